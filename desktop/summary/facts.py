"""Claims turned into lines of the fact box."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.claim import Confidence, Property
from desktop.domain.dates import in_words
from desktop.library.claim_words import label_of, quantity, since
from desktop.library.rows import Claim, ClaimValue
from desktop.summary.document import Fact, FactValue, text_run

REMARKS = {Confidence.TERTIARY: "only in an encyclopedia", Confidence.INFERRED: "inferred"}


def facts_of(claims: Iterable[Claim], names: dict[str, str]) -> tuple[Fact, ...]:
    """Returns a fact for each claim, diplomatic relations and missions first.

    Args:
        claims: what is claimed of one subject; memberships are left out, since they have tables of their own.
        names: short names of the countries that missions speak of.
    """
    shown = [claim for claim in claims if claim.property is not Property.MEMBERSHIP]
    shown.sort(key=lambda claim: _ORDER.get(claim.property, len(_ORDER)))
    return tuple(
        Fact(label_of(claim, names), tuple(value_of(claim, value) for value in claim.values), claim.disagreement)
        for claim in shown
    )


_ORDER = {prop: place for place, prop in enumerate((Property.RELATIONS, Property.STATUS, Property.MISSION))}


def value_of(claim: Claim, value: ClaimValue) -> FactValue:
    """Returns one value of a claim as it is read."""
    date = in_words(value.as_of) if value.as_of else since(value.valid)
    text = quantity(value)
    if claim.property is Property.RELATIONS and value.value == "established":
        text, date = (date or "established, date not known"), ""
    return FactValue(text_run(text), date, value.view, value.note, REMARKS.get(value.confidence, ""), value.sources)


def beginning(valid: str) -> str:
    """Returns the date on which an interval begins (EDTF); "" where that is open or not known."""
    start = valid.partition("/")[0]
    return "" if start == ".." else start
