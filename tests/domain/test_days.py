"""Days as they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.dates import civil
from desktop.domain.days import first_typed, last_typed, typed_days


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1995", (1995, 1, 1), (1995, 12, 31)),
        ("1995-12", (1995, 12, 1), (1995, 12, 31)),
        ("2000-02", (2000, 2, 1), (2000, 2, 29)),
        ("1995-12-12", (1995, 12, 12), (1995, 12, 12)),
        ("-0043", (-43, 1, 1), (-43, 12, 31)),
    ],
)
def test_a_year_a_month_and_a_day_are_read(text: str, first: tuple[int, ...], last: tuple[int, ...]) -> None:
    days = typed_days(text)
    assert (civil(days.first), civil(days.last)) == (first, last)


@pytest.mark.parametrize("text", ["", "95", "1995-13", "1995-02-30", "1995-1", "١٩٩٥", "1995-12-12x", " 1995"])
def test_anything_else_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date; write 1995"):
        typed_days(text)


@given(st.integers(min_value=-800_000, max_value=2_900_000))
def test_what_is_written_of_a_day_is_read_as_days_that_begin_or_end_with_it(day: int) -> None:
    assert typed_days(first_typed(day)).first == day
    assert typed_days(last_typed(day)).last == day


def test_a_day_is_written_as_short_as_it_can_be() -> None:
    days = typed_days("1995")
    assert (first_typed(days.first), last_typed(days.last)) == ("1995", "1995")
    month = typed_days("1996-02")
    assert (first_typed(month.first), last_typed(month.last)) == ("1996-02", "1996-02")
    assert first_typed(month.first + 1) == "1996-02-02"
