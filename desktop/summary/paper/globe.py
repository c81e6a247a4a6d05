"""The globe in the head of a print: a country, or the two of a pair, and whose drawing it is."""

from __future__ import annotations

from typing import Any

from desktop.domain.naming import in_sentence
from desktop.library.library import Library
from desktop.summary.country_figures import OUTLINES
from desktop.summary.document import Document
from desktop.summary.globe import Globe, Marked, can_show, globe_of
from desktop.summary.globe_svg import svg
from desktop.summary.paper.nodes import Nodes

_PAINTS = {
    "sea": 'fill="SEA"',
    "lines": 'fill="none" stroke="LINES" stroke-width="5"',
    "land": 'fill="LAND"',
    "first": 'fill="ACCENT"',
    "second": 'fill="LIGHT" stroke="ACCENT" stroke-width="8"',
    "ring": 'fill="none" stroke="ACCENT" stroke-width="11"',
    "edge": 'fill="none" stroke="EDGE" stroke-width="7"',
}
"""The template puts colours, or greys that are as dark, in place of the names."""


def globe_of_page(document: Document, nodes: Nodes) -> dict[str, Any]:
    """Returns the globe of a page as `globe`, with its citation; None where it shows none."""
    return _values(globe_of(document), nodes)


def globe_of_pair(library: Library, codes: tuple[str, ...], nodes: Nodes) -> dict[str, Any]:
    """Returns one globe with both of a pair, as `globe_of_page` does; none for two that lie too far from each other."""
    outlines, land = library.outlines(codes), library.land()
    if len(outlines) < len(codes) or not land or not can_show(list(outlines.values())):
        return _values(None, nodes)
    names = library.country_names(codes)
    return _values(Globe(tuple(Marked(in_sentence(names[code]), outlines[code]) for code in codes), land), nodes)


def _values(globe: Globe | None, nodes: Nodes) -> dict[str, Any]:
    if globe is None:
        return {"globe": None, "globe-cited": []}
    return {
        "globe": {"said": nodes.text(globe.said), "svg": svg(globe, _PAINTS)},
        "globe-cited": nodes.cited(OUTLINES),
    }
