"""What most pages ask for, read when it is first asked for and kept as long as the library."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from desktop.domain.address import Address, PageKind
from desktop.domain.codes import M49, Alpha2, Alpha3, Numeric
from desktop.domain.country import Country, EntityKind, Organization, Region, UnStatus
from desktop.domain.folding import folded
from desktop.library.rows import Article, Event, Outline, Row, Titled, article_of, event_of, known_address, source_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from desktop.library.world import Ask

    ValueT = TypeVar("ValueT")

_MOST_EVENTS = 4096
"""How many events are kept, a kilobyte each. One is on the pages of its countries, of their pairs, and on its own."""
_STATUSES = {one.value: one for one in UnStatus}
_KINDS = {one.value: one for one in EntityKind}


def by_key(ask: Ask, query: str, made: Callable[[Row], ValueT]) -> Callable[[Iterable[str]], dict[str, ValueT]]:
    """Returns what finds rows of a table by the key in their first column, each read when it is first asked for.

    It returns what its keys stand for, in their order; a key that is not known is left out.

    Args:
        ask: sends a query.
        query: the query, which the list of keys completes.
        made: makes a value of a row.
    """
    kept: dict[str, ValueT | None] = {}

    def found(keys: Iterable[str]) -> dict[str, ValueT]:
        wanted = dict.fromkeys(keys)
        if missing := [key for key in wanted if key not in kept]:
            # A list is filled up to a power of two, so that SQLite need not compile the query for every length.
            marks = 1 << (len(missing) - 1).bit_length()
            rows = ask(f"{query} ({', '.join('?' * marks)})", *missing, *(None,) * (marks - len(missing)))
            kept.update(dict.fromkeys(missing) | {row[0]: made(row) for row in rows})
        return {key: value for key in wanted if (value := kept[key]) is not None}

    return found


class Kept:
    """Countries, regions, organizations, names of languages, articles, sources and the events that were read last."""

    def __init__(self, ask: Ask) -> None:
        """Asks through a function that takes a query and its values and returns all rows."""
        self._ask = ask
        self.country = by_key(ask, "SELECT * FROM country WHERE iso3 IN", country_of)
        self.organization = by_key(ask, "SELECT * FROM organization WHERE key IN", Organization._make)
        self.outline = by_key(ask, "SELECT * FROM outline WHERE entity IN", lambda row: Outline(*row[1:]))
        self.language = by_key(ask, "SELECT code, name FROM language WHERE code IN", lambda row: str(row[1]))
        self.source = by_key(ask, "SELECT * FROM source WHERE key IN", source_of)
        self._events: dict[int, Event] = {}
        self._articles: dict[Address, Article] = {}

    def events(self, places: list[int]) -> list[Event]:
        """Returns the events at these places in time, in their order; the last some thousand of them are kept."""
        kept = self._events
        found = {place: kept[place] for place in places if place in kept}
        if missing := [place for place in places if place not in found]:
            rows = self._ask("SELECT * FROM event WHERE place IN (SELECT value FROM json_each(?))", str(missing))
            read = {row[0]: event_of(row) for row in rows}
            # Whoever asks at the same time still has the others: what is full is replaced, not emptied.
            if len(kept) + len(read) > _MOST_EVENTS:
                kept = self._events = {}
            kept |= read
            found |= read
        return [found[place] for place in places]

    def article(self, where: Address) -> Article | None:
        """Returns the article of a page; each is read once."""
        if where not in self._articles:
            # Most pages have none, and there are too many of them to keep that.
            for row in self._ask("SELECT * FROM article WHERE address = ?", str(where)):
                self._articles[where] = article_of(row)
        return self._articles.get(where)

    @cached_property
    def countries(self) -> list[Country]:
        """Every country, in the order of their names, whatever their accents: Åland stands before Albania."""
        rows = self._ask("SELECT * FROM country ORDER BY name")
        return sorted(map(country_of, rows), key=lambda one: folded(one.name))

    @cached_property
    def country_names(self) -> dict[str, str]:
        """The short name of every country by its code."""
        return dict(self._ask("SELECT iso3, name FROM country"))

    @cached_property
    def regions(self) -> dict[str, Region]:
        """Every region by its code, in the order of the codes."""
        found = self._ask("SELECT * FROM region")
        return {code: Region(M49(code), name, M49(around)) for code, name, around in found}

    @cached_property
    def titles(self) -> dict[PageKind, list[Titled]]:
        """Address and title of every article by its kind, in the order of the titles."""
        found: dict[PageKind, list[Titled]] = {}
        for where, title in self._ask("SELECT address, title FROM article ORDER BY title, address"):
            titled = Titled(known_address(where), title)
            found.setdefault(titled.address.kind, []).append(titled)
        return found

    @cached_property
    def topic_titles(self) -> dict[str, str]:
        """The title of every topic by its slug."""
        return {one.address.parts[0]: one.title for one in self.titles.get(PageKind.TOPIC, ())}

    @cached_property
    def written_relations(self) -> frozenset[str]:
        """The addresses of the relations that have an article."""
        return frozenset(str(one.address) for one in self.titles.get(PageKind.RELATION, ()))

    @cached_property
    def sizes_of_organizations(self) -> dict[str, int]:
        """How many countries take part in each organization by its key, as the data sets have it."""
        found = self._ask("SELECT organization, count(DISTINCT entity) FROM participation GROUP BY organization")
        return dict(found)

    @cached_property
    def language_names(self) -> dict[str, str]:
        """The English name of every language by its tag."""
        return dict(self._ask("SELECT code, name FROM language"))


def country_of(row: Row) -> Country:
    """Returns a country from a row of the table `country`."""
    iso3, iso2, numeric, name, formal_name, un_status, area, kind, valid, successors = row
    return Country(
        Alpha3(iso3),
        Alpha2(iso2),
        Numeric(numeric),
        name,
        formal_name,
        _STATUSES[un_status],
        M49(area),
        _KINDS[kind],
        valid,
        tuple(successors.split()),
    )
