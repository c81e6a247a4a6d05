"""Plain rows that the library answers with."""

from __future__ import annotations

import json
from functools import lru_cache
from itertools import starmap

from desktop.domain.address import SCHEME, Address, PageKind
from desktop.domain.claim import Confidence, Property
from desktop.domain.dates import EdtfDate, Precision
from desktop.domain.event import EventKind
from desktop.domain.prose import CitedSource, Inline, Section
from desktop.domain.values import NamedTuple
from desktop.library.links import PROSE, Place
from desktop.library.prose_json import load_run, load_sections

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

Row = tuple["Any", ...]

_read = json.JSONDecoder().raw_decode
"""Reads what the library wrote; beside `json.loads` it looks for nothing before and after."""
_PRECISIONS = {one.value: one for one in Precision}
_KINDS = {one.value: one for one in EventKind}
_PAGE_KINDS = {one.value: one for one in PageKind}
_PROPERTIES = {one.value: one for one in Property}
_CONFIDENCES = {one.value: one for one in Confidence}
"""Members by what the library writes: looked up in a third of the time that the enumerations take."""
_source = lru_cache(maxsize=1024)(CitedSource)


class Participant(NamedTuple):
    """A country that took part in an event; `role` is "" where it took part like the others."""

    iso3: str
    role: str


_participant = lru_cache(maxsize=1024)(Participant)


class DateAlternative(NamedTuple):
    """Another date of an event (EDTF text), with the sources that give it."""

    date: str
    sources: tuple[CitedSource, ...]


class Event(NamedTuple):
    """Something that happened; a `TimelineItem` as it is."""

    id: str
    date: EdtfDate
    kind: EventKind
    title: str
    description: str
    note: str
    confidence: Confidence
    participants: tuple[Participant, ...]
    organizations: tuple[str, ...]
    topics: tuple[str, ...]
    sources: tuple[CitedSource, ...]
    alternatives: tuple[DateAlternative, ...]


class ClaimValue(NamedTuple):
    """One value of a claim; dates are EDTF texts, "" where not given."""

    value: int | float | str
    unit: str
    as_of: str
    valid: str
    view: str
    confidence: Confidence
    note: str
    sources: tuple[CitedSource, ...]


class Claim(NamedTuple):
    """What is said of one property of a subject; `disagreement` says how the values differ, "" where they do not."""

    id: str
    subject: Address
    property: Property
    label: str
    organization: str
    sender: str
    host: str
    disagreement: str
    values: tuple[ClaimValue, ...]


class Article(NamedTuple):
    """An authored article; `checked` is the EDTF day on which it was last compared with its sources."""

    address: Address
    title: str
    summary: tuple[Inline, ...]
    sections: tuple[Section, ...]
    checked: str
    topics: tuple[str, ...]
    key_events: tuple[str, ...]
    countries: tuple[str, ...]
    organizations: tuple[str, ...]


class Partner(NamedTuple):
    """A country with which another has a relation that the library knows something of.

    `weight` is ten for an article on the two, three for each claim and one for each event of both; of the data sets,
    five for a land border, one for each mission, and one for each five per cent of trade that one has with the other.
    """

    iso3: str
    name: str
    neighbour: bool
    weight: int


class Outline(NamedTuple):
    """The outline of an entity.

    Attributes:
        longitude: of the middle, in degrees to the east.
        latitude: of the middle, in degrees to the north.
        reach: how far parts of it lie from there, in degrees; those far away are left out.
        area: of these parts, in square degrees.
        rings: as `outlines.unpacked` reads them.
    """

    longitude: float
    latitude: float
    reach: float
    area: float
    rings: bytes


class Source(NamedTuple):
    """A source; `csl` is its CSL-JSON item."""

    key: str
    title: str
    tertiary: bool
    csl: dict[str, Any]


class Spelled(NamedTuple):
    """A country found by a name in some language: its code, its title, and that name."""

    iso3: str
    title: str
    name: str


class Titled(NamedTuple):
    """An address and what the page there is called."""

    address: Address
    title: str


class ArticleLink(NamedTuple):
    """One end of a link between an article and a page.

    Attributes:
        where: the address of the page at that end.
        told: the places of the article where it stands, as JSON, which most links are never asked for.
    """

    where: str
    told: str

    @property
    def places(self) -> tuple[Place, ...]:
        """The places of the article where the link stands."""
        return tuple(starmap(Place, _read(self.told)[0]))

    @property
    def is_in_prose(self) -> bool:
        """Whether the text of the article has it, not only one of its lists."""
        return f'["{PROSE}"' in self.told


class EventTie(NamedTuple):
    """Who took part in an event, and what else it belongs to, each parted by spaces.

    Attributes:
        countries: codes.
        others: addresses of topics and organizations.
    """

    countries: str
    others: str


class Akin(NamedTuple):
    """Another organization or country, how many members or organizations it shares with one, and how many both have."""

    where: str
    shared: int
    total: int


class Edition(NamedTuple):
    """Which content the library was compiled from: the last day an article was checked, and the hash of all files."""

    checked: str
    content: str


def event_of(row: Row) -> Event:
    """Returns an event from a row of the table `event`."""
    (_, event_id, text, precision, earliest, latest, begin_latest, end_earliest, approximate, uncertain,
     kind, title, description, note, confidence, lists) = row  # fmt: skip
    (participants, organizations, topics, sources, alternatives), _ = _read(lists)
    return Event(
        event_id,
        EdtfDate(
            text,
            _PRECISIONS[precision],
            earliest,
            latest,
            begin_latest,
            end_earliest,
            bool(approximate),
            bool(uncertain),
        ),
        _KINDS[kind],
        title,
        description,
        note,
        _CONFIDENCES[confidence],
        tuple(starmap(_participant, participants)),
        tuple(organizations),
        tuple(topics),
        _cited(sources),
        tuple(DateAlternative(other, _cited(keys)) for other, keys in alternatives),
    )


def claim_of(row: Row) -> Claim:
    """Returns a claim from a row of the table `claim`."""
    claim_id, _, subject, prop, label, organization, sender, host, disagreement, claimed = row
    values = tuple(
        ClaimValue(value, unit, as_of, valid, view, _CONFIDENCES[confidence], note, _cited(sources))
        for value, unit, as_of, valid, view, confidence, note, sources in _read(claimed)[0]
    )
    return Claim(
        claim_id, known_address(subject), _PROPERTIES[prop], label, organization, sender, host, disagreement, values
    )


def article_of(row: Row) -> Article:
    """Returns an article from a row of the table `article`."""
    where, _, title, summary, sections, checked, *lists = row
    topics, key_events, countries, organizations = (tuple(_read(text)[0]) for text in lists)
    return Article(
        known_address(where),
        title,
        load_run(summary),
        load_sections(sections),
        checked,
        topics,
        key_events,
        countries,
        organizations,
    )


def source_of(row: Row) -> Source:
    """Returns a source from a row of the table `source`."""
    key, title, tertiary, csl = row
    return Source(key, title, bool(tertiary), _read(csl)[0])


def _cited(pairs: list[list[str]]) -> tuple[CitedSource, ...]:
    return tuple(starmap(_source, pairs))


def known_address(text: str) -> Address:
    """Returns an address that was checked when the library was compiled."""
    kind, *parts = text.removeprefix(SCHEME).split("/")
    return Address(_PAGE_KINDS[kind], tuple(parts))
