"""The figures on a pair: facts, sections, JSON and summary, the same from either side."""

from typing import Any

import pytest

from desktop.domain import address
from desktop.domain.prose import BulletList, NoteBlock, plain_text
from desktop.library.library import Library
from desktop.summary import to_html, to_markdown, to_text
from desktop.summary.document import Chart, ChartPoint, Fact, PageSection, Table
from desktop.summary.missions import missions_of
from desktop.summary.page import Page, open_page
from desktop.summary.to_json import page_object

DISAGREEMENT = "The two countries’ profiles give different lengths; a length does not say whether the line is agreed."


@pytest.fixture(scope="module")
def pages(figures_library: Library) -> dict[str, Page]:
    """The pages of some pairs from either side."""
    pairs = [("CIV", "LIE"), ("LIE", "TKM"), ("ATA", "CIV"), ("AFG", "TKM"), ("AFG", "ATA")]
    return {
        f"{one}/{other}": open_page(figures_library, address.relation(one, other))
        for pair in pairs
        for one, other in (pair, pair[::-1])
    }


def facts(page: Page) -> dict[str, list[tuple[str, str]]]:
    """The values of each fact with their dates."""
    return {
        fact.label: [(plain_text(value.inlines), value.date) for value in fact.values] for fact in page.document.facts
    }


def fact(page: Page, label: str) -> Fact:
    (found,) = [one for one in page.document.facts if one.label == label]
    return found


def section(page: Page, heading: str) -> PageSection:
    (found,) = [one for one in page.document.sections if one.heading == heading]
    return found


def bullets(page: Page, heading: str) -> list[str]:
    return [
        plain_text(item).rstrip()
        for block in section(page, heading).blocks
        if isinstance(block, BulletList)
        for item in block.items
    ]


def table(page: Page, heading: str) -> list[tuple[str, ...]]:
    (found,) = [block for block in section(page, heading).blocks if isinstance(block, Table)]
    return [tuple(plain_text(cell).rstrip() for cell in row) for row in found.rows]


def test_a_border_of_which_the_sides_differ_shows_both_with_a_disagreement(pages: dict[str, Page]) -> None:
    border = fact(pages["CIV/LIE"], "Land border")
    assert [(plain_text(value.inlines), value.note) for value in border.values] == [
        ("41 km", "The Factbook’s profile of Côte d’Ivoire"),
        ("45.5 km", "The Factbook’s profile of Liechtenstein"),
    ]
    assert border.disagreement == DISAGREEMENT
    for write in (to_text.write, to_markdown.write, to_html.write):
        words = " ".join(write(pages["CIV/LIE"].document).split())
        assert "41 km" in words
        assert "45.5 km" in words
        assert "profiles give different" in words
    (line,) = [one for one in page_object(pages["CIV/LIE"])["facts"] if one["label"] == "Land border"]
    assert [other["value"] for other in line["disagreement"]] == ["45.5 km – The Factbook’s profile of Liechtenstein"]


def test_a_border_of_one_length_stands_once(pages: dict[str, Page]) -> None:
    border = fact(pages["LIE/TKM"], "Land border")
    assert ([plain_text(value.inlines) for value in border.values], border.disagreement) == (["1,100 km"], "")
    assert facts(pages["ATA/CIV"])["Land border"] == [("7 km", "")]


def test_a_border_that_a_claim_gives_is_not_said_twice(pages: dict[str, Page]) -> None:
    assert [one.label for one in pages["AFG/TKM"].document.facts].count("Land border") == 1


def test_trade_says_whose_share_of_what_and_in_which_year(pages: dict[str, Page]) -> None:
    found = facts(pages["CIV/LIE"])
    assert found["Share of Côte d’Ivoire’s exports going to Liechtenstein"] == [("31 %", "2023")]
    assert found["Share of Liechtenstein’s imports from Côte d’Ivoire"] == [("2.5 %", "2022")]
    assert "Share of Côte d’Ivoire’s imports from Liechtenstein" not in found, "a share nobody knows was shown"


def test_voting_has_the_roll_calls_it_rests_on_a_chart_and_the_issues(pages: dict[str, Page]) -> None:
    page = pages["CIV/LIE"]
    assert facts(page)["Same vote in the UN General Assembly"] == [("50 % of 4 roll calls", "1990–1993")]
    heading = "Voting in the UN General Assembly"
    (chart,) = [block for block in section(page, heading).blocks if isinstance(block, Chart)]
    assert chart.points == (ChartPoint(1990, 0.5, 2), ChartPoint(1993, 0.5, 2))
    assert table(page, heading) == [
        ("Human rights", "100 %", "1"),
        ("Palestinian conflict", "50 %", "2"),
        ("Nuclear weapons and nuclear material", "100 %", "1"),
    ]


def test_missions_are_told_both_ways_with_what_they_cover_and_their_date(pages: dict[str, Page]) -> None:
    assert bullets(pages["CIV/LIE"], "Missions") == [
        "Consulate of Côte d’Ivoire in Liechtenstein",
        "Embassy of Liechtenstein in Abidjan",
    ]
    assert bullets(pages["LIE/TKM"], "Missions") == [
        "Liechtenstein covers Turkmenistan from its embassy in Kabul",
        "Liechtenstein covers Turkmenistan from its embassy in Abidjan",
    ]
    (note,) = [block for block in section(pages["CIV/LIE"], "Missions").blocks if isinstance(block, NoteBlock)]
    assert "November 2021" in plain_text(note.inlines)


def test_organizations_have_each_sides_status_and_first_year(pages: dict[str, Page]) -> None:
    heading = "Organizations both take part in"
    assert table(pages["LIE/TKM"], heading) == [
        ("Economic Cooperation Organization", "observer, 1999", "member"),
        ("United Nations", "member, 1990", "member, 1992"),
    ]
    assert table(pages["TKM/LIE"], heading)[0] == ("Economic Cooperation Organization", "member", "observer, 1999")


def test_obligations_say_their_years_and_that_they_make_no_ally(pages: dict[str, Page]) -> None:
    assert bullets(pages["LIE/CIV"], "Obligations of alliance") == [
        "Defence, 1960–1970",
        "Consultation, 1965 to at least 2018",
    ]
    assert "An obligation does not make an ally." in " ".join(to_text.write(pages["LIE/CIV"].document).split())


def test_wars_and_disputes_say_their_dates_and_level(pages: dict[str, Page]) -> None:
    said = bullets(pages["CIV/LIE"], "Disputes and wars")
    assert said[0].startswith("War of the Passes, ")
    assert said[0].endswith("on opposite sides")
    assert said[-2:] == [
        "From January 1963, ending between 1964 and February 1965: Côte d’Ivoire and Liechtenstein both threatened to "
        "use force (dispute no. 12 of several states)",
        "From March 1971, ending between May 1971 and June 1971: Côte d’Ivoire used force, Liechtenstein took no "
        "militarized action (dispute no. 77)",
    ]


def test_contiguity_is_told_over_time(pages: dict[str, Page]) -> None:
    assert [text for text, _ in facts(pages["CIV/LIE"])["Contiguity"]] == [
        "by land or river",
        "across 150 miles of water or less",
    ]


def test_the_summary_says_the_figures_and_cites_each_set(pages: dict[str, Page]) -> None:
    page = pages["CIV/LIE"]
    assert plain_text(page.document.summary) == (
        "Côte d’Ivoire and Liechtenstein share a land border of 41 km or 45.5 km, were on opposite sides of 2 wars "
        "between states (1969 to 1980) and of 2 militarized disputes (1963 to 1971), had missions with each other as "
        "of November 2021, both take part in one organization or format, and cast the same vote in 50 per cent of 4 "
        "roll calls of the UN General Assembly. The sets end in 2003 for wars between states, 2014 for militarized "
        "disputes and November 2021 for missions; what came later is not told here."
    )
    assert {"factbook-all", "un-votes", "cow-war", "cow-mid"} <= {source.key for source in page.document.sources}


def test_every_source_that_a_page_cites_is_listed(pages: dict[str, Page]) -> None:
    keys = [source.key for source in pages["CIV/LIE"].document.sources]
    sets = {"factbook-all", "un-votes", "embassies", "cow-igo", "cow-contiguity", "atop", "cow-mid", "cow-war"}
    assert sets <= set(keys)
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("pair", ["CIV/LIE", "LIE/TKM", "ATA/CIV", "AFG/TKM"])
def test_a_pair_has_the_same_figures_from_both_sides(pages: dict[str, Page], pair: str) -> None:
    page, turned = pages[pair], pages["/".join(reversed(pair.split("/")))]
    assert {label: sorted(values) for label, values in facts(page).items()} == {
        label: sorted(values) for label, values in facts(turned).items()
    }
    assert unsided(page_object(page)) == unsided(page_object(turned))


def unsided(found: dict[str, Any]) -> dict[str, Any]:
    """The figures of a page without the order of the two sides."""
    alike = {key: found[key] for key in ("un_voting", "alliances", "disputes")}
    alike["border"] = found["border"]
    alike["missions"] = sorted(found["missions"], key=str)
    alike["trade"] = {flow: sorted(shares, key=str) for flow, shares in found["trade"].items()}
    held = [(one["key"], *sides(one)) for one in found["shared_organizations"]]
    return alike | {"shared_organizations": held}


def sides(one: dict[str, str]) -> list[tuple[str, str]]:
    return sorted([(one["one_status"], one["one_since"]), (one["other_status"], one["other_since"])])


def test_json_adds_the_figures_as_plain_values(pages: dict[str, Page]) -> None:
    found = page_object(pages["CIV/LIE"])
    assert found["border"] == {"km": 41, "by": {"CIV": 41, "LIE": 45.5}, "sources": ["factbook-all"]}
    votes = found["un_voting"]
    assert (votes["agreement"], votes["roll_calls"], votes["first_year"], votes["last_year"]) == (0.5, 4, 1990, 1993)
    assert votes["by_year"][1] == {"year": 1993, "agreement": 0.5, "roll_calls": 2}
    assert votes["by_issue"][0] == {"issue": "Human rights", "agreement": 1.0, "roll_calls": 1}
    assert found["missions"][0] == {
        "sender": "CIV",
        "host": "LIE",
        "type": "consulate",
        "city": "",
        "accredited_to": [],
        "said": "",
        "since": "",
        "note": "",
        "as_of": "2021-11",
        "doubt": "",
        "sources": ["embassies"],
    }
    assert found["alliances"][1] == {"obligation": "consultation", "first_year": "1965", "last_year": ""}
    assert found["disputes"][0] == {
        "id": "12",
        "start": "1963-01",
        "end_earliest": "1964",
        "end_latest": "1965-02",
        "hostility": {"CIV": 2, "LIE": 2},
        "fatality": 0,
        "pairs": 3,
    }


def test_a_pair_of_which_nothing_is_known_says_so_in_one_line(pages: dict[str, Page]) -> None:
    page = pages["AFG/ATA"]
    said = "This edition records nothing on relations between Afghanistan and Antarctica."
    assert plain_text(page.document.summary) == said
    assert page_object(page)["un_voting"] is None
    assert page_object(page)["trade"] == {"exports_share": [], "imports_share": []}
    assert page_object(page)["border"] is None
    assert page_object(page)["missions"] == []


def test_the_latest_leaders_of_each_side_stand_with_their_country(pages: dict[str, Page]) -> None:
    leaders = [("Turkmenistan", "Second Leader"), ("Turkmenistan", "First Leader")]
    for pair in ("LIE/TKM", "TKM/LIE"):
        rows = table(pages[pair], "Leaders up to 2015")
        assert [row[:2] for row in rows] == leaders
        assert rows[0][2].startswith("from 21 December 2006, in office when the set ends")
    assert [one.heading for one in pages["AFG/ATA"].document.sections if one.heading.startswith("Leaders")] == []


def test_no_more_than_five_leaders_of_a_side_stand_on_the_page_of_a_pair(shipped_library: Library) -> None:
    page = open_page(shipped_library, address.relation("FRA", "DEU"))
    assert [row[0] for row in table(page, "Leaders up to 2015")] == ["France"] * 5 + ["Germany"] * 5


def test_missions_that_are_alike_stand_once_and_a_numbered_district_takes_an_article(shipped_library: Library) -> None:
    italy = to_text.write(open_page(shipped_library, address.country("ITA")).document)
    assert "Embassy in Rome; Embassy in Rome" not in " ".join(italy.split())
    france = to_text.write(open_page(shipped_library, address.relation("ARM", "FRA")).document)
    assert " in the 3rd arrondissement of Lyon" in " ".join(france.split())


def test_an_embassy_to_the_holy_see_is_none_to_italy_though_it_stands_in_rome(shipped_library: Library) -> None:
    told = open_page(shipped_library, address.relation("ARG", "VAT"))
    assert bullets(told, "Missions")[0] == "Embassy of Argentina to the Holy See in Rome"
    assert (
        bullets(open_page(shipped_library, address.relation("ARG", "ITA")), "Missions").count(
            "Embassy of Argentina in Rome"
        )
        == 1
    )
    inferred = open_page(shipped_library, address.relation("TWN", "VAT"))
    assert bullets(inferred, "Missions")[0] == "Embassy of Taiwan to the Holy See in Rome (inferred)"
    assert "is inferred to be to the Holy See where" in to_text.write(inferred.document)
    italy = open_page(shipped_library, address.relation("TWN", "ITA"))
    assert bullets(italy, "Missions") == ["De facto embassy of Taiwan in Italy"]
    assert "had an embassy" not in to_text.write(italy.document)


def test_an_embassy_in_rome_that_may_be_to_either_is_told_as_such_and_not_counted(shipped_library: Library) -> None:
    page = open_page(shipped_library, address.relation("PSE", "ITA"))
    assert "Embassy of Palestine in Rome (to Italy or the Holy See)" in bullets(page, "Missions")
    text = " ".join(to_text.write(page.document).split())
    assert "where the data set does not tell which one is, both are named" in text
    assert "had an embassy" not in text
    assert "had missions with each other" not in text
    other_side = open_page(shipped_library, address.relation("PSE", "VAT"))
    assert "Embassy of Palestine in Rome (to Italy or the Holy See)" in bullets(other_side, "Missions")
    here = [one for one in missions_of(shipped_library, "ITA") if one.doubt]
    assert {one.doubt for one in here} == {"unclear"}
    assert not any(one.is_there for one in here)


def test_the_page_of_the_holy_see_lists_who_sends_an_embassy(shipped_library: Library) -> None:
    page = open_page(shipped_library, address.country("VAT"))
    shown = {row[0]: row[1] for row in table(page, "Missions")}
    assert shown["Argentina"] == "Embassy in Rome"
    assert shown["Canada"] == "Embassy in Rome (inferred)"
    assert "Its missions to the Holy See" in to_markdown.write(page.document)
