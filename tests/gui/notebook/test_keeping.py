"""The notebook’s file as a reader meets it: exported, imported, damaged, and where it cannot be written."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QMessageBox,
)
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.domain import address
from desktop.gui.actions import Command
from desktop.gui.main_window import MainWindow
from desktop.library.notebook import plans
from desktop.library.notebook.notebook import FILE
from tests.gui.conftest import OpenWindow
from tests.gui.notebook.conftest import contents, do, fill_dialog, keep, on_disk
from tests.library.notebook.conftest import bookmark, highlight, note, read_later

TKM, TAPI = address.country("TKM"), address.topic("tapi")


@pytest.mark.parametrize("name", ["out.md", "out.json", "out"])
def test_the_notebook_is_exported_and_imported(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    keep(window, bookmark(folder="A"), note(), highlight(), read_later())
    before = contents(window)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name), "Markdown (*.md)"))
    do(window, Command.EXPORT_NOTEBOOK)
    (made,) = [file for file in tmp_path.iterdir() if file.name.startswith("out")]
    window.notebook.desk.change("Clear", plans.remove([one.id for one in before]))
    assert len(contents(window)) == 0
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(made), ""))
    do(window, Command.IMPORT_NOTEBOOK)
    assert contents(window) == before


def test_a_faulty_import_is_refused_in_one_sentence(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").write_text("# My diary\n")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "a.md"), ""))
    do(window, Command.IMPORT_NOTEBOOK)
    assert "nothing was imported" in window.message_bar.sentence


def test_a_damaged_notebook_is_told_of_at_the_start(open_window: OpenWindow, qtbot: QtBot) -> None:
    paths.data_folder().mkdir(parents=True)
    (paths.data_folder() / FILE).write_bytes(b"x" * 4000)
    window = open_window()
    contents(window)
    assert "is set aside as notebook-damaged-" in window.message_bar.sentence


@pytest.fixture
def without_room(window: MainWindow) -> Callable[[], None]:
    """Puts a file where the notebook's folder should be; what is returned takes it away again."""
    contents(window)
    window.notebook.desk._notebook.close()  # type: ignore[union-attr]
    folder = paths.data_folder()
    folder.rename(folder.with_name("away"))
    folder.write_text("in the way")

    def make_room() -> None:
        folder.unlink()
        folder.with_name("away").rename(folder)

    return make_room


def test_a_note_that_cannot_be_saved_is_kept_and_saved_when_it_can(
    window: MainWindow, without_room: Callable[[], None]
) -> None:
    do(window, Command.NOTE)
    editor = window.notebook.pane.editor
    editor.field.setPlainText("precious")
    editor.save()
    contents(window)
    assert "cannot be written" in window.message_bar.sentence
    window.navigator.go_to(TAPI)
    window.navigator.go_to(TKM)
    assert editor.field.toPlainText() == "precious"
    assert editor.is_unsaved
    without_room()
    editor.save()
    assert [one.text for one in contents(window).notes] == ["precious"]
    assert not editor.is_unsaved


def test_a_page_is_said_to_be_kept_only_once_it_is(qtbot: QtBot, window: MainWindow) -> None:
    window.notebook.desk.settle()
    window.statusBar().clearMessage()
    with qtbot.waitSignal(window.notebook.desk.told) as told:
        fill_dialog(window, "Neutral", "Gas")
        assert window.statusBar().currentMessage() == "", "nothing is on the disk yet"
    assert [one.title for one in on_disk().bookmarks] == ["Neutral"]
    assert told.args == [window.statusBar().currentMessage()] == ["Kept in Gas"]


def test_a_page_that_cannot_be_kept_is_told_of_each_time(window: MainWindow, without_room: Callable[[], None]) -> None:
    window.statusBar().clearMessage()
    for ask in (lambda: fill_dialog(window, "Neutral", "Gas"), lambda: do(window, Command.READ_LATER)):
        window.message_bar.hide()
        ask()
        assert len(contents(window)) == 0
        assert "cannot be written" in window.message_bar.sentence
        assert window.statusBar().currentMessage() == ""
    without_room()
    do(window, Command.READ_LATER)
    assert len(contents(window)) == 1
    assert window.statusBar().currentMessage() == "Among the pages to be read"


def test_closing_with_a_note_that_cannot_be_saved_asks_first(
    window: MainWindow, without_room: Callable[[], None]
) -> None:
    do(window, Command.NOTE)
    window.notebook.pane.editor.field.setPlainText("precious")

    def answer(button: QMessageBox.StandardButton) -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        box.button(button).click()

    QTimer.singleShot(0, lambda: answer(QMessageBox.StandardButton.Cancel))
    assert not window.close()
    assert window.isVisible()
    QTimer.singleShot(0, lambda: answer(QMessageBox.StandardButton.Discard))
    assert window.close()
