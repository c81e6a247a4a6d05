"""Sequences that are made as far as somebody looks."""

from collections.abc import Iterator
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.later import Later


def counted(made: list[int], values: list[int]) -> Iterator[int]:
    for value in values:
        made.append(value)
        yield value


@given(st.lists(st.integers(), max_size=8), st.integers(-9, 9), st.integers(-9, 9))
def test_it_is_like_the_tuple_of_its_values(values: list[int], place: int, end: int) -> None:
    same = tuple(values)
    assert Later(values) == same
    assert (len(Later(values)), bool(Later(values)), list(Later(values))) == (len(same), bool(same), list(same))
    assert Later(values)[place:end] == same[place:end]
    assert hash(Later(values)) == hash(same)
    if -len(same) <= place < len(same):
        assert Later(values)[place] == same[place]
    else:
        with pytest.raises(IndexError):
            Later(values)[place]


def test_values_are_made_as_far_as_somebody_looks_and_once() -> None:
    made: list[int] = []
    later = Later(counted(made, [1, 2, 3, 4]))
    assert made == []
    assert later
    assert made == [1]
    assert later[1] == 2
    assert made == [1, 2]
    assert next(value for value in later if value > 2) == 3
    assert made == [1, 2, 3]
    assert (len(later), list(later), made) == (4, [1, 2, 3, 4], [1, 2, 3, 4])


def test_a_function_is_called_when_the_first_value_is_asked_for() -> None:
    calls: list[int] = []
    later = Later.of(lambda: counted(calls, [1, 2]))
    assert calls == []
    assert (*later,) == (1, 2)
    assert (*later,) == (1, 2)
    assert calls == [1, 2]


def test_what_goes_wrong_is_told_to_everybody_who_asks_and_hides_no_value() -> None:
    def values() -> Iterator[int]:
        yield 1
        raise OSError("no more")

    later = Later(values())
    for _ in range(2):
        with pytest.raises(OSError, match="no more"):
            list(later)
        assert later[0] == 1


def test_threads_that_ask_at_once_see_the_same_values_each_made_once() -> None:
    made: list[int] = []
    later = Later(counted(made, list(range(2000))))
    seen: list[list[int]] = []
    threads = [Thread(target=lambda: seen.append(list(later))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [list(range(2000))] * 4
    assert made == list(range(2000))
