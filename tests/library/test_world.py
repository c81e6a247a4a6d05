"""What the derived tables say of countries and pairs, over a small world with a few rows of each."""

import sqlite3
from collections.abc import Callable, Iterator
from itertools import combinations

import pytest

from desktop.library.conflicts import Dispute, War
from desktop.library.library import Library
from desktop.library.schema import TABLES
from desktop.library.voting import Tally
from desktop.library.world import (
    Contiguity,
    Figure,
    Leader,
    Mission,
    Obligation,
    SharedOrganization,
    TradeShare,
    World,
)

CODES = ("AFG", "ATA", "CIV", "LIE", "TKM")


@pytest.fixture(scope="module")
def world(figures_library: Library) -> World:
    return figures_library.world


@pytest.fixture
def small_war() -> Iterator[Callable[..., World]]:
    """A library with one war of Côte d’Ivoire and Liechtenstein, made from the span of each."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(TABLES)

    def made(*spans: tuple[str, str]) -> World:
        connection.execute("DELETE FROM war")
        rows = [("9", "Long War", ("CIV", "LIE")[n], str(n), *span, None) for n, span in enumerate(spans)]
        connection.executemany("INSERT INTO war VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        return World(lambda query, *values: connection.execute(query, values).fetchall())

    yield made
    connection.close()


def test_figures_come_in_the_order_of_the_table(world: World) -> None:
    assert world.figures("TKM") == [
        Figure("capital", "Ashgabat", "", "", ""),
        Figure("population", "5744151", "people", "2024", ""),
        Figure("gdp-ppp", "123500000000", "USD", "2023", "dollars of 2021"),
        Figure("currency", "manat", "TMM", "2017", ""),
    ]
    assert world.figures("LIE") == []


def test_each_side_has_its_own_length_of_a_border(world: World) -> None:
    assert (world.border_by("CIV", "LIE"), world.border_by("LIE", "CIV")) == (41, 45.5)
    assert (world.border_by("CIV", "ATA"), world.border_by("ATA", "CIV")) == (7, None)
    assert world.land_borders("LIE") == [("TKM", 1100.0), ("CIV", 45.5)]


def test_trade_has_both_sides_shares_and_keeps_an_unknown_share_unknown(world: World) -> None:
    own = [TradeShare("CIV", "export", "LIE", 31, "2023"), TradeShare("CIV", "import", "LIE", None, "2023")]
    others = [TradeShare("LIE", "import", "CIV", 2.5, "2022")]
    assert world.trade("CIV", "LIE") == own + others
    assert world.trade("LIE", "CIV") == others + own
    assert [share.partner for share in world.trade_partners("CIV")] == ["LIE", "TKM", "LIE"]


def test_missions_go_one_way(world: World) -> None:
    assert world.missions("LIE", "CIV") == [Mission("LIE", "CIV", "embassy", "Abidjan", ("ATA", "TKM"))]
    assert world.missions("CIV", "LIE") == [Mission("CIV", "LIE", "consulate", "", ())]


def test_a_country_is_covered_from_elsewhere_but_not_from_its_own_soil(world: World) -> None:
    assert [mission.host for mission in world.covering("LIE", "TKM")] == ["AFG", "CIV"]
    assert [mission.host for mission in world.covering("LIE", "ATA")] == ["CIV"]
    assert world.covering("LIE", "CIV") == world.covering("TKM", "LIE") == []


def test_shared_organizations_have_status_and_first_year_of_the_lasting_spell(world: World) -> None:
    assert world.shared_organizations("LIE", "TKM") == [
        SharedOrganization("ECO", "observer", "member", "1999", "", "", ""),
        SharedOrganization("UN", "member", "member", "1990", "1992", "", ""),
    ]
    assert [one.key for one in world.shared_organizations("CIV", "TKM")] == ["UN"], "the old league is none of today's"


def test_an_organization_knows_who_takes_part_and_since_when(world: World) -> None:
    assert world.participations("LIE") == [("LIE", "ECO", "observer", "1999", ""), ("LIE", "UN", "member", "1990", "")]
    assert world.participants("ECO") == [
        ("LIE", "ECO", "observer", "1999", ""),
        ("TKM", "ECO", "member", "", ""),
    ]
    assert world.participants("OLD") == []


def test_a_voter_has_a_first_and_a_last_year_of_voting(world: World) -> None:
    years = {code: world.voting_years(code) for code in CODES}
    assert years["ATA"] is None
    agreement = world.voting("LIE", "TKM")
    assert agreement is not None
    assert years["LIE"] is not None
    assert years["LIE"][0] <= (agreement.first_year or 0) <= (agreement.last_year or 0) <= years["LIE"][1]


def test_agreement_can_be_asked_for_some_voters_alone(world: World) -> None:
    totals = world.voting_totals("LIE")
    assert world.voting_totals("LIE", ["TKM"]) == {"TKM": totals["TKM"]}
    assert world.voting_totals("LIE", []) == {}


def test_a_country_has_the_missions_that_it_sends_and_hosts(world: World) -> None:
    assert [(one.sender, one.host) for one in world.missions_of("LIE")] == [
        ("LIE", "AFG"),
        ("LIE", "CIV"),
        ("CIV", "LIE"),
    ]


def test_borders_obligations_and_disputes_come_in_order_of_time(world: World) -> None:
    assert world.contiguity("LIE", "CIV") == [Contiguity(1, "1960-08-07", "1975-05"), Contiguity(4, "1975-06", "")]
    assert world.obligations("CIV", "LIE") == [
        Obligation("defense", "1960", "1970"),
        Obligation("consultation", "1965", ""),
    ]
    assert world.disputes("CIV", "LIE") == [
        Dispute("12", "1963-01", "1964", "1965-02", (2, 2), 0, 3),
        Dispute("77", "1971-03", "1971-05", "1971-06", (4, 1), None, 1),
    ]
    assert world.leaders("TKM") == [
        Leader("First Leader", "1991-10-27", "2006-12-21"),
        Leader("Second Leader", "2006-12-21", ""),
    ]


def test_a_war_says_whether_the_two_fought_on_the_same_side(world: World) -> None:
    assert world.wars("CIV", "TKM") == [War("5", "War of the Passes", "1969", "1970-02", True)]
    assert [war.same_side for war in world.wars("LIE", "TKM")] == [False]


def test_who_changed_sides_in_a_war_fought_first_against_and_then_beside_the_other(world: World) -> None:
    sides = [(war.start, war.end, war.same_side) for war in world.wars("CIV", "LIE") if war.id == "6"]
    assert sides == [("1980", "1981", False), ("1982", "1983", True)]


def test_a_war_that_has_no_end_is_kept_and_has_none(small_war: Callable[..., World]) -> None:
    unfinished = small_war(("2001", ""), ("2002", ""))
    assert unfinished.wars("CIV", "LIE") == [War("9", "Long War", "2002", "", False)]
    assert small_war(("2001", ""), ("2002", "2003")).wars("LIE", "CIV") == [War("9", "Long War", "2002", "2003", False)]
    assert small_war(("2004", ""), ("2002", "2003")).wars("CIV", "LIE") == []


@pytest.mark.parametrize("code", ["CIV", "LIE", "TKM"])
def test_what_a_country_has_with_all_others_is_what_it_has_with_each(world: World, code: str) -> None:
    others = {"CIV", "LIE", "TKM"} - {code}
    for of_all, of_pair in (
        (world.disputes_of, world.disputes),
        (world.wars_of, world.wars),
        (world.obligations_of, world.obligations),
    ):
        found = of_all(code)
        assert {other for other, _ in found} <= others
        for other in others:
            assert [one for whose, one in found if whose == other] == of_pair(code, other)
    assert any(world.disputes_of(one) and world.wars_of(one) and world.obligations_of(one) for one in (code, *others))


def test_votes_are_counted_by_the_places_of_the_voters(world: World) -> None:
    found = world.voting("CIV", "LIE")
    assert found is not None
    assert found.total == Tally(2, 4)
    assert (found.first_year, found.last_year) == (1990, 1993)
    assert found.by_year == ((1990, Tally(1, 2)), (1993, Tally(1, 2)))
    assert found.by_issue == (("hr", Tally(1, 1)), ("me", Tally(1, 2)), ("nu", Tally(1, 1)))
    neighbour = world.voting("AFG", "TKM")
    assert neighbour is not None
    assert neighbour.total == Tally(1, 2)


def test_one_without_a_vote_agrees_with_nobody(world: World, small_library: Library) -> None:
    assert world.voting("ATA", "TKM") is None
    assert small_library.world.voting("AFG", "TKM") is None


@pytest.mark.parametrize("query", [World.contiguity, World.obligations, World.wars, World.voting])
def test_what_two_have_between_them_is_the_same_from_both_sides(
    world: World, query: Callable[[World, str, str], object]
) -> None:
    found = [(query(world, one, other), query(world, other, one)) for one, other in combinations(CODES, 2)]
    assert any(one for one, _ in found), "no pair has any"
    assert [pair for pair in found if pair[0] != pair[1]] == []


def test_shared_organizations_change_sides_with_the_pair(world: World) -> None:
    for one, other in combinations(CODES, 2):
        turned = [
            SharedOrganization(key, theirs, ours, their_year, our_year, their_by, our_by)
            for key, ours, theirs, our_year, their_year, our_by, their_by in world.shared_organizations(one, other)
        ]
        assert world.shared_organizations(other, one) == turned


def test_the_derived_tables_make_partners_and_neighbours(figures_library: Library) -> None:
    partners = {partner.iso3: partner for partner in figures_library.partners("LIE")}
    assert {code for code, partner in partners.items() if partner.neighbour} == {"CIV", "TKM"}
    assert partners["CIV"].weight > partners["TKM"].weight > partners["AFG"].weight


def test_organizations_of_several_tables_stand_once_by_the_first_that_names_them(figures_library: Library) -> None:
    named = {row.key: row.name for row in figures_library.organizations()}
    assert named == {
        "UN": "United Nations",
        "ECO": "Economic Cooperation Organization",
        "OLD": "Old League",
    }


def test_a_library_without_derived_tables_says_nothing(small_library: Library) -> None:
    world = small_library.world
    assert world.figures("TKM") == world.land_borders("TKM") == world.trade("AFG", "TKM") == []
    assert world.missions("AFG", "TKM") == world.shared_organizations("AFG", "TKM") == world.wars("AFG", "TKM") == []


def test_a_place_has_its_names_in_other_languages(figures_library: Library) -> None:
    assert figures_library.places() == [("Abidjan", ["Abiyán", "Абиджан"]), ("Vaduz", ["Вадуц", "Фадуц"])]
