"""The pages read last, in a menu that is filled when it is opened."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop.domain.address import Address
from desktop.errors import ChanceryError
from desktop.gui.settings import MOST_RECENT, Settings

_LONGEST = 60


class RecentPages(QObject):
    """Remembers which pages were read, and offers them again."""

    def __init__(
        self,
        menu: QMenu,
        settings: Settings,
        title_of: Callable[[Address], str],
        go_to: Callable[[Address], None],
    ) -> None:
        """Fills a menu.

        Args:
            menu: the menu.
            settings: where the pages are remembered.
            title_of: names a page; raises ChanceryError where this edition has none there.
            go_to: opens a page.
        """
        super().__init__(menu)
        self._menu = menu
        self._settings = settings
        self._title_of = title_of
        self._go_to = go_to
        self._pages = settings.recent
        menu.setEnabled(bool(self._pages))
        menu.aboutToShow.connect(self._fill)

    def read(self, where: Address) -> None:
        """Notes that a page was opened."""
        others = [page for page in self._pages if page.canonical != where.canonical]
        self._pages = [where.page, *others][:MOST_RECENT]
        self._menu.setEnabled(True)

    def keep(self) -> None:
        """Remembers them for the next start."""
        self._settings.recent = self._pages

    def named(self) -> Iterator[tuple[Address, str]]:
        """Yields the pages with their titles, the one read last first; those not in this edition are passed over."""
        for where in self._pages:
            try:
                title = self._title_of(where)
            except (ChanceryError, KeyError):
                continue
            yield where, title

    def _fill(self) -> None:
        self._menu.clear()
        for where, title in self.named():
            shown = title if len(title) <= _LONGEST else f"{title[:_LONGEST].rstrip()}…"
            action = QAction(shown.replace("&", "&&"), self._menu)
            action.triggered.connect(lambda _=False, where=where: self._go_to(where))
            self._menu.addAction(action)
