"""The text of another page is there first, tree and timeline right after."""

import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.cycles import SELDOM
from desktop.domain import address
from desktop.domain.address import Address
from desktop.gui.housekeeping import Housekeeping
from desktop.gui.main_window import MainWindow
from desktop.gui.timeline.widget import TimelineWidget
from desktop.gui.tree.view import CountryTreeView
from tests.gui.conftest import place_of, point_at

AFG, TKM = address.country("AFG"), address.country("TKM")


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
