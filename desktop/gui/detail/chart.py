"""Draws the charts of a page."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QImage, QPainter

from desktop.gui.detail.rich_text import CHART_TYPE, is_stacked
from desktop.gui.theme import Theme
from desktop.summary.document import BarChart, Chart, Document

_BAR = 0.8
"""Width of a bar, as a share of a year's room."""
_THICKNESS, _MOST_FOR_NAMES = 0.5, 0.45
"""Of a bar that lies, as a share of its line; of the names before bars, as a share of the width."""


def charts_of(document: Document) -> tuple[Chart | BarChart, ...]:
    """Returns the charts of a page in the order in which they stand."""
    return tuple(
        block for section in document.sections for block in section.blocks if isinstance(block, Chart | BarChart)
    )


def draw(chart: Chart | BarChart, theme: Theme, font: QFont, width: int, height: int, ratio: float) -> QImage:
    """Returns the picture of a chart of either kind; see `draw_years` and `draw_bars`."""
    if isinstance(chart, BarChart):
        return draw_bars(chart, theme, font, width, height, ratio)
    return draw_years(chart, theme, font, width, height, ratio)


def draw_bars(chart: BarChart, theme: Theme, font: QFont, width: int, height: int, ratio: float) -> QImage:
    """Returns a picture of groups of bars beside each other, each bar between its name and what it says.

    Args:
        chart: what to draw; its bars have one scale.
        theme: the colours.
        font: for names and figures.
        width: logical pixels.
        height: logical pixels.
        ratio: device pixels to a logical pixel.
    """
    image = _clear(width, height, ratio)
    painter = QPainter(image)
    painter.setFont(font)
    metrics = QFontMetricsF(font, image)
    gap = metrics.horizontalAdvance("  ")
    stacked = is_stacked(chart, width, QFontInfo(font).pixelSize() / CHART_TYPE)
    beside = 1 if stacked else max(1, len(chart.groups))
    column = (width - 2 * gap * (beside - 1)) / beside
    line = height / max(1, chart.lines(stacked))
    every = [bar for group in chart.groups for bar in group.bars]
    names = min(max(metrics.horizontalAdvance(bar.label) for bar in every), column * _MOST_FOR_NAMES)
    room = column - names - max(metrics.horizontalAdvance(bar.said) for bar in every) - 2 * gap
    top = 0.0
    for number, group in enumerate(chart.groups):
        left, top = (0.0, top) if stacked else (number * (column + 2 * gap), 0.0)
        if group.name:
            painter.setPen(QColor(theme.muted))
            painter.drawText(QRectF(left, top, column, line), Qt.AlignmentFlag.AlignVCenter, group.name)
            top += line
        for bar in group.bars:
            label = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, names)
            painter.setPen(QColor(theme.ink))
            painter.drawText(QRectF(left, top, names + 1, line), Qt.AlignmentFlag.AlignVCenter, label)
            long = max(1.0, room * bar.value / chart.longest)
            thick = round(line * _THICKNESS)
            painter.fillRect(QRectF(left + names + gap, top + (line - thick) / 2, long, thick), QColor(theme.accent))
            painter.setPen(QColor(theme.muted))
            place = QRectF(left + names + 1.5 * gap + long, top, column, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, bar.said)
            top += line
    painter.end()
    return image


def draw_years(chart: Chart, theme: Theme, font: QFont, width: int, height: int, ratio: float) -> QImage:
    """Returns a picture with a bar a year, quarters as lines, and the decades below.

    Args:
        chart: what to draw.
        theme: the colours.
        font: for the scale.
        width: logical pixels.
        height: logical pixels.
        ratio: device pixels to a logical pixel.
    """
    image = _clear(width, height, ratio)
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


def _clear(width: int, height: int, ratio: float) -> QImage:
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    return image
