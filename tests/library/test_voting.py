"""Agreement in UN votes, counted with bits, against counting one roll call after the other."""

import csv
import gzip
from collections import defaultdict
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.library.voting import (
    Ballots,
    Tally,
    VotingAgreement,
    agreement_of,
    columns,
    masks_of,
    packed,
    sets_of,
    tally,
    unpacked,
)
from tests.raw_sets import SOURCES, needs_sources


class RollCall(NamedTuple):
    date: str
    issues: str
    votes: str


VOTERS = 3
roll_calls = st.lists(
    st.builds(
        RollCall,
        st.sampled_from(["1946-01", "1946-12", "1991-12", "1992-09", "2003-12-08", "2019-12-27", "2020-01-14"]),
        st.lists(st.sampled_from(["co", "di", "ec", "hr", "me", "nu"]), unique=True).map(" ".join),
        st.text("yna-", min_size=VOTERS, max_size=VOTERS),
    ),
    max_size=80,
)
exact = settings(max_examples=150, deadline=None)


def counted(pairs: list[tuple[str, str]]) -> Tally:
    """Counts one pair of votes after the other."""
    both = [(one, other) for one, other in pairs if one != "-" and other != "-"]
    return Tally(sum(one == other for one, other in both), len(both))


def naive(calls: list[RollCall], one: int, other: int) -> VotingAgreement:
    """The agreement of two positions, counted without masks."""
    by_year: dict[int, list[tuple[str, str]]] = defaultdict(list)
    by_issue: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for call in calls:
        pair = (call.votes[one], call.votes[other])
        if "-" in pair:
            continue
        by_year[int(call.date[:4])].append(pair)
        for issue in call.issues.split():
            by_issue[issue].append(pair)
    return VotingAgreement(
        counted([(call.votes[one], call.votes[other]) for call in calls]),
        min(by_year, default=None),
        max(by_year, default=None),
        tuple((year, counted(pairs)) for year, pairs in sorted(by_year.items())),
        tuple((issue, counted(pairs)) for issue, pairs in sorted(by_issue.items())),
    )


def ballots(calls: list[RollCall], voter: int) -> Ballots:
    return masks_of("".join(call.votes[voter] for call in calls))


def masked(calls: list[RollCall], one: int, other: int) -> VotingAgreement:
    sets = sets_of((call.date, call.issues) for call in calls)
    return agreement_of(ballots(calls, one), ballots(calls, other), sets)


@exact
@given(roll_calls)
def test_bits_count_as_counting_one_by_one_does(calls: list[RollCall]) -> None:
    for one in range(VOTERS):
        for other in range(VOTERS):
            assert masked(calls, one, other) == naive(calls, one, other)
            assert tally(ballots(calls, one), ballots(calls, other)) == naive(calls, one, other).total


@exact
@given(roll_calls)
def test_agreement_is_the_same_from_both_sides(calls: list[RollCall]) -> None:
    assert masked(calls, 0, 1) == masked(calls, 1, 0)


@exact
@given(roll_calls)
def test_a_voter_agrees_with_itself_in_every_roll_call_it_voted_in(calls: list[RollCall]) -> None:
    found = masked(calls, 0, 0)
    voted = sum(call.votes[0] != "-" for call in calls)
    assert found.total == (voted, voted)
    assert found.total.agreement == (1.0 if voted else None)


@exact
@given(roll_calls)
def test_the_years_sum_to_the_total_and_no_part_exceeds_it(calls: list[RollCall]) -> None:
    found = masked(calls, 0, 1)
    assert sum(part.same for _, part in found.by_year) == found.total.same
    assert sum(part.roll_calls for _, part in found.by_year) == found.total.roll_calls
    for part in [found.total, *dict(found.by_year).values(), *dict(found.by_issue).values()]:
        assert 0 <= part.same <= part.roll_calls <= found.total.roll_calls
        assert part.agreement is None or 0.0 <= part.agreement <= 1.0


@exact
@given(roll_calls)
def test_a_voter_has_at_most_one_vote_a_roll_call_and_its_masks_survive_storage(calls: list[RollCall]) -> None:
    found = ballots(calls, 0)
    assert found.yes & found.no == found.yes & found.abstain == found.no & found.abstain == 0
    assert found.cast.bit_count() == sum(call.votes[0] != "-" for call in calls)
    assert Ballots(*(unpacked(packed(mask)) for mask in found)) == found


@exact
@given(roll_calls)
def test_all_columns_at_once_are_the_columns_one_by_one(calls: list[RollCall]) -> None:
    one_by_one = ["".join(call.votes[voter] for call in calls) for voter in range(VOTERS)]
    assert list(columns([call.votes for call in calls])) == (one_by_one if calls else [])


def test_bit_i_stands_for_roll_call_i() -> None:
    assert masks_of("y-nay") == Ballots(yes=0b10001, no=0b00100, abstain=0b01000)
    assert sets_of([("1946-01", "me"), ("1947-11-29", "co me"), ("1946-12", "")]).by_year == (
        (1946, 0b101),
        (1947, 0b010),
    )
    assert sets_of([("1946-01", "me"), ("1947-11-29", "co me")]).by_issue == (("co", 0b10), ("me", 0b11))


def test_voters_who_never_met_have_no_agreement_rather_than_none_at_all() -> None:
    found = agreement_of(masks_of("y-"), masks_of("-y"), sets_of([("1946-01", "me"), ("1947-01", "")]))
    assert found == VotingAgreement(Tally(0, 0), None, None, (), ())
    assert found.total.agreement is None
    disagree = agreement_of(masks_of("y"), masks_of("n"), sets_of([("1946-01", "")]))
    assert disagree.total.agreement == 0.0


@pytest.mark.parametrize("column", ["yx", "Y", "y n", "é"])
def test_an_unknown_vote_is_refused(column: str) -> None:
    with pytest.raises(ValueError, match="y, n, a or -"):
        masks_of(column)


def test_roll_calls_of_unequal_length_are_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        list(columns(["yn", "y"]))


class RawVotes(NamedTuple):
    """The raw set: year and issues of each roll call, and each name's votes by roll call."""

    years: dict[str, int]
    issues: dict[str, set[str]]
    votes: dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def raw() -> RawVotes:
    """The raw set as it is, read here without the importer."""

    def rows(name: str) -> list[dict[str, str]]:
        with gzip.open(SOURCES / "un-votes" / name, "rt", encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))

    issues: dict[str, set[str]] = defaultdict(set)
    for row in rows("issues.csv.gz"):
        issues[row["rcid"]].add(row["short_name"])
    names = {"Turkmenistan", "Afghanistan", "France", "Germany", "Federal Republic of Germany", "India", "Pakistan"}
    votes: dict[str, dict[str, str]] = {name: {} for name in names}
    with gzip.open(SOURCES / "un-votes" / "votes.csv.gz", "rt", encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["country"] in names:
                votes[row["country"]][row["rcid"]] = row["vote"]
    return RawVotes({row["rcid"]: int(row["date"][:4]) for row in rows("roll_calls.csv.gz")}, issues, votes)


def of_raw(raw: RawVotes, one: dict[str, str], other: dict[str, str]) -> VotingAgreement:
    """The agreement in the raw set, counted with sets of roll calls."""
    both = one.keys() & other.keys()
    same = {rcid for rcid in both if one[rcid] == other[rcid]}

    def part(wanted: set[str]) -> Tally:
        return Tally(len(same & wanted), len(both & wanted))

    years = sorted({raw.years[rcid] for rcid in both})
    issues = sorted({issue for rcid in both for issue in raw.issues.get(rcid, ())})
    return VotingAgreement(
        part(both),
        years[0],
        years[-1],
        tuple((year, part({rcid for rcid in both if raw.years[rcid] == year})) for year in years),
        tuple((issue, part({rcid for rcid in both if issue in raw.issues.get(rcid, ())})) for issue in issues),
    )


def of_masks(raw: RawVotes, one: dict[str, str], other: dict[str, str]) -> VotingAgreement:
    """The agreement in the raw set, counted with masks."""
    sets = sets_of((str(year), " ".join(raw.issues.get(rcid, ()))) for rcid, year in raw.years.items())
    first, second = (
        masks_of("".join(votes[rcid][0] if rcid in votes else "-" for rcid in raw.years)) for votes in (one, other)
    )
    return agreement_of(first, second, sets)


@needs_sources
def test_pairs_of_the_whole_set_agree_as_the_raw_rows_say(raw: RawVotes) -> None:
    germany = raw.votes["Germany"] | raw.votes["Federal Republic of Germany"]
    pairs = [
        (raw.votes["Turkmenistan"], raw.votes["Afghanistan"]),
        (raw.votes["France"], germany),
        (raw.votes["India"], raw.votes["Pakistan"]),
    ]
    for one, other in pairs:
        found = of_masks(raw, one, other)
        assert found == of_raw(raw, one, other)
        assert found.total.roll_calls > 1000
        assert len(found.by_issue) == 6


@needs_sources
def test_turkmenistan_votes_1463_times_from_1992_to_2019(raw: RawVotes) -> None:
    turkmenistan = raw.votes["Turkmenistan"]
    found = of_masks(raw, turkmenistan, turkmenistan)
    assert found.total == Tally(1463, 1463)
    assert (found.first_year, found.last_year) == (1992, 2019)
