"""Militarized interstate disputes: Correlates of War, version 5, to 2014.

Of each pair the set keeps one dispute a year, so the years of a dispute in it have gaps, and its last year there is not
that of its end. How long a dispute lasted it gives for the dispute as a whole: a month of beginning and a number of
days, the fewest and the most.
"""

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from desktop.datasets.derived import Table
from desktop.datasets.raw_csv import Row, locate, read
from desktop.datasets.state_codes import StateCodes

UNKNOWN = -9
WORST_BAND = 6
MOST_DAYS = 40_000
FIELDS = (
    *("dispnum", "ccode1", "ccode2", "year", "cowmidonset", "hostlev1", "hostlev2"),
    *("fatality1", "fatality2", "orig1", "orig2"),
)
HEADER = (
    *("id", "one", "other", "start", "end_earliest", "end_latest"),
    *("hostility_one", "hostility_other", "fatality", "pairs"),
)


class _Dispute(NamedTuple):
    """A dispute as a whole: its first month, and the months in which it ended at the earliest and at the latest."""

    begin: str
    end_earliest: str
    end_latest: str


class _Side(NamedTuple):
    """A state in a year of a dispute with another."""

    hostility: int
    fatality: int


class _Year(NamedTuple):
    """A year in which two states were in a dispute, the sides in the order of their numbers."""

    sides: tuple[_Side, _Side]
    from_the_first_day: bool
    enters: bool


class _Stay(NamedTuple):
    """The time that a pair was in a dispute; the ends are EDTF, and `latest` is "" where it is not known."""

    start: str
    earliest: str
    latest: str
    years: tuple[int, ...]


def disputes(raw: Path, states: StateCodes) -> Table:
    """Returns the disputes of each pair; a pair that left one and came back has two rows.

    `start` is a month where both were in the dispute from its first day, else a year. The pair's part in it ended
    between `end_earliest` and `end_latest`: where the set has no other pair in the dispute, by the fewest and the most
    days that it gives, else between the last year that it records of the two and the end of the whole dispute.
    `hostility_one` and `hostility_other` are the highest levels of the two, 1 none to 5 war, whichever of the dispute's
    states it was against; `fatality` is the higher band of their military deaths, 0 none to 6 more than 999, empty
    where it is not known; `pairs` says how many pairs the set has in the dispute. A dispute is the state's in which it
    began.
    """
    wholes = _wholes(locate(raw, "cow_mid_disps.csv"))
    found: defaultdict[tuple[int, str, str], dict[int, _Year]] = defaultdict(dict)
    for row in read(locate(raw, "cow_mid_ddydisps.csv"), FIELDS):
        number = row.number("dispnum", 0, 99_999)
        if number not in wholes:
            raise row.fault(f"dispute {number} is not in cow_mid_disps.csv", "add it there")
        one, other = sorted((states.checked(row, "ccode1"), states.checked(row, "ccode2")))
        _add(row, found[number, one, other], is_turned=row.text("ccode1") != one)
    pairs = Counter(number for number, _, _ in found)
    rows: set[tuple[str, ...]] = set()
    for (number, one, other), by_year in found.items():
        for stay in _stays(by_year, wholes[number], is_alone=pairs[number] == 1):
            last = stay.years[-1]
            began = _last_day(stay.start)
            entities = _entity(states, one, began, last), _entity(states, other, began, last)
            if all(entities) and entities[0] != entities[1]:
                levels = [max(by_year[year].sides[side].hostility for year in stay.years) for side in (0, 1)]
                sides = sorted(zip(entities, map(str, levels), strict=True))
                (entity, level), (partner, theirs) = sides
                told = (level, theirs, _fatality([by_year[year] for year in stay.years]), str(pairs[number]))
                rows.add((str(number), entity, partner, stay.start, stay.earliest, stay.latest, *told))
    return Table(HEADER, sorted(rows, key=lambda cells: (int(cells[0]), cells[1:])))


def _wholes(file: Path) -> dict[int, _Dispute]:
    return {
        row.number("dispnum", 0, 99_999): _whole(row)
        for row in read(file, ("dispnum", "styear", "stmon", "mindur", "maxdur"))
    }


def _whole(row: Row) -> _Dispute:
    first = date(row.year("styear"), row.number("stmon", 1, 12), 1)
    fewest, most = row.number("mindur", UNKNOWN, MOST_DAYS), row.number("maxdur", UNKNOWN, MOST_DAYS)
    if most < fewest:
        raise row.fault("maxdur is less than mindur", "put the two in their order")
    if fewest < 1:
        return _Dispute(f"{first:%Y-%m}", "", "")
    last = first.replace(day=monthrange(first.year, first.month)[1])
    ends = first + timedelta(days=fewest - 1), last + timedelta(days=most - 1)
    return _Dispute(f"{first:%Y-%m}", *(f"{end:%Y-%m}" for end in ends))


def _add(row: Row, by_year: dict[int, _Year], *, is_turned: bool) -> None:
    year = row.year("year")
    sides = [
        _Side(row.number(f"hostlev{side}", 1, 5), row.number(f"fatality{side}", UNKNOWN, WORST_BAND))
        for side in ("21" if is_turned else "12")
    ]
    found = _Year(
        (sides[0], sides[1]),
        row.number("orig1", 0, 1) == row.number("orig2", 0, 1) == 1,
        row.number("cowmidonset", 0, 1) == 1,
    )
    if by_year.setdefault(year, found) != found:
        raise row.fault("the two states of the pair have other figures in another row", "make the two rows agree")


def _stays(by_year: Mapping[int, _Year], whole: _Dispute, *, is_alone: bool) -> Iterator[_Stay]:
    parts: list[list[int]] = []
    for year in sorted(by_year):
        # A gap alone says nothing: another dispute of the two may stand in its place.
        if parts and not (by_year[year].enters and year > parts[-1][-1] + 1):
            parts[-1].append(year)
        else:
            parts.append([year])
    for number, years in enumerate(parts):
        first, last = str(years[0]), str(years[-1])
        from_the_beginning = number == 0 and by_year[years[0]].from_the_first_day and whole.begin[:4] <= first
        start = whole.begin if from_the_beginning else first
        if number + 1 < len(parts):
            latest = str(parts[number + 1][0])
        else:
            latest = last if whole.end_latest and whole.end_latest[:4] < last else whole.end_latest
        earliest = whole.end_earliest if is_alone and whole.end_earliest[:4] >= last else last
        yield _Stay(start, earliest, latest, tuple(years))


def _last_day(start: str) -> date:
    year, _, month = start.partition("-")
    number = int(month or 12)
    return date(int(year), number, monthrange(int(year), number)[1])


def _entity(states: StateCodes, code: str, began: date, last: int) -> str:
    # The state as of the end of the month or year of the beginning; where that has no page, as of the end of the last.
    return states.at(code, began) or states.at(code, date(last, 12, 31))


def _fatality(run: list[_Year]) -> str:
    bands = {side.fatality for year in run for side in year.sides}
    if WORST_BAND in bands:
        return str(WORST_BAND)
    return "" if min(bands) < 0 else str(max(bands))
