"""Cuts time into pages: as many years on a page as it can show with every title whole."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from desktop.chronology.backdrop import Backdrop
from desktop.chronology.bands import Group
from desktop.chronology.geometry import Size
from desktop.chronology.item import TimelineItem
from desktop.chronology.pages.placing import Placing, placed
from desktop.chronology.pages.sheet import (
    Listing,
    Page,
    lane_height,
    rows_of,
    scene_height,
    scene_on_page,
)
from desktop.chronology.pages.wording import end_of_year, period_name
from desktop.chronology.text import MeasureText
from desktop.domain.dates import civil, day_number

Progress = Callable[[int, int], None]
"""Is told how many events of how many are on pages; may raise to give up."""

_LEAST_LANES = 0.4
"""The share of a page that its lanes keep where some events have to be listed below."""
_WORTH = 0.6
"""A stretch is cut into shorter ones where that leaves at most this share of what has no lane."""
_WIDEST_GAP = 0.6
"""Years without events are passed over where they would take this share of a page."""
_PARTS = {12: 6, 6: 3, 3: 1}
"""Months of a stretch, and of each of those into which it is cut."""
_MOST_LANES = 100_000


class _Stretch(NamedTuple):
    first_day: int
    last_day: int


def pages_of(
    groups: Sequence[Group],
    first_day: int,
    last_day: int,
    size: Size,
    measure: MeasureText,
    backdrop: Backdrop | None = None,
    progress: Progress | None = None,
) -> list[Page]:
    """Returns pages of one size on which every event from the first day to the last has its title whole.

    What has no lane even where the time on a page is short is listed on it; events without a known day are listed on
    the last page.

    Args:
        groups: the events.
        first_day: the first day to show.
        last_day: the last day to show.
        size: the room on each page in pixels.
        measure: tells the room that text takes.
        backdrop: eras and curve.
        progress: is told how far it is.
    """
    cutter = _Cutter(groups, first_day, last_day, size, measure, backdrop)
    total = sum(len(group.chronicle) for group in groups)
    pages: list[Page] = []
    for stretch in cutter.stretches():
        if progress:
            progress(sum(group.chronicle.place_of(stretch.first_day) for group in groups), max(1, total))
        pages += cutter.pages(stretch)
    return [*pages, *_undated_pages(groups, size, measure)]


def picture_of(
    groups: Sequence[Group],
    first_day: int,
    last_day: int,
    width: float,
    measure: MeasureText,
    backdrop: Backdrop | None = None,
    height: float = 0.0,
    after: float = 0.0,
) -> Page:
    """Returns one page of a width in pixels, as high as all its events need; the other arguments are as for pages.

    Where `height` is more, lanes spread over it as far as they do on pages. `after` are the pixels that are left for
    titles after the last day.
    """
    placing = placed(groups, first_day, last_day, True, width, _MOST_LANES, measure, after)
    undated = _undated(groups)
    missing = sorted((*placing.left_over, *undated), key=_by_date)
    listing = Listing("Also in this period", missing, "", width, measure)
    high = max(scene_height(placing.lanes, measure, backdrop), height - listing.height)
    size = Size(width, high + listing.height)
    scene, arrows, names = scene_on_page(placing, high, measure, backdrop)
    lines = (*names, *listing.written(high, listing.height))
    return Page(period_name(first_day, last_day), size, scene, arrows, lines)


class _Cutter:
    def __init__(
        self,
        groups: Sequence[Group],
        first_day: int,
        last_day: int,
        size: Size,
        measure: MeasureText,
        backdrop: Backdrop | None,
    ) -> None:
        self._groups, self._first, self._last = groups, first_day, last_day
        self._size, self._measure, self._backdrop = size, measure, backdrop
        self._lane = lane_height(measure)
        self._most = max(1, int(rows_of(size.height, measure, backdrop).lanes_height // self._lane))

    def stretches(self) -> Iterator[_Stretch]:
        """Yields the time of each page, or of the pages of a month with more events than a page has room for."""
        years = self._years()
        at = 0
        while at < len(years):
            end = self._last_fitting(years, at)
            if at < end < len(years) - 1:
                end = self._balanced(years, at, end)
            stretch = self._between(years, at, end)
            yield from self._parts(stretch, 12) if end == at else (stretch,)
            at = end + 1

    def _last_fitting(self, years: Sequence[int], at: int) -> int:
        end = at
        while end + 1 < len(years) and self._may_add(years, at, end + 1):
            end += 1
        return end

    def _balanced(self, years: Sequence[int], at: int, end: int) -> int:
        """Returns the last year of a page; years are left to the next where that reaches as far and is emptier."""
        reached = self._last_fitting(years, end + 1)
        best = end
        for earlier in range(end - 1, at - 1, -1):
            here, there = (
                self._counted(self._between(years, *ends)) for ends in ((at, earlier), (earlier + 1, reached))
            )
            if here < there or self._missing(self._between(years, earlier + 1, reached)):
                break
            best = earlier
        return best

    def _between(self, years: Sequence[int], first: int, last: int) -> _Stretch:
        begin, end = day_number(years[first], 1, 1), end_of_year(years[last])
        return _Stretch(max(self._first, begin), min(self._last, end))

    def _counted(self, stretch: _Stretch) -> int:
        return sum(
            group.chronicle.place_of(stretch.last_day + 1) - group.chronicle.place_of(stretch.first_day)
            for group in self._groups
        )

    def pages(self, stretch: _Stretch) -> list[Page]:
        placing = self._placed(stretch)
        title = period_name(*stretch)
        listing = self._listing(placing)
        most = placing.lanes
        while (
            listing.height
            and most > self._most * _LEAST_LANES
            and self._height(most) + listing.height > self._size.height
        ):
            most = min(most - 1, int(most * 0.9))
            placing = self._placed(stretch, most)
            listing = self._listing(placing)
        room = min(listing.height, self._size.height - self._height(placing.lanes))
        high = self._size.height - room
        scene, arrows, names = scene_on_page(placing, high, self._measure, self._backdrop)
        pages = [Page(title, self._size, scene, arrows, (*names, *listing.written(high, room)))]
        return [*pages, *_listed(listing, f"{title}, continued", self._size)]

    def _height(self, lanes: int) -> float:
        return scene_height(lanes, self._measure, self._backdrop)

    def _listing(self, placing: Placing) -> Listing:
        count = len(placing.undrawn)
        note = ""
        if count:
            events = "1 longer event" if count == 1 else f"{count} longer events"
            note = f"{events} of earlier pages {'goes' if count == 1 else 'go'} on and had no room here."
        missing = sorted(placing.left_over, key=_by_date)
        return Listing("Also in this period", missing, note, self._size.width, self._measure)

    def _years(self) -> list[int]:
        """Returns the years in which events begin, and the first and the last of all."""
        found = {civil(self._first)[0], civil(self._last)[0]}
        for group in self._groups:
            low, high = group.chronicle.place_of(self._first), group.chronicle.place_of(self._last + 1)
            found.update(civil(day)[0] for day in group.chronicle.firsts[low:high])
        return sorted(found)

    def _may_add(self, years: Sequence[int], first: int, last: int) -> bool:
        if self._missing(self._between(years, first, last)):
            return False
        gap = years[last] - years[last - 1] - 1
        # By the years that the page will have, so that a lone early year gets no page of its own where it need not.
        far = (at for at in range(last, len(years)) if gap <= _WIDEST_GAP * (years[at] - years[first] + 1))
        end = next(far, len(years) - 1)
        return end == last or not self._missing(self._between(years, first, end))

    def _parts(self, stretch: _Stretch, months: int) -> list[_Stretch]:
        """Returns a year, or the parts into which it is cut where it has more events than lanes."""
        missing = self._missing(stretch)
        if not missing or months not in _PARTS:
            return [stretch]
        year, month, _ = civil(stretch.first_day)
        step = _PARTS[months]
        found: list[_Stretch] = []
        begin = (month - 1) // step * step
        while True:
            index = year * 12 + begin
            first = day_number(index // 12, index % 12 + 1, 1)
            if first > stretch.last_day:
                break
            after = day_number((index + step) // 12, (index + step) % 12 + 1, 1)
            part = _Stretch(max(first, stretch.first_day), min(after - 1, stretch.last_day))
            if part.first_day == self._first or self._counted(part):
                found += self._parts(part, step)
            begin += step
        return found if sum(map(self._missing, found)) <= _WORTH * missing else [stretch]

    def _missing(self, stretch: _Stretch) -> int:
        return len(self._placed(stretch).left_over)

    def _placed(self, stretch: _Stretch, most: int | None = None) -> Placing:
        opening, lanes = stretch.first_day == self._first, self._most if most is None else most
        return placed(self._groups, *stretch, opening, self._size.width, lanes, self._measure)


def _undated_pages(groups: Sequence[Group], size: Size, measure: MeasureText) -> list[Page]:
    listing = Listing("Events whose date is not known", _undated(groups), "", size.width, measure)
    return _listed(listing, "Date not known", size)


def _listed(listing: Listing, title: str, size: Size) -> list[Page]:
    pages = []
    while listing:
        pages.append(Page(title, size, None, (), listing.written(0.0, size.height)))
    return pages


def _undated(groups: Sequence[Group]) -> list[TimelineItem]:
    found = {item.id: item for group in groups for item in group.chronicle.undated}
    return sorted(found.values(), key=_by_date)


def _by_date(item: TimelineItem) -> tuple[int, str]:
    date = item.date
    day = date.earliest if date.earliest is not None else date.end_earliest or date.latest or 0
    return day, item.id
