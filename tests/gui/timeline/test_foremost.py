"""Which titles come first, which events stand out, and what all of them in view includes."""

from datetime import date

from pytestqt.qtbot import QtBot

from desktop.domain import address
from desktop.gui.timeline.viewport import DayRange
from desktop.gui.timeline.widget import TimelineWidget
from desktop.library.library import Library
from desktop.summary.page import open_page
from tests.chronology.views import day, item
from tests.gui.conftest import OpenWindow

TODAY = date(2026, 6, 1)


def test_the_key_dates_of_a_page_have_titles_before_all_others(
    open_window: OpenWindow, shipped_library: Library
) -> None:
    window = open_window(shipped_library, address.country("TKM"))
    window.resize(1280, 860)
    key = {event.id for event in open_page(shipped_library, address.country("TKM")).key_dates}
    marks = window.timeline_panel.timeline.scene().marks
    titled = {mark.id for mark in marks if mark.label}
    assert "ev-unga95" in titled
    assert len(key & titled) > 0.8 * len(key)
    assert len(titled) < 0.3 * len(window.timeline_panel.timeline.events)


def shown(qtbot: QtBot, *days: str) -> TimelineWidget:
    widget = TimelineWidget(today=lambda: TODAY)
    qtbot.addWidget(widget)
    widget.resize(1000, 220)
    widget.show_events([item(f"on-{text}", day(date.fromisoformat(text).toordinal())) for text in days])
    return widget


def test_today_is_in_view_with_all_events_unless_they_are_long_gone(qtbot: QtBot) -> None:
    near, gone = shown(qtbot, "1950-01-01", "2014-01-01"), shown(qtbot, "1914-01-01", "1918-01-01")
    assert near.scale.last_day > TODAY.toordinal()
    assert gone.scale.last_day < date(1925, 1, 1).toordinal()


def test_events_outside_of_the_chosen_range_are_pale_as_a_whole(qtbot: QtBot) -> None:
    timeline = shown(qtbot, "1991-01-01", "2001-01-01", "2011-01-01")
    before = timeline.grab().toImage()
    timeline.choose_range(DayRange(date(1999, 1, 1).toordinal(), date(2003, 1, 1).toordinal()))
    after = timeline.grab().toImage()
    inside, outside = (timeline.event_rect(f"on-{text}").center() for text in ("2001-01-01", "2011-01-01"))
    assert after.pixelColor(inside) == before.pixelColor(inside)
    assert after.pixelColor(outside).lightness() > before.pixelColor(outside).lightness() + 40
