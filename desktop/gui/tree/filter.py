"""What the filter field finds, as a list: pages by name, in any language, script and case."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop.domain.address import Address
from desktop.domain.escaping import plain
from desktop.errors import AddressError, UnknownNameError
from desktop.gui.icons import OF_KIND, IconFor
from desktop.gui.tree.model import Role
from desktop.library.library import Library
from desktop.library.names import Found, NearNames, find
from desktop.library.titles import is_address, page_at

MOST_FOUND, MOST_NEAR = 100, 8
_NOWHERE = QModelIndex()


class FoundPagesModel(QAbstractListModel):
    """The pages with a name in which a word begins with the filter's text, the best first; else those nearly so."""

    def __init__(self, library: Library, icon_for: IconFor, parent: QObject | None = None) -> None:
        """Has found nothing yet."""
        super().__init__(parent)
        self._library = library
        self._icon_for = icon_for
        self._found: list[Found] = []
        self._near_names: NearNames | None = None
        self.is_near = False
        """Whether nothing is called so, and what stands here is called nearly so."""

    def look_for(self, text: str) -> str:
        """Shows what is found for another text; an address finds its page.

        Returns why an address leads nowhere, in one sentence; "" where it does not.
        """
        fault = ""
        self.beginResetModel()
        try:
            self._found = [page_at(self._library, text)] if is_address(text) else find(self._library, text, MOST_FOUND)
        except (AddressError, UnknownNameError) as error:
            self._found, fault = [], str(error)
        self.is_near = False
        if not self._found and not fault:
            self._found = self._nearly(text)
            self.is_near = bool(self._found)
        self.endResetModel()
        return fault

    def _nearly(self, text: str) -> list[Found]:
        if self._near_names is None:
            self._near_names = NearNames(self._library)
        return self._near_names.like(text, MOST_NEAR)

    def address_at(self, index: QModelIndex) -> Address | None:
        """Returns the page of a row."""
        return self._found[index.row()].address if index.isValid() else None

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._found)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        found = self._found[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return plain(found.title)
            case Qt.ItemDataRole.AccessibleTextRole:
                matched = f", {found.matched}" if found.matched else ""
                return plain(f"{found.title}, {found.address.kind.value}{matched}")
            case Qt.ItemDataRole.ToolTipRole:
                return plain(f"{found.title} ({found.matched})") if found.matched else None
            case Qt.ItemDataRole.DecorationRole:
                return self._icon_for(OF_KIND[found.address.kind])
            case Role.ADDRESS:
                return found.address
            case Role.DETAIL:
                return plain(found.matched)
        return None
