"""The lower pane: the timeline or its table, under a line of tools and over a strip of the whole."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)
from typing_extensions import override

from desktop.chronology.backdrop import Backdrop
from desktop.chronology.bands import Grouping
from desktop.chronology.facets import Facet, Facets, Filter
from desktop.chronology.item import TimelineItem, extent_of
from desktop.domain.dates import in_words
from desktop.domain.event import EventKind
from desktop.domain.importance import importance_of
from desktop.gui.icons import IconFor
from desktop.gui.timeline.backdrops import backdrop_of
from desktop.gui.timeline.card import day_text
from desktop.gui.timeline.chips import Chip, ChipBar
from desktop.gui.timeline.filter_menu import HEADINGS, FilterMenu
from desktop.gui.timeline.legend import Legend
from desktop.gui.timeline.overview import OverviewStrip
from desktop.gui.timeline.subjects import facets_of, words_of
from desktop.gui.timeline.table import EventTable
from desktop.gui.timeline.viewport import DayRange
from desktop.gui.timeline.widget import TimelineWidget
from desktop.library.library import Library
from desktop.library.rows import Event
from desktop.summary.page import Page

LANES = (None, Facet.KIND, Facet.PARTNER, Facet.TOPIC, Facet.ORGANIZATION)
"""What lanes can be parted by."""
OTHERS = "Others"
"""The band of what has no other, or none with room."""
_MOST_LEFT = 50
"""Of how many pages it is remembered how they were left."""
_TYPING = 120
"""Milliseconds after the last key before the events are filtered."""


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
    export_requested = Signal()
    """The reader wishes to keep the timeline as a file."""
    lanes_changed = Signal(object)
    """The reader parts the lanes by this `Facet`, or by none."""

    def __init__(self, library: Library, icon_for: IconFor, parent: QWidget | None = None) -> None:
        """Shows nothing yet."""
        super().__init__(parent)
        self.setObjectName("timeline_panel")
        self._library = library
        self._icon_for = icon_for
        self._page: Page | None = None
        self._events: tuple[Event, ...] = ()
        self._facets: Mapping[str, Facets] | None = None
        self._filter = Filter()
        self._lanes: Facet | None = None
        self._left: dict[str, _Left] = {}
        self.timeline = TimelineWidget(self, importance=_importance_of)
        self.table = EventTable(self)
        self.overview = OverviewStrip(self)
        self.chips = ChipBar(self)
        self.filter_field = self._make_field()
        self.filter_menu = FilterMenu(self)
        self._title = QLabel(self)
        self._title.setObjectName("timeline_title")
        self._title.setMinimumWidth(1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.timeline)
        self._stack.addWidget(self.table)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING)
        self._make_buttons()
        self._lay_out()
        self._connect()
        self.icons_changed()

    def show_page(self, page: Page) -> None:
        """Shows the events of a page; one that is shown already is only selected."""
        chosen = page.selected_event
        if chosen is not None and any(event.id == chosen for event in self._events):
            if all(event.id != chosen for event in self.timeline.events):
                self.clear()
            self.timeline.select_event(chosen)
            self.table.select_event(chosen)
            return
        if self._page is not None and self._page.document.address == page.document.address:
            # It was not left, so how it was left before has no more to say.
            self._left.pop(str(page.document.address.canonical), None)
            self.timeline.select_event(None)
            return
        self._remember()
        self._page, self._events, self._facets = page, page.events, None
        self._filter = Filter()
        self.filter_field.clear()
        self._typing.stop()
        self._show(chosen, keep_view=False)

    def restore(self) -> None:
        """Brings back filter, range and days in view as they were when the page was left."""
        left = self._left.get(str(self._page.document.address.canonical)) if self._page else None
        if left is None:
            return
        self._filter = left.filter
        self.filter_field.setText(left.filter.text)
        self._typing.stop()
        self._show(self.timeline.selected_event, keep_view=True)
        self.timeline.choose_range(left.range)
        if not left.fitted:
            self.timeline.show_days(*left.days)

    @property
    def events(self) -> Sequence[Event]:
        """The events that the filter admits, within the chosen range if there is one."""
        shown = {event.id for event in self.timeline.events}
        chosen = self.timeline.chosen_range
        return [event for event in self._events if event.id in shown and (not chosen or _within(event, chosen))]

    @property
    def title(self) -> str:
        """What the events are of."""
        return self._page.document.title if self._page else ""

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
        return backdrop_of(self._library, self._page) if self._page else None

    @property
    def lanes(self) -> Facet | None:
        """What the lanes are parted by."""
        return self._lanes

    def part_lanes_by(self, facet: Facet | None) -> None:
        """Parts the lanes by a facet, or not at all."""
        self._lanes = facet
        self._lane_actions[facet].setChecked(True)
        self._group()
        self.lanes_changed.emit(facet)

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

    def show_table(self, shown: bool) -> None:
        """Shows the table in the timeline's place, or the timeline again."""
        had_focus = self.shown_view.hasFocus()
        self._table_button.setChecked(shown)
        self._fill_table()
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
        own = set(self._page.document.address.parts) if self._page else set()
        others = set(rest.split("/")) - own if kind in ("relation", "country") else set()
        if not others:
            self.timeline.emphasise(None)
            return
        with_them = {event.id for event in self._events if others <= {one.iso3 for one in event.participants}}
        self.timeline.emphasise(frozenset(with_them) or None)

    def start_filter(self) -> None:
        """Puts the cursor into the field of the filter."""
        self.filter_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_field.selectAll()

    def icons_changed(self) -> None:
        """Draws the icons in the colours of the theme that is in force now."""
        for button, name in self._icons.items():
            button.setIcon(self._icon_for(name))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "/":
            self.start_filter()
        elif event.key() == Qt.Key.Key_T and not event.modifiers():
            self.show_table(self.shown_view is self.timeline)
        elif event.key() == Qt.Key.Key_Escape and (self._filter or self.timeline.chosen_range):
            self.clear()
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
        if self._page is None:
            return
        timeline = self.timeline
        days = timeline.scale.first_day, timeline.scale.last_day
        key = str(self._page.document.address.canonical)
        self._left.pop(key, None)
        self._left[key] = _Left(self._filter, timeline.chosen_range, days, timeline.is_fitted)
        if len(self._left) > _MOST_LEFT:
            del self._left[next(iter(self._left))]

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
            self.overview.show_events(self.timeline.chronicle)
        self._tell()
        for button in (*self._zoom_buttons, self._export_button, self._legend_button, self._table_button):
            button.setEnabled(bool(self._events))

    def _admitted(self) -> Sequence[Event]:
        if not self._filter:
            return self._events
        facets = self._all_facets()
        return [
            event for event in self._events if self._filter.admits(facets[event.id], words_of(event, facets[event.id]))
        ]

    def _all_facets(self) -> Mapping[str, Facets]:
        if self._facets is None:
            self._facets = facets_of(self._library, self._page) if self._page else {}
        return self._facets

    def _group(self) -> None:
        self.timeline.group_by(self.grouping, OTHERS)

    def _tell(self) -> None:
        """Says how many events there are, and what hides how many of them."""
        total, admitted = len(self._events), len(self.events)
        count = self.tr("1 event") if total == 1 else self.tr("{count} events").format(count=total)
        self._title.setText(self.tr("Timeline · {events}").format(events=count) if total else self.tr("Timeline"))
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
        hidden = self.tr("{hidden} of {total} events hidden").format(
            hidden=total - len(self.timeline.events), total=total
        )
        if chosen is not None:
            hidden = self.tr("{count} events in the range, {hidden}").format(count=admitted, hidden=hidden)
        self.chips.show_chips(chips, hidden)
        self._fill_table()

    def _fill_table(self) -> None:
        if self._table_button.isChecked():
            self.table.show_events(self.events, self._all_facets())
            self.table.select_event(self.timeline.selected_event)

    def _filter_text(self) -> None:
        self._typing.stop()
        if self.filter_field.text() != self._filter.text:
            self._filter = self._filter.with_text(self.filter_field.text())
            self._show(self.timeline.selected_event, keep_view=True)

    def _fill_filter_menu(self) -> None:
        self.filter_menu.fill(self._all_facets().values(), self._filter)

    def _show_legend(self) -> None:
        present = {event.kind for event in self._events}
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        action = QWidgetAction(menu)
        action.setDefaultWidget(Legend([kind for kind in EventKind if kind in present], menu))
        menu.addAction(action)
        menu.popup(self._legend_button.mapToGlobal(self._legend_button.rect().bottomLeft()))

    def _make_field(self) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName("timeline_filter")
        field.setPlaceholderText(self.tr("Filter events ( / )"))
        field.setAccessibleName(self.tr("Filter events by words"))
        field.setClearButtonEnabled(True)
        field.setMaximumWidth(24 * self.fontMetrics().averageCharWidth())
        field.setMinimumWidth(5 * self.fontMetrics().averageCharWidth())
        field.installEventFilter(self)
        return field

    def _make_buttons(self) -> None:
        self._filter_button = self._button(self.tr("Choose which events are shown"))
        self._filter_button.setMenu(self.filter_menu)
        self._lanes_button = self._button(self.tr("Part the lanes"))
        self._lanes_button.setMenu(self._make_lanes_menu())
        for button in (self._filter_button, self._lanes_button):
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._table_button = self._button(self.tr("Show the events as a table (T)"))
        self._table_button.setCheckable(True)
        self._legend_button = self._button(self.tr("What colours and shapes mean"))
        self._export_button = self._button(self.tr("Save the timeline as a picture, PDF or data"))
        zoom_out = self._button(self.tr("Show more time"))
        zoom_fit = self._button(self.tr("Show all events"))
        zoom_in = self._button(self.tr("Show less time"))
        self._zoom_buttons = (zoom_out, zoom_fit, zoom_in)
        self._icons = {
            self._filter_button: "filter",
            self._lanes_button: "lanes",
            self._table_button: "table",
            self._legend_button: "legend",
            self._export_button: "export",
            zoom_out: "zoom-out",
            zoom_fit: "zoom-fit",
            zoom_in: "zoom-in",
        }

    def _make_lanes_menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        self._lane_actions = {}
        names = {
            None: self.tr("One band for all"),
            Facet.KIND: self.tr("By kind"),
            Facet.PARTNER: self.tr("By country"),
            Facet.TOPIC: self.tr("By topic"),
            Facet.ORGANIZATION: self.tr("By organization"),
        }
        for facet in LANES:
            action = menu.addAction(names[facet])
            action.setCheckable(True)
            action.setChecked(facet is None)
            action.triggered.connect(lambda _=False, facet=facet: self.part_lanes_by(facet))
            group.addAction(action)
            self._lane_actions[facet] = action
        return menu

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(14, 4, 8, 4)
        line.setSpacing(2)
        line.addWidget(self._title, 1)
        line.addWidget(self.filter_field)
        for button in self._icons:
            line.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(line)
        layout.addWidget(self.chips)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.overview)

    def _connect(self) -> None:
        timeline = self.timeline
        for source in (timeline, self.table):
            source.event_requested.connect(self.event_requested)
        timeline.page_requested.connect(self.page_requested)
        timeline.view_changed.connect(lambda: self.overview.show_view(timeline.scale))
        timeline.range_changed.connect(self._tell)
        self.overview.days_requested.connect(timeline.show_days)
        self.chips.clear_requested.connect(self.clear)
        self.filter_field.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self._filter_text)
        self.filter_menu.aboutToShow.connect(self._fill_filter_menu)
        self.filter_menu.toggled.connect(self.toggle_filter)
        for button, what in zip(
            self._zoom_buttons, (timeline.zoom_out, timeline.zoom_to_fit, timeline.zoom_in), strict=True
        ):
            button.clicked.connect(what)
        self._table_button.clicked.connect(self.show_table)
        self._legend_button.clicked.connect(self._show_legend)
        self._export_button.clicked.connect(self.export_requested)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        side = max(16, round(self.fontMetrics().height() * 0.95))
        button.setIconSize(QSize(side, side))
        button.setToolTip(name)
        button.setAccessibleName(name)
        return button


def _importance_of(item: TimelineItem) -> int:
    return importance_of(item) if isinstance(item, Event) else 0


def _within(event: TimelineItem, chosen: DayRange) -> bool:
    extent = extent_of(event.date)
    return extent is not None and extent.first <= chosen.last and extent.last >= chosen.first
