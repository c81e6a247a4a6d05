"""Draws the real window, light and dark, for the README: `make screenshots`."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QCursor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.domain.dates import day_number
from desktop.gui.actions import Command
from desktop.gui.app import apply_theme, make_application
from desktop.gui.dialogs.printing.dialog import PrintDialog
from desktop.gui.main_window import MainWindow
from desktop.gui.search.palette import Palette
from desktop.gui.settings import Settings, ThemeChoice
from desktop.library.library import Library
from desktop.library.notebook.entries import Bookmark, Highlight, Note
from desktop.library.notebook.plans import keep
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
FRAMES = 5
MONTH = (day_number(2015, 12, 1), day_number(2016, 1, 1))
"""The month into which the strip zooms, in day numbers."""


def main(folder: Path) -> None:
    """Writes the pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    application = make_application()
    with tempfile.TemporaryDirectory() as scratch:
        library = LibraryStore(paths.content_folder(), Path(scratch)).open().library
        for shot in SHOTS:
            apply_theme(application, shot.theme)
            take(library, shot, Path(scratch), folder)
        apply_theme(application, ThemeChoice.LIGHT)
        take_printing(library, Path(scratch), folder)
        take_search(library, Path(scratch), folder)
        take_notes(library, Path(scratch), folder)
        apply_theme(application, ThemeChoice.DARK)
        take_citation(library, Path(scratch), folder)
        take_twice_as_large(library, Path(scratch), folder)
        apply_theme(application, ThemeChoice.LIGHT)
        zoom_strip(application, library, Path(scratch)).save(str(folder / "timeline-zoom.png"))
        library.close()


def zoom_strip(application: QApplication, library: Library, scratch: Path) -> QImage:
    """Returns the timeline of Turkmenistan on its way from all its years into one month, frame by frame."""
    frames = []
    for number in range(FRAMES):
        apply_theme(application, ThemeChoice.DARK if number % 2 else ThemeChoice.LIGHT)
        window = MainWindow(library, Settings(scratch / "strip"), lambda _: None, lambda _: None)
        window.start_at("country/TKM")
        panel = window.timeline_panel
        panel.setParent(None)  # type: ignore[call-overload]  # PySide's stubs leave None out
        panel.resize(1280, 260)
        panel.show()
        QTest.qWaitForWindowExposed(panel)
        whole = panel.timeline.scale
        share = (MONTH[0] - whole.first_day) / whole.span
        span = whole.span * ((MONTH[1] - MONTH[0]) / whole.span) ** (number / (FRAMES - 1))
        panel.timeline.show_days(MONTH[0] - share * span, MONTH[0] + (1 - share) * span)
        if number == FRAMES - 1:
            panel.timeline.show_days(*MONTH)
        if focused := QApplication.focusWidget():
            focused.clearFocus()
        frames.append(panel.grab().toImage())
        panel.deleteLater()
        window.deleteLater()
    strip = QImage(frames[0].width(), sum(frame.height() for frame in frames), QImage.Format.Format_RGB32)
    painter = QPainter(strip)
    for number, frame in enumerate(frames):
        painter.drawImage(0, number * frame.height(), frame)
    painter.end()
    return strip


def take_printing(library: Library, scratch: Path, folder: Path) -> None:
    """Opens the dialog of printing on Turkmenistan and writes what it shows once its page is drawn."""
    window = opened(library, "country/TKM", scratch / "printing")
    window.actions_by_command[Command.PRINT].trigger()
    dialog = window.findChild(PrintDialog)
    assert isinstance(dialog, PrintDialog)
    dialog.resize(1000, 760)
    wait_until(lambda: dialog.preview.is_drawn, "the page to be printed was not drawn")
    dialog.grab().save(str(folder / "printing-light.png"))
    dialog.reject()
    close(window)


def wait_until(is_there: Callable[[], bool], complaint: str) -> None:
    """Lets the program work until something is there; raises SystemExit after half a minute."""
    # QTest's waiting would hold the interpreter, which the threads that work beside need.
    loop, looking, patience = QEventLoop(), QTimer(interval=50), QTimer(interval=30_000, singleShot=True)
    looking.timeout.connect(lambda: loop.quit() if is_there() else None)
    patience.timeout.connect(loop.quit)
    looking.start()
    patience.start()
    loop.exec()
    if not is_there():
        raise SystemExit(complaint)


def take_search(library: Library, scratch: Path, folder: Path) -> None:
    """Searches everything for words with an operator and a mistake, and writes the window with what was found."""
    window = opened(library, "country/TKM", scratch / "search")
    window.travel.find_all()
    palette = window.findChild(Palette)
    assert isinstance(palette, Palette)
    wait_until(lambda: palette.is_ready, "the index was not opened")
    palette.field.setText("pipline iran after:2009")
    wait_until(lambda: palette.list.model().rowCount() > 0, "nothing was found")
    picture = window.grab()
    painter = QPainter(picture)
    painter.drawPixmap(window.mapFromGlobal(palette.mapToGlobal(QPoint())), palette.grab())
    painter.end()
    picture.save(str(folder / "search-light.png"))
    palette.reject()
    close(window)


def take_notes(library: Library, scratch: Path, folder: Path) -> None:
    """Writes the window with a notebook of some entries."""
    window = opened(library, "relation/TKM/IRN", scratch / "notes")
    moment = "2026-11-24T09:30:00Z"
    where, title = "chancery:relation/IRN/TKM", "Turkmenistan and Iran"
    entries = (
        Bookmark("a" * 16, "chancery:topic/tapi", "TAPI gas pipeline", moment, "Energy"),
        Bookmark("b" * 16, where, title, moment, "Neighbours"),
        Note("c" * 16, where, title, moment, moment, "Ask for the figure on arrears.\nTwo reports differ."),
        Highlight("d" * 16, "chancery:relation/AFG/TKM", "Turkmenistan and Afghanistan", moment,
                  "The railway to Andkhoy opened on 14 January 2021", "", "", "yellow"),
    )  # fmt: skip
    for entry in entries:
        window.notebook.desk.change("Begin", keep(entry))
    window.notebook.desk.settle()
    window.notebook.show_pane(True)
    QTest.qWait(200)
    window.grab().save(str(folder / "notes-light.png"))
    close(window)


def take_citation(library: Library, scratch: Path, folder: Path) -> None:
    """Rests on a citation beside values on which sources differ, and writes the window with its card."""
    window = opened(library, "relation/TKM/AZE", scratch / "citation")
    browser, card = window.detail.browser, window.detail.previews.card
    # What is laid out after the first screen would take the card away.
    QTest.qWait(500)
    while not browser.focused_link.startswith("chancery:source/"):
        QTest.keyClick(browser, Qt.Key.Key_Tab)
    QCursor.setPos(browser.viewport().mapToGlobal(browser.cursorRect().center() - QPoint(3, 0)))
    wait_until(card.isVisible, "no card came")
    window.grab().save(str(folder / "citation-dark.png"))
    close(window)


def take_twice_as_large(library: Library, scratch: Path, folder: Path) -> None:
    """Writes the window with its text twice as large."""
    window = opened(library, "relation/TKM/AFG", scratch / "large")
    while window.detail.zoom < 200:
        window.actions_by_command[Command.ZOOM_IN].trigger()
    QTest.qWait(200)
    window.grab().save(str(folder / "large-dark.png"))
    close(window)


def close(window: MainWindow) -> None:
    """Closes a window and forgets it."""
    window.close()
    window.deleteLater()


def opened(library: Library, where: str, settings_folder: Path) -> MainWindow:
    """Returns a window that shows a page."""
    window = MainWindow(
        library, Settings(settings_folder), lambda _: None, lambda _: None, settings_folder / "notebook"
    )
    window.resize(*SIZE)
    window.start_at(where)
    window.show()
    if not QTest.qWaitForWindowExposed(window):
        raise SystemExit(f"the window at {where} did not appear")
    return window


def take(library: Library, shot: Shot, scratch: Path, folder: Path) -> None:
    """Opens the window at a page and writes what it shows."""
    window = opened(library, shot.where, scratch / shot.name)
    window.tree_panel.filter_field.setText(shot.filter)
    # The globe of a page is drawn after its text was painted.
    QTest.qWait(100)
    if focused := QApplication.focusWidget():
        focused.clearFocus()
    window.grab().save(str(folder / f"{shot.name}.png"))
    close(window)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "resources" / "screenshots")
