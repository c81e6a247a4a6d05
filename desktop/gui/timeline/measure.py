"""How wide text is in the fonts of a widget."""

from PySide6.QtGui import QFont, QFontMetricsF

from desktop.chronology.geometry import Size

_MOST_KEPT = 10_000


class FontMeasure:
    """Measures lines of text in logical pixels and remembers them; fulfils `chronology.text.MeasureText`."""

    def __init__(self, font: QFont) -> None:
        """Measures in a font, and for strong text in its bold."""
        self.font = QFont(font)
        self.strong_font = QFont(font)
        self.strong_font.setBold(True)
        self._metrics = (QFontMetricsF(self.font), QFontMetricsF(self.strong_font))
        self._height = max(metrics.height() for metrics in self._metrics)
        self._sizes: dict[tuple[str, bool], Size] = {}

    def __call__(self, text: str, strong: bool = False, /) -> Size:
        """Returns width and height of one line, in logical pixels."""
        size = self._sizes.get((text, strong))
        if size is None:
            if len(self._sizes) >= _MOST_KEPT:
                self._sizes.clear()
            size = self._sizes[text, strong] = Size(self._metrics[strong].horizontalAdvance(text), self._height)
        return size
