"""One page as blocks that every writer understands: window, paper, terminal, Markdown, HTML and JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from desktop.domain.address import FACTS, SOURCES, Address, PageKind, anchor_of, anchor_of_fact
from desktop.domain.dates import in_words
from desktop.domain.prose import (
    BulletList,
    Citation,
    CitedSource,
    Inline,
    Link,
    NoteBlock,
    Paragraph,
    Text,
    collect_cited,
    plain_text,
    runs,
)
from desktop.domain.values import NamedTuple
from desktop.library.rows import Edition, Event, Outline, Source

FIGURE = r"[–\-≈<>]?[\d.,\s]*\d[\d.,\s]*(%|km|per cent)?(, (\d+ %|\d+|–))?|–(, \d+ %)?"
"""A figure, or two, with what may stand beside it in a cell of a table."""


_TOLD_BY_SETS = (PageKind.COUNTRY, PageKind.NAMES, PageKind.RELATION, PageKind.ORGANIZATION)


def holds_figures(column: Sequence[str]) -> bool:
    """Returns whether the cells of a column have figures, and nothing else."""
    return any(column) and all(not said or re.fullmatch(FIGURE, said) for said in column)


class FactValue(NamedTuple):
    """One value of a fact, ready to be read.

    Attributes:
        inlines: the value with its unit.
        date: of which time it speaks, in words; "" for none.
        view: whose view it is; "" where it is that of the sources.
        note: a remark; "" for none.
        remark: how well it is supported, where that needs saying; "" for none.
        sources: what it rests on.
    """

    inlines: tuple[Inline, ...]
    date: str
    view: str
    note: str
    remark: str
    sources: tuple[CitedSource, ...]

    @property
    def said(self) -> tuple[str, ...]:
        """What stands in brackets after the value: its date, whose view it is, how well it is supported."""
        return tuple(part for part in (self.date, f"view: {self.view}" if self.view else "", self.remark) if part)


class Fact(NamedTuple):
    """A line of the fact box; with several values a series, or, if `disagreement` says so, values that differ."""

    label: str
    values: tuple[FactValue, ...]
    disagreement: str = ""

    @property
    def anchor(self) -> str:
        """The fragment by which an address names this line."""
        return anchor_of_fact(self.label)


class Table(NamedTuple):
    """Rows of cells, each a run of text; `heads` name the columns."""

    heads: tuple[str, ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]

    @property
    def figures(self) -> tuple[bool, ...]:
        """Which columns hold figures alone, and so are set to the right, that they stand under one another."""
        columns = ([plain_text(row[place]) for row in self.rows] for place in range(len(self.heads)))
        return tuple(map(holds_figures, columns))

    @property
    def trimmed(self) -> Table:
        """The table without columns in which no row has anything."""
        if not self.rows:
            return self
        columns = [column for column in zip(self.heads, *self.rows, strict=True) if any(column[1:])]
        heads, *rows = zip(*columns, strict=True)
        return Table(heads, tuple(rows))


class ChartPoint(NamedTuple):
    """One year of a chart: a share of 0 to 1, and how many cases it rests on."""

    year: int
    share: float
    cases: int


class Chart(NamedTuple):
    """Shares by year; `caption` says what of, `cases` what the cases are called."""

    caption: str
    cases: str
    points: tuple[ChartPoint, ...]


class Bar(NamedTuple):
    """A line of a bar chart: its name, how long it is, and what it says of that."""

    label: str
    value: float
    said: str


class BarGroup(NamedTuple):
    """Bars under one name; "" where there is one group alone."""

    name: str
    bars: tuple[Bar, ...]


class BarChart(NamedTuple):
    """Figures of the table below it, drawn on one scale; writers of plain forms leave it out."""

    caption: str
    groups: tuple[BarGroup, ...]

    @property
    def longest(self) -> float:
        """The largest value of all bars, and never 0, so that each can be measured by it."""
        return max((bar.value for group in self.groups for bar in group.bars if bar.value > 0), default=1.0)

    def lines(self, is_stacked: bool = False) -> int:
        """Returns how many lines of bars and of names of groups stand below each other."""
        lines = [len(group.bars) + bool(group.name) for group in self.groups]
        return sum(lines) if is_stacked else max(lines, default=0)


class EventList(NamedTuple):
    """Events in order of time."""

    events: tuple[Event, ...]


PageBlock = Paragraph | BulletList | NoteBlock | Table | Chart | BarChart | EventList


class PageSection(NamedTuple):
    """A heading and what stands under it; the lead has an empty heading."""

    heading: str
    blocks: tuple[PageBlock, ...]

    @property
    def anchor(self) -> str:
        """The fragment by which an address names this section."""
        return anchor_of(self.heading)


class Heading(NamedTuple):
    """A line of the contents of a page, and the fragment of its address that leads there."""

    text: str
    anchor: str


class LinkedPage(NamedTuple):
    """Another page that has to do with one, and why."""

    address: Address
    title: str
    why: tuple[Inline, ...]


class LinkList(NamedTuple):
    """Pages that have to do with one, the nearest first.

    Attributes:
        heading: what they are called together.
        pages: those shown.
        total: how many there are.
        whole: where all are listed.
    """

    heading: str
    pages: tuple[LinkedPage, ...]
    total: int
    whole: Address

    @property
    def section(self) -> PageSection:
        """The pages as a section that a writer of prose can write."""
        items = [(*link_run(one.address, one.title), Text(" – "), *one.why) for one in self.pages]
        if more := self.total - len(self.pages):
            # Said so that it holds on paper too, where nobody can follow it.
            whole = self.whole._replace(fragment=anchor_of(self.heading))
            items.append((Text("and "), Link(str(whole), (Text(f"{more} more"),))))
        return PageSection(self.heading, (BulletList(tuple(items)),))


class Marked(NamedTuple):
    """An entity on the globe, by its name within a sentence."""

    name: str
    outline: Outline


class Document(NamedTuple):
    """A whole page; sections, sources and links are made as far as somebody reads, or at once (`domain.later`).

    Attributes:
        address: where it is, told from the side one came from.
        title: its name.
        subtitle: what kind of page it is and where it belongs, in a few words.
        summary: its few sentences.
        facts: the fact box.
        sections: lead and sections, without the list of sources.
        sources: what it rests on, in the order of first citation; numbered from 1 by their place.
        checked: the day it was last compared with its sources, in words; "" where nobody wrote it.
        codes: of whom it is: the ISO 3166-1 codes of each country, as a badge shows them.
        links: what links here, and related pages; not on paper, where nobody can follow them.
        edition: the content that it was made from.
        names_in: in which language names of countries are, where that is not English; else "".
        cited_title: the title by which it is cited, where its own is in another language; else "".
        marked: whom the globe of the page shows: a country, or both of a pair; none where that is not known.
        land: the land of the world, which the globe shows besides.
        period: the days whose events alone are told, as an EDTF interval; "" for all.
        left_out: headings of the sections that the reader left out.
        selected: headings of the sections that the reader named as those to have; None where none were named.
    """

    address: Address
    title: str
    subtitle: str
    summary: tuple[Inline, ...]
    facts: tuple[Fact, ...]
    sections: Sequence[PageSection]
    sources: Sequence[Source]
    checked: str
    codes: tuple[str, ...] = ()
    links: Sequence[LinkList] = ()
    edition: Edition = Edition("", "")
    names_in: str = ""
    cited_title: str = ""
    marked: tuple[Marked, ...] = ()
    land: bytes = b""
    period: str = ""
    left_out: tuple[str, ...] = ()
    selected: tuple[str, ...] | None = None

    @property
    def standing(self) -> str:
        """When the page was last checked, or of which edition it is where data sets alone tell it; "" for others."""
        if self.checked:
            return f"last checked {self.checked}"
        if self.address.kind in _TOLD_BY_SETS and self.edition.checked:
            return f"from data sets, edition of {in_words(self.edition.checked)}"
        return ""

    @property
    def lead(self) -> PageSection | None:
        """The section that stands without a heading before all others, if there is one."""
        first = next(iter(self.sections), None)
        return first if first is not None and not first.heading else None

    @property
    def every_section(self) -> Iterator[PageSection]:
        """The sections with those of links after them."""
        yield from self.sections
        for one in self.links:
            yield one.section

    @property
    def contents(self) -> Iterator[Heading]:
        """What a reader can go to on the page, in the order in which it stands in the window."""
        if self.facts:
            yield Heading("Facts", FACTS)
        for section in self.every_section:
            if section.heading:
                yield Heading(section.heading, section.anchor)
        if self.sources:
            yield Heading("Sources", SOURCES)

    def numbers(self) -> Mapping[str, int]:
        """Returns the number of each source by its key."""
        return _Numbers(self.sources)


class _Numbers(Mapping[str, int]):
    """Numbers of sources by their keys; sources are read as far as those that are asked for."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._found: dict[str, int] = {}
        self._rest = enumerate(sources, start=1)

    def __getitem__(self, key: str) -> int:
        if key not in self._found:
            for number, source in self._rest:
                self._found[source.key] = number
                if source.key == key:
                    break
        return self._found[key]

    def __iter__(self) -> Iterator[str]:
        self._found |= {source.key: number for number, source in self._rest}
        return iter(self._found)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def text_run(text: str) -> tuple[Inline, ...]:
    """Returns plain words as a run of text."""
    return (Text(text),) if text else ()


def link_run(where: Address, text: str) -> tuple[Inline, ...]:
    """Returns a link as a run of text."""
    return (Link(str(where), (Text(text),)),)


def capitalized(run: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Returns a run of text that begins a sentence."""
    if run and isinstance(run[0], Text):
        return (Text(run[0].text[:1].upper() + run[0].text[1:]), *run[1:])
    return run


def citing(run: tuple[Inline, ...], sources: tuple[CitedSource, ...]) -> tuple[Inline, ...]:
    """Returns a run of text with a citation after it, written as authors do, with a space before."""
    return (*run, Text(" "), Citation(sources)) if sources else run


def cited_keys(summary: tuple[Inline, ...], facts: tuple[Fact, ...], sections: Iterable[PageSection]) -> Iterator[str]:
    """Yields the key of each source of a page once, in the order in which a reader meets them."""
    return chain.from_iterable(cited_keys_by_part(summary, facts, sections))


def cited_keys_by_part(
    summary: tuple[Inline, ...], facts: tuple[Fact, ...], sections: Iterable[PageSection]
) -> Iterator[list[str]]:
    """Yields the same keys in parts: those before the sections, then those that each section brings."""
    found: list[CitedSource] = []
    collect_cited(summary, found)
    for fact in facts:
        for value in fact.values:
            collect_cited(value.inlines, found)
            found += value.sources
    met = dict.fromkeys(source.key for source in found)
    yield list(met)
    for section in sections:
        found.clear()
        for block in section.blocks:
            _collect_from_block(block, found)
        new = [key for key in dict.fromkeys(source.key for source in found) if key not in met]
        met |= dict.fromkeys(new)
        yield new


def sources_of_block(block: PageBlock) -> tuple[CitedSource, ...]:
    """Returns every source that a block cites, in the order in which a reader meets them, repeats included."""
    found: list[CitedSource] = []
    _collect_from_block(block, found)
    return tuple(found)


def _collect_from_block(block: PageBlock, found: list[CitedSource]) -> None:
    match block:
        case Table(_, rows):
            for row in rows:
                for cell in row:
                    collect_cited(cell, found)
        case Chart() | BarChart():
            pass
        case EventList(events):
            for event in events:
                found += event.sources
                for alternative in event.alternatives:
                    found += alternative.sources
        case _:
            for run in runs(block):
                collect_cited(run, found)
