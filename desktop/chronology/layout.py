"""Which lane each item of a band takes at each zoom, wherever the view is panned.

Time is cut into tiles of a fixed width. Within a tile the most important items choose their lane first. Tiles of
even number know nothing of each other, those of odd number keep clear of both their neighbours: so the lanes of a
tile depend on it and its neighbours alone, and a tile is laid out when it is first seen. No mark with its label reaches
farther beyond its tile than most of the next, and none farther before it than the rest; what is wider than that is laid
out for the whole level, before.
"""

import math
from bisect import bisect_left, insort
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeVar

from desktop.chronology.chronicle import Chronicle
from desktop.chronology.levels import density_of
from desktop.chronology.outline import Form, Outline
from desktop.chronology.packer import (
    FARTHEST,
    FIRST_LABEL,
    FRAME,
    LABEL_GAP,
    LEAST_LABEL,
    TILE,
    Packer,
    Placed,
    Taken,
    known_outline,
    runs_over,
    steps_between,
    widened,
    written,
)
from desktop.chronology.packing import Lanes, Stretch, merged
from desktop.chronology.rows import Shelves
from desktop.chronology.scale import Scale
from desktop.chronology.text import MeasureText
from desktop.domain.escaping import plain

_Kept = TypeVar("_Kept")

COLUMN = 5
"""Width of a column of counts, in widths of a digit; a tile holds a whole number of them."""
_COLUMNS = TILE // COLUMN
_LONG = 30
"""What lasts longer than this width is laid out for the whole level."""
_MOST_LONG = 400
_MOST_TRIED = 8192
_LONG_SHARE, _SPARSE_LONG_SHARE = 0.4, 0.75
"""The share of the lanes with labels that long marks may take, and where there is little else."""
_SPARSE = 0.3
"""Where less than this share of the lanes is taken on average, there is little else."""
_KEPT_TILES = 256
_FULL = 24
"""After so many items that found no lane, one after the other, a tile counts as full."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One tile at one level.

    Attributes:
        placed: what has a lane, the most important first.
        outlines: how each of them lies at the farthest zoom of the level.
        hidden: for each of its columns, how many items have none.
        lanes: the steps taken.
        taken: the steps of each.
    """

    placed: Sequence[Placed]
    outlines: Sequence[Outline]
    hidden: Sequence[int]
    lanes: Lanes
    taken: Sequence[Taken]


_Outlines = tuple[float, list[Outline | None]]
"""Outlines at a zoom, each as far as it was asked for."""


class _Long(NamedTuple):
    placed: Sequence[Placed]
    outlines: Sequence[Outline]


class Layout:
    """The lanes of one band of a timeline of a given height and type, at every zoom."""

    def __init__(self, chronicle: Chronicle, height: float, measure_text: MeasureText) -> None:
        """Lays out nothing yet.

        Args:
            chronicle: the items.
            height: pixels for the lanes.
            measure_text: tells the room that text takes.
        """
        digit = measure_text("0")
        self.chronicle = chronicle
        self._measure = measure_text
        self._line, self._em = max(1.0, digit.height), max(1.0, digit.width)
        self._height = height
        self._tiles: OrderedDict[tuple[int, int], Tile] = OrderedDict()
        self._written: OrderedDict[tuple[int, int], Sequence[Placed]] = OrderedDict()
        self._outlines: OrderedDict[tuple[int, int | None], _Outlines] = OrderedDict()
        self.shelves = lru_cache(128)(self._shelves)
        self._long = lru_cache(16)(self._lay_long)
        self.hidden_over = lru_cache(256)(self._count_hidden_over)

    def tile(self, level: int, number: int) -> Tile:
        """Returns a tile; number 0 begins with day 0."""
        return _kept(self._tiles, (level, number), lambda: self._lay(level, number))

    def written(self, level: int, number: int) -> Sequence[Placed]:
        """Returns what is placed in a tile, each label in all the room that the tiles around leave to it."""
        return _kept(self._written, (level, number), lambda: self._write(level, number))

    def unknown_near(self, level: int, first_day: float, last_day: float) -> Iterator[tuple[int, int]]:
        """Yields level and number of the tiles that the next steps of panning and zooming will ask for.

        Args:
            level: the level in view.
            first_day: the first day in view.
            last_day: the last day in view.
        """
        span = last_day - first_day
        # The pointer that one zooms around may be anywhere in view.
        for near, margin in ((level, span / 4), (level + 1, 0.0), (level - 1, 0.42 * span)):
            for number in self.tiles_between(near, first_day - margin, last_day + margin):
                if (near, number) not in self._written:
                    yield near, number

    def tiles_between(self, level: int, first_day: float, last_day: float) -> range:
        """Returns the numbers of the tiles from which anything may be seen between two days."""
        days = self.tile_days(level)
        first = math.floor(first_day / days - (FARTHEST + LABEL_GAP + _LONG) / TILE)
        return range(first, math.floor(last_day / days + 0.25) + 1)

    def tile_days(self, level: int) -> float:
        """Returns how many days a tile covers."""
        return TILE * self._em / density_of(level)

    def long_in_view(self, level: int, scale: Scale) -> list[tuple[Placed, Outline]]:
        """Returns what is too wide for a tile and lies in a view, with its outline there."""
        long = self._long(level)
        return self._in_view((level, None), long.placed, long.outlines, scale)

    def in_view(self, level: int, number: int, scale: Scale) -> list[tuple[Placed, Outline]]:
        """Returns what of a tile lies in a view, with its outline there."""
        tile = self.tile(level, number)
        # What is written beyond the tile is out of view where the tile is cut off.
        cut_off = (number + 1) * self.tile_days(level) >= scale.last_day
        placed = tile.placed if cut_off else self.written(level, number)
        return self._in_view((level, number), placed, tile.outlines, scale)

    def _in_view(
        self, key: tuple[int, int | None], placed: Sequence[Placed], farthest: Sequence[Outline], scale: Scale
    ) -> list[tuple[Placed, Outline]]:
        density = scale.pixels_per_day
        known = self._outlines.get(key)
        if known is None or known[0] != density:
            known = self._outlines[key] = density, [None] * len(placed)
            if len(self._outlines) > _KEPT_TILES:
                self._outlines.popitem(last=False)
        outlines = known[1]
        left, right = scale.first_day * density, scale.first_day * density + scale.width
        # Least widths and fading ends only lose by magnifying: what is out of view at the farthest zoom is so here.
        shrunk = density_of(key[0]) / density
        farthest_right = right * shrunk + 1
        items, line = self.chronicle.items, self._line
        found = []
        for at, (one, (_, begin, end, _, _, _, _)) in enumerate(zip(placed, farthest, strict=True)):
            if begin < farthest_right and end > (left - one[5]) * shrunk - 1:
                outline = outlines[at]
                if outline is None:
                    outline = outlines[at] = known_outline(items[one.place], density, line)
                # A title is seen as long as any of it is, its mark no more.
                if outline.right + one[5] > left and outline.left < right:
                    found.append((one, outline))
        return found

    def long(self, level: int) -> Sequence[Placed]:
        """Returns what has a lane and is too wide for a tile."""
        return self._long(level).placed

    def column_day(self, level: int, column: int) -> float:
        """Returns the day at which a column begins; columns are numbered through all tiles."""
        return column * COLUMN * self._em / density_of(level)

    def column_place(self, level: int, column: int) -> int:
        """Returns how many items are anchored before a column."""
        return self.chronicle.place_of(self.column_day(level, column))

    def column_of(self, level: int, place: int) -> int:
        """Returns the column in which an item is anchored."""
        column = math.floor(self.chronicle.firsts[place] / (COLUMN * self._em / density_of(level)))
        # The division may be off by one where an item is anchored on the border of two columns.
        while place < self.column_place(level, column):
            column -= 1
        while place >= self.column_place(level, column + 1):
            column += 1
        return column

    def hidden_in(self, level: int, column: int) -> int:
        """Returns how many items that are anchored in a column have no lane."""
        number, at = divmod(column, _COLUMNS)
        return self.tile(level, number).hidden[at]

    def places_hidden_in(self, level: int, column: int) -> list[int]:
        """Returns the places of these items."""
        placed = self._placed_near(level, column)
        anchored = range(self.column_place(level, column), self.column_place(level, column + 1))
        return [place for place in anchored if place not in placed]

    def reaches_over(self, place: int, level: int, column: int) -> bool:
        """Says whether an item begins before a column and lasts until a day of it or beyond."""
        day = self.column_day(level, column)
        return self.chronicle.firsts[place] < day <= self.chronicle.lasts[place]

    def places_hidden_over(self, level: int, column: int) -> list[int]:
        """Returns the places of items that reach over the beginning of a column and have no lane."""
        placed = self._placed_near(level, column)
        return [place for place in self.chronicle.places_over(self.column_day(level, column)) if place not in placed]

    def _count_hidden_over(self, level: int, column: int) -> int:
        day = self.column_day(level, column)
        count = self.chronicle.reaching_over(day)
        if not count:
            return 0
        firsts, lasts = self.chronicle.firsts, self.chronicle.lasts
        near = self._placed_near(level, column)
        return count - sum(firsts[place] < day <= lasts[place] for place in near)

    def _placed_near(self, level: int, column: int) -> set[int]:
        """Returns the places with lanes that are anchored in a column, or before it and reach over its beginning."""
        number = column // _COLUMNS
        near = self.long(level), self.tile(level, number - 1).placed, self.tile(level, number).placed
        return {one[0] for placed in near for one in placed}

    def has_lane(self, level: int, place: int) -> bool:
        """Says whether an item has a lane."""
        return place in self._placed_near(level, self.column_of(level, place))

    def _shelves(self, level: int) -> Shelves:
        return Shelves.of(self._height, self._line, len(self.chronicle), self._crowding(level))

    def _crowding(self, level: int) -> float:
        """Returns how many items, each with its label, lie on average beside each other on one day."""
        count = len(self.chronicle)
        if not count:
            return 0.0
        days = self.chronicle.lasts[-1] - self.chronicle.first_day + 1
        width = days * density_of(level) + FIRST_LABEL * self._em
        return count * 0.75 * FIRST_LABEL * self._em / width

    def _write(self, level: int, number: int) -> Sequence[Placed]:
        tile = self.tile(level, number)
        if number % 2 or not tile.placed:
            return tile.placed
        # What the tile before takes in this one lies before all that is placed here: only the next is in the way.
        lanes = merged(tile.lanes, self.tile(level, number + 1).lanes, FRAME)
        return written(widened(tile.taken, lanes), self._measure)

    def _lay(self, level: int, number: int) -> Tile:
        shelves = self.shelves(level)
        density, days = density_of(level), self.tile_days(level)
        begin = number * days
        lanes = self._long_lanes(level, number * TILE * self._em)
        if number % 2:
            lanes = merged(lanes, self.tile(level, number - 1).lanes, -FRAME)
            lanes = merged(lanes, self.tile(level, number + 1).lanes, FRAME)
            mask = (1 << 3 * FRAME) - 1
            lanes = [lane & mask for lane in lanes]
        most = int(shelves.labelled * TILE / LEAST_LABEL * 1.2 + shelves.bare * TILE / 2.4) + 8
        untitled = self._crowding(level) < shelves.labelled
        packer = Packer(self.chronicle, self._measure, shelves, lanes, number, density, untitled)
        for place in self.chronicle.best(begin, begin + days, most):
            if not self._is_long(place, density):
                packer.admit(place)
                if packer.failures > _FULL:
                    break
        placed, outlines = packer.finished(), packer.outlines
        hidden = self._hidden(level, number, [*placed, *self.long(level)])
        return Tile(placed, outlines, hidden, packer.lanes, packer.taken)

    def _hidden(self, level: int, number: int, placed: Sequence[Placed]) -> list[int]:
        borders = [self.column_place(level, number * _COLUMNS + column) for column in range(_COLUMNS + 1)]
        shown = sorted(one.place for one in placed if borders[0] <= one.place < borders[-1])
        before = [bisect_left(shown, border) for border in borders]
        return [
            borders[column + 1] - borders[column] - (before[column + 1] - before[column]) for column in range(_COLUMNS)
        ]

    def _is_long(self, place: int, density: float) -> bool:
        """Says whether an item of several days is drawn wider than may be laid out in a tile."""
        days = self.chronicle.lasts[place] - self.chronicle.firsts[place]
        return days > 0 and (days + 1) * density >= _LONG * self._em

    def _lay_long(self, level: int) -> _Long:
        density, shelves = density_of(level), self.shelves(level)
        allowed = shelves.labelled
        if allowed < len(self.chronicle):
            share = _LONG_SHARE if self._crowding(level) > _SPARSE * allowed else _SPARSE_LONG_SHARE
            allowed = min(allowed, max(1, math.floor(allowed * share)))
        if self.chronicle.longest * density < _LONG * self._em or not allowed:
            return _Long((), ())
        taken: list[list[tuple[float, float]]] = [[] for _ in range(allowed)]
        found: list[tuple[Placed, Outline]] = []
        for place in self.chronicle.most_important(lambda one: self._is_long(one, density), _MOST_LONG, _MOST_TRIED):
            outline = known_outline(self.chronicle.items[place], density, self._line)
            text = plain(self.chronicle.items[place].title)
            width, inside = self._measure(text).width, outline.form is not Form.POINT
            over = runs_over(outline, width, self._em) if inside else 0.0
            # First with room for the whole title, which may run over the end of its mark.
            for beyond in (over, 0.0) if over else (0.0,):
                want = outline.left, outline.right + beyond + self._em
                lane = next((lane for lane, held in enumerate(taken) if _fits(held, want)), None)
                if lane is not None:
                    insort(taken[lane], want)
                    found.append((Placed(place, lane, text, width, inside, beyond), outline))
                    break
        return _Long(tuple(one for one, _ in found), tuple(outline for _, outline in found))

    def _long_lanes(self, level: int, origin: float) -> Lanes:
        """Returns the steps around a tile that long marks take."""
        lanes = [0] * self.shelves(level).lanes
        placed, outlines = self._long(level)
        for one, outline in zip(placed, outlines, strict=True):
            stretch = steps_between(outline.left - origin, outline.right + one.reach - origin, self._em)
            if stretch.end > 0 and stretch.first < 3 * FRAME:
                first = max(0, stretch.first)
                lanes[one.lane] |= Stretch(first, min(3 * FRAME, stretch.end + 1)).bits
        return lanes


def _kept(known: OrderedDict[tuple[int, int], _Kept], key: tuple[int, int], make: Callable[[], _Kept]) -> _Kept:
    """Returns what is known under a key, or makes it; what was not asked for the longest is forgotten."""
    found = known.get(key)
    if found is None:
        found = known[key] = make()
        if len(known) > _KEPT_TILES:
            known.popitem(last=False)
    else:
        known.move_to_end(key)
    return found


def _fits(held: Sequence[tuple[float, float]], want: tuple[float, float]) -> bool:
    """Says whether a stretch touches none of those held, which are in order and touch none of each other."""
    at = bisect_left(held, want)
    return (at == 0 or held[at - 1][1] <= want[0]) and (at == len(held) or want[1] <= held[at][0])
