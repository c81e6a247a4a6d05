"""Expressions of FTS5 from folded text, which holds nothing but words and spaces: quotes are all it needs."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.library.search.tags import ANY

_SHORTEST_BEGINNING = 3


def phrase(text: str) -> str:
    """Returns the expression for words in this order."""
    return f'"{text}"'


def beginning(word: str, is_last: bool) -> str:
    """Returns the expression for a word that begins so; a short one counts whole where another follows it."""
    star = " *" if is_last or len(word) >= _SHORTEST_BEGINNING or not word.isascii() else ""
    return f'"{word}"{star}'


def any_of(expressions: Iterable[str]) -> str:
    """Returns the expression for one of several or more."""
    return f"({' OR '.join(expressions)})"


def all_of(expressions: Iterable[str], none_of: Iterable[str] = ()) -> str:
    """Returns the expression for all of several and none of others; without any, everything is asked for."""
    wanted = " AND ".join(expressions) or phrase(ANY)
    unwanted = " OR ".join(none_of)
    return f"({wanted}) NOT ({unwanted})" if unwanted else f"({wanted})"


def named(expression: str) -> str:
    """Returns an expression that has to hold within the names of an entry."""
    return f"{{name}} : {expression}"
