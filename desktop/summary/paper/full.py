"""A whole document as plain values for the typesetter: every word of the page, in its order."""

from __future__ import annotations

from desktop.domain.prose import BulletList, NoteBlock, Paragraph
from desktop.summary.assembly import Page
from desktop.summary.charts import FEWEST_CASES, bars_in_words, in_words
from desktop.summary.document import BarChart, Chart, EventList, Fact, PageBlock, Table
from desktop.summary.paper.globe import globe_of_page, marks_in_words
from desktop.summary.paper.nodes import Nodes
from desktop.summary.paper.sections import event_items, fact_value
from desktop.summary.paper.strip import strip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Block = dict[str, Any]
else:
    Block = dict
_ANY_LENGTH = 1_000_000
_MOST_TICKS = 8
_MIDDLE = 0.42
"""Where the middle of a year's bar is, in parts of the year; the rest is a gap."""
_PALE = "; years with fewer are pale"


def full_document(page: Page, nodes: Nodes) -> dict[str, Any]:
    """Returns the values of a page in full; its sources are numbered as on the page itself."""
    document = page.document
    return globe_of_page(document, nodes) | {
        "heading": nodes.heading(document.title),
        "subtitle": nodes.text(" · ".join(filter(None, (document.subtitle, marks_in_words(document))))),
        "summary": nodes.run(document.summary),
        "facts": [_fact(fact, nodes) for fact in document.facts],
        "strip": strip(page.events, page.key_dates, nodes.glyphs),
        "sections": [
            {
                "heading": nodes.heading(section.heading) if section.heading else "",
                "blocks": [block_values(block, nodes) for block in section.blocks],
            }
            for section in document.sections
        ],
        "order": [source.key for source in document.sources],
    }


def chart_values(chart: Chart, nodes: Nodes) -> Block:
    """Returns a chart of shares by year along a line from 0 to 1; empty years leave a gap."""
    first = chart.points[0].year if chart.points else 0
    years = chart.points[-1].year - first + 1 if chart.points else 1
    few = [point.cases < FEWEST_CASES for point in chart.points]
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if years / step <= _MOST_TICKS)
    return {
        "kind": "chart",
        "said": nodes.text(f"{chart.caption}, {in_words(chart)}{_PALE if any(few) and not all(few) else ''}"),
        "points": [
            {
                "x": round((point.year - first) / years, 5),
                "w": round(1 / years, 5),
                "h": round(point.share, 4),
                "few": is_few,
            }
            for point, is_few in zip(chart.points, few, strict=True)
        ],
        "ticks": [
            {"x": round((year - first + _MIDDLE) / years, 5), "label": str(year)}
            for year in range(-(-first // step) * step, first + years, step)
        ],
    }


def block_values(block: PageBlock, nodes: Nodes) -> Block:
    """Returns a block of a page."""
    match block:
        case Paragraph(inlines):
            return {"kind": "text", "run": nodes.run(inlines)}
        case NoteBlock(inlines):
            return {"kind": "note", "run": nodes.run(inlines)}
        case BulletList(items):
            return {"kind": "list", "items": [nodes.run(item) for item in items]}
        case Table(heads, rows):
            return {
                "kind": "table",
                "heads": [nodes.text(head) for head in heads],
                "rows": [[nodes.run(cell) for cell in row] for row in rows],
            }
        case Chart():
            return chart_values(block, nodes)
        case BarChart(caption, groups):
            return {
                "kind": "bars",
                "caption": nodes.text(caption),
                "said": nodes.text(f"{caption}. {bars_in_words(block)}"),
                "groups": [
                    {
                        "name": nodes.text(group.name),
                        "bars": [
                            {"label": nodes.text(bar.label), "w": round(bar.value / block.longest, 4), "said": bar.said}
                            for bar in group.bars
                        ],
                    }
                    for group in groups
                ],
            }
        case EventList(events):
            return {"kind": "events", "items": event_items(nodes, events)}


def _fact(fact: Fact, nodes: Nodes) -> Block:
    return {
        "label": nodes.text(fact.label),
        "values": [fact_value(nodes, value, _ANY_LENGTH) for value in fact.values],
        "differ": nodes.text(fact.disagreement),
    }
