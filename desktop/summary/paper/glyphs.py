"""The one gate that text of data passes on its way to paper: harmless, and of signs that the shipped fonts have."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from desktop import paths
from desktop.domain.escaping import isolated, plain


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
        known = covered()
        lost = {sign for sign in safe if sign not in known}
        for sign in lost:
            safe = safe.replace(sign, f"[U+{ord(sign):04X}]")
        self.missing |= lost
        return isolated(safe)


@cache
def covered() -> frozenset[str]:
    """Returns every sign that the shipped fonts have."""
    lines = (fonts_folder() / "coverage.txt").read_text(encoding="ascii").split()
    ranges = (line.split("-") for line in lines)
    return frozenset(chr(code) for first, last in ranges for code in range(int(first, 16), int(last, 16) + 1))


def fonts_folder() -> Path:
    """Returns the folder of the fonts that are shipped."""
    return paths.resources_folder() / "fonts"
