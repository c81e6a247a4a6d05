"""What items can be told apart by, and filters over it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.domain.folding import folded


class Facet(StrEnum):
    """What a reader tells events apart by."""

    KIND = "kind"
    PARTNER = "partner"
    ORGANIZATION = "organization"
    TOPIC = "topic"
    EXACTNESS = "exactness"
    PUBLISHER = "publisher"


Facets = Mapping[Facet, Sequence[str]]
"""The names that an item has under each facet."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What a reader wants to see.

    Attributes:
        wanted: names by facet; under each facet that has any, an item must have one of them.
        text: words that an item must have, in any order, each as the beginning or the middle of a word.
    """

    wanted: frozenset[tuple[Facet, str]] = frozenset()
    text: str = ""

    def __bool__(self) -> bool:
        return bool(self.wanted or self.text.strip())

    def admits(self, facets: Facets, words: str) -> bool:
        """Says whether an item of these facets and these words is wanted."""
        asked = {facet for facet, _ in self.wanted}
        named = all(any((facet, name) in self.wanted for name in facets.get(facet, ())) for facet in asked)
        if not named or not self.text.strip():
            return named
        haystack = folded(words)
        return all(word in haystack for word in folded(self.text).split())

    def toggled(self, facet: Facet, name: str) -> "Filter":
        """Returns the filter with a name more, or less where it had it."""
        return replace(self, wanted=self.wanted ^ {(facet, name)})

    def with_text(self, text: str) -> "Filter":
        """Returns the filter with other words."""
        return replace(self, text=text)


def counts(all_facets: Iterable[Facets], facet: Facet) -> list[tuple[str, int]]:
    """Returns the names of a facet with the number of items that have each, the most frequent first."""
    found = Counter(name for facets in all_facets for name in dict.fromkeys(facets.get(facet, ())))
    return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
