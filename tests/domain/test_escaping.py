"""The escaping gate: hostile texts come out of each door as harmless ones."""

import csv
import io
import unicodedata
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from desktop.domain.escaping import for_csv, for_file_name, for_html, for_markdown, for_terminal, isolated, plain

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><b onmouseover='x'>",
    "&lt;b&gt; &amp; &#x27;",
    "</p><table><table><table>",
    "<!-- x --><![CDATA[ y ]]>",
    "a\x00b\x07c\x08d\x7fe",
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\",
    "\x9b2J\x9d0;x\x9c",
    "one\rtwo",
    "one\ntwo\r\nthree",
    "abc\u202edcb\u202c",
    "\u2066hidden\u2069 \u200e\u200f",
    "zero\u200bwidth\u2060\ufeff",
    "line\u2028and\u2029paragraph",
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\u200b=1+1",
    "\r=1+1",
    "# heading",
    "> quote",
    "- item",
    "+ item",
    "1. item",
    "1) item",
    "1.",
    "7)",
    "***",
    "---",
    "===",
    "~~~",
    "```\ncode\n```",
    "    indented",
    "[a](javascript:alert(1))",
    "![a](file:///etc/passwd)",
    "[a]: https://example.org",
    "<https://example.org>",
    "*a* _b_ **c** `d` ~~e~~ | f |",
    "back\\slash\\",
    "&copy; &nbsp;",
    "../../etc/passwd",
    "..\\..\\windows",
    "C:\\con.txt",
    "a/b:c*d?e\"f<g>h|i",
    ".hidden",
    "NUL",
    "com1.txt",
    "con." + "x" * 200,
    "",
    "   ",
    "...",
    "ü" * 200,
    "🇹🇲" * 40,
    "\ud800 lone",
]  # fmt: skip
BAD = {*"\u061c\u200b\u200e\u200f\ufeff", *map(chr, range(0x2028, 0x202F)), *map(chr, range(0x2060, 0x206A))}
texts = st.sampled_from(HOSTILE) | st.text(max_size=40)
commonmark = MarkdownIt("commonmark")


def _dangerous(text: str, kept: str = "") -> list[str]:
    return [c for c in text if c not in kept and (unicodedata.category(c) == "Cc" or c in BAD)]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.words += "".join(value or "" for name, value in attrs if name == "title")

    def handle_data(self, data: str) -> None:
        self.words += data


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


@settings(deadline=None, max_examples=200)
@given(texts)
def test_a_label_is_one_line_without_controls_and_overrides(text: str) -> None:
    assert not _dangerous(plain(text))
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_moves_the_cursor_of_a_terminal(text: str) -> None:
    assert not _dangerous(for_terminal(text))


def test_words_of_every_script_stay_as_they_are() -> None:
    for words in ("Türkmenistan", "افغانستان", "می‌خواهم", "土库曼斯坦", "Côte d’Ivoire", "1–3 May"):
        assert plain(words) == for_terminal(words) == for_html(words) == for_csv(words) == words
        assert for_markdown(words) == words
        assert for_file_name(words.replace("\u200c", "")) == words.replace("\u200c", "")


@settings(deadline=None, max_examples=200)
@given(texts)
def test_html_shows_the_words_and_no_element(text: str) -> None:
    body = _read(f"<p>{for_html(text)}</p>")
    assert body.tags == ["p"]
    assert not _dangerous(body.words, kept="\n\t")
    assert body.words == "".join(c for c in text if not _dangerous(c, kept="\n\t"))


@settings(deadline=None, max_examples=200)
@given(texts)
def test_an_attribute_of_html_holds_the_words_and_ends_where_it_should(text: str) -> None:
    read = _read(f'<p title="{for_html(text)}">')
    assert read.tags == ["p"]
    assert read.words == "".join(c for c in text if not _dangerous(c, kept="\n\t"))


@settings(deadline=None, max_examples=200)
@given(texts)
def test_markdown_shows_the_words_and_no_markup(text: str) -> None:
    tokens = commonmark.parse(for_markdown(text))
    shown = [child.content for token in tokens for child in token.children or ()]
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    assert {child.type for token in tokens for child in token.children or ()} <= {"text", "text_special"}
    assert "".join(shown) == plain(text).strip().replace("\x00", "\ufffd")


@settings(deadline=None, max_examples=200)
@given(texts)
def test_no_cell_of_a_spreadsheet_is_a_formula(text: str) -> None:
    cell = for_csv(text)
    assert not _dangerous(cell)
    assert not cell.startswith(("=", "@", "＝", "＋", "－", "＠"))
    if cell.startswith(("+", "-")):
        float(cell.replace(",", "").replace(".", ""))


def test_a_number_of_a_spreadsheet_stays_a_number() -> None:
    for number in ("-5", "+3", "-1.5", "-1,500.25", "1995"):
        assert for_csv(number) == number
    assert for_csv("-1+1") == "'-1+1"
    assert for_csv("=1+1") == "'=1+1"


@settings(deadline=None, max_examples=200)
@given(st.lists(texts, min_size=1, max_size=3))
def test_a_row_reads_back_with_as_many_cells(row: list[str]) -> None:
    cells = [for_csv(text) for text in row]
    written = io.StringIO(newline="")
    csv.writer(written).writerow(cells)
    assert list(csv.reader(io.StringIO(written.getvalue(), newline=""))) == [cells]


@settings(deadline=None, max_examples=200)
@given(texts)
def test_a_file_name_names_one_visible_file_on_any_system(text: str) -> None:
    name = for_file_name(text)
    assert name
    assert len(name.encode("utf-8")) <= 120
    assert not set(name) & set('<>:"/\\|?*')
    assert not _dangerous(name)
    assert not name.startswith((".", " ", "-"))
    assert not name.endswith((".", " "))
    assert name.split(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT9"}


def test_file_names_stay_readable() -> None:
    assert for_file_name("Afghanistan and Turkmenistan.pdf") == "Afghanistan and Turkmenistan.pdf"
    assert for_file_name("../../etc/passwd") == "etc-passwd"
    assert for_file_name("a/b") == "a-b"
    assert for_file_name("Tu\u0308rkmenistan") == "Türkmenistan"
    assert for_file_name("nul") == "page-nul"
    assert for_file_name("...") == "page"


@pytest.mark.parametrize("text", ["تركمانستان", "טורקמניסטן", "a ایران b"])
def test_what_runs_from_right_to_left_is_isolated(text: str) -> None:
    assert isolated(text) == f"\u2068{text}\u2069"


@pytest.mark.parametrize("text", ["", "Türkmenistan", "土库曼斯坦", "12"])
def test_what_runs_as_the_page_does_is_left_as_it_is(text: str) -> None:
    assert isolated(text) == text
