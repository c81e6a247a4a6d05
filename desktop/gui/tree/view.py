"""The tree of regions, countries and their pages."""

from PySide6.QtCore import QModelIndex, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget
from typing_extensions import override

from desktop.domain.address import Address, PageKind
from desktop.gui.tree.delegate import RowDelegate
from desktop.gui.tree.model import CountryTreeModel
from desktop.gui.widgets.new_tab_clicks import NewTabClicks


def icon_size(view: QWidget) -> QSize:
    """Returns the size of the icons before names in the type of a view."""
    side = max(16, round(view.fontMetrics().height() * 0.85))
    return QSize(side, side)


class CountryTreeView(QTreeView):
    """Asks for the page of a row that is clicked, or on which Enter is pressed."""

    address_requested = Signal(object)
    """The reader wishes to see the page at this `Address`."""
    address_chosen = Signal(object)
    """The reader walked to the row of the page at this `Address`, or to one of none."""
    tab_requested = Signal(object, bool)
    """The reader wishes to see the page at this `Address` in a new tab; whether that comes to the front at once."""

    def __init__(self, model: CountryTreeModel, parent: QWidget | None = None) -> None:
        """Shows a model."""
        super().__init__(parent)
        self.setObjectName("country_tree")
        self.setAccessibleName(self.tr("Countries and their pages"))
        self._countries = model
        self._near = model.first_country()
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(18)
        self.setIconSize(icon_size(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.clicked.connect(self._on_clicked)
        clicks = NewTabClicks(self.viewport(), lambda spot: model.address_at(self.indexAt(spot)), has_menu=True)
        clicks.tab_requested.connect(self.tab_requested)
        clicks.address_requested.connect(self.address_requested)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_address(self, where: Address) -> bool:
        """Selects the row of a page, opened up to it, and asks for nothing; returns whether it has one."""
        if where.kind in (PageKind.COUNTRY, PageKind.RELATION):
            self._near = where.parts[0]
        if where.kind is PageKind.WORLD:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
            return True
        index = self._countries.index_of(where, self._near)
        if not index.isValid():
            index = self._countries.index_of(where, self._countries.first_country())
        if not index.isValid():
            return False
        with QSignalBlocker(self):
            self.setCurrentIndex(index)
        if where.kind is PageKind.COUNTRY:
            self.expand(index)
        shown = self.visualRect(index)
        if not shown.isValid() or not self.viewport().rect().contains(shown):
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        return True

    def shown_address(self) -> Address | None:
        """Returns the page of the selected row."""
        return self._countries.address_at(self.currentIndex())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            where = self._countries.address_at(self.currentIndex())
            if where is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.tab_requested.emit(where, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            else:
                self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        self._open(index)

    def _on_current_changed(self, index: QModelIndex) -> None:
        self.address_chosen.emit(self._countries.address_at(index))

    def _open(self, index: QModelIndex) -> None:
        where = self._countries.address_at(index)
        if where is not None:
            self.address_requested.emit(where)
        elif index.isValid():
            self.setExpanded(index, not self.isExpanded(index))
