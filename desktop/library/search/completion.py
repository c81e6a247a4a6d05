"""Completion of operators while a query is typed: from `cou` to `country:`, from `country:tur` to `country:TKM`."""

from __future__ import annotations

import re

from desktop.domain.escaping import plain
from desktop.domain.values import NamedTuple
from desktop.library.library import Library
from desktop.library.search.filters import FIELDS, completions
from desktop.library.search.index import Index
from desktop.library.search.query import OPERATORS

MOST = 40
_DATES = (("1995", "a year"), ("1995-12", "a month"), ("1995-12-12", "a day"))
_PIECE = re.compile(rf'[-−]?(?:(?P<operator>{"|".join(OPERATORS)}):"?(?P<value>[^\s"]*)|(?P<word>[a-z]*))\Z', re.I)


class Completion(NamedTuple):
    """What a piece of a query may become.

    Attributes:
        start, end: the characters of the query that it replaces.
        text: what it puts there.
        title: what that stands for, in words.
        operator: the operator whose value it is; "" for an operator itself.
    """

    start: int
    end: int
    text: str
    title: str
    operator: str = ""

    def applied(self, query: str) -> str:
        """Returns the query with the completion in it."""
        return query[: self.start] + self.text + query[self.end :]


_TITLES = {
    "country": "of a country",
    "with": "of another country as well",
    "kind": "only of a kind",
    "org": "of an organization",
    "topic": "of a topic",
    "after": "from a year, month or day on",
    "before": "before a year, month or day",
}


def complete(library: Library, index: Index, query: str, cursor: int) -> list[Completion]:
    """Returns what the piece of a query before a cursor may become, the likeliest first; nothing where it is a word.

    Args:
        library: where names of countries are known.
        index: where organizations and topics are known.
        query: all that is typed.
        cursor: how many characters stand before the cursor; beyond the end counts as the end.

    Raises DamagedLibraryError where the library or its index cannot be read.
    """
    before = query[: max(0, cursor)]
    piece = before[max(before.rfind(" "), before.rfind("\t")) + 1 :]
    found = _PIECE.match(piece)
    if found is None:
        return []
    end = len(before)
    if found["operator"] is None:
        word = found["word"].lower()
        start = end - len(word)
        return [
            Completion(start, end, f"{name}:", _TITLES[name]) for name in OPERATORS if word and name.startswith(word)
        ]
    start, operator = end - len(found["value"]), found["operator"].lower()
    if operator not in FIELDS:
        return [Completion(start, end, *date, operator) for date in _DATES if not found["value"]]
    named = completions(library, index, operator, found["value"])
    return [Completion(start, end, value.text, plain(value.title), operator) for value in named[:MOST]]
