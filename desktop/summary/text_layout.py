"""Setting text in a fixed number of columns: what a terminal takes as one, two or no cells, and where lines break."""

import re
from collections.abc import Iterator

_SIMPLE = re.compile(r"[\x20-\x7e\xa0-\u02ff\u2010-\u2027\u2030-\u205e\u2500-\u257f]*")


def width_of(text: str) -> int:
    """Returns how many columns a terminal takes for a text."""
    if _SIMPLE.fullmatch(text):
        return len(text)
    import wcwidth

    return max(0, wcwidth.wcswidth(text)) if wcwidth.wcswidth(text) >= 0 else len(text)


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> Iterator[str]:
    """Yields the lines of a text.

    Args:
        text: words separated by spaces; a no-break space joins.
        width: columns in all.
        first: what stands before the first line.
        rest: what stands before the others.
    """
    line, used = first, width_of(first)
    empty = True
    for word in text.split(" "):
        if not word:
            continue
        taken = width_of(word)
        if not empty and used + 1 + taken > width:
            yield line
            line, used, empty = rest, width_of(rest), True
        for piece in _pieces(word, max(1, width - width_of(rest))) if taken > width - used else (word,):
            if not empty and used + 1 + width_of(piece) > width:
                yield line
                line, used, empty = rest, width_of(rest), True
            line += piece if empty else f" {piece}"
            used += width_of(piece) + (not empty)
            empty = False
    if not empty:
        yield line


def _pieces(word: str, width: int) -> Iterator[str]:
    """Cuts a word that is wider than a line, such as an address."""
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
    return text + " " * max(0, width - width_of(text))
