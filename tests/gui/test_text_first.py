"""The text of another page is there first, tree and timeline right after."""

import gc
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from desktop.cycles import SELDOM
from desktop.domain import address
from desktop.domain.address import Address
from desktop.errors import DamagedLibraryError
from desktop.gui.housekeeping import Housekeeping
from desktop.gui.late_failures import tell_of_late_failures
from desktop.gui.main_window import MainWindow
from desktop.gui.timeline.widget import TimelineWidget
from desktop.gui.tree.view import CountryTreeView
from desktop.library.kept import Kept
from desktop.library.library import Library
from desktop.library.rows import Event
from tests.gui.conftest import OpenWindow, place_of, point_at

AFG, FRA, TKM = address.country("AFG"), address.country("FRA"), address.country("TKM")


def timeline_of(window: MainWindow) -> set[str]:
    """Returns the events that the timeline draws by now, asking nobody to catch up."""
    return {event.id for event in window.findChild(TimelineWidget).events}


def row_of(window: MainWindow) -> Address | None:
    return window.findChild(CountryTreeView).shown_address()


def test_tree_and_timeline_follow_when_the_text_is_painted(qtbot: QtBot, window: MainWindow) -> None:
    before = timeline_of(window)
    with qtbot.waitSignal(window.detail.browser.page_painted):
        window.navigator.go_to(AFG)
        assert "Afghanistan" in window.detail.browser.toPlainText()
        assert (row_of(window), timeline_of(window)) == (TKM, before)
    assert row_of(window) == AFG
    assert timeline_of(window) != before
    assert window.tree_panel.updatesEnabled()
    assert window.timeline_panel.updatesEnabled()


@pytest.fixture
def reading(open_window: OpenWindow, shipped_library: Library) -> MainWindow:
    """A window on what is shipped, whose pages are longer than the screen."""
    return open_window(shipped_library, TKM)


def test_no_event_is_read_before_the_text_is_painted(
    qtbot: QtBot, reading: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    read = Kept.events

    def counted(kept: Kept, places: list[int]) -> list[Event]:
        asked.extend(places)
        return read(kept, places)

    monkeypatch.setattr(Kept, "events", counted)
    with qtbot.waitSignal(reading.detail.browser.page_painted):
        reading.navigator.go_to(FRA)
        assert asked == []
    qtbot.waitUntil(lambda: len(asked) > 1)


def test_what_fails_after_the_text_was_shown_is_told_and_is_read_anew(
    qtbot: QtBot, reading: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    tell_of_late_failures(reading.tell)
    read = Kept.events

    def unreadable(kept: Kept, places: list[int]) -> list[Event]:
        if len(places) > 1:
            raise DamagedLibraryError("the compiled library cannot be read (disk I/O error)")
        return read(kept, places)

    with monkeypatch.context() as disk:
        disk.setattr(Kept, "events", unreadable)
        reading.navigator.go_to(FRA)
        qtbot.waitUntil(lambda: "disk I/O error" in reading.message_bar.sentence)
        # As it stands: who asks the browser would have the rest read.
        shown = QTextBrowser.toPlainText(reading.detail.browser)
        assert "France" in shown
        assert "Key dates" not in shown
    reading.navigator.go_to(TKM)
    reading.navigator.go_to(FRA)
    assert "Key dates" in reading.detail.browser.toPlainText()
    assert not reading.message_bar.isVisible()


def test_other_failures_go_where_they_went_before(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, failure, _trace: told.append(failure))
    tell_of_late_failures(window.tell)
    failure = ZeroDivisionError("a fault of ours")
    sys.excepthook(ZeroDivisionError, failure, None)
    assert told == [failure]
    assert not window.message_bar.isVisible()


def test_they_follow_although_the_text_is_out_of_sight(qtbot: QtBot, window: MainWindow) -> None:
    window.detail.hide()
    window.navigator.go_to(AFG)
    qtbot.waitUntil(lambda: row_of(window) == AFG)
    assert window.timeline_panel.updatesEnabled()


def test_who_asks_for_them_finds_the_page_that_is_open(window: MainWindow) -> None:
    window.navigator.go_to(AFG)
    assert window.tree_panel.tree.shown_address() == AFG
    window.navigator.go_to(TKM)
    assert window.timeline_panel.title == "Turkmenistan"


def test_a_key_in_the_tree_starts_from_the_page_that_is_open(window: MainWindow) -> None:
    tree = window.findChild(CountryTreeView)
    tree.setFocus()
    window.navigator.go_to(AFG)
    QTest.keyClick(tree, Qt.Key.Key_Down)
    assert tree.currentIndex().parent().data() == "Afghanistan"


def test_the_timeline_knows_the_page_at_once_where_it_has_the_focus(window: MainWindow) -> None:
    window.findChild(TimelineWidget).setFocus()
    before = timeline_of(window)
    window.navigator.go_to(AFG)
    assert timeline_of(window) != before
    assert row_of(window) == TKM


def test_a_fault_leaves_no_pane_frozen(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    tree = window.tree_panel

    def fail(_: object) -> None:
        raise RuntimeError("a damaged library")

    monkeypatch.setattr(tree, "show_page", fail)
    with qtbot.captureExceptions() as raised, qtbot.waitSignal(window.detail.browser.page_painted):
        window.navigator.go_to(AFG)
    qtbot.waitUntil(lambda: bool(raised))
    assert tree.updatesEnabled()
    assert window.findChild(TimelineWidget).updatesEnabled()


def test_cards_go_when_the_text_is_laid_out_anew(qtbot: QtBot, window: MainWindow) -> None:
    browser, previews = window.detail.browser, window.detail.previews
    point_at(browser, place_of(browser, "pipeline"))
    qtbot.waitUntil(previews.card.isVisible)
    window.detail.zoom_in()
    assert not previews.card.isVisible()


def test_unused_cycles_are_looked_for_while_the_reader_reads(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = gc.get_threshold()
    collected: list[Address | None] = []
    monkeypatch.setattr("desktop.gui.housekeeping._REST", 1)
    try:
        Housekeeping(window.navigator.page_changed, window)
        assert gc.get_threshold()[0] == SELDOM
        monkeypatch.setattr(gc, "collect", lambda: collected.append(window.navigator.address))
        window.navigator.go_to(AFG)
        assert not collected, "not while a page is opened"
        qtbot.waitUntil(lambda: collected == [AFG])
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()
