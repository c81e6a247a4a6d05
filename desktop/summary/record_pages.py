"""The pages of single records: an event, a source."""

from itertools import combinations
from typing import Any

from desktop.domain import address
from desktop.domain.address import Address, PageKind
from desktop.domain.claim import Confidence
from desktop.domain.dates import Precision, civil, in_words
from desktop.domain.event import ROOTS
from desktop.domain.prose import BulletList, Citation, Inline, Link, NoteBlock, Paragraph, Text
from desktop.library.library import Library
from desktop.library.names import unknown
from desktop.library.rows import Event, Titled
from desktop.summary.assembly import OUR_TABLES, Page, assemble, comma_list, path_to_country, titled
from desktop.summary.document import Fact, FactValue, PageSection, link_run, text_run
from desktop.summary.references import accessed_words, authors, issued_words, kind_words, publisher

_MOST_PAGES = 24


def event_page(library: Library, event_id: str) -> Page:
    """Returns the page of an event; its timeline is that of the pair, or of all who took part in it.

    Raises UnknownNameError where there is none.
    """
    event = library.event(event_id)
    if event is None:
        raise unknown(library, event_id, PageKind.EVENT)
    where = address.event(event_id)
    codes = [participant.iso3 for participant in event.participants]
    around = library.events_of_pair(codes[0], codes[1]) if len(codes) > 1 else []
    if event_id not in {one.id for one in around}:
        around = library.events_of_country(codes[0])
    document = assemble(
        library,
        where,
        event.title,
        f"Event · {in_words(event.date.text)}",
        (),
        _event_facts(library, event),
        (
            PageSection("", _told(event)),
            PageSection("Pages on it", (BulletList((*_pages_on(library, event), *_same_day(library, event))),)),
        ),
    )
    path = (*path_to_country(library, codes[0]), Titled(where, event.title))
    return Page(document, tuple(around), path, selected_event=event_id, participants=tuple(codes))


def _told(event: Event) -> tuple[Paragraph | NoteBlock, ...]:
    told = Paragraph((Text((event.description or f"{event.title}.") + " "), Citation(event.sources)))
    return (told, NoteBlock(text_run(event.note))) if event.note else (told,)


def _event_facts(library: Library, event: Event) -> tuple[Fact, ...]:
    names = library.country_names(participant.iso3 for participant in event.participants)
    organizations = library.organization_names(event.organizations)
    remark = "only in an encyclopedia" if event.confidence is Confidence.TERTIARY else ""
    otherwise = {source.key for other in event.alternatives for source in other.sources}
    giving_it = tuple(source for source in event.sources if source.key not in otherwise) or event.sources
    dates = [FactValue(text_run(in_words(event.date.text)), "", "", "", remark, giving_it)]
    dates += [FactValue(text_run(in_words(other.date)), "", "", "", "", other.sources) for other in event.alternatives]
    took_part = comma_list(
        (*link_run(address.country(p.iso3), names[p.iso3]), *text_run(f" ({p.role})" if p.role else ""))
        for p in event.participants
    )
    bodies = comma_list(link_run(address.organization(key), organizations[key]) for key in event.organizations)
    lines = [
        Fact("Date", tuple(dates), "Sources differ on the date." if event.alternatives else ""),
        _plain_fact("Kind", text_run(event.kind.value), ROOTS[event.kind].in_words),
        _plain_fact("Countries", took_part),
        _plain_fact("Organizations", bodies),
    ]
    return tuple(line for line in lines if line.values[0].inlines)


def _plain_fact(label: str, run: tuple[Inline, ...], note: str = "") -> Fact:
    return Fact(label, (FactValue(run, "", "", note, "", ()),))


def _pages_on(library: Library, event: Event) -> tuple[tuple[Inline, ...], ...]:
    codes = [participant.iso3 for participant in event.participants]
    first = "TKM" if "TKM" in codes else codes[0]
    ordered = [first, *(code for code in codes if code != first)]
    pages: list[Address] = [address.relation(one, other) for one, other in combinations(ordered, 2) if one == first]
    pages += [address.organization(key) for key in event.organizations]
    pages += [address.topic(slug) for slug in event.topics]
    pages += [address.country(code) for code in ordered if len(codes) == 1]
    found = [titled(library, where) for where in pages[:_MOST_PAGES]]
    return tuple(link_run(page.address, page.title) for page in found)


def _same_day(library: Library, event: Event) -> tuple[tuple[Inline, ...], ...]:
    """Returns a link to the day of the year where other events fell on it."""
    if event.date.precision is not Precision.DAY or event.date.is_interval or event.date.earliest is None:
        return ()
    day = "{:02}-{:02}".format(*civil(event.date.earliest)[1:])
    others = len(library.events_on(day)) - 1
    if others < 1:
        return ()
    where = titled(library, address.day(day))
    plural = "s" if others > 1 else ""
    return ((*link_run(where.address, where.title), *text_run(f" in any year ({others} other event{plural})")),)


def source_page(library: Library, key: str) -> Page:
    """Returns the page of a source, with every page that rests on it. Raises UnknownNameError where there is none."""
    source = library.source(key)
    if source is None:
        raise unknown(library, key, PageKind.SOURCE)
    where = address.source(key)
    cited_at = [titled(library, page) for page in library.cited_at(key)]
    lines: list[tuple[str, tuple[Inline, ...]]] = [
        *((("Written by", text_run(by)),) if (by := authors(source.csl)) else ()),
        ("Published by", text_run(publisher(source.csl))),
        ("Date", text_run(issued_words(source.csl))),
        ("Read on", text_run(accessed_words(source.csl))),
        ("Kind", text_run(_kind(source.csl, source.tertiary))),
        ("Address", _web_link(source.csl)),
        ("Key", text_run(key)),
    ]
    descriptive = source.csl.get("custom", {}).get("title-status") == "descriptive"
    note = "The stored copy showed no heading: this title is ours." if descriptive else ""
    document = assemble(
        library,
        where,
        source.title,
        "Source",
        (),
        tuple(_plain_fact(label, run) for label, run in lines if run),
        (
            PageSection("", (NoteBlock(text_run(note)),) if note else ()),
            PageSection("Pages that rest on it", (_resting_on(key, cited_at),)),
        ),
    )
    return Page(document, (), (Titled(address.WORLD, "World"), Titled(where, source.title)))


def _resting_on(key: str, pages: list[Titled]) -> BulletList | NoteBlock:
    if pages:
        return BulletList(tuple(link_run(page.address, page.title) for page in pages))
    if key in [source.key for source in OUR_TABLES]:
        return NoteBlock(text_run("The names, codes and regions of all countries."))
    return NoteBlock(text_run("None in this edition."))


def _kind(csl: dict[str, Any], tertiary: bool) -> str:
    return f"{kind_words(csl)} (tertiary)" if tertiary else kind_words(csl)


def _web_link(csl: dict[str, Any]) -> tuple[Inline, ...]:
    url = csl.get("URL")
    return (Link(url, (Text(url),)),) if url else ()
