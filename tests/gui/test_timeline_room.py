"""A page without events has the window to itself, but for a line; the timeline comes back as high as it was."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitter
from pytestqt.qtbot import QtBot

from desktop.domain import address
from desktop.gui.actions import Command
from desktop.gui.main_window import MainWindow
from desktop.gui.tree.view import CountryTreeView
from tests.gui.conftest import OpenWindow

EVENTFUL, EMPTY, ALSO_EMPTY = address.country("TKM"), address.source("one"), address.region("143")


def panes(window: MainWindow) -> QSplitter:
    found = window.findChild(QSplitter, "panes")
    assert isinstance(found, QSplitter)
    return found


def heights(window: MainWindow) -> list[int]:
    # The timeline follows the text, or is there for who asks for it.
    assert window.timeline_panel is not None
    # Whatever would change them later does so in this turn, and tells nobody.
    QApplication.processEvents()
    return panes(window).sizes()


@pytest.fixture
def set_by_reader(window: MainWindow) -> int:
    """The height that the reader gave the timeline."""
    whole = sum(panes(window).sizes())
    panes(window).setSizes([whole - 211, 211])
    assert heights(window)[1] == 211
    return 211


def test_a_page_without_events_gets_the_height_and_gives_it_back(window: MainWindow, set_by_reader: int) -> None:
    window.navigator.go_to(EMPTY)
    panel = window.timeline_panel
    assert heights(window)[1] == panel.tools.height() < 60
    assert panel.tools.title.text() == "Timeline · no events"
    assert not panel.timeline.isVisible()
    window.navigator.go_to(ALSO_EMPTY)
    assert heights(window)[1] == panel.tools.height()
    window.navigator.go_back()
    window.navigator.go_back()
    assert heights(window)[1] == set_by_reader
    assert panel.timeline.isVisible()
    assert panel.overview.isVisible()


def test_the_text_stays_in_its_place_when_the_height_follows(
    qtbot: QtBot, window: MainWindow, set_by_reader: int
) -> None:
    browser, seen = window.detail.browser, list[int]()
    for where in (EMPTY, EVENTFUL):
        place = QPoint(browser.viewport().width() // 2, 30)
        with qtbot.waitSignal(browser.page_painted):
            window.navigator.go_to(where)
            before = browser.cursorForPosition(place).position(), browser.viewport().mapToGlobal(place)
        assert (browser.cursorForPosition(place).position(), browser.viewport().mapToGlobal(place)) == before
        seen.append(heights(window)[0])
        assert not browser.horizontalScrollBar().maximum()
    assert seen[0] > seen[1]
    assert window.findChild(CountryTreeView).updatesEnabled()


def test_the_height_outlasts_a_hidden_timeline_and_the_text_alone(window: MainWindow, set_by_reader: int) -> None:
    actions = window.actions_by_command
    window.navigator.go_to(EMPTY)
    actions[Command.SHOW_TIMELINE].trigger()
    assert not window.timeline_panel.isVisible()
    window.navigator.go_to(EVENTFUL)
    assert not window.timeline_panel.isVisible(), "the reader has hidden it"
    window.navigator.go_to(EMPTY)
    window.navigator.go_to(EVENTFUL)
    actions[Command.SHOW_TIMELINE].trigger()
    assert heights(window)[1] == set_by_reader
    QTest.keyClick(window, Qt.Key.Key_F11)
    window.navigator.go_to(EMPTY)
    QTest.keyClick(window.detail.browser, Qt.Key.Key_F11)
    assert heights(window)[1] == window.timeline_panel.tools.height()
    window.navigator.go_to(EVENTFUL)
    assert heights(window)[1] == set_by_reader


def test_the_height_is_there_at_the_next_start_though_the_last_page_had_no_events(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    whole = sum(panes(window).sizes())
    panes(window).setSizes([whole - 211, 211])
    window.navigator.go_to(EMPTY)
    window.close()
    window = open_window()
    assert window.navigator.address == EMPTY
    assert heights(window)[1] == window.timeline_panel.tools.height()
    window.navigator.go_to(EVENTFUL)
    assert heights(window)[1] == 211


def test_events_of_the_first_of_two_unfold_the_timeline_of_a_pair_without_any(window: MainWindow) -> None:
    pair = next(
        where
        for code in ("RUS", "CIV", "IRN", "AFG", "LIE")
        for where in (address.relation("TKM", code),)
        if (page := window.navigator.page_at(where)) is not None and not page.events
    )
    window.navigator.go_to(pair)
    panel = window.timeline_panel
    assert panel.is_folded
    panel.tools.among_button.click()
    assert not panel.is_folded
    assert panel.timeline.isVisible()
    assert len(panel.events) > 1
    panel.tools.among_button.click()
    assert panel.is_folded
