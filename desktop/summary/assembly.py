"""What the pages of all kinds share: the page as a value, and how its parts become a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from desktop.domain import address
from desktop.domain.address import Address, PageKind
from desktop.domain.country import WORLD_REGION, EntityKind
from desktop.domain.dates import in_words
from desktop.domain.event import EventKind
from desktop.domain.later import Later
from desktop.domain.prose import BulletList, CitedSource, Inline, NoteBlock, Text
from desktop.domain.values import NamedTuple
from desktop.library.library import Library
from desktop.library.rows import Article, Event, Partner, Titled
from desktop.library.titles import title_at
from desktop.library.world import Figure
from desktop.summary.document import (
    Document,
    EventList,
    Fact,
    PageSection,
    Table,
    cited_keys_by_part,
    link_run,
    text_run,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from desktop.summary.memberships import Membership
    from desktop.summary.relation_figures import RelationFigures

KEY_DATES = "Key dates"
MOST_KEY_DATES = 10
MOST_OF_A_KIND = MOST_KEY_DATES // 2
_HOW_CHOSEN = (
    "The key dates shown are chosen by kind, the beginnings and ends of states and wars first, and by how many "
    "countries took part; at most half are of one kind where there are others."
)
FACTBOOK = (CitedSource("factbook-all"),)
"""What figures, land borders, shares of trade and lists of organizations rest on."""
OUR_TABLES = (CitedSource("country-codes"),)
"""What names, codes and regions rest on."""


class Page(NamedTuple):
    """What window, command line and print ask for; what comes after its beginning is made when it is asked for.

    Attributes:
        document: what is read.
        events: what the timeline shows.
        path: the pages above it, from the world down.
        partners: of a country, those it has relations with.
        organizations: of a country, those it takes part in.
        selected_event: of an event's page, the event.
        participants: of an event's page, the countries that took part.
        figures: of a relation, what open data sets say of it.
        names: of a country and of its page of names, language tag and name in each language.
        counted: of a country, the figures and lists of the Factbook as its table has them.
    """

    document: Document
    events: Sequence[Event]
    path: tuple[Titled, ...]
    partners: Sequence[Partner] = ()
    organizations: Sequence[Membership] = ()
    selected_event: str | None = None
    participants: tuple[str, ...] = ()
    figures: RelationFigures | None = None
    names: Sequence[tuple[str, str]] = ()
    counted: Sequence[Figure] = ()

    @property
    def key_dates(self) -> tuple[Event, ...]:
        """The events that stand under the heading of key dates."""
        return tuple(
            event
            for section in self.document.sections
            if section.heading == KEY_DATES
            for block in section.blocks
            if isinstance(block, EventList)
            for event in block.events
        )


def assemble(
    library: Library,
    where: Address,
    title: str,
    subtitle: str,
    summary: tuple[Inline, ...],
    facts: tuple[Fact, ...],
    sections: Iterable[PageSection],
    article: Article | None = None,
) -> Document:
    """Returns a document with its sources numbered; sections without blocks and empty columns are left out.

    Sections are taken from `sections` as far as somebody reads the document, and sources are looked up as far.
    """
    kept = Later(map(_trimmed, (section for section in sections if section.blocks)))
    cited = cited_keys_by_part(summary, facts, kept)
    return Document(
        where.page,
        title,
        subtitle,
        summary,
        facts,
        kept,
        Later(chain.from_iterable(map(library.sources_of, cited))),
        in_words(article.checked) if article else "",
        _codes(library, where),
        edition=library.edition(),
    )


def _trimmed(section: PageSection) -> PageSection:
    return section._replace(
        blocks=tuple(block.trimmed if isinstance(block, Table) else block for block in section.blocks)
    )


def _codes(library: Library, where: Address) -> tuple[str, ...]:
    """Returns the codes of a country or of each of a pair; those that are not of ISO 3166-1 are left to the text."""
    if where.kind not in (PageKind.COUNTRY, PageKind.RELATION):
        return ()
    found = (library.country(code) for code in where.parts)
    return tuple(f"{one.iso2} · {one.iso3}" for one in found if one is not None and one.kind is EntityKind.LISTED)


def article_sections(article: Article | None) -> tuple[PageSection, ...]:
    """Returns the prose of an article as sections of a page."""
    return tuple(PageSection(section.heading, section.blocks) for section in article.sections) if article else ()


def key_dates(library: Library, where: Address, article: Article | None, events: Sequence[Event]) -> PageSection:
    """Returns the section of key dates: those the article names, else the most important, by date."""
    named = library.events(article.key_events) if article else []
    chosen = named or most_important(events)
    if not chosen:
        return PageSection(KEY_DATES, ())
    left = library.more_events_about(where, (event.id for event in chosen))
    said: list[str] = []
    if not named:
        from desktop.summary.set_ends import how_far

        said += [how_far(library, where, chosen), _HOW_CHOSEN if left else ""]
    if left:
        plural = "s" if left > 1 else ""
        said.append(f"The timeline of this page has {left} more event{plural}.")
    note = " ".join(filter(None, said))
    return PageSection(KEY_DATES, (EventList(tuple(chosen)), *((NoteBlock(text_run(note)),) if note else ())))


def most_important(events: Sequence[Event], most: int = MOST_KEY_DATES) -> list[Event]:
    """Returns the most important events in the order given; of one kind at most half, unless others are few."""
    from desktop.domain.importance import importance_of  # where people wrote, they chose

    chosen: list[Event] = []
    spare: list[Event] = []
    kinds = Counter[EventKind]()
    # Of two that are alike the later one goes first.
    for event in sorted(events, key=importance_of)[::-1]:
        kinds[event.kind] += 1
        (chosen if kinds[event.kind] <= MOST_OF_A_KIND else spare).append(event)
    kept = {event.id for event in (chosen + spare)[:most]}
    return [event for event in events if event.id in kept]


def topic_section(topics: Iterable[Titled]) -> PageSection:
    """Returns the section that leads to topics."""
    items = tuple(link_run(topic.address, topic.title) for topic in topics)
    return PageSection("Topics", (BulletList(items),) if items else ())


def listed(runs: Iterable[tuple[Inline, ...]]) -> tuple[Inline, ...]:
    """Returns runs of text one after the other, with semicolons."""
    joined: list[Inline] = []
    for run in runs:
        joined += [Text("; "), *run] if joined else run
    return tuple(joined)


def path_to_region(library: Library, code: str) -> tuple[Titled, ...]:
    """Returns the regions from the world down to this one."""
    path: list[Titled] = []
    while code:
        region = library.region(code)
        if region is None:
            break
        where = address.WORLD if code == WORLD_REGION else address.region(code)
        path.append(Titled(where, region.name))
        code = region.parent
    return tuple(reversed(path)) or (Titled(address.WORLD, "World"),)


def path_to_country(library: Library, iso3: str) -> tuple[Titled, ...]:
    """Returns the regions from the world down to a country, and the country."""
    found = library.country(iso3)
    if found is None:
        return (Titled(address.WORLD, "World"),)
    return (*path_to_region(library, found.area), Titled(address.country(iso3), found.name))


def titled(library: Library, where: Address) -> Titled:
    """Returns an address with the name of the page there."""
    return Titled(where, title_at(library, where))


def comma_list(runs: Iterable[tuple[Inline, ...]]) -> tuple[Inline, ...]:
    """Returns runs of text joined with commas."""
    joined: list[Inline] = []
    for run in runs:
        joined += [Text(", "), *run] if joined else run
    return tuple(joined)
