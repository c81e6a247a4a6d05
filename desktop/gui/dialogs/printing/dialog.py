"""The dialog of printing: choices, the pages as they will be, and the way to a printer or into a file."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QMarginsF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.errors import ChanceryError
from desktop.gui.dialogs.printing.bar import PreviewBar
from desktop.gui.dialogs.printing.choices import ChoicesPanel
from desktop.gui.dialogs.printing.preview import Preview
from desktop.gui.dialogs.printing.rendering import Sheet, paint, sheet_of
from desktop.gui.icons import IconFor
from desktop.gui.jobs import Job, Progress
from desktop.gui.paper import ask_for_file, write_file
from desktop.library.library import Library
from desktop.printing.prints import values_of
from desktop.summary.page import Page
from desktop.summary.to_pdf import Wish

_STEPS = 3


class Made(NamedTuple):
    """A print, ready to be shown, printed and saved.

    Attributes:
        wish: what was wished.
        sheets: its pages for screen and printer.
        pdf: the same pages as a file.
        remark: a sentence on what a reader should know of it; "" for nothing.
        sections: the names of all sections, also of those that are left out.
    """

    wish: Wish
    sheets: tuple[Sheet, ...]
    pdf: bytes
    remark: str
    sections: tuple[str, ...]


def made(library: Library, page: Page, wish: Wish, progress: Progress) -> Made:
    """Sets a page; may be done off the GUI thread. Raises PaperError where it cannot be set."""
    progress(0, _STEPS)
    values = values_of(library, page, wish, lambda *_: progress(0, _STEPS))
    progress(1, _STEPS)
    setting = values.setting()
    sheets = tuple(sheet_of(drawing) for drawing in setting.pictures())
    progress(2, _STEPS)
    pdf = setting.pdf()
    progress(_STEPS, _STEPS)
    return Made(wish, sheets, pdf, values.remark, values.sections)


class PrintDialog(QDialog):
    """Shows a page as it will be on paper, follows the choices, prints and saves; stays open for another form."""

    saved = Signal(object)
    """The file was written."""
    printed = Signal(int)
    """So many pages went to the printer."""
    pages_ready = Signal()
    """The preview shows what is wished."""

    def __init__(
        self, library: Library, page: Page, choices: ChoicesPanel, icon_for: IconFor, parent: QWidget | None = None
    ) -> None:
        """Shows a page in the form that is chosen.

        Args:
            library: where the page is from.
            page: the page.
            choices: what can be chosen; taken over by the dialog.
            icon_for: draws the icons.
            parent: the owner.
        """
        super().__init__(parent)
        self.setObjectName("printing")
        self.setWindowTitle(self.tr("Print {title}").format(title=page.document.title))
        self._library, self._page, self._choices = library, page, choices
        self._job: Job | None = None
        self._made: Made | None = None
        self._wish: Wish | None = None
        self._leaving = False
        self._is_ready = False
        self._preview = Preview(self)
        self._bar = PreviewBar(self._preview, icon_for, self)
        self._outcome = QLabel(self)
        self._progress = QProgressBar(self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self._print_button = self._buttons.addButton(self.tr("Pr&int…"), role)
        self._save_button = self._buttons.addButton(self.tr("&Save as PDF…"), role)
        self._assemble()
        self._choices.changed.connect(self._on_changed)
        self._choices.typed.connect(self._on_typed)
        self._on_changed()

    @property
    def preview(self) -> Preview:
        """The pages as they will be."""
        return self._preview

    def prefer_file(self) -> None:
        """Makes saving what Enter does, instead of printing."""
        self._save_button.setDefault(True)

    def save_to(self, file: Path) -> None:
        """Writes the PDF; `saved` tells of success, and the dialog shows why it failed."""
        if self._made is None:
            return
        if fault := write_file(file, self._made.pdf):
            self._outcome.setText(str(fault))
            return
        self._outcome.setText(self.tr("Saved {file}.").format(file=file.name))
        self.saved.emit(file)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter in a field takes over what is typed there, and does not print it yet.
        typing = isinstance(self.focusWidget(), QLineEdit | QAbstractSpinBox)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (typing or self._made is None):
            return
        super().keyPressEvent(event)

    @override
    def reject(self) -> None:
        if self._job is not None:
            self._leaving = True
            self._job.cancel()
            self.hide()
            return
        super().reject()

    def _assemble(self) -> None:
        area = QScrollArea(self)
        area.setWidget(self._choices)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        letter = self.fontMetrics().averageCharWidth()
        area.setFixedWidth(max(40 * letter, self._choices.minimumSizeHint().width() + 2 * letter))
        self._outcome.setObjectName("print_outcome")
        self._outcome.setTextFormat(Qt.TextFormat.PlainText)
        self._outcome.setWordWrap(True)
        self._progress.setAccessibleName(self.tr("Progress"))
        self._progress.setTextVisible(False)
        policy = self._progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._progress.setSizePolicy(policy)
        self._progress.setFixedWidth(16 * letter)
        self._print_button.setDefault(True)
        self._print_button.clicked.connect(self._on_print)
        self._save_button.clicked.connect(self._on_save)
        self._buttons.rejected.connect(self.reject)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._bar)
        right.addWidget(self._preview, 1)
        upper = QHBoxLayout()
        upper.setSpacing(16)
        upper.addWidget(area)
        upper.addLayout(right, 1)
        lower = QHBoxLayout()
        lower.setSpacing(12)
        lower.addWidget(self._outcome, 1)
        lower.addWidget(self._progress)
        lower.addWidget(self._buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(12)
        layout.addLayout(upper, 1)
        layout.addLayout(lower)

    def _start(self, work: Callable[[Progress], Any]) -> None:
        job = self._job = Job(work)
        job.progressed.connect(self._on_progressed)
        job.succeeded.connect(self._on_succeeded)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        job.start()

    @Slot()
    def _on_changed(self) -> None:
        """Sets the page anew; an earlier attempt is given up, and this one begins when that has ended."""
        self._made = None
        self._enable(False)
        if self._job is not None:
            self._job.cancel()
            return
        nothing = self.tr("Nothing would be printed: no section is checked.") if self._choices.is_nothing else ""
        self._choices.describe_sections(nothing)
        if nothing:
            self._show_nothing(nothing)
            return
        wish = self._wish = self._choices.wish
        self._outcome.setText(self.tr("Setting the page…"))
        library, page = self._library, self._page
        self._start(lambda progress: made(library, page, wish, progress))

    @Slot(int, int)
    def _on_progressed(self, done: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._progress.show()

    @Slot(object)
    def _on_succeeded(self, result: object) -> None:
        self._end_job()
        if isinstance(result, int):
            self._enable(True)
            pages = self._counted(result)
            self._outcome.setText(self.tr("Sent to the printer: {pages}.").format(pages=pages))
            self.printed.emit(result)
            if self._leaving:
                super().reject()
            return
        assert isinstance(result, Made)
        if self._leaving or result.wish != self._choices.wish:
            self._on_cancelled()
            return
        self._choices.show_sections(result.sections)
        if self._choices.is_nothing:
            # What was left out of one form may be all that another has.
            self._on_changed()
            return
        self._made = result
        self._preview.show_pages(result.sheets)
        self._bar.show_count(len(result.sheets))
        pages, size = self._counted(len(result.sheets)), max(1, round(len(result.pdf) / 1000))
        said = self.tr("{pages}; {size} kB as PDF.").format(pages=pages, size=size)
        self._outcome.setText(f"{said} {result.remark}".strip())
        self._enable(True)
        self.pages_ready.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._end_job()
        if self._leaving:
            super().reject()
            return
        fault = str(error) if isinstance(error, ChanceryError) else f"{type(error).__name__}: {error}"
        if self._made is None:
            self._show_nothing(fault)
        else:
            self._outcome.setText(fault)
        self._enable(self._made is not None)

    @Slot()
    def _on_cancelled(self) -> None:
        """Begins with what is wished now."""
        self._end_job()
        if self._leaving:
            super().reject()
        elif self._made is None:
            self._on_changed()
        else:
            self._enable(True)

    def _show_nothing(self, why: str) -> None:
        self._outcome.setText(why)
        self._preview.show_pages(())
        self._bar.show_count(0)

    def _end_job(self) -> None:
        self._job = None
        self._progress.hide()

    def _enable(self, enabled: bool) -> None:
        self._is_ready = enabled
        self._on_typed()

    @Slot()
    def _on_typed(self) -> None:
        """Lets nothing be printed that is not what the fields say."""
        for each in (self._print_button, self._save_button):
            each.setEnabled(self._is_ready and self._choices.is_settled)

    def _counted(self, count: int) -> str:
        return self.tr("1 page") if count == 1 else self.tr("{count} pages").format(count=count)

    def _on_save(self) -> None:
        file = ask_for_file(self, self.tr("Save as PDF"), self._page.document.title, ".pdf", "PDF")
        if file is not None:
            self.save_to(file)

    def _on_print(self) -> None:
        ready = self._made
        if ready is None or self._job is not None:
            return
        printer = self._printer(ready)
        asking = QPrintDialog(printer, self)
        asking.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        asking.setMinMax(1, len(ready.sheets))
        if asking.exec() != QDialog.DialogCode.Accepted:
            return
        first, last = printer.fromPage() or 1, printer.toPage() or len(ready.sheets)
        sheets = ready.sheets[first - 1 : last]
        # A print into a file is the PDF itself, with its text, tags and links.
        into_file = printer.outputFormat() is QPrinter.OutputFormat.PdfFormat and printer.outputFileName()
        if into_file and len(sheets) == len(ready.sheets):
            self.save_to(Path(printer.outputFileName()))
            return
        self._enable(False)
        self._outcome.setText(self.tr("Printing…"))
        self._start(lambda progress: paint(printer, sheets, progress))

    def _printer(self, ready: Made) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)
        size = ready.sheets[0].size
        paper = QPageSize(size.transposed() if size.width() > size.height() else size, QPageSize.Unit.Point)
        orientations = QPageLayout.Orientation
        orientation = orientations.Landscape if size.width() > size.height() else orientations.Portrait
        printer.setPageLayout(QPageLayout(paper, orientation, QMarginsF(), QPageLayout.Unit.Point))
        printer.setFullPage(True)
        printer.setDocName(self._page.document.title)
        modes = QPrinter.ColorMode
        printer.setColorMode(modes.Color if ready.wish.colour else modes.GrayScale)
        return printer
