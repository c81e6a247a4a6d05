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
YEARLY_FROM = 1966
"""From then on the set looks at every year; before, at every fifth."""


def sound(
    memberships: Iterable[tuple[Any, ...]], founded: Mapping[str, str], first_votes: Mapping[str, str]
) -> Iterator[tuple[Any, ...]]:
    """Yields the rows of the table of memberships, the first year empty where it is contradicted.

    Args:
        memberships: entity, organization, status, first and last year.
        founded: the year in which an organization was founded, by its key.
        first_votes: the year of the first vote in the UN General Assembly that the set of votes has, by entity.
    """
    for entity, organization, status, first, last in memberships:
        taken_over = NEW_NUMBERS.get(entity) == first and founded.get(organization, first) < first
        contradicted = organization == UN and not last and not _agrees(first, first_votes.get(entity, first))
        yield entity, organization, status, "" if taken_over or contradicted else first, last


def known(year: str) -> tuple[str, str]:
    """Returns since when a membership lasts and by when there was one; one of the two is ""."""
    return (year, "") if not year or int(year) >= YEARLY_FROM else ("", year)


def _agrees(first: str, vote: str) -> bool:
    return int(first) <= int(vote) <= int(first) + LATEST_FIRST_VOTE
