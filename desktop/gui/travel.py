"""The ways to a page: its address, its name, a search, chance, the day of the year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from random import Random
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QMainWindow

from desktop import paths
from desktop.domain import address
from desktop.domain.address import Address, PageKind
from desktop.errors import ChanceryError
from desktop.gui.actions import Actions, Command
from desktop.gui.navigator import Navigator
from desktop.library.library import Library
from desktop.library.names import page_named

if TYPE_CHECKING:
    from desktop.gui.search.palette import Palette
    from desktop.library.search.engine import Searcher

HOME = address.country("TKM")


class Travel(QObject):
    """Opens pages as the commands of the window ask."""

    tab_requested = Signal(object, bool)
    """The reader wishes to see the page at this `Address` in a new tab; whether that comes to the front at once."""

    def __init__(
        self,
        window: QMainWindow,
        library: Library,
        actions: Actions,
        navigator: Navigator,
        say: Callable[[str], None],
        recent: Callable[[], Iterable[tuple[Address, str]]],
    ) -> None:
        """Binds its commands.

        Args:
            window: over which palette and dialogs are shown.
            library: the encyclopedia.
            actions: hold the commands.
            navigator: opens the pages.
            say: shows one sentence to the reader.
            recent: tells the pages read last with their titles.
        """
        super().__init__(window)
        self._window, self._library, self._actions, self._navigator = window, library, actions, navigator
        self._say, self._recent = say, recent
        self._chance = Random()
        self._palette: Palette | None = None
        for command, what in (
            (Command.OPEN_ADDRESS, self._ask_for_address),
            (Command.FIND_ALL, self.find_all),
            (Command.BACK, navigator.go_back),
            (Command.FORWARD, navigator.go_forward),
            (Command.HOME, lambda: navigator.go_to(HOME)),
            (Command.WORLD, lambda: navigator.go_to(address.WORLD)),
            (Command.RANDOM, self._open_by_chance),
            (Command.ON_THIS_DAY, self._open_this_day),
        ):
            actions.bind(command, what)
        navigator.history_changed.connect(self._on_history_changed)
        self._on_history_changed()

    def open_text(self, text: str, in_new_tab: Callable[[Address], object] | None = None) -> None:
        """Opens what an address, a code or a country's name stands for, or says why not.

        Args:
            text: the address, code or name.
            in_new_tab: opens a page that is not in view; the tab in front does where None.
        """
        try:
            where = page_named(self._library, text)
        except ChanceryError as error:
            self._say(str(error))
            return
        here = self._navigator.address
        if in_new_tab is None or (here is not None and here.canonical == where.canonical):
            self._navigator.go_to(where)
        else:
            in_new_tab(where)

    def find_all(self, text: str = "") -> None:
        """Brings up the palette, which is made when it is first wished for."""
        if self._palette is None:
            from desktop.gui.search.palette import Palette

            actions = [self._actions[command] for command in Command if command is not Command.FIND_ALL]
            self._palette = Palette(partial(_searcher_of, self._library), actions, self._window, self._read_before)
            self._palette.address_requested.connect(self._navigator.go_to)
            self._palette.tab_requested.connect(self.tab_requested)
        self._palette.begin(text)

    def _read_before(self) -> Iterator[tuple[Address, str]]:
        here = self._navigator.address
        return (page for page in self._recent() if here is None or page[0].canonical != here.canonical)

    def finish(self) -> None:
        """Lets go of the index of the search."""
        if self._palette is not None:
            self._palette.close_index()

    def _ask_for_address(self) -> None:
        text, accepted = QInputDialog.getText(
            self._window,
            self.tr("Open address"),
            self.tr("An address, a code or the name of a country:"),
            text=str(self._navigator.address or ""),
        )
        if accepted and text.strip():
            self.open_text(text.strip())

    def _open_by_chance(self) -> None:
        kinds = (PageKind.RELATION, PageKind.TOPIC, PageKind.ORGANIZATION)
        pages = [found.address for kind in kinds for found in self._library.titles(kind)]
        pages += [address.country(one.iso3) for one in self._library.countries()]
        others = [where for where in pages if where.canonical != (self._navigator.address or address.WORLD).canonical]
        if others:
            self._navigator.go_to(self._chance.choice(others))

    def _open_this_day(self) -> None:
        self._navigator.go_to(address.day(date.today().strftime("%m-%d")))

    def _on_history_changed(self) -> None:
        self._actions[Command.BACK].setEnabled(self._navigator.can_go_back)
        self._actions[Command.FORWARD].setEnabled(self._navigator.can_go_forward)


def _searcher_of(library: Library) -> Searcher:
    from desktop.library.search.opening import open_searcher

    return open_searcher(library, paths.cache_folder())
