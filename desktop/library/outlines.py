"""Outlines on the globe, as the library holds them: rings of vectors, and where the middle of each entity lies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import acos, degrees
from struct import pack, unpack_from

from desktop.domain.sphere import Vector, added, dot, enclosed, length, place, unit, vector
from desktop.domain.values import NamedTuple
from desktop.library.rows import Outline

SMALL = 8.0
"""Square degrees of land, of 12,400 square kilometres, below which an entity is hardly seen on a small globe."""
_NEAR = 40.0
"""Degrees from the largest part of an entity within which others are looked at for its middle."""
_LEAST_AREA = 1e-9
"""What a place without an area counts for, on a globe of radius one."""
_SQUARE_DEGREES = degrees(1) ** 2
_HOLES = ("hole", "water")


class Rings(NamedTuple):
    """Rings of places, clockwise, by the three parts of their vectors, one ring after the other.

    Attributes:
        spans: of each ring whether it is a hole, and where it begins and ends; a single place is a ring of one.
        x: the first parts of all vectors.
        y: the second ones.
        z: the third ones.
    """

    spans: tuple[tuple[bool, int, int], ...]
    x: tuple[float, ...]
    y: tuple[float, ...]
    z: tuple[float, ...]


def is_small(outline: Outline) -> bool:
    """Says whether the land of an entity is too small to be found on a small globe."""
    return outline.area < SMALL


def outline_of(rows: Iterable[tuple[str, str]]) -> Outline:
    """Returns the outline of rings, each with its kind and its points in tenths of a degree."""
    rings = [(kind in _HOLES, _vectors(points)) for kind, points in rows]
    parts = [(_part(ring), ring) for is_hole, ring in rings if not is_hole] or [((0.0, 0.0, 0.0), [])]
    largest = unit(max((part for part, _ in parts), key=length))
    near = [(part, ring) for part, ring in parts if _angle(unit(part), largest) <= _NEAR]
    area = sum(length(part) for part, _ in near) * _SQUARE_DEGREES
    # Islands that are all but points have their middle among them, not in the largest.
    middle = unit(added(part if area >= SMALL else unit(part) for part, _ in near))
    reach = max((_angle(one, middle) for _, ring in near for one in ring), default=0.0)
    longitude, latitude = place(middle)
    return Outline(round(longitude, 2), round(latitude, 2), round(reach, 2), round(area, 3), packed(rings))


def packed(rings: Sequence[tuple[bool, Sequence[Vector]]]) -> bytes:
    """Writes rings, and which of them are holes, to be stored."""
    spans = [number for is_hole, ring in rings for number in (int(is_hole), len(ring))]
    parts = [one[axis] for axis in range(3) for _, ring in rings for one in ring]
    return pack(f"<H{len(spans)}H{len(parts)}f", len(rings), *spans, *parts)


def unpacked(stored: bytes) -> Rings:
    """Reads rings that `packed` wrote."""
    (count,) = unpack_from("<H", stored)
    told = unpack_from(f"<{2 * count}H", stored, 2)
    spans, end = [], 0
    for is_hole, points in zip(told[::2], told[1::2], strict=True):
        spans.append((bool(is_hole), end, end + points))
        end += points
    start = 2 + 4 * count
    return Rings(tuple(spans), *(unpack_from(f"<{end}f", stored, start + 4 * axis * end) for axis in range(3)))


def _vectors(points: str) -> list[Vector]:
    tenths = [int(number) / 10 for number in points.split()]
    return [vector(*point) for point in zip(tenths[::2], tenths[1::2], strict=True)]


def _part(ring: list[Vector]) -> Vector:
    """Returns where a ring lies, as long as its area is."""
    x, y, z = enclosed(ring)
    # A ring is clockwise, so what it encloses lies at its right.
    found = (-x, -y, -z)
    if length(found) > _LEAST_AREA:
        return found
    x, y, z = unit(added(ring))
    return x * _LEAST_AREA, y * _LEAST_AREA, z * _LEAST_AREA


def _angle(one: Vector, other: Vector) -> float:
    return degrees(acos(min(max(dot(one, other), -1.0), 1.0)))
