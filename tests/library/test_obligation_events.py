"""Obligations of alliance as events: one for a country, year and direction, whatever the number of partners."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.event import EventKind
from desktop.library.data_events import DataEvent
from desktop.library.library import Library
from desktop.library.obligation_events import OBLIGATIONS, obligations

NAMES = {
    "BEL": "Belgium",
    "DEU": "Germany",
    "FRA": "France",
    "LUX": "Luxembourg",
    "RUS": "Russia",
    "SUN": "Soviet Union",
}
Row = tuple[str, str, str, str, str]


def told(*rows: Row, successors: dict[str, list[str]] | None = None) -> dict[str, DataEvent]:
    return {event.id.removeprefix("ds-obligations-"): event for event in obligations(rows, NAMES, successors or {})}


def treaty(states: list[str], first: str, last: str = "", obligation: str = "defense") -> list[Row]:
    return [(one, other, obligation, first, last) for one, other in combinations(sorted(states), 2)]


def test_an_obligation_of_two_begins_and_ends() -> None:
    found = told(("DEU", "FRA", "consultation", "1938", "1939"))
    begun, ended = found["begin-deu-1938"], found["end-deu-1939"]
    assert begun.title == "France with Germany: obligation of consultation begins"
    assert ended.title == "France with Germany: obligation of consultation ends"
    assert (begun.date, ended.date, begun.kind) == ("1938", "1939", EventKind.AGREEMENT)
    assert "does not make an ally" in begun.note


def test_an_obligation_that_lasts_to_the_end_of_the_set_has_no_end() -> None:
    assert list(told(("DEU", "FRA", "defense", "1954", ""))) == ["begin-deu-1954", "begin-fra-1954"]


def test_a_treaty_of_many_states_is_one_event_for_each() -> None:
    found = told(*treaty([f"X{letter}A" for letter in "BCDEFGHIJKLM"], "1949"))
    assert len(found) == 12
    event = found["begin-xba-1949"]
    assert event.title == "11 states with XBA: obligations of defence begin"
    assert len(event.participants) == 12


def test_few_partners_are_named_and_several_obligations_listed() -> None:
    rows = [*treaty(["BEL", "FRA", "LUX"], "1948"), *treaty(["BEL", "FRA"], "1948", "1950", "consultation")]
    event = told(*rows)["begin-fra-1948"]
    assert event.title == "Belgium and Luxembourg with France: obligations of defence and consultation begin"
    assert "defence with 2, consultation with 1" in event.description


def test_who_joins_tells_of_it_on_the_pages_of_its_pairs() -> None:
    """The one with more partners in the year has the event of the pair, so that a pair shows it once."""
    found = told(("BEL", "LUX", "defense", "1954", ""), ("DEU", "LUX", "defense", "1954", ""))
    assert found["begin-lux-1954"].also_with == ("BEL", "DEU")
    assert found["begin-bel-1954"].also_with == ()


def test_what_a_successor_carries_on_neither_ends_nor_begins() -> None:
    rows: list[Row] = [("FRA", "SUN", "defense", "1980", "1991"), ("FRA", "RUS", "defense", "1991", "1995")]
    assert sorted(told(*rows, successors={"SUN": ["RUS"]})) == [
        *("begin-fra-1980", "begin-sun-1980"),
        *("end-fra-1995", "end-rus-1995"),
    ]
    assert "end-sun-1991" in told(*rows)


codes = st.sampled_from(["AAA", "BBB", "CCC", "DDD", "EEE"])
spans = st.tuples(st.integers(1900, 1905), st.integers(1905, 1910) | st.none())


@given(st.lists(st.tuples(st.sets(codes, min_size=2, max_size=2), st.sampled_from(sorted(OBLIGATIONS)), spans)))
def test_every_change_of_a_pair_stands_once_on_its_page(
    drawn: list[tuple[set[str], str, tuple[int, int | None]]],
) -> None:
    rows = [(*sorted(pair), name, str(first), str(last or "")) for pair, name, (first, last) in drawn]
    changes = {("begin", row[3], row[0], row[1]) for row in rows} | {
        ("end", row[4], row[0], row[1]) for row in rows if row[4]
    }
    shown = Counter(
        (event.id.split("-")[2], event.date, *sorted((event.owner, partner)))
        for event in obligations(rows, {}, {})
        for partner in event.also_with
    )
    assert shown == Counter(changes)


def test_the_page_of_a_pair_shows_what_began_between_the_two_and_no_other_treaty(shipped_library: Library) -> None:
    events = [one for one in shipped_library.events_of_pair("DEU", "FRA") if one.id.startswith("ds-obligations")]
    assert [(event.date.text, event.id.split("-")[2]) for event in events] == [
        ("1925", "begin"),
        ("1936", "end"),
        ("1938", "begin"),
        ("1939", "end"),
        ("1954", "begin"),
    ]


@pytest.mark.parametrize("code", ["FRA", "RUS", "GBR", "USA"])
def test_no_year_has_more_than_two_events_of_obligations(shipped_library: Library, code: str) -> None:
    found = [one for one in shipped_library.events_of_country(code) if one.id.startswith("ds-obligations")]
    assert max(Counter(event.date.text for event in found).values()) <= 2
