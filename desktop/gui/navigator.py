"""The one current address of a window, with the way back and forward."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
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


@dataclass(slots=True, eq=False)
class History:
    """One way through the pages: where it is, how far down the reader was there, and the ways back and forward.

    Attributes:
        opened_from: the way from a page of which this one was opened.
    """

    here: Address | None = None
    scroll: int = 0
    back: list[Visit] = field(default_factory=list)
    forward: list[Visit] = field(default_factory=list)
    opened_from: History | None = field(default=None, repr=False)


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
        self._history = History()

    @property
    def page(self) -> Page | None:
        """The page that is open."""
        return self._page

    @property
    def address(self) -> Address | None:
        """Where the reader is."""
        return self._page.document.address if self._page else None

    @property
    def history(self) -> History:
        """The way that the reader is on."""
        return self._history

    @property
    def can_go_back(self) -> bool:
        """Whether there is a page to go back to."""
        return bool(self._history.back)

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a page to go forward to."""
        return bool(self._history.forward)

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
            self._history.back = [*self._history.back, visit][-MOST_STEPS:]
        self._history.forward.clear()
        self.history_changed.emit()
        if where.fragment:
            self.fragment_requested.emit(where.fragment)

    def go_back(self) -> None:
        """Opens the page before, where the reader left it."""
        self._travel(self._history.back, self._history.forward)

    def go_forward(self) -> None:
        """Opens the page that the reader went back from."""
        self._travel(self._history.forward, self._history.back)

    def take_up(self, history: History) -> bool:
        """Goes on with another way where the reader left it; False, and all is as before, where its page is no more."""
        if history.here is None:
            return False
        self.note_scroll()
        before, self._history = self._history, history
        scroll = history.scroll
        if not self._show(history.here):
            self._history = before
            return False
        history.scroll = scroll
        self.scroll_restored.emit(scroll)
        self.history_changed.emit()
        return True

    def note_scroll(self) -> None:
        """Notes how far down the page the reader is."""
        if self._page is not None:
            self._history.scroll = self._scroll_position()

    def page_at(self, where: Address) -> Page | None:
        """Returns the page at an address without going there; None, and `failed` says why, where there is none."""
        try:
            return self._open_page(where)
        except ChanceryError as error:
            self.failed.emit(str(error))
            return None

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
        page = self.page_at(where)
        if page is None:
            return False
        self._page = page
        self._history.here, self._history.scroll = page.document.address, 0
        self.page_changed.emit(page)
        return True
