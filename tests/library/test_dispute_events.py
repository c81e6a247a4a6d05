"""Disputes as events: no more exact than the set, the level of each side told, a war only where both fought it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.content.edtf_dates import read_date
from desktop.domain.address import PageKind
from desktop.domain.event import EventKind
from desktop.library.conflicts import Dispute, War
from desktop.library.data_events import DataEvent
from desktop.library.dispute_events import disputes, wars_of_pairs
from desktop.library.library import Library

NAMES = {"FRA": "France", "DEU": "Germany", "SUN": "Soviet Union", "USA": "United States"}


def dispute_of(levels: tuple[int | None, int | None], pairs: int = 1) -> DataEvent:
    (event,) = disputes([("12", "DEU", "FRA", "1911-05", "1911-06", "1911-06", *levels, 0, pairs)], NAMES, {})
    return event


def test_a_dispute_stands_for_the_two_that_it_set_against_each_other() -> None:
    event = dispute_of((3, 3))
    assert event.id == "ds-dispute-12-deu-fra-1911-05"
    assert (event.title, event.kind) == (
        "Germany and France both displayed force: militarized dispute",
        EventKind.DISPUTE,
    )
    assert event.participants == (("DEU", ""), ("FRA", ""))
    assert event.description == "Militarized dispute no. 12 of the Correlates of War project, May – June 1911."
    assert event.note.startswith("The set of militarized disputes counts threats")


def test_the_level_of_each_side_is_told_where_they_differ() -> None:
    event = dispute_of((4, 1))
    assert event.title == "Germany used force, France took no militarized action: militarized dispute"
    assert event.kind is EventKind.CONFLICT


@pytest.mark.parametrize(("levels", "pairs"), [((5, 4), 1), ((5, 1), 20), ((5, 5), 122)])
def test_a_war_is_of_two_only_where_both_fought_and_there_are_no_others(levels: tuple[int, int], pairs: int) -> None:
    assert dispute_of((5, 5)).title == "Germany and France were both at war: militarized dispute"
    assert "both at war" not in dispute_of(levels, pairs).title


def test_an_unknown_level_is_called_so() -> None:
    event = dispute_of((None, None))
    assert event.title == "Germany and France were in it at levels not known: militarized dispute"
    assert event.kind is EventKind.DISPUTE


def test_names_take_their_article() -> None:
    (event,) = disputes([("611", "SUN", "USA", "1964", "1964", "1975-05", 2, 5, 6, 20)], NAMES, {})
    assert (
        event.title
        == "The Soviet Union and the United States on opposite sides of a militarized dispute of several states"
    )
    assert "the Soviet Union threatened to use force, the United States was at war" in event.description


@pytest.mark.parametrize(
    ("start", "earliest", "latest", "date", "words"),
    [
        ("1911-05", "1911-05", "1911-05", "1911-05", "May 1911"),
        ("1911-05", "1911-06", "1911-06", "1911-05/1911-06", "May – June 1911"),
        ("1911-05", "1911-06", "1911-07", "1911-05/1911", "from May 1911, ending between June 1911 and July 1911"),
        (
            "1961-11",
            "1962-12",
            "1963-01",
            "1961-11/1963-01?",
            "from November 1961, ending between December 1962 ",
        ),
        ("1990-08", "1990", "1990-09", "1990-08/1990", "from August 1990, ending by September 1990"),
        ("1990", "1990", "1990-09", "1990", "from 1990, ending by September 1990"),
        ("1964", "1970", "1975-05", "1964/1975-05?", "from 1964, ending between 1970 and May 1975"),
        ("1964", "1964", "", "1964/", "from 1964, end not known"),
    ],
)
def test_an_end_is_no_more_exact_than_the_set_has_it(
    start: str, earliest: str, latest: str, date: str, words: str
) -> None:
    dispute = Dispute("1", start, earliest, latest, (4, 4), 0, 1)
    assert dispute.date == date
    assert dispute.time.startswith(words)


@given(st.integers(1816, 2014), st.integers(1, 12), st.integers(0, 4000), st.integers(0, 60))
def test_the_dates_of_an_event_hold_its_earliest_and_its_latest_end(
    year: int, month: int, days: int, more: int
) -> None:
    earliest, latest = (month - 1 + number // 30 for number in (days, days + more))
    ends = [f"{year + end // 12}-{end % 12 + 1:02}" for end in (earliest, latest)]
    date = read_date(Dispute("1", f"{year}-{month:02}", ends[0], ends[1], (4, 4), 0, 1).date)
    assert date.earliest == read_date(f"{year}-{month:02}").earliest
    assert (date.latest or 0) >= (read_date(ends[1]).latest or 0)


def test_the_war_of_two_of_the_same_years_is_named_beside_the_dispute() -> None:
    row = ("12", "DEU", "FRA", "1870-07", "1871", "1871", 5, 5, 6, 1)
    wars = wars_of_pairs(
        [("58", "A War", code, side, "1870", "1871", 1) for code, side in (("DEU", "1"), ("FRA", "2"))]
    )
    assert wars == {("DEU", "FRA"): [War("58", "A War", "1870", "1871", False)]}
    (event,) = disputes([row], NAMES, wars)
    assert event.note.endswith(" In these years the set of wars has the two on opposite sides of the A War.")
    (other,) = disputes([(*row[:6], 4, 5, 6, 1)], NAMES, wars)
    assert "set of wars" not in other.note


@pytest.mark.parametrize(
    ("pair", "number", "start", "first", "last"),
    [
        (("CHN", "IND"), "199", "1961-11", "1962-12", "1963-01"),
        (("IND", "PAK"), "1312", "1964-08", "1965-12", "1966-02"),
        (("IND", "PAK"), "4007", "1993-09", "1999-07", "1999-07"),
        (("EGY", "ISR"), "1046", "1971", "1972", "1973-11"),
        (("CHN", "USA"), "611", "1964", "1970", "1975-05"),
    ],
)
def test_a_dispute_stands_once_and_reaches_to_its_end(
    shipped_library: Library, pair: tuple[str, str], number: str, start: str, first: str, last: str
) -> None:
    found = [one for one in shipped_library.world.disputes(*pair) if one.id == number]
    assert [(one.start, one.end_earliest, one.end_latest) for one in found] == [(start, first, last)]


def test_no_event_calls_a_war_of_two_what_was_one_of_many_or_of_one(shipped_library: Library) -> None:
    ids = [key for key, _ in shipped_library.titles_of_records(PageKind.EVENT) if key.startswith("ds-dispute")]
    assert len(ids) > 3000
    found = [
        event
        for part in (ids[at : at + 500] for at in range(0, len(ids), 500))
        for event in shipped_library.events(part)
    ]
    wars = [event for event in found if "both at war" in event.title]
    assert len(wars) > 20
    for event in wars:
        one, other = (participant.iso3 for participant in event.participants)
        number = event.id.split("-")[2]
        told = [dispute for dispute in shipped_library.world.disputes(one, other) if dispute.id == number]
        assert [(dispute.levels, dispute.pairs) for dispute in told] == [((5, 5), 1)]


def test_the_levels_stand_in_the_order_in_which_one_asks(shipped_library: Library) -> None:
    (there,) = [one for one in shipped_library.world.disputes("USA", "SUN") if one.id == "611"]
    (back,) = [one for one in shipped_library.world.disputes("SUN", "USA") if one.id == "611"]
    assert (there.levels, back.levels) == ((5, 2), (2, 5))
