"""The importer of diplomatic missions, on a sample and against the raw set."""

import csv
import gzip
from collections import Counter
from pathlib import Path

import pytest

from desktop.datasets.crosswalk import Crosswalk, DatasetError, Mapping
from desktop.datasets.mission_places import Place, Places
from desktop.datasets.missions import AS_OF, HEADER, SYSTEM, TERRITORIES, TYPES, capitals_of, derive
from tests.datasets.conftest import TABLES

NAMES = {
    "Vatican": "VAT",
    "Italy": "ITA",
    "Malta": "MLT",
    "Britain": "GBR",
    "Hong Kong": "HKG",
    "Order": "",
    "Aragon": "",
}
SAMPLE_CROSSWALK = Crosswalk(tuple(Mapping(SYSTEM, name, entity, "") for name, entity in NAMES.items()))
CAPITALS = {"GBR": ("London",), "MLT": ("Valletta",)}
with (TABLES / "country_facts.csv").open(encoding="utf-8", newline="") as shipped:
    SHIPPED_CAPITALS = capitals_of(csv.reader(shipped))


def _ignore(done: int, total: int) -> None:
    pass


def test_states_send_missions_and_what_else_the_set_has_is_left_out(samples: Path) -> None:
    tables = derive(samples / "missions", SAMPLE_CROSSWALK, _ignore, CAPITALS)
    assert list(tables) == ["missions.csv"]
    assert tables["missions.csv"].header == HEADER
    assert tables["missions.csv"].rows == [
        ("GBR", "MLT", "high commission", "", "", "Q2", ""),
        ("ITA", "VAT", "embassy", "Rome", "", "Q4", ""),
        ("MLT", "HKG", "consulate general", "Central, and Western", "", "Q7", ""),
        ("VAT", "ITA", "embassy", "Rome", "MLT", "Q1", ""),
    ]
    assert AS_OF == "2021-11"


@pytest.mark.parametrize(
    ("listed", "hosts"),
    [
        ([("embassy", "Italy", "Vatican;Malta"), ("embassy", "Italy", "Italy;Malta")], ["VAT", "ITA"]),
        ([("embassy", "Italy", ""), ("embassy", "Italy", "Italy;Malta")], ["VAT inferred", "ITA"]),
        ([("embassy", "Italy", ""), ("embassy", "Italy", "Vatican;Malta")], ["ITA", "VAT"]),
        ([("embassy", "Italy", ""), ("de facto embassy", "Italy", "")], ["VAT inferred", "ITA"]),
        ([("embassy", "Italy", ""), ("embassy", "Malta", "Malta;Vatican")], ["ITA", "MLT"]),
        ([("embassy", "Italy", "")], ["ITA unclear"]),
        ([("embassy", "Italy", ""), ("embassy", "Italy", "")], ["ITA unclear", "ITA unclear"]),
        ([("consulate", "Italy", ""), ("embassy", "Italy", "Italy;Malta")], ["ITA", "ITA"]),
    ],
)
def test_an_embassy_in_italy_is_to_the_holy_see_where_the_set_can_tell(
    tmp_path: Path, listed: list[tuple[str, str, str]], hosts: list[str]
) -> None:
    lines = ["wikidata,title,type,operator,city,country,accredited_to,latitude,longitude"]
    lines += [
        f"Q{number},,{kind},Britain,,{host},{accredited},," for number, (kind, host, accredited) in enumerate(listed)
    ]
    (tmp_path / "missions.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    rows = derive(tmp_path, SAMPLE_CROSSWALK, _ignore, CAPITALS)["missions.csv"].rows
    assert [f"{row[1]} {row[6]}".strip() for row in sorted(rows, key=lambda row: row[5])] == hosts


@pytest.mark.parametrize(
    ("city", "at", "told"),
    [
        ("London Municipality", None, "London"),
        ("City of London", None, "London"),
        ("2nd arrondissement of London", None, "London"),
        ("London District IV", None, "London"),
        ("London 1", None, "London"),
        ("London commune", None, "London"),
        ("London-Centre", None, "London"),
        ("Soho, London", None, "London"),
        ("City of Westminster", (51.51, -0.13), "London"),
        ("City of Westminster", (51.61, -0.13), "City of Westminster"),
        ("City of Westminster", None, "City of Westminster"),
        ("Richmond", (51.51, -0.13), "Richmond"),
        ("York District", None, "York District"),
        ("London District", None, "London District"),
    ],
)
def test_a_district_is_told_as_the_capital_by_its_name_or_near_the_embassies_of_the_capital(
    city: str, at: tuple[float, float] | None, told: str
) -> None:
    held = [Place("GBR", "London", (51.5 + step / 100, -0.13)) for step in range(3)]
    one = Place("GBR", city, at)
    places = Places([*held, one], CAPITALS)
    assert places.city(one, is_embassy=True) == told
    if at:
        assert places.city(one, is_embassy=False) == city
        assert Places([*held[:2], one], CAPITALS).city(one, is_embassy=True) == city


def test_all_embassies_of_a_district_are_told_in_one_place() -> None:
    capital = [Place("GBR", "London", (51.5 + step / 100, -0.13)) for step in range(3)]
    district = [Place("GBR", "City of Westminster", at) for at in ((51.5, -0.13), (51.52, -0.13), (51.61, -0.13), None)]
    places = Places([*capital, *district], CAPITALS)
    assert {places.city(one, is_embassy=True) for one in district} == {"London"}
    far = [Place("GBR", "City of Westminster", at) for at in ((51.5, -0.13), (51.61, -0.13), (51.62, -0.13))]
    assert Places([*capital, *far], CAPITALS).city(far[0], is_embassy=True) == "City of Westminster"


def test_a_packed_file_gives_the_same_table(samples: Path, tmp_path: Path) -> None:
    plain = samples / "missions" / "missions.csv"
    packed = tmp_path / "missions.csv.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    tables = derive(plain, SAMPLE_CROSSWALK, _ignore, CAPITALS)
    assert derive(tmp_path, SAMPLE_CROSSWALK, _ignore, CAPITALS) == tables
    assert derive(packed, SAMPLE_CROSSWALK, _ignore, CAPITALS) == tables


def test_progress_ends_at_its_total(samples: Path) -> None:
    steps: list[tuple[int, int]] = []
    derive(samples / "missions", SAMPLE_CROSSWALK, lambda done, total: steps.append((done, total)), CAPITALS)
    assert steps == [(0, 1), (1, 1)]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("Vatican,Rome", "Ruritania,Rome", r"missions\.csv:2: “Ruritania” of wikidata-name is not in crosswalk\.csv"),
        ("Italy;Malta;Order", "Italy;Ruritania", r"missions\.csv:2: “Ruritania”"),
        ("british high commission", "castle", r"missions\.csv:3: “castle” is not a known type of mission; add it"),
        ("Q4,", "4,", r"missions\.csv:5: “4” is not an item of Wikidata"),
        ("1.0,2.0", "1.0,east", r"missions\.csv:2: “1\.0, east” are not coordinates"),
        ("operator,", "sender,", r"missions\.csv:1: the column operator does not stand there once"),
        ("Q5,sample,", "Q5,", r"missions\.csv:6: 8 cells instead of 9"),
        ("Valletta", '"Vall', r"missions\.csv:\d+: not valid CSV"),
        ("Valletta", "Vall\x1b[2J", r"missions\.csv:6: city is not printable"),
        (",Vatican,Rome", ",,Rome", r"missions\.csv:2: operator is empty"),
        ("Valletta", "V" * 100_000, r"missions\.csv:6: the file is far too large"),
    ],
)
def test_what_is_unexpected_is_named_with_its_line(
    samples: Path, tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    text = (samples / "missions" / "missions.csv").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "missions.csv").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DatasetError, match=sentence):
        derive(tmp_path, SAMPLE_CROSSWALK, _ignore, CAPITALS)


def test_a_missing_or_broken_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"missions\.csv: the file is missing"):
        derive(tmp_path, SAMPLE_CROSSWALK, _ignore, CAPITALS)
    packed = tmp_path / "missions.csv.gz"
    packed.write_bytes(b"not packed")
    with pytest.raises(DatasetError, match="cannot be read"):
        derive(tmp_path, SAMPLE_CROSSWALK, _ignore, CAPITALS)
    packed.write_bytes(gzip.compress(b"wikidata,title\n" * 500)[:-20])
    with pytest.raises(DatasetError, match=r"cannot be read|does not stand there"):
        derive(tmp_path, SAMPLE_CROSSWALK, _ignore, CAPITALS)
    packed.write_bytes(gzip.compress(b"\xff\xfe"))
    with pytest.raises(DatasetError, match="not UTF-8"):
        derive(tmp_path, SAMPLE_CROSSWALK, _ignore, CAPITALS)


def test_the_raw_set_agrees_with_an_independent_count(raw_sets: Path, shipped_crosswalk: Crosswalk) -> None:
    tables = derive(raw_sets / "embassies", shipped_crosswalk, _ignore, SHIPPED_CAPITALS)
    rows = tables["missions.csv"].rows
    kept: dict[str, str] = {}
    hosts: dict[str, str] = {}
    told: set[str] = set()
    count = 0
    with gzip.open(raw_sets / "embassies" / "missions.csv.gz", "rt", encoding="utf-8") as stream:
        for raw in csv.DictReader(stream):
            sender = shipped_crosswalk.entity(SYSTEM, raw["operator"])
            host = shipped_crosswalk.entity(SYSTEM, raw["country"])
            elsewhere = "Vatican City" in raw["accredited_to"]
            if sender and host and sender not in TERRITORIES and (sender != host or elsewhere):
                count += 1
                kept[raw["wikidata"]] = raw["city"]
                hosts[raw["wikidata"]] = host
                if raw["country"] == "Italy" and elsewhere and "Italy" not in raw["accredited_to"]:
                    told.add(sender)
    assert len(rows) == count
    moved = {(hosts[row[5]], kept[row[5]], row[3]) for row in rows if row[3] != kept[row[5]]}
    assert {city for _, city, _ in moved} & {"Makati", "The Hague", "Ixelles - Elsene", "Matn District"} == set()
    assert all(capital in " ".join(SHIPPED_CAPITALS[host]) for host, _, capital in moved)
    assert {
        ("NOR", "Oslo Municipality", "Oslo"),
        ("RUS", "Khamovniki District", "Moscow"),
        ("JPN", "Minato-ku", "Tokyo"),
        ("GBR", "City of Westminster", "London"),
        ("HUN", "Budapest District VI", "Budapest"),
    } <= moved
    assert {row[5] for row in rows} == set(kept)
    assert rows == sorted(set(rows))
    assert {row[2] for row in rows} <= set(TYPES.values())
    assert all(row[1] not in row[4].split() and row[0] != "" for row in rows)
    assert sum(row[0] == "TKM" for row in rows) == 17
    assert sum(row[1] == "TKM" for row in rows) == 11
    to_holy_see = Counter(row[6] for row in rows if row[1] == "VAT")
    assert to_holy_see == {"": 29, "inferred": 47}
    assert {row[0] for row in rows if row[1] == "VAT" and not row[6]} == told
    assert ("TWN", "inferred") in {(row[0], row[6]) for row in rows if row[1] == "VAT"}
    assert not {row[0] for row in rows if row[1] == "ITA" and row[6]} & {row[0] for row in rows if row[1] == "VAT"}
