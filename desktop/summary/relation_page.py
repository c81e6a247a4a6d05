"""The page of two countries, the same from either side; every pair has one."""

from collections.abc import Iterator, Sequence

from desktop.domain import address
from desktop.domain.address import Address, PageKind
from desktop.domain.claim import Property
from desktop.domain.later import Later
from desktop.domain.naming import in_sentence
from desktop.domain.prose import BulletList, Inline, NoteBlock, Text
from desktop.library.library import Library
from desktop.library.names import unknown
from desktop.library.rows import Article, Event, Titled
from desktop.summary.assembly import (
    KEY_DATES,
    Page,
    article_sections,
    assemble,
    key_dates,
    path_to_country,
    titled,
    topic_section,
)
from desktop.summary.belonging import belonging_facts, uncounted
from desktop.summary.country_figures import LEADERS_HEADING, position_fact
from desktop.summary.document import Marked, PageSection, citing, link_run, text_run
from desktop.summary.facts import facts_of
from desktop.summary.relation_figures import SHARED_HEADING, RelationFigures, contiguity_facts
from desktop.summary.status import status_facts_of_pair
from desktop.summary.then import notes_on_then


def relation_page(library: Library, where: Address) -> Page:
    """Returns the page of a pair, told from the side of the first country of the address.

    Raises UnknownNameError where one of the two is not known.
    """
    side, other = where.parts
    for code in where.parts:
        if library.country(code) is None:
            raise unknown(library, code, PageKind.COUNTRY)
    names = library.country_names(where.parts)
    article = library.article(where)
    claims = library.claims(where)
    events = tuple(library.events_of_pair(side, other))
    title = titled(library, where).title
    figures = RelationFigures(library, side, other)
    has_border = any(claim.property is Property.LAND_BORDER for claim in claims)
    # Missions have a section of their own, with those that the data set lists.
    claimed = facts_of((claim for claim in claims if claim.property is not Property.MISSION), names)
    status = status_facts_of_pair(library, side, other)
    outlines = library.outlines(where.parts)
    are_marked = len(outlines) == len(where.parts) and bool(library.land())
    where_they_lie = (position_fact(*((names[code], outlines[code]) for code in where.parts)),) if are_marked else ()
    belonging = belonging_facts(library, names)
    measured = (*claimed, *figures.facts(has_border), *contiguity_facts(library, side, other))
    sections = Later(figures.sections())
    # Who led each of the two says nothing on their relations.
    is_told = bool(belonging or measured or events) or any(
        one.blocks for one in sections if one.heading != LEADERS_HEADING
    )
    is_claimed = article is not None or any(claim.property is Property.RELATIONS for claim in claims)
    # Who is no state, or came after the other, is not missed among those that established relations.
    since_when = (figures.since_when(),) if is_told and not is_claimed and not belonging else ()
    document = assemble(
        library,
        where,
        title,
        "Relation",
        article.summary if article else figures.summary() or _summary(names, is_told, len(events)),
        (*status, *belonging, *since_when, *measured, *where_they_lie),
        _sections(library, where, article, sections, events, is_told),
        article,
    )
    if are_marked:
        marked = tuple(Marked(in_sentence(names[code]), outlines[code]) for code in where.parts)
        document = document._replace(marked=marked, land=library.land())
    path = (*path_to_country(library, side), Titled(where, names[other]))
    return Page(document, events, path, figures=figures)


def _sections(
    library: Library,
    where: Address,
    article: Article | None,
    of_sets: Sequence[PageSection],
    events: tuple[Event, ...],
    is_told: bool,
) -> Iterator[PageSection]:
    yield from article_sections(article)
    yield from of_sets
    if not any(one.blocks for one in of_sets if one.heading == SHARED_HEADING):
        yield _common_organizations(library, *where.parts)
    yield topic_section(_topics(library, article))
    dates = key_dates(library, where, article, events) if events or not is_told else _no_events(library, where)
    yield dates._replace(blocks=(*dates.blocks, *notes_on_then(library, where, events)))
    yield PageSection("The two countries", (_countries(library.country_names(where.parts)),))


def _summary(names: dict[str, str], is_told: bool, events: int) -> tuple[Inline, ...]:
    one, other = (in_sentence(names[code]) for code in names)
    if not is_told:
        return text_run(f"This edition records nothing on relations between {one} and {other}.")
    recorded = f", with {events} event{'s' if events > 1 else ''}" if events else ""
    return text_run(f"This edition has no article on {one} and {other} yet; what it records stands below{recorded}.")


def _no_events(library: Library, where: Address) -> PageSection:
    said = text_run("No event of the two is recorded.")
    if why := uncounted(library, library.country_names(where.parts)):
        said = (*said, Text(" "), *why)
    return PageSection(KEY_DATES, (NoteBlock(said),))


def _countries(names: dict[str, str]) -> BulletList:
    return BulletList(tuple(link_run(address.country(code), name) for code, name in names.items()))


def _topics(library: Library, article: Article | None) -> list[Titled]:
    slugs = article.topics if article else ()
    titles = library.topic_titles(slugs)
    return [Titled(address.topic(slug), titles[slug]) for slug in slugs]


def _common_organizations(library: Library, side: str, other: str) -> PageSection:
    """Returns what both belong to, with each one's status where it is recorded of both."""
    held = {
        code: {
            claim.organization: claim.values[0] for claim in library.claims(address.country(code), Property.MEMBERSHIP)
        }
        for code in (side, other)
    }
    both = [key for key in held[side] if key in held[other]]
    names = library.organization_names(both)
    items: list[tuple[Inline, ...]] = []
    for key in both:
        one, two = held[side][key], held[other][key]
        statuses = f" ({one.value}; {two.value})" if one.value != two.value else f" ({one.value})"
        run = (*link_run(address.organization(key), names[key]), Text(statuses))
        items.append(citing(run, (*one.sources, *two.sources)))
    return PageSection("Organizations both belong to", (BulletList(tuple(items)),) if items else ())
