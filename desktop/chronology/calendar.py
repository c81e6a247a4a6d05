"""Periods of the proleptic Gregorian calendar: where days, months, years and centuries begin, and their names.

Years are astronomical: 0 is 1 BCE. Before the year 1, a period of several years ends where its number
ends: with steps of a hundred years come 200 BCE, 100 BCE, 1 CE, 100, 200.
"""

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from desktop.domain.dates import MONTHS, civil, day_number


class Unit(Enum):
    """What a step counts, with its shortest length in days."""

    DAY = 1
    MONTH = 28
    YEAR = 365


class Step(NamedTuple):
    """So many days, months or years."""

    unit: Unit
    length: int

    @property
    def shortest(self) -> int:
        """The fewest days that one step covers, the first years after the year 1 left aside."""
        if self.unit is Unit.DAY:
            return {1: 1, 7: 7, 15: 13}[self.length]
        if self.unit is Unit.MONTH:
            return {1: 28, 3: 90}[self.length]
        return 365 * self.length


LADDER = (
    *(Step(Unit.DAY, count) for count in (1, 7, 15)),
    *(Step(Unit.MONTH, count) for count in (1, 3)),
    *(Step(Unit.YEAR, count) for count in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)),
)
"""All steps, the finest first."""
_BLOCK = 32
"""Least number of periods that are looked up at once."""


def starts(step: Step, first_day: float, last_day: float) -> Sequence[int]:
    """Returns the days on which periods begin, from the one that holds `first_day` to the first after `last_day`."""
    width = _BLOCK * step.shortest
    first, last = math.floor(first_day / width), math.floor(last_day / width)
    days = [day for block in range(first - 1, last + 2) for day in _starts_in(step, block * width, width)]
    return days[bisect_right(days, math.floor(first_day)) - 1 : bisect_right(days, last_day) + 1]


@lru_cache(1024)
def _starts_in(step: Step, first_day: int, width: int) -> Sequence[int]:
    """Returns the days within a stretch on which periods begin; neighbouring frames ask for the same ones."""
    days = _starts_from(step, first_day)
    return tuple(day for day in takewhile(lambda day: day < first_day + width, days) if day >= first_day)


def parent_of(step: Step) -> Step | None:
    """Returns the period in whose name those of a step are read; None for thousands of years."""
    if step.unit is Unit.DAY:
        return Step(Unit.MONTH, 1)
    if step.unit is Unit.MONTH:
        return Step(Unit.YEAR, 1)
    return next((Step(Unit.YEAR, count) for count in (10, 100, 1000) if step.length < count), None)


def divides(finer: Step, step: Step) -> bool:
    """Says whether a finer step also begins wherever a step begins."""
    if finer.unit is step.unit:
        return finer.length < step.length and step.length % finer.length == 0
    return finer.unit.value < step.unit.value


def name_in_row(step: Step, day: int) -> str:
    """Returns the short name of the period that begins on a day: `14`, `Mar`, `1995`, `44 BCE`."""
    year, month, day_of_month = civil(day)
    if step.unit is Unit.DAY:
        return str(day_of_month)
    if step.unit is Unit.MONTH:
        return MONTHS[month - 1][:3]
    return year_name(year)


def names_alone(step: Step, day: int) -> tuple[str, ...]:
    """Returns names that need no other, the longest first: `March 2021`, `Mar 2021`, `2021`."""
    year, month, _ = civil(day)
    if step.unit is not Unit.YEAR:
        name = MONTHS[month - 1]
        return f"{name} {year_name(year)}", f"{name[:3]} {year_name(year)}", year_name(year)
    if step.length not in (10, 100, 1000):
        return (year_name(year),)
    if year >= step.length:
        return (f"{year}s",)
    if year > 0:
        return (f"1–{step.length - 1} CE",)
    return (f"{1 - year}–{2 - year - step.length} BCE",)


def year_name(year: int) -> str:
    """Returns the name of an astronomical year: 2021, 33 CE, 44 BCE."""
    if year < 1:
        return f"{1 - year} BCE"
    return str(year) if year >= 100 else f"{year} CE"


def _starts_from(step: Step, first_day: int) -> Iterator[int]:
    year, month, day_of_month = civil(first_day)
    match step.unit:
        case Unit.DAY:
            yield from _day_starts(step.length, year, month, day_of_month)
        case Unit.MONTH:
            index = (year * 12 + month - 1) // step.length * step.length
            while True:
                yield day_number(index // 12, index % 12 + 1, 1)
                index += step.length
        case Unit.YEAR:
            year = _year_start(year, step.length)
            while True:
                yield day_number(year, 1, 1)
                year = _next_year_start(year, step.length)


def _day_starts(count: int, year: int, month: int, day_of_month: int) -> Iterator[int]:
    index = year * 12 + month - 1
    while True:
        first = day_number(index // 12, index % 12 + 1, 1)
        after = day_number((index + 1) // 12, (index + 1) % 12 + 1, 1)
        last_start = {1: 31, 7: 22, 15: 16}[count]
        for number in range(1, min(last_start, after - first) + 1, count):
            if number > day_of_month - count or number == last_start:
                yield first + number - 1
        index += 1
        day_of_month = 1


def _year_start(year: int, count: int) -> int:
    if count == 1:
        return year
    if year >= 1:
        return max(1, year // count * count)
    return 1 + (year - 1) // count * count


def _next_year_start(start: int, count: int) -> int:
    if count == 1 or start < 1:
        return start + count
    return (start // count + 1) * count
