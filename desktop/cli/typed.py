"""What was typed, put in order before it is parsed: an address alone, and queries with words that begin with a dash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.domain import address

_BEFORE_COMMANDS = ("--content",)
WITH_VALUE = ("--limit", "--format", "--output", *_BEFORE_COMMANDS)
"""Options that take the next word as their value: those of the program, and those of `search`."""
_HELP = "-h"


def in_order(argv: Sequence[str]) -> list[str]:
    """Returns the words of a command line as the parser takes them.

    An address alone opens it. After `search`, its options come first, and all else is the query: what begins with one
    dash is a word that is not wanted.
    """
    words = list(argv)
    command = place_of_command(words)
    if words[command : command + 1] == ["search"]:
        return [*words[: command + 1], *_query_last(words[command + 1 :])]
    if command == len(words) - 1 and words[command].startswith(address.SCHEME):
        return [*words[:command], "open", words[command]]
    return words


def place_of_command(words: Sequence[str]) -> int:
    """Returns where the command stands: the first word that is neither an option nor the value of one."""
    at = 0
    while at < len(words) and words[at].startswith("-"):
        at += 2 if words[at] in _BEFORE_COMMANDS else 1
    return at


def _query_last(words: list[str]) -> Iterator[str]:
    query: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            query += rest
        elif word.startswith("--") or word == _HELP:
            yield word
            if word in WITH_VALUE:
                yield from (value for value in (next(rest, None),) if value is not None)
        else:
            query.append(word)
    if query:
        yield "--"
        yield from query
