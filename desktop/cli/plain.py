"""A call for one page and nothing else, which most are: it is understood without the parser.

To import the parser and to make it takes a twentieth of the time in which a page is printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

_UNASKED = {
    "content": None,
    "country": "",
    "partner": None,
    "all": False,
    "region": None,
    "format": None,
    "output": None,
    "into_folder": False,
    "force": False,
    "language": None,
    "from_days": None,
    "to_days": None,
    "notes": False,
    "brief": None,
    "without": None,
    "sections": None,
    "paper": None,
    "address": "",
}
"""What the parser gives for everything that is not typed."""


def plain_call(argv: Sequence[str]) -> Namespace | None:
    """Returns what the parser makes of `summary COUNTRY`; None for any other call, which is for the parser."""
    match list(argv):
        case ["summary", country] if country[:1] != "-":
            # It has what a Namespace has, whose module is the slow one.
            return SimpleNamespace(command="summary", countries=[country], **_UNASKED)  # type: ignore[return-value]
    return None
