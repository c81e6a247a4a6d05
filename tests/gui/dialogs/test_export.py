"""Saving the timeline, as a reader does it."""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import icalendar
import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialogButtonBox, QFileDialog, QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from desktop.chronology.exports.collection import Collection, collect
from desktop.chronology.item import TimelineItem
from desktop.domain.address import country
from desktop.gui.dialogs.export import ExportDialog
from desktop.gui.timeline.viewport import DayRange
from desktop.gui.timeline.widget import TimelineWidget
from desktop.library.library import Library
from desktop.library.rows import Event
from desktop.summary.page import open_page


@pytest.fixture
def timeline(qtbot: QtBot, application: QApplication, small_library: Library) -> TimelineWidget:
    widget = TimelineWidget(today=lambda: date(2026, 1, 1))
    qtbot.addWidget(widget)
    widget.resize(900, 220)
    widget.show_events(open_page(small_library, country("TKM")).events)
    return widget


@pytest.fixture
def dialog(qtbot: QtBot, timeline: TimelineWidget, small_library: Library) -> ExportDialog:
    return opened(qtbot, timeline, small_library)


def opened(qtbot: QtBot, timeline: TimelineWidget, library: Library) -> ExportDialog:
    def collection_for(events: Sequence[TimelineItem]) -> Collection:
        kept = [event for event in events if isinstance(event, Event)]
        return collect(library, "Events of Turkmenistan", kept, lambda source: source.key)

    made = ExportDialog(timeline, "Turkmenistan", collection_for)
    qtbot.addWidget(made)
    made.show()
    return made


def outcome(dialog: ExportDialog) -> str:
    label = dialog.findChild(QLabel, "export_outcome")
    assert label is not None
    return label.text()


def choose(dialog: ExportDialog, box_name: str, number: int) -> None:
    box = dialog.findChild(QComboBox, box_name)
    assert box is not None
    box.setCurrentIndex(number)


def radio(dialog: ExportDialog, part: str) -> QRadioButton:
    button = dialog.findChild(QRadioButton, f"part_{part}")
    assert button is not None
    return button


def test_it_says_what_will_come_before_anything_is_written(qtbot: QtBot, dialog: ExportDialog) -> None:
    qtbot.waitUntil(lambda: outcome(dialog).startswith("Will be saved: 1 page A4"))
    choose(dialog, "export_paper", 1)
    qtbot.waitUntil(lambda: outcome(dialog).startswith("Will be saved: 1 page A3"))
    choose(dialog, "export_form", 2)
    qtbot.waitUntil(lambda: "pixels" in outcome(dialog))
    paper = dialog.findChild(QComboBox, "export_paper")
    assert paper is not None
    assert not paper.isEnabled()


def test_a_chosen_range_is_offered_first_and_holds_its_events_alone(
    qtbot: QtBot, timeline: TimelineWidget, small_library: Library, tmp_path: Path
) -> None:
    first = timeline.chronicle.firsts[0]
    timeline.choose_range(DayRange(first, first))
    dialog = opened(qtbot, timeline, small_library)
    assert radio(dialog, "chosen").isChecked()
    choose(dialog, "export_form", 4)
    with qtbot.waitSignal(dialog.saved, timeout=10_000):
        dialog.save_to(tmp_path / "events.csv")
    with (tmp_path / "events.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    reaching = [at for at in range(len(timeline.chronicle)) if timeline.chronicle.firsts[at] <= first]
    assert len(rows) == len(reaching)


def test_without_a_range_that_choice_is_dead(dialog: ExportDialog) -> None:
    assert not radio(dialog, "chosen").isEnabled()
    assert radio(dialog, "whole").isChecked()


def test_the_whole_timeline_is_saved_as_pdf_and_as_calendar(
    qtbot: QtBot, timeline: TimelineWidget, small_library: Library, tmp_path: Path
) -> None:
    dialog = opened(qtbot, timeline, small_library)
    with qtbot.waitSignal(dialog.saved, timeout=10_000):
        dialog.save_to(tmp_path / "a.pdf")
    assert "Turkmenistan" in pypdf.PdfReader(tmp_path / "a.pdf").pages[0].extract_text()
    dialog = opened(qtbot, timeline, small_library)
    choose(dialog, "export_form", 3)
    with qtbot.waitSignal(dialog.saved, timeout=10_000):
        dialog.save_to(tmp_path / "a.ics")
    read = icalendar.Calendar.from_ical((tmp_path / "a.ics").read_bytes())
    assert len(read.walk("VEVENT")) > 0


def test_a_file_that_cannot_be_written_is_told_in_a_sentence_and_the_dialog_stays(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path
) -> None:
    dialog.save_to(tmp_path / "no such folder" / "a.pdf")
    qtbot.waitUntil(lambda: "cannot be written (No such file or directory)" in outcome(dialog))
    assert dialog.isVisible()


def test_save_asks_for_a_name_and_adds_the_ending(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(parent: object, title: str, suggestion: str, filters: str) -> tuple[str, str]:
        asked.extend((Path(suggestion).name, filters))
        return str(tmp_path / "No. 5"), filters

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    choose(dialog, "export_form", 1)
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    with qtbot.waitSignal(dialog.saved, timeout=10_000):
        qtbot.mouseClick(box.button(QDialogButtonBox.StandardButton.Save), Qt.MouseButton.LeftButton)
    assert asked == ["Turkmenistan.svg", "Drawing (*.svg)"]
    assert (tmp_path / "No. 5.svg").read_bytes().startswith(b"<?xml")


def test_escape_gives_up_while_pages_are_laid_out(qtbot: QtBot, dialog: ExportDialog) -> None:
    with qtbot.waitSignal(dialog.rejected, timeout=10_000):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_every_control_has_a_name_to_be_read_out(dialog: ExportDialog) -> None:
    parts = [button.text() for button in dialog.findChildren(QRadioButton)]
    assert parts[0].startswith("What is in &view: ")
    assert parts[1:] == ["The chosen &range (none is chosen)", "The &whole timeline"]
    assert [box.accessibleName() for box in dialog.findChildren(QComboBox)] == ["Format", "Paper", "Orientation"]


def test_no_choice_is_cut_at_twice_the_type(
    qtbot: QtBot, application: QApplication, timeline: TimelineWidget, small_library: Library
) -> None:
    font = application.font()
    font.setPointSizeF(2 * font.pointSizeF())
    application.setFont(font)
    dialog = opened(qtbot, timeline, small_library)
    for button in dialog.findChildren(QRadioButton):
        assert button.width() >= button.sizeHint().width()


def test_nothing_can_be_saved_of_a_page_without_events(
    qtbot: QtBot, timeline: TimelineWidget, small_library: Library
) -> None:
    timeline.show_events(())
    dialog = opened(qtbot, timeline, small_library)
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    qtbot.waitUntil(lambda: "0 events" in outcome(dialog))
    assert not box.button(QDialogButtonBox.StandardButton.Save).isEnabled()
