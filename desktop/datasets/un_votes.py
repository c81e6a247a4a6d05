"""Roll calls of the UN General Assembly and who voted how, from Erik Voeten's set as the package `unvotes` carries it.

The folder holds `roll_calls.csv` (rcid, session, date, unres), `votes.csv` (rcid, country, vote) and `issues.csv`
(rcid, short_name), each plain or gzipped; further columns are passed over. No row for a country means that it was
absent or no member.

Until rcid 4444 the day of the month is no day: it is a number of 1 to 7, the day of the week. Of those dates only year
and month are taken. An edition that has other numbers there is believed.
"""

import datetime
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from desktop.datasets.crosswalk import Crosswalk, DatasetError
from desktop.datasets.un_voters import Voters
from desktop.datasets.un_votes_csv import Progress, find, rows

Tables = dict[str, tuple[tuple[str, ...], list[tuple[str, ...]]]]
"""Each file's name with its columns and its rows."""

SYSTEM = "un-votes"
VOTERS, VOTERS_FIELDS = "un_voters.csv", ("position", "entity")
ROLL_CALLS, ROLL_CALLS_FIELDS = "un_roll_calls.csv", ("rcid", "date", "session", "resolution", "issues", "votes")
ISSUES = ("co", "di", "ec", "hr", "me", "nu")
"""Colonialism, disarmament, economic development, human rights, the Palestinian conflict, nuclear weapons."""
NO_VOTE = "-"

_VOTES = {"yes": ord("y"), "no": ord("n"), "abstain": ord("a")}
_ABSENT = ord(NO_VOTE)
_FIRST_WITH_DAY = 4445
_MOST_ROLL_CALLS = 100_000


class RollCall(NamedTuple):
    """One roll call while it is read; `votes` has a byte a voter, in the order in which voters were met."""

    rcid: str
    date: str
    session: str
    resolution: str
    issues: set[str]
    votes: bytearray

    def vote(self, voter: int, vote: int) -> bool:
        """Notes a vote; False where this voter has voted already."""
        if voter >= len(self.votes):
            self.votes.extend([_ABSENT] * (voter + 1 - len(self.votes)))
        if self.votes[voter] != _ABSENT:
            return False
        self.votes[voter] = vote
        return True


def derive(raw: Path, crosswalk: Crosswalk, progress: Progress) -> Tables:
    """Makes the tables `un_voters.csv` and `un_roll_calls.csv` from the folder of the set.

    `progress` is told the bytes that are read of the file of votes. Raises DatasetError for what is not as expected.
    """
    roll_calls = _roll_calls(find(raw, "roll_calls.csv"))
    _add_issues(find(raw, "issues.csv"), roll_calls)
    voters = Voters(crosswalk, SYSTEM)
    _add_votes(find(raw, "votes.csv"), roll_calls, voters, progress)
    return tables(sorted(voters.entities), voters, list(roll_calls.values()))


def tables(order: Sequence[str], voters: Voters, roll_calls: Sequence[RollCall]) -> Tables:
    """Writes roll calls as rows, by date and number, with the votes in the order of the entities given."""
    numbers = {entity: number for number, entity in enumerate(voters.entities)}
    places = [numbers[entity] for entity in order]
    in_order = sorted(roll_calls, key=lambda roll_call: (roll_call.date, len(roll_call.rcid), roll_call.rcid))
    return {
        VOTERS: (VOTERS_FIELDS, [(str(position), entity) for position, entity in enumerate(order)]),
        ROLL_CALLS: (ROLL_CALLS_FIELDS, [_row(roll_call, places) for roll_call in in_order]),
    }


def checked_date(text: str, file: Path, line: int) -> str:
    """Returns a date of the UN's time. Raises DatasetError for any other text."""
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) and text >= "1945-10-24":
            return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    raise DatasetError(f"{file}:{line}: “{text[:40]}” is not a day since October 1945; write it as 2019-12-27")


def checked_session(text: str, file: Path, line: int) -> str:
    """Returns a session: a number, or one such as ES-10. Raises DatasetError for any other text."""
    if re.fullmatch(r"[0-9A-Za-z-]{1,12}", text):
        return text
    raise DatasetError(f"{file}:{line}: “{text[:40]}” is not a session; write it as 74 or ES-10")


def checked_resolution(text: str, file: Path, line: int) -> str:
    """Returns the symbol of a resolution, A/RES/ shortened to R/ as in most of the set; it may be empty."""
    if re.fullmatch(r"[0-9A-Za-z/ .,()\[\]|-]{0,60}", text):
        return re.sub(r"^A/RES/", "R/", text.strip())
    raise DatasetError(f"{file}:{line}: “{text[:40]}” is not the symbol of a resolution; correct it")


def _roll_calls(file: Path) -> dict[str, RollCall]:
    found: dict[str, RollCall] = {}
    for line, (rcid, session, date, resolution) in rows(file, ("rcid", "session", "date", "unres")):
        if not re.fullmatch(r"[1-9][0-9]{0,6}", rcid):
            raise DatasetError(f"{file}:{line}: “{rcid[:40]}” is not the number of a roll call; correct it")
        if rcid in found:
            raise DatasetError(f"{file}:{line}: roll call {rcid} is there twice; remove one of the rows")
        if len(found) == _MOST_ROLL_CALLS:
            raise DatasetError(f"{file}:{line}: more than {_MOST_ROLL_CALLS:,} roll calls; this is another file")
        found[rcid] = RollCall(
            rcid,
            checked_date(date, file, line),
            checked_session(session, file, line),
            checked_resolution(resolution, file, line),
            set(),
            bytearray(),
        )
    if not found:
        raise DatasetError(f"{file}:1: there is no roll call in it; download the file again")
    return _without_weekdays(found)


def _without_weekdays(roll_calls: dict[str, RollCall]) -> dict[str, RollCall]:
    early = [roll_call for roll_call in roll_calls.values() if int(roll_call.rcid) < _FIRST_WITH_DAY]
    if any(int(roll_call.date[8:]) > 7 for roll_call in early):
        return roll_calls
    return roll_calls | {roll_call.rcid: roll_call._replace(date=roll_call.date[:7]) for roll_call in early}


def _add_issues(file: Path, roll_calls: dict[str, RollCall]) -> None:
    for line, (rcid, issue) in rows(file, ("rcid", "short_name")):
        if issue not in ISSUES:
            raise DatasetError(f"{file}:{line}: “{issue[:40]}” is not an issue; use one of {', '.join(ISSUES)}")
        _roll_call(rcid, roll_calls, file, line).issues.add(issue)


def _add_votes(file: Path, roll_calls: dict[str, RollCall], voters: Voters, progress: Progress) -> None:
    for line, (rcid, country, vote) in rows(file, ("rcid", "country", "vote"), progress):
        roll_call = _roll_call(rcid, roll_calls, file, line)
        if vote not in _VOTES:
            raise DatasetError(f"{file}:{line}: “{vote[:40]}” is not a vote; use yes, no or abstain")
        voter = voters.number(country, roll_call.date, file, line)
        if voter is None:
            continue
        if not roll_call.vote(voter, _VOTES[vote]):
            raise DatasetError(
                f"{file}:{line}: {country} votes a second time in roll call {rcid}; remove one of the rows"
            )


def _roll_call(rcid: str, roll_calls: dict[str, RollCall], file: Path, line: int) -> RollCall:
    try:
        return roll_calls[rcid]
    except KeyError:
        raise DatasetError(
            f"{file}:{line}: roll call “{rcid[:40]}” is not in the file of roll calls; take both of one edition"
        ) from None


def _row(roll_call: RollCall, places: list[int]) -> tuple[str, ...]:
    votes = roll_call.votes.ljust(len(places), NO_VOTE.encode())
    issues = " ".join(issue for issue in ISSUES if issue in roll_call.issues)
    return (
        roll_call.rcid,
        roll_call.date,
        roll_call.session,
        roll_call.resolution,
        issues,
        bytes(votes[place] for place in places).decode("ascii"),
    )
