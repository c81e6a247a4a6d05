"""Reads a TopoJSON file: shapes made of lines that neighbours share; nothing in it is trusted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from math import isfinite
from pathlib import Path
from typing import Any, NamedTuple

from desktop.datasets.crosswalk import DatasetError
from desktop.datasets.raw_csv import locate
from desktop.domain.sphere import Vector, dot, length, vector

LARGEST_BYTES = 20_000_000
Line = list[tuple[float, float]]
"""Longitudes and latitudes in degrees."""
_MOST_POINTS = 2_000_000


class Polygon(NamedTuple):
    """An outer ring and the holes in it; the last point of a ring is the first one."""

    outer: Line
    holes: tuple[Line, ...]


class Shape(NamedTuple):
    """One shape of a collection: its code, "" for none, its name and its polygons."""

    code: str
    name: str
    polygons: tuple[Polygon, ...]


class Topology:
    """The shapes of one file."""

    def __init__(self, raw: Path, name: str) -> None:
        """Reads `name` in the folder of a set. Raises DatasetError where the file is not of this format."""
        self.file = locate(raw, name)
        self._told = self._read()
        scale, shift = (self._pair(key) for key in ("scale", "translate"))
        self._lines = list(self._decoded(self._list(self._told.get("arcs"), "arcs"), scale, shift))

    def fault(self, message: str) -> DatasetError:
        """Returns the error that names this file."""
        return DatasetError(f"{self.file.name}: {message}; give the file as its publisher has it")

    def shapes(self, collection: str, tolerance: float) -> Iterator[Shape]:
        """Yields the shapes of a collection, made simpler. Raises DatasetError.

        Args:
            collection: its name.
            tolerance: how far a line may come to lie from where it was, in parts of the globe's radius. A line that two
                shapes share stays one.
        """
        lines = [simpler(line, tolerance) for line in self._lines]
        objects = self._told.get("objects")
        found = objects.get(collection) if isinstance(objects, dict) else None
        if not isinstance(found, dict):
            raise self.fault(f"has no collection “{collection}”")
        for place, one in enumerate(self._list(found.get("geometries"), f"geometries of {collection}")):
            if not isinstance(one, dict):
                raise self.fault(f"number {place} of {collection} is no shape")
            told = one.get("properties")
            name = told.get("name") if isinstance(told, dict) else None
            # That of all land has neither.
            yield Shape(
                str(one.get("id") or ""), str(name or ""), self._polygons(one, lines, f"{collection}, number {place}")
            )

    def _read(self) -> dict[str, Any]:
        try:
            with self.file.open("rb") as stream:
                text = stream.read(LARGEST_BYTES + 1)
        except OSError as error:
            raise DatasetError(f"{self.file} cannot be read ({error.strerror or error}); name another") from error
        if len(text) > LARGEST_BYTES:
            raise self.fault("the file is far too large")
        try:
            told = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise self.fault(f"is not valid JSON ({str(error)[:80]})") from error
        if not isinstance(told, dict) or told.get("type") != "Topology" or not isinstance(told.get("transform"), dict):
            raise self.fault("is no TopoJSON of whole numbers")
        return told

    def _pair(self, key: str) -> tuple[float, float]:
        found = self._list(self._told["transform"].get(key), key)
        if len(found) != 2 or not all(isinstance(one, int | float) and isfinite(one) for one in found):
            raise self.fault(f"{key} is not two numbers")
        return found[0], found[1]

    def _decoded(self, arcs: list[Any], scale: tuple[float, float], shift: tuple[float, float]) -> Iterator[Line]:
        """Yields the lines, each point of which is told by its distance from the one before."""
        left = _MOST_POINTS
        for place, arc in enumerate(arcs):
            x = y = 0
            line: Line = []
            for step in self._list(arc, f"line {place}"):
                if not isinstance(step, list) or len(step) != 2 or not all(type(one) is int for one in step):
                    raise self.fault(f"line {place} has a point that is not two whole numbers")
                x, y = x + step[0], y + step[1]
                point = (x * scale[0] + shift[0], y * scale[1] + shift[1])
                if abs(point[0]) > 180.001 or abs(point[1]) > 90.001:
                    raise self.fault(f"line {place} has a point that lies on no globe")
                line.append(point)
            left -= len(line)
            if len(line) < 2 or left < 0:
                raise self.fault(f"line {place} has {'too few' if left >= 0 else 'far too many'} points")
            yield line

    def _polygons(self, shape: dict[str, Any], lines: list[Line], where: str) -> tuple[Polygon, ...]:
        match shape.get("type"):
            case "Polygon":
                found = [shape.get("arcs")]
            case "MultiPolygon":
                found = self._list(shape.get("arcs"), f"arcs of {where}")
            case _:
                raise self.fault(f"{where}, is neither a polygon nor several")
        polygons = []
        for one in found:
            rings = [self._ring(ring, lines, where) for ring in self._list(one, f"rings of {where}")]
            if not rings:
                raise self.fault(f"{where}, has a polygon without a ring")
            polygons.append(Polygon(rings[0], tuple(rings[1:])))
        return tuple(polygons)

    def _ring(self, numbers: object, lines: list[Line], where: str) -> Line:
        """Joins lines; one that is told by its complement runs backwards."""
        ring: Line = []
        for number in self._list(numbers, f"a ring of {where}"):
            if type(number) is not int or not -len(lines) <= number < len(lines):
                raise self.fault(f"{where}, has a line that the file does not have")
            line = lines[number] if number >= 0 else lines[~number][::-1]
            ring += line[1:] if ring else line
        if not ring:
            raise self.fault(f"a ring of {where}, has no line")
        return ring

    def _list(self, value: object, what: str) -> list[Any]:
        if not isinstance(value, list):
            raise self.fault(f"{what[:60]}: there is no list")
        return value


def simpler(line: Line, tolerance: float) -> Line:
    """Returns a line without the points that lie nearer than so much to the rest of it (Douglas and Peucker)."""
    points = [vector(*point) for point in line]
    kept = {0, len(line) - 1}
    todo = [(0, len(line) - 1)]
    while todo:
        first, last = todo.pop()
        if last - first < 2:
            continue
        far, place = max((_distance(points[at], points[first], points[last]), -at) for at in range(first + 1, last))
        if far > tolerance:
            kept.add(-place)
            todo += [(first, -place), (-place, last)]
    return [line[place] for place in sorted(kept)]


def _distance(point: Vector, first: Vector, last: Vector) -> float:
    """Returns how far a point is from what lies straight between two others."""
    along = (last[0] - first[0], last[1] - first[1], last[2] - first[2])
    from_first = (point[0] - first[0], point[1] - first[1], point[2] - first[2])
    whole = dot(along, along)
    share = min(max(dot(from_first, along) / whole, 0.0), 1.0) if whole else 0.0
    return length(
        (from_first[0] - share * along[0], from_first[1] - share * along[1], from_first[2] - share * along[2])
    )
