"""The events of the timeline as a table: sortable, copyable."""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from desktop.chronology.facets import Facet, Facets
from desktop.chronology.item import TimelineItem, extent_of
from desktop.domain import address
from desktop.domain.dates import in_words
from desktop.domain.escaping import plain
from desktop.domain.event import EventKind
from desktop.gui import theme

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a cell knows besides its text."""

    ID = Qt.ItemDataRole.UserRole.value


class Column(IntEnum):
    """The columns, from left to right."""

    DATE = 0
    TITLE = 1
    KIND = 2
    PARTNERS = 3
    SOURCES = 4


_MOST = {Column.DATE: 0.22, Column.KIND: 0.12, Column.PARTNERS: 0.18, Column.SOURCES: 0.14}
"""The most that columns beside the titles take, as shares of the width."""
_SHARP = 3
"""Pixels of a mark to a logical pixel, for any screen."""
_HEADERS = ("Date", "Event", "Kind", "With", "Sources")


class _Row(NamedTuple):
    """An event.

    Attributes:
        place: its place in the order in which the events were given.
        id: its id.
        kind: its kind.
        texts: what its cells say.
        keys: what they are sorted by.
    """

    place: int
    id: str
    kind: EventKind
    texts: tuple[str, ...]
    keys: tuple[Any, ...]


class EventTableModel(QAbstractTableModel):
    """Events as rows; each cell is looked up in what was made when they were given."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Holds no events yet."""
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._order = Column.DATE, Qt.SortOrder.AscendingOrder
        self.dot_side = 9
        """Pixels of the marks of kinds."""

    def show_events(self, events: Sequence[TimelineItem], facets: Mapping[str, Facets]) -> None:
        """Holds other events, in the order in which they are sorted now."""
        self.beginResetModel()
        self._rows = [_row(place, event, facets.get(event.id, {})) for place, event in enumerate(events)]
        self._sort()
        self.endResetModel()

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column; alike rows keep the order in which they were given."""
        if not 0 <= column < len(Column):
            return
        self._order = Column(column), order
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        places = [self._rows[index.row()].place for index in held]
        self._sort()
        row_of = {row.place: number for number, row in enumerate(self._rows)}
        moved = [self.index(row_of[place], index.column()) for place, index in zip(places, held, strict=True)]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def _sort(self) -> None:
        column, order = self._order
        descending = order is Qt.SortOrder.DescendingOrder
        self._rows.sort(key=lambda row: (row.keys[column], row.place), reverse=descending)

    def row_of(self, event_id: str | None) -> int | None:
        """Returns the row of an event; None where it is in none."""
        return next((number for number, row in enumerate(self._rows) if row.id == event_id), None)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(Column)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        _, event_id, kind, texts, _ = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return texts[index.column()]
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_HEADERS[index.column()]}: {texts[index.column()]}"
            case Qt.ItemDataRole.DecorationRole if index.column() == Column.KIND:
                return _dot(theme.current().kinds[kind], self.dot_side)
            case Role.ID:
                return event_id
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self.tr(_HEADERS[section])
        return None


class EventTable(QTableView):
    """The table."""

    event_requested = Signal(str)
    """The reader wishes to see the event of this id."""
    statement_requested = Signal(object)
    """The reader wishes to cite the event at this `Address`."""
    citation_requested = Signal(str)
    """The reader wishes to copy the citation of the event with this id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Shows nothing yet."""
        super().__init__(parent)
        self.setObjectName("timeline_table")
        self.setAccessibleName(self.tr("Events as a table"))
        self._model = EventTableModel(self)
        self.setModel(self._model)
        self.setSortingEnabled(True)
        self.sortByColumn(Column.DATE, Qt.SortOrder.AscendingOrder)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        self.activated.connect(self._on_activated)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for name, text, what in (
            ("copy_rows", self.tr("Copy &rows"), self.copy),
            ("open_event", self.tr("&Open the event"), lambda: self._for_current(self.event_requested.emit)),
            ("cite_event", self.tr("C&ite this event…"), lambda: self._for_current(self._cite)),
            ("copy_citation", self.tr("&Copy citation"), lambda: self._for_current(self.citation_requested.emit)),
        ):
            action = QAction(text, self)
            action.setObjectName(name)
            action.triggered.connect(what)
            self.addAction(action)
        self._fit_to_type()

    def show_events(self, events: Sequence[TimelineItem], facets: Mapping[str, Facets]) -> None:
        """Shows events; the order of the rows that the reader chose stays."""
        self._model.show_events(events, facets)

    def select_event(self, event_id: str | None) -> None:
        """Selects the row of an event, or none; emits nothing."""
        row = self._model.row_of(event_id)
        if row is None:
            self.clearSelection()
        else:
            self.setCurrentIndex(self._model.index(row, Column.TITLE))

    def ids(self) -> list[str]:
        """Returns the ids of the events from the first row to the last."""
        return [self._model.index(row, 0).data(Role.ID) for row in range(self._model.rowCount())]

    def copy(self) -> None:
        """Copies the selected rows, or all where none is, with a line of headings, parted by tabs."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        lines = ["\t".join(_HEADERS)]
        for row in rows or range(self._model.rowCount()):
            lines.append("\t".join(str(self._model.index(row, column).data()) for column in Column))
        QGuiApplication.clipboard().setText("\n".join(lines) + "\n")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.text() == "/" or event.key() == Qt.Key.Key_T:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_to_type()

    def _fit_to_type(self) -> None:
        metrics, width = self.fontMetrics(), self.viewport().width()
        self._model.dot_side = round(0.56 * metrics.height())
        self.verticalHeader().setDefaultSectionSize(round(metrics.height() * 1.55))
        for column, letters in ((Column.DATE, 32), (Column.KIND, 14), (Column.PARTNERS, 26), (Column.SOURCES, 26)):
            self.setColumnWidth(column, min(letters * metrics.averageCharWidth(), round(_MOST[column] * width)))

    def _on_activated(self, index: QModelIndex) -> None:
        self._for_current(self.event_requested.emit, index)

    def _cite(self, event_id: str) -> None:
        self.statement_requested.emit(address.event(event_id))

    def _for_current(self, do: Callable[[str], object], index: QModelIndex | None = None) -> None:
        row = self.currentIndex() if index is None else index
        if row.isValid():
            do(row.data(Role.ID))


@lru_cache(64)
def _dot(colour: str, side: int) -> QPixmap:
    """Returns the mark of a kind as the timeline draws a day of it."""
    dot = QPixmap(_SHARP * side, _SHARP * side)
    dot.fill(Qt.GlobalColor.transparent)
    painter = QPainter(dot)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(dot.rect())
    painter.end()
    dot.setDevicePixelRatio(_SHARP)
    return dot


def _row(place: int, event: TimelineItem, facets: Facets) -> _Row:
    partners, publishers = (", ".join(facets.get(facet, ())) for facet in (Facet.PARTNER, Facet.PUBLISHER))
    texts = tuple(
        plain(text) for text in (in_words(event.date.text), event.title, event.kind.value, partners, publishers)
    )
    extent = extent_of(event.date)
    by_date = (extent is None, extent[:2] if extent else (0, 0))
    return _Row(place, event.id, event.kind, texts, (by_date, *(text.casefold() for text in texts[1:])))
