"""The picture of a timeline as plain shapes, ready to be drawn by anything that draws."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from desktop.chronology import ticks as axis
from desktop.chronology.backdrop import Backdrop, Curve, EraBar, curve_in, eras_in
from desktop.chronology.bands import Band
from desktop.chronology.counts import Cluster, Counts, Exchange, counted_by
from desktop.chronology.geometry import Rect, Size
from desktop.chronology.item import TimelineItem
from desktop.chronology.levels import level_of
from desktop.chronology.marks import Mark, Row, height_of, mark_of
from desktop.chronology.outline import Form, Outline, outline_of
from desktop.chronology.packer import LABEL_GAP, Placed
from desktop.chronology.rows import Rows
from desktop.chronology.scale import Scale
from desktop.chronology.selection import lift_selected, shortened
from desktop.chronology.text import MeasureText
from desktop.domain.escaping import plain

_EDGE_STEP = 3.0
"""Steps by which labels are shortened at the edge of the view, in widths of a digit."""


class BandRule(NamedTuple):
    """A band's name, where it lies, and what the selected item changes in it."""

    name: str
    top: float
    height: float
    exchange: Exchange = Exchange()


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
        rules.append(BandRule(band.name, rows.lanes_y + band.top, band.height, view.exchange))
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


def listed(cluster: Cluster, band: Band, scene: Scene) -> list[TimelineItem]:
    """Returns the items that a cluster of a scene counts, by date."""
    level = level_of(scene.scale.pixels_per_day)
    return counted_by(cluster, band.layout, scene.bands[cluster.band].exchange, level)


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
        self._rows_of: dict[tuple[int, bool, bool], Row] = {}
        self._gap, self._edge = LABEL_GAP * rows.em, scale.width - LABEL_GAP * rows.em
        self.marks: list[Mark] = []
        self._shown: list[int] = []
        self.exchange = Exchange()
        self.clusters: list[Cluster] = []
        if not len(layout.chronicle):
            return
        self._add_all()
        chosen = layout.chronicle.place_by_id.get(selected) if selected else None
        if chosen is not None and chosen < len(layout.chronicle):
            self._show_selected(chosen)
        counts = Counts(layout, number, self._top, self.exchange, scale, rows, measure_text)
        self.clusters = list(counts.clusters())

    def _add_all(self) -> None:
        layout, level, scale = self._layout, self._level, self._scale
        found = layout.long_in_view(level, scale)
        for number in layout.tiles_between(level, scale.first_day, scale.last_day):
            found += layout.in_view(level, number, scale)
        for one, outline in found:
            self._add(one, outline)

    def _add(self, one: Placed, outline: Outline) -> None:
        place, lane, label, width, inside, reach = one
        rect = None
        if label:
            left, room = self._room(outline, inside, reach)
            if room < width:
                # By steps, so that a label at the edge is not another text in every frame.
                step = _EDGE_STEP * self._rows.em
                label, width = shortened(label, room // step * step, self._measure)
            if label:
                rect = Rect(left, self._label_tops[lane], width, self._rows.line)
        key = lane, outline.form is Form.POINT, inside
        row = self._rows_of.get(key) or self._row(*key)
        item = self._layout.chronicle.items[place]
        self.marks.append(mark_of(item, outline, self._origin, row, inside, label, rect))
        self._shown.append(place)

    def _row(self, lane: int, is_point: bool, inside: bool) -> Row:
        height = height_of(Form.POINT if is_point else Form.BAND, self._rows.line, inside)
        row = self._rows_of[lane, is_point, inside] = Row(self._first_lane + lane, self._middles[lane], height)
        return row

    def _room(self, outline: Outline, inside: bool, reach: float) -> tuple[float, float]:
        """Returns where a label begins, and the pixels from there to the end of its mark or of the view."""
        _, left, right, _, _, fade_left, fade_right = outline
        gap, edge = self._gap, self._edge
        if inside:
            begin = max(left + fade_left - self._origin, 0.0) + gap
            return begin, min(right - fade_right - self._origin + reach - gap, edge) - begin
        begin = right - self._origin + gap
        return begin, edge - begin

    def _show_selected(self, chosen: int) -> None:
        """Marks what is selected; without a lane it takes the one that costs least, and what is there gives way."""
        if chosen not in self._shown:
            self._admit(chosen)
            if chosen not in self._shown:
                return
        at = self._shown.index(chosen)
        self.marks[at] = self.marks[at]._replace(selected=True)
        items = self._layout.chronicle.items
        titles = [plain(items[place].title) for place in self._shown]
        self.marks = lift_selected(self.marks, titles, at, self._scale.width, self._measure)

    def _admit(self, chosen: int) -> None:
        item = self._layout.chronicle.items[chosen]
        outline = outline_of(item.date, self._scale.pixels_per_day, self._rows.line)
        right = self._origin + self._scale.width
        if outline is None or outline.right <= self._origin or outline.left >= right or not self._middles:
            return
        first, last = outline.left - self._origin, outline.right - self._origin
        in_way = [at for at, mark in enumerate(self.marks) if mark.rect.x < last and first < mark.rect.right]
        cost = Counter(self.marks[at].lane - self._first_lane for at in in_way)
        lane = min(range(len(self._middles)), key=lambda lane: (cost[lane], lane))
        gone = {at for at in in_way if self.marks[at].lane - self._first_lane == lane}
        displaced = tuple(self._shown[at] for at in gone)
        self.marks = [mark for at, mark in enumerate(self.marks) if at not in gone]
        self._shown = [place for at, place in enumerate(self._shown) if at not in gone]
        self._add(Placed(chosen, lane, "", 0.0, False), outline)
        self.exchange = Exchange(None if self._layout.has_lane(self._level, chosen) else chosen, displaced)
