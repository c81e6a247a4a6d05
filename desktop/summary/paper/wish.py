"""What is to be printed, and how."""

from __future__ import annotations

from enum import StrEnum

from desktop.domain.address import PageKind
from desktop.domain.values import NamedTuple
from desktop.summary.document import PageSection
from desktop.summary.paper.typeset import Paper, PaperError
from desktop.summary.period import Period


class Brief(StrEnum):
    """A printed form of a page."""

    ONE_PAGE = "one-page"
    FULL = "full"
    BILATERAL = "bilateral"
    TOPIC = "topic"
    ORGANIZATION = "organization"
    POSTER = "poster"
    SHEET = "one-sheet"
    """A poster of one sheet, of the size that it needs."""


class Wish(NamedTuple):
    """What is to be printed, and how.

    Attributes:
        brief: in which form.
        paper: on which paper; a poster takes sheets of twice the size, or one as large as it needs.
        colour: whether in colour; else in black, white and grey.
        without: headings of sections that are left out.
        period: the days whose events are told.
        notes: what the reader wrote of the page; None for nothing.
        language: the tag of the language in which countries are named; "" for English.
        is_selection: whether the reader named the sections that stay, which the print then says instead.
    """

    brief: Brief
    paper: Paper = Paper.A4
    colour: bool = True
    without: frozenset[str] = frozenset()
    period: Period = Period()
    notes: PageSection | None = None
    language: str = ""
    is_selection: bool = False


OF_KIND = {
    Brief.ONE_PAGE: PageKind.COUNTRY,
    Brief.BILATERAL: PageKind.RELATION,
    Brief.TOPIC: PageKind.TOPIC,
    Brief.ORGANIZATION: PageKind.ORGANIZATION,
}
"""The kind of page that a brief is made of; any page can be printed in full, and any with events as a poster."""
POSTERS = (Brief.POSTER, Brief.SHEET)
"""The forms of a timeline."""
_LISTS = (PageKind.NAMES, PageKind.LINKS)
_NATURAL = {kind: brief for brief, kind in OF_KIND.items()}


def natural_brief(kind: PageKind) -> Brief:
    """Returns the form in which a page is printed where none is asked for."""
    return _NATURAL.get(kind, Brief.FULL)


def refuse_other_kind(brief: Brief, kind: PageKind) -> None:
    """Raises PaperError where a brief is not made of pages of this kind."""
    if OF_KIND.get(brief, kind) is not kind:
        made_of, named = (
            f"a page of {one}" if one in _LISTS else f"an {one}" if one[0] in "aeio" else f"a {one}"
            for one in (OF_KIND[brief], kind)
        )
        raise PaperError(f"the brief “{brief}” is made of {made_of}, not of {named}")
