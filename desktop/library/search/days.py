"""Days of the year, which are found without being indexed: “12 December”, “Dec 12th”, “12/12”, “12-12”."""

from __future__ import annotations

import re
from contextlib import suppress

from desktop.domain import address
from desktop.domain.dates import MONTHS
from desktop.errors import AddressError

_NUMBER = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[a-z]{3,9})"
_FORMS = (re.compile(rf"{_NUMBER} (?:of )?{_MONTH}"), re.compile(rf"{_MONTH} (?:the )?{_NUMBER}"))
_IN_NUMBERS = re.compile(r"(\d{1,2}) (\d{1,2})")


def day_asked(text: str) -> str:
    """Returns the day of the year, `MM-DD`, that a whole folded query is; "" for none.

    Of two numbers the first is the day, as in “5/12”, unless only the other way makes a day.
    """
    for form in _FORMS:
        found = form.fullmatch(text)
        if found:
            number = next((place for place, name in enumerate(MONTHS, 1) if name.lower().startswith(found["month"])), 0)
            return _day(number, int(found["day"]))
    numbers = _IN_NUMBERS.fullmatch(text)
    if numbers:
        one, other = map(int, numbers.groups())
        return _day(other, one) or _day(one, other)
    return ""


def _day(month: int, number: int) -> str:
    """Returns a day of the year; "" where the calendar has none of that number."""
    day = f"{month:02}-{number:02}"
    with suppress(AddressError):
        return address.parse(str(address.day(day))).parts[0]
    return ""
