"""The timeline as a screen reader meets it."""

import gc
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.domain.dates import EdtfDate, Precision, day_number
from desktop.domain.event import EventKind
from desktop.gui.timeline.accessible import install_factory
from desktop.gui.timeline.widget import TimelineWidget


class Item(NamedTuple):
    id: str
    title: str
    kind: EventKind
    date: EdtfDate


NEUTRALITY = day_number(1995, 12, 12)
EVENTS = (
    Item("b", "Gas agreed", EventKind.ENERGY, EdtfDate("2001", Precision.YEAR, day_number(2001, 1, 1), day_number(2001, 12, 31))),  # noqa: E501
    Item("a", "Neutrality recognised", EventKind.RECOGNITION, EdtfDate("1995-12-12", Precision.DAY, NEUTRALITY, NEUTRALITY)),  # noqa: E501
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _factory(qapp: object) -> None:
    install_factory()


@pytest.fixture
def timeline(qtbot: QtBot) -> TimelineWidget:
    widget = TimelineWidget()
    qtbot.addWidget(widget)
    widget.resize(800, 200)
    widget.show()
    qtbot.waitExposed(widget)
    widget.show_events(EVENTS)
    return widget


def children(timeline: TimelineWidget) -> list[QAccessibleInterface]:
    spoken = QAccessible.queryAccessibleInterface(timeline)
    return [spoken.child(index) for index in range(spoken.childCount())]


def test_the_timeline_is_a_list_with_a_name(timeline: TimelineWidget) -> None:
    spoken = QAccessible.queryAccessibleInterface(timeline)
    assert spoken.role() == QAccessible.Role.List
    assert spoken.text(QAccessible.Text.Name) == "Timeline"


def test_its_events_are_items_named_by_title_date_and_kind(timeline: TimelineWidget) -> None:
    found = children(timeline)
    assert [child.role() for child in found] == [QAccessible.Role.ListItem] * 2
    assert [child.text(QAccessible.Text.Name) for child in found] == [
        "Neutrality recognised, 12 December 1995, recognition",
        "Gas agreed, 2001, energy",
    ]


def test_an_item_knows_its_place_among_the_others_and_on_the_screen(timeline: TimelineWidget) -> None:
    spoken = QAccessible.queryAccessibleInterface(timeline)
    for index, child in enumerate(children(timeline)):
        assert spoken.indexOfChild(child) == index
        centre = child.rect().center()
        assert timeline.rect().contains(timeline.mapFromGlobal(centre))
        assert spoken.childAt(centre.x(), centre.y()).text(QAccessible.Text.Name) == child.text(QAccessible.Text.Name)


def test_the_selected_item_says_so(timeline: TimelineWidget) -> None:
    timeline.select_event("b")
    assert [bool(child.state().selected) for child in children(timeline)] == [False, True]


def test_an_item_that_is_shown_no_more_is_invalid(timeline: TimelineWidget) -> None:
    first, _ = children(timeline)
    timeline.show_events(EVENTS[:1])
    assert not first.isValid()
    assert len(children(timeline)) == 1


def test_items_outlive_collections_of_garbage(timeline: TimelineWidget) -> None:
    names = [child.text(QAccessible.Text.Name) for child in children(timeline)]
    for _ in range(20):
        gc.collect()
        assert [child.text(QAccessible.Text.Name) for child in children(timeline)] == names


def test_a_timeline_that_was_spoken_of_ends_cleanly(qtbot: QtBot) -> None:
    widget = TimelineWidget()
    widget.show_events(EVENTS)
    assert len(children(widget)) == 2
    ended: list[bool] = []
    widget.destroyed.connect(lambda: ended.append(True))
    widget.deleteLater()
    del widget
    qtbot.waitUntil(lambda: ended == [True])
    gc.collect()


def test_moving_the_selection_tells_a_screen_reader_that_listens(timeline: TimelineWidget) -> None:
    QAccessible.setActive(True)
    try:
        timeline.activateWindow()
        timeline.setFocus()
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_End):
            QTest.keyClick(timeline, key)
        timeline.show_events(EVENTS[:1])
        assert [child.text(QAccessible.Text.Name) for child in children(timeline)] == ["Gas agreed, 2001, energy"]
    finally:
        QAccessible.setActive(False)
