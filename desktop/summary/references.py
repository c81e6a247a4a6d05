"""Sources in words: who published what, when, and when it was read."""

from __future__ import annotations

from desktop.domain.dates import MONTHS
from desktop.domain.naming import enumerated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_KINDS = {
    "article-newspaper": "press report",
    "entry-encyclopedia": "encyclopedia article",
    "webpage": "web page",
    "dataset": "data set",
}


def publisher(csl: dict[str, Any]) -> str:
    """Returns the site or publisher of a CSL-JSON item."""
    return str(csl.get("container-title") or csl.get("publisher") or "")


def kind_words(csl: dict[str, Any]) -> str:
    """Returns what a CSL-JSON item is: “press report”."""
    return _KINDS.get(csl["type"]) or str(csl["type"]).replace("-", " ")


def issued_words(csl: dict[str, Any]) -> str:
    """Returns the date of publication in words; “undated” where there is none."""
    return _words(csl.get("issued")) or "undated"


def accessed_words(csl: dict[str, Any]) -> str:
    """Returns the day on which the source was read."""
    return _words(csl.get("accessed"))


def authors(csl: dict[str, Any]) -> str:
    """Returns the persons who wrote a CSL-JSON item, as one would say them; "" where it names none."""
    persons = [f"{one.get('given', '')} {one['family']}".strip() for one in csl.get("author") or () if "family" in one]
    return f"{persons[0]} and others" if len(persons) > _MOST_AUTHORS else enumerated(persons)


_MOST_AUTHORS = 3
"""More persons than these are named by the first."""


def reference(csl: dict[str, Any], tertiary: bool) -> str:
    """Returns one line: persons, title, publisher, date, and a word where the source is tertiary; no address.

    In brackets stands what a reader has to know of the source wherever it is cited.
    """
    by = authors(csl)
    line = f"{f'{by}: ' if by else ''}{csl['title']}. {publisher(csl)}, {issued_words(csl)}"
    if remark := csl.get("custom", {}).get("remark"):
        line += f" [{remark}]"
    if not tertiary:
        return line
    # Several copies of one encyclopedia article are told apart by their notes.
    note = f"; {csl['note'][0].lower()}{csl['note'][1:]}" if csl.get("note") else ""
    return f"{line} [tertiary{note}]"


def _words(date: Any) -> str:
    parts = (date or {}).get("date-parts") or [[]]
    year, month, day = (*parts[0], None, None, None)[:3]
    if year is None:
        return ""
    words = str(year)
    if month:
        words = f"{MONTHS[month - 1]} {words}"
    return f"{day} {words}" if day else words
