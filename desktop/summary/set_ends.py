"""How far lists of events reach: until when their sets are, and with whom what was written for an edition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.domain.address import Address, PageKind
from desktop.domain.naming import enumerated, in_sentence
from desktop.library.library import Library
from desktop.library.rows import Event

_CONFLICTS = {
    "cow-war": "2003 for wars between states",
    "cow-mid": "2014 for militarized disputes",
    "atop": "2018 for obligations of alliance",
}
FIRST_YEAR_WITHOUT_WARS = "2004"
"""The year from which the first of these sets tells nothing."""
_LEADERS = {"archigos": "2015 for terms of leaders"}
_OF_SETS = "ds-"
"""How the ids of events begin that are derived from data sets."""


def where_sets_end(events: Iterable[Event]) -> str:
    """Returns a sentence on where the sets of some events end; "" where none of the events is of such a set."""
    found = {source.key for event in events for source in event.sources}
    told = [] if found.isdisjoint(_CONFLICTS) else [*_CONFLICTS.values()]
    told += [] if found.isdisjoint(_LEADERS) else [*_LEADERS.values()]
    return _reach(told) if told else ""


def where_sets_of_conflicts_end() -> str:
    """Returns a sentence on where the sets of conflicts end, so that nobody takes a time without events for peace."""
    return _reach(_CONFLICTS.values())


def _reach(told: Iterable[str]) -> str:
    return f"Data sets reach to {enumerated([*told])}."


def how_far(library: Library, where: Address, events: Sequence[Event]) -> str:
    """Returns what a list of events on a page does not reach to: where its sets end, and whom it was written for."""
    return f"{where_sets_end(events)} {with_whom_written(library, where, events)}".strip()


def with_whom_written(library: Library, where: Address, events: Sequence[Event]) -> str:
    """Returns a sentence on the one country with an article with which all written events of a list are, or "".

    `where` is the page that the list stands on.
    Those who read of others should not take it that nothing else happened to them: events are written for a country
    that has an article, whose own pages need no such word.
    """
    written = [event for event in events if not event.id.startswith(_OF_SETS)]
    if not written:
        return ""
    subjects = {title.address.parts[0] for title in library.titles(PageKind.COUNTRY)}
    common = subjects.intersection(*({one.iso3 for one in event.participants} for event in written))
    if len(common) != 1 or not common.isdisjoint(where.parts):
        return ""
    (name,) = library.country_names(common).values()
    if len(written) == len(events):
        these, what = ("All were", "events") if len(events) > 1 else ("It was", "an event")
        return f"{these} written for this edition, as {what} with {in_sentence(name)}."
    return f"Those written for this edition are events with {in_sentence(name)}."
