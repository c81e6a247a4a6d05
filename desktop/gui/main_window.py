"""The window: assembles tree, detail pane and timeline, and connects them."""

from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QMessageBox,
    QSplitter,
    QToolBar,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop import __version__, paths
from desktop.domain import address
from desktop.domain.address import Address
from desktop.domain.dates import in_words
from desktop.errors import ChanceryError
from desktop.gui import icons
from desktop.gui.actions import TOOLBAR, Actions, Command
from desktop.gui.appearance import Appearance
from desktop.gui.detail.pane import DetailPane
from desktop.gui.navigator import Navigator
from desktop.gui.notebook.controller import NotebookController
from desktop.gui.recent import RecentPages
from desktop.gui.settings import Settings, ThemeChoice
from desktop.gui.tabs.controller import Tabs
from desktop.gui.taking_out import TakingOut
from desktop.gui.text_first import TextFirst
from desktop.gui.text_room import TextRoom
from desktop.gui.timeline.panel import TimelinePanel
from desktop.gui.timeline_room import TimelineRoom
from desktop.gui.travel import HOME, Travel
from desktop.gui.tree.panel import TreePanel
from desktop.gui.widgets.message_bar import MessageBar
from desktop.library.library import Library
from desktop.summary.assembly import titled
from desktop.summary.page import Page, open_page

OpenUrl = Callable[[str], object]
_MOST_PAGES = 24
"""How many pages are kept as they were put together, so that the way back costs nothing."""
_TREE_COLUMNS = 42
"""Width of the tree at first, in characters."""


class MainWindow(QMainWindow):
    """Pairs the country tree with the detail pane and the timeline; the three always show the same page."""

    def __init__(
        self,
        library: Library,
        settings: Settings,
        apply_theme: Callable[[ThemeChoice], None],
        open_url: OpenUrl,
        notebook_folder: Path | None = None,
    ) -> None:
        """Opens on nothing; call `start_at`.

        Args:
            library: the encyclopedia.
            settings: what is remembered from one start to the next.
            apply_theme: paints the application in other colours.
            open_url: opens an http(s) URL in the reader's browser.
            notebook_folder: where the reader's notebook is kept; the data folder of the desktop if None.
        """
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle("Chancery")
        self._library = library
        self._settings = settings
        self._open_url = open_url
        self.actions_by_command = Actions(self, icons.icon)
        self.message_bar = MessageBar(icons.icon, self)
        self._tree_panel = TreePanel(library, icons.icon, self)
        self.detail = DetailPane(icons.icon, settings.zoom, self)
        self._timeline_panel = TimelinePanel(library, icons.icon, self)
        self._text_first = TextFirst(self.detail.browser, self._tree_panel, self._timeline_panel)
        self._kept_page = kept_page = lru_cache(_MOST_PAGES)(partial(open_page, library))
        self.navigator = Navigator(lambda where: kept_page(where.page), lambda: self.detail.scroll_position, self)
        self.detail.preview_with(lambda where: self._page_quietly(kept_page, where), library.statements_on)
        self.notebook = NotebookController(
            notebook_folder or paths.data_folder(),
            self,
            self.navigator,
            self.detail.browser,
            self.actions_by_command,
            icons.icon,
            self.say,
            settings,
        )
        self.recent_pages = RecentPages(
            self.actions_by_command.recent_menu,
            settings,
            self._title_of,
            self.navigator.go_to,
        )
        self.tabs = Tabs(
            self, self.navigator, self.actions_by_command, settings, self._title_of, HOME, icons.icon, self.say
        )
        self.travel = Travel(self, library, self.actions_by_command, self.navigator, self.say, self.recent_pages.named)
        self._taking_out = TakingOut(
            self,
            library,
            settings,
            self.actions_by_command,
            self.navigator,
            self.detail,
            lambda: self.timeline_panel,
            lambda: self.notebook.desk.state.contents,
            self.say,
        )
        self._appearance = Appearance(
            self,
            self.actions_by_command,
            settings,
            apply_theme,
            self.tree_panel,
            self.detail,
            self.timeline_panel,
        )
        self._text_room = TextRoom(self, self.detail, self.actions_by_command)
        self._text_room.watch(Command.SHOW_TREE, self.tree_panel)
        self.notebook.pane_made.connect(partial(self._text_room.watch, Command.SHOW_NOTEBOOK))
        self._first_scroll = 0
        self._travels = {
            Qt.MouseButton.BackButton: self.navigator.go_back,
            Qt.MouseButton.ForwardButton: self.navigator.go_forward,
        }
        self._upper = _splitter(Qt.Orientation.Horizontal, "upper", (self.tree_panel, 0), (self.detail, 1))
        self._panes = _splitter(Qt.Orientation.Vertical, "panes", (self._upper, 3), (self.timeline_panel, 2))
        self._upper.splitterMoved.connect(lambda: self._text_room.obey(Command.SHOW_TREE))
        self._timeline_room = TimelineRoom(self._panes, self.timeline_panel)
        self._text_first.caught_up.connect(self._timeline_room.show_page)
        self._lay_out()
        self._connect()
        self._restore()

    @property
    def tree_panel(self) -> TreePanel:
        """The left pane, as it is for the page that is open."""
        self._text_first.catch_up()
        return self._tree_panel

    @property
    def timeline_panel(self) -> TimelinePanel:
        """The lower pane, as it is for the page that is open."""
        self._text_first.catch_up()
        return self._timeline_panel

    def start_at(self, wish: str) -> None:
        """Opens the first page: the one wished, else the last one read, else Turkmenistan, else the world.

        Args:
            wish: an address, or the code or name of a page; "" for none.
        """
        kept = self.tabs.restore(keep_front=not wish)
        if wish:
            self.travel.open_text(wish)
        elif kept:
            self._first_scroll = self.navigator.history.scroll
        elif self._settings.last_address is not None:
            self._first_scroll = self._settings.last_scroll
        complaint = self.message_bar.sentence or self._settings.hindrance
        for where in (self._settings.last_address, HOME, address.WORLD):
            if where is not None and self.navigator.page is None:
                self.navigator.go_to(where)
        if complaint:
            self.say(complaint)
        # Else Qt would begin with the first button there is, and the status bar can have one.
        self.detail.browser.setFocus(Qt.FocusReason.OtherFocusReason)

    def answer(self, wish: str) -> None:
        """Comes to the front and opens what a later start of the program wishes; nothing else for ""."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive)
        self.show()
        self.raise_()
        self.activateWindow()
        if wish:
            self.travel.open_text(wish, partial(self.tabs.open, in_front=True))

    def tell(self, failure: ChanceryError) -> None:
        """Says what went wrong when a part of a page was read; who opens it again has it read anew."""
        self._kept_page.cache_clear()
        self.say(self.tr("{failure}, so that a part of this page is lacking").format(failure=failure))

    def say(self, sentence: str) -> None:
        """Shows one sentence over the panes."""
        self.message_bar.say(sentence)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Tree, timeline and fields keep the mouse's presses to themselves; the window's handle sees them before.
        self.windowHandle().installEventFilter(self)
        if self._first_scroll:
            QTimer.singleShot(0, self, partial(self.detail.scroll_to, self._first_scroll))
            self._first_scroll = 0

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.message_bar.isVisible():
            self.message_bar.hide()
        elif event.key() == Qt.Key.Key_Escape and self.actions_by_command[Command.TEXT_ALONE].isChecked():
            self.actions_by_command[Command.TEXT_ALONE].trigger()
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        travel = self._travels.get(event.button()) if isinstance(event, QMouseEvent) else None
        if travel is not None and event.type() is QEvent.Type.MouseButtonPress:
            travel()
        return travel is not None or super().eventFilter(watched, event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_panes"):
            for part in (self.actions_by_command, self.message_bar, self.tree_panel, self.timeline_panel):
                part.icons_changed()
            self.detail.find_bar.icons_changed()
            self.notebook.icons_changed()
            self.tabs.icons_changed()
        super().changeEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.shows_notebook = self._text_room.is_wished(Command.SHOW_NOTEBOOK)
        if not self.notebook.finish():
            event.ignore()
            return
        self._timeline_room.unfold()
        for name, state in (
            ("geometry", self.saveGeometry()),
            ("upper", self._upper.saveState()),
            ("panes", self._panes.saveState()),
        ):
            self._settings.keep_state(name, state)
        if self.navigator.address is not None:
            self._settings.last_address = self.navigator.address
            self._settings.last_scroll = self.detail.scroll_position
        self.tabs.keep()
        self.travel.finish()
        self.recent_pages.keep()
        self._settings.sync()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        middle = QWidget(self)
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs.strip)
        layout.addWidget(self.message_bar)
        layout.addWidget(self._panes, 1)
        self.setCentralWidget(middle)
        self.addToolBar(self._make_toolbar())
        self._status = QLabel(self)
        self._status.setTextFormat(Qt.TextFormat.PlainText)
        edition = self._library.edition()
        self._edition = QLabel(self.tr("Edition of {date}").format(date=in_words(edition.checked)), self)
        self._edition.setToolTip(self.tr("Content {content}").format(content=edition.content[:12]))
        self.statusBar().addWidget(self._status, 1)
        self.statusBar().addPermanentWidget(self._edition)
        self._edition.setContentsMargins(0, 0, 12, 0)
        self._status.setContentsMargins(12, 0, 0, 0)
        self.statusBar().setSizeGripEnabled(False)
        self.setTabOrder(self.tree_panel.filter_field, self.tree_panel.tree)
        self.setTabOrder(self.tree_panel.tree, self.detail.browser)
        self.setTabOrder(self.detail.browser, self.timeline_panel.timeline)

    def _make_toolbar(self) -> QToolBar:
        bar = QToolBar(self.tr("Navigation"), self)
        bar.setObjectName("navigation")
        bar.setMovable(False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        side = max(18, round(self.fontMetrics().height() * 1.05))
        bar.setIconSize(QSize(side, side))
        for command in TOOLBAR:
            bar.addAction(self.actions_by_command[command])
        bar.addSeparator()
        bar.addWidget(self.detail.path_place)
        for command in (Command.BOOKMARK, Command.SHOW_NOTEBOOK, Command.FIND, Command.PRINT):
            bar.addAction(self.actions_by_command[command])
        return bar

    def _connect(self) -> None:
        navigator = self.navigator
        for source in (self.tree_panel, self.detail):
            source.address_requested.connect(navigator.go_to)
            source.tab_requested.connect(self.tabs.open)
        self._tree_panel.found.connect(lambda: self.detail.browser.setFocus(Qt.FocusReason.OtherFocusReason))
        for beside in (self.travel, self._timeline_panel):
            beside.tab_requested.connect(self.tabs.open)
        self.tabs.start_opened.connect(self._offer_to_find)
        self.tree_panel.tree.address_chosen.connect(lambda where: self.timeline_panel.choose_partner(where))
        self.timeline_panel.among_all_changed.connect(partial(setattr, self._settings, "among_all"))
        self.timeline_panel.event_requested.connect(self._on_event_requested)
        self.timeline_panel.page_requested.connect(self._open_event)
        self.detail.url_requested.connect(self._on_url_requested)
        self.detail.link_hovered.connect(self._on_link_hovered)
        navigator.page_changed.connect(self._on_page_changed)
        navigator.fragment_requested.connect(self.detail.show_fragment)
        navigator.scroll_restored.connect(self.detail.scroll_to)
        navigator.scroll_restored.connect(lambda _: self.timeline_panel.restore())
        navigator.failed.connect(self.say)
        for command, what in (
            (Command.QUIT, self.close),
            (Command.FIND, self.detail.start_find),
            (Command.FIND_NEXT, self.detail.find_bar.find_next),
            (Command.FILTER, self._focus_filter),
            (Command.NEXT_PANE, self._focus_next_pane),
            (Command.SHORTCUTS, self._show_shortcuts),
            (Command.ABOUT, self._show_about),
        ):
            self.actions_by_command.bind(command, what)
        self.actions_by_command.bind_checked(Command.TEXT_ALONE, lambda alone: self.tabs.strip.allow(not alone))
        self.detail.contents.obey(self.actions_by_command, self._settings)

    def _restore(self) -> None:
        self._appearance.restore()
        self.notebook.restore()
        geometry = self._settings.state("geometry")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.resize(*_first_size())
        tree = min(_TREE_COLUMNS * self.fontMetrics().averageCharWidth(), self.width() // 3)
        self._restore_splitter(self._upper, "upper", [tree, self.width() - tree])
        self._restore_splitter(self._panes, "panes", [self.height() * 3 // 5, self.height() * 2 // 5])

    def _restore_splitter(self, splitter: QSplitter, name: str, first_sizes: list[int]) -> None:
        if not splitter.restoreState(self._settings.state(name)):
            splitter.setSizes(first_sizes)

    def _on_page_changed(self, page: Page) -> None:
        self.message_bar.hide()
        # What goes wrong from here on leaves no other page than the one that is open.
        self.detail.clear()
        show_beside = self._text_first.hold if self.isVisible() else self._text_first.show_at_once
        show_beside(page)
        self.detail.show_page(page)
        self.recent_pages.read(page.document.address)
        self.setWindowTitle(f"{page.document.title} – Chancery")
        self._status.clear()

    def _title_of(self, where: Address) -> str:
        return titled(self._library, where).title

    @staticmethod
    def _page_quietly(page_at: Callable[[Address], Page], where: Address) -> Page | None:
        try:
            return page_at(where.page)
        except ChanceryError:
            return None

    def _on_event_requested(self, event_id: str) -> None:
        """Shows where the page in view tells of an event; where it does not, opens the event's page."""
        if self.detail.show_link(str(address.event(event_id))):
            self.statusBar().showMessage(self.tr("Enter or a double click opens the page of the event"), 4000)
        else:
            self._open_event(event_id)

    def _open_event(self, event_id: str) -> None:
        self.navigator.go_to(address.event(event_id))

    def _on_url_requested(self, url: str) -> None:
        self._open_url(url)

    def _on_link_hovered(self, target: str) -> None:
        self._status.setText(target)
        self.timeline_panel.highlight(target)

    def _focus_filter(self) -> None:
        self.actions_by_command[Command.SHOW_TREE].setChecked(True)
        self.tree_panel.show()
        self.tree_panel.focus_filter()

    def _offer_to_find(self) -> None:
        """Puts the cursor where pages are found; a tree that the reader has hidden stays so."""
        if self.tree_panel.isVisible():
            self.tree_panel.focus_filter()

    def _focus_next_pane(self) -> None:
        panes = [
            pane
            for pane in (
                self.tree_panel.shown_list,
                self.detail.browser,
                self.detail.contents.list,
                self.timeline_panel.shown_view,
            )
            if pane.isVisible()
        ]
        focused = next((number for number, pane in enumerate(panes) if pane.hasFocus()), -1)
        if panes:
            panes[(focused + 1) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_shortcuts(self) -> None:
        from desktop.gui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self.actions_by_command, self).exec()

    def _show_about(self) -> None:
        edition = self._library.edition()
        QMessageBox.about(
            self,
            self.tr("About Chancery"),
            f"<h3>Chancery {__version__}</h3>"
            "<p>An offline encyclopedia of countries and of how they relate.</p>"
            f"<p>Edition of {in_words(edition.checked)}, content {edition.content[:12]}.</p>"
            "<p>Program: MIT. Content: CC BY-SA 4.0.</p>",
        )


def open_in_browser(url: str) -> bool:
    """Opens an http(s) URL in the reader's browser."""
    return QDesktopServices.openUrl(QUrl(url))


def _splitter(orientation: Qt.Orientation, name: str, *parts: tuple[QWidget, int]) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setObjectName(name)
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    for number, (widget, stretch) in enumerate(parts):
        splitter.addWidget(widget)
        splitter.setStretchFactor(number, stretch)
    return splitter


def _first_size() -> tuple[int, int]:
    screen = QApplication.primaryScreen().availableGeometry()
    return min(1280, round(screen.width() * 0.92)), min(860, round(screen.height() * 0.92))
