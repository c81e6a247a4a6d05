"""The window: what its commands do, and what it remembers."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QTableWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.domain import address
from desktop.domain.address import Address, PageKind
from desktop.gui import theme
from desktop.gui.actions import Command
from desktop.gui.main_window import MainWindow
from desktop.gui.settings import Settings, ThemeChoice
from desktop.library.ranking import PartnerOrder
from tests.gui.conftest import OpenWindow, click_on, place_of, point_at

TKM, TAPI = address.country("TKM"), address.topic("tapi")


def do(window: MainWindow, command: Command) -> None:
    window.actions_by_command[command].trigger()


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


def with_dialog(act: Callable[[QDialog], None], begin: Callable[[], object]) -> None:
    """Begins what opens a dialog, and acts in it; the dialog is closed whatever happens."""

    def on_opened() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        try:
            act(dialog)
        finally:
            dialog.close()

    QTimer.singleShot(0, on_opened)
    begin()


def statuses(window: MainWindow) -> list[str]:
    return [label.text() for label in window.statusBar().findChildren(QLabel)]


def test_the_first_start_opens_on_turkmenistan(window: MainWindow) -> None:
    assert window.navigator.address == TKM
    assert window.windowTitle() == "Turkmenistan – Chancery"
    assert not window.actions_by_command[Command.BACK].isEnabled()
    assert not window.actions_by_command[Command.FORWARD].isEnabled()
    assert window.message_bar.sentence == ""


def test_a_wish_goes_before_the_page_read_last(open_window: OpenWindow, settings_folder: Path) -> None:
    Settings(settings_folder).last_address = TAPI
    assert open_window(where=address.country("AFG")).navigator.address == address.country("AFG")


def test_a_wish_for_a_page_that_does_not_exist_is_answered_over_another_page(open_window: OpenWindow) -> None:
    window = open_window(where=address.country("ZZZ"))
    assert window.navigator.address == TKM
    assert window.message_bar.sentence == "No country is called “ZZZ”"


def test_a_last_page_that_is_no_more_is_passed_over_in_silence(open_window: OpenWindow, settings_folder: Path) -> None:
    Settings(settings_folder).last_address = address.topic("gone")
    window = open_window()
    assert window.navigator.address == TKM
    assert window.message_bar.sentence == ""


def test_page_sizes_and_zoom_are_there_again_at_the_next_start(open_window: OpenWindow) -> None:
    first = open_window()
    first.resize(700, 610)
    first.navigator.go_to(TAPI)
    first._upper.setSizes([300, 400])
    first._panes.setSizes([320, 240])
    do(first, Command.ZOOM_IN)
    do(first, Command.THEME_DARK)
    kept = (first.size(), first._upper.sizes(), first._panes.sizes())
    assert first.close()
    again = open_window()
    assert (again.size(), again._upper.sizes(), again._panes.sizes()) == kept
    assert again.navigator.address == TAPI
    assert again.detail.zoom == 110
    assert again.actions_by_command[Command.THEME_DARK].isChecked()
    assert theme.current() is theme.DARK


def test_closing_where_nothing_can_be_written_closes(open_window: OpenWindow, settings_folder: Path) -> None:
    settings_folder.write_text("in the way")
    window = open_window()
    assert window.close()
    assert settings_folder.read_text() == "in the way"


def test_the_status_bar_shows_where_a_link_leads(window: MainWindow) -> None:
    point_at(window.detail.browser, place_of(window.detail.browser, "publisher's site"))
    assert "https://example.org/a?b=1&c=2" in statuses(window)
    point_at(window.detail.browser, QPoint(3, 3))
    assert "https://example.org/a?b=1&c=2" not in statuses(window)


def test_a_link_to_a_web_site_is_opened_outside_and_leaves_the_page(window: MainWindow, opened_urls: list[str]) -> None:
    click_on(window.detail.browser, "publisher's site")
    assert opened_urls == ["https://example.org/a?b=1&c=2"]
    assert window.navigator.address == TKM


def test_the_status_bar_tells_the_edition(window: MainWindow) -> None:
    assert "Edition of 24 November 2026" in statuses(window)


def test_f9_and_f10_hide_and_show_tree_and_timeline(window: MainWindow) -> None:
    for key, pane in ((Qt.Key.Key_F9, window.tree_panel), (Qt.Key.Key_F10, window.timeline_panel)):
        press(window, key)
        assert not pane.isVisible()
        press(window, key)
        assert pane.isVisible()


def test_the_filter_is_reached_though_the_tree_is_hidden(window: MainWindow) -> None:
    press(window, Qt.Key.Key_F9)
    press(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.tree_panel.filter_field.hasFocus()
    assert window.actions_by_command[Command.SHOW_TREE].isChecked()


def test_f6_goes_round_the_panes_that_are_shown(window: MainWindow) -> None:
    contents = window.detail.contents
    panes = [window.tree_panel.tree, window.detail.browser, contents.list, window.timeline_panel.timeline]
    window.tree_panel.filter_field.setFocus()
    for pane in (*panes, *panes):
        press(window, Qt.Key.Key_F6)
        assert pane.hasFocus()
    press(window, Qt.Key.Key_F9)
    for pane in panes[1:] * 2:
        press(window, Qt.Key.Key_F6)
        assert pane.hasFocus()


def test_f1_shows_the_sheet_of_shortcuts(window: MainWindow) -> None:
    rows: list[str] = []

    def look(dialog: QDialog) -> None:
        table = dialog.findChild(QTableWidget, "shortcuts")
        of_keys = [row for row in range(table.rowCount()) if table.item(row, 1) is not None]
        rows.extend(f"{table.item(row, 0).text()}: {table.item(row, 1).text()}" for row in of_keys)

    with_dialog(look, lambda: press(window, Qt.Key.Key_F1))
    assert "Back: Alt+Left" in rows
    assert "Next pane: F6" in rows


def test_about_tells_version_edition_and_licences(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "about", lambda _parent, _title, text: told.append(text))
    do(window, Command.ABOUT)
    assert "Edition of 24 November 2026" in told[0]
    assert "CC BY-SA 4.0" in told[0]


def test_the_address_of_the_page_is_copied(window: MainWindow) -> None:
    window.navigator.go_to(address.relation("TKM", "AFG"))
    press(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert QGuiApplication.clipboard().text() == "chancery:relation/TKM/AFG"
    assert window.statusBar().currentMessage() == "Copied chancery:relation/TKM/AFG"


def test_words_that_are_selected_are_copied(window: MainWindow) -> None:
    assert window.detail.browser.find("permanently")
    do(window, Command.COPY)
    assert QGuiApplication.clipboard().text() == "permanently"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("chancery:topic/tapi", TAPI),
        ("topic/tapi", TAPI),
        ("relation/afg/tkm", address.relation("AFG", "TKM")),
        ("AFG", address.country("AFG")),
        ("af", address.country("AFG")),
        ("  liechtenstein ", address.country("LIE")),
        ("Ivory Coast", address.country("CIV")),
        ("افغانستان", address.country("AFG")),
    ],
)
def test_a_page_is_opened_by_address_code_or_name(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, text: str, where: Address
) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: (text, True))
    do(window, Command.OPEN_ADDRESS)
    assert window.navigator.address == where
    assert window.message_bar.sentence == ""


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Turkmenistn", "No page is called “Turkmenistn”; did you mean Turkmenistan?"),
        ("xyzzy", "No page is called “xyzzy”"),
        ("country/ZZZ", "No country is called “ZZZ”"),
        ("chancery:nothing", "“chancery:nothing” is not an address; one looks like chancery:country/TKM"),
        ("<b>bold</b>", "No page is called “<b>bold</b>”"),
    ],
)
def test_what_stands_for_no_page_is_answered_with_a_sentence(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, text: str, sentence: str
) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: (text, True))
    do(window, Command.OPEN_ADDRESS)
    assert window.message_bar.sentence == sentence
    assert window.message_bar.isVisible()
    assert window.navigator.address == TKM


def test_the_dialog_for_an_address_begins_with_the_present_one_and_can_be_given_up(window: MainWindow) -> None:
    offered: list[str] = []

    def look(dialog: QDialog) -> None:
        field = dialog.findChild(QLineEdit)
        offered.append(field.text())
        field.setText("topic/tapi")
        dialog.reject()

    with_dialog(look, lambda: do(window, Command.OPEN_ADDRESS))
    assert offered == ["chancery:country/TKM"]
    assert window.navigator.address == TKM


def test_a_place_that_a_page_has_not_is_told_in_passing_and_the_page_is_shown(window: MainWindow) -> None:
    hint = window.detail.hint
    window.travel.open_text("chancery:relation/TKM/AFG#fact-land-boarder")
    assert window.navigator.address == address.relation("TKM", "AFG")
    assert hint.isVisible()
    assert hint.text().startswith("This page has no place #fact-land-boarder; did you mean #fact-land-border")
    assert window.message_bar.sentence == ""
    window.navigator.go_to(TKM)
    assert not hint.isVisible()
    window.travel.open_text("chancery:country/TKM#qqqq")
    assert hint.text() == "This page has no place #qqqq."
    window.travel.open_text("chancery:country/TKM#facts")
    assert not hint.isVisible()


def test_a_message_goes_with_the_next_page_or_when_it_is_closed(window: MainWindow) -> None:
    window.travel.open_text("xyzzy")
    window.navigator.go_to(TAPI)
    assert window.message_bar.sentence == ""
    window.travel.open_text("xyzzy")
    button = next(child for child in window.message_bar.findChildren(QWidget) if child.toolTip())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.message_bar.sentence == ""


def saved(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, file: Path, form: str = "") -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), form))
    do(window, Command.SAVE_AS)
    qtbot.waitUntil(lambda: bool(window.statusBar().currentMessage() or window.message_bar.sentence))


@pytest.mark.parametrize(
    ("name", "begins"), [("a.html", "<!doctype html>"), ("a.md", "# turkm"), ("a.txt", "turkm"), ("a.json", "{")]
)
def test_a_page_is_saved_in_the_format_of_its_ending(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, begins: str
) -> None:
    saved(qtbot, window, monkeypatch, tmp_path / name)
    written = (tmp_path / name).read_text("utf-8")
    assert written.lower().startswith(begins)
    assert "Turkmenistan" in written
    assert "permanently" in written
    assert window.statusBar().currentMessage() == f"Saved {tmp_path / name}"


@pytest.mark.parametrize(
    ("form", "ending"),
    [
        ("Markdown (*.md)", ".md"),
        ("JSON (*.json)", ".json"),
        ("Word processor (*.docx)", ".docx"),
        ("anything else", ".html"),
    ],
)
def test_a_name_without_an_ending_gets_the_one_of_the_format(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, form: str, ending: str
) -> None:
    saved(qtbot, window, monkeypatch, tmp_path / "page", form)
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == [f"page{ending}"]


def test_a_dot_in_a_name_is_not_taken_for_an_ending(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    saved(qtbot, window, monkeypatch, tmp_path / "Protocol No. 5", "JSON (*.json)")
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["Protocol No. 5.json"]


def test_thinking_better_of_saving_writes_nothing(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    do(window, Command.SAVE_AS)
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == []
    assert window.message_bar.sentence == ""


def test_a_page_that_cannot_be_saved_is_told_in_a_sentence(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    saved(qtbot, window, monkeypatch, tmp_path / "file" / "a.html")
    assert window.message_bar.sentence == f"{tmp_path}/file/a.html cannot be written (Not a directory)"


def test_the_name_that_is_offered_for_a_page_is_its_title(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    offered: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *arguments: (offered.append(arguments[2]), ("", ""))[1])
    window.navigator.go_to(address.event("ev-neutral"))
    do(window, Command.SAVE_AS)
    assert Path(offered[0]).name == "Neutrality -b-recognized-b- & welcomed.html"


def test_a_choice_of_colours_is_kept(window: MainWindow, settings_folder: Path) -> None:
    do(window, Command.THEME_DARK)
    assert theme.current() is theme.DARK
    window.close()
    assert Settings(settings_folder).theme is ThemeChoice.DARK


def test_the_order_of_partners_is_chosen_in_the_menu_and_remembered(
    open_window: OpenWindow, settings_folder: Path
) -> None:
    window = open_window()
    window.travel.open_text("relation/TKM/AFG")
    do(window, Command.PARTNERS_BY_NAME)
    selected = window.tree_panel.tree.shown_address()
    assert selected == address.relation("TKM", "AFG")
    group = window.tree_panel.tree.currentIndex().parent()
    names = [group.model().index(row, 0, group).data() for row in range(group.model().rowCount(group))]
    assert names == sorted(names)
    window.close()
    assert Settings(settings_folder).partner_order is PartnerOrder.NAME
    again = open_window()
    assert again.actions_by_command[Command.PARTNERS_BY_NAME].isChecked()


def test_home_and_world_are_one_step_away(window: MainWindow) -> None:
    do(window, Command.WORLD)
    assert window.navigator.address == address.WORLD
    do(window, Command.HOME)
    assert window.navigator.address == TKM


def test_a_page_is_asked_for_once_though_all_panes_follow(window: MainWindow) -> None:
    pages: list[object] = []
    window.navigator.page_changed.connect(pages.append)
    window.navigator.go_to(address.relation("TKM", "AFG"))
    # What must not come cannot be waited for: it would come in this turn.
    QApplication.processEvents()
    assert len(pages) == 1


def test_the_text_alone_is_left_on_the_screen_and_brought_back_by_escape(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_command[Command.SHOW_TREE].trigger()
    QTest.keyClick(window, Qt.Key.Key_F11)
    for part in (window.tree_panel, window.timeline_panel, window.menuBar(), window.statusBar()):
        assert not part.isVisible()
    assert window.detail.browser.hasFocus()
    hint = window.findChild(QLabel, "passing_hint")
    qtbot.waitUntil(hint.isVisible)
    assert hint.text() == "F11 or Esc brings the rest back"
    assert window.detail.browser.rect().contains(hint.geometry())
    QTest.keyClick(window.detail.browser, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not hint.isVisible())
    assert window.timeline_panel.isVisible()
    assert window.menuBar().isVisible()
    assert not window.tree_panel.isVisible(), "it was hidden before"


def test_a_key_changes_between_light_and_dark(window: MainWindow) -> None:
    before = theme.current().dark
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert theme.current().dark is not before
    checked = [
        one
        for one in (Command.THEME_SYSTEM, Command.THEME_LIGHT, Command.THEME_DARK)
        if window.actions_by_command[one].isChecked()
    ]
    assert checked == [Command.THEME_LIGHT if before else Command.THEME_DARK]


def test_the_width_of_the_text_is_chosen_and_remembered(open_window: OpenWindow) -> None:
    window = open_window()
    window.resize(1600, 800)
    margins = []
    for command in (Command.WIDTH_WIDE, Command.WIDTH_MEDIUM, Command.WIDTH_NARROW):
        window.actions_by_command[command].trigger()
        margins.append(window.detail.browser.document().rootFrame().frameFormat().leftMargin())
    assert margins[0] < margins[1] < margins[2]
    window.close()
    assert open_window().actions_by_command[Command.WIDTH_NARROW].isChecked()


def test_a_page_by_chance_is_another_page(window: MainWindow) -> None:
    seen = set()
    for _ in range(12):
        before = window.navigator.address
        window.actions_by_command[Command.RANDOM].trigger()
        assert window.navigator.address != before
        seen.add(window.navigator.address)
    assert len(seen) > 2


def test_this_day_of_the_year_has_a_page(window: MainWindow) -> None:
    window.actions_by_command[Command.ON_THIS_DAY].trigger()
    assert window.navigator.address is not None
    assert window.navigator.address.kind is PageKind.DAY
    window.navigator.go_to(address.day("12-12"))
    assert "Neutrality" in window.detail.browser.toPlainText()


def test_recent_pages_are_offered_again_also_after_a_restart(open_window: OpenWindow) -> None:
    window = open_window()
    for where in (address.topic("tapi"), address.country("AFG"), address.topic("tapi")):
        window.navigator.go_to(where)
    window.close()
    again = open_window()
    menu = again.actions_by_command.recent_menu
    menu.aboutToShow.emit()
    titles = [action.text() for action in menu.actions()]
    assert titles == ["The TAPI pipeline", "Afghanistan", "Turkmenistan"]
    menu.actions()[1].trigger()
    assert again.navigator.address == address.country("AFG")


def test_a_start_on_a_page_with_a_note_begins_with_the_keys_in_the_page(
    open_window: OpenWindow, window: MainWindow
) -> None:
    window.actions_by_command[Command.NOTE].trigger()
    QTest.keyClicks(QApplication.focusWidget(), "Ask about gas")
    window.close()
    again = open_window()
    assert again.detail.browser.hasFocus()
