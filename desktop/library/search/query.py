"""What a reader types, taken apart: words, phrases, operators, and what is not wanted. No text is refused."""

from __future__ import annotations

import re

from desktop.domain import address
from desktop.domain.days import typed_days
from desktop.domain.escaping import plain
from desktop.domain.folding import folded
from desktop.domain.values import NamedTuple
from desktop.library.search.index import Window

OPERATORS = ("country", "with", "kind", "org", "topic", "after", "before")
"""The operators, each written before a colon and its value."""
EXAMPLES = ("country:TKM", "with:AFG", "kind:topic", "org:UN", "topic:tapi", "after:1995", "before:1995-12")
"""Each operator with a value."""
_LONGEST, _MOST_WORDS = 400, 12
_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
PIECE = re.compile(rf'([-−]?)(?:({"|".join(OPERATORS)}):)?(?:"([^"]*)"?|([^\s"]+))?', re.IGNORECASE)
"""One piece of a query: whether it is not wanted, its operator, and its text, in quotes or not."""
_UNKNOWN = re.compile(r'(?<![\w:/."])([a-z]{3,9}):(?=[^\s:/])', re.IGNORECASE)
"""A word that is written as an operator is."""
_OF_ADDRESSES = (address.SCHEME.rstrip(":"), "http", "https", "mailto")
_LONG = 5
"""Letters from which a mistyped operator may have two slips."""


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
    bare_operators: list[str] = []
    for minus, operator, quoted, bare in PIECE.findall(_mended(text[:_LONGEST].translate(_QUOTES), remarks)):
        value, name = quoted or bare, operator.lower()
        if name and not folded(value):
            bare_operators.append(name)
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
    query = Query(
        tuple(words),
        tuple(phrases),
        tuple(unwanted),
        tuple(filters),
        Window(first, end),
        tuple(remarks),
    )
    if query.is_empty:
        # Beside words, an operator without a value is one that is still being typed.
        lacking = (f"{name}: takes a value, such as {EXAMPLES[OPERATORS.index(name)]}" for name in bare_operators)
        query = query._replace(remarks=(*remarks, *dict.fromkeys(lacking)))
    return query


def _mended(text: str, remarks: list[str]) -> str:
    """Returns a query with its mistyped operators as they are meant; says so, and which are no operators at all."""

    def mend(found: re.Match[str]) -> str:
        name = found[1].lower()
        if name in OPERATORS or name in _OF_ADDRESSES or text.count('"', 0, found.start()) % 2:
            return found[0]
        meant = _meant(name)
        if meant:
            remarks.append(f"{name}: is read as {meant}:")
            return f"{meant}:"
        remarks.append(f"{name}: is no operator; there are {', '.join(f'{one}:' for one in OPERATORS)}")
        return found[0]

    return _UNKNOWN.sub(mend, text)


def _meant(name: str) -> str:
    """Returns the operator that is typed nearly so; "" for none."""
    # The import takes 20 ms, and hardly a search has such a word.
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extractOne

    found = extractOne(name, OPERATORS, scorer=OSA.distance, score_cutoff=1 if len(name) < _LONG else 2)
    return str(found[0]) if found else ""
