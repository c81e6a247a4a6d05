"""What narrows the events down, each as a chip that a click takes away, and how many events it hides."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

_LEAST = 7
"""Characters of a chip that stay, whatever the room is."""


class Chip(NamedTuple):
    """One thing that narrows: its words, and what takes it away."""

    words: str
    remove: Callable[[], None]


class ChipBar(QWidget):
    """A line of chips; it hides itself where nothing narrows."""

    clear_requested = Signal()
    """The reader wishes to see everything again."""
    left = Signal()
    """The last chip went while the focus was here; it wants another place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Shows nothing yet."""
        super().__init__(parent)
        self.setObjectName("timeline_chips")
        self._buttons: list[QToolButton] = []
        self._shown: Sequence[Chip] = ()
        self._hidden = QLabel(self)
        self._hidden.setObjectName("timeline_hidden")
        self._clear = QToolButton(self)
        self._clear.setText(self.tr("Show all"))
        self._clear.setAccessibleName(self.tr("Show all events again"))
        self._clear.clicked.connect(self.clear_requested)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(6)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 0, 8, 4)
        line.addLayout(self._chips)
        line.addWidget(self._clear)
        line.addStretch(1)
        line.addWidget(self._hidden)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_chips(self, chips: Sequence[Chip], hidden: str) -> None:
        """Shows chips and a sentence on what they hide; buttons are made only where more are needed."""
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self._shown = chips
        while len(self._buttons) < len(chips):
            self._buttons.append(self._button(len(self._buttons)))
        for button in self._buttons[len(chips) :]:
            if button.hasFocus() and chips:
                self._buttons[len(chips) - 1].setFocus()
            self._chips.removeWidget(button)
            button.hide()
            button.deleteLater()
        del self._buttons[len(chips) :]
        for button, chip in zip(self._buttons, chips, strict=True):
            self._name(button, chip.words)
        self._hidden.setText(hidden)
        self.setVisible(bool(chips))
        if had_focus and not chips:
            self.left.emit()

    def _button(self, at: int) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("chip")
        # Where all have no room, chips are cut before the word on what is hidden.
        button.setMinimumWidth(_LEAST * self.fontMetrics().averageCharWidth())
        button.clicked.connect(lambda: self._shown[at].remove())
        self._chips.addWidget(button)
        button.show()
        return button

    def _name(self, button: QToolButton, words: str) -> None:
        # Isolated, so that dates keep their order in a layout from right to left.
        text = f"\u2068{words.replace('&', '&&')}\u2069  ×"
        if button.text() != text:
            button.setText(text)
            button.setAccessibleName(self.tr("Remove {words}").format(words=words))
            button.setToolTip(button.accessibleName())
