"""The sheet of keyboard shortcuts."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.folding import folded
from desktop.gui.actions import LOOKS, MENUS, SUBMENUS, Actions, Command

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
_RARE = Qt.Key.Key_F13
"""From here on Qt numbers the keys that few keyboards have: higher function keys, keys of editing and of media."""


class ShortcutsDialog(QDialog):
    """Lists what the keys do."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        """Lists the window's actions and the keys of the timeline."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        groups = _groups(actions)
        self.table = QTableWidget(sum(1 + len(rows) for _, rows in groups), 2, self)
        self.table.setObjectName("shortcuts")
        self.table.setHorizontalHeaderLabels([self.tr("What"), self.tr("Keys")])
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        number = 0
        for name, rows in groups:
            self._head(number, name)
            for what, keys in rows:
                number += 1
                self.table.setItem(number, 0, QTableWidgetItem(what))
                self.table.setItem(number, 1, QTableWidgetItem(keys))
            number += 1
        self.search_field = QLineEdit(self)
        self.search_field.setObjectName("shortcuts_filter")
        self.search_field.setPlaceholderText(self.tr("What do you wish to do, or which key?"))
        self.search_field.setAccessibleName(self.tr("Find what keys do by words or keys"))
        self.search_field.setClearButtonEnabled(True)
        self.search_field.textChanged.connect(self._show_matching)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.search_field)
        layout.addWidget(self.table)
        layout.addWidget(buttons)
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * 80, metrics.height() * 40)
        self.search_field.setFocus()

    def _show_matching(self, text: str) -> None:
        """Shows the rows that have all words, each with the head it stands under."""
        words = folded(text).split()
        head, head_has_rows = 0, False
        for row in range(self.table.rowCount()):
            cells = [self.table.item(row, column) for column in range(2)]
            if cells[1] is None:
                self.table.setRowHidden(head, not head_has_rows)
                head, head_has_rows = row, False
                continue
            said = folded(" ".join(cell.text() for cell in cells if cell is not None))
            fits = all(word in said for word in words)
            self.table.setRowHidden(row, not fits)
            head_has_rows |= fits
        self.table.setRowHidden(head, not head_has_rows)

    def _head(self, row: int, name: str) -> None:
        heading = QTableWidgetItem(name)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        heading.setForeground(self.palette().windowText())
        self.table.setItem(row, 0, heading)
        self.table.setSpan(row, 0, 1, 2)


def _groups(actions: Actions) -> list[tuple[str, list[tuple[str, str]]]]:
    """Returns what the keys do, by menu, then tabs and timeline; each with its keys."""
    by_menu: dict[str, list[tuple[str, str]]] = {menu: [] for menu in MENUS}
    for command, look in LOOKS.items():
        keys = _keys(actions, command)
        if keys:
            words = actions[command].text().replace("&", "").rstrip("…")
            by_menu[SUBMENUS.get(look.menu, look.menu)].append((words, keys))
    menus = [(menu.replace("&", ""), rows) for menu, rows in by_menu.items() if rows]
    return [*menus, ("Tabs", list(OF_TABS)), ("Timeline", list(IN_TIMELINE))]


def _keys(actions: Actions, command: Command) -> str:
    """Returns the keys of a command that any keyboard has; all others where it has no such key."""
    form = QKeySequence.SequenceFormat.NativeText
    sequences = actions[command].shortcuts()
    usual = [one for one in sequences if all(one[at].key() < _RARE for at in range(one.count()))]  # type: ignore[index]  # PySide's stubs lack it
    return ", ".join(dict.fromkeys(sequence.toString(form) for sequence in usual or sequences))
