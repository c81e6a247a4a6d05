"""A document as the rich text of Qt; every word of data in it passes the escaping gate."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from desktop.domain import address
from desktop.domain.address import FACTS, SOURCES
from desktop.domain.dates import in_words
from desktop.domain.escaping import for_html, isolated
from desktop.domain.prose import (
    BulletList,
    CitedSource,
    NoteBlock,
    Paragraph,
    plain_text,
)
from desktop.gui.detail.badge import badge_size
from desktop.gui.detail.globe import globe_size
from desktop.gui.theme import Theme
from desktop.library.rows import Event
from desktop.summary.charts import in_words as in_words_of_chart
from desktop.summary.citations import numbered
from desktop.summary.document import (
    BarChart,
    Chart,
    Document,
    EventList,
    Fact,
    FactValue,
    PageBlock,
    PageSection,
    Table,
    holds_figures,
)
from desktop.summary.globe import globe_of
from desktop.summary.html_runs import HtmlRuns
from desktop.summary.references import reference

_WIDEST_DIGIT = 0.64
"""Width of a digit, in times the size of its type."""
_LONGEST_DATE = 22
"""A date of more characters than these runs over two lines."""
_LONGEST_WORD, _LONGEST_CELL = 14, 20
"""Room is kept for a word, and for the text of a cell, of so many characters."""
_SEEN_ROWS = 60
"""So many rows of a table are looked at for the widths and sides of its columns."""
_LEADING = 118
"""Height of a line in per cent of what the type itself asks for, which in text faces with many scripts is a lot."""


class Type(NamedTuple):
    """Families of type, the size of the text in points and in pixels, and the room for a picture or a narrow table."""

    serif: str
    sans: str
    points: float
    pixels: float
    room: float = 10_000.0


WIDEST_CHART, _CHART_HEIGHT, _BAR_LINE, _LEAST_GROUP = 32, 8, 1.3, 13
"""Of a chart, of a line and of a group of one that has bars, in times the size of the type."""
CHART_TYPE = 0.8
"""Size of the type in pictures, in times that of the text."""
NARROW, _MOST_FOR_DATES = 18, 0.42
"""In lines shorter than so many times the size of the type, dates take this share of them at most."""
BADGE = "badge:"
"""What the address of a badge's picture begins with; its place among the codes of the page follows."""
GLOBE = "globe:"
"""The address of the picture of the page's globe."""
CHART = "chart:"
"""What the address of a chart's picture begins with; its place among the charts of the page follows."""


def chart_size(letters: Type, chart: Chart | BarChart) -> tuple[int, int]:
    """Returns width and height of a chart in pixels; it is no wider than a line of text."""
    width = round(min(letters.pixels * WIDEST_CHART, letters.room))
    if isinstance(chart, BarChart):
        return width, round(letters.pixels * _BAR_LINE * chart.lines(is_stacked(chart, width, letters.pixels)))
    return width, round(letters.pixels * _CHART_HEIGHT)


def is_stacked(chart: BarChart, width: float, pixels: float) -> bool:
    """Returns whether the groups of a chart stand below each other, as there is no room beside in text of that size."""
    return width < len(chart.groups) * _LEAST_GROUP * pixels


def shows_globe(document: Document, letters: Type) -> bool:
    """Returns whether a globe stands on the page: where there is one, and room for it beside the title."""
    return letters.room >= NARROW * letters.pixels and globe_of(document) is not None


def rich_text(document: Document, theme: Theme, letters: Type) -> str:
    """Returns the page as HTML of the part that QTextDocument understands."""
    return "".join(rich_parts(document, theme, letters))


def rich_parts(document: Document, theme: Theme, letters: Type) -> Iterator[str]:
    """Yields the same HTML in parts: no part ends within a tag, and the tag that opens a table is one by itself."""
    return _Writer(document, theme, letters).parts()


class _Writer(HtmlRuns):
    emphasis, strong = "i", "b"

    def __init__(self, document: Document, theme: Theme, letters: Type) -> None:
        self._document = document
        self._theme = theme
        self._numbers = document.numbers()
        self._charts = 0
        self._sans = f"font-family:{letters.sans}"
        self._small = f"{self._sans}; font-size:{letters.points * 0.86:.1f}pt"
        self._letters = letters
        self._link = f"text-decoration:none; color:{theme.link}"
        self.link_attributes = f' style="{self._link}"'

    def parts(self) -> Iterator[str]:
        document, points = self._document, self._letters.points
        # Qt would set a line that begins with a name in Arabic from right to left as a whole.
        style = f"font-family:{self._letters.serif}; font-size:{points:.1f}pt; color:{self._theme.ink}"
        yield f'<body dir="ltr" style="{style}">'
        standing = f"&nbsp; · {for_html(document.standing)}" if document.standing else ""
        yield (
            f'<p style="{self._small}; color:{self._theme.muted}; margin-top:0; margin-bottom:2px">'
            f"{self._globe()}{for_html(document.subtitle)}{self._badges()}{standing}</p>"
        )
        yield (
            f'<h1 style="{self._sans}; font-weight:600; margin-top:0; '
            f'margin-bottom:{points * 0.7:.0f}px">{for_html(document.title)}</h1>'
        )
        if document.summary:
            yield (
                f'<p style="font-size:{points * 1.12:.1f}pt; line-height:{_LEADING}%; margin-top:0; '
                f'margin-bottom:{points:.0f}px">{self.run(document.summary)}</p>'
            )
        # The lead comes before the fact box, which on the page of a country is longer than the window is high. What
        # stands below the first screen is not asked for before that is shown.
        if lead := document.lead:
            yield from self._section(lead)
        if document.facts:
            yield from self._facts(document.facts)
        for section in islice(document.every_section, 1 if lead else 0, None):
            yield from self._section(section)
        yield from self._sources()
        yield "</body>"

    def _globe(self) -> str:
        globe = globe_of(self._document)
        if globe is None or not shows_globe(self._document, self._letters):
            return ""
        width, height = globe_size(self._letters.pixels)
        said = for_html(globe.said)
        return f'<img src="{GLOBE}" width="{width}" height="{height}" alt="{said}" style="float:right">'

    def _badges(self) -> str:
        sizes = [badge_size(codes, self._letters.pixels) for codes in self._document.codes]
        return "".join(
            f'&nbsp; <img src="{BADGE}{number}" width="{width}" height="{height}" style="vertical-align:middle">'
            for number, (width, height) in enumerate(sizes)
        )

    def _section(self, section: PageSection) -> Iterator[str]:
        if section.heading:
            yield self._heading(section.heading, section.anchor)
        for block in section.blocks:
            yield from self._block(block)

    def _heading(self, heading: str, anchor: str) -> str:
        points = self._letters.points
        return (
            f'<h2 style="{self._sans}; font-weight:600; '
            f'margin-top:{points * 2:.0f}px; margin-bottom:{points * 0.5:.0f}px">'
            f'<a name="{for_html(anchor)}"></a>{for_html(heading)}</h2>'
        )

    def _paragraph(self, inner: str, style: str = "") -> str:
        margin = f"margin-top:0; margin-bottom:{self._letters.points * 0.8:.0f}px"
        return f'<p style="line-height:{_LEADING}%; {margin}; {style}">{inner}</p>'

    def _facts(self, facts: tuple[Fact, ...]) -> Iterator[str]:
        line = f"border-bottom-width:1px; border-bottom-style:solid; border-bottom-color:{self._theme.line}"
        yield (
            f'<table width="100%" cellspacing="0" cellpadding="5" '
            f'style="{self._small}; margin-top:8px; margin-bottom:6px; border-collapse:collapse">'
        )
        begin: tuple[str, ...] = (FACTS,)
        for fact in facts:
            values = [f"<div>{self._value(value)}</div>" for value in fact.values]
            if fact.disagreement:
                values.append(f'<div style="color:{self._theme.warning}">≠&nbsp;{for_html(fact.disagreement)}</div>')
            label = f"color:{self._theme.muted}; padding-left:12px; {line}"
            name = "".join(f'<a name="{anchor}"></a>' for anchor in (*begin, fact.anchor))
            begin = ()
            yield f'<tr bgcolor="{self._theme.panel}"><td width="30%" style="{label}">{name}{for_html(fact.label)}</td>'
            yield f'<td style="padding-right:12px; {line}">{"".join(values)}</td></tr>'
        yield "</table>"

    def _value(self, value: FactValue) -> str:
        brackets = "; ".join(map(for_html, value.said))
        text = self.run(value.inlines)
        if brackets:
            text += f' <span style="color:{self._theme.muted}">({brackets})</span>'
        if value.note:
            text += f' <span style="color:{self._theme.muted}">– {for_html(value.note)}</span>'
        return text + self.cited(value.sources)

    def _block(self, block: PageBlock) -> Iterator[str]:
        match block:
            case Paragraph(inlines):
                yield self._paragraph(self.run(inlines))
            case NoteBlock(inlines):
                yield self._paragraph(self.run(inlines), f"{self._small}; color:{self._theme.muted}")
            case BulletList(items):
                gap = f"margin-bottom:{self._letters.points * 0.3:.0f}px; line-height:{_LEADING}%"
                rows = "".join(f'<li style="{gap}">{self.run(item)}</li>' for item in items)
                yield f'<ul style="margin-top:0; -qt-list-indent:1">{rows}</ul>'
            case Table():
                yield from self._table(block)
            case Chart() | BarChart():
                yield from self._chart(block)
            case EventList(events):
                yield from self._events(events)

    def _table(self, table: Table) -> Iterator[str]:
        line = f"border-bottom-width:1px; border-bottom-style:solid; border-bottom-color:{self._theme.line}"
        style = f"{self._small}; margin-bottom:8px; border-collapse:collapse"
        # Qt rounds the widths of columns up, by which a table of the whole width can be a pixel wider than the page.
        yield f'<table width="99%" cellspacing="0" cellpadding="4" style="{style}">'
        # Qt shares the width out evenly, by which names would be cut within a word; and a long table is shown in parts,
        # whose columns have to stand below each other.
        columns = [[plain_text(row[place]) for row in table.rows[:_SEEN_ROWS]] for place in range(len(table.heads))]
        sides = [
            f'width="{share}%" align="{"right" if holds_figures(column) else "left"}"'
            for share, column in zip(_shares(table.heads, columns), columns, strict=True)
        ]
        heads = "".join(
            f'<th {side} style="color:{self._theme.muted}; font-weight:600; {line}">{for_html(head)}</th>'
            for head, side in zip(table.heads, sides, strict=True)
        )
        yield f"<thead><tr>{heads}</tr></thead>"
        for row in table.rows:
            cells = (f'<td {side} style="{line}">{self.run(cell)}</td>' for cell, side in zip(row, sides, strict=True))
            yield f"<tr>{''.join(cells)}</tr>"
        yield "</table>"

    def _chart(self, chart: Chart | BarChart) -> Iterator[str]:
        told = chart.caption if isinstance(chart, BarChart) else f"{chart.caption}, {in_words_of_chart(chart)}"
        said = for_html(told)
        width, height = chart_size(self._letters, chart)
        # A line's height goes by what stands in it: the leading of text would leave a gap as high as a line.
        picture = f'<img src="{CHART}{self._charts}" width="{width}" height="{height}">'
        yield f'<p style="margin-top:4px; margin-bottom:2px">{picture}</p>'
        yield self._paragraph(said, f"{self._small}; color:{self._theme.muted}")
        self._charts += 1

    def _events(self, events: tuple[Event, ...]) -> Iterator[str]:
        yield f'<table width="100%" cellspacing="0" cellpadding="4" style="{self._small}; margin-bottom:8px">'
        dates = [in_words(event.date.text) for event in events]
        column = self._width_of(min(max(map(len, dates), default=0), _LONGEST_DATE))
        if self._letters.room < NARROW * self._letters.pixels:
            column = min(column, round(_MOST_FOR_DATES * self._letters.room))
        for event, said in zip(events, dates, strict=True):
            where = for_html(str(address.event(event.id)))
            told = f'<a href="{where}" style="{self._link}">{for_html(event.title)}</a>.'
            told += f" {for_html(event.description)}" if event.description else ""
            for other in event.alternatives:
                differs = f"≠ another date: {for_html(in_words(other.date))}{self.cited(other.sources)}"
                told += f' <span style="color:{self._theme.warning}">{differs}</span>'
            mark = f'<span style="color:{self._theme.kinds[event.kind]}">●</span>'
            date = f'<td width="{column}" style="color:{self._theme.muted}">{for_html(said)}</td>'
            yield (
                f'<tr><td width="{self._width_of(1)}">{mark}</td>{date}<td>{told}{self.cited(event.sources)}</td></tr>'
            )
        yield "</table>"

    def _sources(self) -> Iterator[str]:
        document = self._document
        if document.sources:
            yield self._heading("Sources", SOURCES)
            yield f'<table width="100%" cellspacing="0" cellpadding="3" style="{self._small}">'
            column = self._width_of(len(str(len(document.sources))))
            for number, source in enumerate(document.sources, start=1):
                line = for_html(reference(source.csl, source.tertiary))
                where = for_html(str(address.source(source.key)))
                url = source.csl.get("URL", "")
                web = f' <a href="{for_html(url)}" style="{self._link}">{for_html(_site(url))}</a>' if url else ""
                yield (
                    f'<tr><td width="{column}" align="right" style="color:{self._theme.muted}">'
                    f'<a name="source-{number}"></a>{number}</td>'
                    f'<td><a href="{where}" style="text-decoration:none; color:{self._theme.ink}">{line}.</a>'
                    f"{web}</td></tr>"
                )
            yield "</table>"
        if document.checked:
            checked = f"Compared with its sources on {for_html(document.checked)}."
            yield self._paragraph(checked, f"{self._small}; color:{self._theme.muted}; margin-top:14px")

    def _width_of(self, characters: int) -> int:
        """Returns the pixels of a column of small type; Qt breaks words in one that is too narrow for them."""
        return round(characters * self._letters.pixels * 0.86 * _WIDEST_DIGIT) + 2 * 5

    def foreign(self, text: str, language: str) -> str:  # noqa: ARG002 - Qt knows no language of a span
        return isolated(for_html(text))

    def cited(self, sources: tuple[CitedSource, ...]) -> str:
        links = ",".join(self._source_link(number) for number, _ in numbered(sources, self._numbers))
        return f'<sup style="font-family:{self._letters.sans}">&nbsp;{links}</sup>' if links else ""

    def _source_link(self, number: int) -> str:
        where = address.source(self._document.sources[number - 1].key)
        return f'<a href="{for_html(str(where))}" style="{self._link}">{number}</a>'


def _shares(heads: Sequence[str], columns: Sequence[Sequence[str]]) -> list[int]:
    """Returns the widths of the columns of a table in per cent, by what stands in them."""
    needs = []
    for head, cells in zip(heads, columns, strict=True):
        # Heads are bold.
        longest_word = round(max(map(len, head.split()), default=0) * 1.25)
        longest_word = max(longest_word, *map(len, " ".join(cells).split()), 0)
        longest_cell = max(map(len, cells), default=0)
        needs.append(max(min(longest_word, _LONGEST_WORD), min(longest_cell, _LONGEST_CELL), 3) + 2)
    total = sum(needs)
    return [round(100 * need / total) for need in needs]


def _site(url: str) -> str:
    """Returns the host of a URL, which is what a reader wants to know of it."""
    return url.partition("://")[2].partition("/")[0].removeprefix("www.")
