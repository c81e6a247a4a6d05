"""With whom a brief says that a country has most on record, and with whom the sets record disputes."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.domain import address
from desktop.domain.days import typed_days
from desktop.library.library import Library
from desktop.summary.page import open_page
from desktop.summary.paper.ties import CONFLICTS, TIES, TREATIES
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
    assert list(told)[:2] == ["Iran", "Afghanistan"]
    assert told["China"] == "63 % of exports, 20 % of imports"
    assert told["Kazakhstan"].startswith("neighbour, 8 % of imports")
    assert all(told.values())


def test_what_was_written_for_the_edition_puts_nobody_first_elsewhere(shipped_library: Library) -> None:
    partners = {one.iso3: one.weight for one in open_page(shipped_library, address.country("IND")).partners}
    assert max(partners, key=lambda code: partners[code]) == "TKM", "else this test says nothing"
    section = sections_of(shipped_library, "IND")[TIES]
    told = rows(section)
    assert next(iter(told)) == "Bhutan"
    assert "of its exports" in told["Bhutan"]
    assert "“its”: the partner’s" in said(section["intro"])
    assert "written" not in said(section["intro"])


def test_an_obligation_of_defence_is_a_reason_with_its_year(shipped_library: Library) -> None:
    section = sections_of(shipped_library, "USA")[TIES]
    assert rows(section)["Japan"].endswith("defence since 1951")
    assert "obligations to 2018" in said(section["intro"])


def test_the_brief_has_five_of_each_and_says_what_is_counted(shipped_library: Library) -> None:
    told = words_of(one_page(shipped_library, "TKM"))
    five = [*list(rows(sections_of(shipped_library, "TKM")[TIES]))[:5], "Tajikistan", "Ukraine", "Azerbaijan"]
    for words in (*five, "Most ties recorded", "missions sent + hosted (November 2021)", "same votes 1992–2019",
                  "With 9 states, first those with most since 1990", "militarized disputes to 2014"):  # fmt: skip
        assert squeezed(words) in told


def test_disputes_say_their_wars_their_years_and_how_far_they_went(shipped_library: Library) -> None:
    told = rows(sections_of(shipped_library, "IND")[CONFLICTS])
    assert next(iter(told)) == "Pakistan"
    assert told["Pakistan"] == "4 wars, the last the Kargil War, 1999; 35 disputes, 1947–2015, up to war"
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
    assert said(section["intro"]).startswith("None: no war between states (to 2003)")
    assert {"cow-war", "cow-mid"} <= set(section["k"])


def test_a_territory_that_the_sets_do_not_look_at_has_no_word_of_disputes(shipped_library: Library) -> None:
    assert CONFLICTS not in sections_of(shipped_library, "GRL")


@pytest.mark.parametrize("code", ["TKM", "IND"])
def test_a_period_keeps_the_disputes_of_its_years(shipped_library: Library, code: str) -> None:
    since = Period(typed_days("2012").first)
    early, late = (rows(sections_of(shipped_library, code, one)[CONFLICTS]) for one in (None, since))
    assert set(late) != set(early)
    assert not any("1947" in text or "1993" in text for text in late.values())


def test_obligations_in_force_and_treaties_have_a_section(shipped_library: Library) -> None:
    section = sections_of(shipped_library, "TKM")[TREATIES]
    told = rows(section)
    assert told["Of alliance, in 2018"] == (
        "neutrality with Kazakhstan; non-aggression with 56 states; consultation with 6 states"
    )
    assert "Convention on the legal status of the Caspian Sea" not in told.values(), "it stands among the key dates"
    assert "Ashgabat Agreement on a transit corridor" in told.values()
