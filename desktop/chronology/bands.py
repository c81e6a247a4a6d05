"""The lanes of a timeline parted by what the reader asks for: kind, partner, topic, organization, or not at all."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from desktop.chronology.chronicle import Chronicle, Importance
from desktop.chronology.item import TimelineItem
from desktop.chronology.layout import Layout
from desktop.chronology.text import MeasureText

Grouping = Callable[[TimelineItem], Sequence[str]]
"""Names the groups of an item; in each of them it is shown."""

_LEAST_HEIGHT = 2.95
_THIN_HEIGHT = 2.2
"""Least heights of a band, with and without room for written counts, in lines of text."""
_FEW = 5
"""So many bands are made thin before the smallest of them are thrown together."""


class Group(NamedTuple):
    """Items of one name; the name is "" where items are not grouped."""

    name: str
    chronicle: Chronicle


class Band(NamedTuple):
    """A group in its place, in pixels from the top of the lanes."""

    name: str
    layout: Layout
    top: float
    height: float


def groups_of(
    items: Iterable[TimelineItem], grouping: Grouping | None, importance: Importance | None, most: int, others: str
) -> tuple[Group, ...]:
    """Returns items by group, the largest group first.

    Args:
        items: the items.
        grouping: names the groups of an item; one group for all if not given.
        importance: how much an item matters.
        most: the most groups; the smallest are thrown together if there are more.
        others: the name of what was thrown together, with `{count}` for their number, and of items of no group.
    """
    if grouping is None:
        return (Group("", Chronicle(items, importance)),)
    named = [(item, grouping(item)) for item in items]
    sizes = Counter(name for _, names in named for name in names)
    if not all(names for _, names in named):
        most -= 1
    kept = {name for name, _ in sorted(sizes.items(), key=lambda pair: (-pair[1], pair[0]))[: max(0, most)]}
    if len(sizes) > len(kept) and most == len(kept) and all(names for _, names in named):
        kept = set(sorted(kept, key=lambda name: (-sizes[name], name))[: max(0, most - 1)])
    members: defaultdict[str, dict[str, TimelineItem]] = defaultdict(dict)
    rest = others.format(count=len(sizes) - len(kept))
    for item, names in named:
        for name in [name if name in kept else rest for name in names] or [rest]:
            members[name][item.id] = item
    ordered = sorted(members, key=lambda name: (name == rest, -sizes[name], name))
    return tuple(Group(name, Chronicle(members[name].values(), importance)) for name in ordered)


def most_bands(height: float, measure_text: MeasureText) -> int:
    """Returns how many bands have room in so many pixels, at least 1."""
    line = max(1.0, measure_text("0").height)
    return max(1, int(height // (_LEAST_HEIGHT * line)), min(_FEW, int(height // (_THIN_HEIGHT * line))))


def bands_of(groups: Sequence[Group], height: float, measure_text: MeasureText) -> tuple[Band, ...]:
    """Returns groups one below the other, higher ones for more items, in so many pixels."""
    if len(groups) == 1:
        return (Band(groups[0].name, Layout(groups[0].chronicle, height, measure_text), 0.0, height),)
    least = min(_LEAST_HEIGHT * max(1.0, measure_text("0").height), height / max(1, len(groups)))
    weights = [len(group.chronicle) ** 0.5 for group in groups]
    spare = max(0.0, height - least * len(groups)) / max(1.0, sum(weights))
    found, top = [], 0.0
    for group, weight in zip(groups, weights, strict=True):
        tall = float(int(least + spare * weight))
        found.append(Band(group.name, Layout(group.chronicle, max(0.0, tall - _RULE), measure_text), top, tall))
        top += tall
    return tuple(found)


_RULE = 4.0
"""Pixels between two bands."""
