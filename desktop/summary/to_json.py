"""A page as JSON, in the stable form that the README documents."""

import json
from collections.abc import Iterator
from typing import Any

from desktop.domain import address
from desktop.domain.address import PageKind
from desktop.domain.dates import in_words
from desktop.domain.prose import BulletList, Inline, plain_text
from desktop.library.rows import Event
from desktop.summary.assembly import FACTBOOK, Page
from desktop.summary.charts import in_words as in_words_of_chart
from desktop.summary.colophon import cite_as, day_as_date, moment
from desktop.summary.document import (
    BarChart,
    Chart,
    Document,
    EventList,
    Fact,
    FactValue,
    PageSection,
    Table,
    cited_keys,
)
from desktop.summary.facts import beginning
from desktop.summary.linked import LINKS_HERE, RELATED
from desktop.summary.relation_figures import RelationFigures

SCHEMA = 1
"""The version of the form, which `resources/json/page.schema.json` describes; another where a field changes or goes."""


def write(page: Page) -> str:
    """Returns the page as one JSON object."""
    return dumped(page_object(page))


def dumped(value: object) -> str:
    """Returns JSON as this program prints it: indented, in UTF-8, with a line end."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def page_object(page: Page) -> dict[str, Any]:
    """Returns the page as plain dictionaries and lists."""
    document = page.document
    side = document.address.parts[0] if document.address.kind is PageKind.COUNTRY else ""
    return {
        "schema": SCHEMA,
        "address": str(document.address),
        "title": document.title,
        "kind": document.address.kind.value,
        "summary": plain_text(document.summary),
        "checked": document.checked,
        "edition": {"checked": document.edition.checked, "content": document.edition.content},
        "printed": day_as_date(moment()),
        "period": document.period,
        "cite_as": cite_as(document),
        "facts": [line for fact in document.facts for line in _fact_lines(fact)],
        "sections": [
            {"heading": section.heading, "text": text, "sources": list(cited_keys((), (), (section,)))}
            for section in document.sections
            if (text := _text(section))
        ],
        "events": [event_object(event) for event in page.events],
        "partners": [
            {"iso3": partner.iso3, "name": partner.name, "address": str(address.relation(side, partner.iso3))}
            for partner in page.partners
        ],
        "organizations": [
            {
                "key": held.key,
                "name": held.name,
                "status": held.status,
                "since": beginning(held.since),
                "by": held.statuses[0].by,
            }
            for held in page.organizations
        ],
        "figures": [{**figure._asdict(), "sources": [FACTBOOK[0].key]} for figure in page.counted],
        "sources": [source.csl for source in document.sources],
        "names": dict(page.names),
        "linked_from": _linked(document, LINKS_HERE),
        "related": _linked(document, RELATED),
    } | (_figures(page.figures) if page.figures else {})


def _figures(figures: RelationFigures) -> dict[str, Any]:
    """Returns what the page of a relation adds: figures of open data sets, each as of its set."""
    return figures.plain()


def _linked(document: Document, heading: str) -> list[dict[str, str]]:
    return [
        {"address": str(page.address), "title": page.title, "why": plain_text(page.why)}
        for links in document.links
        if links.heading == heading
        for page in links.pages
    ]


def event_object(event: Event) -> dict[str, Any]:
    """Returns an event as plain values; dates are EDTF texts."""
    return {
        "id": event.id,
        "date": event.date.text,
        "kind": event.kind.value,
        "title": event.title,
        "description": event.description,
        "participants": [participant.iso3 for participant in event.participants],
        "organizations": list(event.organizations),
        "sources": [source.key for source in event.sources],
    }


def _fact_lines(fact: Fact) -> Iterator[dict[str, Any]]:
    """Yields a line for each value; where sources disagree, one line that holds the other values as well."""
    first, *others = fact.values
    if fact.disagreement:
        yield _fact_line(fact.label, first) | {"disagreement": [_value(other) for other in others]}
    else:
        for value in fact.values:
            yield _fact_line(fact.label, value)


def _fact_line(label: str, value: FactValue) -> dict[str, Any]:
    return {"label": label, **_value(value), "disagreement": []}


def _value(value: FactValue) -> dict[str, Any]:
    text = plain_text(value.inlines)
    return {
        "value": f"{text} – {value.note}" if value.note else text,
        "date": value.date,
        "view": value.view,
        "remark": value.remark,
        "sources": [source.key for source in value.sources],
    }


def _text(section: PageSection) -> str:
    parts: list[str] = []
    for block in section.blocks:
        match block:
            case BulletList(items):
                parts += ["\n".join("- " + _words(item) for item in items)]
            case Table(heads, rows):
                lines = [" | ".join(heads), *(" | ".join(_words(cell) for cell in row) for row in rows)]
                parts.append("\n".join(lines))
            case Chart():
                parts.append(f"{block.caption}, {in_words_of_chart(block)}")
            case BarChart():
                pass
            case EventList(events):
                parts.append("\n".join(f"- {in_words(event.date.text)}: {event.title}" for event in events))
            case _:
                parts.append(_words(block.inlines))
    return "\n\n".join(parts)


def _words(run: tuple[Inline, ...]) -> str:
    return plain_text(run)
