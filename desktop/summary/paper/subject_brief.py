"""An organization or a topic on one page or two: facts, in brief, who takes part, a strip of time, dates, sources."""

from __future__ import annotations

from typing import Any

from desktop.domain.country import tells_an_end
from desktop.domain.prose import BulletList, CitedSource, NoteBlock, cited, plain_text
from desktop.summary.assembly import KEY_DATES, Page
from desktop.summary.document import EventList, Table
from desktop.summary.memberships import BY_IN_BRIEF, LISTS
from desktop.summary.paper.columns import balanced
from desktop.summary.paper.country_brief import blocks
from desktop.summary.paper.nodes import Nodes, keys
from desktop.summary.paper.pair_brief import listed_section, prose_section
from desktop.summary.paper.sections import Items, Section, fact_item, item, ranked_event_items, section, words
from desktop.summary.paper.strip import strip
from desktop.summary.set_ends import where_sets_end

_QUESTIONS, _TOPICS = "Open questions", "Topics"
_MEMBERS, _CONCERNED = "Countries", "Countries and organizations"
_COLUMNS = ("Country", "Status", "Since")
_MOST_IN_COLUMN = 24
"""How many countries a column has room for beside the facts; more are told across the page."""


def subject_brief(page: Page, nodes: Nodes) -> dict[str, Any]:
    """Returns the values of the brief of an organization or a topic."""
    document = page.document
    chosen = [one for block in blocks(page, KEY_DATES) if isinstance(block, EventList) for one in block.events]
    facts = [fact_item(nodes, fact) for fact in document.facts]
    prose = prose_section(page, (_QUESTIONS, _TOPICS, _MEMBERS, _CONCERNED, KEY_DATES), nodes)
    notes = [block.inlines for block in blocks(page, KEY_DATES) if isinstance(block, NoteBlock)]
    reach = where_sets_end(chosen)
    # Without events the section says that there are none; its other notes are about the timeline of the window.
    said = words(reach) if reach else () if chosen else next(iter(notes), ())
    # Who reads on a subject asks what came last, however little it seems to matter.
    items = ranked_event_items(nodes, chosen, keeps_last=True)
    dates = section("events", KEY_DATES, items, len(chosen), min(3, len(chosen)), intro=said,
                    nodes=nodes, total=len(page.events), is_free=True)  # fmt: skip
    taking_part = [*_members(page, nodes), *_concerned(page, nodes)]
    beside = [] if any(len(one["items"]) > _MOST_IN_COLUMN for one in taking_part) else taking_part
    left, right = balanced(
        [
            *section("facts", "Facts", facts, len(facts), min(4, len(facts)), nodes=nodes),
            # Where those who take part are told across the page, the column has room for the dates.
            *(beside or dates),
        ],
        [*prose, *([] if prose or not beside else dates)],
    )
    return {
        "head": {
            "title": nodes.heading(document.title),
            "second": [],
            "third": nodes.text(document.subtitle),
            "keys": [],
            "cited": [],
        },
        "lead": (lead := nodes.run(document.summary)),
        "lead-keys": keys(lead),
        "left": left,
        "right": right,
        "strip": strip(page.events, chosen, nodes.glyphs),
        "below": [
            *(dates if prose and beside else []),
            *listed_section(page, _QUESTIONS, 2, nodes),
            *([] if beside else taking_part),
            *_run(page, _TOPICS, nodes),
        ],
        "pages": 2,
    }  # fmt: skip


def _members(page: Page, nodes: Nodes) -> list[Section]:
    """Returns who takes part, with what they are where they are no full members, and since when."""
    items: Items = []
    is_by = False
    held: set[CitedSource] = set()
    for block in blocks(page, _MEMBERS):
        if not isinstance(block, Table):
            continue
        columns = {head: place for place, head in enumerate(block.heads)}
        for row in block.rows:
            name, status, since = (row[columns[head]] if head in columns else () for head in _COLUMNS)
            said = _standing(plain_text(status).split("; "), plain_text(since).split("; "))
            is_by |= plain_text(since).startswith("by ")
            # The lists of data sets, on which most rest, stand once, in the sentence before.
            found = dict.fromkeys(cited((*status, *since)))
            sources = tuple(one for one in found if one not in LISTS)
            held |= {one for one in found if one in LISTS}
            items.append(item(nodes, words(plain_text(name) + (f" ({said})" if said else ""), sources)))
    by = BY_IN_BRIEF if is_by else ""
    has_ended = tells_an_end(page.document.title)
    others = "others may have taken part" if has_ended else "others may take part"
    old = "; the lists may be out of date" if held and not has_ended else ""
    count, years = ("One", "the year") if len(items) == 1 else (str(len(items)), "years")
    said = f"{count} recorded here, {others}; with {years} where known{by}{old}"
    intro = words(said, tuple(one for one in LISTS if one in held)) if items else ()
    heading = "Who took part" if has_ended else "Who takes part"
    return section("run", heading, items, len(items), min(8, len(items)), intro=intro, nodes=nodes,
                   is_free=True)  # fmt: skip


def _standing(statuses: list[str], times: list[str]) -> str:
    """Returns what a country is there, if not simply a member, and since when."""
    if len(statuses) == len(times) > 1:
        return "; ".join(f"{status}, {time}" if time else status for status, time in zip(statuses, times, strict=True))
    return ", ".join(filter(None, ("" if statuses == ["member"] else "; ".join(statuses), "; ".join(times))))


def _concerned(page: Page, nodes: Nodes) -> list[Section]:
    return _run(page, _CONCERNED, nodes)


def _run(page: Page, heading: str, nodes: Nodes) -> list[Section]:
    """Returns a list of links as a run of names."""
    items = [
        item(nodes, run) for block in blocks(page, heading) if isinstance(block, BulletList) for run in block.items
    ]
    return section("run", heading, items, len(items), min(8, len(items)), nodes=nodes, is_free=True)
