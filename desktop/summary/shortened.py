"""A page without the sections that a reader leaves out."""

from __future__ import annotations

from desktop.library.library import Library
from desktop.summary.assembly import Page
from desktop.summary.document import Document, cited_keys

FACT_BOX = "Facts"
"""What the facts, which have no heading of their own, are left out by."""


def sections_of(document: Document) -> tuple[str, ...]:
    """Returns what can be left out of a page, in the order in which it stands, each once."""
    facts = (FACT_BOX,) if document.facts else ()
    headings = (section.heading for section in document.every_section if section.heading)
    return tuple(dict.fromkeys((*facts, *headings)))


def shortened(library: Library, page: Page, without: frozenset[str], is_selection: bool = False) -> Page:
    """Returns a page without the sections of these headings, and with the sources that what is left cites.

    With `is_selection` the reader named what stays, which the page then says. The facts take the globe along: the
    position among them names its source.
    """
    document = page.document
    names = sections_of(document)
    left_out = tuple(name for name in names if name in without)
    if not left_out:
        return page
    facts, marked = ((), ()) if FACT_BOX in without else (document.facts, document.marked)
    sections = tuple(section for section in document.sections if section.heading not in without)
    links = tuple(one for one in document.links if one.heading not in without)
    told = (*sections, *(one.section for one in links))
    sources = tuple(library.sources_of(cited_keys(document.summary, facts, told)))
    left = document._replace(
        facts=facts,
        marked=marked,
        sections=sections,
        links=links,
        sources=sources,
        left_out=left_out,
        selected=tuple(name for name in names if name not in without) if is_selection else None,
    )
    return page._replace(document=left)
