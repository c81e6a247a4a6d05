"""Days as a reader types them: a year, a month or one day."""

import re
from typing import NamedTuple

from desktop.domain.dates import civil, day_number

_DATE = re.compile(r"(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class Days(NamedTuple):
    """The days of a year, a month or one day, as numbers; both are included."""

    first: int
    last: int


def typed_days(text: str) -> Days:
    """Reads a year, a month or a day: 1995, 1995-12 or 1995-12-12. Raises ValueError with what to write instead."""
    found = _DATE.fullmatch(text)
    if found:
        year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
        first = day_number(year, month, day)
        if civil(first) == (year, month, day):
            if found[3]:
                return Days(first, first)
            later = (year + month // 12, month % 12 + 1) if found[2] else (year + 1, 1)
            return Days(first, day_number(*later, 1) - 1)
    raise ValueError(f"“{text}” is not a date; write 1995, 1995-12 or 1995-12-12")
