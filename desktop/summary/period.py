"""A page of which only a period is told: its events, key dates, wars and disputes within some days."""

from __future__ import annotations

from desktop.domain.address import Address, PageKind
from desktop.domain.dates import in_words
from desktop.domain.days import first_typed, last_typed, typed_days
from desktop.domain.prose import NoteBlock
from desktop.domain.values import NamedTuple
from desktop.library.library import Library
from desktop.library.rows import Event
from desktop.summary.assembly import KEY_DATES, MOST_KEY_DATES, Page, most_important
from desktop.summary.document import Document, EventList, PageBlock, cited_keys, text_run
from desktop.summary.set_ends import FIRST_YEAR_WITHOUT_WARS, how_far, where_sets_of_conflicts_end
from desktop.summary.then import notes_on_then

TYPE_CHECKING = False
if TYPE_CHECKING:
    from desktop.summary.relation_figures import RelationFigures


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
        return f"events {self.span} alone" if self.span else ""

    @property
    def span(self) -> str:
        """The period in words, such as “from 1995 to June 2000” or “up to 1950”; or ""."""
        begin = f"from {in_words(first_typed(self.first))}" if self.first is not None else ""
        end = in_words(last_typed(self.last)) if self.last is not None else ""
        return f"{begin} to {end}" if begin and end else begin or (f"up to {end}" if end else "")

    @property
    def interval(self) -> str:
        """The period as an EDTF interval, such as `1995/2000-06` or `../1950`."""
        first = ".." if self.first is None else first_typed(self.first)
        return f"{first}/{'..' if self.last is None else last_typed(self.last)}"

    @property
    def none_recorded(self) -> str:
        """What a list says that is empty in this period alone."""
        return f"None recorded {self.span}."

    def meets(self, start: str, end: str) -> bool:
        """Says whether some time of a set lies within; start and end are years, months or days, "" where not known."""
        begins = self.last is None or not start or typed_days(start).first <= self.last
        return begins and (self.first is None or not end or typed_days(end).last >= self.first)


def within(library: Library, page: Page, period: Period) -> Page:
    """Returns a page with the events of a period alone, and the most important of them as its key dates.

    A section that holds none of that time says so instead of being left out.
    """
    if period == Period():
        return page
    document = page.document
    events = tuple(event for event in page.events if period.holds(event))
    told: dict[str, tuple[PageBlock, ...]] = {KEY_DATES: _key_dates(library, document, events, period)}
    if page.figures is not None:
        told |= _figures(library, page.figures, document.address, period)
    kept = tuple(
        section._replace(blocks=told[section.heading]) if section.heading in told else section
        for section in document.sections
    )
    sources = tuple(library.sources_of(cited_keys(document.summary, document.facts, kept)))
    document = document._replace(sections=kept, sources=sources, period=period.interval)
    return page._replace(document=document, events=events)


def _key_dates(
    library: Library, document: Document, events: tuple[Event, ...], period: Period
) -> tuple[PageBlock, ...]:
    """Returns the key dates of the page that lie in the period, filled up with the most important others."""
    where = document.address
    if not events:
        is_later = where.kind in (PageKind.COUNTRY, PageKind.RELATION) and period.meets(FIRST_YEAR_WITHOUT_WARS, "")
        reach = f" {where_sets_of_conflicts_end()}" if is_later else ""
        return _none(f"{period.none_recorded}{reach}")
    sections = (section for section in document.sections if section.heading == KEY_DATES and document.checked)
    lists = (block for section in sections for block in section.blocks if isinstance(block, EventList))
    named = {event.id for one in lists for event in one.events if period.holds(event)}
    room = max(0, MOST_KEY_DATES - len(named))
    kept = named | {event.id for event in most_important([one for one in events if one.id not in named], room)}
    chosen = [event for event in events if event.id in kept]
    reach = how_far(library, where, chosen)
    return (EventList(tuple(chosen)), *(_none(reach) if reach else ()), *notes_on_then(library, where, events))


def _none(said: str) -> tuple[NoteBlock]:
    return (NoteBlock(text_run(said)),)


def _figures(
    library: Library, figures: RelationFigures, where: Address, period: Period
) -> dict[str, tuple[PageBlock, ...]]:
    """Returns what sets say of a pair in some years."""
    from desktop.summary.conflicts import CONFLICTS, SETS, conflict_blocks
    from desktop.summary.relation_figures import OBLIGATIONS_HEADING

    side, other = where.parts
    return {
        CONFLICTS: conflict_blocks(library, side, other, period) or _none(f"{period.none_recorded} {SETS}"),
        OBLIGATIONS_HEADING: figures.alliances(period) or _none(f"{period.none_recorded} The set reaches to 2018."),
    }
