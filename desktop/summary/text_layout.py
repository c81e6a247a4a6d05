"""Setting text in a fixed number of columns: what a terminal takes as one, two or no cells, and where lines break."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

# Latin, Greek, Cyrillic and Arabic letters and common signs, each of one cell: for these no library is needed.
_SIMPLE = re.compile(
    r"[\x20-\x7e\xa0-\u02ff\u0370-\u0482\u048a-\u052f\u0620-\u064a\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2260\u2500-\u257f]*"
)


def measure_of(text: str) -> Callable[[str], int]:
    """Returns what tells how many columns a terminal takes for any part of a text: `len` where that will do."""
    return len if text.isascii() or _SIMPLE.fullmatch(text) else width_of


def width_of(text: str) -> int:
    """Returns how many columns a terminal takes for a text."""
    if text.isascii() or _SIMPLE.fullmatch(text):
        return len(text)
    import wcwidth

    columns = wcwidth.wcswidth(text)
    return columns if columns >= 0 else len(text)


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> Iterator[str]:
    """Yields the lines of a text.

    Args:
        text: words separated by spaces; a no-break space joins.
        width: columns in all.
        first: what stands before the first line.
        rest: what stands before the others.
    """
    measure = measure_of(text)
    before, room = first, max(1, width - width_of(first))
    if measure is len and len(text) <= room and text[:1] not in ("", " "):
        yield first + text
        return
    room_of_rest = max(1, width - width_of(rest))
    words = text.split(" ")
    widths = list(map(measure, words))
    if measure is len and max(widths) <= min(room, room_of_rest) and "" not in words:
        begin, end = 0, len(text)
        while end - begin > room:
            cut = text.rfind(" ", begin, begin + room + 1)
            yield before + text[begin:cut]
            before, room, begin = rest, room_of_rest, cut + 1
        yield before + text[begin:]
        return
    if max(widths) > room_of_rest:
        words = [piece for word in words for piece in _pieces(word, room_of_rest)]
        widths = list(map(measure, words))
    # A word that takes no cell by itself, as a lone accent does, is one all the same.
    widths = [taken or len(word[:1]) for word, taken in zip(words, widths, strict=True)]
    begin, used = 0, 0
    for place, taken in enumerate(widths):
        if used and used + 1 + taken > room:
            yield before + " ".join(words[begin:place])
            before, room, begin, used = rest, room_of_rest, place, 0
        if used:
            used += 1 + taken
        elif taken:
            begin, used = place, taken
    if used:
        yield before + " ".join(words[begin:])


def _pieces(word: str, width: int) -> Iterator[str]:
    """Cuts a word that is wider than a line, such as an address."""
    if len(word) <= width and width_of(word) <= width:
        yield word
        return
    if _SIMPLE.fullmatch(word):
        yield from (word[start : start + width] for start in range(0, len(word), width))
        return
    piece = ""
    for character in word:
        if piece and width_of(piece + character) > width:
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def padded(text: str, width: int) -> str:
    """Returns a text followed by spaces up to `width` columns."""
    return text + " " * (width - width_of(text))
