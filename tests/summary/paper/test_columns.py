"""Columns of a brief: sections that may stand in either go where there is room, and no others."""

from __future__ import annotations

from desktop.domain.prose import Text
from desktop.summary.paper.columns import balanced
from desktop.summary.paper.glyphs import Glyphs
from desktop.summary.paper.heights import section_heights
from desktop.summary.paper.nodes import Nodes
from desktop.summary.paper.sections import Section, item, section

NODES = Nodes(Glyphs())


def made(heading: str, lines: int, *, is_free: bool = False, group: str = "") -> Section:
    items = [item(NODES, (Text("A line."),)) for _ in range(lines)]
    (one,) = section("bullets", heading, items, lines, 1, nodes=NODES, is_free=is_free, group=group)
    return one


def headings(columns: tuple[list[Section], list[Section]]) -> list[list[str]]:
    return [[one["heading"] for one in column] for column in columns]


def test_a_free_section_leaves_the_longer_column() -> None:
    left, right = [made("Profile", 8)], [made("Partners", 12), made("Dates", 10, is_free=True)]
    assert headings(balanced(left, right)) == [["Profile", "Dates"], ["Partners"]]


def test_what_is_not_free_stays_however_long() -> None:
    left, right = [made("Profile", 2)], [made("Status", 30), made("Partners", 12)]
    assert headings(balanced(left, right)) == [["Profile"], ["Status", "Partners"]]


def test_nothing_moves_where_both_columns_are_cut_anyway() -> None:
    left, right = [made("Profile", 80)], [made("Partners", 60), made("Dates", 40, is_free=True)]
    assert headings(balanced(left, right)) == [["Profile"], ["Partners", "Dates"]]


def test_sections_of_one_group_change_sides_together() -> None:
    chart, issues = made("Votes", 6, is_free=True, group="Votes"), made("By issue", 6, is_free=True, group="Votes")
    left, right = [made("Figures", 2), chart, issues], [made("In brief", 4)]
    assert headings(balanced(left, right)) in (
        [["Figures"], ["In brief", "Votes", "By issue"]],
        [["Figures", "Votes", "By issue"], ["In brief"]],
    )


def test_columns_keep_every_section_once() -> None:
    left = [made(str(number), number, is_free=True) for number in range(1, 6)]
    right = [made(str(number), number, is_free=True) for number in range(6, 9)]
    found = balanced(left, right)
    assert sorted(name for column in headings(found) for name in column) == sorted(map(str, range(1, 9)))


def test_a_section_is_taller_in_the_narrow_column() -> None:
    items = [item(NODES, (Text("A sentence that is long enough for more than one line of the narrow column."),))]
    (one,) = section("text", "Long", items, 1, 1, nodes=NODES)
    assert section_heights(one, 180.0)[1] > section_heights(one, 540.0)[1]


def test_what_a_reader_should_find_stands_before_what_is_for_room_left() -> None:
    items = [item(NODES, (Text(str(number)),)) for number in range(40)]
    (one,) = section("table", "Partners", items, 40, 3, heads=("Partner",), nodes=NODES, well=6)
    assert one["caps"][0] == 40
    assert one["caps"][4] == 6
    assert one["caps"][-1] == 3
    assert one["caps"] == sorted(one["caps"], reverse=True)


def test_what_comes_first_has_enough_before_others_have_more_than_their_least() -> None:
    items = [item(NODES, (Text(str(number)),)) for number in range(40)]
    (first,) = section("facts", "First", items, 40, 3, nodes=NODES, well=5, is_first=True)
    (other,) = section("facts", "Other", items, 40, 3, nodes=NODES, well=9)
    assert (first["caps"][-2:], other["caps"][-2:]) == ([5, 3], [3, 3])


def test_the_poorest_form_of_a_column_keeps_to_the_page() -> None:
    left = [made("Profile", 20)]
    right = [made("Status", 30), made("Dates", 20, is_free=True)]
    for one in right:
        one["caps"] = [1, len(one["items"])]
    assert headings(balanced(left, right)) == [["Profile", "Dates"], ["Status"]]
