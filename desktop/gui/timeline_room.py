"""Room for the timeline: a page without events leaves it a line, and has the rest to itself."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QSplitter
from typing_extensions import override

from desktop.gui.timeline.panel import TimelinePanel
from desktop.summary.page import Page


class TimelineRoom(QObject):
    """Folds the timeline for a page without events, and gives it its height again for the next page that has some."""

    def __init__(self, panes: QSplitter, panel: TimelinePanel) -> None:
        """Folds nothing yet.

        Args:
            panes: what lies above the timeline, and the timeline.
            panel: the timeline with what belongs to it.
        """
        super().__init__(panes)
        self._panes, self._panel = panes, panel
        self._page: Page | None = None
        self._height = 0
        panel.among_all_changed.connect(self.fit)
        panel.installEventFilter(self)

    def show_page(self, page: Page) -> None:
        """Makes room for the events of a page whose text is painted: that stays where it is, and ends further down."""
        self._page = page
        self.fit()

    def fit(self) -> None:
        """Folds or unfolds the timeline as the page in view wants it; one that is not seen waits until it is."""
        if self._page is None or not self._panel.isVisible():
            return
        is_empty = self._panel.is_empty_for(self._page)
        if is_empty and not self._panel.is_folded:
            self._height = self._panel.height()
            self._panel.fold(True)
            self._panes.setSizes([sum(self._panes.sizes()), 0])
        elif not is_empty:
            self.unfold()

    def unfold(self) -> None:
        """Gives the timeline the height that it had before it was folded."""
        if self._panel.is_folded:
            self._panel.fold(False)
            self._panes.setSizes([sum(self._panes.sizes()) - self._height, self._height])

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._panel and event.type() is QEvent.Type.Show:
            self.fit()
        return super().eventFilter(watched, event)
