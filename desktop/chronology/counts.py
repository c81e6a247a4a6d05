"""What stands for the items that have no lane: a number for each column, and one for what began before the view."""

import math
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from desktop.chronology.geometry import Rect
from desktop.chronology.item import TimelineItem
from desktop.chronology.layout import COLUMN, Layout
from desktop.chronology.levels import density_of, level_of
from desktop.chronology.rows import Rows, Shelves
from desktop.chronology.scale import Scale
from desktop.chronology.text import MeasureText

_AROUND = 1.0
"""Room around a count, in widths of a digit."""
_EDGE, _PADDING = 0.3, 0.8
"""Room left of the count of earlier items, and on either side of its text, in widths of a digit."""
_BARE = 2.0
"""Width of that count where there is no room for its text."""
_ROW = 1.25
"""Height of that count, in lines."""


class Cluster(NamedTuple):
    """Items of a band for which there was no lane: those of a column, or those that began before all in view.

    Attributes:
        rect: the column, as high as the counts; of earlier items a place at the beginning of the view.
        fill: how high its bar is, from 0 to 1: the logarithm of the count, full at 4,096.
        text: the count as it is written; "" where what is in view of the column has no room for it.
        text_width: pixels that this takes.
        middle: the middle of what is in view of the column.
        counted: how many items it stands for.
        first_day: the day at which the column begins.
        last_day: the last day that lies in it.
        band: the number of the band.
        column: the number of the column at this level.
        earlier: it stands for what began before the column and reaches into it, not for what began in it.
    """

    rect: Rect
    fill: float
    text: str
    text_width: float
    middle: float
    counted: int
    first_day: float
    last_day: float
    band: int
    column: int
    earlier: bool = False


class Exchange(NamedTuple):
    """What the selected item changes in its band.

    Attributes:
        admitted: the place of an item that is shown although it found no lane; None for none.
        displaced: the places of items that had lanes and gave way.
    """

    admitted: int | None = None
    displaced: tuple[int, ...] = ()


class Counts:
    """The counts of one band in view; by columns that are fixed to the calendar, so that they pan with it."""

    def __init__(
        self, layout: Layout, band: int, top: float, exchange: Exchange, scale: Scale, rows: Rows, measure: MeasureText
    ) -> None:
        """Prepares to count.

        Args:
            layout: the lanes of the band.
            band: its number.
            top: its top in the view.
            exchange: what the selected item changes.
            scale: how days lie in the view.
            rows: where the lanes lie.
            measure: tells the room that text takes.
        """
        self._layout = layout
        self._band = band
        self._exchange = exchange
        self._scale = scale
        self._rows = rows
        self._measure = measure
        self._level = level_of(scale.pixels_per_day)
        shelves: Shelves = layout.shelves(self._level)
        self._y, self._height = top + shelves.counts_y, shelves.counts_height
        self._written = self._height >= rows.line
        self._width = COLUMN * rows.em * scale.pixels_per_day / density_of(self._level)

    def clusters(self) -> Iterator[Cluster]:
        """Yields what is counted, earlier items first."""
        if not self._height:
            return
        origin = self._scale.first_day * self._scale.pixels_per_day
        first, last = math.floor(origin / self._width), math.floor((origin + self._scale.width) / self._width)
        start = 0.0
        earlier = self._earlier(first)
        if earlier is not None:
            start = earlier.rect.right
            yield earlier
        layout, level = self._layout, self._level
        corrected = Counter(layout.column_of(level, place) for place in self._exchange.displaced)
        if self._exchange.admitted is not None:
            corrected[layout.column_of(level, self._exchange.admitted)] -= 1
        for column in range(first, last + 1):
            count = layout.hidden_in(level, column) + corrected[column]
            if count > 0:
                yield self._cluster(column, column * self._width - origin, start, count)

    def _earlier(self, column: int) -> Cluster | None:
        layout, level = self._layout, self._level
        count = layout.hidden_over(level, column)
        count += sum(layout.reaches_over(place, level, column) for place in self._exchange.displaced)
        admitted = self._exchange.admitted
        if admitted is not None and layout.reaches_over(admitted, level, column):
            count -= 1
        if count <= 0:
            return None
        em, line = self._rows.em, self._rows.line
        text = f"{_short(count)} earlier" if self._written else ""
        taken = self._measure(text).width
        width = taken + 2 * _PADDING * em if text else _BARE * em
        if width > self._scale.width / 2:
            text, taken, width = "", 0.0, min(_BARE * em, self._scale.width)
        height = min(self._height, round(_ROW * line))
        rect = Rect(_EDGE * em, self._y + self._height - height, width, height)
        days = self._width / self._scale.pixels_per_day
        first, last = column * days, (column + 1) * days - 1
        return Cluster(
            rect, _fill(count), text, taken, rect.x + width / 2, count, first, last, self._band, column, True
        )

    def _cluster(self, column: int, left: float, start: float, count: int) -> Cluster:
        rect = Rect(left, self._y, self._width, self._height)
        days = self._width / self._scale.pixels_per_day
        text = counted(count) if self._written else ""
        taken = self._measure(text).width
        seen = max(left, start), min(left + self._width, self._scale.width)
        if seen[1] - seen[0] < taken + _AROUND * self._rows.em:
            text = ""
        middle = (seen[0] + seen[1]) / 2
        first, last = column * days, (column + 1) * days - 1
        return Cluster(rect, _fill(count), text, taken, middle, count, first, last, self._band, column)


def counted_by(cluster: Cluster, layout: Layout, exchange: Exchange, level: int) -> list[TimelineItem]:
    """Returns the items that a cluster counts, by date.

    Args:
        cluster: the cluster.
        layout: the lanes of its band.
        exchange: what the selected item changes there.
        level: the level of zoom at which it was counted.
    """
    column = cluster.column
    if cluster.earlier:
        found = set(layout.places_hidden_over(level, column))
        found.update(place for place in exchange.displaced if layout.reaches_over(place, level, column))
    else:
        found = set(layout.places_hidden_in(level, column))
        found.update(place for place in exchange.displaced if layout.column_of(level, place) == column)
    if exchange.admitted is not None:
        found.discard(exchange.admitted)
    return [layout.chronicle.items[place] for place in sorted(found)]


def _fill(count: int) -> float:
    return min(1.0, math.log2(1 + count) / 12)


def counted(count: int) -> str:
    """Returns what is written over so many items."""
    return f"+{_short(count)}"


def _short(count: int) -> str:
    """Returns a count in at most four signs, so that it has room in its column: 999, 2.8k, 17k, 1.2M."""
    for unit, size in (("M", 1_000_000), ("k", 1_000)):
        if count >= 0.9995 * size:
            parts = count / size
            return f"{parts:.0f}{unit}" if parts >= 9.95 else f"{parts:.1f}".removesuffix(".0") + unit
    return str(count)
