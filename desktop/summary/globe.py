"""The globe as one sees it from far above a place, with the land of an entity, or of two, marked on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from math import atan2, cos, hypot, pi, radians, sin

from desktop.domain.sphere import Vector, added, dot, unit, vector
from desktop.domain.values import NamedTuple
from desktop.library.outlines import Rings, is_small, packed, unpacked
from desktop.library.rows import Outline
from desktop.summary.country_figures import position_in_words
from desktop.summary.document import Document, Marked

RADIUS = 500
"""Of the globe, in the units of a drawing."""
DOT, RING = 9, 46
"""Radius of the dot that stands for a small place, and least radius of the ring around it, in the same units."""
_LEAST_COSINE = cos(radians(140))
"""Of the angle between two; beyond it both would lie at the edge of a globe that shows them."""
_STEP = radians(10)
"""Between the points of a curve."""
_BETWEEN_LINES = 30
"""Degrees between meridians, and between parallels."""
_AIR = 20
"""Between what lies farthest out in a ring and the ring."""
_MOST_OF_AN_ISLAND = 60
"""Points up to which a ring is taken to lie within half of the globe."""

Point = tuple[float, float]
"""To the right and down from the middle of a drawing."""
Path = list[Point]


class Globe(NamedTuple):
    """What a globe shows: those marked, one or two, and the land of the world."""

    marked: tuple[Marked, ...]
    land: bytes

    @property
    def said(self) -> str:
        """The globe in words, for those who do not see it."""
        if len(self.marked) == 1:
            name, outline = self.marked[0]
            return f"Globe with {name} marked, around {position_in_words(outline)}"
        (one, first), (other, second) = self.marked
        return (
            f"Globe with {one}, filled, around {position_in_words(first)}, and {other}, framed, "
            f"around {position_in_words(second)}"
        )


class Mark(NamedTuple):
    """How an entity is drawn.

    Attributes:
        land: its land, as areas.
        holes: areas within that are not its own.
        dots: the middles of places that are too small to be drawn as areas.
        ring: middle and radius of the ring around it where it is small; None for none.
    """

    land: tuple[Path, ...]
    holes: tuple[Path, ...]
    dots: tuple[Point, ...]
    ring: tuple[float, float, float] | None


class Drawing(NamedTuple):
    """A globe as shapes within a circle of `RADIUS` around the point (0, 0), in the order in which they are drawn.

    Of the marks `in_order` says which is drawn first.
    """

    lines: tuple[Path, ...]
    land: tuple[Path, ...]
    water: tuple[Path, ...]
    marks: tuple[Mark, ...]


def in_order(globe: Globe) -> list[int]:
    """Returns the places of those marked in the order in which they are drawn, the largest first."""
    return sorted(range(len(globe.marked)), key=lambda place: -globe.marked[place].outline.area)


def globe_of(document: Document) -> Globe | None:
    """Returns the globe of a page; None where it shows none."""
    is_shown = document.marked and document.land and _are_near(document.marked)
    return Globe(document.marked, document.land) if is_shown else None


def _are_near(marked: Sequence[Marked]) -> bool:
    """Says whether those marked lie near enough to each other to be seen on one globe."""
    first, *others = (vector(one.outline.longitude, one.outline.latitude) for one in marked)
    return all(dot(first, one) >= _LEAST_COSINE for one in others)


def drawn(globe: Globe) -> Drawing:
    """Returns a globe seen from above the middle of those marked; takes about a millisecond."""
    seen = _View(unit(added(vector(one.outline.longitude, one.outline.latitude) for one in globe.marked)))
    land, water = seen.areas(unpacked(globe.land))
    lines = (line for line in seen.lines(_graticule()) if len(line) > 1)
    marks = _in_one_ring([_mark(seen, one.outline) for one in globe.marked])
    return Drawing(tuple(lines), tuple(land), tuple(water), tuple(marks))


def _in_one_ring(marks: list[Mark]) -> list[Mark]:
    """Puts two that are small and lie beside each other into one ring, where two would lie over each other."""
    if len(marks) != 2:
        return marks
    first, second = marks
    if first.ring is None or second.ring is None:
        return marks
    (x, y, radius), (to_x, to_y, other) = first.ring, second.ring
    apart = hypot(to_x - x, to_y - y)
    if apart >= min(radius, other):
        return marks
    around = ((x + to_x) / 2, (y + to_y) / 2, max(radius, other) + apart / 2)
    return [first._replace(ring=around), second._replace(ring=None)]


def _mark(seen: _View, outline: Outline) -> Mark:
    land, holes = seen.areas(unpacked(outline.rings))
    areas: list[Path] = []
    dots: dict[tuple[int, int], Point] = {}
    for path in land:
        (left, right), (top, bottom) = ((min(axis), max(axis)) for axis in zip(*path, strict=True))
        if max(right - left, bottom - top) > DOT:
            areas.append(path)
        else:
            spot = ((left + right) / 2, (top + bottom) / 2)
            dots.setdefault((round(spot[0] / DOT), round(spot[1] / DOT)), spot)
    small = is_small(outline)
    ring = None
    if small:
        middle = seen.spot(vector(outline.longitude, outline.latitude))
        ring = (*middle, max(RING, RADIUS * sin(radians(outline.reach)) + _AIR))
    return Mark(tuple(areas), tuple(holes), tuple(dots.values()) if small or not areas else (), ring)


class _View:
    """The half of the globe that is seen from above a place, projected in parallel (orthographic)."""

    def __init__(self, middle: Vector) -> None:
        x, y, z = middle
        flat = hypot(x, y)
        # At a pole any direction is east.
        east = (-y / flat, x / flat) if flat else (0.0, 1.0)
        north = (-z * east[1], z * east[0], x * east[1] - y * east[0])
        self._across = (east[0] * RADIUS, east[1] * RADIUS)
        self._down = (-north[0] * RADIUS, -north[1] * RADIUS, -north[2] * RADIUS)
        self._toward = middle

    def spot(self, one: Vector) -> Point:
        """Returns where a place is seen that lies before the horizon."""
        x, y, z = one
        (a, b), (d, e, f) = self._across, self._down
        return a * x + b * y, d * x + e * y + f * z

    def areas(self, rings: Rings) -> tuple[list[Path], list[Path]]:
        """Returns what is seen of rings, and of those that are holes."""
        found: tuple[list[Path], list[Path]] = ([], [])
        for is_hole, points, depths in self._seen(rings):
            if min(depths) > 0:
                found[is_hole].append(points)
            else:
                found[is_hole].extend(_cut(points, depths))
        return found

    def lines(self, rings: Rings) -> Iterator[Path]:
        """Yields what is seen of open lines, in one piece or several."""
        for _, points, depths in self._seen(rings):
            piece: list[Point] = []
            for point, depth in zip(points, depths, strict=True):
                if depth > 0:
                    piece.append(point)
                elif piece:
                    yield piece
                    piece = []
            yield piece

    def _seen(self, rings: Rings) -> Iterator[tuple[bool, list[Point], list[float]]]:
        """Yields the rings of which anything is seen: whether they are holes, where their points are, and how near."""
        spans, all_x, all_y, all_z = rings
        (a, b), (d, e, f), (g, h, i) = self._across, self._down, self._toward
        every = [g * x + h * y + i * z for x, y, z in zip(all_x, all_y, all_z, strict=True)]
        for is_hole, start, end in spans:
            depths = every[start:end]
            if max(depths) > 0:
                ring = zip(all_x[start:end], all_y[start:end], all_z[start:end], strict=True)
                yield is_hole, [(a * x + b * y, d * x + e * y + f * z) for x, y, z in ring], depths


def _cut(points: list[Point], depths: list[float]) -> Iterator[Path]:
    """Yields the areas of a clockwise ring that lie before the horizon, along which they are closed.

    Where the ring goes under the horizon, the area goes on along that, clockwise as well, to where it next comes up.
    """
    count = len(points)
    seen = [depth > 0 for depth in depths]
    ups = [place for place in range(count) if seen[place] and not seen[place - 1]]
    runs: list[tuple[float, float, list[Point]]] = []
    for up in ups:
        down = up + 1
        while seen[down % count]:
            down += 1
        run = points[up:down] if down <= count else points[up:] + points[: down - count]
        runs.append((_edge(points, depths, up - 1, up), _edge(points, depths, (down - 1) % count, down % count), run))
    # The ring of an island may be turned by rounding, and would then take all of the horizon but its own part.
    is_wide = count > _MOST_OF_AN_ISLAND
    left = set(range(len(runs)))
    while left:
        start = place = min(left)
        area: list[Point] = []
        while place in left:
            left.remove(place)
            begin, edge, run = runs[place]
            turns = {number: (edge - runs[number][0]) % (2 * pi) for number in (*left, start)}
            place = min(turns, key=turns.__getitem__)
            turn = turns[place] if is_wide or turns[place] <= pi else turns[place] - 2 * pi
            area += [_on_edge(begin), *run, *_along_edge(edge, turn)]
        yield area


def _edge(points: list[Point], depths: list[float], one: int, other: int) -> float:
    """Returns the angle at which the line between two points crosses the horizon, against the clock from the right."""
    share = depths[one] / (depths[one] - depths[other])
    (x, y), (to_x, to_y) = points[one], points[other]
    return atan2(-(y + share * (to_y - y)), x + share * (to_x - x))


def _along_edge(start: float, turn: float) -> Iterable[Point]:
    """Returns the points of an arc of the horizon, clockwise by so much, or the other way if that is below 0."""
    steps = int(abs(turn) / _STEP) + 1
    return [_on_edge(start - turn * step / steps) for step in range(steps + 1)]


def _on_edge(angle: float) -> Point:
    return RADIUS * cos(angle), -RADIUS * sin(angle)


@cache
def _graticule() -> Rings:
    """Returns meridians, from the polar circles inwards, and parallels as lines of places."""
    meridians = [[(east, north) for north in range(-75, 76, 15)] for east in range(-180, 180, _BETWEEN_LINES)]
    parallels = [[(east, north) for east in range(-180, 181, 15)] for north in range(-60, 61, _BETWEEN_LINES)]
    return unpacked(packed([(False, [vector(*spot) for spot in line]) for line in (*meridians, *parallels)]))
