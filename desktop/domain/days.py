"""Days as a reader types them: a year, a month or one day."""

import re

from desktop.domain.dates import MONTHS, civil, day_number
from desktop.domain.values import NamedTuple

_DATE = r"(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?"


class Days(NamedTuple):
    """The days of a year, a month or one day, as numbers; both are included."""

    first: int
    last: int


def typed_days(text: str) -> Days:
    """Reads a year, a month or a day: 1995, 1995-12 or 1995-12-12. Raises ValueError with what to write instead."""
    found = re.fullmatch(_DATE, text)
    if found:
        year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
        first = day_number(year, month, day)
        if civil(first) == (year, month, day):
            if found[3]:
                return Days(first, first)
            later = (year + month // 12, month % 12 + 1) if found[2] else (year + 1, 1)
            return Days(first, day_number(*later, 1) - 1)
    raise ValueError(f"“{text}” is not a date; write 1995, 1995-12 or 1995-12-12")


def first_typed(day: int) -> str:
    """Returns the shortest text that `typed_days` reads as days beginning with this one."""
    year, month, of_month = civil(day)
    return _typed(year, month, of_month, of_month == 1, of_month == month == 1)


def last_typed(day: int) -> str:
    """Returns the shortest text that `typed_days` reads as days ending with this one."""
    year, month, of_month = civil(day)
    next_year, next_month, next_day = civil(day + 1)
    return _typed(year, month, of_month, next_day == 1, (next_month, next_day) == (1, 1) and next_year == year + 1)


def _typed(year: int, month: int, day: int, whole_month: bool, whole_year: bool) -> str:
    text = f"{year:05d}" if year < 0 else f"{year:04d}"
    if whole_year:
        return text
    return f"{text}-{month:02d}" if whole_month else f"{text}-{month:02d}-{day:02d}"


def day_in_words(day: str) -> str:
    """Returns a day of the year as it is read: `12-05` is 5 December."""
    month, number = day.split("-")
    return f"{int(number)} {MONTHS[int(month) - 1]}"
