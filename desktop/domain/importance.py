"""How much an event matters beside others, where there is room for a few: on a page and on the timeline."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.event import EventKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    class Weighed(Protocol):
        """What importance looks at."""

        @property
        def kind(self) -> EventKind:
            """What happened."""
            ...

        @property
        def participants(self) -> Sequence[object]:
            """The countries that took part."""
            ...


KIND_STEP = 100
MOST_PARTICIPANTS = KIND_STEP - 1

_RANKS = {
    EventKind.STATEHOOD: 13,
    EventKind.WAR: 12,
    EventKind.MEMBERSHIP: 11,
    EventKind.RECOGNITION: 10,
    EventKind.AGREEMENT: 9,
    EventKind.CONFLICT: 8,
    EventKind.MEDIATION: 7,
    EventKind.ENERGY: 6,
    EventKind.INFRASTRUCTURE: 6,
    EventKind.TRADE: 6,
    EventKind.STATEMENT: 5,
    EventKind.INCIDENT: 4,
    EventKind.DISPUTE: 3,
    EventKind.VISIT: 2,
    EventKind.OFFICE: 1,
}


def importance_of(event: Weighed) -> int:
    """Returns how much an event matters, from 100 up; the kind decides, and within a kind the number of participants.

    A measure of ours, for choosing alone: it says nothing of what an event meant to those who were in it.
    """
    return _RANKS[event.kind] * KIND_STEP + min(len(event.participants), MOST_PARTICIPANTS)
