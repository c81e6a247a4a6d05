"""A page as plain text: no line too wide, nothing that moves a cursor."""

import re
import unicodedata
from collections.abc import Callable

import pytest
import wcwidth
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.summary.document import Document, PageSection, Table, text_run
from desktop.summary.page import Page
from desktop.summary.to_text import NARROWEST, PLAIN, TERMINAL, WIDEST, write
from tests.summary.conftest import HOSTILE

WIDTHS = range(NARROWEST, WIDEST + 1)
BIDI = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
DocumentOf = Callable[[str], Document]


def faults(document: Document, width: int) -> list[str]:
    """Lines that are too wide, end in spaces or hold characters that a terminal obeys."""
    return [
        line
        for line in write(document, width).split("\n")
        if not 0 <= wcwidth.wcswidth(line) <= width
        or line != line.rstrip()
        or any(unicodedata.category(character) in ("Cc", "Zl", "Zp") or character in BIDI for character in line)
    ]


def test_widths_are_those_from_40_to_100() -> None:
    assert (NARROWEST, WIDEST) == (40, 100)


def test_no_line_of_the_small_world_is_too_wide(small_pages: dict[str, Page]) -> None:
    for page in small_pages.values():
        for width in WIDTHS:
            assert faults(page.document, width) == []


def test_no_line_of_what_is_shipped_is_too_wide(shipped_pages: dict[str, Page]) -> None:
    """Every page at three widths and, in turn, at one of the others: each width meets pages of each kind."""
    for number, page in enumerate(shipped_pages.values()):
        for width in (40, 80, 100, WIDTHS[number % len(WIDTHS)]):
            assert faults(page.document, width) == [], page.document.address


@pytest.mark.parametrize("where", ["country/TKM", "relation/TKM/AFG", "organization/UN", "world"])
def test_the_great_pages_fit_every_width(shipped_pages: dict[str, Page], where: str) -> None:
    for width in WIDTHS:
        assert faults(shipped_pages[f"chancery:{where}"].document, width) == []


@pytest.mark.parametrize("text", [*HOSTILE, "\x1b[31mred\x1b[0m", "a\rb\x07\u202eevil\u2066", "土库曼斯坦" * 20])
def test_text_that_a_terminal_would_obey_is_harmless(document_of: DocumentOf, text: str) -> None:
    for width in (40, 80):
        assert faults(document_of(text), width) == []


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60), width=st.sampled_from(WIDTHS))
def test_any_text_fits(document_of: DocumentOf, text: str, width: int) -> None:
    assert [line for line in faults(document_of(text), width) if wcwidth.wcswidth(line) >= 0] == []


@pytest.mark.parametrize(("asked", "given_width"), [(1, 40), (0, 40), (-5, 40), (101, 100), (10_000, 100)])
def test_a_width_out_of_range_is_brought_into_it(small_pages: dict[str, Page], asked: int, given_width: int) -> None:
    document = small_pages["chancery:country/TKM"].document
    assert write(document, asked) == write(document, given_width)


def test_marks_only_add_to_the_text(small_pages: dict[str, Page]) -> None:
    for page in small_pages.values():
        marked = write(page.document, 60, TERMINAL)
        assert "\x1b[1m" in marked
        assert re.sub(r"\x1b\[[0-9]m", "", marked) == write(page.document, 60, PLAIN)


def test_values_that_differ_are_all_shown(small_pages: dict[str, Page]) -> None:
    text = write(small_pages["chancery:relation/TKM/AFG"].document)
    assert re.search(r"30 km \[\d]\n +38 km .*\[\d]\n +≠ Reports give 30 km", text)


def test_every_source_stands_at_the_end_with_its_number(small_pages: dict[str, Page]) -> None:
    document = small_pages["chancery:country/TKM"].document
    listed = re.findall(r"^ \[(\d)] (.+?)\. ", write(document), re.MULTILINE)
    assert listed == [(str(number), source.title) for number, source in enumerate(document.sources, start=1)]


COLUMNS = ("Partner", "Border", "Exports to", "Imports from", "UN votes")


def wide(document_of: DocumentOf, *rows: tuple[str, ...]) -> Document:
    table = Table(COLUMNS, tuple(tuple(text_run(cell) for cell in row) for row in rows))
    return document_of("x")._replace(sections=(PageSection("Partners", (table,)),))


def test_a_table_of_many_columns_keeps_words_whole(document_of: DocumentOf) -> None:
    document = wide(document_of, ("Central African Republic", "1,055 km", "3 %", "33 %", "68 %"))
    for width in WIDTHS:
        said = write(document, width)
        assert all(re.search(rf"\b{word}\b", said) for word in ("Central", "African", "Republic", "1,055")), width


def test_a_table_with_too_many_columns_for_the_page_becomes_a_list(document_of: DocumentOf) -> None:
    document = wide(document_of, ("Turkmenistan", "1,055 km", "", "33 %", "68 %"))
    said = write(document, 40)
    assert "  • Turkmenistan: Border 1,055 km;" in said
    assert "Exports to" not in said
