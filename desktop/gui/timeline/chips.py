"""What narrows the events down, each as a chip that a click takes away, and how many events it hides."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget


class Chip(NamedTuple):
    """One thing that narrows: its words, and what takes it away."""

    words: str
    remove: Callable[[], None]


class ChipBar(QWidget):
    """A line of chips; it hides itself where nothing narrows."""

    clear_requested = Signal()
    """The reader wishes to see everything again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Shows nothing yet."""
        super().__init__(parent)
        self.setObjectName("timeline_chips")
        self._made: list[QToolButton] = []
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
        """Shows chips and a sentence on what they hide."""
        focused = next((at for at, button in enumerate(self._made) if button.hasFocus()), None)
        for button in self._made:
            self._chips.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._made = [self._button(chip) for chip in chips]
        for button in self._made:
            self._chips.addWidget(button)
            button.show()
        self._hidden.setText(hidden)
        self.setVisible(bool(chips))
        if focused is not None and self._made:
            self._made[min(focused, len(self._made) - 1)].setFocus()

    def _button(self, chip: Chip) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("chip")
        # Isolated, so that dates keep their order in a layout from right to left.
        button.setText(f"\u2068{chip.words.replace('&', '&&')}\u2069  ×")
        button.setAccessibleName(self.tr("Remove {words}").format(words=chip.words))
        button.setToolTip(button.accessibleName())
        button.clicked.connect(lambda: chip.remove())
        return button
