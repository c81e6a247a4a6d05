"""The sheets of a poster: which papers there are, and how much of them the timeline may take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from typing import Any

from desktop.chronology.backdrop import Backdrop
from desktop.chronology.bands import Group
from desktop.chronology.geometry import Size
from desktop.chronology.pages.cutting import picture_of
from desktop.chronology.pages.sheet import Page as Sheet
from desktop.domain.values import NamedTuple
from desktop.printing.measure import PaperMeasure
from desktop.summary.paper.typeset import Paper, PaperError

SIZES = {Paper.A4: Size(1190.55, 841.89), Paper.LETTER: Size(1224.0, 792.0)}
"""A3 and tabloid, lying, in points."""
_ONE_SHEET = {
    Paper.A4: (Size(841.89, 595.28), SIZES[Paper.A4], Size(1683.78, 1190.55), Size(2383.94, 1683.78),
               Size(3370.39, 2383.94)),
    Paper.LETTER: (Size(792.0, 612.0), SIZES[Paper.LETTER], Size(1584.0, 1224.0), Size(2448.0, 1584.0),
                   Size(3168.0, 2448.0)),
}  # fmt: skip
"""What a poster of one sheet may take, lying: A4 to A0, or the American sizes from letter to E."""
_WIDER, _LONGEST = 1.25, 14_000.0
"""Beyond those, as for the United States, a sheet grows by steps, up to what programs open."""
_LARGEST_TYPE, _TRIES = 13.0, 4
"""What is left of the paper that the events need goes to larger type, up to this, found in so many steps."""
_AFTER = (0.0, 0.08, 0.16)
"""Shares of the width that may be left after the last day, where the titles of crowded last years then have room."""
TYPE, SIDE, TOP, HEAD = 8.0, 36.0, 34.0, 26.0
_FOOTER_TYPE, _FOOTER_LINE, _AROUND_FOOTER = 7.5, 13.6, 34.0
_PAGE_COLUMN, _BETWEEN_SAMPLES = 150.0, 12.0


class Footer(NamedTuple):
    """What stands below a timeline.

    Attributes:
        legend: what the marks mean, as the template has it.
        said: how to cite the sheet, and whence what lies behind the events is.
        measure: tells the room that text of the size `TYPE` takes.
    """

    legend: Sequence[dict[str, Any]]
    said: str
    measure: PaperMeasure

    def height(self, width: float) -> float:
        """Returns how high it is, with the margin below it, on a sheet of a width."""
        room = width - 2 * SIDE
        share = _FOOTER_TYPE / TYPE
        samples: float = sum(
            one["w"] + share * self.measure(f"{one['k']} {one['words']}", True).width + _BETWEEN_SAMPLES
            for one in self.legend
        )
        lines = ceil(samples / room) + ceil(share * self.measure(self.said).width / (room - _PAGE_COLUMN))
        return _AROUND_FOOTER + lines * _FOOTER_LINE

    def room(self, paper: Size) -> Size:
        """Returns what a sheet leaves for the timeline."""
        return Size(paper.width - 2 * SIDE, paper.height - TOP - self.height(paper.width) - HEAD - 1)


def one_sheet(
    groups: Sequence[Group],
    days: tuple[int, int],
    paper: Paper,
    footer: Footer,
    backdrop: Backdrop | None,
    progress: Callable[[int, int], None] | None,
) -> tuple[Size, Sheet, float]:
    """Returns the smallest paper on which a whole timeline stands, with all titles, the timeline on it, and its type.

    The type, in points, is as large as the paper then holds, and lanes spread over what is still left.

    Args:
        groups: the events.
        days: the first and the last day to show.
        paper: the kind of paper.
        footer: what stands below.
        backdrop: what lies behind the events.
        progress: may raise to give up.

    Raises:
        PaperError: where programs would not open so large a sheet.
    """
    sizes = iter(_ONE_SHEET[paper])
    size = next(sizes)
    while max(size) <= _LONGEST:
        if found := filled(groups, days, size, footer, backdrop, progress):
            return size, *found
        size = next(sizes, Size(size.width * _WIDER, size.height * _WIDER))
    raise PaperError("there are too many events for one sheet; choose fewer days, or a poster of several sheets")


def filled(
    groups: Sequence[Group],
    days: tuple[int, int],
    paper: Size,
    footer: Footer,
    backdrop: Backdrop | None,
    progress: Callable[[int, int], None] | None,
) -> tuple[Sheet, float] | None:
    """Returns a whole timeline that fills a sheet, and the size of its type; None where the sheet is too small."""
    room = footer.room(paper)

    def laid_out(kind: float, share: float, height: float = 0.0) -> Sheet:
        if progress:
            progress(0, 0)
        measure = footer.measure.of_size(kind)
        return picture_of(groups, *days, room.width, measure, backdrop, height, share * room.width)

    tall = {share: laid_out(TYPE, share).size.height for share in _AFTER}
    share = min(tall, key=lambda one: tall[one])
    if tall[share] > room.height:
        return None
    kind, too_large = TYPE, _LARGEST_TYPE
    for _ in range(_TRIES):
        tried = (kind + too_large) / 2
        if laid_out(tried, share).size.height <= room.height:
            kind = tried
        else:
            too_large = tried
    return laid_out(kind, share, room.height), kind
