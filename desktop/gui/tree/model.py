"""The country tree as a lazily filled item model."""

from collections.abc import Iterator
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon
from typing_extensions import override

from desktop.domain.address import Address, PageKind
from desktop.domain.escaping import plain
from desktop.gui.icons import IconFor
from desktop.gui.tree.node import Node, NodeSource
from desktop.library.library import Library
from desktop.library.ranking import PartnerOrder

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Role(IntEnum):
    """What the model tells beyond Qt's own roles."""

    ADDRESS = Qt.ItemDataRole.UserRole + 1
    """The `Address` of the page; None for a group."""
    DETAIL = Qt.ItemDataRole.UserRole + 2
    """A few quiet words at the right."""


class CountryTreeModel(QAbstractItemModel):
    """Regions, countries and, below each country, its partners, organizations and topics."""

    def __init__(self, library: Library, icon_for: IconFor, parent: QObject | None = None) -> None:
        """Shows one library, whose rows are read when they are first seen."""
        super().__init__(parent)
        self._source = NodeSource(library)
        self._library = library
        self._icon_for = icon_for
        self._icons: dict[str, QIcon] = {}
        self._root = self._source.root()

    def address_at(self, index: Index) -> Address | None:
        """Returns the page of a row."""
        return self._node(index).address if index.isValid() else None

    def index_of(self, where: Address, near: str | None) -> QModelIndex:
        """Returns the row of a page, filling the tree on the way; an invalid index where it has none.

        Args:
            where: the page.
            near: country whose branch is looked through for organizations and topics.
        """
        where = where.subject
        match where.kind:
            case PageKind.REGION:
                return self._region_index(where.parts[0])
            case PageKind.COUNTRY:
                return self._country_index(where.parts[0])
            case PageKind.RELATION | PageKind.NAMES:
                return self._below_country(where.parts[0], where)
            case PageKind.ORGANIZATION | PageKind.TOPIC if near is not None:
                return self._below_country(near, where)
            case _:
                return QModelIndex()

    def first_country(self) -> str | None:
        """Returns the first country with an article of its own, in whose branch a topic is looked for at first."""
        led = self._library.titles(PageKind.COUNTRY)
        return led[0].address.parts[0] if led else None

    def order_partners(self, order: PartnerOrder) -> None:
        """Puts the partners of every country into an order; rows that are selected or open stay so."""
        self._source.partner_order = order
        # All is read before the first word to the views, which a fault of the library must not leave half told.
        read = [(node, self._source.children(node)) for node in _groups_of_partners(self._root)]
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        for node, sorted_rows in read:
            rows = {child.address: child for child in node.children or []}
            for fresh in sorted_rows:
                old = rows[fresh.address]
                old.detail, old.spoken = fresh.detail, fresh.spoken
            node.adopt([rows[fresh.address] for fresh in sorted_rows])
        self.changePersistentIndexList(kept, [self._index(self._node(index)) for index in kept])
        self.layoutChanged.emit()

    def icons_changed(self) -> None:
        """Tells the views that the icons have other colours now."""
        self._icons.clear()
        self._tell_icons(QModelIndex())

    @override
    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        children = self._node(parent).children or []
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row])

    @override
    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        above = self._node(index).parent if index.isValid() else None
        return self._index(above) if above is not None else QModelIndex()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        if parent.column() > 0:
            return 0
        return len(self._node(parent).children or [])

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 1

    @override
    def hasChildren(self, parent: Index = _NOWHERE) -> bool:
        node = self._node(parent)
        return bool(node.children) if node.children is not None else node.may_have_children

    @override
    def canFetchMore(self, parent: Index) -> bool:
        node = self._node(parent)
        return node.children is None and node.may_have_children

    @override
    def fetchMore(self, parent: Index) -> None:
        node = self._node(parent)
        if node.children is not None:
            return
        children = self._source.children(node)
        if not children:
            node.adopt([])
            return
        self.beginInsertRows(self._index(node), 0, len(children) - 1)
        node.adopt(children)
        self.endInsertRows()

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        node = self._node(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return plain(node.title)
            case Qt.ItemDataRole.AccessibleTextRole:
                return plain(node.spoken)
            case Qt.ItemDataRole.ToolTipRole:
                return None
            case Qt.ItemDataRole.DecorationRole:
                if node.icon not in self._icons:
                    self._icons[node.icon] = self._icon_for(node.icon)
                return self._icons[node.icon]
            case Role.ADDRESS:
                return node.address
            case Role.DETAIL:
                return plain(node.detail)
        return None

    def _node(self, index: Index) -> Node:
        node = index.internalPointer() if index.isValid() else self._root
        assert isinstance(node, Node)
        return node

    def _index(self, node: Node) -> QModelIndex:
        return QModelIndex() if node is self._root else self.createIndex(node.row, 0, node)

    def _region_index(self, code: str) -> QModelIndex:
        above: list[Address] = []
        region = self._library.region(code)
        while region is not None and region.parent:
            above.append(Address(PageKind.REGION, (region.code,)))
            region = self._library.region(region.parent)
        index = QModelIndex()
        for where in reversed(above):
            index = self._child(index, where)
            if not index.isValid():
                return index
        return index

    def _country_index(self, iso3: str) -> QModelIndex:
        country = self._library.country(iso3)
        if country is None:
            return QModelIndex()
        around = self._region_index(country.area) if country.area else QModelIndex()
        if country.area and not around.isValid():
            return QModelIndex()
        return self._child(around, Address(PageKind.COUNTRY, (iso3,)))

    def _below_country(self, iso3: str, where: Address) -> QModelIndex:
        country = self._country_index(iso3)
        if not country.isValid():
            return country
        self.fetchMore(country)
        direct = self._child(country, where)
        if direct.isValid():
            return direct
        for row in range(self.rowCount(country)):
            found = self._child(self.index(row, 0, country), where)
            if found.isValid():
                return found
        return QModelIndex()

    def _child(self, parent: QModelIndex, where: Address) -> QModelIndex:
        self.fetchMore(parent)
        for child in self._node(parent).children or []:
            if child.address == where:
                return self._index(child)
        return QModelIndex()

    def _tell_icons(self, parent: QModelIndex) -> None:
        rows = self.rowCount(parent)
        if not rows:
            return
        self.dataChanged.emit(
            self.index(0, 0, parent), self.index(rows - 1, 0, parent), [Qt.ItemDataRole.DecorationRole]
        )
        for row in range(rows):
            self._tell_icons(self.index(row, 0, parent))


def _groups_of_partners(node: Node) -> Iterator[Node]:
    for child in node.children or []:
        if child.holds_partners and child.children is not None:
            yield child
        else:
            yield from _groups_of_partners(child)
