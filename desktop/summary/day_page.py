"""The page of a day of the year: what happened on it, whatever the year."""

from desktop.domain import address
from desktop.domain.days import day_in_words
from desktop.library.library import Library
from desktop.library.rows import Titled
from desktop.summary.assembly import Page, assemble
from desktop.summary.document import EventList, PageSection, text_run


def day_page(library: Library, day: str) -> Page:
    """Returns the page of a day of the year, `12-25`; only events whose date is known to the day are on it."""
    where = address.day(day)
    title = day_in_words(day)
    events = tuple(library.events_on(day))
    count = "one event" if len(events) == 1 else f"{len(events)} events"
    known = "whose date is known to the day"
    summary = f"{count.capitalize()} of this edition {known} happened on {title}, in any year."
    if not events:
        summary = f"No event of this edition {known} happened on {title}."
    document = assemble(
        library,
        where,
        title,
        "Day of the year",
        text_run(summary),
        (),
        (PageSection("Events", (EventList(events),) if events else ()),),
    )
    return Page(document, events, (Titled(address.WORLD, "World"), Titled(where, title)))
