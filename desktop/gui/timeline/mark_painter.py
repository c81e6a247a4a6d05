"""Draws one mark as exactly as its date is known, and no more so."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QLinearGradient,
    QPaintEngine,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
)

from desktop.chronology.geometry import Rect
from desktop.chronology.marks import Mark
from desktop.chronology.outline import Form
from desktop.gui.theme import Theme


def draw_mark(painter: QPainter, mark: Mark, theme: Theme, view_width: float, mirrored: bool) -> None:
    """Draws the mark without its label.

    A day is a full dot, or a full bar as wide as the day; a month or a year in which the day lies somewhere is an
    outlined, tinted band; what lasts is full where it lasts for sure. Approximate dates and open ends fade out,
    uncertain dates have a dashed outline.
    """
    colour, tint = _colours(theme.kinds[mark.kind], theme.paper, 0.15 if mark.inside else 0.24)
    fill = colour if mark.form is Form.POINT and not mark.uncertain and not mark.inside else tint
    rect = _in_view(mark.rect, view_width, mirrored)
    clear = _clear(painter, theme)
    pen = _pen(mark, colour, clear, view_width, mirrored)
    painter.setPen(pen)
    painter.setBrush(_faded(mark, fill, clear, view_width, mirrored))
    radius = rect.height() / 2 if not mark.inside else rect.height() / 4
    if _fades(mark) and painter.paintEngine().type() is QPaintEngine.Type.SVG:
        _draw_outlined(painter, rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, pen)
    else:
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    if mark.form is Form.SPAN or (mark.form is Form.POINT and mark.inside):
        draw_core(painter, mark, theme, view_width, mirrored)
    if mark.open_start or mark.open_end:
        _draw_arrows(painter, mark, colour, view_width, mirrored)


def draw_core(painter: QPainter, mark: Mark, theme: Theme, view_width: float, mirrored: bool) -> None:
    """Fills the part of a span in which it lasts for sure; under a label, as a line below the text."""
    if mark.core is None or mark.uncertain:
        return
    colour, _ = _colours(theme.kinds[mark.kind], theme.paper, 0.24)
    height = max(2.0, mark.rect.height / 9) if mark.inside else mark.rect.height
    rect = Rect(mark.core.x, mark.rect.bottom - height, mark.core.width, height)
    radius = 0.0 if mark.inside else height / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_faded(mark, colour, _clear(painter, theme), view_width, mirrored))
    painter.drawRoundedRect(_in_view(rect, view_width, mirrored), radius, radius)


def draw_ring(painter: QPainter, mark: Mark, colour: QColor, view_width: float, mirrored: bool) -> None:
    """Draws a ring around a mark, apart from it by a hair."""
    around = _in_view(mark.rect, view_width, mirrored).adjusted(-2.5, -2.5, 2.5, 2.5)
    radius = around.height() / 2 if not mark.inside else around.height() / 4
    painter.setPen(QPen(colour, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(around, radius, radius)


def mixed(colour: QColor, ground: QColor, share: float) -> QColor:
    """Returns `share` of a colour (0 to 1) on a ground, opaque."""
    rest = 1 - share
    return QColor.fromRgbF(
        colour.redF() * share + ground.redF() * rest,
        colour.greenF() * share + ground.greenF() * rest,
        colour.blueF() * share + ground.blueF() * rest,
    )


@lru_cache(256)
def _colours(name: str, ground: str, share: float) -> tuple[QColor, QColor]:
    """Returns a colour, and a share of it on a ground; neither may be changed."""
    colour = QColor(name)
    return colour, mixed(colour, QColor(ground), share)


def _draw_outlined(painter: QPainter, rect: QRectF, radius: float, pen: QPen) -> None:
    """Draws the outline as an area: Qt's SVG has no gradient along a line and draws it black."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPath(path)
    painter.setBrush(pen.brush())
    painter.drawPath(QPainterPathStroker(pen).createStroke(path))


def _fades(mark: Mark) -> bool:
    return mark.fade_left > 0 or mark.fade_right > 0


def _in_view(rect: Rect, view_width: float, mirrored: bool) -> QRectF:
    """Cuts what is far outside of the view, which floating point would draw badly."""
    left, right = max(rect.x, -1e4), min(rect.right, view_width + 1e4)
    cut = Rect(left, rect.y, right - left, rect.height)
    cut = cut.mirrored(view_width) if mirrored else cut
    return QRectF(*cut)


def _clear(painter: QPainter, theme: Theme) -> QColor | None:
    """Returns what a colour fades into; None for nothing, of which Qt's PDF has no gradient: it is drawn full."""
    is_pdf = painter.paintEngine().type() is QPaintEngine.Type.Pdf
    return QColor(theme.paper) if is_pdf else None


def _faded(mark: Mark, colour: QColor, clear: QColor | None, view_width: float, mirrored: bool) -> QBrush:
    if not _fades(mark):
        return QBrush(colour)
    left, right = mark.rect.x, mark.rect.right
    start, end = (view_width - left, view_width - right) if mirrored else (left, right)
    gradient = QLinearGradient(start, 0, end, 0)
    if clear is None:
        clear = QColor(colour)
        clear.setAlpha(0)
    gradient.setColorAt(0, clear if mark.fade_left else colour)
    gradient.setColorAt(mark.fade_left / mark.rect.width, colour)
    gradient.setColorAt(1 - mark.fade_right / mark.rect.width, colour)
    gradient.setColorAt(1, clear if mark.fade_right else colour)
    return QBrush(gradient)


def _pen(mark: Mark, colour: QColor, clear: QColor | None, view_width: float, mirrored: bool) -> QPen:
    if mark.form is Form.POINT and not mark.uncertain and not mark.inside:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(_faded(mark, colour, clear, view_width, mirrored), 1.2)
    if mark.uncertain:
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([2.5, 2.0])
    return pen


def _draw_arrows(painter: QPainter, mark: Mark, colour: QColor, view_width: float, mirrored: bool) -> None:
    painter.setPen(QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle, half = mark.rect.y + mark.rect.height / 2, min(mark.rect.height, 12) * 0.4
    for is_open, tip, back in ((mark.open_start, mark.rect.x, half), (mark.open_end, mark.rect.right, -half)):
        if is_open:
            xs = [view_width - x if mirrored else x for x in (tip + back, tip, tip + back)]
            ys = (middle - half, middle, middle + half)
            painter.drawPolyline([QPointF(x, y) for x, y in zip(xs, ys, strict=True)])
