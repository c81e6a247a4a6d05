"""The page of a country: facts, foreign policy, partners, organizations, topics, key dates."""

from __future__ import annotations

from desktop.domain import address
from desktop.domain.address import PageKind
from desktop.domain.claim import Property
from desktop.domain.country import Country, EntityKind, UnStatus
from desktop.domain.dates import in_words
from desktop.domain.prose import Citation, CitedSource, Inline, NoteBlock, Text
from desktop.library.library import Library
from desktop.library.names import unknown
from desktop.library.rows import Claim, Partner
from desktop.summary.assembly import (
    OUR_TABLES,
    Membership,
    Page,
    article_sections,
    assemble,
    key_dates,
    listed,
    membership_table,
    path_to_country,
    status_values,
    topic_section,
)
from desktop.summary.country_figures import (
    border_section,
    leader_section,
    participation_section,
    successor_section,
    table_facts,
    trade_section,
)
from desktop.summary.document import Fact, FactValue, PageSection, Table, citing, link_run, text_run
from desktop.summary.facts import facts_of, value_of

_MOST_PARTNERS = 30
_FACTBOOK = (CitedSource("factbook-all"),)
_KINDS = {EntityKind.FORMER: "Former state", EntityKind.DISPUTED: "Entity of disputed status"}
_UN = {UnStatus.MEMBER: "member state", UnStatus.OBSERVER: "observer state"}
_STANDING = {
    UnStatus.MEMBER: " and is a member state of the United Nations",
    UnStatus.OBSERVER: " and is an observer state at the United Nations",
    UnStatus.NONE: "",
}


def country_page(library: Library, iso3: str) -> Page:
    """Returns the page of a country. Raises UnknownNameError where there is none."""
    country = library.country(iso3)
    if country is None:
        raise unknown(library, iso3, PageKind.COUNTRY)
    where = address.country(iso3)
    article = library.article(where)
    claims = library.claims(where)
    events = tuple(library.events_of_country(iso3))
    partners = tuple(library.partners(iso3))
    memberships = _memberships(library, claims)
    path = path_to_country(library, iso3)
    document = assemble(
        library,
        where,
        country.name,
        _KINDS.get(country.kind, "Country" if country.un_status is not UnStatus.NONE else "Country or territory"),
        article.summary if article else _summary(country, path[-2].title, claims),
        _facts(library, country, claims),
        (
            *article_sections(article),
            *(() if article else (_no_article(country), successor_section(library, country))),
            _partner_section(library, country, partners),
            _mission_section(library, iso3, country.name),
            _organization_section(memberships),
            topic_section(library.topics_of_country(iso3)),
            key_dates(library, article, events),
            border_section(library, iso3),
            trade_section(library, iso3),
            participation_section(library, iso3, {membership.key for membership, _ in memberships}),
            *(() if article else (leader_section(library, iso3),)),
        ),
        article,
    )
    return Page(document, events, path, partners, tuple(membership for membership, _ in memberships))


def _facts(library: Library, country: Country, claims: list[Claim]) -> tuple[Fact, ...]:
    """Returns the fact box; a disputed status comes before any figure."""
    statuses = [claim for claim in claims if claim.label == _status_label(country)]
    others = [claim for claim in claims if claim not in statuses]
    of_tables = (*_table_facts(library, country), *table_facts(library, country))
    return (*facts_of(statuses, {}), *of_tables, *facts_of(others, {}))


def _status_label(country: Country) -> str:
    return f"Status of {country.name}"


def _summary(country: Country, region: str, claims: list[Claim]) -> tuple[Inline, ...]:
    if country.kind is EntityKind.FORMER:
        existed = f" ({in_words(country.valid)})" if country.valid else ""
        said = f"{country.name} is a former state{existed}, listed here in {region} "
        return (Text(said), Citation(_FACTBOOK), Text("."))
    place = f"{country.name} is listed in {region}{_STANDING[country.un_status]} "
    disputed = any(claim.disagreement for claim in claims if claim.label == _status_label(country))
    remark = (
        " Its status is disputed, and a listing says nothing of it; who says what stands below." if disputed else ""
    )
    return (Text(place), Citation(OUR_TABLES), Text("." + remark))


def _no_article(country: Country) -> PageSection:
    sentence = f"This edition has no article on {country.name} as a whole yet; what it holds stands below."
    return PageSection("", (NoteBlock(text_run(sentence)),))


def _table_facts(library: Library, country: Country) -> tuple[Fact, ...]:
    codes = f"{country.iso2}, {country.iso3}, {country.numeric}" if country.kind is EntityKind.LISTED else ""
    formal_name = country.formal_name if country.formal_name != country.name else ""
    lines = [("Formal name", formal_name), ("ISO 3166-1 codes", codes)]
    region = library.region(country.area)
    lines.append(("UN M49 region", region.name if region else ""))
    lines.append(("United Nations", _UN.get(country.un_status, "")))
    return tuple(Fact(label, (FactValue(text_run(text), "", "", "", "", OUR_TABLES),)) for label, text in lines if text)


def _memberships(library: Library, claims: list[Claim]) -> list[tuple[Membership, Claim]]:
    held = [claim for claim in claims if claim.property is Property.MEMBERSHIP]
    names = library.organization_names(claim.organization for claim in held)
    return [
        (
            Membership(
                claim.organization, names[claim.organization], str(claim.values[0].value), claim.values[0].valid
            ),
            claim,
        )
        for claim in held
    ]


def _organization_section(memberships: list[tuple[Membership, Claim]]) -> PageSection:
    if not memberships:
        return PageSection("Organizations", ())
    rows = (
        (address.organization(membership.key), membership.name, status_values(claim))
        for membership, claim in memberships
    )
    return PageSection("Organizations", (membership_table(rows, "Organization"),))


def _mission_section(library: Library, iso3: str, name: str) -> PageSection:
    """Returns who has which mission where, as far as the edition records it."""
    found: dict[str, dict[str, list[Inline]]] = {}
    for claim in library.missions_of(iso3):
        partner = claim.host if claim.sender == iso3 else claim.sender
        cell = found.setdefault(partner, {"sent": [], "hosted": []})["sent" if claim.sender == iso3 else "hosted"]
        for value in claim.values:
            run = citing(text_run(str(value.value)), value.sources)
            cell += [Text("; "), *run] if cell else run
    names = library.country_names(found)
    rows = tuple(
        (link_run(address.relation(iso3, code), names[code]), tuple(cells["hosted"]), tuple(cells["sent"]))
        for code, cells in sorted(found.items(), key=lambda item: names[item[0]])
    )
    table = Table(("Country", f"Its mission in {name}", f"Mission of {name}"), rows)
    return PageSection("Missions", (table,) if rows else ())


def _partner_section(library: Library, country: Country, partners: tuple[Partner, ...]) -> PageSection:
    if not partners:
        sentence = f"Nothing is recorded yet on the relations of {country.name}."
        return PageSection("Partners", (NoteBlock(text_run(sentence)),))
    begun = library.claims_of_relations(country.iso3, Property.RELATIONS)
    articles = {title.address for title in library.titles(PageKind.RELATION)}
    led = {code for where in articles if country.iso3 in where.parts for code in where.parts}
    shown = [partner for number, partner in enumerate(partners) if number < _MOST_PARTNERS or partner.iso3 in led]
    rows = tuple(
        (
            link_run(address.relation(country.iso3, partner.iso3), partner.name),
            _begun(begun.get(partner.iso3)),
            text_run(_held(partner, partner.iso3 in led)),
        )
        for partner in shown
    )
    table = Table(("Partner", "Relations since", "Here"), rows)
    left = len(partners) - len(shown)
    if not left:
        return PageSection("Partners", (table,))
    note = NoteBlock(text_run(f"{left} more, of less weight, stand in the tree; any two countries have a page."))
    return PageSection("Partners", (table, note))


def _begun(claim: Claim | None) -> tuple[Inline, ...]:
    shown = [value_of(claim, value) for value in claim.values] if claim else []
    return listed(citing(tuple(_without_since(value.inlines)), value.sources) for value in shown)


def _without_since(run: tuple[Inline, ...]) -> list[Inline]:
    return [Text(inline.text.removeprefix("since ")) if isinstance(inline, Text) else inline for inline in run]


def _held(partner: Partner, has_article: bool) -> str:
    return ("neighbour, " if partner.neighbour else "") + ("article" if has_article else "figures or events")
