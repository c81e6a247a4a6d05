"""The pages of organizations and topics."""

from collections.abc import Iterator, Sequence

from desktop.domain import address
from desktop.domain.address import Address, PageKind
from desktop.domain.country import Organization, UnStatus
from desktop.domain.folding import folded
from desktop.domain.later import Later
from desktop.domain.naming import in_sentence
from desktop.domain.prose import BulletList, CitedSource, Inline, NoteBlock, Text
from desktop.library.library import Library
from desktop.library.membership_years import UN
from desktop.library.names import unknown
from desktop.library.rows import Article, Claim, Event, Titled
from desktop.summary.assembly import (
    FACTBOOK,
    OUR_TABLES,
    Page,
    article_sections,
    assemble,
    key_dates,
    titled,
    topic_section,
)
from desktop.summary.document import Fact, FactValue, PageSection, citing, link_run, text_run
from desktop.summary.facts import facts_of
from desktop.summary.memberships import StatusValue, membership_table, status_listed, status_values

_HOW_FAR = (
    "Those that the sources of this edition name. A country that is not listed is not recorded, which does not mean "
    "that it takes no part. What the Factbook lists is as its last edition has it, and may be older."
)
_HOW_FAR_THEN = "Those that the sources of this edition name; others may have taken part."
_VOTES = (CitedSource("un-votes"),)
_BY = " “By” a year means at the latest then."
_WORLD = Titled(address.WORLD, "World")


def organization_page(library: Library, key: str) -> Page:
    """Returns the page of an organization. Raises UnknownNameError where there is none."""
    organization = library.organization(key)
    if organization is None:
        raise unknown(library, key, PageKind.ORGANIZATION)
    where = address.organization(key)
    article = library.article(where)
    events = Later(library.events_about(where))
    members = library.memberships_in(key)
    claimed = {claim.subject.parts[0]: status_values(claim) for claim in members}
    for one in library.world.participants(key):
        claimed.setdefault(one.entity, (status_listed(one),))
    if key == UN:
        # The Factbook has no list of organizations in its profile of Palestine.
        for country in library.countries():
            if country.un_status is UnStatus.OBSERVER:
                claimed.setdefault(country.iso3, (StatusValue("observer", "", OUR_TABLES),))

    def sections() -> Iterator[PageSection]:
        yield from article_sections(article)
        yield _taking_part(library, organization, claimed)
        yield topic_section(library.topics_of_organization(key))
        yield key_dates(library, where, article, events)

    document = assemble(
        library,
        where,
        organization.name,
        _kind(library, members) if article else "Organization",
        article.summary if article else _summary(organization, len(claimed)),
        (*_name_fact(organization), *facts_of(library.claims(where), {})),
        sections(),
        article,
    )
    return Page(document, events, (_WORLD, Titled(where, organization.short_name)))


def _taking_part(
    library: Library, organization: Organization, claimed: dict[str, tuple[StatusValue, ...]]
) -> PageSection:
    """Returns the table of who takes part in an organization, by the names of the countries."""
    names = library.country_names(claimed)
    rows = [
        (address.country(code), names[code], claimed[code])
        for code in sorted(claimed, key=lambda code: folded(names[code]))
    ]
    table = membership_table(rows, "Country")
    said = _HOW_FAR_THEN if organization.has_ended else _HOW_FAR
    said += _BY if any(value.by for values in claimed.values() for value in values) else ""
    note = text_run(said)
    if organization.key == UN:
        first = " Where the set of memberships contradicts the first recorded vote, it is the year of that vote"
        note = (*note, *citing(text_run(first), _VOTES), Text("."))
    return PageSection("Countries", (table, NoteBlock(note)) if rows else ())


def _kind(library: Library, members: list[Claim]) -> str:
    """Says from whose side an article tells of an organization: that of the one country whose standing it states."""
    sides = {claim.subject.parts[0] for claim in members}
    if len(sides) != 1:
        return "Organization"
    return f"Organization, told from the side of {in_sentence(*library.country_names(sides).values())}"


def _name_fact(organization: Organization) -> tuple[Fact, ...]:
    """Returns the name with its remark where it has one; else the title says it."""
    if not organization.remark:
        return ()
    note = "The Factbook has the abbreviation only"
    return (Fact("Full name", (FactValue(text_run(organization.name), "", "", note, organization.remark, FACTBOOK),)),)


def _summary(organization: Organization, members: int) -> tuple[Inline, ...]:
    none = f"This edition has no article on {organization.name} yet"
    if not members:
        return text_run(f"{none}, nor a list of who takes part in it.")
    took = "took" if organization.has_ended else "takes" if members == 1 else "take"
    count = "one country" if members == 1 else f"{members} countries"
    return text_run(f"{none}; it records {count} that {took} part in it.")


def topic_page(library: Library, slug: str) -> Page:
    """Returns the page of a topic. Raises UnknownNameError where there is none."""
    where = address.topic(slug)
    article = library.article(where)
    if article is None:
        raise unknown(library, slug, PageKind.TOPIC)
    events = Later(library.events_about(where))

    def sections() -> Iterator[PageSection]:
        yield from article_sections(article)
        yield key_dates(library, where, article, events)
        yield _concerned(library, article, events)

    document = assemble(
        library,
        where,
        article.title,
        "Topic",
        article.summary,
        facts_of(library.claims(where), {}),
        sections(),
        article,
    )
    return Page(document, events, (_WORLD, Titled(where, article.title)))


def _concerned(library: Library, article: Article, events: Sequence[Event]) -> PageSection:
    """Returns the countries and organizations that the article names and those that the events add."""
    countries = dict.fromkeys([*article.countries, *(p.iso3 for event in events for p in event.participants)])
    organizations = dict.fromkeys([*article.organizations, *(key for event in events for key in event.organizations)])
    names = library.country_names(countries)
    addresses = [
        *(address.country(code) for code in sorted(countries, key=lambda code: folded(names[code]))),
        *(address.organization(key) for key in sorted(organizations)),
    ]
    items = tuple(_link(library, where) for where in addresses)
    return PageSection("Countries and organizations", (BulletList(items),) if items else ())


def _link(library: Library, where: Address) -> tuple[Inline, ...]:
    found = titled(library, where)
    return link_run(found.address, found.title)
