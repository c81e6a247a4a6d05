"""Text in less room than it takes."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.chronology.text import ELLIPSIS, elided
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
