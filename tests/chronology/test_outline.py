"""How far a date reaches and which part of it is sure, at one zoom."""

import pytest

from desktop.chronology.item import extent_of, may_lie_in
from desktop.chronology.outline import Outline, outline_of
from desktop.content.edtf_dates import read_date
from desktop.domain.dates import EdtfDate, day_number

DENSITY, LINE = 0.5, 16.0


def drawn(date: EdtfDate) -> Outline:
    outline = outline_of(date, DENSITY, LINE)
    assert outline is not None
    return outline


def at(year: int, month: int = 1, day: int = 1) -> float:
    return day_number(year, month, day) * DENSITY


def test_what_lasts_is_drawn_until_the_last_day_on_which_it_is_known_to() -> None:
    date = read_date("2016/..")._replace(end_earliest=day_number(2026, 11, 24))
    outline, extent = drawn(date), extent_of(date)
    assert extent is not None
    assert extent.last == day_number(2026, 11, 24)
    assert outline.right > at(2026, 11, 24)
    assert outline.core_left == at(2016, 12, 31)
    assert outline.core_right == outline.right
    assert may_lie_in(date, day_number(2019, 1, 1), day_number(2019, 12, 31))


def test_of_an_unknown_end_nothing_is_drawn_as_sure() -> None:
    outline = drawn(read_date("2016/"))
    assert outline.core_right == at(2017)
    assert outline.fade_right > 0


@pytest.mark.parametrize(
    ("text", "left", "right"),
    [("1995~/2005~", True, True), ("1995-05-12/2005~", False, True), ("1995%/2005-05-12", True, False)],
)
def test_only_the_end_that_is_approximate_fades_and_by_its_own_width(text: str, left: bool, right: bool) -> None:
    outline = drawn(read_date(text))
    assert (outline.fade_left > 0, outline.fade_right > 0) == (left, right)
    half_a_year = 366 * DENSITY / 2
    assert max(outline.fade_left, outline.fade_right) <= half_a_year
    if left:
        assert outline.core_left > at(1995, 12, 31)
    if right:
        assert outline.core_right < at(2005, 1, 2)


def test_an_approximate_year_fades_half_a_year_at_either_side() -> None:
    outline = drawn(read_date("1995~"))
    assert outline.fade_left == outline.fade_right == 365 * DENSITY / 2
