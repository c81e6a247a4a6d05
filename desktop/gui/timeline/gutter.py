"""The names of the bands, beside the lanes."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from desktop.chronology.scene import BandRule
from desktop.chronology.text import elided
from desktop.domain.escaping import plain
from desktop.gui.theme import Theme
from desktop.gui.timeline.frame import Frame
from desktop.gui.timeline.measure import FontMeasure

_WIDEST = 22
"""Most room for the names, in widths of a digit."""
_AROUND = 0.7


def gutter_width(names: Iterable[str], measure: FontMeasure, width: float) -> float:
    """Returns the room that names want, beside the events, in a widget of a width."""
    em = measure("0").width
    widest = max((measure(name, True).width for name in names), default=0.0)
    return float(round(min(widest, _WIDEST * em, width / 4) + 2 * em))


def draw_gutter(
    painter: QPainter, rules: Sequence[BandRule], strong: str, frame: Frame, measure: FontMeasure, theme: Theme
) -> None:
    """Draws the names; that of the band `strong` in bold."""
    left = frame.gutter_left
    painter.fillRect(QRectF(left, 0, frame.gutter, frame.height), QColor(theme.panel))
    edge = left if frame.mirrored else frame.gutter - 1
    painter.fillRect(QRectF(edge, 0, 1, frame.height), QColor(theme.line))
    em, line = measure("0").width, measure("0").height
    side = Qt.AlignmentFlag.AlignRight if frame.mirrored else Qt.AlignmentFlag.AlignLeft
    for rule in rules:
        is_strong = bool(strong) and rule.name == strong
        painter.fillRect(QRectF(left, rule.top - 2, frame.gutter, 1), QColor(theme.line))
        painter.setFont(measure.strong_font if is_strong else measure.font)
        painter.setPen(QColor(theme.accent if is_strong else theme.ink))
        room = frame.gutter - 2 * _AROUND * em
        name = elided(plain(rule.name), room, measure, is_strong)
        painter.drawText(QRectF(left + _AROUND * em, rule.top, room, 1.25 * line), side, name)


def rule_at(rules: Sequence[BandRule], y: float) -> BandRule | None:
    """Returns the band at a height."""
    return next((rule for rule in rules if rule.top <= y < rule.top + rule.height), None)
