"""Ends what a link under the pointer brought when the pointer leaves the text, or the text moves on below it."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QTextBrowser
from typing_extensions import override

_OUTSIDE = QPointF(-1, -1)


class PointerLeaves(QObject):
    """Tells a browser that the pointer is over no link any more: Qt does so only where the pointer moves within."""

    def __init__(self, browser: QTextBrowser) -> None:
        """Watches a browser for as long as that lives."""
        super().__init__(browser)
        self._browser = browser
        browser.viewport().installEventFilter(self)
        for bar in (browser.verticalScrollBar(), browser.horizontalScrollBar()):
            bar.valueChanged.connect(self._leave)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self._leave()
        return super().eventFilter(watched, event)

    def _leave(self) -> None:
        # While the pointer drags, a selection follows it.
        if QApplication.mouseButtons() is Qt.MouseButton.NoButton:
            no_button, none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
            moved = QMouseEvent(QEvent.Type.MouseMove, _OUTSIDE, _OUTSIDE, no_button, no_button, none)
            QApplication.sendEvent(self._browser.viewport(), moved)
