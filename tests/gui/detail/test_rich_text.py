"""A page as rich text: whatever stands in the content, it is shown as text."""

from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument

from desktop.domain import address
from desktop.domain.address import SOURCES, Address, PageKind
from desktop.domain.escaping import for_html
from desktop.domain.prose import BulletList, Emphasis, NoteBlock, Paragraph, Strong, Text
from desktop.gui.detail.rich_text import Type, rich_text
from desktop.gui.theme import DARK, LIGHT
from desktop.library.library import Library
from desktop.library.rows import Source
from desktop.summary.document import Document, Fact, FactValue, PageSection, Table
from desktop.summary.page import open_page
from desktop.summary.source_card import places
from desktop.summary.statements import has_place

LETTERS = Type("'Serif'", "'Sans'", 11.0, 14.7)
TAGS = {
    "a",
    "b",
    "body",
    "br",
    "div",
    "h1",
    "h2",
    "i",
    "img",
    "li",
    "p",
    "span",
    "sup",
    "table",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
}
ATTRIBUTES = {
    "align",
    "bgcolor",
    "cellpadding",
    "cellspacing",
    "dir",
    "height",
    "href",
    "name",
    "src",
    "style",
    "width",
}


class Reading(HTMLParser):
    """What a browser would make of some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.unclosed: list[str] = []
        self.feed(html)
        self.close()

    @property
    def text(self) -> str:
        return "".join(self.texts)

    @property
    def links(self) -> list[str]:
        return [value for name, value in self.attributes if name == "href"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag != "img":
            self.unclosed.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.unclosed.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def addresses(library: Library) -> Iterator[Address]:
    """The address of every page of a library."""
    yield address.WORLD
    yield from (address.region(code) for code in ("002", "142", "143"))
    countries = [country.iso3 for country in library.countries()]
    yield from map(address.country, countries)
    yield from (address.relation(one, other) for one in countries for other in countries if one != other)
    yield from (address.organization(organization.key) for organization in library.organizations())
    yield from (titled.address for titled in library.titles(PageKind.TOPIC))
    yield from (address.event(event.id) for iso3 in countries for event in library.events_of_country(iso3))
    yield from (address.source(source.key) for source in library.sources())


def read(document: Document) -> Reading:
    return Reading(rich_text(document, LIGHT, LETTERS))


def test_every_page_uses_only_known_tags_and_closes_them(small_library: Library) -> None:
    pages = [read(open_page(small_library, where).document) for where in addresses(small_library)]
    assert len(pages) > 40
    assert {tag for page in pages for tag in page.tags} <= TAGS
    assert {name for page in pages for name, _ in page.attributes} <= ATTRIBUTES
    assert {tuple(page.unclosed) for page in pages} == {()}


def test_every_link_leads_to_a_page_or_to_a_web_site(small_library: Library) -> None:
    pages = [read(open_page(small_library, where).document) for where in addresses(small_library)]
    links = {link for page in pages for link in page.links}
    inner = {link for link in links if link.startswith(address.SCHEME)}
    assert {str(address.parse(link)) for link in inner} == inner
    assert {link for link in links - inner if not link.startswith(("https://", "http://"))} == set()
    assert "https://example.org/a?b=1&c=2" in links
    assert "https://example.org/one?a=1&b=2" in links


@pytest.mark.parametrize(
    ("where", "said"),
    [
        (address.event("ev-neutral"), "Neutrality <b>recognized</b> & welcomed"),
        (address.event("ev-neutral"), 'with "markup" <script>alert(1)</script> in its text'),
        (address.relation("TKM", "AFG"), "Formula =1+1 <i>and</i> markup"),
        (address.source("one"), "Report <one> & more"),
    ],
)
def test_hostile_text_is_shown_letter_by_letter(small_library: Library, where: Address, said: str) -> None:
    assert said in read(open_page(small_library, where).document).text


def document_of(text: str) -> Document:
    """A page that says one text wherever a page can say something."""
    run = (Text(text), Emphasis((Text(text),)), Strong((Text(text),)))
    value = FactValue(run, text, text, text, text, ())
    section = PageSection(
        text, (Paragraph(run), NoteBlock(run), BulletList((run,)), Table((text, text), ((run, run),)))
    )
    source = Source("key", text, False, {"id": "key", "type": "report", "title": text, "publisher": text})
    return Document(
        address.country("TKM"), text, text, run, (Fact(text, (value, value), text),), (section,), (source,), text
    )


@given(st.text(min_size=1) | st.text("<>&\"'/ab =-!;", min_size=1))
@settings(max_examples=150, deadline=None)
def test_no_text_whatever_changes_the_structure_of_a_page(text: str) -> None:
    hostile, harmless = read(document_of(text)), read(document_of("x"))
    assert hostile.tags == harmless.tags
    assert [name for name, _ in hostile.attributes] == [name for name, _ in harmless.attributes]
    assert hostile.unclosed == []
    assert unescape(for_html(text)) in hostile.text


def test_values_that_differ_are_marked_as_such(small_library: Library) -> None:
    html = rich_text(open_page(small_library, address.relation("TKM", "AFG")).document, LIGHT, LETTERS)
    assert f'<div style="color:{LIGHT.warning}">≠&nbsp;Reports give 30 km, an encyclopedia 38 km.</div>' in html


def test_every_cited_number_leads_to_its_source(small_library: Library) -> None:
    document = open_page(small_library, address.country("TKM")).document
    page = read(document)
    for number, source in enumerate(document.sources, start=1):
        assert page.links.count(str(address.source(source.key))) >= 2
        assert ("name", f"source-{number}") in page.attributes


def numbers_in_text(document: Document, key: str) -> int:
    text = rich_text(document, LIGHT, LETTERS).partition(f'<a name="{SOURCES}"></a>')[0]
    return text.count(f'href="{address.source(key)}"')


@pytest.mark.parametrize(
    "where",
    [
        address.country("TKM"),
        address.relation("TKM", "AFG"),
        address.topic("tapi"),
        address.event("ev-neutral"),
        address.organization("UN"),
    ],
)
def test_the_card_of_a_source_knows_the_place_of_every_number(figures_library: Library, where: Address) -> None:
    document = open_page(figures_library, where).document
    assert document.sources
    for source in document.sources:
        assert len(tuple(places(document, source.key))) == numbers_in_text(document, source.key), source.key


def test_the_card_of_a_source_knows_the_place_of_every_number_of_a_long_page(shipped_library: Library) -> None:
    document = open_page(shipped_library, address.country("TKM")).document
    counts = {source.key: len(tuple(places(document, source.key))) for source in document.sources}
    assert max(counts.values()) > 5
    assert counts == {key: numbers_in_text(document, key) for key in counts}


def test_every_heading_can_be_reached_by_its_fragment(small_library: Library) -> None:
    document = open_page(small_library, address.country("TKM")).document
    names = [value for name, value in read(document).attributes if name == "name"]
    headed = [section.anchor for section in document.sections if section.heading]
    assert len(headed) > 2
    assert set(headed) <= set(names)
    assert len(names) == len(set(names))


def test_each_theme_has_its_own_colours(small_library: Library) -> None:
    document = open_page(small_library, address.country("TKM")).document
    for own, other in ((LIGHT, DARK), (DARK, LIGHT)):
        html = rich_text(document, own, LETTERS)
        assert own.ink in html
        assert own.link in html
        assert other.ink not in html


def test_names_from_right_to_left_turn_no_line_around(qapp: object, figures_library: Library) -> None:
    for where in (address.names("TKM"), address.country("TKM")):
        document = QTextDocument()
        document.setHtml(rich_text(open_page(figures_library, where).document, LIGHT, LETTERS))
        block = document.begin()
        arabic = []
        while block.isValid():
            assert block.textDirection() is Qt.LayoutDirection.LeftToRight, block.text()
            arabic += [block.text()] if "تركمانستان" in block.text() else []
            block = block.next()
        assert arabic
        assert all("\u2068تركمانستان\u2069" in text for text in arabic)


def test_every_name_on_a_page_is_a_place_that_an_address_may_lead_to(small_library: Library) -> None:
    for where in addresses(small_library):
        document = open_page(small_library, where).document
        names = {value for name, value in read(document).attributes if name == "name"}
        assert all(has_place(document, name) for name in names), f"{where}: {names}"
