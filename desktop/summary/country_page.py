"""The page of a country: facts, foreign policy, partners, organizations, topics, key dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from desktop.domain import address
from desktop.domain.address import PageKind
from desktop.domain.country import Country, EntityKind, UnStatus
from desktop.domain.later import Later
from desktop.domain.naming import in_sentence
from desktop.domain.prose import NoteBlock
from desktop.library.library import Library
from desktop.library.names import unknown
from desktop.library.rows import Article, Claim, Event, Outline, Partner
from desktop.library.spellings import Spelling
from desktop.library.world import Figure
from desktop.summary.assembly import (
    OUR_TABLES,
    Page,
    article_sections,
    assemble,
    key_dates,
    path_to_country,
    topic_section,
)
from desktop.summary.belonging import state_fact
from desktop.summary.country_counts import counted_sections
from desktop.summary.country_figures import (
    CountrySets,
    border_section,
    edition_of_figures,
    leader_section,
    position_fact,
    successor_section,
    table_facts,
    trade_section,
    without_heads,
)
from desktop.summary.country_names import by_language, names_fact
from desktop.summary.document import Fact, FactValue, Marked, PageSection, text_run
from desktop.summary.facts import facts_of
from desktop.summary.memberships import Membership, listed_section, memberships_of, written_section
from desktop.summary.missions import mission_section, missions_of
from desktop.summary.partner_table import met_section, partner_section, shown_partners
from desktop.summary.status import is_disputed, own_status
from desktop.summary.then import notes_on_then

_HEADS = frozenset({"President", "Head of state", "Head of government"})
"""What claims on who leads a country are called; where people wrote them, the set's need not say it again."""
_UN = {UnStatus.MEMBER: "member state", UnStatus.OBSERVER: "observer state"}


def country_page(library: Library, iso3: str) -> Page:
    """Returns the page of a country. Raises UnknownNameError where there is none."""
    country = library.country(iso3)
    if country is None:
        raise unknown(library, iso3, PageKind.COUNTRY)
    where = address.country(iso3)
    article = library.article(where)
    claims = library.claims(where)
    events = Later(library.events_about(where))
    partners = Later.of(partial(library.partners, iso3))
    memberships = Later.of(partial(memberships_of, library, iso3, claims))
    path = path_to_country(library, iso3)
    spellings = library.spellings(iso3)
    outline = library.outlines((iso3,)).get(iso3)
    sets = CountrySets.of(library, iso3)
    disputed = is_disputed(claims, country.name)
    region = path[-2].title if country.area else ""
    if article:
        summary = article.summary
    else:
        from desktop.summary.country_lead import country_lead

        summary = country_lead(library, country, sets, region, disputed, len(memberships))
    document = assemble(
        library,
        where,
        country.name,
        _kind(country, disputed),
        summary,
        _facts(library, country, claims, spellings, sets.figures, outline),
        _sections(library, country, article, sets, events, partners, memberships),
        article,
    )
    if outline is not None:
        document = document._replace(marked=(Marked(in_sentence(country.name), outline),), land=library.land())
    names = Later.of(partial(by_language, spellings))
    return Page(document, events, path, partners, memberships, names=names, counted=sets.figures)


def _sections(
    library: Library,
    country: Country,
    article: Article | None,
    sets: CountrySets,
    events: Sequence[Event],
    partners: Sequence[Partner],
    memberships: Sequence[Membership],
) -> Iterator[PageSection]:
    iso3 = country.iso3
    yield from article_sections(article)
    if article is None:
        yield _no_article(country)
        yield successor_section(library, country)
    shown = shown_partners(library, iso3, partners)
    missions = missions_of(library, iso3)
    if partners:
        yield partner_section(library, country, partners, shown, missions)
    else:
        yield met_section(library, country, events)
    yield border_section(library, iso3, sets.borders)
    yield trade_section(library, iso3, sets.trade)
    yield mission_section(library, country, missions, [partner.iso3 for partner in shown])
    yield written_section(memberships)
    yield topic_section(library.topics_of_country(iso3))
    where = address.country(iso3)
    dates = key_dates(library, where, article, events)
    yield dates._replace(blocks=(*dates.blocks, *notes_on_then(library, where, events)))
    yield from counted_sections(sets.figures, edition_of_figures(library))
    yield listed_section(memberships)
    if article is None:
        yield leader_section(library, iso3)


def _kind(country: Country, disputed: bool) -> str:
    """Says what a page is of: a former state, else what sources differ on, else by the standing at the UN."""
    if country.kind is EntityKind.FORMER:
        return "Former state"
    if disputed or country.kind is EntityKind.DISPUTED:
        return "Entity of disputed status"
    return "Country" if country.un_status is not UnStatus.NONE else "Country or territory"


def _facts(
    library: Library,
    country: Country,
    claims: list[Claim],
    spellings: list[Spelling],
    figures: list[Figure],
    outline: Outline | None,
) -> tuple[Fact, ...]:
    """Returns the fact box; a disputed status comes before any figure."""
    statuses = own_status(claims, country.name)
    others = [claim for claim in claims if claim not in statuses]
    names = names_fact(library, country.iso3, spellings)
    if not _HEADS.isdisjoint(claim.label for claim in others):
        figures = without_heads(figures)
    where = (position_fact(("", outline)),) if outline else ()
    of_tables = (
        *_table_facts(library, country),
        *state_fact(library, country.iso3),
        *where,
        *names,
        *table_facts(library, country, figures),
    )
    return (*facts_of(statuses, {}), *of_tables, *facts_of(others, {}))


def _no_article(country: Country) -> PageSection:
    sentence = f"This edition has no article on {in_sentence(country.name)} as a whole yet; what it holds stands below."
    return PageSection("", (NoteBlock(text_run(sentence)),))


def _table_facts(library: Library, country: Country) -> tuple[Fact, ...]:
    codes = f"{country.iso2}, {country.iso3}, {country.numeric}" if country.kind is EntityKind.LISTED else ""
    formal_name = country.formal_name if country.formal_name != country.name else ""
    lines = [("Formal name", formal_name), ("ISO 3166-1 codes", codes)]
    region = library.region(country.area)
    lines.append(("UN M49 region", region.name if region else ""))
    lines.append(("United Nations", _UN.get(country.un_status, "")))
    return tuple(Fact(label, (FactValue(text_run(text), "", "", "", "", OUR_TABLES),)) for label, text in lines if text)
