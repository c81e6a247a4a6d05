"""The menu in which the reader says what is to be seen, with the number of events of each name."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.chronology.facets import Facet, Facets, Filter, counts

HEADINGS = {
    Facet.KIND: "Kind",
    Facet.PARTNER: "With",
    Facet.ORGANIZATION: "Organization",
    Facet.TOPIC: "Topic",
    Facet.EXACTNESS: "Date known",
    Facet.PUBLISHER: "Sourced by",
}
_MOST = 40
"""Names listed under one facet, the most frequent ones."""


class FilterMenu(QMenu):
    """Lists names by facet; those wanted are checked."""

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
            menu = self.addMenu(_tr(heading))
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


def _tr(text: str) -> str:
    return QCoreApplication.translate("FilterMenu", text)
