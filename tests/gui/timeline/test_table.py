"""The table of events as an item model and as a view."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop.chronology.facets import Facet
from desktop.domain.dates import EdtfDate, Precision, day_number
from desktop.domain.event import EventKind
from desktop.gui import theme
from desktop.gui.timeline.table import Column, EventTable, EventTableModel, Role
from tests.gui.timeline.conftest import EVENTS, UNDATED, Item

FACETS = {"on-1995-12-12": {Facet.PARTNER: ["Iran", "China"], Facet.PUBLISHER: ["United Nations"]}}


@pytest.fixture
def table(qtbot: QtBot) -> EventTable:
    made = EventTable()
    qtbot.addWidget(made)
    made.show_events([*EVENTS, UNDATED], FACETS)
    return made


def test_the_model_keeps_the_rules_of_models() -> None:
    model = EventTableModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(model.rowCount()))
    model.show_events([*EVENTS, UNDATED], FACETS)
    for column in Column:
        model.sort(column, Qt.SortOrder.DescendingOrder)
    model.show_events([], {})
    assert resets == [5, 0]


def test_what_is_selected_stays_selected_however_one_sorts(table: EventTable) -> None:
    table.select_event("in-2001")
    for column in Column:
        for order in Qt.SortOrder:
            table.sortByColumn(column, order)
            assert table.currentIndex().data(Role.ID) == "in-2001"
            assert [index.data(Role.ID) for index in table.selectionModel().selectedRows()] == ["in-2001"]


def test_other_events_come_in_the_order_that_was_chosen(table: EventTable) -> None:
    table.sortByColumn(Column.TITLE, Qt.SortOrder.DescendingOrder)
    table.show_events(EVENTS, FACETS)
    titles = [table.model().index(row, Column.TITLE).data() for row in range(table.model().rowCount())]
    assert titles == sorted(titles, key=str.casefold, reverse=True)


def test_rows_are_sorted_by_date_at_first_with_unknown_dates_last(table: EventTable) -> None:
    assert table.ids() == ["on-1991-10-27", "on-1995-12-12", "in-2001", "on-2015-12-13", "u"]
    table.sortByColumn(Column.DATE, Qt.SortOrder.DescendingOrder)
    assert table.ids()[0] == "u"


def test_a_date_before_christ_comes_first_and_alike_titles_keep_the_order_of_dates(qtbot: QtBot) -> None:
    old = day_number(-43, 3, 15)
    ides = Item("ides", "ground broken", EventKind.CONFLICT, EdtfDate("-0043-03-15", Precision.DAY, old, old))
    table = EventTable()
    qtbot.addWidget(table)
    table.show_events([*EVENTS, ides], {})
    assert table.ids()[0] == "ides"
    assert table.model().index(0, Column.DATE).data() == "15 March 44 BCE"
    table.sortByColumn(Column.TITLE, Qt.SortOrder.AscendingOrder)
    assert table.ids()[:2] == ["on-2015-12-13", "ides"]


def test_cells_say_what_they_are_to_a_screen_reader(table: EventTable) -> None:
    index = table.model().index(1, Column.PARTNERS)
    assert index.data() == "Iran, China"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "With: Iran, China"


def test_an_event_is_selected_by_its_id_without_a_wish(table: EventTable) -> None:
    wishes: list[str] = []
    table.event_requested.connect(wishes.append)
    table.select_event("in-2001")
    assert table.currentIndex().data() == "Pipeline <agreed>"
    assert wishes == []
    table.activated.emit(table.currentIndex())
    assert wishes == ["in-2001"]


def test_a_kind_has_the_mark_that_it_has_on_the_timeline(table: EventTable) -> None:
    for row in range(4):
        index = table.model().index(row, Column.KIND)
        mark = index.data(Qt.ItemDataRole.DecorationRole).toImage()
        kind = EventKind(index.data())
        assert mark.pixelColor(mark.rect().center()) == QColor(theme.current().kinds[kind])
        assert mark.pixelColor(0, 0).alpha() == 0
    assert table.model().index(0, Column.TITLE).data(Qt.ItemDataRole.DecorationRole) is None
