"""Texts and small marks that were drawn once and are drawn again in a microsecond."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPainter, QPixmap, QStaticText, QTransform

Made = TypeVar("Made")
_MOST_TEXTS = 4000
_MOST_SPRITES = 2000
_AT_ONCE = 16


class _Kept(dict[Hashable, Made]):
    """Things that were made once; the older half goes when there are too many."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def keep(self, key: Hashable, made: Made) -> Made:
        if len(self) >= self._most:
            for old in list(self)[: self._most // 2]:
                del self[old]
        self[key] = made
        return made


class Glyphs:
    """The texts and marks of one timeline in one type, one palette and one resolution."""

    def __init__(self, font: QFont, strong_font: QFont, ratio: float) -> None:
        """Keeps nothing yet.

        Args:
            font: for texts.
            strong_font: for strong texts.
            ratio: device pixels to a logical pixel.
        """
        self._fonts = (font, strong_font)
        self._ratio = ratio
        self._texts: _Kept[tuple[QStaticText, float]] = _Kept(_MOST_TEXTS)
        self._sprites: _Kept[QPixmap] = _Kept(_MOST_SPRITES)
        self._wished: list[tuple[str, bool]] = []

    def text(self, text: str, strong: bool) -> tuple[QStaticText, float]:
        """Returns a line of text, laid out, and its height in pixels."""
        key = text, strong
        return self._texts.get(key) or self._texts.keep(key, self._laid_out(text, strong))

    def prepare(self, texts: Iterable[tuple[str, bool]]) -> None:
        """Takes lines of text in hand, strong or not, that will be asked for soon."""
        self._wished += [text for text in texts if text not in self._texts]

    def prepare_next(self) -> bool:
        """Lays out some of the texts in hand; takes about 1 ms. False where none is left."""
        some, self._wished = self._wished[:_AT_ONCE], self._wished[_AT_ONCE:]
        for text, strong in some:
            self.text(text, strong)
        return bool(some)

    def known_sprite(self, key: Hashable) -> QPixmap | None:
        """Returns the small picture of that key; None where it was not drawn yet."""
        return self._sprites.get(key)

    def sprite(self, key: Hashable, width: int, height: int, draw: Callable[[QPainter], None]) -> QPixmap:
        """Draws a small picture and keeps it.

        Args:
            key: tells it from others.
            width: its width in logical pixels.
            height: its height in logical pixels.
            draw: draws it.
        """
        return self._sprites.keep(key, self._drawn(width, height, draw))

    def _laid_out(self, text: str, strong: bool) -> tuple[QStaticText, float]:
        made = QStaticText(text)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.prepare(QTransform(), self._fonts[strong])
        return made, made.size().height()

    def _drawn(self, width: int, height: int, draw: Callable[[QPainter], None]) -> QPixmap:
        made = QPixmap(round(width * self._ratio), round(height * self._ratio))
        made.setDevicePixelRatio(self._ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter)
        painter.end()
        return made
