"""Dates as EDTF (ISO 8601-2:2019, levels 0 and 1): the text, its precision and the days it covers.

Days are numbers of the proleptic Gregorian calendar: 1 is 1 January of the year 1, as in
`datetime.date.toordinal`, continued below 1 for the years 0 (1 BCE) and before.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from desktop.domain.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Self


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
        end_earliest: of an interval, the first day on which it can have ended; None where that is not known, too.
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
    r"(-?)([0-9]{4}|[0-9]{3}X(?!-)|[0-9]{2}XX(?!-))"
    r"(?:-(0[1-9]|1[0-2]|2[1-4](?!-)|XX(?!-[0-9]))(?:-(0[1-9]|[12][0-9]|3[01]|XX))?)?([?~%]?)"
)
# These are compiled when one is met that may be meant; most pages have none.
_LONG_YEAR = r"Y(-?)([0-9]{5,9})([?~%]?)"
_WITH_TIME = r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2}:[0-9]{2})(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
_MARKS = {"~": "about ", "%": "perhaps about ", "?": "perhaps ", "": ""}
_UNKNOWN, _OPEN = "", ".."


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


@lru_cache(maxsize=4096)  # A page says a few hundred dates, most of them years that others say too.
def in_words(text: str) -> str:
    """Says a valid EDTF text in English: `1994-05~` is "about May 1994", `2016/..` "since 2016".

    Every mark is said: approximate, uncertain, digits that are not given, and an open or unknown end. A text that is
    not EDTF comes back unchanged.
    """
    start, slash, end = text.partition("/")
    points = [point for point in (start, end) if point not in (_UNKNOWN, _OPEN)]
    if not all(map(_is_point, points)) or not (slash or points):
        return text
    if not slash:
        return _Point.of(start).words
    match points:
        case [_, _]:
            return _span_in_words(_Point.of(start), _Point.of(end))
        case [_] if end == _OPEN:
            return f"since {_Point.of(start).noun}"
        case [_] if end == _UNKNOWN:
            return f"from {_Point.of(start).noun}, end not known"
        case [_]:
            unknown = ", start not known" if start == _UNKNOWN else ""
            return f"until {_Point.of(end).noun}{unknown}"
    return _WITHOUT_POINTS[start, end]


def _is_point(text: str) -> bool:
    timed = _timed(text)
    return bool(_DATE.fullmatch(timed[1] if timed else text) or _long_year(text))


def _timed(text: str) -> re.Match[str] | None:
    return re.fullmatch(_WITH_TIME, text) if "T" in text else None


def _long_year(text: str) -> re.Match[str] | None:
    return re.fullmatch(_LONG_YEAR, text) if text.startswith("Y") else None


_WITHOUT_POINTS = {
    (_UNKNOWN, _UNKNOWN): "dates not known",
    (_UNKNOWN, _OPEN): "since a date not known",
    (_OPEN, _UNKNOWN): "until a date not known",
    (_OPEN, _OPEN): "without a given start or end",
}


class _Point(NamedTuple):
    """A point in time as it is written: every part is "" where it is not given; `mark` is one of EDTF's.

    `time` is in words.
    """

    sign: str
    year: str
    month: str
    day: str
    mark: str
    time: str = ""

    @classmethod
    def of(cls, text: str) -> Self:
        if timed := _timed(text):
            zone = {"Z": "UTC", None: "local time"}.get(timed[3], f"UTC{timed[3]}")
            return cls.of(timed[1])._replace(time=f", {timed[2]} {zone}")
        if long := _long_year(text):
            return cls(long[1], long[2], "", "", long[3])
        match = _DATE.fullmatch(text)
        if match is None:
            raise ValueError(text)
        return cls(*(part or "" for part in match.groups()))

    @property
    def is_plain(self) -> bool:
        """True where it is neither marked nor without digits."""
        return not self.mark and not any("X" in part for part in self)

    @property
    def is_bce(self) -> bool:
        return bool(self.sign) or self.year == "0000"

    @property
    def is_decade_by_name(self) -> bool:
        """True for the 1990s and the like; the 1900s might be a century, and no decade before our era has a name."""
        return self.year.endswith("X") and not self.sign and self.year[2] not in "0X" and self.year[:2] != "00"

    @property
    def words(self) -> str:
        """Returns it as it stands alone."""
        return self.noun if self.mark else self.unmarked

    @property
    def noun(self) -> str:
        """Returns it as it stands after a preposition."""
        return f"{_MARKS[self.mark]}{'the ' if self.is_decade_by_name else ''}{self.unmarked}"

    @property
    def unmarked(self) -> str:
        """Returns it without its mark."""
        words = self.year_in_words
        if self.month == "XX":
            return f"{words} ({'month and day' if self.day else 'month'} not known)"
        if self.month in _SEASONS:
            return f"{_SEASONS[self.month]} {words}"
        if self.month:
            words = f"{MONTHS[int(self.month) - 1]} {words}"
        if self.day == "XX":
            return f"{words} (day not known)"
        return f"{int(self.day)} {words}{self.time}" if self.day else words

    @property
    def year_in_words(self) -> str:
        if "X" not in self.year:
            year = int(self.sign + self.year)
            return _grouped(year) if year > 0 else f"{_grouped(1 - year)} BCE"
        first, last = int(self.year.replace("X", "0")), int(self.year.replace("X", "9"))
        if self.sign:
            return f"a year in {last + 1}–{first + 1} BCE"
        if first == 0:
            return f"a year from 1 BCE to {last} CE"
        return f"{first}s" if self.is_decade_by_name else f"a year in {first}–{last}"


def _grouped(year: int) -> str:
    """Writes a year; one of more than four digits as a number is written."""
    return str(year) if year <= _LONGEST_BARE else f"{year:,}"


_LONGEST_BARE = 9999


def _span_in_words(start: _Point, end: _Point) -> str:
    if start == end:
        return start.words
    within = _ending_within(start, end)
    if within:
        return within
    era = " CE" if start.is_bce and not end.is_bce else ""
    if not (start.is_plain and end.is_plain) or start.time or end.time:
        return f"from {start.noun} to {end.noun}{era}"
    year = start.year_in_words
    same_year, same_month = start[:2] == end[:2], start[:3] == end[:3]
    if same_month and start.day and end.day:
        return f"{int(start.day)}–{int(end.day)} {MONTHS[int(start.month) - 1]} {year}"
    if same_year and start.month and end.month and bool(start.day) == bool(end.day):
        return f"{start.words.removesuffix(f' {year}')} – {end.words}"
    if (same_year and not start.month) or (same_month and not start.day):
        return f"from some time in {start.words} to {end.words}"
    if not start.month and not end.month:
        return f"{year.removesuffix(' BCE') if end.is_bce else year}{' – ' if era else '–'}{end.words}{era}"
    return f"{start.words} – {end.words}{era}"


def _ending_within(start: _Point, end: _Point) -> str:
    """Says an interval whose end is a year or month in which its start lies too; "" for any other."""
    if "X" in end.year or start[:2] != end[:2]:
        return ""
    if not end.month:
        around = "year"
    elif start[:3] == end[:3] and not end.day and end.month != "XX":
        around = "season" if end.month in _SEASONS else "month"
    else:
        return ""
    mark = _MARKS[end.mark].removesuffix(" ")
    how = {"about": "ending about", "perhaps": "ending perhaps within", "perhaps about": "ending perhaps about"}
    return f"from {start.noun}, {how.get(mark, 'ending within')} that {around}"
