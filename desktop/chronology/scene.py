"""The picture of a timeline as plain shapes, ready to be drawn by anything that draws."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from desktop.chronology import ticks as axis
from desktop.chronology.backdrop import Backdrop, Curve, EraBar, curve_in, eras_in
from desktop.chronology.bands import Band
from desktop.chronology.geometry import Rect, Size
from desktop.chronology.item import TimelineItem
from desktop.chronology.layout import COLUMN, LABEL_GAP, TILE, Placed
from desktop.chronology.levels import density_of, level_of
from desktop.chronology.marks import Mark, Row, height_of, mark_of
from desktop.chronology.outline import Form, Outline, outline_of
from desktop.chronology.rows import Rows
from desktop.chronology.scale import Scale
from desktop.chronology.selection import lift_selected, shortened
from desktop.chronology.text import MeasureText
from desktop.domain.escaping import plain

_EDGE_STEP = 3.0
"""Steps by which labels are shortened at the edge of the view, in widths of a digit."""
_AROUND_COUNT = 1.0
"""Room around a count, in widths of a digit."""


class Cluster(NamedTuple):
    """The items of one column of a band for which there was no lane.

    Attributes:
        rect: the column, as high as the counts.
        fill: how high its bar is, from 0 to 1: the logarithm of the count, full at 4,096.
        text: the count as it is written; "" where what is in view of the column has no room for it.
        text_width: pixels that this takes.
        middle: the middle of what is in view of the column.
        counted: how many items it stands for.
        first_day: the day at which the column begins.
        last_day: the last day that lies in it.
        band: the number of the band.
        column: the number of the column at this level.
    """

    rect: Rect
    fill: float
    text: str
    text_width: float
    middle: float
    counted: int
    first_day: float
    last_day: float
    band: int
    column: int


class BandRule(NamedTuple):
    """A band's name and where it lies; items that began before the view and have no lane are counted."""

    name: str
    top: float
    height: float
    earlier: int


@dataclass(frozen=True, slots=True)
class Scene:
    """What is in view.

    Attributes:
        size: size of the view in pixels.
        scale: how days lie in it.
        rows: where axis, eras, lanes and curve lie.
        ticks: the axis.
        marks: items in view; their labels never overlap.
        clusters: the counts of those for which there was no lane.
        bands: the bands from top to bottom.
        eras: what lies behind, under the axis.
        curve: a yearly figure, under the lanes.
    """

    size: Size
    scale: Scale
    rows: Rows
    ticks: tuple[axis.Tick, ...]
    marks: tuple[Mark, ...]
    clusters: tuple[Cluster, ...]
    bands: tuple[BandRule, ...]
    eras: tuple[EraBar, ...]
    curve: Curve | None

    def mark(self, item_id: str | None) -> Mark | None:
        """Returns the mark of an item; None where it is not in view."""
        return next((mark for mark in self.marks if mark.id == item_id), None)

    def target_at(self, x: float, y: float) -> str | Cluster | None:
        """Returns the item whose mark or label is at a point, or the count there, or the item a few pixels from it."""
        hit = [mark for mark in self.marks if mark.rect.contains(x, y)]
        hit += [mark for mark in self.marks if mark.label_rect and mark.label_rect.contains(x, y)]
        if hit:
            return min(hit, key=lambda mark: not mark.selected).id
        cluster = self.cluster_at(x, y)
        if cluster is not None:
            return cluster
        near = [mark for mark in self.marks if mark.rect.grown(self.rows.line / 3).contains(x, y)]
        return min(near, key=lambda mark: abs(mark.middle - x)).id if near else None

    def item_at(self, x: float, y: float) -> str | None:
        """Returns the item at a point, or a few pixels from it."""
        target = self.target_at(x, y)
        return target if isinstance(target, str) else None

    def cluster_at(self, x: float, y: float) -> Cluster | None:
        """Returns the cluster at a point."""
        return next((cluster for cluster in self.clusters if cluster.rect.contains(x, y)), None)

    def era_at(self, x: float, y: float) -> EraBar | None:
        """Returns the era at a point."""
        return next((era for era in self.eras if era.rect.contains(x, y)), None)


def build(
    bands: Sequence[Band],
    scale: Scale,
    size: Size,
    rows: Rows,
    measure_text: MeasureText,
    selected: str | None = None,
    backdrop: Backdrop | None = None,
) -> Scene:
    """Computes the scene.

    Args:
        bands: the items, in bands laid out with `measure_text` for the height of the lanes.
        scale: how days lie in the view.
        size: size of the view in pixels.
        rows: where axis, eras, lanes and curve lie in a view of that size.
        measure_text: tells the room that text takes.
        selected: item that keeps its mark and its label whatever is in the way.
        backdrop: eras and curve.
    """
    marks: list[Mark] = []
    clusters: list[Cluster] = []
    rules = []
    lane = 0
    for number, band in enumerate(bands):
        view = _BandView(band, number, lane, scale, rows, measure_text, selected)
        marks += view.marks
        clusters += view.clusters
        rules.append(BandRule(band.name, rows.lanes_y + band.top, band.height, view.earlier))
        lane += view.shelves.lanes
    return Scene(
        size,
        scale,
        rows,
        axis.ticks(scale, size.width, measure_text),
        tuple(marks),
        tuple(clusters),
        tuple(rules),
        eras_in(backdrop, scale, rows, measure_text) if backdrop else (),
        curve_in(backdrop, scale, rows) if backdrop else None,
    )


def places_in(cluster: Cluster, band: Band, scene: Scene) -> list[TimelineItem]:
    """Returns the items that a cluster of a scene counts."""
    shown = {mark.id for mark in scene.marks}
    layout = band.layout
    places = layout.places_in_column(level_of(scene.scale.pixels_per_day), cluster.column)
    return [item for item in layout.chronicle.items[places.start : places.stop] if item.id not in shown]


class _BandView:
    """The marks and counts of one band in view."""

    def __init__(
        self,
        band: Band,
        number: int,
        first_lane: int,
        scale: Scale,
        rows: Rows,
        measure_text: MeasureText,
        selected: str | None,
    ) -> None:
        layout = band.layout
        self._layout = layout
        self._scale = scale
        self._rows = rows
        self._top = rows.lanes_y + band.top
        self._measure = measure_text
        self._first_lane = first_lane
        self._number = number
        self._origin = scale.first_day * scale.pixels_per_day
        self._level = level_of(scale.pixels_per_day)
        self.shelves = layout.shelves(self._level)
        self._middles = [self._top + self.shelves.lane_middle(lane) for lane in range(self.shelves.lanes)]
        self._label_tops = [float(round(middle - rows.line / 2)) for middle in self._middles]
        self._heights = {
            (form is Form.POINT, inside): height_of(form, rows.line, inside)
            for form in (Form.POINT, Form.BAND)
            for inside in (False, True)
        }
        self._gap, self._edge = LABEL_GAP * rows.em, scale.width - LABEL_GAP * rows.em
        self.marks: list[Mark] = []
        self._shown: list[int] = []
        self.earlier = 0
        self.clusters: list[Cluster] = []
        if not len(layout.chronicle):
            return
        self._add_all()
        displaced: list[int] = []
        chosen = layout.chronicle.index_of.get(selected) if selected else None
        if chosen is not None:
            displaced = self._show_selected(chosen)
        self._count(chosen, displaced)

    def _add_all(self) -> None:
        layout, level, scale = self._layout, self._level, self._scale
        found = layout.long_in_view(level, scale)
        for number in layout.tiles_between(level, scale.first_day, scale.last_day):
            found += layout.in_view(level, number, scale)
        for one, outline in found:
            self._add(one, outline)

    def _add(self, one: Placed, outline: Outline) -> None:
        place, lane, label, width, inside = one
        middle, rect = self._middles[lane], None
        if label:
            left, room = self._room(outline, inside)
            if room < width:
                # By steps, so that a label at the edge is not another text in every frame.
                step = _EDGE_STEP * self._rows.em
                label, width = shortened(label, room // step * step, self._measure)
            if label:
                rect = Rect(left, self._label_tops[lane], width, self._rows.line)
        row = Row(self._first_lane + lane, middle, self._heights[outline.form is Form.POINT, inside])
        item = self._layout.chronicle.items[place]
        self.marks.append(mark_of(item, outline, self._origin, row, inside, label, rect))
        self._shown.append(place)

    def _room(self, outline: Outline, inside: bool) -> tuple[float, float]:
        """Returns where a label begins, and the pixels from there to the end of its mark or of the view."""
        _, left, right, _, _, fade_left, fade_right = outline
        gap, edge = self._gap, self._edge
        if inside:
            begin = max(left + fade_left - self._origin, 0.0) + gap
            return begin, min(right - fade_right - self._origin - gap, edge) - begin
        begin = right - self._origin + gap
        return begin, edge - begin

    def _show_selected(self, chosen: int) -> list[int]:
        """Marks what is selected; without a lane it takes the one that costs least. Returns what had to go."""
        displaced: list[int] = []
        item = self._layout.chronicle.items[chosen]
        if chosen not in self._shown:
            displaced = self._admit(chosen, item)
            if chosen not in self._shown:
                return displaced
        at = self._shown.index(chosen)
        self.marks[at] = self.marks[at]._replace(selected=True)
        items = self._layout.chronicle.items
        titles = [plain(items[place].title) for place in self._shown]
        self.marks = lift_selected(self.marks, titles, at, self._scale.width, self._measure)
        return displaced

    def _admit(self, chosen: int, item: TimelineItem) -> list[int]:
        outline = outline_of(item.date, self._scale.pixels_per_day, self._rows.line)
        right = self._origin + self._scale.width
        if outline is None or outline.right <= self._origin or outline.left >= right or not self._middles:
            return []
        first, last = outline.left - self._origin, outline.right - self._origin
        in_way = [at for at, mark in enumerate(self.marks) if mark.rect.x < last and first < mark.rect.right]
        cost = Counter(self.marks[at].lane - self._first_lane for at in in_way)
        lane = min(range(len(self._middles)), key=lambda lane: (cost[lane], lane))
        gone = {at for at in in_way if self.marks[at].lane - self._first_lane == lane}
        displaced = [self._shown[at] for at in gone]
        self.marks = [mark for at, mark in enumerate(self.marks) if at not in gone]
        self._shown = [place for at, place in enumerate(self._shown) if at not in gone]
        self._add(Placed(chosen, lane, "", 0.0, False), outline)
        return displaced

    def _count(self, chosen: int | None, displaced: Sequence[int]) -> None:
        """Counts by columns that are fixed to the calendar, so that they pan with it."""
        layout, level, em = self._layout, self._level, self._rows.em
        if self.shelves.counts_height:
            stretch = self._scale.pixels_per_day / density_of(level)
            width = COLUMN * em * stretch
            columns = TILE // COLUMN
            corrected = Counter(self._column_of(place) for place in displaced)
            if chosen is not None and chosen in self._shown and not self._has_lane(chosen):
                corrected[self._column_of(chosen)] -= 1
            first, last = math.floor(self._origin / width), math.floor((self._origin + self._scale.width) / width)
            for column in range(first, last + 1):
                tile, at = divmod(column, columns)
                count = layout.tile(level, tile).hidden[at] + corrected[column]
                if count > 0:
                    self.clusters.append(self._cluster(column, width, count))
        first_day = self._scale.first_day
        firsts, lasts = layout.chronicle.firsts, layout.chronicle.lasts
        shown = sum(firsts[place] < first_day <= lasts[place] for place in self._shown)
        self.earlier = max(0, layout.chronicle.reaching_over(first_day) - shown)

    def _cluster(self, column: int, width: float, count: int) -> Cluster:
        left = column * width - self._origin
        rect = Rect(left, self._top + self.shelves.counts_y, width, self.shelves.counts_height)
        days = width / self._scale.pixels_per_day
        text = f"+{count}" if count < 1000 else f"{count / 1000:.3g}k" if count < 999_500 else f"{count / 1e6:.3g}M"
        fill = min(1.0, math.log2(1 + count) / 12)
        taken = self._measure(text).width
        seen = max(left, 0.0), min(left + width, self._scale.width)
        if seen[1] - seen[0] < taken + _AROUND_COUNT * self._rows.em:
            text = ""
        middle = (seen[0] + seen[1]) / 2
        return Cluster(
            rect, fill, text, taken, middle, count, column * days, (column + 1) * days - 1, self._number, column
        )

    def _column_of(self, place: int) -> int:
        days = COLUMN * self._rows.em / density_of(self._level)
        column = math.floor(self._layout.chronicle.firsts[place] / days)
        # The division may be off by one where an item is anchored on the border of two columns.
        while place < self._layout.column_place(self._level, column):
            column -= 1
        while place >= self._layout.column_place(self._level, column + 1):
            column += 1
        return column

    def _has_lane(self, place: int) -> bool:
        tile = self._column_of(place) * COLUMN // TILE
        near = self._layout.tile(self._level, tile).placed
        return any(one.place == place for one in (*near, *self._layout.long(self._level)))
