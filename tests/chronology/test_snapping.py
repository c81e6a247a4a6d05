"""A stretch drawn by hand begins and ends where the calendar does."""

import pytest

from desktop.chronology.snapping import snapped
from desktop.domain.dates import day_number


@pytest.mark.parametrize(
    ("pixels_per_day", "first", "last"),
    [
        (6.0, (2004, 2, 20), (2005, 12, 3)),
        (5.9, (2004, 2, 1), (2005, 12, 31)),
        (0.2, (2004, 2, 1), (2005, 12, 31)),
        (0.19, (2004, 1, 1), (2005, 12, 31)),
        (0.0001, (2004, 1, 1), (2005, 12, 31)),
    ],
)
def test_a_stretch_is_whole_in_what_has_room_to_be_aimed_at(
    pixels_per_day: float, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    drawn = day_number(2004, 2, 20) + 0.7, day_number(2005, 12, 3) + 0.2
    assert snapped(*drawn, pixels_per_day) == (day_number(*first), day_number(*last))


def test_a_stretch_within_one_month_is_that_month() -> None:
    leap_day = day_number(2004, 2, 29)
    assert snapped(leap_day, leap_day + 0.5, 1.0) == (day_number(2004, 2, 1), leap_day)


def test_years_before_our_era_are_whole_too() -> None:
    day = day_number(-44, 3, 15)
    assert snapped(day, day, 0.01) == (day_number(-44, 1, 1), day_number(-44, 12, 31))
