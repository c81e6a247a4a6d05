"""Text as the geometry sees it: how much room it takes, and what is left of it in less."""

import unicodedata
from typing import Protocol

from desktop.chronology.geometry import Size

ELLIPSIS = "…"


class MeasureText(Protocol):
    """Tells the room that one line of text takes, in pixels; `strong` text is set in bold."""

    def __call__(self, text: str, strong: bool = False, /) -> Size:
        """Returns width and height of the line; the height is that of any line."""


def elided(text: str, width: float, measure_text: MeasureText, strong: bool = False) -> str:
    """Returns the text, or as much of its start as fits into `width` pixels with an ellipsis; "" where none does."""
    whole = measure_text(text, strong).width
    if whole <= width:
        return text

    def fits(length: int) -> bool:
        return measure_text(text[:length].rstrip() + ELLIPSIS, strong).width <= width

    # The share of the width is nearly the share of the letters, so few lengths have to be measured.
    kept = max(0, min(len(text) - 1, int(len(text) * width / max(whole, 1e-9))))
    while kept and not fits(kept):
        kept -= 1
    while kept + 1 < len(text) and fits(kept + 1):
        kept += 1
    while kept and unicodedata.combining(text[kept]):
        kept -= 1
    start = text[:kept].rstrip()
    return start + ELLIPSIS if start else ""
