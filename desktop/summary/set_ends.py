"""How far lists of events reach: until when their sets are, and with whom what was written for an edition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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


def with_whom_written(library: Library, events: Sequence[Event]) -> str:
    """Returns a sentence on the one country with which all written events of a list are, or "".

    A country whose every event is with another, since that other was written about, should not seem to have no others.
    """
    of = [{one.iso3 for one in event.participants} for event in events if not event.id.startswith(_OF_SETS)]
    if not of or len(of) == len(events):
        return ""
    everywhere = set.intersection(*({one.iso3 for one in event.participants} for event in events))
    common = set.intersection(*of) - everywhere
    if len(common) != 1:
        return ""
    (name,) = library.country_names(common).values()
    return f"Those written for this edition are events with {in_sentence(name)}."
