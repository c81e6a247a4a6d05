"""The axis: where its lines stand and what is written at them."""

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from desktop.chronology import calendar
from desktop.chronology.calendar import LADDER, Step, Unit
from desktop.chronology.scale import Scale
from desktop.chronology.text import MeasureText
from desktop.domain.dates import MONTHS

_LEAST_SUB = 1.2
"""Least room between lines without a name, in widths of a digit; closer ones are a grey haze."""


class Level(Enum):
    """How much a tick matters: a year over its months, a month over its unnamed days."""

    MAJOR = "major"
    MINOR = "minor"
    SUB = "sub"


class Tick(NamedTuple):
    """One line of the axis.

    Attributes:
        x: pixel at which its period begins.
        level: how much it matters; labels of MAJOR stand in the upper row, of MINOR in the lower.
        label: name of the period; "" where it has none or no room.
        label_x: pixel at which the label begins.
        label_width: pixels the label takes.
    """

    x: float
    level: Level
    label: str = ""
    label_x: float = 0.0
    label_width: float = 0.0


def ticks(scale: Scale, width: float, measure_text: MeasureText) -> tuple[Tick, ...]:
    """Returns the ticks of a view of `width` pixels, from left to right within each level.

    Labels stand within their period, so that they never touch; where the view is wide enough for one, a label
    names a year.
    """
    em = measure_text("0").width or 1.0
    step = _labelled_step(scale, width, measure_text, em)
    parent = calendar.parent_of(step)
    return (
        *_sub_ticks(scale, width, step, em),
        *(_minor_ticks(scale, width, step, measure_text, em) if parent else ()),
        *_major_ticks(scale, width, parent or step, measure_text, em),
    )


def _labelled_step(scale: Scale, width: float, measure_text: MeasureText, em: float) -> Step:
    for step in LADDER:
        room = step.shortest * scale.pixels_per_day
        if room < 2 * em:
            continue
        widest = max(measure_text(name).width for name in _sample_names(step, scale, width))
        if widest + 1.5 * em <= room and _parent_fits(step, scale, measure_text, em):
            return step
    return LADDER[-1]


def _parent_fits(step: Step, scale: Scale, measure_text: MeasureText, em: float) -> bool:
    """Says whether months over days have room for their whole name; years over months always have."""
    if step.unit is not Unit.DAY:
        return True
    return measure_text("September 2000", True).width + 1.5 * em <= Unit.MONTH.value * scale.pixels_per_day


def _sample_names(step: Step, scale: Scale, width: float) -> list[str]:
    if step.unit is Unit.YEAR:
        ends = scale.first_day, scale.day_at(width)
        return [calendar.name_in_row(step, day) for end in ends for day in calendar.starts(step, end, end)]
    return ["30"] if step.unit is Unit.DAY else [month[:3] for month in MONTHS]


def _sub_ticks(scale: Scale, width: float, step: Step, em: float) -> list[Tick]:
    for finer in LADDER:
        if calendar.divides(finer, step) and finer.shortest * scale.pixels_per_day >= _LEAST_SUB * em:
            origin, density, sub = scale.first_day, scale.pixels_per_day, Level.SUB
            days = calendar.starts(finer, origin, scale.day_at(width))
            return [Tick(x, sub) for day in days if 0 <= (x := (day - origin) * density) <= width]
    return []


def _minor_ticks(scale: Scale, width: float, step: Step, measure_text: MeasureText, em: float) -> list[Tick]:
    found = []
    days = calendar.starts(step, scale.first_day, scale.day_at(width))
    for day, after in pairwise(days):
        x, end = scale.x_of(day), min(scale.x_of(after), width)
        if x < 0:
            continue
        name = calendar.name_in_row(step, day)
        room = measure_text(name).width
        fits = x + 0.6 * em + room <= end
        found.append(Tick(x, Level.MINOR, name, x + 0.6 * em, room) if fits else Tick(x, Level.MINOR))
    return found


def _major_ticks(scale: Scale, width: float, step: Step, measure_text: MeasureText, em: float) -> list[Tick]:
    days = calendar.starts(step, scale.first_day, scale.day_at(width))
    found = []
    for day, after in pairwise(days):
        x = scale.x_of(day)
        begin, end = max(x, 0.0) + 0.6 * em, min(scale.x_of(after), width)
        found.append(_labelled(x, calendar.names_alone(step, day), begin, end - begin, measure_text))
    if not any(tick.label for tick in found):
        _label_widest(found, scale, width, step, days, measure_text)
    return [tick for tick in found if tick.x >= 0 or tick.label]


def _label_widest(
    found: list[Tick], scale: Scale, width: float, step: Step, days: Sequence[int], measure_text: MeasureText
) -> None:
    """Names the period that fills most of the view even where its name is wider than what is seen of it."""
    edges = [min(max(scale.x_of(day), 0.0), width) for day in days]
    index = max(range(len(found)), key=lambda at: edges[at + 1] - edges[at])
    names = calendar.names_alone(step, days[index])
    tick = _labelled(found[index].x, names, 0.0, width, measure_text)
    begin = min(edges[index], width - tick.label_width)
    found[index] = tick._replace(label_x=begin)


def _labelled(x: float, names: Sequence[str], begin: float, room: float, measure_text: MeasureText) -> Tick:
    for name in names:
        taken = measure_text(name, True).width
        if taken <= room:
            return Tick(x, Level.MAJOR, name, begin, taken)
    return Tick(x, Level.MAJOR)
