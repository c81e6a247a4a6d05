"""Documents made by hand, full of what must never be read as markup."""

import zlib
from collections.abc import Callable, Iterator

import pytest

from desktop.domain import address
from desktop.domain.address import Address, PageKind, parse
from desktop.domain.later import Later
from desktop.domain.prose import BulletList, Citation, CitedSource, Emphasis, Inline, Link, Paragraph, Strong, Text
from desktop.library.library import Library
from desktop.library.rows import Source
from desktop.summary.document import Document, Fact, FactValue, PageSection, Table
from desktop.summary.page import Page, open_page

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=http://evil.example/x onerror=alert(1)>",
    "<!-- a comment",
    "&lt;b&gt; &copy; &#60;",
    "[link](javascript:alert(1)) ![image](http://evil.example/x)",
    "`code` *stars* _lines_ ~~struck~~ a|b # no heading",
    "# a heading",
    "- an item",
    "1. an item",
    "> a quotation",
    "--- \\ backslash \\*",
    "=1+1",
    "https://evil.example and <https://evil.example>",
    "</main></body>\"'></a>",
    "| a | b |",
)


@pytest.fixture
def document_of() -> Callable[[str], Document]:
    """Returns a document that holds one text at every place where a text may stand."""
    return hostile_document


def hostile_document(text: str) -> Document:
    cited = (CitedSource("one", text),)
    run: tuple[Inline, ...] = (
        Text(text),
        Text(" then "),
        Emphasis((Text(text),)),
        Text(" then "),
        Strong((Text(text),)),
        Text(" then "),
        Link("chancery:country/TKM", (Text(text),)),
        Text(" "),
        Citation(cited),
    )
    value = FactValue((Text(text),), text, text, text, text, cited)
    return Document(
        address.country("TKM"),
        text,
        text,
        run,
        (Fact(text, (value, value), text), Fact("Plain", (value,))),
        (
            PageSection("", (Paragraph(run),)),
            PageSection(text, (BulletList((run, run)), Table((text, "Other"), ((run, (Text(text),)),)))),
        ),
        (Source("one", text, True, {"id": "one", "type": "book", "title": text, "publisher": text}),),
        "24 November 2026",
    )


def targets(value: object) -> Iterator[str]:
    """Yields the target of every link within a document."""
    if isinstance(value, Link):
        yield value.target
    elif isinstance(value, tuple | Later):
        for part in value:
            yield from targets(part)


def targets_of(document: Document) -> list[str]:
    """Returns the target of every link of a document, those of what links to it and of related pages last."""
    return [*targets(document._replace(links=())), *targets(tuple(one.section for one in document.links))]


def reachable(library: Library, one_in: int = 1) -> dict[str, Page]:
    """Opens the pages that are reached from that of the world by links, timelines, paths and sources, breadth first.

    All that people wrote, and of what is computed from data sets one page in so many.
    """
    authored = {str(title.address) for kind in PageKind for title in library.titles(kind)}
    pages: dict[str, Page] = {}
    pending: list[Address] = [address.WORLD]
    for where in pending:
        if str(where) in pages or not (
            where.kind in (PageKind.WORLD, PageKind.REGION, PageKind.COUNTRY, PageKind.SOURCE)
            or str(where.canonical) in authored
            or where.parts[0].startswith("ev-")
            or zlib.crc32(str(where).encode()) % one_in == 0
        ):
            continue
        page = pages[str(where)] = open_page(library, where)
        pending += [parse(target).page for target in targets_of(page.document) if target.startswith("chancery:")]
        pending += [address.event(event.id) for event in page.events]
        pending += [address.source(source.key) for source in page.document.sources]
        pending += [above.address for above in page.path]
    return pages


@pytest.fixture(scope="session")
def small_pages(small_library: Library) -> dict[str, Page]:
    """Every page of the small world."""
    return reachable(small_library)


@pytest.fixture(scope="session")
def shipped_pages(shipped_library: Library) -> dict[str, Page]:
    """Every page that is shipped and was written by people, and one in thirty of those from data sets."""
    return reachable(shipped_library, one_in=30)


ONE_OF_EACH_KIND = {
    PageKind.WORLD: "world",
    PageKind.REGION: "region/143",
    PageKind.COUNTRY: "country/TKM",
    PageKind.NAMES: "names/TKM",
    PageKind.RELATION: "relation/AFG/TKM",
    PageKind.ORGANIZATION: "organization/UN",
    PageKind.TOPIC: "topic/tapi",
    PageKind.EVENT: "event/ev-border",
    PageKind.DAY: "day/12-12",
    PageKind.SOURCE: "source/wp",
    PageKind.LINKS: "links/country/TKM",
}
