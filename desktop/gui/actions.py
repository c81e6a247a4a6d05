"""Every action of the window once: its text, icon, shortcuts and place."""

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from desktop.gui.icons import IconFor

_Key = QKeySequence.StandardKey


class Command(Enum):
    """What the reader can do from menus, toolbar and keyboard."""

    NEW_TAB = "new_tab"
    CLOSE_TAB = "close_tab"
    REOPEN_TAB = "reopen_tab"
    OPEN_ADDRESS = "open_address"
    SAVE_AS = "save_as"
    SAVE_TIMELINE = "save_timeline"
    SAVE_PDF = "save_pdf"
    PRINT = "print"
    QUIT = "quit"
    COPY = "copy"
    COPY_ADDRESS = "copy_address"
    CITE = "cite"
    FIND = "find"
    FIND_NEXT = "find_next"
    FILTER = "filter"
    UNDO = "undo"
    REDO = "redo"
    BOOKMARK = "bookmark"
    READ_LATER = "read_later"
    NOTE = "note"
    SHOW_NOTEBOOK = "show_notebook"
    EXPORT_NOTEBOOK = "export_notebook"
    IMPORT_NOTEBOOK = "import_notebook"
    FIND_ALL = "find_all"
    BACK = "back"
    FORWARD = "forward"
    HOME = "home"
    WORLD = "world"
    RANDOM = "random"
    ON_THIS_DAY = "on_this_day"
    NEXT_TAB = "next_tab"
    PREVIOUS_TAB = "previous_tab"
    ZOOM_IN = "zoom_in"
    ZOOM_OUT = "zoom_out"
    ZOOM_RESET = "zoom_reset"
    SHOW_TREE = "show_tree"
    SHOW_TIMELINE = "show_timeline"
    SHOW_CONTENTS = "show_contents"
    NEXT_PANE = "next_pane"
    TEXT_ALONE = "text_alone"
    SHOW_PREVIEWS = "show_previews"
    WIDTH_NARROW = "width_narrow"
    WIDTH_MEDIUM = "width_medium"
    WIDTH_WIDE = "width_wide"
    PARTNERS_BY_NEIGHBOURS = "partners_by_neighbours"
    PARTNERS_BY_WEIGHT = "partners_by_weight"
    PARTNERS_BY_NAME = "partners_by_name"
    PARTNERS_BY_REGION = "partners_by_region"
    PARTNERS_BY_VOTING = "partners_by_voting"
    PARTNERS_BY_TRADE = "partners_by_trade"
    THEME_SYSTEM = "theme_system"
    THEME_LIGHT = "theme_light"
    THEME_DARK = "theme_dark"
    THEME_OTHER = "theme_other"
    SHORTCUTS = "shortcuts"
    ABOUT = "about"


class Look(NamedTuple):
    """How an action is offered.

    `keys` are Qt's standard keys or texts such as `Ctrl+L`; `also` is what else it may be called by who looks for it.
    """

    menu: str
    text: str
    keys: tuple[QKeySequence.StandardKey | str, ...] = ()
    icon: str = ""
    checkable: bool = False
    starts_group: bool = False
    also: str = ""


ALSO = "also"
"""The property of an action that holds other words for it."""
_ORDER = "&Partners in the tree"
_WIDTH = "&Width of the text"
LOOKS = {
    Command.NEW_TAB: Look("&File", "&New tab", ("Ctrl+T",), also="open"),
    Command.CLOSE_TAB: Look("&File", "&Close tab", ("Ctrl+W", "Ctrl+F4")),
    Command.REOPEN_TAB: Look("&File", "&Reopen closed tab", ("Ctrl+Shift+T",), also="restore undo"),
    Command.OPEN_ADDRESS: Look(
        "&File", "&Open address…", ("Ctrl+O",), "link", starts_group=True, also="go to link url"
    ),
    Command.SAVE_AS: Look(
        "&File", "&Save page as…", (_Key.Save,), also="export download html markdown word docx text json"
    ),
    Command.SAVE_TIMELINE: Look(
        "&File",
        "Save &timeline as…",
        ("Ctrl+Shift+S",),
        "export",
        also="export download svg png image picture calendar",
    ),
    Command.SAVE_PDF: Look("&File", "Save page as P&DF…", also="export download paper"),
    Command.PRINT: Look("&File", "&Print…", (_Key.Print,), "print", also="printer paper"),
    Command.QUIT: Look("&File", "&Quit", ("Ctrl+Q",), starts_group=True, also="exit close"),
    Command.COPY: Look("&Edit", "&Copy", (_Key.Copy,), "copy"),
    Command.COPY_ADDRESS: Look("&Edit", "Copy &address of this page", ("Ctrl+Shift+C",), "link", also="link url share"),
    Command.CITE: Look(
        "&Edit", "C&ite this page…", ("Ctrl+Shift+E",), "source", also="citation reference bibliography bibtex ris"
    ),
    Command.FIND: Look("&Edit", "&Find in page…", (_Key.Find,), "search", starts_group=True, also="search text"),
    Command.FIND_NEXT: Look("&Edit", "Find &next", ("F3",)),
    Command.UNDO: Look("&Edit", "&Undo in the notebook", (_Key.Undo,), starts_group=True),
    Command.REDO: Look("&Edit", "&Redo in the notebook", ("Ctrl+Shift+Z",)),
    Command.BOOKMARK: Look(
        "&Bookmarks", "&Bookmark this page…", ("Ctrl+D",), "bookmark", also="favourite favorite star save"
    ),
    Command.READ_LATER: Look(
        "&Bookmarks", "Read this page &later", ("Ctrl+Shift+D",), "read-later", checkable=True, also="queue save list"
    ),
    Command.NOTE: Look(
        "&Bookmarks", "&Note on this page", ("Ctrl+Shift+N",), "note", also="annotate annotation comment write"
    ),
    Command.SHOW_NOTEBOOK: Look(
        "&Bookmarks",
        "Notes and boo&kmarks",
        ("F8",),
        "notebook",
        checkable=True,
        starts_group=True,
        also="favourites favorites annotations panel",
    ),
    Command.EXPORT_NOTEBOOK: Look(
        "&Bookmarks", "&Export the notebook…", icon="export", also="save backup notes bookmarks"
    ),
    Command.IMPORT_NOTEBOOK: Look("&Bookmarks", "&Import a notebook…", also="restore notes bookmarks"),
    Command.FILTER: Look("&Edit", "Find a country or &page…", ("Ctrl+L",), "search", also="search tree"),
    Command.FIND_ALL: Look("&Edit", "Find e&verything…", ("Ctrl+K", "Ctrl+Shift+F"), "search"),
    Command.BACK: Look("&Go", "&Back", ("Alt+Left", "Back"), "back", also="previous page history"),
    Command.FORWARD: Look("&Go", "&Forward", ("Alt+Right", "Forward"), "forward", also="next page history"),
    Command.HOME: Look("&Go", "&Turkmenistan", ("Alt+Home",), "home", starts_group=True, also="start page home"),
    Command.WORLD: Look("&Go", "&World", ("Ctrl+Home",), "world", also="start all countries top"),
    Command.RANDOM: Look("&Go", "A page by &chance", ("Ctrl+Shift+R",), also="random surprise lucky"),
    Command.ON_THIS_DAY: Look("&Go", "On this &day", ("Ctrl+Shift+Y",), also="today anniversary calendar"),
    Command.NEXT_TAB: Look("&Go", "Ne&xt tab", ("Ctrl+Tab", "Ctrl+PgDown"), starts_group=True),
    Command.PREVIOUS_TAB: Look("&Go", "Pre&vious tab", ("Ctrl+Shift+Tab", "Ctrl+PgUp")),
    Command.ZOOM_IN: Look(
        "&View",
        "Text &larger",
        ("Ctrl++", "Ctrl+="),
        "zoom-in",
        also="zoom in bigger font size increase enlarge magnify",
    ),
    Command.ZOOM_OUT: Look(
        "&View", "Text &smaller", ("Ctrl+-",), "zoom-out", also="zoom out font size decrease reduce"
    ),
    Command.ZOOM_RESET: Look("&View", "Text in its &own size", ("Ctrl+0",), also="zoom reset normal font size 100 %"),
    Command.SHOW_TREE: Look(
        "&View",
        "Country &tree",
        ("F9",),
        checkable=True,
        starts_group=True,
        also="sidebar navigation panel pane hide show",
    ),
    Command.SHOW_TIMELINE: Look(
        "&View", "T&imeline", ("F10",), checkable=True, also="events chronology panel pane hide show"
    ),
    Command.SHOW_CONTENTS: Look(
        "&View",
        "&Contents of the page",
        ("F7",),
        checkable=True,
        also="outline table of contents headings sidebar hide show",
    ),
    Command.NEXT_PANE: Look("&View", "&Next pane", ("F6",), also="focus switch"),
    Command.TEXT_ALONE: Look(
        "&View",
        "Te&xt alone",
        ("F11",),
        checkable=True,
        also="full screen fullscreen distraction free zen focus reading mode",
    ),
    Command.SHOW_PREVIEWS: Look("&View", "Pre&views of links", checkable=True, also="hover popup cards"),
    Command.WIDTH_NARROW: Look(_WIDTH, "&Narrow", checkable=True, also="text column measure line length"),
    Command.WIDTH_MEDIUM: Look(_WIDTH, "&Comfortable", checkable=True, also="text column width measure normal"),
    Command.WIDTH_WIDE: Look(_WIDTH, "&Wide", checkable=True, also="text column measure full"),
    Command.PARTNERS_BY_NEIGHBOURS: Look(_ORDER, "N&eighbours first", checkable=True),
    Command.PARTNERS_BY_WEIGHT: Look(_ORDER, "By &weight of the relation", checkable=True),
    Command.PARTNERS_BY_NAME: Look(_ORDER, "By &name", checkable=True),
    Command.PARTNERS_BY_REGION: Look(_ORDER, "By &region", checkable=True),
    Command.PARTNERS_BY_VOTING: Look(_ORDER, "By agreement in UN &votes", checkable=True),
    Command.PARTNERS_BY_TRADE: Look(_ORDER, "By share of &trade", checkable=True),
    Command.THEME_SYSTEM: Look(
        "&View", "Colours of the s&ystem", checkable=True, starts_group=True, also="theme appearance automatic mode"
    ),
    Command.THEME_LIGHT: Look("&View", "Li&ght colours", checkable=True, also="theme appearance day mode bright white"),
    Command.THEME_DARK: Look("&View", "&Dark colours", checkable=True, also="theme appearance night mode black"),
    Command.THEME_OTHER: Look(
        "&View", "Light or dar&k", ("Ctrl+Shift+L",), also="theme appearance switch toggle mode night"
    ),
    Command.SHORTCUTS: Look("&Help", "&Keyboard shortcuts", ("F1",), also="keys hotkeys help manual"),
    Command.ABOUT: Look("&Help", "&About Chancery", icon="info", also="version licence license edition"),
}
MENUS = ("&File", "&Edit", "&View", "&Go", "&Bookmarks", "&Help")
RECENT = "&Recent pages"
"""A menu that is filled with the pages read last."""
SUBMENUS = {_ORDER: "&View", _WIDTH: "&View", RECENT: "&Go"}
"""The menu in which each menu that is not in the bar stands."""
PARTNER_ORDERS = tuple(command for command in Command if LOOKS[command].menu == _ORDER)
WIDTHS = tuple(command for command in Command if LOOKS[command].menu == _WIDTH)
THEMES = (Command.THEME_SYSTEM, Command.THEME_LIGHT, Command.THEME_DARK)
TOOLBAR = (Command.BACK, Command.FORWARD, Command.HOME, Command.WORLD)


class Actions:
    """The actions of one window, in its menus."""

    def __init__(self, window: QMainWindow, icon_for: IconFor) -> None:
        """Adds the actions to the window and its menu bar; they do nothing until they are bound."""
        self._icon_for = icon_for
        self._other_icons: dict[Command, str] = {}
        menus = {name: window.menuBar().addMenu(_translated(name)) for name in MENUS}
        self.bookmarks_menu = menus["&Bookmarks"]
        self._actions = {command: self._make(command, window, menus) for command in Command}
        self.recent_menu = menus["&Go"].addMenu(_translated(RECENT))
        for choices in (PARTNER_ORDERS, THEMES, WIDTHS):
            group = QActionGroup(window)
            for command in choices:
                group.addAction(self._actions[command])
        self.icons_changed()

    def __getitem__(self, command: Command) -> QAction:
        """Returns the action of a command."""
        return self._actions[command]

    def bind(self, command: Command, what: Callable[[], object]) -> None:
        """Says what a command does; for checkable ones see `bind_checked`."""
        self._actions[command].triggered.connect(lambda: what())

    def bind_checked(self, command: Command, what: Callable[[bool], object]) -> None:
        """Says what a checkable command does; it is told whether it is checked now."""
        # Not `what` itself: PySide calls a method of Qt's own without the argument.
        self._actions[command].triggered.connect(lambda checked: what(checked))

    def icons_changed(self) -> None:
        """Draws the icons in the colours of the theme that is in force now."""
        for command, action in self._actions.items():
            name = self._other_icons.get(command) or LOOKS[command].icon
            if name:
                action.setIcon(self._icon_for(name))

    def look_otherwise(self, command: Command, text: str, icon: str) -> None:
        """Gives a command another text and icon, by which one sees what it would do now; "" for its own."""
        if self._other_icons.get(command, "") == icon:
            # Told with each page: a change of nothing would still have the toolbar laid out anew.
            return
        action = self._actions[command]
        action.setText(text or _translated(LOOKS[command].text))
        action.setToolTip(_tool_tip(action))
        self._other_icons[command] = icon
        action.setIcon(self._icon_for(icon or LOOKS[command].icon))

    @staticmethod
    def _make(command: Command, window: QMainWindow, menus: dict[str, QMenu]) -> QAction:
        look = LOOKS[command]
        action = QAction(_translated(look.text), window)
        action.setObjectName(command.value)
        action.setCheckable(look.checkable)
        action.setProperty(ALSO, _translated(look.also) if look.also else "")
        sequences = [sequence for key in look.keys for sequence in _sequences(key)]
        action.setShortcuts(sequences)
        action.setToolTip(_tool_tip(action))
        if look.menu not in menus:
            menus[look.menu] = menus[SUBMENUS[look.menu]].addMenu(_translated(look.menu))
        if look.starts_group:
            menus[look.menu].addSeparator()
        menus[look.menu].addAction(action)
        # Its keys work without the menu bar too.
        window.addAction(action)
        return action


_NATIVE = QKeySequence.SequenceFormat.NativeText


def _tool_tip(action: QAction) -> str:
    name, keys = action.text().replace("&", "").rstrip("…"), action.shortcut().toString(_NATIVE)
    return f"{name} ({keys})" if keys else name


def _sequences(key: QKeySequence.StandardKey | str) -> list[QKeySequence]:
    if isinstance(key, str):
        return [QKeySequence(key)]
    return QKeySequence.keyBindings(key)


def _translated(text: str) -> str:
    return QCoreApplication.translate("Actions", text)
