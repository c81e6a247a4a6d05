"""How exactly the two ends of a date are known, as days and in words."""

from __future__ import annotations

from typing import NamedTuple

from desktop.domain.dates import EdtfDate, Precision

_LONGEST = (
    (1, Precision.DAY),
    (31, Precision.MONTH),
    (92, Precision.SEASON),
    (366, Precision.YEAR),
    (3653, Precision.DECADE),
)
"""Days in the longest stretch of each precision."""


class Span(NamedTuple):
    """The days, both included, on one of which something happened, began or ended."""

    first: int
    last: int

    @property
    def precision(self) -> Precision:
        """What stretch of the calendar it is."""
        days = self.last - self.first + 1
        return next((precision for most, precision in _LONGEST if days <= most), Precision.CENTURY)


def beginning(date: EdtfDate) -> Span | None:
    """Returns the days on which an interval can have begun, or all days of a date that is none; None if not known."""
    if date.earliest is None:
        return None
    last = date.begin_latest if date.is_interval else date.latest
    return Span(date.earliest, date.earliest if last is None else last)


def ending(date: EdtfDate) -> Span | None:
    """Returns the days on which an interval can have ended; None if that is not known, and for any other date."""
    if not date.is_interval or date.latest is None:
        return None
    return Span(date.latest if date.end_earliest is None else date.end_earliest, date.latest)


def exactness(date: EdtfDate) -> str:
    """Says in sentences how exactly a date is known: its precision, open ends, and whether it is doubted."""
    doubts = [word for word, said in (("approximate", date.approximate), ("doubted", date.uncertain)) if said]
    mark = f" The date is {' and '.join(doubts)}." if doubts else ""
    return _of_interval(date) + mark if date.is_interval else _of_point(date) + mark


def _of_point(date: EdtfDate) -> str:
    if date.precision is Precision.DAY:
        return "Known to the day."
    return f"Known to the {date.precision.value}: it lies somewhere within it."


def _of_interval(date: EdtfDate) -> str:
    start, _, end = date.text.partition("/")
    begun, ended = beginning(date), ending(date)
    match begun, ended:
        case None, None:
            return "Neither its beginning nor its end is known."
        case Span(), None:
            return f"Its beginning is known to the {begun.precision.value}; {_missing(end, 'end')}"
        case None, Span():
            return f"Its end is known to the {ended.precision.value}; {_missing(start, 'beginning')}"
    assert begun is not None
    assert ended is not None
    if begun.precision is ended.precision:
        return f"It lasted; its beginning and end are known to the {begun.precision.value}."
    return f"It lasted; its beginning is known to the {begun.precision.value}, its end to the {ended.precision.value}."


def _missing(text: str, which: str) -> str:
    """EDTF tells an end that is open (`..`) from one that is not known (nothing)."""
    return f"its {which} is open." if text == ".." else f"its {which} is not known."
