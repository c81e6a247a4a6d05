"""What a click in the timeline wishes for beside selecting an event: a new tab, and the menu of the event."""

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from desktop.domain import address
from desktop.domain.address import Address
from desktop.gui.timeline.widget import TimelineWidget
from desktop.gui.widgets.new_tab_clicks import NewTabClicks


class EventMenu(QObject):
    """Offers, for an event, to open its page and to cite it; by the key for menus for the event that is selected."""

    tab_requested = Signal(object, bool)
    """The reader wishes to see the page at this `Address` in a new tab; whether that comes to the front at once."""
    page_requested = Signal(str)
    """The reader wishes to see the page of the event with this id."""
    statement_requested = Signal(object)
    """The reader wishes to cite the event at this `Address`."""
    citation_requested = Signal(str)
    """The reader wishes to copy the citation of the event with this id."""

    def __init__(self, timeline: TimelineWidget) -> None:
        """Watches a timeline."""
        super().__init__(timeline)
        self._timeline = timeline
        clicks = NewTabClicks(timeline, self._page_at, has_menu=True, chosen=self._page_of_selected)
        clicks.tab_requested.connect(self.tab_requested)
        clicks.address_requested.connect(lambda where: self.page_requested.emit(where.parts[0]))
        clicks.menu_requested.connect(self._on_menu_requested)

    def _page_at(self, spot: QPoint) -> Address | None:
        pointed = self._timeline.target_at(spot.x(), spot.y())
        return address.event(pointed) if isinstance(pointed, str) else None

    def _page_of_selected(self) -> Address | None:
        selected = self._timeline.selected_event
        return address.event(selected) if selected else None

    def _on_menu_requested(self, menu: QMenu, where: Address) -> None:
        menu.addSeparator()
        citing = menu.addAction(self.tr("C&ite this event…"))
        citing.setObjectName("cite_event")
        citing.triggered.connect(lambda: self.statement_requested.emit(where))
        copying = menu.addAction(self.tr("&Copy citation"))
        copying.setObjectName("copy_citation")
        copying.triggered.connect(lambda: self.citation_requested.emit(where.parts[0]))
