"""A page for a word processor: headings, tables and lists that are such, so that who gets it can go on writing."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import docx
from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from desktop.domain.address import PageKind
from desktop.domain.dates import in_words
from desktop.domain.prose import (
    BulletList,
    Citation,
    CitedSource,
    Emphasis,
    Inline,
    Link,
    NoteBlock,
    Paragraph,
    Strong,
    Text,
    plain_text,
)
from desktop.summary.charts import by_decade, share_in_figures
from desktop.summary.charts import in_words as in_words_of_chart
from desktop.summary.citations import closed_up, numbered
from desktop.summary.colophon import LICENCE, colophon
from desktop.summary.document import BarChart, Chart, Document, EventList, Fact, FactValue, PageBlock, Table
from desktop.summary.docx_parts import (
    PLAIN,
    Element,
    Look,
    bookmarked,
    element,
    field,
    link_to_web,
    link_within,
    paragraph,
    safe,
    table,
    text_run,
    twips,
)
from desktop.summary.references import reference

SIZES = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
"""Width and height of the papers, in millimetres."""
_MARGIN = 22.0
_LANGUAGE = "en-GB"
_TEXT, _LABELS = "Georgia", "Arial"
_ACCENT, _MUTED, _WARNING, _LINE = "0E5A94", "59616B", "8F4A00", "C9C4B8"
_QUIET, _LINKED = Look(colour=_MUTED), Look(colour=_ACCENT)
_SIGNS_ACROSS = 92
"""How many signs a row of a table has room for."""
_WIDEST_CELL = 60
_CELL_MARGIN = 108
"""How far the text of a cell is from its border, in twentieths of a point."""


def write(document: Document, moment: int, paper: str = "a4") -> bytes:
    """Returns the page as DOCX (ISO/IEC 29500); the same page and moment give the same bytes.

    Links to the web are kept; links to other pages are not, since the file goes to people who may not have the program.

    Args:
        document: the page.
        moment: when it is made, in seconds since 1970 UTC.
        paper: the name of a paper of `SIZES`.
    """
    return _Writer(document, moment, paper).written()


class _Writer:
    def __init__(self, document: Document, moment: int, paper: str) -> None:
        self._document = document
        self._numbers = document.numbers()
        self._file: WordFile = docx.Document()
        self._moment = moment
        width, height = SIZES[paper]
        section = self._file.sections[0]
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)
        self._width = twips(width - 2 * _MARGIN)

    def written(self) -> bytes:
        document = self._document
        _style(self._file)
        _without_thumbnail(self._file)
        self._describe()
        body = self._file.element.body
        end = body[-1]  # the section's properties, which stand last
        for part in self._parts():
            end.addprevious(part)
        self._foot(f"{document.address} · Chancery, {LICENCE[0].lower()}{LICENCE[1:]} · ")
        return _packed(self._file, self._moment)

    def _describe(self) -> None:
        document, told = self._document, self._file.core_properties
        made = datetime.fromtimestamp(self._moment, UTC).replace(tzinfo=None)
        told.title, told.subject = safe(document.title), safe(document.subtitle)[:255]
        told.author = told.last_modified_by = "Chancery"
        told.comments = safe(plain_text(document.summary))[:255]
        told.keywords, told.language, told.identifier = "", _LANGUAGE, str(document.address)
        told.created = told.modified = made
        told.revision = 1

    def _parts(self) -> Iterator[Element]:
        document = self._document
        yield paragraph("Heading1", text_run(document.title))
        yield from self._badge()
        yield paragraph("Subtitle", text_run(document.subtitle))
        if document.summary:
            yield paragraph("Summary", *self._run(document.summary))
        if document.facts:
            yield self._facts(document.facts)
            yield paragraph("Gap")
        for section in document.sections:
            if section.heading:
                yield paragraph("Heading2", text_run(section.heading))
            for block in section.blocks:
                yield from self._block(block, section.heading or document.title)
        yield from self._sources()

    def _badge(self) -> Iterator[Element]:
        """Yields the codes of a country, or those of each of two, in boxes."""
        where = self._document.address
        if where.kind in (PageKind.COUNTRY, PageKind.RELATION):
            # The document leaves out codes that are not of ISO 3166-1, which stand in the address.
            codes = self._document.codes if len(self._document.codes) == len(where.parts) else where.parts
            cells = [[paragraph("Badge", text_run(code))] for code in codes]
            yield table("Badges", [twips(26)] * len(cells), [], [cells], "Codes", indent=_CELL_MARGIN)

    def _facts(self, facts: Sequence[Fact]) -> Element:
        left = self._width * 3 // 10
        heads = [[paragraph("TableHead", text_run(head))] for head in ("Fact", "As recorded")]
        return table("Rows", [left, self._width - left], heads, map(self._fact, facts), "Facts")

    def _fact(self, fact: Fact) -> list[list[Element]]:
        values = [paragraph("TableText", *self._value(value)) for value in fact.values]
        if fact.disagreement:
            values.append(paragraph("Disagreement", text_run(f"Sources differ: {fact.disagreement}")))
        return [[paragraph("TableLabel", text_run(fact.label))], values]

    def _value(self, value: FactValue) -> list[Element]:
        said = f" ({'; '.join(value.said)})" if value.said else ""
        note = f" – {value.note}" if value.note else ""
        told = [text_run(said + note, _QUIET)] if said or note else []
        return [*self._run(value.inlines), *told, *self._cited(value.sources)]

    def _block(self, block: PageBlock, heading: str) -> Iterator[Element]:
        match block:
            case Paragraph(inlines):
                yield paragraph("Normal", *self._run(inlines))
            case NoteBlock(inlines):
                yield paragraph("Note", *self._run(inlines))
            case BulletList(items):
                for item in items:
                    yield paragraph("ListBullet", *self._run(item))
            case Table():
                yield self._table(block, heading)
                yield paragraph("Gap")
            case Chart():
                yield from self._chart(block)
            case BarChart():
                pass
            case EventList(events):
                if events:
                    yield self._events(block, heading)
                    yield paragraph("Gap")

    def _table(self, shown: Table, heading: str) -> Element:
        heads, rows = shown
        columns = [[plain_text(row[place]) for row in rows] for place in range(len(heads))]
        sides = ["right" if has_figures else "" for has_figures in shown.figures]
        widths = _widths([(head, *column) for head, column in zip(heads, columns, strict=True)], self._width)
        top = [[paragraph("TableHead", text_run(head), align=side)] for head, side in zip(heads, sides, strict=True)]
        cells = (
            [[paragraph("TableText", *self._run(cell), align=side)] for cell, side in zip(row, sides, strict=True)]
            for row in rows
        )
        return table("Rows", widths, top, cells, heading)

    def _chart(self, chart: Chart) -> Iterator[Element]:
        said = f"{chart.caption}, {in_words_of_chart(chart)}"
        yield paragraph("Caption", text_run(said))
        heads = [[paragraph("TableHead", text_run(head))] for head in ("Decade", "Share", chart.cases.capitalize())]
        rows = (
            [
                [paragraph("TableText", text_run(told))]
                for told in (name, share_in_figures(point.share), f"{point.cases:,}")
            ]
            for name, point in by_decade(chart)
        )
        yield table("Rows", [self._width // 6] * 3, heads, rows, said)
        yield paragraph("Gap")

    def _events(self, block: EventList, heading: str) -> Element:
        left = self._width // 4
        heads = [[paragraph("TableHead", text_run(head))] for head in ("Date", "Event")]
        rows = []
        for event in block.events:
            told = [text_run(f"{event.title}.", Look(bold=True))]
            if event.description:
                told.append(text_run(f" {event.description}"))
            for other in event.alternatives:
                told += [
                    text_run(f" (Another date: {in_words(other.date)}"), *self._cited(other.sources), text_run(")"),
                ]  # fmt: skip
            told += self._cited(event.sources)
            date = [paragraph("TableLabel", text_run(in_words(event.date.text)))]
            rows.append([date, [paragraph("TableText", *told)]])
        return table("Rows", [left, self._width - left], heads, rows, heading)

    def _sources(self) -> Iterator[Element]:
        document = self._document
        if document.sources:
            yield paragraph("Heading2", text_run("Sources"))
        for number, source in enumerate(document.sources, start=1):
            runs = [text_run(f"{reference(source.csl, source.tertiary)}.")]
            url = source.csl.get("URL", "")
            if url.startswith(("http://", "https://")):
                linked = link_to_web(self._file, url, text_run(url, _LINKED))
                runs += [text_run(" "), linked]
            yield paragraph("ListNumber", *bookmarked(f"source-{number}", number, runs))
        yield from (paragraph("Note", text_run(sentence)) for sentence in colophon(document))

    def _run(self, run: tuple[Inline, ...], look: Look = PLAIN) -> list[Element]:
        return [part for inline in closed_up(run) for part in self._inline(inline, look)]

    def _inline(self, inline: Inline, look: Look) -> list[Element]:
        match inline:
            case Text(text, language):
                return [text_run(text, look, language)]
            case Citation(sources):
                return self._cited(sources)
            case Emphasis(children):
                return self._run(children, look._replace(italic=True))
            case Strong(children):
                return self._run(children, look._replace(bold=True))
            case Link(target, children):
                if target.startswith(("http://", "https://")):
                    return [link_to_web(self._file, target, *self._run(children, look._replace(colour=_ACCENT)))]
                return self._run(children, look)

    def _cited(self, sources: tuple[CitedSource, ...]) -> list[Element]:
        made: list[Element] = []
        for place, (number, locator) in enumerate(numbered(sources, self._numbers)):
            if place:
                made.append(text_run(", ", Look(raised=True)))
            mark = f"{number}{f', {locator}' if locator else ''}"
            made.append(link_within(f"source-{number}", text_run(mark, Look(raised=True, colour=_ACCENT))))
        return made

    def _foot(self, said: str) -> None:
        foot = self._file.sections[0].footer
        runs = [text_run(said), text_run("Page "), field("PAGE"), text_run(" of "), field("NUMPAGES")]
        holder = foot.paragraphs[0]._p
        for part in runs:
            holder.append(part)


def _widths(columns: Sequence[Sequence[str]], across: int) -> list[int]:
    """Gives each column the share of the page that its texts want, and at least its longest word."""
    words = [max(len(word) for said in column for word in (*said.split(), "")) + 4 for column in columns]
    wanted = [
        max(least, *(min(len(said), _WIDEST_CELL) for said in column))
        for least, column in zip(words, columns, strict=True)
    ]
    excess, can_give = sum(wanted) - _SIGNS_ACROSS, sum(wanted) - sum(words)
    if excess > 0 and can_give > 0:
        share = min(1.0, excess / can_give)
        wanted = [round(want - (want - least) * share) for want, least in zip(wanted, words, strict=True)]
    return [across * want // sum(wanted) for want in wanted]


def _style(file: WordFile) -> None:
    """Gives the template's styles our type and colours, and adds those that it does not have."""
    defaults = file.styles.element.find(".//{*}docDefaults/{*}rPrDefault/{*}rPr")
    for old in defaults.findall("{*}lang"):
        defaults.remove(old)
    defaults.append(element("lang", val=_LANGUAGE, eastAsia="zh-CN", bidi="ar-SA"))
    # The schema has an order: hyphenation follows the tabs.
    file.settings.element.find("{*}defaultTabStop").addnext(element("autoHyphenation"))
    for name, base, size, colour, above, below in (
        ("Normal", "", 10.5, "", 0, 6), ("Heading 1", "", 22, "1F2429", 0, 4), ("Heading 2", "", 13, _ACCENT, 14, 4),
        ("Subtitle", "", 10, _MUTED, 4, 10), ("Summary", "Normal", 12, "", 0, 8), ("Note", "Normal", 9.5, _MUTED, 4, 6),
        ("Caption", "", 9.5, _MUTED, 6, 4), ("Table Text", "Normal", 9.5, "", 1, 1),
        ("Table Label", "Table Text", 9.5, _MUTED, 1, 1), ("Table Head", "Table Text", 9, _MUTED, 1, 1),
        ("Disagreement", "Table Text", 9.5, _WARNING, 1, 1), ("Badge", "Table Text", 11, _ACCENT, 2, 2),
        ("Gap", "Normal", 8, "", 0, 0), ("List Bullet", "", 10.5, "", 0, 3), ("List Number", "", 9, "", 0, 3),
        ("Footer", "", 8, _MUTED, 0, 0),
    ):  # fmt: skip
        styles = file.styles
        if base:
            style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = styles[base]
            style.element.set(qn("w:styleId"), name.replace(" ", ""))
        style = styles[name]
        labels = name.startswith(("Heading", "Table", "Badge", "Footer", "Caption", "Subtitle"))
        _type(style.element.get_or_add_rPr(), _LABELS if labels else _TEXT)
        style.font.size, style.font.italic = Pt(size), name == "Disagreement"
        style.font.bold = name.startswith(("Heading", "Badge", "Table Head"))
        if colour:
            style.font.color.rgb = RGBColor.from_string(colour)
        form = style.paragraph_format
        form.space_before, form.space_after = Pt(above), Pt(below)
        form.keep_with_next = True if name.startswith(("Heading", "Caption", "Table Head")) else None
    note = file.styles["Note"]
    note.paragraph_format.left_indent = Mm(3)
    side = element("pBdr", element("left", val="single", sz=12, space=6, color=_LINE))
    note.element.get_or_add_pPr().find(qn("w:spacing")).addprevious(side)
    file.styles["Gap"].paragraph_format.line_spacing = Pt(8)
    file.styles["Badge"].element.get_or_add_pPr().append(element("jc", val="center"))
    for name, sides, colour in (("Rows", ("bottom", "insideH"), _LINE), ("Badges", _ALL_SIDES, _ACCENT)):
        lines = element("tblBorders", *(element(side, val="single", sz=4, space=0, color=colour) for side in sides))
        style = file.styles.add_style(name, WD_STYLE_TYPE.TABLE)
        style.element.append(element("tblPr", lines))


def _without_thumbnail(file: WordFile) -> None:
    """Takes the picture away that the template has of a page of its own, which programs would show for this one."""
    package = file.part.package
    for key, told in list(package.rels.items()):
        if told.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package.rels.pop(key)


_ALL_SIDES = ("top", "left", "bottom", "right", "insideV")


def _type(told: Element, face: str) -> None:
    """Sets the typeface of a style; those of the template's theme would go before it."""
    for old in told.findall("{*}rFonts"):
        told.remove(old)
    told.insert(0, element("rFonts", ascii=face, hAnsi=face, cs=face, eastAsia=face))


def _packed(file: WordFile, moment: int) -> bytes:
    """Returns the file with one time on all that is in it, since the packer would write the present one."""
    raw, packed = io.BytesIO(), io.BytesIO()
    file.save(raw)
    stamp = time.gmtime(max(moment, 315_532_800))[:6]  # the format of the archive begins in 1980
    with zipfile.ZipFile(raw) as found, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        for name in sorted(found.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            made.writestr(zipfile.ZipInfo(name, stamp), found.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
