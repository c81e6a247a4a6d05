"""How tall the parts of a brief are about to be, so that few forms of it have to be laid out before one fits.

Heights are guessed from how wide words are (see `widths`) and how the template sets them. They are near: what the
typesetter laid out corrects them; see `fitting`.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from desktop.domain.values import NamedTuple
from desktop.summary.paper.nodes import Node
from desktop.summary.paper.sections import Item, Items, Section
from desktop.summary.paper.widths import BOLD, SANS, SANS_OF_DATES, SPACE, Lines, Word, ems, words_of

MILLIMETRE = 72 / 25.4
EM = 9.0
"""The size of the text of a brief; this and all other lengths are in points."""
_PAPERS = {"a4": (210 * MILLIMETRE, 297 * MILLIMETRE), "us-letter": (612.0, 792.0)}
_SIDES, _ENDS = 30 * MILLIMETRE, 31 * MILLIMETRE
_GUTTER, _LEFT_SHARE = 6 * MILLIMETRE, 0.38
_LETTER = 0.714
"""How tall a capital letter is, in ems of Noto Serif and Noto Sans."""
_LEADING, _BETWEEN, _BETWEEN_BULLETS = 0.43 * EM, 0.55 * EM, 0.42 * EM
LINE = _LETTER * EM + _LEADING
"""From one line to the next."""
ABOVE_HEADING = 9.72
_HEADING = ABOVE_HEADING + _LETTER * EM + 2
"""A heading with its line and the room above it; what follows brings its own."""
_CHART = 96.0
_COLUMN_GAP, _ROW, _NARROWEST = 6.0, 4.6, 30.0
_INDENT, _BULLET, _AFTER_LABEL, _COLON, _COMMA, _DIGIT = 0.8, 0.9, 0.5, 0.29, 0.25, 0.56
"""In ems."""
_MORE: list[Word] = [(0.5, SPACE, 0), (1.1, SPACE, 0), (2.6, SPACE, 0)]
"""“– 12 more” at the end of a run."""
_HEAD, _LEAD, _LEAD_LINE = 56.4, 9.5, 10.87
_STRIP = 55.0
_SOURCES, _SOURCE_LINE = 10.63, 7.66
_SOURCE_EM, _SOURCE_GAP, _SOURCE_LOST = 7.4, 18.0, 12.0
"""The size of type of sources, with how much wider they are than guessed; what each takes besides; and what the ends of
lines leave empty."""


class Space(NamedTuple):
    """The space that a page has for a brief.

    Attributes:
        width: from the left edge of the text to the right one.
        height: from the upper edge to the lower one.
    """

    width: float
    height: float

    @property
    def widths(self) -> tuple[float, float, float]:
        """How wide the left column, the right one, and what stands across the paper are."""
        left = self.width * _LEFT_SHARE
        return left, self.width - left - _GUTTER, self.width


def space_on(paper: str) -> Space:
    """Returns the space on a size of paper by the name that the typesetter has for it."""
    width, height = _PAPERS[paper]
    return Space(width - _SIDES, height - _ENDS)


def head_height(lead: list[Node], space: Space, *, has_strip: bool) -> float:
    """Returns how tall title, lead and strip of time are about to be together."""
    lines = Lines(space.width / _LEAD).add(words_of(lead)).count
    return _HEAD + lines * _LEAD_LINE + (_STRIP if has_strip else 0)


def listed_width(source: dict[str, str]) -> float:
    """Returns how wide a source is in the list of sources, with its number and the space after it."""
    return ems([{"t": source["line"]}]) * _SOURCE_EM + _SOURCE_GAP


def sources_height(width: float, space: Space) -> float:
    """Returns how tall the list of sources is about to be, by how wide it would be on one line."""
    if not width:
        return 0.0
    column = (space.width - _GUTTER) / 2
    return _SOURCES + ceil((width / 2 + _SOURCE_LOST) / column) * _SOURCE_LINE


def section_heights(section: Section, width: float) -> list[float]:
    """Returns how tall a section is about to be with none of its items, with the first, the first two, and so on.

    It ends with as many as the richest form shows.
    """
    kind, items = section["kind"], section["items"][: max(section["caps"])]
    intro = words_of(section["intro"], hyphenated=kind != "run")
    lines = Lines(width / EM).add(intro)
    if kind == "run":
        return _run_heights(section, items, lines)
    start = _HEADING
    if intro:
        start += _BETWEEN + _height(lines)
    if section.get("chart"):
        start += _CHART
    found = [0.0 if items and not intro else start]
    if kind == "table":
        # The heads of its columns.
        start += _BETWEEN + EM * _LETTER + _ROW
    height_of = _row_heights(section, items, width) if kind == "table" else _paragraph_heights(kind, width / EM)
    for one in items:
        start += height_of(one)
        found.append(start)
    return found


def _run_heights(section: Section, items: Items, lines: Lines) -> list[float]:
    found = [0.0 if items and not section["intro"] else _HEADING + _BETWEEN + _height(lines)]
    for place, one in enumerate(items, start=1):
        lines.add(_words("run", one)[0])
        left = section["total"] - place
        found.append(_HEADING + _BETWEEN + _height(lines.copy().add(_MORE) if left > 0 else lines))
    return found


def _paragraph_heights(kind: str, width: float) -> Callable[[Item], float]:
    """Takes the width in ems. Returns what says how tall an item is."""
    narrower, indent = (_BULLET, 0.0) if kind == "bullets" else (0.0, 0.0 if kind == "text" else _INDENT)
    between = _BETWEEN_BULLETS if kind == "bullets" else _BETWEEN
    return lambda item: _height(Lines(width - narrower, indent).add(_words(kind, item)[0])) + between


def _row_heights(section: Section, items: Items, width: float) -> Callable[[Item], float]:
    """Returns what says how tall a row of a table is: the first columns share what the others leave."""
    shares: list[float] = section["shares"]
    others = range(len(shares), len(section["heads"]))
    taken = sum(
        max(len(section["heads"][place]) * _DIGIT, *(ems(one["cells"][place]) for one in items)) * EM * SANS
        + _COLUMN_GAP
        for place in others
    )
    room = width - taken - (len(shares) - 1) * _COLUMN_GAP
    widths = [max(room * share, _NARROWEST) / EM for share in shares]

    def of_row(item: Item) -> float:
        cells = zip(_words("table", item), widths, strict=False)
        return _ROW + max(_height(Lines(wide).add(words)) for words, wide in cells)

    return of_row


def _words(kind: str, item: Item) -> list[list[Word]]:
    """Returns the words of what an item sets one beside another; they are kept with it, for another width."""
    if "words" not in item:
        item["words"] = _made_words(kind, item["cells"])
    found: list[list[Word]] = item["words"]
    return found


def _made_words(kind: str, cells: list[list[Node]]) -> list[list[Word]]:
    match kind:
        case "table":
            return [words_of(cell, SANS, hyphenated=False) for cell in cells]
        case "run":
            # After a comma or colon.
            return [_after(SPACE + _COMMA, words_of(cells[0], hyphenated=False))]
        case "text" | "bullets":
            return [words_of(cells[0])]
        case _:
            label, title, *others = cells
            # A description is for room that nothing else needs; the sources stand in any case.
            told = words_of([*title, *others[-1]], BOLD) if others else words_of(title)
            named = words_of(label, SANS_OF_DATES if others else SANS)
            return [[*named, *_after(_AFTER_LABEL + (_COLON if others else 0), told)]]


def _after(gap: float, words: list[Word]) -> list[Word]:
    return [(words[0][0], gap, words[0][2]), *words[1:]] if words else []


def _height(lines: Lines) -> float:
    return lines.count * _LETTER * EM + (lines.count - 1) * _LEADING
