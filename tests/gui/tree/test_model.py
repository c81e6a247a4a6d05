"""The country tree as an item model: lazy, sound, and able to find the row of a page."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop.domain import address
from desktop.domain.address import Address
from desktop.gui import icons
from desktop.gui.tree.model import CountryTreeModel, Role
from desktop.library.library import Library
from desktop.library.ranking import PartnerOrder
from desktop.library.store import LibraryStore

TKM, AFG = address.country("TKM"), address.country("AFG")
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def model(qapp: object, small_library: Library) -> CountryTreeModel:
    return CountryTreeModel(small_library, icons.icon)


def rows(model: CountryTreeModel, parent: QModelIndex) -> list[str]:
    return [model.index(row, 0, parent).data() for row in range(model.rowCount(parent))]


def trail(index: QModelIndex) -> list[str]:
    """The names from the top of the tree down to a row."""
    return [*trail(index.parent()), index.data()] if index.isValid() else []


def recorded(model: CountryTreeModel) -> list[tuple[object, ...]]:
    """Everything that the model tells of changes from now on."""
    told: list[tuple[object, ...]] = []
    for name in (
        "rowsAboutToBeInserted", "rowsInserted", "rowsRemoved", "rowsMoved", "layoutChanged", "modelReset",
        "dataChanged",
    ):  # fmt: skip
        getattr(model, name).connect(lambda *arguments, name=name: told.append((name, *arguments)))
    return told


def test_the_model_keeps_qts_rules_when_all_of_it_is_read(model: CountryTreeModel, qtbot: QtBot) -> None:
    tester = QAbstractItemModelTester(model, FATAL)
    assert model.index_of(address.relation("LIE", "TKM"), None).isValid()
    model.icons_changed()
    assert tester.model() is model


def test_the_model_keeps_qts_rules_while_it_is_read_step_by_step(model: CountryTreeModel, qtbot: QtBot) -> None:
    tester = QAbstractItemModelTester(model, FATAL)
    tester.setUseFetchMore(False)
    for where in (address.region("011"), TKM, address.relation("TKM", "AFG"), address.topic("tapi")):
        assert model.index_of(where, "TKM").isValid()


def test_the_world_is_shown_as_regions_and_the_countries_outside_them(model: CountryTreeModel) -> None:
    model.fetchMore(QModelIndex())
    assert rows(model, QModelIndex()) == ["Africa", "Asia", "Europe", "Antarctica"]


def test_below_a_country_stand_its_groups_and_below_them_its_pages(model: CountryTreeModel) -> None:
    country = model.index_of(TKM, None)
    model.fetchMore(country)
    assert rows(model, country) == ["Partners", "Organizations", "Topics"]
    groups = [model.index(row, 0, country) for row in range(3)]
    for group in groups:
        model.fetchMore(group)
    assert [rows(model, group) for group in groups] == [
        ["Afghanistan", "Liechtenstein"],
        ["United Nations"],
        ["The TAPI pipeline"],
    ]
    assert [group.data(Role.DETAIL) for group in groups] == ["2", "1", "1"]
    assert [model.address_at(group) for group in groups] == [None] * 3


@pytest.fixture
def queries(qapp: object, small_world_file: Path) -> Iterator[tuple[CountryTreeModel, list[str]]]:
    connection = sqlite3.connect(small_world_file)
    asked: list[str] = []
    model = CountryTreeModel(Library(connection), icons.icon)
    connection.set_trace_callback(asked.append)
    yield model, asked
    connection.close()


@pytest.fixture
def small_world_file(tmp_path: Path) -> Path:
    LibraryStore(Path(__file__).parents[2] / "small_world", tmp_path).open().library.close()
    (file,) = tmp_path.glob("library-*.sqlite")
    return file


def test_nothing_is_read_before_it_is_seen(queries: tuple[CountryTreeModel, list[str]]) -> None:
    model, asked = queries
    assert model.hasChildren()
    assert model.canFetchMore(QModelIndex())
    assert model.rowCount() == 0
    assert asked == []


def test_nothing_is_read_below_a_collapsed_country(queries: tuple[CountryTreeModel, list[str]]) -> None:
    model, asked = queries
    country = model.index_of(TKM, None)
    asked.clear()
    assert model.hasChildren(country)
    assert model.canFetchMore(country)
    assert model.rowCount(country) == 0
    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Role.ADDRESS, Role.DETAIL):
        assert country.data(role)
    assert asked == []


def test_no_row_is_read_twice(queries: tuple[CountryTreeModel, list[str]]) -> None:
    model, asked = queries
    model.fetchMore(model.index_of(TKM, None))
    asked.clear()
    model.fetchMore(model.index_of(TKM, None))
    assert not any("FROM partner" in query for query in asked)


def test_a_country_of_which_nothing_is_told_cannot_be_expanded(model: CountryTreeModel) -> None:
    country = model.index_of(address.country("CIV"), None)
    assert not model.hasChildren(country)
    assert not model.canFetchMore(country)


def test_reading_tells_of_exactly_the_rows_that_come(model: CountryTreeModel) -> None:
    country = model.index_of(TKM, None)
    told = recorded(model)
    model.fetchMore(country)
    assert told == [("rowsAboutToBeInserted", country, 0, 2), ("rowsInserted", country, 0, 2)]
    model.fetchMore(country)
    assert len(told) == 2


def test_other_icons_change_only_the_decoration(model: CountryTreeModel) -> None:
    model.fetchMore(QModelIndex())
    told = recorded(model)
    model.icons_changed()
    top = (model.index(0, 0), model.index(3, 0))
    assert told == [("dataChanged", *top, [Qt.ItemDataRole.DecorationRole])]


@pytest.mark.parametrize(
    ("where", "near", "expected"),
    [
        (address.region("143"), None, ["Asia", "Central Asia"]),
        (address.region("142"), None, ["Asia"]),
        (TKM, None, ["Asia", "Central Asia", "Turkmenistan"]),
        (address.country("ATA"), None, ["Antarctica"]),
        (address.relation("TKM", "AFG"), None, ["Asia", "Central Asia", "Turkmenistan", "Partners", "Afghanistan"]),
        (address.relation("AFG", "TKM"), None, ["Asia", "Southern Asia", "Afghanistan", "Partners", "Turkmenistan"]),
        (
            address.organization("UN"),
            "AFG",
            ["Asia", "Southern Asia", "Afghanistan", "Organizations", "United Nations"],
        ),
        (address.topic("tapi"), "TKM", ["Asia", "Central Asia", "Turkmenistan", "Topics", "The TAPI pipeline"]),
    ],
)
def test_the_row_of_a_page_is_found(
    model: CountryTreeModel, where: Address, near: str | None, expected: list[str]
) -> None:
    index = model.index_of(where, near)
    assert trail(index) == expected
    assert model.address_at(index) == where


@pytest.mark.parametrize(
    ("where", "near"),
    [
        (address.WORLD, None),
        (address.region("001"), None),
        (address.region("999"), None),
        (address.country("ZZZ"), None),
        (address.relation("TKM", "CIV"), None),
        (address.relation("ZZZ", "TKM"), None),
        (address.organization("UN"), None),
        (address.organization("UN"), "LIE"),
        (address.topic("other"), "TKM"),
        (address.event("ev-open"), "TKM"),
        (address.source("one"), "TKM"),
    ],
)
def test_a_page_that_the_tree_does_not_show_has_no_row(
    model: CountryTreeModel, where: Address, near: str | None
) -> None:
    assert not model.index_of(where, near).isValid()


@pytest.mark.parametrize(
    ("where", "spoken"),
    [
        (TKM, "Turkmenistan"),
        (address.relation("TKM", "AFG"), "Afghanistan, neighbour"),
        (address.relation("TKM", "LIE"), "Liechtenstein"),
        (address.organization("UN"), "United Nations, member"),
    ],
)
def test_a_screen_reader_hears_what_the_eye_sees_at_the_right(
    model: CountryTreeModel, where: Address, spoken: str
) -> None:
    assert model.index_of(where, "TKM").data(Qt.ItemDataRole.AccessibleTextRole) == spoken


def test_a_group_is_spoken_with_its_number_of_pages(model: CountryTreeModel) -> None:
    partners = model.index_of(address.relation("TKM", "AFG"), None).parent()
    assert partners.data(Qt.ItemDataRole.AccessibleTextRole) == "Partners, 2"


def test_the_first_country_is_one_with_an_article(model: CountryTreeModel) -> None:
    assert model.first_country() == "TKM"


@pytest.mark.parametrize("order", PartnerOrder)
def test_reordering_partners_keeps_qts_rules_and_every_row(
    qapp: object, shipped_library: Library, order: PartnerOrder
) -> None:
    model = CountryTreeModel(shipped_library, icons.icon)
    QAbstractItemModelTester(model, FATAL)
    kept = {
        where: QPersistentModelIndex(model.index_of(where, None))
        for where in (address.relation("TKM", "AFG"), address.relation("TKM", "USA"), address.relation("FRA", "DEU"))
    }
    group = model.index_of(address.relation("TKM", "AFG"), None).parent()
    before = rows(model, group)
    model.order_partners(order)
    assert {where: model.address_at(index) for where, index in kept.items()} == {where: where for where in kept}
    assert sorted(rows(model, group)) == sorted(before)
    assert all(model.index(row, 0, group).row() == row for row in range(model.rowCount(group)))
    if order is PartnerOrder.NAME:
        assert rows(model, group) != before
    model.order_partners(PartnerOrder.NEIGHBOURS)
    assert rows(model, group) == before


def test_partners_that_are_read_later_come_in_the_order_chosen(qapp: object, shipped_library: Library) -> None:
    model = CountryTreeModel(shipped_library, icons.icon)
    model.order_partners(PartnerOrder.TRADE)
    row = model.index_of(address.relation("TKM", "CHN"), None)
    assert row.row() == 0
    assert row.data(Role.DETAIL).endswith(" %")


def test_the_page_of_names_stands_below_its_country(qapp: object, figures_library: Library) -> None:
    model = CountryTreeModel(figures_library, icons.icon)
    row = model.index_of(address.names("TKM"), None)
    assert trail(row)[-2:] == ["Turkmenistan", "Names"]
    assert row.data(Role.ADDRESS) == address.names("TKM")
    assert row.data(Role.DETAIL) == "5"
    assert not row.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert not model.index_of(address.names("ATA"), None).isValid()
