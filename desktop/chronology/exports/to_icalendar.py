"""Events as an iCalendar (RFC 5545), one all-day VEVENT each, free of the reader's time.

An entry reaches over all days that its date names, and its description says how exactly it is known; what is
open has only its known end. UID and DTSTAMP follow from the event's address and the edition of the content, so that
a calendar that is imported again replaces its entries.
"""

from __future__ import annotations

import datetime
from uuid import NAMESPACE_URL, uuid5

import icalendar

from desktop import __version__
from desktop.chronology.exports.collection import Collection, Export, all_cited, details, left_out_remark
from desktop.chronology.exports.exactness import beginning, ending, exactness
from desktop.chronology.item import extent_of
from desktop.domain import address
from desktop.domain.dates import EdtfDate, Precision
from desktop.domain.escaping import plain
from desktop.library.rows import Event

LIMIT = "an iCalendar holds only dates with a known day, from 1 CE to 9999"
_LAST_DAY = datetime.date.max.toordinal()


def write(collection: Collection) -> Export:
    """Returns an iCalendar; a date without a known day, before 1 CE or at the end of 9999 or later, is left out."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//Chancery//Chancery {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    title = plain(collection.title)
    for name in ("name", "x-wr-calname"):  # RFC 7986, and what programs read that were there before it
        calendar.add(name, title)
    stamp = _stamp(collection.checked)
    left_out = []
    for event in collection.events:
        days = _days(event)
        if days is None:
            left_out.append(event)
        else:
            calendar.add_component(_entry(collection, event, days, stamp))
    kept_out = tuple(left_out)
    text = calendar.to_ical(sorted=False).decode()
    return Export(text, kept_out, left_out_remark(collection, kept_out, LIMIT))


def _days(event: Event) -> tuple[datetime.date, datetime.date] | None:
    """Returns the first day and the day after the last."""
    extent = extent_of(event.date)
    if extent is None or extent.first < 1 or extent.last >= _LAST_DAY:
        return None
    return datetime.date.fromordinal(extent.first), datetime.date.fromordinal(extent.last + 1)


def _entry(
    collection: Collection, event: Event, days: tuple[datetime.date, datetime.date], stamp: datetime.datetime
) -> icalendar.Event:
    where = str(address.event(event.id))
    topics = (plain(collection.topics.get(slug, slug)) for slug in event.topics)
    entry = icalendar.Event()
    entry.add("uid", str(uuid5(NAMESPACE_URL, where)))
    entry.add("dtstamp", stamp)
    entry.add("dtstart", days[0])
    entry.add("dtend", days[1])
    entry.add("summary", plain(event.title))
    entry.add("description", _description(collection, event))
    entry.add("categories", [event.kind.value, *topics])
    entry.add("url", where)
    entry.add("transp", "TRANSPARENT")
    entry.add("x-chancery-edtf", event.date.text)
    return entry


def _description(collection: Collection, event: Event) -> str:
    lines = [
        f"{detail.label}: {plain(detail.text)}" if detail.label else plain(detail.text)
        for detail in details(collection, event, f"{exactness(event.date)}{_coverage(event.date)}")
    ]
    sources = [collection.references[one.key] for one in all_cited(event) if one.key in collection.references]
    lines += ["Sources:"] if sources else []
    lines += [f"- {one.words}{f', {one.url}' if one.url else ''}" for one in sources]
    return "\n".join(lines)


def _coverage(date: EdtfDate) -> str:
    """Says what an entry reaches over, where a calendar would show it as if it were better known."""
    begun, ended = beginning(date), ending(date)
    if date.is_interval and (begun is None or ended is None):
        return f" This entry covers only {'the end' if begun is None else 'the beginning'}."
    if any(span and span.precision is not Precision.DAY for span in (begun, ended)):
        return " This entry covers all days that the date names."
    return ""


def _stamp(checked: str) -> datetime.datetime:
    """Returns the start of the edition's day; of content that no one has checked, that of 1970."""
    try:
        day = datetime.date.fromisoformat(checked)
    except ValueError:
        day = datetime.date(1970, 1, 1)
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)
