"""`--without SECTION`: sections of a PDF by the headings that a reader typed."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.folding import folded
from desktop.errors import ChanceryError
from desktop.library.library import Library
from desktop.printing.prints import values_of
from desktop.summary.assembly import Page
from desktop.summary.paper.wish import Wish


def left_out(library: Library, page: Page, wish: Wish, typed: Sequence[str]) -> frozenset[str]:
    """Returns the headings of the sections that are to be left out, as the print has them.

    Raises ChanceryError, with the sections that there are, for one that this print has not.
    """
    sections = values_of(library, page, wish).sections
    found = {folded(section): section for section in sections}
    for name in typed:
        if folded(name) not in found:
            listed = "; ".join(sections) or "none"
            raise ChanceryError(f"“{name}” is no section of {page.document.title} in this form, which has: {listed}")
    return frozenset(found[folded(name)] for name in typed)
