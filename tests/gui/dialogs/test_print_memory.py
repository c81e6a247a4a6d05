"""What the typesetter keeps of earlier prints is let go of when the dialog closes."""

import sys

import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from desktop.gui.actions import Command
from desktop.gui.dialogs.printing.dialog import PrintDialog
from desktop.library.library import Library
from tests.allocated import in_use
from tests.gui.conftest import OpenWindow

PRINTS = 4


@pytest.mark.skipif(sys.platform != "linux", reason="asks the C library of Linux")
def test_prints_leave_nothing_large_behind(qtbot: QtBot, open_window: OpenWindow, shipped_library: Library) -> None:
    window = open_window(shipped_library)

    def print_once() -> float:
        window.actions_by_command[Command.PRINT].trigger()
        (dialog,) = window.findChildren(PrintDialog)
        qtbot.waitUntil(lambda: dialog.preview.is_drawn, timeout=20_000)
        most = in_use()
        dialog.reject()
        qtbot.waitUntil(lambda: not window.findChildren(PrintDialog), timeout=20_000)
        assert QThreadPool.globalInstance().waitForDone(20_000)
        return most

    print_once()
    before = in_use()
    most = [print_once() for _ in range(PRINTS)]
    assert in_use() < before + 4
    assert max(most) > in_use() + 8, "a print takes less than this test can see"
