"""What mouse, wheel and keys do to a timeline."""

from collections import deque
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QWheelEvent

from desktop.chronology.counts import Cluster
from desktop.chronology.scene import Scene

WHEEL_ZOOM = 1.25
"""Magnification for one notch of the wheel."""
DOUBLE_CLICK_ZOOM = 2.5
"""Magnification for a double click."""
_NOTCH = 120.0
_RECENT = 80
"""Milliseconds before the end of a drag whose movement tells its speed."""


class Host(Protocol):
    """What gestures ask of the timeline; x in the scene's pixels, which a right-to-left view mirrors."""

    def scene(self) -> Scene:
        """Returns the scene in view."""

    def scene_x(self, x: float) -> float:
        """Returns the x in the scene of an x in the widget."""

    def target_at(self, x: float, y: float) -> str | Cluster | None:
        """Returns the event or the count at a point of the widget; None over the names of bands."""

    def band_name_at(self, x: float, y: float) -> str | None:
        """Returns the band whose name is at a point of the widget; None beside the names."""

    def zoom_at(self, factor: float, x: float) -> None:
        """Magnifies around a pixel."""

    def pan(self, dx: float) -> None:
        """Moves the dates to the right."""

    def glide(self, speed: float) -> None:
        """Lets the dates run on, to the right by so many pixels a millisecond, ever slower; 0 stops them."""

    def open_event(self, event_id: str) -> None:
        """Selects an event and asks for it."""

    def open_whole(self, event_id: str) -> None:
        """Asks for the page of an event."""

    def open_cluster(self, cluster: Cluster) -> None:
        """Shows what a count stands for."""

    def choose_days(self, first_x: float, last_x: float) -> None:
        """Chooses the time between two pixels."""

    def show_hover(self, hovered: str | Cluster | None, cursor: Qt.CursorShape) -> None:
        """Marks what is under the pointer, an event or a number of events."""

    def emphasise_band(self, name: str) -> None:
        """Lets the events of a band stand out, or ends that."""


class MouseGestures:
    """Click, double click, drag, drag with Shift, hover and wheel."""

    def __init__(self, host: Host) -> None:
        """Acts on a timeline."""
        self._host = host
        self._drag: _Drag | None = None

    def press(self, event: QMouseEvent) -> None:
        """Begins a click or a drag."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._host.glide(0)
            ranged = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._drag = _ChoosingDrag(self._host, event) if ranged else _PanningDrag(self._host, event)

    def move(self, event: QMouseEvent) -> None:
        """Drags, once the pointer has left the spot, or hovers."""
        if self._drag is None:
            self.hover(event.position())
        else:
            self._drag.move(event)

    def release(self, event: QMouseEvent) -> None:
        """Ends a drag, or clicks."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        drag, self._drag = self._drag, None
        if drag is not None and drag.moved:
            drag.finish(event)
        elif drag is not None:
            self._click(event.position())
        self.hover(event.position())

    def double_click(self, event: QMouseEvent) -> None:
        """Opens an event's page, or zooms in; the release that follows clicks nothing."""
        self._drag = None
        x, y = event.position().x(), event.position().y()
        if self._host.band_name_at(x, y) is not None:
            return
        found = self._host.target_at(x, y)
        if isinstance(found, str):
            self._host.open_whole(found)
        else:
            self._host.zoom_at(DOUBLE_CLICK_ZOOM, self._host.scene_x(x))

    def hover(self, position: QPointF) -> None:
        """Shows what a click would reach."""
        host, scene, x, y = self._host, self._host.scene(), position.x(), position.y()
        found = host.target_at(x, y)
        if found is not None or host.band_name_at(x, y) is not None:
            cursor = Qt.CursorShape.PointingHandCursor
        elif scene.marks or scene.clusters:
            cursor = Qt.CursorShape.OpenHandCursor
        else:
            cursor = Qt.CursorShape.ArrowCursor
        host.show_hover(found, cursor)

    @property
    def is_dragging(self) -> bool:
        """Whether a button is held down."""
        return self._drag is not None

    def cancel(self) -> None:
        """Forgets a drag whose end was not seen."""
        self._drag = None

    def wheel(self, event: QWheelEvent) -> None:
        """Zooms around the pointer; sideways, or with Shift, pans."""
        turned, pixels = event.angleDelta(), event.pixelDelta()
        sideways = abs(turned.x()) > abs(turned.y())
        self._host.glide(0)
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
        host, x, y = self._host, position.x(), position.y()
        name = host.band_name_at(x, y)
        if name is not None:
            host.emphasise_band(name)
            return
        found = host.target_at(x, y)
        if isinstance(found, str):
            host.open_event(found)
        elif found is not None:
            host.open_cluster(found)


class _Drag:
    """A button held down; `moved` once the pointer has left the spot."""

    def __init__(self, host: Host, event: QMouseEvent) -> None:
        self.moved = False
        self._host = host
        self._start = event.position()

    def move(self, event: QMouseEvent) -> None:
        """Follows the pointer."""
        away = (event.position() - self._start).manhattanLength()
        self.moved = self.moved or away >= QGuiApplication.styleHints().startDragDistance()
        if self.moved:
            self.follow(event)

    def follow(self, event: QMouseEvent) -> None:
        """Does what the drag does."""
        raise NotImplementedError  # each kind of drag does something else

    def finish(self, event: QMouseEvent) -> None:
        """Ends the drag."""


class _PanningDrag(_Drag):
    """Moves the dates with the pointer, and lets them run on when it is let go in motion."""

    def __init__(self, host: Host, event: QMouseEvent) -> None:
        super().__init__(host, event)
        self._trace: deque[tuple[int, float]] = deque([(event.timestamp(), host.scene_x(self._start.x()))], maxlen=32)

    def follow(self, event: QMouseEvent) -> None:
        x = self._host.scene_x(event.position().x())
        self._host.show_hover(None, Qt.CursorShape.ClosedHandCursor)
        self._host.pan(x - self._trace[-1][1])
        self._trace.append((event.timestamp(), x))

    def finish(self, event: QMouseEvent) -> None:
        recent = [(moment, x) for moment, x in self._trace if event.timestamp() - moment <= _RECENT]
        if len(recent) > 1 and recent[-1][0] > recent[0][0]:
            self._host.glide((recent[-1][1] - recent[0][1]) / (recent[-1][0] - recent[0][0]))


class _ChoosingDrag(_Drag):
    """Draws a range."""

    def follow(self, event: QMouseEvent) -> None:
        first, last = sorted(self._host.scene_x(position.x()) for position in (self._start, event.position()))
        self._host.show_hover(None, Qt.CursorShape.SizeHorCursor)
        self._host.choose_days(first, last)


class KeyHost(Protocol):
    """What keys ask of the timeline."""

    def step_selection(self, by: int) -> None:
        """Selects the next event, or with -1 the previous."""

    def cross_lanes(self, by: int) -> None:
        """Selects the nearest event of the next lane below, or with -1 above."""

    def select_first(self) -> None:
        """Selects the first event."""

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


def action_for(event: QKeyEvent, host: KeyHost, mirrored: bool) -> Callable[[], object] | None:
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
            return lambda: host.cross_lanes(1)
        case Qt.Key.Key_Up:
            return lambda: host.cross_lanes(-1)
        case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
            return host.zoom_in
        case Qt.Key.Key_Minus | Qt.Key.Key_Underscore:
            return host.zoom_out
        case Qt.Key.Key_0:
            return host.zoom_to_fit
        case Qt.Key.Key_Home:
            return host.select_first
        case Qt.Key.Key_End:
            return host.select_last
        case Qt.Key.Key_PageDown:
            return lambda: host.pan_screens(0.9)
        case Qt.Key.Key_PageUp:
            return lambda: host.pan_screens(-0.9)
        case Qt.Key.Key_Return | Qt.Key.Key_Enter:
            return host.open_selected
    return None
