"""Places on the globe as vectors of length one, and what a ring of them encloses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

Vector = tuple[float, float, float]


def vector(longitude: float, latitude: float) -> Vector:
    """Returns the vector of a place, given in degrees."""
    east, north = radians(longitude), radians(latitude)
    return cos(north) * cos(east), cos(north) * sin(east), sin(north)


def place(one: Vector) -> tuple[float, float]:
    """Returns longitude and latitude of a vector of any length, in degrees."""
    x, y, z = one
    return degrees(atan2(y, x)), degrees(atan2(z, hypot(x, y)))


def dot(one: Vector, other: Vector) -> float:
    """Returns the cosine of the angle between two vectors of length one."""
    return one[0] * other[0] + one[1] * other[1] + one[2] * other[2]


def cross(one: Vector, other: Vector) -> Vector:
    """Returns what stands upright on both vectors."""
    return (
        one[1] * other[2] - one[2] * other[1],
        one[2] * other[0] - one[0] * other[2],
        one[0] * other[1] - one[1] * other[0],
    )


def added(vectors: Iterable[Vector]) -> Vector:
    """Returns the sum of vectors."""
    x = y = z = 0.0
    for one in vectors:
        x, y, z = x + one[0], y + one[1], z + one[2]
    return x, y, z


def length(one: Vector) -> float:
    """Returns the length of a vector."""
    return sqrt(dot(one, one))


def unit(one: Vector) -> Vector:
    """Returns the vector of length one in the same direction; that of length nought is the north pole."""
    long = length(one)
    return (one[0] / long, one[1] / long, one[2] / long) if long else (0.0, 0.0, 1.0)


def enclosed(ring: Sequence[Vector]) -> Vector:
    """Returns the sum of what stands upright on the area that a ring encloses, which lies at its left.

    Its length is that of the area, on a globe of radius one, as long as that is not large; its direction is the middle.
    """
    parts = []
    for one, other in zip(ring, (*ring[1:], ring[0]), strict=True):
        upright = cross(one, other)
        sine = length(upright)
        if sine:
            half = asin(min(sine, 1.0)) / (2 * sine)
            parts.append((upright[0] * half, upright[1] * half, upright[2] * half))
    return added(parts)


def clockwise(ring: Sequence[Vector]) -> list[Vector]:
    """Returns a ring that runs clockwise around its smaller side, seen from above."""
    return list(ring[::-1] if dot(enclosed(ring), added(ring)) > 0 else ring)
