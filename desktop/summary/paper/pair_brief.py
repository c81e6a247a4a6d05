"""Two countries on one page or two: since when, in brief, figures, votes, a strip of time, last events, sources."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Any

from desktop.domain.naming import in_sentence
from desktop.domain.prose import BulletList, Inline, NoteBlock, Paragraph, Strong, Text, cited, plain_text
from desktop.library.library import Library
from desktop.library.rows import Event
from desktop.summary.assembly import KEY_DATES, Page
from desktop.summary.conflicts import CONFLICTS
from desktop.summary.country_figures import LEADERS_HEADING
from desktop.summary.document import Chart, PageBlock, PageSection, Table
from desktop.summary.paper.country_brief import blocks
from desktop.summary.paper.full import chart_values
from desktop.summary.paper.nodes import Nodes, keys
from desktop.summary.paper.sections import Section, event_items, fact_item, item, section, words
from desktop.summary.paper.strip import strip
from desktop.summary.set_ends import where_sets_end

_MOST_EVENTS = 10
_MISSIONS, _ALLIANCES = "Missions", "Obligations of alliance"
_SHARED = ("Organizations both take part in", "Organizations both belong to")
_VOTING, _QUESTIONS = "Voting in the UN General Assembly", "Open questions"


def pair_brief(library: Library, page: Page, nodes: Nodes) -> dict[str, Any]:
    """Returns the values of the bilateral brief of a pair."""
    document = page.document
    latest = page.events[-_MOST_EVENTS:]
    codes = document.address.parts
    names = library.country_names(codes)
    figures = [fact_item(nodes, fact) for fact in document.facts]
    told = (_MISSIONS, CONFLICTS, _ALLIANCES, _VOTING, _QUESTIONS, LEADERS_HEADING, *_SHARED)
    prose, votes = prose_section(page, told, nodes), _votes(page, nodes)
    # Without an article the first page has room for the events.
    said = where_sets_end(latest) if latest else _none_recorded(page)
    dates = section("events", "Last events", event_items(nodes, latest[::-1]), _MOST_EVENTS, 3, nodes=nodes,
                    intro=words(said) if said else (), total=len(page.events))  # fmt: skip
    return {
        "head": {
            "title": nodes.heading(document.title),
            "second": [],
            "third": nodes.text(f"Relations of {' and '.join(in_sentence(names[code]) for code in codes)}"),
            "keys": [],
            "cited": [],
        },
        "lead": (lead := nodes.run(document.summary)),
        "lead-keys": keys(lead),
        "left": [
            *section("facts", "Figures", figures, len(figures), min(4, len(figures)), nodes=nodes),
            *listed_section(page, _MISSIONS, 4, nodes),
            *(votes if prose else []),
        ],
        "right": [*prose, *([] if prose else [*votes, *dates])],
        "strip": strip(page.events, latest, nodes.glyphs, "the last events"),
        "below": [
            *(dates if prose else []),
            *listed_section(page, _QUESTIONS, 2, nodes),
            *_conflicts(page, latest, nodes),
            *listed_section(page, _ALLIANCES, 2, nodes),
            *_organizations(page, nodes),
        ],
        "pages": 2,
    }  # fmt: skip


def _none_recorded(page: Page) -> str:
    """Returns what the page says under its key dates where it has no events."""
    notes = [block for block in blocks(page, KEY_DATES) if isinstance(block, NoteBlock)]
    return plain_text(notes[0].inlines) if notes else ""


def _conflicts(page: Page, latest: Iterable[Event], nodes: Nodes) -> list[Section]:
    """Returns wars and disputes but those that stand among the last events."""
    told = [f"(dispute no. {event.id.split('-')[2]}" for event in latest if event.id.startswith("ds-dispute-")]
    told += [f"{event.title}, " for event in latest if event.id.startswith("ds-war-")]
    items = []
    notes: list[Inline] = []
    found = 0
    for block in blocks(page, CONFLICTS):
        if isinstance(block, BulletList):
            found += len(block.items)
            rest = [run for run in block.items if not any(one in plain_text(run) for one in told)]
            items += [item(nodes, run) for run in rest]
        elif isinstance(block, NoteBlock):
            notes += block.inlines
    if found > len(items):
        notes += words(
            " Those among the last events are not told again." if items else " All are among the last events."
        )
    return section("bullets", CONFLICTS, items, len(items), min(2, len(items)), intro=tuple(notes), nodes=nodes)


def listed_section(page: Page, heading: str, least: int, nodes: Nodes) -> list[Section]:
    """Returns a section of lists and prose as items."""
    items = []
    notes: tuple[NoteBlock, ...] = ()
    for block in blocks(page, heading):
        match block:
            case BulletList(runs):
                items += [item(nodes, run) for run in runs]
            case Paragraph(run):
                items.append(item(nodes, run))
            case NoteBlock():
                notes = (*notes, block)
            case _:
                pass
    intro = notes[0].inlines if notes else ()
    return section("bullets", heading, items, len(items), min(least, len(items)), intro=intro, nodes=nodes)


def prose_section(page: Page, told: Container[str], nodes: Nodes) -> list[Section]:
    """Returns an article as far as the page holds it; each paragraph says which section it is of.

    `told` are the headings of sections that the brief tells elsewhere.
    """
    items = []
    for one in page.document.sections:
        if one.heading not in told and _is_prose(one):
            begin: tuple[Inline, ...] = (Strong((Text(f"{one.heading}: "),)),) if one.heading else ()
            for run in (run for block in one.blocks for run in _runs(block)):
                items.append(item(nodes, (*begin, *run)))
                begin = ()
    return section("text", "In brief", items, len(items), min(1, len(items)), nodes=nodes)


def _is_prose(one: PageSection) -> bool:
    return any(isinstance(block, Paragraph) for block in one.blocks) or (
        any(isinstance(block, BulletList) and _cites(block) for block in one.blocks)
    )


def _cites(block: BulletList) -> bool:
    return any(cited(run) for run in block.items)


def _runs(block: PageBlock) -> tuple[tuple[Inline, ...], ...]:
    match block:
        case BulletList(items):
            return items
        case Paragraph(run) | NoteBlock(run):
            return (run,)
    return ()


def _votes(page: Page, nodes: Nodes) -> list[Section]:
    """Returns the chart of votes by year, and the table by issue."""
    found = blocks(page, _VOTING)
    if not found:
        return []
    said = next((block.inlines for block in found if isinstance(block, Paragraph)), ())
    (made,) = section("text", _VOTING, [], 0, 0, intro=said, nodes=nodes)
    made["chart"] = next((chart_values(block, nodes) for block in found if isinstance(block, Chart)), None)
    issues: list[Section] = []
    for block in found:
        if isinstance(block, Table):
            rows = [item(nodes, *row) for row in block.rows]
            issues = section("table", "Votes by issue", rows, len(rows), 0, heads=block.heads, nodes=nodes)
    return [made, *issues]


def _organizations(page: Page, nodes: Nodes) -> list[Section]:
    """Returns what both take part in, as a run of names."""
    for heading in _SHARED:
        found = blocks(page, heading)
        intro = next((block.inlines for block in found if isinstance(block, Paragraph)), ())
        for block in found:
            rows = block.rows if isinstance(block, Table) else ()
            items = [item(nodes, row[0]) for row in rows]
            items += [item(nodes, run) for run in block.items] if isinstance(block, BulletList) else []
            if items:
                return section("run", heading, items, len(items), min(8, len(items)),
                               intro=_without_stop(intro), nodes=nodes)  # fmt: skip
    return []


def _without_stop(run: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Takes the full stop away from a sentence that a list goes on with."""
    return run[:-1] if run and run[-1:] == words(".") else run
