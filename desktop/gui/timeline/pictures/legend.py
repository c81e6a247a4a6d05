"""What colours and forms mean, at the foot of a picture, drawn by what draws the marks."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from desktop.chronology.geometry import Rect
from desktop.chronology.marks import Mark, Row, height_of, mark_of
from desktop.chronology.outline import outline_of
from desktop.chronology.pages.sheet import Arrow
from desktop.domain.dates import EdtfDate, Precision, day_number
from desktop.domain.event import EventKind
from desktop.gui.theme import Theme
from desktop.gui.timeline.mark_painter import draw_mark
from desktop.gui.timeline.measure import FontMeasure

_STEP = 1.45
"""Lines from one row to the next."""
_DENSITY = 0.055
"""Lines that a day takes in a sample."""


class _Sample(NamedTuple):
    id: str
    title: str
    kind: EventKind
    date: EdtfDate


class _Entry(NamedTuple):
    sample: _Sample
    x: float
    row: int


class Legend:
    """Entries in as many rows as the width asks for."""

    def __init__(self, kinds: Iterable[EventKind], width: float, measure: FontMeasure) -> None:
        """Lays the entries out.

        Args:
            kinds: the kinds that are drawn.
            width: pixels of the page.
            measure: measures in the type in which it is written.
        """
        self._measure = measure
        self._line, self._em = measure("0").height, measure("0").width
        self._entries: list[_Entry] = []
        self._row = 0
        self._flow([_Sample("", kind.value, kind, _on(31)) for kind in EventKind if kind in set(kinds)], width)
        self._row += 1
        self._flow(_forms(), width)
        self.height = (self._row + 1) * _STEP * self._line

    def draw(self, painter: QPainter, top: float, theme: Theme) -> None:
        """Draws it at the left edge from `top` on."""
        painter.setFont(self._measure.font)
        for entry in self._entries:
            y = top + (entry.row + 0.5) * _STEP * self._line
            mark = self._mark(entry, y)
            if entry.sample.id == "arrow":
                tall = 0.6 * self._line
                place = Rect(entry.x, y - tall / 2, 0.5 * self._line, tall)
                draw_arrow(painter, Arrow(place, entry.sample.kind, to_left=False), theme)
            else:
                draw_mark(painter, mark, theme, mark.rect.right + 100, mirrored=False)
            painter.setPen(QColor(theme.ink))
            left = entry.x + self._mark_width(entry.sample) + 0.7 * self._em
            text = QRectF(left, y - self._line / 2, self._measure(entry.sample.title).width + 4, self._line)
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, entry.sample.title)

    def _flow(self, samples: Iterable[_Sample], width: float) -> None:
        x = 0.0
        for sample in samples:
            taken = self._mark_width(sample) + 0.7 * self._em + self._measure(sample.title).width
            if x and x + taken > width:
                x, self._row = 0.0, self._row + 1
            self._entries.append(_Entry(sample, x, self._row))
            x += taken + 2.2 * self._em

    def _mark_width(self, sample: _Sample) -> float:
        if sample.id == "arrow":
            return 0.5 * self._line
        outline = outline_of(sample.date, _DENSITY * self._line, self._line)
        assert outline is not None
        return outline.right - outline.left

    def _mark(self, entry: _Entry, y: float) -> Mark:
        outline = outline_of(entry.sample.date, _DENSITY * self._line, self._line)
        assert outline is not None
        row = Row(0, y, height_of(outline.form, self._line, inside=False))
        return mark_of(entry.sample, outline, outline.left - entry.x, row, False, "", None)


def draw_arrow(painter: QPainter, arrow: Arrow, theme: Theme) -> None:
    """Draws a triangle that points to the page on which a mark goes on."""
    rect = arrow.rect
    tip, back = (rect.x, rect.right) if arrow.to_left else (rect.right, rect.x)
    corners = [QPointF(back, rect.y), QPointF(tip, rect.y + rect.height / 2), QPointF(back, rect.bottom)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.kinds[arrow.kind]))
    painter.drawPolygon(QPolygonF(corners))


def _forms() -> list[_Sample]:
    first = day_number(2001, 1, 1)
    month = EdtfDate("2001-01", Precision.MONTH, first, first + 30)
    span = EdtfDate("2001-01-01/2001-02-20", Precision.DAY, first, first + 50, first, first + 50)
    since = EdtfDate("2001-01-01/..", Precision.DAY, first, None, first, None)
    return [
        _of("day", _tr("a day"), _on(1)),
        _of("month", _tr("a month or year in which it lies somewhere"), month),
        _of("span", _tr("what lasted"), span),
        _of("since", _tr("end open or not known"), since),
        _of("about", _tr("about"), month._replace(approximate=True)),
        _of("doubted", _tr("date doubted"), month._replace(uncertain=True)),
        _of("arrow", _tr("goes on beyond this page"), _on(1)),
    ]


def _of(name: str, title: str, date: EdtfDate) -> _Sample:
    return _Sample(name, title, EventKind.STATEMENT, date)


def _on(day: int) -> EdtfDate:
    number = day_number(2001, 1, day)
    return EdtfDate(f"2001-01-{day:02}", Precision.DAY, number, number)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Legend", text)
