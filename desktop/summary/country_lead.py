"""The lead of a country without an article: what the data sets hold, in a few sentences, each with its set."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.country import Country, EntityKind, UnStatus
from desktop.domain.dates import in_words
from desktop.domain.naming import at_start, enumerated, in_sentence, is_plural
from desktop.domain.prose import CitedSource, Inline, Text
from desktop.library.library import Library
from desktop.library.world import Figure, TradeShare
from desktop.summary.assembly import FACTBOOK, OUR_TABLES
from desktop.summary.belonging import state_of
from desktop.summary.country_figures import CountrySets, short_number
from desktop.summary.document import capitalized, citing, text_run

_VOTES = (CitedSource("un-votes"),)
_STANDING = {
    UnStatus.MEMBER: " and {be} a member state of the United Nations",
    UnStatus.OBSERVER: " and {be} an observer state at the United Nations",
    UnStatus.NONE: "",
}
_WITHOUT_ARTICLE = ("part of", "associated with")
_MOST_NEIGHBOURS, _LONGEST, _MOST_TRADE, _MOST_SUCCESSORS = 7, 3, 3, 7
_DISPUTED = "Its status is disputed, and a listing says nothing of it; who says what stands below"


def country_lead(
    library: Library, country: Country, sets: CountrySets, region: str, is_disputed: bool, organizations: int
) -> tuple[Inline, ...]:
    """Returns the lead.

    Args:
        library: where the data sets are.
        country: of whom it tells.
        sets: what the data sets say of it.
        region: the name of the region it is listed in; "" where it lies in none.
        is_disputed: whether sources differ on its status.
        organizations: how many it takes part in.
    """
    sentences = [_place(library, country, region), _figures(sets.figures)]
    if is_disputed:
        sentences.insert(1, text_run(_DISPUTED))
    sentences += [_relations(library, country, sets.borders, organizations), _trade(library, country, sets.trade)]
    joined: list[Inline] = []
    for sentence in filter(None, sentences):
        joined += [Text(" ")] if joined else []
        joined += [*sentence, Text(".")]
    return tuple(joined)


def _place(library: Library, country: Country, region: str) -> tuple[Inline, ...]:
    name = at_start(country.name)
    if country.kind is EntityKind.FORMER:
        existed = f" ({in_words(country.valid).replace('since', 'from')})" if country.valid else ""
        after = list(map(in_sentence, library.country_names(country.successors).values()))
        successors = enumerated(after) if len(after) <= _MOST_SUCCESSORS else f"{len(after)} states"
        came = f"; {successors} came after it" if after else ""
        return citing(
            text_run(f"{name} is a former state{existed}, listed here in {in_sentence(region)}{came}"), FACTBOOK
        )
    place = f"in {in_sentence(region)}" if region else "outside the regions of UN M49"
    found = state_of(library, country.iso3)
    whose = ""
    if found is not None:
        status, state = found
        (of,) = library.country_names((state,)).values()
        whose = f" and {{be}} {status if status in _WITHOUT_ARTICLE else f'a {status}'} {in_sentence(of)}"
    be = "are" if is_plural(country.name) else "is"
    return citing(
        text_run(f"{name} {be} listed {place}{(_STANDING[country.un_status] + whose).format(be=be)}"), OUR_TABLES
    )


def _figures(figures: list[Figure]) -> tuple[Inline, ...]:
    """Tells capital, population and independence in the words of the Factbook, so that they are read as its own."""
    of = {figure.property: figure for figure in figures}
    parts = []
    if (capital := of.get("capital")) and "no official capital" not in capital.note:
        several = "; " in capital.value
        parts.append(f"names {_capital(capital)} as {'capitals' if several else 'the capital'}")
    if population := of.get("population"):
        said = "; ".join(part for part in (population.year, population.note) if part)
        number = f"puts the population at {short_number(population.value)}" + (f" ({said})" if said else "")
        parts.append(number if population.value != "0" else f"notes of the population: {population.note or 'none'}")
    if independence := of.get("independence"):
        note = f" ({independence.note})" if independence.note else ""
        parts.append(f"dates independence to {in_words(independence.value)}{note}")
    return citing(text_run(f"The Factbook {enumerated(parts)}"), FACTBOOK) if parts else ()


def _capital(figure: Figure) -> str:
    """Returns one or several capitals, each with the remark that the set makes on it."""
    cities, notes = figure.value.split("; "), figure.note.split("; ")
    if len(cities) != len(notes) or len(cities) == 1:
        return enumerated(cities) + (f" ({figure.note})" if figure.note else "")
    return enumerated([f"{city} ({note.removeprefix(city).strip()})" for city, note in zip(cities, notes, strict=True)])


def _relations(
    library: Library, country: Country, borders: list[tuple[str, float | None]], organizations: int
) -> tuple[Inline, ...]:
    """Tells neighbours, organizations and since when it votes."""
    several = is_plural(country.name)
    who, ending, whose = ("they", "", "their") if several else ("it", "s", "its")
    parts = []
    if borders:
        names = list(map(in_sentence, library.country_names(code for code, _ in borders).values()))
        told = f"border{ending} {enumerated(names)} by land"
        if len(names) > _MOST_NEIGHBOURS:
            longest = enumerated(names[:_LONGEST])
            told = (
                f"{'have' if several else 'has'} land borders with {len(names)} neighbours, the longest with {longest}"
            )
        parts.append(citing(text_run(f"{who} {told}"), FACTBOOK))
    if organizations:
        taken = f"{organizations} organizations and formats" if organizations > 1 else "one organization"
        parts.append(citing(text_run(f"{'' if parts else f'{who} '}take{ending} part in {taken}"), FACTBOOK))
    said = _joined(parts, " and ")
    if years := library.world.voting_years(country.iso3):
        votes = f"{whose} first recorded vote in the UN General Assembly is of {years[0]}"
        if country.un_status is not UnStatus.MEMBER:
            whom = "them" if several else "it"
            votes = f"the set of votes in the UN General Assembly records {whom} from {years[0]} to {years[1]}"
        said = _joined([part for part in (said, citing(text_run(votes), _VOTES)) if part], ", and ")
    return capitalized(said)


def _trade(library: Library, country: Country, trade: list[TradeShare]) -> tuple[Inline, ...]:
    """Tells where the largest shares of exports went, and where those of imports came from."""
    shares = [one for one in trade if one.share and one.partner != country.iso3]
    told = list(_flows(library, shares))
    if not told:
        return ()
    years = {one.year for one in shares if one.year}
    when = f"In {years.pop()} the" if len(years) == 1 else "The"
    whose = "their" if is_plural(country.name) else "its"
    return citing(text_run(f"{when} largest shares of {whose} {f' and of {whose} '.join(told)}"), FACTBOOK)


def _flows(library: Library, shares: list[TradeShare]) -> Iterator[str]:
    for flow, verb in (("export", "exports went to"), ("import", "imports came from")):
        found = [one for one in shares if one.flow == flow][:_MOST_TRADE]
        names = library.country_names(one.partner for one in found)
        if found:
            named = [f"{in_sentence(names[one.partner])} ({one.share:g}" for one in found]
            yield f"{verb} " + enumerated([f"{named[0]} per cent)", *(f"{one})" for one in named[1:])])


def _joined(parts: list[tuple[Inline, ...]], link: str) -> tuple[Inline, ...]:
    joined: list[Inline] = []
    for part in parts:
        joined += [Text(link), *part] if joined else part
    return tuple(joined)
