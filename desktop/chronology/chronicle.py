"""Items in order of time, prepared so that any stretch of a million of them is asked in microseconds."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence, Set
from functools import cached_property
from heapq import nsmallest
from math import gcd
from operator import attrgetter, sub

from desktop.chronology.item import TimelineItem, extent_of
from desktop.domain.dates import EdtfDate

Importance = Callable[[TimelineItem], int]
"""Tells how much an item matters; of two in the way of each other the greater keeps its label."""

_FIRST_CLASS = 256
_FEW = 2048
"""A class that holds no more than this in a stretch is always sorted."""
_MOST_SORTED = 16
"""A class this many times larger than what is asked of it is sampled evenly instead of sorted."""
_GOLDEN = (5**0.5 - 1) / 2
_APART = 2.0**26
_FAR_APART = 2**45
"""Parts first and last day in one number; the days of ten thousand years take 22 bits, and a float is exact to 53. Days
farther off are parted in whole numbers, which have no limit and take longer."""


class Chronicle:
    """Items by date, with counts of any stretch and the most important of any stretch.

    An item is counted at its anchor, the first day that its date may mean. Memory is 48 bytes an item beside the
    items themselves: six arrays of eight.
    """

    def __init__(self, items: Iterable[TimelineItem], importance: Importance | None = None) -> None:
        """Sorts the items; of those that matter alike, ones far from each other come first.

        Args:
            items: the items, in any order.
            importance: how much each matters; alike if not given.
        """
        # By id first: the sort by days keeps that order, and numbers alone are compared several times faster.
        all_items = sorted(items, key=attrgetter("id"))
        firsts, lasts, undated = _days_of([item.date for item in all_items])
        apart: float = _APART if max(map(abs, (min(firsts, default=0), max(lasts, default=0)))) < _APART else _FAR_APART
        keys = [first * apart + last for first, last in zip(firsts, lasts, strict=True)]
        order = sorted((at for at in range(len(keys)) if at not in undated), key=keys.__getitem__)
        self.items: Sequence[TimelineItem] = tuple([all_items[at] for at in order])
        self.undated: Sequence[TimelineItem] = tuple([all_items[at] for at in sorted(undated)])
        self.firsts = array("q", [firsts[at] for at in order])
        self.lasts = array("q", [lasts[at] for at in order])
        self.longest = max(map(sub, self.lasts, self.firsts), default=0) + 1
        self._sorted_lasts = array("q", sorted(self.lasts))
        ranked = _ranked(self.items, importance)
        ranks = [0] * len(ranked)
        for rank, place in enumerate(ranked):
            ranks[place] = rank
        self._rank = array("q", ranks)
        self._classes = _classes(ranked)

    def __len__(self) -> int:
        return len(self.items)

    @cached_property
    def all_items(self) -> Sequence[TimelineItem]:
        """The items by date, those without one last."""
        return (*self.items, *self.undated) if self.undated else self.items

    @cached_property
    def place_by_id(self) -> dict[str, int]:
        """The place of each item among all of them."""
        return {item.id: place for place, item in enumerate(self.all_items)}

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

    def places_over(self, day: float) -> list[int]:
        """Returns the places of the items that begin before a day and last until it or beyond."""
        # None before these can reach so far.
        near = range(self.place_of(day - self.longest), self.place_of(day))
        return [place for place in near if self.lasts[place] >= day]

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
        if end - begin > max(_MOST_SORTED * wanted, _FEW):
            return members[begin : end : -(-(end - begin) // wanted)]
        return nsmallest(wanted, members[begin:end], key=self._rank.__getitem__)


def _days_of(dates: Sequence[EdtfDate]) -> tuple[list[int], list[int], Set[int]]:
    """Returns the first and the last known day of each date, and the places of the dates that have none."""
    earliest, latest = [date.earliest for date in dates], [date.latest for date in dates]
    undated: set[int] = set()
    firsts, lasts = [], []
    # Most dates have both their ends; asking `extent_of` for each would take a second for a million.
    for at, (first, last) in enumerate(zip(earliest, latest, strict=True)):
        if first is None or last is None:
            extent = extent_of(dates[at])
            first, last = extent[:2] if extent else (0, 0)
            if extent is None:
                undated.add(at)
        firsts.append(first)
        lasts.append(last if last > first else first)
    return firsts, lasts, undated


def _ranked(items: Sequence[TimelineItem], importance: Importance | None) -> list[int]:
    """Returns places by importance; among equals in an order in which any few lie spread over all."""
    order = _spread(len(items))
    if importance is None:
        return order
    weights = [-importance(item) for item in items]
    return sorted(order, key=weights.__getitem__)


def _spread(count: int) -> list[int]:
    """Returns the numbers below a count in steps of about its golden section, so that any few lie far apart."""
    step = max(1, round(count * _GOLDEN))
    while gcd(step, count) > 1:
        step += 1
    return [number * step % count for number in range(count)]


def _classes(ranked: Sequence[int]) -> "list[array[int]]":
    """Parts the ranking into classes, each as large as all before it, each in order of time."""
    classes = []
    begin, end = 0, _FIRST_CLASS
    while begin < len(ranked):
        classes.append(array("q", sorted(ranked[begin:end])))
        begin, end = end, 2 * end
    return classes
