"""Countries that are asked for by their capitals: “Ashgabat”, “Ашхабад”, “ashga”."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.values import NamedTuple
from desktop.library.capitals import Capital, Capitals
from desktop.library.search import scoring
from desktop.library.search.other_forms import OtherForms

_LEAST = 3
"""Letters from which a word may begin the name of a capital."""


class Seat(NamedTuple):
    """A capital that a query names, and how near it comes to naming nothing else."""

    capital: Capital
    nearness: float


def seats_asked(text: str, capitals: Capitals, forms: OtherForms) -> Iterator[Seat]:
    """Yields the capitals that a whole folded query names in English or another language, or begins."""
    yield from (Seat(one, scoring.IS_CAPITAL) for one in capitals.called(text))
    for meant in forms.of(text, False):
        yield from (Seat(one, scoring.IS_CAPITAL_ABROAD) for one in capitals.called(meant))
    begun = [one for meant in forms.begun(text) for one in capitals.called(meant)]
    begun += capitals.begun(text) if len(text) >= _LEAST else []
    yield from (Seat(one, scoring.CAPITAL_BEGINS) for one in begun)
