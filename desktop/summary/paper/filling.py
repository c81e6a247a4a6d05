"""How many items of each section a brief shows: as many as its pages are about to hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from desktop.domain.values import NamedTuple
from desktop.summary.paper.heights import ABOVE_HEADING, Space, listed_width, section_heights, sources_height
from desktop.summary.paper.sections import LEVELS, Section

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

Shown = tuple[tuple[int, ...], ...]
"""How many items each section shows, by the parts of a brief: left column, right column, across the paper."""
Ratios = tuple[float, float, float, float]
"""How much taller than their estimates the columns, what stands across and the sources are."""
Pages = Callable[[tuple[float, ...]], tuple[float, ...]]
"""Takes the heights of the columns, of what stands across and of the sources; returns those of the pages."""
_ACROSS = 2


class _Queue:
    """The sections of a part in the order in which they grow, an item at a time."""

    def __init__(self, sections: Sequence[Section], shown: Sequence[int]) -> None:
        """From the poorest form to the richest, at each level all sections in turn."""
        self._turns = [
            (level, index)
            for level in range(LEVELS - 2, -1, -1)
            for index, one in enumerate(sections)
            for _ in range(one["caps"][level] - max(one["caps"][level + 1], shown[index]))
        ]
        self._turns.reverse()

    @property
    def level(self) -> int:
        """The level of what comes next; -1 where nothing does."""
        return self._turns[-1][0] if self._turns else -1

    def take(self) -> int:
        """Returns the section that grows next."""
        return self._turns.pop()[1]

    def drop(self, section: int) -> None:
        """Lets a section grow no more."""
        self._turns = [one for one in self._turns if one[1] != section]


class Filling:
    """The sections of a brief, with how tall each is about to be at each number of its items."""

    def __init__(self, data: dict[str, Any], space: Space, *, lists_sources: bool) -> None:
        """Takes the values of a brief; without `lists_sources` they stand elsewhere."""
        self.parts: tuple[list[Section], ...] = (data["left"], data["right"], data["below"])
        self._space = space
        self._cited_first: list[str] = [*data["head"]["keys"], *data["lead-keys"]]
        self._wide = {key: listed_width(one) for key, one in data["sources"].items()} if lists_sources else {}
        self._tall = [
            [section_heights(one, width) for one in sections]
            for sections, width in zip(self.parts, space.widths, strict=True)
        ]

    def at_level(self, level: int) -> Shown:
        """Returns what each section shows at a level; 0 is the richest, -1 the poorest."""
        return tuple(tuple(one["caps"][level] for one in sections) for sections in self.parts)

    def estimates(self, shown: Shown) -> tuple[float, float, float, float]:
        """Returns how tall the columns, what stands across and the sources are about to be."""
        left, right, below = self._sums(shown)
        return left, right, below, sources_height(self._listed(self.cited(shown)), self._space)

    def cited(self, shown: Shown, order: Sequence[int] | None = None) -> list[str]:
        """Returns the keys of the sources that are cited, in the order in which a reader meets them.

        `order` is that of the sections across the paper; None for as they are.
        """
        found = list(self._cited_first)
        for part, (sections, counts) in enumerate(zip(self.parts, shown, strict=True)):
            pairs = list(zip(sections, counts, strict=True))
            for one, count in [pairs[place] for place in order] if order and part == _ACROSS else pairs:
                found += one["k"]
                for item in shown_items(one, count):
                    found += item["k"]
        return list(dict.fromkeys(found))

    def filled(
        self, ratios: Ratios, room: float, pages: Pages, start: Shown | None = None, *, cites_more: bool = True
    ) -> Shown:
        """Returns what the sections show when all have grown as far as the pages hold it.

        The shorter column grows next, so that both end together and what one leaves goes to the other; what stands
        across grows with the levels of the columns.

        Args:
            ratios: how much taller than its estimate each part is.
            room: how tall a page is.
            pages: how tall the pages are with parts so tall.
            start: from which form; None for the poorest.
            cites_more: whether items may cite what is not cited yet, which makes the list of sources longer by more
                than can be foretold.
        """
        form = start or self.at_level(-1)
        shown = [list(counts) for counts in form]
        queues = [_Queue(sections, counts) for sections, counts in zip(self.parts, shown, strict=True)]
        sums = self._sums(form)
        seen = set(self.cited(form))
        wide = self._listed(seen)

        def pages_at(sums: list[float], wide: float) -> tuple[float, ...]:
            parts = (*sums, sources_height(wide, self._space))
            return pages(tuple(tall * ratio for tall, ratio in zip(parts, ratios, strict=True)))

        now = pages_at(sums, wide)
        while (part := self._next_part(queues, sums, ratios)) is not None:
            index = queues[part].take()
            count = shown[part][index]
            tall = self._tall[part][index]
            added = {key for key in self.parts[part][index]["items"][count]["k"] if key in self._wide} - seen
            richer = list(sums)
            richer[part] += tall[count + 1] - tall[count]
            more = wide + self._listed(added)
            found = pages_at(richer, more)
            # Beside the longer column there is room, whatever the page holds.
            if (cites_more or not added) and (found == now or max(found) <= room):
                sums, now, wide = richer, found, more
                seen |= added
                shown[part][index] += 1
            else:
                # A section whose next item finds no room is as long as it will be.
                queues[part].drop(index)
        return tuple(tuple(counts) for counts in shown)

    @staticmethod
    def _next_part(queues: Sequence[_Queue], sums: Sequence[float], ratios: Ratios) -> int | None:
        levels = [queue.level for queue in queues]
        if max(levels) < 0:
            return None
        if levels[_ACROSS] >= max(levels[:_ACROSS]):
            return _ACROSS
        shorter = 0 if sums[0] * ratios[0] <= sums[1] * ratios[1] else 1
        return shorter if levels[shorter] >= 0 else 1 - shorter

    def _sums(self, shown: Shown) -> list[float]:
        sums = [
            sum(tall[count] for tall, count in zip(part, counts, strict=True))
            for part, counts in zip(self._tall, shown, strict=True)
        ]
        # The first section of a column has no room above it.
        return [tall - ABOVE_HEADING if part < _ACROSS else tall for part, tall in enumerate(sums)]

    def _listed(self, keys: Iterable[str]) -> float:
        """Returns how wide the list of some sources is on one line."""
        return sum(self._wide.get(key, 0.0) for key in keys)


class Form(NamedTuple):
    """A form of a brief.

    Attributes:
        shown: how many items each section shows.
        is_described: whether events stand with what is said of them.
        order: in which order sections stand across the paper, by their places.
        turned: before which of them the page is turned; None for before none.
    """

    shown: Shown
    is_described: bool = False
    order: tuple[int, ...] | None = None
    turned: int | None = None


def shown_items(section: Section, count: int) -> list[dict[str, Any]]:
    """Returns the items of a section that are shown: the most important, events in order of time."""
    items: list[dict[str, Any]] = section["items"][:count]
    return sorted(items, key=lambda one: int(one["p"])) if section["kind"] == "events" else items


def is_gone(section: Section, count: int) -> bool:
    """Says whether every item of a section gives way, so that it leaves no heading behind."""
    return not count and bool(section["items"]) and not section["intro"]
