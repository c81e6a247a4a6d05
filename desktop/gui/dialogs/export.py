"""Saving the timeline: which part of it, as what, and what will come of it."""

from collections.abc import Callable, Sequence
from enum import Enum
from math import ceil, floor
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.chronology.backdrop import Backdrop
from desktop.chronology.bands import Grouping
from desktop.chronology.exports.collection import Collection
from desktop.chronology.exports.formats import FORMATS, EventFormat
from desktop.chronology.item import TimelineItem
from desktop.chronology.pages.wording import period_name
from desktop.domain.dates import in_words
from desktop.errors import ChanceryError, WriteError
from desktop.gui.jobs import Job, Progress
from desktop.gui.paper import ask_for_file
from desktop.gui.timeline.pictures.plan import (
    Paper,
    PictureForm,
    PicturePlan,
    PictureWish,
    events_between,
    plan,
    rendered,
)
from desktop.gui.timeline.pictures.sheet_painter import Words
from desktop.gui.timeline.widget import TimelineWidget
from desktop.library.files import write_whole

CollectionFor = Callable[[Sequence[TimelineItem]], Collection]
"""Gathers names and sources of events for the formats of other programs."""


class Part(Enum):
    """Which part of the timeline."""

    SEEN = "seen"
    CHOSEN = "chosen"
    WHOLE = "whole"


class _Saved(NamedTuple):
    file: Path
    remark: str


class ExportDialog(QDialog):
    """Saves a part of the timeline; is accepted when the file is written."""

    saved = Signal(object, str)
    """The file was written; with it a remark on what the format could not hold, or ""."""

    def __init__(
        self,
        timeline: TimelineWidget,
        page_title: str,
        collection_for: CollectionFor,
        parent: QWidget | None = None,
        grouping: Grouping | None = None,
        others: str = "",
        backdrop: Backdrop | None = None,
    ) -> None:
        """Offers what is seen now.

        Args:
            timeline: what is saved.
            page_title: what the events are of; the title of a picture and the name of the file.
            collection_for: gathers names and sources of events.
            parent: the owner.
            grouping: the bands of the timeline; one if None.
            others: the name for `{count}` bands that have no room.
            backdrop: what lies behind the events.
        """
        super().__init__(parent)
        self.setObjectName("export")
        self.setWindowTitle(self.tr("Save timeline"))
        self._events = tuple(timeline.events)
        self._title = page_title
        self._collection_for = collection_for
        self._grouping, self._others, self._backdrop = grouping, others, backdrop
        self._family = QFontInfo(timeline.font()).family()
        self._source = self._source_line()
        scale = timeline.scale
        self._days: dict[Part, tuple[int, int] | None] = {
            Part.SEEN: (floor(scale.first_day), max(floor(scale.first_day), ceil(scale.last_day) - 1)),
            Part.CHOSEN: timeline.chosen_range,
            Part.WHOLE: None,
        }
        self._job: Job | None = None
        self._plan: PicturePlan | None = None
        self._leaving = False
        self._parts = QButtonGroup(self)
        self._form_box = QComboBox(self)
        self._paper_box = QComboBox(self)
        self._orientation_box = QComboBox(self)
        self._outcome = QLabel(self)
        self._bar = QProgressBar(self)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self
        )
        self._assemble()
        self._choose_part(Part.WHOLE if timeline.chosen_range is None else Part.CHOSEN)
        self._parts.buttonToggled.connect(self._on_changed)
        for box in (self._form_box, self._paper_box, self._orientation_box):
            box.currentIndexChanged.connect(self._on_changed)
        self._on_changed()

    @property
    def part(self) -> Part:
        """The part of the timeline that is chosen."""
        return list(Part)[self._parts.checkedId()]

    @property
    def form(self) -> PictureForm | EventFormat:
        """The format that is chosen."""
        return self._forms()[self._form_box.currentIndex()][1]

    def save_to(self, file: Path) -> None:
        """Writes the file in the background; `saved` tells of success, and the dialog shows why it failed."""
        events, form = events_between(self._events, self._days[self.part]), self.form
        planned, wish = self._plan, self._wish()
        collection = self._collection_for(events) if isinstance(form, EventFormat) else None

        def work(progress: Progress) -> _Saved:
            if isinstance(form, EventFormat):
                assert collection is not None
                export = form.write(collection)
                data, remark = export.text.encode(form.encoding), export.remark
            else:
                assert wish is not None
                data, remark = rendered(planned or plan(wish, progress), progress), ""
            try:
                write_whole(file, data)
            except OSError as error:
                raise WriteError(f"{file} cannot be written ({error.strerror or error})") from error
            return _Saved(file, remark)

        self._controls_enabled(False)
        self._start(work)

    @override
    def reject(self) -> None:
        if self._job is not None:
            self._leaving = True
            self._job.cancel()
            self._outcome.setText(self.tr("Stopping…"))
            return
        super().reject()

    def _assemble(self) -> None:
        parts = QVBoxLayout()
        for number, (part, text) in enumerate(self._part_texts().items()):
            button = QRadioButton(text, self)
            button.setObjectName(f"part_{part.value}")
            button.setEnabled(part is not Part.CHOSEN or self._days[part] is not None)
            self._parts.addButton(button, number)
            parts.addWidget(button)
        self._form_box.addItems([text for text, _ in self._forms()])
        self._form_box.setObjectName("export_form")
        self._paper_box.addItems([paper.name for paper in Paper])
        self._paper_box.setObjectName("export_paper")
        self._orientation_box.addItems([self.tr("Landscape"), self.tr("Portrait")])
        self._orientation_box.setObjectName("export_orientation")
        self._outcome.setObjectName("export_outcome")
        self._outcome.setTextFormat(Qt.TextFormat.PlainText)
        self._outcome.setWordWrap(True)
        self._outcome.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._outcome.setMinimumHeight(2 * self.fontMetrics().lineSpacing() + 2)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setTextVisible(False)
        policy = self._bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(policy)
        self._bar.hide()
        self._buttons.button(QDialogButtonBox.StandardButton.Save).setText(self.tr("&Save…"))
        self._buttons.accepted.connect(self._on_save)
        self._buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.addRow(self.tr("What:"), parts)
        for label, box in (
            (self.tr("&Format:"), self._form_box),
            (self.tr("&Paper:"), self._paper_box),
            (self.tr("&Orientation:"), self._orientation_box),
        ):
            form.addRow(label, box)
            box.setAccessibleName(label.strip("&:"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(form)
        for widget in (self._outcome, self._bar, self._buttons):
            layout.addWidget(widget)
        # Not of the dialog, which then would be too narrow for what is wider.
        self._outcome.setMinimumWidth(self.fontMetrics().averageCharWidth() * 54)

    def _part_texts(self) -> dict[Part, str]:
        seen, chosen = self._days[Part.SEEN], self._days[Part.CHOSEN]
        assert seen is not None
        return {
            Part.SEEN: self.tr("What is in &view: {days}").format(days=period_name(*seen)),
            Part.CHOSEN: self.tr("The chosen &range: {days}").format(days=period_name(*chosen))
            if chosen
            else self.tr("The chosen &range (none is chosen)"),
            Part.WHOLE: self.tr("The &whole timeline"),
        }

    def _forms(self) -> list[tuple[str, PictureForm | EventFormat]]:
        return [
            (self.tr("Pages to print (PDF)"), PictureForm.PDF),
            (self.tr("Drawing (SVG)"), PictureForm.SVG),
            (self.tr("Picture (PNG)"), PictureForm.PNG),
            *((form.label, form) for form in FORMATS.values()),
        ]

    def _source_line(self) -> str:
        checked = self._collection_for(()).checked
        if not checked:
            return "Chancery"
        return self.tr("Chancery, content as checked on {day}").format(day=in_words(checked))

    def _choose_part(self, part: Part) -> None:
        self._parts.button(list(Part).index(part)).setChecked(True)

    def _wish(self) -> PictureWish | None:
        form = self.form
        if isinstance(form, EventFormat):
            return None
        return PictureWish(
            Words(self._title, self._source),
            self._events,
            self._days[self.part],
            form,
            self._family,
            list(Paper)[self._paper_box.currentIndex()],
            self._orientation_box.currentIndex() == 1,
            self._grouping,
            self._others,
            self._backdrop,
        )

    def _start(self, work: Callable[[Progress], Any]) -> None:
        job = Job(work)
        self._job = job
        job.progressed.connect(self._on_progressed)
        job.succeeded.connect(self._on_succeeded)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        job.start()

    @Slot()
    def _on_changed(self) -> None:
        """Lays out anew what will come; an earlier attempt is given up, and this one begins when that has ended."""
        is_pdf = self.form is PictureForm.PDF
        self._paper_box.setEnabled(is_pdf)
        self._orientation_box.setEnabled(is_pdf)
        self._plan = None
        wish = self._wish()
        if self._job is not None:
            self._job.cancel()
        elif wish is not None:
            self._outcome.setText(self.tr("Laying out…"))
            self._start(lambda progress: plan(wish, progress))
        else:
            count = len(events_between(self._events, self._days[self.part]))
            self._outcome.setText(self.tr("Will be saved: {what}.").format(what=self._counted(count)))
        self._save_enabled()

    @Slot(int, int)
    def _on_progressed(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.show()

    @Slot(object)
    def _on_succeeded(self, result: object) -> None:
        if isinstance(result, _Saved):
            self._end_job()
            self.saved.emit(result.file, result.remark)
            self.accept()
            return
        assert isinstance(result, PicturePlan)
        if result.wish == self._wish() and not self._leaving:
            self._plan = result
            self._end_job()
            self._outcome.setText(self._outcome_of(result))
        else:
            self._on_cancelled()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._end_job()
        self._outcome.setText(str(error) if isinstance(error, ChanceryError) else f"{type(error).__name__}: {error}")

    @Slot()
    def _on_cancelled(self) -> None:
        """Begins with what is wished now."""
        self._end_job()
        if self._leaving:
            super().reject()
        else:
            self._on_changed()

    def _end_job(self) -> None:
        self._job = None
        self._bar.hide()
        self._controls_enabled(True)

    def _on_save(self) -> None:
        form = self.form
        suffix = form.value if isinstance(form, PictureForm) else form.suffix
        label = self._form_box.currentText().partition(" (")[0]
        file = ask_for_file(self, self.windowTitle(), self._title, suffix, label)
        if file is not None:
            self.save_to(file)

    def _outcome_of(self, planned: PicturePlan) -> str:
        if planned.refusal:
            return planned.refusal
        events = self._counted(planned.events)
        match planned.wish.form:
            case PictureForm.PDF:
                count = len(planned.pages)
                pages = self.tr("1 page") if count == 1 else self.tr("{count} pages").format(count=count)
                what = self.tr("{pages} {paper}, {events}").format(
                    pages=pages, paper=planned.wish.paper.name, events=events
                )
            case PictureForm.PNG:
                width, height = planned.pixels
                what = self.tr("a picture of {width:,} × {height:,} pixels, {events}").format(
                    width=width, height=height, events=events
                )
            case PictureForm.SVG:
                what = self.tr("a drawing of {width} × {height} mm, {events}").format(
                    width=planned.millimetres[0], height=planned.millimetres[1], events=events
                )
        return self.tr("Will be saved: {what}, every title whole.").format(what=what)

    def _counted(self, count: int) -> str:
        return self.tr("1 event") if count == 1 else self.tr("{count:,} events").format(count=count)

    def _controls_enabled(self, enabled: bool) -> None:
        for button in self._parts.buttons():
            chosen = button.objectName() == f"part_{Part.CHOSEN.value}"
            button.setEnabled(enabled and (not chosen or self._days[Part.CHOSEN] is not None))
        self._form_box.setEnabled(enabled)
        for box in (self._paper_box, self._orientation_box):
            box.setEnabled(enabled and self.form is PictureForm.PDF)
        self._save_enabled(enabled)

    def _save_enabled(self, enabled: bool = True) -> None:
        empty = not events_between(self._events, self._days[self.part])
        enabled = enabled and not (self._plan and self._plan.refusal)
        self._buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(enabled and not empty)
