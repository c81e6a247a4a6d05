"""The two palettes, light and dark, and how the application follows the system between them."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop.chronology.colours import ON_PAPER
from desktop.domain.event import EventKind


class Theme(NamedTuple):
    """The colours of the window by what they are for, as `#rrggbb`.

    Text colours keep a contrast of at least 4.5 to 1 on `paper`, `panel` and `found` (WCAG 2.2, 1.4.3), the
    kinds' colours and `accent` at least 3 to 1 (1.4.11), `accent` on `sea` and `land` too.
    """

    dark: bool
    paper: str
    panel: str
    ink: str
    muted: str
    line: str
    accent: str
    on_accent: str
    link: str
    selection: str
    warning: str
    found: str
    sea: str
    land: str
    kinds: dict[EventKind, str]


LIGHT = Theme(
    dark=False,
    paper="#fdfcfa",
    panel="#f4f2ed",
    ink="#1f2429",
    muted="#59616b",
    line="#dbd6cb",
    accent="#17695f",
    on_accent="#ffffff",
    link="#0e5a94",
    selection="#d3e8e3",
    warning="#8f4a00",
    found="#fae8ae",
    sea="#eef1f4",
    land="#cfcabe",
    kinds=ON_PAPER,
)

DARK = Theme(
    dark=True,
    paper="#16191d",
    panel="#1d2126",
    ink="#e8e6e1",
    muted="#a8afb7",
    line="#343a42",
    accent="#5fc4b4",
    on_accent="#0d1f1c",
    link="#86bdec",
    selection="#21463f",
    warning="#e5a558",
    found="#45390f",
    sea="#20262d",
    land="#4a5058",
    kinds={
        EventKind.STATEHOOD: "#d5e3f5",
        EventKind.WAR: "#ff4d4d",
        EventKind.AGREEMENT: "#5fc4b4",
        EventKind.VISIT: "#79b1ea",
        EventKind.RECOGNITION: "#b795f0",
        EventKind.MEMBERSHIP: "#96a3f5",
        EventKind.MEDIATION: "#74bccb",
        EventKind.STATEMENT: "#a8afb7",
        EventKind.INFRASTRUCTURE: "#d09c68",
        EventKind.ENERGY: "#e5a942",
        EventKind.TRADE: "#94c765",
        EventKind.DISPUTE: "#f2a07a",
        EventKind.INCIDENT: "#e386b2",
        EventKind.CONFLICT: "#ff7f86",
        EventKind.OFFICE: "#c3cf7d",
    },
)


def current() -> Theme:
    """Returns the theme that the application's palette shows at this moment."""
    window = QGuiApplication.palette().color(QPalette.ColorRole.Base)
    return DARK if window.lightness() < 128 else LIGHT


def system_theme() -> Theme:
    """Returns the theme that the desktop asks for; light where it asks for none."""
    return DARK if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT


def apply(application: QApplication, theme: Theme) -> None:
    """Paints the whole application in a theme."""
    application.setPalette(palette_of(theme))
    application.setStyleSheet(style_sheet(theme))


def style_sheet(theme: Theme) -> str:
    """Returns what a palette cannot say: thin scroll bars, hairlines between the panes, a quiet toolbar."""
    return f"""
    QToolBar {{ background: {theme.panel}; border: 0; border-bottom: 1px solid {theme.line}; padding: 4px 8px;
        spacing: 4px; }}
    QToolBar::separator {{ background: {theme.line}; width: 1px; margin: 5px 8px; }}
    QToolButton {{ border: 1px solid transparent; border-radius: 5px; padding: 4px; background: transparent; }}
    QToolButton:hover {{ background: {theme.selection}; }}
    QToolButton:focus {{ border-color: {theme.accent}; }}
    QWidget#tab_strip {{ background: {theme.panel}; border-bottom: 1px solid {theme.line}; }}
    QTabBar {{ background: transparent; border: 0; }}
    QTabBar::tab {{ background: transparent; color: {theme.muted}; border: 1px solid transparent; border-bottom: 0;
        border-top-left-radius: 6px; border-top-right-radius: 6px; padding: 4px 6px 5px 10px; margin-right: 2px; }}
    QTabBar::tab:hover {{ background: {theme.selection}; color: {theme.ink}; }}
    QTabBar::tab:selected {{ background: {theme.paper}; color: {theme.ink}; border-color: {theme.line}; }}
    QTabBar:focus::tab:selected, QTabBar::tab:selected:focus {{ border-color: {theme.accent}; }}
    QToolButton#close_tab {{ padding: 1px; }}
    QMenuBar {{ background: {theme.panel}; }}
    QMenuBar::item {{ padding: 4px 9px; background: transparent; }}
    QMenuBar::item:selected {{ background: {theme.selection}; border-radius: 4px; }}
    QSplitter::handle {{ background: {theme.line}; }}
    QStatusBar {{ background: {theme.panel}; border-top: 1px solid {theme.line}; color: {theme.muted}; }}
    QStatusBar QLabel {{ color: {theme.muted}; }}
    QStatusBar::item {{ border: 0; }}
    QLineEdit {{ background: {theme.paper}; border: 1px solid {theme.line}; border-radius: 6px; padding: 5px 6px; }}
    QPlainTextEdit {{ background: {theme.paper}; border: 1px solid {theme.line}; border-radius: 6px; }}
    QLineEdit:focus, QPlainTextEdit:focus {{ border-color: {theme.accent}; }}
    QTreeView, QListView {{ background: {theme.panel}; outline: 0; }}
    QTreeView:focus, QListView:focus, QTextBrowser:focus {{ border: 1px solid {theme.accent}; }}
    QTreeView, QListView, QTextBrowser {{ border: 1px solid transparent; }}
    QLabel#passing_hint {{ background: {theme.ink}; color: {theme.paper}; border-radius: 6px; padding: 7px 14px; }}
    QDialog#palette {{ border: 1px solid {theme.accent}; background: {theme.panel}; }}
    QLineEdit#palette_field {{ border: 0; border-radius: 0; padding: 10px 12px; font-size: 115%; }}
    QLabel#palette_remark {{ color: {theme.muted}; }}
    QLabel#nothing_found, QLabel#nearly_found {{ color: {theme.muted}; }}
    QLabel#timeline_title, QLabel#timeline_hidden {{ color: {theme.muted}; }}
    QToolButton::menu-indicator {{ image: none; }}
    QToolButton#chip {{ background: {theme.selection}; border-radius: 9px; padding: 2px 9px; }}
    QLineEdit#timeline_filter {{ padding: 2px 6px; }}
    QTableView {{ background: {theme.paper}; border: 1px solid transparent; selection-color: {theme.ink}; }}
    QTableView:focus {{ border-color: {theme.accent}; }}
    QHeaderView::section {{ background: {theme.panel}; border: 0; border-bottom: 1px solid {theme.line};
        padding: 3px 6px; color: {theme.muted}; }}
    QFrame#message_bar {{ background: {theme.selection}; border-bottom: 1px solid {theme.line}; }}
    QFrame#contents {{ background: {theme.paper}; border: 0; }}
    QLabel#contents_title {{ color: {theme.muted}; }}
    QListWidget#contents_list {{ background: {theme.paper}; }}
    QFrame#find_bar {{ background: {theme.panel}; border-top: 1px solid {theme.line}; }}
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
    QScrollBar::handle {{ background: {theme.line}; border-radius: 4px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: 32px; }}
    QScrollBar::handle:horizontal {{ min-width: 32px; }}
    QScrollBar::handle:disabled {{ background: transparent; }}
    QScrollBar::handle:hover {{ background: {theme.muted}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QRadioButton {{ border: 1px solid transparent; border-radius: 4px; padding: 1px 3px; }}
    QRadioButton:focus {{ border-color: {theme.accent}; }}
    QRadioButton:disabled {{ color: {theme.muted}; }}
    QRadioButton::indicator {{ width: 11px; height: 11px; border: 1px solid {theme.muted}; border-radius: 6px;
        background: {theme.paper}; }}
    QRadioButton::indicator:checked {{ border-color: {theme.accent}; background: qradialgradient(cx: 0.5, cy: 0.5,
        radius: 0.5, fx: 0.5, fy: 0.5, stop: 0 {theme.accent}, stop: 0.55 {theme.accent}, stop: 0.65 {theme.paper}); }}
    QFrame#preview {{ background: {theme.panel}; border: 1px solid {theme.muted}; border-radius: 6px; }}
    QFrame#preview QLabel {{ color: {theme.ink}; }}
    QCheckBox::indicator:unchecked, QListView#print_sections::indicator:unchecked {{ width: 12px; height: 12px;
        border: 1px solid {theme.muted}; border-radius: 3px; background: {theme.paper}; }}
    QCheckBox {{ border: 1px solid transparent; border-radius: 4px; padding: 1px 3px; }}
    QCheckBox:focus {{ border-color: {theme.accent}; }}
    QLabel#print_complaint {{ color: {theme.warning}; }}
    QCheckBox:disabled {{ color: {theme.muted}; }}
    QToolTip {{ background: {theme.paper}; color: {theme.ink}; border: 1px solid {theme.line}; padding: 4px; }}
    """


def palette_of(theme: Theme) -> QPalette:
    """Returns the Qt palette of a theme."""
    role = QPalette.ColorRole
    palette = QPalette()
    for place, colour in (
        (role.Window, theme.panel),
        (role.WindowText, theme.ink),
        (role.Base, theme.paper),
        (role.AlternateBase, theme.panel),
        (role.Text, theme.ink),
        (role.Button, theme.panel),
        (role.ButtonText, theme.ink),
        (role.BrightText, theme.on_accent),
        (role.ToolTipBase, theme.paper),
        (role.ToolTipText, theme.ink),
        (role.PlaceholderText, theme.muted),
        (role.Highlight, theme.selection),
        (role.HighlightedText, theme.ink),
        (role.Accent, theme.accent),
        (role.Link, theme.link),
        (role.LinkVisited, theme.link),
        (role.Light, theme.paper),
        (role.Midlight, theme.line),
        (role.Mid, theme.line),
        (role.Dark, theme.line),
        (role.Shadow, theme.line),
    ):
        palette.setColor(place, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for place in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(disabled, place, QColor(theme.muted))
    return palette
