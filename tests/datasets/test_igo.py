"""The importer of memberships in intergovernmental organizations, on a sample and against the raw set."""

import csv
import gzip
import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from desktop.datasets.crosswalk import Crosswalk, DatasetError, Mapping
from desktop.datasets.igo import derive

CODES = {"2": "USA", "255": "DEU", "260": "DEU", "300": "", "345": "SRB", "365": "RUS"}
SAMPLE_CROSSWALK = Crosswalk(tuple(Mapping("cow", code, entity, "") for code, entity in CODES.items()))


def _ignore(done: int, total: int) -> None:
    pass


def test_memberships_are_split_where_a_number_changed_its_state(samples: Path) -> None:
    rows = derive(samples / "igo", SAMPLE_CROSSWALK, _ignore)["igo_memberships.csv"].rows
    assert rows == [
        ("DEU", "SMP", "observer", "1955", ""),
        ("RUS", "SMP", "member", "1991", ""),
        ("SCG", "SMP", "member", "2003", "2006"),
        ("SRB", "SMP", "member", "2006", ""),
        ("SUN", "OLD", "member", "1955", "1991"),
        ("SUN", "SMP", "member", "1950", "1991"),
        ("USA", "SMP", "member", "1950", ""),
        ("YUG", "SMP", "member", "1955", "2003"),
    ]


def test_organizations_have_readable_names(samples: Path) -> None:
    tables = derive(samples / "igo", SAMPLE_CROSSWALK, _ignore)
    assert tables["igo_organizations.csv"].rows == [
        ("OLD", "Old Union", "1950", "1991"),
        ("PED", "Pôle européen", "1985", ""),
        ("SMP", "Sample Organization", "1950", ""),
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        ("spells.csv", "300,", "999,", r"spells\.csv:8: “999” of cow is not in crosswalk\.csv; add a row"),
        ("spells.csv", "2,smp,member", "2,smp,friend", r"spells\.csv:2: “friend” is not a status"),
        ("spells.csv", "2,smp", "2,xyz", r"spells\.csv:2: XYZ is not in organizations\.csv"),
        ("spells.csv", "1950,2014", "1950,2019", r"spells\.csv:2: last_year is “2019”"),
        ("spells.csv", "1950,2014", "2000,1999", r"spells\.csv:2: last_year is before first_year"),
        ("organizations.csv", "OLD,", "smp,", r"organizations\.csv:3: SMP stands there twice"),
        ("organizations.csv", "1991.0", "1991.5", r"organizations\.csv:3: deaddate is “1991\.5”"),
        ("organizations.csv", "Old Union", "", r"organizations\.csv:3: OLD has no readable name"),
    ],
)
def test_what_is_unexpected_is_named_with_its_line(
    samples: Path, tmp_path: Path, file: str, old: str, new: str, sentence: str
) -> None:
    raw = tmp_path / "igo"
    shutil.copytree(samples / "igo", raw)
    text = (raw / file).read_text(encoding="utf-8")
    assert old in text
    (raw / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DatasetError, match=sentence):
        derive(raw, SAMPLE_CROSSWALK, _ignore)


def test_the_raw_set_agrees_with_an_independent_count(raw_sets: Path, shipped_crosswalk: Crosswalk) -> None:
    tables = derive(raw_sets / "igo-memberships", shipped_crosswalk, _ignore)
    rows = tables["igo_memberships.csv"].rows
    keys = {row[0] for row in tables["igo_organizations.csv"].rows}
    derived: defaultdict[tuple[str, str, str], set[int]] = defaultdict(set)
    for entity, organization, status, first, last in rows:
        assert organization in keys
        assert int(first) <= int(last or 2014)
        derived[entity, organization, status] |= set(range(int(first), int(last or 2014) + 1))
    # Numbers that always stood for one state, year by year.
    split = {"255", "260", "325", "345", "365", "678", "680"}
    expected: defaultdict[tuple[str, str, str], set[int]] = defaultdict(set)
    several = {shipped_crosswalk.entity("cow", code) for code in split} | {"SUN", "YUG", "SCG", "SRB", "DEU"}
    with gzip.open(raw_sets / "igo-memberships" / "spells.csv.gz", "rt", encoding="utf-8") as stream:
        for raw in csv.DictReader(stream):
            entity = shipped_crosswalk.entity("cow", raw["ccode"])
            if raw["ccode"] not in split and entity and entity not in several:
                key = (entity, raw["igo"].upper(), raw["status"])
                expected[key] |= set(range(int(raw["first_year"]), int(raw["last_year"]) + 1))
    assert {key: years for key, years in derived.items() if key[0] not in several} == expected
    assert rows == sorted(set(rows))
