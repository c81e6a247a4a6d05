"""The importer of the peace science sets, on a sample and against the raw sets."""

import csv
import gzip
import shutil
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.datasets.crosswalk import Crosswalk, DatasetError, Mapping
from desktop.datasets.derived import Tables
from desktop.datasets.peace.war_names import WAR_NAMES
from desktop.datasets.peace_science import derive
from desktop.datasets.spells import merged, runs
from desktop.datasets.state_codes import COW, StateCodes

COW_CODES = {
    "2": "USA",
    "20": "CAN",
    "220": "FRA",
    "255": "DEU",
    "260": "DEU",
    "300": "",
    "345": "SRB",
    "365": "RUS",
    "369": "UKR",
    "701": "TKM",
    "710": "CHN",
}
GW_CODES = {"2": "USA", "365": "RUS", "711": ""}
SAMPLE_CROSSWALK = Crosswalk(
    tuple(Mapping("cow", code, entity, "") for code, entity in COW_CODES.items())
    + tuple(Mapping("gw", code, entity, "") for code, entity in GW_CODES.items())
)


def _ignore(done: int, total: int) -> None:
    pass


@pytest.fixture(scope="module")
def derived(samples: Path) -> Tables:
    return derive(samples / "peace_science", SAMPLE_CROSSWALK, _ignore)


@pytest.fixture(scope="module")
def whole(raw_sets: Path, shipped_crosswalk: Crosswalk) -> Tables:
    return derive(raw_sets / "peace-science", shipped_crosswalk, _ignore)


def _raw(raw_sets: Path, name: str) -> Iterator[dict[str, str]]:
    with gzip.open(raw_sets / "peace-science" / f"{name}.csv.gz", "rt", encoding="utf-8") as stream:
        yield from csv.DictReader(stream)


def test_the_tables_come_in_one_order(derived: Tables) -> None:
    assert [*derived] == [
        *("contiguity.csv", "alliances.csv", "disputes.csv"),
        *("wars.csv", "leaders.csv", "capitals.csv"),
    ]


def test_progress_counts_the_tables(samples: Path) -> None:
    steps: list[tuple[int, int]] = []
    derive(samples / "peace_science", SAMPLE_CROSSWALK, lambda done, total: steps.append((done, total)))
    assert steps == [(done, 6) for done in range(7)]


def test_contiguity_is_a_pair_once_split_at_changes_of_state_and_joined_across_them(derived: Tables) -> None:
    assert derived["contiguity.csv"].rows == [
        ("CAN", "USA", "1", "1920-01", ""),
        ("CHN", "RUS", "1", "1860-10", "1922-12"),
        ("CHN", "RUS", "1", "1991-12", ""),
        ("CHN", "SUN", "1", "1922-12", "1991-12"),
        ("DEU", "FRA", "1", "1955-05", ""),
        ("RUS", "TKM", "5", "1991-12", ""),
    ]


def test_alliances_are_spells_whichever_side_owes(derived: Tables) -> None:
    assert derived["alliances.csv"].rows == [
        ("CAN", "USA", "consultation", "1944", "1944"),
        ("CAN", "USA", "defense", "1942", "1943"),
        ("CAN", "USA", "defense", "2018", ""),
        ("CAN", "USA", "offense", "1942", "1942"),
        ("CHN", "RUS", "neutrality", "1991", "1992"),
        ("CHN", "SUN", "neutrality", "1990", "1991"),
        ("RUS", "UKR", "nonaggression", "1990", "1992"),
    ]


def test_a_dispute_has_a_month_only_where_both_were_in_it_from_its_first_day(derived: Tables) -> None:
    assert derived["disputes.csv"].rows == [
        ("7", "CHN", "USA", "1950", "1950", "1954-01", "5", "5", "6", "2"),
        ("7", "SUN", "USA", "1950-03", "1951", "1953", "4", "1", "1", "2"),
        ("7", "SUN", "USA", "1953", "1953", "1954-01", "2", "2", "", "2"),
    ]


def test_a_dispute_of_two_ends_by_its_days_and_a_year_that_is_not_kept_is_no_end_of_it(
    samples: Path, tmp_path: Path
) -> None:
    raw = tmp_path / "raw"
    shutil.copytree(samples / "peace_science", raw)
    kept = raw / "cow_mid_ddydisps.csv"
    lines = kept.read_text(encoding="utf-8").splitlines()
    # Without China, the dispute is one of two; 1953 is then a year of the same stay, and 1952 was another dispute's.
    alone = [line.replace("7,2,365,1953,1", "7,2,365,1953,0") for line in lines if ",710," not in line]
    kept.write_text("\n".join(alone) + "\n", encoding="utf-8")
    assert derive(raw, SAMPLE_CROSSWALK, _ignore)["disputes.csv"].rows == [
        ("7", "SUN", "USA", "1950-03", "1953-12", "1954-01", "4", "2", "", "1"),
    ]


def test_each_side_keeps_its_own_level_whichever_number_comes_first(whole: Tables, raw_sets: Path) -> None:
    expected = {
        (raw["dispnum"], int(raw["hostlev1"]), int(raw["hostlev2"]))
        for raw in _raw(raw_sets, "cow_mid_ddydisps")
        if (raw["ccode1"], raw["ccode2"]) == ("710", "750")
    }
    derived = {(row[0], int(row[6]), int(row[7])) for row in whole["disputes.csv"].rows if row[1:3] == ("CHN", "IND")}
    assert derived == expected


def test_no_dispute_ends_before_a_year_that_the_set_records_of_the_two(whole: Tables, raw_sets: Path) -> None:
    steady = {"2": "USA", "200": "GBR", "220": "FRA", "640": "TUR", "710": "CHN", "750": "IND", "770": "PAK"}
    recorded: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for raw in _raw(raw_sets, "cow_mid_ddydisps"):
        if raw["ccode1"] in steady and raw["ccode2"] in steady:
            pair = sorted((steady[raw["ccode1"]], steady[raw["ccode2"]]))
            recorded[raw["dispnum"], pair[0], pair[1]].add(raw["year"])
    spans = defaultdict(list)
    for row in whole["disputes.csv"].rows:
        spans[row[0], row[1], row[2]].append((row[3][:4], row[5][:4] or "9999"))
    assert recorded
    for key, years in recorded.items():
        assert all(any(first <= year <= last for first, last in spans[key]) for year in years)


def test_a_war_is_the_states_that_fought_it_on_each_side(derived: Tables) -> None:
    assert derived["wars.csv"].rows == [
        ("58", WAR_NAMES[58], "DEU", "1", "1870", "1871", "40"),
        ("58", WAR_NAMES[58], "FRA", "2", "1870", "1871", "50"),
        ("139", WAR_NAMES[139], "FRA", "1", "1939", "1939", "100"),
        ("139", WAR_NAMES[139], "SUN", "1", "1941", "1941", ""),
        ("139", WAR_NAMES[139], "DEU", "2", "1939", "1941", "90"),
        ("139", WAR_NAMES[139], "FRA", "2", "1941", "1941", "5"),
    ]


def test_a_term_is_split_where_its_state_changed_and_open_where_the_set_ends(derived: Tables) -> None:
    assert derived["leaders.csv"].rows == [
        ("RUS", "Founder", "1920-01-02", "1922-12-29"),
        ("RUS", "Younger", "1991-08-21", ""),
        ("SUN", "Founder", "1922-12-30", "1924-01-21"),
        ("SUN", "Elder", "1985-03-11", "1991-08-21"),
        ("USA", "First", "2000-01-01", ""),
    ]


def test_a_capital_is_dated_no_more_exactly_than_the_set_dates_it(derived: Tables) -> None:
    assert derived["capitals.csv"].rows == [
        ("DEU", "Berlin", "1871-01-18", "1945-05-08"),
        ("DEU", "Bonn", "1949", "1990-10-02"),
        ("DEU", "Berlin", "1990-10-03", ""),
        ("FRA", "Paris", "1816", "1940-07-08"),
        ("FRA", "Vichy", "1940-07-09", "1941"),
        ("USA", "Washington", "1816", ""),
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        ("cow_contdir", "2,20,1", "2,999,1", r"cow_contdir\.csv:2: “999” of cow is not in crosswalk\.csv; add a row"),
        ("cow_contdir", "2,20,1", "2,20,6", r"cow_contdir\.csv:2: conttype is “6”"),
        ("cow_contdir", "1920-01-01", "1920-01-15", r"cow_contdir\.csv:2: the span is not one of months"),
        ("cow_contdir", "1920-01-01", "1920-02-30", r"cow_contdir\.csv:2: stdate is “1920-02-30”"),
        ("cow_contdir", "1920-01-01", "2017-01-01", r"cow_contdir\.csv:2: enddate is before stdate"),
        ("atop_alliance", "1942,1", "1942,2", r"atop_alliance\.csv:2: atop_defense is “2”"),
        ("atop_alliance", "2018", "2019", r"atop_alliance\.csv:5: year is “2019”"),
        ("cow_mid_ddydisps", "10,2,300", "11,2,300", r"cow_mid_ddydisps\.csv:7: dispute 11 is not in cow_mid_disps"),
        ("cow_mid_ddydisps", "1,0,4,1", "1,0,5,1", r"cow_mid_ddydisps\.csv:3: the two states of the pair"),
        ("cow_war_inter", "58,", "59,", r"cow_war_inter\.csv:7: war 59 has no name; add it to WAR_NAMES"),
        ("cow_war_inter", "1941,2,90", "1941,2,91", r"cow_war_inter\.csv:4: batdeath1 is 91, but 90 above"),
        ("archigos", ",711,", ",999,", r"archigos\.csv:6: “999” of gw is not in crosswalk"),
        ("archigos", "2015-12-31", "2016-12-31", r"archigos\.csv:3: enddate is after 2015-12-31"),
        ("cow_capitals", "Bonn", "", r"cow_capitals\.csv:5: capital is empty"),
    ],
)
def test_what_is_unexpected_is_named_with_its_line(
    samples: Path, tmp_path: Path, file: str, old: str, new: str, sentence: str
) -> None:
    raw = tmp_path / "raw"
    shutil.copytree(samples / "peace_science", raw)
    changed = raw / f"{file}.csv"
    text = changed.read_text(encoding="utf-8")
    assert old in text
    changed.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DatasetError, match=sentence):
        derive(raw, SAMPLE_CROSSWALK, _ignore)


@given(st.sets(st.integers(1816, 2018)))
@settings(deadline=None, max_examples=100)
def test_runs_hold_the_same_years_and_never_touch(years: set[int]) -> None:
    spells = runs(years)
    assert {year for first, last in spells for year in range(first, last + 1)} == years
    assert all(before[1] + 1 < after[0] for before, after in pairwise(spells))
    assert merged(spells) == spells


@given(st.sampled_from(sorted(COW_CODES)), st.dates(date(1816, 1, 1), date(2020, 1, 1)), st.integers(0, 60_000))
@settings(deadline=None, max_examples=200)
def test_parts_of_a_span_lie_in_it_and_follow_each_other(code: str, first: date, days: int) -> None:
    last = date.fromordinal(first.toordinal() + days)
    parts = StateCodes(SAMPLE_CROSSWALK, COW).parts(code, first, last)
    assert all(first <= part.first <= part.last <= last and part.entity for part in parts)
    assert all(before.last < after.first for before, after in pairwise(parts))


def test_all_pairs_are_in_order_and_all_spans_too(whole: Tables) -> None:
    for name, ends in (("contiguity.csv", 3), ("alliances.csv", 3), ("disputes.csv", 3)):
        for row in whole[name].rows:
            one, other = row[1:3] if name == "disputes.csv" else row[:2]
            assert one < other
            assert not row[ends + 1] or row[ends][:4] <= row[ends + 1][:4]
    for name in ("wars.csv", "leaders.csv", "capitals.csv"):
        for row in whole[name].rows:
            start, end = row[4:6] if name == "wars.csv" else row[2:4]
            assert not end or start[: len(end)] <= end


def test_alliances_agree_with_an_independent_count(whole: Tables, raw_sets: Path, shipped_crosswalk: Crosswalk) -> None:
    steady = {
        "2": "USA",
        "20": "CAN",
        "200": "GBR",
        "220": "FRA",
        "640": "TUR",
        "701": "TKM",
        "710": "CHN",
        "740": "JPN",
    }
    assert all(shipped_crosswalk.entity("cow", code) == entity for code, entity in steady.items())
    expected = {
        (*sorted((steady[raw["ccode1"]], steady[raw["ccode2"]])), raw["year"])
        for raw in _raw(raw_sets, "atop_alliance")
        if raw["ccode1"] in steady and raw["ccode2"] in steady and raw["atop_defense"] == "1"
    }
    counted = {
        (one, other, str(year))
        for one, other, obligation, first, last in whole["alliances.csv"].rows
        if obligation == "defense" and {one, other} <= set(steady.values())
        for year in range(int(first), int(last or 2018) + 1)
    }
    assert counted == expected
    assert len(expected) > 300


def test_borders_of_today_agree_with_an_independent_count(
    whole: Tables, raw_sets: Path, shipped_crosswalk: Crosswalk
) -> None:
    today = {
        tuple(sorted(str(shipped_crosswalk.entity("cow", raw[side])) for side in ("ccode1", "ccode2")))
        for raw in _raw(raw_sets, "cow_contdir")
        if raw["conttype"] == "1" and raw["enddate"] == "2016-12-01"
    }
    assert {row[:2] for row in whole["contiguity.csv"].rows if row[2] == "1" and not row[4]} == today


def test_disputes_and_wars_keep_the_numbers_of_the_set(
    whole: Tables, raw_sets: Path, shipped_crosswalk: Crosswalk
) -> None:
    steady = {"2", "20", "200", "220", "640", "700", "710", "750", "770"}
    entities = {code: shipped_crosswalk.entity("cow", code) for code in steady}
    pairs = {
        (raw["dispnum"], *sorted((str(entities[raw["ccode1"]]), str(entities[raw["ccode2"]]))))
        for raw in _raw(raw_sets, "cow_mid_ddydisps")
        if raw["ccode1"] in steady and raw["ccode2"] in steady
    }
    found = {row[:3] for row in whole["disputes.csv"].rows if set(row[1:3]) <= set(entities.values())}
    assert found == pairs
    deaths = {
        (raw["warnum"], raw["sidea1"], raw["batdeath1"])
        for raw in _raw(raw_sets, "cow_war_inter")
        if raw["ccode1"] == "750"
    }
    assert {(row[0], row[3], row[6]) for row in whole["wars.csv"].rows if row[2] == "IND"} == deaths
    assert {raw["warnum"] for raw in _raw(raw_sets, "cow_war_inter")} == {str(number) for number in WAR_NAMES}


def test_terms_of_leaders_and_capitals_are_those_of_the_set(whole: Tables, raw_sets: Path) -> None:
    terms = {
        (raw["leader"], raw["startdate"], "" if raw["exit"] == "Still in Office" else raw["enddate"])
        for raw in _raw(raw_sets, "archigos")
        if raw["gwcode"] == "701"
    }
    assert {row[1:] for row in whole["leaders.csv"].rows if row[0] == "TKM"} == terms
    assert terms
    for name in ("leaders.csv", "capitals.csv"):
        entities = {row[0] for row in whole[name].rows}
        assert {"TKM", "SUN", "RUS", "YUG", "DEU", "DDR", "CSK", "YAR", "YMD"} <= entities
