"""A reader takes a page along on paper."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest

from desktop.domain import address
from desktop.gui.actions import Command
from desktop.gui.main_window import MainWindow


def printed(window: MainWindow, monkeypatch: pytest.MonkeyPatch, file: Path, answer: int) -> None:
    """Presses Ctrl+P, and answers the system's dialog with a file."""

    def exec_(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(file))
        return answer

    monkeypatch.setattr(QPrintDialog, "exec", exec_)
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)


def sizes_of_type(reader: PdfReader) -> dict[float, int]:
    """How many letters of the first page are set in which size, in points on the paper."""
    sizes: dict[float, int] = {}

    def count(text: str, matrix: list[float], text_matrix: list[float], font: object, size: float) -> None:
        points = round(abs(size * text_matrix[3] * matrix[3]), 1)
        sizes[points] = sizes.get(points, 0) + len(text.strip())

    reader.pages[0].extract_text(visitor_text=count)
    return sizes


def test_a_page_is_printed_whole_with_its_sources(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window.navigator.go_to(address.relation("TKM", "AFG"))
    printed(window, monkeypatch, tmp_path / "page.pdf", QPrintDialog.DialogCode.Accepted)
    reader = PdfReader(tmp_path / "page.pdf")
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    for words in ("Afghanistan and Turkmenistan", "The railway has 30 km or 38 km", "Sources", "Report <one> & more"):
        assert words in text
    assert reader.metadata is not None
    assert reader.metadata.title == "Afghanistan and Turkmenistan"


def test_type_is_printed_in_its_own_size_within_the_margins(
    shipped_window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    printed(shipped_window, monkeypatch, tmp_path / "page.pdf", QPrintDialog.DialogCode.Accepted)
    reader = PdfReader(tmp_path / "page.pdf")
    assert len(reader.pages) > 2
    sizes = sizes_of_type(reader)
    assert max(sizes) == pytest.approx(19, abs=1)
    assert min(size for size in sizes if size and sizes[size] > 40) >= 5.5
    common = max(sizes, key=lambda size: sizes[size])
    assert 8 <= common <= 10.5


def test_what_is_printed_is_dark_on_white_though_the_window_is_dark(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    printed(window, monkeypatch, tmp_path / "light.pdf", QPrintDialog.DialogCode.Accepted)
    window.actions_by_command[Command.THEME_DARK].trigger()
    printed(window, monkeypatch, tmp_path / "dark.pdf", QPrintDialog.DialogCode.Accepted)
    light, dark = (PdfReader(tmp_path / name).pages[0].get_contents() for name in ("light.pdf", "dark.pdf"))
    assert light is not None
    assert dark is not None
    assert light.get_data() == dark.get_data()


def test_thinking_better_of_printing_writes_nothing(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    printed(window, monkeypatch, tmp_path / "page.pdf", QPrintDialog.DialogCode.Rejected)
    assert not (tmp_path / "page.pdf").exists()
