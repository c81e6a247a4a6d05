"""What a search can find: each country, pair, organization, topic, event, claim and source as one entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from desktop.domain import address
from desktop.domain.address import Address, PageKind
from desktop.domain.claim import Property
from desktop.domain.country import EntityKind, UnStatus
from desktop.domain.dates import MONTHS, Precision, civil, in_words
from desktop.domain.days import typed_days
from desktop.domain.event import EventKind
from desktop.domain.folding import folded
from desktop.domain.importance import importance_of
from desktop.domain.naming import title_of
from desktop.domain.prose import plain_text, runs
from desktop.domain.values import NamedTuple
from desktop.library.capitals import LABEL
from desktop.library.claim_words import label_of, quantity, since
from desktop.library.library import Library
from desktop.library.peoples import named_by_people
from desktop.library.rows import Article, Claim, Event, Source
from desktop.library.search.tags import CLAIM, tag

_MOST_IMPORTANT = 1400
"""What an event weighs at most, in round numbers; see `domain.importance`."""


class Line(NamedTuple):
    """A paragraph of an entry, and the fragment of the address that leads to it; "" for the top of the page."""

    text: str
    anchor: str = ""


class Entry(NamedTuple):
    """One thing that can be found.

    Attributes:
        address: the page that it leads to.
        kind: the kind of that page, or `claim`.
        title: what a reader sees.
        names: all it is called by, folded, each with how it is written, the title first; of two that fold alike the
            first.
        lines: what it says, paragraph by paragraph.
        beside: words that find it and are not shown: who took part, when, and what a claim is about.
        tags: what operators ask for.
        first, last: the days it may lie in; None for an end that is open or not known.
        is_dated: whether it has a date at all.
        prior: how much it matters before anything is typed, 0 to 1.
    """

    address: Address
    kind: str
    title: str
    names: dict[str, str]
    lines: tuple[Line, ...]
    beside: str
    tags: frozenset[str]
    prior: float
    first: int | None = None
    last: int | None = None
    is_dated: bool = False


def entries(library: Library) -> Iterator[Entry]:
    """Yields everything that can be found, each part of the content in its order."""
    writer = _Writer(library)
    return chain(
        writer.areas(),
        writer.countries(),
        writer.organizations(),
        writer.articles(),
        writer.events(),
        writer.claims(),
        writer.sources(),
    )


class _Writer:
    def __init__(self, library: Library) -> None:
        self._library = library
        self._countries = {str(one.iso3): one for one in library.countries()}
        self._titles = {code: one.name for code, one in self._countries.items()}
        self._articles = {article.address: article for article in library.articles()}
        self._names: dict[tuple[str, str], list[str]] = {}
        for _, name, kind, key, _, _ in library.all_names():
            self._names.setdefault((kind, key), []).append(name)
        self._peoples = named_by_people(self._library)

    def areas(self) -> Iterator[Entry]:
        for region in self._library.all_regions():
            names = _names(region.name, (region.code,))
            yield Entry(
                address.region(region.code), PageKind.REGION, region.name, names, (), "", _tags(PageKind.REGION), 0.6
            )

    def countries(self) -> Iterator[Entry]:
        weights = self._library.weights()
        most = max(weights.values(), default=1)
        for code, country in self._countries.items():
            where = address.country(code)
            standing = 0.8 if country.un_status is UnStatus.MEMBER else 0.7
            if country.kind is EntityKind.FORMER:
                standing = 0.65
            figures = self._library.world.figures(code)
            facts = tuple(
                Line(f"{figure.property.capitalize()}: {figure.value}", address.anchor_of_fact(_TOLD[figure.property]))
                for figure in figures
                if figure.property in _TOLD
            )
            beside = " ".join(name for pair in self._library.world.currencies(code) for name in pair)
            names = _names(country.name, (*self._names.get((PageKind.COUNTRY, code), ()), *self._peoples.get(code, ())))
            yield Entry(
                where,
                PageKind.COUNTRY,
                country.name,
                names,
                (*_lines_of(self._articles.get(where)), *facts),
                beside,
                _tags(PageKind.COUNTRY, countries=(code,)),
                standing + 0.2 * weights.get(code, 0) / most,
            )
            title = f"Names of {country.name}"
            yield Entry(
                address.names(code),
                PageKind.NAMES,
                title,
                _names(title),
                (),
                "languages",
                _tags(PageKind.NAMES, countries=(code,)),
                0.1,
            )

    def organizations(self) -> Iterator[Entry]:
        sizes = self._library.sizes_of_organizations()
        most = max(sizes.values(), default=1)
        for body in self._library.organizations():
            where = address.organization(body.key)
            article = self._articles.get(where)
            yield Entry(
                where,
                PageKind.ORGANIZATION,
                body.name,
                _names(body.name, self._names.get((PageKind.ORGANIZATION, body.key), ())),
                _lines_of(article),
                body.remark,
                _tags(PageKind.ORGANIZATION, organizations=(body.key,)),
                (0.6 if article else 0.4) + 0.2 * sizes.get(body.key, 0) / most,
            )

    def articles(self) -> Iterator[Entry]:
        """Yields the articles on relations and topics; those on countries and organizations are told with them."""
        for where, article in self._articles.items():
            if where.kind is PageKind.RELATION:
                one, other = where.parts
                names = _names(article.title, self._names.get((PageKind.RELATION, f"{one}/{other}"), ()))
                tags = _tags(PageKind.RELATION, countries=where.parts, topics=article.topics)
                yield Entry(where, PageKind.RELATION, article.title, names, _lines_of(article), "", tags, 0.7)
            elif where.kind is PageKind.TOPIC:
                names = _names(article.title, self._names.get((PageKind.TOPIC, where.parts[0]), ()))
                tags = _tags(PageKind.TOPIC, article.countries, article.organizations, (where.parts[0],))
                yield Entry(where, PageKind.TOPIC, article.title, names, _lines_of(article), "", tags, 0.75)

    def events(self) -> Iterator[Entry]:
        for event in self._library.all_events():
            codes = [participant.iso3 for participant in event.participants]
            # People wrote of an event that stands in no derived table, and took it for worth telling.
            told = 0.1 if event.id.startswith(_DERIVED) else 0.3
            tags = _tags(PageKind.EVENT, codes, event.organizations, event.topics) | {tag("kind", event.kind)}
            described = ": ".join(filter(None, (in_words(event.date.text), event.description)))
            bodies = event.organizations
            if bodies:
                bodies += tuple(self._library.organization_names(bodies).values())
            yield Entry(
                address.event(event.id),
                PageKind.EVENT,
                event.title,
                _names(event.title, () if event.id.startswith(_DERIVED) else (event.id,)),
                tuple(Line(line) for line in (described, event.note) if line),
                " ".join((event.kind, OF_KIND.get(event.kind, ""), *_date_words(event), *self._named(codes), *bodies)),
                tags,
                told + 0.2 * min(1.0, importance_of(event) / _MOST_IMPORTANT),
                event.date.earliest,
                event.date.latest,
                True,
            )

    def claims(self) -> Iterator[Entry]:
        for claim in self._library.all_claims():
            codes = {code for code in claim.subject.parts if code in self._titles and _speaks_of_countries(claim)}
            codes |= {code for code in (claim.sender, claim.host) if code}
            label = label_of(claim, self._titles)
            title = f"{label}: {self._title_of(claim.subject)}"
            bodies = [claim.organization] if claim.organization else []
            if claim.subject.kind is PageKind.ORGANIZATION:
                bodies += claim.subject.parts
            topics = claim.subject.parts if claim.subject.kind is PageKind.TOPIC else ()
            first, last, is_dated = _span(claim)
            anchor = _SECTIONS.get((claim.subject.kind, claim.property)) or address.anchor_of_fact(label)
            yield Entry(
                claim.subject,
                CLAIM,
                title,
                _names(title),
                tuple(Line(line, anchor) for line in (f"{label}: {_values(claim)}", claim.disagreement) if line),
                " ".join((_BESIDE.get(claim.property, ""), *bodies, *self._named(codes))),
                _tags(CLAIM, sorted(codes), bodies, topics),
                _CLAIMS.get(claim.subject.kind, 0.35),
                first,
                last,
                is_dated,
            )

    def sources(self) -> Iterator[Entry]:
        for source in self._library.sources():
            pages = self._library.articles_citing(source.key)
            codes = {code for page in pages for code in page.parts if code in self._titles}
            topics = [page.parts[0] for page in pages if page.kind is PageKind.TOPIC]
            bodies = [page.parts[0] for page in pages if page.kind is PageKind.ORGANIZATION]
            day = _issued(source)
            yield Entry(
                address.source(source.key),
                PageKind.SOURCE,
                source.title,
                _names(source.title, (source.key, *_outlets(source))),
                (Line(_published(source)),),
                "",
                _tags(PageKind.SOURCE, sorted(codes), bodies, topics),
                0.25,
                *day,
                day != (None, None),
            )

    def _named(self, codes: Iterable[str]) -> Iterator[str]:
        return (self._titles.get(code, code) for code in codes)

    def _title_of(self, where: Address) -> str:
        article = self._articles.get(where)
        if article:
            return article.title
        if where.kind is PageKind.ORGANIZATION:
            return self._library.organization_names(where.parts)[where.parts[0]]
        return title_of(self._named(where.parts))


_CLAIMS = {PageKind.RELATION: 0.45, PageKind.COUNTRY: 0.4}
"""What a claim matters by the page that it stands on: the nearest to what it is about first."""
_SECTIONS = {
    (PageKind.COUNTRY, Property.MEMBERSHIP): "organizations",
    (PageKind.RELATION, Property.MISSION): "missions",
}
"""The sections in which claims stand that are no lines of the fact box."""
_TOLD = {"capital": LABEL, "government": "Form of government", "languages": "Languages"}
"""Figures by whose words a country is found, and what their lines of the fact box are called."""
_BESIDE = {
    Property.RELATIONS: "established since recognition",
    Property.MISSION: "embassy embassies consulate ambassador",
    Property.MEMBERSHIP: "member joined accession",
    Property.LAND_BORDER: "length of the border frontier km",
    Property.TRADE: "exports imports turnover",
    Property.OFFICE: "holder leader",
}
"""What a claim of a property is also asked by."""
OF_KIND = {
    EventKind.MEMBERSHIP: "join joins joined member accession leave leaves left",
    EventKind.AGREEMENT: "treaty sign signs signed deal",
    EventKind.VISIT: "visits visited trip meeting",
    EventKind.RECOGNITION: "recognizes established relations",
    EventKind.ENERGY: "gas oil power",
    EventKind.INFRASTRUCTURE: "opens opened built",
}
"""What an event of a kind is also asked by."""
_DERIVED = "ds-"
"""How the id of an event begins that a derived table tells."""


def _tags(
    kind: str, countries: Iterable[str] = (), organizations: Iterable[str] = (), topics: Iterable[str] = ()
) -> frozenset[str]:
    values = (("country", countries), ("org", organizations), ("topic", topics))
    return frozenset({tag("kind", kind), *(tag(field, one) for field, found in values for one in found)})


def _names(title: str, others: Iterable[str] = ()) -> dict[str, str]:
    first: dict[str, str] = {}
    for name in (title, *others):
        first.setdefault(folded(name), name)
    return first


def _lines_of(article: Article | None) -> tuple[Line, ...]:
    if article is None:
        return ()
    told = (
        Line(line, address.anchor_of(section.heading))
        for section in article.sections
        for line in (section.heading, *(plain_text(run) for block in section.blocks for run in runs(block)))
    )
    return tuple(line for line in (Line(plain_text(article.summary)), *told) if line.text)


def _date_words(event: Event) -> Iterator[str]:
    """Yields year and month of both ends of an event: what a reader remembers of its date."""
    for day in dict.fromkeys((event.date.earliest, event.date.latest)):
        if day is not None:
            year, month, of_month = civil(day)
            yield str(year)
            if event.date.precision is not Precision.YEAR:
                yield MONTHS[month - 1]
            if event.date.precision is Precision.DAY:
                yield str(of_month)


def _speaks_of_countries(claim: Claim) -> bool:
    return claim.subject.kind in (PageKind.COUNTRY, PageKind.RELATION)


def _values(claim: Claim) -> str:
    """Returns what a claim says: each value with its date, whose view it is, and its note."""
    told = []
    for value in claim.values:
        date = in_words(value.as_of) if value.as_of else since(value.valid)
        parts = [quantity(value), f"({date})" if date else "", f"(view: {value.view})" if value.view else ""]
        text = " ".join(part for part in parts if part)
        told.append(f"{text} – {value.note}" if value.note else text)
    return "; ".join(told)


def _span(claim: Claim) -> tuple[int | None, int | None, bool]:
    """Returns the days in which the values of a claim lie; a date that no value has is none."""
    days = [day for value in claim.values for date in (value.as_of, value.valid) for day in _years(date)]
    return (min(days), max(days), True) if days else (None, None, False)


def _years(date: str) -> Iterator[int]:
    """Yields the first and last day of each plain year, month or day in an EDTF text."""
    for part in date.split("/"):
        try:
            yield from typed_days(part.rstrip("~?%"))
        except ValueError:
            continue


def _issued(source: Source) -> tuple[int | None, int | None]:
    """Returns the first and last day of what is known of a date of publication."""
    text = "-".join(f"{int(part):0{4 if place == 0 else 2}d}" for place, part in enumerate(_date_parts(source)))
    days = list(_years(text))
    return (days[0], days[-1]) if days else (None, None)


def _date_parts(source: Source) -> list[int | str]:
    parts: list[list[int | str]] = (source.csl.get("issued") or {}).get("date-parts") or [[]]
    return parts[0]


def _outlets(source: Source) -> list[str]:
    return [str(source.csl[field]) for field in ("container-title", "publisher") if source.csl.get(field)]


def _published(source: Source) -> str:
    csl = source.csl
    authors = [
        " ".join(str(author[part]) for part in ("given", "family", "literal") if author.get(part))
        for author in csl.get("author", ())
    ]
    year = (str(part) for part in _date_parts(source)[:1])
    return ", ".join(dict.fromkeys((*authors, *_outlets(source), *year)))
