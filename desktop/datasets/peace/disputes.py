"""Militarized interstate disputes: Correlates of War, version 5, to 2014."""

from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import NamedTuple

from desktop.datasets.derived import Table
from desktop.datasets.raw_csv import Row, locate, read
from desktop.datasets.spells import runs
from desktop.datasets.state_codes import StateCodes

UNKNOWN = -9
WORST_BAND = 6
FIELDS = (
    *("dispnum", "ccode1", "ccode2", "year", "hostlev1", "hostlev2"),
    *("fatality1", "fatality2", "orig1", "orig2"),
)


class _Year(NamedTuple):
    """A year in which two states were in a dispute."""

    hostility: int
    fatalities: tuple[int, int]
    from_the_first_day: bool


def disputes(raw: Path, states: StateCodes) -> Table:
    """Returns the disputes of each pair, as far as the two were in them; a pair that came back has two rows.

    `start` is a month where both were in the dispute from its first day, else a year; `end` is a year, as the set does
    not say when in it. `hostility` is the higher level of the two, 1 none to 5 war; `fatality` the higher band of their
    military deaths, 0 none to 6 more than 999, empty where it is not known. A dispute is the state's in which it began.
    """
    begins = _begins(locate(raw, "cow_mid_disps.csv"))
    found: defaultdict[tuple[int, str, str], dict[int, _Year]] = defaultdict(dict)
    for row in read(locate(raw, "cow_mid_ddydisps.csv"), FIELDS):
        number = row.number("dispnum", 0, 99_999)
        if number not in begins:
            raise row.fault(f"dispute {number} is not in cow_mid_disps.csv", "add it there")
        one, other = sorted((states.checked(row, "ccode1"), states.checked(row, "ccode2")))
        _add(row, found[number, one, other])
    rows: set[tuple[str, ...]] = set()
    for (number, one, other), by_year in found.items():
        for first, last in runs(by_year):
            pair = sorted((_entity(states, one, first, last), _entity(states, other, first, last)))
            if all(pair) and pair[0] != pair[1]:
                run = [by_year[year] for year in range(first, last + 1)]
                together = run[0].from_the_first_day and begins[number][:4] == str(first)
                start = begins[number] if together else str(first)
                rows.add((str(number), *pair, start, str(last), _hostility(run), _fatality(run)))
    header = ("id", "one", "other", "start", "end", "hostility", "fatality")
    return Table(header, sorted(rows, key=lambda cells: (int(cells[0]), cells[1:])))


def _begins(file: Path) -> dict[int, str]:
    return {
        row.number("dispnum", 0, 99_999): f"{row.year('styear')}-{row.number('stmon', 1, 12):02}"
        for row in read(file, ("dispnum", "styear", "stmon"))
    }


def _add(row: Row, by_year: dict[int, _Year]) -> None:
    year = row.year("year")
    found = _Year(
        max(row.number("hostlev1", 1, 5), row.number("hostlev2", 1, 5)),
        _ordered(row.number("fatality1", UNKNOWN, WORST_BAND), row.number("fatality2", UNKNOWN, WORST_BAND)),
        row.number("orig1", 0, 1) == row.number("orig2", 0, 1) == 1,
    )
    if by_year.setdefault(year, found) != found:
        raise row.fault("the two states of the pair have other figures in another row", "make the two rows agree")


def _ordered(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)


def _entity(states: StateCodes, code: str, first: int, last: int) -> str:
    # The state as of the end of the first year; where that one has no page, as of the end of the last.
    return states.at(code, date(first, 12, 31)) or states.at(code, date(last, 12, 31))


def _hostility(run: list[_Year]) -> str:
    return str(max(year.hostility for year in run))


def _fatality(run: list[_Year]) -> str:
    bands = {band for year in run for band in year.fatalities}
    if WORST_BAND in bands:
        return str(WORST_BAND)
    return "" if min(bands) < 0 else str(max(bands))
