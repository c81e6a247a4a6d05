"""Draws the globe of a country, or of two, beside the title of the page."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF

from desktop.gui.theme import Theme
from desktop.summary.globe import DOT, RADIUS, Globe, Path, drawn, in_order

_SIZE, _BESIDE, _BELOW = 7.2, 0.9, 0.3
"""Of a globe and of the air at its left and below, in times the size of the type of the page."""
_LINE, _RING, _EDGE, _FRAME = 5, 13, 6, 12
"""Width of lines, in parts of a globe's radius of `RADIUS`."""
_NO_FRAME = QPen(Qt.PenStyle.NoPen)


def globe_size(pixels: float) -> tuple[int, int]:
    """Returns width and height of the picture of a globe, in pixels, in a text whose type has that size."""
    return round(pixels * (_SIZE + _BESIDE)), round(pixels * (_SIZE + _BELOW))


def draw_globe(globe: Globe, theme: Theme, pixels: float, ratio: float) -> QImage:
    """Returns a picture of a globe, sharp at so many device pixels to a logical one."""
    width, height = globe_size(pixels)
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = pixels * _SIZE / 2
    painter.translate(width - radius, radius)
    painter.scale(radius / (RADIUS + _EDGE), radius / (RADIUS + _EDGE))
    drawing = drawn(globe)
    own, land, sea = QColor(theme.accent), QColor(theme.land), QColor(theme.sea)
    # The first is filled and the second framed, as their badges are.
    paints = ((own, Qt.PenStyle.NoPen), (QColor(theme.paper), Qt.PenStyle.SolidLine))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(sea)
    painter.drawEllipse(QPointF(), RADIUS, RADIUS)
    painter.setPen(QPen(QColor(theme.line), _LINE))
    for line in drawing.lines:
        painter.drawPolyline(_polygon(line))
    _fill(painter, drawing.land, land)
    _fill(painter, drawing.water, sea)
    for place in in_order(globe):
        mark, (colour, style) = drawing.marks[place], paints[place]
        frame = QPen(own, _FRAME, style)
        _fill(painter, mark.land, colour, frame)
        _fill(painter, mark.holes, land)
        painter.setBrush(colour)
        painter.setPen(frame)
        for x, y in mark.dots:
            painter.drawEllipse(QPointF(x, y), DOT, DOT)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if mark.ring:
            x, y, around = mark.ring
            painter.setPen(QPen(own, _RING))
            painter.drawEllipse(QPointF(x, y), around, around)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.muted), _EDGE))
    painter.drawEllipse(QPointF(), RADIUS, RADIUS)
    painter.end()
    return image


def _fill(painter: QPainter, paths: Iterable[Path], colour: QColor, frame: QPen = _NO_FRAME) -> None:
    shape = QPainterPath()
    shape.setFillRule(Qt.FillRule.WindingFill)
    for path in paths:
        shape.addPolygon(_polygon(path))
    painter.setPen(frame)
    painter.setBrush(colour)
    painter.drawPath(shape)


def _polygon(path: Path) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in path])
