"""Which first years of membership in the Correlates of War set are sound enough to be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

UN = "UN"
LATEST_FIRST_VOTE = 4
"""Years that may pass between admission and the first recorded vote: Uzbekistan voted in the third, Dominica in the
fourth."""
NEW_NUMBERS = {"DEU": "1990"}
"""States that the set follows under another number from a year on: a spell that begins then may be an older one."""
PARTED = {"RUS": "1991", "SRB": "2006"}
"""States whose number in the set another bore before, with the year from which a spell is told as theirs."""
YEARLY_FROM = 1966
"""From then on the set looks at every year; before, at every fifth."""


def sound(
    memberships: Iterable[tuple[Any, ...]], founded: Mapping[str, str], first_votes: Mapping[str, str]
) -> Iterator[tuple[Any, ...]]:
    """Yields the rows of the table of memberships, with what can be told of the first year instead of that year.

    That is since when the membership lasts, and by when there was one: one of the two is "". Where the first vote
    contradicts the year of UN membership, there was one by that vote. Both are "" where a state merely got another
    number. The set counts a state from its entry into the system of states, so what begins then may be
    older, unless the organization is not, or votes bear the year out.

    Args:
        memberships: entity, organization, status, first and last year.
        founded: the year in which an organization was founded, by its key.
        first_votes: the year of the first vote in the UN General Assembly that the set of votes has, by entity.
    """
    held = list(memberships)
    entered = _entries(held)
    for entity, organization, status, first, last in held:
        was_there = founded.get(organization, first) < first
        taken_over = NEW_NUMBERS.get(entity) == first and was_there
        contradicted = organization == UN and not last and not _agrees(first, first_votes.get(entity, first))
        is_known = organization == UN and entity in first_votes and PARTED.get(entity) != first
        may_be_older = int(first) < YEARLY_FROM or (first in entered[entity] and was_there and not is_known)
        told = ("", first) if may_be_older else (first, "")
        if contradicted:
            told = ("", first_votes[entity])
        elif taken_over:
            told = ("", "")
        yield entity, organization, status, *told, last


def _entries(held: Iterable[tuple[Any, ...]]) -> dict[str, set[str]]:
    """Returns the years in which the set begins to count each state: the first of all, and those after a gap."""
    entered: dict[str, set[str]] = {}
    counted_to: dict[str, str] = {}
    for entity, _, _, first, last in sorted(held, key=lambda row: (row[0], row[3])):
        if first > counted_to.get(entity, ""):
            entered.setdefault(entity, set()).add(first)
        counted_to[entity] = max(counted_to.get(entity, ""), last or "9999")
    return entered


def _agrees(first: str, vote: str) -> bool:
    return int(first) <= int(vote) <= int(first) + LATEST_FIRST_VOTE
