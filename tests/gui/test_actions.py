"""The actions of the window: each has a text, a place, keys of its own and something to do."""

import re
from collections import Counter

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from desktop import paths
from desktop.gui.actions import LOOKS, MENUS, PARTNER_ORDERS, SUBMENUS, THEMES, TOOLBAR, Command
from desktop.gui.dialogs.shortcuts import ShortcutsDialog
from desktop.gui.main_window import MainWindow


def menus(window: MainWindow) -> dict[str, QMenu]:
    return {name: menu for action in window.menuBar().actions() for name, menu in menus_from(action).items()}


def menus_from(action: QAction) -> dict[str, QMenu]:
    menu = action.menu()
    if not isinstance(menu, QMenu):
        return {}
    return {action.text(): menu} | {name: one for below in menu.actions() for name, one in menus_from(below).items()}


def offered(menu: QMenu) -> list[QAction]:
    return [action for action in menu.actions() if not action.isSeparator()]


@pytest.mark.parametrize("command", Command)
def test_every_command_has_a_look_with_a_text(command: Command) -> None:
    look = LOOKS[command]
    assert look.text.strip()
    assert look.menu in {*MENUS, *SUBMENUS}


def test_every_action_stands_in_its_menu_and_only_there(window: MainWindow) -> None:
    places = {
        name: [action.objectName() for action in offered(menu) if not action.menu()]
        for name, menu in menus(window).items()
    }
    assert set(places) == {*MENUS, *SUBMENUS}
    assert places == {name: [command.value for command in Command if LOOKS[command].menu == name] for name in places}


def test_every_submenu_stands_in_the_menu_that_it_is_said_to(window: MainWindow) -> None:
    below = {
        name: parent
        for parent, menu in menus(window).items()
        for name in (action.text() for action in offered(menu) if action.menu())
    }
    assert below == SUBMENUS


def test_no_two_actions_share_a_shortcut(window: MainWindow) -> None:
    keys = Counter(
        sequence.toString() for command in Command for sequence in set(window.actions_by_command[command].shortcuts())
    )
    assert [key for key, count in keys.items() if count > 1] == []
    assert "" not in keys


def test_no_two_entries_of_a_menu_share_a_letter(window: MainWindow) -> None:
    shown = {name: [action.text() for action in offered(menu)] for name, menu in menus(window).items()}
    for texts in (*shown.values(), list(MENUS)):
        letters = Counter(letter.lower() for text in texts for letter in re.findall(r"&(\w)", text))
        assert [letter for letter, count in letters.items() if count > 1] == []


def test_every_action_does_something(window: MainWindow) -> None:
    idle = [command for command in Command if not window.actions_by_command[command].receivers("2triggered(bool)")]
    assert idle == []


def test_every_icon_that_is_named_is_shipped(window: MainWindow) -> None:
    named = {look.icon for look in LOOKS.values() if look.icon}
    folder = paths.resources_folder() / "icons" / "actions"
    assert [icon for icon in sorted(named) if not (folder / f"{icon}.svg").is_file()] == []
    for command in TOOLBAR:
        assert not window.actions_by_command[command].icon().isNull()


def test_a_tool_tip_says_what_an_action_does_and_its_key(window: MainWindow) -> None:
    assert window.actions_by_command[Command.BACK].toolTip() == "Back (Alt+Left)"
    assert window.actions_by_command[Command.OPEN_ADDRESS].toolTip() == "Open address (Ctrl+O)"


@pytest.mark.parametrize("choices", [THEMES, PARTNER_ORDERS])
def test_one_of_several_choices_is_taken_at_a_time(window: MainWindow, choices: tuple[Command, ...]) -> None:
    assert [window.actions_by_command[command].isChecked() for command in choices].count(True) == 1
    for chosen in choices:
        window.actions_by_command[chosen].trigger()
        assert [command for command in choices if window.actions_by_command[command].isChecked()] == [chosen]


def test_the_sheet_of_shortcuts_lists_every_action_that_has_keys(window: MainWindow) -> None:
    table = ShortcutsDialog(window.actions_by_command, window).table
    rows = [(table.item(row, 0).text(), table.item(row, 1)) for row in range(table.rowCount())]
    sheet = {what: keys.text() for what, keys in rows if keys is not None}
    for command in Command:
        action = window.actions_by_command[command]
        name = action.text().replace("&", "").rstrip("…")
        assert (name in sheet) == bool(action.shortcuts())
        if action.shortcuts():
            assert action.shortcut().toString() in sheet[name].split(", ")
    assert sheet["Open the page of the event"] == "Enter"


def test_the_sheet_of_shortcuts_goes_by_menus_and_names_keys_that_keyboards_have(window: MainWindow) -> None:
    copy = window.actions_by_command[Command.COPY]
    copy.setShortcuts([QKeySequence("Ctrl+C"), QKeySequence("Ctrl+Ins"), QKeySequence("F16"), QKeySequence("Copy")])
    table = ShortcutsDialog(window.actions_by_command, window).table
    headings = [table.item(row, 0).text() for row in range(table.rowCount()) if table.columnSpan(row, 0) == 2]
    assert headings == ["File", "Edit", "View", "Go", "Bookmarks", "Help", "Tabs", "Timeline"]
    sheet = {table.item(row, 0).text(): table.item(row, 1) for row in range(table.rowCount())}
    assert sheet["Copy"].text() == "Ctrl+C, Ctrl+Ins"
    assert sheet["Back"].text() == "Alt+Left"
    assert sheet["Give up what stands out, then the range, then the filter"].text() == "Esc"


def test_the_sheet_of_shortcuts_is_searched_by_words_and_keys(window: MainWindow) -> None:
    dialog = ShortcutsDialog(window.actions_by_command, window)

    def shown(text: str) -> list[str]:
        dialog.search_field.setText(text)
        table = dialog.table
        return [table.item(row, 0).text() for row in range(table.rowCount()) if not table.isRowHidden(row)]

    everything = shown("")
    assert shown("find next") == ["Edit", "Find next"]
    assert shown("f11") == ["View", "Text alone"]
    assert shown("TABLE") == ["Timeline", "Table or timeline"]
    assert shown("xyzzy") == []
    assert shown("") == everything
