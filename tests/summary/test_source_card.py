"""A source in short, and for what a page cites it."""

from desktop.domain import address
from desktop.domain.prose import BulletList, Citation, CitedSource, Emphasis, Inline, Paragraph, Text
from desktop.library.library import Library
from desktop.summary.document import PageSection, Table
from desktop.summary.page import open_page
from desktop.summary.source_card import places, source_card

ONE, TWO = CitedSource("one"), CitedSource("two", "p. 3")


def words(library: Library, *blocks: Paragraph | BulletList | Table, key: str = "one") -> list[tuple[str, str]]:
    page = open_page(library, address.country("TKM")).document
    made = page._replace(summary=(), facts=(), sections=(PageSection("A", blocks),), links=())
    return [(found.words, found.locator) for found in places(made, key)]


def test_a_source_is_cited_for_the_words_since_the_citation_before(small_library: Library) -> None:
    run: tuple[Inline, ...] = (
        Text("First "), Emphasis((Text("this"),)), Text(" "), Citation((ONE,)),
        Text(". Then that "), Citation((ONE, TWO)), Citation((ONE,)), Text("."),
    )  # fmt: skip
    assert words(small_library, Paragraph(run)) == [("First this", ""), ("Then that", ""), ("Then that", "")]
    assert words(small_library, Paragraph(run), key="two") == [("Then that", "p. 3")]


def test_long_words_are_cut_at_a_word(small_library: Library) -> None:
    ((cut, _),) = words(small_library, Paragraph((Text("word, " * 100), Citation((ONE,)))))
    assert len(cut) <= 151
    assert cut.endswith("word…")


def test_a_cell_of_a_table_is_told_with_what_its_row_is_about(small_library: Library) -> None:
    row: tuple[tuple[Inline, ...], ...] = ((Text("Kabul"),), (Text("an embassy "), Citation((ONE,))))
    assert words(small_library, Table(("Where", "What"), (row,))) == [("Kabul: an embassy", "")]


def test_the_card_says_kind_publisher_date_and_the_day_of_reading(small_library: Library) -> None:
    page = open_page(small_library, address.country("TKM")).document
    card = source_card(page, "wp")
    assert card is not None
    assert (card.kind, card.title) == ("encyclopedia article", "An encyclopedia article")
    assert (card.published, card.read) == ("Encyclopedia, undated", "23 November 2026")
    first, *others = [place.words for place in card.cited_for]
    assert first == "A pipeline is planned with Afghanistan"
    assert "Afghanistan: 21 February 1992; March 1992" in others, "a row of a table"
    assert source_card(page, "no-such-source") is None


def test_the_edition_counts_what_rests_on_a_source(small_library: Library) -> None:
    assert small_library.statements_on("wp") > small_library.statements_on("country-codes") == 0
    cited = sum(
        len(tuple(places(open_page(small_library, address.topic("tapi")).document, key))) for key in ("one", "wp")
    )
    assert 0 < cited < small_library.statements_on("one") + small_library.statements_on("wp")
