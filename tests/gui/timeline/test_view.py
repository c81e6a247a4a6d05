"""Which days are in view, whatever is filtered, selected or zoomed."""

from datetime import date

import pytest
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from desktop.chronology.chronicle import Chronicle
from desktop.chronology.item import TimelineItem
from desktop.domain.dates import EdtfDate, Precision
from desktop.gui.timeline.viewport import DayRange
from desktop.gui.timeline.widget import TimelineWidget
from tests.chronology.views import Item, day, item

FIRST = date(1991, 1, 1).toordinal()
EVENTS = [item(f"e{number}", day(FIRST + 400 * number), f"Event {number}") for number in range(30)]
TITLE = "UN General Assembly recognizes permanent neutrality"


@pytest.fixture
def timeline(bare_timeline: TimelineWidget) -> TimelineWidget:
    bare_timeline.show_events(EVENTS)
    return bare_timeline


def test_an_event_is_brought_into_view_after_a_filter_was_fitted_and_taken_away(timeline: TimelineWidget) -> None:
    timeline.show_events(EVENTS[-3:], keep_view=True)
    timeline.zoom_to_fit()
    timeline.show_events(EVENTS, keep_view=True)
    timeline.select_event("e1")
    assert timeline.event_rect("e1").isValid()


@pytest.mark.parametrize("x", [20.0, 500.0, 980.0])
def test_the_day_under_the_pointer_stays_there_through_any_zoom(timeline: TimelineWidget, x: float) -> None:
    under = timeline.scale.day_at(x)
    for factor in [1 / 1.25] * 20 + [1.25] * 40 + [1 / 1.25] * 30:
        timeline.zoom_at(factor, x)
        assert timeline.scale.day_at(x) == pytest.approx(under, abs=0.01)


def test_at_the_farthest_zoom_the_wheel_moves_nothing(timeline: TimelineWidget) -> None:
    for _ in range(40):
        timeline.zoom_at(1 / 1.25, 200)
    before = timeline.scale
    timeline.zoom_at(1 / 1.25, 200)
    assert timeline.scale == before


def test_larger_type_is_told_to_those_who_follow_the_view(qtbot: QtBot, timeline: TimelineWidget) -> None:
    font = QFont(timeline.font())
    font.setPointSizeF(2 * font.pointSizeF())
    with qtbot.waitSignal(timeline.view_changed):
        timeline.setFont(font)


def test_a_title_is_seen_until_its_end_is_out_of_view(timeline: TimelineWidget) -> None:
    timeline.show_events([item("early", day(FIRST), TITLE), item("late", day(FIRST + 3000), "Visit")])
    timeline.pan(-timeline.scale.x_of(FIRST + 1) - 40)
    (mark,) = [mark for mark in timeline.scene().marks if mark.id == "early"]
    assert mark.rect.right < 0
    assert mark.label_rect is not None
    assert mark.label_rect.x < 0 < mark.label_rect.right
    assert timeline.target_at(20, mark.label_rect.y + 4) == "early"


def test_an_event_without_room_for_its_title_is_a_mark_where_there_is_room_for_that(qtbot: QtBot) -> None:
    widget = TimelineWidget(today=lambda: date(2026, 1, 1), importance=lambda one: one.id == "weighty")
    qtbot.addWidget(widget)
    widget.resize(900, 90)
    crowded = [item("slight", day(FIRST)), item("weighty", day(FIRST + 300)), item("far", day(FIRST + 6000))]
    widget.show_events(crowded)
    marks = {mark.id: mark for mark in widget.scene().marks}
    assert set(marks) == {"slight", "weighty", "far"}
    assert {mark.lane for mark in marks.values()} == {0}
    assert not marks["slight"].label


def test_what_may_lie_in_the_range_stands_out_by_its_days_not_by_its_pixels(timeline: TimelineWidget) -> None:
    june = [item("first", day(FIRST + 151)), item("last", day(FIRST + 180)), item("far", day(FIRST + 9000))]
    timeline.show_events(june)
    before = timeline.grab().toImage()
    timeline.choose_range(DayRange(FIRST + 170, FIRST + 190))
    after = timeline.grab().toImage()
    first, last = (timeline.event_rect(name).center() for name in ("first", "last"))
    assert after.pixelColor(last) == before.pixelColor(last)
    assert after.pixelColor(first) != before.pixelColor(first)


def test_a_long_note_on_an_undated_event_ends_within_the_view(timeline: TimelineWidget) -> None:
    unknown = Item(
        "u",
        "A visit of which no source gives a day, month or year " * 4,
        EVENTS[0].kind,
        EdtfDate("../..", Precision.DAY, None, None),
    )
    timeline.show_events([*EVENTS, unknown])
    ground = timeline.grab().toImage()
    line = timeline.scene().rows.line
    y = round(timeline.height() - 0.8 * line)
    written = [x for x in range(timeline.width()) if ground.pixelColor(x, y) != ground.pixelColor(0, y)]
    assert written
    assert written[0] > 0


def test_a_change_of_height_parts_the_lanes_anew_only_where_another_number_of_bands_has_room(
    timeline: TimelineWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    timeline.group_by(lambda one: [f"Band {one.id[-1]}"], "Others")
    timeline.resize(1000, 400)
    timeline.scene()
    made: list[int] = []
    first = Chronicle.__init__

    def counting(self: Chronicle, items: list[TimelineItem], *rest: object) -> None:
        made.append(1)
        first(self, items, *rest)  # type: ignore[arg-type]  # whatever it takes

    monkeypatch.setattr(Chronicle, "__init__", counting)
    timeline.resize(1000, 401)
    timeline.scene()
    assert not made
    timeline.resize(1000, 800)
    timeline.scene()
    assert made
