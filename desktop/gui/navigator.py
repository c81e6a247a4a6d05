"""The one current address of a window, with the way back and forward."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from desktop.domain.address import Address
from desktop.errors import ChanceryError
from desktop.summary.page import Page

MOST_STEPS = 500
"""How many steps back are kept."""


class Visit(NamedTuple):
    """A page that was read, and how far down (in pixels of the text) the reader was."""

    address: Address
    scroll: int = 0


class Navigator(QObject):
    """Opens pages; tree, detail pane and timeline follow its signals."""

    page_changed = Signal(object)
    """Another page is open; carries the `Page`."""
    fragment_requested = Signal(str)
    """The reader wishes to see a heading of the page that is open already."""
    scroll_restored = Signal(int)
    """The page was reached by going back or forward; carries how far down the reader was."""
    history_changed = Signal()
    """The ways back and forward may have changed."""
    failed = Signal(str)
    """A page could not be opened; carries one sentence."""

    def __init__(
        self, open_page: Callable[[Address], Page], scroll_position: Callable[[], int], parent: QObject | None = None
    ) -> None:
        """Is nowhere yet.

        Args:
            open_page: returns the page at an address, or raises ChanceryError.
            scroll_position: tells how far down the reader is.
            parent: the owner.
        """
        super().__init__(parent)
        self._open_page = open_page
        self._scroll_position = scroll_position
        self._page: Page | None = None
        self._back: list[Visit] = []
        self._forward: list[Visit] = []

    @property
    def page(self) -> Page | None:
        """The page that is open."""
        return self._page

    @property
    def address(self) -> Address | None:
        """Where the reader is."""
        return self._page.document.address if self._page else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a page to go back to."""
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a page to go forward to."""
        return bool(self._forward)

    def go_to(self, where: Address) -> None:
        """Opens a page; the page that is open already is not opened again."""
        before = self.address
        if before is not None and before.canonical == where.canonical:
            if where.fragment:
                self.fragment_requested.emit(where.fragment)
            return
        visit = Visit(before, self._scroll_position()) if before else None
        if not self._show(where):
            return
        if visit:
            self._back = [*self._back, visit][-MOST_STEPS:]
        self._forward.clear()
        self.history_changed.emit()
        if where.fragment:
            self.fragment_requested.emit(where.fragment)

    def go_back(self) -> None:
        """Opens the page before, where the reader left it."""
        self._travel(self._back, self._forward)

    def go_forward(self) -> None:
        """Opens the page that the reader went back from."""
        self._travel(self._forward, self._back)

    def _travel(self, source: list[Visit], target: list[Visit]) -> None:
        before = self.address
        if not source or before is None:
            return
        here = Visit(before, self._scroll_position())
        there = source.pop()
        if self._show(there.address):
            target.append(here)
            self.scroll_restored.emit(there.scroll)
        self.history_changed.emit()

    def _show(self, where: Address) -> bool:
        try:
            page = self._open_page(where)
        except ChanceryError as error:
            self.failed.emit(str(error))
            return False
        self._page = page
        self.page_changed.emit(page)
        return True
