"""Typing errors: from a word that nothing begins with to the words that were meant."""

from __future__ import annotations

from collections.abc import Sequence

_SHORTEST, _LONG, _VERY_LONG = 4, 7, 13
"""Letters from which a word may hold one slip, two, and three."""
_MOST = 3


class Slips:
    """Knows all words of an index, and which of them are near to one that is typed.

    A slip is a letter too many, too few or another one, or two that are swapped.
    """

    def __init__(self, words: Sequence[tuple[str, int]]) -> None:
        """Takes words with the number of entries that use them."""
        kept = sorted(words, key=lambda one: (-one[1], one[0]))
        long = [word for word, _ in kept if len(word) >= _SHORTEST and not word.isdecimal()]
        # What is typed in one alphabet is meant in it, which leaves fewer words to look at.
        self._words = {is_ascii: [word for word in long if word.isascii() == is_ascii] for is_ascii in (True, False)}
        self._beginnings: dict[tuple[bool, int], list[str]] = {}

    def meant(self, word: str) -> tuple[str, ...]:
        """Returns the words, or beginnings of words, that are nearest to one that was typed, the best first."""
        if len(word) < _SHORTEST or any(character.isdecimal() for character in word):
            return ()
        # Both imports take 20 ms, and most searches find something without.
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        most = 1 if len(word) < _LONG else 2 if len(word) < _VERY_LONG else 3
        words = self._words[word.isascii()]
        whole = process.extract(word, words, scorer=OSA.distance, score_cutoff=most, limit=_MOST + 1)
        begun = process.extract(
            word, self._begun(word.isascii(), len(word)), scorer=OSA.distance, score_cutoff=1, limit=_MOST
        )
        found = [(distance, text) for text, distance, _ in (*whole, *begun) if text != word]
        nearest = min(found, default=(0, ""))[0]
        return tuple(dict.fromkeys(text for distance, text in found if distance == nearest))[:_MOST]

    def _begun(self, is_ascii: bool, length: int) -> list[str]:
        key = (is_ascii, length)
        if key not in self._beginnings:
            longer = (word for word in self._words[is_ascii] if len(word) > length)
            self._beginnings[key] = list(dict.fromkeys(word[:length] for word in longer))
        return self._beginnings[key]
