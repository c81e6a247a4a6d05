"""The strip below the timeline: all of its time, and a brush over what is in view."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.chronology.calendar import LADDER, Unit, starts, year_name
from desktop.chronology.chronicle import Chronicle
from desktop.chronology.overview import Strip, strip_of
from desktop.chronology.scale import Scale
from desktop.domain.dates import civil
from desktop.gui import theme
from desktop.gui.timeline.mark_painter import mixed
from desktop.gui.timeline.viewport import DayRange

_BIN = 4.0
"""Pixels of a bin."""
_HANDLE = 6.0
"""Pixels at either side of an edge of the brush that grip it."""
_LEAST_BRUSH = 8.0


class OverviewStrip(QWidget):
    """Shows when events lie, and moves and stretches the view.

    A drag of the brush pans, of one of its edges zooms, beside it draws another; a click centres the view.
    """

    days_requested = Signal(float, float)
    """The reader wishes to see the time between two moments, given as day numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Shows nothing yet."""
        super().__init__(parent)
        self.setObjectName("timeline_overview")
        self.setAccessibleName(self.tr("Overview of the timeline"))
        self.setAccessibleDescription(self.tr("Left and Right move the view, Up and Down stretch it"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("Drag the frame to move, its edges to zoom; drag beside it to choose other years"))
        self._chronicle = Chronicle(())
        self._admitted: Chronicle | None = None
        self._range: DayRange | None = None
        self._strip: Strip | None = None
        self._admitted_heights: tuple[float, ...] = ()
        self._view: Scale | None = None
        self._whole: Scale | None = None
        self._grip: _Grip | None = None

    def show_events(self, chronicle: Chronicle) -> None:
        """Shows when events lie."""
        self._chronicle = chronicle
        self._whole = None
        self._strip = None
        self.update()

    def show_admitted(self, admitted: Chronicle | None) -> None:
        """Shows which of the events a filter admits over all of them; None where there is no filter."""
        self._admitted = admitted
        self._strip = None
        self.update()

    def show_range(self, chosen: DayRange | None) -> None:
        """Tints a chosen range of days, or none."""
        self._range = chosen
        self.update()

    def show_view(self, view: Scale, is_whole: bool) -> None:
        """Frames what is in view; `is_whole` says that it is a view of all events, with which the strip is in line."""
        self._view = view
        if is_whole and view != self._whole:
            self._whole = view
            self._strip = None
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, round(self.fontMetrics().height() * 1.9))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._strip = None

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        now, strip = theme.current(), self._laid_out()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(now.panel))
        painter.fillRect(QRectF(0, 0, self.width(), 1), QColor(now.line))
        if strip is not None:
            self._draw_range(painter, strip, now)
            self._draw_bins(painter, strip, now)
            self._draw_years(painter, strip, now)
            if self._view is not None:
                self._draw_brush(painter, strip.brush(self._view), now)
        if self.hasFocus():
            painter.setPen(QPen(QColor(now.accent), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        strip = self._laid_out()
        if event.button() is Qt.MouseButton.LeftButton and strip is not None and self._view is not None:
            self._grip = _Grip.at(self._x(event.position()), strip.brush(self._view), strip, self._view)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        strip = self._laid_out()
        if strip is None or self._view is None:
            return
        x = self._x(event.position())
        if self._grip is None:
            self.setCursor(_cursor_at(x, strip.brush(self._view)))
        else:
            self._ask(self._grip.days(x))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        strip, grip, self._grip = self._laid_out(), self._grip, None
        if strip is None or grip is None or self._view is None:
            return
        x = self._x(event.position())
        if not grip.moved and grip.draws:
            middle, half = strip.scale.day_at(x), self._view.span / 2
            self._ask((middle - half, middle + half))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._view is None:
            return
        first, last, span = self._view.first_day, self._view.last_day, self._view.span
        ahead = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        match event.key():
            case Qt.Key.Key_Right | Qt.Key.Key_Left:
                by = span / 8 * ahead * (1 if event.key() == Qt.Key.Key_Right else -1)
                self._ask((first + by, last + by))
            case Qt.Key.Key_Up | Qt.Key.Key_Plus:
                self._ask((first + span / 8, last - span / 8))
            case Qt.Key.Key_Down | Qt.Key.Key_Minus:
                self._ask((first - span / 6, last + span / 6))
            case _:
                super().keyPressEvent(event)

    def _ask(self, days: tuple[float, float]) -> None:
        first, last = sorted(days)
        self.days_requested.emit(first, max(last, first + 1))

    def _laid_out(self) -> Strip | None:
        if self._strip is None:
            self._strip = strip_of(self._chronicle, self.width(), _BIN, self._whole)
            admitted = self._admitted
            self._admitted_heights = self._strip.heights_of(admitted) if self._strip and admitted is not None else ()
        return self._strip

    def _x(self, position: QPointF) -> float:
        return self.width() - position.x() if self._is_mirrored() else position.x()

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _rect(self, left: float, top: float, width: float, height: float) -> QRectF:
        return QRectF(self.width() - left - width if self._is_mirrored() else left, top, width, height)

    def _draw_range(self, painter: QPainter, strip: Strip, now: theme.Theme) -> None:
        if self._range is None:
            return
        left, right = strip.scale.x_of(self._range.first), strip.scale.x_of(self._range.last + 1)
        accent = QColor(now.accent)
        painter.fillRect(
            self._rect(left, 1, max(right - left, 2.0), self.height()), mixed(accent, QColor(now.panel), 0.22)
        )
        for x in (left, max(right, left + 2) - 1):
            painter.fillRect(self._rect(x, 1, 1, self.height()), mixed(accent, QColor(now.panel), 0.6))

    def _draw_bins(self, painter: QPainter, strip: Strip, now: theme.Theme) -> None:
        """Draws the bars of all events; where a filter hides some, faint ones, and strong ones of the others."""
        muted, panel = QColor(now.muted), QColor(now.panel)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mixed(muted, panel, 0.45 if self._admitted is None else 0.2))
        painter.drawRects(self._bars(strip, strip.heights))
        painter.setBrush(mixed(muted, panel, 0.8))
        painter.drawRects(self._bars(strip, self._admitted_heights))

    def _bars(self, strip: Strip, heights: Sequence[float]) -> list[QRectF]:
        room = 0.5 * self.height()
        return [
            self._rect(at * strip.bin_width, self.height() - max(2.0, share * room), strip.bin_width - 1, room)
            for at, share in enumerate(heights)
            if share
        ]

    def _draw_years(self, painter: QPainter, strip: Strip, now: theme.Theme) -> None:
        metrics = painter.fontMetrics()
        least = (6 * metrics.averageCharWidth() + 20) / strip.scale.pixels_per_day
        years = (step for step in LADDER if step.unit is Unit.YEAR)
        step = next((step for step in years if step.shortest >= least), LADDER[-1])
        painter.setPen(QColor(now.muted))
        for day in starts(step, strip.scale.first_day, strip.scale.last_day):
            name = year_name(civil(day)[0])
            x, width = strip.scale.x_of(day), metrics.horizontalAdvance(name)
            if x >= 0 and x + width + 8 <= self.width():
                painter.fillRect(self._rect(x, 1, 1, self.height()), QColor(now.line))
                painter.drawText(self._rect(x + 4, 2, width + 2, metrics.height()), name)

    def _draw_brush(self, painter: QPainter, brush: tuple[float, float], now: theme.Theme) -> None:
        left, right = brush
        veil = QColor(now.panel)
        veil.setAlphaF(0.55)
        painter.fillRect(self._rect(0, 1, left, self.height()), veil)
        painter.fillRect(self._rect(right, 1, self.width() - right, self.height()), veil)
        frame = self._rect(left, 1, max(right - left, 2.0), self.height() - 1).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(now.accent), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, 2, 2)
        painter.setPen(QPen(QColor(now.accent), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for x in (frame.left(), frame.right()):
            painter.drawLine(QPointF(x, frame.center().y() - 4), QPointF(x, frame.center().y() + 4))


class _Grip:
    """What a drag took hold of: an edge of the brush, the brush, or the ground beside it."""

    def __init__(self, x: float, strip: Strip, view: Scale, left: bool, right: bool) -> None:
        self.moved = False
        self.draws = not left and not right
        self._from = x
        self._strip = strip
        self._view = view
        self._left, self._right = left, right

    @classmethod
    def at(cls, x: float, brush: tuple[float, float], strip: Strip, view: Scale) -> "_Grip":
        """Returns what lies under a pixel."""
        on_left, on_right = _edges_at(x, brush)
        inside = brush[0] < x < brush[1]
        return cls(x, strip, view, on_left or (inside and not on_right), on_right or (inside and not on_left))

    def days(self, x: float) -> tuple[float, float]:
        """Returns the time that is wished with the pointer at a pixel."""
        self.moved = True
        if self.draws:
            return self._strip.scale.day_at(self._from), self._strip.scale.day_at(x)
        by = (x - self._from) / self._strip.scale.pixels_per_day
        return self._view.first_day + by * self._left, self._view.last_day + by * self._right


def _edges_at(x: float, brush: tuple[float, float]) -> tuple[bool, bool]:
    left, right = brush
    grip = min(_HANDLE, max(2.0, (right - left) / 4)) if right - left >= _LEAST_BRUSH else 0.0
    return left - _HANDLE <= x <= left + grip, right - grip <= x <= right + _HANDLE


def _cursor_at(x: float, brush: tuple[float, float]) -> Qt.CursorShape:
    if any(_edges_at(x, brush)):
        return Qt.CursorShape.SizeHorCursor
    return Qt.CursorShape.OpenHandCursor if brush[0] < x < brush[1] else Qt.CursorShape.CrossCursor
