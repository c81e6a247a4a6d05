"""Draws the charts of a page."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from desktop.gui.theme import Theme
from desktop.summary.document import Chart, Document

_BAR = 0.8
"""Width of a bar, as a share of a year's room."""


def charts_of(document: Document) -> tuple[Chart, ...]:
    """Returns the charts of a page in the order in which they stand."""
    return tuple(block for section in document.sections for block in section.blocks if isinstance(block, Chart))


def draw(chart: Chart, theme: Theme, font: QFont, width: int, height: int, ratio: float) -> QImage:
    """Returns a picture with a bar a year, quarters as lines, and the decades below.

    Args:
        chart: what to draw.
        theme: the colours.
        font: for the scale.
        width: logical pixels.
        height: logical pixels.
        ratio: device pixels to a logical pixel.
    """
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    if not chart.points:
        return image
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    metrics = QFontMetricsF(font, image)
    left, line = metrics.horizontalAdvance("100 % "), metrics.height()
    plot = QRectF(left, line / 2, width - left, height - 2 * line)
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        y = plot.bottom() - share * plot.height()
        painter.fillRect(QRectF(plot.left(), y, plot.width(), 1), QColor(theme.line))
        if share in (0.0, 0.5, 1.0):
            painter.setPen(QColor(theme.muted))
            place = QRectF(0, y - line / 2, left - metrics.horizontalAdvance(" "), line)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{share:.0%}")
    first, last = chart.points[0].year, chart.points[-1].year
    step = plot.width() / (last - first + 1)
    for point in chart.points:
        x = plot.left() + (point.year - first) * step
        top = plot.bottom() - point.share * plot.height()
        painter.fillRect(QRectF(x, top, max(1.0, step * _BAR), plot.bottom() - top), QColor(theme.accent))
    room = metrics.horizontalAdvance("0000  ")
    taken = plot.left() - room
    for year in range(first, last + 1):
        x = plot.left() + (year - first) * step
        if (year % 10 == 0 or year == first) and x >= taken and x + room <= width + metrics.horizontalAdvance("  "):
            painter.drawText(QRectF(x, plot.bottom() + line * 0.2, room, line), Qt.AlignmentFlag.AlignLeft, str(year))
            taken = x + room
    painter.end()
    return image
