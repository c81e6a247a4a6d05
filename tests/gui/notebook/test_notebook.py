"""The notebook in the window, used as a reader does."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QColor, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QInputDialog,
    QMenu,
    QTreeWidgetItem,
)
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.domain import address
from desktop.gui import theme
from desktop.gui.actions import Command
from desktop.gui.main_window import MainWindow
from desktop.library.notebook import plans
from desktop.library.notebook.entries import COLOURS, Bookmark, Note
from desktop.library.notebook.notebook import Notebook
from tests.gui.conftest import OpenWindow
from tests.gui.notebook.conftest import contents, do, fill_dialog, keep, on_disk, shown_dialog
from tests.library.notebook.conftest import bookmark, highlight, note, read_later

TKM, TAPI = address.country("TKM"), address.topic("tapi")


def menu_of(window: MainWindow) -> dict[str, QAction]:
    window.actions_by_command.bookmarks_menu.aboutToShow.emit()

    def below(menu: QMenu, above: str) -> dict[str, QAction]:
        found = {}
        for action in menu.actions():
            inner = action.menu()
            name = above + action.text()
            found |= {name: action} | (below(inner, name + "/") if isinstance(inner, QMenu) else {})
        return found

    return below(window.actions_by_command.bookmarks_menu, "")


def rows(window: MainWindow) -> list[str]:
    def below(item: QTreeWidgetItem, depth: int) -> list[str]:
        children = [item.child(number) for number in range(item.childCount())]
        return [line for child in children for line in (" " * depth + child.text(0), *below(child, depth + 1))]

    return below(window.notebook.pane.tree.invisibleRootItem(), 0)


def choose(window: MainWindow, text: str) -> None:
    tree = window.notebook.pane.tree
    tree.clearSelection()
    (item,) = tree.findItems(text, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    item.setSelected(True)
    tree.setCurrentItem(item)


def select(window: MainWindow, words: str) -> None:
    cursor = window.detail.browser.document().find(words)
    assert not cursor.isNull()
    window.detail.browser.setTextCursor(cursor)


def offered(window: MainWindow, spot: int = 0) -> dict[str, QAction]:
    menu = QMenu(window)
    window.notebook.highlighter.offer(menu, spot)
    (colours,) = [action.menu() for action in menu.actions() if action.text() == "&Highlight"]
    assert isinstance(colours, QMenu)
    return {action.text(): action for action in (*menu.actions(), *colours.actions())}


def tinted(window: MainWindow) -> list[tuple[str, QColor]]:
    return [
        (one.cursor.selectedText(), one.format.background().color()) for one in window.detail.browser.extraSelections()
    ]


def test_one_sees_that_a_page_is_kept(window: MainWindow) -> None:
    action = window.actions_by_command[Command.BOOKMARK]
    plain = action.text(), action.icon().pixmap(16).toImage()
    fill_dialog(window, "Neutral", "Gas")
    window.notebook.desk.settle()
    assert window.statusBar().currentMessage() == "Kept in Gas"
    assert action.text() == "Edit &bookmark…"
    assert action.toolTip() == "Edit bookmark (Ctrl+D)"
    assert action.icon().pixmap(16).toImage() != plain[1]
    window.navigator.go_to(address.country("AFG"))
    assert (action.text(), action.icon().pixmap(16).toImage()) == plain


def test_a_page_is_bookmarked_under_a_title_in_a_new_folder_and_opened_from_the_menu(window: MainWindow) -> None:
    fill_dialog(window, "Home & more", "Gas / TAPI")
    (kept,) = contents(window).bookmarks
    assert (kept.title, kept.folder, kept.address) == ("Home & more", "Gas/TAPI", "chancery:country/TKM")
    assert on_disk() == contents(window)
    window.navigator.go_to(TAPI)
    menu_of(window)["Gas/TAPI/Home && more"].trigger()
    assert window.navigator.address == TKM


def test_ctrl_d_on_a_bookmarked_page_edits_its_bookmark_or_removes_it(window: MainWindow) -> None:
    fill_dialog(window, "One", "A")
    contents(window)
    fill_dialog(window, "Two", "B")
    assert [(one.title, one.folder) for one in contents(window).bookmarks] == [("Two", "B")]
    do(window, Command.BOOKMARK)
    dialog = shown_dialog(window)
    (remove,) = [one for one in dialog.findChild(QDialogButtonBox).buttons() if "Remove" in one.text()]
    remove.click()
    assert contents(window).bookmarks == ()
    do(window, Command.UNDO)
    assert len(contents(window).bookmarks) == 1


def test_a_page_goes_on_the_list_to_be_read_and_off_it(window: MainWindow) -> None:
    do(window, Command.READ_LATER)
    assert [one.title for one in contents(window).read_later] == ["Turkmenistan"]
    assert window.actions_by_command[Command.READ_LATER].isChecked()
    assert "To be read/Turkmenistan" in menu_of(window)
    do(window, Command.READ_LATER)
    assert contents(window).read_later == ()
    assert not window.actions_by_command[Command.READ_LATER].isChecked()


def test_a_note_is_saved_while_one_types_and_is_there_at_the_next_start(
    window: MainWindow, open_window: OpenWindow, qtbot: QtBot
) -> None:
    do(window, Command.NOTE)
    field = window.notebook.pane.editor.field
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, "Ask about the quota.")
    qtbot.waitUntil(lambda: [one.text for one in on_disk().notes] == ["Ask about the quota."])
    window.close()
    again = open_window(where=TKM)
    contents(again)
    do(again, Command.NOTE)
    assert again.notebook.pane.editor.field.toPlainText() == "Ask about the quota."


def test_a_note_is_saved_on_the_way_to_another_page_and_on_closing(window: MainWindow) -> None:
    do(window, Command.NOTE)
    field = window.notebook.pane.editor.field
    QTest.keyClicks(field, "of TKM")
    window.navigator.go_to(TAPI)
    assert field.toPlainText() == ""
    QTest.keyClicks(field, "of TAPI")
    assert window.close()
    assert {(one.address, one.text) for one in on_disk().notes} == {
        ("chancery:country/TKM", "of TKM"),
        ("chancery:topic/tapi", "of TAPI"),
    }


def test_a_note_can_stand_on_an_event(window: MainWindow) -> None:
    event = window.timeline_panel.timeline.events[0].id
    window.navigator.go_to(address.event(event))
    do(window, Command.NOTE)
    QTest.keyClicks(window.notebook.pane.editor.field, "Look into this.")
    window.notebook.pane.editor.save()
    assert [one.address for one in contents(window).notes] == [f"chancery:event/{event}"]


def test_an_emptied_note_is_gone_and_undoing_brings_it_back(window: MainWindow) -> None:
    do(window, Command.NOTE)
    editor = window.notebook.pane.editor
    editor.field.setPlainText("text")
    editor.save()
    contents(window)
    editor.field.setPlainText("")
    editor.save()
    assert contents(window).notes == ()
    do(window, Command.UNDO)
    assert [one.text for one in contents(window).notes] == ["text"]
    assert editor.field.toPlainText() == "text"


def test_a_page_with_a_note_says_so_below(window: MainWindow) -> None:
    hint = window.notebook._hint
    assert hint.isHidden()
    keep(window, note())
    assert hint.isVisible()
    hint.click()
    assert window.notebook.pane.editor.field.toPlainText() == "Ask about the quota."


def test_what_another_window_changes_is_seen_when_one_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    do(window, Command.NOTE)
    contents(window)
    other = Notebook(paths.data_folder())
    other.change("Add", plans.keep(note("from elsewhere")))
    other.close()
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    assert [one.text for one in contents(window).notes] == ["from elsewhere"]


def test_the_pane_lists_folders_pages_notes_and_highlights(window: MainWindow) -> None:
    do(window, Command.SHOW_NOTEBOOK)
    keep(window, bookmark("B", folder="Gas/TAPI"), bookmark("A"), note("A note"), read_later(), highlight("neutral"))
    assert rows(window) == [
        "Gas",
        " TAPI",
        "  B",
        "A",
        "Read later",
        " TAPI",
        "Notes",
        " Turkmenistan: A note",
        "Highlights",
        " Turkmenistan: “neutral”",
    ]


def test_the_pane_searches_everything_and_opens_with_enter(window: MainWindow) -> None:
    do(window, Command.SHOW_NOTEBOOK)
    keep(window, note("Türkmenbaşy port", "chancery:topic/tapi"), note("other"), bookmark("Port", "chancery:world"))
    QTest.keyClicks(QApplication.focusWidget(), "PORT turkmenbasy")
    assert rows(window) == ["Turkmenistan: Türkmenbaşy port"]
    pane = window.notebook.pane
    QTest.keyClick(pane.search_field, Qt.Key.Key_Down)
    choose(window, "Turkmenistan: Türkmenbaşy port")
    QTest.keyClick(pane.tree, Qt.Key.Key_Return)
    assert window.navigator.address == TAPI
    QTest.keyClick(pane.search_field, Qt.Key.Key_Escape)
    assert pane.search_field.text() == ""


def test_bookmarks_are_moved_renamed_deleted_and_undone_from_the_pane(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    do(window, Command.SHOW_NOTEBOOK)
    keep(window, bookmark("A"), bookmark("B", "chancery:world", "Old"))
    pane = window.notebook.pane
    choose(window, "A")
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_: ("New", True))
    pane.buttons["move"].click()
    assert contents(window).folders == ("New", "Old")
    choose(window, "Old")
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("New", True))
    QTest.keyClick(pane.tree, Qt.Key.Key_F2)
    assert contents(window).folders == ("New",)
    choose(window, "New")
    QTest.keyClick(pane.tree, Qt.Key.Key_Delete)
    assert len(contents(window)) == 0
    assert "Delete folder" in window.actions_by_command[Command.UNDO].text()
    do(window, Command.UNDO)
    assert len(contents(window)) == 2
    do(window, Command.REDO)
    assert len(contents(window)) == 0
    assert not window.actions_by_command[Command.REDO].isEnabled()


def test_branches_that_were_closed_stay_closed_when_something_changes(window: MainWindow) -> None:
    do(window, Command.SHOW_NOTEBOOK)
    keep(window, bookmark("A", folder="Gas"), note())
    window.notebook.pane.tree.topLevelItem(0).setExpanded(False)
    keep(window, note("another"))
    assert not window.notebook.pane.tree.topLevelItem(0).isExpanded()
    assert window.notebook.pane.tree.topLevelItem(1).isExpanded()


def test_a_selected_passage_is_tinted_in_light_and_dark_and_after_zooming(window: MainWindow) -> None:
    select(window, "Turkmenistan")
    words = window.detail.browser.textCursor().selectedText()
    offered(window)["&Green"].trigger()
    assert [one.colour for one in contents(window).highlights] == ["green"]
    light = tinted(window)
    assert [text for text, _ in light] == [words]
    do(window, Command.THEME_DARK)
    do(window, Command.ZOOM_IN)
    dark = tinted(window)
    assert [text for text, _ in dark] == [words]
    assert dark[0][1] != light[0][1]
    window.navigator.go_to(TAPI)
    assert tinted(window) == []
    window.navigator.go_back()
    assert tinted(window) == dark


def test_a_highlight_is_removed_from_the_menu_over_it(window: MainWindow) -> None:
    select(window, "Turkmenistan")
    spot = window.detail.browser.textCursor().selectionStart() + 1
    assert "&Remove this highlight" not in offered(window, spot)
    offered(window)["&Yellow"].trigger()
    contents(window)
    offered(window, spot)["&Remove this highlight"].trigger()
    assert contents(window).highlights == ()
    assert tinted(window) == []


def test_without_a_selection_nothing_can_be_highlighted(window: MainWindow) -> None:
    window.detail.browser.setTextCursor(QTextCursor(window.detail.browser.document()))
    assert not offered(window)["&Highlight"].isEnabled()


def test_a_note_on_a_passage_keeps_the_passage(window: MainWindow) -> None:
    select(window, "Turkmenistan")
    offered(window)["&Note on this passage…"].trigger()
    QTest.keyClicks(window.notebook.pane.editor.field, "Why?")
    window.notebook.pane.editor.save()
    assert [(one.quote, one.text) for one in contents(window).notes] == [("Turkmenistan", "Why?")]


@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
def test_text_on_a_tint_can_be_read(colour: str, colours: theme.Theme) -> None:
    from desktop.gui.notebook.highlighter import _TINTS

    def light(name: str) -> float:
        parts = QColor(name).getRgbF()[:3]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    for text in (colours.ink, colours.link):
        high, low = sorted((light(text), light(_TINTS[colour][colours.dark])), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 4.5


def test_every_part_of_the_pane_has_a_name_and_is_reached_by_tab(window: MainWindow) -> None:
    do(window, Command.SHOW_NOTEBOOK)
    keep(window, bookmark("A"))
    choose(window, "A")
    pane = window.notebook.pane
    pane.search_field.setFocus()
    wished = [pane.search_field, pane.tree, *pane.buttons.values(), pane.editor.field]
    for widget in wished:
        assert widget.accessibleName()
        assert QApplication.focusWidget() is widget
        QTest.keyClick(widget, Qt.Key.Key_Tab)


def test_a_bookmark_of_a_page_that_is_no_more_says_so(window: MainWindow) -> None:
    do(window, Command.SHOW_NOTEBOOK)
    keep(window, replace(bookmark("Gone"), address="chancery:topic/gone"))
    choose(window, "Gone")
    window.notebook.pane.open_chosen()
    assert "gone" in window.message_bar.sentence
    assert isinstance(contents(window).bookmarks[0], Bookmark)
    assert not any(isinstance(entry, Note) for entry in contents(window))


def test_the_pane_is_there_again_at_the_next_start_where_it_was_shown(open_window: OpenWindow) -> None:
    first = open_window()
    do(first, Command.SHOW_NOTEBOOK)
    assert first.close()
    again = open_window()
    again.resize(1200, 800)
    assert again.notebook.pane.isVisible()
    assert again.actions_by_command[Command.SHOW_NOTEBOOK].isChecked()
    assert not again.notebook.pane.search_field.hasFocus()
    do(again, Command.SHOW_NOTEBOOK)
    assert again.close()
    assert not open_window().actions_by_command[Command.SHOW_NOTEBOOK].isChecked()
