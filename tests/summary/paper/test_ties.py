"""With whom a brief says that a country has most on record, and with whom the sets record disputes."""

from __future__ import annotations

import re
from typing import Any

import pytest

from desktop.domain import address
from desktop.domain.days import typed_days
from desktop.library.library import Library
from desktop.summary.page import open_page
from desktop.summary.paper.ties import CONFLICTS, TIES, TREATIES, is_party
from desktop.summary.period import Period
from desktop.summary.to_pdf import Brief, Wish, values_of
from tests.summary.paper.conftest import one_page, squeezed, words_of


def sections_of(library: Library, code: str, period: Period | None = None) -> dict[str, dict[str, Any]]:
    page = open_page(library, address.country(code))
    data = values_of(library, page, Wish(Brief.ONE_PAGE, period=period or Period())).data
    return {one["heading"]: one for one in (*data["left"], *data["right"])}


def said(nodes: list[dict[str, Any]]) -> str:
    return "".join(node.get("t", "") or said(node.get("n", [])) for node in nodes).replace("\u00a0", " ").strip()


def rows(section: dict[str, Any]) -> dict[str, str]:
    return {said(one["cells"][0]): said(one["cells"][1]) for one in section["items"]}


def test_each_partner_stands_there_for_a_reason_in_words(shipped_library: Library) -> None:
    told = rows(sections_of(shipped_library, "TKM")[TIES])
    assert list(told)[:5] == ["Kazakhstan", "Uzbekistan", "Iran", "Afghanistan", "China"]
    assert told["China"] == "63 % of exports, 20 % of imports"
    assert told["Kazakhstan"].startswith("neighbour, 8 % of imports")
    assert all(told.values())


def test_what_was_written_for_the_edition_puts_nobody_first_elsewhere(shipped_library: Library) -> None:
    partners = {one.iso3: one.weight for one in open_page(shipped_library, address.country("IND")).partners}
    assert max(partners, key=lambda code: partners[code]) == "TKM", "else this test says nothing"
    section = sections_of(shipped_library, "IND")[TIES]
    told = rows(section)
    assert "Turkmenistan" not in list(told)[:5]
    assert "events" not in said(section["intro"])


@pytest.mark.parametrize(
    ("code", "first", "later"),
    [
        ("USA", ["Canada", "Mexico", "Japan", "China", "France"], "Saint Martin"),
        ("GBR", ["Ireland", "United States", "France", "Germany", "Netherlands"], "Falkland Islands"),
        ("AUS", ["United States", "China", "Japan", "India", "Taiwan"], "Cocos Islands"),
        ("PAK", ["China", "United States", "Afghanistan", "United Arab Emirates", "India"], "São Tomé and Príncipe"),
        ("IND", ["China", "United Kingdom", "Bangladesh", "United States", "Germany"], "Guinea-Bissau"),
    ],
)
def test_partners_stand_by_how_many_kinds_of_ties_not_by_one_large_share_of_the_partners_trade(
    shipped_library: Library, code: str, first: list[str], later: str
) -> None:
    assert later in {one.name for one in open_page(shipped_library, address.country(code)).partners}
    section = sections_of(shipped_library, code)[TIES]
    told = list(rows(section))
    assert told[:5] == first
    assert later not in told[:10]
    assert "most kinds first" in said(section["intro"])


def test_a_share_of_the_partners_own_trade_is_told_last_and_explained(shipped_library: Library) -> None:
    section = sections_of(shipped_library, "BEL")[TIES]
    told = [text for text in rows(section).values() if " of its " in text]
    assert told
    assert all(" of its " in text.split(", ")[-1] for text in told)
    assert "“its”: the partner’s, which count last" in said(section["intro"])


def test_an_obligation_of_defence_is_a_reason_with_its_year(shipped_library: Library) -> None:
    section = sections_of(shipped_library, "USA")[TIES]
    assert "defence from 1951" in rows(section)["Japan"]
    assert "defence by treaty to 2018, which need not make allies" in said(section["intro"])


def test_the_brief_has_five_of_each_and_says_what_is_counted(shipped_library: Library) -> None:
    told = words_of(one_page(shipped_library, "TKM"))
    five = [*list(rows(sections_of(shipped_library, "TKM")[TIES]))[:5], "Tajikistan", "Ukraine", "Azerbaijan"]
    for words in (
        *five,
        "Most ties recorded",
        "missions listed, sent + hosted (2021 or written)",
        "same votes 1992–2019",
        "With 9 others, first those with most since 1990",
        "militarized disputes to 2014",
    ):
        assert squeezed(words) in told


def test_disputes_say_their_wars_their_years_and_how_far_they_went(shipped_library: Library) -> None:
    told = rows(sections_of(shipped_library, "IND")[CONFLICTS])
    assert next(iter(told)) == "Pakistan"
    assert told["Pakistan"] == "4 wars, the last the Kargil War, 1999; 35 disputes, 1947–2014, up to war"
    assert told["China"].startswith("Assam War (Sino-Indian War), 1962; 21 disputes, 1950–2014")


def test_war_is_not_said_of_two_that_the_sets_have_in_none(shipped_library: Library) -> None:
    for code in ("USA", "TKM", "FRA", "IND", "TUR", "PER"):
        for other, text in rows(sections_of(shipped_library, code)[CONFLICTS]).items():
            assert text.endswith("up to war") <= ("war" in text.lower().removesuffix("up to war")), (code, other)


def test_what_was_written_of_is_told_by_its_last_event(shipped_library: Library) -> None:
    told = rows(sections_of(shipped_library, "TKM")[CONFLICTS])
    assert told["Russia"] == "Gazprom of Russia stops buying Turkmen gas (2016)"
    assert told["Afghanistan"] == "2 disputes, 1993–2014, up to use of force"


def test_where_there_are_none_the_brief_says_that_the_sets_record_none(shipped_library: Library) -> None:
    section = sections_of(shipped_library, "KIR")[CONFLICTS]
    assert not section["items"]
    assert said(section["intro"]).startswith("None in the sets (wars between states to 2003")
    assert {"cow-war", "cow-mid"} <= set(section["k"])


@pytest.mark.parametrize("code", ["PSE", "VAT"])
def test_of_whom_the_sets_do_not_count_as_a_state_no_absence_is_told(shipped_library: Library, code: str) -> None:
    section = sections_of(shipped_library, code)[CONFLICTS]
    assert not section["items"]
    assert said(section["intro"]).startswith("Not counted as a state by the sets of wars between states to 2003")
    assert {"cow-war", "cow-mid"} <= set(section["k"])


@pytest.mark.parametrize("code", ["RUS", "TKM", "XKX"])
def test_both_sets_are_told_with_the_years_in_which_they_end(shipped_library: Library, code: str) -> None:
    section = sections_of(shipped_library, code)[CONFLICTS]
    intro = said(section["intro"])
    assert "by sets (wars to 2003, militarized disputes to 2014)" in intro
    assert intro.startswith(f"With {'one other' if section['total'] == 1 else section['total']}")
    assert ("cow-war" in section["k"]) == (code == "RUS"), "what is not used is not cited"
    assert intro.endswith("and the last event written here.") == (code == "TKM")


def test_no_dispute_lasts_longer_than_the_set(shipped_library: Library) -> None:
    for code in ("ARM", "CHN", "ISR", "IND"):
        assert not any("2015" in text for text in rows(sections_of(shipped_library, code)[CONFLICTS]).values()), code


def test_whose_land_the_gas_crossed_is_no_side_of_the_dispute(shipped_library: Library) -> None:
    cut = "Turkmen gas to Ukraine cut over debts (1997)"
    period = Period(typed_days("1997").first, typed_days("1997").last)
    for code, others in (("UKR", {"Turkmenistan"}), ("TKM", {"Ukraine"})):
        told = rows(sections_of(shipped_library, code, period)[CONFLICTS])
        assert {other for other, text in told.items() if cut in text} == others
    assert not any(cut in text for text in rows(sections_of(shipped_library, "RUS", period)[CONFLICTS]).values())


@pytest.mark.parametrize(
    ("role", "is_side"),
    [("", True), ("supplier", True), ("debtor", True), ("party until 2013", True), ("transit country", False),
     ("host", False), ("mediator", False), ("guarantor", False)],
)  # fmt: skip
def test_only_those_whom_a_dispute_is_between_are_its_sides(role: str, is_side: bool) -> None:
    assert is_party(role) == is_side


def test_what_the_page_leaves_of_disputes_and_treaties_is_counted(shipped_library: Library) -> None:
    sections = sections_of(shipped_library, "TKM")
    assert sections[CONFLICTS]["total"] - len(sections[CONFLICTS]["items"]) == 4
    assert sections[TREATIES]["total"] > len(sections[TREATIES]["items"])
    told = words_of(one_page(shipped_library, "TKM"))
    left = re.search(r"Disputesrecorded(\d)more(.*?)(?:Trade|Keydates)\dmore", told)
    assert left is not None
    listed = [name for name in rows(sections[CONFLICTS]) if squeezed(name) in left[2]]
    assert len(listed) + int(left[1]) == sections[CONFLICTS]["total"] == 9


def test_a_territory_that_the_sets_do_not_look_at_has_no_word_of_disputes(shipped_library: Library) -> None:
    assert CONFLICTS not in sections_of(shipped_library, "GRL")


@pytest.mark.parametrize("code", ["TKM", "IND"])
def test_a_period_keeps_the_disputes_of_its_years(shipped_library: Library, code: str) -> None:
    since = Period(typed_days("2012").first)
    early, late = (rows(sections_of(shipped_library, code, one)[CONFLICTS]) for one in (None, since))
    assert set(late) != set(early)
    assert not any("1947" in text or "1993" in text for text in late.values())


def test_years_without_a_dispute_are_not_told_as_if_there_was_never_one(shipped_library: Library) -> None:
    between = Period(typed_days("1790").first, typed_days("1800").last)
    for period, begin in (
        (between, "None of these years in the sets (wars between states to 2003"),
        (Period(typed_days("2016").first), "The sets end before these years (wars between states to 2003"),
    ):
        section = sections_of(shipped_library, "IND", period)[CONFLICTS]
        assert not section["items"]
        assert said(section["intro"]).startswith(begin)


def test_obligations_in_force_and_treaties_have_a_section(shipped_library: Library) -> None:
    section = sections_of(shipped_library, "TKM")[TREATIES]
    told = rows(section)
    assert told["Of alliance, in 2018"] == (
        "neutrality with Kazakhstan; non-aggression with 56 states; consultation with 6 states"
    )
    assert "Convention on the legal status of the Caspian Sea" not in told.values(), "it stands among the key dates"
    assert "Ashgabat Agreement on a transit corridor" in told.values()
