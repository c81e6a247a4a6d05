"""The timeline of the events of a page."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from desktop.chronology.item import TimelineItem
from desktop.chronology.scale import Scale
from desktop.chronology.scene import Cluster, Scene
from desktop.domain.escaping import plain
from desktop.gui import theme
from desktop.gui.timeline.card import card_html
from desktop.gui.timeline.gestures import MouseGestures, action_for
from desktop.gui.timeline.measure import FontMeasure
from desktop.gui.timeline.painter import Look, ScenePainter, draw_empty, draw_focus
from desktop.gui.timeline.viewport import Viewport

_KEY_ZOOM = 1.5


class TimelineWidget(QWidget):
    """Shows events on an axis of time; the reader zooms, pans, selects and opens them."""

    event_requested = Signal(str)
    """The reader wishes to see the event of this id."""

    def __init__(self, parent: QWidget | None = None, today: Callable[[], date] = date.today) -> None:
        """Shows nothing yet.

        Args:
            parent: the owner.
            today: tells the day at which today's line is drawn.
        """
        super().__init__(parent)
        self.setObjectName("timeline")
        self.setAccessibleName(self.tr("Timeline"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._today = today
        self._measure = FontMeasure(self.font())
        self._viewport = Viewport(self._measure)
        self._gestures = MouseGestures(self)
        self._hovered: str | Cluster | None = None

    def show_events(self, items: Sequence[TimelineItem], selected: str | None = None) -> None:
        """Shows events, all of them in view unless the same are shown already.

        Args:
            items: the events, in any order.
            selected: event to select, without a signal.
        """
        self._viewport.show(items, selected)
        self.show_hover(None, Qt.CursorShape.ArrowCursor)
        self.setAccessibleDescription(self.tr("{count} events").format(count=len(items)))
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.ObjectReorder))
        self.update()

    def select_event(self, event_id: str | None) -> None:
        """Selects an event, or none, and brings it into view; emits nothing."""
        self._viewport.select(event_id)
        self._tell_focus()
        self.update()

    def zoom_in(self) -> None:
        """Magnifies around the selected event, or the middle."""
        self._viewport.zoom_on_selected(_KEY_ZOOM)
        self.update()

    def zoom_out(self) -> None:
        """Shows more time around the selected event, or the middle."""
        self._viewport.zoom_on_selected(1 / _KEY_ZOOM)
        self.update()

    def zoom_to_fit(self) -> None:
        """Shows all events."""
        self._viewport.fit()
        self.update()

    @property
    def events(self) -> tuple[TimelineItem, ...]:
        """The events in the order in which the keys visit them: by date, those without one last."""
        return self._viewport.items

    @property
    def selected_event(self) -> str | None:
        """The selected event's id."""
        return self._viewport.selected

    @property
    def scale(self) -> Scale:
        """How days lie in the view; mirrored where the layout runs from right to left."""
        return self._viewport.scale

    def scene(self) -> Scene:
        """Returns the scene in view."""
        return self._viewport.scene()

    def scene_x(self, x: float) -> float:
        """Returns the x in the scene of an x in the widget, and the other way round."""
        return self.width() - x if self._is_mirrored() else x

    def event_rect(self, event_id: str) -> QRect:
        """Returns where an event's mark is in the widget; an empty rectangle where it is not in view."""
        mark = self.scene().mark(event_id)
        if mark is None:
            return QRect()
        rect = mark.rect.mirrored(self.width()) if self._is_mirrored() else mark.rect
        return QRectF(*rect).toAlignedRect().intersected(self.rect())

    def zoom_at(self, factor: float, x: float) -> None:
        """Magnifies around an x of the scene."""
        self._viewport.zoom(factor, x)
        self.update()

    def zoom_to_days(self, first_day: float, last_day: float) -> None:
        """Shows two day numbers and all between."""
        self._viewport.fit_days(first_day, last_day)
        self.update()

    def pan(self, dx: float) -> None:
        """Moves the dates by pixels of the scene, to the right."""
        self._viewport.pan(dx)
        self.update()

    def pan_screens(self, screens: float) -> None:
        """Moves later dates into view, by so many widths of the view."""
        self.pan(-screens * self.width())

    def step_selection(self, by: int) -> None:
        """Selects the event so many steps later in time."""
        self.select_event(self._viewport.neighbour(by))

    def select_last(self) -> None:
        """Selects the last event."""
        self.select_event(self.events[-1].id if self.events else None)

    def open_selected(self) -> None:
        """Asks for the page of the selected event."""
        if self.selected_event is not None:
            self.event_requested.emit(self.selected_event)

    def open_event(self, event_id: str) -> None:
        """Selects an event and asks for its page."""
        self.select_event(event_id)
        self.event_requested.emit(event_id)

    def show_hover(self, hovered: str | Cluster | None, cursor: Qt.CursorShape) -> None:
        """Marks what is under the pointer, an event or a number of events, and readies its card."""
        if self.cursor().shape() is not cursor:
            self.setCursor(cursor)
        if hovered != self._hovered:
            self._hovered = hovered
            # Not in `event`: an exception in a handler below an overridden `event` crashes PySide 6.11.
            self.setToolTip(self._card(hovered))
            QToolTip.hideText()
            self.update()

    @override
    def sizeHint(self) -> QSize:
        line, em = self._measure("0").height, self._measure("0").width
        return QSize(round(100 * em), round(13 * line))

    @override
    def minimumSizeHint(self) -> QSize:
        line, em = self._measure("0").height, self._measure("0").width
        return QSize(round(20 * em), round(6 * line))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        now, area, scene = theme.current(), QRectF(self.rect()), self.scene()
        painter = QPainter(self)
        if len(scene.undated) == len(self.events):
            sentences = [self.tr("No dated events on this page."), self._undated_note()]
            draw_empty(painter, area, now, self.font(), [sentence for sentence in sentences if sentence])
        else:
            ScenePainter(painter, scene, self._look(now)).draw()
        if self.hasFocus():
            draw_focus(painter, area, now)
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._viewport.resize(self.width(), self.height())

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure = FontMeasure(self.font())
            self._viewport.measure_with(self._measure)
            self.updateGeometry()
        self.update()
        super().changeEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._gestures.press(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._gestures.move(event)

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
        self.show_hover(None, Qt.CursorShape.ArrowCursor)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = action_for(event, self, self._is_mirrored())
        if action is None:
            super().keyPressEvent(event)
        else:
            action()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell_focus()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._gestures.cancel()
        super().focusOutEvent(event)

    def _look(self, now: theme.Theme) -> Look:
        return Look(
            now,
            self._measure.font,
            self._measure.strong_font,
            self._hovered if isinstance(self._hovered, str) else None,
            self._today().toordinal(),
            self._is_mirrored(),
            self.devicePixelRatioF(),
            self._undated_note(),
        )

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _undated_note(self) -> str:
        undated = self.scene().undated
        shown = next((item for item in undated if item.id == self.selected_event), None)
        if shown is None and len(undated) == 1:
            shown = undated[0]
        if shown is not None:
            return self.tr("Date not known: {title}").format(title=plain(shown.title))
        return self.tr("{count} events of unknown date").format(count=len(undated)) if undated else ""

    def _card(self, hovered: str | Cluster | None) -> str:
        if isinstance(hovered, Cluster):
            return self.tr("{count} more events; click to zoom in").format(count=hovered.count)
        item = self._viewport.item(hovered)
        return card_html(item, theme.current()) if item else ""

    def _tell_focus(self) -> None:
        if not QAccessible.isActive() or not self.hasFocus() or self.selected_event is None:
            return
        told = QAccessibleEvent(self, QAccessible.Event.Focus)
        told.setChild([item.id for item in self.events].index(self.selected_event))
        QAccessible.updateAccessibility(told)
