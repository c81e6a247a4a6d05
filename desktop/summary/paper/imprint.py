"""What every print says of itself: its edition, when it was printed, how to cite it, and its metadata."""

from __future__ import annotations

from desktop.summary.colophon import LICENCE, cite_as, day_in_words, edition_in_words, moment
from desktop.summary.document import Document
from desktop.summary.paper.nodes import Nodes
from desktop.summary.paper.typeset import Paper

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def imprint(document: Document, nodes: Nodes, paper: Paper, part: str = "") -> dict[str, Any]:
    """Returns what a template needs to know of a print as a whole; `part` follows the title where it is not all."""
    edition = edition_in_words(document.edition)
    return {
        "paper": "us-letter" if paper is Paper.LETTER else "a4",
        "title": nodes.heading(f"{document.title}{part}"),
        "description": nodes.text(f"{document.subtitle}; Chancery, {edition}"),
        "edition": nodes.text(edition),
        "printed": day_in_words(moment()),
        "address": nodes.text(str(document.address)),
        "cite": nodes.text(f"{compared(document)}Cite as: {cite_as(document, part)}"),
        "licence": LICENCE,
    }


def compared(document: Document) -> str:
    """Returns a sentence on when the page was compared with its sources; "" where nobody wrote it."""
    return f"Compared with its sources on {document.checked}. " if document.checked else ""


def remark(nodes: Nodes) -> str:
    """Returns a sentence on signs that the fonts do not have; "" where there are none."""
    lost = len(nodes.glyphs.missing)
    if not lost:
        return ""
    said = "One sign that the fonts do not have is" if lost == 1 else f"{lost} signs that the fonts do not have are"
    return f"{said} written by number, as [U+1F600]."


def explained(nodes: Nodes) -> str:
    """Returns a sentence on what a print says of its sources in short; "" where it says nothing so."""
    if not nodes.names_encyclopedias:
        return ""
    return "“Only in an encyclopedia”: no source but an encyclopedia is known here for it."
