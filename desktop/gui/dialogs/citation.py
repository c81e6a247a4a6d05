"""Citing a page, a part of it or what it rests on: in which form, seen before it is copied or saved."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase, QFontInfo, QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QProgressBar,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.gui.dialogs.citing_choice import Choices, Citable, CitingChoice
from desktop.gui.jobs import Job
from desktop.gui.paper import ask_for_file, write_file
from desktop.summary.citing.forms import FORMS, CitationForm, Cited, cited


class CitationDialog(QDialog):
    """Shows a citation, and copies or saves it; stays open, so that another form can be had as well."""

    form_chosen = Signal(int)
    """Another form was chosen, by its place among `FORMS`."""
    saved = Signal(object)
    """The file was written."""

    def __init__(self, choices: Choices, form: int, parent: QWidget | None = None) -> None:
        """Offers what can be cited, in the form of that place among `FORMS`."""
        super().__init__(parent)
        self.setObjectName("citation")
        self.setWindowTitle(self.tr("Cite"))
        self._choice = CitingChoice(choices, self)
        self._job: Job | None = None
        self._wish: tuple[Citable, CitationForm] | None = None
        self._cited: Cited | None = None
        self._leaving = False
        self._form_box = QComboBox(self)
        self._preview = QTextEdit(self)
        self._outcome = QLabel(self)
        self._bar = QProgressBar(self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self._copy_button = self._buttons.addButton(self.tr("C&opy"), role)
        self._save_button = self._buttons.addButton(self.tr("&Save…"), role)
        self._assemble()
        self._form_box.setCurrentIndex(form)
        self._choice.changed.connect(self._on_changed)
        self._form_box.currentIndexChanged.connect(self._on_changed)
        self._form_box.currentIndexChanged.connect(self.form_chosen)
        self._on_changed()

    def copy(self) -> None:
        """Puts what is shown on the clipboard, with its italics for programs that take them."""
        if self._cited is None or self._wish is None:
            return
        copy_citation(self._cited, self._wish[1])
        count = len(self._wish[0].items)
        self._outcome.setText(
            self.tr("Copied.") if count == 1 else self.tr("Copied {count} citations.").format(count=count)
        )

    def save_to(self, file: Path) -> None:
        """Writes what is shown; `saved` tells of success, and the dialog shows why it failed."""
        if self._cited is None:
            return
        if fault := write_file(file, self._cited.text.encode()):
            self._outcome.setText(str(fault))
            return
        self._outcome.setText(self.tr("Saved {file}.").format(file=file.name))
        self.saved.emit(file)

    @override
    def reject(self) -> None:
        if self._job is not None:
            self._leaving = True
            self._job.cancel()
            return
        super().reject()

    def _assemble(self) -> None:
        self._form_box.addItems([form.label for form in FORMS])
        self._form_box.setObjectName("citation_form")
        self._form_box.setAccessibleName(self.tr("Style or format"))
        self._preview.setObjectName("citation_preview")
        self._preview.setAccessibleName(self.tr("Citation"))
        self._preview.setReadOnly(True)
        self._preview.setTabChangesFocus(True)
        self._preview.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        line = self.fontMetrics()
        self._preview.setMinimumSize(line.averageCharWidth() * 64, line.lineSpacing() * 9)
        self._outcome.setObjectName("citation_outcome")
        self._outcome.setTextFormat(Qt.TextFormat.PlainText)
        self._outcome.setWordWrap(True)
        self._outcome.setMinimumHeight(line.lineSpacing())
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setTextVisible(False)
        policy = self._bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(policy)
        self._bar.hide()
        self._copy_button.setDefault(True)
        self._copy_button.clicked.connect(self.copy)
        self._save_button.clicked.connect(self._on_save)
        self._buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.addRow(self.tr("What:"), self._choice)
        form.addRow(self.tr("S&tyle or format:"), self._form_box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(self._preview, 1)
        for widget in (self._outcome, self._bar, self._buttons):
            layout.addWidget(widget)

    def _wished(self) -> tuple[Citable, CitationForm]:
        return self._choice.chosen, FORMS[self._form_box.currentIndex()]

    @Slot()
    def _on_changed(self) -> None:
        """Writes the citation anew; an earlier attempt is given up, and this one begins when that has ended."""
        self._cited = None
        self._outcome.clear()
        self._enable(False)
        if self._job is not None:
            self._job.cancel()
            return
        wish = self._wish = self._wished()
        self._job = citing_job(*wish[0].items, form=wish[1])
        self._job.succeeded.connect(self._on_succeeded)
        self._job.failed.connect(self._on_failed)
        self._job.progressed.connect(self._on_progressed)
        self._job.cancelled.connect(self._on_cancelled)
        self._job.start()

    @Slot(int, int)
    def _on_progressed(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setVisible(total > 1)

    @Slot(object)
    def _on_succeeded(self, result: Cited) -> None:
        self._end_job()
        if self._leaving or self._wish != self._wished():
            self._on_cancelled()
            return
        self._cited = result
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPointSizeF(QFontInfo(self.font()).pointSizeF())
        self._preview.setFont(self.font() if self._wish[1].style else fixed)
        if self._wish[1].style:
            self._preview.setHtml(result.html)
        else:
            self._preview.setPlainText(result.text)
        self._enable(True)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._end_job()
        self._outcome.setText(f"{type(error).__name__}: {error}")

    @Slot()
    def _on_cancelled(self) -> None:
        self._end_job()
        if self._leaving:
            super().reject()
        else:
            self._on_changed()

    def _end_job(self) -> None:
        self._job = None
        self._bar.hide()

    def _enable(self, enabled: bool) -> None:
        self._copy_button.setEnabled(enabled)
        self._save_button.setEnabled(enabled)

    def _on_save(self) -> None:
        citable, form = self._wished()
        file = ask_for_file(self, self.windowTitle(), citable.file_name, form.suffix, form.label)
        if file is not None:
            self.save_to(file)


def citing_job(*items: dict[str, Any], form: CitationForm) -> Job:
    """Returns a job, not begun yet, that writes items in a form: the processor alone takes 70 ms to import."""
    return Job(lambda progress: cited(items, form, progress))


def copy_citation(result: Cited, form: CitationForm) -> None:
    """Puts citations on the clipboard: as plain text, and where they are in a style with its italics as well."""
    data = QMimeData()
    data.setText(result.text.strip("\r\n"))
    if form.style:
        data.setHtml(result.html)
    QGuiApplication.clipboard().setMimeData(data)
