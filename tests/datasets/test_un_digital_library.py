"""Later roll calls from the UN Digital Library: added once, after the known ones, or refused with the reason."""

import shutil
from pathlib import Path

import pytest

from desktop.datasets.crosswalk import Crosswalk, DatasetError
from desktop.datasets.un_digital_library import extend
from desktop.datasets.un_votes import ROLL_CALLS, VOTERS, Tables, derive

SAMPLE = Path(__file__).parent / "samples" / "un_votes"


def quiet(done: int, total: int) -> None:
    """Takes the progress and says nothing."""


@pytest.fixture
def crosswalk() -> Crosswalk:
    return Crosswalk.read(SAMPLE / "crosswalk.csv")


@pytest.fixture
def known(crosswalk: Crosswalk) -> Tables:
    return derive(SAMPLE, crosswalk, quiet)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A copy of the sample that a test may change."""
    return shutil.copy(SAMPLE / "digital_library.csv", tmp_path / "voting.csv")


def change(file: Path, old: str, new: str, count: int = 1) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, count), encoding="utf-8")


def test_later_roll_calls_follow_the_known_ones_and_new_voters_the_known_voters(
    known: Tables, file: Path, crosswalk: Crosswalk
) -> None:
    extended = extend(known, file, crosswalk, quiet)
    assert extended[VOTERS][1] == [*known[VOTERS][1], ("12", "KIR")]
    rows = extended[ROLL_CALLS][1]
    assert [(*row[:5], row[5][:-1]) for row in rows[:-2]] == known[ROLL_CALLS][1]
    assert {row[5][-1] for row in rows[:-2]} == {"-"}
    assert rows[-2:] == [
        ("u900002", "2020-12-07", "75", "R/75/36", "", "--a-y--------"),
        ("u900003", "2022-03-02", "ES-11", "R/ES-11/1", "", "--n---------y"),
    ]


def test_reading_the_same_file_again_changes_nothing(known: Tables, file: Path, crosswalk: Crosswalk) -> None:
    once = extend(known, file, crosswalk, quiet)
    assert extend(once, file, crosswalk, quiet) == once


def test_a_newer_file_replaces_its_own_roll_calls(known: Tables, file: Path, crosswalk: Crosswalk) -> None:
    once = extend(known, file, crosswalk, quiet)
    change(file, "900002,FRA,FRANCE,A", "900002,FRA,FRANCE,Y")
    change(file, ",1,0,1,0,2,", ",2,0,0,0,2,", count=2)
    again = extend(once, file, crosswalk, quiet)
    assert [row[5] for row in again[ROLL_CALLS][1] if row[0] == "u900002"] == ["--y-y--------"]
    assert len(again[ROLL_CALLS][1]) == len(once[ROLL_CALLS][1])


def test_a_month_that_ends_the_known_ones_is_not_counted_twice(file: Path, crosswalk: Crosswalk) -> None:
    months: Tables = {
        VOTERS: (("position", "entity"), [("0", "FRA")]),
        ROLL_CALLS: (
            ("rcid", "date", "session", "resolution", "issues", "votes"),
            [("5", "2020-12", "75", "", "", "y")],
        ),
    }
    assert [row[0] for row in extend(months, file, crosswalk, quiet)[ROLL_CALLS][1]] == ["5", "u900003"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("900002,FRA,", "900002,ATL,", r"voting\.csv:7: “ATL” of undl is not in crosswalk"),
        ("900002,FRA,FRANCE,A", "900002,FRA,FRANCE,Q", r"voting\.csv:7: “Q” is not a vote"),
        ("900002,RUS,RUSSIAN FEDERATION", "900002,FRA,FRANCE", r"voting\.csv:8: FRA is in record 900002 a second time"),
        ("A,2020-12-07", "A,2020-13-07", r"voting\.csv:7: “2020-13-07” is not a day"),
        ("A,2020-12-07", "A,2020-12-08", r"voting\.csv:8: record 900002 differs from its first row, 7"),
        ("900002,FRA", "x,FRA", r"voting\.csv:7: “x” is not the number of a record"),
        (",1,0,1,0,2,", ",1,zero,1,0,2,", r"voting\.csv:8: record 900002 differs"),
        ("ms_vote", "vote", r"voting\.csv:1: ms_vote must each be a column once"),
    ],
)
def test_a_wrong_row_is_named_with_file_and_line(
    known: Tables, file: Path, crosswalk: Crosswalk, old: str, new: str, words: str
) -> None:
    change(file, old, new)
    with pytest.raises(DatasetError, match=words):
        extend(known, file, crosswalk, quiet)


def test_a_file_that_was_cut_off_within_a_roll_call_is_noticed(known: Tables, file: Path, crosswalk: Crosswalk) -> None:
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(lines[:7]), encoding="utf-8")
    with pytest.raises(DatasetError, match=r"voting\.csv:7: record 900002 counts 1 in total_yes but has rows for 0"):
        extend(known, file, crosswalk, quiet)


def test_totals_that_are_no_numbers_are_refused(known: Tables, file: Path, crosswalk: Crosswalk) -> None:
    change(file, ",1,0,1,0,2,", ",1,zero,1,0,2,", count=2)
    with pytest.raises(DatasetError, match=r"voting\.csv:7: “zero” in total_no is not a number of votes"):
        extend(known, file, crosswalk, quiet)


def test_tables_that_do_not_fit_together_are_refused(known: Tables, file: Path, crosswalk: Crosswalk) -> None:
    header, voters = known[VOTERS]
    with pytest.raises(DatasetError, match=r"un_roll_calls\.csv:2: no vote for each of the voters"):
        extend(known | {VOTERS: (header, voters[:-1])}, file, crosswalk, quiet)
    with pytest.raises(DatasetError, match=r"un_voters\.csv: the positions are not 0 to 10"):
        extend(known | {VOTERS: (header, voters[1:])}, file, crosswalk, quiet)
    with pytest.raises(DatasetError, match=r"un_roll_calls\.csv:1: the columns are not rcid,"):
        extend({VOTERS: known[VOTERS]}, file, crosswalk, quiet)
