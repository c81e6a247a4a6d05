"""A country on one page: what stands in which column, and what gives way first.

Items give way from the end of each section, level by level: descriptions of events first, then rows, and the page says
how many more the full summary has. The heading, the lead, the first facts, every view of the country's own status and
the sources of what is shown stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from desktop.domain.country import Country, EntityKind, UnStatus
from desktop.domain.naming import enumerated, in_sentence
from desktop.domain.prose import BulletList, CitedSource, Inline, NoteBlock, Paragraph, Text
from desktop.library.library import Library
from desktop.library.rows import Event
from desktop.summary.assembly import FACTBOOK, KEY_DATES, Page
from desktop.summary.country_counts import counted_in_short, counted_where_room
from desktop.summary.country_figures import POSITION, edition_of_figures, leader_rows
from desktop.summary.document import Document, EventList, Fact, FactValue, PageBlock
from desktop.summary.facts import beginning
from desktop.summary.paper.columns import balanced
from desktop.summary.paper.globe import globe_of_page
from desktop.summary.paper.nodes import Nodes, keys
from desktop.summary.paper.sections import (
    Items,
    Section,
    fact_item,
    fact_value,
    followed,
    item,
    item_of,
    ranked_event_items,
    section,
    words,
)
from desktop.summary.paper.strip import strip
from desktop.summary.paper.ties import disputes, ties, treaties
from desktop.summary.set_ends import how_far
from desktop.summary.then import notes_on_then

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_YEARS_OF_MEMBERSHIP = (CitedSource("cow-igo"),)
_VOTES = (CitedSource("un-votes"),)
_STATUS = "Status of "
_UN = "UN"
_MOST_OF_A_PART = 60
"""In an organization of more countries one is with nearly everybody."""
_IN_HEAD = ("Formal name", "ISO 3166-1 codes", "Names", POSITION)
_HEAD_OF = "Head of "
_LEADER = "Last leader (Archigos set, to 2015)"
_PROFILE = (
    "Capital", "President", "Head of state and government", "Head of state", "Head of government", "Prime minister",
    "Foreign minister", _LEADER, "Population", "Area", "Dependency", "Form of government", "Independence", "Existed",
    "United Nations", "Languages", "Currency", "GDP, purchasing power parity",
    "GDP per head, purchasing power parity", "UN M49 region",
)  # fmt: skip
"""Which facts come first, in this order."""
_RELATIONS = ("Foreign policy", "States with diplomatic relations")
"""Which of the other facts come first."""
_SHORT = {
    "GDP, purchasing power parity": "GDP (PPP)",
    "GDP per head, purchasing power parity": "GDP per head (PPP)",
    "UN M49 region": "Region",
}
_TOLD_ELSEWHERE = ("Land border with ", "Share of exports ", "Share of imports ", "Main trading partners")
WHO_SAYS_WHAT = ": who says what"
"""How the heading of a section ends that has every view of one thing."""
_LEAST_FACTS = 8
"""Fewer stand beside every view of a status, or beside what an article and its events say of foreign relations."""
_TIE = "\u00a0"
"""Between a name and its figure, and a figure and its unit, lines are not broken."""
_MOST_VOTING, _FEWEST_ROLL_CALLS, _PART_OF_ROLL_CALLS = 5, 100, 10


def country_brief(library: Library, page: Page, country: Country, nodes: Nodes) -> dict[str, Any]:
    """Returns the values of the one-page brief of a country."""
    document = page.document
    facts = {fact.label: fact for fact in document.facts}
    chosen = [one for block in blocks(page, KEY_DATES) if isinstance(block, EventList) for one in block.events]
    is_led = any(label.startswith(_HEAD_OF) for label in facts)
    leaders = () if document.checked or is_led else _leader(library, country)
    status = _status(document.facts, country, nodes)
    least_facts = _LEAST_FACTS - (3 if status else 2 if document.checked else 0)
    left, right = balanced(
        [
            *_profile((*document.facts, *leaders), nodes, least_facts),
            *_successors(library, country, nodes),
            *_relations(document.facts, nodes),
            *_neighbours(library, country, nodes),
            *_voting(library, country, nodes),
            *_organizations(library, page, nodes),
        ],
        [
            *status,
            *ties(library, page, country, blocks(page, "Partners"), nodes),
            *disputes(library, page, country, nodes),
            *treaties(library, page, country, chosen, nodes),
            *_trade(library, page, country, nodes),
            *_dates(library, page, chosen, nodes),
            *_counted(library, page, nodes),
            *_listed(page, "Open questions", nodes),
            *_differing(document.facts, country, nodes),
        ],
    )
    return {
        "head": _head(document, country, facts, nodes),
        "lead": (lead := nodes.run(document.summary)),
        "lead-keys": keys(lead),
        "left": left,
        "right": right,
        "strip": strip(page.events, chosen, nodes.glyphs),
        "below": [],
        "pages": 1,
    }


def blocks(page: Page, heading: str) -> tuple[PageBlock, ...]:
    """Returns the blocks of a section of a page; none where it has no such section."""
    return next((section.blocks for section in page.document.sections if section.heading == heading), ())


def _head(document: Document, country: Country, facts: dict[str, Fact], nodes: Nodes) -> dict[str, Any]:
    formal = country.formal_name if country.formal_name != country.name else ""
    local = facts.get("Names")
    told = local.values[0].inlines if local and len(local.values) > 1 else ()
    globe = globe_of_page(document, nodes)
    return globe | {
        "title": nodes.heading(country.name),
        "badges": [{"code": country.iso3, "said": nodes.text(_code_in_words(country))}],
        "second": nodes.run(told),
        "third": nodes.text(formal),
        "keys": [*(["cldr"] if told else []), *keys(globe["globe-cited"])],
        "cited": nodes.cited((CitedSource("cldr"),)) if told else [],
    }


def _code_in_words(country: Country) -> str:
    """Returns what stands beside the code of three letters: the other codes, or whose it is."""
    match country.kind:
        case EntityKind.LISTED:
            return f"{country.iso2} · {country.numeric}"
        case EntityKind.FORMER:
            return "code of ISO 3166-3"
        case EntityKind.DISPUTED:
            return "user-assigned code"


def _profile(facts: Iterable[Fact], nodes: Nodes, least: int) -> list[Section]:
    ranks = {label: rank for rank, label in enumerate(_PROFILE)}
    shown = [fact for fact in facts if fact.label in ranks]
    shown.sort(key=lambda fact: ranks[fact.label])
    items = [fact_item(nodes, fact._replace(label=_SHORT.get(fact.label, fact.label))) for fact in shown]
    return section("facts", "Profile", items, len(items), least, nodes=nodes, well=11)


def _status(facts: Iterable[Fact], country: Country, nodes: Nodes) -> list[Section]:
    """Returns every view of the country's own status: a choice of them would take a side."""
    for fact in facts:
        if fact.label == f"{_STATUS}{country.name}":
            items = [item_of([run]) for one in fact.values if (run := fact_value(nodes, one, 60))]
            return section("bullets", f"Status{WHO_SAYS_WHAT}", items, len(items), len(items), nodes=nodes)
    return []


def _successors(library: Library, country: Country, nodes: Nodes) -> list[Section]:
    items = [item(nodes, words(name)) for name in library.country_names(country.successors).values()]
    intro = words("States on what was its territory", FACTBOOK)
    return section("run", "What came after", items, len(items), len(items), intro=intro if items else (), nodes=nodes)


def _neighbours(library: Library, country: Country, nodes: Nodes) -> list[Section]:
    borders = library.world.land_borders(country.iso3)
    names = library.country_names(code for code, _ in borders)
    items = [
        item(nodes, words(f"{names[code]}{f'{_TIE}{km:,g}{_TIE}km' if km is not None else ''}"), of=code)
        for code, km in borders
    ]
    intro = words("By land", FACTBOOK) if items else ()
    return section("run", "Neighbours", items, len(items), len(items), intro=intro, nodes=nodes)


def _organizations(library: Library, page: Page, nodes: Nodes) -> list[Section]:
    """Returns the memberships with what they are if not full, and their first years, by their short names.

    The United Nations come first, then what was written about, in the order of the page, then what is not of the whole
    world, which says more of whom a country is with; of these, and of the others, those in which most take part.
    """
    sizes = library.sizes_of_organizations()
    found: list[tuple[int, int, str]] = []
    for one in page.organizations:
        known = library.organization(one.key)
        name = known.short_name if known else one.name
        year = beginning(one.since)[:4]
        is_full = one.status in ("member", "")
        said = ", ".join(filter(None, ("" if is_full else one.status, year)))
        size = sizes.get(one.key, 0)
        is_of_a_part = is_full and size <= _MOST_OF_A_PART
        group = 0 if one.key == _UN else 1 if one.is_written else 2 if is_of_a_part else 3
        found.append((group, int(not year) if one.is_written else -size, f"{name} ({said})" if said else name))
    found.sort(key=lambda row: row[:2])
    items = [item(nodes, words(said)) for *_, said in found]
    told = [words(f"{len(items)} recorded", FACTBOOK)] if items else []
    if any(one.since and not one.is_written for one in page.organizations):
        told.append(words("; years of a set to 2014", _YEARS_OF_MEMBERSHIP))
        if any(one.is_written for one in page.organizations):
            told.append(words(", others as written here"))
    intro = tuple(chain.from_iterable(told))
    return section("run", "Organizations", items, len(items), 4, intro=intro, nodes=nodes, well=16, is_free=True)


def _leader(library: Library, country: Country) -> Iterator[Fact]:
    """Yields the last leader of the set, for states of which nothing says who leads them now."""
    for name, term in leader_rows(library, country.iso3, 1):
        yield Fact(_LEADER, (FactValue((*name, Text(", "), *term), "", "", "", "", ()),))


def _relations(facts: Iterable[Fact], nodes: Nodes) -> list[Section]:
    """Returns what is said of foreign relations in figures; what sources differ on has a section of its own."""
    known = {*_PROFILE, *_IN_HEAD}
    shown = [
        fact
        for fact in facts
        if fact.label not in known and not fact.disagreement and not fact.label.startswith((_STATUS, *_TOLD_ELSEWHERE))
    ]
    ranks = {label: rank for rank, label in enumerate(_RELATIONS)}
    shown.sort(key=lambda fact: ranks.get(fact.label, len(ranks)))
    items = [fact_item(nodes, fact) for fact in shown]
    return section("facts", "Foreign relations", items, len(items), 2, nodes=nodes, well=5)


def _trade(library: Library, page: Page, country: Country, nodes: Nodes) -> list[Section]:
    """Returns the five largest shares in exports and in imports, then what is counted of goods and of energy."""
    shares = [one for one in library.world.trade_partners(country.iso3) if one.share and one.partner != country.iso3]
    items = []
    for flow, told in (("export", "Exports to"), ("import", "Imports from")):
        found = [one for one in shares if one.flow == flow]
        names = library.country_names(one.partner for one in found)
        years = sorted({one.year for one in found if one.year})
        year = f" ({years[0]})" if len(years) == 1 else ""
        if found:
            named = enumerated([f"{names[one.partner]}{_TIE}{one.share:g}{_TIE}%" for one in found[:_MOST_VOTING]])
            items.append(item(nodes, words(told), words(f"{named}{year}", FACTBOOK)))
    partners = len(items)
    counted = counted_in_short(page.counted, edition_of_figures(library))
    items += [item(nodes, words(told), words(said, FACTBOOK)) for told, said in counted]
    least = partners + 1
    return section("facts", "Trade", items, len(items), least, well=least, nodes=nodes, is_free=True)


def _counted(library: Library, page: Page, nodes: Nodes) -> list[Section]:
    """Returns what is counted of the country itself, where there is room; a page without it lacks nothing."""
    counted = counted_where_room(page.counted, edition_of_figures(library))
    items = [item(nodes, words(told), words(said, FACTBOOK)) for told, said in counted]
    made = section("facts", "In figures", items, len(items), 0, well=0, nodes=nodes, is_free=True)
    return [one | {"extra": True} for one in made]


def _voting(library: Library, country: Country, nodes: Nodes) -> list[Section]:
    """Returns with which members of the United Nations the country votes alike most and least."""
    members = [one.iso3 for one in library.countries() if one.un_status is UnStatus.MEMBER and one.iso3 != country.iso3]
    totals = library.world.voting_totals(country.iso3, [*members, country.iso3])
    # Who voted beside it for a year or two only cannot be compared with those who did for fifty.
    most = max((tally.roll_calls for tally in totals.values()), default=0)
    fewest = max(_FEWEST_ROLL_CALLS, most // _PART_OF_ROLL_CALLS)
    agreement = [
        (found, code)
        for code, tally in totals.items()
        if tally.roll_calls >= fewest and (found := tally.agreement) is not None
    ]
    if len(agreement) <= 2 * _MOST_VOTING:
        return []
    agreement.sort(key=lambda pair: (-pair[0], pair[1]))
    items = []
    years = library.world.voting_years(country.iso3)
    span = f" ({years[0]}–{years[1]})" if years else ""
    for told, rows in (("Most alike", agreement[:_MOST_VOTING]), ("Least alike", agreement[: -_MOST_VOTING - 1 : -1])):
        names = library.country_names(code for _, code in rows)
        said = ", ".join(f"{names[code]}{_TIE}{round(share * 100)}{_TIE}%" for share, code in rows)
        items.append(item(nodes, words(told), words(f"{said}{span}", _VOTES)))
        span = ""
    return section("facts", "Same vote in the UN General Assembly", items, 2, 2, nodes=nodes, is_free=True)


def _dates(library: Library, page: Page, chosen: list[Event], nodes: Nodes) -> list[Section]:
    """Returns the key dates; where there is no room for all, the most important ones stay, in order of time."""
    article = library.article(page.document.address)
    items = ranked_event_items(nodes, chosen, article.key_events if article else ())
    notes = [block.inlines for block in blocks(page, KEY_DATES) if isinstance(block, NoteBlock)]
    # Without events the section says that there are none; its other notes are about the timeline of the window.
    reach = how_far(library, page.document.address, chosen)
    said = words(reach) if reach else () if chosen else next(iter(notes), ())
    said = followed(said, notes_on_then(library, page.document.address, chosen))
    return section("events", KEY_DATES, items, len(items), 5, intro=said, nodes=nodes, is_free=True)


def _listed(page: Page, heading: str, nodes: Nodes) -> list[Section]:
    """Returns a section of prose as a list."""
    items = [item(nodes, run) for block in blocks(page, heading) for run in _runs(block)]
    return section("bullets", heading, items, len(items), 1, nodes=nodes, is_free=True)


def _runs(block: PageBlock) -> Iterator[tuple[Inline, ...]]:
    if isinstance(block, BulletList):
        yield from block.items
    elif isinstance(block, Paragraph):
        yield block.inlines


def _differing(facts: Iterable[Fact], country: Country, nodes: Nodes) -> list[Section]:
    """Returns facts on which sources differ; of the status of others, whose views there are, and no choice of them."""
    items: Items = []
    for fact in facts:
        if not fact.disagreement or fact.label.startswith(_TOLD_ELSEWHERE):
            continue
        if fact.label.startswith(_STATUS):
            if fact.label == f"{_STATUS}{country.name}":
                continue
            views = enumerated(list(dict.fromkeys(_with_article(one.view) for one in fact.values if one.view)))
            told = f"{len(fact.values)} views, of {views}, in the full summary"
            # To cite the source of one of them would be to take its side.
            fact = fact._replace(values=(FactValue((Text(told),), "", "", "", "", ()),))
        items.append(fact_item(nodes, fact))
    return section("facts", "Where sources differ", items, len(items), 1, nodes=nodes, is_free=True)


_BODY = re.compile(
    r"UN (?:General|Security)|(?!.*'s ).*\b(?:Assembly|Council|Court|Front|Organization|Commission|Parliament"
    r"|authorities|Service|data set)\b"
)


def _with_article(view: str) -> str:
    """Returns whose view it is as it stands in a sentence: “the UN General Assembly”, “the United States”."""
    return f"the {view}" if _BODY.match(view) else in_sentence(view)
