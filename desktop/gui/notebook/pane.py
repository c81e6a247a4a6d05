"""The pane of notes and bookmarks: everything in folders, a field that searches it, and the note on the page."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QGridLayout,
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QSplitter,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.gui.icons import IconFor
from desktop.gui.notebook.desk import NotebookDesk
from desktop.gui.notebook.note_editor import NoteEditor
from desktop.gui.widgets.fitting_label import FittingLabel
from desktop.library.notebook import plans
from desktop.library.notebook.entries import Bookmark, Entry, EntryKind, Highlight, Note, kind_of

_ID, _FOLDER = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_ICONS = {
    EntryKind.BOOKMARK: "bookmark",
    EntryKind.NOTE: "note",
    EntryKind.HIGHLIGHT: "highlight",
    EntryKind.READ_LATER: "read-later",
}
_LONGEST = 80
"""So many characters of a note or a passage are shown in the list."""


class NotebookPane(QDockWidget):
    """Lists what the reader made; says which page is to be opened."""

    address_requested = Signal(str)
    """The reader wishes to see the page at this address."""

    def __init__(self, desk: NotebookDesk, icon_for: IconFor, parent: QWidget) -> None:
        """Lists what is on a desk."""
        super().__init__(parent)
        self.setObjectName("notebook")
        self.setWindowTitle(self.tr("Notes and bookmarks"))
        self.setAllowedAreas(Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea)
        self._desk = desk
        self._icon_for = icon_for
        self.search_field = self._make_field()
        self.tree = self._make_tree()
        self.editor = NoteEditor(desk, self)
        self.buttons = {
            name: self._button(text, what)
            for name, text, what in (
                ("open", self.tr("&Open"), self.open_chosen),
                ("rename", self.tr("Re&name…"), self.rename_chosen),
                ("move", self.tr("&Move…"), self.move_chosen),
                ("delete", self.tr("De&lete"), self.delete_chosen),
            )
        }
        self._lay_out()
        self.setTitleBarWidget(self._make_title_bar())
        self.search_field.textChanged.connect(self.list_again)
        self.tree.itemActivated.connect(self.open_chosen)
        self.tree.itemSelectionChanged.connect(self._on_selection_changed)
        desk.changed.connect(self.list_again)
        self.list_again()

    def list_again(self) -> None:
        """Lists what there is now, or what the search finds; what was selected and closed stays so."""
        selected, closed = set(self._chosen_keys()), self._closed()
        text, contents = self.search_field.text(), self._desk.state.contents
        with QSignalBlocker(self.tree):
            self.tree.clear()
            if text.strip():
                self._add_all(self.tree.invisibleRootItem(), contents.search(text), _described)
                self.tree.setAccessibleDescription(self.tr("{count} found").format(count=self.tree.topLevelItemCount()))
            else:
                self._add_bookmarks()
                for name, entries in (
                    (self.tr("Read later"), contents.read_later),
                    (self.tr("Notes"), contents.notes),
                    (self.tr("Highlights"), contents.highlights),
                ):
                    if entries:
                        self._add_all(self._branch(self.tree.invisibleRootItem(), name), entries, _described)
            for item in self._items():
                item.setExpanded(_key(item) not in closed)
                item.setSelected(_key(item) in selected and bool(_key(item)))
        self._on_selection_changed()

    def icons_changed(self) -> None:
        """Draws the icons in the colours of the theme that is in force now."""
        self._draw_close()
        self.list_again()

    def open_chosen(self) -> None:
        """Opens the page of what is selected."""
        entry = self._chosen_entry()
        if isinstance(entry, Note):
            self.editor.show_note(entry)
        if entry is not None:
            self.address_requested.emit(entry.address)

    def rename_chosen(self) -> None:
        """Asks for another name of the bookmark or folder that is selected."""
        entry, folder = self._chosen_entry(), self._chosen_folder()
        if entry is None and not folder:
            return
        now = entry.title if entry is not None else folder
        name, accepted = QInputDialog.getText(self, self.tr("Rename"), self.tr("Name:"), text=now)
        if not accepted or not name.strip() or name == now:
            return
        if entry is not None:
            self._desk.change(self.tr("Rename"), plans.keep(replace(entry, title=name)))
        else:
            self._desk.change(self.tr("Rename folder"), plans.rename_folder(folder, name))

    def move_chosen(self) -> None:
        """Asks for another folder for the bookmarks that are selected."""
        ids = [entry.id for entry in self._chosen_entries() if isinstance(entry, Bookmark)]
        if not ids:
            return
        folders = ["", *self._desk.state.contents.folders]
        question = self.tr("Folder; a new name makes a new one:")
        folder, accepted = QInputDialog.getItem(self, self.tr("Move"), question, folders, 0, True)
        if accepted:
            self._desk.change(self.tr("Move bookmarks"), plans.move(ids, folder))

    def delete_chosen(self) -> None:
        """Removes what is selected; it can be undone."""
        folder = self._chosen_folder()
        ids = [entry.id for entry in self._chosen_entries()]
        if ids:
            self._desk.change(self.tr("Delete"), plans.remove(ids))
        elif folder:
            self._desk.change(self.tr("Delete folder"), plans.remove_folder(folder))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if watched is self.tree and event.key() == Qt.Key.Key_Delete:
                self.delete_chosen()
                return True
            if watched is self.tree and event.key() == Qt.Key.Key_F2:
                self.rename_chosen()
                return True
            if watched is self.search_field and event.key() == Qt.Key.Key_Escape and self.search_field.text():
                self.search_field.clear()
                return True
            if watched is self.search_field and event.key() == Qt.Key.Key_Down:
                self.tree.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _make_field(self) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName("notebook_search")
        field.setPlaceholderText(self.tr("Search notes and bookmarks"))
        field.setAccessibleName(self.tr("Search notes, bookmarks and highlights"))
        field.setClearButtonEnabled(True)
        field.installEventFilter(self)
        return field

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setObjectName("notebook_list")
        tree.setAccessibleName(self.tr("Notes and bookmarks"))
        tree.setHeaderHidden(True)
        tree.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        tree.setUniformRowHeights(True)
        tree.installEventFilter(self)
        return tree

    def _button(self, text: str, what: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setAccessibleName(text.replace("&", "").rstrip("…"))
        button.clicked.connect(what)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _make_title_bar(self) -> QWidget:
        """Returns a title bar whose button grows with the type, as Qt's own does not."""
        bar = QWidget(self)
        title = FittingLabel(bar)
        title.say(self.windowTitle())
        self._close = QToolButton(bar)
        self._close.setObjectName("close_notebook")
        self._close.setAutoRaise(True)
        for tell in (self._close.setToolTip, self._close.setAccessibleName):
            tell(self.tr("Close notes and bookmarks"))
        self._close.clicked.connect(self.close)
        self._draw_close()
        line = QHBoxLayout(bar)
        line.setContentsMargins(8, 4, 8, 0)
        line.addWidget(title, 1)
        line.addWidget(self._close)
        return bar

    def _draw_close(self) -> None:
        side = max(16, round(self.fontMetrics().height() * 0.95))
        self._close.setIconSize(QSize(side, side))
        self._close.setIcon(self._icon_for("close"))

    def _lay_out(self) -> None:
        upper = QWidget(self)
        layout = QVBoxLayout(upper)
        layout.setContentsMargins(8, 8, 8, 0)
        # Two and two, so that the pane can be narrow in large type.
        rows = QGridLayout()
        for number, button in enumerate(self.buttons.values()):
            rows.addWidget(button, number // 2, number % 2)
        layout.addWidget(self.search_field)
        layout.addWidget(self.tree, 1)
        layout.addLayout(rows)
        lower = QWidget(self)
        below = QVBoxLayout(lower)
        below.setContentsMargins(8, 8, 8, 8)
        below.addWidget(self.editor)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.setChildrenCollapsible(False)
        for part, stretch in ((upper, 3), (lower, 2)):
            parts.addWidget(part)
            parts.setStretchFactor(parts.count() - 1, stretch)
        self.setWidget(parts)
        order = (self.search_field, self.tree, *self.buttons.values(), self.editor.field)
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _add_bookmarks(self) -> None:
        contents = self._desk.state.contents
        branches = {"": self.tree.invisibleRootItem()}
        for folder in contents.folders:
            above, _, name = folder.rpartition("/")
            branches[folder] = self._branch(branches[above], name, folder)
        for one in contents.bookmarks:
            self._add_all(branches[one.folder], (one,), lambda entry: entry.title)

    def _branch(self, above: QTreeWidgetItem, name: str, folder: str = "") -> QTreeWidgetItem:
        item = QTreeWidgetItem(above, [name])
        item.setData(0, _FOLDER, folder)
        item.setIcon(0, self._icon_for("folder") if folder else QIcon())
        return item

    def _add_all(self, above: QTreeWidgetItem, entries: tuple[Entry, ...], describe: Callable[[Entry], str]) -> None:
        for entry in entries:
            item = QTreeWidgetItem(above, [describe(entry)])
            item.setData(0, _ID, entry.id)
            item.setIcon(0, self._icon_for(_ICONS[kind_of(entry)]))
            item.setToolTip(0, entry.address)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{kind_of(entry)}: {describe(entry)}")

    def _items(self) -> list[QTreeWidgetItem]:
        pending = [self.tree.topLevelItem(number) for number in range(self.tree.topLevelItemCount())]
        found: list[QTreeWidgetItem] = []
        while pending:
            item = pending.pop()
            if item is not None:
                found.append(item)
                pending.extend(item.child(number) for number in range(item.childCount()))
        return found

    def _closed(self) -> set[str]:
        return {_key(item) for item in self._items() if item.childCount() and not item.isExpanded()}

    def _chosen_keys(self) -> list[str]:
        return [_key(item) for item in self.tree.selectedItems()]

    def _chosen_entries(self) -> list[Entry]:
        found = (self._desk.state.contents.get(item.data(0, _ID) or "") for item in self.tree.selectedItems())
        return [entry for entry in found if entry is not None]

    def _chosen_entry(self) -> Entry | None:
        chosen = self._chosen_entries()
        return chosen[0] if chosen else None

    def _chosen_folder(self) -> str:
        items = self.tree.selectedItems()
        return items[0].data(0, _FOLDER) or "" if len(items) == 1 else ""

    def _on_selection_changed(self) -> None:
        entries, folder = self._chosen_entries(), self._chosen_folder()
        self.buttons["open"].setEnabled(len(entries) == 1)
        self.buttons["rename"].setEnabled(bool(folder) or (len(entries) == 1 and isinstance(entries[0], Bookmark)))
        self.buttons["move"].setEnabled(any(isinstance(entry, Bookmark) for entry in entries))
        self.buttons["delete"].setEnabled(bool(entries or folder))


def _key(item: QTreeWidgetItem) -> str:
    """Returns what tells an item from the others: its entry, its folder, or its name."""
    return item.data(0, _ID) or f"/{item.data(0, _FOLDER) or item.text(0)}"


def _described(entry: Entry) -> str:
    match entry:
        case Note():
            text = entry.text
        case Highlight():
            text = f"“{entry.quote}”"
        case _:
            return entry.title
    line = " ".join(text.split())
    short = line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
    return f"{entry.title}: {short}"
