"""Events as a timeline of TimelineJS 3 (https://timeline.knightlab.com/docs/json-format.html), one a slide.

A date has a month and a day only where they are known, and what the reader sees is the date in words. No eras are
written: what lasted is an event like the others, with its sources.
"""

from __future__ import annotations

import json
from typing import Any

from desktop.chronology.exports.collection import Collection, Export, all_cited, details, left_out_remark
from desktop.chronology.exports.exactness import beginning, ending, exactness
from desktop.domain.dates import EdtfDate, Precision, civil, in_words
from desktop.domain.escaping import for_html, plain
from desktop.library.rows import Event

LIMIT = "a timeline of TimelineJS holds only dates with a known day"
_Date = dict[str, int]


def write(collection: Collection) -> Export:
    """Returns the JSON of a timeline; a date of which neither end is known is left out."""
    slides, left_out = [], []
    for event in collection.events:
        dates = _dates(event.date)
        if dates is None:
            left_out.append(event)
        else:
            slides.append(_slide(collection, event, dates))
    kept_out = tuple(left_out)
    timeline = {"title": {"text": {"headline": _html(collection.title)}}, "scale": "human", "events": slides}
    text = json.dumps(timeline, ensure_ascii=False, indent=2) + "\n"
    return Export(text, kept_out, left_out_remark(collection, kept_out, LIMIT))


def _slide(collection: Collection, event: Event, dates: dict[str, _Date]) -> dict[str, Any]:
    return {
        **dates,
        "text": {"headline": _html(event.title), "text": _body(collection, event)},
        "group": event.kind.value,
        "display_date": in_words(event.date.text),
        "unique_id": event.id,
        "autolink": False,  # the links are those of the sources; nothing else becomes one
    }


def _dates(date: EdtfDate) -> dict[str, _Date] | None:
    """Returns the start date and, where it differs, the end date; None where no day is known.

    TimelineJS reads a year as its first day. An end that would so come to lie before its start is not given.
    """
    begun, ended = beginning(date), ending(date)
    known = begun or ended
    if known is None:
        return None
    start = _parts(known.first, known.precision)
    until = ended if date.is_interval else known
    if until is None:
        return {"start_date": start}
    end = _parts(until.last, until.precision)
    return {"start_date": start, "end_date": end} if _read(end) > _read(start) else {"start_date": start}


def _parts(number: int, precision: Precision) -> _Date:
    """Returns a day as far as it is known; the years before 1 CE are negative and count from -1."""
    year, month, day = civil(number)
    parts = {"year": year if year > 0 else year - 1}
    if precision in (Precision.DAY, Precision.MONTH, Precision.SEASON):
        parts["month"] = month
    if precision is Precision.DAY:
        parts["day"] = day
    return parts


def _read(parts: _Date) -> tuple[int, int, int]:
    return parts["year"], parts.get("month", 1), parts.get("day", 1)


def _body(collection: Collection, event: Event) -> str:
    paragraphs = [
        f"<p><b>{detail.label}:</b> {_html(detail.text)}</p>" if detail.label else f"<p>{_html(detail.text)}</p>"
        for detail in details(collection, event, exactness(event.date))
    ]
    sources = [collection.references[one.key] for one in all_cited(event) if one.key in collection.references]
    items = "".join(
        f'<li><a href="{_html(one.url)}">{_html(one.words)}</a></li>' if one.url else f"<li>{_html(one.words)}</li>"
        for one in sources
    )
    return "".join(paragraphs) + (f"<p><b>Sources:</b></p><ul>{items}</ul>" if items else "")


def _html(text: str) -> str:
    return for_html(plain(text))
