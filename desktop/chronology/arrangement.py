"""Which lane each item takes at one zoom, wherever the view is panned."""

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from desktop.chronology.item import TimelineItem, in_order
from desktop.chronology.lanes import Place, Slot, pack
from desktop.chronology.outline import Form, Outline, outline_of
from desktop.chronology.text import MeasureText
from desktop.domain.escaping import plain


@dataclass(frozen=True, slots=True)
class Arranged:
    """An item in its lane.

    Attributes:
        item: the item.
        text: its title, safe to draw.
        outline: where it lies, in pixels from day 0.
        lane: its lane, 0 nearest to the axis; None where every lane was taken.
        inside: the label stands within the mark, not at its right.
        label_room: pixels for a label right of the mark, with the room around it; 0 for none.
    """

    item: TimelineItem
    text: str
    outline: Outline
    lane: int | None
    inside: bool
    label_room: float


class Shelves(NamedTuple):
    """The lanes from top to bottom.

    Attributes:
        labelled: number of lanes with labels.
        bare: number of lanes without, below.
        labelled_height: pixels from one lane with labels to the next.
        bare_height: the same for those without.
        gap: pixels between the two kinds.
        crowded: not every item found a lane; a row is kept at the bottom for their number.
    """

    labelled: int
    bare: int
    labelled_height: float
    bare_height: float
    gap: float
    crowded: bool


@dataclass(frozen=True, slots=True)
class Arrangement:
    """All items at one zoom, from left to right.

    Attributes:
        arranged: those with known days.
        reaches: for each of them, how far to the right it or any before it reaches.
        undated: those without.
        shelves: the lanes.
        pixels_per_day: the zoom.
    """

    arranged: tuple[Arranged, ...]
    reaches: tuple[float, ...]
    undated: tuple[TimelineItem, ...]
    shelves: Shelves
    pixels_per_day: float

    def between(self, left: float, right: float) -> list[Arranged]:
        """Returns the items drawn between two pixels, counted from day 0."""
        first = bisect_left(self.reaches, left)
        last = bisect_left(self.arranged, right, key=lambda arranged: arranged.outline.left)
        return [arranged for arranged in self.arranged[first:last] if arranged.outline.right > left]


def arrange(
    items: Sequence[TimelineItem], pixels_per_day: float, height: float, measure_text: MeasureText
) -> Arrangement:
    """Gives each item its lane.

    Args:
        items: the items, in any order.
        pixels_per_day: the zoom.
        height: pixels for the lanes.
        measure_text: tells the room that text takes.
    """
    line = max(1.0, measure_text("0").height)
    em = max(1.0, measure_text("0").width)
    ordered = in_order(items)
    known = [(item, outline) for item in ordered if (outline := outline_of(item.date, pixels_per_day, line))]
    known.sort(key=lambda pair: pair[1].left)
    texts = [plain(item.title) for item, _ in known]
    wide = [outline.form is not Form.POINT and _body(outline) >= _INSIDE * em for _, outline in known]
    slots = [
        Slot(outline.left, outline.right) if inside else _slot(outline, text, measure_text, em)
        for (_, outline), text, inside in zip(known, texts, wide, strict=True)
    ]
    places, shelves = _shelve(slots, height, line, em)
    arranged = tuple(
        Arranged(item, text, outline, place.lane, inside and _labelled(place, shelves), place.label_room)
        for (item, outline), text, inside, place in zip(known, texts, wide, places, strict=True)
    )
    return Arrangement(
        arranged,
        tuple(accumulate((one.outline.right for one in arranged), max)),
        tuple(item for item in ordered if outline_of(item.date, pixels_per_day, line) is None),
        shelves,
        pixels_per_day,
    )


def _shelve(slots: Sequence[Slot], height: float, line: float, em: float) -> tuple[list[Place], Shelves]:
    """Packs into as many lanes with labels as possible, and as few without as needed to hold most of the rest."""
    labelled_height, bare_height = float(math.ceil(_LANE * line)), float(math.ceil(_BARE_LANE * line))

    def packed(bare: int, crowded: bool) -> tuple[list[Place], Shelves]:
        room = height - bare * bare_height - bool(bare) * _BARE_GAP * line - crowded * labelled_height
        labelled = max(0 if crowded else 1, int(room // labelled_height))
        places = pack(slots, labelled, bare, _GAP * em)
        used = min(labelled, 1 + max((place.lane for place in places if place.lane is not None), default=-1))
        air = min(room // max(1, used), math.floor(labelled_height * _MOST_AIR))
        return places, Shelves(used, bare, max(labelled_height, air), bare_height, _BARE_GAP * line, crowded)

    most = int(height * _MOST_BARE / bare_height) if height >= 3 * labelled_height else 0
    fewest, enough = 0, most
    while fewest < enough:
        middle = (fewest + enough) // 2
        if _homeless(packed(middle, True)[0]) <= _MOST_HOMELESS * len(slots):
            enough = middle
        else:
            fewest = middle + 1
    places, shelves = packed(enough, False)
    return packed(enough, True) if _homeless(places) else (places, shelves)


def _labelled(place: Place, shelves: Shelves) -> bool:
    return place.lane is not None and place.lane < shelves.labelled


def _homeless(places: Sequence[Place]) -> int:
    return sum(place.lane is None for place in places)


def _body(outline: Outline) -> float:
    return outline.right - outline.fade_right - outline.left - outline.fade_left


def _slot(outline: Outline, text: str, measure_text: MeasureText, em: float) -> Slot:
    around = (LABEL_GAP + LABEL_TAIL) * em
    width = min(measure_text(text).width, _LONGEST_LABEL * em)
    return Slot(outline.left, outline.right, min(width, _LEAST_LABEL * em) + around, width + around)


_LANE = 1.32
_BARE_LANE = 0.67
_BARE_GAP = 0.3
"""Heights of lanes with and without labels, and the gap between them, in lines of text."""
_MOST_BARE = 0.46
"""Most of the height that lanes without labels may take."""
_MOST_HOMELESS = 0.04
"""The share of items that may be counted instead of drawn, so that more labels can be read."""
_MOST_AIR = 1.35
_INSIDE = 14
"""A mark this many digits wide carries its label inside."""
_LONGEST_LABEL = 48
_LEAST_LABEL = 15
"""Most and least that a label takes at the right of a mark, in widths of a digit."""
LABEL_GAP = 0.6
LABEL_TAIL = 0.8
"""Room before and after a label, in widths of a digit."""
_GAP = 0.5
"""Room between marks of a lane, in widths of a digit."""
