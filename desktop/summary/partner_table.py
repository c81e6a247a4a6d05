"""The partners of a country as a table: border, trade, votes, missions and since when, of what is known of any."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from desktop.domain import address
from desktop.domain.address import PageKind
from desktop.domain.claim import Property
from desktop.domain.country import Country
from desktop.domain.dates import in_words
from desktop.domain.naming import enumerated, in_sentence
from desktop.domain.prose import CitedSource, Inline, NoteBlock, Paragraph, Text
from desktop.domain.values import NamedTuple
from desktop.library.claim_words import quantity
from desktop.library.library import Library
from desktop.library.rows import Claim, Event, Partner
from desktop.summary.assembly import FACTBOOK, listed
from desktop.summary.document import PageBlock, PageSection, Table, capitalized, citing, link_run, text_run
from desktop.summary.facts import value_of
from desktop.summary.missions import MISSIONS_SET, NONE, MissionShown

_MOST = 30
_MOST_MET = 10
_AFTER_FACTBOOK = " after the Factbook"
_VOTES = (CitedSource("un-votes"),)
_RARE = 0.25
"""Below this share of rows a column says too little to stand; what it says goes under the table."""
OR_WRITTEN = " or written of here"
"""What is said of a count that holds what people wrote of besides what a set of one month has."""
_NO_LONGER = 5
"""The years without a vote after which a partner votes no longer; some members miss a few."""


class _Column(NamedTuple):
    """One column: its head, what stands in it and after which set, and its cells by partner."""

    head: str
    told: str
    set: str
    sources: tuple[CitedSource, ...]
    cells: Mapping[str, tuple[Inline, ...]]


def shown_partners(library: Library, iso3: str, partners: Sequence[Partner]) -> tuple[Partner, ...]:
    """Returns the partners that the page lists: the first ones, and all of whom there is an article."""
    articles = (title.address.parts for title in library.titles(PageKind.RELATION))
    led = {code for parts in articles if iso3 in parts for code in parts}
    return tuple(partner for number, partner in enumerate(partners) if number < _MOST or partner.iso3 in led)


def partner_section(
    library: Library,
    country: Country,
    partners: Sequence[Partner],
    shown: tuple[Partner, ...],
    missions: tuple[MissionShown, ...],
) -> PageSection:
    """Returns the table of partners, of whom there are some; a column of which nothing is known is left out."""
    begun = _begun(library, country.iso3, shown)
    columns = [
        column
        for column in (
            _border(library, country.iso3, shown),
            *_trade(library, country.iso3, shown),
            _voting(library, country.iso3, shown),
            _missions(country.iso3, shown, missions),
            *([begun] if len(begun.cells) >= _RARE * len(shown) else []),
        )
        if column.cells
    ]
    rows = tuple(
        (
            link_run(address.relation(country.iso3, partner.iso3), partner.name),
            *(column.cells.get(partner.iso3, ()) for column in columns),
        )
        for partner in shown
    )
    blocks: list[PageBlock] = [Paragraph(told)] if (told := _told(columns)) else []
    blocks.append(Table(("Partner", *(column.head for column in columns)), rows))
    if begun.cells and begun not in columns:
        names = {partner.iso3: partner.name for partner in shown}
        since = listed((Text(f"{names[code]} "), *cell) for code, cell in begun.cells.items())
        blocks.append(NoteBlock((Text("Relations are recorded since: "), *since, Text("."))))
    if left := len(partners) - len(shown):
        note = f"{left} more, of less weight, are not listed here; any two countries have a page."
        blocks.append(NoteBlock(text_run(note)))
    return PageSection("Partners", tuple(blocks))


def met_section(library: Library, country: Country, events: Iterable[Event]) -> PageSection:
    """Returns, of a country without weighed partners, those with whom it took part in most events."""
    name = in_sentence(country.name)
    met = Counter[str]()
    closeness: defaultdict[str, float] = defaultdict(float)
    for event in events:
        others = {participant.iso3 for participant in event.participants} - {country.iso3, *country.successors}
        met.update(others)
        for code in others:
            closeness[code] += 1 / len(others)
    if not met:
        return PageSection("Partners", (NoteBlock(text_run(f"Nothing is recorded yet on the relations of {name}.")),))
    # Of those with as many events the ones come first with whom it was in them alone, or among few.
    most = sorted(met, key=lambda code: (-met[code], -round(closeness[code], 6), code))[:_MOST_MET]
    names = library.country_names(most)
    rows = tuple(
        (link_run(address.relation(country.iso3, code), names[code]), text_run(str(met[code]))) for code in most
    )
    note = (
        f"Partners are weighed by borders, trade and missions of today, of which {name} has none here. These are the "
        f"{len(most)} of {len(met)} with whom it took part in most events; any two have a page."
    )
    return PageSection("Partners", (Table(("Partner", "Events"), rows), NoteBlock(text_run(note))))


def _told(columns: Iterable[_Column]) -> tuple[Inline, ...]:
    """Says what stands in the columns and where that is from, once for each set."""
    groups = [(sources, list(group)) for sources, group in groupby(columns, lambda one: one.sources) if sources]
    parts = [
        citing(text_run(f"{enumerated([one.told for one in group])}{group[0].set}"), sources)
        for sources, group in groups
    ]
    return (*capitalized(listed(parts)), Text(".")) if parts else ()


def _border(library: Library, iso3: str, shown: Iterable[Partner]) -> _Column:
    """Gives the length by the country's own profile, else by the partner's, else as claimed with its sources."""
    own = dict(library.world.land_borders(iso3))
    claimed = library.claims_of_relations(iso3, Property.LAND_BORDER)
    cells: dict[str, tuple[Inline, ...]] = {}
    of_set = False
    for partner in (partner for partner in shown if partner.neighbour):
        if km := own.get(partner.iso3) or library.world.border_by(partner.iso3, iso3):
            cells[partner.iso3] = text_run(f"{km:,g} km")
            of_set = True
        elif claim := claimed.get(partner.iso3):
            cells[partner.iso3] = listed(citing(text_run(quantity(one)), one.sources) for one in claim.values)
        else:
            cells[partner.iso3] = text_run("neighbour")
    return _Column("Border", "land borders", _AFTER_FACTBOOK, FACTBOOK if of_set else (), cells)


def _trade(library: Library, iso3: str, shown: Iterable[Partner]) -> Iterator[_Column]:
    """Yields the shares that the partners have in the country's trade, and that it has in theirs."""
    codes = {partner.iso3 for partner in shown}
    known = [
        one
        for one in library.world.trade_of(iso3)
        if one.share is not None and (one.partner if one.entity == iso3 else one.entity) in codes
    ]
    for head, told, entity_is_own, flows in (
        ("Exports to", "shares of all exports", True, ("export",)),
        ("Imports from", "shares of all imports", True, ("import",)),
        ("Their exports, imports", "shares of the partner’s own exports and imports", False, ("export", "import")),
    ):
        found = [one for one in known if one.flow in flows and (one.entity == iso3) is entity_is_own]
        years = {one.year for one in found}
        common = f" ({next(iter(years))})" if len(years) == 1 and "" not in years else ""
        cells: dict[str, dict[str, str]] = {}
        for one in found:
            year = "" if common or not one.year else f" ({one.year})"
            cells.setdefault(one.partner if entity_is_own else one.entity, {})[one.flow] = f"{one.share:g} %{year}"
        runs = {code: text_run(", ".join(by_flow.get(flow, "–") for flow in flows)) for code, by_flow in cells.items()}
        yield _Column(head, f"{told}{common}", _AFTER_FACTBOOK, FACTBOOK, runs)


def _voting(library: Library, iso3: str, shown: Iterable[Partner]) -> _Column:
    totals = library.world.voting_totals(iso3, [partner.iso3 for partner in shown])
    years = library.world.voting_years(iso3)
    cells = {
        partner.iso3: text_run(f"{round(agreement * 100)} %{_ended(years, library.world.voting_years(partner.iso3))}")
        for partner in shown
        if partner.iso3 in totals and (agreement := totals[partner.iso3].agreement) is not None
    }
    span = f", {years[0]}–{years[1]} or while both voted" if cells and years else ""
    told = f"UN votes: share of the roll calls of both in the General Assembly with the same vote{span}"
    return _Column("UN votes", told, "", _VOTES, cells)


def _ended(own: tuple[int, int] | None, theirs: tuple[int, int] | None) -> str:
    """Returns the years of the votes of a partner that votes no longer, beside a country that does; else ""."""
    if own is None or theirs is None or own[1] - theirs[1] < _NO_LONGER:
        return ""
    return f" ({max(own[0], theirs[0])}–{theirs[1]})"


def _missions(iso3: str, shown: Iterable[Partner], missions: tuple[MissionShown, ...]) -> _Column:
    there = Counter(one.host for one in missions if one.sender == iso3 and one.is_there)
    here = Counter(one.sender for one in missions if one.host == iso3 and one.is_there)
    # That none is recorded does not mean that there is none; some sources say that there is none.
    none_there = {one.host for one in missions if one.sender == iso3 and one.said == NONE}
    none_here = {one.sender for one in missions if one.host == iso3 and one.said == NONE}

    def count(counted: Counter[str], none: set[str], code: str) -> str:
        return str(counted[code]) if code in counted else "0" if code in none else "–"

    cells = {
        code: text_run(f"{count(there, none_there, code)}, {count(here, none_here, code)}")
        for code in (partner.iso3 for partner in shown)
        if code in there or code in here
    }
    listing = MISSIONS_SET if any(one.as_of for one in missions) else ()
    as_of = {one.as_of for one in missions if one.as_of}
    month = f" ({in_words(next(iter(as_of)))})" if len(as_of) == 1 else ""
    written = OR_WRITTEN if listing and any(one.said for one in missions) else ""
    told = f"missions there and here: how many the country has there and the partner here are recorded{month}{written}"
    return _Column("Missions there, here", told, "", listing, cells)


def _begun(library: Library, iso3: str, shown: Iterable[Partner]) -> _Column:
    claims = library.claims_of_relations(iso3, Property.RELATIONS)
    cells = {partner.iso3: _dates(claims[partner.iso3]) for partner in shown if partner.iso3 in claims}
    return _Column("Relations since", "", "", (), cells)


def _dates(claim: Claim) -> tuple[Inline, ...]:
    values = [value_of(claim, value) for value in claim.values]
    return listed(citing(tuple(_without_since(value.inlines)), value.sources) for value in values)


def _without_since(run: tuple[Inline, ...]) -> list[Inline]:
    return [Text(inline.text.removeprefix("since ")) if isinstance(inline, Text) else inline for inline in run]
