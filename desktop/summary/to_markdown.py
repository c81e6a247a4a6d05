"""A page as CommonMark with tables."""

from collections.abc import Iterator

from desktop.domain.dates import in_words
from desktop.domain.escaping import for_markdown, isolated
from desktop.domain.prose import BulletList, Citation, Emphasis, Inline, Link, NoteBlock, Paragraph, Strong, Text
from desktop.summary.charts import in_words as in_words_of_chart
from desktop.summary.charts import sparkline
from desktop.summary.citations import bracketed
from desktop.summary.colophon import colophon
from desktop.summary.document import BarChart, Chart, Document, EventList, Fact, FactValue, PageBlock, Table
from desktop.summary.references import reference


def write(document: Document) -> str:
    """Returns the page as Markdown; links between pages keep their `chancery:` addresses."""
    return "\n".join(_Writer(document).lines()).rstrip() + "\n"


class _Writer:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._numbers = document.numbers()

    def lines(self) -> Iterator[str]:
        document = self._document
        yield f"# {for_markdown(document.title)}"
        yield ""
        yield f"*{for_markdown(document.subtitle)}*"
        if document.summary:
            yield ""
            yield self._run(document.summary)
        if document.facts:
            yield ""
            yield "| Fact | Value |"
            yield "| --- | --- |"
            for fact in document.facts:
                yield self._fact(fact)
        for section in document.every_section:
            yield ""
            if section.heading:
                yield f"## {for_markdown(section.heading)}"
                yield ""
            for number, block in enumerate(section.blocks):
                if number:
                    yield ""
                yield from self._block(block)
        yield from self._sources()

    def _fact(self, fact: Fact) -> str:
        values = [self._value(value) for value in fact.values]
        if fact.disagreement:
            values.append(f"*{for_markdown(fact.disagreement)}*")
        return f"| {for_markdown(fact.label)} | {'<br>'.join(values)} |"

    def _value(self, value: FactValue) -> str:
        brackets = "; ".join(map(for_markdown, value.said))
        note = f" – {for_markdown(value.note)}" if value.note else ""
        text = f"{self._run(value.inlines)}{f' ({brackets})' if brackets else ''}{note}"
        return f"{text} {self._cited(Citation(value.sources))}".rstrip()

    def _block(self, block: PageBlock) -> Iterator[str]:
        match block:
            case Paragraph(inlines):
                yield self._run(inlines)
            case NoteBlock(inlines):
                yield "> " + self._run(inlines)
            case BulletList(items):
                for item in items:
                    yield "- " + self._run(item)
            case Table(heads, rows):
                yield "| " + " | ".join(for_markdown(head) for head in heads) + " |"
                yield "|" + " --- |" * len(heads)
                for row in rows:
                    yield "| " + " | ".join(self._run(cell) for cell in row) + " |"
            case Chart():
                yield f"{for_markdown(block.caption)}, {in_words_of_chart(block)}: `{sparkline(block)}`"
            case BarChart():
                pass
            case EventList(events):
                for event in events:
                    told = f"**{for_markdown(event.title)}.** {for_markdown(event.description)}".rstrip()
                    for other in event.alternatives:
                        date = for_markdown(in_words(other.date))
                        told += f" (Another date: {date} {self._cited(Citation(other.sources))})"
                    yield f"- {for_markdown(in_words(event.date.text))}: {told} {self._cited(Citation(event.sources))}"

    def _sources(self) -> Iterator[str]:
        document = self._document
        if document.sources:
            yield ""
            yield "## Sources"
            yield ""
            for number, source in enumerate(document.sources, start=1):
                line = for_markdown(reference(source.csl, source.tertiary))
                url = source.csl.get("URL")
                yield f"{number}. {line}" + (f". <{_url(url)}>" if url else "")
        yield ""
        yield from map(self._with_address, colophon(document))

    def _with_address(self, sentence: str) -> str:
        """Returns a sentence of the colophon, with the page's address as code, which no reader takes for a link."""
        where = str(self._document.address)
        before, found, after = sentence.rpartition(where)
        return for_markdown(before) + (f"`{where}`" if found else "") + for_markdown(after)

    def _run(self, run: tuple[Inline, ...]) -> str:
        return "".join(self._inline(inline) for inline in run)

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text(text, language):
                return isolated(for_markdown(text)) if language else for_markdown(text)
            case Citation():
                return self._cited(inline)
            case Emphasis(children):
                return f"*{self._run(children)}*"
            case Strong(children):
                return f"**{self._run(children)}**"
            case Link(target, children):
                return f"[{self._run(children)}](<{_url(target)}>)"

    def _cited(self, citation: Citation) -> str:
        return for_markdown(bracketed(citation.sources, self._numbers))


def _url(url: str) -> str:
    return url.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")
