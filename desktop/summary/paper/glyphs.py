"""The one gate that text of data passes on its way to paper: harmless, and of signs that the shipped fonts have."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from desktop import paths
from desktop.domain.escaping import isolated, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


class Glyphs:
    """Lets text through to paper, and remembers what the fonts do not have.

    A sign that is missing is written as its number in Unicode, `[U+1F600]`, and never as an empty box.
    """

    def __init__(self) -> None:
        """Begins with nothing missing."""
        self.missing: set[str] = set()

    def text(self, text: str) -> str:
        """Returns text without control characters and overrides, whose every sign can be set."""
        safe = plain(text)
        if safe.isascii():
            return safe
        lost = {sign for sign in set(safe) if not is_covered(sign)}
        for sign in lost:
            safe = safe.replace(sign, f"[U+{ord(sign):04X}]")
        self.missing |= lost
        return isolated(safe)


@cache
def is_covered(sign: str) -> bool:
    """Says whether a shipped font has a sign."""
    first, last = _ranges()
    place = bisect_right(first, ord(sign)) - 1
    return place >= 0 and ord(sign) <= last[place]


@cache
def _ranges() -> tuple[list[int], list[int]]:
    """Returns the first and the last number of every range of signs that the shipped fonts have."""
    ranges = [line.partition("-") for line in (fonts_folder() / "coverage.txt").read_text(encoding="ascii").split()]
    return [int(first, 16) for first, _, _ in ranges], [int(last, 16) for _, _, last in ranges]


def fonts_folder() -> Path:
    """Returns the folder of the fonts that are shipped."""
    return paths.resources_folder() / "fonts"
