"""`--without SECTION`: sections that are left out, by the headings that a reader typed."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.folding import folded
from desktop.errors import ChanceryError
from desktop.library.library import Library
from desktop.summary.assembly import Page
from desktop.summary.shortened import sections_of, shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from desktop.summary.paper.wish import Wish


class LeftOut:
    """Sections that a reader left out, wherever a page has them."""

    def __init__(self, typed: Sequence[str], pages: int) -> None:
        """Takes the headings as they were typed, in any case, and of how many pages; one page has to have them all."""
        self._typed = dict.fromkeys(typed)
        self._is_of_one = pages == 1
        self._met: set[str] = set()

    def of_print(self, library: Library, page: Page, wish: Wish) -> Wish:
        """Returns a wish for the print of a page without them. Raises ChanceryError where the only page has no such."""
        from desktop.printing.prints import values_of

        sections = values_of(library, page, wish).sections
        return wish._replace(without=self._headings(page.document.title, sections))

    def of_page(self, library: Library, page: Page) -> Page:
        """Returns a page without them. Raises ChanceryError where the only page has no such section."""
        return shortened(library, page, self._headings(page.document.title, sections_of(page.document)))

    def refuse_unmet(self) -> None:
        """Raises ChanceryError for headings that no page had which was written."""
        if unmet := [name for name in self._typed if name not in self._met]:
            raise ChanceryError(f"“{unmet[0]}” is no section of any of these pages; they were written all the same")

    def _headings(self, title: str, sections: Sequence[str]) -> frozenset[str]:
        found = {folded(section): section for section in sections}
        known = {name: found[folded(name)] for name in self._typed if folded(name) in found}
        self._met |= known.keys()
        if self._is_of_one and len(known) < len(self._typed):
            wrong = next(name for name in self._typed if name not in known)
            listed = "; ".join(sections) or "none"
            raise ChanceryError(f"“{wrong}” is no section of {title} in this form, which has: {listed}")
        return frozenset(known.values())
