"""A page in any printed form: a brief, in full, or its timeline as a poster."""

from __future__ import annotations

from collections.abc import Callable

from desktop.domain.address import PageKind
from desktop.library.library import Library
from desktop.summary.assembly import Page
from desktop.summary.paper.wish import OF_KIND, POSTERS, Brief, Wish
from desktop.summary.to_pdf import Printed, Values
from desktop.summary.to_pdf import values_of as values_of_page

Progress = Callable[[int, int], None]
"""Is told how much of how much is done; may raise to give up."""


def briefs_for(page: Page) -> tuple[Brief, ...]:
    """Returns the forms that a page can be printed in, the usual one first."""
    kind: PageKind = page.document.address.kind
    own = tuple(brief for brief, wanted in OF_KIND.items() if wanted is kind)
    return (*own, Brief.FULL, *(POSTERS if page.events else ()))


def values_of(library: Library, page: Page, wish: Wish, progress: Progress | None = None) -> Values:
    """Returns what the typesetter is to set.

    Raises PaperError where a page of this kind has no such form.
    """
    if wish.language:
        from desktop.library.renamed import RenamedLibrary
        from desktop.summary.names_in import NamesIn

        names = NamesIn(library, wish.language)
        library, page = RenamedLibrary(library, names.by_code), names.page(page)
    if wish.brief in POSTERS:
        from desktop.printing.poster import poster

        return poster(library, page, wish, progress)
    return values_of_page(library, page, wish)


def write(library: Library, page: Page, wish: Wish) -> Printed:
    """Returns a page as a PDF.

    Raises PaperError where it cannot be set, or a page of this kind has no such form.
    """
    values = values_of(library, page, wish)
    return Printed(values.setting().pdf(), values.remark)
