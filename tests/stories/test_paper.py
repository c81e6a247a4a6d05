"""A reader takes a page along on paper."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain import address
from desktop.gui.actions import Command
from desktop.gui.dialogs.printing.dialog import PrintDialog
from desktop.gui.main_window import MainWindow
from tests.gui.dialogs.test_printing import ready
from tests.summary.paper.conftest import squeezed, words_of


def printed(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, file: Path, answer: int) -> PrintDialog:
    """Presses Ctrl+P and Enter, and answers the system's dialog with a file."""

    def exec_(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(file))
        return answer

    monkeypatch.setattr(QPrintDialog, "exec", exec_)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = window.findChildren(PrintDialog)
    ready(qtbot, dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    return dialog


def closed(qtbot: QtBot, window: MainWindow, dialog: PrintDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(PrintDialog))


def test_a_page_is_printed_with_its_sources_and_keys_alone(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window.navigator.go_to(address.relation("TKM", "AFG"))
    closed(qtbot, window, printed(qtbot, window, monkeypatch, tmp_path / "page.pdf", QPrintDialog.DialogCode.Accepted))
    reader = PdfReader(tmp_path / "page.pdf")
    told = words_of(reader)
    for words in ("Turkmenistan and Afghanistan", "The railway has 30 km or 38 km", "Sources", "Report <one> & more"):
        assert squeezed(words) in told
    assert reader.metadata is not None
    assert reader.metadata.title == "Turkmenistan and Afghanistan"


def test_what_is_printed_is_the_same_though_the_window_is_dark(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764028800")
    accepted = QPrintDialog.DialogCode.Accepted
    closed(qtbot, window, printed(qtbot, window, monkeypatch, tmp_path / "light.pdf", accepted))
    window.actions_by_command[Command.THEME_DARK].trigger()
    closed(qtbot, window, printed(qtbot, window, monkeypatch, tmp_path / "dark.pdf", accepted))
    assert (tmp_path / "light.pdf").read_bytes() == (tmp_path / "dark.pdf").read_bytes()


def test_thinking_better_of_printing_writes_nothing(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    dialog = printed(qtbot, window, monkeypatch, tmp_path / "page.pdf", QPrintDialog.DialogCode.Rejected)
    assert dialog.isVisible()
    closed(qtbot, window, dialog)
    assert not (tmp_path / "page.pdf").exists()
    assert QApplication.activeModalWidget() is None
