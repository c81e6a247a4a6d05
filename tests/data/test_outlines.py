"""What the shipped outlines draw of disputed and of easily forgotten places: a change of them is a decision."""

import csv
from pathlib import Path

import pytest

from desktop.datasets.natural_earth import holds
from desktop.domain.country import EntityKind
from desktop.library.library import Library

DRAWN = {
    "Simferopol, Crimea": (34.1, 45.0, "RUS"),
    "Donetsk": (37.8, 48.0, "UKR"),
    "Sukhumi, Abkhazia": (41.2, 42.9, "GEO"),
    "Tskhinvali, South Ossetia": (43.97, 42.3, "GEO"),
    "Tiraspol, Transnistria": (29.6, 46.84, "MDA"),
    "Gaza City": (34.45, 31.5, "PSE"),
    "Khan Yunis, Gaza": (34.31, 31.34, "PSE"),
    "Ramallah, West Bank": (35.2, 31.9, "PSE"),
    "Hebron, West Bank": (35.1, 31.5, "PSE"),
    "Tel Aviv": (34.85, 32.1, "ISR"),
    "Golan Heights": (35.8, 33.0, "ISR"),
    "Quneitra": (35.95, 33.0, "SYR"),
    "Siachen Glacier": (77.0, 35.4, ""),
    "Gilgit": (74.3, 35.9, "PAK"),
    "Srinagar": (74.8, 34.1, "IND"),
    "Aksai Chin": (79.5, 35.2, "CHN"),
    "Arunachal Pradesh": (94.5, 28.2, "IND"),
    "Laayoune, Western Sahara": (-13.0, 27.0, "MAR"),
    "Dakhla, Western Sahara": (-14.5, 23.0, "MAR"),
    "Tifariti, Western Sahara": (-10.5, 26.2, "ESH"),
    "Famagusta, Northern Cyprus": (33.9, 35.2, "XNC"),
    "Nicosia, its south": (33.3, 35.05, "CYP"),
    "Pristina, Kosovo": (21.1, 42.6, "XKX"),
    "Taiwan": (121.0, 24.0, "TWN"),
    "Hargeisa, Somaliland": (44.06, 9.56, "XSL"),
    "Hala’ib": (35.5, 22.6, "EGY"),
    "Falkland Islands": (-59.0, -51.8, "FLK"),
}
ISLANDS = {
    "Bioko, where the capital lies": (8.75, 3.6, "GNQ"),
    "Tenerife": (-16.5, 28.35, "ESP"),
    "Isabela, Galápagos": (-91.2, -0.3, "ECU"),
    "Funen": (10.4, 55.3, "DNK"),
    "Andaman Islands": (92.8, 12.6, "IND"),
}


@pytest.fixture(scope="module")
def rings(shipped: Path) -> list[tuple[str, str, list[tuple[float, float]]]]:
    """The rings of entities, with their kind, in degrees."""
    found = []
    with (shipped / "tables" / "outlines.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            tenths = [int(number) / 10 for number in row["points"].split()]
            found.append((row["entity"], row["kind"], list(zip(tenths[::2], tenths[1::2], strict=True))))
    return [one for one in found if one[0]]


@pytest.mark.parametrize("name", [*DRAWN, *ISLANDS])
def test_a_place_is_drawn_as_one_countrys_or_as_nobodys(
    name: str, rings: list[tuple[str, str, list[tuple[float, float]]]]
) -> None:
    longitude, latitude, wanted = {**DRAWN, **ISLANDS}[name]
    around = [(entity, kind) for entity, kind, ring in rings if holds(ring, longitude, latitude)]
    assert around == ([(wanted, "shape")] if wanted else [])


def test_no_globe_have_former_states_three_disputed_entities_and_four_small_territories(
    shipped_library: Library,
) -> None:
    countries = shipped_library.countries()
    drawn = shipped_library.outlines([one.iso3 for one in countries])
    lacking = [one for one in countries if one.iso3 not in drawn and one.kind is not EntityKind.FORMER]
    assert {one.iso3 for one in lacking if one.kind is EntityKind.DISPUTED} == {"XAB", "XOS", "XTN"}
    assert {one.iso3 for one in lacking if one.kind is not EntityKind.DISPUTED} == {"BVT", "GIB", "TUV", "UMI"}


def test_islands_make_the_position_of_a_country(shipped_library: Library) -> None:
    outline = shipped_library.outlines(["GNQ"])["GNQ"]
    # Of the mainland alone it would be 10.4 degrees east.
    assert 9 < outline.longitude < 10
    assert outline.reach > 2
