"""A line of text that says less where there is less room."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override


class RefittedLabel(QLabel):
    """Fits what it shows anew when its room or its type changes."""

    def fit(self) -> None:
        """Shows what has room."""
        raise NotImplementedError  # each kind leaves out something else

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()


class FittingLabel(RefittedLabel):
    """Shows the first of its wordings that fits, else as much of the last as does; the pointer reads the first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Says nothing yet."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._wordings: Sequence[str] = ("",)

    def say(self, *wordings: str) -> None:
        """Says something in as many words as there is room for, given from the longest wording to the shortest."""
        if wordings != self._wordings:
            self._wordings = wordings
            self.setAccessibleName(wordings[0])
            self.fit()
            self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width_of(self._wordings[0]), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        least = self.fontMetrics().averageCharWidth() * 6
        return QSize(min(least, self._width_of(self._wordings[-1])), super().minimumSizeHint().height())

    @override
    def fit(self) -> None:
        room = self.width()
        fitting = next((words for words in self._wordings if self._width_of(words) <= room), None)
        if fitting is None:
            around = self._width_of("")
            fitting = self.fontMetrics().elidedText(self._wordings[-1], Qt.TextElideMode.ElideRight, room - around)
        if fitting != self.text():
            self.setText(fitting)
        self.setToolTip("" if fitting == self._wordings[0] else self._wordings[0])

    def _width_of(self, words: str) -> int:
        margins = self.contentsMargins()
        return self.fontMetrics().horizontalAdvance(words) + margins.left() + margins.right() + 2 * self.margin() + 1
