"""Capitals of states with their dates, as the package peacesciencer collects them."""

from datetime import date
from pathlib import Path

from desktop.datasets.derived import Table
from desktop.datasets.raw_csv import locate, read
from desktop.datasets.state_codes import StateCodes

LAST_DAY = date(2024, 12, 31)


def capitals(raw: Path, states: StateCodes) -> Table:
    """Returns the capitals; a date at the turn of a year is known by its year only. No end where the set ends."""
    rows: set[tuple[str, ...]] = set()
    for row in read(locate(raw, "cow_capitals.csv"), ("ccode", "capital", "stdate", "enddate")):
        code = states.checked(row, "ccode")
        first, last = row.days("stdate", "enddate")
        if last > LAST_DAY:
            raise row.fault(f"enddate is after {LAST_DAY}", "set LAST_DAY to the edition's last day")
        for part in states.parts(code, first, last):
            start = _text(first, 1, 1) if part.first == first else part.first.isoformat()
            end = _text(last, 12, 31) if part.last == last else part.last.isoformat()
            rows.add((part.entity, row.name("capital"), start, "" if part.last == LAST_DAY else end))
    return Table(
        ("entity", "name", "start", "end"),
        sorted(rows, key=lambda cells: (cells[0], cells[2], cells[3] or "9", cells[1])),
    )


def _text(day: date, month: int, day_of_month: int) -> str:
    return str(day.year) if (day.month, day.day) == (month, day_of_month) else day.isoformat()
