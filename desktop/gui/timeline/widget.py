"""The timeline of the events of a page."""

from collections.abc import Callable, Sequence, Set
from datetime import date

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAction,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QStyle, QToolTip, QWidget
from typing_extensions import override

from desktop.chronology.backdrop import Backdrop
from desktop.chronology.bands import Grouping
from desktop.chronology.chronicle import Chronicle, Importance
from desktop.chronology.item import TimelineItem
from desktop.chronology.scale import Scale
from desktop.chronology.scene import BandRule, Cluster, Scene
from desktop.chronology.text import elided
from desktop.domain.escaping import plain
from desktop.gui import theme
from desktop.gui.timeline.card import card_html, era_html, menu_text
from desktop.gui.timeline.gestures import MouseGestures, action_for
from desktop.gui.timeline.glyphs import Glyphs
from desktop.gui.timeline.measure import FontMeasure
from desktop.gui.timeline.painter import Look, ScenePainter, draw_empty, draw_focus
from desktop.gui.timeline.viewport import DayRange, Viewport

_KEY_ZOOM = 1.5
_MOST_LISTED = 24
"""A count of at most so many events opens as a list; a larger one is zoomed into."""
_FRAME = 16
"""Milliseconds from one picture of a glide to the next."""
_FRICTION = 0.93
"""What is left of a glide's speed after one picture."""
_LEAST_SPEED = 0.03
"""Pixels a millisecond below which a glide ends."""
_WIDEST_GUTTER = 22
"""Most room for the names of bands, in widths of a digit."""


class TimelineWidget(QWidget):
    """Shows events on an axis of time; the reader zooms, pans, selects and opens them."""

    event_requested = Signal(str)
    """The reader wishes to see the event of this id where the page in view tells of it, else its own page."""
    page_requested = Signal(str)
    """The reader wishes to see the own page of the event of this id."""
    view_changed = Signal()
    """Other days are in view, or other events."""
    range_changed = Signal()
    """Another range is chosen, or none."""

    def __init__(
        self,
        parent: QWidget | None = None,
        today: Callable[[], date] = date.today,
        importance: Importance | None = None,
    ) -> None:
        """Shows nothing yet.

        Args:
            parent: the owner.
            today: tells the day at which today's line is drawn.
            importance: how much an event matters; the greater keeps its label where two are in the way of each other.
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
        self._viewport = Viewport(self._measure, importance)
        self._gestures = MouseGestures(self)
        self._hovered: str | Cluster | None = None
        self._highlighted: str | None = None
        self._nothing = ""
        self._emphasised: Set[str] | None = None
        self._emphasised_band = ""
        self._glyphs: tuple[theme.Theme, float, Glyphs] | None = None
        self._gutter = 0.0
        self._speed = 0.0
        self._idle_timer = QTimer(self)
        self._idle_timer.setInterval(0)
        self._idle_timer.timeout.connect(self.prepare_next)
        self._glide_timer = QTimer(self)
        self._glide_timer.setInterval(_FRAME)
        self._glide_timer.timeout.connect(self._glide_on)

    def show_events(
        self,
        items: Sequence[TimelineItem],
        selected: str | None = None,
        backdrop: Backdrop | None = None,
        keep_view: bool = False,
        nothing: str = "",
    ) -> None:
        """Shows events, all of them in view unless the same are shown already or the view is to be kept.

        Args:
            items: the events, in any order.
            selected: event to select, without a signal.
            backdrop: what lies behind them.
            keep_view: the days in view stay, as when events are filtered.
            nothing: what is said where there are none; a word on the page if not given.
        """
        had_range = self._viewport.range
        self._viewport.show(items, selected, backdrop, keep_view)
        self._nothing = nothing
        self._highlighted = None
        self._emphasise(None, "")
        self._fit_gutter()
        self.show_hover(None, Qt.CursorShape.ArrowCursor)
        self.setAccessibleDescription(self.tr("{count} events").format(count=len(items)))
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.ObjectReorder))
        if had_range != self._viewport.range:
            self.range_changed.emit()
        self._changed()

    def group_by(self, grouping: Grouping | None, others: str = "") -> None:
        """Parts the lanes into bands.

        Args:
            grouping: names the bands of an event; one band for all if None.
            others: the name for `{count}` bands that have no room, and for events of none.
        """
        self._viewport.group(grouping, others)
        self._emphasise(None, "")
        self._fit_gutter()
        self._changed()

    def select_event(self, event_id: str | None) -> None:
        """Selects an event, or none, and brings it into view; emits no wish."""
        self._viewport.select(event_id)
        self._tell_focus()
        self._changed()

    def highlight(self, event_id: str | None) -> None:
        """Marks an event as if the pointer were over it; None ends that."""
        if event_id != self._highlighted:
            self._highlighted = event_id
            self.update()

    def emphasise(self, events: Set[str] | None) -> None:
        """Lets events of these ids stand out from all others; None ends that."""
        self._emphasise(events, "")

    def choose_range(self, chosen: DayRange | None) -> None:
        """Chooses a range of days, or none."""
        if chosen != self._viewport.range:
            self._viewport.range = chosen
            self.range_changed.emit()
            self.update()

    def zoom_in(self) -> None:
        """Magnifies around the selected event, or the middle."""
        self._viewport.zoom_on_selected(_KEY_ZOOM)
        self._changed()

    def zoom_out(self) -> None:
        """Shows more time around the selected event, or the middle."""
        self._viewport.zoom_on_selected(1 / _KEY_ZOOM)
        self._changed()

    def zoom_to_fit(self) -> None:
        """Shows all events."""
        self._viewport.fit()
        self._changed()

    @property
    def events(self) -> Sequence[TimelineItem]:
        """The events in the order in which the keys visit them: by date, those without one last."""
        return self._viewport.items

    @property
    def chronicle(self) -> Chronicle:
        """The events that have a date."""
        return self._viewport.chronicle

    @property
    def selected_event(self) -> str | None:
        """The selected event's id."""
        return self._viewport.selected

    @property
    def chosen_range(self) -> DayRange | None:
        """The range of days that was chosen."""
        return self._viewport.range

    @property
    def scale(self) -> Scale:
        """How days lie in the view; mirrored where the layout runs from right to left."""
        return self._viewport.scale

    def scene(self) -> Scene:
        """Returns the scene in view."""
        return self._viewport.scene()

    def scene_x(self, x: float) -> float:
        """Returns the x in the scene of an x in the widget."""
        return self.width() - self._gutter - x if self._is_mirrored() else x - self._gutter

    def event_rect(self, event_id: str) -> QRect:
        """Returns where an event's mark is in the widget; an empty rectangle where it is not in view."""
        mark = self.scene().mark(event_id)
        if mark is None:
            return QRect()
        rect = mark.rect.mirrored(self.scene().size.width) if self._is_mirrored() else mark.rect
        placed = QRectF(*rect).translated(0 if self._is_mirrored() else self._gutter, 0)
        return placed.toAlignedRect().intersected(self.rect())

    def zoom_at(self, factor: float, x: float) -> None:
        """Magnifies around an x of the scene."""
        self._viewport.zoom(factor, x)
        self._changed()

    def zoom_to_days(self, first_day: float, last_day: float) -> None:
        """Shows two day numbers and all between, with some room at either side."""
        self._viewport.fit_days(first_day, last_day)
        self._changed()

    def show_days(self, first_day: float, end_day: float) -> None:
        """Shows exactly the time between two moments, given as day numbers."""
        self._viewport.show_days(first_day, end_day)
        self._changed()

    def pan(self, dx: float) -> None:
        """Moves the dates by pixels of the scene, to the right."""
        self._viewport.pan(dx)
        self._changed()

    def pan_screens(self, screens: float) -> None:
        """Moves later dates into view, by so many widths of the view."""
        self.pan(-screens * self.scene().size.width)

    def glide(self, speed: float) -> None:
        """Lets the dates run on, to the right by so many pixels a millisecond, ever slower.

        Nothing moves where the desktop asks for no animations.
        """
        moving = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self) > 0
        self._speed = speed if moving and abs(speed) >= _LEAST_SPEED else 0.0
        if self._speed:
            self._glide_timer.start()
        else:
            self._glide_timer.stop()

    @property
    def empty_sentence(self) -> str:
        """What is said where there is no dated event."""
        return self._nothing or self.tr("No dated events on this page.")

    @property
    def is_fitted(self) -> bool:
        """Whether all events are in view, as they are at first."""
        return self._viewport.is_fitted

    @property
    def shows_any(self) -> bool:
        """Whether any event is in view, as a mark or in a count."""
        scene = self.scene()
        return bool(scene.marks or scene.clusters)

    @property
    def is_gliding(self) -> bool:
        """Whether the dates run on by themselves."""
        return self._glide_timer.isActive()

    def step_selection(self, by: int) -> None:
        """Selects the event so many steps later in time."""
        self.select_event(self._viewport.neighbour(by))

    def cross_lanes(self, by: int) -> None:
        """Selects the nearest event of the next lane below, or with -1 above."""
        self.select_event(self._viewport.across(by))

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
        """Lists what a count stands for, or zooms into it where a list would be long."""
        if cluster.counted > _MOST_LISTED:
            self.zoom_to_days(cluster.first_day, cluster.last_day)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for item in self._viewport.hidden_in(cluster):
            action = QAction(menu_text(item), menu)
            action.triggered.connect(lambda _=False, event_id=item.id: self.open_event(event_id))
            menu.addAction(action)
        rect = cluster.rect.mirrored(self.scene().size.width) if self._is_mirrored() else cluster.rect
        place = QRectF(*rect).translated(0 if self._is_mirrored() else self._gutter, 0)
        menu.popup(self.mapToGlobal(place.topLeft().toPoint()))

    def choose_days(self, first_x: float, last_x: float) -> None:
        """Chooses the time between two x of the scene, whole days."""
        self.choose_range(DayRange(int(self.scale.day_at(first_x) // 1), int(self.scale.day_at(last_x) // 1)))

    def emphasise_band_at(self, x: float, y: float) -> bool:
        """Lets a band stand out whose name is at a point, or ends that; False where no name is there."""
        gutter_x = x - (self.width() - self._gutter) if self._is_mirrored() else x
        rule = next((rule for rule in self.scene().bands if rule.top <= y < rule.top + rule.height), None)
        if not 0 <= gutter_x < self._gutter or rule is None:
            return False
        if self._emphasised_band == rule.name:
            self._emphasise(None, "")
        else:
            self._emphasise(self._viewport.events_of_band(rule.name), rule.name)
        return True

    def give_up(self) -> bool:
        """Gives up emphasis, else the range; False where there was neither."""
        if self._emphasised is not None:
            self._emphasise(None, "")
            return True
        if self.chosen_range is not None:
            self.choose_range(None)
            return True
        return False

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
        if not len(self.chronicle):
            sentences = [self.empty_sentence, self._undated_note()]
            draw_empty(painter, area, now, self.font(), [sentence for sentence in sentences if sentence])
        else:
            painter.save()
            if self._gutter:
                self._draw_gutter(painter, scene, now)
            painter.translate(0 if self._is_mirrored() else self._gutter, 0)
            painter.setClipRect(QRectF(0, 0, scene.size.width, scene.size.height))
            ScenePainter(painter, scene, self._look(now)).draw()
            painter.restore()
        if self.hasFocus():
            draw_focus(painter, area, now)
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_gutter()
        self._changed()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure = FontMeasure(self.font())
            self._glyphs = None
            self._viewport.measure_with(self._measure)
            self._fit_gutter()
            self.updateGeometry()
        elif event.type() == QEvent.Type.LayoutDirectionChange:
            self.show_hover(None, Qt.CursorShape.ArrowCursor)
        self.update()
        super().changeEvent(event)

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
        self._gestures.move(event)
        era = self.scene().era_at(self.scene_x(event.position().x()), event.position().y())
        if self._hovered is None:
            self.setToolTip(era_html(era.era) if era else "")

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
        if action is not None:
            action()
        elif event.key() != Qt.Key.Key_Escape or not self.give_up():
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell_focus()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._gestures.cancel()
        super().focusOutEvent(event)

    def prepare_next(self) -> bool:
        """Does a little of what the next steps of panning and zooming will ask for; False where nothing is left.

        Called by itself whenever no event waits, until nothing is left.
        """
        labels = self._viewport.prepare_next() if self.isVisible() else None
        if labels is None:
            self._idle_timer.stop()
            return False
        if self._glyphs is not None:
            for label in labels:
                self._glyphs[2].text(label, False)
        return True

    def _changed(self) -> None:
        self._idle_timer.start()
        self.update()
        self.view_changed.emit()

    def _glide_on(self) -> None:
        before = self.scale
        self.pan(self._speed * _FRAME)
        self.glide(self._speed * _FRICTION if self.scale != before else 0.0)

    def _emphasise(self, events: Set[str] | None, band: str) -> None:
        if events != self._emphasised or band != self._emphasised_band:
            self._emphasised, self._emphasised_band = events, band
            self.update()

    def _fit_gutter(self) -> None:
        """Gives the names of the bands the room that they need, and the rest to the events."""
        em = self._measure("0").width
        self._viewport.resize(self.width(), self.height())
        self._gutter = 0.0
        if self._viewport.grouped and self.events:
            widest = max(self._measure(name, True).width for name in self._viewport.band_names())
            self._gutter = float(round(min(widest, _WIDEST_GUTTER * em, self.width() / 4) + 2 * em))
            self._viewport.resize(self.width() - self._gutter, self.height())

    def _draw_gutter(self, painter: QPainter, scene: Scene, now: theme.Theme) -> None:
        left = self.width() - self._gutter if self._is_mirrored() else 0.0
        painter.fillRect(QRectF(left, 0, self._gutter, self.height()), QColor(now.panel))
        edge = left if self._is_mirrored() else self._gutter - 1
        painter.fillRect(QRectF(edge, 0, 1, self.height()), QColor(now.line))
        for rule in scene.bands:
            self._draw_band_name(painter, rule, left, now)

    def _draw_band_name(self, painter: QPainter, rule: BandRule, left: float, now: theme.Theme) -> None:
        em, line = self._measure("0").width, self._measure("0").height
        strong = rule.name == self._emphasised_band
        painter.fillRect(QRectF(left, rule.top - 2, self._gutter, 1), QColor(now.line))
        painter.setFont(self._measure.strong_font if strong else self._measure.font)
        painter.setPen(QColor(now.accent if strong else now.ink))
        name = elided(plain(rule.name), self._gutter - 1.4 * em, self._measure, strong)
        side = Qt.AlignmentFlag.AlignRight if self._is_mirrored() else Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(left + 0.7 * em, rule.top, self._gutter - 1.4 * em, 1.25 * line), side, name)

    def _look(self, now: theme.Theme) -> Look:
        ratio = self.devicePixelRatioF()
        if self._glyphs is None or self._glyphs[:2] != (now, ratio):
            self._glyphs = now, ratio, Glyphs(self._measure.font, self._measure.strong_font, ratio)
        chosen = self.chosen_range
        return Look(
            now,
            self._measure.font,
            self._measure.strong_font,
            self._hovered or self._highlighted,
            self._emphasised,
            (self.scale.x_of(chosen.first), self.scale.x_of(chosen.last + 1)) if chosen else None,
            self._today().toordinal(),
            self._is_mirrored(),
            ratio,
            self._undated_note(),
            self._glyphs[2],
        )

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _undated_note(self) -> str:
        undated = self.chronicle.undated
        shown = next((item for item in undated if item.id == self.selected_event), None)
        if shown is None and len(undated) == 1:
            shown = undated[0]
        if shown is not None:
            return self.tr("Date not known: {title}").format(title=plain(shown.title))
        return self.tr("{count} events of unknown date").format(count=len(undated)) if undated else ""

    def _card(self, hovered: str | Cluster | None) -> str:
        if isinstance(hovered, Cluster):
            if hovered.counted == 1:
                return self.tr("1 more event; click to list it")
            if hovered.counted <= _MOST_LISTED:
                return self.tr("{count} more events; click to list them").format(count=hovered.counted)
            return self.tr("{count} more events; click to zoom in").format(count=hovered.counted)
        item = self._viewport.item(hovered)
        return card_html(item, theme.current()) if item else ""

    def _tell_focus(self) -> None:
        if not QAccessible.isActive() or not self.hasFocus() or self.selected_event is None:
            return
        told = QAccessibleEvent(self, QAccessible.Event.Focus)
        told.setChild(self._viewport.position(self.selected_event) or 0)
        QAccessible.updateAccessibility(told)
