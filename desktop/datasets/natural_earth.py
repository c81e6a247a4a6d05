"""Imports the outlines of countries of Natural Earth, as `world-atlas` has them in TopoJSON.

The set draws disputed land in places by who holds it (Crimea), in places not (Donetsk, Abkhazia); that says nothing of
its status. An entity that the coarse file has is taken from there, since a globe of an inch shows no more; one, or a
good part of one, that only the finer file has, from that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from desktop.datasets.crosswalk import Crosswalk, DatasetError
from desktop.datasets.derived import Tables, table
from desktop.datasets.topojson import Line, Polygon, Topology
from desktop.domain.sphere import added, clockwise, dot, enclosed, length, place, vector

SYSTEM = "natural-earth"
HEADER = ("entity", "kind", "points")
COARSE, FINE = "countries-110m.json", "countries-50m.json"
OF_LAND, OF_SHAPES = 0.007, 0.004
"""How far lines may come to lie from where they were: 0.007 is 0.4 degrees, on a globe of an inch 0.1 millimetres. The
outline of what is shown is finer than that of all land."""
OF_FINER = 0.0007
"""The same, for what is taken from the fine file because much depends on little land."""
FINER = ("EGY", "IND", "ISR", "JOR", "LBN", "PAK", "PSE", "SYR")
"""Entities whose lines the coarse file draws too simply: Gaza would be Israel’s, and the Siachen Glacier Pakistan’s."""
MUCH = 0.005
"""Share of the land of an entity from which islands that the coarse file lacks are taken from the fine one."""
LEAST_OF_LAND = 10
"""Tenths of a degree, less than which of the land of the world would not be seen."""
_LAND = "land"
_NO_AREA = 1e-9
"""On a globe of radius one; the smallest triangle of whole tenths of a degree has more."""

Box = tuple[float, float, float, float]
"""West, south, east and north, in degrees."""


class Part(NamedTuple):
    """Where the outline of an entity lies within a shape that the set draws as one."""

    of: str
    boxes: tuple[Box, ...]


class _Country(NamedTuple):
    """What the set draws of one country, and which entity it is, "" for none."""

    entity: str
    polygons: list[Polygon]


PARTS = {
    "BES": Part("528", ((-68.6, 11.9, -68.0, 12.5), (-63.5, 17.3, -62.8, 17.8))),
    "CCK": Part("Indian Ocean Ter.", ((96.5, -12.6, 97.3, -11.6),)),
    "CXR": Part("Indian Ocean Ter.", ((105.3, -10.8, 106.0, -10.2),)),
    "GLP": Part("250", ((-62.0, 15.7, -61.0, 16.6),)),
    "GUF": Part("250", ((-55.0, 2.0, -51.0, 6.2),)),
    "MTQ": Part("250", ((-61.4, 14.2, -60.6, 15.1),)),
    "MYT": Part("250", ((44.8, -13.2, 45.5, -12.5),)),
    "REU": Part("250", ((55.0, -21.6, 56.0, -20.7),)),
    "SJM": Part("578", ((-9.3, 70.6, -7.8, 71.3), (10.0, 74.0, 35.0, 81.0))),
    "TKL": Part("554", ((-173.0, -9.7, -171.0, -8.3),)),
}
"""Entities of ISO 3166-1 that the set draws as part of another shape, by its code or name there."""


def derive(raw: Path, crosswalk: Crosswalk, progress: Callable[[int, int], None]) -> Tables:
    """Returns `outlines.csv`: rings of the land of the world and of each entity, in tenths of a degree.

    Raises DatasetError for what does not map, and for a part that is not where it was.
    """
    progress(0, 3)
    if raw.is_file():
        raise DatasetError(f"{raw} is a file; name the folder that holds {COARSE} and {FINE}")
    coarse = Topology(raw, COARSE)
    progress(1, 3)
    fine = Topology(raw, FINE)
    progress(2, 3)
    rows = {row for shape in coarse.shapes(_LAND, OF_LAND) for row in _rows("", shape.polygons, _LAND, "water")}
    if not rows:
        raise coarse.fault("has no land")
    drawn = _countries(coarse, OF_SHAPES, crosswalk)
    found = _countries(fine, OF_SHAPES, crosswalk)
    finer = _countries(fine, OF_FINER, crosswalk)
    for key, country in found.items():
        if country.entity in FINER:
            drawn[key] = _Country(country.entity, _seen(finer[key].polygons))
        elif key in drawn:
            known = drawn[key].polygons
            known += _lacking(known, [one for one in country.polygons if not _is_of_part(key, one)])
        else:
            drawn[key] = country
    for entity, polygons in drawn.values():
        if entity:
            rows.update(_rows(entity, polygons, "shape", "hole"))
    for entity, part in PARTS.items():
        rows.update(
            _rows(
                entity,
                _within(fine, entity, part, found[part.of].polygons if part.of in found else ()),
                "shape",
                "hole",
            )
        )
    progress(3, 3)
    return {"outlines.csv": table(HEADER, rows)}


def _countries(file: Topology, tolerance: float, crosswalk: Crosswalk) -> dict[str, _Country]:
    """Returns each country by its number of ISO 3166-1, or by its name where it has none. Raises DatasetError."""
    found: dict[str, _Country] = {}
    for shape in file.shapes("countries", tolerance):
        key = shape.code or shape.name
        if not key or not key.isprintable():
            raise file.fault("a country has neither a code nor a name")
        if key not in found:
            try:
                found[key] = _Country(crosswalk.entity(SYSTEM, key) or "", [])
            except DatasetError as error:
                raise DatasetError(f"{file.file.name}: {shape.name[:60]}: {error}") from None
        found[key].polygons.extend(shape.polygons)
    return found


def _lacking(coarse: Sequence[Polygon], fine: Sequence[Polygon]) -> list[Polygon]:
    """Returns the islands that only the fine polygons of a country have, where they are much of its land."""
    lacking = [one for one in fine if not any(_overlap(one.outer, other.outer) for other in coarse)]
    is_much = sum(map(_area, lacking)) >= MUCH * sum(map(_area, coarse))
    return _seen(lacking) if is_much else []


def _seen(polygons: Iterable[Polygon]) -> list[Polygon]:
    """Leaves out what is a point at this scale: it would be a dot, which is for those that have no more than that."""
    return [one for one in polygons if len(_rounded(one.outer)) > 1]


def _area(polygon: Polygon) -> float:
    return length(enclosed([vector(*point) for point in polygon.outer[:-1]]))


def _overlap(one: Line, other: Line) -> bool:
    """Says whether a ring has a corner or its middle within another, or the other way round."""
    return any(holds(one, *point) for point in (*other, _middle(other))) or any(
        holds(other, *point) for point in (*one, _middle(one))
    )


def _middle(line: Line) -> tuple[float, float]:
    return place(added(vector(*point) for point in line[:-1]))


def holds(ring: Line, longitude: float, latitude: float) -> bool:
    """Says whether a ring has a place in it, on a map that is cut at the antimeridian."""
    is_within = False
    for (x, y), (to_x, to_y) in pairwise([*ring, ring[0]]):
        if (y > latitude) != (to_y > latitude) and longitude < x + (latitude - y) * (to_x - x) / (to_y - y):
            is_within = not is_within
    return is_within


def _is_of_part(key: str, polygon: Polygon) -> bool:
    return any(_lies_in(polygon, box) for part in PARTS.values() if part.of == key for box in part.boxes)


def _lies_in(polygon: Polygon, box: Box) -> bool:
    west, south, east, north = box
    return all(west <= x <= east and south <= y <= north for x, y in polygon.outer)


def _within(file: Topology, entity: str, part: Part, polygons: Iterable[Polygon]) -> list[Polygon]:
    """Returns the polygons in the boxes of a part; each box has some. Raises DatasetError."""
    found = []
    for box in part.boxes:
        inside = [one for one in polygons if _lies_in(one, box)]
        if not inside:
            raise file.fault(f"{part.of} has no land where that of {entity} was; look again at PARTS")
        found += inside
    return found


def _rows(entity: str, polygons: Iterable[Polygon], outer: str, hole: str) -> Iterator[tuple[str, ...]]:
    """Yields a row for each ring, the outer ones clockwise, holes too, as they are drawn over what is around them."""
    for polygon in polygons:
        for kind, line in ((outer, polygon.outer), *((hole, one) for one in polygon.holes)):
            ring = _rounded(line)
            # What is smaller than one can draw is a point; of the land of the world it would not be seen.
            if kind in ("shape", "hole") or _extent(ring) >= LEAST_OF_LAND:
                yield entity, kind, " ".join(f"{x} {y}" for x, y in ring)


def _extent(ring: list[tuple[int, int]]) -> int:
    """Returns how far a ring reaches, in tenths of a degree of latitude or, if that is more, of longitude."""
    east, north = [x for x, _ in ring], [y for _, y in ring]
    return max(max(east) - min(east), max(north) - min(north))


def _rounded(line: Line) -> list[tuple[int, int]]:
    """Returns a ring in tenths of a degree, clockwise and from its least point; one point where it is too small."""
    points = [(round(10 * x) % 3600, round(10 * y)) for x, y in line[:-1]]
    ring = list(dict.fromkeys((x - 3600 if x > 1800 else x, y) for x, y in points))
    by_vector = {vector(x / 10, y / 10): (x, y) for x, y in ring}
    if len(by_vector) < 3 or abs(dot(enclosed(list(by_vector)), added(by_vector))) < _NO_AREA:
        x, y = _middle(line)
        return [(round(10 * x), round(10 * y))]
    turned = [by_vector[one] for one in clockwise(list(by_vector))]
    least = turned.index(min(turned))
    return turned[least:] + turned[:least]
