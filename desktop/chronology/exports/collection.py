"""What is exported: events, and the names and sources that they hold only keys of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from desktop.domain.dates import in_words
from desktop.domain.escaping import plain
from desktop.domain.prose import CitedSource
from desktop.library.library import Library
from desktop.library.rows import Event, Source


class Reference(NamedTuple):
    """A source as a line of words; `url` is an http(s) address or ""."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Collection:
    """Events to export.

    Attributes:
        title: what they are, such as “Events of Turkmenistan”.
        events: they, in the order in which they are written.
        countries: names by ISO 3166-1 alpha-3.
        organizations: names by key.
        topics: titles by slug.
        references: sources by key.
        checked: the day (EDTF) of the content's edition, or "".
    """

    title: str
    events: tuple[Event, ...]
    countries: Mapping[str, str]
    organizations: Mapping[str, str]
    topics: Mapping[str, str]
    references: Mapping[str, Reference]
    checked: str


class Export(NamedTuple):
    """A collection as text.

    Attributes:
        text: what is written to a file.
        left_out: the events that the format cannot hold.
        remark: how many these are and why, in a sentence for the reader; "" where there are none.
    """

    text: str
    left_out: tuple[Event, ...] = ()
    remark: str = ""


class Detail(NamedTuple):
    """Something said of an event below its title; of its description the label is ""."""

    label: str
    text: str


def collect(library: Library, title: str, events: Iterable[Event], in_reference: Callable[[Source], str]) -> Collection:
    """Returns a collection with the names and sources of its events.

    Args:
        library: where names and sources are.
        title: what the events are.
        events: the events.
        in_reference: says a source in one line.
    """
    kept = tuple(events)
    keys = [source.key for event in kept for source in all_cited(event)]
    return Collection(
        title,
        kept,
        library.country_names(part.iso3 for event in kept for part in event.participants),
        library.organization_names(key for event in kept for key in event.organizations),
        library.topic_titles(slug for event in kept for slug in event.topics),
        {one.key: Reference(plain(in_reference(one)), _web_address(one)) for one in library.sources_of(keys)},
        library.edition().checked,
    )


def left_out_remark(collection: Collection, left_out: tuple[Event, ...], limit: str) -> str:
    """Returns the remark on events that a format cannot hold; `limit` says which ones it can."""
    if not left_out:
        return ""
    total = len(collection.events)
    return f"{len(left_out)} of {total} events {'is' if len(left_out) == 1 else 'are'} left out: {limit}"


def all_cited(event: Event) -> tuple[CitedSource, ...]:
    """Returns the sources of an event and of its other dates, each key once."""
    cited = (*event.sources, *(source for other in event.alternatives for source in other.sources))
    return tuple({source.key: source for source in reversed(cited)}.values())[::-1]


def details(collection: Collection, event: Event, exactness: str) -> list[Detail]:
    """Returns what is said of an event, sources aside; what there is nothing to say of is left out."""
    found = [
        Detail("", event.description),
        Detail("Date", f"{in_words(event.date.text)}. {exactness}"),
        Detail("Other dates", "; ".join(_other_dates(collection, event))),
        Detail("Note", event.note),
        Detail("Countries", ", ".join(_participants(collection, event))),
        Detail("Organizations", ", ".join(collection.organizations.get(key, key) for key in event.organizations)),
        Detail("Topics", ", ".join(collection.topics.get(slug, slug) for slug in event.topics)),
    ]
    return [detail for detail in found if detail.text]


def _other_dates(collection: Collection, event: Event) -> list[str]:
    return [
        f"{in_words(other.date)} ({', '.join(_words_of(collection, source) for source in other.sources)})"
        for other in event.alternatives
    ]


def _participants(collection: Collection, event: Event) -> list[str]:
    names = ((collection.countries.get(part.iso3, part.iso3), part.role) for part in event.participants)
    return [f"{name} ({role})" if role else name for name, role in names]


def _words_of(collection: Collection, source: CitedSource) -> str:
    found = collection.references.get(source.key)
    return found.words if found else source.key


def _web_address(source: Source) -> str:
    url = str(source.csl.get("URL", ""))
    return url if url.startswith(("https://", "http://")) else ""
