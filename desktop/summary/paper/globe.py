"""The globe in the head of a print: a country, or the two of a pair, and whose drawing it is."""

from __future__ import annotations

from desktop.summary.country_figures import OUTLINES
from desktop.summary.document import Document
from desktop.summary.globe import globe_of
from desktop.summary.globe_svg import svg
from desktop.summary.paper.nodes import Nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

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
    globe = globe_of(document)
    if globe is None:
        return {"globe": None, "globe-cited": []}
    return {
        "globe": {"said": nodes.text(globe.said), "svg": svg(globe, _PAINTS)},
        "globe-cited": nodes.cited(OUTLINES),
    }


def marks_in_words(document: Document) -> str:
    """Says which of two is which on the globe of a page; "" for one, or for none."""
    if len(document.marked) < 2 or globe_of(document) is None:
        return ""
    first, second = (one.name for one in document.marked)
    return f"on the globe {first} filled, {second} framed"
