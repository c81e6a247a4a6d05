"""Where a marked passage stands in a text that may have changed since."""

import re
from itertools import takewhile

CONTEXT = 40
"""How many characters before and after a passage are kept with it."""


def find_passage(text: str, quote: str, before: str, after: str) -> tuple[int, int] | None:
    """Returns start and end of a quote in a text; None where it is not there.

    Blanks of any kind are alike. Where the quote is there several times, the place is taken whose surroundings are most
    like those that were kept.
    """
    words = quote.split()
    if not words:
        return None
    best, place = -1, None
    for match in re.finditer(r"\s+".join(map(re.escape, words)), text):
        start, end = match.span()
        likeness = _alike(text[max(0, start - CONTEXT) : start][::-1], before[::-1])
        likeness += _alike(text[end : end + CONTEXT], after)
        if likeness > best:
            best, place = likeness, (start, end)
    return place


def _alike(one: str, other: str) -> int:
    """Returns how many characters two texts have in common at their beginnings."""
    pairs = zip(re.sub(r"\s", " ", one), re.sub(r"\s", " ", other), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
