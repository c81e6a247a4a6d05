"""A page as a PDF: in brief on one page or two, or in full; tagged, with embedded fonts."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NamedTuple

from desktop.domain.address import PageKind
from desktop.library.library import Library
from desktop.library.names import unknown
from desktop.summary.assembly import Page
from desktop.summary.paper.glyphs import Glyphs
from desktop.summary.paper.imprint import imprint, remark
from desktop.summary.paper.nodes import Nodes
from desktop.summary.paper.sections import LEVELS, source_keys
from desktop.summary.paper.typeset import Paper, PaperError, typeset

__all__ = ["Brief", "Paper", "PaperError", "Printed", "natural_brief", "write"]


class Brief(StrEnum):
    """A printed form of a page."""

    ONE_PAGE = "one-page"
    FULL = "full"
    BILATERAL = "bilateral"
    TOPIC = "topic"


class Printed(NamedTuple):
    """A PDF, and a sentence on what a reader should know of it; "" for nothing."""

    data: bytes
    remark: str


_OF_KIND = {Brief.ONE_PAGE: PageKind.COUNTRY, Brief.BILATERAL: PageKind.RELATION, Brief.TOPIC: PageKind.TOPIC}
"""The kind of page that a brief is made of; any page can be printed in full."""
_NATURAL = {kind: brief for brief, kind in _OF_KIND.items()}


def natural_brief(kind: PageKind) -> Brief:
    """Returns the form in which a page is printed where none is asked for."""
    return _NATURAL.get(kind, Brief.FULL)


def write(library: Library, page: Page, brief: Brief, paper: Paper = Paper.A4) -> Printed:
    """Returns a page as a PDF.

    Args:
        library: where the page is from; a brief asks it for what the page itself does not tell.
        page: the page.
        brief: in which form.
        paper: on which paper.

    Raises:
        PaperError: where the page cannot be set, or a page of this kind has no such brief.
    """
    document = page.document
    kind = document.address.kind
    if _OF_KIND.get(brief, kind) is not kind:
        raise PaperError(f"the brief “{brief}” is made of a {_OF_KIND[brief]}, not of a {kind}")
    nodes = Nodes(Glyphs(), most_cited=1 if brief is Brief.ONE_PAGE else None)
    template = "document"
    data: dict[str, Any]
    if brief is Brief.ONE_PAGE:
        from desktop.summary.paper.country_brief import country_brief

        country = library.country(document.address.parts[0])
        if country is None:
            raise unknown(library, document.address.parts[0], kind)
        template, data = "brief", country_brief(library, page, country, nodes)
    elif brief is Brief.BILATERAL:
        from desktop.summary.paper.pair_brief import pair_brief

        template, data = "brief", pair_brief(library, page, nodes)
    else:
        from desktop.summary.paper.full import full_document

        data = full_document(page, nodes)
    data["sources"] = {source.key: nodes.source(source) for source in document.sources}
    if template == "brief":
        others = [key for key in source_keys(data) if key not in data["sources"]]
        data["sources"] |= {source.key: nodes.source(source) for source in library.sources_of(others)}
    data |= imprint(library, document, document.title, nodes, paper)
    data["remark"], data["levels"] = remark(nodes), LEVELS
    return Printed(typeset(template, data), data["remark"])
