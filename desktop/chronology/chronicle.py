"""Items in order of time, prepared so that any stretch of a million of them is asked in microseconds."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from heapq import nsmallest

from desktop.chronology.item import TimelineItem, extent_of

Importance = Callable[[TimelineItem], int]
"""Tells how much an item matters; of two in the way of each other the greater keeps its label."""

_FIRST_CLASS = 256
_MOST_SORTED = 16
"""A class this many times larger than what is asked of it is sampled evenly instead of sorted."""
_SPREAD = 2_654_435_761
"""Knuth's multiplier, about 2^32 over the golden ratio: consecutive numbers, multiplied, lie far from each other."""


class Chronicle:
    """Items by date, with counts of any stretch and the most important of any stretch.

    An item is counted at its anchor, the first day that its date may mean. Memory is 40 bytes an item beside the
    items themselves: five arrays of eight.
    """

    def __init__(self, items: Iterable[TimelineItem], importance: Importance | None = None) -> None:
        """Sorts the items; of those that matter alike, ones far from each other come first.

        Args:
            items: the items, in any order.
            importance: how much each matters; alike if not given.
        """
        all_items = list(items)
        extents = [extent_of(item.date) for item in all_items]
        order = sorted(
            (extent.first, extent.last, item.id, at)
            for at, (item, extent) in enumerate(zip(all_items, extents, strict=True))
            if extent
        )
        dated = [all_items[at] for _, _, _, at in order]
        undated = (item for item, extent in zip(all_items, extents, strict=True) if extent is None)
        self.items: Sequence[TimelineItem] = tuple(dated)
        self.undated: Sequence[TimelineItem] = tuple(sorted(undated, key=lambda item: item.id))
        self.firsts = array("q", (first for first, _, _, _ in order))
        self.lasts = array("q", (last for _, last, _, _ in order))
        self._sorted_lasts = array("q", sorted(self.lasts))
        ranked = _ranked(dated, importance)
        self._rank = array("q", bytes(8 * len(ranked)))
        for rank, index in enumerate(ranked):
            self._rank[index] = rank
        self._classes = _classes(ranked)

    def __len__(self) -> int:
        return len(self.items)

    @cached_property
    def index_of(self) -> dict[str, int]:
        """The place of each dated item by its id."""
        return {item.id: index for index, item in enumerate(self.items)}

    @property
    def first_day(self) -> int:
        """The first day that any item may mean. Raises IndexError where there is none."""
        return self.firsts[0]

    @property
    def last_day(self) -> int:
        """The last day that any item may mean. Raises IndexError where there is none."""
        return self._sorted_lasts[-1]

    def place_of(self, day: float) -> int:
        """Returns how many anchors lie before a day."""
        return bisect_left(self.firsts, day)

    def reaching_over(self, day: float) -> int:
        """Returns how many items begin before a day and last until it or beyond."""
        return bisect_left(self.firsts, day) - bisect_left(self._sorted_lasts, day)

    def best(self, first_day: float, end_day: float, most: int) -> list[int]:
        """Returns the places of the most important items of a stretch, the most important first.

        Args:
            first_day: anchors from this day on.
            end_day: anchors before this day.
            most: how many, at most.
        """
        low, high = self.place_of(first_day), self.place_of(end_day)
        if high - low <= most:
            return self.by_importance(range(low, high))
        found: list[int] = []
        for members in self._classes:
            begin, end = bisect_left(members, low), bisect_left(members, high)
            wanted = most - len(found)
            if wanted <= 0:
                break
            if end - begin <= wanted:
                found.extend(members[begin:end])
            else:
                found.extend(self._some(members, begin, end, wanted))
                break
        return self.by_importance(found)

    def by_importance(self, places: Iterable[int]) -> list[int]:
        """Returns places with the most important first."""
        return sorted(places, key=self._rank.__getitem__)

    def most_important(self, wanted: Callable[[int], bool], most: int, at_most_tried: int) -> list[int]:
        """Returns the most important places that fulfil a wish, the most important first.

        Args:
            wanted: the wish.
            most: how many, at most.
            at_most_tried: after how many places the search ends.
        """
        found: list[int] = []
        tried = 0
        for members in self._classes:
            tried += len(members)
            found.extend(filter(wanted, members))
            if len(found) >= most or tried >= at_most_tried:
                break
        return self.by_importance(found)[:most]

    def _some(self, members: "array[int]", begin: int, end: int, wanted: int) -> Iterable[int]:
        if end - begin > _MOST_SORTED * wanted:
            return members[begin : end : -(-(end - begin) // wanted)]
        return nsmallest(wanted, members[begin:end], key=self._rank.__getitem__)


def _ranked(items: Sequence[TimelineItem], importance: Importance | None) -> list[int]:
    """Returns places by importance; among equals in an order in which any few lie spread over all."""
    spread = [index * _SPREAD & 0xFFFF_FFFF for index in range(len(items))]
    if importance is None:
        return sorted(range(len(items)), key=spread.__getitem__)
    keys = [place - (importance(item) << 32) for item, place in zip(items, spread, strict=True)]
    return sorted(range(len(items)), key=keys.__getitem__)


def _classes(ranked: Sequence[int]) -> "list[array[int]]":
    """Parts the ranking into classes, each as large as all before it, each in order of time."""
    classes = []
    begin, end = 0, _FIRST_CLASS
    while begin < len(ranked):
        classes.append(array("q", sorted(ranked[begin:end])))
        begin, end = end, 2 * end
    return classes
