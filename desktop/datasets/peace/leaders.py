"""Effective leaders of states and their terms: Archigos, version 4.1, to 2015."""

from datetime import date, timedelta
from pathlib import Path

from desktop.datasets.derived import Table
from desktop.datasets.raw_csv import locate, read
from desktop.datasets.state_codes import StateCodes

LAST_DAY = date(2015, 12, 31)
IN_OFFICE = "Still in Office"


def leaders(raw: Path, states: StateCodes) -> Table:
    """Returns the terms, names as the set spells them; no end where the set ends.

    A term that outlasted its state is split at the change.
    """
    rows: set[tuple[str, ...]] = set()
    for row in read(locate(raw, "archigos.csv"), ("gwcode", "leader", "startdate", "enddate", "exit")):
        code = states.checked(row, "gwcode")
        first, last = row.days("startdate", "enddate")
        if last > LAST_DAY:
            raise row.fault(f"enddate is after {LAST_DAY}", "set LAST_DAY to the edition's last day")
        open_end = last == LAST_DAY or row.text("exit") == IN_OFFICE
        # The day a term ends is the successor's first, so it is not a day of the term where a state changes.
        closing = max(first, last - timedelta(days=1))
        for part in states.parts(code, first, closing):
            end = part.last.isoformat() if part.last < closing else "" if open_end else last.isoformat()
            rows.add((part.entity, row.name("leader"), part.first.isoformat(), end))
    return Table(
        ("entity", "name", "start", "end"),
        sorted(rows, key=lambda cells: (cells[0], cells[2], cells[3] or "9", cells[1])),
    )
