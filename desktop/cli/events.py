"""`list events`: the events of a country, all or those of some years and kinds, in any format."""

from __future__ import annotations

from desktop.errors import ChanceryError
from desktop.library.library import Library
from desktop.library.rows import Event
from desktop.summary.period import Period

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from desktop.chronology.exports.collection import Export


def events_of(library: Library, iso3: str, arguments: Namespace) -> list[Event]:
    """Returns the events of a country that are asked for; of an open or unknown end, whatever it may reach to.

    Raises ChanceryError where the dates asked for end before they begin.
    """
    period = period_of(arguments)
    return [
        event
        for event in library.events_of_country(iso3)
        if (not arguments.kind or event.kind in arguments.kind) and period.holds(event)
    ]


def period_of(arguments: Namespace) -> Period:
    """Returns the days between --from and --to. Raises ChanceryError where they end before they begin."""
    first = arguments.from_days.first if arguments.from_days else None
    last = arguments.to_days.last if arguments.to_days else None
    if first is not None and last is not None and first > last:
        raise ChanceryError("--from is later than --to")
    return Period(first, last)


def exported(library: Library, iso3: str, events: list[Event], form: str) -> Export:
    """Returns events in a format for other programs."""
    from desktop.chronology.exports.collection import collect
    from desktop.chronology.exports.formats import FORMATS
    from desktop.summary.references import reference

    title = f"Events of {library.country_names([iso3])[iso3]}"
    return FORMATS[form].write(collect(library, title, events, lambda one: reference(one.csl, one.tertiary)))
