"""Filters over what items can be told apart by."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.chronology.facets import Facet, Facets, Filter, counts

names = st.sampled_from(["gas", "Iran", "Ashgabat", "TAPI"])
facets = st.dictionaries(st.sampled_from(list(Facet)), st.lists(names, max_size=3))


def test_nothing_wanted_admits_everything() -> None:
    assert not Filter()
    assert Filter().admits({}, "")
    assert not Filter(text="  ")


def test_under_one_facet_any_name_will_do_and_every_facet_must_be_met() -> None:
    wanted = Filter().toggled(Facet.KIND, "visit").toggled(Facet.KIND, "energy").toggled(Facet.PARTNER, "Iran")
    assert wanted.admits({Facet.KIND: ["energy"], Facet.PARTNER: ["Iran", "China"]}, "")
    assert not wanted.admits({Facet.KIND: ["energy"], Facet.PARTNER: ["China"]}, "")
    assert not wanted.admits({Facet.KIND: ["trade"], Facet.PARTNER: ["Iran"]}, "")


def test_words_are_found_in_any_order_case_and_accents() -> None:
    wanted = Filter(text="pipe TURKMENABAT")
    assert wanted.admits({}, "Türkmenabat gets a gas pipeline")
    assert not wanted.admits({}, "Türkmenabat gets a bridge")


@given(st.lists(facets, max_size=30), st.lists(st.tuples(st.sampled_from(list(Facet)), names), max_size=4))
def test_wanting_one_more_facet_never_shows_more(all_facets: list[Facets], wanted: list[tuple[Facet, str]]) -> None:
    shown = set(range(len(all_facets)))
    chosen = Filter()
    for facet, name in dict(wanted).items():
        chosen = chosen.toggled(facet, name)
        now = {at for at, one in enumerate(all_facets) if chosen.admits(one, "")}
        assert now <= shown
        shown = now


@given(facets, st.sampled_from(list(Facet)), names)
def test_a_name_toggled_twice_changes_nothing(one: Facets, facet: Facet, name: str) -> None:
    assert Filter().toggled(facet, name).toggled(facet, name) == Filter()


@given(st.lists(facets, max_size=30), st.sampled_from(list(Facet)))
def test_the_counts_of_names_are_those_that_a_filter_admits(all_facets: list[Facets], facet: Facet) -> None:
    found = counts(all_facets, facet)
    assert [count for _, count in found] == sorted((count for _, count in found), reverse=True)
    for name, count in found:
        assert count == sum(Filter().toggled(facet, name).admits(one, "") for one in all_facets)
