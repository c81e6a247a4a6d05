"""Joins the tabs to the window: their commands, their strip, and which of them is in front."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow

from desktop.domain.address import Address
from desktop.errors import ChanceryError
from desktop.gui.actions import Actions, Command
from desktop.gui.icons import IconFor
from desktop.gui.navigator import History, Navigator
from desktop.gui.settings import Settings
from desktop.gui.tabs.bar import TabStrip
from desktop.gui.tabs.keeping import from_text, to_text
from desktop.summary.page import Page

MOST_CLOSED = 25
"""So many closed tabs can be opened again."""
_LAST = 9
"""The digit that means the last tab, whatever its number; the other digits count from the first."""


@dataclass(slots=True, eq=False)
class Tab:
    """One tab: its way through the pages, and its title."""

    history: History
    title: str = ""


@dataclass(frozen=True, slots=True)
class _Closed:
    tab: Tab
    place: int


class Tabs(QObject):
    """Several ways through the pages. The one in front is the navigator's; the others wait as addresses."""

    start_opened = Signal()
    """The reader opened a new tab, and will look for a page next."""

    def __init__(
        self,
        window: QMainWindow,
        navigator: Navigator,
        actions: Actions,
        settings: Settings,
        title_of: Callable[[Address], str],
        start_page: Address,
        icon_for: IconFor,
        say: Callable[[str], None],
    ) -> None:
        """Has one tab, which is nowhere yet, and binds its commands.

        Args:
            window: to which the keys belong.
            navigator: reads the tab in front.
            actions: hold the commands.
            settings: where the tabs are remembered.
            title_of: names a page; raises ChanceryError or KeyError where this edition has none there.
            start_page: what a new tab opens on.
            icon_for: draws icons.
            say: shows one sentence to the reader.
        """
        super().__init__(window)
        self._window, self._navigator, self._actions, self._settings = window, navigator, actions, settings
        self._title_of, self._start_page, self._say = title_of, start_page, say
        self.strip = TabStrip(icon_for, window)
        self.bar = self.strip.bar
        self._closed: list[_Closed] = []
        self._front = Tab(navigator.history)
        self._tabs = [self._front]
        self.bar.add(0, self.tr("New tab"))
        for command, what in (
            (Command.NEW_TAB, self._open_new),
            (Command.CLOSE_TAB, self.close_front),
            (Command.REOPEN_TAB, self.reopen),
            (Command.NEXT_TAB, lambda: self._go_by(1)),
            (Command.PREVIOUS_TAB, lambda: self._go_by(-1)),
        ):
            actions.bind(command, what)
        for digit in range(1, _LAST + 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{digit}"), window)
            shortcut.activated.connect(lambda digit=digit: self._go_to_digit(digit))
        self.bar.currentChanged.connect(self._on_current_changed)
        self.bar.tabMoved.connect(self._on_moved)
        self.bar.tabCloseRequested.connect(self.close)
        self.strip.tab_wished.connect(self._open_new)
        navigator.page_changed.connect(self._on_page_changed)
        self._tell()

    @property
    def titles(self) -> list[str]:
        """The titles of the tabs, from left to right."""
        return [tab.title for tab in self._tabs]

    @property
    def front(self) -> int:
        """The number of the tab in front, from 0."""
        return self._tabs.index(self._front)

    def restore(self, keep_front: bool = True) -> bool:
        """Brings back the tabs of the last start, in place of what there is; False where there were none.

        Args:
            keep_front: opens the tab that was in front; else all stay behind the tab that there is now.
        """
        histories, front = from_text(self._settings.tabs)
        tabs = [tab for tab in map(self._made, histories) if tab is not None]
        if len(tabs) != len(histories):
            front = 0
        if not tabs or (not keep_front and len(tabs) == 1):
            return False
        for place, tab in enumerate(tabs):
            self._insert(tab, place)
        if not keep_front:
            return True
        while len(self._tabs) > 1 and not self.bring_to_front(min(front, len(self._tabs) - 2)):
            front = 0
        if len(self._tabs) == 1:
            return False
        self._remove(len(self._tabs) - 1)
        return True

    def keep(self) -> None:
        """Remembers the tabs for the next start."""
        self._navigator.note_scroll()
        self._settings.tabs = to_text([tab.history for tab in self._tabs], self.front)

    def open(self, where: Address, in_front: bool = False) -> None:
        """Opens a page in a new tab beside the one in front, behind it or before it."""
        page = self._navigator.page_at(where)
        if page is None:
            return
        tab = Tab(History(where.page, opened_from=self._front.history), page.document.title)
        place = self.front + 1
        while place < len(self._tabs) and self._tabs[place].history.opened_from is self._front.history:
            place += 1
        self._insert(tab, place)
        if in_front:
            self.bring_to_front(place)
        else:
            self._window.statusBar().showMessage(self.tr("Opened in a new tab: {title}").format(title=tab.title), 4000)

    def open_start(self) -> None:
        """Opens a new tab in front, after the others."""
        tab = self._made(History(self._start_page)) or Tab(History(self._navigator.address))
        self._insert(tab, len(self._tabs))
        self.bring_to_front(len(self._tabs) - 1)

    def bring_to_front(self, place: int) -> bool:
        """Shows a tab; where its page is no more, it is closed and the one in front stays."""
        tab = self._tabs[place]
        if tab is self._front:
            return True
        before, self._front = self._front, tab
        if not self._navigator.take_up(tab.history):
            self._front = before
            self._remove(place)
            return False
        self._show_front()
        return True

    def close(self, place: int) -> None:
        """Closes a tab. The last one gives way to the start page: the window is left with Quit alone."""
        tab = self._tabs[place]
        if len(self._tabs) == 1:
            if self._navigator.address == self._start_page and not tab.history.back:
                keys = self._actions[Command.QUIT].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                sentence = self.tr("This is the last tab; {keys} closes the window").format(keys=keys)
                self._window.statusBar().showMessage(sentence, 4000)
                return
            self.open_start()
        elif tab is self._front and not self.bring_to_front(place + 1 if place + 1 < len(self._tabs) else place - 1):
            return
        if tab not in self._tabs:
            return
        place = self._tabs.index(tab)
        self._closed = [*self._closed, _Closed(tab, place)][-MOST_CLOSED:]
        self._remove(place)

    def close_front(self) -> None:
        """Closes the tab in front."""
        self.close(self.front)

    def reopen(self) -> None:
        """Brings back the tab that was closed last, where it was."""
        if not self._closed:
            return
        closed = self._closed.pop()
        place = min(closed.place, len(self._tabs))
        self._insert(closed.tab, place)
        self.bring_to_front(place)
        self._tell()

    def icons_changed(self) -> None:
        """Draws the icons in the colours of the theme that is in force now."""
        self.bar.icons_changed()

    def _open_new(self) -> None:
        self.open_start()
        self.start_opened.emit()

    def _made(self, history: History) -> Tab | None:
        try:
            return Tab(history, self._title_of(history.here)) if history.here is not None else None
        except (ChanceryError, KeyError):
            return None

    def _insert(self, tab: Tab, place: int) -> None:
        self._tabs.insert(place, tab)
        with QSignalBlocker(self.bar):
            self.bar.add(place, tab.title)
        self._show_front()

    def _remove(self, place: int) -> None:
        del self._tabs[place]
        with QSignalBlocker(self.bar):
            self.bar.removeTab(place)
        self._show_front()

    def _show_front(self) -> None:
        with QSignalBlocker(self.bar):
            self.bar.setCurrentIndex(self.front)
        # The bar leaves the scrolling to a listener that the blocker keeps quiet.
        self.bar.updateGeometry()
        self._tell()

    def _tell(self) -> None:
        self.strip.show_where_needed()
        self._actions[Command.REOPEN_TAB].setEnabled(bool(self._closed))
        for command in (Command.NEXT_TAB, Command.PREVIOUS_TAB):
            self._actions[command].setEnabled(len(self._tabs) > 1)

    def _go_by(self, step: int) -> None:
        self.bring_to_front((self.front + step) % len(self._tabs))

    def _go_to_digit(self, digit: int) -> None:
        place = len(self._tabs) - 1 if digit == _LAST else digit - 1
        if place < len(self._tabs):
            self.bring_to_front(place)

    def _on_current_changed(self, place: int) -> None:
        if 0 <= place < len(self._tabs):
            self.bring_to_front(place)
        self._show_front()

    def _on_moved(self, source: int, target: int) -> None:
        self._tabs.insert(target, self._tabs.pop(source))

    def _on_page_changed(self, page: Page) -> None:
        self._front.title = page.document.title
        self.bar.name(self.front, page.document.title)
