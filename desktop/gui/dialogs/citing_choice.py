"""What is to be cited: a page, a part of it, or what either rests on."""

from typing import Any, NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

_COLUMNS = 44
"""Width of the list of parts, in characters."""
_MOST_SEEN = 18
"""So many parts are seen at once when the list is open."""


class Citable(NamedTuple):
    """Something that can be cited: what it is called in the dialog and for a file, and its items of CSL-JSON."""

    text: str
    file_name: str
    items: tuple[dict[str, Any], ...]


class Part(NamedTuple):
    """A part of a page: what the list calls it, itself, and its sources."""

    text: str
    itself: Citable
    sources: Citable


class Choices(NamedTuple):
    """What a dialog offers.

    Attributes:
        whole: the page.
        everything: all sources of the page; None where it stands for a source itself.
        parts: its parts.
        part: which part is shown in the list at first.
        is_part_chosen: whether that part is chosen at first, instead of the page.
    """

    whole: Citable
    everything: Citable | None = None
    parts: tuple[Part, ...] = ()
    part: int = 0
    is_part_chosen: bool = False


class CitingChoice(QWidget):
    """Lets a reader choose what to cite."""

    changed = Signal()
    """Something else is chosen."""

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        """Offers choices."""
        super().__init__(parent)
        self._choices = choices
        self._buttons = QButtonGroup(self)
        self._parts = QComboBox(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._whole = self._button("cite_whole", choices.whole.text)
        layout.addWidget(self._whole)
        self._part = self._button("cite_part", self.tr("A p&art of it:"))
        self._sources_of_part = self._button("cite_sources_of_part", "")
        row = QHBoxLayout()
        row.addWidget(self._part)
        row.addWidget(self._parts, 1)
        layout.addLayout(row)
        layout.addWidget(self._sources_of_part)
        self._everything = self._button("cite_everything", choices.everything.text if choices.everything else "")
        self._everything.setEnabled(bool(choices.everything and choices.everything.items))
        self._everything.setVisible(choices.everything is not None)
        layout.addWidget(self._everything)
        self._parts.setObjectName("cited_part")
        self._parts.setAccessibleName(self.tr("Part of the page"))
        self._parts.setMaxVisibleItems(_MOST_SEEN)
        # A long title would make the dialog as wide as itself.
        self._parts.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._parts.setMinimumContentsLength(_COLUMNS)
        for part in choices.parts:
            self._parts.addItem(part.text)
            self._parts.setItemData(self._parts.count() - 1, part.text, Qt.ItemDataRole.ToolTipRole)
        for widget in (self._part, self._parts, self._sources_of_part):
            widget.setVisible(bool(choices.parts))
        self._parts.setCurrentIndex(choices.part if choices.parts else -1)
        (self._part if choices.is_part_chosen else self._whole).setChecked(True)
        self._tell_sources()
        self._buttons.buttonToggled.connect(self._on_toggled)
        self._parts.currentIndexChanged.connect(self._on_part_changed)

    @property
    def chosen(self) -> Citable:
        """What is chosen."""
        button = self._buttons.checkedButton()
        if button is self._everything and self._choices.everything is not None:
            return self._choices.everything
        if button is self._part or button is self._sources_of_part:
            part = self._choices.parts[self._parts.currentIndex()]
            return part.itself if button is self._part else part.sources
        return self._choices.whole

    def _button(self, name: str, text: str) -> QRadioButton:
        button = QRadioButton(text, self)
        button.setObjectName(name)
        self._buttons.addButton(button)
        return button

    def _tell_sources(self) -> None:
        if not self._choices.parts:
            return
        sources = self._choices.parts[self._parts.currentIndex()].sources
        self._sources_of_part.setText(sources.text)
        self._sources_of_part.setEnabled(bool(sources.items))

    @Slot(object, bool)
    def _on_toggled(self, _: object, is_checked: bool) -> None:
        if is_checked:
            self.changed.emit()

    @Slot(int)
    def _on_part_changed(self, _: int) -> None:
        self._tell_sources()
        wished = self._part
        if self._sources_of_part.isChecked() and self._sources_of_part.isEnabled():
            wished = self._sources_of_part
        if wished.isChecked():
            self.changed.emit()
        else:
            # Who chooses a part means it.
            wished.setChecked(True)
