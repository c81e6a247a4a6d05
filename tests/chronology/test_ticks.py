"""The axis: labels that never touch, a year always in view, periods that begin where they say."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.chronology.calendar import LADDER, Step, Unit, name_in_row, names_alone, starts
from desktop.chronology.geometry import Size
from desktop.chronology.scale import Scale
from desktop.chronology.ticks import Level, Tick, ticks
from desktop.domain.dates import civil, day_number


def measure(text: str, strong: bool = False, /) -> Size:
    return Size(len(text) * (8.0 if strong else 7.0), 16.0)


views = st.builds(
    lambda first, span, width: Scale.fitted(first, first + span, width),
    st.floats(-1_500_000, 1_500_000),
    st.one_of(st.floats(1, 1000), st.floats(1, 40_000), st.floats(1, 5_000_000)),
    st.floats(120, 3000),
)


def labelled(level: Level, found: tuple[Tick, ...]) -> list[Tick]:
    return [tick for tick in found if tick.level is level and tick.label]


@given(views)
def test_labels_of_a_row_never_touch(scale: Scale) -> None:
    found = ticks(scale, scale.width, measure)
    for level in (Level.MAJOR, Level.MINOR):
        for one, after in pairwise(labelled(level, found)):
            assert one.label_x + one.label_width <= after.label_x


@given(views)
def test_labels_stand_within_the_view(scale: Scale) -> None:
    for tick in ticks(scale, scale.width, measure):
        if tick.label:
            assert tick.label_x >= 0
            assert tick.label_x + tick.label_width <= scale.width + 0.01


@given(views)
def test_a_label_of_the_upper_row_names_a_year(scale: Scale) -> None:
    names = [tick.label for tick in labelled(Level.MAJOR, ticks(scale, scale.width, measure))]
    assert any(re.search(r"\d", name) for name in names)


@given(views)
def test_there_are_never_more_ticks_than_pixels_can_hold(scale: Scale) -> None:
    assert len(ticks(scale, scale.width, measure)) <= scale.width / 2 + 20


@given(st.sampled_from(LADDER), st.integers(-2_000_000, 2_000_000), st.integers(0, 2000))
def test_periods_cover_all_days_between_without_gap(step: Step, first: int, length: int) -> None:
    found = list(starts(step, first, first + length))
    assert found[0] <= first < found[1]
    assert found[-2] <= first + length < found[-1]
    assert found == sorted(set(found))


@given(st.sampled_from([step for step in LADDER if step.unit is not Unit.DAY]), st.integers(-2_000_000, 2_000_000))
def test_periods_of_months_and_years_begin_on_the_first_of_a_month(step: Step, first: int) -> None:
    for day in starts(step, first, first):
        _, month, day_of_month = civil(day)
        assert day_of_month == 1
        assert month == 1 or step.unit is Unit.MONTH


def test_years_before_the_first_are_labelled_bce() -> None:
    century = Step(Unit.YEAR, 100)
    days = list(starts(century, day_number(-199, 1, 1), day_number(150, 1, 1)))
    assert [name_in_row(century, day) for day in days] == ["200 BCE", "100 BCE", "1 CE", "100", "200"]
    assert [names_alone(century, day)[0] for day in days] == [
        "200–101 BCE", "100–1 BCE", "1–99 CE", "100s", "200s"
    ]  # fmt: skip


def test_days_are_read_under_their_month_and_months_under_their_year() -> None:
    first = day_number(2021, 3, 1)
    in_days = ticks(Scale.fitted(first, first + 20, 1000), 1000, measure)
    assert labelled(Level.MAJOR, in_days)[0].label == "March 2021"
    assert "14" in [tick.label for tick in labelled(Level.MINOR, in_days)]
    in_months = ticks(Scale.fitted(first, first + 300, 1000), 1000, measure)
    assert labelled(Level.MAJOR, in_months)[0].label == "2021"
    assert "Jun" in [tick.label for tick in labelled(Level.MINOR, in_months)]


def test_twenty_thousand_years_are_read_in_thousands() -> None:
    scale = Scale.fitted(-3_600_000, 3_600_000, 1200)
    names = [tick.label for tick in labelled(Level.MAJOR, ticks(scale, 1200, measure))]
    assert "2000 BCE" in names
    assert "2000" in names
