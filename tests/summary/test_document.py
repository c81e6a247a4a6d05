"""The document: anchors, citations and numbers of sources."""

import pytest

from desktop.domain import address
from desktop.domain.prose import Citation, CitedSource, Link, Paragraph, Text
from desktop.library.library import Library
from desktop.library.rows import Source
from desktop.summary import to_html, to_markdown, to_text
from desktop.summary.citations import bracketed, numbered
from desktop.summary.document import (
    Document,
    Fact,
    FactValue,
    PageSection,
    Table,
    anchor_of,
    cited_keys,
    citing,
    link_run,
    text_run,
)
from desktop.summary.page import open_page
from desktop.summary.references import accessed_words, issued_words, publisher, reference
from desktop.summary.source_card import source_card


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [("Trade and investment", "trade-and-investment"), ("  The 1990s: a start!", "the-1990s-a-start"), ("", "")],
)
def test_a_heading_is_named_by_its_words(heading: str, anchor: str) -> None:
    assert anchor_of(heading) == anchor
    assert PageSection(heading, ()).anchor == anchor


def test_runs_are_made_of_words_links_and_citations() -> None:
    assert text_run("") == ()
    assert text_run("a") == (Text("a"),)
    assert link_run(address.country("TKM"), "T") == (Link("chancery:country/TKM", (Text("T"),)),)
    assert citing(text_run("a"), ()) == (Text("a"),)
    assert citing(text_run("a"), (CitedSource("k"),)) == (Text("a"), Text(" "), Citation((CitedSource("k"),)))


def test_keys_come_in_the_order_in_which_a_reader_meets_them() -> None:
    def cite(*keys: str) -> Citation:
        return Citation(tuple(CitedSource(key) for key in keys))

    value = FactValue((cite("b"),), "", "", "", "", (CitedSource("c"), CitedSource("a")))
    section = PageSection("", (Paragraph((Link("x", (cite("d"),)),)), Table(("Head",), (((cite("e", "b"),),),))))
    assert [*cited_keys((cite("a"),), (Fact("Fact", (value,)),), (section,))] == ["a", "b", "c", "d", "e"]


def test_sources_are_numbered_by_their_place() -> None:
    sources = tuple(Source(key, key, False, {}) for key in ("z", "a"))
    document = Document(address.WORLD, "", "", (), (), (), sources, "")
    assert document.numbers() == {"z": 1, "a": 2}


@pytest.mark.parametrize(
    ("cited", "written"),
    [
        ((), ""),
        ((("unknown", ""),), ""),
        ((("b", ""), ("a", "")), "[1, 2]"),
        ((("a", ""), ("a", "")), "[1]"),
        ((("b", ""), ("a", "p. 4")), "[1, p. 4; 2]"),
    ],
)
def test_a_citation_is_written_in_brackets(cited: tuple[tuple[str, str], ...], written: str) -> None:
    sources = tuple(CitedSource(*one) for one in cited)
    assert bracketed(sources, {"a": 1, "b": 2}) == written


def test_a_source_cited_at_two_places_is_named_with_both() -> None:
    sources = (CitedSource("a", "p. 9"), CitedSource("a", "p. 10"))
    assert numbered(sources, {"a": 1}) == ((1, "p. 10"), (1, "p. 9"))


@pytest.mark.parametrize(
    ("parts", "words"),
    [([[2021, 1, 21]], "21 January 2021"), ([[2021, 12]], "December 2021"), ([[2021]], "2021"), ([], "undated")],
)
def test_a_source_has_a_date_or_is_undated(parts: list[list[int]], words: str) -> None:
    assert issued_words({"issued": {"date-parts": parts}}) == words


def test_a_reference_names_title_publisher_date_and_kind() -> None:
    csl = {"title": "A", "publisher": "P", "container-title": "C", "accessed": {"date-parts": [[2026, 11, 23]]}}
    assert reference(csl, False) == "A. C, undated"
    assert reference(csl, True) == "A. C, undated [tertiary]"
    assert publisher({"publisher": "P"}) == "P"
    assert accessed_words(csl) == "23 November 2026"
    assert accessed_words({}) == ""


def test_a_column_in_which_no_row_has_anything_is_left_out() -> None:
    filled, empty = text_run("x"), text_run("")
    table = Table(("A", "B", "C"), ((filled, empty, empty), (filled, empty, filled)))
    assert table.trimmed == Table(("A", "C"), ((filled, empty), (filled, filled)))
    assert table.trimmed.trimmed == table.trimmed
    assert Table(("A",), ()).trimmed == Table(("A",), ())


@pytest.mark.parametrize(
    ("written_by", "named"),
    [
        ([{"family": "Voeten", "given": "Erik"}], "Erik Voeten: A. C, undated"),
        ([{"family": "Singh"}, {"family": "Voeten", "given": "Erik"}], "Singh and Erik Voeten: A. C, undated"),
        ([{"family": "A"}, {"family": "B"}, {"family": "C"}], "A, B and C: A. C, undated"),
        ([{"family": "A"}, {"family": "B"}, {"family": "C"}, {"family": "D"}], "A and others: A. C, undated"),
        ([{"literal": "The Bureau"}], "A. C, undated"),
        ([], "A. C, undated"),
    ],
)
def test_a_source_names_the_persons_who_wrote_it(written_by: list[dict[str, str]], named: str) -> None:
    csl = {"type": "webpage", "title": "A", "container-title": "C", "author": written_by}
    assert reference(csl, False) == named


def test_the_sources_of_a_page_name_their_authors_in_the_window_and_elsewhere(shipped_library: Library) -> None:
    document = open_page(shipped_library, address.country("DEU")).document
    for write in (to_text.write, to_html.write, to_markdown.write):
        assert "Erik Voeten: Data and Analyses of Voting" in " ".join(write(document).split())
    source = open_page(shipped_library, address.source("un-votes")).document
    assert [fact.label for fact in source.facts][:2] == ["Written by", "Published by"]
    card = source_card(document, "un-votes")
    assert card is not None
    assert card.published.startswith("Erik Voeten, unvotes")
