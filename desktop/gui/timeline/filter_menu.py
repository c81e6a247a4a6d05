"""The menu in which the reader says what is to be seen, with the number of events of each name."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from desktop.chronology.facets import Facet, Facets, Filter, counts

HEADINGS = {
    Facet.KIND: "Kind",
    Facet.PARTNER: "With",
    Facet.ORGANIZATION: "Organization",
    Facet.TOPIC: "Topic",
    Facet.EXACTNESS: "Date known",
    Facet.PUBLISHER: "Sourced by",
}
_TICKING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOST = 40
"""Names listed under one facet, the most frequent ones."""


class FilterMenu(QMenu):
    """Lists names by facet; those wanted are checked. It stays open until Esc or a click beside."""

    toggled = Signal(object, str)
    """The reader wishes a name, under a `Facet`, to be wanted, or no longer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Is empty until it is filled."""
        super().__init__(parent)
        self.setObjectName("timeline_filter_menu")

    def fill(self, all_facets: Iterable[Facets], chosen: Filter) -> None:
        """Lists the names that events have."""
        for action in self.actions():
            submenu = action.menu()
            if isinstance(submenu, QMenu):
                submenu.deleteLater()
        self.clear()
        events = list(all_facets)
        for facet, heading in HEADINGS.items():
            names = counts(events, facet)
            if len(names) < 2 and not any(facet is one for one, _ in chosen.wanted):
                continue
            menu = _Ticks(_tr(heading), self)
            self.addMenu(menu)
            for name, count in names[:_MOST]:
                action = QAction(f"{name.replace('&', '&&')}\t{count}", menu)
                action.setCheckable(True)
                action.setChecked((facet, name) in chosen.wanted)
                action.triggered.connect(lambda _=False, facet=facet, name=name: self.toggled.emit(facet, name))
                menu.addAction(action)
            if len(names) > _MOST:
                more = QAction(
                    _tr("{count} more: type their names into the field").format(count=len(names) - _MOST), menu
                )
                more.setEnabled(False)
                menu.addAction(more)
        if self.isEmpty():
            nothing = QAction(_tr("All events are alike"), self)
            nothing.setEnabled(False)
            self.addAction(nothing)


class _Ticks(QMenu):
    """Names to tick, as many as one likes; Esc closes it with the menu in which it stands."""

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        # Qt would close all menus after one choice.
        if event.button() is not Qt.MouseButton.LeftButton or not _tick(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TICKING and _tick(self.activeAction()):
            return
        if event.key() == Qt.Key.Key_Escape:
            above = self.parentWidget()
            self.close()
            if isinstance(above, QMenu):
                above.close()
            return
        super().keyPressEvent(event)


def _tick(action: QAction | None) -> bool:
    """Does what a choice of a name does; False where it is none."""
    if action is None or not action.isEnabled() or not action.isCheckable():
        return False
    action.trigger()
    return True


def _tr(text: str) -> str:
    return QCoreApplication.translate("FilterMenu", text)
