"""How wide text is in the fonts of a widget."""

from PySide6.QtGui import QFont, QFontMetricsF

from desktop.chronology.geometry import Size

_MOST_KEPT = 20_000


class FontMeasure:
    """Measures lines of text in logical pixels and remembers them; fulfils `chronology.text.MeasureText`."""

    def __init__(self, font: QFont) -> None:
        """Measures in a font, and for strong text in its bold."""
        self.font = QFont(font)
        self.strong_font = QFont(font)
        self.strong_font.setBold(True)
        self._metrics = (QFontMetricsF(self.font), QFontMetricsF(self.strong_font))
        self._height = max(metrics.height() for metrics in self._metrics)
        self._widths: dict[tuple[str, bool], float] = {}

    def __call__(self, text: str, strong: bool = False, /) -> Size:
        """Returns width and height of one line, in logical pixels."""
        width = self._widths.get((text, strong))
        if width is None:
            if len(self._widths) >= _MOST_KEPT:
                self._widths.clear()
            width = self._widths[text, strong] = self._metrics[strong].horizontalAdvance(text)
        return Size(width, self._height)
