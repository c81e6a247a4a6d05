"""The part of an entry that shows why it was found, as plain text with the matches told apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from desktop.domain.escaping import plain
from desktop.domain.folding import folded
from desktop.domain.values import NamedTuple

_folded = lru_cache(maxsize=16_384)(folded)
"""Words recur from one result to the next, and paragraphs from one letter typed to the next."""
_WORD = re.compile(r"[^\W_]+(?:['’ʻʼ][^\W_]+)*")
_ACCENTS = re.compile("[\u0300-\u036f'’ʻʼ]")
_WIDTH, _BEFORE = 160, 50
"""Characters of a snippet, and of it before the first match."""


class Part(NamedTuple):
    """A piece of a snippet, and whether it is what was asked for."""

    text: str
    is_match: bool


Snippet = tuple[Part, ...]


def text_of(snippet: Snippet) -> str:
    """Returns a snippet as plain text."""
    return "".join(part.text for part in snippet)


def snippet(lines: Sequence[str], wanted: Sequence[str]) -> Snippet:
    """Returns the part of the paragraphs in which most of the wanted words, which are folded, begin a word."""
    return of_line(lines[best(lines, wanted)] if lines else "", wanted)


def of_line(line: str, wanted: Sequence[str]) -> Snippet:
    """Returns the part of a paragraph around the first of the wanted words, with an ellipsis where it is cut."""
    if len(line) <= _WIDTH:
        return marked(line, wanted)
    safe = plain(line)
    begins = tuple(wanted)
    first_match = next((word.start() for word in _WORD.finditer(safe) if _folded(word[0]).startswith(begins)), 0)
    start, end = _cut(safe, first_match)
    words = ((*word.span(), _folded(word[0])) for word in _WORD.finditer(safe, first_match, end))
    before, after = (Part("…" if is_cut else "", False) for is_cut in (start > 0, end < len(safe)))
    return tuple(part for part in (before, *_told_apart(safe, start, end, words, begins), after) if part.text)


def marked(text: str, wanted: Sequence[str]) -> Snippet:
    """Returns a whole text with the words told apart that begin with a wanted word, which is folded."""
    safe = plain(text)
    return tuple(part for part in _told_apart(safe, 0, len(safe), _words_of(safe), tuple(wanted)) if part.text)


def _told_apart(
    text: str, start: int, end: int, words: Iterable[tuple[int, int, str]], begins: tuple[str, ...]
) -> Iterator[Part]:
    at = start
    for first, last, word in words:
        if word.startswith(begins) and first >= at and last <= end:
            yield Part(text[at:first], False)
            yield Part(text[first:last], True)
            at = last
    yield Part(text[at:end], False)


@lru_cache(maxsize=4096)
def _words_of(text: str) -> tuple[tuple[int, int, str], ...]:
    """Returns where each word begins and ends, and the word folded; titles recur from one letter typed to the next."""
    return tuple((*word.span(), _folded(word[0])) for word in _WORD.finditer(text))


def best(lines: Sequence[str], wanted: Sequence[str]) -> int:
    """Returns the place of the paragraph that has most of the wanted words; the first of those alike."""
    first, most = 0, 0
    for place, line in enumerate(lines if len(lines) > 1 else ()):
        found = matches(line, wanted)
        if found > most:
            first, most = place, found
    return first


def matches(line: str, wanted: Sequence[str]) -> int:
    """Returns how many of the wanted words begin a word of a paragraph."""
    rough = f" {_rough(line)}"
    return sum(f" {word}" in rough for word in wanted)


@lru_cache(maxsize=4096)
def _rough(text: str) -> str:
    """Returns a text nearly folded, which is enough to choose a line and takes a tenth of the time."""
    if text.isascii():
        return re.sub(r"[^a-z0-9']+", " ", text.lower())
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    return re.sub(r"[\s\W]+", " ", bare)


def _cut(text: str, match: int) -> tuple[int, int]:
    """Returns from where to where a text is shown around its first match, at the ends of words where there are any."""
    if len(text) <= _WIDTH:
        return 0, len(text)
    start = max(0, match - _BEFORE)
    if start:
        space = text.find(" ", start, match)
        start = space + 1 if space >= 0 else start
    end = min(len(text), start + _WIDTH)
    if end < len(text):
        space = text.rfind(" ", max(start, match), end)
        end = space if space > match else end
    return start, end
