"""What every copy of a page says of itself: its edition, the day it was made, and how to cite it."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence

from desktop.domain.dates import MONTHS, in_words
from desktop.domain.naming import enumerated
from desktop.library.rows import Edition
from desktop.summary.document import Document

LICENCE = "Content CC BY-SA 4.0"
_HASH_SHOWN = 8
_MOST_NAMED = 4
"""How many sections are named; a page of few has more room to say which."""


def moment() -> int:
    """Returns when a print is made, in seconds since 1970 UTC; SOURCE_DATE_EPOCH where that is set."""
    wished = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(wished) if wished.isdecimal() and len(wished) < 12 else int(time.time())


def day_in_words(seconds: int) -> str:
    """Returns a moment as a day, in UTC."""
    day = time.gmtime(seconds)
    return f"{day.tm_mday} {MONTHS[day.tm_mon - 1]} {day.tm_year}"


def day_as_date(seconds: int) -> str:
    """Returns a moment as a day of ISO 8601, in UTC."""
    return time.strftime("%Y-%m-%d", time.gmtime(seconds))


def edition_in_words(edition: Edition) -> str:
    """Returns which content this is: the last day on which an article was checked, and the beginning of its hash."""
    number = edition.content[:_HASH_SHOWN]
    return f"edition of {in_words(edition.checked)} ({number})" if edition.checked else f"edition {number}"


def cite_as(document: Document, part: str = "") -> str:
    """Returns how a page, or a part of it that is named after the title, is cited: in English, with the day."""
    title, printed = f"{document.cited_title or document.title}{part}", day_in_words(moment())
    return f"“{title}”, Chancery, {edition_in_words(document.edition)}, {document.address}; printed {printed}."


def choice_in_words(left_out: Sequence[str], selected: Sequence[str] | None) -> str:
    """Returns a sentence on the sections that a copy lacks by choice; "" where it has all.

    Args:
        left_out: the headings of what it lacks.
        selected: the headings of what it has, where the reader named those; else None.
    """
    if not left_out:
        return ""
    if selected is None:
        named = enumerated([*left_out]) if len(left_out) <= _MOST_NAMED else f"{len(left_out)} sections"
        return f"Left out by choice: {named}. "
    if 0 < len(selected) <= _MOST_NAMED:
        return f"Selected sections: {enumerated([*selected])}. "
    return f"Selected sections: {len(selected) or 'none'} of {len(selected) + len(left_out)}. "


def colophon(document: Document) -> tuple[str, ...]:
    """Returns the sentences at the end of a page: against what it was checked, its edition, and how to cite it."""
    edition = edition_in_words(document.edition)
    choice = choice_in_words(document.left_out, document.selected)
    checked = f"Compared with its sources on {document.checked}. " if document.checked else ""
    return (
        f"{choice}{checked}Chancery, {edition}. {LICENCE}.",
        f"Cite as: {cite_as(document)}",
    )
