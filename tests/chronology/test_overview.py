"""The strip of the whole time."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.chronology.chronicle import Chronicle
from desktop.chronology.overview import strip_of
from desktop.chronology.scale import Scale
from tests.chronology.views import Item, day, item, items


@given(items, st.floats(1, 2000))
def test_every_item_raises_the_strip_where_it_begins(found: list[Item], width: float) -> None:
    strip = strip_of(Chronicle(found), width, 4.0)
    if not found:
        assert strip is None
        return
    assert strip is not None
    bins = Counter(int(strip.scale.x_of(first) / 4.0) for first in Chronicle(found).firsts)
    most = max(bins.values())
    assert [round(height**2 * most) for height in strip.heights] == [bins[at] for at in range(len(strip.heights))]
    assert all(0 <= height <= 1 for height in strip.heights)
    assert max(strip.heights) == 1


@given(items.filter(bool), st.floats(50, 2000), st.floats(0.5, 50), st.floats(-2, 2))
def test_the_brush_stays_in_the_strip_and_keeps_its_order(
    found: list[Item], width: float, zoom: float, pan: float
) -> None:
    strip = strip_of(Chronicle(found), width, 4.0)
    assert strip is not None
    view = Scale(strip.scale.first_day, 1000 / strip.scale.span, 1000).zoomed(zoom, 500).panned(pan * 1000)
    left, right = strip.brush(view)
    assert 0 <= left <= right <= width


def test_a_view_of_everything_is_framed_from_end_to_end() -> None:
    strip = strip_of(Chronicle([item("a", day(700_000)), item("b", day(710_000))]), 500, 4.0)
    assert strip is not None
    assert strip.brush(strip.scale) == (0.0, 500.0)


def test_the_strip_is_in_line_with_a_view_of_everything() -> None:
    chronicle = Chronicle([item("a", day(700_000)), item("b", day(710_000))])
    whole = Scale.fitted(700_000, 713_000, 1000, 20)
    strip = strip_of(chronicle, 500, 4.0, whole)
    assert strip is not None
    assert strip.brush(whole) == (0.0, 500.0)
    assert strip.scale.x_of(705_000) == pytest.approx(whole.x_of(705_000) / 2)
    narrow = strip_of(chronicle, 500, 4.0, Scale.fitted(704_000, 705_000, 1000))
    assert narrow is not None
    assert narrow.scale.first_day == 700_000
