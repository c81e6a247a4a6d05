"""Text as the geometry sees it: how much room it takes, and what is left of it in less."""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Protocol

from desktop.chronology.geometry import Size

ELLIPSIS = "…"


class MeasureText(Protocol):
    """Tells the room that one line of text takes, in pixels; `strong` text is set in bold."""

    def __call__(self, text: str, strong: bool = False, /) -> Size:
        """Returns width and height of the line; the height is that of any line."""

    def __hash__(self) -> int:
        """Tells it from others; what it says of a text never changes."""


def elided(text: str, width: float, measure_text: MeasureText, strong: bool = False) -> str:
    """Returns the text, or as much of its start as fits into `width` pixels with an ellipsis; "" where none does."""
    return cut(text, width, measure_text, strong)[0]


def cut(text: str, width: float, measure_text: MeasureText, strong: bool = False) -> tuple[str, float]:
    """Returns the text, or as much of its start as fits into `width` pixels with an ellipsis, and what that takes.

    Where letters stand side by side, the width of a beginning is taken to be that of its letters: measuring each
    beginning would take longer than a frame has time. What is drawn may be narrower by the kerning.

    Returns: text and width; "" and 0 where not even the first letter fits.
    """
    whole = measure_text(text, strong).width
    if whole <= width:
        return text, whole
    widths = _widths_of_beginnings(text, measure_text, strong)
    if widths is None:
        start = _longest_start(text, width, measure_text, strong)
        return (start, measure_text(start, strong).width) if start else ("", 0.0)
    ellipsis = measure_text(ELLIPSIS, strong).width
    start = text[: max(0, min(bisect_right(widths, width - ellipsis), len(text)) - 1)].rstrip()
    return (start + ELLIPSIS, widths[len(start)] + ellipsis) if start else ("", 0.0)


_SIDE_BY_SIDE = re.compile("[\u0020-\u02af\u0370-\u03ff\u0400-\u052f\u1e00-\u1eff\u2010-\u2027]*")
"""Latin, Greek and Cyrillic letters, whose shape is the same whatever stands beside them."""


@lru_cache(4096)
def _widths_of_beginnings(text: str, measure_text: MeasureText, strong: bool) -> Sequence[float] | None:
    """Returns the width of the first 0, 1, 2, … letters; None where letters join or are put upon each other."""
    if not _SIDE_BY_SIDE.fullmatch(text):
        return None
    # As a tuple of numbers each letter took 32 bytes instead of 8: all titles of a long day, ten megabytes.
    return array("d", accumulate((measure_text(letter, strong).width for letter in text), initial=0.0))


def _longest_start(text: str, width: float, measure_text: MeasureText, strong: bool) -> str:
    def fits(length: int) -> bool:
        return measure_text(text[:length].rstrip() + ELLIPSIS, strong).width <= width

    # The share of the width is nearly the share of the letters, so few lengths have to be measured.
    whole = measure_text(text, strong).width
    kept = max(0, min(len(text) - 1, int(len(text) * width / max(whole, 1e-9))))
    while kept and not fits(kept):
        kept -= 1
    while kept + 1 < len(text) and fits(kept + 1):
        kept += 1
    while kept and unicodedata.combining(text[kept]):
        kept -= 1
    start = text[:kept].rstrip()
    return start + ELLIPSIS if start else ""
