"""The importer of UN votes: exact on a sample and on the whole set, and loud about what it does not expect."""

import csv
import gzip
import shutil
from collections import Counter
from pathlib import Path

import pytest

from desktop.datasets import un_votes
from desktop.datasets.crosswalk import Crosswalk, DatasetError
from desktop.datasets.un_votes import ISSUES, ROLL_CALLS, VOTERS, Tables, derive
from tests.raw_sets import SOURCES, needs_sources

SAMPLE = Path(__file__).parent / "samples" / "un_votes"
CHECKOUT = Path(__file__).parent.parent.parent


def quiet(done: int, total: int) -> None:
    """Takes the progress and says nothing."""


@pytest.fixture
def crosswalk() -> Crosswalk:
    return Crosswalk.read(SAMPLE / "crosswalk.csv")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the sample that a test may change."""
    return shutil.copytree(SAMPLE, tmp_path / "un-votes")


def votes_by_roll_call(tables: Tables) -> dict[str, dict[str, str]]:
    """The votes of each roll call by entity, without those who did not vote."""
    entities = [entity for _, entity in tables[VOTERS][1]]
    return {
        row[0]: {entity: vote for entity, vote in zip(entities, row[5], strict=True) if vote != "-"}
        for row in tables[ROLL_CALLS][1]
    }


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_sample_gives_each_voter_one_position_in_alphabetical_order(crosswalk: Crosswalk) -> None:
    header, rows = derive(SAMPLE, crosswalk, quiet)[VOTERS]
    assert header == ("position", "entity")
    entities = ["CIV", "DEU", "FRA", "NAM", "RUS", "SCG", "SRB", "SUN", "TKM", "YAR", "YEM", "YUG"]
    assert rows == [(str(position), entity) for position, entity in enumerate(entities)]


def test_the_sample_gives_each_roll_call_its_votes_by_date(crosswalk: Crosswalk) -> None:
    header, rows = derive(SAMPLE, crosswalk, quiet)[ROLL_CALLS]
    assert header == ("rcid", "date", "session", "resolution", "issues", "votes")
    #                                                  CDFNRSSSTYYY
    assert rows == [
        ("3", "1946-01", "1", "R/1/3", "me", "--y----n---a"),
        ("12", "1946-12", "1", "R/1/12", "", "--y----y-y--"),
        ("2001", "1990-12", "45", "", "", "-a-----n--y-"),
        ("2100", "1991-12", "46", "R/46/1A", "di nu", "-y-----a--n-"),
        ("2200", "1992-12", "47", "R/47/2", "", "-y-ay---n---"),
        ("4444", "2003-06", "57", "R/57/3", "", "n----y------"),
        ("4445", "2003-11-04", "58", "R/58/4", "", "----nn------"),
        ("5000", "2006-12-08", "61", "R/61/5", "", "--y---y-y---"),
        ("9100", "2019-12-27", "74", "R/ES-10/7", "", "----n---n---"),
        ("9147", "2019-12-27", "74", "R/74/6", "hr", "--a-----y---"),
    ]


def test_states_that_share_a_name_with_their_predecessor_are_kept_apart(crosswalk: Crosswalk) -> None:
    votes = votes_by_roll_call(derive(SAMPLE, crosswalk, quiet))
    assert "SUN" in votes["2100"]
    assert "RUS" not in votes["2100"]
    assert "RUS" in votes["2200"]
    assert [state for rcid in ("3", "4444", "5000") for state in votes[rcid] if state in ("YUG", "SCG", "SRB")] == [
        "YUG",
        "SCG",
        "SRB",
    ]
    assert "YAR" in votes["12"]
    assert votes["2001"]["YEM"] == "y"


def test_days_of_the_week_are_not_taken_for_days_of_the_month(folder: Path, crosswalk: Crosswalk) -> None:
    assert {row[1] for row in derive(folder, crosswalk, quiet)[ROLL_CALLS][1] if int(row[0]) < 4445} == {
        "1946-01",
        "1946-12",
        "1990-12",
        "1991-12",
        "1992-12",
        "2003-06",
    }
    change(folder / "roll_calls.csv", "1946-12-07", "1946-12-14")
    corrected = {row[0]: row[1] for row in derive(folder, crosswalk, quiet)[ROLL_CALLS][1]}
    assert (corrected["12"], corrected["3"]) == ("1946-12-14", "1946-01-05")


def test_the_order_of_rows_and_packing_change_no_byte(folder: Path, crosswalk: Crosswalk) -> None:
    for name in ("votes.csv", "issues.csv"):
        head, *rest = (folder / name).read_text(encoding="utf-8").splitlines(keepends=True)
        (folder / name).unlink()
        with gzip.open(folder / f"{name}.gz", "wt", encoding="utf-8", newline="") as stream:
            stream.write(head + "".join(reversed(rest)))
    assert derive(folder, crosswalk, quiet) == derive(SAMPLE, crosswalk, quiet)


def test_progress_ends_with_all_bytes_read(crosswalk: Crosswalk) -> None:
    steps: list[tuple[int, int]] = []
    derive(SAMPLE, crosswalk, lambda done, total: steps.append((done, total)))
    size = (SAMPLE / "votes.csv").stat().st_size
    assert steps[-1] == (size, size)


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("votes.csv", "3,France,yes", "3,Atlantis,yes", r"votes\.csv:2: “Atlantis” of un-votes is not in crosswalk"),
        ("votes.csv", "3,Russia,no", "3,Russia,maybe", r"votes\.csv:3: “maybe” is not a vote"),
        ("votes.csv", "3,Russia,no", "3,France,no", r"votes\.csv:3: France votes a second time in roll call 3"),
        ("votes.csv", "2100,Yemen,no", "2100,Federal Republic of Germany,no", "votes a second time in roll call 2100"),
        ("votes.csv", "3,Russia,no", "4,Russia,no", r"votes\.csv:3: roll call “4” is not in the file of roll calls"),
        ("votes.csv", "3,Russia,no", "3,Russia", r"votes\.csv:3: 2 cells instead of 3"),
        ("votes.csv", "rcid,country,vote", "rcid,name,vote", r"votes\.csv:1: country must each be a column once"),
        ("issues.csv", "3,me,", "3,xx,", r"issues\.csv:2: “xx” is not an issue"),
        ("issues.csv", "3,me,", "77,me,", r"issues\.csv:2: roll call “77” is not in"),
        ("roll_calls.csv", "2003-11-04", "2003-11-31", r"roll_calls\.csv:9: “2003-11-31” is not a day"),
        ("roll_calls.csv", "2003-11-04", "04/11/2003", r"roll_calls\.csv:9: “04/11/2003” is not a day"),
        ("roll_calls.csv", "4445,58", "4445,fifty eight", r"roll_calls\.csv:9: “fifty eight” is not a session"),
        ("roll_calls.csv", "R/58/4", "R/58/<b>", r"roll_calls\.csv:9: “R/58/<b>” is not the symbol"),
        ("roll_calls.csv", "4445,58", "5000,58", r"roll_calls\.csv:10: roll call 5000 is there twice"),
        ("roll_calls.csv", "4445,58", "-1,58", r"roll_calls\.csv:9: “-1” is not the number of a roll call"),
    ],
)
def test_a_wrong_row_is_named_with_file_and_line(
    folder: Path, crosswalk: Crosswalk, name: str, old: str, new: str, words: str
) -> None:
    change(folder / name, old, new)
    with pytest.raises(DatasetError, match=words):
        derive(folder, crosswalk, quiet)


def test_a_missing_file_is_named(folder: Path, crosswalk: Crosswalk) -> None:
    (folder / "issues.csv").unlink()
    with pytest.raises(DatasetError, match=r"issues\.csv: neither this file nor issues\.csv\.gz is there"):
        derive(folder, crosswalk, quiet)


def test_an_empty_file_of_roll_calls_is_refused(folder: Path, crosswalk: Crosswalk) -> None:
    (folder / "roll_calls.csv").write_text("rcid,session,date,unres\n", encoding="utf-8")
    with pytest.raises(DatasetError, match="there is no roll call in it"):
        derive(folder, crosswalk, quiet)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("votes.csv", b"rcid,country,vote\n3,C\xf4te,yes\n", "the text is not UTF-8"),
        ("votes.csv", b"rcid,country,vote\n" + b"3" * (1 << 20), r"votes\.csv:2: a line of more than a million"),
        ("votes.csv", b'rcid,country,vote\n3,"' + b"x" * 200_000 + b'",yes\n', r"votes\.csv:2: not valid CSV"),
        ("votes.csv.gz", b"rcid,country,vote\n", "the archive is damaged"),
        ("votes.csv.gz", gzip.compress(b"rcid,country,vote\n", mtime=0)[:-4], "the archive is damaged"),
        ("votes.csv", b"", r"votes\.csv:1: rcid, country, vote must each be a column once, but the columns are none"),
    ],
)
def test_a_damaged_file_is_refused_in_one_sentence(
    folder: Path, crosswalk: Crosswalk, name: str, content: bytes, words: str
) -> None:
    (folder / name).write_bytes(content)
    with pytest.raises(DatasetError, match=words) as caught:
        derive(folder, crosswalk, quiet)
    assert "\n" not in str(caught.value)


@pytest.fixture(scope="module")
def whole() -> Tables:
    """The tables of the whole set, through the crosswalk that is shipped."""
    return derive(SOURCES / "un-votes", Crosswalk.read(CHECKOUT / "data" / "tables" / "crosswalk.csv"), quiet)


@needs_sources
def test_the_whole_set_is_kept_vote_for_vote(whole: Tables) -> None:
    # Counted from the raw rows alone: votes of each kind in each roll call, and of each country that has one name.
    names = {"Turkmenistan": "TKM", "France": "FRA", "India": "IND", "Namibia": "NAM", "Côte d’Ivoire": "CIV"}
    by_roll_call: Counter[tuple[str, str]] = Counter()
    by_country: Counter[tuple[str, str]] = Counter()
    with gzip.open(SOURCES / "un-votes" / "votes.csv.gz", "rt", encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            by_roll_call[row["rcid"], row["vote"][0]] += 1
            if row["country"] in names:
                by_country[names[row["country"]], row["vote"][0]] += 1
    derived = votes_by_roll_call(whole)
    assert sum(len(votes) for votes in derived.values()) == 870_109
    assert Counter((rcid, vote) for rcid, votes in derived.items() for vote in votes.values()) == by_roll_call
    assert (
        Counter(
            (entity, vote) for votes in derived.values() for entity, vote in votes.items() if entity in names.values()
        )
        == by_country
    )


@needs_sources
def test_the_whole_set_has_ordered_dates_known_codes_and_issues(whole: Tables) -> None:
    rows = whole[ROLL_CALLS][1]
    assert len(rows) == 6203
    assert [row[1] for row in rows] == sorted(row[1] for row in rows)
    assert (rows[0][1], rows[-1][1]) == ("1946-01", "2020-01-14")
    assert {issue for row in rows for issue in row[4].split()} == set(ISSUES)
    assert sum(len(row[4].split()) for row in rows) == 5745
    with (CHECKOUT / "data" / "tables" / "countries.csv").open(encoding="utf-8", newline="") as stream:
        countries = {row["iso3"] for row in csv.DictReader(stream)}
    former = {"SUN", "YUG", "SCG", "CSK", "DDR", "YMD", "YAR", "ZAN"}
    entities = {entity for _, entity in whole[VOTERS][1]}
    assert former <= entities
    assert entities - former <= countries
    assert len(entities) == len(whole[VOTERS][1]) == 202


@needs_sources
def test_in_the_whole_set_no_state_votes_outside_its_time(whole: Tables) -> None:
    dates: dict[str, list[str]] = {}
    for (_, date, *_), votes in zip(whole[ROLL_CALLS][1], votes_by_roll_call(whole).values(), strict=True):
        for entity in votes:
            dates.setdefault(entity, []).append(date)
    spans = {entity: (min(found), max(found)) for entity, found in dates.items()}
    assert (len(dates["TKM"]), *spans["TKM"]) == (1463, "1992-09", "2019-12-27")
    assert spans["SUN"] == ("1946-01", "1991-12")
    assert spans["RUS"][0] == "1992-09"
    assert spans["YUG"] == ("1946-01", "2002-12-20")
    assert (spans["SCG"][0][:4], spans["SCG"][1], spans["SRB"][0]) == ("2003", "2006-05-08", "2006-06-30")
    assert (spans["YAR"][1], spans["YEM"][0]) == ("1989-12", "1990-11")
    assert (spans["DEU"][0], spans["DDR"][1]) == ("1973-10", "1989-12")
    assert (spans["TWN"][1], spans["CHN"][0]) == ("1971-10", "1971-11")


@needs_sources
def test_the_shipped_crosswalk_agrees_with_the_codes_that_the_set_gives() -> None:
    crosswalk = Crosswalk.read(CHECKOUT / "data" / "tables" / "crosswalk.csv")
    with (CHECKOUT / "data" / "tables" / "countries.csv").open(encoding="utf-8", newline="") as stream:
        alpha3 = {row["iso2"]: row["iso3"] for row in csv.DictReader(stream)}
    withdrawn = {"CS": "CSK", "DD": "DDR", "YD": "YMD", "YU": "YUG"}
    with (SOURCES / "un-votes" / "countries.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["country_code"]:
                expected = (alpha3 | withdrawn)[row["country_code"]]
                assert crosswalk.entity(un_votes.SYSTEM, row["country"]) == expected, row["country"]
