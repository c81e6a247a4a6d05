"""Adds later roll calls of the UN General Assembly, from the voting data that the UN Digital Library offers.

The file is one CSV, plain or gzipped, with one row a member state a vote (digitallibrary.un.org/record/4060887). Its
terms allow use that is not commercial, naming the Dag Hammarskjöld Library. These columns must be there:

- `undl_id`: the record's number, one a roll call;
- `ms_code`: the member's code, mapped by the crosswalk's system `undl`;
- `ms_vote`: Y, N, A (abstains), or X, NV or nothing (did not vote);
- `date`: the day, such as 2020-12-07;
- `session`: such as 75 or ES-11; `resolution`: such as A/RES/75/36;
- `total_yes`, `total_no`, `total_abstentions`: what the record itself counts, as 120 or 120.0, or nothing.

`ms_name`, `draft`, `committee_report`, `meeting`, `title`, `agenda_title`, `subjects`, `vote_note`, `total_non_voting`,
`total_ms`, `undl_link` and any others are passed over.

Only roll calls later than the last one of the set that the tables were derived from are added, so that none counts
twice; a file that is read again replaces its own roll calls. The library records the votes on resolutions that were
adopted, while the earlier set also has those on paragraphs, amendments and rejected drafts; and it knows nothing of the
six issues, which therefore stay empty. Its roll calls have a `u` before their number.
"""

import re
from pathlib import Path
from typing import NamedTuple

from desktop.datasets.crosswalk import Crosswalk, DatasetError
from desktop.datasets.un_voters import Voters
from desktop.datasets.un_votes import (
    NO_VOTE,
    ROLL_CALLS,
    ROLL_CALLS_FIELDS,
    VOTERS,
    VOTERS_FIELDS,
    RollCall,
    Tables,
    checked_date,
    checked_resolution,
    checked_session,
    tables,
)
from desktop.datasets.un_votes_csv import Progress, rows

SYSTEM = "undl"
COLUMNS = (
    "undl_id",
    "ms_code",
    "ms_vote",
    "date",
    "session",
    "resolution",
    "total_yes",
    "total_no",
    "total_abstentions",
)

_PREFIX = "u"
_VOTES = {"Y": "y", "N": "n", "A": "a"}
_NOT_VOTING = ("X", "NV", "")


class _Record(NamedTuple):
    """A roll call of the file, what its record counts, where it begins, and the members that have a row."""

    roll_call: RollCall
    totals: tuple[str, ...]
    line: int
    seen: set[int]


def extend(existing: Tables, raw: Path, crosswalk: Crosswalk, progress: Progress) -> Tables:
    """Returns the tables of `un_votes.derive` with the later roll calls of a file of the UN Digital Library.

    The voters keep their positions; new ones follow. Raises DatasetError for what is not as expected.
    """
    entities, known = _read_tables(existing)
    last = max((roll_call.date for roll_call in known.values() if roll_call.rcid[0] != _PREFIX), default="")
    voters = Voters(crosswalk, SYSTEM, entities)
    added = _read_file(raw, last, voters, progress)
    order = entities + tuple(sorted(voters.entities[len(entities) :]))
    return tables(order, voters, list((known | added).values()))


def _read_tables(existing: Tables) -> tuple[tuple[str, ...], dict[str, RollCall]]:
    for name, fields in ((VOTERS, VOTERS_FIELDS), (ROLL_CALLS, ROLL_CALLS_FIELDS)):
        if name not in existing or existing[name][0] != fields:
            raise DatasetError(f"{name}:1: the columns are not {','.join(fields)}; derive the table anew")
    entities = tuple(entity for _, entity in existing[VOTERS][1])
    if [position for position, _ in existing[VOTERS][1]] != [str(number) for number in range(len(entities))]:
        raise DatasetError(f"{VOTERS}: the positions are not 0 to {len(entities) - 1}; derive the table anew")
    roll_calls: dict[str, RollCall] = {}
    for line, (rcid, date, session, resolution, issues, votes) in enumerate(existing[ROLL_CALLS][1], start=2):
        if not rcid or rcid in roll_calls or not re.fullmatch(rf"[yna-]{{{len(entities)}}}", votes):
            raise DatasetError(f"{ROLL_CALLS}:{line}: no vote for each of the voters, once; derive the table anew")
        roll_calls[rcid] = RollCall(
            rcid, date, session, resolution, set(issues.split()), bytearray(votes, encoding="ascii")
        )
    return entities, roll_calls


def _read_file(file: Path, last: str, voters: Voters, progress: Progress) -> dict[str, RollCall]:
    records: dict[str, _Record] = {}
    for line, (number, member, vote, date_text, session, resolution, *totals) in rows(file, COLUMNS, progress):
        date = checked_date(date_text, file, line)
        # A date that has only year and month reaches to the end of that month.
        if date[: len(last)] <= last:
            continue
        head = (
            _PREFIX + _checked_number(number, file, line),
            date,
            checked_session(session, file, line),
            checked_resolution(resolution, file, line),
        )
        record = records.get(head[0])
        if record is None:
            record = records[head[0]] = _Record(RollCall(*head, set(), bytearray()), tuple(totals), line, set())
        elif record.roll_call[:4] != head or record.totals != tuple(totals):
            raise DatasetError(
                f"{file}:{line}: record {number} differs from its first row, {record.line}; download the file again"
            )
        _add_vote(record, member, vote.strip().upper(), voters, file, line)
    for record in records.values():
        _check_totals(record, file)
    return {rcid: record.roll_call for rcid, record in records.items() if record.roll_call.votes.strip(b"-")}


def _add_vote(record: _Record, member: str, vote: str, voters: Voters, file: Path, line: int) -> None:
    if vote not in _VOTES and vote not in _NOT_VOTING:
        raise DatasetError(f"{file}:{line}: “{vote[:40]}” is not a vote; use Y, N, A or X")
    voter = voters.number(member, record.roll_call.date, file, line)
    if voter is None:
        return
    if voter in record.seen:
        raise DatasetError(
            f"{file}:{line}: {member} is in record {record.roll_call.rcid[1:]} a second time; remove one of the rows"
        )
    record.seen.add(voter)
    record.roll_call.vote(voter, ord(_VOTES.get(vote, NO_VOTE)))


def _check_totals(record: _Record, file: Path) -> None:
    """Finds a file that was cut off: a roll call with fewer votes than its record counts."""
    for name, mark, text in zip(COLUMNS[-3:], b"yna", record.totals, strict=True):
        if not re.fullmatch(r"([0-9]{1,4}(\.0)?)?", text):
            raise DatasetError(f"{file}:{record.line}: “{text[:40]}” in {name} is not a number of votes; correct it")
        counted = record.roll_call.votes.count(mark)
        if text and counted < float(text):
            raise DatasetError(
                f"{file}:{record.line}: record {record.roll_call.rcid[1:]} counts {float(text):.0f} in {name} but has "
                f"rows for {counted}; download the file again, or remove this record from it"
            )


def _checked_number(text: str, file: Path, line: int) -> str:
    if re.fullmatch(r"[1-9][0-9]{0,9}", text):
        return text
    raise DatasetError(f"{file}:{line}: “{text[:40]}” is not the number of a record; correct it")
