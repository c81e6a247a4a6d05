"""The middle pane: where one is, the page, and finding within it."""

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QAction,
    QFont,
    QFontDatabase,
    QFontInfo,
    QGuiApplication,
    QImage,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain import address
from desktop.domain.address import SOURCES, Address, PageKind
from desktop.errors import AddressError, either
from desktop.gui import theme
from desktop.gui.detail.badge import Paint, draw_badge
from desktop.gui.detail.browser import MEASURE, PageBrowser
from desktop.gui.detail.chart import charts_of, draw
from desktop.gui.detail.contents import ContentsPanel
from desktop.gui.detail.find_bar import FindBar
from desktop.gui.detail.globe import draw_globe
from desktop.gui.detail.path_label import PathLabel, PathPlace
from desktop.gui.detail.pieces import pieces
from desktop.gui.detail.places import links_before, links_in_row, names_above
from desktop.gui.detail.pointer import PointerLeaves
from desktop.gui.detail.preview import LinkPreviews, preview_html, source_html
from desktop.gui.detail.rich_text import (
    BADGE,
    CHART,
    CHART_TYPE,
    GLOBE,
    NARROW,
    WIDEST_CHART,
    Type,
    chart_size,
    rich_parts,
    shows_globe,
)
from desktop.gui.detail.sealed import Pictures
from desktop.gui.icons import IconFor
from desktop.gui.settings import LARGEST_ZOOM, SMALLEST_ZOOM, ReadingWidth
from desktop.gui.widgets.new_tab_clicks import NewTabClicks
from desktop.gui.widgets.passing_hint import PassingHint
from desktop.summary.document import Document
from desktop.summary.globe import globe_of
from desktop.summary.in_short import in_short
from desktop.summary.page import Page
from desktop.summary.source_card import source_card
from desktop.summary.statements import has_place, listed_events, nearest_places, statements

_STEP = 10
_MENU_COLUMNS = 36
"""Room for what a statement is called in a menu, in characters."""
_MEASURES = {ReadingWidth.NARROW: 30, ReadingWidth.MEDIUM: MEASURE, ReadingWidth.WIDE: 54}
"""Widest lines, in times the size of the type."""
_SERIF = ("Noto Serif", "Source Serif 4", "Georgia", "DejaVu Serif", "Liberation Serif", "Times New Roman")
_BODY = 1.12
"""Size of the text of a page, in times the size of the window's type."""


class _Shown:
    """A document as a key: the same one, which is told much sooner than an equal one."""

    __slots__ = ("_document",)

    def __init__(self, document: Document) -> None:
        self._document = document

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Shown) and self._document is other._document

    @override
    def __hash__(self) -> int:
        return id(self._document)


class DetailPane(QWidget):
    """Shows one page; says which the reader wishes to see next."""

    address_requested = Signal(object)
    """The reader wishes to see the page at this `Address`."""
    tab_requested = Signal(object, bool)
    """The reader wishes to see the page at this `Address` in a new tab; whether that comes to the front at once."""
    url_requested = Signal(str)
    """The reader wishes to open this http(s) URL in a browser."""
    link_hovered = Signal(str)
    """What is under the pointer, in words; "" for nothing."""
    citation_requested = Signal(str)
    """The reader wishes to copy the citation of the source with this key."""
    statement_requested = Signal(object)
    """The reader wishes to cite what stands at this `Address`: a statement of the page in view, or an event."""
    zoom_changed = Signal(int)
    """The text has another size, in per cent."""

    def __init__(self, icon_for: IconFor, zoom: int, parent: QWidget | None = None) -> None:
        """Shows nothing yet; `zoom` is the size of the text in per cent."""
        super().__init__(parent)
        self.setObjectName("detail_pane")
        self._page: Page | None = None
        self._zoom = zoom
        self._shown_in: tuple[theme.Theme, Type] | None = None
        self.path_label = PathLabel(self)
        self.path_place = PathPlace(self.path_label, self)
        self.browser = PageBrowser(self)
        self.hint = PassingHint(self.browser)
        self.contents = ContentsPanel(self.browser, self)
        self.previews = LinkPreviews(self.browser, self._preview)
        PointerLeaves(self.browser)
        self._page_at: Callable[[Address], Page | None] = lambda _: None
        self._statements_on: Callable[[str], int] = lambda _: 0
        self._shows_previews = True
        self.find_bar = FindBar(self.browser, icon_for, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        beside = QHBoxLayout()
        beside.addWidget(self.browser, 1)
        beside.addWidget(self.contents)
        layout.addWidget(self.path_place)
        layout.addLayout(beside, 1)
        layout.addWidget(self.find_bar)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fit_charts)
        self.browser.width_changed.connect(self._later.start)
        self.browser.anchorClicked.connect(self._on_anchor_clicked)
        self.browser.highlighted.connect(self._on_highlighted)
        self.browser.menu_requested.connect(self._on_menu_requested)
        self.browser.passage_menu_requested.connect(self._on_passage_menu_requested)
        self.browser.tab_wished.connect(self._on_tab_wished)
        clicks = NewTabClicks(
            self.browser.viewport(), lambda spot: self._address(self.browser.anchorAt(spot)), has_menu=False
        )
        clicks.tab_requested.connect(self.tab_requested)
        self.path_label.linkActivated.connect(self._on_path_clicked)
        self.find_bar.closed.connect(self._on_find_closed)

    def show_page(self, page: Page) -> None:
        """Shows a page from its top and asks for nothing."""
        self._page = page
        self.hint.say("")
        # The contents may take room or leave it, for which the text before need not be laid out anew.
        self.browser.clear_text()
        self.contents.show_page(page.document)
        self._render()
        self.find_bar.count_again()
        self.browser.verticalScrollBar().setValue(0)

    def clear(self) -> None:
        """Shows no text, as long as another page has not come."""
        self.browser.clear_text()

    def show_fragment(self, fragment: str) -> None:
        """Scrolls to a place of the page; says so for a while where it has no such place."""
        if self._page is not None and not has_place(self._page.document, fragment):
            near = nearest_places(self._page.document, fragment)
            mend = self.tr("; did you mean {places}?").format(places=either(near)) if near else "."
            self.hint.say(self.tr("This page has no place #{place}").format(place=fragment) + mend)
            return
        self.hint.say("")
        self.browser.show_anchor(fragment)

    def show_link(self, target: str) -> bool:
        """Scrolls to the first link to an address and marks its line; False where the page has none."""
        return self.browser.show_link(target)

    @property
    def scroll_position(self) -> int:
        """How far down the reader is, in pixels of the text."""
        return self.browser.verticalScrollBar().value()

    def scroll_to(self, position: int) -> None:
        """Goes back to where the reader was."""
        if position:
            self.browser.show_until(position + self.browser.viewport().height())
        self.browser.verticalScrollBar().setValue(position)

    def show_previews(self, wished: bool) -> None:
        """Shows a card where the reader rests on a link to a page, or no longer."""
        self._shows_previews = wished
        self.previews.hide()

    def preview_with(
        self, page_at: Callable[[Address], Page | None], statements_on: Callable[[str], int] = lambda _: 0
    ) -> None:
        """Says what cards tell.

        Args:
            page_at: returns the page that a link leads to; None where there is none.
            statements_on: returns how many statements rest on the source with a key.
        """
        self._page_at, self._statements_on = page_at, statements_on

    def set_reading_width(self, width: ReadingWidth) -> None:
        """Shows the text in lines of another width."""
        self.browser.set_measure(_MEASURES[width])

    @property
    def zoom(self) -> int:
        """The size of the text in per cent."""
        return self._zoom

    def set_zoom(self, per_cent: int) -> None:
        """Shows the text in another size; the reader stays at the same place of it."""
        wished = min(max(per_cent, SMALLEST_ZOOM), LARGEST_ZOOM)
        if wished == self._zoom:
            return
        self._zoom = wished
        self._render_in_place()
        self.zoom_changed.emit(wished)

    def zoom_in(self) -> None:
        """Makes the text larger."""
        self.set_zoom(self._zoom + _STEP)

    def zoom_out(self) -> None:
        """Makes the text smaller."""
        self.set_zoom(self._zoom - _STEP)

    def reset_zoom(self) -> None:
        """Gives the text its own size again."""
        self.set_zoom(100)

    def start_find(self) -> None:
        """Begins to find words within the page."""
        self.find_bar.start()

    @override
    def changeEvent(self, event: QEvent) -> None:
        # One change of colours brings half a dozen of these events.
        changes = (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange)
        if event.type() in changes and self._looks_otherwise():
            self._render_in_place()
        super().changeEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.set_zoom(self._zoom + (_STEP if event.angleDelta().y() > 0 else -_STEP))
            event.accept()
        else:
            super().wheelEvent(event)

    def _render(self) -> None:
        if self._page is None:
            return
        # A card belongs to the text that it lies over, and to its colours.
        self.previews.hide()
        self._shown_in = now, letters = self._look()
        document = self._page.document
        pictures = self._pictures(now, letters, self.devicePixelRatioF())
        key = _Shown(document), now.dark, letters
        parts = pieces(rich_parts(document, now, letters))
        self.browser.show_pieces(parts, letters.pixels, pictures, key, waiting=(GLOBE,))
        self.path_label.show_path(self._page.path)

    def _pictures(self, now: theme.Theme, letters: Type, ratio: float) -> Pictures:
        assert self._page is not None
        document = self._page.document
        font = QFont(self.font())
        font.setPixelSize(max(1, round(letters.pixels * CHART_TYPE)))

        def picture(where: str) -> QImage | None:
            kind, _, number = where.partition(":")
            if f"{kind}:" == BADGE:
                paint = Paint.ALONE
                if len(document.codes) > 1 and shows_globe(document, letters):
                    paint = Paint.FRAMED if int(number) else Paint.FILLED
                return draw_badge(document.codes[int(number)], now, font, letters.pixels, ratio, paint)
            if f"{kind}:" == CHART:
                chart = charts_of(document)[int(number)]
                return draw(chart, now, font, *chart_size(letters, chart), ratio)
            globe = globe_of(document) if where == GLOBE else None
            return draw_globe(globe, now, letters.pixels, ratio) if globe else None

        return picture

    def _look(self) -> tuple[theme.Theme, Type]:
        points = QFontInfo(self.font()).pointSizeF() * _BODY * self._zoom / 100
        pixels = points * self.logicalDpiY() / 72
        room = min(pixels * WIDEST_CHART, self.browser.room_for(pixels))
        return theme.current(), Type(_serif(), self._sans(), points, pixels, room)

    def _fit_charts(self) -> None:
        """Draws the charts anew where the text has become narrower than they are, or wide enough for all of them."""
        if self._looks_otherwise():
            self._render_in_place()

    def _looks_otherwise(self) -> bool:
        """Whether the page would look otherwise now; where nothing goes by the room for it, that may change."""
        if self._page is None or self._shown_in is None:
            return False
        if self._look() == self._shown_in:
            # To look for charts would have all of a page made before its beginning is painted.
            return False
        now, letters = self._look()
        was, before = self._shown_in
        goes_by_room = min(letters.room, before.room) < NARROW * letters.pixels or charts_of(self._page.document)
        return (now, letters if goes_by_room else letters._replace(room=before.room)) != (was, before)

    def _render_in_place(self) -> None:
        if self._page is None:
            return
        self.browser.finish()
        place = self.browser.place
        # What was laid out before will hardly be wanted in the look of then.
        self.browser.forget_kept()
        self._render()
        self.browser.finish()
        self.browser.show_place(place)
        self.find_bar.count_again()

    def _on_path_clicked(self, target: str) -> None:
        held = QGuiApplication.keyboardModifiers()
        if held & Qt.KeyboardModifier.ControlModifier:
            self._on_tab_wished(target, bool(held & Qt.KeyboardModifier.ShiftModifier))
        else:
            self._follow(target)

    def _on_tab_wished(self, target: str, in_front: bool) -> None:
        where = self._address(target)
        if where is not None:
            self.tab_requested.emit(where, in_front)

    def _on_anchor_clicked(self, url: QUrl) -> None:
        self._follow(url.toString())

    def _follow(self, target: str) -> None:
        if target.startswith(address.SCHEME):
            try:
                where = address.parse(target)
            except AddressError:
                return
            self.address_requested.emit(where)
        elif target.startswith(("https://", "http://")):
            self.url_requested.emit(target)

    def _on_highlighted(self, url: QUrl) -> None:
        self.previews.rest_on(url.toString())
        self.link_hovered.emit(url.toString())

    def _preview(self, target: str, place: QTextCursor) -> str:
        """Returns the card of what a link leads to; "" where the reader wants none of pages, or there is none."""
        where = self._address(target)
        if where is None:
            return ""
        if where.kind is PageKind.SOURCE and self._page is not None:
            card = source_card(self._page.document, where.parts[0])
            if card is not None:
                return source_html(card, links_before(place, target), self._statements_on(where.parts[0]))
        page = self._page_at(where) if self._shows_previews else None
        return preview_html(in_short(page.document)) if page else ""

    def _on_menu_requested(self, menu: QMenu, target: str) -> None:
        """Adds to the menu of a link what can be done with its page, and with the source of a citation."""
        where = self._address(target)
        if where is None:
            return
        opening = QAction(self.tr("Open in new &tab"), menu)
        opening.setObjectName("open_in_new_tab")
        opening.triggered.connect(lambda: self.tab_requested.emit(where, False))
        menu.insertAction(menu.actions()[0], opening)
        if where.kind is PageKind.SOURCE:
            copying = QAction(self.tr("Copy citation"), menu)
            copying.setObjectName("copy_citation")
            copying.triggered.connect(lambda: self.citation_requested.emit(where.parts[0]))
            first, *_ = menu.actions()
            menu.insertAction(first, copying)

    @staticmethod
    def _address(target: str) -> Address | None:
        try:
            return address.parse(target) if target.startswith(address.SCHEME) else None
        except AddressError:
            return None

    def _on_passage_menu_requested(self, menu: QMenu, spot: QPoint) -> None:
        """Adds to the menu that the statement at a place can be cited: a fact, an event of a list, a section."""
        found = self._statement_at(spot)
        if found is None:
            return
        where, label = found
        short = self.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, self._room_in_menu())
        menu.addSeparator()
        citing = menu.addAction(self.tr("C&ite “{statement}”…").format(statement=short.replace("&", "&&")))
        citing.setObjectName("cite_statement")
        citing.triggered.connect(lambda: self.statement_requested.emit(where))

    def _statement_at(self, spot: QPoint) -> tuple[Address, str] | None:
        if self._page is None or self._page.document.address.kind is PageKind.SOURCE:
            return None
        place = self.browser.cursorForPosition(spot)
        titles = {event.id: event.title for event in listed_events(self._page.document)}
        links = [self._address(link) for link in links_in_row(place)]
        for link in links:
            if link is not None and link.kind is PageKind.EVENT and link.parts[0] in titles:
                return link, titles[link.parts[0]]
        by_anchor = {one.address.fragment: one for one in statements(self._page.document)}
        for name in names_above(place):
            if name in by_anchor:
                return by_anchor[name].address, by_anchor[name].label
            if name == SOURCES:
                return None
        return None

    def _room_in_menu(self) -> int:
        return self.fontMetrics().averageCharWidth() * _MENU_COLUMNS

    def _on_find_closed(self) -> None:
        self.find_bar.hide()
        self.browser.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sans(self) -> str:
        return f"'{QFontInfo(self.font()).family()}'"


@cache
def _serif() -> str:
    # Qt takes longer to list all families than to set a line of text.
    present = set(QFontDatabase.families())
    return f"'{next((family for family in _SERIF if family in present), 'serif')}'"
