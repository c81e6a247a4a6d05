"""Draws the real window, light and dark, for the README: `make screenshots`."""

import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.domain.dates import day_number
from desktop.gui.actions import Command
from desktop.gui.app import apply_theme, make_application
from desktop.gui.dialogs.printing.dialog import PrintDialog
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
    # QTest's waiting would hold the interpreter, which the threads that set and draw the page need.
    loop, looking, patience = QEventLoop(), QTimer(interval=50), QTimer(interval=30_000, singleShot=True)
    looking.timeout.connect(lambda: loop.quit() if dialog.preview.is_drawn else None)
    patience.timeout.connect(loop.quit)
    looking.start()
    patience.start()
    loop.exec()
    if not dialog.preview.is_drawn:
        raise SystemExit("the page to be printed was not drawn")
    dialog.grab().save(str(folder / "printing-light.png"))
    dialog.reject()
    window.close()
    window.deleteLater()


def opened(library: Library, where: str, settings_folder: Path) -> MainWindow:
    """Returns a window that shows a page."""
    window = MainWindow(library, Settings(settings_folder), lambda _: None, lambda _: None)
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
    window.close()
    window.deleteLater()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "resources" / "screenshots")
