"""How wide words are about to be on paper, so that the typesetter need not lay out what there may be no room for."""

from __future__ import annotations

from desktop.summary.paper.nodes import Node

_ASCII = (
    26, 33, 41, 56, 56, 90, 74, 22, 35, 35, 50, 56, 25, 31, 25, 29, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 29, 29, 56,
    56, 56, 47, 92, 70, 65, 61, 73, 62, 59, 71, 79, 37, 36, 70, 62, 94, 76, 74, 60, 74, 66, 54, 61, 72, 68, 105, 66, 62,
    59, 36, 29, 36, 56, 46, 27, 56, 61, 49, 61, 54, 37, 54, 64, 32, 30, 58, 31, 94, 64, 58, 61, 61, 47, 45, 35, 64, 58,
    86, 58, 56, 51, 43, 56, 43, 56,
)  # fmt: skip
"""Widths of the signs from the space to the tilde in Noto Serif, in hundredths of the size of type."""
_OTHER = 57
_CITED = 0.9
"""The raised number of a source, in ems of the text that it stands in."""
_PAGE = 2.4
"""The number of a page of the book, with what stands before it."""
_TABLE = bytes([_OTHER] * 32 + [*_ASCII] + [_OTHER] * 129)


def ems(nodes: list[Node]) -> float:
    """Returns how wide a run is on one line, in ems; near for Latin letters, and a guess for others."""
    total = 0.0
    for node in nodes:
        if "t" in node:
            total += sum(node["t"].encode("latin-1", "replace").translate(_TABLE)) / 100
        elif "c" in node:
            total += _CITED * len(node["c"])
        elif "r" in node:
            total += _PAGE
        else:
            total += ems(node.get("e") or node.get("b") or node.get("n") or [])
    return round(total, 2)
