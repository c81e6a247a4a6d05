"""The currencies of a country, as three sets name them."""

from __future__ import annotations

from desktop.domain.dates import in_words
from desktop.domain.prose import CitedSource
from desktop.library.library import Library
from desktop.library.world import Figure
from desktop.summary.document import Fact, FactValue, text_run

PROPERTY = "currency"
"""What the Factbook's figure of a currency is called; its unit is the code."""
_ISO, _CLDR, _FACTBOOK = CitedSource("country-codes"), CitedSource("cldr"), CitedSource("factbook-all")


def currency_fact(library: Library, entity: str, figures: list[Figure]) -> tuple[Fact, ...]:
    """Returns the currencies of a country with their codes, each with the sets that name it.

    Where the sets do not name the same ones the fact says so. The Factbook names one alone, that of its exchange
    rates, and often without a code: it differs where its code is none of the others’.
    """
    listed = dict(library.world.currencies(entity))
    tender = {code: (name, since) for code, name, since in library.world.tender(entity)}
    told = next((figure for figure in figures if figure.property == PROPERTY), None)
    values = []
    for code in dict.fromkeys((*listed, *tender)):
        sources = [source for source, codes in ((_ISO, listed), (_CLDR, tender)) if code in codes]
        name, since = tender.get(code, (listed.get(code, ""), ""))
        if told and told.unit == code:
            sources.append(_FACTBOOK)
        date = f"since {in_words(since)}" if since else ""
        values.append(FactValue(text_run(f"{listed.get(code, name)} ({code})"), date, "", "", "", tuple(sources)))
    if told and told.unit not in (*listed, *tender) and (told.unit or not values):
        name = f"{told.value} ({told.unit})" if told.unit else told.value
        values.append(FactValue(text_run(name), told.year, "", told.note, "", (_FACTBOOK,)))
    if not values:
        return ()
    named = [set(codes) for codes in (listed, tender) if codes]
    differ = len(named) == 2 and named[0] != named[1]
    differ = differ or bool(told and told.unit and named and not any(told.unit in codes for codes in named))
    return (Fact("Currency", tuple(values), "The sets do not name the same currencies." if differ else ""),)
