"""A brief is fitted: it is filled by estimates, laid out, and filled again by what the typesetter says, until it fits.

What is laid out first fits nine times out of ten; on one page it is the print itself then, so that nothing is laid out
twice.
"""

from __future__ import annotations

from itertools import pairwise

from desktop.domain.values import NamedTuple
from desktop.summary.paper.filling import Filling, Form, Ratios, Shown
from desktop.summary.paper.heights import MILLIMETRE, Space, head_height, space_on
from desktop.summary.paper.shown import in_columns, values_shown
from desktop.summary.paper.typeset import PaperError, Setting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_TOP = 14 * MILLIMETRE
_FIRST_RATIOS: Ratios = (1.0, 1.0, 1.0, 1.0)
_FIRST_SPARE = 8.0
"""What the first form leaves free by estimate, which is as often too low as too high."""
_MOST_TRIES = 5
_ENOUGH = 21.0
"""Less than two lines are no reason to lay a page out once more."""
_ENOUGH_TO_SHARE = 27.0
"""How much is free on a page before it is laid out once more, where the gaps between its parts share what is free."""
_GAP, _LEAST_GAP = 8.1, 3.6
"""Between the columns, the strip of time and the sources, and what it may come down to."""
_OVER = 1.015
"""How much taller than was found parts are taken to be, until a form fits."""
_LOST_AT_BREAK = 36.0
"""What the end of a page may leave free, since a heading stays with what follows it."""
_LITTLE_OVER, _LITTLE_SECOND = 1.2, 0.42
"""How much longer than one page a brief may be, or how little its second page may have, and still be cut to one."""
_MOST_EMPTY = 90.0
"""How much of the first page may stay empty below its columns, so that no section is parted."""
_DESCRIPTION = 10.0
"""A line of what is said of an event."""
_BOOK_SLACK = 22.0
"""What a page of a book leaves free, as it is not laid out to be measured."""


class _Trial(NamedTuple):
    """A form as it was laid out on one page that is as long as it needs.

    Attributes:
        form: the form.
        setting: the print.
        give: by how much the gaps between its parts may be less than usual.
        fixed: how tall title, lead and strip of time are.
        left, right: how tall the columns are.
        across: how tall each section across the paper is.
        sources: how tall the list of sources is.
        notes: how tall the reader's notes are.
    """

    form: Form
    setting: Setting
    give: float
    fixed: float
    left: float
    right: float
    across: tuple[float, ...]
    sources: float
    notes: float

    @property
    def parts(self) -> tuple[float, float, float, float]:
        """How tall the columns, what stands across and the sources are."""
        return self.left, self.right, sum(self.across), self.sources


class _Ends(NamedTuple):
    """Where the parts of a page end that was laid out, in points from its top.

    Attributes:
        head: title and lead.
        left, right: the columns.
        strip: the strip of time, or what it would stand below.
        strips: where the strip of time begins and ends, where there is one on a page of flexible gaps.
        across: each section across the paper.
        above_sources: what stands above the list of sources.
        sources: the list of sources.
        notes: the reader's notes.
    """

    head: float
    left: float
    right: float
    strip: float
    strips: tuple[tuple[float, float], ...]
    across: tuple[float, ...]
    above_sources: float
    sources: float
    notes: float


def _ends_of(setting: Setting) -> _Ends:
    """Returns what the template says of a print that is marked.

    Raises PaperError where it cannot be set.
    """
    told: dict[str, list[float]] = {}
    for name, end in setting.answer("ends"):
        told.setdefault(name, []).append(end)
    (head,), (left,), (right,), (strip,) = (told[name] for name in ("head", "left", "right", "strip"))
    (above_sources,), (sources,), (notes,) = (told[name] for name in ("above-sources", "sources", "notes"))
    strips = tuple(zip(told.get("above-strip", ()), told.get("strip-end", ()), strict=True))
    return _Ends(head, left, right, strip, strips, tuple(told.get("below", ())), above_sources, sources, notes)


def fitted(data: dict[str, Any]) -> Setting:
    """Returns a brief of which each section shows as much as its page holds, or its two pages.

    Raises PaperError where even the poorest form is too long.
    """
    return _Fitting(data).fitted()


def fitted_for_book(data: dict[str, Any], paper: str, slack: float = 0.0) -> dict[str, Any]:
    """Returns the values of a brief on one page of a book, by estimates alone, with so many points more left free."""
    space = space_on(paper)
    filling = Filling(data, space, lists_sources=False)
    fixed = _head(data, space)
    room = space.height - _BOOK_SLACK - slack
    shown = filling.filled(_FIRST_RATIOS, room, lambda parts: (fixed + max(parts[:2]) + parts[2],))
    return values_shown(data, filling, Form(shown)) | {"numbers": data["numbers"], "listed": []}


def _head(data: dict[str, Any], space: Space) -> float:
    return head_height(data["lead"], space, has_strip=data["strip"] is not None)


class _Fitting:
    """One brief on its way to a form that fits."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        self._space = space_on(data["paper"])
        self._filling = Filling(data, self._space, lists_sources=True)
        self._fixed = _head(data, self._space)
        self._notes = 0.0
        # What may take more than a page is laid out on one without end.
        self._is_endless = data["pages"] > 1 or data["notes"] is not None
        self._pages = 1
        self._tried: dict[Form, _Trial] = {}

    def fitted(self) -> Setting:
        if self._data["notes"]:
            self._make_room_for_notes()
        if self._data["pages"] > 1:
            self._pages = self._number_of_pages()
        found = self._described(self._filled())
        if self._pages > 1:
            return self._set(self._turned(found))
        return self._set(found.form) if self._is_endless else found.setting

    def _make_room_for_notes(self) -> None:
        """Notes of some lines take of the room of the last page, as long as the poorest form leaves it.

        Others follow behind.
        """
        poorest = self._tried_out(Form(self._filling.at_level(-1)))
        least = poorest.fixed + max(poorest.left, poorest.right) + poorest.sources
        if self._data["pages"] > 1:
            least = self._space.height / 2
        if least + poorest.notes <= self._space.height:
            self._notes = poorest.notes

    def _number_of_pages(self) -> int:
        """What is a little too long for one page is better without some of its last items than with a second page."""
        height = self._space.height
        whole = self._tried_out(Form(self._filling.at_level(0)))
        (richest,), (_, second) = (self._heights_of(whole, pages) for pages in (1, 2))
        if richest <= height:
            return 1
        if richest > height * _LITTLE_OVER and second > height * _LITTLE_SECOND:
            return 2
        poorest = self._tried_out(Form(self._filling.at_level(-1)))
        return 1 if self._heights_of(poorest, 1)[0] <= height else 2

    def _heights(self, parts: tuple[float, ...], fixed: float | None = None, pages: int = 0) -> tuple[float, ...]:
        """Returns how tall the pages are with parts so tall.

        What stands across goes on where the columns end, and over onto the second page.

        Args:
            parts: the heights of the columns, of what stands across and of the sources.
            fixed: that of title, lead and strip of time; None for as far as it is known.
            pages: how many there are; 0 for as many as were chosen.
        """
        left, right, below, sources = parts
        one = (self._fixed if fixed is None else fixed) + max(left, right)
        if (pages or self._pages) == 1:
            return (one + below + sources + self._notes,)
        over = one + below - self._space.height
        return one, sources + self._notes + (over + _LOST_AT_BREAK if over > 0 else 0)

    def _heights_of(self, trial: _Trial, pages: int = 0) -> tuple[float, ...]:
        return self._heights(trial.parts, trial.fixed, pages)

    def _fits(self, trial: _Trial) -> bool:
        return max(self._heights_of(trial)) <= self._space.height + trial.give

    def _is_full(self, trial: _Trial) -> bool:
        enough = _ENOUGH_TO_SHARE if trial.give else _ENOUGH
        return any(self._space.height - enough < tall for tall in self._heights_of(trial))

    def _filled(self) -> _Trial:
        """Returns the richest form that was found to fit."""
        height = self._space.height
        shown = self._filling.at_level(0)
        if max(self._heights(self._filling.estimates(shown))) > height:
            shown = self._filling.filled(_FIRST_RATIOS, height - _FIRST_SPARE, self._heights)
        best: _Trial | None = None
        tried: Shown | None = None
        for _ in range(_MOST_TRIES):
            if shown == tried:
                break
            tried = shown
            found = self._tried_out(Form(shown))
            if self._fits(found):
                is_second = best is not None
                best = found
                if is_second or self._is_full(found):
                    break
            elif best is not None:
                return self._with_what_is_cited(best)
            shown = self._filling.filled(self._ratios(found, 1 if best else _OVER), height, self._heights)
        if best is None:
            best = self._tried_out(Form(self._filling.at_level(-1)))
            if not self._fits(best):
                raise PaperError("even the shortest form of the brief is longer than the paper")
        return best

    def _with_what_is_cited(self, best: _Trial) -> _Trial:
        """What is cited already can stand in what is left."""
        more = self._filling.filled(
            self._ratios(best), self._space.height - 3, self._heights, best.form.shown, cites_more=False
        )
        found = self._tried_out(Form(more))
        return found if self._fits(found) else best

    def _ratios(self, trial: _Trial, over: float = 1.0) -> Ratios:
        estimates = self._filling.estimates(trial.form.shown)
        left, right, below, sources = (
            real / guess * over if guess > 0 else 1.0 for guess, real in zip(estimates, trial.parts, strict=True)
        )
        return left, right, below, sources

    def _described(self, trial: _Trial) -> _Trial:
        """Descriptions of events stand where there is a line for each of them."""
        events = sum(
            count
            for sections, counts in zip(self._filling.parts, trial.form.shown, strict=True)
            for one, count in zip(sections, counts, strict=True)
            if one["kind"] == "events"
        )
        spare = self._space.height - self._heights_of(trial)[-1]
        if not events or spare <= events * _DESCRIPTION or not self._data.get("described", True):
            return trial
        described = self._tried_out(Form(trial.form.shown, is_described=True))
        return described if self._fits(described) else trial

    def _turned(self, trial: _Trial) -> Form:
        """What still has room on the first of two pages comes before what has not, so that little is parted."""
        height = self._space.height
        places = tuple(range(len(trial.across)))
        on_first = trial.fixed + max(trial.left, trial.right)
        left = height - on_first
        first: list[int] = []
        then: list[int] = []
        for place in places:
            if trial.across[place] <= left:
                first.append(place)
                left -= trial.across[place]
            else:
                then.append(place)

        def on_second(sections: list[int] | tuple[int, ...]) -> float:
            return sum(trial.across[place] for place in sections) + trial.sources + self._notes

        least = height * _LITTLE_SECOND
        if on_second(then) < least:
            # Two pages that are about as full are better than a full one and one that is nearly empty.
            spread = {}
            for count in places:
                one = on_first + sum(trial.across[:count])
                two = on_second(places[count:])
                if max(one, two + _LOST_AT_BREAK) <= height:
                    spread[count] = abs(one - two)
            # The first page is filled as long as the second keeps enough.
            well = [count for count in spread if on_second(places[count:]) >= least]
            if spread:
                return trial.form._replace(
                    order=places, turned=well[-1] if well else min(spread, key=lambda one: spread[one])
                )
        elif on_second(then) + _LOST_AT_BREAK <= height and left < _MOST_EMPTY:
            return trial.form._replace(order=(*first, *then), turned=len(first))
        return trial.form

    def _tried_out(self, form: Form) -> _Trial:
        if form not in self._tried:
            self._tried[form] = self._trial(form)
        return self._tried[form]

    def _trial(self, form: Form) -> _Trial:
        setting = self._set(form, marked=True)
        ends = _ends_of(setting)
        longer = max(ends.left, ends.right)
        is_flexible = self._is_flexible(form)
        if is_flexible:
            strip_height = sum(_GAP + below - above for above, below in ends.strips)
            sources_height = _GAP + ends.sources - ends.above_sources
        else:
            strip_height = max(0.0, ends.strip - longer)
            sources_height = ends.sources - (ends.across[-1] if ends.across else ends.strip)
        fixed = ends.head - _TOP + strip_height
        # Where a column alone is longer than the page, what follows does not stand below it.
        if ends.strip >= longer:
            self._fixed = fixed
        return _Trial(
            form,
            setting,
            (_GAP - _LEAST_GAP) * (1 + bool(ends.strips)) if is_flexible else 0.0,
            fixed,
            ends.left - ends.head,
            ends.right - ends.head,
            tuple(below - above for above, below in pairwise((ends.strip, *ends.across))),
            sources_height,
            ends.notes - ends.sources,
        )

    def _is_flexible(self, form: Form) -> bool:
        """Says whether a form has a page of its own that is full, as something is left out of it."""
        return not self._is_endless and form.shown != self._filling.at_level(0)

    def _set(self, form: Form, *, marked: bool = False) -> Setting:
        values = values_shown(self._data, self._filling, form)
        listed = [(key, self._data["sources"][key]) for key in values["numbers"]]
        laid_out = {"marked": marked, "endless": marked and self._is_endless, "flexible": self._is_flexible(form)}
        return Setting("brief", values | {"listed": in_columns(listed)} | laid_out)
