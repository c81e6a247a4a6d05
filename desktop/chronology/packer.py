"""Gives the items of one tile their lanes and their labels what room is left."""

import math
from typing import NamedTuple

from desktop.chronology.chronicle import Chronicle
from desktop.chronology.item import TimelineItem
from desktop.chronology.outline import Form, Outline, outline_of
from desktop.chronology.packing import Lanes, Stretch, bits_between, first_free, free_after
from desktop.chronology.rows import Shelves
from desktop.chronology.text import MeasureText, elided
from desktop.domain.escaping import plain

TILE = 80
"""Width of a tile in widths of a digit."""
_STEPS = 2
"""Steps of a lane in the width of a digit."""
FRAME = TILE * _STEPS
"""Steps of a tile; its bits begin as many before it and end as many after it."""
LEAST_LABEL = 9
FIRST_LABEL = 26
_LONGEST_LABEL = 60
"""Least room for a label, the most it takes from less important items, and the most that it takes of free room."""
_INSIDE = 14
"""A mark this wide carries its label inside."""
LABEL_GAP = 0.6
_AROUND = round(LABEL_GAP * _STEPS) + 2
"""Steps free before and after a label, together."""
_LEAST_ROOM = LEAST_LABEL * _STEPS + _AROUND
FARTHEST = 56
"""How far a label may reach beyond its tile."""


class Placed(NamedTuple):
    """An item in its lane.

    Attributes:
        place: its place in the chronicle.
        lane: its lane; those with labels come first.
        label: what of its title can be written; "" for nothing.
        label_width: pixels that this takes.
        inside: the label stands within the mark, not right of it.
    """

    place: int
    lane: int
    label: str
    label_width: float
    inside: bool


class Packer:
    """Gives the items of one tile their lanes, in the order in which they come."""

    def __init__(
        self, chronicle: Chronicle, measure: MeasureText, shelves: Shelves, lanes: Lanes, number: int, density: float
    ) -> None:
        """Places nothing yet.

        Args:
            chronicle: the items.
            measure: tells the room that text takes.
            shelves: the lanes.
            lanes: the steps of them that are taken already; more are taken in place.
            number: the number of the tile.
            density: the zoom, in pixels a day.
        """
        self.lanes = lanes
        self._chronicle = chronicle
        self._measure = measure
        digit = measure("0")
        self._line, self._em = max(1.0, digit.height), max(1.0, digit.width)
        self._labelled = range(shelves.labelled)
        self._bare = range(shelves.labelled, shelves.lanes)
        self._density = density
        self._origin = number * TILE * self._em
        self._alone = number % 2 == 0
        self._taken: list[_Taken] = []
        self.outlines: list[Outline] = []
        self.failures = 0

    def admit(self, place: int) -> None:
        """Places an item where there is room."""
        item = self._chronicle.items[place]
        outline = known_outline(item, self._density, self._line)
        stretch = first, end = steps_between(outline.left - self._origin, outline.right - self._origin, self._em)
        self.failures += 1
        if first < 0:
            return
        body = outline.right - outline.fade_right - outline.left - outline.fade_left
        if outline.form is not Form.POINT and body >= _INSIDE * self._em:
            lane = first_free(self.lanes, self._labelled, bits_between(first, end + 1))
            if lane is not None:
                self._take(outline, _Taken(place, lane, stretch, 0, True, plain(item.title), 0))
            return
        lane = first_free(self.lanes, self._labelled, bits_between(first, end + _LEAST_ROOM))
        if lane is None:
            lane = first_free(self.lanes, self._bare, bits_between(first, end + 1))
            if lane is not None:
                self._take(outline, _Taken(place, lane, stretch, 0, False, "", 0))
            return
        text = plain(item.title)
        whole = math.ceil(self._measure(text).width / self._em * _STEPS)
        wished = min(whole, FIRST_LABEL * _STEPS) + _AROUND
        roomy = first_free(self.lanes, self._labelled, bits_between(first, end + wished))
        lane = lane if roomy is None else roomy
        room = min(wished, free_after(self.lanes[lane], stretch.end, wished))
        self._take(outline, _Taken(place, lane, stretch, room, False, text, whole))

    def finished(self) -> list[Placed]:
        """Returns what was placed, each label in all the room that was left for it."""
        border = FRAME + FRAME if self._alone else FRAME + FRAME + FARTHEST * _STEPS
        return [self._labelled_in(taken, border) for taken in self._taken]

    def _labelled_in(self, taken: "_Taken", border: int) -> Placed:
        measure, em = self._measure, self._em
        place, lane, stretch, room, inside, text, whole = taken
        if inside or not room:
            return Placed(place, lane, text, measure(text).width if inside else 0.0, inside)
        end = stretch.end + room
        wished = min(whole, _LONGEST_LABEL * _STEPS) + _AROUND
        if wished > room and end < border:
            extra = free_after(self.lanes[lane], end, min(wished - room, border - end))
            if extra:
                self.lanes[lane] |= Stretch(end, end + extra).bits
                room += extra
        label = elided(text, (room - _AROUND) / _STEPS * em, measure)
        return Placed(place, lane, label, measure(label).width if label else 0.0, False)

    def _take(self, outline: Outline, taken: "_Taken") -> None:
        first, end = taken.stretch
        self.lanes[taken.lane] |= bits_between(first, end + max(taken.room, 1))
        self._taken.append(taken)
        self.outlines.append(outline)
        self.failures = 0


class _Taken(NamedTuple):
    """A place in a lane: the steps of the mark, those of its label, and those that the whole label would take."""

    place: int
    lane: int
    stretch: Stretch
    room: int
    inside: bool
    text: str
    whole: int


def steps_between(left: float, right: float, em: float) -> Stretch:
    """Returns the steps that pixels from the beginning of a tile take, `em` being the width of a digit."""
    step = em / _STEPS
    return Stretch(math.floor(left / step) + FRAME, math.ceil(right / step) + FRAME)


def known_outline(item: TimelineItem, pixels_per_day: float, line: float) -> Outline:
    """Returns the outline of an item that has a date, as all of a chronicle have."""
    outline = outline_of(item.date, pixels_per_day, line)
    assert outline is not None
    return outline
