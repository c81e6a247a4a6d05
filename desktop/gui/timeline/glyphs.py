"""Lines of text and small marks that were drawn once and are drawn again in a microsecond or two."""

import math
import unicodedata
from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPixmap

from desktop.chronology.text import ELLIPSIS
from desktop.gui.timeline.measure import FontMeasure

_MOST_BYTES = 8_000_000
"""Of each of two generations of pictures."""
_AT_ONCE = 12
_OVERHANG = 2
"""Logical pixels at either side of a line of text, for letters that lean out of their room."""


_LONGEST = 90
"""A title wider than so many digits has no picture of the whole."""


class Ink(NamedTuple):
    """What a line is written in: a colour as `QColor.rgba` gives it, and whether the type is strong."""

    rgba: int
    strong: bool = False


@lru_cache(8192)
def _can_be_cut(title: str) -> bool:
    """Says whether the beginning of a line is at its left, and stands alone as it stands in the whole."""
    return all(
        unicodedata.bidirectional(sign) not in ("R", "AL", "AN") and not unicodedata.combining(sign) for sign in title
    )


class Glyphs:
    """The texts and marks of one timeline in one type and one resolution."""

    def __init__(self, measure: FontMeasure, ratio: float) -> None:
        """Keeps nothing yet.

        Args:
            measure: the type.
            ratio: device pixels to a logical pixel.
        """
        self.overhang = math.ceil(_OVERHANG * ratio) / ratio
        """Logical pixels by which the picture of a line begins left of the line; whole device pixels."""
        self._measure = measure
        self._fonts = measure.font, measure.strong_font
        self._ascents = tuple(QFontMetricsF(font).ascent() for font in self._fonts)
        self._ratio = ratio
        self._young: dict[Hashable, QPixmap] = {}
        self._old: dict[Hashable, QPixmap] = {}
        self._bytes = 0
        self._wished: list[tuple[str, Ink]] = []

    def text(self, text: str, ink: Ink) -> QPixmap:
        """Returns the picture of a line of text, which has the line's height."""
        key = text, ink
        return self.known(key) or self._keep(key, self._written(text, ink))

    def beginning(self, label: str, title: str, ink: Ink) -> tuple[QPixmap, QRectF] | None:
        """Returns the picture of a title and the part of it in which a label stands that is its beginning.

        So a label that is cut anew in each frame asks for no new picture.

        Args:
            label: the label, which ends with an ellipsis.
            title: the whole.
            ink: what it is written in.

        Returns: the picture, and the part without the ellipsis, in device pixels; None where the label is drawn alone.
        """
        if not title or not _can_be_cut(title) or not title.startswith(label[:-1]):
            return None
        width = self._measure(title).width
        if width > _LONGEST * self._measure("0").width:
            return None
        whole = self.text(title, ink)
        kept = self._measure(label.removesuffix(ELLIPSIS)).width + self.overhang
        return whole, QRectF(0, 0, math.floor(kept * self._ratio), whole.height())

    def prepare(self, texts: Iterable[tuple[str, Ink]]) -> None:
        """Takes lines of text in hand that will be asked for soon."""
        self._wished += [wish for wish in texts if self.known(wish) is None]

    def prepare_next(self) -> bool:
        """Draws some of the lines in hand; takes about 1 ms. False where none is left."""
        some, self._wished = self._wished[:_AT_ONCE], self._wished[_AT_ONCE:]
        for text, ink in some:
            self.text(text, ink)
        return bool(some)

    def sprite(self, key: Hashable, width: int, height: int, draw: Callable[[QPainter], None]) -> QPixmap:
        """Draws a small picture and keeps it.

        Args:
            key: tells it from others.
            width: its width in logical pixels.
            height: its height in logical pixels.
            draw: draws it.
        """
        return self._keep(key, self._drawn(width, height, draw))

    def known(self, key: Hashable) -> QPixmap | None:
        """Returns the small picture of that key; None where it was not drawn yet, or is long forgotten."""
        known = self._young.get(key)
        if known is None:
            known = self._old.pop(key, None)
            if known is not None:
                self._keep(key, known)
        return known

    def _keep(self, key: Hashable, made: QPixmap) -> QPixmap:
        self._bytes += made.width() * made.height() * made.depth() // 8
        if self._bytes > _MOST_BYTES:
            self._old, self._young, self._bytes = self._young, {}, 0
        self._young[key] = made
        return made

    def _written(self, text: str, ink: Ink) -> QPixmap:
        size, baseline = self._measure(text, ink.strong), QPointF(self.overhang, self._ascents[ink.strong])

        def write(painter: QPainter) -> None:
            painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            painter.setFont(self._fonts[ink.strong])
            painter.setPen(QColor.fromRgba(ink.rgba))
            painter.drawText(baseline, text)

        return self._drawn(math.ceil(size.width + 2 * self.overhang), math.ceil(size.height), write)

    def _drawn(self, width: int, height: int, draw: Callable[[QPainter], None]) -> QPixmap:
        made = QPixmap(round(width * self._ratio), round(height * self._ratio))
        made.setDevicePixelRatio(self._ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter)
        painter.end()
        return made
