"""Years of membership are told as far as they are sound, and never against the set of votes."""

import pytest

from desktop.library.library import Library
from desktop.library.membership_years import LATEST_FIRST_VOTE, sound

FOUNDED = {"UN": "1945", "OECD": "1961", "EBRD": "1990"}


@pytest.mark.parametrize(
    ("row", "first_vote", "told"),
    [
        (("DEU", "UN", "member", "1965", ""), "1973", ("", "1973")),
        (("IND", "UN", "member", "1947", ""), "1946", ("", "1946")),
        (("UZB", "UN", "member", "1991", ""), "1994", ("1991", "")),
        (("AND", "UN", "member", "1993", ""), "1993", ("1993", "")),
        (("VAT", "UN", "observer", "1964", ""), "", ("", "1964")),
        (("DEU", "OECD", "member", "1990", ""), "1973", ("", "")),
        (("DEU", "EBRD", "member", "1990", ""), "1973", ("1990", "")),
        (("FRA", "OECD", "member", "1990", ""), "1946", ("1990", "")),
        (("FRA", "OECD", "member", "1965", ""), "1946", ("", "1965")),
        (("FRA", "OECD", "member", "1966", ""), "1946", ("1966", "")),
    ],
)
def test_a_first_year_is_told_as_far_as_it_is_sound(
    row: tuple[str, ...], first_vote: str, told: tuple[str, str]
) -> None:
    votes = {row[0]: first_vote} if first_vote else {}
    known_long = (row[0], "LONG", "member", "1945", "")
    assert next(found[3:5] for found in sound([row, known_long], FOUNDED, votes)) == told


def test_what_begins_with_the_entry_of_a_state_into_the_set_may_be_older() -> None:
    rows = [
        ("NRU", "PIF", "member", "1999", ""),
        ("NRU", "EBRD", "member", "2001", ""),
        ("NRU", "ICC", "member", "1999", "2003"),
        ("NRU", "UN", "member", "1999", ""),
    ]
    founded = {"PIF": "1971", "ICC": "1999", "EBRD": "1990", "UN": "1945"}
    told = [("", "1999"), ("2001", ""), ("1999", ""), ("1999", "")]
    assert [found[3:5] for found in sound(rows, founded, {"NRU": "1999"})] == told


def test_no_year_of_un_membership_contradicts_the_first_recorded_vote(shipped_library: Library) -> None:
    checked = 0
    for one in shipped_library.world.participants("UN"):
        years = shipped_library.world.voting_years(one.entity)
        if years and (year := one.since or one.by):
            checked += 1
            assert int(year) <= years[0] <= int(year) + LATEST_FIRST_VOTE, one
    assert checked > 170


def test_germany_has_no_year_that_known_dates_contradict(shipped_library: Library) -> None:
    held = {one.organization: one for one in shipped_library.world.participations("DEU")}
    assert (held["UN"].since, held["UN"].by) == ("", "1973")
    assert (held["OECD"].since, held["OECD"].by) == ("", "")
    assert (held["FAO"].since, held["FAO"].by) == ("", "1965")
    assert held["EBRD"].since == "1990"


@pytest.mark.parametrize(
    ("code", "key", "year"),
    [
        ("NRU", "PIF", "1999"),
        ("UKR", "UNESCO", "1991"),
        ("MCO", "WHO", "1993"),
        ("RUS", "UNESCO", "1991"),
        ("SRB", "ILO", "2006"),
        ("RUS", "UN", "1991"),
        ("SRB", "UN", "2006"),
    ],
)
def test_no_state_is_said_to_have_joined_when_the_set_began_to_count_it(
    shipped_library: Library, code: str, key: str, year: str
) -> None:
    held = {one.organization: one for one in shipped_library.world.participations(code)}
    assert (held[key].since, held[key].by) == ("", year)
