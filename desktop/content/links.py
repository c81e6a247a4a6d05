"""Checks across files: every code, key and link leads somewhere, and nothing stands twice."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from desktop.content.articles import Article
from desktop.content.derived import SPECS
from desktop.content.findings import Findings
from desktop.content.models import CitedKey, EventRecord, SourceRecord, TopicHead
from desktop.content.records import Claim, Place
from desktop.content.tables import Tables
from desktop.domain import address
from desktop.domain.address import Address, PageKind
from desktop.domain.claim import Property
from desktop.domain.prose import Citation, Emphasis, Inline, Link, Strong, Text, cited, runs


class Parts(NamedTuple):
    """Everything read, before it is known to fit together."""

    tables: Tables
    articles: list[Article]
    events: list[tuple[EventRecord, Place]]
    claims: list[Claim]
    sources: list[tuple[SourceRecord, Place]]


def check_links(parts: Parts, findings: Findings) -> None:
    """Notes every duplicate, every name that leads nowhere, and every source that nothing cites."""
    _Checker(parts, findings).check()


class _Checker:
    def __init__(self, parts: Parts, findings: Findings) -> None:
        self._parts = parts
        self._findings = findings
        self._countries = {str(row.iso3) for row in parts.tables.countries}
        self._organizations = {row.key for row in parts.tables.organizations}
        self._regions = {str(row.code) for row in parts.tables.regions}
        self._topics = {one.address.parts[0] for one in parts.articles if one.address.kind is PageKind.TOPIC}
        self._events = {record.id for record, _ in parts.events}
        self._sources = {record.id for record, _ in parts.sources}
        self._cited: set[str] = set()

    def check(self) -> None:
        self._check_duplicates()
        for article in self._parts.articles:
            self._check_article(article)
        for event, place in self._parts.events:
            self._check_event(event, place)
        for claim in self._parts.claims:
            self._check_claim(claim)
        for source, place in self._parts.sources:
            if source.id not in self._cited and source.id not in OF_THE_TABLES:
                self._fault(place, f"nothing cites the source {source.id}", "cite it or remove it")

    def _check_duplicates(self) -> None:
        self._unique(((record.id, place) for record, place in self._parts.events), "event")
        self._unique(((record.id, place) for record, place in self._parts.sources), "source")
        self._unique(((claim.record.id, claim.place) for claim in self._parts.claims), "claim")

    def _unique(self, found: Iterable[tuple[str, Place]], what: str) -> None:
        first: dict[str, Place] = {}
        for key, place in found:
            if key in first:
                self._fault(
                    place, f"the {what} {key} stands twice, first in {first[key].file.name}", "keep one of the two"
                )
            first.setdefault(key, place)

    def _check_article(self, article: Article) -> None:
        self._known_address(article.address, article.place)
        for topic in article.head.topics:
            self._known(topic, self._topics, "topic", article.place_of(topic))
        for event in article.head.key_events:
            self._known(event, self._events, "event", article.place_of(event))
        if isinstance(article.head, TopicHead):
            for iso3 in article.head.countries:
                self._known(iso3, self._countries, "country", article.place_of(iso3))
            for key in article.head.organizations:
                self._known(key, self._organizations, "organization", article.place_of(key))
        for run in _runs_of(article):
            self._check_run(run, article)

    def _check_run(self, run: tuple[Inline, ...], article: Article) -> None:
        for source in cited(run):
            self._cite(source.key, article.place_of(source.key))
        for target in _targets(run):
            if target.startswith(address.SCHEME):
                self._known_address(address.parse(target), article.place_of(target))

    def _check_event(self, event: EventRecord, place: Place) -> None:
        for participant in event.participants:
            self._known(participant.iso3, self._countries, "country", place)
        for key in event.organizations:
            self._known(key, self._organizations, "organization", place)
        for topic in event.topics:
            self._known(topic, self._topics, "topic", place)
        self._cite_all(event.sources, place)
        for alternative in event.date_alternatives:
            self._cite_all(alternative.sources, place)

    def _check_claim(self, claim: Claim) -> None:
        record, place = claim.record, claim.place
        self._known_address(claim.subject, place)
        for iso3 in (record.sender, record.host):
            if iso3 is not None:
                self._known(iso3, self._countries, "country", place)
        if record.organization is not None:
            self._known(record.organization, self._organizations, "organization", place)
        if record.property is Property.MISSION and claim.subject.kind is PageKind.RELATION:
            pair = tuple(sorted((record.sender or "", record.host or "")))
            if pair != claim.subject.parts:
                self._fault(
                    place, f"the mission {record.id} is not between the two countries", "correct sender and host"
                )
        if record.property is Property.MEMBERSHIP and claim.subject.kind is not PageKind.COUNTRY:
            self._fault(place, f"the membership {record.id} is not that of a country", "write subject: country/…")
        for value in record.values:
            self._cite_all(value.sources, place)

    def _known_address(self, linked: Address, place: Place) -> None:
        where = linked.subject
        known, what = {
            PageKind.COUNTRY: (self._countries, "country"),
            PageKind.RELATION: (self._countries, "country"),
            PageKind.ORGANIZATION: (self._organizations, "organization"),
            PageKind.TOPIC: (self._topics, "topic"),
            PageKind.NAMES: (self._countries, "country"),
            PageKind.EVENT: (self._events, "event"),
            PageKind.REGION: (self._regions, "region"),
            PageKind.SOURCE: (self._sources, "source"),
            PageKind.WORLD: (set[str](), "page"),
            PageKind.DAY: (set(where.parts), "day"),
        }[where.kind]
        for part in where.parts:
            self._known(part, known, what, place)

    def _cite_all(self, keys: Iterable[CitedKey], place: Place) -> None:
        for key in keys:
            self._cite(key.key, place)

    def _cite(self, key: str, place: Place) -> None:
        self._cited.add(key)
        self._known(key, self._sources, "source", place)

    def _known(self, name: str, known: set[str], what: str, place: Place) -> None:
        if name not in known:
            self._fault(place, f"there is no {what} “{name}”", _MENDS[what])

    def _fault(self, place: Place, message: str, mend: str) -> None:
        self._findings.add(place.file, place.line, message, mend)


OF_THE_TABLES = frozenset({"country-codes", "wp-ussr-names", *(spec.source for spec in SPECS.values())})
"""Sources of the tables themselves, which pages cite wherever they show a figure of theirs."""

_MENDS = {
    "country": "correct the ISO 3166-1 alpha-3 code, or add it to tables/countries.csv",
    "organization": "correct the key, or add it to tables/organizations.csv",
    "topic": "correct the name, or add an article to topics/",
    "event": "correct the id, or add the event to events/",
    "region": "correct the UN M49 code, or add it to tables/regions.csv",
    "source": "correct the key, or add the source to sources/",
    "page": "correct the address",
}


def _runs_of(article: Article) -> Iterator[tuple[Inline, ...]]:
    yield article.summary
    for section in article.sections:
        for block in section.blocks:
            yield from runs(block)


def _targets(run: tuple[Inline, ...]) -> Iterator[str]:
    for inline in run:
        match inline:
            case Link(target, children):
                yield target
                yield from _targets(children)
            case Emphasis(children) | Strong(children):
                yield from _targets(children)
            case Text() | Citation():
                pass
