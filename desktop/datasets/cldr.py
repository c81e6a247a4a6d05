"""Imports from the Unicode CLDR, as the package Babel carries it: names of countries and places, and tender.

Nothing else in the program imports Babel.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.languages import get_official_languages
from babel.localedata import locale_identifiers
from babel.numbers import get_currency_name, get_territory_currencies

from desktop.datasets.crosswalk import Crosswalk, DatasetError
from desktop.datasets.derived import Tables, table
from desktop.domain.folding import folded

SYSTEM = "cldr"
NAME_HEADER = ("iso3", "language", "name", "official")
LANGUAGE_HEADER = ("code", "name")
PLACE_HEADER = ("entity", "place", "name")
TENDER_HEADER = ("entity", "code", "name", "since")
OFFICIAL = "yes"
LONGEST_NAME = 150
"""Characters; the longest of CLDR 49 has 81."""
NAMED_HERE = {
    "apc": "Levantine Arabic",
    "hrx": "Hunsrik",
    "isv": "Interslavic",
    "lld": "Ladin",
    "mhn": "Mócheno",
    "mrh": "Mara Chin",
    "mww": "Hmong Daw",
    "skr": "Saraiki",
    "suz": "Sunwar",
    "xdq": "Kaitag",
}
"""Languages that CLDR does not name in English, as ISO 639-3 does."""


def derive(crosswalk: Crosswalk, progress: Callable[[int, int], None]) -> Tables:
    """Returns `country_names_cldr.csv`, `languages.csv`, `place_names_cldr.csv` and `currency_tender.csv`.

    A name that only repeats the locale from which another inherits (that of es_419 in es_AR) is left out, and so is a
    locale that has English names alone. Raises DatasetError for a territory that the crosswalk does not know.
    """
    locales = sorted(name for name in locale_identifiers() if name != "root")
    entities: dict[str, str] = {}
    kept: dict[str, dict[str, str]] = {}
    english = _territories("en")
    for number, name in enumerate(locales):
        progress(number, len(locales) + 1)
        own = _territories(name)
        for code in own.keys() - entities.keys():
            entities[code] = crosswalk.entity(SYSTEM, code) or ""
        parent = _parent(name)
        inherited = _territories(parent) if parent else {}
        found = {code: own[code] for code in own if entities[code] and own[code] != inherited.get(code)}
        if found and (name == "en" or any(told != english.get(code) for code, told in found.items())):
            kept[name] = found
    if len(kept) < 100:
        raise DatasetError(f"Babel has names in {len(kept)} languages where some 290 are expected; install it again")
    official = {(code, language) for code in entities for language in _official(code, kept)}
    names: set[tuple[str, ...]] = {
        (entities[code], tag(locale), _checked(locale, code, name), OFFICIAL if (code, locale) in official else "")
        for locale, found in kept.items()
        for code, name in found.items()
    }
    languages: set[tuple[str, ...]] = {(tag(locale), english_name(locale)) for locale in kept}
    tender = {row for code, entity in entities.items() if entity for row in _tender(code, entity)}
    places = set(_places(locales, entities))
    progress(len(locales) + 1, len(locales) + 1)
    return {
        "country_names_cldr.csv": table(NAME_HEADER, names),
        "place_names_cldr.csv": table(PLACE_HEADER, places),
        "currency_tender.csv": table(TENDER_HEADER, tender),
        "languages.csv": table(LANGUAGE_HEADER, languages),
    }


def tag(locale: str) -> str:
    """Returns the language tag of BCP 47 for an identifier of CLDR: `be-tarask` for `be_TARASK`."""
    language, *rest = locale.split("_")
    return "-".join((language, *(part.lower() if len(part) > 4 else part for part in rest)))


def _territories(locale: str) -> dict[str, str]:
    """Returns the names that a locale has, its own and inherited ones, by ISO 3166-1 alpha-2 code."""
    try:
        told = Locale.parse(locale).territories
    except (UnknownLocaleError, ValueError) as error:
        raise DatasetError(f"Babel cannot read its locale {locale} ({error}); install it again") from None
    return {code: name for code, name in told.items() if len(code) == 2 and code.isalpha() and name != code}


def _places(locales: list[str], entities: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """Yields the places after which CLDR names time zones: country, English name, and a name in some language.

    A name that differs from the English one, or from another, in case and accents alone is left out.
    """
    territories = dict(get_global("zone_territories"))
    cities = {locale: _cities(locale) for locale in locales}
    zones = sorted({zone for found in cities.values() for zone in found if zone.count("/") == 1})
    for zone in zones:
        entity = entities.get(territories.get(zone, ""), "")
        # CLDR says a name in English only where it is not that of the zone.
        place = cities["en"].get(zone) or zone.partition("/")[2].replace("_", " ")
        known = {folded(place), ""}
        for locale, found in cities.items() if entity else ():
            name = _checked(locale, zone, found.get(zone, ""))
            if folded(name) not in known:
                known.add(folded(name))
                yield entity, place, name


def _cities(locale: str) -> dict[str, str]:
    """Returns the names of places that a locale has, by the time zones that are named after them."""
    told = Locale.parse(locale).time_zones
    return {zone: names["city"] for zone, names in told.items() if "city" in names}


def _parent(locale: str) -> str:
    """Returns the locale from which another inherits; "" where that is the root, which names nothing."""
    parent: str | None = get_global("parent_exceptions").get(locale)
    if parent is None:
        shorter, _, last = locale.rpartition("_")
        parent = "" if _is_unusual_script(shorter, last) else shorter
    return "" if parent == "root" else parent


def _is_unusual_script(language: str, subtag: str) -> bool:
    """Says whether a subtag is another script than a language is mostly written in; it inherits nothing."""
    usual = str(get_global("likely_subtags").get(language, "")).split("_")
    return len(subtag) == 4 and subtag.isalpha() and subtag.istitle() and subtag not in usual


def _official(code: str, kept: dict[str, dict[str, str]]) -> Iterator[str]:
    """Yields the locales with the names of a territory in the languages that are official there."""
    for language in get_official_languages(code):
        locale = language
        while locale and code not in kept.get(locale, {}):
            locale = _parent(locale)
        if locale:
            yield locale


def _checked(locale: str, code: str, name: str) -> str:
    if len(name) > LONGEST_NAME or any(unicodedata.category(character) == "Cc" for character in name):
        raise DatasetError(f"Babel’s name of {code} in {locale} is too long or not printable; install it again")
    return " ".join(name.split())


def english_name(locale: str) -> str:
    """Returns the name of a locale; of a language that nobody here names in English, its own name of itself."""
    parsed = Locale.parse(locale)
    name = parsed.get_display_name("en")
    if name:
        return name
    language = NAMED_HERE.get(parsed.language) or parsed.get_language_name() or parsed.language
    parts = (parsed.get_script_name("en"), parsed.get_territory_name("en"))
    within = ", ".join(part for part in parts if part)
    return f"{language} ({within})" if within else language


def _tender(code: str, entity: str) -> Iterator[tuple[str, ...]]:
    """Yields what is legal tender in a territory now, with the day since when."""
    for currency in get_territory_currencies(code, include_details=True):
        since: date | None = currency["from"]
        if currency["tender"] and currency["to"] is None:
            name = get_currency_name(currency["currency"], locale="en")
            yield entity, currency["currency"], name, since.isoformat() if since else ""
