"""What the tests of the notebook in the window share."""

from desktop import paths
from desktop.gui.actions import Command
from desktop.gui.main_window import MainWindow
from desktop.gui.notebook.bookmark_dialog import BookmarkDialog
from desktop.library.notebook import plans
from desktop.library.notebook.contents import Contents
from desktop.library.notebook.notebook import Notebook


def do(window: MainWindow, command: Command) -> None:
    window.actions_by_command[command].trigger()


def contents(window: MainWindow) -> Contents:
    window.notebook.desk.settle()
    return window.notebook.desk.state.contents


def keep(window: MainWindow, *entries: object) -> None:
    for entry in entries:
        window.notebook.desk.change("Add", plans.keep(entry))  # type: ignore[arg-type]
    window.notebook.desk.settle()


def on_disk() -> Contents:
    notebook = Notebook(paths.data_folder())
    try:
        return notebook.state.contents
    finally:
        notebook.close()


def shown_dialog(window: MainWindow) -> BookmarkDialog:
    (dialog,) = [one for one in window.findChildren(BookmarkDialog) if one.isVisible()]
    return dialog


def fill_dialog(window: MainWindow, title: str, folder: str) -> None:
    do(window, Command.BOOKMARK)
    dialog = shown_dialog(window)
    dialog.title_field.setText(title)
    dialog.folder_box.setCurrentText(folder)
    dialog.accept()
