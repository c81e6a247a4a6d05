"""Looks for unused cycles of objects while the reader reads, instead of in the middle of opening a page."""

import gc

from PySide6.QtCore import QObject, Qt, QTimer, SignalInstance
from PySide6.QtGui import QGuiApplication

from desktop.cycles import SELDOM

_REST = 2_000
"""Milliseconds after the last page was opened until cycles are looked for."""


class Housekeeping(QObject):
    """Collects garbage a while after pages were opened; a look through all objects takes longer than a frame."""

    def __init__(self, page_changed: SignalInstance, parent: QObject | None = None) -> None:
        """Takes the objects of the start for lasting ones, so that they are not looked through again.

        Args:
            page_changed: is emitted when a page is opened.
            parent: the owner.
        """
        super().__init__(parent)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._collect)
        page_changed.connect(self._rest.start)
        gc.set_threshold(SELDOM)
        gc.collect()
        gc.freeze()

    def _collect(self) -> None:
        if QGuiApplication.mouseButtons() is Qt.MouseButton.NoButton:
            gc.collect()
        else:
            # Something is being dragged, which would be seen to halt.
            self._rest.start()
