"""A sentence over a widget that goes by itself."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

_SHOWN = 4_000
"""Milliseconds."""
_ABOVE_EDGE, _BESIDE = 24, 8


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
        self.setWordWrap(True)
        over.installEventFilter(self)
        self.hide()

    def say(self, sentence: str) -> None:
        """Shows one sentence; "" hides the last."""
        self.setText(sentence)
        self.setVisible(bool(sentence))
        if sentence:
            self._place()
            self.raise_()
            self._timer.start()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        width = min(self.sizeHint().width(), self._over.width() - 2 * _BESIDE)
        self.resize(width, self.heightForWidth(width))
        self.move((self._over.width() - width) // 2, self._over.height() - self.height() - _ABOVE_EDGE)
