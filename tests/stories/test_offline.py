"""The window talks to nobody, leaves nothing running, and does not wear out."""

import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.domain import address
from desktop.domain.address import Address
from desktop.gui.main_window import MainWindow
from desktop.library.library import Library
from tests.gui.conftest import OpenWindow

PAGES = 30


def open_sockets() -> set[str]:
    """The sockets of this process, where the system tells."""
    folder = Path("/proc/self/fd")
    if not folder.is_dir():
        return set()
    targets = []
    for entry in folder.iterdir():
        try:
            targets.append(str(entry.readlink()))
        except OSError:  # the listing's own descriptor is closed by now
            continue
    return {target for target in targets if target.startswith("socket:")}


def linked_from(window: MainWindow) -> Iterator[Address]:
    """The pages to which the page in view has links, in the order of its text."""
    block = window.detail.browser.document().begin()
    while block.isValid():
        for formatted in block.textFormats():
            href = formatted.format.anchorHref()
            if href.startswith(address.SCHEME):
                yield address.parse(href)
        block = block.next()


def walk(window: MainWindow, pages: int) -> set[Address]:
    """Follows links, always to a page not seen before; returns the pages seen."""
    assert window.navigator.address is not None
    seen = {window.navigator.address.canonical}
    ahead = list(linked_from(window))
    while ahead and len(seen) < pages:
        where = ahead.pop(0)
        if where.canonical not in seen:
            window.navigator.go_to(where)
            seen.add(where.canonical)
            window.grab()
            ahead += linked_from(window)
    return seen


def test_a_walk_over_thirty_pages_makes_no_connection(
    open_window: OpenWindow, shipped_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def refuse(self: socket.socket, where: object) -> None:
        asked.append(where)
        raise AssertionError(f"a connection to {where}")

    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, refuse)
    before = open_sockets()
    window = open_window(shipped_library)
    seen = walk(window, PAGES)
    assert len(seen) == PAGES
    assert len({where.kind for where in seen}) >= 4
    assert asked == []
    assert open_sockets() == before
    assert "PySide6.QtNetwork" not in sys.modules


def test_a_walk_leaves_no_thread_behind(open_window: OpenWindow) -> None:
    before = set(threading.enumerate())
    window = open_window()
    walk(window, 10)
    window.close()
    assert set(threading.enumerate()) == before
    assert QThreadPool.globalInstance().activeThreadCount() == 0


def test_painting_does_not_use_up_none(window: MainWindow) -> None:
    """PySide6 6.12.0 on Python 3.11 loses a reference to None with every call that returns nothing."""
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    colour = QColor("red")
    before = sys.getrefcount(None)
    painter = QPainter(image)
    for _ in range(1000):
        painter.fillRect(0, 0, 40, 40, colour)
        painter.drawLine(0, 0, 40, 40)
    painter.end()
    for _ in range(20):
        window.timeline_panel.timeline.grab()
        window.tree_panel.tree.viewport().grab()
    assert sys.getrefcount(None) > before - 500
