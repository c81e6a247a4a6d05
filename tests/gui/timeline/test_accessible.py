"""The timeline as a screen reader meets it."""

import gc
import weakref
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.domain.dates import EdtfDate, Precision, day_number
from desktop.domain.event import EventKind
from desktop.gui.timeline.accessible import AccessibleEvent, install_factory
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
        "Gas agreed, 2001, known to the year, energy",
    ]


def test_an_item_knows_its_place_among_the_others_and_on_the_screen(timeline: TimelineWidget) -> None:
    spoken = QAccessible.queryAccessibleInterface(timeline)
    for index, child in enumerate(children(timeline)):
        assert spoken.indexOfChild(child) == index
        centre = child.rect().center()
        assert timeline.rect().contains(timeline.mapFromGlobal(centre))
        assert spoken.childAt(centre.x(), centre.y()).text(QAccessible.Text.Name) == child.text(QAccessible.Text.Name)


def test_an_item_out_of_view_says_so_and_is_still_named(timeline: TimelineWidget) -> None:
    timeline.zoom_to_days(NEUTRALITY - 20, NEUTRALITY + 20)
    seen, unseen = children(timeline)
    assert [bool(seen.state().offscreen), bool(unseen.state().offscreen)] == [False, True]
    assert not unseen.rect().isValid()
    assert unseen.text(QAccessible.Text.Name).startswith("Gas agreed")


def test_the_selected_item_says_so(timeline: TimelineWidget) -> None:
    timeline.select_event("b")
    assert [bool(child.state().selected) for child in children(timeline)] == [False, True]


def test_an_item_that_is_shown_no_more_is_invalid(timeline: TimelineWidget) -> None:
    first, _ = children(timeline)
    timeline.show_events(EVENTS[:1])
    assert not first.isValid()
    assert len(children(timeline)) == 1


def test_what_is_known_of_events_that_are_shown_no_more_is_let_go(timeline: TimelineWidget) -> None:
    kept, gone = (weakref.ref(child) for child in children(timeline)[::-1])
    timeline.show_events(EVENTS[:1])
    gc.collect()
    assert kept() is not None
    assert gone() is None


def test_an_item_says_its_position(timeline: TimelineWidget) -> None:
    undated = Item("c", "Gas delivered", EventKind.ENERGY, EdtfDate("../..", Precision.DAY, None, None))
    timeline.show_events([undated, *EVENTS])
    found = children(timeline)
    assert [child.text(QAccessible.Text.Description) for child in found] == ["1 of 3", "2 of 3", "3 of 3"]
    assert found[2].text(QAccessible.Text.Name) == "Gas delivered, without a given start or end, energy"
    assert QAccessible.queryAccessibleInterface(timeline).indexOfChild(found[2]) == 2


def test_there_is_nothing_before_the_first_item_and_after_the_last(timeline: TimelineWidget) -> None:
    spoken = QAccessible.queryAccessibleInterface(timeline)
    assert spoken.child(-1) is None
    assert spoken.child(2) is None
    assert spoken.indexOfChild(spoken) == -1
    assert spoken.childAt(-1, -1) is None


def test_items_of_a_long_list_are_made_when_they_are_asked_for(timeline: TimelineWidget) -> None:
    timeline.show_events([EVENTS[1]._replace(id=f"event-{number:06}") for number in range(100_000)])
    before = living_items()
    spoken = QAccessible.queryAccessibleInterface(timeline)
    assert spoken.childCount() == 100_000
    last = spoken.child(99_999)
    assert last.text(QAccessible.Text.Description) == "100000 of 100000"
    assert spoken.indexOfChild(last) == 99_999
    assert living_items() == before + 1


def living_items() -> int:
    return sum(type(one) is AccessibleEvent for one in gc.get_objects())


def test_a_screen_reader_selects_one_item_at_most(timeline: TimelineWidget) -> None:
    selection = QAccessible.queryAccessibleInterface(timeline).selectionInterface()
    first, second = children(timeline)
    assert selection.selectedItemCount() == 0
    assert selection.select(first)
    assert selection.select(second)
    assert timeline.selected_event == "b"
    assert selection.selectedItems() == [second]
    assert selection.selectedItem(0) is second
    assert not selection.selectAll()
    assert not selection.unselect(first)
    assert selection.unselect(second)
    assert timeline.selected_event is None


def test_pressing_an_item_asks_for_its_page(timeline: TimelineWidget, qtbot: QtBot) -> None:
    actions = children(timeline)[1].actionInterface()
    assert actions.actionNames() == ["Press", "SetFocus"]
    with qtbot.waitSignal(timeline.page_requested) as wish:
        actions.doAction("Press")
    assert wish.args == ["b"]
    assert timeline.selected_event == "b"


def test_focusing_an_item_selects_it_and_asks_for_nothing(timeline: TimelineWidget, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(timeline.page_requested):
        children(timeline)[0].actionInterface().doAction("SetFocus")
        children(timeline)[1].actionInterface().doAction("Increase")
    assert timeline.selected_event == "a"


def test_a_list_and_its_items_offer_no_text_or_table(timeline: TimelineWidget) -> None:
    for described in (QAccessible.queryAccessibleInterface(timeline), *children(timeline)):
        assert described.textInterface() is None
        assert described.tableCellInterface() is None


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
        assert [child.text(QAccessible.Text.Name) for child in children(timeline)] == [
            "Gas agreed, 2001, known to the year, energy"
        ]
    finally:
        QAccessible.setActive(False)
