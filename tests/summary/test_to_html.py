"""A page as HTML: well-nested, in need of nothing else, and hostile text is text."""

import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import html5lib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from desktop.domain import address
from desktop.domain.address import parse
from desktop.domain.dates import in_words
from desktop.domain.prose import Link, Paragraph, Text
from desktop.library.library import Library
from desktop.library.rows import Source
from desktop.summary.document import Document, PageSection
from desktop.summary.page import Page, open_page
from desktop.summary.to_html import write
from tests.summary.conftest import HOSTILE, targets_of

DocumentOf = Callable[[str], Document]
VOID = {"meta", "br"}
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "main", "section", "div", "footer", "aside"),
    *("h1", "h2", "p", "dl", "dt", "dd", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"),
    *("a", "sup", "em", "strong", "b", "span", "bdi"),
    *("figure", "figcaption", "svg", "rect", "circle", "path"),
}


class Reader(HTMLParser):
    """Reads HTML strictly and keeps what it found."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.texts: dict[str, list[str]] = {}
        self.comments: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.setdefault(self._open[-1] if self._open else "", []).append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def values(self, attribute: str) -> list[str]:
        return [value for _, name, value in self.attributes if name == attribute]


def assert_sound(document: Document) -> Reader:
    """Every tag is one of ours and closed in its place; ids are unique; nothing is loaded and nothing runs."""
    html = write(document)
    read = Reader(html)
    assert set(read.tags) <= TAGS
    assert not read.comments
    ids = read.values("id")
    assert len(ids) == len(set(ids)), document.address
    assert "" not in ids
    names = {name for _, name, _ in read.attributes}
    of_charts = {"role", "aria-label", "viewbox", "preserveaspectratio", "x", "y", "width", "height"}
    of_globes = {"xmlns", "d", "r", "cx", "cy"}
    assert names <= {"lang", "charset", "name", "content", "class", "id", "href", "scope"} | of_charts | of_globes
    assert {tag for tag, name, _ in read.attributes if name == "href"} <= {"a"}
    assert set(read.values("role")) <= {"img", "doc-noteref"}
    assert read.tags["svg"] == len([said for said in read.values("aria-label") if said])
    assert (read.tags["h1"], read.tags["main"], read.tags["title"]) == (1, 1, 1 + read.tags["rect"])
    assert read.tags["section"] == read.tags["h2"]
    assert all(href.startswith(("chancery:", "#source-", "http://", "https://")) for href in read.values("href"))
    assert {href[1:] for href in read.values("href") if href[0] == "#"} <= set(ids)
    (style,) = read.texts["style"]
    assert not re.search(r"url\(|@import|http", style)
    return read


def test_all_pages_of_the_small_world_are_sound(small_pages: dict[str, Page]) -> None:
    for page in small_pages.values():
        # The parser of the HTML standard raises on whatever a browser would have to guess.
        html5lib.HTMLParser(strict=True).parse(write(page.document))
        read = assert_sound(page.document)
        assert read.texts["h1"] == [page.document.title]


def test_all_pages_that_are_shipped_are_sound(shipped_pages: dict[str, Page]) -> None:
    for page in shipped_pages.values():
        assert_sound(page.document)


def test_links_of_the_page_are_kept(small_pages: dict[str, Page]) -> None:
    document = small_pages["chancery:country/TKM"].document
    hrefs = [href for href in assert_sound(document).values("href") if href[0] != "#"]
    assert hrefs[: -len([source for source in document.sources if "URL" in source.csl])] == targets_of(document)
    assert "https://example.org/one?a=1&b=2" in hrefs


def test_every_source_has_its_place_and_every_citation_leads_there(small_pages: dict[str, Page]) -> None:
    document = small_pages["chancery:relation/AFG/TKM"].document
    read = assert_sound(document)
    assert [one for one in read.values("id") if one.startswith("source-")] == ["source-1", "source-2", "source-3"]
    assert {href for href in read.values("href") if href[0] == "#"} == {"#source-1", "#source-2", "#source-3"}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_shows_as_text(document_of: DocumentOf, text: str) -> None:
    html5lib.HTMLParser(strict=True).parse(write(document_of(text)))
    read = assert_sound(document_of(text))
    assert "".join(read.texts["h1"]) == text
    assert "".join(read.texts["h2"]) == text + "Sources"
    assert "".join(read.texts["em"]).count(text) == 5
    assert text in "".join(read.texts["dd"])
    assert set(read.values("href")) == {"chancery:country/TKM", "#source-1"}


def test_an_address_cannot_leave_its_attribute() -> None:
    target = "https://example.org/?a=\"onclick='x'&lt;<b>"
    section = PageSection("", (Paragraph((Link(target, (Text("words"),)),)),))
    read = assert_sound(Document(address.WORLD, "World", "", (), (), (section,), (), ""))
    assert read.values("href") == [target]


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("ab <>&;\"'=/-!\x00\x1b\u202e", min_size=1, max_size=25))
def test_no_text_is_read_as_markup(document_of: DocumentOf, text: str) -> None:
    plain_tags = Reader(write(document_of("word"))).tags
    read = Reader(write(document_of(text)))
    assert read.tags == plain_tags
    assert "".join(read.texts.get("h1", [])) == re.sub("[\x00\x1b\u202e]", "", text)


@pytest.mark.parametrize(
    "headings", [("Trade", "Trade!"), ("Sources",), ("Политика", "Торговля"), ("Key dates", "Key dates")]
)
def test_headings_that_read_alike_have_places_of_their_own(headings: tuple[str, ...]) -> None:
    sections = tuple(PageSection(heading, (Paragraph((Text("words"),)),)) for heading in headings)
    source = Source("one", "One", False, {"id": "one", "title": "One", "publisher": "P"})
    assert_sound(Document(address.WORLD, "World", "", (), (), sections, (source,), ""))


def colours(style: str, where: str) -> dict[str, str]:
    """The colours that a style names, after a place in it."""
    (block,) = re.findall(r":root {([^}]*)}", style[style.index(where) :])[:1]
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6})", block))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2."""

    def luminance(colour: str) -> float:
        digits = colour[1:] if len(colour) > 4 else "".join(digit * 2 for digit in colour[1:])
        parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("where", [":root", "prefers-color-scheme: dark", "@media print"])
def test_every_colour_of_text_stands_out_from_both_grounds(document_of: DocumentOf, where: str) -> None:
    (style,) = Reader(write(document_of("word"))).texts["style"]
    found = colours(style, where)
    for text in ("ink", "muted", "link", "warning"):
        for ground in ("paper", "panel"):
            assert contrast(found[text], found[ground]) >= 4.5, (text, ground)


def test_the_nu_checker_finds_nothing(small_pages: dict[str, Page], document_of: DocumentOf, tmp_path: Path) -> None:
    checker = os.environ.get("CHANCERY_VNU")
    if not checker:
        pytest.skip("CHANCERY_VNU does not name a vnu.jar")
    documents = [*(page.document for page in small_pages.values()), *map(document_of, HOSTILE)]
    for number, document in enumerate(documents):
        (tmp_path / f"{number}.html").write_text(write(document), encoding="utf-8")
    called = ["java", "-jar", checker, *sorted(tmp_path.glob("*.html"))]
    done = subprocess.run(called, capture_output=True, text=True, timeout=300)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_page_with_an_article_says_when_it_was_last_checked(
    shipped_library: Library, shipped_pages: dict[str, Page]
) -> None:
    articles = {article.address: article.checked for article in shipped_library.articles()}
    assert len(articles) > 90
    for where, checked in articles.items():
        document = open_page(shipped_library, where).document
        assert document.checked == in_words(checked)
        assert f"last checked {document.checked}" in write(document)
    others = [page.document for page in shipped_pages.values() if page.document.address.canonical not in articles]
    assert not any(document.checked for document in others)


def test_a_page_that_data_sets_alone_tell_says_of_which_edition_it_is(shipped_library: Library) -> None:
    edition = in_words(shipped_library.edition().checked)
    for where in ("country/FRA", "names/FRA", "relation/FRA/DEU", "organization/ARF"):
        document = open_page(shipped_library, parse(where)).document
        assert document.standing == f"from data sets, edition of {edition}"
        assert document.standing in write(document)
    for where in ("country/TKM", "topic/tapi"):
        assert open_page(shipped_library, parse(where)).document.standing.startswith("last checked ")
    assert open_page(shipped_library, parse("source/cldr")).document.standing == ""


def test_a_badge_has_the_codes_of_iso_3166_alone(shipped_library: Library) -> None:
    found = {
        where: open_page(shipped_library, parse(where)).document.codes
        for where in ("country/TKM", "relation/TKM/AFG", "country/SUN", "relation/TKM/XKX", "topic/tapi")
    }
    assert list(found.values()) == [("TM · TKM",), ("TM · TKM", "AF · AFG"), (), ("TM · TKM",), ()]
    assert '<span class="code">TM · TKM</span>' in write(open_page(shipped_library, parse("country/TKM")).document)


@pytest.mark.skipif(shutil.which("chromium") is None, reason="there is no Chromium")
def test_a_browser_prints_the_longest_page_on_few_sheets(shipped_library: Library, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(write(open_page(shipped_library, address.country("TKM")).document), "utf-8")
    options = ["--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}/profile"]
    subprocess.run(
        ["chromium", *options, f"--print-to-pdf={tmp_path}/page.pdf", file.as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert 6 < len(PdfReader(tmp_path / "page.pdf").pages) < 15
