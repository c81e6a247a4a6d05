"""What lies behind the events of a country or of a pair: its leaders' terms, and how the two vote."""

from desktop.chronology.backdrop import Backdrop, Era, Series
from desktop.domain.address import PageKind
from desktop.domain.dates import day_number
from desktop.library.library import Library
from desktop.library.world import Leader
from desktop.summary.page import Page

SET_ENDS = day_number(2015, 12, 31)
"""Archigos 4.1, from which the leaders are, ends with 2015."""
_LEADERS_NOTE = "Effective leader of {country} by the Archigos set 4.1, which ends in 2015"
_VOTING_NOTE = "Share of the UN General Assembly's roll calls in which both voted the same, by year"


def backdrop_of(library: Library, page: Page) -> Backdrop | None:
    """Returns what lies behind the events of a page; None for pages of neither a country nor a pair."""
    where = page.document.address
    if where.kind not in (PageKind.COUNTRY, PageKind.RELATION):
        return None
    first_day = min((event.date.earliest for event in page.events if event.date.earliest is not None), default=None)
    names = library.country_names(where.parts)
    eras = [
        era
        for row, code in enumerate(where.parts)
        for leader in library.world.leaders(code)
        if (era := _era(leader, names.get(code, code), row, code if len(where.parts) > 1 else ""))
    ]
    series = _voting(library, *where.parts) if where.kind is PageKind.RELATION else None
    # Terms before anything that the page tells of would only make the reader look for what is not there.
    return Backdrop(tuple(era for era in eras if first_day is None or era.last_day >= first_day), series)


def _voting(library: Library, one: str, other: str) -> Series | None:
    voting = library.world.voting(one, other)
    points = [
        (year, tally.agreement) for year, tally in (voting.by_year if voting else ()) if tally.agreement is not None
    ]
    return Series("Same vote in the UN", tuple(points), _VOTING_NOTE) if points else None


def _era(leader: Leader, country: str, row: int, whose: str) -> Era | None:
    first = _day(leader.start)
    if first is None:
        return None
    last = _day(leader.end)
    lasting = last is None or last >= SET_ENDS
    # From the whole to what the row and the note under it leave to be told.
    forms = [leader.name]
    if whose:
        forms.insert(0, f"{whose}: {leader.name}")
    if lasting:
        forms.insert(0, f"{forms[0]} (the set ends in 2015)")
    note = _LEADERS_NOTE.format(country=country)
    return Era(forms[0], first, last or SET_ENDS, lasting, note, row, tuple(forms[1:]))


def _day(text: str) -> int | None:
    """Returns the day of an EDTF day; None of anything less exact, which an edge of a band would make more of."""
    parts = text.split("-")
    return day_number(*map(int, parts)) if len(parts) == 3 and all(part.isdecimal() for part in parts) else None
