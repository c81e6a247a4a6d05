"""Lanes as rows of bits."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.chronology.packing import Stretch, first_free, free_after, merged

stretches = st.tuples(st.integers(0, 200), st.integers(1, 60)).map(lambda pair: Stretch(pair[0], pair[0] + pair[1]))


@given(st.lists(stretches, max_size=40))
def test_what_is_placed_never_overlaps_in_a_lane(wanted: list[Stretch]) -> None:
    lanes = [0, 0, 0]
    held: list[set[int]] = [set(), set(), set()]
    for stretch in wanted:
        lane = first_free(lanes, range(3), stretch.bits)
        steps = set(range(stretch.first, stretch.end))
        if lane is None:
            assert all(taken & steps for taken in held)
        else:
            assert not held[lane] & steps
            assert all(taken & steps for taken in held[:lane])
            held[lane] |= steps
            lanes[lane] |= stretch.bits


@given(st.sets(st.integers(0, 120)), st.integers(0, 120), st.integers(1, 60))
def test_free_steps_are_counted_up_to_the_next_taken_one(taken: set[int], at: int, most: int) -> None:
    lane = sum(1 << step for step in taken)
    expected = next((ahead for ahead in range(most) if at + ahead in taken), most)
    assert free_after(lane, at, most) == expected


@given(st.sets(st.integers(0, 120)), st.sets(st.integers(0, 120)), st.integers(-130, 130))
def test_lanes_are_merged_at_an_offset(own: set[int], other: set[int], shift: int) -> None:
    (lane,) = merged([sum(1 << step for step in own)], [sum(1 << step for step in other)], shift)
    expected = own | {step + shift for step in other if step + shift >= 0}
    assert {step for step in range(lane.bit_length()) if lane >> step & 1} == expected
