"""The page of a country of data sets: its lead, partners, missions and organizations, and what JSON has of them."""

import re

import pytest

from desktop.domain import address
from desktop.domain.prose import Paragraph, plain_text
from desktop.library.library import Library
from desktop.summary.document import Table, cited_keys
from desktop.summary.page import Page, open_page
from desktop.summary.to_json import page_object


def opened(library: Library, code: str) -> Page:
    return open_page(library, address.country(code))


def lead(page: Page) -> str:
    return re.sub(r" +([.,;])", r"\1", " ".join(plain_text(page.document.summary).split()))


def table(page: Page, heading: str) -> dict[str, dict[str, str]]:
    """The rows of a section's table by their first cell, each by the heads of the columns."""
    (found,) = [
        block
        for section in page.document.sections
        if section.heading == heading
        for block in section.blocks
        if isinstance(block, Table)
    ]
    rows = [[plain_text(cell).strip() for cell in row] for row in found.rows]
    return {first: dict(zip(found.heads[1:], others, strict=True)) for first, *others in rows}


def test_a_lead_says_what_the_sets_hold_each_with_its_source(shipped_library: Library) -> None:
    page = opened(shipped_library, "SSD")
    for said in (
        "South Sudan is listed in Eastern Africa and is a member state of the United Nations",
        "The Factbook names Juba as the capital, puts the population at 12.7 million (2024) and dates independence to "
        "9 July 2011 (from Sudan)",
        "the Central African Republic",
        "its first recorded vote in the UN General Assembly is of 2011",
        "In 2023 the largest shares of its exports went to China (51 per cent), Singapore (29)",
    ):
        assert said in lead(page)
    assert {"country-codes", "factbook-all", "un-votes"} == set(cited_keys(page.document.summary, (), ()))


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("ATA", "Antarctica is listed outside the regions of UN M49."),
        ("BVT", "The Factbook notes of the population: uninhabited."),
        ("BOL", "names La Paz (administrative) and Sucre (constitutional) as capitals"),
        ("NRU", "The Factbook puts the population at"),
        ("ABW", "Aruba is listed in the Caribbean."),
        ("SUN", "15 states came after it. The set of votes in the UN General Assembly records it from 1946 to 1991."),
        ("YUG", "(1 December 1918 – 2003)"),
        ("YUG", "Serbia and Montenegro, and Slovenia came after it."),
        ("TWN", "Its status is disputed, and a listing says nothing of it; who says what stands below."),
        ("TWN", "the set of votes in the UN General Assembly records it from 1946 to 1971"),
        ("CHN", "has land borders with 14 neighbours, the longest with Mongolia, Russia and India"),
        ("VAT", "It borders Italy by land and takes part in 18 organizations and formats."),
        ("ALA", "The Åland Islands are listed in Northern Europe and are part of Finland."),
        ("REU", "Réunion is listed in Eastern Africa and is part of France."),
        ("GUM", "and is a territory of the United States"),
        ("FRO", "The Faroe Islands are listed in Northern Europe."),
        ("FRO", "They take part in 6 organizations"),
        ("FRO", "the largest shares of their exports went to Russia"),
        ("SLB", "The Solomon Islands are listed in Melanesia and are a member state of the United Nations."),
        ("NLD", "The Netherlands is listed in Western Europe and is a member state"),
        ("BHS", "The Bahamas is listed"),
        ("XSL", "Somaliland is listed in Eastern Africa."),
    ],
)
def test_unusual_entities_have_a_lead_that_reads_well(shipped_library: Library, code: str, said: str) -> None:
    assert said in lead(opened(shipped_library, code))


def test_every_lead_is_a_few_whole_sentences(shipped_library: Library) -> None:
    for country in shipped_library.countries():
        said = lead(opened(shipped_library, country.iso3))
        assert said[0].isupper(), said
        assert said.endswith("."), said
        assert not re.search(r"\(\)|  |,,|\.\.|None| ,| and and | the the |\bit$", said), said


def test_partners_tell_border_trade_votes_and_missions_and_name_the_sets(shipped_library: Library) -> None:
    page = opened(shipped_library, "FRA")
    spain = table(page, "Partners")["Spain"]
    assert spain == {
        "Border": "646 km",
        "Exports to": "7 %",
        "Imports from": "8 %",
        "Their exports, imports": "15 %, 10 %",
        "UN votes": "70 %",
        "Missions there, here": "5, 11",
    }
    (section,) = [one for one in page.document.sections if one.heading == "Partners"]
    assert {"factbook-all", "un-votes", "embassies"} <= set(cited_keys((), (), (section,)))
    first = section.blocks[0]
    assert isinstance(first, Paragraph)
    assert "(2023)" in plain_text(first.inlines)
    assert "Relations are recorded since: Turkmenistan 6 March 1992" in plain_text_of(page, "Partners")


def plain_text_of(page: Page, heading: str) -> str:
    return next(section["text"] for section in page_object(page)["sections"] if section["heading"] == heading)


def test_no_table_of_any_country_has_an_empty_column_or_a_partner_of_whom_nothing_is_told(
    shipped_library: Library,
) -> None:
    for country in shipped_library.countries():
        for section in opened(shipped_library, country.iso3).document.sections:
            for block in section.blocks:
                if isinstance(block, Table):
                    assert all(any(column) for column in zip(*block.rows, strict=True)), (country.iso3, section.heading)
                    if section.heading == "Partners":
                        assert all(any(row[1:]) for row in block.rows), country.iso3


def test_organizations_in_json_are_those_of_the_page(shipped_library: Library) -> None:
    for code in ("WSM", "FRA", "TKM", "PRK"):
        page = opened(shipped_library, code)
        headings = {section.heading for section in page.document.sections}
        shown = {
            name: row
            for heading in ("Organizations", "Further organizations")
            if heading in headings
            for name, row in table(page, heading).items()
        }
        held = page_object(page)["organizations"]
        assert [one["name"] for one in held] == list(shown)
        assert all(one["status"] in shown[one["name"]]["Status"] for one in held)
        assert all(one["since"][:4] in shown[one["name"]].get("Since", "") for one in held)
        assert len({one["key"] for one in held}) == len(held) > 20


def test_a_mission_of_an_article_and_of_the_data_set_stands_once_with_both_sources(shipped_library: Library) -> None:
    page = open_page(shipped_library, address.relation("TKM", "FRA"))
    missions = page_object(page)["missions"]
    assert [(one["sender"], one["host"], one["type"], one["city"]) for one in missions] == [
        ("TKM", "FRA", "embassy", "Paris"),
        ("FRA", "TKM", "embassy", "Ashgabat"),
    ]
    assert all(one["as_of"] == "2021-11" and "embassies" in one["sources"] for one in missions)
    assert all(len(one["sources"]) > 1 for one in missions)
    assert [fact.label for fact in page.document.facts if "Mission" in fact.label] == []


def test_missions_that_an_article_alone_names_are_in_json_as_on_the_page(shipped_library: Library) -> None:
    page = open_page(shipped_library, address.relation("TKM", "AFG"))
    assert [(one["sender"], one["city"], one["as_of"]) for one in page_object(page)["missions"]] == [
        ("TKM", "Kabul", ""),
        ("TKM", "Herat", ""),
        ("AFG", "Ashgabat", ""),
    ]
    told = plain_text_of(page, "Missions")
    assert "Embassy of Turkmenistan in Kabul (only in an encyclopedia)\n" in told
    assert "Consulate general of Turkmenistan in Herat (only in an encyclopedia)\n" in told
    assert "November 2021" not in told


def test_a_mission_that_the_set_has_too_is_not_in_an_encyclopedia_alone(shipped_library: Library) -> None:
    told = plain_text_of(open_page(shipped_library, address.relation("TKM", "RUS")), "Missions")
    assert "Embassy of Turkmenistan in Moscow\n" in told
    assert "Consulate general of Russia in Turkmenbashi (only in an encyclopedia)" in told
    # Its date is.
    dated = plain_text_of(open_page(shipped_library, address.relation("TKM", "TUR")), "Missions")
    assert "Embassy of Turkmenistan in Ankara (since 1992; only in an encyclopedia)\n" in dated


def test_that_there_is_no_mission_is_told_and_not_counted(shipped_library: Library) -> None:
    told = plain_text_of(open_page(shipped_library, address.relation("TKM", "ISR")), "Missions")
    assert "Turkmenistan has no mission in Israel" in told
    assert table(opened(shipped_library, "TKM"), "Partners")["Israel"]["Missions there, here"] == "0, 1"


def test_dates_on_which_sources_differ_do_not_make_two_missions(shipped_library: Library) -> None:
    missions = page_object(open_page(shipped_library, address.relation("TKM", "TUR")))["missions"]
    turkish = [one for one in missions if (one["sender"], one["type"]) == ("TUR", "embassy")]
    assert [(one["since"], one["note"]) for one in turkish] == [("1992-02-29", "since March 1992 after another source")]


def test_the_votes_of_a_partner_that_votes_no_longer_say_their_years(shipped_library: Library) -> None:
    votes = {name: row["UN votes"] for name, row in table(opened(shipped_library, "USA"), "Partners").items()}
    assert votes["Taiwan"] == "65 % (1946–1971)"
    assert votes["Mexico"] == "29 %"


def test_figures_have_the_sign_of_per_cent_and_sentences_the_words(shipped_library: Library) -> None:
    page = opened(shipped_library, "TKM")
    values = [plain_text(value.inlines) for fact in page.document.facts for value in fact.values]
    cells = [plain_text(cell) for one in page.document.sections for block in one.blocks if isinstance(block, Table)
             for row in block.rows for cell in row]  # fmt: skip
    assert any(" %" in value for value in values)
    assert not [said for said in (*values, *cells) if "per cent" in said]
    assert "per cent" in lead(opened(shipped_library, "SGP"))
