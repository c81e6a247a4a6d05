"""Compiles the content into one SQLite database; the only part of the library that reads content."""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, count
from pathlib import Path
from typing import Any

from desktop.content.articles import Article
from desktop.content.edtf_dates import read_date
from desktop.content.loader import TICKS, Content, read_content
from desktop.content.models import CitedKey, ClaimValue, EventRecord, SourceRecord, TopicHead
from desktop.content.readability import eases
from desktop.content.records import Claim
from desktop.domain import address
from desktop.domain.address import PageKind
from desktop.domain.claim import Confidence, Property
from desktop.domain.country import EntityKind
from desktop.domain.dates import EdtfDate
from desktop.domain.event import EventKind
from desktop.domain.folding import folded
from desktop.domain.prose import Inline, Section, cited, runs
from desktop.domain.values import NamedTuple
from desktop.library import data_events, links
from desktop.library.computed import computed
from desktop.library.data_events import DataEvent
from desktop.library.dispute_events import disputes, wars_of_pairs
from desktop.library.membership_years import sound
from desktop.library.names import is_code
from desktop.library.obligation_events import obligations
from desktop.library.prose_json import dump_run, dump_sections
from desktop.library.schema import APPLICATION_ID, PAGE_SIZE, SCHEMA_VERSION, TABLES
from desktop.library.spellings import spellings, starts

Progress = Callable[[int, int], None]
"""Told how many steps of how many are done; may raise to cancel, and nothing is written then."""
STEPS = TICKS + 6


def build(folder: Path, content_hash: str, progress: Progress) -> bytes:
    """Compiles a folder of content and returns the bytes of the SQLite file; the same content gives the same bytes.

    Raises ContentError where the content has faults.
    """
    steps = count()
    progress(next(steps), STEPS)
    content = read_content(folder, lambda: progress(next(steps), STEPS))
    progress(next(steps), STEPS)
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.executescript(TABLES)
        connection.execute("BEGIN")
        compiler = _Compiler(connection, content)
        for step in (compiler.write_tables, compiler.write_articles, compiler.write_events, compiler.write_claims):
            step()
            progress(next(steps), STEPS)
        compiler.write_sources()
        connection.execute("INSERT INTO edition VALUES (?, ?)", (compiler.checked, content_hash))
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        progress(STEPS, STEPS)
        return connection.serialize()
    finally:
        connection.close()


class Examination(NamedTuple):
    """What a check of content found in it: how much of each, and the reading ease of the longer articles."""

    counts: dict[str, int]
    reading_eases: dict[str, float]


def examine(folder: Path) -> Examination:
    """Checks a folder of content and returns what is in it. Raises ContentError for faults."""
    content = read_content(folder)
    articles = Counter(article.address.kind for article in content.articles)
    counts = {
        "articles on countries": articles[PageKind.COUNTRY],
        "articles on relations": articles[PageKind.RELATION],
        "articles on organizations": articles[PageKind.ORGANIZATION],
        "articles on topics": articles[PageKind.TOPIC],
        "events": len(content.events),
        "claims": len(content.claims),
        "claims on which sources disagree": sum(claim.record.disagreement is not None for claim in content.claims),
        "sources": len(content.sources),
        "countries and territories": len(content.tables.countries),
        "organizations": len(content.tables.organizations),
    }
    return Examination(counts, eases(content.articles))


_COMPUTED = (
    "un_voter",
    "un_roll_call",
    "spelling",
    "place_name",
    "other_place_name",
    "igo_membership",
    "participation",
    "outline",
)
"""Derived tables that the library holds in another form."""


class _Compiler:
    def __init__(self, connection: sqlite3.Connection, content: Content) -> None:
        self._connection = connection
        self._content = content
        self._sources = {source.id: source for source in content.sources}
        self._led = {
            article.address.parts[0] for article in content.articles if article.address.kind is PageKind.COUNTRY
        }
        self.checked = max((article.head.checked.text for article in content.articles), default="")
        """The day of the edition, on which an article was last compared with its sources; EDTF."""
        self._citations = Counter[tuple[str, str]]()
        self._naming: dict[str, list[str]] = {}
        """Topics whose article names an event, by the event."""
        for article in content.articles:
            if article.address.kind is PageKind.TOPIC:
                for event in article.head.key_events:
                    self._naming.setdefault(event, []).append(article.address.parts[0])

    def write_tables(self) -> None:
        tables = self._content.tables
        self._insert("region", ((r.code, r.name, r.parent) for r in tables.regions))
        self._insert("country", ((*row[:-1], " ".join(row.successors)) for row in tables.countries))
        self._insert("organization", tables.organizations)
        names = sorted(set(self._names()))
        self._insert("name", names)
        self._write_spellings(names)
        for derived in self._content.derived:
            if derived.spec.table not in _COMPUTED:
                self._insert(derived.spec.table, derived.rows)
        self._write_participations()
        for table, rows in computed({derived.spec.table: derived.rows for derived in self._content.derived}):
            self._insert(table, rows)

    def _write_participations(self) -> None:
        """Writes who takes part in what, with the first year of the spell, in the same status, that lasts."""
        tables = {table.spec.table: table.rows for table in self._content.derived}
        years: dict[tuple[str, str, str], tuple[str, str]] = {}
        for entity, key, status, since, by, last in sound(tables.get("igo_membership", ()), *self._years()):
            if not last:
                told = (since, by)
                years[entity, key, status] = min(told, years.get((entity, key, status), told), key="".join)
        listed = [(str(entity), str(key), str(status)) for entity, key, status in tables.get("participation", ())]
        ended = {one.key for one in self._content.tables.organizations if one.has_ended}
        self._insert("participation", ((*row, *years.get(row, ("", "")), row[1] not in ended) for row in listed))
        self._insert("akin", sorted(links.akin((entity, key) for entity, key, _ in listed if key not in ended)))

    def _years(self) -> tuple[dict[str, str], dict[str, str]]:
        """Returns the years in which organizations were founded, and those of each voter's first vote."""
        tables = {table.spec.table: table.rows for table in self._content.derived}
        votes = data_events.first_votes(tables.get("un_voter", ()), tables.get("un_roll_call", ()), {})
        founded = {str(key): str(year) for key, _, year, _ in tables.get("igo", ())}
        return founded, {event.participants[0][0]: event.date[:4] for event in votes}

    def _write_spellings(self, names: Iterable[tuple[str, str, str, str, str, int]]) -> None:
        """Writes the names of countries in every language, where they are found, and by which other names."""
        rows = next((table.rows for table in self._content.derived if table.spec.table == "spelling"), ())
        found = list(
            spellings((str(iso3), str(tag), str(name), str(is_official)) for iso3, tag, name, is_official in rows)
        )
        self._insert("spelling", found)
        self._insert("name_start", sorted(starts(found, {(key, text) for text, _, _, key, _, _ in names})))
        told = {(one.iso3, folded(one.name)) for one in found}
        others = {
            (key, shown)
            for text, shown, kind, key, title, _ in names
            if kind == PageKind.COUNTRY and text != folded(title) and (key, text) not in told and not is_code(shown)
        }
        self._insert("other_name", sorted(others))

    def _names(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        tables = self._content.tables
        titles = {str(row.iso3): row.name for row in tables.countries}
        rank = {"member": 0, "observer": 1, "none": 2}
        ranks = {row.iso3: 3 if row.kind is EntityKind.FORMER else rank[row.un_status] for row in tables.countries}
        for row in tables.countries:
            short_number = str(int(row.numeric)) if row.numeric else ""
            for text in (row.iso3, row.iso2, row.numeric, short_number, row.name, row.formal_name):
                if text:
                    yield folded(text), text, PageKind.COUNTRY, row.iso3, row.name, ranks[row.iso3]
        for name in tables.names:
            yield folded(name.name), name.name, PageKind.COUNTRY, name.iso3, titles[name.iso3], ranks[name.iso3]
        for region in tables.regions:
            yield folded(region.name), region.name, PageKind.REGION, region.code, region.name, 3
        for body in tables.organizations:
            for text in (body.key, body.name, body.short_name):
                yield folded(text), text, PageKind.ORGANIZATION, body.key, body.name, 4
        for article in self._content.articles:
            if article.address.kind is PageKind.TOPIC:
                for text in (article.address.parts[0], article.head.title):
                    yield folded(text), text, PageKind.TOPIC, article.address.parts[0], article.head.title, 4
            if article.address.kind is PageKind.RELATION:
                one, other = article.address.parts
                for text in (article.head.title, f"{titles[one]} {titles[other]}", f"{titles[other]} {titles[one]}"):
                    yield folded(text), text, PageKind.RELATION, f"{one}/{other}", article.head.title, 5

    def write_articles(self) -> None:
        self._insert("article", (self._article(article) for article in self._content.articles))
        self._insert("link", sorted(links.links(map(_linking, self._content.articles))))

    def _article(self, article: Article) -> tuple[str, ...]:
        head = article.head
        where = str(article.address)
        for source in _cited_in(article):
            self._cite(source, where)
        topic = head if isinstance(head, TopicHead) else None
        return (
            where,
            article.address.kind,
            head.title,
            dump_run(article.summary),
            dump_sections(article.sections),
            head.checked.text,
            _json(head.topics),
            _json(head.key_events),
            _json(topic.countries if topic else []),
            _json(topic.organizations if topic else []),
        )

    def write_events(self) -> None:
        """Writes all events by their place in the order of time, in which pages show them."""
        events, of_sets = self._content.events, self._data_events()
        rows = sorted((*map(self._event, events), *map(self._data_event, of_sets)), key=_order_of_time)
        places = {str(row[0]): place for place, row in enumerate(rows)}
        self._insert("event", ((place, *row) for place, row in enumerate(rows)))
        # What pages have in common is counted without reading the events themselves.
        self._insert("event_tie", ((places[event.id], *self._ties(event)) for event in events))
        of_countries = ((places[event.id], " ".join(code for code, _ in event.participants), "") for event in of_sets)
        self._insert("event_tie", of_countries)
        own = [(places[event.id], [p.iso3 for p in event.participants]) for event in events]
        own += [(places[event.id], _owners(event)) for event in of_sets]
        self._insert("event_country", ((*pair, 1) for pair in _pairs(own)))
        self._insert("event_country", ((code, places[event.id], 0) for event in of_sets for code in event.also_with))
        self._insert("event_organization", _pairs((places[event.id], event.organizations) for event in events))
        self._insert("event_topic", _pairs((places[event.id], self._topics_of(event)) for event in events))

    def _data_events(self) -> list[DataEvent]:
        """Returns what happened according to the derived tables."""
        tables = {table.spec.table: table.rows for table in self._content.derived}
        names = {str(row.iso3): row.name for row in self._content.tables.countries}
        former = [row for row in self._content.tables.countries if row.kind is EntityKind.FORMER]
        authored = {
            (participant.iso3, event.date.text)
            for event in self._content.events
            if event.kind is EventKind.STATEHOOD
            for participant in event.participants
        }
        events = [
            *(
                event
                for event in data_events.independences(tables.get("figure", ()), names, self._disputed(names))
                if (event.participants[0][0], event.date) not in authored
            ),
            *data_events.wars(tables.get("war", ()), names),
            *disputes(tables.get("dispute", ()), names, wars_of_pairs(tables.get("war", ()))),
            # Where people wrote of a country, their events tell of its leaders, in the spelling of the style sheet.
            *data_events.terms(
                tables.get("leader", ()), {code: name for code, name in names.items() if code not in self._led}
            ),
            *data_events.first_votes(tables.get("un_voter", ()), tables.get("un_roll_call", ()), names),
            *data_events.ends_of_states((str(row.iso3), row.name, row.valid, row.successors) for row in former),
            *obligations(
                tables.get("alliance", ()), names, {str(row.iso3): [str(s) for s in row.successors] for row in former}
            ),
        ]
        return list({event.id: event for event in events}.values())

    def _disputed(self, names: dict[str, str]) -> set[str]:
        """Returns the codes of those on whose own status sources differ."""
        return {
            claim.subject.parts[0]
            for claim in self._content.claims
            if claim.record.property is Property.STATUS
            and claim.record.disagreement
            and claim.record.label == f"Status of {names.get(claim.subject.parts[0])}"
        }

    def _data_event(self, event: DataEvent) -> tuple[object, ...]:
        self._cite(event.source, str(address.event(event.id)))
        lists = [list(map(list, event.participants)), [], [], [[event.source, ""]], []]
        told = (event.kind, event.title, event.description, event.note, Confidence.REPORTED)
        date = read_date(event.date)
        if event.ends_from:
            date = date._replace(end_earliest=read_date(event.ends_from).earliest)
        return (event.id, *_date_columns(date), *told, _json(lists))

    def _topics_of(self, event: EventRecord) -> list[str]:
        """An event belongs to the topics it names and to those whose article names it."""
        return sorted({*event.topics, *self._naming.get(event.id, ())})

    def _ties(self, event: EventRecord) -> tuple[str, str]:
        others = (*map(address.topic, self._topics_of(event)), *map(address.organization, event.organizations))
        return " ".join(participant.iso3 for participant in event.participants), " ".join(map(str, others))

    def _event(self, event: EventRecord) -> tuple[object, ...]:
        where = str(address.event(event.id))
        otherwise = [key for other in event.date_alternatives for key in other.sources]
        for key in {key.key for key in event.sources + otherwise}:
            self._cite(key, where)
        participants = [[participant.iso3, participant.role or ""] for participant in event.participants]
        alternatives = [[other.date.text, _keys(other.sources)] for other in event.date_alternatives]
        lists = [participants, event.organizations, self._topics_of(event), _keys(event.sources), alternatives]
        confidence = event.confidence or self._confidence(event.sources)
        told = (event.kind, event.title, event.description or "", event.note or "", confidence)
        return (event.id, *_date_columns(self._lasting(event.date)), *told, _json(lists))

    def _lasting(self, date: EdtfDate) -> EdtfDate:
        """Returns a date that is told to last as one that has not ended before the day of the edition."""
        if not date.text.endswith("/..") or not self.checked:
            return date
        return date._replace(end_earliest=read_date(self.checked).latest)

    def write_claims(self) -> None:
        claims = self._content.claims
        self._insert("claim", (self._claim(number, claim) for number, claim in enumerate(claims)))
        of_pairs = [claim for claim in claims if claim.subject.kind is PageKind.RELATION]
        ties = ((code, claim.record.property, claim.record.id) for claim in of_pairs for code in claim.subject.parts)
        self._insert("claim_country", ties)
        self._insert("partner", self._partners())

    def _claim(self, number: int, claim: Claim) -> tuple[object, ...]:
        record = claim.record
        for value in record.values:
            for key in value.sources:
                self._cite(key.key, str(claim.subject))
        return (
            record.id,
            number,
            str(claim.subject),
            record.property,
            record.label or "",
            record.organization or "",
            record.sender or "",
            record.host or "",
            record.disagreement or "",
            _json([self._value(value) for value in record.values]),
        )

    def _value(self, value: ClaimValue) -> list[object]:
        return [
            value.value,
            value.unit or "",
            value.as_of.text if value.as_of else "",
            value.valid.text if value.valid else "",
            value.view or "",
            value.confidence or self._confidence(value.sources),
            value.note or "",
            _keys(value.sources),
        ]

    def _partners(self) -> Iterator[tuple[str, str, int, int]]:
        """Yields the weight of each relation, both ways; `rows.Partner` says what counts how much."""
        weights: Counter[tuple[str, str]] = Counter()
        neighbours: set[tuple[str, str]] = set()
        for article in self._content.articles:
            if article.address.kind is PageKind.RELATION:
                weights[_pair(article.address.parts)] += 10
        for claim in self._content.claims:
            if claim.subject.kind is PageKind.RELATION:
                weights[_pair(claim.subject.parts)] += 3
                if claim.record.property is Property.LAND_BORDER:
                    neighbours.add(_pair(claim.subject.parts))
        for event in self._content.events:
            present = sorted({participant.iso3 for participant in event.participants})
            for pair in combinations(present, 2):
                weights[pair] += 1
        for pair, is_neighbour, weight in self._derived_weights():
            weights[pair] += weight
            if is_neighbour:
                neighbours.add(pair)
        for (one, other), weight in sorted(weights.items()):
            near = int((one, other) in neighbours)
            yield one, other, near, weight
            yield other, one, near, weight

    def _derived_weights(self) -> Iterator[tuple[tuple[str, str], bool, int]]:
        tables = {table.spec.table: table.rows for table in self._content.derived}
        borders = {_pair(tuple(sorted(map(str, row[:2])))) for row in tables.get("land_border", ())}
        for pair in sorted(borders):
            yield pair, True, 5
        for entity, _, partner, share, _ in tables.get("trade_partner", ()):
            if share and entity != partner:
                yield _pair(tuple(sorted((str(entity), str(partner))))), False, round(float(share) / 5)
        for sender, host, *_ in tables.get("mission", ()):
            if sender != host:
                yield _pair(tuple(sorted((str(sender), str(host))))), False, 1

    def write_sources(self) -> None:
        self._insert("source", ((s.id, s.title, int(s.custom.tertiary), _csl(s)) for s in self._content.sources))
        self._insert("citation", ((*one, count) for one, count in sorted(self._citations.items())))

    def _confidence(self, keys: list[CitedKey]) -> Confidence:
        """Two sources of different publishers, one of them not tertiary, corroborate; see `Confidence`."""
        sources = [self._sources[key.key] for key in keys]
        if all(source.custom.tertiary for source in sources):
            return Confidence.TERTIARY
        publishers = {source.publisher or source.container_title for source in sources}
        return Confidence.CORROBORATED if len(publishers) > 1 else Confidence.REPORTED

    def _cite(self, source: str, where: str) -> None:
        """Notes that one more statement of a page rests on a source."""
        self._citations[source, where] += 1

    def _insert(self, table: str, rows: Iterable[Iterable[object]]) -> None:
        prepared = [tuple(row) for row in rows]
        if prepared:
            marks = ", ".join("?" * len(prepared[0]))
            self._connection.executemany(f"INSERT INTO {table} VALUES ({marks})", prepared)


def _date_columns(date: EdtfDate) -> tuple[object, ...]:
    return (
        date.text,
        date.precision,
        date.earliest,
        date.latest,
        date.begin_latest,
        date.end_earliest,
        int(date.approximate),
        int(date.uncertain),
    )


def _linking(article: Article) -> links.Linking:
    head = article.head
    topic = head if isinstance(head, TopicHead) else None
    return links.Linking(
        article.address,
        article.summary,
        article.sections,
        head.topics,
        head.key_events,
        topic.countries if topic else (),
        topic.organizations if topic else (),
    )


def _pair(parts: tuple[str, ...]) -> tuple[str, str]:
    one, other = parts
    return one, other


def _pairs(rows: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[str, int]]:
    for place, keys in rows:
        for key in sorted(set(keys)):
            yield key, place


def _order_of_time(row: tuple[Any, ...]) -> tuple[object, ...]:
    """Orders rows of events by their first day and their last; those without any day come last."""
    event_id, _, _, earliest, latest, *_ = row
    first = latest if earliest is None else earliest
    last = earliest if latest is None else latest
    return first is None, first or 0, last or 0, event_id


def _owners(event: DataEvent) -> list[str]:
    return [event.owner] if event.owner else [code for code, _ in event.participants]


def _keys(keys: list[CitedKey]) -> list[list[str]]:
    return [[key.key, key.locator or ""] for key in keys]


def _cited_in(article: Article) -> Iterator[str]:
    blocks = [block for section in article.sections for block in _blocks(section)]
    for run in (article.summary, *blocks):
        for source in cited(run):
            yield source.key


def _blocks(section: Section) -> Iterator[tuple[Inline, ...]]:
    for block in section.blocks:
        yield from runs(block)


def _csl(source: SourceRecord) -> str:
    fields = source.model_dump(by_alias=True, exclude_none=True, exclude_defaults=True)
    return _json(fields)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
