"""Spans of years or months, as whole numbers with both ends in them."""

from collections.abc import Iterable

Spell = tuple[int, int]


def merged(spells: Iterable[Spell]) -> list[Spell]:
    """Joins the spells that overlap or follow each other without a gap."""
    joined: list[Spell] = []
    for first, last in sorted(spells):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


def runs(numbers: Iterable[int]) -> list[Spell]:
    """Turns single years into spells."""
    return merged((number, number) for number in numbers)
