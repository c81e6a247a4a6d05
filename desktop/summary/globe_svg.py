"""A globe as SVG; who embeds it says how each part is painted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from desktop.summary.globe import DOT, RADIUS, Globe, Path, drawn, in_order

PARTS = ("sea", "lines", "land", "first", "second", "ring", "edge")
"""What `paints` of `svg` has to name: `first` and `second` are those marked."""
EDGE = RADIUS + 6
"""Half of the width of the picture."""


def svg(globe: Globe, paints: Mapping[str, str], attributes: str = "") -> str:
    """Returns a picture of a globe.

    Args:
        globe: what to draw.
        paints: attributes that paint each of `PARTS`; nothing of it is escaped.
        attributes: those of the whole; they are not escaped either.
    """
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-EDGE} {-EDGE} {2 * EDGE} {2 * EDGE}"{attributes}>'
        f"{''.join(_shapes(globe, paints))}</svg>"
    )


def _shapes(globe: Globe, paints: Mapping[str, str]) -> Iterator[str]:
    drawing = drawn(globe)
    disc = f'<circle r="{RADIUS}"'
    yield f"{disc} {paints['sea']}/>"
    yield _path(drawing.lines, paints["lines"], "")
    yield _path(drawing.land, paints["land"])
    yield _path(drawing.water, paints["sea"])
    for place in in_order(globe):
        mark, paint = drawing.marks[place], paints["second" if place else "first"]
        yield _path(mark.land, paint)
        yield _path(mark.holes, paints["land"])
        for x, y in mark.dots:
            yield f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{DOT}" {paint}/>'
        if mark.ring:
            x, y, radius = mark.ring
            yield f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius:.0f}" {paints["ring"]}/>'
    yield f"{disc} {paints['edge']}/>"


def _path(paths: Iterable[Path], paint: str, end: str = "z") -> str:
    told = "".join(f"M{' '.join([f'{x:.0f} {y:.0f}' for x, y in path])}{end}" for path in paths)
    return f'<path d="{told}" {paint}/>' if told else ""
