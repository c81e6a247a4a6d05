"""Packing: nothing overlaps, nothing moves when the view does."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from desktop.chronology.lanes import Slot, pack

slots = st.lists(
    st.builds(
        lambda left, width, least, more: Slot(left, left + width, least, least + more),
        st.floats(0, 1000), st.floats(1, 100), st.floats(0, 60), st.floats(0, 100),
    ),
    max_size=40,
).map(lambda found: sorted(found, key=lambda slot: slot.left))  # fmt: skip


@given(slots, st.integers(0, 4), st.integers(0, 4))
def test_neither_marks_nor_labels_of_a_lane_overlap(found: list[Slot], labelled: int, bare: int) -> None:
    placed = list(zip(found, pack(found, labelled, bare, 3.0), strict=True))
    for (one, place), (after, other) in combinations(placed, 2):
        if place.lane is not None and place.lane == other.lane:
            assert one.right + place.label_room + 2.999 <= after.left


@given(slots, st.integers(0, 4), st.integers(0, 4))
def test_a_label_has_at_least_its_least_room_or_none(found: list[Slot], labelled: int, bare: int) -> None:
    for slot, place in zip(found, pack(found, labelled, bare, 3.0), strict=True):
        if place.lane is None or place.lane >= labelled:
            assert place.label_room == 0
        else:
            assert slot.label_least - 0.001 <= place.label_room <= slot.label_full


@given(slots)
def test_enough_lanes_hold_everything(found: list[Slot]) -> None:
    assert all(place.lane is not None for place in pack(found, 0, len(found), 3.0))


def test_of_two_labels_in_the_way_the_longer_gives_up_its_place() -> None:
    long, short = Slot(0, 10, 200, 200), Slot(20, 30, 50, 50)
    assert [place.lane for place in pack([long, short], 1, 1, 3.0)] == [1, 0]


def test_a_label_is_shortened_before_a_mark_loses_its_lane() -> None:
    places = pack([Slot(0, 10, 40, 200), Slot(60, 70, 40, 40)], 1, 1, 3.0)
    assert [place.lane for place in places] == [0, 0]
    assert places[0].label_room == 47
