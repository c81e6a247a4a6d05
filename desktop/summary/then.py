"""What sets say of former states and those that they had to do with, where names and dates are not those of then."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.address import Address, PageKind
from desktop.domain.country import Country, EntityKind
from desktop.domain.dates import in_words
from desktop.domain.naming import in_sentence
from desktop.domain.prose import Inline, NoteBlock
from desktop.library.library import Library
from desktop.library.rows import Event
from desktop.summary.assembly import FACTBOOK
from desktop.summary.conflicts import DISPUTES
from desktop.summary.document import citing, text_run

_GERMANY, _TWO_STATES, _UNITY = "DEU", "1949", "1990-10-03"
_YUGOSLAVIA = "YUG"
_TWO_YUGOSLAVIAS = (
    "By the Factbook the Socialist Federal Republic dissolved in 1992, and Montenegro and Serbia made a Federal "
    "Republic of Yugoslavia, which became Serbia and Montenegro in 2003; the sets count both as Yugoslavia"
)
_FEDERAL_REPUBLIC = (
    "The Federal Republic of Germany of before 3 October 1990 is called Germany here; the sets count it as a state "
    "beside East Germany"
)


def notes_on_then(library: Library, where: Address, events: Iterable[Event]) -> tuple[NoteBlock, ...]:
    """Returns what to know of names and dates on a page of a former state, or of it and another; else nothing."""
    if where.kind not in (PageKind.COUNTRY, PageKind.RELATION):
        return ()
    countries = filter(None, map(library.country, where.parts))
    former = {country.iso3: country for country in countries if country.kind is EntityKind.FORMER}
    if not former:
        return ()
    held = tuple(events)
    told: list[tuple[Inline, ...]] = []
    if _YUGOSLAVIA in former:
        told.append(citing(text_run(_TWO_YUGOSLAVIAS), FACTBOOK))
    if any(_is_of_federal_republic(event) for event in held):
        told.append(citing(text_run(_FEDERAL_REPUBLIC), DISPUTES))
    for country in former.values():
        if any(is_outside(event, country) for event in held):
            said = (
                f"{in_words(country.valid)} is when {in_sentence(country.name)} existed by the Factbook; what stands "
                "outside of it is so dated by its set"
            )
            told.append(citing(text_run(said), FACTBOOK))
    return tuple(NoteBlock((*one, *text_run("."))) for one in told)


def _is_of_federal_republic(event: Event) -> bool:
    begin = event.date.text.partition("/")[0]
    return _TWO_STATES <= begin < _UNITY and any(one.iso3 == _GERMANY for one in event.participants)


def is_outside(event: Event, country: Country) -> bool:
    """Says whether an event has a beginning or an end that is surely before or after the state's."""
    first, _, last = country.valid.partition("/")
    begin, _, end = event.date.text.partition("/")
    is_early = first[:1].isdigit() and begin[: len(first)] < first[: len(begin)]
    is_late = last[:1].isdigit() and any(
        one[:1].isdigit() and one[: len(last)] > last[: len(one)] for one in (begin, end)
    )
    return is_early or is_late
