"""The whole of a timeline in one low strip: how many items begin where, and which part is in view."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from desktop.chronology.chronicle import Chronicle
from desktop.chronology.scale import Scale

_MARGIN_DAYS = 0.01
"""Share of the whole time left free at either side."""


class Strip(NamedTuple):
    """The strip.

    Attributes:
        scale: how days lie in it.
        bin_width: pixels of one bin.
        most: the largest count of a bin.
        heights: for each bin how high it is, from 0 to 1: the root of its share of the largest count.
    """

    scale: Scale
    bin_width: float
    most: int
    heights: tuple[float, ...]

    def brush(self, view: Scale) -> tuple[float, float]:
        """Returns where the view begins and ends, in pixels, within the strip."""
        left, right = self.scale.x_of(view.first_day), self.scale.x_of(view.last_day)
        return min(max(left, 0.0), self.scale.width), min(max(right, 0.0), self.scale.width)

    def heights_of(self, chronicle: Chronicle) -> tuple[float, ...]:
        """Returns how high the bins are of some of the items, measured like those of all."""
        return _heights(_counts(chronicle, self.scale, self.bin_width), self.most)


def strip_of(chronicle: Chronicle, width: float, bin_width: float, whole: Scale | None = None) -> Strip | None:
    """Returns the strip of all items; None where there is none.

    Args:
        chronicle: the items.
        width: pixels of the strip.
        bin_width: pixels of one bin.
        whole: how days lie in a view of all items, if known; the strip then begins and ends with that view.
    """
    if not len(chronicle) or width < 1:
        return None
    first, end = float(chronicle.first_day), chronicle.last_day + 1.0
    if whole is None:
        margin = max(15.0, _MARGIN_DAYS * (end - first))
        first, end = first - margin, end + margin
    else:
        first, end = min(first, whole.first_day), max(end, whole.last_day)
    # Not `Scale.fitted`: the strip has no limit of zoom.
    scale = Scale(first, width / (end - first), width)
    counts = _counts(chronicle, scale, bin_width)
    return Strip(scale, bin_width, max(counts), _heights(counts, max(counts)))


def _counts(chronicle: Chronicle, scale: Scale, bin_width: float) -> list[int]:
    borders = [chronicle.place_of(scale.day_at(at * bin_width)) for at in range(int(scale.width / bin_width) + 2)]
    return [after - before for before, after in pairwise(borders)]


def _heights(counts: Sequence[int], most: int) -> tuple[float, ...]:
    return tuple((count / most) ** 0.5 for count in counts)
