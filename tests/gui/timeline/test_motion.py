"""Panning, zooming and running on, as a reader's hands ask for it."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle
from pytestqt.qtbot import QtBot

from desktop.domain.dates import day_number
from desktop.gui.timeline.widget import TimelineWidget
from tests.gui.timeline.conftest import EVENTS, place_of, turn_wheel


def test_the_wheel_zooms_around_the_pointer(timeline: TimelineWidget) -> None:
    under = timeline.scale.day_at(300)
    span = timeline.scale.span
    turn_wheel(timeline, 300, 120)
    assert timeline.scale.span < span
    assert timeline.scale.day_at(300) == pytest.approx(under, abs=0.01)


@pytest.mark.parametrize(("dy", "dx", "shift"), [(120, 0, True), (0, 120, False)])
def test_the_wheel_pans_sideways_or_with_shift(timeline: TimelineWidget, dy: int, dx: int, shift: bool) -> None:
    before = timeline.scale
    turn_wheel(timeline, 300, dy, dx, shift)
    assert timeline.scale.span == before.span
    assert timeline.scale.first_day < before.first_day


def test_a_drag_moves_the_dates_with_the_pointer_and_clicks_nothing(
    timeline: TimelineWidget, wishes: list[str]
) -> None:
    start = place_of(timeline, "on-1995-12-12")
    QTest.mousePress(timeline, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(timeline, start + QPoint(60, 0))
    assert timeline.cursor().shape() is Qt.CursorShape.ClosedHandCursor
    QTest.mouseMove(timeline, start + QPoint(120, 0))
    QTest.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=start + QPoint(120, 0))
    assert place_of(timeline, "on-1995-12-12").x() == pytest.approx(start.x() + 120, abs=2)
    assert wishes == []


def test_a_double_click_zooms_in(timeline: TimelineWidget, wishes: list[str]) -> None:
    span = timeline.scale.span
    QTest.mouseDClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(500, 210))
    assert timeline.scale.span < span / 2
    assert wishes == []


def test_the_pages_keys_travel_and_0_shows_all(timeline: TimelineWidget) -> None:
    fitted = timeline.scale
    for _ in range(3):
        timeline.zoom_in()
    before = timeline.scale.first_day
    QTest.keyClick(timeline, Qt.Key.Key_PageDown)
    assert timeline.scale.first_day > before
    QTest.keyClick(timeline, Qt.Key.Key_PageUp)
    QTest.keyClick(timeline, Qt.Key.Key_Minus)
    assert timeline.scale != fitted
    QTest.keyClick(timeline, Qt.Key.Key_0)
    assert timeline.scale == fitted


def test_showing_the_same_events_again_keeps_the_view(timeline: TimelineWidget) -> None:
    timeline.zoom_in()
    zoomed = timeline.scale
    timeline.show_events(list(reversed(EVENTS)))
    assert timeline.scale == zoomed
    timeline.show_events(EVENTS[:2])
    assert timeline.scale != zoomed


def test_two_fingers_zoom_around_what_is_between_them(timeline: TimelineWidget) -> None:
    under, span = timeline.scale.day_at(300), timeline.scale.span
    at = QPointF(300, 120)
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2, at, at,
        timeline.mapToGlobal(at), 0.5, QPointF(),
    )  # fmt: skip
    QApplication.sendEvent(timeline, pinch)
    assert timeline.scale.span == pytest.approx(span / 1.5)
    assert timeline.scale.day_at(300) == pytest.approx(under, abs=0.01)


def test_dates_run_on_when_a_drag_is_let_go_in_motion_and_come_to_rest(qtbot: QtBot, timeline: TimelineWidget) -> None:
    for _ in range(4):
        timeline.zoom_in()
    before = timeline.scale.first_day
    timeline.glide(0.5)
    qtbot.waitUntil(lambda: timeline.scale.first_day < before)
    qtbot.waitUntil(lambda: not timeline.is_gliding, timeout=5000)
    rest = timeline.scale
    timeline.glide(0.001)
    assert not timeline.is_gliding
    assert timeline.scale == rest


@pytest.mark.parametrize("what", ["page", "fit", "days"])
def test_dates_come_to_rest_when_something_else_is_shown(timeline: TimelineWidget, what: str) -> None:
    for _ in range(4):
        timeline.zoom_in()
    timeline.glide(2.0)
    assert timeline.is_gliding
    match what:
        case "page":
            timeline.show_events(EVENTS[1:])
        case "fit":
            timeline.zoom_to_fit()
        case "days":
            timeline.zoom_to_days(day_number(1995, 1, 1), day_number(1996, 1, 1))
    assert not timeline.is_gliding


def test_filtering_keeps_the_days_in_view_where_all_were_fitted_into_it(timeline: TimelineWidget) -> None:
    fitted = timeline.scale
    timeline.show_events(EVENTS[1:3], keep_view=True)
    assert timeline.scale == fitted
    timeline.show_events(EVENTS, keep_view=True)
    assert timeline.scale == fitted
    assert timeline.is_fitted
    timeline.show_events(EVENTS[1:3], keep_view=True)
    timeline.resize(700, 220)
    assert timeline.scale.x_of(EVENTS[0].date.earliest or 0) > 0
    assert timeline.scale.x_of(EVENTS[3].date.earliest or 0) < 700
    timeline.zoom_to_fit()
    assert timeline.scale.span < fitted.span


def test_nothing_runs_on_where_the_desktop_wants_no_animations(timeline: TimelineWidget) -> None:
    class Still(QProxyStyle):
        def styleHint(self, hint, option=None, widget=None, returned=None):  # type: ignore[no-untyped-def]
            if hint is QStyle.StyleHint.SH_Widget_Animation_Duration:
                return 0
            return super().styleHint(hint, option, widget, returned)

    style = Still()
    timeline.setStyle(style)
    timeline.glide(5.0)
    assert not timeline.is_gliding
