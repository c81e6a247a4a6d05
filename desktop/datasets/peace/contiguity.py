"""Which two states had a border or lay near each other across water: Correlates of War, version 3.2."""

import calendar
from collections import defaultdict
from datetime import date
from pathlib import Path

from desktop.datasets.derived import Table, table
from desktop.datasets.raw_csv import Row, locate, read
from desktop.datasets.spells import Spell, merged
from desktop.datasets.state_codes import StateCodes, surely

NOT_CONTIGUOUS = 0
LAST_MONTH = date(2016, 12, 1)


def contiguity(raw: Path, states: StateCodes) -> Table:
    """Returns the spells of each pair and type: 1 a land or river border; 2 to 5 by miles of water, 12, 24, 150, 400.

    The set knows months. There is no end where it lasts to the set's last month.
    """
    spells: defaultdict[tuple[str, str, str], list[Spell]] = defaultdict(list)
    for row in read(locate(raw, "cow_contdir.csv"), ("ccode1", "ccode2", "conttype", "stdate", "enddate")):
        codes = states.checked(row, "ccode1"), states.checked(row, "ccode2")
        kind = row.number("conttype", 0, 5)
        first, last = _months(row)
        if kind != NOT_CONTIGUOUS:
            for part in states.pairs(*codes, *surely(_end_of_month(first), last)):
                spells[part.one, part.other, str(kind)].append((_month(part.first), _month(part.last)))
    return table(
        ("one", "other", "type", "start", "end"),
        {
            (*pair, _text(first), "" if last == _month(LAST_MONTH) else _text(last))
            for pair, found in spells.items()
            for first, last in merged(found)
        },
    )


def _months(row: Row) -> tuple[date, date]:
    first, last = row.days("stdate", "enddate")
    if first.day != 1 or last.day != 1 or last > LAST_MONTH:
        raise row.fault(f"the span is not one of months to {LAST_MONTH:%Y-%m}", "write months by their first day")
    return first, last


def _end_of_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _text(month: int) -> str:
    return f"{month // 12:04}-{month % 12 + 1:02}"
