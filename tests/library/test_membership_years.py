"""Years of membership are told as far as they are sound, and never against the set of votes."""

import pytest

from desktop.library.library import Library
from desktop.library.membership_years import LATEST_FIRST_VOTE, known, sound

FOUNDED = {"UN": "1945", "OECD": "1961", "EBRD": "1990"}


@pytest.mark.parametrize(
    ("row", "first_vote", "year"),
    [
        (("DEU", "UN", "member", "1965", ""), "1973", ""),
        (("IND", "UN", "member", "1947", ""), "1946", ""),
        (("UZB", "UN", "member", "1991", ""), "1994", "1991"),
        (("AND", "UN", "member", "1993", ""), "1993", "1993"),
        (("VAT", "UN", "observer", "1964", ""), "", "1964"),
        (("DEU", "OECD", "member", "1990", ""), "1973", ""),
        (("DEU", "EBRD", "member", "1990", ""), "1973", "1990"),
        (("FRA", "OECD", "member", "1990", ""), "1946", "1990"),
    ],
)
def test_a_first_year_that_is_contradicted_is_left_out(row: tuple[str, ...], first_vote: str, year: str) -> None:
    votes = {row[0]: first_vote} if first_vote else {}
    assert [found[3] for found in sound([row], FOUNDED, votes)] == [year]


def test_before_1966_a_year_says_by_when() -> None:
    assert (known("1965"), known("1966"), known("")) == (("", "1965"), ("1966", ""), ("", ""))


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
    assert (held["UN"].since, held["UN"].by) == ("", "")
    assert (held["OECD"].since, held["OECD"].by) == ("", "")
    assert (held["FAO"].since, held["FAO"].by) == ("", "1965")
    assert held["EBRD"].since == "1990"
