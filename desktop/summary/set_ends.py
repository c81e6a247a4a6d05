"""Until when the sets reach from which events are derived: a list that stops there must not pass for the present."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.naming import enumerated
from desktop.library.rows import Event

_CONFLICTS = {
    "cow-war": "wars between states in 2003",
    "cow-mid": "militarized disputes in 2014",
    "atop": "obligations of alliance in 2018",
}
_LEADERS = {"archigos": "terms of leaders in 2015"}


def where_sets_end(events: Iterable[Event]) -> str:
    """Returns a sentence on where the sets of some events end; "" where none of the events is of such a set."""
    found = {source.key for event in events for source in event.sources}
    told = [] if found.isdisjoint(_CONFLICTS) else [*_CONFLICTS.values()]
    told += [] if found.isdisjoint(_LEADERS) else [*_LEADERS.values()]
    return f"Data sets end before today: {enumerated(told)}." if told else ""
