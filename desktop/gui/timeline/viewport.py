"""What part of which events is in view; keeps the scene until something changes it."""

from collections.abc import Sequence

from desktop.chronology.arrangement import Arrangement
from desktop.chronology.geometry import Size
from desktop.chronology.item import Extent, TimelineItem, extent_of, in_order
from desktop.chronology.outline import outline_of
from desktop.chronology.scale import Scale
from desktop.chronology.scene import Scene, arrangement_for, build
from desktop.chronology.text import MeasureText

_SHORTEST_FIT = 400
"""Fewest days shown when all events are fitted into view."""
_LABEL_ROOM = 20.0
"""Room right of the last event when all are fitted into view, in widths of a digit."""


class Viewport:
    """The events, the scale and the selection of one timeline; lengths in logical pixels."""

    def __init__(self, measure_text: MeasureText) -> None:
        """Shows nothing yet."""
        self.items: tuple[TimelineItem, ...] = ()
        self.selected: str | None = None
        self._measure = measure_text
        self._size = Size(1.0, 1.0)
        self._scale = Scale.fitted(0, _SHORTEST_FIT, 1.0)
        self._fitted = True
        self._arrangement: Arrangement | None = None
        self._scene: Scene | None = None

    @property
    def scale(self) -> Scale:
        """How days lie in the view."""
        return self._scale

    def scene(self) -> Scene:
        """Returns the scene in view, computed at most once for a change."""
        if self._scene is None:
            if self._arrangement is None or self._arrangement.pixels_per_day != self._scale.pixels_per_day:
                self._arrangement = arrangement_for(self.items, self._scale, self._size, self._measure)
            self._scene = build(self.items, self._scale, self._size, self._measure, self.selected, self._arrangement)
        return self._scene

    def show(self, items: Sequence[TimelineItem], selected: str | None) -> None:
        """Shows events, all of them in view unless the same were shown before."""
        same = {item.id for item in items} == {item.id for item in self.items}
        self.items = tuple(in_order(items))
        self.selected = selected if self.item(selected) else None
        self._arrangement = self._scene = None
        if not same:
            self.fit()
        self.reveal(self.selected)

    def item(self, item_id: str | None) -> TimelineItem | None:
        """Returns an event by its id."""
        return next((item for item in self.items if item.id == item_id), None)

    def select(self, item_id: str | None) -> None:
        """Selects an event, or none, and moves the view as little as needed to show it."""
        self.selected = item_id if self.item(item_id) else None
        self._scene = None
        self.reveal(self.selected)

    def neighbour(self, by: int) -> str | None:
        """Returns the event so many steps after the selected one; from none, the first or last in view."""
        if not self.items:
            return None
        order = [item.id for item in self.items]
        if self.selected in order:
            return order[min(max(order.index(self.selected) + by, 0), len(order) - 1)]
        in_view = [item_id for item_id in order if self.scene().mark(item_id)] or order
        return in_view[0] if by > 0 else in_view[-1]

    def reveal(self, item_id: str | None) -> None:
        """Moves an event to the middle unless some of it is well in view, as all are once fitted."""
        if self._fitted:
            return
        item = self.item(item_id)
        extent = extent_of(item.date) if item else None
        if extent is None:
            return
        left, right = self._scale.x_of(extent.first), self._scale.x_of(extent.last + 1)
        edge = min(self._size.width / 20, 40.0)
        if right < edge or left > self._size.width - edge:
            self._move_to(self._scale.centred_on((extent.first + extent.last + 1) / 2))

    def resize(self, width: float, height: float) -> None:
        """Takes another size; all events stay in view if they were fitted into it."""
        self._size = Size(max(1.0, width), max(1.0, height))
        self._arrangement = self._scene = None
        self._scale = self._scale.resized(self._size.width)
        if self._fitted:
            self.fit()

    def measure_with(self, measure_text: MeasureText) -> None:
        """Takes another type."""
        self._measure = measure_text
        self._arrangement = self._scene = None
        if self._fitted:
            self.fit()

    def fit(self) -> None:
        """Shows all events, with room for the label of the last."""
        self._fitted = True
        extent = self._extent()
        if extent is None:
            return
        spare = max(0.0, _SHORTEST_FIT - (extent.last - extent.first)) / 2
        width, digit = self._size.width, self._measure("0")
        room = width - min(_LABEL_ROOM * digit.width, width / 5)
        margin = min(1.5 * digit.width, width / 10)
        first, last = extent.first - spare, extent.last + spare
        fitted = Scale.fitted(first, last, room, margin)
        outlines = (outline_of(item.date, fitted.pixels_per_day, digit.height) for item in self.items)
        beyond = fitted.x_of(min(one.left for one in outlines if one) / fitted.pixels_per_day)
        if beyond < margin / 2:
            short = margin / 2 - beyond
            fitted = Scale.fitted(first, last, room - short, margin).panned(short)
        self._scale = fitted._replace(width=width).zoomed(1.0, 0.0)
        self._scene = None

    def fit_days(self, first_day: float, last_day: float) -> None:
        """Shows two days and all between."""
        self._move_to(Scale.fitted(first_day, last_day, self._size.width, self._size.width / 8))

    def zoom(self, factor: float, at_x: float) -> None:
        """Magnifies around a pixel."""
        self._move_to(self._scale.zoomed(factor, at_x))

    def zoom_on_selected(self, factor: float) -> None:
        """Magnifies around the selected event where it is in view, else around the middle."""
        mark = self.scene().mark(self.selected)
        middle = mark.rect.x + mark.rect.width / 2 if mark else self._size.width / 2
        self.zoom(factor, min(max(middle, 0.0), self._size.width))

    def pan(self, dx: float) -> None:
        """Moves the dates to the right, as far as there are events."""
        self._move_to(self._scale.panned(dx))

    def _move_to(self, scale: Scale) -> None:
        extent = self._extent()
        if extent is not None:
            scale = scale.kept_over(extent.first, extent.last)
        if scale != self._scale:
            self._scale = scale
            self._fitted = False
            self._scene = None

    def _extent(self) -> Extent | None:
        known = [extent for item in self.items if (extent := extent_of(item.date))]
        if not known:
            return None
        return Extent(min(one.first for one in known), max(one.last for one in known), False, False)
