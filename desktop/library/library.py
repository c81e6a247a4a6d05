"""The compiled encyclopedia, opened for reading; every query of the project stands here."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cached_property

from desktop.domain import address
from desktop.domain.address import Address, PageKind
from desktop.domain.claim import Property
from desktop.domain.country import Country, Organization, Region
from desktop.errors import DamagedLibraryError
from desktop.library import rows
from desktop.library.kept import Kept
from desktop.library.links import TOPIC
from desktop.library.rows import (
    Akin,
    Article,
    ArticleLink,
    Claim,
    Edition,
    Event,
    EventTie,
    Outline,
    Partner,
    Row,
    Source,
    Spelled,
    Titled,
)
from desktop.library.schema import APPLICATION_ID, SCHEMA_VERSION
from desktop.library.spellings import Spelling
from desktop.library.world import World

_EVENTS_ABOUT = {
    PageKind.COUNTRY: "event_country WHERE iso3 = ? AND own",
    PageKind.RELATION: "event_country AS one JOIN event_country AS other USING (place) "
    "WHERE one.iso3 = ? AND other.iso3 = ? AND (one.own OR other.own)",
    PageKind.ORGANIZATION: "event_organization WHERE key = ?",
    PageKind.TOPIC: "event_topic WHERE slug = ?",
}
_SPELLED = (
    "SELECT iso3, country.name, spelling.name "
    "FROM name_start JOIN spelling USING (iso3, place) JOIN country USING (iso3)"
)


class Library:
    """Answers in plain rows. Countries go by ISO 3166-1 alpha-3, regions by UN M49.

    A query raises DamagedLibraryError where the database cannot be read.
    """

    def __init__(self, connection: sqlite3.Connection, on_damage: Callable[[], None] = lambda: None) -> None:
        """Takes over an open connection; `on_damage` is told where it turns out later that it cannot be read.

        Raises DamagedLibraryError where it holds no library of this version.
        """
        self._connection = connection
        self._on_damage = on_damage
        for pragma in ("query_only = ON", "trusted_schema = OFF", "cell_size_check = ON"):
            self._all(f"PRAGMA {pragma}")
        ((application,),) = self._all("PRAGMA application_id")
        ((version,),) = self._all("PRAGMA user_version")
        if (application, version) != (APPLICATION_ID, SCHEMA_VERSION):
            raise DamagedLibraryError("the compiled library is of another version")

    @cached_property
    def world(self) -> World:
        """What open data sets say."""
        return World(self._all)

    @cached_property
    def _kept(self) -> Kept:
        return Kept(self._all)

    def close(self) -> None:
        """Closes the connection."""
        self._connection.close()

    def edition(self) -> Edition:
        """Returns which content this is."""
        return Edition(*self._one("SELECT checked, content FROM edition") or ("", ""))

    def country(self, iso3: str) -> Country | None:
        """Returns a country."""
        return self._kept.country((iso3,)).get(iso3)

    def countries(self, area: str | None = None) -> list[Country]:
        """Returns the countries that lie directly in a region, or all, by name."""
        return [one for one in self._kept.countries if area is None or one.area == area]

    def country_names(self, codes: Iterable[str]) -> dict[str, str]:
        """Returns the short names of countries; of a code that is not known, the code."""
        names = self._kept.country_names
        return {code: names.get(code, code) for code in codes}

    def outlines(self, codes: Iterable[str]) -> dict[str, Outline]:
        """Returns the outlines of those that have one, by code."""
        return self._kept.outline(codes)

    def land(self) -> bytes:
        """Returns the rings of the land of the world, as those of an outline; empty where none is known."""
        found = self._kept.outline(("",)).get("")
        return found.rings if found else b""

    def region(self, code: str) -> Region | None:
        """Returns a region."""
        return self._kept.regions.get(code)

    def regions(self, parent: str) -> list[Region]:
        """Returns the regions directly within another, by name."""
        found = (one for one in self._kept.regions.values() if one.parent == parent)
        return sorted(found, key=lambda one: one.name)

    def all_regions(self) -> list[Region]:
        """Returns every region, by code."""
        return list(self._kept.regions.values())

    def organization(self, key: str) -> Organization | None:
        """Returns an organization."""
        return self._kept.organization((key,)).get(key)

    def organizations(self) -> list[Organization]:
        """Returns all organizations by name."""
        return [Organization(*row) for row in self._all("SELECT * FROM organization ORDER BY name")]

    def organization_names(self, keys: Iterable[str]) -> dict[str, str]:
        """Returns the full names of organizations; of a key that is not known, the key."""
        wanted = dict.fromkeys(keys)
        known = self._kept.organization(wanted)
        return {key: known[key].name if key in known else key for key in wanted}

    def article(self, where: Address) -> Article | None:
        """Returns the authored article of a page."""
        return self._kept.article(where.canonical)

    def articles(self) -> list[Article]:
        """Returns all authored articles, by address."""
        return [rows.article_of(row) for row in self._all("SELECT * FROM article")]

    def titles(self, kind: PageKind) -> list[Titled]:
        """Returns the address and title of every article of a kind, by title."""
        return list(self._kept.titles.get(kind, ()))

    def written_relations(self) -> Set[str]:
        """Returns the addresses of the relations that have an article, as they are written."""
        return self._kept.written_relations

    def topic_titles(self, slugs: Iterable[str]) -> dict[str, str]:
        """Returns the titles of topics; of a slug that is not known, the slug."""
        titles = self._kept.topic_titles
        return {slug: titles.get(slug, slug) for slug in slugs}

    def topics_of_country(self, iso3: str) -> list[Titled]:
        """Returns the topics whose article names a country, by title."""
        found = self._all(
            "SELECT address, title FROM article, json_each(article.countries) AS named "
            "WHERE kind = 'topic' AND named.value = ? ORDER BY title",
            iso3,
        )
        return [Titled(address.parse(where), title) for where, title in found]

    def topics_of_organization(self, key: str) -> list[Titled]:
        """Returns the topics whose article names an organization, by title."""
        found = self._all(
            "SELECT address, title FROM article, json_each(article.organizations) AS named "
            "WHERE kind = 'topic' AND named.value = ? ORDER BY title",
            key,
        )
        return [Titled(address.parse(where), title) for where, title in found]

    def links_to(self, where: Address) -> list[ArticleLink]:
        """Returns the articles that link to a page, by address."""
        found = self._all("SELECT origin, places FROM link WHERE target = ? ORDER BY origin", str(where.canonical))
        return [ArticleLink(*row) for row in found]

    def links_from(self, where: Address) -> list[ArticleLink]:
        """Returns the pages that the article of a page links to, by address."""
        found = self._all("SELECT target, places FROM link WHERE origin = ? ORDER BY target", str(where.canonical))
        return [ArticleLink(*row) for row in found]

    def sharing_topics(self, where: Address) -> list[tuple[str, int]]:
        """Returns the articles that have topics of a page's article, by address, and how many."""
        topics = f"LIKE '%\"{TOPIC}\"%'"
        return self._all(
            "SELECT other.origin, count(*) FROM link AS own JOIN link AS other USING (target) "
            f"WHERE own.origin = ?1 AND other.origin <> ?1 AND own.places {topics} AND other.places {topics} "
            "GROUP BY other.origin",
            str(where.canonical),
        )

    def akin_to(self, where: Address) -> list[Akin]:
        """Returns organizations with most members in common, or countries with most organizations, nearest first.

        Measured by the share that both have of what either has.
        """
        query = "SELECT other, shared, total FROM akin WHERE subject = ? ORDER BY 1.0 * shared / total DESC, other"
        found = self._all(query, str(where.canonical))
        return [Akin(*row) for row in found]

    def event(self, event_id: str) -> Event | None:
        """Returns an event."""
        return next(iter(self.events((event_id,))), None)

    def all_events(self) -> list[Event]:
        """Returns all events, by date."""
        return [rows.event_of(row) for row in self._all("SELECT * FROM event ORDER BY place")]

    def events(self, ids: Iterable[str]) -> list[Event]:
        """Returns the events of these ids, by date."""
        wanted = tuple(ids)
        marks = ", ".join("?" * len(wanted))
        return self._events(f"event WHERE id IN ({marks})", *wanted)

    def events_of_country(self, iso3: str) -> list[Event]:
        """Returns the events in which a country took part, by date."""
        return list(self.events_about(address.country(iso3)))

    def events_of_pair(self, one: str, other: str) -> list[Event]:
        """Returns the events in which both countries took part, by date."""
        return self._events(_EVENTS_ABOUT[PageKind.RELATION], one, other)

    def events_of_organization(self, key: str) -> list[Event]:
        """Returns the events of an organization, by date."""
        return list(self.events_about(address.organization(key)))

    def events_of_topic(self, slug: str) -> list[Event]:
        """Returns the events of a topic, by date."""
        return list(self.events_about(address.topic(slug)))

    def events_about(self, where: Address) -> Iterator[Event]:
        """Yields the events of a country, an organization or a topic, by date.

        The first is read alone: who asks whether there are any does not wait for all of them.
        """
        places = self._places(_EVENTS_ABOUT[where.kind], where.parts[0])
        yield from self._kept.events(places[:1])
        yield from self._kept.events(places[1:])

    def more_events_about(self, where: Address, besides: Iterable[str]) -> int:
        """Returns how many events a country, a pair, an organization or a topic has besides those of these ids."""
        ids = tuple(besides)
        others = f"SELECT place FROM event WHERE id IN ({', '.join('?' * len(ids))})"
        query = f"SELECT count(*) FROM {_EVENTS_ABOUT[where.kind]} AND place NOT IN ({others})"
        ((count,),) = self._all(query, *where.parts, *ids)
        return int(count)

    def ties_of_events(self, where: Address) -> list[EventTie]:
        """Returns what the events of a country, a pair, an organization or a topic tie it to, by date."""
        places = f"SELECT place FROM {_EVENTS_ABOUT[where.kind]}"
        query = f"SELECT countries, others FROM event_tie WHERE place IN ({places})"
        return [EventTie._make(row) for row in self._all(query, *where.parts)]

    def events_on(self, day: str) -> list[Event]:
        """Returns the events whose date is known to a day of the year, `MM-DD`, by date."""
        return self._events("event WHERE precision = 'day' AND date NOT LIKE '%/%' AND substr(date, -6) = ?", f"-{day}")

    def claims(self, subject: Address, prop: Property | None = None) -> list[Claim]:
        """Returns what is claimed of a subject, or of one property of it, in the order of the content."""
        which, values = ("", ()) if prop is None else (" AND property = ?", (prop,))
        query = f"SELECT * FROM claim WHERE subject = ?{which} ORDER BY position"
        return [rows.claim_of(row) for row in self._all(query, str(subject.canonical), *values)]

    def all_claims(self) -> list[Claim]:
        """Returns all claims in the order of the content."""
        return [rows.claim_of(row) for row in self._all("SELECT * FROM claim ORDER BY position")]

    def memberships_in(self, key: str) -> list[Claim]:
        """Returns the claims of membership in an organization, by country."""
        found = self._all(
            "SELECT * FROM claim WHERE organization = ? AND organization <> '' AND property = 'membership' "
            "ORDER BY subject",
            key,
        )
        return [rows.claim_of(row) for row in found]

    def claims_of_relations(self, iso3: str, prop: Property) -> dict[str, Claim]:
        """Returns the first claim of a property for each relation of a country, by the other country."""
        found = self._all(
            "SELECT claim.* FROM claim_country AS tie JOIN claim ON claim.id = tie.claim "
            "WHERE iso3 = ? AND tie.property = ? ORDER BY position DESC",
            iso3,
            prop,
        )
        claims = [rows.claim_of(row) for row in found]
        return {next(code for code in claim.subject.parts if code != iso3): claim for claim in claims}

    def missions_of(self, iso3: str) -> list[Claim]:
        """Returns the claims of missions that a country sends or hosts, by the relation they stand under."""
        found = self._all(
            "SELECT claim.* FROM claim_country AS tie JOIN claim ON claim.id = tie.claim "
            "WHERE iso3 = ? AND tie.property = 'mission' ORDER BY subject, position",
            iso3,
        )
        return [rows.claim_of(row) for row in found]

    def partners(self, iso3: str) -> list[Partner]:
        """Returns the partners of a country: neighbours first, then by weight, then by name."""
        found = self._all(
            "SELECT partner, name, neighbour, weight FROM partner JOIN country ON country.iso3 = partner.partner "
            "WHERE partner.iso3 = ? ORDER BY neighbour DESC, weight DESC, name",
            iso3,
        )
        return [Partner(code, name, bool(near), weight) for code, name, near, weight in found]

    def has_partners(self, iso3: str) -> bool:
        """Says whether anything is known of a country's relations."""
        return self._one("SELECT 1 FROM partner WHERE iso3 = ? LIMIT 1", iso3) is not None

    def weights(self) -> dict[str, int]:
        """Returns the weights of all relations of each country that has any, added up."""
        return dict(self._all("SELECT iso3, sum(weight) FROM partner GROUP BY iso3"))

    def sizes_of_organizations(self) -> dict[str, int]:
        """Returns how many countries take part in each organization, as the data sets have it."""
        return self._kept.sizes_of_organizations

    def key_date_counts(self) -> dict[str, int]:
        """Returns how many articles have an event among their key dates, by the ids of those that any has."""
        return dict(self._all("SELECT value, count(*) FROM article, json_each(key_events) GROUP BY value"))

    def source(self, key: str) -> Source | None:
        """Returns a source."""
        return self._kept.source((key,)).get(key)

    def sources_of(self, keys: Iterable[str]) -> list[Source]:
        """Returns the sources of these keys, in their order; a key that is not known is left out."""
        return list(self._kept.source(keys).values())

    def sources(self) -> list[Source]:
        """Returns all sources by title."""
        return [rows.source_of(row) for row in self._all("SELECT * FROM source ORDER BY title, key")]

    def cited_at(self, key: str) -> list[Address]:
        """Returns the pages that rest on a source."""
        found = self._all("SELECT address FROM citation WHERE source = ? ORDER BY address", key)
        return [address.parse(where) for (where,) in found]

    def articles_citing(self, key: str) -> list[Address]:
        """Returns the pages that rest on a source and have an article."""
        query = "SELECT address FROM citation JOIN article USING (address) WHERE source = ? ORDER BY address"
        return [address.parse(where) for (where,) in self._all(query, key)]

    def statements_on(self, key: str) -> int:
        """Returns how many statements rest on a source: passages of articles, values of claims, and events."""
        return int((self._one("SELECT coalesce(sum(statements), 0) FROM citation WHERE source = ?", key) or (0,))[0])

    def named(self, folded_text: str) -> list[Row]:
        """Returns the rows of the table `name` with exactly that folded text, the best first."""
        return self._all("SELECT * FROM name WHERE folded = ? ORDER BY rank, title", folded_text)

    def named_like(self, folded_text: str, limit: int) -> list[Row]:
        """Returns rows of the table `name` in which a word begins with that folded text, the best first.

        Of two alike the one whose title begins so comes before the one with another name that does, as of former times.
        """
        start = folded_text.replace("\\", "").replace("%", "").replace("_", "")
        return self._all(
            "SELECT folded, shown, kind, key, title, min(rank) AS best FROM name "
            "WHERE folded LIKE ? OR folded LIKE ? GROUP BY kind, key "
            "ORDER BY max(folded = ?) DESC, max(folded LIKE ?) DESC, best, title LIKE ? DESC, title LIMIT ?",
            f"{start}%",
            f"% {start}%",
            start,
            f"{start}%",
            f"{start}%",
            limit,
        )

    def spelled(self, folded_text: str) -> list[Spelled]:
        """Returns the names of countries in all languages from one of whose words on they are that folded text."""
        query = f"{_SPELLED} WHERE start = ? ORDER BY country.un_status <> 'member', country.name"
        return [Spelled(*row) for row in self._all(query, folded_text)]

    def spelled_like(self, folded_text: str, limit: int) -> list[Spelled]:
        """Returns the countries with a name in any language in which a word begins with that folded text."""
        query = (
            f"{_SPELLED} WHERE start >= ? AND start < ? GROUP BY iso3 "
            "ORDER BY country.un_status <> 'member', country.name LIMIT ?"
        )
        return [Spelled(*row) for row in self._all(query, folded_text, folded_text + "\U0010ffff", limit)]

    def spelled_begun(self, folded_text: str, limit: int) -> list[Spelled]:
        """Returns names of countries in any language in which a word begins with that folded text, by that word on."""
        query = f"{_SPELLED} WHERE start >= ? AND start < ? ORDER BY start LIMIT ?"
        return [Spelled(*row) for row in self._all(query, folded_text, folded_text + "\U0010ffff", limit)]

    def spellings(self, iso3: str) -> list[Spelling]:
        """Returns the names of a country in all languages, that of most languages first."""
        return [Spelling(*row) for row in self._all("SELECT * FROM spelling WHERE iso3 = ? ORDER BY place", iso3)]

    def other_names(self, iso3: str) -> list[str]:
        """Returns the names by which a country is found beside its codes, its title and its names by language."""
        return [name for (name,) in self._all("SELECT name FROM other_name WHERE iso3 = ? ORDER BY name", iso3)]

    def all_spellings(self) -> list[Spelled]:
        """Returns the names of all countries in all languages."""
        query = "SELECT iso3, country.name, spelling.name FROM spelling JOIN country USING (iso3)"
        return [Spelled(*row) for row in self._all(query)]

    def official_languages(self) -> list[tuple[str, str]]:
        """Returns country and tag of each language that is official there, but of English, which names every page."""
        found = self._all("SELECT iso3, official FROM spelling WHERE official <> '' ORDER BY iso3, place")
        return [(iso3, tag) for iso3, tags in found for tag in tags.split() if tag != "en"]

    def languages(self, tags: Iterable[str]) -> dict[str, str]:
        """Returns the English names of the languages of these tags, of those that have one."""
        return self._kept.language(tags)

    def language_names(self) -> Mapping[str, str]:
        """Returns the English names of all languages by their tags."""
        return self._kept.language_names

    def places(self) -> list[tuple[str, list[str]]]:
        """Returns places by their English names, each with its names in other languages and spellings."""
        found = self._all("SELECT name, others FROM place ORDER BY name, entity")
        return [(name, others.split("\n")) for name, others in found]

    def places_of_countries(self) -> list[tuple[str, str, list[str]]]:
        """Returns the same places with the codes of their countries before them."""
        found = self._all("SELECT entity, name, others FROM place ORDER BY entity, name")
        return [(entity, name, others.split("\n")) for entity, name, others in found]

    def places_spelled(self, spelling: str) -> list[tuple[str, str]]:
        """Returns the places that are written exactly so in another language: country and English name of each."""
        # Most places are passed over without being copied.
        among = "instr(others, ?1) AND instr(char(10) || others || char(10), char(10) || ?1 || char(10))"
        return self._all(f"SELECT entity, name FROM place WHERE {among} ORDER BY entity, name", spelling)

    def all_names(self) -> list[Row]:
        """Returns the whole table `name`."""
        return self._all("SELECT * FROM name ORDER BY rank, title, shown")

    def titles_of_records(self, kind: PageKind) -> list[tuple[str, str]]:
        """Returns key and title of every event, or of every source."""
        events, sources = "SELECT id, title FROM event ORDER BY id", "SELECT key, title FROM source"
        return self._all(events if kind is PageKind.EVENT else sources)

    def _events(self, which: str, *values: str) -> list[Event]:
        return self._kept.events(self._places(which, *values))

    def _places(self, which: str, *values: str) -> list[int]:
        return [place for (place,) in self._all(f"SELECT place FROM {which} ORDER BY place", *values)]

    def _one(self, query: str, *values: object) -> Row | None:
        return next(iter(self._all(query, *values)), None)

    def _all(self, query: str, *values: object) -> list[Row]:
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            self._on_damage()
            raise DamagedLibraryError(
                f"the compiled library cannot be read ({error}); start again, and it is compiled anew"
            ) from error
