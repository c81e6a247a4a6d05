"""Pages of two countries, which are found without being indexed: most are computed when they are opened."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from desktop.domain.address import PageKind
from desktop.domain.values import NamedTuple
from desktop.library.library import Library
from desktop.library.search import filters, scoring
from desktop.library.search.index import Index, Window
from desktop.library.search.query import Query
from desktop.library.search.units import Countries, Unit


class Pair(NamedTuple):
    """Two countries that a query names, the one named first before, and how near it comes to naming nothing else."""

    one: str
    other: str
    nearness: float


def pair_asked(
    query: Query, units: Sequence[Unit], countries: Countries, library: Library, index: Index
) -> Pair | None:
    """Returns the two countries that words, `country:` and `with:` of a query name; None for one or more than two.

    The last word may be the beginning of a name; words that name no country make the pair less near.
    """
    if query.window != Window() or query.unwanted or any(unit.is_exact for unit in units):
        return None
    codes = [unit.iso3 for unit in units]
    nearness = scoring.PAIR
    begun = countries.begun(units[-1].text) if len(set(codes)) == 2 and not codes[-1] else ""
    if begun:
        codes[-1] = begun
        # “iraq war” is no beginning of Iraq and Warau: what is a word by itself is hardly meant as part of one.
        nearness = scoring.PAIR_GUESSED if index.uses(units[-1].text) else scoring.PAIR_BEGUN
    allowed = []
    for one in query.filters:
        found = [value.text for value in filters.values(library, index, one.operator, one.value)]
        if not one.is_wanted or (one.operator == "kind" and PageKind.RELATION not in found):
            return None
        if filters.FIELDS[one.operator] == "country":
            allowed.append(found)
        elif one.operator != "kind":
            return None
    share = sum(map(bool, codes)) / len(codes) if codes else 1.0
    named = [code for code, _ in groupby(code for code in codes if code)]
    named += [found[0] for found in allowed if len(found) == 1 and found[0] not in named]
    if len(named) != 2 or named[0] == named[1] or not all(set(named) & set(found) for found in allowed):
        return None
    return Pair(named[0], named[1], nearness * share)
