"""Briefs in the formats that have no pages: what paper says in brief, with its sources."""

import re

import html5lib
import pytest

from desktop.domain import address
from desktop.domain.address import Address
from desktop.library.library import Library
from desktop.summary import to_html, to_markdown, to_text
from desktop.summary.in_brief import in_brief
from desktop.summary.page import Page, open_page
from desktop.summary.paper.typeset import PaperError
from desktop.summary.paper.wish import Brief, natural_brief

TKM, PAIR = address.country("TKM"), address.relation("TKM", "AFG")


def brief_of(library: Library, where: Address) -> Page:
    return in_brief(library, open_page(library, where), natural_brief(where.kind))


def test_a_country_in_brief_has_its_profile_and_the_sections_of_paper(shipped_library: Library) -> None:
    document = brief_of(shipped_library, TKM).document
    facts = [fact.label for fact in document.facts]
    assert facts[:4] == ["ISO 3166-1 codes", "Names", "Capital", "President"]
    assert {section.heading for section in document.sections} >= {
        "Neighbours", "Most ties recorded", "Disputes recorded", "Treaties and obligations", "Trade", "Key dates",
    }  # fmt: skip


@pytest.mark.parametrize(
    "where", [TKM, PAIR, address.topic("tapi"), address.organization("UN"), address.country("ESH")], ids=str
)
def test_every_source_that_is_cited_is_listed_and_no_other(shipped_library: Library, where: Address) -> None:
    document = brief_of(shipped_library, where).document
    text = to_text.write(document)
    body, _, rest = text.partition("\nSources\n")
    cited = {int(number) for mark in re.findall(r"\[(\d+(?:, \d+)*)\]", body) for number in mark.split(", ")}
    listed = {int(number) for number in re.findall(r"^ *\[(\d+)\] ", rest, re.MULTILINE)}
    assert cited == listed == set(range(1, len(document.sources) + 1))


def test_what_is_left_out_is_counted(shipped_library: Library) -> None:
    text = to_text.write(brief_of(shipped_library, TKM).document)
    ties = text.partition("Most ties recorded\n")[2].partition("Disputes recorded\n")[0]
    of, left = re.search(r"Of (\d+) partners", ties), re.search(r"(\d+) more, not in this brief", ties)
    assert of is not None
    assert left is not None
    rows = [line for line in ties.splitlines() if line.endswith(" %")]
    assert int(of[1]) == int(left[1]) + len(rows)
    assert re.search(r"\d+ more facts, not in this brief", text)


def test_every_view_of_a_disputed_status_is_told_first(shipped_library: Library) -> None:
    document = brief_of(shipped_library, address.country("ESH")).document
    first = next(section for section in document.sections if section.heading)
    assert first.heading == "Status: who says what"
    status = next(f for f in open_page(shipped_library, document.address).document.facts if "Status of" in f.label)
    (views,) = first.blocks
    assert len(views.items) == len(status.values) > 1  # type: ignore[union-attr]


def test_events_stand_in_order_of_time(shipped_library: Library) -> None:
    text = to_text.write(brief_of(shipped_library, TKM).document)
    dates = text.partition("Key dates\n")[2].partition("\n\n")[0]
    years = [int(year) for year in re.findall(r"^  (?:\d+ )?(?:\w+ )?(\d{4})  ", dates, re.MULTILINE)]
    assert len(years) >= 5
    assert years == sorted(years)


def test_prose_of_a_pair_comes_before_its_tables(shipped_library: Library) -> None:
    document = brief_of(shipped_library, PAIR).document
    headings = [section.heading for section in document.sections if section.heading]
    assert headings[0] == "In brief"
    assert "no source but an encyclopedia" in to_text.write(document)
    assert "Votes by issue" in headings


def test_it_is_valid_html_and_markdown_keeps_its_links(shipped_library: Library) -> None:
    document = brief_of(shipped_library, TKM).document
    html5lib.HTMLParser(strict=True).parse(to_html.write(document))
    found = re.findall(r"\[[^\]]*\]\(<(chancery:relation/TKM/[A-Z]{3})>\)", to_markdown.write(document))
    assert len(found) >= 5


def test_a_page_of_another_kind_has_no_such_brief(shipped_library: Library) -> None:
    with pytest.raises(PaperError, match="is made of a country, not of a relation"):
        in_brief(shipped_library, open_page(shipped_library, PAIR), Brief.ONE_PAGE)


def test_any_country_can_be_told_in_brief(shipped_library: Library) -> None:
    for country in shipped_library.countries():
        document = brief_of(shipped_library, address.country(country.iso3)).document
        assert document.facts, country.iso3
        assert document.sources, country.iso3
