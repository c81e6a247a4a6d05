"""Titles: in all the room that is free, and the selected one beside its own mark."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.chronology.counts import counted
from desktop.chronology.geometry import Size
from desktop.chronology.levels import density_of
from desktop.chronology.marks import Mark
from desktop.chronology.scale import Scale
from desktop.domain.dates import EdtfDate, Precision
from desktop.domain.escaping import plain
from tests.chronology.views import Item, day, item, items, measure, view

LONG = "UN General Assembly recognizes permanent neutrality"
VIEW = Size(1200, 300)
LONGEST = 60 * 7.0
"""Pixels of the letters of a title that may be written at most."""
FIRST = 706_000
"""A day to the left of the middle of the view."""


def around(found: list[Item], density: float, selected: str | None = None) -> dict[str, Mark]:
    scale = Scale(FIRST - 300 / density, density, VIEW.width)
    return {mark.id: mark for mark in view(found, scale, VIEW, selected).marks}


def span(first: int, last: int) -> EdtfDate:
    return EdtfDate("2000/2001", Precision.DAY, first, last, first, last)


@given(st.integers(0, 2000), st.floats(0.05, 120))
def test_a_title_with_nothing_after_it_is_written_out(offset: int, density: float) -> None:
    scale = Scale(FIRST + offset - 300 / density, density, VIEW.width)
    (mark,) = view([item("alone", day(FIRST + offset), LONG)], scale, VIEW).marks
    assert mark.label == LONG


@example([item("far", day(700_000), "a" * 31)], density_of(-7))
@given(items, st.integers(-8, 11).map(density_of))
def test_a_title_is_cut_only_where_something_is_in_its_way(found: list[Item], density: float) -> None:
    titles = {one.id: plain(one.title + LONG[:30]) for one in found}
    marks = around([one._replace(title=titles[one.id]) for one in found], density)
    for mark in marks.values():
        if mark.label_rect is None or mark.inside or mark.label == titles[mark.id]:
            continue
        if mark.label_rect.width == LONGEST:
            # No title is written out further, whatever room there is.
            continue
        whole = mark.label_rect.x + min(measure(titles[mark.id]).width, LONGEST)
        after = [other.rect.x for other in marks.values() if other.lane == mark.lane and other.rect.x > mark.rect.x]
        # Lanes are free in steps of half a digit, and a label has some air around it.
        assert whole > min([*after, VIEW.width - 7.0]) - 4 * 7.0


def test_the_title_of_a_band_runs_over_its_end_where_the_lane_is_free() -> None:
    free = around([item("alone", span(FIRST, FIRST + 100), LONG)], density=1.5)["alone"]
    assert free.inside
    assert free.label == LONG
    assert free.label_rect is not None
    assert free.label_rect.right > free.rect.right


def test_the_title_of_a_band_gives_way_to_what_stands_after_it() -> None:
    crowd = [item(f"next{number}", day(FIRST + 110 + number)) for number in range(60)]
    marks = around([item("band", span(FIRST, FIRST + 100), LONG), *crowd], density=1.5)
    band = marks["band"]
    assert band.label_rect is not None
    in_lane = [mark.rect for mark in marks.values() if mark.lane == band.lane and mark.id != "band"]
    assert not any(band.label_rect.overlaps(rect) for rect in in_lane)


def test_the_selected_title_is_not_written_to_the_left_over_the_title_of_another() -> None:
    found = [item("before", day(FIRST - 120), "Independence proclaimed"), item("chosen", day(FIRST), LONG)]
    found += [item(f"after{number}", day(FIRST + 20 + number), "Visit") for number in range(40)]
    marks = around(found, density=1.5, selected="chosen")
    chosen = marks["chosen"]
    assert chosen.label_rect is not None
    assert chosen.label_rect.x > chosen.rect.right


@pytest.mark.parametrize(
    ("count", "written"),
    [(1, "+1"), (999, "+999"), (1000, "+1k"), (2840, "+2.8k"), (9949, "+9.9k"), (9950, "+10k"), (16_700, "+17k"),
     (999_499, "+999k"), (999_500, "+1M"), (1_240_000, "+1.2M"), (12_345_678, "+12M")],
)  # fmt: skip
def test_a_count_is_written_short(count: int, written: str) -> None:
    assert counted(count) == written
