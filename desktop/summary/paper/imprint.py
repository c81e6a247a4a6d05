"""What every print says of itself: its edition, when it was printed, how to cite it, and its metadata."""

from __future__ import annotations

from typing import Any

from desktop.domain.dates import in_words
from desktop.library.library import Library
from desktop.summary.document import Document
from desktop.summary.paper.nodes import Nodes
from desktop.summary.paper.typeset import Paper, day_in_words, moment

LICENCE = "Content CC BY-SA 4.0"
_HASH_SHOWN = 8


def imprint(library: Library, document: Document, title: str, nodes: Nodes, paper: Paper) -> dict[str, Any]:
    """Returns what a template needs to know of a print as a whole."""
    edition = edition_in_words(library)
    printed = day_in_words(moment())
    checked = f"Compared with its sources on {document.checked}. " if document.checked else ""
    return {
        "paper": "us-letter" if paper is Paper.LETTER else "a4",
        "title": nodes.heading(title),
        "description": nodes.text(f"{document.subtitle}; Chancery, {edition}"),
        "edition": nodes.text(edition),
        "printed": printed,
        "address": nodes.text(str(document.address)),
        "cite": nodes.text(f"{checked}Cite as: “{title}”, Chancery, {edition}, {document.address}; printed {printed}."),
        "licence": LICENCE,
    }


def edition_in_words(library: Library) -> str:
    """Returns which content this is: the last day on which an article was checked, and the beginning of its hash."""
    edition = library.edition()
    number = edition.content[:_HASH_SHOWN]
    return f"edition of {in_words(edition.checked)} ({number})" if edition.checked else f"edition {number}"


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
