"""Sections in the dialog of printing: which are offered, what leaving them out does, and what all and none mean."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from desktop.domain import address
from desktop.gui.dialogs.printing.dialog import PrintDialog
from desktop.gui.main_window import MainWindow
from desktop.library.notebook import plans
from desktop.library.notebook.entries import Note
from tests.gui.dialogs.conftest import button, choose, names_of, opened, outcome, part, ready, saved
from tests.summary.paper.conftest import squeezed, words_of


def test_a_section_that_is_unchecked_is_not_printed(qtbot: QtBot, dialog: PrintDialog, tmp_path: Path) -> None:
    choose(qtbot, dialog, "print_brief", "full")
    sections = part(dialog, QListWidget, "print_sections")
    names = [sections.item(row).text() for row in range(sections.count())]
    assert "Key dates" in names
    before = words_of(saved(dialog, tmp_path / "before.pdf"))
    sections.setCurrentRow(names.index("Key dates"))
    QTest.keyClick(sections, Qt.Key.Key_Space)
    ready(qtbot, dialog)
    after = words_of(saved(dialog, tmp_path / "after.pdf"))
    assert "Keydates" in before
    assert "Leftoutbychoice:Keydates." in after
    assert after.count("Keydates") == 1
    assert [sections.item(row).text() for row in range(sections.count())] == names


def test_another_page_has_all_its_sections_again(
    qtbot: QtBot, window: MainWindow, dialog: PrintDialog, tmp_path: Path
) -> None:
    sections = part(dialog, QListWidget, "print_sections")
    (row,) = [row for row in range(sections.count()) if sections.item(row).text() == "Key dates"]
    sections.item(row).setCheckState(Qt.CheckState.Unchecked)
    ready(qtbot, dialog)
    assert "Leftoutbychoice:Keydates." in words_of(saved(dialog, tmp_path / "before.pdf"))
    dialog.reject()
    qtbot.waitUntil(lambda: not window.findChildren(PrintDialog))
    again = opened(qtbot, window)
    sections = part(again, QListWidget, "print_sections")
    assert {sections.item(row).checkState() for row in range(sections.count())} == {Qt.CheckState.Checked}
    after = words_of(saved(again, tmp_path / "after.pdf"))
    assert "Keydates" in after
    assert "Leftout" not in after


def test_what_is_left_out_stays_so_in_every_form_that_has_it(qtbot: QtBot, dialog: PrintDialog) -> None:
    sections = part(dialog, QListWidget, "print_sections")

    def unchecked() -> list[str]:
        rows = map(sections.item, range(sections.count()))
        return [row.text() for row in rows if row.checkState() is Qt.CheckState.Unchecked]

    names = [sections.item(row).text() for row in range(sections.count())]
    own, shared = names[0], "Key dates"
    for name in (own, shared):
        sections.item(names.index(name)).setCheckState(Qt.CheckState.Unchecked)
        ready(qtbot, dialog)
    choose(qtbot, dialog, "print_brief", "full")
    assert unchecked() == [shared]
    choose(qtbot, dialog, "print_brief", "one-page")
    assert unchecked() == [own, shared]


def test_sections_stay_where_they_stood_and_as_they_were_checked_while_days_are_typed(
    qtbot: QtBot, shipped_window: MainWindow
) -> None:
    shipped_window.navigator.go_to(address.country("TKM"))
    dialog = opened(qtbot, shipped_window)
    sections = part(dialog, QListWidget, "print_sections")
    names = names_of(sections)
    sections.item(names.index("Trade")).setCheckState(Qt.CheckState.Unchecked)
    ready(qtbot, dialog)
    sections.setCurrentRow(names.index("Key dates"))
    part(dialog, QLineEdit, "print_from").setText("1994")
    with qtbot.waitSignal(dialog.pages_ready, timeout=20_000):
        part(dialog, QLineEdit, "print_to").setText("2000")
    made = dialog._made
    assert made is not None
    # The print sets them otherwise for these years.
    assert set(made.sections) == set(names)
    assert list(made.sections) != names
    assert names_of(sections) == names
    assert names_of(sections, Qt.CheckState.Unchecked) == ["Trade"]
    assert sections.currentItem().text() == "Key dates"


def test_a_section_that_some_days_have_not_comes_back_to_its_place_as_it_was_checked(
    qtbot: QtBot, shipped_window: MainWindow
) -> None:
    shipped_window.navigator.go_to(address.relation("TKM", "AFG"))
    dialog = opened(qtbot, shipped_window)
    choose(qtbot, dialog, "print_brief", "full")
    sections = part(dialog, QListWidget, "print_sections")
    names, lost = names_of(sections), "Strip of time"
    sections.item(names.index(lost)).setCheckState(Qt.CheckState.Unchecked)
    ready(qtbot, dialog)
    begin, end = part(dialog, QLineEdit, "print_from"), part(dialog, QLineEdit, "print_to")
    begin.setText("1995")
    with qtbot.waitSignal(dialog.pages_ready, timeout=20_000):
        end.setText("2000")
    assert names_of(sections) == [name for name in names if name != lost]
    begin.clear()
    with qtbot.waitSignal(dialog.pages_ready, timeout=20_000):
        end.clear()
    assert names_of(sections) == names
    assert names_of(sections, Qt.CheckState.Unchecked) == [lost]


def test_all_and_none_are_reached_by_keys_and_none_says_that_nothing_would_be_printed(
    qtbot: QtBot, dialog: PrintDialog, tmp_path: Path
) -> None:
    sections = part(dialog, QListWidget, "print_sections")
    names = names_of(sections)
    grey = part(dialog, QCheckBox, "print_grey")
    grey.setFocus()
    QTest.keyClick(grey, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is part(dialog, QPushButton, "print_all_sections")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    none = dialog.focusWidget()
    assert none is part(dialog, QPushButton, "print_no_section")
    QTest.keyClick(none, Qt.Key.Key_Return)
    assert outcome(dialog) == "Nothing would be printed: no section is checked."
    assert sections.accessibleDescription() == outcome(dialog)
    assert names_of(sections, Qt.CheckState.Unchecked) == names
    assert not button(dialog, "Print").isEnabled()
    assert not button(dialog, "Save").isEnabled()
    sections.item(names.index("Key dates")).setCheckState(Qt.CheckState.Checked)
    ready(qtbot, dialog)
    assert sections.accessibleDescription() == ""
    assert "Keydates" in words_of(saved(dialog, tmp_path / "one.pdf"))
    QTest.keyClick(part(dialog, QPushButton, "print_all_sections"), Qt.Key.Key_Space)
    ready(qtbot, dialog)
    assert names_of(sections, Qt.CheckState.Unchecked) == []
    assert "Leftout" not in words_of(saved(dialog, tmp_path / "all.pdf"))


def test_none_while_the_page_is_set_still_prints_nothing_and_notes_alone_are_something(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    moment = "2026-11-24T09:30:00Z"
    note = Note("0" * 16, "chancery:country/TKM", "Turkmenistan", moment, moment, "Ask about the valve.")
    window.notebook.desk.change("Add note", plans.keep(note))
    qtbot.waitUntil(lambda: len(window.notebook.desk.state.contents) == 1)
    dialog = opened(qtbot, window)
    part(dialog, QComboBox, "print_paper").setCurrentIndex(1)
    part(dialog, QPushButton, "print_no_section").click()
    qtbot.waitUntil(lambda: outcome(dialog).startswith("Nothing would be printed"))
    assert not button(dialog, "Save").isEnabled()
    part(dialog, QCheckBox, "print_notes").setChecked(True)
    ready(qtbot, dialog)
    told = words_of(saved(dialog, tmp_path / "notes.pdf"))
    assert squeezed("Ask about the valve.") in told


def test_a_poster_has_no_sections_and_the_form_before_it_has_still_none(qtbot: QtBot, dialog: PrintDialog) -> None:
    part(dialog, QPushButton, "print_no_section").click()
    choose(qtbot, dialog, "print_brief", "poster")
    assert not part(dialog, QPushButton, "print_no_section").isVisible()
    box = part(dialog, QComboBox, "print_brief")
    box.setCurrentIndex(box.findData("one-page"))
    qtbot.waitUntil(lambda: outcome(dialog).startswith("Nothing would be printed"), timeout=20_000)
    assert not button(dialog, "Save").isEnabled()
    assert part(dialog, QPushButton, "print_all_sections").isVisible()
