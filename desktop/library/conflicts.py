"""Wars and militarized disputes of two countries as rows, and how their time and levels are said."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.dates import in_words
from desktop.domain.values import NamedTuple

USE_OF_FORCE, WAR = 4, 5
_OF_ONE = {
    1: "took no militarized action",
    2: "threatened to use force",
    3: "displayed force",
    4: "used force",
    5: "was at war",
}
_OF_BOTH = {
    1: "took no militarized action",
    2: "both threatened to use force",
    3: "both displayed force",
    4: "both used force",
    5: "were both at war",
}
"""The levels of a militarized dispute in words."""
WHAT_IS_COUNTED = (
    "The set of militarized disputes counts threats, displays and uses of force between states. What is told of a "
    "state is the most that it did in the dispute, against whichever of the states in it."
)


class War(NamedTuple):
    """A war in which both of two countries fought, and whether on the same side; `end` is "" where it is not known."""

    id: str
    name: str
    start: str
    end: str
    same_side: bool

    @property
    def in_sentence(self) -> str:
        """Its name as it stands in a sentence: the Korean War, World War II."""
        if not self.name:
            return f"war no. {self.id}"
        return self.name if self.name.startswith("World War") else f"the {self.name}"


class Dispute(NamedTuple):
    """A militarized dispute of two countries, the levels in the order in which the two were asked for.

    Attributes:
        id: its number in the set.
        start: EDTF month where both were in it from its first day, else the year.
        end_earliest: month or year (EDTF) before which it did not end for the two.
        end_latest: month or year (EDTF) after which it did not last; "" where that is not known.
        levels: the highest level of each, 1 (none) to 5 (war); None where it is not known.
        fatality: the band of military deaths; None where it is not known.
        pairs: how many pairs of states the set has in the dispute.
    """

    id: str
    start: str
    end_earliest: str
    end_latest: str
    levels: tuple[int | None, int | None]
    fatality: int | None
    pairs: int

    @property
    def highest(self) -> int:
        """The higher of the two levels; 0 where neither is known."""
        return max(level or 0 for level in self.levels)

    @property
    def is_of_two(self) -> bool:
        """Whether the set has no other states in it, so that a level was reached against the other of the two."""
        return self.pairs == 1

    @property
    def ends_surely(self) -> bool:
        """Whether the end is known as exactly as it is written."""
        return self.end_earliest == self.end_latest

    @property
    def time(self) -> str:
        """When it was, in words, no more exact than the set has it."""
        start, earliest, latest = self.start, self.end_earliest, self.end_latest
        if not latest:
            return in_words(f"{start}/")
        if self.ends_surely:
            return in_words(start) if start == latest else in_words(f"{start}/{latest}")
        if earliest <= start:
            return f"from {in_words(start)}, ending by {in_words(latest)}"
        return f"from {in_words(start)}, ending between {in_words(earliest)} and {in_words(latest)}"

    @property
    def date(self) -> str:
        """When it was, as EDTF; an end that may lie in one of several years is marked uncertain."""
        start, earliest, latest = self.start, self.end_earliest, self.end_latest
        if not latest:
            return f"{start}/"
        if self.ends_surely:
            return start if start == latest else f"{start}/{latest}"
        if earliest[:4] == latest[:4]:
            return latest[:4] if start == latest[:4] else f"{start}/{latest[:4]}"
        return f"{start}/{latest}?"

    def war_in(self, wars: Iterable[War]) -> War | None:
        """Returns the war that the two fought against each other in these years, if both levels are those of a war."""
        if self.levels != (WAR, WAR):
            return None
        first, last = self.start[:4], self.end_latest[:4] or "9999"
        against = [war for war in wars if not war.same_side]
        return next((war for war in against if war.start[:4] <= last and first <= (war.end[:4] or "9999")), None)


def levels_in_words(one: str, other: str, levels: tuple[int | None, int | None]) -> str:
    """Says the level of each of two countries: “France used force, Germany took no militarized action”."""
    mine, theirs = levels
    if mine == theirs:
        return f"{one} and {other} {_OF_BOTH.get(mine or 0, 'were in it at levels not known')}"
    return ", ".join(
        f"{name} {_OF_ONE.get(level or 0, 'was in it at a level not known')}"
        for name, level in ((one, mine), (other, theirs))
    )
