"""Figures and lists of the Factbook: read by rule, of the newest year, or left out where no rule reads them."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.datasets.crosswalk import DatasetError
from desktop.datasets.factbook_facts import Fact
from desktop.datasets.factbook_figures import figures, merged
from desktop.datasets.factbook_profiles import Profile


def profile(section: str, field: str, *, gec: str = "XX", **parts: str) -> Profile:
    node: dict[str, Any] = {name.replace("_", " "): {"text": text} for name, text in parts.items()}
    return Profile(gec, f"{gec.lower()}.json", {section: {field: node.pop("text") | node if "text" in node else node}})


def found(section: str, field: str, **parts: str) -> list[tuple[str, ...]]:
    return [fact[1:] for fact in figures(profile(section, field, **parts), "XXX")]


def test_figures_have_their_value_unit_and_year() -> None:
    gas = found(
        "Energy",
        "Natural gas",
        production="84.277 billion cubic meters (2023 est.)",
        exports="41.334 billion cubic meters (2023 est.)",
        proven_reserves="11.327 trillion cubic meters (2021 est.)",
    )
    assert gas == [
        ("gas-production", "84277000000", "m3", "2023", ""),
        ("gas-exports", "41334000000", "m3", "2023", ""),
        ("gas-reserves", "11327000000000", "m3", "2021", ""),
    ]


def test_of_several_years_the_newest_counts() -> None:
    rates = found(
        "Economy",
        "Real GDP growth rate",
        Real_GDP_growth_rate_2022="-1.5% (2022 est.)",
        Real_GDP_growth_rate_2024="-0.2% (2024 est.)",
        Real_GDP_growth_rate_2023="0.3% (2023 est.)",
        note="annual GDP % growth based on constant local currency",
    )
    assert rates == [("gdp-growth", "-0.2", "%", "2024", "")]


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("<b>note:</b> balance of payments - exports of goods and services in current dollars", "balance of payments"),
        ("<strong>note: </strong>GDP expenditure basis - exports of goods and services", "national accounts"),
        ("<b>note:</b> trade data exclude trade with Switzerland", "trade data exclude trade with Switzerland"),
        (
            "balance of payments - exports of goods and services; entry includes the Isle",
            "balance of payments; with the Isle",
        ),
    ],
)
def test_exports_say_how_they_are_counted(note: str, told: str) -> None:
    exports = {"Exports_2023": "$17.099 million (2023 est.)", "note": note}
    assert found("Economy", "Exports", **exports) == [("exports", "17099000", "USD", "2023", told)]


def test_a_number_of_long_ago_is_left_out() -> None:
    assert found("Communications", "Internet users", percent_of_population="40.3% (1990 est.)") == []


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("data include Kosovo", "with Kosovo"),
        ("data do not include Hong Kong and Macau", "without Hong Kong and Macau"),
        ("<strong>note:</strong> data does not include former Western Sahara", "without former Western Sahara"),
        ("since the war began, some say that it has increased to more than a third; others do not say so", None),
    ],
)
def test_what_is_said_of_a_figure_stands_beside_it_or_the_figure_is_left_out(note: str, told: str | None) -> None:
    rows = found("People and Society", "Urbanization", urban_population="57.1% of total population (2023)", note=note)
    assert rows == ([("urban", "57.1", "%", "2023", told)] if told else [])


def test_dollars_of_another_country_are_not_told_as_those_of_the_united_states() -> None:
    note = "data uses New Zealand Dollar (NZD) as the currency of exchange"
    assert found("Economy", "GDP (official exchange rate)", text="$12.658 million (2017 est.)", note=note) == []


def test_places_that_others_hold_are_said_to_be_counted() -> None:
    ukraine = profile("Transportation", "Ports", gec="UP", total_ports="26 (2024)", key_ports="Odesa, Sevastopol")
    assert [fact[-1] for fact in figures(ukraine, "UKR")] == ["with places that Russia holds"] * 2


def test_what_others_say_of_a_claim_at_sea_does_not_decide_whether_it_is_told() -> None:
    claims = {"territorial_sea": "200 nm; note: the US does not recognize this claim"}
    assert found("Geography", "Maritime claims", **claims) == [("territorial-sea", "200", "nautical miles", "", "")]


def test_what_follows_the_length_of_railways_is_not_of_it() -> None:
    told = found("Transportation", "Railways", total="5,296 km (2020) 5,296 km electrified; the only one wholly so")
    assert told == [("railways", "5296", "km", "2020", "")]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("1,143 km", [("1143", "")]),
        ("196.8 km (excludes 56 km for the island of Gozo)", [("196.8", "excludes 56 km for the island of Gozo")]),
        ("0 km (landlocked)", []),
        ("0 km", []),
        ("Ile Amsterdam (Ile Amsterdam et Ile Saint-Paul): 28 km", []),
        ("1,0000 km", []),
    ],
)
def test_a_coast_has_one_length_with_what_is_said_of_it_or_none(text: str, kept: list[tuple[str, str]]) -> None:
    assert [(row[1], row[4]) for row in found("Geography", "Coastline", text=text)] == kept


def test_a_zone_that_one_number_does_not_tell_is_left_out() -> None:
    claims = {"territorial_sea": "12 nm in the north, 3 nm in the south", "exclusive_economic_zone": "200 nm"}
    assert found("Geography", "Maritime claims", **claims) == [("economic-zone", "200", "nautical miles", "", "")]


def test_goods_are_listed_with_their_year() -> None:
    goods = found("Economy", "Exports - commodities", text="natural gas, refined petroleum, fertilizers (2023)")
    assert goods == [("export-goods", "natural gas; refined petroleum; fertilizers", "", "2023", "")]
    assert found("Economy", "Exports - commodities", text="phosphates 62% (2012 est.)") == []


def test_sources_of_electricity_stand_by_their_share() -> None:
    told = found(
        "Energy",
        "Electricity generation sources",
        fossil_fuels="49% of total installed capacity (2023 est.)",
        nuclear="1.3% of total installed capacity (2023 est.)",
        wind="49.7% of total installed capacity (2023 est.)",
        hydroelectricity="-0.1% of total installed capacity (2023 est.) note: negative",
    )
    said = "wind 49.7; fossil fuels 49; nuclear 1.3"
    assert told == [("power-sources", said, "%", "2023", "the Factbook calls these shares of capacity")]


@pytest.mark.parametrize(
    ("text", "note", "told"),
    [
        ("Muslim 93%, Christian 6.4%, Jewish &lt;1% (2020 est.)", "", ("Muslim 93; Christian 6.4", "2020", "")),
        ("Roman Catholic 99%, and other 1%", "", ("Roman Catholic 99; other 1", "", "")),
        (
            "Orthodox 46.1% (mostly one church), Islam 32.2%; less than 1%: atheist, Catholic (2021 est.)",
            "",
            ("Orthodox 46.1; Islam 32.2", "2021", ""),
        ),
        ("A 30%, B 20%, C 10%, D 9%, E 8%, F 7%, G 6% (2020 est.)", "",
         ("A 30; B 20; C 10; D 9; E 8; F 7", "2020", "the six largest")),
        ("A 20%, B 18%, C 5%, D 4%, E 3%, F 2%, other 9%, none 39% (2021 est.)", "",
         ("none 39; A 20; B 18; other 9; C 5; D 4", "2021", "the six largest")),
        ("A 60%, B 40%", "<b>note:</b> data represent population by nationality",
         ("A 60; B 40", "", "population by nationality")),
        ("A 60%, B 60%", "note: percentages add up to more than 100% because respondents gave several answers",
         ("A 60; B 60", "", "several could be named")),
        ("A 60%, B 40%", "note: the authorities of one part dispute the results", None),
        ("A 60%, B 40%", "note: data represent the whole population; most are immigrants", None),
        ("Arab 75-80%, Kurdish 15-20%, other 5%", "", None),
        ("Arab ~50%, Alawite ~15%", "", None),
        ("Korean", "", None),
        ("A 60% B 40% (2020 est.)", "", None),
    ],
)  # fmt: skip
def test_shares_of_a_people_are_read_whole_or_not_at_all(
    text: str, note: str, told: tuple[str, str, str] | None
) -> None:
    node = {"Religions": {"text": text, "note": note}}
    rows = list(figures(Profile("XX", "xx.json", {"People and Society": node}), "XXX"))
    if told is None:
        assert rows == []
    else:
        value, year, said = told
        assert rows == [Fact("XXX", "religions", value, "%", year, said)]


def test_a_list_that_is_a_text_is_left_out() -> None:
    assert found("Geography", "Natural resources", text="petroleum, natural gas, sulfur, salt") == [
        ("natural-resources", "petroleum; natural gas; sulfur; salt", "", "", "")
    ]
    assert found("Geography", "Natural resources", text="wide natural-resource base including major deposits") == []
    assert found("Geography", "Natural resources", text=", ".join(["rare earth elements"] * 12)) == []
    assert [found("Geography", "Natural resources", text=text) for text in ("none", "NA", "None", "NEGL")] == [[]] * 4
    for word in ("including", "probable", "possible", "have", "is", "are", "whole"):
        assert found("Geography", "Natural resources", text=f"oil, gas {word} here") == []


def test_agreements_are_listed_by_their_names() -> None:
    listed = found(
        "Environment",
        "International environmental agreements",
        party_to="Biodiversity, Climate Change-Paris Agreement, Antarctic- Marine Living Resources",
        **{"signed,_but_not_ratified": "none of the selected agreements"},
    )
    said = "Biodiversity; Climate Change – Paris Agreement; Antarctic – Marine Living Resources"
    assert listed == [("agreements", said, "", "", "")]


@pytest.mark.parametrize(
    "text",
    ["some million metric tons", "3,4 metric tons", "39,3790 metric tons", ",,5 metric tons", "-3 metric tons",
     "3 metric tons (9999 est.)", "3.5.1 metric tons", "3 kilograms"],
)  # fmt: skip
def test_a_number_of_another_form_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(DatasetError, match=r"xx\.json: “Energy › Coal” is not a number of a known form \(“"):
        found("Energy", "Coal", production=text)


def test_a_share_of_another_form_is_refused_with_its_place() -> None:
    with pytest.raises(DatasetError, match=r"xx\.json: “Energy › Electricity generation sources” is not a share"):
        found("Energy", "Electricity generation sources", solar="32.6.% of total installed capacity (2023 est.)")


@pytest.mark.parametrize("text", ["NA", "NA (2007 est.)", "(2017 est.) 77.9"])
def test_what_is_not_known_is_no_figure(text: str) -> None:
    assert found("Energy", "Coal", production=text) == []


def test_ports_have_the_year_in_which_they_were_counted() -> None:
    ports = found("Transportation", "Ports", total_ports="3 (2024)", key_ports="Brake, Rostock (outer), and Kiel")
    assert ports == [("ports", "3", "", "2024", ""), ("key-ports", "Brake; Rostock (outer); Kiel", "", "2024", "")]


def test_figures_of_parts_of_an_entity_are_not_added_up() -> None:
    strip = profile("Transportation", "Airports", gec="GZ", text="1 (2025)")
    bank = profile("Transportation", "Airports", gec="WE", text="2 (2025)")
    both = [(one, fact) for one in (strip, bank) for fact in figures(one, "PSE")]
    assert list(merged(both)) == []
    assert [fact.note for fact in merged(both[:1])] == ["Gaza Strip"]
    assert [fact.value for fact in merged([both[0], (bank, both[0][1])])] == ["1"]
