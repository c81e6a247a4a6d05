"""Lanes as rows of bits, so that asking whether a stretch is free costs one machine operation for each 30 steps."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

Lanes = list[int]
"""Each lane's taken steps, as the bits of a number."""


class Stretch(NamedTuple):
    """Steps from the first to before the end; both at least 0."""

    first: int
    end: int

    @property
    def bits(self) -> int:
        """The steps as bits."""
        return bits_between(self.first, self.end)


def bits_between(first: int, end: int) -> int:
    """Returns the steps from the first to before the end, at least one, as bits."""
    return ((1 << max(1, end - first)) - 1) << first


def first_free(lanes: Lanes, allowed: Iterable[int], bits: int) -> int | None:
    """Returns the first of the allowed lanes in which no step of the bits is taken."""
    for lane in allowed:
        if not lanes[lane] & bits:
            return lane
    return None


def free_after(lane: int, step: int, most: int) -> int:
    """Returns how many steps from `step` on are free in a lane, at most `most`."""
    ahead = (lane >> step) & ((1 << most) - 1)
    return most if ahead == 0 else (ahead & -ahead).bit_length() - 1


def merged(lanes: Lanes, others: Sequence[int], shift: int) -> Lanes:
    """Returns lanes in which also the steps of others are taken, moved to the right by `shift` steps."""
    if shift < 0:
        return [lane | other >> -shift for lane, other in zip(lanes, others, strict=True)]
    return [lane | other << shift for lane, other in zip(lanes, others, strict=True)]
