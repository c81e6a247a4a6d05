"""The names of the bands, beside the lanes."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from desktop.chronology.scene import BandRule
from desktop.chronology.text import elided
from desktop.domain.escaping import plain
from desktop.gui.theme import Theme
from desktop.gui.timeline.frame import Frame
from desktop.gui.timeline.measure import FontMeasure

_WIDEST = 24
"""Most room for names and counts, in widths of a digit."""
_AROUND = 0.7
_GAP = 0.8
"""Room around names, and between a name and its count, in widths of a digit."""


def gutter_width(counts: Mapping[str, int], measure: FontMeasure, width: float) -> float:
    """Returns the room that names and counts of bands want, beside the events, in a widget of a width."""
    em = measure("0").width
    widest = max(
        (measure(name, True).width + _count_width(count, measure) for name, count in counts.items()), default=0.0
    )
    return float(round(min(widest, _WIDEST * em, width / 4) + 2 * em))


def draw_gutter(
    painter: QPainter,
    rules: Sequence[BandRule],
    counts: Mapping[str, int],
    strong: str,
    frame: Frame,
    measure: FontMeasure,
    theme: Theme,
) -> None:
    """Draws the names with how many events each band holds; the name of the band `strong` in bold."""
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
        count = counts.get(rule.name, 0)
        name = _shown_name(rule.name, count, room, measure, is_strong)
        place = QRectF(left + _AROUND * em, rule.top, room, 1.25 * line)
        painter.drawText(place, side, name)
        painter.setFont(measure.font)
        painter.setPen(QColor(theme.muted))
        after = measure(name, is_strong).width + _GAP * em
        painter.drawText(place.adjusted(*((0, 0, -after, 0) if frame.mirrored else (after, 0, 0, 0))), side, str(count))


def whole_name(rule: BandRule, counts: Mapping[str, int], frame: Frame, measure: FontMeasure) -> str:
    """Returns the name of a band with its count where there is no room for the whole of it; "" where there is."""
    count = counts.get(rule.name, 0)
    room = frame.gutter - 2 * _AROUND * measure("0").width
    is_whole = _shown_name(rule.name, count, room, measure, strong=False) == plain(rule.name)
    return "" if is_whole else f"{plain(rule.name)} {count}"


def _shown_name(name: str, count: int, room: float, measure: FontMeasure, strong: bool) -> str:
    return elided(plain(name), room - _count_width(count, measure), measure, strong)


def _count_width(count: int, measure: FontMeasure) -> float:
    return measure(str(count)).width + _GAP * measure("0").width


def rule_at(rules: Sequence[BandRule], y: float) -> BandRule | None:
    """Returns the band at a height."""
    return next((rule for rule in rules if rule.top <= y < rule.top + rule.height), None)
