"""Prints read back with a reader that is not ours."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PageObject, PdfReader

from desktop.domain import address
from desktop.domain.address import Address
from desktop.library.library import Library
from desktop.summary.page import open_page
from desktop.summary.to_pdf import Brief, Paper, natural_brief, write

FOOT = 17 / 25.4 * 72
"""The lower edge of the text of a brief, in points from the end of the paper."""
FOOTER = re.compile(r"(Comparedwithitssources|Citeas:).*Page\d+of\d+")


def printed(library: Library, where: Address, brief: Brief | None = None, paper: Paper = Paper.A4) -> PdfReader:
    """Prints a page and opens the PDF."""
    page = open_page(library, where)
    return PdfReader(io.BytesIO(write(library, page, brief or natural_brief(where.kind), paper).data))


def one_page(library: Library, code: str, paper: Paper = Paper.A4) -> PdfReader:
    return printed(library, address.country(code), Brief.ONE_PAGE, paper)


def words_of(reader: PdfReader) -> str:
    """Returns all text, line ends and word divisions closed up, so that nothing hangs on where a line ends."""
    text = "".join(page.extract_text() for page in reader.pages)
    return squeezed(text)


def squeezed(text: str) -> str:
    """Returns text without spaces, hyphens and what cannot be seen."""
    return re.sub(r"[\s\-\u00ad\u2010\u2011\u200b\u200c\u200d\u2060\u2066-\u2069\u00a0]+", "", text)


def fonts_of(reader: PdfReader) -> Iterator[Any]:
    """Yields the descriptor of every font."""
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            for inner in font.get_object().get("/DescendantFonts", [font]):
                yield inner.get_object()["/FontDescriptor"].get_object()


def below_the_text(page: PageObject) -> str:
    """Returns what stands below the lower edge of the text of a brief, where its footer alone may be; squeezed."""
    found: list[str] = []

    def note(text: str, page: list[float], line: list[float], _: object, __: float) -> None:
        height = line[4] * page[1] + line[5] * page[3] + page[5]
        if text.strip() and height < FOOT - 0.5:
            found.append(text)

    page.extract_text(visitor_text=note)
    return squeezed("".join(found))
