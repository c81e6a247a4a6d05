"""Where no line ends: between a number and its unit, and between a day and its month."""

from __future__ import annotations

import re

_KEPT = re.compile(
    r"(?<=[0-9]) (?=%|km|million|billion|trillion|per cent|kWh|bcm|tonnes?\b|t\b)"
    r"|(?<=\bno\.) (?=[0-9])"
    r"|(?<=\b[0-9]) (?=[A-Z][a-z]+ [0-9]{4}\b)|(?<=\b[0-3][0-9]) (?=[A-Z][a-z]+ [0-9]{4}\b)"
)


def unbroken(text: str) -> str:
    """Returns text with a space that keeps together what belongs together, in place of one at which a line may end."""
    return _KEPT.sub("\u00a0", text)
