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
        shorter: other forms of the name for where the whole has no room, the shortest last.
    """

    name: str
    first_day: int
    last_day: int
    lasting: bool = False
    note: str = ""
    row: int = 0
    shorter: tuple[str, ...] = ()


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

    @property
    def era_lines(self) -> int:
        """How many lines a name takes at most where there may be several: two, where any has words to part."""
        return 2 if any(" " in [era.name, *era.shorter][-1] for era in self.eras) else 1


class EraBar(NamedTuple):
    """An era in view; every second one is drawn darker. The label may have two lines, and go on beyond a free end."""

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


def eras_in(
    backdrop: Backdrop, scale: Scale, rows: Rows, measure_text: MeasureText, lines: int = 1
) -> tuple[EraBar, ...]:
    """Returns the eras in view, each with the longest form of its name that has room, or as much as has.

    Args:
        backdrop: the eras.
        scale: tells where they begin and end.
        rows: tell where they lie; `lines` times as many as the backdrop has.
        measure_text: tells the room that names take.
        lines: how many lines a name may have, 1 or 2.
    """
    if not rows.has_eras:
        return ()
    found = []
    height = round(1.2 * rows.line * lines)
    for number, era in enumerate(backdrop.eras):
        left, right = scale.x_of(era.first_day), scale.x_of(era.last_day + 1)
        top = rows.eras_y + round(1.25 * rows.line * lines) * era.row
        if right <= 0 or left >= scale.width or top + height > rows.lanes_y:
            continue
        rect = Rect(max(left, -rows.em), top, min(right, scale.width + rows.em) - max(left, -rows.em), height)
        begin, end = (
            max(left, 0.0) + 0.6 * rows.em,
            min(_free_from(backdrop, number, scale), scale.width) - 0.6 * rows.em,
        )
        label = _label(era, end - begin, measure_text, lines) if end - begin >= _LEAST * rows.em else ""
        parts = label.split("\n")
        taken = rows.line * len(parts)
        width = max(measure_text(part).width for part in parts)
        place = Rect(begin, top + (height - taken) / 2, width, taken) if label else None
        found.append(EraBar(era, rect, label, place, bool(number % 2)))
    return tuple(found)


def _free_from(backdrop: Backdrop, number: int, scale: Scale) -> float:
    """Returns where the next era of the same row begins, up to which a name may go on; else the end of the view."""
    era = backdrop.eras[number]
    later = [
        other.first_day
        for place, other in enumerate(backdrop.eras)
        if other.row == era.row and (other.first_day, place) > (era.first_day, number)
    ]
    return scale.x_of(min(later)) if later else scale.width


def _label(era: Era, room: float, measure_text: MeasureText, lines: int) -> str:
    forms = [plain(form) for form in (era.name, *era.shorter)]
    for form in forms:
        if measure_text(form).width <= room:
            return form
        if lines > 1 and (parted := _in_two(form, room, measure_text)):
            return parted
    return elided(forms[-1], room, measure_text)


def _in_two(text: str, room: float, measure_text: MeasureText) -> str:
    """Returns a text in two lines that are about as long as each other; "" where they have no room."""
    words = text.split(" ")
    ways = [(" ".join(words[:number]), " ".join(words[number:])) for number in range(1, len(words))]
    widths = {way: max(measure_text(part).width for part in way) for way in ways}
    best = min(ways, key=lambda way: widths[way], default=None)
    return "\n".join(best) if best and widths[best] <= room else ""


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
