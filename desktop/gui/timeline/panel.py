"""The lower pane: the timeline or its table, under a line of tools and over a strip of the whole."""

from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.chronology.backdrop import Backdrop
from desktop.chronology.bands import Grouping
from desktop.chronology.chronicle import Chronicle
from desktop.chronology.facets import Facet, Facets, Filter
from desktop.chronology.item import TimelineItem, may_lie_in
from desktop.domain.address import Address, PageKind
from desktop.domain.dates import in_words
from desktop.domain.importance import importance_of
from desktop.gui.icons import IconFor
from desktop.gui.timeline.card import Details, day_text
from desktop.gui.timeline.chips import Chip, ChipBar
from desktop.gui.timeline.event_menu import EventMenu
from desktop.gui.timeline.filter_menu import HEADINGS
from desktop.gui.timeline.legend import show_legend
from desktop.gui.timeline.overview import OverviewStrip
from desktop.gui.timeline.shown import Shown, shown_of
from desktop.gui.timeline.subjects import details_of, facets_of, words_of
from desktop.gui.timeline.table import EventTable
from desktop.gui.timeline.telling import hidden_words, title_wordings
from desktop.gui.timeline.tools import ToolRow, let_go
from desktop.gui.timeline.viewport import DayRange
from desktop.gui.timeline.widget import TimelineWidget
from desktop.library.library import Library
from desktop.library.rows import Event
from desktop.printing.backdrops import backdrop_of
from desktop.summary.page import Page

OTHERS = "Others"
"""The band of what has no other, or none with room."""
_MOST_LEFT = 50
"""Of how many pages it is remembered how they were left."""
_TYPING = 120
"""Milliseconds after the last key before the events are filtered."""
_FOREMOST, _KEY, _KEY_ELSEWHERE = 1_000_000, 100_000, 10_000
"""More than the kind of any event matters: events with a chosen partner come before all others of the country, then
those that the page has among its key dates, then those that other articles have, by their number."""
_MOST_ELSEWHERE = 9
_NO_LIMIT = 16_777_215
"""Qt's QWIDGETSIZE_MAX, which PySide has no name for."""


class _Left(NamedTuple):
    """How the timeline of a page was left."""

    filter: Filter
    range: DayRange | None
    days: tuple[float, float]
    fitted: bool


class TimelinePanel(QWidget):
    """Shows the events of a page."""

    event_requested = Signal(str)
    """The reader wishes to see the event of this id where the page in view tells of it, else its own page."""
    page_requested = Signal(str)
    """The reader wishes to see the own page of the event of this id."""
    tab_requested = Signal(object, bool)
    """The reader wishes to see the page at this `Address` in a new tab; whether that comes to the front at once."""
    export_requested = Signal()
    """The reader wishes to keep the timeline as a file."""
    citation_requested = Signal(str)
    """The reader wishes to copy the citation of the event with this id."""
    statement_requested = Signal(object)
    """The reader wishes to cite the event at this `Address`."""
    lanes_changed = Signal(object)
    """The reader parts the lanes by this `Facet`, or by none."""
    among_all_changed = Signal(bool)
    """The reader wants events of two among all of the first, or no longer."""

    def __init__(self, library: Library, icon_for: IconFor, parent: QWidget | None = None) -> None:
        """Shows nothing yet."""
        super().__init__(parent)
        self.setObjectName("timeline_panel")
        self._library = library
        self._shown = Shown()
        self._facets: Mapping[str, Facets] | None = None
        self._filter = Filter()
        self._lanes: Facet | None = None
        self._among_all = False
        self._partner = ""
        self._foremost: Set[str] = frozenset()
        self._key_dates: Set[str] = frozenset()
        self._key_elsewhere = library.key_date_counts()
        self._left: dict[str, _Left] = {}
        self._tabled: Sequence[Event] | None = None
        self.timeline = TimelineWidget(self, importance=self._importance_of, details_of=self._details_of)
        self.table = EventTable(self)
        self.overview = OverviewStrip(self)
        self.chips = ChipBar(self)
        self.tools = ToolRow(icon_for, self)
        self.filter_field, self.filter_menu = self.tools.filter_field, self.tools.filter_menu
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.timeline)
        self._stack.addWidget(self.table)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.tools, self.chips):
            layout.addWidget(part)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.overview)
        self._connect()

    def show_page(self, page: Page) -> None:
        """Shows the events of a page; one that is shown already is only selected."""
        chosen = page.selected_event
        if chosen is not None and any(event.id == chosen for event in self._shown.events):
            if all(event.id != chosen for event in self.timeline.events):
                self.clear()
            self.timeline.select_event(chosen)
            self.table.select_event(chosen)
            return
        if self._where == page.document.address:
            # It was not left, so how it was left before has no more to say.
            self._left.pop(str(page.document.address.canonical), None)
            self.timeline.select_event(None)
            return
        self._remember()
        self._load(page)
        self._filter = Filter()
        self.filter_field.clear()
        self._typing.stop()
        self._show(chosen, keep_view=False)

    def restore(self) -> None:
        """Brings back filter, range and days in view as they were when the page was left."""
        left = self._left.get(str(self._where.canonical)) if self._where else None
        if left is None:
            return
        self._filter = left.filter
        self.filter_field.setText(left.filter.text)
        self._typing.stop()
        self._show(self.timeline.selected_event, keep_view=True)
        self.timeline.choose_range(left.range)
        if left.fitted:
            self.timeline.zoom_to_fit()
        else:
            self.timeline.show_days(*left.days)

    def is_empty_for(self, page: Page) -> bool:
        """Says whether there is nothing to be shown of a page."""
        return not page.events and not shown_of(self._library, page, self._among_all).events

    @property
    def is_folded(self) -> bool:
        """Whether only the line with title and buttons is shown."""
        return self._stack.isHidden()

    def fold(self, folded: bool) -> None:
        """Shows the line with title and buttons alone, which takes the height that it needs; or all again."""
        self._stack.setHidden(folded)
        self.overview.setHidden(folded)
        self.setMaximumHeight(self.tools.sizeHint().height() if folded else _NO_LIMIT)

    @property
    def events(self) -> Sequence[Event]:
        """The events that the filter admits, within the chosen range if there is one."""
        shown = {event.id for event in self.timeline.events}
        chosen = self.timeline.chosen_range
        return [
            event
            for event in self._shown.events
            if event.id in shown and (not chosen or may_lie_in(event.date, *chosen))
        ]

    @property
    def title(self) -> str:
        """What the events are of."""
        return self._shown.page.document.title if self._shown.page else ""

    @property
    def grouping(self) -> Grouping | None:
        """Names the bands of an event; None where there is one for all."""
        facet = self._lanes
        if facet is None:
            return None
        facets = self._all_facets()
        return lambda item: facets.get(item.id, {}).get(facet, ())

    @property
    def backdrop(self) -> Backdrop | None:
        """What lies behind the events."""
        return backdrop_of(self._library, self._shown.page) if self._shown.page else None

    @property
    def lanes(self) -> Facet | None:
        """What the lanes are parted by."""
        return self._lanes

    def part_lanes_by(self, facet: Facet | None) -> None:
        """Parts the lanes by a facet, or not at all."""
        self._lanes = facet
        self.tools.check_lanes(facet)
        self._group()
        self.lanes_changed.emit(facet)

    def show_among_all(self, wanted: bool) -> None:
        """Shows events of two among all of the first, which are dimmed, or alone; on this page and others."""
        self.tools.among_button.setChecked(wanted)
        if wanted == self._among_all:
            return
        self._among_all = wanted
        if self._shown.page is not None and self._shown.is_of_two:
            self._load(self._shown.page)
            self._show(self.timeline.selected_event, keep_view=False)
        self.among_all_changed.emit(wanted)

    def choose_partner(self, where: Address | None) -> None:
        """Lets events with a partner stand out whose page an address leads to, while its country's are shown."""
        country = self._shown.country
        partner = self._shown.partner
        if where is not None and where.kind is PageKind.RELATION and country in where.parts:
            (partner,) = set(where.parts) - {country}
        if partner != self._partner:
            self._put_foremost(partner)
            # Laid out again, so that these have lanes and titles before all others.
            self._show(self.timeline.selected_event, keep_view=True)

    def toggle_filter(self, facet: Facet, name: str) -> None:
        """Wants events of a name, or no longer."""
        self._filter = self._filter.toggled(facet, name)
        self._show(self.timeline.selected_event, keep_view=True)

    def clear(self) -> None:
        """Shows all events of the page again."""
        self._filter = Filter()
        self.filter_field.clear()
        self._typing.stop()
        self.timeline.choose_range(None)
        self._show(self.timeline.selected_event, keep_view=True)

    def give_up(self) -> bool:
        """Gives up one thing: what stands out, else the range, else the filter; False where there was none of them."""
        if self.timeline.give_up():
            return True
        if self._filter:
            self.clear()
            return True
        return False

    def show_table(self, shown: bool) -> None:
        """Shows the table in the timeline's place, or the timeline again."""
        had_focus = self.shown_view.hasFocus()
        self.tools.table_button.setChecked(shown)
        self._fill_table()
        self.tools.enable(bool(self._shown.events), self._shown.is_of_two)
        self._stack.setCurrentWidget(self.table if shown else self.timeline)
        if had_focus:
            self.shown_view.setFocus()

    @property
    def shown_view(self) -> QWidget:
        """The timeline, or the table in its place."""
        return self.table if self._stack.currentIndex() else self.timeline

    def highlight(self, target: str) -> None:
        """Marks what an address points at: an event, or the events with a country; "" ends that."""
        kind, _, rest = target.removeprefix("chancery:").partition("/")
        self.timeline.highlight(rest if kind == "event" else None)
        others = set(rest.split("/")) - self._shown.own if kind in ("relation", "country") else set()
        self.timeline.point_at((self._shown.ids_with(others) or None) if others else None)

    def start_filter(self) -> None:
        """Puts the cursor into the field of the filter."""
        self.filter_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_field.selectAll()

    def icons_changed(self) -> None:
        """Draws the icons in the colours of the theme that is in force now."""
        self.tools.icons_changed()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "/":
            self.start_filter()
        elif event.key() == Qt.Key.Key_T and not event.modifiers():
            self.show_table(self.shown_view is self.timeline)
        elif event.key() == Qt.Key.Key_Escape and self.give_up():
            event.accept()
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.filter_field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.filter_field.clear()
                self.shown_view.setFocus()
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._filter_text()
                self.shown_view.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _remember(self) -> None:
        if self._where is None:
            return
        timeline = self.timeline
        days = timeline.scale.first_day, timeline.scale.last_day
        key = str(self._where.canonical)
        self._left.pop(key, None)
        self._left[key] = _Left(self._filter, timeline.chosen_range, days, timeline.is_fitted)
        if len(self._left) > _MOST_LEFT:
            del self._left[next(iter(self._left))]

    def _load(self, page: Page) -> None:
        self._shown = shown_of(self._library, page, self._among_all)
        self._facets = None
        self._key_dates = frozenset(event.id for event in page.key_dates)
        self._put_foremost(self._shown.partner)

    @property
    def _where(self) -> Address | None:
        return self._shown.page.document.address if self._shown.page else None

    def _put_foremost(self, partner: str) -> None:
        self._partner = partner
        self._foremost = self._shown.ids_with({partner}) if partner else frozenset()

    def _emphasise(self) -> None:
        self.timeline.emphasise(self._foremost if self._partner else None)
        self._entitle()

    def _entitle(self) -> None:
        shown = self.timeline.events
        name = self._library.country_names([self._partner])[self._partner] if self._partner else ""
        with_partner = sum(event.id in self._foremost for event in shown)
        self.tools.title.say(*title_wordings(len(self._shown.events), len(shown), name, with_partner))

    def _on_emphasis_given_up(self) -> None:
        self._put_foremost("")
        self._entitle()

    def _importance_of(self, item: TimelineItem) -> int:
        if not isinstance(item, Event):
            return 0
        weight = importance_of(item) + _FOREMOST * (item.id in self._foremost) + _KEY * (item.id in self._key_dates)
        return weight + _KEY_ELSEWHERE * min(self._key_elsewhere.get(item.id, 0), _MOST_ELSEWHERE)

    def _details_of(self, item: TimelineItem) -> Details:
        return details_of(self._library, item) if isinstance(item, Event) else Details()

    def _show(self, selected: str | None, keep_view: bool) -> None:
        events = self._admitted()
        if self._lanes is not None:
            self._group()
        nothing = self.tr("No event fits the filter; Show all brings them back.") if self._filter else ""
        self.timeline.show_events(events, selected, self.backdrop, keep_view, nothing)
        if keep_view and events and not self.timeline.shows_any:
            # What was asked for lies elsewhere: better to see it than an empty stretch of time.
            self.timeline.zoom_to_fit()
        if not keep_view:
            self.overview.show_events(Chronicle(self._shown.events) if self._filter else self.timeline.chronicle)
            self._frame_view()
        self.overview.show_admitted(self.timeline.chronicle if self._filter else None)
        self._emphasise()
        self._tell()
        self.tools.enable(bool(self._shown.events), self._shown.is_of_two)

    def _frame_view(self) -> None:
        self.overview.show_view(self.timeline.scale, self.timeline.is_fitted and not self._filter)

    def _admitted(self) -> Sequence[Event]:
        if not self._filter:
            return self._shown.events
        facets, admits = self._all_facets(), self._filter.admits
        return [one for one in self._shown.events if admits(facets[one.id], words_of(one, facets[one.id]))]

    def _all_facets(self) -> Mapping[str, Facets]:
        if self._facets is None:
            self._facets = facets_of(self._library, self._shown.events, self._shown.own)
        return self._facets

    def _group(self) -> None:
        self.timeline.group_by(self.grouping, OTHERS)

    def _tell(self) -> None:
        """Says how many events there are, and what hides how many of them."""
        chips = [
            Chip(f"{self.tr(HEADINGS[facet])}: {name}", lambda facet=facet, name=name: self.toggle_filter(facet, name))  # type: ignore[misc]  # mypy can't infer lambdas with defaults
            for facet, name in sorted(self._filter.wanted)
        ]
        if self._filter.text.strip():
            chips.append(Chip(f"“{self._filter.text.strip()}”", self.filter_field.clear))
        chosen = self.timeline.chosen_range
        if chosen is not None:
            first, last = (in_words(day_text(day)) for day in chosen)
            chips.append(Chip(f"{first} – {last}", lambda: self.timeline.choose_range(None)))
        in_range = len(self.events) if chosen is not None else None
        self.chips.show_chips(chips, hidden_words(len(self._shown.events), len(self.timeline.events), in_range))
        self.overview.show_range(chosen)
        self._fill_table()

    def _fill_table(self) -> None:
        if not self.tools.table_button.isChecked():
            return
        events = self.events
        if events != self._tabled:
            self._tabled = events
            self.table.show_events(events, self._all_facets())
        self.table.select_event(self.timeline.selected_event)

    def _filter_text(self) -> None:
        self._typing.stop()
        if self.filter_field.text() != self._filter.text:
            self._filter = self._filter.with_text(self.filter_field.text())
            self._show(self.timeline.selected_event, keep_view=True)

    def _fill_filter_menu(self) -> None:
        self.filter_menu.fill(self._all_facets().values(), self._filter)

    def _show_legend(self) -> None:
        button = self.tools.legend_button
        legend = show_legend({event.kind for event in self._shown.events}, self.timeline.signs(), button)
        legend.finished.connect(lambda: let_go(button))

    def _connect(self) -> None:
        timeline = self.timeline
        for source in (timeline, self.table):
            source.event_requested.connect(self.event_requested)
        timeline.page_requested.connect(self.page_requested)
        timeline.view_changed.connect(self._frame_view)
        timeline.range_changed.connect(self._tell)
        timeline.emphasis_given_up.connect(self._on_emphasis_given_up)
        menu = EventMenu(timeline)
        menu.tab_requested.connect(self.tab_requested)
        menu.page_requested.connect(self.page_requested)
        for menus in (menu, self.table):
            menus.statement_requested.connect(self.statement_requested)
            menus.citation_requested.connect(self.citation_requested)
        self.overview.days_requested.connect(timeline.show_days)
        self.chips.clear_requested.connect(self.clear)
        self.chips.left.connect(lambda: self.shown_view.setFocus())
        self.filter_field.installEventFilter(self)
        self.filter_field.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self._filter_text)
        self.filter_menu.aboutToShow.connect(self._fill_filter_menu)
        self.filter_menu.toggled.connect(self.toggle_filter)
        tools = self.tools
        tools.lanes_requested.connect(self.part_lanes_by)
        tools.among_button.clicked.connect(self.show_among_all)
        tools.table_button.clicked.connect(self.show_table)
        tools.legend_button.clicked.connect(self._show_legend)
        tools.export_button.clicked.connect(self.export_requested)
        tools.zoom_out_button.clicked.connect(timeline.zoom_out)
        tools.zoom_fit_button.clicked.connect(timeline.zoom_to_fit)
        tools.zoom_in_button.clicked.connect(timeline.zoom_in)
