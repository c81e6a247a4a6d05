"""Claims in words: what one is called, what it says, and since when."""

from __future__ import annotations

import re

from desktop.domain.claim import Property
from desktop.domain.dates import in_words
from desktop.library.rows import Claim, ClaimValue

_LABELS = {
    Property.RELATIONS: "Diplomatic relations",
    Property.LAND_BORDER: "Land border",
    Property.NAME: "Name",
    Property.TRADE: "Trade",
}
_PER_CENT = r"(?<=[0-9] )per cent\b"
_UNKNOWN_DATES = ("/..", "../..", "/", "../")


def label_of(claim: Claim, names: dict[str, str]) -> str:
    """Returns what a claim is called in the fact box."""
    if claim.label:
        return claim.label
    if claim.property is Property.MISSION:
        return f"Mission of {names.get(claim.sender, claim.sender)}"
    return _LABELS.get(claim.property, claim.property.value.capitalize())


def since(valid: str) -> str:
    """Returns an interval of validity in words: “since 1992”; "" where neither end is known."""
    return "" if not valid or valid in _UNKNOWN_DATES else in_words(valid)


def quantity(value: ClaimValue) -> str:
    """Returns a value with its unit: “1,148 km”, “1.4 million t a year”; with figures the sign of per cent stands."""
    text = value.value if isinstance(value.value, str) else _number(value.value)
    said = f"{text} {value.unit}" if value.unit else text
    return re.sub(_PER_CENT, "%", said) if "per cent" in said else said


def _number(number: float) -> str:
    for size, word in ((1_000_000_000, "billion"), (1_000_000, "million")):
        short = number / size
        if abs(number) >= size and round(short, 2) == short:
            return f"{short:,.10g} {word}"
    return f"{number:,}"
