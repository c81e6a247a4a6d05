"""One page: placed events as a scene, and lists of what has no lane."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from desktop.chronology import ticks as axis
from desktop.chronology.backdrop import Backdrop, curve_in, eras_in
from desktop.chronology.geometry import Rect, Size
from desktop.chronology.item import TimelineItem
from desktop.chronology.marks import Row, height_of, mark_of
from desktop.chronology.pages.placing import Placing, Spot
from desktop.chronology.pages.wording import dated_title, wrapped
from desktop.chronology.rows import Rows
from desktop.chronology.scene import BandRule, Scene
from desktop.chronology.text import MeasureText
from desktop.domain.event import EventKind

_LANE = 1.32
_MOST_AIR = 1.35
"""Least height of a lane in lines of text, and how much higher it is where there is room."""
_COLUMN = 56.0
_COLUMN_GAP = 3.0
"""Least width of a column of a list and the gap between two, in widths of a digit."""


class Line(NamedTuple):
    """A line of text in its place; `item` is the event that it tells of, or ""."""

    text: str
    rect: Rect
    strong: bool = False
    item: str = ""


class Arrow(NamedTuple):
    """Says that a mark goes on beyond the page, to the left or to the right."""

    rect: Rect
    kind: EventKind
    to_left: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page; lengths in pixels.

    Attributes:
        title: the time it shows, such as `1991–1996`.
        size: the size of all of it.
        scene: axis, marks and labels at its top; None for a page that only lists.
        arrows: where marks go on.
        lines: names of bands, and what is listed.
    """

    title: str
    size: Size
    scene: Scene | None
    arrows: tuple[Arrow, ...]
    lines: tuple[Line, ...]


def lane_height(measure: MeasureText) -> int:
    """Returns the least height of a lane."""
    return math.ceil(_LANE * max(1.0, measure("0").height))


def rows_of(height: float, measure: MeasureText, backdrop: Backdrop | None) -> Rows:
    """Returns the rows of a page whose scene is so high."""
    eras = backdrop.era_rows * backdrop.era_lines if backdrop else 0
    return Rows.of(height, measure, eras, bool(backdrop and backdrop.series))


def scene_height(lanes: int, measure: MeasureText, backdrop: Backdrop | None) -> float:
    """Returns the height that a scene needs for so many lanes."""
    line = max(1.0, measure("0").height)
    rows = rows_of(100 * line, measure, backdrop)
    return rows.lanes_y + lanes * lane_height(measure) + (100 * line - rows.curve_y)


def scene_on_page(
    placing: Placing, height: float, measure: MeasureText, backdrop: Backdrop | None
) -> tuple[Scene, tuple[Arrow, ...], tuple[Line, ...]]:
    """Returns placed events as a scene of a height, with arrows and the names of bands."""
    size = Size(placing.scale.width, height)
    rows = rows_of(height, measure, backdrop)
    least = lane_height(measure)
    air = rows.lanes_height / max(1, placing.lanes)
    lane = float(max(least, min(int(air), int(least * _MOST_AIR))))
    tops = [rows.lanes_y + number * lane for number in range(placing.lanes + 1)]
    marks, arrows = [], []
    for spot in placing.spots:
        row = Row(spot.lane, tops[spot.lane] + lane / 2, height_of(spot.outline.form, rows.line, spot.inside))
        top = round(row.middle - rows.line / 2)
        label = Rect(spot.label_x, top, spot.label_width, rows.line * (spot.label.count("\n") + 1))
        mark = mark_of(spot.item, spot.outline, 0.0, row, spot.inside, spot.label, label)
        marks.append(
            mark._replace(
                open_start=mark.open_start and not spot.before,
                open_end=mark.open_end and not spot.after,
            )
        )
        arrows += _arrows(spot, mark.rect, rows.line, size.width)
    heads = placing.heads
    ends = [*(tops[head.lane] for head in heads[1:]), tops[-1]]
    rules = (
        [BandRule(head.name, tops[head.lane], end - tops[head.lane]) for head, end in zip(heads, ends, strict=True)]
        if heads
        else [BandRule("", rows.lanes_y, rows.lanes_height)]
    )
    names = tuple(
        Line(head.name, Rect(0.0, tops[head.lane] + (lane - rows.line) / 2, size.width, rows.line), strong=True)
        for head in heads
    )
    scene = Scene(
        size,
        placing.scale,
        rows,
        axis.ticks(placing.scale, size.width, measure),
        tuple(marks),
        (),
        tuple(rules),
        eras_in(backdrop, placing.scale, rows, measure, backdrop.era_lines) if backdrop else (),
        curve_in(backdrop, placing.scale, rows) if backdrop else None,
    )
    return scene, tuple(arrows), names


class Listing:
    """Lines of events in columns."""

    def __init__(self, heading: str, items: Sequence[TimelineItem], note: str, width: float, measure: MeasureText):
        """Breaks the titles into lines.

        Args:
            heading: what stands above the columns.
            items: the events.
            note: what stands below them; "" for nothing.
            width: pixels of the page.
            measure: tells the room that text takes.
        """
        digit = measure("0")
        self._line, em = max(1.0, digit.height), max(1.0, digit.width)
        self._columns = max(1, int((width + _COLUMN_GAP * em) // ((_COLUMN + _COLUMN_GAP) * em)))
        self._step = (width + _COLUMN_GAP * em) / self._columns
        self._width = self._step - _COLUMN_GAP * em
        self._page_width = width
        self._heading = heading
        self._lines = [
            (("" if number == 0 else "    ") + line, item.id)
            for item in items
            for number, line in enumerate(wrapped(dated_title(item), self._width - 2 * em, measure))
        ]
        if note:
            self._lines += [(line, "") for line in wrapped(note, self._width, measure)]

    @property
    def height(self) -> float:
        """Pixels that it takes."""
        if not self._lines:
            return 0.0
        return (2 + math.ceil(len(self._lines) / self._columns)) * self._line

    def written(self, top: float, height: float) -> tuple[Line, ...]:
        """Takes as many lines as there is room for, and returns them in their places; more are left for more pages."""
        if not self._lines:
            return ()
        room = max(1, int(height / self._line + 1e-6) - 2)
        now, self._lines = self._lines[: room * self._columns], self._lines[room * self._columns :]
        each = math.ceil(len(now) / self._columns)
        y = top + 0.5 * self._line
        found = [Line(self._heading, Rect(0.0, y, self._page_width, self._line), strong=True)]
        for number, (text, item) in enumerate(now):
            column, row = divmod(number, each)
            x = column * self._step
            rect = Rect(x, y + (1.25 + row) * self._line, self._width, self._line)
            found.append(Line(text, rect, False, item))
        return tuple(found)

    def __bool__(self) -> bool:
        return bool(self._lines)


def _arrows(spot: Spot, rect: Rect, line: float, width: float) -> list[Arrow]:
    room = 0.5 * line
    tall = min(rect.height, 0.6 * line)
    top = rect.y + (rect.height - tall) / 2
    found = []
    if spot.before:
        found.append(Arrow(Rect(0.0, top, room - 1, tall), spot.item.kind, True))
    if spot.after:
        found.append(Arrow(Rect(width - room + 1, top, room - 1, tall), spot.item.kind, False))
    return found
