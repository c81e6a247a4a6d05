"""Items in order of time: counts and the most important of any stretch."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.chronology.chronicle import Chronicle
from desktop.chronology.item import extent_of
from desktop.content.edtf_dates import read_date
from tests.chronology.views import Item, day, item, items

days = st.integers(699_000, 723_000)


def extents(chronicle: Chronicle) -> list[tuple[int, int]]:
    return [(extent.first, extent.last) for one in chronicle.items if (extent := extent_of(one.date))]


@given(items, days)
def test_counts_agree_with_counting_one_by_one(found: list[Item], at: int) -> None:
    chronicle = Chronicle(found)
    known = extents(chronicle)
    assert len(known) == len(found)
    assert chronicle.place_of(at) == sum(first < at for first, _ in known)
    assert chronicle.reaching_over(at) == sum(first < at <= last for first, last in known)


@given(items, st.randoms())
def test_the_order_in_which_items_come_does_not_matter(found: list[Item], chance: object) -> None:
    mixed = list(found)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert Chronicle(mixed).items == Chronicle(found).items


@given(st.lists(st.integers(0, 5), min_size=1, max_size=900), st.integers(0, 60), st.integers(0, 900))
def test_the_best_of_a_stretch_are_its_most_important(weights: list[int], most: int, begin: int) -> None:
    found = [item(f"e{number:04}", day(711_000 + number)) for number in range(len(weights))]
    chronicle = Chronicle(found, lambda one: weights[int(one.id[1:])])
    best = chronicle.best(711_000 + begin, 711_000 + len(weights), most)
    inside = sorted(weights[begin:], reverse=True)
    assert len(best) == min(most, len(inside))
    assert len(set(best)) == len(best)
    assert all(begin <= place < len(weights) for place in best)
    got = [weights[place] for place in best]
    assert got == sorted(got, reverse=True)
    if len(weights) <= 256:
        assert got == inside[:most]


def test_of_items_that_matter_alike_the_best_are_spread_over_the_stretch() -> None:
    chronicle = Chronicle([item(f"e{number:05}", day(700_000 + number)) for number in range(20_000)])
    best = sorted(chronicle.best(700_000, 720_000, 40))
    assert len(best) == 40
    gaps = [after - before for before, after in itertools.pairwise(best)]
    assert max(gaps) < 2500


def test_a_chronicle_of_nothing_answers() -> None:
    chronicle = Chronicle([])
    assert len(chronicle) == 0
    assert chronicle.best(0, 1e9, 5) == []
    assert chronicle.reaching_over(5) == 0
    with pytest.raises(IndexError):
        _ = chronicle.first_day


def test_years_of_many_digits_lie_in_order() -> None:
    texts = ["1995", "Y20000", "-0044", "Y-170000002", "Y170000002", "1994-05/1995"]
    chronicle = Chronicle([item(text, read_date(text)) for text in texts])
    assert [one.id for one in chronicle.items] == [
        "Y-170000002",
        "-0044",
        "1994-05/1995",
        "1995",
        "Y20000",
        "Y170000002",
    ]
