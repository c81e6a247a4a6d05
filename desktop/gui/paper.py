"""Taking something out of the window by saving it as a file; `dialogs/printing` prints a page."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from desktop.domain.escaping import for_file_name
from desktop.errors import ChanceryError, WriteError
from desktop.library.files import write_whole
from desktop.summary.page import Page
from desktop.summary.writers import SUFFIXES, bytes_of

_FORMS = {
    ".html": "Web page (*.html)",
    ".md": "Markdown (*.md)",
    ".txt": "Text (*.txt)",
    ".json": "JSON (*.json)",
    ".docx": "Word processor (*.docx)",
}


def ask_for_page(page: Page, window: QWidget) -> Path | None:
    """Asks where a page is to be saved; returns None where the reader thought better of it."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    suggestion = Path(folder) / (for_file_name(page.document.title) + ".html")
    title = QCoreApplication.translate("Paper", "Save page as")
    name, form = QFileDialog.getSaveFileName(window, title, str(suggestion), ";;".join(_FORMS.values()))
    if not name:
        return None
    file = Path(name)
    if file.suffix.lower() not in SUFFIXES:  # none, or what follows the last dot of a title: “Protocol No. 5”
        file = file.with_name(file.name + next((suffix for suffix, shown in _FORMS.items() if shown == form), ".html"))
        # The dialog asked about the name without the ending.
        if file.exists() and not may_replace(file, window):
            return None
    return file


def ask_for_file(owner: QWidget, title: str, name: str, suffix: str, label: str) -> Path | None:
    """Asks where a file is to be written; returns None where the reader thought better of it.

    Args:
        owner: the window that asks.
        title: what its question is called.
        name: what the file may be called, without an ending.
        suffix: the ending that the file gets whatever is typed.
        label: what a file with that ending is.
    """
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    suggestion = str(Path(folder) / (for_file_name(name) + suffix))
    chosen, _ = QFileDialog.getSaveFileName(owner, title, suggestion, f"{label} (*{suffix})")
    if not chosen:
        return None
    file = Path(chosen)
    if file.suffix.lower() != suffix:
        file = file.with_name(file.name + suffix)
        # The dialog asked about the name without the ending.
        if file.exists() and not may_replace(file, owner):
            return None
    return file


def write_file(file: Path, data: bytes) -> WriteError | None:
    """Writes a file whole; returns why that failed."""
    try:
        write_whole(file, data)
    except OSError as error:
        return WriteError(f"{file} cannot be written ({error.strerror or error})")
    return None


def may_replace(file: Path, window: QWidget) -> bool:
    """Asks whether a file that exists may be replaced."""
    question = QCoreApplication.translate("Paper", "{file} exists already. Replace it?").format(file=file.name)
    box = QMessageBox(QMessageBox.Icon.Question, "Chancery", question, parent=window)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(QMessageBox.StandardButton.Cancel)
    return box.exec() == QMessageBox.StandardButton.Yes


def write_page(page: Page, file: Path) -> Path | ChanceryError:
    """Writes a page whole, in the format of the file's ending; returns the file, or why that failed.

    May be done off the GUI thread: a long page takes a word processor's format a second.
    """
    return write_file(file, bytes_of(page, file)) or file
