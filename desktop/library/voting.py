"""UN voting: how often two members voted the same, counted exactly.

A voter's roll calls are three whole numbers, of which bit i says that it voted yes, no or abstained in roll call i. Two
voters are compared with a handful of ANDs, a year or an issue with one more: a pair takes well under a millisecond.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from desktop.domain.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    KeyT = TypeVar("KeyT", int, str)


class Ballots(NamedTuple):
    """How one voter voted in all roll calls, a bit each; where no number has a one it did not vote."""

    yes: int
    no: int
    abstain: int

    @property
    def cast(self) -> int:
        """The roll calls in which it voted."""
        return self.yes | self.no | self.abstain


class RollCallSets(NamedTuple):
    """The roll calls of each year, in order, and of each issue, by name, as masks; a roll call can have many issues."""

    by_year: tuple[tuple[int, int], ...]
    by_issue: tuple[tuple[str, int], ...]


class Tally(NamedTuple):
    """Of the roll calls in which both voted, how many they voted the same in."""

    same: int
    roll_calls: int

    @property
    def agreement(self) -> float | None:
        """The share of 0.0 to 1.0 with the same vote, or None where the two never voted together."""
        return self.same / self.roll_calls if self.roll_calls else None


class VotingAgreement(NamedTuple):
    """How two voters agree: over all roll calls, and by year and issue where there are roll calls of both."""

    total: Tally
    first_year: int | None
    last_year: int | None
    by_year: tuple[tuple[int, Tally], ...]
    by_issue: tuple[tuple[str, Tally], ...]


def columns(votes: Sequence[str]) -> Iterator[str]:
    """Turns the votes of each roll call, a character a voter, into the votes of each voter, a character a roll call."""
    return map("".join, zip(*votes, strict=True))


def masks_of(column: str) -> Ballots:
    """Builds one voter's masks of its votes: y, n, a (abstains) or - (did not vote), a character a roll call.

    Raises ValueError for another character.
    """
    marks = column[::-1].encode("ascii", "replace")
    if marks.translate(None, b"yna-"):
        raise ValueError("a vote is written as y, n, a or -")
    return Ballots(*(_mask(marks, wanted) for wanted in b"yna"))


def sets_of(roll_calls: Iterable[tuple[str, str]]) -> RollCallSets:
    """Builds the masks of years and issues of all roll calls: each one's date and issues, joined by spaces."""
    years: dict[int, int] = {}
    issues: dict[str, int] = {}
    for place, (date, names) in enumerate(roll_calls):
        year = int(date[:4])
        years[year] = years.get(year, 0) | 1 << place
        for issue in names.split():
            issues[issue] = issues.get(issue, 0) | 1 << place
    return RollCallSets(tuple(sorted(years.items())), tuple(sorted(issues.items())))


def packed(mask: int) -> bytes:
    """Writes a mask as bytes, to be stored."""
    return mask.to_bytes((mask.bit_length() + 7) // 8, "little")


def unpacked(stored: bytes) -> int:
    """Reads a mask that `packed` wrote."""
    return int.from_bytes(stored, "little")


def tally(one: Ballots, other: Ballots) -> Tally:
    """Counts over all roll calls; for ordering many partners of one voter."""
    both, same = _compared(one, other)
    return Tally(same.bit_count(), both.bit_count())


def agreement_of(one: Ballots, other: Ballots, sets: RollCallSets) -> VotingAgreement:
    """Counts over all roll calls, by year and by issue."""
    both, same = _compared(one, other)
    by_year = tuple(_tallies(both, same, sets.by_year))
    return VotingAgreement(
        Tally(same.bit_count(), both.bit_count()),
        by_year[0][0] if by_year else None,
        by_year[-1][0] if by_year else None,
        by_year,
        tuple(_tallies(both, same, sets.by_issue)),
    )


def _mask(marks: bytes, wanted: int) -> int:
    digits = bytes(ord("1") if mark == wanted else ord("0") for mark in range(256))
    return int(marks.translate(digits) or b"0", 2)


def _compared(one: Ballots, other: Ballots) -> tuple[int, int]:
    same = one.yes & other.yes | one.no & other.no | one.abstain & other.abstain
    return one.cast & other.cast, same


def _tallies(both: int, same: int, sets: tuple[tuple[KeyT, int], ...]) -> Iterator[tuple[KeyT, Tally]]:
    for key, mask in sets:
        if roll_calls := (both & mask).bit_count():
            yield key, Tally((same & mask).bit_count(), roll_calls)
