"""What part of which events is in view; keeps the scene until something changes it."""

import math
from collections.abc import Callable, Sequence
from itertools import chain
from typing import NamedTuple

from desktop.chronology import ticks as axis
from desktop.chronology.backdrop import Backdrop
from desktop.chronology.bands import Band, Group, Grouping, bands_of, groups_of, most_bands
from desktop.chronology.chronicle import Chronicle, Importance
from desktop.chronology.counts import Cluster, counted
from desktop.chronology.geometry import Size
from desktop.chronology.item import Extent, TimelineItem, extent_of, may_lie_in
from desktop.chronology.levels import level_of
from desktop.chronology.outline import outline_of
from desktop.chronology.rows import Rows
from desktop.chronology.scale import Scale
from desktop.chronology.scene import Scene, build, listed
from desktop.chronology.text import MeasureText
from desktop.domain.dates import EdtfDate
from desktop.domain.escaping import plain

_SHORTEST_FIT = 400
"""Fewest days shown when all events are fitted into view."""
_NEAR_TODAY = 0.35
"""Today is shown with all events when no more of their time than this share has gone by since the last of them."""
_LABEL_ROOM = 20.0
"""Room right of the last event when all are fitted into view, in widths of a digit."""
_FADES_SEEN = 200
"""How many of the first events are looked at for what fades out before them."""
_WIDEST, _WIDEST_DAYS = 6, 100 * 365
"""The most time in view, in times that of all events and, if that is more, in days."""
_NO_CHANGE = 1.001
"""Less magnification than this shows nothing new."""
_LINES_FOR_ERAS = 16
_LINES_FOR_CURVE = 24
"""Least heights of a view in bands that also has eras, and a curve, in lines of text."""


_NEAR = 1.15, 1 / 1.15
"""How much closer and farther the axis is prepared."""


_MAJOR = axis.Level.MAJOR


class Writing(NamedTuple):
    """A line of text, whether it is strong, and whether it is quiet."""

    text: str
    strong: bool = False
    muted: bool = False


class DayRange(NamedTuple):
    """Days from the first to the last, both included."""

    first: int
    last: int


class Viewport:
    """The events, the scale and the selection of one timeline; lengths in logical pixels."""

    def __init__(
        self, measure_text: MeasureText, importance: Importance | None = None, today: Callable[[], int] | None = None
    ) -> None:
        """Shows nothing yet.

        Args:
            measure_text: tells the room that text takes.
            importance: how much an event matters.
            today: tells the day number of today, which is in view with all events unless that is far after the last.
        """
        self._today = today
        self.selected: str | None = None
        self.range: DayRange | None = None
        self._measure = measure_text
        self._importance = importance
        self._all = Chronicle((), importance)
        self._grouping: Grouping | None = None
        self._others = ""
        self._backdrop: Backdrop | None = None
        self._size = Size(1.0, 1.0)
        self._scale = Scale.fitted(0, _SHORTEST_FIT, 1.0)
        self._fitted_to: Chronicle | None = self._all
        self._lane: int | None = None
        self._groups: tuple[Group, ...] | None = None
        self._grouped_into = 0
        self._bands: tuple[Band, ...] | None = None
        self._scene: Scene | None = None
        self._axis_at: Scale | None = None

    @property
    def is_fitted(self) -> bool:
        """Whether all events are in view, as they are at first."""
        return self._fitted_to is self._all

    @property
    def scale(self) -> Scale:
        """How days lie in the view."""
        return self._scale

    @property
    def chronicle(self) -> Chronicle:
        """All events."""
        return self._all

    @property
    def items(self) -> Sequence[TimelineItem]:
        """The events by date, those without one last."""
        return self._all.all_items

    @property
    def grouped(self) -> bool:
        """Whether lanes are parted into bands with names."""
        return self._grouping is not None

    def scene(self) -> Scene:
        """Returns the scene in view, computed at most once for a change."""
        if self._scene is None:
            rows = self._rows()
            self._scene = build(
                self._laid_out(rows), self._scale, self._size, rows, self._measure, self.selected, self._backdrop
            )
        return self._scene

    def prepare_next(self) -> list[Writing] | None:
        """Does some of what the next steps of panning and zooming will ask for; takes about 2 ms.

        Returns: what will be written then; None where nothing is left to be done.
        """
        scale = self._scale
        if self._axis_at != scale:
            self._axis_at = scale
            nearby = (axis.ticks(scale.zoomed(by, scale.width / 2), scale.width, self._measure) for by in _NEAR)
            named = (tick for ticks in nearby for tick in ticks if tick.label)
            return [Writing(tick.label, tick.level is _MAJOR, tick.level is not _MAJOR) for tick in named]
        level = level_of(scale.pixels_per_day)
        for band in self._laid_out(self._rows()):
            layout = band.layout
            unknown = next(layout.unknown_near(level, scale.first_day, scale.last_day), None)
            if unknown is not None and len(layout.chronicle):
                items = layout.chronicle.items
                labels = [plain(items[one.place].title) for one in layout.written(*unknown) if one.label]
                counts = {counted(hidden) for hidden in layout.tile(*unknown).hidden if hidden}
                return [Writing(text) for text in (*labels, *counts)]
        return None

    def band_counts(self) -> dict[str, int]:
        """Returns how many dated events each band holds, by its name, from top to bottom."""
        return {band.name: len(band.layout.chronicle) for band in self._laid_out(self._rows())}

    def events_of_band(self, name: str) -> frozenset[str]:
        """Returns the ids of the events of a band."""
        bands = self._laid_out(self._rows())
        return frozenset(item.id for band in bands if band.name == name for item in band.layout.chronicle.items)

    def show(
        self,
        items: Sequence[TimelineItem],
        selected: str | None,
        backdrop: Backdrop | None = None,
        keep_view: bool = False,
    ) -> None:
        """Shows events, all of them in view unless the same were shown before or the view is to be kept."""
        before = self._all
        self._all = Chronicle(items, self._importance)
        self._backdrop = backdrop
        same = _are_same(before, self._all)
        self.selected = selected if self.item(selected) else None
        self._lane = None
        self._forget_groups()
        if self._fitted_to is not None and _are_same(self._fitted_to, self._all):
            self._fitted_to = self._all
        if not same and not keep_view:
            self.range = None
            self.fit()
        self.reveal(self.selected)

    def group(self, grouping: Grouping | None, others: str) -> None:
        """Parts the lanes into bands.

        Args:
            grouping: names the bands of an event; one band for all if None.
            others: the name for `{count}` bands that have no room, and for events of none.
        """
        self._grouping, self._others = grouping, others
        self._forget_groups()

    def item(self, item_id: str | None) -> TimelineItem | None:
        """Returns an event by its id."""
        if item_id is None:
            return None
        place = self.position(item_id)
        return None if place is None else self._all.all_items[place]

    def in_view_within(self, days: DayRange) -> set[str]:
        """Returns the ids of the events in view that may lie in a range of days."""
        marks = ((mark.id, self.item(mark.id)) for mark in self.scene().marks)
        return {item_id for item_id, item in marks if item is not None and may_lie_in(item.date, *days)}

    def hidden_in(self, cluster: Cluster) -> list[TimelineItem]:
        """Returns the events that a cluster in view counts."""
        scene = self.scene()
        return listed(cluster, self._laid_out(scene.rows)[cluster.band], scene)

    def select(self, item_id: str | None) -> None:
        """Selects an event, or none, and moves the view as little as needed to show it."""
        self.selected = item_id if self.item(item_id) else None
        self._lane = None
        self._scene = None
        self.reveal(self.selected)

    def neighbour(self, by: int) -> str | None:
        """Returns the event so many steps after the selected one; from none, the first or last in view."""
        items = self.items
        if not items:
            return None
        at = self.position(self.selected)
        if at is not None:
            return items[min(max(at + by, 0), len(items) - 1)].id
        in_view = sorted((mark.middle, mark.id) for mark in self.scene().marks) or [(0.0, items[0].id)]
        return in_view[0 if by > 0 else -1][1]

    def select_across(self, by: int) -> None:
        """Selects the nearest event in the next lane below, or with -1 above, that has another in view.

        An event may stand in several bands: where the walk came to it is where it goes on.
        """
        marks = self.scene().marks
        own = [mark for mark in marks if mark.id == self.selected]
        if not own:
            self.select(self.neighbour(by))
            return
        known = self._lane
        chosen = own[0] if known is None else min(own, key=lambda mark: (abs(mark.lane - known), mark.lane))
        others = [mark for mark in marks if mark.id != self.selected and (mark.lane - chosen.lane) * by > 0]
        nearest = min(
            others, key=lambda mark: (mark.lane * by, abs(mark.middle - chosen.middle), mark.id), default=None
        )
        if nearest is not None:
            self.select(nearest.id)
            self._lane = nearest.lane

    def reveal(self, item_id: str | None) -> None:
        """Moves an event to the middle unless some of it is well in view, as all are once all are fitted into it."""
        if self.is_fitted:
            return
        item = self.item(item_id)
        extent = extent_of(item.date) if item else None
        if extent is None:
            return
        left, right = self._scale.x_of(extent.first), self._scale.x_of(extent.last + 1)
        edge = min(self._size.width / 20, 40.0)
        if right < edge or left > self._size.width - edge:
            self._move_to(self._scale.centred_on((extent.first + extent.last + 1) / 2))

    def resize(self, width: float, height: float) -> None:
        """Takes another size; all events stay in view if they were fitted into it."""
        size = Size(max(1.0, width), max(1.0, height))
        if size == self._size:
            return
        if size.height != self._size.height:
            self._bands = None
        self._size = size
        self._scene = None
        self._scale = self._scale.resized(size.width)
        self._fit_again()

    def measure_with(self, measure_text: MeasureText) -> None:
        """Takes another type."""
        self._measure = measure_text
        self._forget_groups()
        self._fit_again()

    def fit(self) -> None:
        """Shows all events, with room for the label of the last."""
        self._fitted_to = self._all
        self._fit_again()

    def _fit_again(self) -> None:
        """Shows the events that were fitted into view last, of which a filter may have left a few; else nothing."""
        if self._fitted_to is not None and len(self._fitted_to):
            self._scale = self._fitting_all(self._fitted_to)
            self._scene = None

    def _fitting_all(self, chronicle: Chronicle) -> Scale:
        """Returns the scale that shows all events, with room for the label of the last, and today if it is near."""
        first_day, last_day = chronicle.first_day, chronicle.last_day
        spare = max(0.0, _SHORTEST_FIT - (last_day - first_day)) / 2
        width, digit = self._size.width, self._measure("0")
        margin = min(1.5 * digit.width, width / 10)
        first, last, room = first_day - spare, last_day + spare, width - min(_LABEL_ROOM * digit.width, width / 5)
        today = self._today() if self._today else first_day
        near = today <= last_day + _NEAR_TODAY * (last_day - first_day)
        if near and Scale.fitted(first, last, room, margin).x_of(today + 1) > width - margin:
            last, room = today, width
        fitted = Scale.fitted(first, last, room, margin)
        fading = [item.date for item in chronicle.items[1:_FADES_SEEN] if _may_fade(item.date)]
        dates = (chronicle.items[0].date, *fading)
        outlines = (outline_of(date, fitted.pixels_per_day, digit.height) for date in dates)
        beyond = fitted.x_of(min(one.left for one in outlines if one) / fitted.pixels_per_day)
        if beyond < margin / 2:
            short = margin / 2 - beyond
            fitted = Scale.fitted(first, last, room - short, margin).panned(short)
        return fitted._replace(width=width).zoomed(1.0, 0.0)

    def fit_days(self, first_day: float, last_day: float) -> None:
        """Shows two days and all between."""
        self._move_to(self._fitting(first_day, last_day))

    def magnifies(self, cluster: Cluster) -> bool:
        """Says whether showing the days of a count would magnify them."""
        wished = self._fitting(cluster.first_day, cluster.last_day)
        return wished.pixels_per_day > self._scale.pixels_per_day * _NO_CHANGE

    def _fitting(self, first_day: float, last_day: float) -> Scale:
        return Scale.fitted(first_day, last_day, self._size.width, self._size.width / 8)

    def show_days(self, first_day: float, end_day: float) -> None:
        """Shows exactly the time between two moments, as far as the limits of zoom allow."""
        days = max(end_day - first_day, 1e-6)
        scale = Scale(first_day, self._size.width / days, self._size.width).zoomed(1.0, self._size.width / 2)
        self._move_to(scale)

    def zoom(self, factor: float, at_x: float) -> None:
        """Magnifies around a pixel, the day under which stays there."""
        factor = max(factor, min(1.0, self._scale.span / self._widest))
        self._set(self._scale.zoomed(factor, at_x))

    def zoom_on_selected(self, factor: float) -> None:
        """Magnifies around the selected event where it is in view, else around the middle."""
        mark = self.scene().mark(self.selected)
        middle = mark.middle if mark else self._size.width / 2
        self.zoom(factor, min(max(middle, 0.0), self._size.width))

    def pan(self, dx: float) -> None:
        """Moves the dates to the right, as far as there are events."""
        self._move_to(self._scale.panned(dx))

    def position(self, item_id: str | None) -> int | None:
        """Returns the place of an event among `items`."""
        if item_id is None:
            return None
        return self._all.place_by_id.get(item_id)

    def _rows(self) -> Rows:
        eras = self._backdrop.era_rows if self._backdrop else 0
        curve = self._backdrop is not None and self._backdrop.series is not None
        lines = self._size.height / max(1.0, self._measure("0").height)
        if self.grouped:
            # Bands need the room more.
            eras, curve = eras if lines >= _LINES_FOR_ERAS else 0, curve and lines >= _LINES_FOR_CURVE
        return Rows.of(self._size.height, self._measure, eras, curve)

    def _laid_out(self, rows: Rows) -> tuple[Band, ...]:
        if self._bands is None:
            most = most_bands(rows.lanes_height, self._measure)
            if self._groups is None or (self.grouped and most != self._grouped_into):
                self._groups, self._grouped_into = self._parted(most), most
            self._bands = bands_of(self._groups, rows.lanes_height, self._measure)
        return self._bands

    def _parted(self, most: int) -> tuple[Group, ...]:
        if self._grouping is None:
            return (Group("", self._all),)
        items = chain(self._all.items, self._all.undated)
        return groups_of(items, self._grouping, self._importance, most, self._others)

    def _forget_groups(self) -> None:
        self._groups = self._bands = self._scene = None

    @property
    def _widest(self) -> float:
        """The most days that may be in view."""
        extent = self._extent()
        return max(_WIDEST * (extent.last + 1 - extent.first), _WIDEST_DAYS) if extent else math.inf

    def _move_to(self, scale: Scale) -> None:
        """Shows other days, no more than there may be, and some on which there are events."""
        if scale.span > self._widest:
            scale = scale.zoomed(scale.span / self._widest, scale.width / 2)
        extent = self._extent()
        self._set(scale.kept_over(extent.first, extent.last) if extent else scale)

    def _set(self, scale: Scale) -> None:
        if scale != self._scale:
            self._scale = scale
            self._fitted_to = None
            self._scene = None

    def _extent(self) -> Extent | None:
        if not len(self._all):
            return None
        return Extent(self._all.first_day, self._all.last_day, False, False)


def _are_same(one: Chronicle, other: Chronicle) -> bool:
    """Says whether two chronicles are of the same dated events."""
    return len(one) == len(other) and one.place_by_id.keys() == other.place_by_id.keys()


def _may_fade(date: EdtfDate) -> bool:
    """Says whether a date may be drawn from before its first day on."""
    return date.approximate or date.is_interval
