"""A page as plain text for a terminal or a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, zip_longest
from operator import gt, le

from desktop.domain.dates import in_words
from desktop.domain.escaping import for_terminal
from desktop.domain.prose import (
    BulletList,
    Citation,
    CitedSource,
    Inline,
    NoteBlock,
    Paragraph,
    Text,
)
from desktop.domain.values import NamedTuple
from desktop.summary.charts import in_words as in_words_of_chart
from desktop.summary.charts import sparkline
from desktop.summary.citations import bracketed
from desktop.summary.colophon import colophon
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
)
from desktop.summary.references import reference
from desktop.summary.text_layout import measure_of, padded, width_of, wrapped

Measure = Callable[[str], int]
NARROWEST, WIDEST = 40, 100
_NARROWEST_COLUMN, _FEW_COLUMNS = 8, 3
_NO_BREAK = "\u00a0"
_EIGHTHS, _WIDEST_BAR = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉"), 40
_FIGURE, _TIED = r"(\d) (km|%)", f"\\1{_NO_BREAK}\\2"


class Marks(NamedTuple):
    """Control sequences around headings and quiet words; empty where the text goes to a file or a pipe."""

    strong: str = ""
    quiet: str = ""
    off: str = ""


PLAIN = Marks()
TERMINAL = Marks("\x1b[1m", "\x1b[2m", "\x1b[0m")


def write(document: Document, width: int = 80, marks: Marks = PLAIN) -> str:
    """Returns the page as text of at most `width` columns; `marks` are for terminals."""
    writer = _Writer(document, min(max(width, NARROWEST), WIDEST), marks)
    # What kept a line from ending would hinder whoever looks for the text, or copies it.
    return "\n".join(line.rstrip() for line in writer.lines()).replace(_NO_BREAK, " ") + "\n"


class _Writer:
    def __init__(self, document: Document, width: int, marks: Marks) -> None:
        self._document = document
        self._width = width
        self._marks = marks
        self._numbers = dict(document.numbers())

    def lines(self) -> Iterator[str]:
        document = self._document
        for line in wrapped(for_terminal(document.title).upper(), self._width):
            yield self._strong(line)
        yield from wrapped(for_terminal(document.subtitle), self._width)
        yield "═" * self._width
        if document.summary:
            yield ""
            yield from wrapped(self._run(document.summary), self._width)
        if document.facts:
            yield ""
            yield from self._facts(document.facts)
        for section in document.every_section:
            yield from self._section(section)
        yield from self._sources()

    def _section(self, section: PageSection) -> Iterator[str]:
        yield ""
        if section.heading:
            yield from self._heading(section.heading)
        for number, block in enumerate(section.blocks):
            if number:
                yield ""
            yield from self._block(block)

    def _heading(self, heading: str) -> Iterator[str]:
        shown = for_terminal(heading)
        yield from map(self._strong, wrapped(shown, self._width))
        yield "─" * min(width_of(shown), self._width)

    def _block(self, block: PageBlock) -> Iterator[str]:
        match block:
            case Paragraph(inlines):
                yield from wrapped(self._run(inlines), self._width)
            case NoteBlock(inlines):
                yield from wrapped(self._run(inlines), self._width, "  » ", "    ")
            case BulletList(items):
                for item in items:
                    yield from wrapped(self._run(item), self._width, "  • ", "    ")
            case Table():
                yield from self._table(block)
            case Chart():
                said = f"{for_terminal(block.caption)}, {in_words_of_chart(block)}"
                yield from wrapped(said, self._width, "  ", "  ")
                yield from wrapped(sparkline(block), self._width, "  ", "  ")
            case BarChart():
                yield from self._bars(block)
            case EventList(events):
                dates = [for_terminal(in_words(event.date.text)) for event in events]
                column = min(max(map(width_of, dates)) + 2, self._width // 3)
                for date, event in zip(dates, events, strict=True):
                    told = f"{for_terminal(event.title)}. {for_terminal(event.description)}".rstrip()
                    for other in event.alternatives:
                        others = self._cited(other.sources)
                        told += f" (Another date: {for_terminal(in_words(other.date))} {others})"
                    told += " " + self._cited(event.sources)
                    yield from self._columns(date, told, column, "  ")

    def _bars(self, chart: BarChart) -> Iterator[str]:
        """Draws bars between their names and what they say, in eighths of a sign."""
        yield from wrapped(for_terminal(chart.caption), self._width, "  ", "  ")
        every = [bar for group in chart.groups for bar in group.bars]
        names = min(max(width_of(for_terminal(bar.label)) for bar in every), self._width // 3)
        room = min(self._width - names - max(width_of(bar.said) for bar in every) - 6, _WIDEST_BAR)
        for group in chart.groups:
            if group.name:
                yield f"  {for_terminal(group.name)}"
            for bar in group.bars:
                label = next(wrapped(for_terminal(bar.label), names))
                filled, rest = divmod(round(bar.value / chart.longest * room * 8), 8)
                drawn = "█" * filled + _EIGHTHS[rest]
                yield f"  {label}{' ' * (names - width_of(label))}  {drawn} {bar.said}"

    def _columns(self, left: str, right: str, column: int, indent: str) -> Iterator[str]:
        """Sets two texts side by side, each wrapped in its column."""
        start = width_of(indent) + column
        lefts = wrapped(left, start - 2, indent, indent)
        yield from _side_by_side(lefts, start, wrapped(right, self._width - start))

    def _facts(self, facts: tuple[Fact, ...]) -> Iterator[str]:
        column = min(max(width_of(for_terminal(fact.label)) for fact in facts) + 2, self._width * 2 // 5)
        for fact in facts:
            room = self._width - column
            lines = [line for value in fact.values for line in wrapped(self._value(value), room)]
            if fact.disagreement:
                lines += wrapped(for_terminal(fact.disagreement), room, "≠ ", "  ")
            yield from _side_by_side(wrapped(for_terminal(fact.label), column - 2), column, lines)

    def _value(self, value: FactValue) -> str:
        text = self._run(value.inlines)
        brackets = "; ".join(map(for_terminal, value.said))
        note = f" – {for_terminal(value.note)}" if value.note else ""
        cited = self._cited(value.sources)
        return f"{text}{f' ({brackets})' if brackets else ''}{note} {cited}".rstrip()

    def _table(self, table: Table) -> Iterator[str]:
        cells = [[self._run(cell) for cell in row] for row in table.rows]
        heads = [for_terminal(head) for head in table.heads]
        measure = measure_of("".join(chain(heads, *cells)))
        widths = self._column_widths(heads, cells, measure)
        if widths is None:
            yield from self._records(heads, cells)
            return
        yield from map(self._quiet, self._rows(heads, widths, measure))
        for row in cells:
            yield from self._rows(row, widths, measure)

    def _records(self, heads: list[str], cells: list[list[str]]) -> Iterator[str]:
        """Sets each row as a list item of its own, for a table with more columns than the page has room for."""
        for first, *others in cells:
            told = "; ".join(f"{head} {cell}" for head, cell in zip(heads[1:], others, strict=True) if cell)
            yield from wrapped(f"{first}: {told}" if told else first, self._width, "  • ", "    ")

    def _column_widths(self, heads: list[str], cells: list[list[str]], measure: Measure) -> list[int] | None:
        """Gives each column what it needs, taking from the widest where that is too much; None where it can't fit."""
        columns = [(head, *column) for head, *column in zip(heads, *cells, strict=True)]
        needed = [max(map(measure, column)) for column in columns]
        room = self._width - 2 - 2 * (len(heads) - 1)
        if sum(needed) <= room:
            return needed
        words = [max(map(measure, " ".join(column).split(" "))) for column in columns]
        if len(heads) > _FEW_COLUMNS and sum(words) > room:
            return None
        # Words are cut only where a column for each of them would be wider than the page.
        for least in (words, [_NARROWEST_COLUMN] * len(needed)):
            while sum(needed) > room and any(map(gt, needed, least)):
                widest = max(range(len(needed)), key=lambda number: (needed[number] > least[number], needed[number]))
                needed[widest] -= 1
        return needed

    def _rows(self, cells: list[str], widths: list[int], measure: Measure) -> Iterator[str]:
        padding = str.ljust if measure is len else padded
        lines: Iterable[Sequence[str]] = (cells,)
        if not all(map(le, map(measure, cells), widths)):
            lines = zip_longest(*map(wrapped, cells, widths), fillvalue="")
        for line in lines:
            yield "  " + "  ".join(map(padding, line, widths)).rstrip()

    def _sources(self) -> Iterator[str]:
        document = self._document
        if document.sources:
            yield ""
            yield from self._heading("Sources")
            column = len(str(len(document.sources))) + 4
            for number, source in enumerate(document.sources, start=1):
                first, rest = f"[{number}]".rjust(column - 1) + " ", " " * column
                yield from wrapped(for_terminal(reference(source.csl, source.tertiary)), self._width, first, rest)
                if url := source.csl.get("URL"):
                    yield from wrapped(for_terminal(url), self._width, rest, rest)
        yield ""
        for sentence in colophon(document):
            yield from map(self._quiet, wrapped(for_terminal(sentence), self._width))

    def _run(self, run: tuple[Inline, ...]) -> str:
        said = "".join(map(self._inline, run))
        # A figure keeps its unit beside it, however narrow the column.
        return re.sub(_FIGURE, _TIED, said) if " km" in said or " %" in said else said

    def _inline(self, inline: Inline) -> str:
        # A page has a thousand of these; a match would take twice the time.
        if isinstance(inline, Text):
            return for_terminal(inline.text)
        return self._cited(inline.sources) if isinstance(inline, Citation) else self._run(inline.children)

    def _cited(self, sources: tuple[CitedSource, ...]) -> str:
        return for_terminal(bracketed(sources, self._numbers)).replace(" ", _NO_BREAK)

    def _strong(self, text: str) -> str:
        return f"{self._marks.strong}{text}{self._marks.off}"

    def _quiet(self, text: str) -> str:
        return f"{self._marks.quiet}{text}{self._marks.off}"


def _side_by_side(lefts: Iterable[str], start: int, rights: Iterable[str]) -> Iterator[str]:
    """Sets lines beside others, which begin at the column `start`."""
    for left, right in zip_longest(lefts, rights, fillvalue=""):
        yield padded(left, start) + right
