"""A page as one HTML file that needs nothing else: readable without styles, light and dark, fit for print."""

from collections.abc import Iterator
from itertools import cycle

from desktop.domain.address import FACTS, SOURCES
from desktop.domain.dates import in_words
from desktop.domain.escaping import for_html
from desktop.domain.prose import (
    BulletList,
    CitedSource,
    NoteBlock,
    Paragraph,
)
from desktop.summary.charts import in_words as in_words_of_chart
from desktop.summary.citations import numbered
from desktop.summary.colophon import colophon
from desktop.summary.document import BarChart, Chart, Document, EventList, Fact, FactValue, PageBlock, Table
from desktop.summary.globe import globe_of
from desktop.summary.html_runs import HtmlRuns
from desktop.summary.references import reference

_STYLE = """
:root { color-scheme: light dark; --paper: #fdfcfa; --ink: #1f2429; --muted: #59616b; --line: #dbd6cb;
  --link: #0e5a94; --panel: #f4f2ed; --warning: #8f4a00; --sea: #eef1f4; --land: #cfcabe; --own: #17695f; }
@media (prefers-color-scheme: dark) { :root { --paper: #16191d; --ink: #e8e6e1; --muted: #a8afb7; --line: #343a42;
  --link: #86bdec; --panel: #1d2126; --warning: #e5a558; --sea: #20262d; --land: #4a5058; --own: #5fc4b4; } }
body { background: var(--paper); color: var(--ink); font: 1rem/1.55 "Noto Serif", Georgia, serif; margin: 0; }
main { max-width: 42rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1, h2, dt, th, footer, .subtitle { font-family: "Noto Sans", system-ui, sans-serif; }
h1 { font-size: 2rem; line-height: 1.15; margin: 0; }
h2 { font-size: 1.2rem; margin: 2.2rem 0 .6rem; padding-bottom: .2rem; border-bottom: 1px solid var(--line); }
.subtitle, footer, .note, .date { color: var(--muted); }
.subtitle { margin: .3rem 0 1.4rem; }
.code { border: 1px solid var(--muted); border-radius: .4em; padding: .1em .5em; margin-left: .4em; font-size: .8em;
  font-weight: 600; color: var(--ink); background: var(--panel); white-space: nowrap; }
.own-code { color: var(--paper); background: var(--own); border-color: var(--own); print-color-adjust: exact; }
.other-code { background: var(--paper); border-color: var(--own); }
.summary { font-size: 1.12rem; }
dl { background: var(--panel); padding: .6rem 1rem; font-size: .92rem; }
dl div { display: flow-root; padding: .18rem 0 .18rem 14rem; }
dt { color: var(--muted); float: left; width: 13rem; margin-left: -14rem; }
dd { margin: 0; }
.disagreement { color: var(--warning); font-style: italic; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th { text-align: left; color: var(--muted); font-weight: 600; }
th.figure, td.figure { text-align: right; font-variant-numeric: tabular-nums; }
th, td { padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .15em; }
sup { line-height: 0; }
sup a { text-decoration: none; }
aside { border-left: 3px solid var(--line); padding-left: .8rem; color: var(--muted); }
ol, ul { padding-left: 1.4rem; }
.sources { font-size: .88rem; overflow-wrap: anywhere; }
footer { margin-top: 2.5rem; font-size: .85rem; }
figure { margin: 1rem 0; }
figure svg { width: 100%; height: 6rem; fill: var(--link); }
.bars svg { width: 65%; height: .6em; margin-right: .5em; }
figure.bars { display: flex; flex-wrap: wrap; gap: .6rem 2rem; font-size: .88rem; }
.bars > div { flex: 1 1 16rem; }
.bars dl { background: none; padding: 0; font-size: inherit; }
.bars p { margin: 0; color: var(--muted); }
.bars dl div { padding: .1rem 0 .1rem 9rem; }
.bars dt { color: inherit; width: 8.5rem; margin-left: -9rem; }
.bars figcaption { flex-basis: 100%; }
.globe { float: right; width: 8.5rem; margin: 0 0 1rem 1.5rem; }
.globe .sea { fill: var(--sea); }
.globe .land { fill: var(--land); }
.globe .own { fill: var(--own); }
.globe .other { fill: var(--paper); stroke: var(--own); stroke-width: 10; }
.globe .lines, .globe .ring, .globe .edge { fill: none; stroke: var(--line); stroke-width: 5; }
.globe .ring { stroke: var(--own); stroke-width: 11; }
.globe .edge { stroke: var(--muted); }
dl { clear: both; }
figcaption { font-size: .88rem; color: var(--muted); }
.wide { overflow-x: auto; }
@page { margin: 15mm; }
@media print { :root { color-scheme: light; --paper: #fff; --ink: #000; --muted: #444; --line: #bbb; --link: #000;
  --panel: #fff; --warning: #000; --sea: #f4f4f4; --land: #ccc; --own: #222; }
  html { font-size: 9pt; } body { font-size: 9pt; line-height: 1.35; }
  main { max-width: none; padding: 0; } h1 { font-size: 18pt; } .summary { font-size: 10pt; }
  .subtitle { margin: .2rem 0 .7rem; } h2 { font-size: 11pt; margin: 1.1rem 0 .35rem; }
  p, ul, aside { margin: .35rem 0; }
  h1, h2, figure { break-inside: avoid; } h2 { break-after: avoid; } li, tr, dl div { break-inside: avoid; }
  dl, table, .bars { font-size: 8.5pt; } dl { border: 1px solid var(--line); padding: .3rem .7rem; margin: .5rem 0; }
  dl div { padding-top: .06rem; padding-bottom: .06rem; } p { orphans: 3; widows: 3; } a { text-decoration: none; }
  th, td { padding-top: .1rem; padding-bottom: .1rem; } thead { display: table-header-group; }
  ol, ul { padding-left: 1.2rem; } td.figure { white-space: nowrap; } .sources { columns: 2; column-gap: 2.6rem;
  font-size: 7.5pt; line-height: 1.25; padding-left: 2rem; } figure { margin: .5rem 0; }
  figure svg { fill: #555; height: 4rem; } .bars svg { height: .6em; }
  figcaption { font-size: 8pt; } footer { margin-top: 1rem; font-size: 8pt; } .wide { overflow: visible; } }
@media (max-width: 36rem) { dl div { padding-left: 0; } dt { float: none; width: auto; margin: 0; font-weight: 600; } }
"""

_PAINTS = {
    "sea": 'class="sea"',
    "lines": 'class="lines"',
    "land": 'class="land"',
    "first": 'class="own"',
    "second": 'class="other"',
    "ring": 'class="ring"',
    "edge": 'class="edge"',
}


_OF_TWO = ("code own-code", "code other-code")


def write(document: Document) -> str:
    """Returns the page as an HTML5 document; links between pages keep their `chancery:` addresses."""
    return "\n".join(_Writer(document).lines()) + "\n"


class _Writer(HtmlRuns):
    def __init__(self, document: Document) -> None:
        self._document = document
        self._numbers = document.numbers()
        self._anchors = {"", FACTS, SOURCES}

    def lines(self) -> Iterator[str]:
        document = self._document
        title = for_html(document.title)
        yield "<!DOCTYPE html>"
        yield '<html lang="en">'
        yield f'<head><meta charset="utf-8"><title>{title} – Chancery</title>'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f'<meta name="description" content="{for_html(document.subtitle)}">'
        yield '<meta name="author" content="Chancery">'
        yield f"<style>{_STYLE}</style></head>"
        yield "<body><main>"
        yield from self._globe()
        yield f"<h1>{title}</h1>"
        standing = f" · {for_html(document.standing)}" if document.standing else ""
        # The two of a pair are painted as on the globe.
        paints = _OF_TWO if len(document.codes) > 1 and globe_of(document) else cycle(("code",))
        codes = "".join(
            f' <span class="{paint}">{for_html(one)}</span>' for one, paint in zip(document.codes, paints, strict=False)
        )
        yield f'<p class="subtitle">{for_html(document.subtitle)}{codes}{standing}</p>'
        if document.summary:
            yield f'<p class="summary">{self.run(document.summary)}</p>'
        if document.facts:
            yield f'<dl id="{FACTS}">'
            for fact in document.facts:
                yield from self._fact(fact)
            yield "</dl>"
        for section in document.every_section:
            # A validator wants a heading in each section; the lead has none.
            around = "section" if section.heading else "div"
            yield f"<{around}>"
            if section.heading:
                yield f"<h2{self._place(section.anchor)}>{for_html(section.heading)}</h2>"
            for block in section.blocks:
                yield from self._block(block)
            yield f"</{around}>"
        yield from self._sources()
        yield "</main></body>"
        yield "</html>"

    def _globe(self) -> Iterator[str]:
        globe = globe_of(self._document)
        if globe:
            from desktop.summary.globe_svg import svg

            yield svg(globe, _PAINTS, f' class="globe" role="img" aria-label="{for_html(globe.said)}"')

    def _place(self, anchor: str) -> str:
        """Returns the attribute that names a place, which no two of a file may share."""
        is_new = anchor not in self._anchors
        self._anchors.add(anchor)
        return f' id="{anchor}"' if is_new else ""

    def _fact(self, fact: Fact) -> Iterator[str]:
        yield f"<div><dt{self._place(fact.anchor)}>{for_html(fact.label)}</dt>"
        for value in fact.values:
            yield f"<dd>{self._value(value)}</dd>"
        if fact.disagreement:
            yield f'<dd class="disagreement">Sources differ: {for_html(fact.disagreement)}</dd>'
        yield "</div>"

    def _value(self, value: FactValue) -> str:
        brackets = "; ".join(map(for_html, value.said))
        date = f' <span class="date">({brackets})</span>' if brackets else ""
        note = f' <span class="note">– {for_html(value.note)}</span>' if value.note else ""
        return self.run(value.inlines) + date + note + self.cited(value.sources)

    def _block(self, block: PageBlock) -> Iterator[str]:
        match block:
            case Paragraph(inlines):
                yield f"<p>{self.run(inlines)}</p>"
            case NoteBlock(inlines):
                yield f"<aside><p>{self.run(inlines)}</p></aside>"
            case BulletList(items):
                yield "<ul>"
                for item in items:
                    yield f"<li>{self.run(item)}</li>"
                yield "</ul>"
            case Table(heads, rows):
                sides = [' class="figure"' if has_figures else "" for has_figures in block.figures]
                yield '<div class="wide"><table><thead><tr>'
                yield "".join(
                    f'<th scope="col"{side}>{for_html(head)}</th>' for head, side in zip(heads, sides, strict=True)
                )
                yield "</tr></thead><tbody>"
                for row in rows:
                    cells = (f"<td{side}>{self.run(cell)}</td>" for cell, side in zip(row, sides, strict=True))
                    yield f"<tr>{''.join(cells)}</tr>"
                yield "</tbody></table></div>"
            case Chart():
                yield from _figure(block)
            case BarChart():
                yield from _bars(block)
            case EventList(events):
                yield "<ul>"
                for event in events:
                    told = f"<b>{for_html(event.title)}.</b> {for_html(event.description)}".rstrip()
                    for other in event.alternatives:
                        told += f" (Another date: {for_html(in_words(other.date))}{self.cited(other.sources)})"
                    date = f'<span class="date">{for_html(in_words(event.date.text))}</span>'
                    yield f"<li>{date}: {told}{self.cited(event.sources)}</li>"
                yield "</ul>"

    def _sources(self) -> Iterator[str]:
        document = self._document
        if document.sources:
            yield f'<section><h2 id="{SOURCES}">Sources</h2>'
            yield '<ol class="sources">'
            for number, source in enumerate(document.sources, start=1):
                line = for_html(reference(source.csl, source.tertiary))
                url = for_html(source.csl.get("URL", ""))
                link = f' <a href="{url}">{url}</a>' if url else ""
                yield f'<li id="source-{number}">{line}.{link}</li>'
            yield "</ol></section>"
        yield f"<footer>{''.join(f'<p>{for_html(sentence)}</p>' for sentence in colophon(document))}</footer>"

    def cited(self, sources: tuple[CitedSource, ...]) -> str:
        found = numbered(sources, self._numbers)
        if not found:
            return ""
        links = ", ".join(
            f'<a href="#source-{number}" role="doc-noteref">{number}{f", {for_html(locator)}" if locator else ""}</a>'
            for number, locator in found
        )
        return f"<sup>[{links}]</sup>"


def _figure(chart: Chart) -> Iterator[str]:
    """Draws a bar a year; its height is the share."""
    first = chart.points[0].year if chart.points else 0
    years = chart.points[-1].year - first + 1 if chart.points else 1
    said = for_html(f"{chart.caption}, {in_words_of_chart(chart)}")
    yield f'<figure><svg role="img" aria-label="{said}" viewBox="0 0 {years * 10} 100" preserveAspectRatio="none">'
    for point in chart.points:
        height = round(point.share * 100, 1)
        title = f"{point.year}: {round(point.share * 100)} per cent of {point.cases} {for_html(chart.cases)}"
        yield (
            f'<rect x="{(point.year - first) * 10 + 1}" y="{100 - height:g}" width="8" height="{height:g}">'
            f"<title>{title}</title></rect>"
        )
    yield f"</svg><figcaption>{said}</figcaption></figure>"


def _bars(chart: BarChart) -> Iterator[str]:
    """Draws groups of bars beside each other, on one scale; without styles they are lists of figures."""
    yield '<figure class="bars">'
    for group in chart.groups:
        yield f"<div><p>{for_html(group.name)}</p><dl>" if group.name else "<div><dl>"
        for bar in group.bars:
            share = round(100 * max(bar.value, 0) / chart.longest, 1)
            said = for_html(f"{bar.label} {bar.said}")
            rect = f'<rect width="{share:g}" height="10"><title>{said}</title></rect>'
            drawn = f'<svg role="img" aria-label="{said}" viewBox="0 0 100 10" preserveAspectRatio="none">{rect}</svg>'
            yield f"<div><dt>{for_html(bar.label)}</dt><dd>{drawn}{for_html(bar.said)}</dd></div>"
        yield "</dl></div>"
    yield f"<figcaption>{for_html(chart.caption)}</figcaption></figure>"
