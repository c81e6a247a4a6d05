"""A call for one page, which most are: it is understood without the parser.

To import the parser and to make it takes a twentieth of the time in which a page is printed.
"""

from __future__ import annotations

import os
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
_FORMATS = frozenset({"text", "markdown", "json", "html", "docx", "pdf"})
"""Those of the parser, whose module is not read for them."""


def plain_call(argv: Sequence[str]) -> Namespace | None:
    """Returns what the parser makes of `summary COUNTRY`, with the options that a print needs, each in full.

    None for any other call, and for a wrong one, which are for the parser.
    """
    if len(argv) < 2 or argv[0] != "summary" or argv[1].startswith("-"):
        return None
    told: dict[str, object] = {**_UNASKED, "command": "summary", "countries": [argv[1]]}
    options = iter(argv[2:])
    for option in options:
        if option == "--force":
            told["force"] = True
            continue
        value = next(options, "")
        if not value or value.startswith("-"):
            return None
        if option == "--format" and value in _FORMATS:
            told["format"] = value
        elif option == "--partner":
            told["partner"] = value
        elif option == "--output":
            from pathlib import Path  # most summaries go to the terminal

            told["output"] = Path(value)
            told["into_folder"] = value.endswith(("/", os.sep))
        else:
            return None
    # It has what a Namespace has, whose module is the slow one.
    return SimpleNamespace(**told)  # type: ignore[return-value]
