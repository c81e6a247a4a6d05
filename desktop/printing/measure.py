"""How wide text is in the type of printed posters, as the typesetter says, without a window."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy

from desktop.chronology.geometry import Size
from desktop.summary.paper.typeset import Setting

_LINE = 1.362
"""Height of a line of Noto Sans, from ascender to descender, in parts of the size of type."""
_SPARE = 1.01
"""Some pairs of letters stand a little wider than alone."""


class PaperMeasure:
    """Measures lines of text in points, by their signs; fulfils `chronology.text.MeasureText`."""

    def __init__(self, texts: Iterable[str], size: float) -> None:
        """Asks the typesetter once for all signs that will be measured; a sign not among them counts as wide.

        Args:
            texts: all texts of which some part will be measured.
            size: of the type, in points.

        Raises:
            PaperError: where there is no typesetter.
        """
        # The axis writes numbers and months of its own.
        signs = sorted({sign for text in (*texts, _AXIS) for sign in text})
        widths = Setting("widths", {"signs": signs}).answer("widths")
        self._size = size
        self._widths = tuple(
            {sign: width[weight] for sign, width in zip(signs, widths, strict=True)} for weight in (0, 1)
        )

    def of_size(self, size: float) -> PaperMeasure:
        """Returns a measure of type of another size, for the same texts."""
        other = copy(self)
        other._size = size
        return other

    def __call__(self, text: str, strong: bool = False, /) -> Size:
        """Returns width and height of one line, in points."""
        widths = self._widths[strong]
        return Size(sum(widths.get(sign, 1.0) for sign in text) * self._size * _SPARE, _LINE * self._size)


_AXIS = "".join(map(chr, range(0x20, 0x7F))) + "–·…"
