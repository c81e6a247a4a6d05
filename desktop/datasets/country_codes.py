"""Imports the data set country-codes: countries and territories, the regions around them, and their currencies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from desktop.datasets.crosswalk import DatasetError
from desktop.datasets.derived import Tables, table
from desktop.datasets.raw_csv import Row, locate, read
from desktop.domain.codes import alpha2, alpha3

FILE = "country-codes.csv"
COUNTRY_HEADER = ("iso3", "iso2", "numeric", "name", "formal_name", "un_status", "area")
REGION_HEADER = ("code", "name", "parent")
CURRENCY_HEADER = ("entity", "code", "name")
BELONGING_HEADER = ("entity", "status", "state")
_ISO3, _ISO2, _NUMBER = "ISO3166-1-Alpha-3", "ISO3166-1-Alpha-2", "ISO3166-1-numeric"
_NAME, _UN_NAME, _UN_FORMAL = "CLDR display name", "UNTERM English Short", "UNTERM English Formal"
_BELONGING = "is_independent"
_CURRENCY, _CURRENCY_NAME = "ISO4217-currency_alphabetic_code", "ISO4217-currency_name"
LEVELS = (
    ("Global Code", "Global Name"),
    ("Region Code", "Region Name"),
    ("Sub-region Code", "Sub-region Name"),
    ("Intermediate Region Code", "Intermediate Region Name"),
)
"""Columns of the regions of UN M49 around a country, the largest first."""
FIELDS = (
    _ISO3, _ISO2, _NUMBER, _NAME, _UN_NAME, _UN_FORMAL, _CURRENCY, _CURRENCY_NAME, _BELONGING,
    *(field for level in LEVELS for field in level),
)  # fmt: skip
NO_CURRENCY = "No universal currency"


class Chosen(NamedTuple):
    """What we write instead of what the set has; where the set no longer has it, the choice has to be looked at."""

    instead_of: str
    ours: str


NAMES = {
    "BIH": Chosen("Bosnia", "Bosnia and Herzegovina"),
    "COD": Chosen("Congo - Kinshasa", "Congo (Democratic Republic)"),
    "COG": Chosen("Congo - Brazzaville", "Congo (Republic)"),
    "CPV": Chosen("Cape Verde", "Cabo Verde"),
    "GBR": Chosen("UK", "United Kingdom"),
    "TUR": Chosen("Türkiye", "Turkey"),
    "USA": Chosen("US", "United States"),
    "VAT": Chosen("Vatican City", "Holy See"),
}
"""Short names that were chosen for this encyclopedia."""
FORMAL_NAMES = {
    "CIV": Chosen("", "Republic of Côte d’Ivoire"),
    "STP": Chosen("Democratic Republic of Sao Tome and Principe", "Democratic Republic of São Tomé and Príncipe"),
    "TUR": Chosen("", "Republic of Türkiye"),
}
UN_STATUSES = {"CIV": Chosen("none", "member"), "TUR": Chosen("none", "member")}
"""The set lost what the United Nations' terminology has of two members."""
STATUSES = {
    "Associated with": "associated with",
    "Commonwealth of": "commonwealth of",
    "Crown dependency of": "crown dependency of",
    "Part of": "part of",
    "Territories of": "territory of",
    "Territory of": "territory of",
}
"""What the set has before the ISO 3166-1 alpha-2 code of a state, and our words."""
CLAIMED_BY_OTHERS = frozenset({"ATF", "FLK", "GIB", "IOT", "MYT", "SGS", "UMI"})
"""Territories that other states claim, which the set does not say: nothing is told after it then."""


def derive(raw: Path, progress: Callable[[int, int], None]) -> Tables:
    """Returns `countries.csv`, `regions.csv`, `currencies.csv` and `belongings.csv`.

    Raises DatasetError for a code or region that does not fit the others, and for a name that we replace and that the
    set no longer has.
    """
    progress(0, 1)
    rows = list(read(locate(raw, FILE), FIELDS))
    regions: dict[str, tuple[str, str]] = {}
    countries: dict[str, tuple[str, ...]] = {}
    currencies: set[tuple[str, ...]] = set()
    taken: set[str] = set()
    for row in rows:
        area = _area(row, regions)
        country = _country(row, area)
        for code in country[:3]:
            if code in taken:
                raise row.fault(f"the code {code} stands in an earlier row too", "keep one of the two")
            taken.add(code)
        countries[country[0]] = country
        currencies.update((country[0], *currency) for currency in _currencies(row))
    for code in {*NAMES, *FORMAL_NAMES, *UN_STATUSES} - set(countries):
        raise DatasetError(f"{FILE}: has no country {code}, whose name is chosen here; give the whole set")
    progress(1, 1)
    return {
        "countries.csv": table(COUNTRY_HEADER, set(countries.values())),
        "regions.csv": table(REGION_HEADER, {(code, name, parent) for code, (name, parent) in regions.items()}),
        "currencies.csv": table(CURRENCY_HEADER, currencies),
        "belongings.csv": table(BELONGING_HEADER, set(_belongings(rows))),
    }


def _country(row: Row, area: str) -> tuple[str, ...]:
    try:
        iso3, iso2 = alpha3(row.text(_ISO3)), alpha2(row.text(_ISO2))
    except ValueError as error:
        raise row.fault(str(error), "correct the code") from None
    number = f"{row.number(_NUMBER, 1, 999):03}"
    name = row.name(_NAME).replace(" & ", " and ").replace("St. ", "Saint ")
    formal = row.text(_UN_FORMAL).removeprefix("the ").rstrip(" *").replace("'", "’")
    return (
        iso3,
        iso2,
        number,
        _chosen(row, NAMES, iso3, name),
        _chosen(row, FORMAL_NAMES, iso3, formal),
        _chosen(row, UN_STATUSES, iso3, _un_status(row.text(_UN_NAME))),
        area,
    )


def _belongings(rows: list[Row]) -> Iterator[tuple[str, str, str]]:
    """Yields the status of each part or territory of a state, and that state."""
    states = {row.text(_ISO2): row.text(_ISO3) for row in rows}
    for row in rows:
        words, _, state = row.text(_BELONGING).rpartition(" ")
        if words in STATUSES and row.text(_ISO3) not in CLAIMED_BY_OTHERS:
            if state not in states:
                raise row.fault(f"“{state}” is no state of the set", "correct its code")
            yield row.text(_ISO3), STATUSES[words], states[state]


def _un_status(listed: str) -> str:
    """Reads the marks of the UN's terminology: one star for an observer, two for a member of agencies alone."""
    if not listed or listed.endswith("**"):
        return "none"
    return "observer" if listed.endswith("*") else "member"


def _chosen(row: Row, choices: Mapping[str, Chosen], iso3: str, found: str) -> str:
    choice = choices.get(iso3)
    if choice is None:
        return found
    if found != choice.instead_of:
        raise row.fault(f"{iso3} has “{found}” where “{choice.instead_of}” was", "look again at what is chosen instead")
    return choice.ours


def _area(row: Row, regions: dict[str, tuple[str, str]]) -> str:
    """Notes the regions around a country and returns the smallest; "" where only the world is."""
    around = ""
    for code_field, name_field in LEVELS:
        if not row.text(code_field):
            continue
        code, name = f"{row.number(code_field, 1, 999):03}", row.name(name_field)
        if regions.setdefault(code, (name, around)) != (name, around):
            raise row.fault(f"the region {code} is {name} in {around}, elsewhere another", "correct one of the two")
        around = code
    # Antarctica lies in no region of its own.
    return around if row.text(LEVELS[1][0]) else ""


def _currencies(row: Row) -> Iterator[tuple[str, str]]:
    codes, names = row.text(_CURRENCY), row.text(_CURRENCY_NAME)
    if not codes:
        if names not in ("", NO_CURRENCY):
            raise row.fault(f"the currency “{names[:40]}” has no code", "write its code")
        return
    pairs = list(zip(codes.split(","), names.split(","), strict=False))
    if len(pairs) != codes.count(",") + 1 or len(pairs) != names.count(",") + 1:
        raise row.fault(f"“{codes[:40]}” and “{names[:40]}” are not as many", "write a name for each code")
    for code, name in pairs:
        if len(code) != 3 or not (code.isascii() and code.isupper() and code.isalpha()):
            raise row.fault(f"“{code[:40]}” is not a code of ISO 4217", "write three capitals")
        yield code, name.strip()
