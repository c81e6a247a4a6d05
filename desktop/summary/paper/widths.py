"""How wide words are about to be on paper, so that the typesetter need not lay out what there may be no room for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import ceil

from desktop.summary.paper.nodes import Node

_ASCII = (
    26, 33, 41, 56, 56, 90, 74, 22, 35, 35, 50, 56, 25, 31, 25, 29, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 29, 29, 56,
    56, 56, 47, 92, 70, 65, 61, 73, 62, 59, 71, 79, 37, 36, 70, 62, 94, 76, 74, 60, 74, 66, 54, 61, 72, 68, 105, 66, 62,
    59, 36, 29, 36, 56, 46, 27, 56, 61, 49, 61, 54, 37, 54, 64, 32, 30, 58, 31, 94, 64, 58, 61, 61, 47, 45, 35, 64, 58,
    86, 58, 56, 51, 43, 56, 43, 56,
)  # fmt: skip
"""Widths of the signs from the space to the tilde in Noto Serif, in hundredths of the size of type."""
_OTHER = 57
_LATIN = [_OTHER] * 32 + [*_ASCII] + [_OTHER] * 129
_LATIN[ord("\u00a0")] = _LATIN[ord(" ")]
_TABLE = bytes(_LATIN)
_MARKS, _MARK = ("\u2000", "\u206f"), 0.47
"""Dashes and quotation marks, and how wide they are in ems."""
_WIDE = "\u2e80", "\uffef"
"""Signs of Chinese, Japanese and Korean, which are an em wide."""
SANS, SANS_OF_DATES, BOLD = 0.984, 1.011, 1.06
"""How wide Noto Sans and the bold Noto Serif are, in parts of Noto Serif; figures are wider in Noto Sans."""
SPACE = 0.26
_CITED = 0.5
"""The raised number of a source, in ems of the text that it stands in."""
_PAGE = 2.4
"""The number of a page of the book, with what stands before it."""
_BREAKS_AFTER = ("-", "–", "/")
_PIECE = re.compile(r" |[^ \-–/]*[\-–/]|[^ \-–/]+")
_LETTERS = re.compile(r"[^\w]*([^\W\d_]+)")
_SHORTEST = 5
"""The letters of a word that may be parted."""
_SYLLABLE, _LETTER, _HYPHEN = 2.6, 0.55, 0.31
"""How many letters stand between two places where a word may be parted, about; how wide a letter is, and a hyphen."""


Word = tuple[float, float, int]
"""What is not parted by a space: how wide it is and how wide the space before it is, both in ems, and of how many
letters it is; of none where it may not be parted."""


class Lines:
    """Lines into which words are set, each as far as it goes, as the typesetter does."""

    def __init__(self, width: float, indent: float = 0.0) -> None:
        """Takes how wide a line is, and by how much all but the first are indented, in ems."""
        self.count = 1
        self._left = width
        self._width = width - indent
        self._is_empty = True

    def add(self, words: Iterable[Word]) -> Lines:
        """Sets words after those that are there; returns itself."""
        for width, gap, letters in words:
            needed = width if self._is_empty else width + gap
            if needed <= self._left:
                self._left -= needed
            else:
                rest = width - (self._parted(gap, letters) if letters >= _SHORTEST else 0)
                if self._is_empty and rest == width:
                    rest -= self._left
                lines = max(1, ceil(rest / self._width))
                self.count += lines
                self._left = self._width * lines - rest
            self._is_empty = False
        return self

    def copy(self) -> Lines:
        """Returns lines with the same words."""
        lines = Lines(self._width)
        lines.count, lines._left, lines._is_empty = self.count, self._left, self._is_empty
        return lines

    def _parted(self, gap: float, letters: int) -> float:
        """Returns how wide what has room of a word at the end of a line is."""
        room = self._left - gap - _HYPHEN
        syllables = int(room / (_SYLLABLE * _LETTER)) if room > 0 else 0
        return max(0.0, min(syllables * _SYLLABLE, letters - _SYLLABLE)) * _LETTER


def words_of(nodes: list[Node], scale: float = 1.0, *, hyphenated: bool = True) -> list[Word]:
    """Returns the words of a run, with their widths times a scale."""
    found: list[Word] = []
    gap, is_whole = 0.0, True
    for text, mark, may_part in _pieces(nodes):
        if text == " ":
            gap, is_whole = SPACE * scale, True
            continue
        width = _width(text) * scale + mark
        core = _LETTERS.match(text) if hyphenated and may_part else None
        letters = len(core[1]) if core else 0
        if is_whole or not found:
            found.append((width, gap, letters))
        else:
            begun, before, others = found[-1]
            found[-1] = (begun + width, before, max(others, letters))
        gap, is_whole = 0.0, text.endswith(_BREAKS_AFTER)
    return found


def ems(nodes: list[Node]) -> float:
    """Returns how wide a run is on one line, in ems; near for Latin letters, and a guess for others."""
    total = 0.0
    for node in nodes:
        total += _width(node["t"]) if "t" in node else _mark(node) or ems(_inside(node))
    return round(total, 2)


def _pieces(nodes: list[Node]) -> Iterable[tuple[str, float, bool]]:
    """Yields the words and spaces of a run, how wide marks are that stand between them, and whether words may part."""
    for node in nodes:
        if "t" in node:
            may_part = "w" not in node
            for piece in _PIECE.findall(node["t"]):
                yield piece, 0.0, may_part
        elif mark := _mark(node):
            yield "", mark, False
        else:
            yield from _pieces(_inside(node))


def _width(text: str) -> float:
    known = text.encode("latin-1", "ignore")
    width = sum(known.translate(_TABLE)) / 100
    if len(known) < len(text):
        width += sum(
            _MARK if _MARKS[0] <= sign <= _MARKS[1] else 1.0 if _WIDE[0] <= sign <= _WIDE[1] else _OTHER / 100
            for sign in text
            if sign > "\u00ff"
        )
    return width


def _mark(node: Node) -> float:
    return _CITED * len(node["c"]) if "c" in node else _PAGE if "r" in node else 0.0


def _inside(node: Node) -> list[Node]:
    return node.get("e") or node.get("b") or node.get("n") or []
