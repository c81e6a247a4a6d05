"""What a reader wrote of a page, told with the page and apart from it."""

import io

from docx import Document

from desktop.domain import address
from desktop.library.library import Library
from desktop.library.notebook.contents import Contents
from desktop.library.notebook.entries import Bookmark, Highlight, Note
from desktop.summary import to_docx, to_html, to_json, to_markdown, to_text
from desktop.summary.notes import HEADING, notes_section, with_notes
from desktop.summary.page import open_page

MOMENT, LATER = "2026-11-24T09:30:00Z", "2026-11-25T09:30:00Z"
ENTRIES = (
    Note("0" * 16, "chancery:relation/TKM/AFG", "Pair", MOMENT, LATER, "One.\n\nTwo *and* <b>.", "TAPI"),
    Bookmark("1" * 16, "chancery:relation/AFG/TKM", "The pair", MOMENT, "Energy/Gas"),
    Highlight("2" * 16, "chancery:relation/AFG/TKM", "Pair", MOMENT, "opens 30 km", "", "", "yellow"),
    Note("3" * 16, "chancery:country/TKM", "Turkmenistan", MOMENT, MOMENT, "Elsewhere."),
)


def test_notes_on_a_pair_are_told_whichever_side_it_is_seen_from() -> None:
    contents = Contents(ENTRIES)
    one = notes_section(contents, address.relation("AFG", "TKM"))
    assert one is not None
    assert one == notes_section(contents, address.relation("TKM", "AFG"))
    assert "Elsewhere" not in str(one)


def test_a_page_without_notes_has_no_section() -> None:
    assert notes_section(Contents(ENTRIES), address.country("AFG")) is None


def test_every_format_tells_notes_last_and_whose_they_are(small_library: Library) -> None:
    where = address.relation("AFG", "TKM")
    page = with_notes(open_page(small_library, where), notes_section(Contents(ENTRIES), where))
    assert page.document.sections[-1].heading == HEADING
    for told in (
        to_text.write(page.document),
        to_markdown.write(page.document),
        to_html.write(page.document),
        to_json.write(page),
    ):
        words = " ".join(told.split())
        assert "not part of the encyclopedia" in words
        assert "“The pair” in “Energy/Gas”" in words
        assert "opens 30 km" in words
        assert "One." in words
    assert "<b>." not in to_html.write(page.document)


def test_a_word_processor_gets_notes_last_and_whose_they_are(small_library: Library) -> None:
    where = address.relation("AFG", "TKM")
    page = with_notes(open_page(small_library, where), notes_section(Contents(ENTRIES), where))
    read = Document(io.BytesIO(to_docx.write(page.document, 0)))
    headings = [one.text for one in read.paragraphs if one.style and one.style.name == "Heading 2"]
    words = " ".join(one.text for one in read.paragraphs)
    assert HEADING in headings
    assert headings.index(HEADING) > headings.index("Key dates")
    assert "not part of the encyclopedia" in words
    assert "“The pair” in “Energy/Gas”" in words
    assert "Two *and* <b>." in words


def test_a_page_with_nothing_to_add_stays_as_it_is(small_library: Library) -> None:
    page = open_page(small_library, address.country("TKM"))
    assert with_notes(page, None) is page
