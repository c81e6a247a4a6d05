"""Shows the events of a page on an axis of time, as it is told to."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.chronology.backdrop import Backdrop
from desktop.chronology.bands import Grouping
from desktop.chronology.chronicle import Chronicle, Importance
from desktop.chronology.counts import Cluster
from desktop.chronology.item import TimelineItem
from desktop.chronology.scale import Scale
from desktop.chronology.scene import Scene
from desktop.domain.escaping import plain
from desktop.gui import theme
from desktop.gui.timeline.emphasis import Emphasis, Ids
from desktop.gui.timeline.frame import Frame
from desktop.gui.timeline.glide import Glide
from desktop.gui.timeline.glyphs import Glyphs, Ink
from desktop.gui.timeline.gutter import draw_gutter, gutter_width, rule_at
from desktop.gui.timeline.legend_signs import Sign, signs_of
from desktop.gui.timeline.measure import FontMeasure
from desktop.gui.timeline.painter import Look, ScenePainter, draw_empty, draw_focus
from desktop.gui.timeline.viewport import DayRange, Viewport

_KEY_ZOOM = 1.5


class TimelineCanvas(QWidget):
    """Shows events, their bands, and which of them are selected, marked or stand out; paints and prepares frames."""

    view_changed = Signal()
    """Other days are in view, or other events."""
    range_changed = Signal()
    """Another range is chosen, or none."""

    def __init__(self, parent: QWidget | None, today: Callable[[], date], importance: Importance | None) -> None:
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
        self._viewport = Viewport(self._measure, importance, lambda: today().toordinal())
        self._hovered: str | Cluster | None = None
        self._highlighted: str | None = None
        self._nothing = ""
        self._emphasis = Emphasis()
        self._glyphs: tuple[theme.Theme, float, Glyphs] | None = None
        self._gutter = 0.0
        self._glide = Glide(self, self._glide_by)
        self._idle_timer = QTimer(self)
        self._idle_timer.setInterval(0)
        self._idle_timer.timeout.connect(self.prepare_next)

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
        self._glide.stop()
        self._viewport.show(items, selected, backdrop, keep_view)
        self._nothing = nothing
        self._highlighted = None
        self._emphasis.pointed = None
        if not keep_view:
            self._emphasis = Emphasis()
        self._fit_gutter()
        self._emphasise_again()
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
        self._fit_gutter()
        self._emphasise_again()
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

    def point_at(self, events: Ids | None) -> None:
        """Lets events of these ids stand out while they are pointed at; None ends that."""
        if events != self._emphasis.pointed:
            self._emphasis.pointed = events
            self.update()

    def emphasise(self, events: Ids | None) -> None:
        """Lets events of these ids stand out from all others; None ends that."""
        if events == self._emphasis.chosen:
            return
        self._emphasis.chosen = events
        self._emphasis.choose_band("", frozenset())
        self.update()

    @property
    def emphasised(self) -> Ids | None:
        """The ids of the events that stand out; None where all are alike."""
        return self._emphasis.events

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
        self._glide.stop()
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

    @property
    def frame(self) -> Frame:
        """Where in the widget the scene lies."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return Frame(self.width(), self.height(), self._gutter, mirrored)

    def scene_x(self, x: float) -> float:
        """Returns the x in the scene of an x in the widget."""
        return self.frame.scene_x(x)

    def target_at(self, x: float, y: float) -> str | Cluster | None:
        """Returns the event or the count at a point of the widget; None over the names of bands."""
        frame = self.frame
        return None if frame.over_names(x) else self.scene().target_at(frame.scene_x(x), y)

    def band_name_at(self, x: float, y: float) -> str | None:
        """Returns the band whose name is at a point of the widget; None beside the names."""
        rule = rule_at(self.scene().bands, y) if self.frame.over_names(x) else None
        return rule.name if rule else None

    def event_rect(self, event_id: str) -> QRect:
        """Returns where an event's mark is in the widget; an empty rectangle where it is not in view."""
        mark = self.scene().mark(event_id)
        return self.frame.shown(mark.rect).toAlignedRect().intersected(self.rect()) if mark else QRect()

    def show_hover(self, hovered: str | Cluster | None, cursor: Qt.CursorShape) -> None:
        """Marks what is under the pointer, an event or a number of events."""
        if self.cursor().shape() is not cursor:
            self.setCursor(cursor)
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def zoom_at(self, factor: float, x: float) -> None:
        """Magnifies around an x of the scene."""
        self._viewport.zoom(factor, x)
        self._changed()

    def zoom_to_days(self, first_day: float, last_day: float) -> None:
        """Shows two day numbers and all between, with some room at either side."""
        self._glide.stop()
        self._viewport.fit_days(first_day, last_day)
        self._changed()

    def show_days(self, first_day: float, end_day: float) -> None:
        """Shows exactly the time between two moments, given as day numbers."""
        self._glide.stop()
        self._viewport.show_days(first_day, end_day)
        self._changed()

    def pan(self, dx: float) -> None:
        """Moves the dates by pixels of the scene, to the right."""
        self._viewport.pan(dx)
        self._changed()

    def pan_screens(self, screens: float) -> None:
        """Moves later dates into view, by so many widths of the view."""
        self.pan(-screens * self.scene().size.width)

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

    def signs(self) -> Sequence[Sign]:
        """Returns the signs that can be seen, for a legend."""
        return signs_of(self.events, self.scene(), self._today().toordinal())

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
            frame = self.frame
            if frame.gutter:
                draw_gutter(
                    painter, scene.bands, self._viewport.band_counts(), self._emphasis.band, frame, self._measure, now
                )
            painter.translate(frame.scene_left, 0)
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
            self._changed()
        elif event.type() == QEvent.Type.LayoutDirectionChange:
            self.show_hover(None, Qt.CursorShape.ArrowCursor)
        self.update()
        super().changeEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell_focus()

    def prepare_next(self) -> bool:
        """Does a little of what the next steps of panning and zooming will ask for; False where nothing is left.

        Called by itself whenever no event waits, until nothing is left.
        """
        glyphs = self._glyphs[2] if self._glyphs else None
        if glyphs is not None and glyphs.prepare_next():
            return True
        writings = self._viewport.prepare_next() if self.isVisible() else None
        if writings is None:
            self._idle_timer.stop()
            return False
        if self._glyphs is not None:
            ink, muted = (QColor(colour).rgba() for colour in (self._glyphs[0].ink, self._glyphs[0].muted))
            self._glyphs[2].prepare((one.text, Ink(muted if one.muted else ink, one.strong)) for one in writings)
        return True

    def _changed(self) -> None:
        self._idle_timer.start()
        self.update()
        self.view_changed.emit()

    def _glide_by(self, dx: float) -> bool:
        before = self.scale
        self.pan(dx)
        return self.scale != before

    def _emphasise_again(self) -> None:
        """Lets a band go on to stand out that may hold other events now, or that is there no more."""
        name = self._emphasis.band
        if name:
            events = self._viewport.events_of_band(name)
            self._emphasis.choose_band(name if events else "", events)

    def _fit_gutter(self) -> None:
        """Gives the names of the bands the room that they need, and the rest to the events."""
        self._viewport.resize(self.width() - self._gutter, self.height())
        gutter = 0.0
        if self._viewport.grouped and self.events:
            gutter = gutter_width(self._viewport.band_counts(), self._measure, self.width())
        if gutter != self._gutter:
            self._gutter = gutter
            self._viewport.resize(self.width() - gutter, self.height())

    def _look(self, now: theme.Theme) -> Look:
        ratio = self.devicePixelRatioF()
        if self._glyphs is None or self._glyphs[:2] != (now, ratio):
            self._glyphs = now, ratio, Glyphs(self._measure, ratio)
        chosen = self.chosen_range
        return Look(
            now,
            self._measure.font,
            self._measure.strong_font,
            self._hovered or self._highlighted,
            self._emphasis.events,
            (self.scale.x_of(chosen.first), self.scale.x_of(chosen.last + 1)) if chosen else None,
            self._viewport.in_view_within(chosen) if chosen else None,
            self._today().toordinal(),
            self.frame.mirrored,
            ratio,
            self._undated_note(),
            self._glyphs[2],
        )

    def _undated_note(self) -> str:
        undated = self.chronicle.undated
        place = self._viewport.position(self.selected_event)
        shown = self.events[place] if place is not None and place >= len(self.chronicle) else None
        if shown is None and len(undated) == 1:
            shown = undated[0]
        if shown is not None:
            return self.tr("Date not known: {title}").format(title=plain(shown.title))
        return self.tr("{count} events of unknown date").format(count=len(undated)) if undated else ""

    def _tell_focus(self) -> None:
        if not QAccessible.isActive() or not self.hasFocus() or self.selected_event is None:
            return
        told = QAccessibleEvent(self, QAccessible.Event.Focus)
        told.setChild(self._viewport.position(self.selected_event) or 0)
        QAccessible.updateAccessibility(told)
