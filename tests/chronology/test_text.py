"""Text in less room than it takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.chronology.geometry import Size
from desktop.chronology.text import ELLIPSIS, cut, elided
from tests.chronology.views import measure


@given(st.text(max_size=60), st.floats(-100, 600), st.booleans())
def test_what_is_left_fits_and_is_the_start_of_the_text(text: str, width: float, strong: bool) -> None:
    left = elided(text, width, measure, strong)
    if left == text:
        return
    assert measure(left, strong).width <= max(width, 0)
    assert left == "" or (left.endswith(ELLIPSIS) and text.startswith(left.removesuffix(ELLIPSIS)))


def test_an_empty_text_stays_empty_in_no_room() -> None:
    assert elided("", -5, measure) == ""


@given(st.text("abc АВ ñ…", max_size=60), st.floats(0, 600), st.booleans())
def test_the_width_that_is_told_is_what_is_left_takes(text: str, width: float, strong: bool) -> None:
    left, taken = cut(text, width, measure, strong)
    assert taken == measure(left, strong).width


@pytest.mark.parametrize("text", ["توركمنستان و ايران", "e\u0301te\u0301 a\u0300 la mer", "नेपाल और भारत"])
def test_letters_that_join_are_measured_as_they_stand_together(text: str) -> None:
    def joining(part: str, strong: bool = False, /) -> Size:
        return Size(5.0 * len(part) if len(part) > 1 else 40.0, 16.0)

    left, taken = cut(text, 55.0, joining)
    assert left.endswith(ELLIPSIS)
    assert 40 < taken <= 55
