"""Parts of a word-processor file that python-docx has no words for: links, bookmarks, fields, tables with headers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from desktop.domain.escaping import isolated, plain
from desktop.domain.values import NamedTuple
from desktop.summary.unbroken import unbroken

Element = BaseOxmlElement

_NO_XML = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_ISOLATE, _ISOLATES = "\u2068", "\u2068\u2069"
_TWIPS_PER_MM = 1440 / 25.4


def safe(text: str) -> str:
    """Returns text that XML can hold, without control characters and overrides."""
    return _NO_XML.sub("", plain(text))


def twips(millimetres: float) -> int:
    """Returns a length in the twentieths of a point that the format counts in."""
    return round(millimetres * _TWIPS_PER_MM)


def element(tag: str, *children: Element, **attributes: str | int) -> Element:
    """Returns an element of the format's own namespace; attributes are of it as well."""
    made: Element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    for child in children:
        made.append(child)
    return made


class Look(NamedTuple):
    """How words are set apart; `colour` is in hexadecimal digits, "" for that of the style."""

    bold: bool = False
    italic: bool = False
    raised: bool = False
    colour: str = ""


PLAIN = Look()


def text_run(text: str, look: Look = PLAIN, language: str = "") -> Element:
    """Returns words as a run; of another language marked so, and from right to left where they are written so."""
    shown = isolated(unbroken(safe(text)))
    turned = bool(language) and shown.startswith(_ISOLATE)
    if language:
        shown = shown.strip(_ISOLATES)  # the run itself is set apart
    # The order is that of the format's schema.
    told = [
        *([element("b")] if look.bold else []),
        *([element("i")] if look.italic else []),
        *([element("color", val=look.colour)] if look.colour else []),
        *([element("vertAlign", val="superscript")] if look.raised else []),
        *([element("rtl")] if turned else []),
        *([element("lang", **{"bidi" if turned else "val": safe(language)})] if language else []),
    ]
    holder = element("t")
    holder.text = shown
    holder.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element("r", *([element("rPr", *told)] if told else []), holder)


def field(name: str) -> Element:
    """Returns a value that the reader's program fills in, such as `PAGE`."""
    return element("fldSimple", text_run("1"), instr=name)


def link_within(bookmark: str, *runs: Element) -> Element:
    """Returns runs that lead to a bookmark of the same file."""
    return element("hyperlink", *runs, anchor=bookmark, history=1)


def link_to_web(file: WordFile, url: str, *runs: Element) -> Element:
    """Returns runs that lead to the web."""
    made = element("hyperlink", *runs, history=1)
    made.set(qn("r:id"), file.part.relate_to(safe(url), RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    return made


def bookmarked(name: str, number: int, runs: Iterable[Element]) -> list[Element]:
    """Returns runs between the two ends of a bookmark."""
    return [element("bookmarkStart", id=number, name=name), *runs, element("bookmarkEnd", id=number)]


def paragraph(style: str, *runs: Element, align: str = "") -> Element:
    """Returns a paragraph in a style, by the identifier that the template has for it."""
    told = [element("pStyle", val=style), *([element("jc", val=align)] if align else [])]
    return element("p", element("pPr", *told), *runs)


def table(
    style: str,
    widths: Sequence[int],
    heads: Sequence[Sequence[Element]],
    rows: Iterable[Sequence[Sequence[Element]]],
    caption: str,
    indent: int = 0,
) -> Element:
    """Returns a table whose first row is repeated on each page and told as headings to who listens.

    Args:
        style: the identifier of its style.
        widths: of its columns, in twentieths of a point.
        heads: the paragraphs of each cell of the first row; none for a table without headings.
        rows: the paragraphs of each cell of the other rows, which no page break parts.
        caption: what it holds, for who listens.
        indent: how far its border is from the margin; with 0 its text begins at the margin.
    """
    made = element(
        "tbl",
        element(
            "tblPr",
            element("tblStyle", val=style),
            element("tblW", w=sum(widths), type="dxa"),
            element("tblInd", w=indent, type="dxa"),
            element("tblLayout", type="fixed"),
            element("tblLook", val="0420" if heads else "0400", firstRow=int(bool(heads)), noVBand=1, noHBand=0),
            element("tblCaption", val=safe(caption)),
        ),
        element("tblGrid", *(element("gridCol", w=width) for width in widths)),
    )
    for number, row in enumerate([heads, *rows] if heads else rows):
        told = [element("cantSplit"), *([element("tblHeader")] if heads and number == 0 else [])]
        made.append(
            element(
                "tr",
                element("trPr", *told),
                *(
                    element("tc", element("tcPr", element("tcW", w=width, type="dxa")), *(cell or [element("p")]))
                    for width, cell in zip(widths, row, strict=True)
                ),
            )
        )
    return made
