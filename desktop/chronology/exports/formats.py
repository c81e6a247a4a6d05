"""The formats that events are exported in; each writer is imported when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from desktop.chronology.exports.collection import Collection, Export


class EventFormat(NamedTuple):
    """A format.

    Attributes:
        name: what the command line calls it.
        label: what a dialog calls it.
        suffix: ending of its files, with the dot.
        media_type: its type of RFC 6838.
        encoding: that of a file for other programs; for a spreadsheet it begins with a byte-order mark.
        write: turns a collection into text.
    """

    name: str
    label: str
    suffix: str
    media_type: str
    encoding: str
    write: Callable[[Collection], Export]


def _to_icalendar(collection: Collection) -> Export:
    from desktop.chronology.exports import to_icalendar

    return to_icalendar.write(collection)


def _to_csv(collection: Collection) -> Export:
    from desktop.chronology.exports import to_csv

    return to_csv.write(collection)


def _to_timelinejs(collection: Collection) -> Export:
    from desktop.chronology.exports import to_timelinejs

    return to_timelinejs.write(collection)


FORMATS = {
    form.name: form
    for form in (
        EventFormat("ical", "Calendar (iCalendar)", ".ics", "text/calendar", "utf-8", _to_icalendar),
        EventFormat("csv", "Table (CSV)", ".csv", "text/csv", "utf-8-sig", _to_csv),
        EventFormat("timelinejs", "Timeline (TimelineJS)", ".json", "application/json", "utf-8", _to_timelinejs),
    )
}
"""The formats by name, in the order in which a dialog lists them."""
