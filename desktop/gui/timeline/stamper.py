"""Draws marks and lines of text from pictures that were made before, many times faster than anew."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from desktop.chronology.geometry import Rect
from desktop.chronology.marks import Mark
from desktop.chronology.text import ELLIPSIS
from desktop.gui.theme import Theme
from desktop.gui.timeline.glyphs import Glyphs, Ink
from desktop.gui.timeline.mark_painter import draw_core, draw_mark

_AROUND = 4
"""Pixels around a mark in its picture, for the pen."""
_ENDS = 32
"""Pixels of both ends of a bar together; what is wider is its ends with their middle drawn out. With what is around
them they are whole device pixels at every quarter of a ratio."""


class Stamper:
    """Draws into one view with one painter, which is open."""

    def __init__(
        self, painter: QPainter, glyphs: Glyphs, theme: Theme, ratio: float, width: float, mirrored: bool
    ) -> None:
        """Prepares to draw.

        Args:
            painter: draws.
            glyphs: the pictures.
            theme: the colours of marks.
            ratio: device pixels to a logical pixel.
            width: logical pixels of the view.
            mirrored: time runs from right to left.
        """
        self._painter = painter
        self._glyphs = glyphs
        self._theme = theme
        self._ratio = ratio
        self._width = width
        self._mirrored = mirrored

    def line(self, rect: Rect, text: str, ink: Ink) -> None:
        """Writes a line of text."""
        picture = self._glyphs.text(text, ink)
        self._painter.drawPixmap(self._corner(rect, picture), picture)

    def label(self, mark: Mark, rect: Rect, ink: Ink) -> None:
        """Writes the label of a mark; a shortened one out of the picture of the whole title."""
        beginning = self._glyphs.beginning(mark.label, mark.title, ink)
        if beginning is None:
            self.line(rect, mark.label, ink)
            return
        picture, part = beginning
        corner = self._corner(rect, picture)
        self._painter.drawPixmap(corner, picture, part)
        after = corner.x() + part.width() / self._ratio - self._glyphs.overhang
        self._painter.drawPixmap(QPointF(after, corner.y()), self._glyphs.text(ELLIPSIS, ink))

    def pill(self, place: Rect, ground: QColor) -> None:
        """Draws a bar with round ends; its width and height are whole pixels."""
        width, height = round(place.width), round(place.height)
        key = ground.rgba(), width, height

        def draw(painter: QPainter) -> None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(QRectF(0, 0, width, height), height / 2, height / 2)

        picture = self._glyphs.known(key) or self._glyphs.sprite(key, width, height, draw)
        self._painter.drawPixmap(QPointF(self._left(place.x, width), self._snapped(place.y)), picture)

    def mark(self, mark: Mark) -> None:
        """Draws a mark without its label."""
        _, kind, form, (x, y, wide, high), core, _, fade_left, fade_right = mark[:8]
        plain = not (fade_left or fade_right or mark.uncertain)
        if wide >= _ENDS and plain:
            self._drawn_out(mark)
            return
        if wide > 2 * _ENDS:
            draw_mark(self._painter, mark, self._theme, self._width, self._mirrored)
            return
        width, height = round(wide), round(high)
        # The addresses of kind and form, which live as long as the program: an Enum takes longer to hash.
        key: tuple[object, ...] = id(kind), id(form), width, height
        if core or not plain or mark.inside:
            parts = core and (round(core.x - x), round(core.width))
            key += parts, round(fade_left), round(fade_right), mark.open_start, mark.open_end, mark[11:13]
        picture = self._glyphs.known(key) or self._picture(key, mark, width, height)
        left = self._left(x - _AROUND, wide + 2 * _AROUND)
        self._painter.drawPixmap(QPointF(left, self._snapped(y - _AROUND)), picture)

    def _drawn_out(self, mark: Mark) -> None:
        """Draws a mark from the two ends of a short one and what is between them."""
        rect, core = mark.rect, mark.core
        height = round(rect.height)
        key = id(mark.kind), id(mark.form), height, mark.inside
        picture = self._glyphs.known(key) or self._picture(key, mark._replace(core=None), _ENDS, height)
        begin, end = max(rect.x, -_ENDS), min(rect.right, self._width + _ENDS)
        left, right = sorted((self._edge(begin), self._edge(end)))
        top, ratio, half = self._snapped(rect.y - _AROUND), self._ratio, _AROUND + _ENDS / 2
        tall, part = picture.height(), half * ratio
        self._painter.drawPixmap(QPointF(left - _AROUND, top), picture, QRectF(0, 0, part, tall))
        self._painter.drawPixmap(QPointF(right + _AROUND - half, top), picture, QRectF(part, 0, part, tall))
        between = QRectF(left - _AROUND + half, top, right - left + 2 * (_AROUND - half), tall / ratio)
        self._painter.drawPixmap(between, picture, QRectF(part, 0, 1, tall))
        if core is not None:
            draw_core(self._painter, mark, self._theme, self._width, self._mirrored)

    def _picture(self, key: object, mark: Mark, width: int, height: int) -> QPixmap:
        x = mark.rect.x
        core = mark.core and Rect(round(mark.core.x - x) + _AROUND, _AROUND, mark.core.width, height)
        alone = mark._replace(rect=Rect(_AROUND, _AROUND, width, height), core=core)
        whole = width + 2 * _AROUND
        return self._glyphs.sprite(
            key,
            whole,
            height + 2 * _AROUND,
            lambda painter: draw_mark(painter, alone, self._theme, whole, self._mirrored),
        )

    def _corner(self, rect: Rect, picture: QPixmap) -> QPointF:
        ratio = self._ratio
        top = round((rect.y + rect.height / 2) * ratio - picture.height() / 2) / ratio
        return QPointF(self._left(rect.x, rect.width) - self._glyphs.overhang, top)

    def _left(self, x: float, width: float) -> float:
        """Returns where in the widget a stretch of the scene begins, between whole device pixels."""
        return self._snapped(self._width - x - width if self._mirrored else x)

    def _edge(self, x: float) -> float:
        return self._snapped(self._width - x if self._mirrored else x)

    def _snapped(self, at: float) -> float:
        return round(at * self._ratio) / self._ratio
