"""A page of which only a period is told: its events and key dates within some days."""

from __future__ import annotations

from desktop.domain.dates import in_words
from desktop.domain.days import first_typed, last_typed
from desktop.domain.values import NamedTuple
from desktop.library.library import Library
from desktop.library.rows import Event
from desktop.summary.assembly import KEY_DATES, Page, most_important
from desktop.summary.document import EventList, PageSection, cited_keys


class Period(NamedTuple):
    """Days, as numbers, both included; None where it is open."""

    first: int | None = None
    last: int | None = None

    def holds(self, event: Event) -> bool:
        """Says whether an event can have happened within; of an open or unknown end, whatever it may reach to."""
        earliest, latest = event.date.earliest, event.date.latest
        begins = self.last is None or earliest is None or earliest <= self.last
        return begins and (self.first is None or latest is None or latest >= self.first)

    @property
    def said(self) -> str:
        """What a page says of itself that tells this period alone, such as “events from 1995 to June 2000”; or ""."""
        begin = f" from {in_words(first_typed(self.first))}" if self.first is not None else ""
        end = f" to {in_words(last_typed(self.last))}" if self.last is not None else ""
        return f"events{begin}{end} alone" if begin or end else ""


def within(library: Library, page: Page, period: Period) -> Page:
    """Returns a page with the events of a period alone, and the most important of them as its key dates."""
    if period == Period():
        return page
    document = page.document
    events = tuple(event for event in page.events if period.holds(event))
    dates = PageSection(KEY_DATES, (EventList(tuple(most_important(events))),) if events else ())
    sections = tuple(dates if section.heading == KEY_DATES else section for section in document.sections)
    kept = tuple(section for section in sections if section.blocks)
    sources = tuple(library.sources_of(cited_keys(document.summary, document.facts, kept)))
    return page._replace(document=document._replace(sections=kept, sources=sources), events=events)
