"""Dates as EDTF (ISO 8601-2:2019, levels 0 and 1): the text, its precision and the days it covers.

Days are numbers of the proleptic Gregorian calendar: 1 is 1 January of the year 1, as in
`datetime.date.toordinal`, continued below 1 for the years 0 (1 BCE) and before.
"""

import re
from enum import StrEnum
from typing import NamedTuple


class Precision(StrEnum):
    """How exact a date is; an interval takes the coarser of its two ends."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class EdtfDate(NamedTuple):
    """A date as it was written and the days it can mean.

    Attributes:
        text: the EDTF text.
        precision: how exact it is.
        earliest: first day it can mean; None where the start is open or unknown.
        latest: last day it can mean; None where the end is open or unknown.
        begin_latest: of an interval, the last day on which it can have begun; else None.
        end_earliest: of an interval, the first day on which it can have ended; else None.
        approximate: the writer says "about" (EDTF `~` or `%`).
        uncertain: the writer is not sure (EDTF `?` or `%`).
    """

    text: str
    precision: Precision
    earliest: int | None
    latest: int | None
    begin_latest: int | None = None
    end_earliest: int | None = None
    approximate: bool = False
    uncertain: bool = False

    @property
    def is_interval(self) -> bool:
        """True for an interval, however its ends are known."""
        return "/" in self.text


MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DATE = re.compile(
    r"(-?)([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-(0[1-9]|1[0-2]|2[1-4](?!-)|XX)(?:-(0[1-9]|[12][0-9]|3[01]|XX))?)?([?~%]?)"
)


def day_number(year: int, month: int, day: int) -> int:
    """Returns the number of a day of the proleptic Gregorian calendar; the year 0 is 1 BCE.

    Counts days from 1 March of the year 0 in 400-year cycles, after Howard Hinnant, "chrono-Compatible
    Low-Level Date Algorithms" (2021), `days_from_civil`.
    """
    shifted = year - (month <= 2)
    era, year_of_era = divmod(shifted, 400)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * 146_097 + day_of_era - 305


def civil(number: int) -> tuple[int, int, int]:
    """Returns year, month and day of a day number; the inverse of `day_number`."""
    shifted = number + 305
    era, day_of_era = divmod(shifted, 146_097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    month_from_march = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * month_from_march + 2) // 5 + 1
    month = month_from_march + 3 if month_from_march < 10 else month_from_march - 9
    return year_of_era + era * 400 + (month <= 2), month, day


def in_words(text: str) -> str:
    """Says a valid EDTF text in English: `1994-05~` is "about May 1994", `2016/..` "since 2016".

    A text that is not EDTF comes back unchanged.
    """
    if "/" not in text:
        return _point_in_words(text)
    start, _, end = text.partition("/")
    if start in ("", "..") and end in ("", ".."):
        return "dates not known"
    if end in ("", ".."):
        return f"since {_point_in_words(start)}"
    if start in ("", ".."):
        return f"until {_point_in_words(end)}"
    return _span_in_words(start, end)


def _span_in_words(start: str, end: str) -> str:
    if _point_in_words(start) == _point_in_words(end):
        return _point_in_words(start)
    first, last = _DATE.fullmatch(start), _DATE.fullmatch(end)
    if first and last and not first[5] and not last[5] and first[2] == last[2] and first[1] == last[1]:
        year = _year_in_words(first[1], first[2])
        if (first[3] or "").isdigit() and not last[3]:
            return f"from {_point_in_words(start)}, ending within that year"
        both_days = first[4] and last[4]
        if both_days and first[3] == last[3] and first[3].isdigit():
            return f"{int(first[4])}–{int(last[4])} {MONTHS[int(first[3]) - 1]} {year}"
        if (first[4] or "").isdigit() and first[3] == last[3] and not last[4]:
            return f"from {_point_in_words(start)}, ending within that month"
        if both_days or (first[3] and last[3] and not first[4] and not last[4]):
            shorter = _point_in_words(start).removesuffix(f" {year}")
            return f"{shorter} – {_point_in_words(end)}"
    separator = " – " if not (start.isdigit() and end.isdigit()) else "–"
    return _point_in_words(start) + separator + _point_in_words(end)


def _point_in_words(text: str) -> str:
    match = _DATE.fullmatch(text)
    if match is None:
        return text
    sign, year_text, month, day, mark = match.groups()
    words = _year_in_words(sign, year_text)
    if month in _SEASONS:
        words = f"{_SEASONS[month]} {words}"
    elif month and month.isdigit():
        words = f"{MONTHS[int(month) - 1]} {words}"
        if day and day.isdigit():
            words = f"{int(day)} {words}"
    prefix = {"~": "about ", "%": "perhaps about ", "?": "perhaps ", "": ""}[mark]
    return prefix + words


def _year_in_words(sign: str, digits: str) -> str:
    if digits.endswith("X"):
        first, last = digits.replace("X", "0"), digits.replace("X", "9")
        if sign:
            return f"{int(last) + 1}–{int(first) + 1} BCE"
        return f"{int(first)}s" if digits[2] not in "0X" else f"{int(first)}–{int(last)}"
    year = int(sign + digits)
    return str(year) if year > 0 else f"{1 - year} BCE"
