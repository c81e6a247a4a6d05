"""Figures as bars: which pages have them, and what each writer makes of them."""

import re

import pytest

from desktop.domain import address
from desktop.domain.prose import Paragraph, Text
from desktop.library.library import Library
from desktop.summary import to_html, to_json, to_markdown, to_text
from desktop.summary.charts import bars_in_words
from desktop.summary.document import Bar, BarChart, BarGroup, Document, PageSection, Table, text_run
from desktop.summary.page import Page, open_page
from desktop.summary.text_layout import width_of

TRADE = BarChart(
    "Shares of trade, 2023",
    (
        BarGroup("Exports to", (Bar("Germany", 12.0, "12 %"), Bar("Saint Vincent and the Grenadines", 3.0, "3 %"))),
        BarGroup("Imports from", (Bar("Italy", 24.0, "24 %"),)),
    ),
)


def page_of(chart: BarChart) -> Page:
    section = PageSection("Trade", (chart, Paragraph((Text("The table stands here."),))))
    return Page(Document(address.country("CIV"), "A country", "Country", (), (), (section,), (), ""), (), ())


def charts_on(library: Library, iso3: str) -> dict[str, BarChart]:
    sections = open_page(library, address.country(iso3)).document.sections
    return {one.heading: block for one in sections for block in one.blocks if isinstance(block, BarChart)}


def test_bars_are_told_in_words() -> None:
    assert bars_in_words(TRADE) == (
        "Exports to: Germany 12 %, Saint Vincent and the Grenadines 3 %; Imports from: Italy 24 %"
    )
    assert (TRADE.longest, TRADE.lines(), TRADE.lines(is_stacked=True)) == (24.0, 3, 5)


@pytest.mark.parametrize("width", [40, 80, 100])
def test_text_draws_them_on_one_scale_within_the_line(width: int) -> None:
    lines = to_text.write(page_of(TRADE).document, width).splitlines()
    assert all(width_of(line) <= width for line in lines)
    drawn = {line.split()[0]: line.count("█") for line in lines if "█" in line}
    assert drawn["Italy"] == pytest.approx(2 * drawn["Germany"], abs=1)
    assert drawn["Italy"] == pytest.approx(8 * drawn["Saint"], abs=8)


def test_a_file_for_a_browser_has_names_and_figures_also_without_styles() -> None:
    written = to_html.write(page_of(TRADE).document)
    widths = [float(found) for found in re.findall(r'<rect width="([\d.]+)"', written)]
    assert widths == [50.0, 12.5, 100.0]
    assert "<dt>Italy</dt>" in written
    assert written.count("</dd>") == 3


def test_plain_forms_leave_them_to_the_table_below() -> None:
    document = page_of(TRADE).document
    for written in (to_markdown.write(document), to_json.write(page_of(TRADE))):
        assert "The table stands here." in written
        assert "Shares of trade" not in written


def test_shares_of_trade_are_drawn_as_the_table_has_them(shipped_library: Library) -> None:
    chart = charts_on(shipped_library, "FRA")["Main partners in trade"]
    (table,) = (
        block
        for section in open_page(shipped_library, address.country("FRA")).document.sections
        if section.heading == "Main partners in trade"
        for block in section.blocks
        if isinstance(block, Table)
    )
    assert sum(len(group.bars) for group in chart.groups) == len(table.rows)
    assert [group.name for group in chart.groups] == ["Exports to", "Imports from"]
    for group in chart.groups:
        assert [bar.value for bar in group.bars] == sorted((bar.value for bar in group.bars), reverse=True)


def test_decades_of_membership_count_those_with_a_first_year(shipped_library: Library) -> None:
    page = open_page(shipped_library, address.country("FRA"))
    known = [int(one.since[:4]) for one in page.organizations if not one.is_written and one.since[:4].isdecimal()]
    (group,) = charts_on(shipped_library, "FRA")["Organizations"].groups
    assert sum(bar.value for bar in group.bars) == len(known)
    for bar in group.bars:
        assert bar.value == sum(f"{year // 10 * 10}s" == bar.label for year in known)


def test_a_single_partner_is_not_drawn(figures_library: Library) -> None:
    assert "Main partners in trade" not in charts_on(figures_library, "LIE")


def test_columns_of_figures_are_told_from_words() -> None:
    rows = [("Spain", "646 km", "7 %", "15 %, 10 %", "–", ""), ("Italy", "1,048.5 km", "", "–, 6 %", "5, 11", "")]
    table = Table(("Partner", "a", "b", "c", "d", "e"), tuple(tuple(map(text_run, row)) for row in rows))
    assert table.figures == (False, True, True, True, True, False)


@pytest.mark.parametrize("value", [0.0, -1.0])
def test_bars_without_length_are_told_all_the_same(value: float) -> None:
    nothing = BarChart("Shares", (BarGroup("", (Bar("Italy", value, "0 %"),)),))
    for written in (to_text.write(page_of(nothing).document), to_html.write(page_of(nothing).document)):
        assert "Italy" in written
        assert "0 %" in written
