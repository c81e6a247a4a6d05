"""The picture of a timeline as plain shapes, ready to be drawn by anything that draws."""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.chronology import ticks as axis
from desktop.chronology.arrangement import Arranged, Arrangement, arrange
from desktop.chronology.geometry import Rect, Size
from desktop.chronology.item import TimelineItem
from desktop.chronology.labels import write_labels
from desktop.chronology.marks import Mark, mark_of
from desktop.chronology.rows import Rows
from desktop.chronology.scale import Scale
from desktop.chronology.text import MeasureText


@dataclass(frozen=True, slots=True)
class Cluster:
    """The number of items of one column for which there was no lane.

    Attributes:
        rect: where the number is drawn.
        text: the number as it is drawn.
        count: how many items it stands for.
        first_day: first day that any of them may mean.
        last_day: last day, itself included.
    """

    rect: Rect
    text: str
    count: int
    first_day: float
    last_day: float


@dataclass(frozen=True, slots=True)
class Scene:
    """What is in view.

    Attributes:
        size: size of the view in pixels.
        scale: how days lie in it.
        rows: where axis and lanes lie.
        ticks: the axis.
        marks: items in view, from left to right; their labels never overlap.
        clusters: numbers of those in view for which there was no lane.
        undated: items without any known day, which have no place.
    """

    size: Size
    scale: Scale
    rows: Rows
    ticks: tuple[axis.Tick, ...]
    marks: tuple[Mark, ...]
    clusters: tuple[Cluster, ...]
    undated: tuple[TimelineItem, ...]

    def mark(self, item_id: str | None) -> Mark | None:
        """Returns the mark of an item; None where it is not in view."""
        return next((mark for mark in self.marks if mark.id == item_id), None)

    def item_at(self, x: float, y: float) -> str | None:
        """Returns the item whose mark or label is at a point, or whose mark is a few pixels from it."""
        hit = [mark for mark in self.marks if mark.rect.contains(x, y)]
        hit += [mark for mark in self.marks if mark.label_rect and mark.label_rect.contains(x, y)]
        hit = sorted(hit, key=lambda mark: not mark.selected)
        near = self.rows.line / 3
        hit += sorted(
            (mark for mark in self.marks if mark.rect.grown(near).contains(x, y)),
            key=lambda mark: abs(mark.rect.x + mark.rect.width / 2 - x),
        )
        return hit[0].id if hit else None

    def cluster_at(self, x: float, y: float) -> Cluster | None:
        """Returns the cluster whose number is at a point."""
        return next((cluster for cluster in self.clusters if cluster.rect.contains(x, y)), None)


def build(
    items: Sequence[TimelineItem],
    scale: Scale,
    size: Size,
    measure_text: MeasureText,
    selected: str | None = None,
    arrangement: Arrangement | None = None,
) -> Scene:
    """Computes the scene.

    Args:
        items: the items, in any order.
        scale: how days lie in the view.
        size: size of the view in pixels.
        measure_text: tells the room that text takes.
        selected: item that keeps its mark and its label whatever is in the way.
        arrangement: the lanes of these items at this zoom, height and type, if they are already known; see
            `arrangement_for`.
    """
    rows = Rows.of(size.height, measure_text)
    known = arrangement or arrange(items, scale.pixels_per_day, rows.lanes_height, measure_text)
    rows = rows.with_shelves(known.shelves)
    origin = scale.first_day * scale.pixels_per_day
    in_view = known.between(origin, origin + size.width)
    shown, hidden = _admit_selected(in_view, selected)
    marks = [mark_of(one, lane, origin, rows, one.item.id == selected) for one, lane in shown]
    return Scene(
        size,
        scale,
        rows,
        axis.ticks(scale, size.width, measure_text),
        tuple(write_labels(marks, [one for one, _ in shown], size.width, rows, measure_text)),
        tuple(_clusters(hidden, scale, rows, measure_text)),
        known.undated,
    )


def arrangement_for(items: Sequence[TimelineItem], scale: Scale, size: Size, measure_text: MeasureText) -> Arrangement:
    """Returns the lanes that `build` would give the items, to be handed to it as long as only the view is panned."""
    return arrange(items, scale.pixels_per_day, Rows.of(size.height, measure_text).lanes_height, measure_text)


def _admit_selected(
    in_view: Iterable[Arranged], selected: str | None
) -> tuple[list[tuple[Arranged, int]], list[Arranged]]:
    """Parts what has a lane from what has none; a selected item without one takes it from those it costs least."""
    shown = [(one, one.lane) for one in in_view if one.lane is not None]
    hidden = [one for one in in_view if one.lane is None]
    chosen = next((one for one in hidden if one.item.id == selected), None)
    if chosen is None or not shown:
        return shown, hidden
    in_way = [(one, lane) for one, lane in shown if _touch(one, chosen)]
    cost = Counter(lane for _, lane in in_way)
    lane = min({lane for _, lane in shown}, key=lambda lane: (cost[lane], lane))
    displaced = [one for one, taken in in_way if taken == lane]
    kept = [(one, taken) for one, taken in shown if one not in displaced]
    kept.insert(bisect_left(kept, chosen.outline.left, key=lambda pair: pair[0].outline.left), (chosen, lane))
    return kept, [one for one in hidden if one is not chosen] + displaced


def _touch(one: Arranged, other: Arranged) -> bool:
    return one.outline.left < other.outline.right and other.outline.left < one.outline.right


def _clusters(hidden: Iterable[Arranged], scale: Scale, rows: Rows, measure_text: MeasureText) -> list[Cluster]:
    """Counts hidden items by columns fixed to the calendar, so that they pan with it; cut ones count with the next."""
    em = rows.em
    origin, column_width = scale.first_day * scale.pixels_per_day, 6 * em
    first_whole = math.ceil(origin / column_width)
    last_whole = max(first_whole, math.floor((origin + scale.width) / column_width) - 1)
    columns: dict[int, list[Arranged]] = {}
    for one in hidden:
        column = int((one.outline.left + one.outline.right) / 2 // column_width)
        columns.setdefault(min(max(column, first_whole), last_whole), []).append(one)
    found = []
    for number, members in sorted(columns.items()):
        text = f"+{len(members)}"
        width = min(column_width, measure_text(text).width + 1.4 * em)
        left = number * column_width - origin + (column_width - width) / 2
        rect = Rect(left, rows.cluster_y, width, round(rows.line))
        first = min(one.outline.left for one in members) / scale.pixels_per_day
        last = max(one.outline.right for one in members) / scale.pixels_per_day - 1
        found.append(Cluster(rect, text, len(members), first, last))
    return found
