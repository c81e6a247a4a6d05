"""Whose events the timeline of a page shows."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from desktop.domain.address import PageKind
from desktop.library.library import Library
from desktop.library.rows import Event
from desktop.summary.page import Page

_OF_COUNTRIES = (PageKind.COUNTRY, PageKind.RELATION)


@dataclass(frozen=True, slots=True)
class Shown:
    """The events of a page, or those of two among all of the first of the two.

    Attributes:
        page: the page; None before the first.
        events: the events.
        of_two: the ids of those of the two, where all others of the first are shown too; None where they are not.
    """

    page: Page | None = None
    events: Sequence[Event] = ()
    of_two: Set[str] | None = None

    @property
    def is_of_two(self) -> bool:
        """Whether the page is of two."""
        return self.page is not None and self.page.document.address.kind is PageKind.RELATION

    @property
    def country(self) -> str:
        """The country whose events are shown, whoever the others were; "" where other events are."""
        where = self.page.document.address if self.page else None
        return where.parts[0] if where and (where.kind is PageKind.COUNTRY or self.of_two is not None) else ""

    @property
    def partner(self) -> str:
        """The country whose events with the first stand out; "" for none."""
        return self.page.document.address.parts[1] if self.page and self.of_two is not None else ""

    @property
    def own(self) -> Set[str]:
        """The countries whose events are shown, and which are no partners there."""
        if self.country:
            return {self.country}
        where = self.page.document.address if self.page else None
        return set(where.parts) if where and where.kind in _OF_COUNTRIES else set()

    def ids_with(self, countries: Set[str]) -> Set[str]:
        """Returns the ids of the events in which all of these countries took part, or that are told of the two."""
        if self.of_two is not None and countries == {self.partner}:
            return self.of_two
        return frozenset(event.id for event in self.events if countries <= {one.iso3 for one in event.participants})


def shown_of(library: Library, page: Page, among_all: bool) -> Shown:
    """Returns the events of a page; of a page of two, if wanted, among all events of the first."""
    alone = Shown(page, page.events)
    if not among_all or not alone.is_of_two:
        return alone
    of_two = frozenset(event.id for event in page.events)
    around = library.events_of_country(page.document.address.parts[0])
    known = {event.id for event in around}
    return Shown(page, (*around, *(event for event in page.events if event.id not in known)), of_two)
