"""Gives the events of one stretch of time lanes, each with its whole title."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from desktop.chronology.bands import Group
from desktop.chronology.item import TimelineItem, extent_of
from desktop.chronology.outline import Outline, outline_of
from desktop.chronology.packer import LABEL_GAP
from desktop.chronology.packing import Lanes, Stretch, first_free
from desktop.chronology.pages.wording import dated_title, wrapped
from desktop.chronology.scale import Scale
from desktop.chronology.text import MeasureText

_STEP = 4.0
"""Pixels of a step in which lanes are taken."""
_MARGIN = 1.2
"""Time left free at either side, in lines, for marks that are wider than their day."""
_ARROW = 0.5
"""Room for the arrow of what goes on beyond the page, in lines."""
_LEAST_ROOM = 18.0
_MOST_LINES = 4
"""A title too long for a line is broken into so many at most, where so many widths of a digit are free."""


class Spot(NamedTuple):
    """An event in its lane; lengths in pixels from the left edge of the page.

    Attributes:
        item: the event.
        outline: what is drawn of it, cut at the edges.
        lane: its lane, counted through all bands and the lines of their names.
        lanes: how many lanes its label takes, from that on.
        inside: the label stands in the mark.
        label: title and date, its lines parted by newlines.
        label_x: where the label begins.
        label_width: the width of its longest line.
        before: it began before this page.
        after: it goes on after this page.
    """

    item: TimelineItem
    outline: Outline
    lane: int
    lanes: int
    inside: bool
    label: str
    label_x: float
    label_width: float
    before: bool
    after: bool


class _Way(NamedTuple):
    """A place for a label; the fields are those of a spot."""

    lanes: int
    inside: bool
    label: str
    label_x: float
    label_width: float


class Head(NamedTuple):
    """The name of a band, and the lane in which it is written."""

    name: str
    lane: int


@dataclass(frozen=True, slots=True)
class Placing:
    """The events of a stretch.

    Attributes:
        scale: how its days lie in the width of the page.
        spots: what has a lane.
        heads: names of bands.
        lanes: how many lanes are taken.
        left_over: events that begin in the stretch and have no lane.
        undrawn: events that only go on in the stretch and have no lane.
    """

    scale: Scale
    spots: tuple[Spot, ...]
    heads: tuple[Head, ...]
    lanes: int
    left_over: tuple[TimelineItem, ...]
    undrawn: tuple[TimelineItem, ...]


def placed(
    groups: Sequence[Group],
    first_day: int,
    last_day: int,
    opening: bool,
    width: float,
    most: int,
    measure: MeasureText,
    after: float = 0.0,
) -> Placing:
    """Places events in at most so many lanes, those that begin in the stretch before those that only go on.

    Args:
        groups: the events; each group gets lanes of its own, below those of the group before.
        first_day: the first day of the stretch.
        last_day: the last day of it.
        opening: it is the first stretch, in which also what began earlier has to have its place.
        width: pixels of the page.
        most: the most lanes, those for names of groups included.
        measure: tells the room that text takes.
        after: pixels that are left for titles after the last day.
    """
    scale = scale_of(first_day, last_day, width, measure, after)
    spots: list[Spot] = []
    heads: list[Head] = []
    left_over: list[TimelineItem] = []
    undrawn: list[TimelineItem] = []
    used = 0
    for group in groups:
        chronicle = group.chronicle
        low, high = chronicle.place_of(first_day), chronicle.place_of(last_day + 1)
        home = list(chronicle.items[low:high])
        going_on = [chronicle.items[at] for at in range(low) if chronicle.lasts[at] >= first_day]
        if opening:
            home, going_on = [*going_on, *home], []
        if not home and not going_on:
            continue
        named = bool(group.name)
        first_lane = used + named
        lanes = [0] * max(0, most - first_lane)
        placer = _Placer(scale, first_day, last_day, lanes, first_lane, measure)
        homeless, omitted = placer.place(home), placer.place(going_on)
        left_over += homeless
        undrawn += omitted
        if placer.spots:
            if named:
                heads.append(Head(group.name, used))
            spots += placer.spots
            used = max(spot.lane + spot.lanes for spot in placer.spots)
    shown = {spot.item.id for spot in spots}
    missing = {item.id: item for item in left_over if item.id not in shown}
    faint = {item.id: item for item in undrawn if item.id not in shown}
    return Placing(scale, tuple(spots), tuple(heads), used, tuple(missing.values()), tuple(faint.values()))


def scale_of(first_day: int, last_day: int, width: float, measure: MeasureText, after: float = 0.0) -> Scale:
    """Returns the scale of a page that shows two days and all between, with a narrow margin, wider after the last."""
    margin = min(_MARGIN * max(1.0, measure("0").height), width / 8)
    density = (width - 2 * margin - after) / (last_day + 1 - first_day)
    return Scale(first_day - margin / density, density, width)


class _Placer:
    def __init__(
        self, scale: Scale, first_day: int, last_day: int, lanes: Lanes, first_lane: int, measure: MeasureText
    ) -> None:
        digit = measure("0")
        self._scale, self._first, self._last = scale, first_day, last_day
        self._lanes, self._first_lane, self._measure = lanes, first_lane, measure
        self._line, self._em = max(1.0, digit.height), max(1.0, digit.width)
        self.spots: list[Spot] = []

    def place(self, items: Iterable[TimelineItem]) -> list[TimelineItem]:
        """Places events in order of time; returns those for which there was no lane."""
        found = [(item, self._cut_to_page(item)) for item in items]
        homeless = [item for item, bare in found if bare is None]
        for bare in sorted((bare for _, bare in found if bare), key=self._left_of):
            ways = (bare._replace(**way._asdict()) for way in self._ways(dated_title(bare.item), bare.outline))
            placed = next((spot for way in ways if (spot := self._take(way))), None)
            if placed is None:
                homeless.append(bare.item)
            else:
                self.spots.append(placed)
        return homeless

    def _left_of(self, spot: Spot) -> tuple[float, str]:
        return spot.outline.left, spot.item.id

    def _take(self, spot: Spot) -> Spot | None:
        left = min(spot.outline.left, spot.label_x)
        right = max(spot.outline.right, spot.label_x + spot.label_width) + 2 * LABEL_GAP * self._em
        bits = Stretch(int(max(0.0, left) / _STEP), math.ceil(right / _STEP) + 1).bits
        starts = range(len(self._lanes) - spot.lanes + 1)
        free: Iterator[int] = (lane for lane in starts if self._is_free(lane, spot.lanes, bits))
        lane = first_free(self._lanes, starts, bits) if spot.lanes == 1 else next(free, None)
        if lane is None:
            return None
        for taken in range(lane, lane + spot.lanes):
            self._lanes[taken] |= bits
        return spot._replace(lane=self._first_lane + lane)

    def _is_free(self, lane: int, lanes: int, bits: int) -> bool:
        return not any(taken & bits for taken in self._lanes[lane : lane + lanes])

    def _cut_to_page(self, item: TimelineItem) -> Spot | None:
        """Returns an event without a lane or a label; None where it has no known day."""
        outline, extent = outline_of(item.date, self._scale.pixels_per_day, self._line), extent_of(item.date)
        if outline is None or extent is None:
            return None
        origin, width = self._scale.first_day * self._scale.pixels_per_day, self._scale.width
        before, after = extent.first < self._first, extent.last > self._last
        arrow = _ARROW * self._line
        cut = _cut(outline, origin, arrow if before else 0.0, width - (arrow if after else 0.0))
        return Spot(item, cut, 0, 0, False, "", 0.0, 0.0, before, after)

    def _ways(self, text: str, outline: Outline) -> Iterator[_Way]:
        """Yields where the label has room, the best first: in the mark, right or left of it, in lines beside it."""
        gap, taken, width = LABEL_GAP * self._em, self._measure(text).width, self._scale.width
        begin, end = outline.left + outline.fade_left + gap, outline.right - outline.fade_right - gap
        on_right, on_left = outline.right + gap, outline.left - gap
        if taken <= end - begin:
            yield _Way(1, True, text, begin, taken)
            return
        if taken <= width - on_right:
            yield _Way(1, False, text, on_right, taken)
        if taken <= on_left:
            yield _Way(1, False, text, on_left - taken, taken)
        room = max(width - on_right, on_left)
        if taken <= room or room < _LEAST_ROOM * self._em:
            return
        lines = wrapped(text, room, self._measure)
        taken = max(self._measure(line).width for line in lines)
        if len(lines) <= _MOST_LINES and taken <= room:
            left = on_right if room == width - on_right else on_left - taken
            yield _Way(len(lines), False, "\n".join(lines), left, taken)


def _cut(outline: Outline, origin: float, left: float, right: float) -> Outline:
    """Returns an outline in pixels of the page, with nothing of it beyond two edges."""
    begin = min(max(outline.left - origin, left), right - 1)
    end = max(min(outline.right - origin, right), begin + 1)
    fade_left = min(max(0.0, outline.fade_left - (begin - outline.left + origin)), end - begin)
    fade_right = min(max(0.0, outline.fade_right - (outline.right - origin - end)), end - begin - fade_left)
    core = [min(max(x - origin, begin), end) for x in (outline.core_left, outline.core_right)]
    if outline.core_left >= outline.core_right:
        core = [end, begin]
    return Outline(outline.form, begin, end, core[0], core[1], fade_left, fade_right)
