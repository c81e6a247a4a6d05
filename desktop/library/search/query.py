"""What a reader types, taken apart: words, phrases, operators, and what is not wanted. No text is refused."""

from __future__ import annotations

import re

from desktop.domain.days import typed_days
from desktop.domain.escaping import plain
from desktop.domain.folding import folded
from desktop.domain.values import NamedTuple
from desktop.library.search.index import Window

OPERATORS = ("country", "with", "kind", "org", "topic", "after", "before")
"""The operators, each written before a colon and its value."""
_LONGEST, _MOST_WORDS = 400, 12
_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
PIECE = re.compile(rf'([-−]?)(?:({"|".join(OPERATORS)}):)?(?:"([^"]*)"?|([^\s"]+))?', re.IGNORECASE)
"""One piece of a query: whether it is not wanted, its operator, and its text, in quotes or not."""


class Filter(NamedTuple):
    """An operator that asks for entries of a value, or for those without it."""

    operator: str
    value: str
    is_wanted: bool


class Query(NamedTuple):
    """A query taken apart; all text is folded but the values of operators.

    Attributes:
        words: what an entry must have, as a word or the beginning of one.
        phrases: words that must stand in this order.
        unwanted: words and phrases that no entry may have.
        filters: operators with a value that is no date.
        window: the days of the operators `after` and `before`.
        remarks: what of the query could not be understood, each in one sentence.
    """

    words: tuple[str, ...]
    phrases: tuple[str, ...]
    unwanted: tuple[str, ...]
    filters: tuple[Filter, ...]
    window: Window
    remarks: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not (self.words or self.phrases or self.unwanted or self.filters or self.window != Window())


def parsed(text: str) -> Query:
    """Takes a query apart; what cannot be understood is left out and told in a remark."""
    words: list[str] = []
    phrases: list[str] = []
    unwanted: list[str] = []
    filters: list[Filter] = []
    remarks: list[str] = []
    first = end = None
    for minus, operator, quoted, bare in PIECE.findall(text[:_LONGEST].translate(_QUOTES)):
        value, name = quoted or bare, operator.lower()
        if name in ("after", "before"):
            try:
                day = typed_days(value).first
            except ValueError as error:
                remarks += [plain(f"{name}: {error}")] if value else []
                continue
            # What is not after a day lies before it.
            if (name == "after") != bool(minus):
                first = day if first is None else max(first, day)
            else:
                end = day if end is None else min(end, day)
        elif name:
            filters += [Filter(name, value, not minus)] if folded(value) else []
        elif minus:
            unwanted += [folded(value)] if folded(value) else []
        elif quoted:
            phrases += [folded(value)] if folded(value) else []
        else:
            words += folded(value).split()
    del words[_MOST_WORDS:]
    return Query(
        tuple(words),
        tuple(phrases),
        tuple(unwanted),
        tuple(filters),
        Window(first, end),
        tuple(remarks),
    )
