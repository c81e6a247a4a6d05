"""Days as they are typed."""

import pytest

from desktop.domain.dates import civil
from desktop.domain.days import typed_days


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
