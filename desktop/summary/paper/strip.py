"""A strip of time for paper: how many events each year has, and the key dates above, as exact as they are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from desktop.domain.dates import civil, day_number
from desktop.library.rows import Event
from desktop.summary.paper.glyphs import Glyphs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
_MOST_TICKS = 12
_FEWEST_EVENTS = 6
"""Fewer stand in the list of dates, and a strip of them would show no more."""
_FEWEST_YEARS = 2
_WIDEST = 1 / 40
"""How wide a bar is at most, so that those of few years are bars as well."""


def strip(
    events: Iterable[Event], key: Iterable[Event], glyphs: Glyphs, key_are: str = "the key dates"
) -> dict[str, Any] | None:
    """Returns bars, ticks and marks along a line from 0 to 1, and the whole in words; None for too few events.

    An event counts in the year in which it begins, by the first day that its date can mean. A mark is as wide as what
    is known: a point for a day, a band for a month or a year.
    """
    years = Counter(civil(first)[0] for event in events if (first := _first(event)) is not None)
    if years.total() < _FEWEST_EVENTS:
        return None
    begin, end = min(years), max(years) + 1
    if end - begin < _FEWEST_YEARS:
        end = begin + _FEWEST_YEARS
    left, width = day_number(begin, 1, 1), day_number(end, 1, 1) - day_number(begin, 1, 1)
    most = max(years.values())
    step = next(step for step in _STEPS if (end - begin) / step <= _MOST_TICKS or step == _STEPS[-1])
    year_wide = 1 / (end - begin)
    wide = min(year_wide, _WIDEST)
    marks = []
    for event in key:
        first = _first(event)
        last = event.date.begin_latest if event.date.is_interval else event.date.latest
        if first is not None:
            days = max(1, (last if last is not None else first) - first + 1)
            marks.append({"x": round((first - left) / width, 5), "w": round(days / width, 5)})
    said = (
        f"{years.total()} events recorded from {begin} to {end - 1}, by year, at most {most} "
        f"(in {years.most_common(1)[0][0]})"
    )
    return {
        "bars": [
            {
                "x": round((year - begin) * year_wide + (year_wide - wide) / 2, 5),
                "w": round(wide, 5),
                "h": round(n / most, 4),
            }
            for year, n in sorted(years.items())
        ],
        "ticks": [
            {"x": round((year - begin) / (end - begin), 5), "label": str(year)}
            for year in range(-(-begin // step) * step, end + 1, step)
        ],
        "marks": marks,
        "marked": f"dots and bands mark {key_are}",
        "said": glyphs.text(said),
    }


def _first(event: Event) -> int | None:
    return event.date.earliest if event.date.earliest is not None else event.date.latest
