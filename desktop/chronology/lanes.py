"""Packing of marks into lanes; numbers in, numbers out.

There are two kinds of lanes. In the upper, each mark stands with its label; where two labels are in the way of
each other the one that would reach farther gives up its place, which leaves the most labels readable. Marks that
found no place there stand in narrow lanes without labels.
"""

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple


class Slot(NamedTuple):
    """What wants a place, in pixels.

    Attributes:
        left: where the mark begins.
        right: where the mark ends.
        label_least: least room that a label needs right of the mark; 0 where there is none.
        label_full: room that the whole label takes right of the mark.
    """

    left: float
    right: float
    label_least: float = 0.0
    label_full: float = 0.0


class Place(NamedTuple):
    """Where a slot went.

    Attributes:
        lane: number of the lane, those without labels after those with; None where every lane was taken.
        label_room: pixels that its label has right of the mark; 0 for no label.
    """

    lane: int | None
    label_room: float = 0.0


def pack(slots: Sequence[Slot], labelled: int, bare: int, gap: float) -> list[Place]:
    """Places slots into lanes.

    Args:
        slots: what wants a place, in order of the left edges.
        labelled: number of lanes with labels.
        bare: number of lanes without.
        gap: pixels between two marks of a lane, at least.
    """
    places = [Place(None)] * len(slots)
    held: list[list[int]] = [[] for _ in range(labelled)]
    for index in range(len(slots)):
        _admit(index, slots, held, gap)
    for lane, members in enumerate(held):
        for index, after in zip_longest(members, members[1:]):
            slot = slots[index]
            room = slots[after].left - gap - slot.right if after is not None else slot.label_full
            places[index] = Place(lane, min(slot.label_full, room))
    ends = [float("-inf")] * bare
    for index, slot in enumerate(slots):
        if places[index].lane is None:
            free = next((lane for lane, end in enumerate(ends) if end <= slot.left), None)
            if free is not None:
                ends[free] = slot.right + gap
                places[index] = Place(labelled + free)
    return places


def _admit(index: int, slots: Sequence[Slot], held: Sequence[list[int]], gap: float) -> None:
    """Gives a slot a lane with labels: a free one, or one whose last label can be shortened, or at another's cost."""
    left = slots[index].left

    def last(lane: list[int]) -> Slot:
        return slots[lane[-1]]

    free = next((lane for lane in held if not lane or last(lane).right + last(lane).label_full + gap <= left), None)
    if free is not None:
        free.append(index)
        return
    shortened = [lane for lane in held if last(lane).right + last(lane).label_least + gap <= left]
    if shortened:
        min(shortened, key=lambda lane: last(lane).right + last(lane).label_full).append(index)
        return
    farthest = max(held, key=lambda lane: last(lane).right + last(lane).label_least, default=None)
    slot = slots[index]
    if farthest and last(farthest).right + last(farthest).label_least > slot.right + slot.label_least:
        farthest[-1] = index
