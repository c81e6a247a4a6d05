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
    if measure_text(text, strong).width <= width:
        return text
    fits, too_long = 0, len(text)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if measure_text(text[:middle].rstrip() + ELLIPSIS, strong).width <= width:
            fits = middle
        else:
            too_long = middle
    while fits and unicodedata.combining(text[fits]):
        fits -= 1
    kept = text[:fits].rstrip()
    return kept + ELLIPSIS if kept else ""
