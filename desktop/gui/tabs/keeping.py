"""Tabs as text in the settings, and back; what makes no sense there counts as not there."""

import json
from itertools import islice
from typing import Any

from desktop.domain import address
from desktop.domain.address import Address
from desktop.errors import AddressError
from desktop.gui.navigator import History, Visit

MOST_TABS = 100
"""So many tabs are remembered at most."""
MOST_STEPS = 20
"""So many steps back and forward of each are remembered."""
_HIGHEST = 10**8


def to_text(tabs: list[History], front: int) -> str:
    """Returns tabs as text; `front` is the number of the one in front."""
    kept = [
        {
            "here": _of_visit(Visit(tab.here, tab.scroll)),
            "back": [_of_visit(visit) for visit in tab.back[-MOST_STEPS:]],
            "forward": [_of_visit(visit) for visit in tab.forward[-MOST_STEPS:]],
        }
        for tab in tabs[:MOST_TABS]
        if tab.here is not None
    ]
    return json.dumps({"front": front, "tabs": kept})


def from_text(text: str) -> tuple[list[History], int]:
    """Returns the tabs of a text and the number of the one in front; no tabs where the text is of another kind."""
    try:
        kept = json.loads(text)
        listed, front = kept["tabs"], kept["front"]
        found = [_history(entry) for entry in islice(listed, MOST_TABS)]
    except (ValueError, KeyError, TypeError, RecursionError):
        return [], 0
    whole = [history for history in found if history is not None]
    sensible = isinstance(front, int) and len(whole) == len(found) and 0 <= front < len(whole)
    return whole, front if sensible else 0


def _history(entry: dict[str, Any]) -> History | None:
    here = _visit(entry["here"])
    if here is None:
        return None
    back, forward = (
        [visit for visit in map(_visit, islice(entry[way], MOST_STEPS)) if visit is not None]
        for way in ("back", "forward")
    )
    return History(here.address, here.scroll, back, forward)


def _of_visit(visit: Visit) -> list[object]:
    return [str(visit.address), visit.scroll]


def _visit(kept: Any) -> Visit | None:
    text, scroll = kept
    where = _address(text)
    if where is None:
        return None
    return Visit(where, scroll if isinstance(scroll, int) and 0 <= scroll < _HIGHEST else 0)


def _address(text: Any) -> Address | None:
    try:
        return address.parse(text) if isinstance(text, str) else None
    except AddressError:
        return None
