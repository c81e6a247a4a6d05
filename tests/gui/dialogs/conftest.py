"""The dialog of printing, opened as the menu does, and a hand for its parts."""

import io
from pathlib import Path
from typing import TypeVar

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QListWidget,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.gui.actions import Command
from desktop.gui.dialogs.printing.dialog import PrintDialog
from desktop.gui.main_window import MainWindow
from desktop.library.library import Library
from tests.gui.conftest import OpenWindow

Kind = TypeVar("Kind", bound=QWidget)


def opened(qtbot: QtBot, window: MainWindow, command: Command = Command.PRINT) -> PrintDialog:
    """Asks for the dialog as the menu does, and waits until its pages are drawn."""
    window.actions_by_command[command].trigger()
    (dialog,) = window.findChildren(PrintDialog)
    ready(qtbot, dialog)
    return dialog


def ready(qtbot: QtBot, dialog: PrintDialog) -> None:
    qtbot.waitUntil(lambda: button(dialog, "Print").isEnabled() and dialog.preview.is_drawn, timeout=20_000)


@pytest.fixture
def shipped_window(open_window: OpenWindow, shipped_library: Library) -> MainWindow:
    return open_window(shipped_library)


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> PrintDialog:
    return opened(qtbot, window)


def part(dialog: PrintDialog, kind: type[Kind], name: str) -> Kind:
    found = dialog.findChild(kind, name)
    assert found is not None
    return found


def button(dialog: PrintDialog, words: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.text().replace("&", "").startswith(words))


def choose(qtbot: QtBot, dialog: PrintDialog, name: str, value: str) -> None:
    box = part(dialog, QComboBox, name)
    box.setCurrentIndex(box.findData(value))
    ready(qtbot, dialog)


def names_of(sections: QListWidget, state: Qt.CheckState | None = None) -> list[str]:
    """Returns the sections offered, or of them those that are checked or not."""
    rows = map(sections.item, range(sections.count()))
    return [row.text() for row in rows if state is None or row.checkState() is state]


def outcome(dialog: PrintDialog) -> str:
    return part(dialog, QLabel, "print_outcome").text()


def saved(dialog: PrintDialog, file: Path) -> PdfReader:
    dialog.save_to(file)
    return PdfReader(io.BytesIO(file.read_bytes()))
