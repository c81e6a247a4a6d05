"""Gives the items of one tile their lanes and their labels what room is left."""

import math
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from desktop.chronology.chronicle import Chronicle
from desktop.chronology.item import TimelineItem
from desktop.chronology.outline import Form, Outline, outline_of
from desktop.chronology.packing import Lanes, Stretch, bits_between, first_free, free_after
from desktop.chronology.rows import Shelves
from desktop.chronology.text import MeasureText, cut
from desktop.domain.escaping import plain

TILE = 100
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
FARTHEST = 84
"""How far a mark with its label may reach beyond its tile; what fades reaches back less than the rest of the next."""
_FARTHEST_STEP = FRAME + FRAME + FARTHEST * _STEPS


class Placed(NamedTuple):
    """An item in its lane.

    Attributes:
        place: its place in the chronicle.
        lane: its lane; those with labels come first.
        label: what of its title can be written; "" for nothing.
        label_width: pixels that this takes.
        inside: the label begins within the mark, not right of it.
        reach: pixels right of the mark that its label takes, or of one that begins inside, that it may take as well.
    """

    place: int
    lane: int
    label: str
    label_width: float
    inside: bool
    reach: float = 0.0


class Packer:
    """Gives the items of one tile their lanes, in the order in which they come."""

    def __init__(
        self,
        chronicle: Chronicle,
        measure: MeasureText,
        shelves: Shelves,
        lanes: Lanes,
        number: int,
        density: float,
        untitled: bool,
    ) -> None:
        """Places nothing yet.

        Args:
            chronicle: the items.
            measure: tells the room that text takes.
            shelves: the lanes.
            lanes: the steps of them that are taken already; more are taken in place.
            number: the number of the tile.
            density: the zoom, in pixels a day.
            untitled: lanes with labels take marks without one too.
        """
        self.lanes = lanes
        self._chronicle = chronicle
        self._measure = measure
        digit = measure("0")
        self._line, self._em = max(1.0, digit.height), max(1.0, digit.width)
        self._labelled = range(shelves.labelled)
        self._bare = (*range(shelves.labelled, shelves.lanes), *(self._labelled if untitled else ()))
        self._density = density
        self._origin = number * TILE * self._em
        self._alone = number % 2 == 0
        self.taken: list[Taken] = []
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
        if outline.form is not Form.POINT and body_of(outline) >= _INSIDE * self._em:
            text = plain(item.title)
            whole = self._steps_of(runs_over(outline, self._measure(text).width, self._em))
            whole = max(0, min(whole, _FARTHEST_STEP - end - 1))
            roomy = first_free(self.lanes, self._labelled, bits_between(first, end + 1 + whole)) if whole else None
            lane = first_free(self.lanes, self._labelled, bits_between(first, end + 1)) if roomy is None else roomy
            if lane is not None:
                room = 0 if roomy is None else whole
                self._take(outline, Taken(place, lane, stretch, room, True, text, whole))
            return
        least = bits_between(first, end + _LEAST_ROOM)
        fitting = [lane for lane in self._labelled if not self.lanes[lane] & least]
        if not fitting or end + _LEAST_ROOM > _FARTHEST_STEP:
            lane = first_free(self.lanes, self._bare, bits_between(first, end + 1))
            if lane is not None:
                self._take(outline, Taken(place, lane, stretch, 0, False, "", 0))
            return
        text = plain(item.title)
        whole = self._steps_of(self._measure(text).width)
        wished = min(whole, FIRST_LABEL * _STEPS, _FARTHEST_STEP - end - _AROUND) + _AROUND
        # The first of the lanes in which most of the title has room.
        room, lane = max(((free_after(self.lanes[one], end, wished), one) for one in fitting), key=itemgetter(0))
        self._take(outline, Taken(place, lane, stretch, room, False, text, whole))

    def finished(self) -> list[Placed]:
        """Returns what was placed, each label in all the room that the tile has for it.

        A tile of odd number knows what its neighbours have taken, so that its labels may reach into the next.
        """
        border = FRAME + FRAME if self._alone else _FARTHEST_STEP
        self.taken = [_with_room(taken, self.lanes, border) for taken in self.taken]
        return written(self.taken, self._measure)

    def _steps_of(self, pixels: float) -> int:
        return math.ceil(pixels / self._em * _STEPS)

    def _take(self, outline: Outline, taken: "Taken") -> None:
        first, end = taken.stretch
        beside = 1 + taken.room if taken.inside else max(taken.room, 1)
        self.lanes[taken.lane] |= bits_between(first, end + beside)
        self.taken.append(taken)
        self.outlines.append(outline)
        self.failures = 0


class Taken(NamedTuple):
    """A place in a lane: the steps of the mark, those of its label beside it, and those that the whole would take."""

    place: int
    lane: int
    stretch: Stretch
    room: int
    inside: bool
    text: str
    whole: int


def widened(found: Sequence[Taken], lanes: Sequence[int]) -> list[Taken]:
    """Returns what a tile has placed, each label also in the room that the next tile has left.

    Args:
        found: what was placed.
        lanes: the steps that this tile and the next have taken.
    """
    still_free = list(lanes)
    return [_with_room(taken, still_free, _FARTHEST_STEP) for taken in found]


def written(found: Sequence[Taken], measure: MeasureText) -> list[Placed]:
    """Returns what was placed with its labels, as much of each title as has room."""
    em = max(1.0, measure("0").width)
    return [_placed(taken, measure, em) for taken in found]


def _with_room(taken: Taken, lanes: Lanes, border: int) -> Taken:
    """Takes the free steps after a label that is not written out, in place."""
    end = taken.stretch.end + taken.room + taken.inside
    wished = taken.whole if taken.inside else min(taken.whole, _LONGEST_LABEL * _STEPS) + _AROUND
    if wished <= taken.room or end >= border or (not taken.room and not taken.inside):
        return taken
    extra = free_after(lanes[taken.lane], end, min(wished - taken.room, border - end))
    if extra:
        lanes[taken.lane] |= bits_between(end, end + extra)
    return taken._replace(room=taken.room + extra)


def _placed(taken: Taken, measure: MeasureText, em: float) -> Placed:
    place, lane, _, room, inside, text, _ = taken
    if inside:
        return Placed(place, lane, text, measure(text).width, True, room / _STEPS * em)
    label, width = cut(text, (room - _AROUND) / _STEPS * em, measure) if room else ("", 0.0)
    return Placed(place, lane, label, width, False, width + LABEL_GAP * em if label else 0.0)


def steps_between(left: float, right: float, em: float) -> Stretch:
    """Returns the steps that pixels from the beginning of a tile take, `em` being the width of a digit."""
    step = em / _STEPS
    return Stretch(math.floor(left / step) + FRAME, math.ceil(right / step) + FRAME)


def body_of(outline: Outline) -> float:
    """Returns the width of a mark without what fades, in pixels."""
    return outline.right - outline.fade_right - outline.left - outline.fade_left


def runs_over(outline: Outline, width: float, em: float) -> float:
    """Returns how far a label of that width runs over the end of the mark in which it begins; 0 for one that fades."""
    if outline.fade_right:
        return 0.0
    over = width + 2 * LABEL_GAP * em - body_of(outline)
    return min(over, _LONGEST_LABEL * em) if over > 0 else 0.0


def known_outline(item: TimelineItem, pixels_per_day: float, line: float) -> Outline:
    """Returns the outline of an item that has a date, as all of a chronicle have."""
    outline = outline_of(item.date, pixels_per_day, line)
    assert outline is not None
    return outline
