"""Draws a page of the timeline with its title, its number, the legend and a word on the sources."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from desktop.chronology.geometry import Size
from desktop.chronology.pages.sheet import Line, Page
from desktop.chronology.text import elided
from desktop.domain.event import EventKind
from desktop.gui.theme import LIGHT
from desktop.gui.timeline.measure import FontMeasure
from desktop.gui.timeline.painter import Look, ScenePainter
from desktop.gui.timeline.pictures.legend import Legend, draw_arrow

UNITS_PER_INCH = 144
"""A page is laid out in units of half a point."""
_TYPE = 16
_TITLE_TYPE = 26
"""Heights of type in units: 8 and 13 points."""
_MARGIN = 68.0
"""Free at each edge: 12 mm, which a binding leaves to be seen."""
_HEADER = 52.0
_NEVER = -(10**9)
PRINT = LIGHT._replace(paper="#ffffff", panel="#f7f6f3")
"""The colours of paper, whatever those of the window."""


class Words(NamedTuple):
    """What stands around the timeline.

    Attributes:
        title: what the events are of.
        source: where they are from.
    """

    title: str
    source: str


class Sheets:
    """Pages of one set: how much room the timeline has on them, and how they are drawn."""

    def __init__(self, words: Words, kinds: Iterable[EventKind], family: str) -> None:
        """Prepares the type; may be used in the thread that made it.

        Args:
            words: what stands around the timeline.
            kinds: the kinds that are drawn.
            family: the typeface.
        """
        self._words = words
        self._kinds = frozenset(kinds)
        self.measure = FontMeasure(_font(family, _TYPE))
        self._title_measure = FontMeasure(_font(family, _TITLE_TYPE))

    def room(self, sheet: Size) -> Size:
        """Returns what a sheet leaves for the timeline, in units."""
        width = sheet.width - 2 * _MARGIN
        return Size(width, sheet.height - 2 * _MARGIN - _HEADER - self._footer(width))

    def sheet(self, room: Size) -> Size:
        """Returns the sheet that leaves so much room."""
        return Size(room.width + 2 * _MARGIN, room.height + 2 * _MARGIN + _HEADER + self._footer(room.width))

    def draw(self, painter: QPainter, page: Page, number: int, total: int, sheet: Size) -> None:
        """Draws one page of so many on a sheet, whose left upper corner is the painter's origin."""
        painter.fillRect(QRectF(0, 0, sheet.width, sheet.height), QColor(PRINT.paper))
        painter.translate(_MARGIN, _MARGIN)
        width = sheet.width - 2 * _MARGIN
        self._draw_header(painter, page, width)
        painter.translate(0, _HEADER)
        if page.scene is not None:
            look = Look(PRINT, self.measure.font, self.measure.strong_font, today=_NEVER)
            ScenePainter(painter, page.scene, look).draw()
            edge = QColor(PRINT.paper)
            for left in (-_MARGIN, width):  # eras are drawn a little over the edges
                painter.fillRect(QRectF(left, 0, _MARGIN, page.scene.size.height), edge)
        for arrow in page.arrows:
            draw_arrow(painter, arrow, PRINT)
        for line in page.lines:
            self._draw_line(painter, line)
        painter.translate(0, -_HEADER)
        self._draw_footer(painter, number, total, Size(width, sheet.height - 2 * _MARGIN))
        painter.translate(-_MARGIN, -_MARGIN)

    def _draw_header(self, painter: QPainter, page: Page, width: float) -> None:
        measure = self._title_measure
        period = measure(page.title).width
        title = elided(self._words.title, width - period - 60, measure, strong=True)
        row = QRectF(0, 0, width, measure("0").height)
        painter.setPen(QColor(PRINT.ink))
        painter.setFont(measure.strong_font)
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine, title)
        painter.setFont(measure.font)
        painter.setPen(QColor(PRINT.muted))
        painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextSingleLine, page.title)

    def _draw_line(self, painter: QPainter, line: Line) -> None:
        painter.setFont(self.measure.strong_font if line.strong else self.measure.font)
        painter.setPen(QColor(PRINT.ink))
        text = line.text.lstrip()
        left = line.rect.x + self.measure(line.text[: len(line.text) - len(text)]).width
        place = QRectF(left, line.rect.y, line.rect.width, line.rect.height)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
        painter.drawText(place, flags, text)

    def _footer(self, width: float) -> float:
        return Legend(self._kinds, width, self.measure).height + 2.6 * self.measure("0").height

    def _draw_footer(self, painter: QPainter, number: int, total: int, inner: Size) -> None:
        line = self.measure("0").height
        legend = Legend(self._kinds, inner.width, self.measure)
        top = inner.height - legend.height - 1.6 * line
        painter.fillRect(QRectF(0, top - 0.4 * line, inner.width, 1), QColor(PRINT.line))
        legend.draw(painter, top, PRINT)
        row = QRectF(0, inner.height - line, inner.width, line)
        painter.setFont(self.measure.font)
        painter.setPen(QColor(PRINT.muted))
        page = _tr("Page {number} of {total}").format(number=number, total=total) if total > 1 else ""
        room = inner.width - self.measure(page).width - 40
        source = elided(self._words.source, room, self.measure)
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine, source)
        painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextSingleLine, page)


def _font(family: str, height: int) -> QFont:
    font = QFont(family)
    font.setPixelSize(height)
    # Else letters are as wide as suits a screen, and no two devices agree on it.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _tr(text: str) -> str:
    return QCoreApplication.translate("Sheets", text)
