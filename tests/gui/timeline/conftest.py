"""A timeline of its own, the lower pane of a window, and what a reader sees of it."""

from datetime import date
from typing import NamedTuple

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from desktop.domain.dates import EdtfDate, Precision, day_number
from desktop.domain.event import EventKind
from desktop.gui.main_window import MainWindow
from desktop.gui.timeline.panel import TimelinePanel
from desktop.gui.timeline.widget import TimelineWidget


class Item(NamedTuple):
    id: str
    title: str
    kind: EventKind
    date: EdtfDate


def on_day(text: str, title: str, kind: EventKind = EventKind.VISIT) -> Item:
    number = day_number(*map(int, text.split("-")))
    return Item(f"on-{text}", title, kind, EdtfDate(text, Precision.DAY, number, number))


EVENTS = (
    on_day("1991-10-27", "Independence proclaimed", EventKind.STATEMENT),
    on_day("1995-12-12", "Neutrality recognised", EventKind.RECOGNITION),
    Item(
        "in-2001",
        "Pipeline <agreed>",
        EventKind.ENERGY,
        EdtfDate("2001", Precision.YEAR, day_number(2001, 1, 1), day_number(2001, 12, 31)),
    ),
    on_day("2015-12-13", "Ground broken"),
)
UNDATED = Item("u", "Old visit", EventKind.VISIT, EdtfDate("../..", Precision.DAY, None, None))


@pytest.fixture
def bare_timeline(qtbot: QtBot) -> TimelineWidget:
    """A timeline of its own, without events."""
    widget = TimelineWidget(today=lambda: date(2026, 1, 1))
    qtbot.addWidget(widget)
    widget.resize(1000, 220)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


@pytest.fixture
def timeline(bare_timeline: TimelineWidget) -> TimelineWidget:
    """A timeline of its own, with a few events."""
    bare_timeline.show_events(EVENTS)
    return bare_timeline


@pytest.fixture
def wishes(timeline: TimelineWidget) -> list[str]:
    seen: list[str] = []
    timeline.event_requested.connect(seen.append)
    timeline.page_requested.connect(seen.append)
    return seen


def place_of(timeline: TimelineWidget, event_id: str) -> QPoint:
    return timeline.event_rect(event_id).center()


def turn_wheel(timeline: TimelineWidget, x: float, dy: int, dx: int = 0, shift: bool = False) -> None:
    modifiers = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    at = QPointF(x, 120)
    event = QWheelEvent(
        at, timeline.mapToGlobal(at), QPoint(), QPoint(dx, dy), Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(timeline, event)


@pytest.fixture
def panel(window: MainWindow) -> TimelinePanel:
    return window.timeline_panel


def shown(panel: TimelinePanel) -> set[str]:
    return {event.id for event in panel.timeline.events}


def chip_buttons(panel: TimelinePanel) -> list[QToolButton]:
    return [button for button in panel.chips.findChildren(QToolButton, "chip") if button.isVisibleTo(panel)]


def chips(panel: TimelinePanel) -> list[str]:
    return [button.text().strip("\u2068\u2069 ×").replace("\u2069", "") for button in chip_buttons(panel)]


def hidden(panel: TimelinePanel) -> str:
    label = panel.chips.findChild(QLabel, "timeline_hidden")
    assert isinstance(label, QLabel)
    return label.text()


def title(panel: TimelinePanel) -> str:
    label = panel.findChild(QLabel, "timeline_title")
    assert isinstance(label, QLabel)
    return label.text()
