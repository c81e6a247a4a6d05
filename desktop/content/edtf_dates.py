"""EDTF texts checked and turned into days, with the `edtf` library doing the reading.

The library is imported here and nowhere else: it takes about 90 ms and is needed only when content is
compiled.
"""

import re
from functools import lru_cache
from typing import Any

from edtf import EDTFParseException, parse_edtf
from edtf.parser.parser_classes import Date, Season, Unspecified

from desktop.domain.dates import EdtfDate, Precision, civil, day_number

_COARSEST_LAST = list(Precision)
_LEVEL_1 = re.compile(
    r"(-?\d{4}(?:-(?:0[1-9]|1[0-2]|2[1-4])|-(?:0[1-9]|1[0-2])-\d\d)?"
    r"|\d{3}X|\d\dXX|\d{4}-XX(?:-XX)?|\d{4}-\d\d-XX)([?~%]?)"
)
_UNSPECIFIED_BCE = re.compile(r"-(\d{3}X|\d\dXX|\d{4})(?:-(XX|0[1-9]|1[0-2])(?:-(XX))?)?([?~%]?)")
_LONG_YEAR = re.compile(r"Y(-?\d{5,9})([?~%]?)")
"""A year of more than four digits; more than nine are no day number that a library can hold."""
_WITH_TIME = re.compile(
    r"(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?"
)
_PLAIN = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?")
_HINT = "write EDTF: 1995-12-12, 1995-12, 1995, 1994-05~, 2017?, 1992-03-02/.. or 2018-02-01/2018-02-03"


class DateFault(ValueError):  # noqa: N818 (a fault of the content, raised for pydantic to collect)
    """A text that is no date of ours; the message says why, `mend` what to write."""

    def __init__(self, message: str, mend: str = _HINT) -> None:
        super().__init__(message)
        self.mend = mend


@lru_cache(maxsize=4096)
def read_date(text: str) -> EdtfDate:
    """Reads an EDTF date or interval of level 0 or 1. Raises DateFault."""
    if "/" not in text:
        return _read_point(text)
    start_text, _, end_text = text.partition("/")
    start = None if start_text in ("", "..") else _read_point(start_text)
    end = None if end_text in ("", "..") else _read_point(end_text)
    known = [point for point in (start, end) if point]
    if not known and text not in ("/..", "../..", "/", "../"):
        raise DateFault(f"“{text}” is not a date")
    earliest, latest = start.earliest if start else None, end.latest if end else None
    if earliest is not None and latest is not None and earliest > latest:
        raise DateFault(f"the interval “{text}” ends before it begins", "put the earlier date first")
    precisions = [point.precision for point in known] or [Precision.DAY]
    return EdtfDate(
        text,
        max(precisions, key=_COARSEST_LAST.index),
        earliest,
        latest,
        begin_latest=start.latest if start else None,
        end_earliest=end.earliest if end else None,
        approximate=any(point.approximate for point in known),
        uncertain=any(point.uncertain for point in known),
    )


def _read_point(text: str) -> EdtfDate:
    plain = _PLAIN.fullmatch(text)
    if plain:
        return _read_plain(text, *plain.groups())
    if timed := _WITH_TIME.fullmatch(text):
        # The day is that of the place where the clock was read, as it is written.
        return _read_point(timed[1])._replace(text=text)
    if long := _LONG_YEAR.fullmatch(text):
        year = int(long[1])
        return _marked(text, Precision.YEAR, day_number(year, 1, 1), day_number(year + 1, 1, 1) - 1, long[2])
    if "X" in text and (before := _UNSPECIFIED_BCE.fullmatch(text)):
        return _read_unspecified_bce(text, *before.groups())
    return _read_marked(text)


def _read_unspecified_bce(text: str, year: str, month: str | None, day: str | None, mark: str) -> EdtfDate:
    """Reads a date before our era without some of its digits, which the library does not."""
    if month and "X" in year:
        raise DateFault(f"“{text}” is not a date")
    first, last = -int(year.replace("X", "9")), -int(year.replace("X", "0"))
    if month in (None, "XX"):
        begin, after = day_number(first, 1, 1), day_number(last + 1, 1, 1)
    else:
        number = int(month)
        begin, after = day_number(first, number, 1), day_number(first + number // 12, number % 12 + 1, 1)
    return _marked(text, _precision_of(year, month, day), begin, after - 1, mark)


def _marked(text: str, precision: Precision, first: int, last: int, mark: str) -> EdtfDate:
    return EdtfDate(text, precision, first, last, approximate=mark in ("~", "%"), uncertain=mark in ("?", "%"))


def _read_plain(text: str, year_text: str, month_text: str | None, day_text: str | None) -> EdtfDate:
    """Reads a year, month or day without a mark: data sets have thousands, and the library takes 5 ms for each."""
    year, month, day = int(year_text), int(month_text or 1), int(day_text or 1)
    if day_text:
        precision, after = Precision.DAY, day_number(year, month, day) + 1
    elif month_text:
        precision, after = Precision.MONTH, day_number(year + month // 12, month % 12 + 1, 1)
    else:
        precision, after = Precision.YEAR, day_number(year + 1, 1, 1)
    first = day_number(year, month, day)
    if civil(first) != (year, month, day):
        raise DateFault(f"“{text}” is not a day of the calendar")
    return EdtfDate(text, precision, first, after - 1)


def _read_marked(text: str) -> EdtfDate:
    match = _LEVEL_1.fullmatch(text)
    try:
        parsed: Any = parse_edtf(match[1]) if match else None
    except EDTFParseException:
        parsed = None
    if match is None or not isinstance(parsed, Date | Season | Unspecified):
        raise DateFault(f"“{text}” is not a date")
    first = tuple(parsed.lower_strict()[:3])
    if civil(day_number(*first)) != first:  # the library takes 29 February of 1900
        raise DateFault(f"“{text}” is not a day of the calendar")
    last = day_number(*parsed.upper_strict()[:3])
    if isinstance(parsed, Season) and match[1].endswith("-24"):  # the library ends the winter with its December
        last = day_number(first[0] + 1, 3, 1) - 1
    return _marked(text, _precision(match[1], parsed), day_number(*first), last, match[2])


def _precision(digits: str, parsed: Date | Season | Unspecified) -> Precision:
    if isinstance(parsed, Season):
        return Precision.SEASON
    year, *rest = digits.lstrip("-").split("-")
    return _precision_of(year, *rest)


def _precision_of(year: str, *rest: str | None) -> Precision:
    if year.endswith("XX"):
        return Precision.CENTURY
    if year.endswith("X"):
        return Precision.DECADE
    return (Precision.YEAR, Precision.MONTH, Precision.DAY)[sum(part is not None and "X" not in part for part in rest)]
