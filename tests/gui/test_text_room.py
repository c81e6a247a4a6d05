"""In a narrow window the panes beside the page give way to it, and come back; what a reader asks for is shown."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitter
from pytestqt.qtbot import QtBot

from desktop.domain import address
from desktop.gui.actions import Command
from desktop.gui.main_window import MainWindow
from tests.gui.conftest import OpenWindow, go_to

WIDE, NARROW, NARROWER = 1200, 760, 520


def letter(window: MainWindow) -> int:
    return window.fontMetrics().averageCharWidth()


def shown(window: MainWindow) -> tuple[bool, bool]:
    """Returns whether tree and notes are shown; their commands always say the same."""
    pane = window.notebook.pane
    panes = ((Command.SHOW_TREE, window.tree_panel), (Command.SHOW_NOTEBOOK, pane))
    for command, one in panes:
        assert window.actions_by_command[command].isChecked() is not one.isHidden()
    return not window.tree_panel.isHidden(), not pane.isHidden()


def trigger(qtbot: QtBot, window: MainWindow, command: Command, then: tuple[bool, bool]) -> None:
    window.actions_by_command[command].trigger()
    qtbot.waitUntil(lambda: shown(window) == then)
    # What one pane leaves to the others is seen in this turn, and told nobody.
    QApplication.processEvents()
    assert shown(window) == then


@pytest.fixture
def with_notes(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """A wide window with tree and notes beside the page."""
    window.resize(WIDE, 800)
    trigger(qtbot, window, Command.SHOW_NOTEBOOK, (True, True))
    assert window.detail.width() >= 56 * letter(window)
    return window


def test_notes_give_way_and_then_the_tree_and_both_come_back_as_wide_as_they_were(
    qtbot: QtBot, with_notes: MainWindow
) -> None:
    window = with_notes
    widths = window.tree_panel.width(), window.notebook.pane.width()
    for width, seen in ((NARROW, (True, False)), (NARROWER, (False, False)), (NARROW, (True, False))):
        window.resize(width, 600)
        assert shown(window) == seen
        qtbot.waitUntil(lambda: window.detail.width() >= 56 * letter(window))
    window.resize(WIDE, 800)
    assert shown(window) == (True, True)
    qtbot.waitUntil(lambda: (window.tree_panel.width(), window.notebook.pane.width()) == widths)


@pytest.mark.parametrize("width", [300, 420])
def test_notes_that_the_reader_made_wide_are_as_wide_again_after_one_step(
    qtbot: QtBot, with_notes: MainWindow, width: int
) -> None:
    window, pane = with_notes, with_notes.notebook.pane
    window.resizeDocks([pane], [width], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: pane.width() == width)
    window.resize(NARROWER, 600)
    assert shown(window) == (False, False)
    window.resize(WIDE, 800)
    assert shown(window) == (True, True)
    qtbot.waitUntil(lambda: pane.width() == width)


def test_no_step_of_a_window_made_narrower_leaves_the_page_less_than_it_needs(
    qtbot: QtBot, with_notes: MainWindow
) -> None:
    window = with_notes
    for width in [*range(WIDE, 430, -30), *range(430, WIDE, 30)]:
        window.resize(width, 600)
        qtbot.waitUntil(lambda: window.detail.width() >= min(window.width(), 56 * letter(window)))
    assert shown(window) == (True, True)


def test_the_pane_that_is_asked_for_is_shown_and_the_other_gives_way(qtbot: QtBot, with_notes: MainWindow) -> None:
    window = with_notes
    window.resize(NARROW, 600)
    trigger(qtbot, window, Command.SHOW_NOTEBOOK, (False, True))
    window.resize(NARROW - 20, 600)
    assert shown(window) == (False, True)
    trigger(qtbot, window, Command.SHOW_TREE, (True, True))
    window.resize(NARROW, 620)
    assert shown(window) == (True, True)
    trigger(qtbot, window, Command.SHOW_NOTEBOOK, (True, False))
    window.resize(WIDE, 800)
    assert shown(window) == (True, False)


def test_a_tree_that_the_reader_made_wide_stays_and_the_window_lets_go_of_it_later(
    qtbot: QtBot, with_notes: MainWindow
) -> None:
    window = with_notes
    trigger(qtbot, window, Command.SHOW_NOTEBOOK, (True, False))
    window.resize(NARROW, 600)
    upper = window.findChild(QSplitter, "upper")
    assert isinstance(upper, QSplitter)
    with qtbot.waitSignal(upper.splitterMoved):
        QTest.mousePress(upper.handle(1), Qt.MouseButton.LeftButton, pos=QPoint(0, 50))
        QTest.mouseMove(upper.handle(1), QPoint(450 - window.tree_panel.width(), 50))
    QTest.mouseRelease(upper.handle(1), Qt.MouseButton.LeftButton)
    window.resize(NARROW - 10, 600)
    assert shown(window) == (True, False)
    assert window.tree_panel.width() > 400
    window.resize(WIDE, 800)
    window.resize(NARROW, 600)
    assert shown(window) == (False, False)


def test_what_was_asked_for_gives_way_again_once_there_was_room_for_all(qtbot: QtBot, with_notes: MainWindow) -> None:
    window = with_notes
    window.resize(NARROW, 600)
    trigger(qtbot, window, Command.SHOW_NOTEBOOK, (False, True))
    window.resize(WIDE, 800)
    assert shown(window) == (True, True)
    window.resize(NARROW, 600)
    assert shown(window) == (True, False)


def test_keys_that_lead_into_a_pane_show_it_in_a_narrow_window(qtbot: QtBot, with_notes: MainWindow) -> None:
    window = with_notes
    window.resize(NARROWER, 600)
    assert shown(window) == (False, False)
    trigger(qtbot, window, Command.FILTER, (True, False))
    assert window.tree_panel.filter_field.hasFocus()
    trigger(qtbot, window, Command.NOTE, (True, True))
    assert window.notebook.pane.editor.field.hasFocus()


def test_the_cursor_goes_to_the_text_and_what_was_typed_is_kept(qtbot: QtBot, with_notes: MainWindow) -> None:
    window = with_notes
    window.actions_by_command[Command.NOTE].trigger()
    QTest.keyClicks(window.notebook.pane.editor.field, "Ask about the valve.")
    window.resize(NARROW, 600)
    assert shown(window) == (True, False)
    assert window.detail.browser.hasFocus()
    window.notebook.desk.settle()
    assert [one.text for one in window.notebook.desk.state.contents.notes] == ["Ask about the valve."]


def test_what_gave_way_is_still_wished_at_the_next_start(
    qtbot: QtBot, with_notes: MainWindow, open_window: OpenWindow
) -> None:
    with_notes.resize(NARROWER, 600)
    assert shown(with_notes) == (False, False)
    assert with_notes.close()
    again = open_window()
    again.resize(NARROW, 600)
    assert shown(again) == (True, False)
    again.resize(WIDE, 800)
    assert shown(again) == (True, True)
    trigger(qtbot, again, Command.SHOW_NOTEBOOK, (True, False))
    assert again.close()
    third = open_window()
    third.resize(WIDE, 800)
    assert shown(third) == (True, False)


def test_a_tree_that_the_reader_hid_stays_hidden(qtbot: QtBot, with_notes: MainWindow) -> None:
    window = with_notes
    trigger(qtbot, window, Command.SHOW_TREE, (False, True))
    window.resize(NARROW, 600)
    assert shown(window) == (False, True)
    window.resize(WIDE, 800)
    assert shown(window) == (False, True)


def test_the_text_alone_gets_no_pane_back_and_what_follows_it_fits(qtbot: QtBot, with_notes: MainWindow) -> None:
    window = with_notes
    trigger(qtbot, window, Command.SHOW_NOTEBOOK, (True, False))
    window.actions_by_command[Command.TEXT_ALONE].trigger()
    window.resize(NARROWER, 600)
    window.resize(WIDE, 800)
    assert window.tree_panel.isHidden()
    window.resize(NARROWER, 600)
    window.actions_by_command[Command.TEXT_ALONE].trigger()
    qtbot.waitUntil(lambda: shown(window) == (False, False))
    window.resize(WIDE, 800)
    assert shown(window) == (True, False)


@pytest.mark.usefixtures("type_twice_as_large")
def test_at_twice_the_size_of_type_the_page_gets_twice_the_width(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    window.resize(2400, 800)
    trigger(qtbot, window, Command.SHOW_NOTEBOOK, (True, True))
    for width, seen in ((1000, (False, False)), (1200, (True, False)), (2400, (True, True))):
        window.resize(width, 800)
        assert shown(window) == seen
        qtbot.waitUntil(lambda: window.detail.width() >= 56 * letter(window))


def test_the_pages_of_a_narrow_window_change_nothing_beside_them(qtbot: QtBot, with_notes: MainWindow) -> None:
    with_notes.resize(NARROW, 600)
    for where in (address.relation("TKM", "AFG"), address.country("TKM")):
        go_to(with_notes, where)
        assert shown(with_notes) == (True, False)
        QTest.keyClick(with_notes, Qt.Key.Key_Escape)
        assert shown(with_notes) == (True, False)
