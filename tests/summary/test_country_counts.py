"""What the Factbook counts of a country: each figure with its unit and year, what belongs together in one line."""

from __future__ import annotations

import pytest

from desktop.domain import address
from desktop.domain.prose import Citation, plain_text
from desktop.library.library import Library
from desktop.library.world import Figure
from desktop.summary.assembly import FACTBOOK
from desktop.summary.country_counts import counted_in_short, counted_sections, counted_where_room
from desktop.summary.country_figures import table_facts
from desktop.summary.document import Table
from desktop.summary.page import open_page

EDITION = "edition of 2026"


def told(*figures: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Returns the lines of each section that has any."""
    found: dict[str, dict[str, str]] = {}
    for section in counted_sections([Figure(*figure) for figure in figures], EDITION):
        for block in section.blocks:
            assert isinstance(block, Table)
            found[section.heading] = {plain_text(label): plain_text(said) for label, said in block.rows}
    return found


@pytest.mark.parametrize(
    ("figure", "heading", "label", "said"),
    [
        (("exports", "17099000", "USD", "2023", "balance of payments"), "Economy in figures",
         "Exports of goods and services", "17.1 million US dollars (2023; balance of payments)"),
        (("gdp-growth", "-0.2", "%", "2024", ""), "Economy in figures", "Growth of GDP in real terms", "−0.2 % (2024)"),
        (("remittances", "4.1", "%", "2023", ""), "Economy in figures", "Remittances received", "4.1 % of GDP (2023)"),
        (("export-goods", "fish; coconut oil", "", "2023", ""), "Economy in figures", "Largest exports",
         "fish, coconut oil (2023)"),
        (("railways", "5113", "km", "2017", ""), "Transport in figures", "Railways", "5,113 km (2017)"),
        (("airports", "23", "", "2025", ""), "Transport in figures", "Airports", "23 (2025)"),
        (("natural-resources", "sulfur; salt", "", "", ""), "Land and sea", "Natural resources",
         "sulfur, salt (edition of 2026)"),
        (("religions", "Muslim 93; Christian 6.4", "%", "2020", ""), "People in figures", "Religions",
         "Muslim 93 %, Christian 6.4 % (2020)"),
        (("agreements", "Biodiversity; Wetlands", "", "", ""), "Environment", "Party to agreements on",
         "Biodiversity, Wetlands (edition of 2026)"),
    ],
)  # fmt: skip
def test_a_figure_has_its_label_unit_and_year(figure: tuple[str, ...], heading: str, label: str, said: str) -> None:
    assert told(figure) == {heading: {label: said}}


def test_what_is_said_of_a_source_of_energy_stands_in_one_line() -> None:
    found = told(
        ("gas-reserves", "11327000000000", "m3", "2021", ""),
        ("gas-exports", "41334000000", "m3", "2023", ""),
        ("gas-production", "84277000000", "m3", "2023", ""),
        ("oil-consumption", "152000", "barrels a day", "2024", ""),
        ("oil-production", "272000", "barrels a day", "2023", ""),
        ("oil-reserves", "600000000", "barrels", "2023", ""),
    )
    assert found == {
        "Energy in figures": {
            "Natural gas": "produced 84.28 billion m³, exported 41.33 billion (2023); "
            "reserves 11.33 trillion m³ (2021)",
            "Oil": "produced 272,000 barrels a day (2023); used 152,000 barrels a day (2024); "
            "reserves 600 million barrels (2023)",
        }
    }


def test_sectors_stand_by_their_share() -> None:
    sectors = [("agriculture", "11.3"), ("industry", "39.3"), ("services", "49.4")]
    found = told(*((name, share, "%", "2023", "") for name, share in sectors))
    assert found["Economy in figures"] == {"GDP by sector": "services 49.4 %, industry 39.3, agriculture 11.3 (2023)"}


def test_what_has_no_year_is_of_an_edition_in_a_line_of_several_too() -> None:
    ships = [Figure("merchant-ships", "1", "", "", ""), Figure("airports", "2", "", "2025", "")]
    assert list(counted_in_short(ships, EDITION)) == [
        ("Transport", "merchant ships 1 (edition of 2026); airports 2 (2025)")
    ]


def test_what_is_of_a_part_says_so() -> None:
    assert told(("ports", "3", "", "2024", "Svalbard"))["Transport in figures"] == {"Ports": "3 (2024; Svalbard)"}


def test_what_is_no_number_stands_as_it_is() -> None:
    """The tables of another folder of content may say anything."""
    words = [(name, "a third", "%", "2023", "") for name in ("industry", "services")]
    assert told(*words)["Economy in figures"] == {
        "GDP by sector": "industry a third %, services a third (2023); not adding up to 100 %"
    }
    coal = Figure("coal-exports", "some", "t", "2023", "")
    assert list(counted_in_short([coal], EDITION)) == []


def test_nothing_counted_makes_no_table() -> None:
    assert [section.blocks for section in counted_sections([], EDITION)] == [()] * 6
    assert list(counted_in_short([], EDITION)) == []


def test_a_brief_tells_of_energy_goods_and_transport_in_a_line_each() -> None:
    figures = [
        Figure("gas-production", "84277000000", "m3", "2023", ""),
        Figure("gas-consumption", "44936000000", "m3", "2023", ""),
        Figure("power-sources", "hydroelectricity 70; geothermal 29.9; wind 0.1", "%", "2023", "of capacity"),
        Figure("export-goods", "natural gas; fertilizers", "", "2023", ""),
        Figure("railways", "5113", "km", "2017", ""),
        Figure("airports", "23", "", "2025", ""),
    ]
    assert list(counted_in_short(figures, EDITION)) == [
        ("Energy", "natural gas produced 84.28 billion m³; electricity from hydroelectricity 70 %, geothermal 29.9 %"
         " (2023)"),
        ("Exported goods", "natural gas, fertilizers (2023)"),
        ("Transport", "railways 5,113 km (2017); airports 23 (2025)"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("flows", "said"),
    [
        ({"production": "5e9", "exports": "1e9", "imports": "2e9"}, "produced 5 billion m³, exported 1 billion"),
        ({"production": "4e9", "imports": "75e9"}, "imported 75 billion m³"),
        ({"production": "4e9"}, "produced 4 billion m³"),
        ({"exports": "4e9", "imports": "1e9"}, "exported 4 billion m³"),
        ({"production": "9e7", "imports": "9e7"}, ""),
    ],
)
def test_a_brief_tells_what_a_country_sells_of_a_fuel_or_what_it_buys(flows: dict[str, str], said: str) -> None:
    figures = [Figure(f"gas-{flow}", amount, "m3", "2023", "") for flow, amount in flows.items()]
    told = dict(counted_in_short(figures, EDITION))
    assert told == ({"Energy": f"natural gas {said} (2023)"} if said else {})


def test_a_unit_stands_again_after_a_year() -> None:
    found = told(
        ("gas-production", "17680000000", "m3", "2023", ""),
        ("gas-exports", "95990000", "m3", "2022", ""),
        ("gas-imports", "2028000000", "m3", "2023", ""),
    )
    said = "produced 17.68 billion m³ (2023); exported 95.99 million m³ (2022); imported 2.028 billion m³ (2023)"
    assert found["Energy in figures"] == {"Natural gas": said}


def test_sectors_that_do_not_add_up_say_so() -> None:
    found = told(("industry", "50", "%", "2024", ""), ("services", "63.5", "%", "2024", ""))
    assert found["Economy in figures"] == {
        "GDP by sector": "services 63.5 %, industry 50 (2024); not adding up to 100 %"
    }


def test_shares_without_a_year_are_not_said_to_be_of_the_edition() -> None:
    assert told(("religions", "Muslim 93; Christian 6.4", "%", "", ""))["People in figures"] == {
        "Religions": "Muslim 93 %, Christian 6.4 % (undated)"
    }


def test_a_brief_has_more_to_tell_where_it_has_room(shipped_library: Library) -> None:
    told = dict(counted_where_room(shipped_library.world.figures("GRL"), EDITION))
    assert {"Ethnic groups", "Coastline", "Living in towns"} <= set(told)
    assert told["Coastline"] == "44,087 km (edition of 2026)"


def test_everything_that_the_shipped_table_has_is_told(shipped_library: Library) -> None:
    """A new property of the table cannot go unseen: the fact box or a section has a line for it."""
    country = shipped_library.country("DEU")
    assert country is not None
    found = {one.property for code in ("DEU", "TKM", "UKR", "NOR") for one in shipped_library.world.figures(code)}
    assert len(found) > 55
    for name in found - {"currency"}:
        figure = Figure(name, "1", "%", "2023", "")
        in_box = table_facts(shipped_library, country, [figure])
        assert len(in_box) + len(told(figure)) > len(table_facts(shipped_library, country, [])), name


def test_the_page_of_a_country_has_the_sections_each_line_with_its_source(shipped_library: Library) -> None:
    page = open_page(shipped_library, address.country("TKM"))
    headings = [section.heading for section in page.document.sections]
    assert headings.index("Key dates") < headings.index("Energy in figures") < headings.index("Transport in figures")
    for section in page.document.sections:
        if section.heading.endswith(" in figures"):
            (table,) = section.blocks
            assert isinstance(table, Table)
            assert all(said[-1] == Citation(FACTBOOK) for _, said in table.rows)
