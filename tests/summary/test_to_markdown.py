"""A page as Markdown: read back, it says what the page says, and hostile text is text."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from desktop.domain.escaping import plain
from desktop.summary.document import Document
from desktop.summary.page import Page
from desktop.summary.to_markdown import write
from tests.summary.conftest import HOSTILE, targets_of

DocumentOf = Callable[[str], Document]


def tokens(text: str) -> Iterator[Token]:
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        yield token
        yield from token.children or ()


def words(text: str) -> str:
    """The text that a reader of the rendered Markdown sees, a line a block."""
    lines = []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "inline":
            shown = ("text", "text_special", "code_inline")
            lines.append("".join(child.content for child in token.children or () if child.type in shown))
    return "\n".join(lines)


def assert_harmless(document: Document, text: str) -> None:
    written = write(document)
    found = list(tokens(written))
    kinds = {token.type for token in found}
    assert kinds.isdisjoint({"html_block", "image", "fence", "code_block", "hr"})
    assert {token.content for token in found if token.type == "html_inline"} <= {"<br>"}
    assert [token.content for token in found if token.type == "code_inline"] == ["chancery:country/TKM"]
    assert [token.tag for token in found if token.type == "heading_open"] == ["h1", "h2", "h2"]
    links = [token.attrs["href"] for token in found if token.type == "link_open"]
    assert set(links) == {"chancery:country/TKM"}
    assert written.count("\n# ") == 0
    shown = words(written).split("\n")
    assert shown[0] == text
    assert shown.count(text) >= 4
    tables = [token.type for token in found if token.type in ("table_open", "tr_open", "td_open")]
    assert (tables.count("table_open"), tables.count("tr_open"), tables.count("td_open")) == (2, 5, 6)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_shows_as_text(document_of: DocumentOf, text: str) -> None:
    assert_harmless(document_of(text), text)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("ab1 .)(*_`~<>[]!#&;|\\-+=:/\"'{}", min_size=1, max_size=25).map(str.strip).map(plain).filter(bool))
def test_no_text_is_read_as_markup(document_of: DocumentOf, text: str) -> None:
    found = list(tokens(write(document_of(text))))
    kinds = {token.type for token in found}
    assert kinds.isdisjoint({"html_block", "image", "fence", "code_block", "hr"})
    assert {token.content for token in found if token.type == "html_inline"} <= {"<br>"}
    assert [token.tag for token in found if token.type == "heading_open"] == ["h1", "h2", "h2"]
    assert words(write(document_of(text))).split("\n")[0] == text


@pytest.mark.parametrize("where", ["country/TKM", "relation/AFG/TKM", "event/ev-border", "organization/UN", "world"])
def test_read_back_it_has_the_headings_links_and_tables_of_the_page(small_pages: dict[str, Page], where: str) -> None:
    document = small_pages[f"chancery:{where}"].document
    written = write(document)
    found = list(tokens(written))
    shown = words(written).split("\n")
    assert shown[0] == document.title
    for section in document.every_section:
        assert not section.heading or section.heading in shown
    links = [token.attrs["href"] for token in found if token.type == "link_open" and token.markup != "autolink"]
    assert links == targets_of(document)


def test_the_sources_are_a_numbered_list_with_their_addresses(small_pages: dict[str, Page]) -> None:
    document = small_pages["chancery:country/TKM"].document
    found = list(tokens(write(document).partition("## Sources\n")[2]))
    assert sum(token.type == "list_item_open" for token in found) == len(document.sources)
    links = [token.attrs["href"] for token in found if token.type == "link_open"]
    assert links == ["https://example.org/one?a=1&b=2", "https://example.org/wp"]
    assert "Report <one> & more" in words(write(document))


def test_values_that_differ_stand_in_one_cell(small_pages: dict[str, Page]) -> None:
    (line,) = [
        line
        for line in write(small_pages["chancery:relation/AFG/TKM"].document).splitlines()
        if line.startswith("| Length of the railway")
    ]
    assert line.index("30 km") < line.index("38 km") < line.index("*Reports give 30 km, an encyclopedia 38 km.*")


def test_all_that_is_shipped_reads_back_without_html(shipped_pages: dict[str, Page]) -> None:
    for page in shipped_pages.values():
        found = list(tokens(write(page.document)))
        assert "html_block" not in {token.type for token in found}
        assert {token.content for token in found if token.type == "html_inline"} <= {"<br>"}
        headings = sum(token.type == "heading_open" for token in found)
        named = sum(bool(section.heading) for section in page.document.every_section)
        assert headings == 1 + named + bool(page.document.sources), page.document.address
