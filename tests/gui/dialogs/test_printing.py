"""The dialog of printing: it shows what the PDF holds, follows the choices, and prints and saves the same pages."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.domain import address
from desktop.domain.dates import day_number
from desktop.gui import paper
from desktop.gui.actions import Command
from desktop.gui.dialogs.printing import dialog as printing_dialog
from desktop.gui.dialogs.printing.dialog import PrintDialog
from desktop.gui.dialogs.printing.preview import FIT_PAGE, FIT_WIDTH
from desktop.gui.main_window import MainWindow
from desktop.gui.timeline.viewport import DayRange
from desktop.library.notebook import plans
from desktop.library.notebook.entries import Note
from desktop.summary.to_pdf import PaperError
from tests.gui.conftest import OpenWindow
from tests.gui.dialogs.conftest import button, choose, opened, outcome, part, ready, saved
from tests.summary.paper.conftest import squeezed, words_of


def ink(image: QImage) -> list[int]:
    """Returns the pixels that are not white, of one in nine."""
    places = ((x, y) for y in range(0, image.height(), 3) for x in range(0, image.width(), 3))
    return [pixel for x, y in places if (pixel := image.pixel(x, y) & 0xFFFFFF) != 0xFFFFFF]


def pages_seen(dialog: PrintDialog) -> QImage:
    return dialog.preview.viewport().grab().toImage()


def test_the_preview_has_the_pages_of_the_pdf(qtbot: QtBot, dialog: PrintDialog, tmp_path: Path) -> None:
    choose(qtbot, dialog, "print_brief", "full")
    pages = saved(dialog, tmp_path / "page.pdf").pages
    assert part(dialog, QSpinBox, "print_page").maximum() == len(pages)
    assert outcome(dialog) == "Saved page.pdf."
    assert len(ink(pages_seen(dialog))) > 500


def test_the_form_and_the_paper_are_followed_and_remembered(
    qtbot: QtBot, window: MainWindow, dialog: PrintDialog, tmp_path: Path
) -> None:
    brief = saved(dialog, tmp_path / "brief.pdf")
    choose(qtbot, dialog, "print_brief", "full")
    choose(qtbot, dialog, "print_paper", "letter")
    full = saved(dialog, tmp_path / "full.pdf")
    assert (round(float(brief.pages[0].mediabox.height)), round(float(full.pages[0].mediabox.height))) == (842, 792)
    assert "Factandasrecorded" not in words_of(brief)
    assert len(words_of(full)) > len(words_of(brief))
    dialog.reject()
    qtbot.waitUntil(lambda: not window.findChildren(PrintDialog))
    again = opened(qtbot, window)
    assert part(again, QComboBox, "print_brief").currentData() == "full"
    assert part(again, QComboBox, "print_paper").currentData() == "letter"


def test_countries_are_named_in_the_language_chosen(qtbot: QtBot, shipped_window: MainWindow, tmp_path: Path) -> None:
    shipped_window.navigator.go_to(address.country("TKM"))
    dialog = opened(qtbot, shipped_window)
    assert part(dialog, QComboBox, "print_language").currentText() == "English"
    choose(qtbot, dialog, "print_language", "ru")
    told = words_of(saved(dialog, tmp_path / "page.pdf"))
    assert "Туркменистан" in told
    assert squeezed("names of countries in Russian, the prose in English") in told
    assert squeezed("Cite as: “Turkmenistan”") in told


def test_in_black_and_white_every_pixel_is_grey(qtbot: QtBot, dialog: PrintDialog) -> None:
    assert any(len({*pixel.to_bytes(3)}) > 1 for pixel in ink(dialog.preview.viewport().grab().toImage()))
    QTest.keyClick(part(dialog, QCheckBox, "print_grey"), Qt.Key.Key_Space)
    ready(qtbot, dialog)
    page = pages_seen(dialog)
    middle = page.copy(page.width() // 3, page.height() // 8, page.width() // 3, page.height() // 2)
    assert ink(middle)
    assert all(max(pixel.to_bytes(3)) - min(pixel.to_bytes(3)) < 3 for pixel in ink(middle))


def test_days_are_typed_and_said_on_paper(qtbot: QtBot, dialog: PrintDialog, tmp_path: Path) -> None:
    begin, end = part(dialog, QLineEdit, "print_from"), part(dialog, QLineEdit, "print_to")
    with qtbot.waitSignal(dialog.pages_ready, timeout=20_000):
        QTest.keyClicks(begin, "1995")
    with qtbot.waitSignal(dialog.pages_ready, timeout=20_000):
        QTest.keyClicks(end, "2000-06")
    assert "eventsfrom1995toJune2000alone" in words_of(saved(dialog, tmp_path / "page.pdf"))


@pytest.mark.parametrize(("first", "last", "said"), [("soon", "", "is not a date"), ("2000", "1995", "later than")])
def test_days_that_make_no_sense_are_told_and_nothing_is_printed_until_they_do(
    qtbot: QtBot, dialog: PrintDialog, first: str, last: str, said: str
) -> None:
    part(dialog, QLineEdit, "print_from").setText(first)
    part(dialog, QLineEdit, "print_to").setText(last)
    complaint = part(dialog, QLabel, "print_complaint")
    qtbot.waitUntil(lambda: said in complaint.text())
    assert complaint.isVisible()
    assert part(dialog, QLineEdit, "print_from").accessibleDescription() == complaint.text()
    assert not button(dialog, "Print").isEnabled()
    assert not button(dialog, "Save").isEnabled()
    part(dialog, QLineEdit, "print_from").clear()
    part(dialog, QLineEdit, "print_to").clear()
    qtbot.waitUntil(lambda: button(dialog, "Print").isEnabled() and button(dialog, "Save").isEnabled())
    assert complaint.isHidden()


def test_the_days_chosen_in_the_timeline_are_taken_over(qtbot: QtBot, window: MainWindow) -> None:
    window.timeline_panel.timeline.choose_range(DayRange(day_number(1992, 1, 1), day_number(1995, 6, 30)))
    dialog = opened(qtbot, window)
    fields = [part(dialog, QLineEdit, name).text() for name in ("print_from", "print_to")]
    assert fields == ["1992", "1995-06"]


def test_notes_are_printed_where_they_are_wished(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    moment = "2026-11-24T09:30:00Z"
    note = Note("0" * 16, "chancery:country/TKM", "Turkmenistan", moment, moment, "Ask about *the* #valve.\nTwice.")
    window.notebook.desk.change("Add note", plans.keep(note))
    qtbot.waitUntil(lambda: len(window.notebook.desk.state.contents) == 1)
    dialog = opened(qtbot, window)
    assert "valve" not in words_of(saved(dialog, tmp_path / "without.pdf"))
    part(dialog, QCheckBox, "print_notes").setChecked(True)
    ready(qtbot, dialog)
    told = words_of(saved(dialog, tmp_path / "with.pdf"))
    assert squeezed("The reader’s own notes") in told
    assert squeezed("not part of the encyclopedia") in told
    assert squeezed("Ask about *the* #valve.") in told


def test_a_sign_that_no_font_has_is_told(qtbot: QtBot, window: MainWindow) -> None:
    moment = "2026-11-24T09:30:00Z"
    note = Note("0" * 16, "chancery:country/TKM", "Turkmenistan", moment, moment, "Good \N{GRINNING FACE}")
    window.notebook.desk.change("Add note", plans.keep(note))
    qtbot.waitUntil(lambda: len(window.notebook.desk.state.contents) == 1)
    dialog = opened(qtbot, window)
    part(dialog, QCheckBox, "print_notes").setChecked(True)
    ready(qtbot, dialog)
    assert "One sign that the fonts do not have is written by number" in outcome(dialog)


def test_enter_in_a_field_prints_nothing(
    qtbot: QtBot, dialog: PrintDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    printers = answer(monkeypatch, tmp_path / "page.pdf")
    for name in ("print_from", "print_page"):
        field = part(dialog, QWidget, name)
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert printers == []


def test_a_page_without_notes_offers_none(dialog: PrintDialog) -> None:
    assert not part(dialog, QCheckBox, "print_notes").isEnabled()


def test_of_choices_in_quick_succession_the_last_is_shown(qtbot: QtBot, dialog: PrintDialog, tmp_path: Path) -> None:
    box = part(dialog, QComboBox, "print_brief")
    for value in ("full", "poster", "full", "one-page"):
        box.setCurrentIndex(box.findData(value))
    assert not button(dialog, "Save").isEnabled()
    ready(qtbot, dialog)
    assert "Factandasrecorded" not in words_of(saved(dialog, tmp_path / "page.pdf"))
    assert len(PdfReader(tmp_path / "page.pdf").pages) == 1


def test_the_timeline_is_offered_as_a_poster_on_large_sheets(qtbot: QtBot, dialog: PrintDialog, tmp_path: Path) -> None:
    choose(qtbot, dialog, "print_brief", "poster")
    page = saved(dialog, tmp_path / "poster.pdf").pages[0]
    assert (round(float(page.mediabox.width)), round(float(page.mediabox.height))) == (1191, 842)
    assert part(dialog, QComboBox, "print_paper").currentText() == "A3"
    assert not part(dialog, QListWidget, "print_sections").isVisible()


def test_pages_are_turned_and_sized_with_keys(qtbot: QtBot, shipped_window: MainWindow) -> None:
    dialog = opened(qtbot, shipped_window)
    choose(qtbot, dialog, "print_brief", "full")
    preview, pages = dialog.preview, part(dialog, QSpinBox, "print_page")
    preview.setFocus()
    QTest.keyClick(preview, Qt.Key.Key_End)
    assert (preview.page, pages.value()) == (pages.maximum(), pages.maximum())
    assert preview.accessibleDescription() == f"Page {pages.maximum()} of {pages.maximum()}"
    assert not part(dialog, QToolButton, "print_forward").isEnabled()
    QTest.keyClick(preview, Qt.Key.Key_PageUp)
    assert preview.page == pages.maximum() - 1
    pages.setValue(2)
    assert preview.page == 2
    QTest.keyClick(preview, Qt.Key.Key_Plus)
    assert preview.zoom > 0
    assert preview.page == 2
    zooms = part(dialog, QComboBox, "print_zoom")
    for fit in (FIT_WIDTH, FIT_PAGE):
        zooms.activated.emit(zooms.findData(fit))
        assert preview.zoom == fit
    qtbot.waitUntil(lambda: preview.is_drawn)


def test_saving_asks_before_it_replaces_a_file(
    qtbot: QtBot, dialog: PrintDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.pdf").write_text("mine")
    answers = [False, True]
    asked: list[Path] = []

    def may(file: Path, _: object) -> bool:
        asked.append(file)
        return answers.pop(0)

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "page"), "PDF (*.pdf)"))
    monkeypatch.setattr(paper, "may_replace", may)
    QTest.mouseClick(button(dialog, "Save"), Qt.MouseButton.LeftButton)
    assert (tmp_path / "page.pdf").read_text() == "mine"
    with qtbot.waitSignal(dialog.saved):
        QTest.mouseClick(button(dialog, "Save"), Qt.MouseButton.LeftButton)
    assert asked == [tmp_path / "page.pdf"] * 2
    assert PdfReader(tmp_path / "page.pdf").pages


def test_a_file_that_cannot_be_written_is_told_and_the_dialog_stays(dialog: PrintDialog, tmp_path: Path) -> None:
    dialog.save_to(tmp_path / "no such folder" / "a.pdf")
    assert "cannot be written (No such file or directory)" in outcome(dialog)
    assert dialog.isVisible()


def test_a_page_that_cannot_be_set_is_told_in_a_sentence(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PaperError("a PDF needs the Python package typst")

    monkeypatch.setattr(printing_dialog, "values_of", refuse)
    window.actions_by_command[Command.PRINT].trigger()
    (dialog,) = window.findChildren(PrintDialog)
    qtbot.waitUntil(lambda: outcome(dialog) == "a PDF needs the Python package typst")
    assert not button(dialog, "Print").isEnabled()
    assert not button(dialog, "Save").isEnabled()


def answer(monkeypatch: pytest.MonkeyPatch, file: Path, pages: tuple[int, int] | None = None) -> list[QPrinter]:
    """Answers the system's dialog with a file, and some pages; returns the printers that it is asked for."""
    printers: list[QPrinter] = []

    def exec_(asking: QPrintDialog) -> int:
        printers.append(printer := asking.printer())
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
        if pages:
            printer.setPrintRange(QPrinter.PrintRange.PageRange)
            printer.setFromTo(*pages)
        return QPrintDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", exec_)
    return printers


def test_some_pages_are_printed_as_vectors_in_their_own_size(
    qtbot: QtBot, shipped_window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    dialog = opened(qtbot, shipped_window)
    choose(qtbot, dialog, "print_brief", "full")
    answer(monkeypatch, tmp_path / "some.pdf", (2, 3))
    with qtbot.waitSignal(dialog.printed, timeout=20_000) as told:
        QTest.mouseClick(button(dialog, "Print"), Qt.MouseButton.LeftButton)
    assert told.args == [2]
    pages = PdfReader(tmp_path / "some.pdf").pages
    assert len(pages) == 2
    made = dialog._made
    assert made is not None
    for page, sheet in zip(pages, made.sheets[1:3], strict=True):
        assert (round(float(page.mediabox.width)), round(float(page.mediabox.height))) == (595, 842)
        assert not page.images
        contents = page.get_contents()
        assert contents is not None
        # The letters are outlines.
        assert len(re.findall(rb" c\n", contents.get_data())) > 5000
        # Each is filled, and has no stroke around it, which would be an area of its own, and black.
        filled = len(re.findall(rb"(?:^|\s)f\*?$", contents.get_data(), re.MULTILINE))
        shapes = len(re.findall(rb"<(?:use|path) ", sheet.drawing))
        assert 0.5 * shapes < filled < 1.1 * shapes
    assert outcome(dialog) == "Sent to the printer: 2 pages."


def test_a_print_into_a_file_is_the_pdf_itself(
    qtbot: QtBot, dialog: PrintDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    choose(qtbot, dialog, "print_brief", "poster")
    printers = answer(monkeypatch, tmp_path / "poster.pdf")
    with qtbot.waitSignal(dialog.saved):
        QTest.mouseClick(button(dialog, "Print"), Qt.MouseButton.LeftButton)
    reader = PdfReader(tmp_path / "poster.pdf")
    assert "Turkmenistan:timeline" in words_of(reader)
    assert "/StructTreeRoot" in reader.trailer["/Root"]
    assert printers[0].pageLayout().orientation().name == "Landscape"
    assert printers[0].docName() == "Turkmenistan"


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\): Returned false|does not support propagateSizeHints\(\)", extend=True)
def test_a_printer_that_refuses_is_told(
    qtbot: QtBot, shipped_window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    dialog = opened(qtbot, shipped_window)
    choose(qtbot, dialog, "print_brief", "full")
    answer(monkeypatch, tmp_path / "no such folder" / "some.pdf", (1, 1))
    QTest.mouseClick(button(dialog, "Print"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: outcome(dialog) == "the printer does not accept the print")
    assert button(dialog, "Save").isEnabled()


def test_the_paper_stays_white_in_a_dark_window(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_command[Command.THEME_DARK].trigger()
    dialog = opened(qtbot, window)
    page = pages_seen(dialog)
    assert page.pixelColor(page.width() // 2, 30).name() == "#ffffff"
    assert page.pixelColor(3, 3).lightness() < 80


def test_saving_as_pdf_is_what_enter_does_where_the_menu_said_so(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window, Command.SAVE_PDF)
    assert button(dialog, "Save").isDefault()
    assert not button(dialog, "Print").isDefault()


def test_the_dialog_can_be_used_without_seeing_it(dialog: PrintDialog) -> None:
    for kind in (QComboBox, QLineEdit, QListWidget, QPushButton, QSpinBox, QToolButton):
        named = [one for one in dialog.findChildren(kind) if one.isVisible() and one.objectName().startswith("print")]
        assert named
        assert all(one.accessibleName() for one in named)
    assert dialog.preview.accessibleName() == "Print preview"
    marked = [one.text() for one in dialog.findChildren(QAbstractButton)]
    marked += [one.text() for one in dialog.findChildren(QLabel)]
    letters = [text[text.index("&") + 1].lower() for text in marked if "&" in text]
    assert len(letters) == len(set(letters)), marked


def test_closing_while_a_page_is_set_waits_for_nothing(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_command[Command.PRINT].trigger()
    (dialog,) = window.findChildren(PrintDialog)
    dialog.reject()
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: not window.findChildren(PrintDialog), timeout=20_000)


@pytest.mark.usefixtures("type_twice_as_large")
def test_everything_has_room_at_twice_the_size_of_type(qtbot: QtBot, open_window: OpenWindow) -> None:
    dialog = opened(qtbot, open_window())
    for name in ("print_brief", "print_paper", "print_from", "print_notes", "print_grey"):
        one = part(dialog, QWidget, name)
        assert one.width() >= one.minimumSizeHint().width(), name
        assert one.visibleRegion().boundingRect().width() == one.width(), name
