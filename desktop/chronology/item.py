"""What the timeline asks of a thing it shows, and which days of it are known."""

from typing import NamedTuple, Protocol

from desktop.domain.dates import EdtfDate
from desktop.domain.event import EventKind


class TimelineItem(Protocol):
    """Something dated; the rows of the library fulfil it as they are."""

    @property
    def id(self) -> str:
        """The one name of the item."""

    @property
    def title(self) -> str:
        """What happened, in one line."""

    @property
    def kind(self) -> EventKind:
        """What kind of thing happened."""

    @property
    def date(self) -> EdtfDate:
        """When, as exactly as it is known."""


class Extent(NamedTuple):
    """The days that a date reaches over, as far as they are known.

    Attributes:
        first: first day number.
        last: last day number, itself included.
        open_start: nothing is known of the beginning; `first` is then the earliest day of the end.
        open_end: nothing is known of the end; `last` is then the latest day of the beginning, or the last on which it
            is known to have lasted.
    """

    first: int
    last: int
    open_start: bool
    open_end: bool


def extent_of(date: EdtfDate) -> Extent | None:
    """Returns the known days of a date; None where both its ends are open."""
    if date.earliest is None and date.latest is None:
        return None
    if date.earliest is None:
        assert date.latest is not None
        return Extent(_known(date.end_earliest, date.latest), date.latest, True, False)
    if date.latest is None:
        begun = _known(date.begin_latest, date.earliest)
        return Extent(date.earliest, max(begun, _known(date.end_earliest, begun)), False, True)
    return Extent(date.earliest, max(date.earliest, date.latest), False, False)


def may_lie_in(date: EdtfDate, first_day: int, last_day: int) -> bool:
    """Says whether any day that a date may mean lies between two, themselves included."""
    extent = extent_of(date)
    return extent is not None and extent.first <= last_day and extent.last >= first_day


def _known(day: int | None, otherwise: int) -> int:
    return otherwise if day is None else day
