"""Lanes parted by what the reader asks for."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from desktop.chronology.bands import bands_of, groups_of, most_bands
from desktop.chronology.geometry import Size
from desktop.chronology.item import TimelineItem
from desktop.chronology.scale import Scale
from tests.chronology.views import WHOLE, Item, day, item, items, measure, scene_of


class Grouping:
    """Names up to two groups of an item by its number; none for every seventh."""

    def __init__(self, names: int) -> None:
        self._names = names

    def __call__(self, item: TimelineItem) -> Sequence[str]:
        number = int(item.id[1:])
        if number % 7 == 0:
            return ()
        return [f"group {number % self._names}", f"group {number % 3}"][: 1 + number % 2]


@given(items, st.integers(1, 12), st.integers(1, 9))
def test_every_item_is_in_each_of_its_groups_and_in_the_rest_if_in_none(
    found: list[Item], names: int, most: int
) -> None:
    grouping = Grouping(names)
    groups = groups_of(found, grouping, None, most, "Others")
    assert len(groups) <= max(most, 1)
    held = {group.name: {one.id for one in group.chronicle.items} for group in groups}
    assert len(held) == len(groups)
    for one in found:
        for name in grouping(one) or ["Others"]:
            assert one.id in held.get(name, held.get("Others", set()))
    assert [group.name for group in groups if group.name == "Others"] == [
        group.name for group in groups[-1:] if group.name == "Others"
    ]


@given(items, st.integers(1, 12), st.floats(60, 900))
def test_bands_stand_below_each_other_within_the_view(found: list[Item], names: int, height: float) -> None:
    groups = groups_of(found, Grouping(names), None, most_bands(height, measure), "Others")
    bands = bands_of(groups, height, measure)
    assert [band.name for band in bands] == [group.name for group in groups]
    bottom = 0.0
    for band in bands:
        assert band.top >= bottom - 1e-6
        bottom = band.top + band.height
    assert bottom <= height + 1e-6


@given(items, st.integers(1, 6))
def test_in_every_band_each_item_is_drawn_or_counted(found: list[Item], names: int) -> None:
    groups = groups_of(found, Grouping(names), None, 6, "Others")
    scene = scene_of(groups, Scale.fitted(*WHOLE, 1400), Size(1400, 700))
    drawn = len(scene.marks) + sum(cluster.counted for cluster in scene.clusters)
    assert drawn == sum(len(group.chronicle) for group in groups)
    assert len({(mark.id, mark.lane) for mark in scene.marks}) == len(scene.marks)


def test_each_band_that_has_room_can_show_a_label() -> None:
    found = [item(f"e{number}", day(700_000 + 40 * number)) for number in range(80)]
    height = 400.0
    groups = groups_of(found, Grouping(4), None, most_bands(200.0, measure), "Others")
    scene = scene_of(groups, Scale.fitted(700_000, 703_200, 1400), Size(1400, height))
    for rule in scene.bands:
        assert any(mark.label for mark in scene.marks if rule.top <= mark.rect.y < rule.top + rule.height)
