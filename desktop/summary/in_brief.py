"""A brief in the formats that have no pages: what a print in brief holds, as a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from desktop.domain.escaping import plain
from desktop.domain.prose import (
    BulletList,
    Citation,
    CitedSource,
    Emphasis,
    Inline,
    Link,
    NoteBlock,
    Paragraph,
    Strong,
    Text,
    plain_text,
)
from desktop.library.library import Library
from desktop.summary.assembly import Page, listed
from desktop.summary.document import Chart, Fact, FactValue, PageBlock, PageSection, Table, cited_keys, text_run
from desktop.summary.paper.country_brief import WHO_SAYS_WHAT, blocks
from desktop.summary.paper.glyphs import Glyphs
from desktop.summary.paper.imprint import explained
from desktop.summary.paper.nodes import Node, Nodes
from desktop.summary.paper.sections import WELL_AT, Section
from desktop.summary.paper.wish import Brief, refuse_other_kind
from desktop.summary.to_pdf import MOST_CITED, values_of_brief

Run = tuple[Inline, ...]
_OF_HEAD = ("Names", "Formal name", "ISO 3166-1 codes")
"""The facts that paper tells in the head of a country."""


class _EverySign(Glyphs):
    """Lets every sign through: whoever reads the text brings the fonts."""

    def text(self, text: str) -> str:
        return plain(text)


class _EveryPage:
    """The pages to which links stay: a reader of a file may have the program."""

    def __contains__(self, address: object) -> bool:
        return True


def in_brief(library: Library, page: Page, brief: Brief) -> Page:
    """Returns a page with a document that holds what a print in brief does.

    Where there is no end of the page, sections have as many items as a reader should find on any print, and say how
    many they leave out. Raises PaperError where a page of this kind has no such brief.
    """
    document = page.document
    refuse_other_kind(brief, document.address.kind)
    nodes = Nodes(_EverySign(), printed=_EveryPage(), most_cited=MOST_CITED.get(brief), is_brief=True)
    data = values_of_brief(library, page, brief, nodes)
    told: list[Section] = [*data["left"], *data["right"], *data["below"]]
    facts: tuple[Fact, ...] = ()
    notes: list[str] = []
    if told and told[0]["kind"] == "facts":
        profile = told.pop(0)
        facts = (*(_of_head(document.facts) if brief is Brief.ONE_PAGE else ()), *map(_fact, _shown(profile)))
        notes += filter(None, [_more(profile, "more facts")])
    notes += filter(None, [explained(nodes)])
    told.sort(key=_place)
    made = [_section(one, page, is_described=data.get("described", False)) for one in told]
    begin = [PageSection("", tuple(NoteBlock(text_run(note)) for note in notes))] if notes else []
    sections = (*begin, *(section for section in made if section.blocks))
    kind, *rest = document.subtitle.split(" · ")
    return page._replace(
        document=document._replace(
            subtitle=" · ".join((f"{kind}, in brief", *rest)),
            facts=facts,
            sections=sections,
            sources=tuple(library.sources_of(cited_keys(document.summary, facts, sections))),
            links=(),
        )
    )


def _of_head(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yields what paper tells beside the title; of the names the country's own."""
    for fact in facts:
        if fact.label in _OF_HEAD:
            yield fact._replace(values=fact.values[:1])


def _place(section: Section) -> bool:
    """Puts prose, and what parties say of one thing, first; a print has them at the head of its wide column."""
    is_prose = section["kind"] == "text" and section["items"]
    return not (is_prose or section["heading"].endswith(WHO_SAYS_WHAT))


def _shown(section: Section) -> list[dict[str, Any]]:
    """Returns the items that stand: events in the order in which the page has them."""
    items: list[dict[str, Any]] = section["items"][: section["caps"][WELL_AT]]
    return sorted(items, key=lambda one: int(one["p"])) if section["kind"] == "events" else items


def _fact(item: dict[str, Any]) -> Fact:
    label, value = map(_run, item["cells"])
    return Fact(plain_text(label), (FactValue(value, "", "", "", "", ()),))


def _section(section: Section, page: Page, *, is_described: bool) -> PageSection:
    items, intro, heading = _shown(section), _run(section["intro"]), str(section["heading"])
    if section["items"] and not items and not intro:
        return PageSection(heading, ())
    cells = [tuple(map(_run, item["cells"])) for item in items]
    more = _more(section)
    if section["kind"] == "run":
        begin = (*intro, Text(": ")) if intro and cells else intro
        end = Text(f"; {more}" if more else ".")
        return PageSection(heading, (Paragraph((*begin, *listed(cell for cell, *_ in cells), end)),))
    told: list[PageBlock] = [Paragraph(intro)] if intro else []
    if section.get("chart"):
        told += [block for block in blocks(page, heading) if isinstance(block, Chart)]
    if cells:
        told += _blocks(section, cells, is_described=is_described)
    if more:
        told.append(NoteBlock(text_run(more)))
    return PageSection(heading, tuple(told))


def _more(section: Section, what: str = "more") -> str:
    """Says how many items are left out; "" where none is."""
    left = section["total"] - len(_shown(section))
    named = what.removesuffix("s") if left == 1 else what
    return f"{left} {named}, not in this brief." if left > 0 else ""


def _blocks(section: Section, cells: Sequence[tuple[Run, ...]], *, is_described: bool) -> Iterator[PageBlock]:
    match section["kind"]:
        case "text":
            yield from (Paragraph(run) for (run,) in cells)
        case "bullets":
            yield BulletList(tuple(run for (run,) in cells))
        case "facts":
            yield BulletList(tuple((Strong((*label, Text(":"))), Text(" "), *value) for label, value in cells))
        case "events":
            rows = [
                (date, (Strong(title), *(_after(description) if is_described else ()), *cited))
                for date, title, description, cited in cells
            ]
            yield Table(("Date", "Event"), tuple(rows))
        case _:
            yield Table(tuple(section["heads"]), tuple(cells))


def _after(description: Run) -> Run:
    return (Text(". "), *description) if plain_text(description) else ()


def _run(nodes: Sequence[Node]) -> Run:
    """Returns nodes as the run that they were made of; before a citation stands the space that paper leaves out."""
    return tuple(inline for node in nodes for inline in _inlines(node))


def _inlines(node: Node) -> Iterator[Inline]:
    match node:
        case {"t": text}:
            if text:
                yield Text(text, node.get("g", ""))
        case {"c": cites}:
            yield Text(" ")
            yield Citation(tuple(CitedSource(one["k"], one["p"]) for one in cites))
        case {"e": inside}:
            yield Emphasis(_run(inside))
        case {"b": inside}:
            yield Strong(_run(inside))
        case {"l": target, "n": inside}:
            yield Link(target, _run(inside))
