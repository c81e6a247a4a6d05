"""What is read once a library: it is asked for once, answers the same again, and does not grow without end."""

from collections.abc import Callable
from typing import Any

import pytest

from desktop.domain import address
from desktop.errors import DamagedLibraryError
from desktop.library import kept
from desktop.library.kept import Kept
from desktop.library.library import Library
from desktop.library.renamed import RenamedLibrary
from desktop.library.rows import Event


@pytest.fixture
def asked() -> list[str]:
    """The queries that were asked."""
    return []


@pytest.fixture
def small(small_library: Library, asked: list[str]) -> Kept:
    """What the small library keeps, before anything was asked for."""

    def ask(query: str, *values: object) -> list[tuple[Any, ...]]:
        asked.append(query)
        return small_library._connection.execute(query, values).fetchall()

    return Kept(ask)


@pytest.fixture
def few_events(monkeypatch: pytest.MonkeyPatch) -> int:
    """Lets no more than three events be kept."""
    monkeypatch.setattr(kept, "_MOST_EVENTS", 3)
    return 3


@pytest.mark.parametrize(
    "of",
    [
        lambda kept: kept.countries,
        lambda kept: kept.regions,
        lambda kept: kept.country(["TKM"]),
        lambda kept: kept.organization(["UN", "no-such-organization"]),
        lambda kept: kept.titles,
        lambda kept: kept.language_names,
        lambda kept: kept.language(["tk", "no-such-language"]),
        lambda kept: kept.events([0, 2, 1]),
        lambda kept: kept.source(["wp", "no-such-source"]),
        lambda kept: kept.article(address.relation("AFG", "TKM")),
    ],
)
def test_what_was_read_is_not_asked_for_again(small: Kept, asked: list[str], of: Callable[[Kept], object]) -> None:
    first = of(small)
    queries = len(asked)
    assert queries > 0
    assert of(small) == first
    assert len(asked) == queries


def test_lists_of_about_the_same_length_are_one_query(small: Kept, asked: list[str]) -> None:
    every = small.country(country.iso3 for country in small.countries)
    assert [*every.values()] == small.countries
    asked.clear()
    for codes in (["DEU", "AFG", "LIE"], ["TKM", "ATA", "none", "nor this"]):
        assert set(Kept(small._ask).country(codes)) == {code for code in codes if code in every}
    assert len(asked) == 2
    assert len(set(asked)) == 1


def test_of_several_events_only_those_are_read_that_are_not_kept(small: Kept, asked: list[str]) -> None:
    one, two = small.events([0, 1])
    asked.clear()
    assert small.events([1, 2, 0])[::2] == [two, one]
    assert len(asked) == 1


def test_events_stand_in_the_order_asked_for_and_are_those_of_the_table(small: Kept, small_library: Library) -> None:
    every = small_library.all_events()
    assert len(every) > 3
    assert small.events(list(range(len(every)))[::-1]) == every[::-1]


@pytest.mark.usefixtures("few_events")
def test_more_events_than_are_kept_are_told_all_the_same(small: Kept, small_library: Library) -> None:
    every = small_library.all_events()
    assert small.events([0, 1]) == every[:2]
    assert small.events([1, 2, 3]) == every[1:4]
    assert small.events(list(range(len(every)))) == every
    assert small.events([0]) == every[:1]


def test_events_are_kept_only_up_to_a_bound(small: Kept, asked: list[str], few_events: int) -> None:
    for place in range(few_events + 1):
        small.events([place])
    asked.clear()
    small.events([few_events])
    assert asked == []
    small.events([0])
    assert len(asked) == 1


def test_what_could_not_be_read_is_asked_for_again(small_library: Library) -> None:
    damaged = True

    def ask(query: str, *values: object) -> list[tuple[Any, ...]]:
        if damaged:
            raise DamagedLibraryError(query)
        return small_library._connection.execute(query, values).fetchall()

    small = Kept(ask)
    for of in (lambda: small.source(["wp"]), lambda: small.events([0]), lambda: small.countries):
        with pytest.raises(DamagedLibraryError):
            of()
    damaged = False
    assert small.source(["wp"])["wp"].key == "wp"
    assert small.events([0]) == small_library.all_events()[:1]
    assert "TKM" in {one.iso3 for one in small.countries}


def test_events_of_a_country_come_by_date_and_again_as_they_were(small_library: Library) -> None:
    events: list[Event] = small_library.events_of_country("TKM")
    assert len(events) > 1
    assert small_library.events_of_country("TKM") == events
    dates = [(event.date.earliest, event.date.latest) for event in events if event.date.earliest is not None]
    assert dates == sorted(dates)


def test_a_renamed_library_keeps_the_names_of_the_one_that_it_was_made_of(small_library: Library) -> None:
    renamed = RenamedLibrary(small_library, {"TKM": "Türkmenistan"})
    assert renamed.country_names(["TKM"]) == {"TKM": "Türkmenistan"}
    assert small_library.country_names(["TKM"]) == {"TKM": "Turkmenistan"}
