"""What lies behind the events: eras and terms of office as a band, a yearly figure as a curve."""

from collections.abc import Sequence
from typing import NamedTuple

from desktop.chronology.geometry import Rect
from desktop.chronology.rows import Rows
from desktop.chronology.scale import Scale
from desktop.chronology.text import MeasureText, elided
from desktop.domain.dates import civil, day_number
from desktop.domain.escaping import plain


class Era(NamedTuple):
    """A stretch of time with a name, such as a term of office.

    Attributes:
        name: what it is called.
        first_day: the day on which it begins.
        last_day: the last day of it that is known.
        lasting: it went on after that day, or it is not known whether it did.
        note: who says so, and until when they knew.
        row: the row in which it is drawn, from the top; eras of one row never overlap.
    """

    name: str
    first_day: int
    last_day: int
    lasting: bool = False
    note: str = ""
    row: int = 0


class Series(NamedTuple):
    """A yearly figure from 0 to 1.

    Attributes:
        name: what it counts.
        points: year and figure, by year; years may be missing.
        note: who says so.
    """

    name: str
    points: Sequence[tuple[int, float]]
    note: str = ""


class Backdrop(NamedTuple):
    """All that lies behind."""

    eras: Sequence[Era] = ()
    series: Series | None = None

    @property
    def era_rows(self) -> int:
        """How many rows the eras take."""
        return max((era.row + 1 for era in self.eras), default=0)


class EraBar(NamedTuple):
    """An era in view; every second one is drawn darker."""

    era: Era
    rect: Rect
    label: str
    label_rect: Rect | None
    odd: bool


class Curve(NamedTuple):
    """A yearly figure in view.

    Attributes:
        series: what it is of.
        rect: its ground; the figure 1 is at its top and 0 at its bottom.
        pieces: the corners of each unbroken piece, a step for each year.
    """

    series: Series
    rect: Rect
    pieces: Sequence[Sequence[tuple[float, float]]]


def eras_in(backdrop: Backdrop, scale: Scale, rows: Rows, measure_text: MeasureText) -> tuple[EraBar, ...]:
    """Returns the eras in view, each with as much of its name as it has room for."""
    if not rows.has_eras:
        return ()
    found = []
    height = round(1.2 * rows.line)
    for number, era in enumerate(backdrop.eras):
        left, right = scale.x_of(era.first_day), scale.x_of(era.last_day + 1)
        top = rows.eras_y + round(1.25 * rows.line) * era.row
        if right <= 0 or left >= scale.width or top + height > rows.lanes_y:
            continue
        rect = Rect(max(left, -rows.em), top, min(right, scale.width + rows.em) - max(left, -rows.em), height)
        begin, end = max(left, 0.0) + 0.6 * rows.em, min(right, scale.width) - 0.6 * rows.em
        label = elided(plain(era.name), end - begin, measure_text) if end - begin >= _LEAST * rows.em else ""
        place = Rect(begin, top + (height - rows.line) / 2, measure_text(label).width, rows.line) if label else None
        found.append(EraBar(era, rect, label, place, bool(number % 2)))
    return tuple(found)


def curve_in(backdrop: Backdrop, scale: Scale, rows: Rows) -> Curve | None:
    """Returns the yearly figure in view as steps; None where there is none or no room."""
    series = backdrop.series
    if series is None or not rows.has_curve:
        return None
    rect = Rect(0.0, rows.curve_y + 0.3 * rows.line, scale.width, rows.bottom - rows.curve_y - 0.3 * rows.line)
    pieces: list[list[tuple[float, float]]] = []
    after = None
    for year, figure in series.points:
        left, right = scale.x_of(day_number(year, 1, 1)), scale.x_of(day_number(year + 1, 1, 1))
        if right < 0 or left > scale.width:
            continue
        if year != after:
            pieces.append([])
        y = rect.bottom - min(max(figure, 0.0), 1.0) * rect.height
        pieces[-1] += [(max(left, -1.0), y), (min(right, scale.width + 1.0), y)]
        after = year + 1
    return Curve(series, rect, pieces)


def figure_at(curve: Curve, scale: Scale, x: float, y: float) -> tuple[int, float] | None:
    """Returns the year and its figure at a point of a curve's ground; None beside it and where none is known."""
    if not curve.rect.contains(x, y):
        return None
    year = civil(int(scale.day_at(x) // 1))[0]
    return next((point for point in curve.series.points if point[0] == year), None)


_LEAST = 3.0
"""Least room for the name of an era, in widths of a digit."""
