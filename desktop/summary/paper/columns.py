"""Which column of a brief a section stands in, so that both are about as long and no room is left beside what was cut.

Heights are guessed, as they are for what is chosen; see `heights`.
"""

from __future__ import annotations

from itertools import combinations

from desktop.summary.paper.heights import LINE, section_heights, space_on
from desktop.summary.paper.sections import Section

ROOM = 49.0
"""About how many lines a column of a brief on one page has; a longer one is cut in any case."""
WIDTHS = space_on("a4").widths[:2]
"""How wide the columns are, in points; on other papers much the same."""
_COST = 1.5
"""The lines that have to be won before a section leaves its column for another."""
_SURE, _OVER = 0.8, 3
"""The part of the room that the poorest form of a column keeps to, as a page whose lead and sources are long has no
more; and what lines beyond it cost, squared: one column that is far too long loses the page, two that are a little too
long do not."""


def balanced(left: list[Section], right: list[Section], room: float = ROOM) -> tuple[list[Section], list[Section]]:
    """Returns the sections of two columns, of which free ones have changed sides where that leaves less room empty.

    Sections that are free under one name change sides together.

    Args:
        left: the sections of the narrow column.
        right: those of the wide one.
        room: how many lines a column holds.
    """
    columns = (left, right)
    heights = [
        [(one["caps"], [section_heights(one, width) for width in WIDTHS]) for one in sections] for sections in columns
    ]
    tall, least = (
        [[[found[caps[level]] / LINE for found in at_widths] for caps, at_widths in sections] for sections in heights]
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


def _unused(sums: list[float], room: float) -> float:
    """Returns how much one column would leave empty beside the other."""
    one, other = (min(tall, room) for tall in sums)
    return abs(one - other)


def _too_long(poorest: list[float], room: float) -> float:
    return _OVER * sum(max(0.0, tall - _SURE * room) ** 2 for tall in poorest)


def _without(column: list[Section], side: int, moved: frozenset[tuple[int, int]], more: list[Section]) -> list[Section]:
    return [*(one for place, one in enumerate(column) if (side, place) not in moved), *more]
