"""The sheet of keyboard shortcuts."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.actions import Actions, Command

OF_TABS = (
    ("Go to the tab 1 to 8, to the last tab", "Alt+1 … Alt+8, Alt+9"),
    ("Open a link, an entry of the tree or what was found in a new tab", "Ctrl+Enter, Ctrl+click, middle click"),
    ("Open it in a new tab in front", "Ctrl+Shift+Enter, Ctrl+Shift+click"),
    ("Close a tab", "Middle click on it"),
)
"""Keys and clicks of tabs, which are no actions of the window."""
IN_TIMELINE = (
    ("Next, previous event", "Right, Left"),
    ("Next lane, lane above", "Down, Up"),
    ("Zoom in, out", "+, −"),
    ("All events", "0"),
    ("First, last event", "Home, End"),
    ("Later, earlier", "Page Down, Page Up"),
    ("Open the page of the event", "Enter"),
    ("Filter the events", "/"),
    ("Table or timeline", "T"),
    ("Choose a range", "Drag with Shift"),
    ("Give up what stands out, then the range, then the filter", "Esc"),
)
"""Keys of the timeline, which are no actions of the window."""


class ShortcutsDialog(QDialog):
    """Lists what the keys do."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        """Lists the window's actions and the keys of the timeline."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        rows = [
            (actions[command].text().replace("&", "").rstrip("…"), _keys(actions, command))
            for command in Command
            if actions[command].shortcuts()
        ]
        rows += OF_TABS
        rows += [(f"Timeline: {what.lower()}", keys) for what, keys in IN_TIMELINE]
        self.table = QTableWidget(len(rows), 2, self)
        self.table.setObjectName("shortcuts")
        self.table.setHorizontalHeaderLabels([self.tr("What"), self.tr("Keys")])
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for number, (what, keys) in enumerate(rows):
            self.table.setItem(number, 0, QTableWidgetItem(what))
            self.table.setItem(number, 1, QTableWidgetItem(keys))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table)
        layout.addWidget(buttons)
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * 70, metrics.height() * 32)


def _keys(actions: Actions, command: Command) -> str:
    form = QKeySequence.SequenceFormat.NativeText
    return ", ".join(dict.fromkeys(sequence.toString(form) for sequence in actions[command].shortcuts()))
