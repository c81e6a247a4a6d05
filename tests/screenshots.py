"""Draws the real window, light and dark, for the README: `make screenshots`."""

import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from PySide6.QtTest import QTest

from desktop import paths
from desktop.gui.app import apply_theme, make_application
from desktop.gui.main_window import MainWindow
from desktop.gui.settings import Settings, ThemeChoice
from desktop.library.library import Library
from desktop.library.store import LibraryStore


class Shot(NamedTuple):
    """One picture: its file, the page, the colours, and what is typed into the filter first."""

    name: str
    where: str
    theme: ThemeChoice
    filter: str = ""


SHOTS = (
    Shot("turkmenistan-light", "country/TKM", ThemeChoice.LIGHT),
    Shot("turkmenistan-dark", "country/TKM", ThemeChoice.DARK),
    Shot("afghanistan-light", "relation/TKM/AFG", ThemeChoice.LIGHT),
    Shot("event-dark", "event/ev-dostluk21", ThemeChoice.DARK),
    Shot("filter-light", "topic/tapi", ThemeChoice.LIGHT, "rus"),
)
SIZE = (1280, 860)


def main(folder: Path) -> None:
    """Writes the pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    application = make_application()
    with tempfile.TemporaryDirectory() as scratch:
        library = LibraryStore(paths.content_folder(), Path(scratch)).open().library
        for shot in SHOTS:
            apply_theme(application, shot.theme)
            take(library, shot, Path(scratch), folder)
        library.close()


def take(library: Library, shot: Shot, scratch: Path, folder: Path) -> None:
    """Opens the window at a page and writes what it shows."""
    window = MainWindow(library, Settings(scratch / shot.name), lambda _: None, lambda _: None)
    window.resize(*SIZE)
    window.start_at(shot.where)
    window.show()
    if not QTest.qWaitForWindowExposed(window):
        raise SystemExit(f"the window for {shot.name} did not appear")
    window.tree_panel.filter_field.setText(shot.filter)
    window.detail.browser.setFocus()
    window.grab().save(str(folder / f"{shot.name}.png"))
    window.close()
    window.deleteLater()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "resources" / "screenshots")
