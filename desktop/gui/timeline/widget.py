"""The timeline in the hands of its reader."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QMenu, QToolTip, QWidget
from typing_extensions import override

from desktop.chronology.backdrop import figure_at
from desktop.chronology.chronicle import Importance
from desktop.chronology.counts import Cluster
from desktop.chronology.item import TimelineItem, extent_of
from desktop.chronology.snapping import snapped
from desktop.domain.escaping import for_html
from desktop.gui import theme
from desktop.gui.timeline.canvas import TimelineCanvas
from desktop.gui.timeline.card import (
    Details,
    card_html,
    count_html,
    count_words,
    curve_html,
    era_html,
    menu_text,
    more_words,
)
from desktop.gui.timeline.gestures import MouseGestures, action_for
from desktop.gui.timeline.gutter import rule_at, whole_name
from desktop.gui.timeline.viewport import DayRange

DetailsOf = Callable[[TimelineItem], Details]
"""Tells what the card of an event says besides its title, date and kind."""
_MOST_LISTED = 24
"""A count of at most so many events opens as a list; a larger one is zoomed into, as long as there is closer."""
_MOST_IN_MENU = 200
"""Events in a list, where one can't zoom in."""
_MOST_LOOKED_THROUGH = 2_000
"""Events of a count that are looked through for the first of them while the pointer rests on it."""
_SETTLED = 60
"""Milliseconds after the last change of view before the card tells what is under the pointer now."""


class TimelineWidget(TimelineCanvas):
    """Shows events on an axis of time; the reader zooms, pans, selects and opens them."""

    event_requested = Signal(str)
    """The reader wishes to see the event of this id where the page in view tells of it, else its own page."""
    page_requested = Signal(str)
    """The reader wishes to see the own page of the event of this id."""
    emphasis_given_up = Signal()
    """The events that others let stand out do so no more: the reader gave that up."""

    def __init__(
        self,
        parent: QWidget | None = None,
        today: Callable[[], date] = date.today,
        importance: Importance | None = None,
        details_of: DetailsOf = lambda _: Details(),
    ) -> None:
        """Shows nothing yet.

        Args:
            parent: the owner.
            today: tells the day at which today's line is drawn.
            importance: how much an event matters; the greater keeps its label where two are in the way of each other.
            details_of: tells what else the card of an event says.
        """
        super().__init__(parent, today, importance)
        self._details_of = details_of
        self._gestures = MouseGestures(self)
        self._pointer: QPointF | None = None
        self._settled_timer = QTimer(self)
        self._settled_timer.setSingleShot(True)
        self._settled_timer.setInterval(_SETTLED)
        self._settled_timer.timeout.connect(self._hover_again)
        self.view_changed.connect(self._on_view_changed)

    def glide(self, speed: float) -> None:
        """Lets the dates run on, to the right by so many pixels a millisecond, ever slower.

        Nothing moves where the desktop asks for no animations.
        """
        self._glide.start(speed)

    @property
    def is_gliding(self) -> bool:
        """Whether the dates run on by themselves."""
        return self._glide.is_moving

    def step_selection(self, by: int) -> None:
        """Selects the event so many steps later in time."""
        self.select_event(self._viewport.neighbour(by))

    def cross_lanes(self, by: int) -> None:
        """Selects the nearest event of the next lane below, or with -1 above."""
        self._viewport.select_across(by)
        self._tell_focus()
        self._changed()

    def select_first(self) -> None:
        """Selects the first event."""
        self.select_event(self.events[0].id if self.events else None)

    def select_last(self) -> None:
        """Selects the last event."""
        self.select_event(self.events[-1].id if self.events else None)

    def open_selected(self) -> None:
        """Asks for the page of the selected event."""
        if self.selected_event is not None:
            self.page_requested.emit(self.selected_event)

    def open_event(self, event_id: str) -> None:
        """Selects an event and asks for it."""
        self.select_event(event_id)
        self.event_requested.emit(event_id)

    def open_whole(self, event_id: str) -> None:
        """Asks for the page of an event."""
        self.page_requested.emit(event_id)

    def open_cluster(self, cluster: Cluster) -> None:
        """Lists what a count stands for, or shows its days closer where a list would be long."""
        counted = self._viewport.hidden_in(cluster)
        if not self._lists(cluster):
            begins = [extent.first for item in counted if (extent := extent_of(item.date))]
            last_day = self.scale.last_day if cluster.earlier else cluster.last_day
            self.zoom_to_days(min(begins) if cluster.earlier else cluster.first_day, last_day)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for item in counted[:_MOST_IN_MENU]:
            action = QAction(menu_text(item), menu)
            action.triggered.connect(lambda _=False, event_id=item.id: self.open_event(event_id))
            menu.addAction(action)
        if len(counted) > _MOST_IN_MENU:
            more = QAction(more_words(len(counted) - _MOST_IN_MENU), menu)
            more.setEnabled(False)
            menu.addAction(more)
        menu.popup(self.mapToGlobal(self.frame.shown(cluster.rect).topLeft().toPoint()))

    def choose_days(self, first_x: float, last_x: float) -> None:
        """Chooses the time between two x of the scene: whole days, months or years, as far as the axis tells them."""
        scale = self.scale
        self.choose_range(DayRange(*snapped(scale.day_at(first_x), scale.day_at(last_x), scale.pixels_per_day)))

    def emphasise_band(self, name: str) -> None:
        """Lets the events of a band stand out, or ends that."""
        if name == self._emphasis.band:
            name = ""
        self._emphasis.choose_band(name, self._viewport.events_of_band(name) if name else frozenset())
        self.update()

    def give_up(self) -> bool:
        """Gives up emphasis, else the range; False where there was neither."""
        had_chosen = self._emphasis.chosen is not None
        if self._emphasis.give_up():
            self.update()
            if had_chosen and self._emphasis.chosen is None:
                self.emphasis_given_up.emit()
            return True
        if self.chosen_range is not None:
            self.choose_range(None)
            return True
        return False

    @override
    def show_hover(self, hovered: str | Cluster | None, cursor: Qt.CursorShape) -> None:
        if hovered != self._hovered:
            # Not in `event`: an exception in a handler below an overridden `event` crashes PySide 6.11.
            self.setToolTip(self._card(hovered))
            QToolTip.hideText()
        super().show_hover(hovered, cursor)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_at(1 + event.value(), self.scene_x(event.position().x()))
            return True
        return super().event(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._gestures.press(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        self._gestures.move(event)
        if self._hovered is None:
            self.setToolTip(self._ground_card(event.position()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._gestures.release(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._gestures.double_click(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self._gestures.wheel(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._pointer = None
        self.show_hover(None, Qt.CursorShape.ArrowCursor)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = action_for(event, self, self.frame.mirrored)
        if action is not None:
            action()
        elif event.key() != Qt.Key.Key_Escape or not self.give_up():
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._gestures.cancel()
        super().focusOutEvent(event)

    def _on_view_changed(self) -> None:
        if self._pointer is not None and not self._gestures.is_dragging:
            # What the card tells of has moved away from under the pointer.
            self._settled_timer.start()

    def _hover_again(self) -> None:
        if self._pointer is not None and not self._gestures.is_dragging:
            self._gestures.hover(self._pointer)

    def _lists(self, cluster: Cluster) -> bool:
        if cluster.counted <= _MOST_LISTED:
            return True
        return not cluster.earlier and not self._viewport.magnifies(cluster)

    def _card(self, hovered: str | Cluster | None) -> str:
        if isinstance(hovered, Cluster):
            words = count_words(hovered, self._lists(hovered))
            few = hovered.counted <= _MOST_LOOKED_THROUGH
            return count_html(words, self._viewport.hidden_in(hovered)) if few else words
        item = self._viewport.item(hovered)
        return card_html(item, theme.current(), self._details_of(item)) if item else ""

    def _ground_card(self, position: QPointF) -> str:
        """Returns what is said of a cut name of a band, of a term of office or of the curve at a point."""
        frame, scene, y = self.frame, self.scene(), position.y()
        if frame.over_names(position.x()):
            rule = rule_at(scene.bands, y)
            whole = whole_name(rule, self._viewport.band_counts(), frame, self._measure) if rule else ""
            return f"<p>{for_html(whole)}</p>" if whole else ""
        x = frame.scene_x(position.x())
        era = scene.era_at(x, y)
        if era is not None:
            return era_html(era.era)
        curve = scene.curve
        if curve is None or not curve.rect.contains(x, y):
            return ""
        return curve_html(curve.series, figure_at(curve, scene.scale, x, y))
