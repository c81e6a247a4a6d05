"""Which column of a brief a section stands in, so that both are about as long and no room is left beside what was cut.

Heights are guessed from the widths of the words, as they are for what is chosen; see `widths`.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from math import ceil

from desktop.summary.paper.sections import Items, Section

ROOM = 52.0
"""About how many lines a column of a brief on one page has; a longer one is cut in any case."""
WIDTHS = (20.8, 34.0)
"""How wide the columns are, in ems of their text."""
_HEADING, _BETWEEN, _ROW = 2.1, 0.12, 1.07
_CHART = 9.5
_COST = 1.5
"""The lines that have to be won before a section leaves its column for another."""
_SURE, _OVER = 0.8, 10
"""The part of the room that the poorest form of a column keeps to, and what a line beyond it costs: a page whose lead
and sources are long has no more."""


def balanced(left: list[Section], right: list[Section], room: float = ROOM) -> tuple[list[Section], list[Section]]:
    """Returns the sections of two columns, of which free ones have changed sides where that leaves less room empty.

    Sections that are free under one name change sides together.

    Args:
        left: the sections of the narrow column.
        right: those of the wide one.
        room: how many lines a column holds.
    """
    columns = (left, right)
    tall, least = (
        [[[lines_of(one, width, level) for width in WIDTHS] for one in column] for column in columns]
        for level in (0, -1)
    )
    now, poorest = ([sum(found[side] for found in of[side]) for side in (0, 1)] for of in (tall, least))
    groups: dict[str, list[tuple[int, int]]] = {}
    for side in (0, 1):
        for place, one in enumerate(columns[side]):
            if one["free"]:
                groups.setdefault(one["free"], []).append((side, place))
    best, moved = _unused(now, room) + _too_long(poorest, room), frozenset[tuple[int, int]]()
    if best <= _COST:
        return left, right
    for count in range(1, len(groups) + 1):
        for chosen in combinations(groups.values(), count):
            sums, poor = list(now), list(poorest)
            for side, place in (one for group in chosen for one in group):
                for summed, of in ((sums, tall), (poor, least)):
                    summed[side] -= of[side][place][side]
                    summed[1 - side] += of[side][place][1 - side]
            if (cost := _unused(sums, room) + _too_long(poor, room) + _COST * count) < best:
                best, moved = cost, frozenset(one for group in chosen for one in group)
    return (
        _without(left, 0, moved, [one for place, one in enumerate(right) if (1, place) in moved]),
        _without(right, 1, moved, [one for place, one in enumerate(left) if (0, place) in moved]),
    )


def lines_of(section: Section, width: float, level: int = 0) -> float:
    """Returns how many lines the form of a section at a level takes in a column so many ems wide; -1 is the poorest."""
    shown: Items = section["items"][: section["caps"][level]]
    ems: float = section["w"]
    if not shown and section["items"] and not ems:
        return 0
    if section["kind"] == "run":
        names: float = sum(one["w"][0] + 0.5 for one in shown)
        return _HEADING + ceil((ems + names) / (width - 1))
    intro = ceil(ems / (width - 1)) + (_CHART if section.get("chart") else 0)
    match section["kind"]:
        case "table":
            shares: list[float] = section["shares"]
            columns = range(len(shares), len(section["heads"]))
            others: float = sum(max((one["w"][place] for one in shown), default=0.0) + 1 for place in columns)
            room = max(width - others - len(shares) + 1, 4.0)
            lines: float = sum(
                max(ceil(one["w"][place] / (room * share)) or 1 for place, share in enumerate(shares)) for one in shown
            )
            return _HEADING + intro + _ROW * (lines + 1)
        case "text" | "bullets":
            return _HEADING + intro + _lines((one["w"][0] for one in shown), width - 1)
        case _:
            # A description is for room that nothing else needs.
            return _HEADING + intro + _lines((sum((*one["w"][:2], *one["w"][3:])) for one in shown), width - 1)


def _lines(widths: Iterable[float], room: float) -> float:
    return sum(max(1, ceil(width / room)) + _BETWEEN for width in widths)


def _unused(sums: list[float], room: float) -> float:
    """Returns how much one column would leave empty beside the other."""
    one, other = (min(tall, room) for tall in sums)
    return abs(one - other)


def _too_long(poorest: list[float], room: float) -> float:
    return _OVER * sum(max(0.0, tall - _SURE * room) for tall in poorest)


def _without(column: list[Section], side: int, moved: frozenset[tuple[int, int]], more: list[Section]) -> list[Section]:
    return [*(one for place, one in enumerate(column) if (side, place) not in moved), *more]
