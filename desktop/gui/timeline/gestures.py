"""What mouse, wheel and keys do to a timeline."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QWheelEvent

from desktop.chronology.scene import Cluster, Scene

WHEEL_ZOOM = 1.25
"""Magnification for one notch of the wheel."""
DOUBLE_CLICK_ZOOM = 2.5
"""Magnification for a double click."""
_NOTCH = 120.0


class Host(Protocol):
    """What gestures ask of the timeline; x in the scene's pixels, which a right-to-left view mirrors."""

    def scene(self) -> Scene:
        """Returns the scene in view."""

    def scene_x(self, x: float) -> float:
        """Returns the x in the scene of an x in the widget, and the other way round."""

    def zoom_at(self, factor: float, x: float) -> None:
        """Magnifies around a pixel."""

    def zoom_to_days(self, first_day: float, last_day: float) -> None:
        """Shows two days and all between."""

    def pan(self, dx: float) -> None:
        """Moves the dates to the right."""

    def open_event(self, event_id: str) -> None:
        """Selects an event and asks for its page."""

    def show_hover(self, hovered: str | Cluster | None, cursor: Qt.CursorShape) -> None:
        """Marks what is under the pointer, an event or a number of events."""


class MouseGestures:
    """Click, double click, drag, hover and wheel."""

    def __init__(self, host: Host) -> None:
        """Acts on a timeline."""
        self._host = host
        self._pressed_at: QPointF | None = None
        self._dragged_to: QPointF | None = None

    def press(self, event: QMouseEvent) -> None:
        """Begins a click or a drag."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = event.position()
            self._dragged_to = None

    def move(self, event: QMouseEvent) -> None:
        """Drags, once the pointer has left the spot, or hovers."""
        if self._pressed_at is None:
            self.hover(event.position())
            return
        before = self._dragged_to or self._pressed_at
        moved = event.position() - self._pressed_at
        if self._dragged_to is None and moved.manhattanLength() < QGuiApplication.styleHints().startDragDistance():
            return
        self._dragged_to = event.position()
        self._host.show_hover(None, Qt.CursorShape.ClosedHandCursor)
        self._host.pan(self._host.scene_x(event.position().x()) - self._host.scene_x(before.x()))

    def release(self, event: QMouseEvent) -> None:
        """Ends a drag, or clicks."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        clicked = self._pressed_at is not None and self._dragged_to is None
        self._pressed_at = self._dragged_to = None
        if clicked:
            self._click(event.position())
        self.hover(event.position())

    def double_click(self, event: QMouseEvent) -> None:
        """Zooms in; the release that follows clicks nothing."""
        self._pressed_at = None
        self._host.zoom_at(DOUBLE_CLICK_ZOOM, self._host.scene_x(event.position().x()))

    def hover(self, position: QPointF) -> None:
        """Shows what a click would reach."""
        scene, x, y = self._host.scene(), self._host.scene_x(position.x()), position.y()
        found = scene.item_at(x, y) or scene.cluster_at(x, y)
        cursor = Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.OpenHandCursor
        self._host.show_hover(found, cursor if scene.marks or scene.clusters else Qt.CursorShape.ArrowCursor)

    def cancel(self) -> None:
        """Forgets a drag whose end was not seen."""
        self._pressed_at = self._dragged_to = None

    def wheel(self, event: QWheelEvent) -> None:
        """Zooms around the pointer; sideways, or with Shift, pans."""
        turned, pixels = event.angleDelta(), event.pixelDelta()
        sideways = abs(turned.x()) > abs(turned.y())
        if sideways or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            exact = pixels.x() if sideways else pixels.y()
            notches = (turned.x() if sideways else turned.y()) / _NOTCH
            dx = float(exact) if exact else notches * self._host.scene().size.width / 8
            self._host.pan(-dx if self._mirrored() else dx)
        elif turned.y():
            self._host.zoom_at(WHEEL_ZOOM ** (turned.y() / _NOTCH), self._host.scene_x(event.position().x()))
        event.accept()

    def _mirrored(self) -> bool:
        return self._host.scene_x(1.0) < self._host.scene_x(0.0)

    def _click(self, position: QPointF) -> None:
        scene, x, y = self._host.scene(), self._host.scene_x(position.x()), position.y()
        found = scene.item_at(x, y)
        if found is not None:
            self._host.open_event(found)
        elif cluster := scene.cluster_at(x, y):
            self._host.zoom_to_days(cluster.first_day, cluster.last_day)


class KeyHost(Protocol):
    """What keys ask of the timeline."""

    def step_selection(self, by: int) -> None:
        """Selects the next event, or with -1 the previous."""

    def select_last(self) -> None:
        """Selects the last event."""

    def zoom_in(self) -> None:
        """Magnifies."""

    def zoom_out(self) -> None:
        """Shows more time."""

    def zoom_to_fit(self) -> None:
        """Shows all events."""

    def pan_screens(self, screens: float) -> None:
        """Moves later dates into view."""

    def open_selected(self) -> None:
        """Asks for the page of the selected event."""


def action_for(event: QKeyEvent, host: KeyHost, mirrored: bool) -> Callable[[], None] | None:
    """Returns what a key does; None for keys, and keys with Ctrl, Alt or Meta, that belong to others."""
    others = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    if event.modifiers() & others:
        return None
    ahead = -1 if mirrored else 1
    match event.key():
        case Qt.Key.Key_Right:
            return lambda: host.step_selection(ahead)
        case Qt.Key.Key_Left:
            return lambda: host.step_selection(-ahead)
        case Qt.Key.Key_Down:
            return lambda: host.step_selection(1)
        case Qt.Key.Key_Up:
            return lambda: host.step_selection(-1)
        case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
            return host.zoom_in
        case Qt.Key.Key_Minus | Qt.Key.Key_Underscore:
            return host.zoom_out
        case Qt.Key.Key_0 | Qt.Key.Key_Home:
            return host.zoom_to_fit
        case Qt.Key.Key_End:
            return host.select_last
        case Qt.Key.Key_PageDown:
            return lambda: host.pan_screens(0.9)
        case Qt.Key.Key_PageUp:
            return lambda: host.pan_screens(-0.9)
        case Qt.Key.Key_Return | Qt.Key.Key_Enter:
            return host.open_selected
    return None
