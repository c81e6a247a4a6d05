"""Checks the rings of the outlines on the globe, so that whatever draws them need not."""

from __future__ import annotations

from collections import Counter

from desktop.domain.sphere import added, dot, enclosed, vector

MOST = 20_000
"""Points of a ring, and rings of an entity; the library counts both in two bytes."""
_LONGEST = 0.0
"""Cosine of the angle that one step of a ring spans at most: a longer one could as well run around the other side."""
_LEAST = 1e-9
"""Area that counts as none; the smallest triangle of whole tenths of a degree has more, wherever it lies."""


class Rings:
    """The rings of one table, as they are read."""

    def __init__(self) -> None:
        self._of_entity = Counter[str]()

    def add(self, entity: str, points: str) -> None:
        """Takes the next ring, in tenths of a degree. Raises ValueError where it is none, or one too many."""
        self._of_entity[entity] += 1
        if self._of_entity[entity] > MOST:
            raise ValueError(f"{entity or 'the world'} has more than {MOST:,} rings")
        _check(points)


def _check(points: str) -> None:
    numbers = points.split()
    if len(numbers) > 2 * MOST:
        raise ValueError(f"the ring has {len(numbers) // 2:,} points, more than {MOST:,}")
    places = [_one_way(int(x), int(y)) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
    if len(places) == 1:
        return
    if len(set(places)) < len(places):
        ((x, y), _), *_ = Counter(places).most_common(1)
        raise ValueError(f"the ring comes to {x} {y} twice")
    if len(places) < 3:
        raise ValueError("the ring has two points, where a place has one and an area three")
    ring = [vector(x / 10, y / 10) for x, y in places]
    if any(dot(one, other) < _LONGEST for one, other in zip(ring, (*ring[1:], ring[0]), strict=True)):
        raise ValueError("the ring has a step of more than 90 degrees, or goes around the world")
    if dot(enclosed(ring), added(ring)) > -_LEAST:
        raise ValueError("the ring is not clockwise, or encloses nothing")


def _one_way(x: int, y: int) -> tuple[int, int]:
    """Returns a place in the one way of writing it: the poles and the antimeridian have several."""
    return 0 if abs(y) == 900 else -1800 if x == 1800 else x, y
