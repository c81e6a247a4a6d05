"""The window: assembles tree, detail pane and timeline, and connects them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QGuiApplication, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QInputDialog,
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
from desktop.chronology.exports.collection import Collection
from desktop.chronology.facets import Facet
from desktop.chronology.item import TimelineItem
from desktop.domain import address
from desktop.domain.address import PageKind
from desktop.domain.dates import in_words
from desktop.errors import ChanceryError
from desktop.gui import icons, theme
from desktop.gui.actions import TOOLBAR, Actions, Command
from desktop.gui.citing import Citing
from desktop.gui.detail.pane import DetailPane
from desktop.gui.navigator import Navigator
from desktop.gui.notebook.controller import NotebookController
from desktop.gui.paper import save_page
from desktop.gui.recent import RecentPages
from desktop.gui.settings import ReadingWidth, Settings, ThemeChoice
from desktop.gui.timeline.panel import OTHERS, TimelinePanel
from desktop.gui.tree.panel import TreePanel
from desktop.gui.widgets.message_bar import MessageBar
from desktop.library.library import Library
from desktop.library.names import page_named
from desktop.library.ranking import PartnerOrder
from desktop.library.rows import Event
from desktop.summary.assembly import titled
from desktop.summary.page import Page, open_page

if TYPE_CHECKING:
    from desktop.gui.search.palette import Palette
    from desktop.library.search.engine import Searcher

OpenUrl = Callable[[str], object]
HOME = address.country("TKM")
_TREE_COLUMNS = 42
"""Width of the tree at first, in characters."""
_THEMES = {
    Command.THEME_SYSTEM: ThemeChoice.SYSTEM,
    Command.THEME_LIGHT: ThemeChoice.LIGHT,
    Command.THEME_DARK: ThemeChoice.DARK,
}

_WIDTHS = {
    Command.WIDTH_NARROW: ReadingWidth.NARROW,
    Command.WIDTH_MEDIUM: ReadingWidth.MEDIUM,
    Command.WIDTH_WIDE: ReadingWidth.WIDE,
}
_ORDERS = {Command(f"partners_by_{order}"): order for order in PartnerOrder}


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
        self._apply_theme = apply_theme
        self._open_url = open_url
        self._chance = Random()
        self._palette: Palette | None = None
        self.actions_by_command = Actions(self, icons.icon)
        self.message_bar = MessageBar(icons.icon, self)
        self.tree_panel = TreePanel(library, icons.icon, self)
        self.detail = DetailPane(icons.icon, settings.zoom, self)
        self.timeline_panel = TimelinePanel(library, icons.icon, self)
        self.navigator = Navigator(lambda where: open_page(library, where), lambda: self.detail.scroll_position, self)
        self.notebook = NotebookController(
            notebook_folder or paths.data_folder(),
            self,
            self.navigator,
            self.detail.browser,
            self.actions_by_command,
            icons.icon,
            self.say,
        )
        self.recent_pages = RecentPages(
            self.actions_by_command.recent_menu,
            settings,
            lambda where: titled(library, where).title,
            self.navigator.go_to,
        )
        self._citing = Citing(library, settings, self)
        self._citing.told.connect(lambda sentence: self.statusBar().showMessage(sentence, 4000))
        self._first_scroll = 0
        self._travels = {
            Qt.MouseButton.BackButton: self.navigator.go_back,
            Qt.MouseButton.ForwardButton: self.navigator.go_forward,
        }
        self._upper = _splitter(Qt.Orientation.Horizontal, "upper", (self.tree_panel, 0), (self.detail, 1))
        self._panes = _splitter(Qt.Orientation.Vertical, "panes", (self._upper, 3), (self.timeline_panel, 2))
        self._lay_out()
        self._connect()
        self._restore()

    def start_at(self, wish: str) -> None:
        """Opens the first page: the one wished, else the last one read, else Turkmenistan, else the world.

        Args:
            wish: an address, or the code or name of a page; "" for none.
        """
        if wish:
            self.open_text(wish)
        elif self._settings.last_address is not None:
            self._first_scroll = self._settings.last_scroll
        complaint = self.message_bar.sentence
        for where in (self._settings.last_address, HOME, address.WORLD):
            if where is not None and self.navigator.page is None:
                self.navigator.go_to(where)
        if complaint:
            self.say(complaint)

    def answer(self, wish: str) -> None:
        """Comes to the front and opens what a later start of the program wishes; nothing else for ""."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive)
        self.show()
        self.raise_()
        self.activateWindow()
        if wish:
            self.open_text(wish)

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
        super().changeEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.notebook.finish():
            event.ignore()
            return
        for name, state in (
            ("geometry", self.saveGeometry()),
            ("upper", self._upper.saveState()),
            ("panes", self._panes.saveState()),
        ):
            self._settings.keep_state(name, state)
        if self.navigator.address is not None:
            self._settings.last_address = self.navigator.address
            self._settings.last_scroll = self.detail.scroll_position
        if self._palette is not None:
            self._palette.close_index()
        self.recent_pages.keep()
        self._settings.sync()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        middle = QWidget(self)
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
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
        bar.addWidget(self.detail.path_label)
        stretch = QWidget(bar)
        stretch.setSizePolicy(stretch.sizePolicy().Policy.Expanding, stretch.sizePolicy().Policy.Preferred)
        bar.addWidget(stretch)
        for command in (Command.BOOKMARK, Command.SHOW_NOTEBOOK, Command.FIND, Command.PRINT):
            bar.addAction(self.actions_by_command[command])
        return bar

    def _connect(self) -> None:
        navigator = self.navigator
        for source in (self.tree_panel, self.detail):
            source.address_requested.connect(navigator.go_to)
        self.tree_panel.tree.address_chosen.connect(self.timeline_panel.choose_partner)
        self.timeline_panel.among_all_changed.connect(partial(setattr, self._settings, "among_all"))
        self.timeline_panel.event_requested.connect(self._on_event_requested)
        self.timeline_panel.page_requested.connect(self._open_event)
        self.timeline_panel.export_requested.connect(self._save_timeline)
        self.timeline_panel.lanes_changed.connect(self._on_lanes_changed)
        self.detail.url_requested.connect(self._on_url_requested)
        self.detail.link_hovered.connect(self._on_link_hovered)
        self.detail.zoom_changed.connect(self._on_zoom_changed)
        self.detail.citation_requested.connect(self._citing.copy_source)
        navigator.page_changed.connect(self._on_page_changed)
        navigator.fragment_requested.connect(self.detail.show_fragment)
        navigator.scroll_restored.connect(self.detail.scroll_to)
        navigator.scroll_restored.connect(lambda _: self.timeline_panel.restore())
        navigator.history_changed.connect(self._on_history_changed)
        navigator.failed.connect(self.say)
        for command, what in (
            (Command.OPEN_ADDRESS, self._ask_for_address),
            (Command.SAVE_AS, self._save),
            (Command.SAVE_TIMELINE, self._save_timeline),
            (Command.PRINT, self._print),
            (Command.SAVE_PDF, partial(self._print, into_file=True)),
            (Command.QUIT, self.close),
            (Command.COPY, self._copy),
            (Command.COPY_ADDRESS, self._copy_address),
            (Command.CITE, self._cite),
            (Command.FIND, self.detail.start_find),
            (Command.FIND_NEXT, self.detail.find_bar.find_next),
            (Command.FILTER, self._focus_filter),
            (Command.FIND_ALL, self.find_all),
            (Command.BACK, navigator.go_back),
            (Command.FORWARD, navigator.go_forward),
            (Command.HOME, lambda: navigator.go_to(HOME)),
            (Command.WORLD, lambda: navigator.go_to(address.WORLD)),
            (Command.RANDOM, self._open_by_chance),
            (Command.ON_THIS_DAY, self._open_this_day),
            (Command.ZOOM_IN, self.detail.zoom_in),
            (Command.ZOOM_OUT, self.detail.zoom_out),
            (Command.ZOOM_RESET, self.detail.reset_zoom),
            (Command.NEXT_PANE, self._focus_next_pane),
            (Command.SHORTCUTS, self._show_shortcuts),
            (Command.ABOUT, self._show_about),
        ):
            self.actions_by_command.bind(command, what)
        self.actions_by_command.bind_checked(Command.TEXT_ALONE, self._show_text_alone)
        self.actions_by_command.bind(Command.THEME_OTHER, self._choose_other_theme)
        for command, width in _WIDTHS.items():
            self.actions_by_command.bind(command, partial(self._choose_width, width))
        self.actions_by_command.bind_checked(Command.SHOW_TREE, self.tree_panel.setVisible)
        self.actions_by_command.bind_checked(Command.SHOW_TIMELINE, self.timeline_panel.setVisible)
        self.detail.contents.obey(self.actions_by_command, self._settings)
        for command, choice in _THEMES.items():
            self.actions_by_command.bind(command, partial(self._choose_theme, choice))
        for command, order in _ORDERS.items():
            self.actions_by_command.bind(command, partial(self._choose_order, order))

    def _restore(self) -> None:
        for command in (Command.SHOW_TREE, Command.SHOW_TIMELINE):
            self.actions_by_command[command].setChecked(True)
        chosen = next(command for command, choice in _THEMES.items() if choice is self._settings.theme)
        self.actions_by_command[chosen].setChecked(True)
        ordered = next(command for command, order in _ORDERS.items() if order is self._settings.partner_order)
        self.actions_by_command[ordered].setChecked(True)
        self.tree_panel.order_partners(self._settings.partner_order)
        width = next(command for command, width in _WIDTHS.items() if width is self._settings.reading_width)
        self.actions_by_command[width].setChecked(True)
        self.detail.set_reading_width(self._settings.reading_width)
        self.timeline_panel.show_among_all(self._settings.among_all)
        if self._settings.lanes is not None:
            self.timeline_panel.part_lanes_by(self._settings.lanes)
        geometry = self._settings.state("geometry")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.resize(*_first_size())
        tree = min(_TREE_COLUMNS * self.fontMetrics().averageCharWidth(), self.width() // 3)
        self._restore_splitter(self._upper, "upper", [tree, self.width() - tree])
        self._restore_splitter(self._panes, "panes", [self.height() * 3 // 5, self.height() * 2 // 5])
        self._on_history_changed()

    def _restore_splitter(self, splitter: QSplitter, name: str, first_sizes: list[int]) -> None:
        if not splitter.restoreState(self._settings.state(name)):
            splitter.setSizes(first_sizes)

    def _on_page_changed(self, page: Page) -> None:
        self.message_bar.hide()
        self.tree_panel.show_page(page)
        self.detail.show_page(page)
        self.timeline_panel.show_page(page)
        self.recent_pages.read(page.document.address)
        self.setWindowTitle(f"{page.document.title} – Chancery")
        self._status.clear()

    def _on_history_changed(self) -> None:
        self.actions_by_command[Command.BACK].setEnabled(self.navigator.can_go_back)
        self.actions_by_command[Command.FORWARD].setEnabled(self.navigator.can_go_forward)

    def _on_event_requested(self, event_id: str) -> None:
        """Shows where the page in view tells of an event; where it does not, opens the event's page."""
        if self.detail.show_link(str(address.event(event_id))):
            self.statusBar().showMessage(self.tr("Enter or a double click opens the page of the event"), 4000)
        else:
            self._open_event(event_id)

    def _open_event(self, event_id: str) -> None:
        self.navigator.go_to(address.event(event_id))

    def _on_lanes_changed(self, facet: Facet | None) -> None:
        self._settings.lanes = facet

    def _on_url_requested(self, url: str) -> None:
        self._open_url(url)

    def _on_link_hovered(self, target: str) -> None:
        self._status.setText(target)
        self.timeline_panel.highlight(target)

    def _on_zoom_changed(self, per_cent: int) -> None:
        self._settings.zoom = per_cent
        self.statusBar().showMessage(self.tr("Text at {zoom} %").format(zoom=per_cent), 2000)

    def _choose_theme(self, choice: ThemeChoice) -> None:
        self._settings.theme = choice
        self._apply_theme(choice)

    def _choose_other_theme(self) -> None:
        other = ThemeChoice.LIGHT if theme.current().dark else ThemeChoice.DARK
        self._choose_theme(other)
        chosen = next(command for command, choice in _THEMES.items() if choice is other)
        self.actions_by_command[chosen].setChecked(True)

    def _choose_width(self, width: ReadingWidth) -> None:
        self._settings.reading_width = width
        self.detail.set_reading_width(width)

    def _show_text_alone(self, alone: bool) -> None:
        """Leaves the page alone on the screen, or brings back what was shown beside it."""
        for command, part in ((Command.SHOW_TREE, self.tree_panel), (Command.SHOW_TIMELINE, self.timeline_panel)):
            part.setVisible(not alone and self.actions_by_command[command].isChecked())
        for bar in (self.menuBar(), self.statusBar(), *self.findChildren(QToolBar)):
            bar.setVisible(not alone)
        self.detail.browser.setFocus()

    def _open_by_chance(self) -> None:
        kinds = (PageKind.RELATION, PageKind.TOPIC, PageKind.ORGANIZATION)
        pages = [found.address for kind in kinds for found in self._library.titles(kind)]
        pages += [address.country(one.iso3) for one in self._library.countries()]
        others = [where for where in pages if where.canonical != (self.navigator.address or address.WORLD).canonical]
        if others:
            self.navigator.go_to(self._chance.choice(others))

    def _open_this_day(self) -> None:
        self.navigator.go_to(address.day(date.today().strftime("%m-%d")))

    def _choose_order(self, order: PartnerOrder) -> None:
        self._settings.partner_order = order
        self.tree_panel.order_partners(order)

    def find_all(self, text: str = "") -> None:
        """Brings up the palette, which is made when it is first wished for."""
        if self._palette is None:
            from desktop.gui.search.palette import Palette

            actions = [self.actions_by_command[command] for command in Command if command is not Command.FIND_ALL]
            self._palette = Palette(partial(_searcher_of, self._library), actions, self)
            self._palette.address_requested.connect(self.navigator.go_to)
        self._palette.begin(text)

    def _focus_filter(self) -> None:
        self.actions_by_command[Command.SHOW_TREE].setChecked(True)
        self.tree_panel.show()
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

    def _ask_for_address(self) -> None:
        text, accepted = QInputDialog.getText(
            self, self.tr("Open address"), self.tr("An address, a code or the name of a country:"), text=self._here()
        )
        if accepted and text.strip():
            self.open_text(text.strip())

    def open_text(self, text: str) -> None:
        """Opens what an address, a code or a country's name stands for, or says why not."""
        try:
            where = page_named(self._library, text)
        except ChanceryError as error:
            self.say(str(error))
            return
        self.navigator.go_to(where)

    def _here(self) -> str:
        return str(self.navigator.address or "")

    def _copy(self) -> None:
        table = self.timeline_panel.table
        (table if table.hasFocus() else self.detail.browser).copy()

    def _copy_address(self) -> None:
        QGuiApplication.clipboard().setText(self._here())
        self.statusBar().showMessage(self.tr("Copied {address}").format(address=self._here()), 3000)

    def _cite(self) -> None:
        if self.navigator.page is not None:
            self._citing.cite(self.navigator.page, self.timeline_panel.timeline.selected_event)

    def _save(self) -> None:
        if self.navigator.page is not None:
            self._report(save_page(self.navigator.page, self))

    def _save_timeline(self) -> None:
        from desktop.gui.dialogs.export import ExportDialog

        panel = self.timeline_panel
        if not panel.timeline.events:
            self.say(self.tr("There are no events to save on this page."))
            return
        dialog = ExportDialog(
            panel.timeline, panel.title, self._collection, self, panel.grouping, OTHERS, panel.backdrop
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.saved.connect(self._on_timeline_saved)
        dialog.open()

    def _collection(self, events: Sequence[TimelineItem]) -> Collection:
        from desktop.chronology.exports.collection import collect
        from desktop.summary.references import reference

        chosen = [event for event in events if isinstance(event, Event)]
        return collect(self._library, self.timeline_panel.title, chosen, lambda one: reference(one.csl, one.tertiary))

    def _on_timeline_saved(self, file: Path, remark: str) -> None:
        if remark:
            self.say(self.tr("Saved {file}. {remark}").format(file=file, remark=remark))
        else:
            self._report(file)

    def _print(self, into_file: bool = False) -> None:
        # Qt's print support and the typesetter take longer to load than the first window may.
        from desktop.gui.dialogs.printing.opening import open_print_dialog

        if self.navigator.page is not None:
            days, contents = self.timeline_panel.timeline.chosen_range, self.notebook.desk.state.contents
            dialog = open_print_dialog(self._library, self.navigator.page, days, contents, self._settings, self)
            if into_file:
                dialog.prefer_file()

    def _report(self, saved: Path | ChanceryError | None) -> None:
        if isinstance(saved, ChanceryError):
            self.say(str(saved))
        elif saved is not None:
            self.statusBar().showMessage(self.tr("Saved {file}").format(file=saved), 4000)

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


def _searcher_of(library: Library) -> Searcher:
    from desktop.library.search.opening import open_searcher

    return open_searcher(library, paths.cache_folder())


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
