"""Two countries on one page or two: since when, in brief, figures, votes, a strip of time, last events, sources."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any

from desktop.domain.naming import in_sentence
from desktop.domain.prose import BulletList, Inline, NoteBlock, Paragraph, Strong, Text, cited, plain_text
from desktop.library.library import Library
from desktop.library.rows import Event
from desktop.library.world import SharedOrganization
from desktop.summary.assembly import KEY_DATES, Page
from desktop.summary.conflicts import CONFLICTS, note_in_brief
from desktop.summary.country_figures import LEADERS_HEADING, POSITION
from desktop.summary.document import Chart, Fact, PageBlock, PageSection, Table
from desktop.summary.memberships import BY_IN_BRIEF, LISTS
from desktop.summary.missions import rank_told
from desktop.summary.paper.columns import balanced
from desktop.summary.paper.country_brief import WHO_SAYS_WHAT, blocks
from desktop.summary.paper.full import chart_values
from desktop.summary.paper.globe import globe_of_page
from desktop.summary.paper.heights import LINE, section_heights, space_on
from desktop.summary.paper.nodes import Nodes, keys
from desktop.summary.paper.sections import (
    Section,
    event_items,
    fact_item,
    fact_value,
    followed,
    item,
    item_of,
    section,
    words,
)
from desktop.summary.paper.strip import strip
from desktop.summary.set_ends import how_far
from desktop.summary.then import notes_on_then

_MOST_EVENTS, _LONGEST_NOTE = 10, 60
_ROOM = 58.0
"""About how many lines a column has, as the sources stand on the second page."""
_RICH_ON_ONE, _POOR_ON_ONE = 80.0, 62.5
"""The lines of columns, of what stands across below them and of sources from which on a brief has two pages: those of
its richest form, of which little need be cut, and those of its poorest."""
_SOURCE = 0.6
"""The lines that a source takes in the list, whose type is smaller and which has two columns."""
_MISSIONS, _ALLIANCES = "Missions", "Obligations of alliance"
_SHARED = ("Organizations both take part in", "Organizations both belong to")
_VOTING, _QUESTIONS = "Voting in the UN General Assembly", "Open questions"


def pair_brief(library: Library, page: Page, nodes: Nodes) -> dict[str, Any]:
    """Returns the values of the bilateral brief of a pair."""
    document = page.document
    latest = page.events[-_MOST_EVENTS:]
    codes = document.address.parts
    names = library.country_names(codes)
    views = [fact for fact in document.facts if _tells_views(fact)]
    figures = [fact_item(nodes, fact) for fact in document.facts if fact not in views and fact.label != POSITION]
    told = (_MISSIONS, CONFLICTS, _ALLIANCES, _VOTING, _QUESTIONS, LEADERS_HEADING, *_SHARED)
    prose, votes, dates = prose_section(page, told, nodes), _votes(page, nodes), _dates(library, page, latest, nodes)
    narrow = [
        *section("facts", "Figures", figures, len(figures), min(4, len(figures)), nodes=nodes),
        *_missions(page, nodes),
    ]
    wide = [one for fact in views for one in _views(fact, nodes)]
    below = [
        *listed_section(page, _QUESTIONS, 2, nodes),
        *_conflicts(page, latest, nodes),
        *listed_section(page, _ALLIANCES, 2, nodes),
        *_organizations(library, page, codes, nodes),
    ]
    if prose:
        left, right = balanced([*narrow, *votes], [*wide, *prose], _ROOM)
    else:
        # Without an article the first page has room for the events.
        left, right = balanced(narrow, [*wide, *votes, *dates], _ROOM)
    tells_across = bool(prose) or _is_longer_than_a_page(left, right, below)
    if tells_across and not prose:
        # On two pages they fill the second, where each has room for what is said of it.
        left, right = balanced(narrow, [*wide, *votes], _ROOM)
    globe = globe_of_page(document, nodes)
    return {
        "head": globe
        | {
            "title": nodes.heading(document.title),
            "badges": [{"code": code, "said": ""} for code in codes],
            "second": [],
            "third": nodes.text(f"Relations of {' and '.join(in_sentence(names[code]) for code in codes)}"),
            "keys": keys(globe["globe-cited"]),
            "cited": [],
        },
        "lead": (lead := nodes.run(document.summary)),
        "lead-keys": keys(lead),
        "left": left,
        "right": right,
        "strip": strip(page.events, latest, nodes.glyphs, "the last events"),
        "below": [*(dates if tells_across else []), *below],
        "pages": 2,
        "room": _ROOM,
        # On one page what the sets say of their events stands below, once.
        "described": tells_across,
    }


def _is_longer_than_a_page(left: list[Section], right: list[Section], below: list[Section]) -> bool:
    """Says whether the brief is about to take more than a page, even when some of its last items are cut."""
    parts = [
        [(section_heights(one, width), one["caps"]) for one in sections]
        for sections, width in zip((left, right, below), space_on("a4").widths, strict=True)
    ]

    def lines(level: int) -> float:
        tall: list[float] = [sum(found[caps[level]] for found, caps in part) / LINE for part in parts]
        *columns, across = tall
        shown = [
            (one["k"], *(item["k"] for item in one["items"][: one["caps"][level]])) for one in (*left, *right, *below)
        ]
        sources = {key for found in shown for keys_of in found for key in keys_of}
        return max(columns) + across + _SOURCE * len(sources)

    return lines(0) > _RICH_ON_ONE or lines(-1) > _POOR_ON_ONE


def _missions(page: Page, nodes: Nodes) -> list[Section]:
    """Returns the missions by rank: where there is no room for all, embassies stay and honorary consulates go."""
    found = blocks(page, _MISSIONS)
    runs = [run for block in found if isinstance(block, BulletList) for run in block.items]
    items = [item(nodes, run) for run in sorted(runs, key=lambda run: rank_told(plain_text(run)))]
    intro = next((block.inlines for block in found if isinstance(block, NoteBlock)), ())
    return section("bullets", _MISSIONS, items, len(items), 4, intro=intro, nodes=nodes, is_free=True)


def _dates(library: Library, page: Page, latest: Sequence[Event], nodes: Nodes) -> list[Section]:
    """Returns the last events, the latest first, or says that there are none."""
    said = how_far(library, page.document.address, latest)
    then = notes_on_then(library, page.document.address, latest)
    intro = followed(words(said) if said else (), then) if latest else _none_recorded(page)
    return section("events", "Last events", event_items(nodes, latest[::-1]), _MOST_EVENTS, _MOST_EVENTS, intro=intro,
                   nodes=nodes, total=len(page.events), is_free=True)  # fmt: skip


def _tells_views(fact: Fact) -> bool:
    """Says whether a fact is what several parties say of one thing."""
    return len(fact.values) > 1 and all(value.view for value in fact.values)


def _views(fact: Fact, nodes: Nodes) -> list[Section]:
    """Returns every view of a disputed thing in a line of its own: a choice of them would take a side."""
    items = [item_of([fact_value(nodes, one, _LONGEST_NOTE)]) for one in fact.values]
    return section("bullets", f"{fact.label}{WHO_SAYS_WHAT}", items, len(items), len(items), nodes=nodes, is_free=True)


def _none_recorded(page: Page) -> tuple[Inline, ...]:
    """Returns what the page says under its key dates where it has no events."""
    return next((block.inlines for block in blocks(page, KEY_DATES) if isinstance(block, NoteBlock)), ())


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
            notes += words(note_in_brief(plain_text(block.inlines)))
    if found > len(items):
        notes += words(
            " Those among the last events are not told again." if items else " All are among the last events."
        )
    return section("bullets", CONFLICTS, items, len(items), 2, intro=tuple(notes), nodes=nodes, well=4)


def listed_section(
    page: Page, heading: str, least: int, nodes: Nodes, *, is_free: bool = False, well: int | None = None
) -> list[Section]:
    """Returns a section of lists and prose as items; see `section`."""
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
    return section("bullets", heading, items, len(items), least, intro=intro, nodes=nodes, is_free=is_free, well=well)


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
    (made,) = section("text", _VOTING, [], 0, 0, intro=said, nodes=nodes, is_free=True, group=_VOTING)
    made["chart"] = next((chart_values(block, nodes) for block in found if isinstance(block, Chart)), None)
    issues: list[Section] = []
    for block in found:
        if isinstance(block, Table):
            rows = [item(nodes, *row) for row in block.rows]
            issues = section("table", "Votes by issue", rows, len(rows), len(rows), heads=block.heads, nodes=nodes,
                             is_free=True, group=_VOTING)  # fmt: skip
    return [made, *issues]


def _organizations(library: Library, page: Page, codes: tuple[str, ...], nodes: Nodes) -> list[Section]:
    """Returns what both take part in by short names, with what each is there and its first year, where known."""
    shared = library.world.shared_organizations(*codes)
    if not shared:
        return _written_of_both(page, nodes)
    known = {one.key: one.short_name for one in library.organizations()}
    names = library.country_names(codes)
    told = sorted((known.get(one.key, one.key), _standing(one, names)) for one in shared)
    items = [item(nodes, words(f"{name} ({standing})" if standing else name)) for name, standing in told]
    first, second = names.values()
    by = BY_IN_BRIEF if any(one.one_by or one.other_by for one in shared) else ""
    named = any(standing.startswith((f"{first} ", f"{second} ")) for _, standing in told)
    unknown = "; with the name of one: the other is a member, its year not known" if named else ""
    intro = words(
        f"{len(shared)}. In brackets: status if not member, and first year in the Correlates of War set (to 2014), of "
        f"{in_sentence(first)}, then of {in_sentence(second)}{by}{unknown}",
        LISTS,
    )
    return section("run", _SHARED[0], items, len(items), 8, intro=intro, nodes=nodes)


def _standing(one: SharedOrganization, names: Mapping[str, str]) -> str:
    """Returns what the two are there, if not simply members, and since when; once where it is the same."""
    sides = (_side(one.one_status, one.one_since, one.one_by), _side(one.other_status, one.other_since, one.other_by))
    if not any(sides):
        return ""
    if all(sides):
        return sides[0] if sides[0] == sides[1] else ", ".join(sides)
    return next(f"{name} {side}" for name, side in zip(names.values(), sides, strict=True) if side)


def _side(status: str, since: str, by: str) -> str:
    said = "" if status == "member" else status.replace("-", " ")
    return " ".join(filter(None, (said, since or (f"by {by}" if by else ""))))


def _written_of_both(page: Page, nodes: Nodes) -> list[Section]:
    """Returns what people wrote that both belong to, as a run of names."""
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
