"""The signs of the timeline: which of them can be seen, what they look like in words, and how each is drawn."""

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from desktop.chronology.geometry import Rect
from desktop.chronology.item import TimelineItem, extent_of
from desktop.chronology.marks import Mark
from desktop.chronology.outline import Form, form_of
from desktop.chronology.scene import Scene
from desktop.domain.dates import EdtfDate
from desktop.domain.event import EventKind
from desktop.gui.theme import Theme
from desktop.gui.timeline.mark_painter import draw_mark, mixed


class Sign(Enum):
    """What is drawn on the timeline besides colours, in the order in which the legend has it."""

    DAY = "day"
    WITHIN = "within"
    FAR = "far"
    SPAN = "span"
    CORE = "core"
    OPEN = "open"
    ABOUT = "about"
    DOUBTED = "doubted"
    TERM = "term"
    COUNT = "count"
    TODAY = "today"


class Wording(NamedTuple):
    """What a sign means, and what it looks like."""

    meaning: str
    shape: str


WORDINGS = {
    Sign.DAY: Wording("a day", "a full dot"),
    Sign.WITHIN: Wording("a month or year in which it lies somewhere", "an outlined band"),
    Sign.FAR: Wording("the same, seen from afar", "a small outlined circle"),
    Sign.SPAN: Wording("what lasted", "a full bar"),
    Sign.CORE: Wording("lasted for sure in the full part", "a full core in a light band"),
    Sign.OPEN: Wording("end open or not known", "a bar that fades into an arrow"),
    Sign.ABOUT: Wording("about", "edges that fade"),
    Sign.DOUBTED: Wording("date doubted", "a dashed edge"),
    Sign.TERM: Wording("a leader’s term of office", "a strip under the axis"),
    Sign.COUNT: Wording("so many events that found no room", "a grey bar under a number"),
    Sign.TODAY: Wording("today", "a line with a triangle"),
}
_WIDTH = 2.6
"""Width of a sample in lines, dots and circles aside."""


def signs_of(items: Iterable[TimelineItem], scene: Scene, today: int) -> list[Sign]:
    """Returns the signs that can be seen.

    Args:
        items: the events; a date that lies out of view comes into it by panning.
        scene: what is in view.
        today: day number of today.
    """
    found = {sign for item in items for sign in _signs_of_date(item.date)}
    line = scene.rows.line
    if any(mark.form is Form.BAND and mark.rect.width < line for mark in scene.marks):
        found.add(Sign.FAR)
    if scene.eras:
        found.add(Sign.TERM)
    if scene.clusters:
        found.add(Sign.COUNT)
    if 0 <= scene.scale.x_of(today + 0.5) <= scene.size.width:
        found.add(Sign.TODAY)
    return [sign for sign in Sign if sign in found]


def width_of(sign: Sign, line: float) -> float:
    """Returns the width of a sample, `line` being the height of a line of text."""
    return 0.9 * line if sign in (Sign.DAY, Sign.FAR, Sign.TODAY) else (_WIDTH + 0.4) * line


def draw_sign(
    painter: QPainter, sign: Sign, kind: EventKind, area: Rect, line: float, theme: Theme, mirrored: bool
) -> None:
    """Draws a sample.

    Args:
        painter: draws.
        sign: what is drawn.
        kind: the kind whose colour a mark has.
        area: where, one line high or more; it begins at the left edge of the painter's device.
        line: height of a line of text in pixels.
        theme: the colours.
        mirrored: time runs from right to left.
    """
    match sign:
        case Sign.TERM:
            _draw_term(painter, area, line, theme)
        case Sign.COUNT:
            _draw_count(painter, area, line, theme)
        case Sign.TODAY:
            _draw_today(painter, area, line, theme)
        case _:
            draw_mark(painter, mark_for(sign, kind, area, line), theme, area.right, mirrored)


def mark_for(sign: Sign, kind: EventKind, area: Rect, line: float) -> Mark:
    """Returns a mark as an example of a sign that is one, with its middle at the middle of an area."""
    width, height, form = _WIDTH * line, 0.44 * line, Form.SPAN
    if sign is Sign.DAY:
        width, height, form = 0.56 * line, 0.56 * line, Form.POINT
    elif sign in (Sign.WITHIN, Sign.ABOUT, Sign.DOUBTED, Sign.FAR):
        form = Form.BAND
        width = height if sign is Sign.FAR else width
    rect = Rect(area.x + 0.1 * line, area.y + (area.height - height) / 2, width, height)
    core = rect if form is Form.SPAN else None
    if sign is Sign.CORE:
        core = Rect(rect.x + 0.28 * width, rect.y, 0.44 * width, height)
    is_open, about = sign is Sign.OPEN, sign is Sign.ABOUT
    left, right = width / 4 * about, 0.9 * line if is_open else width / 4 * about
    doubted = sign is Sign.DOUBTED
    return Mark("", kind, form, rect, core, 0, left, right, False, is_open, about, doubted, False, False)


def _signs_of_date(date: EdtfDate) -> set[Sign]:
    extent = extent_of(date)
    if extent is None:
        return set()
    found = {{Form.POINT: Sign.DAY, Form.BAND: Sign.WITHIN, Form.SPAN: Sign.SPAN}[form_of(date)]}
    ends = (date.begin_latest, date.earliest), (date.latest, date.end_earliest)
    if date.is_interval and any(None not in pair and pair[0] != pair[1] for pair in ends):
        found.add(Sign.CORE)
    if extent.open_start or extent.open_end:
        found.add(Sign.OPEN)
    if date.approximate:
        found.add(Sign.ABOUT)
    if date.uncertain:
        found.add(Sign.DOUBTED)
    return found


def _draw_term(painter: QPainter, area: Rect, line: float, theme: Theme) -> None:
    accent, paper = QColor(theme.accent), QColor(theme.paper)
    strip = QRectF(area.x + 0.1 * line, area.y + 0.12 * line, _WIDTH * line, area.height - 0.24 * line)
    half = strip.width() * 0.55
    painter.fillRect(strip, mixed(accent, paper, 0.09))
    painter.fillRect(strip.adjusted(half, 0, 0, 0), mixed(accent, paper, 0.17))
    for x in (strip.left(), strip.left() + half):
        painter.fillRect(QRectF(x, strip.top(), 1, strip.height()), mixed(accent, paper, 0.5))


def _draw_count(painter: QPainter, area: Rect, line: float, theme: Theme) -> None:
    bar = QRectF(area.x + 0.1 * line, area.bottom - 0.42 * line, _WIDTH * line, 0.34 * line)
    painter.fillRect(bar, mixed(QColor(theme.muted), QColor(theme.paper), 0.2))
    painter.setPen(QColor(theme.ink))
    place = QRectF(bar.left(), area.y - 0.08 * line, bar.width(), area.height)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, "+5")


def _draw_today(painter: QPainter, area: Rect, line: float, theme: Theme) -> None:
    accent, half, top = QColor(theme.accent), 0.22 * line, area.y + 0.3 * line
    x = round(area.x + 0.38 * line) + 0.5
    painter.setPen(mixed(accent, QColor(theme.paper), 0.45))
    painter.drawLine(QPointF(x, top), QPointF(x, area.bottom))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent)
    corners = [QPointF(x - half, top - half), QPointF(x + half, top - half), QPointF(x, top + 0.6 * half)]
    painter.drawPolygon(QPolygonF(corners))
