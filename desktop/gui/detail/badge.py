"""Draws the codes of a country as a badge beside what kind of page it is."""

from enum import Enum, auto

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from desktop.gui.theme import Theme

_SIZE, _HEIGHT, _LETTER, _AIR = 0.72, 1.3, 0.82, 1.4
"""Of the type of the page: the size of the letters and the height of the badge; of its own: a letter, and the air."""


def badge_size(codes: str, pixels: float) -> tuple[int, int]:
    """Returns width and height of a badge, in pixels, in a text whose type has that size."""
    letters = sum(letter.isalnum() for letter in codes)
    return round(pixels * _SIZE * (_LETTER * letters + _AIR)), round(pixels * _HEIGHT)


class Paint(Enum):
    """How a badge is painted: by itself, or as the one or the other of two whom a globe marks so."""

    ALONE = auto()
    FILLED = auto()
    FRAMED = auto()


def draw_badge(codes: str, theme: Theme, font: QFont, pixels: float, ratio: float, paint: Paint) -> QImage:
    """Returns a picture of codes within a rounded frame, sharp at so many device pixels to a logical one."""
    width, height = badge_size(codes, pixels)
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    letters = QFont(font)
    letters.setPixelSize(max(1, round(pixels * _SIZE)))
    letters.setWeight(QFont.Weight.DemiBold)
    painter.setFont(letters)
    frame = QRectF(0.5, 0.5, width - 1, height - 1)
    edge, fill, ink = {
        Paint.ALONE: (theme.line, theme.panel, theme.ink),
        Paint.FILLED: (theme.accent, theme.accent, theme.on_accent),
        Paint.FRAMED: (theme.accent, theme.paper, theme.ink),
    }[paint]
    painter.setPen(QPen(QColor(edge), 1))
    painter.setBrush(QColor(fill))
    painter.drawRoundedRect(frame, height / 4, height / 4)
    painter.setPen(QColor(ink))
    painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, codes)
    painter.end()
    return image
