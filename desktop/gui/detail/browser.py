"""The text of a page; it reads no file, loads nothing from the network, and opens no link by itself."""

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget
from typing_extensions import override

_MEASURE = 38
"""Widest line of text, in times the size of its type in pixels."""
_LEAST_MARGIN = 28


class PageBrowser(QTextBrowser):
    """Shows rich text in a comfortable measure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Shows nothing yet."""
        super().__init__(parent)
        self.setObjectName("page_text")
        self.setAccessibleName(self.tr("Page"))
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().setDocumentMargin(0)
        self._text_pixels = 16.0

    def set_text_pixels(self, pixels: float) -> None:
        """Takes another size of type, by which the measure goes."""
        self._text_pixels = pixels
        self._set_margins()

    @override
    def loadResource(self, kind: int, url: QUrl | str) -> object:
        # By default local files named in the text would be read.
        return None

    @override
    def setSource(self, *arguments: object) -> None:
        """Does nothing: pages come through `setHtml` alone."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size() != event.oldSize():
            self._set_margins()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        # Zooming with Ctrl and the wheel is the pane's, which zooms by whole steps and remembers them.
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, 80)

    def _set_margins(self) -> None:
        scroll_bar = self.verticalScrollBar().sizeHint().width()
        free = self.width() - scroll_bar - _MEASURE * self._text_pixels
        side = max(_LEAST_MARGIN if self.width() > 20 * self._text_pixels else 8, int(free / 2))
        margins = self.viewportMargins()
        if margins.left() != side:
            self.setViewportMargins(side, 18, side, 0)
