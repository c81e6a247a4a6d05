"""A source as a card over its number tells of it, and for what a page cites it."""

from collections.abc import Iterator

from desktop.domain.dates import in_words
from desktop.domain.prose import Citation, CitedSource, Emphasis, Inline, Link, Strong, Text, plain_text, runs
from desktop.domain.values import NamedTuple
from desktop.library.rows import Source
from desktop.summary.document import BarChart, Chart, Document, EventList, FactValue, PageBlock, Table
from desktop.summary.references import accessed_words, authors, issued_words, kind_words, publisher

_LONGEST = 150
"""Characters of the words for which a source is cited, at most."""
_MARKS = " .,;:–)"
"""What may stand between a citation and the words after it."""


class CitedFor(NamedTuple):
    """One place of a page that cites a source: what we say there, and the page of the source where that is named."""

    words: str
    locator: str


class SourceCard(NamedTuple):
    """A source in short.

    Attributes:
        number: its number on the page.
        kind: what it is, an encyclopedia among them.
        title: its title.
        published: who wrote it, who published it and when.
        read: the day on which it was read.
        note: a remark on the copy that was read; "" for none.
        cited_for: the places of the page that cite it, as they follow each other in the window.
    """

    number: int
    kind: str
    title: str
    published: str
    read: str
    note: str
    cited_for: tuple[CitedFor, ...]


def source_card(document: Document, key: str) -> SourceCard | None:
    """Returns the card of a source; None where the page does not rest on it."""
    number = document.numbers().get(key)
    if number is None:
        return None
    source = document.sources[number - 1]
    csl = source.csl
    return SourceCard(
        number,
        _kind(source),
        source.title,
        ", ".join(filter(None, (authors(csl), publisher(csl), issued_words(csl)))),
        accessed_words(csl),
        str(csl.get("note", "")),
        tuple(places(document, key)),
    )


def _kind(source: Source) -> str:
    kind = kind_words(source.csl)
    return f"{kind}, tertiary like an encyclopedia" if source.tertiary and "encyclopedia" not in kind else kind


def places(document: Document, key: str) -> Iterator[CitedFor]:
    """Yields each place of a page that cites a source, in the order in which they follow each other in the window."""
    yield from _in_run(document.summary, key)
    for section in document.sections:
        if not section.heading:
            for block in section.blocks:
                yield from _in_block(block, key)
    for fact in document.facts:
        for value in fact.values:
            yield from _in_fact(fact.label, value, key)
    for section in document.every_section:
        if section.heading:
            for block in section.blocks:
                yield from _in_block(block, key)


def _in_fact(label: str, value: FactValue, key: str) -> Iterator[CitedFor]:
    said = "; ".join(value.said)
    words = f"{label}: {plain_text(value.inlines)}{f' ({said})' if said else ''}"
    yield from (CitedFor(_cut(words), one.locator) for one in _in_run(value.inlines, key))
    yield from _cited(words, value.sources, key)


def _in_block(block: PageBlock, key: str) -> Iterator[CitedFor]:
    match block:
        case Table(_, rows):
            for row in rows:
                begins = plain_text(row[0]) if row else ""
                for place, cell in enumerate(row):
                    for found in _in_run(cell, key):
                        words = found.words if place == 0 else f"{begins}: {plain_text(cell)}"
                        yield CitedFor(_cut(words), found.locator)
        case Chart() | BarChart():
            pass
        case EventList(events):
            for event in events:
                told = f"{event.title} ({in_words(event.date.text)})"
                for other in event.alternatives:
                    yield from _cited(f"{event.title} (another date: {in_words(other.date)})", other.sources, key)
                yield from _cited(told, event.sources, key)
        case _:
            for run in runs(block):
                yield from _in_run(run, key)


def _in_run(run: tuple[Inline, ...], key: str) -> Iterator[CitedFor]:
    """Yields for each citation the words since the one before it, or what that is cited for where there are none."""
    told, before = "", ""
    for inline in _flat(run):
        if isinstance(inline, Text):
            told += inline.text
            continue
        before = told.lstrip(_MARKS).rstrip() or before
        told = ""
        yield from _cited(before, inline.sources, key)


def _flat(run: tuple[Inline, ...]) -> Iterator[Text | Citation]:
    for inline in run:
        match inline:
            case Text() | Citation():
                yield inline
            case Emphasis(children) | Strong(children) | Link(_, children):
                yield from _flat(children)


def _cited(words: str, sources: tuple[CitedSource, ...], key: str) -> Iterator[CitedFor]:
    for locator in sorted({source.locator for source in sources if source.key == key}):
        yield CitedFor(_cut(words), locator)


def _cut(words: str) -> str:
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rsplit(maxsplit=1)[0].rstrip(",;:–") + "…"
