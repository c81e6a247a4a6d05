"""The globe in the head of a print: a country, or the two of a pair, and whose drawing it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from desktop.domain.naming import in_sentence
from desktop.domain.prose import CitedSource
from desktop.library.library import Library
from desktop.summary.document import Document
from desktop.summary.globe import Globe, Marked, Path, can_show, drawn, globe_of, in_order
from desktop.summary.paper.nodes import Nodes

SOURCE = "natural-earth"
_NONE: dict[str, Any] = {"globe": None, "globe-cited": []}


def globe_of_page(document: Document, nodes: Nodes) -> dict[str, Any]:
    """Returns the globe of a page as `globe`, with its citation; None where it shows none."""
    globe = globe_of(document)
    return _values(globe, nodes) if globe else _NONE


def globe_of_pair(library: Library, codes: tuple[str, ...], nodes: Nodes) -> dict[str, Any]:
    """Returns one globe with both of a pair, as `globe_of_page` does; none for two that lie too far from each other."""
    outlines, land = library.outlines(codes), library.land()
    if len(outlines) < len(codes) or not land or not can_show(list(outlines.values())):
        return _NONE
    names = library.country_names(codes)
    return _values(Globe(tuple(Marked(in_sentence(names[code]), outlines[code]) for code in codes), land), nodes)


def _values(globe: Globe, nodes: Nodes) -> dict[str, Any]:
    drawing = drawn(globe)
    marks = [
        {
            "land": _rounded(mark.land),
            "holes": _rounded(mark.holes),
            "dots": _rounded([list(mark.dots)])[0],
            "ring": [round(number) for number in mark.ring] if mark.ring else None,
        }
        for mark in drawing.marks
    ]
    values = {
        "said": nodes.text(globe.said),
        "lines": _rounded(drawing.lines),
        "land": _rounded(drawing.land),
        "water": _rounded(drawing.water),
        "marks": marks,
        "order": in_order(globe),
    }
    return {"globe": values, "globe-cited": nodes.cited((CitedSource(SOURCE),))}


def _rounded(paths: Iterable[Path]) -> list[list[tuple[int, int]]]:
    return [[(round(x), round(y)) for x, y in path] for path in paths]
