"""Days and pixels: what zooming, panning and fitting keep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.chronology.scale import LONGEST_SPAN, SHORTEST_SPAN, Scale

days = st.floats(-2_000_000, 2_000_000)
widths = st.floats(1, 4000)
scales = st.builds(
    lambda first, span, width: Scale.fitted(first, first + span, width), days, st.floats(0, 3_000_000), widths
)


@given(scales, st.floats(0.001, 1000), st.floats(0, 1))
def test_the_date_under_the_pointer_stays_there_through_zooming(scale: Scale, factor: float, where: float) -> None:
    x = where * scale.width
    zoomed = scale.zoomed(factor, x)
    assert zoomed.x_of(scale.day_at(x)) == pytest.approx(x, abs=0.01)


@given(scales, st.lists(st.tuples(st.floats(0.01, 100), st.floats(0, 1)), max_size=8))
def test_no_zoom_leaves_the_limits(scale: Scale, steps: list[tuple[float, float]]) -> None:
    for factor, where in steps:
        scale = scale.zoomed(factor, where * scale.width)
    assert SHORTEST_SPAN * 0.999 <= scale.span <= LONGEST_SPAN * 1.001


@given(scales, st.floats(-5000, 5000), days)
def test_panning_moves_every_date_by_the_same_pixels(scale: Scale, dx: float, day: float) -> None:
    assert scale.panned(dx).x_of(day) - scale.x_of(day) == pytest.approx(dx, abs=0.01)


@given(days, st.floats(0, 3_000_000), widths, st.floats(0, 500))
def test_fitting_shows_both_ends(first: float, length: float, width: float, margin: float) -> None:
    scale = Scale.fitted(first, first + length, width, margin)
    assert scale.x_of(first) >= -0.01
    assert scale.x_of(first + length + 1) <= width + 0.01


def test_fitting_leaves_the_margin_free() -> None:
    scale = Scale.fitted(0, 999, 1000, 50)
    assert scale.x_of(0) == pytest.approx(50)
    assert scale.x_of(1000) == pytest.approx(950)


@given(scales, days, st.floats(0, 100_000))
def test_the_middle_of_the_view_can_be_kept_among_the_events(scale: Scale, first: float, length: float) -> None:
    kept = scale.kept_over(first, first + length)
    assert first - 0.01 <= kept.day_at(kept.width / 2) <= first + length + 1.01
    assert kept.pixels_per_day == scale.pixels_per_day


@given(scales, widths)
def test_another_width_keeps_the_middle_date(scale: Scale, width: float) -> None:
    resized = scale.resized(width)
    assert resized.day_at(resized.width / 2) == pytest.approx(scale.day_at(scale.width / 2), abs=0.01)
