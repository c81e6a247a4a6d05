"""A sentence over a widget that goes by itself."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

_SHOWN = 4_000
"""Milliseconds."""
_ABOVE_EDGE = 24


class PassingHint(QLabel):
    """Lies over the lower edge of a widget for a few seconds and takes no clicks."""

    def __init__(self, over: QWidget) -> None:
        """Is hidden until it has something to say."""
        super().__init__(over)
        self.setObjectName("passing_hint")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._over = over
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, sentence: str) -> None:
        """Shows one sentence; "" hides the last."""
        self.setText(sentence)
        self.setVisible(bool(sentence))
        if sentence:
            self.adjustSize()
            self.move((self._over.width() - self.width()) // 2, self._over.height() - self.height() - _ABOVE_EDGE)
            self.raise_()
            self._timer.start()
