"""The actions of the window: each has a text, a place, keys of its own and something to do."""

import re
from collections import Counter

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop import paths
from desktop.gui.actions import LOOKS, MENUS, THEMES, TOOLBAR, Command
from desktop.gui.dialogs.shortcuts import ShortcutsDialog
from desktop.gui.main_window import MainWindow


def menus(window: MainWindow) -> dict[str, QMenu]:
    found = {action.text(): action.menu() for action in window.menuBar().actions()}
    return {name: menu for name, menu in found.items() if isinstance(menu, QMenu)}


def offered(menu: QMenu) -> list[QAction]:
    return [action for action in menu.actions() if not action.isSeparator()]


@pytest.mark.parametrize("command", Command)
def test_every_command_has_a_look_with_a_text(command: Command) -> None:
    look = LOOKS[command]
    assert look.text.strip()
    assert look.menu in MENUS


def test_every_action_stands_in_its_menu_and_only_there(window: MainWindow) -> None:
    places = {name: [action.objectName() for action in offered(menu)] for name, menu in menus(window).items()}
    assert tuple(places) == MENUS
    assert places == {name: [command.value for command in Command if LOOKS[command].menu == name] for name in MENUS}


def test_no_two_actions_share_a_shortcut(window: MainWindow) -> None:
    keys = Counter(
        sequence.toString() for command in Command for sequence in set(window.actions_by_command[command].shortcuts())
    )
    assert [key for key, count in keys.items() if count > 1] == []
    assert "" not in keys


def test_no_two_entries_of_a_menu_share_a_letter(window: MainWindow) -> None:
    bar = {name: [action.text() for action in offered(menu)] for name, menu in menus(window).items()}
    for texts in (*bar.values(), list(bar)):
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


def test_one_of_the_themes_is_chosen_at_a_time(window: MainWindow) -> None:
    for chosen in THEMES:
        window.actions_by_command[chosen].trigger()
        assert [command for command in THEMES if window.actions_by_command[command].isChecked()] == [chosen]


def test_the_sheet_of_shortcuts_lists_every_action_that_has_keys(window: MainWindow) -> None:
    table = ShortcutsDialog(window.actions_by_command, window).table
    sheet = {table.item(row, 0).text(): table.item(row, 1).text() for row in range(table.rowCount())}
    for command in Command:
        action = window.actions_by_command[command]
        name = action.text().replace("&", "").rstrip("…")
        assert (name in sheet) == bool(action.shortcuts())
        if action.shortcuts():
            assert sheet[name].split(", ")[0] == action.shortcut().toString()
    assert sheet["Timeline: open the event"] == "Enter"
