"""Shows the text of another page first, and what stands beside it right after: a reader looks at the text."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.gui.detail.browser import PageBrowser
from desktop.summary.page import Page

_PATIENCE = 100
"""Milliseconds after which the others follow though the text was not painted: it may be out of sight."""


class Follower(Protocol):
    """What shows a page beside its text."""

    def show_page(self, page: Page) -> None:
        """Shows a page."""

    def setUpdatesEnabled(self, enable: bool) -> None:
        """Paints changes, or no longer."""

    def isAncestorOf(self, child: QWidget) -> bool:
        """Whether a widget stands within it."""


class TextFirst(QObject):
    """Holds tree and timeline back until the text was painted, or until somebody asks for them."""

    caught_up = Signal(object)
    """The others show this `Page` as well."""

    def __init__(self, browser: PageBrowser, *others: Follower) -> None:
        """Holds nothing back until `hold`."""
        super().__init__(browser)
        self._others: Sequence[Follower] = others
        self._behind: list[Follower] = []
        self._page: Page | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(self._release)
        browser.page_painted.connect(self._release)

    def hold(self, page: Page) -> None:
        """Shows a page in the others as soon as its text is painted; until then they stay as they are.

        The one that has the focus knows it at once: the next key means the page that is open.
        """
        # Each page counts for how the timeline goes on, also one that was only passed.
        self.catch_up()
        focused = QApplication.focusWidget()
        self._page, self._behind = page, []
        for other in self._others:
            other.setUpdatesEnabled(False)
            if focused is not None and other.isAncestorOf(focused):
                other.show_page(page)
            else:
                self._behind.append(other)
        self._patience.start()

    def show_at_once(self, page: Page) -> None:
        """Shows a page in the others now, as where the window is not yet seen."""
        self._page, self._behind = None, []
        for other in self._others:
            other.show_page(page)
        self.caught_up.emit(page)
        self._release()

    def catch_up(self) -> None:
        """Lets the others know the page now; they are painted when its text was."""
        page, behind, self._behind = self._page, self._behind, []
        if page is not None:
            for other in behind:
                other.show_page(page)
            if behind:
                self.caught_up.emit(page)

    def _release(self) -> None:
        self._patience.stop()
        try:
            self.catch_up()
        finally:
            for other in self._others:
                other.setUpdatesEnabled(True)
