"""Other words that stand for one that is typed: places in other languages, and names in other transliterations."""

from __future__ import annotations

from desktop.library.search.index import Index
from desktop.library.search.sounds import sound

_MOST = 2
"""Other words that one stands for, at most."""
_SHORTEST, _SHORTEST_ABROAD = 3, 2
"""Letters from which a word may begin a name of a place, in Latin letters and in others."""
_MOST_KNOWN = 4096


class OtherForms:
    """Finds the words that an index has for a place or a name that is written in another way.

    A word counts as itself alone where more entries have it than have the other one, so that no common word is taken
    for a place far away.
    """

    def __init__(self, index: Index) -> None:
        """Looks into an index; what was looked up is remembered."""
        self._index = index
        self._known: dict[tuple[str, bool], tuple[str, ...]] = {}

    def place(self, text: str) -> tuple[str, ...]:
        """Returns the English names of the places that a folded text of one word or more names in some language."""
        if len(text) < (_SHORTEST if text.isascii() else _SHORTEST_ABROAD):
            return ()
        return self._remembered(text, False)

    def names_place(self, text: str, is_last: bool) -> bool:
        """Says whether a folded text is the name of a place in some language; of the last words also a beginning."""
        return bool(self.place(text) or (is_last and self.begun(text)))

    def begun(self, text: str) -> tuple[str, ...]:
        """Returns the English names of the places of which a name in some language begins so, where no word does."""
        if len(text) < (_SHORTEST if text.isascii() else _SHORTEST_ABROAD) or self._index.is_used(text):
            return ()
        return self._remembered(text, True)

    def of(self, word: str, is_last: bool) -> tuple[str, ...]:
        """Returns other forms of a folded word; of the last one typed also what it may begin."""
        return (
            self.place(word)
            or (() if " " in word else self._sounding(word, is_last))
            or (self.begun(word) if is_last else ())
        )

    def _remembered(self, text: str, is_begun: bool) -> tuple[str, ...]:
        key = (text, is_begun)
        if key not in self._known:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            places = self._index.places(text, is_begun, _MOST)
            uses = self._index.uses(text) if places else 0
            self._known[key] = tuple(meant for meant, count in places if count > uses)
        return self._known[key]

    def _sounding(self, word: str, is_last: bool) -> tuple[str, ...]:
        heard = sound(word)
        if not heard:
            return ()
        uses = self._index.uses(word)
        found = self._index.sounding(heard, False, _MOST + 1)
        if not found and is_last:
            found = self._index.sounding(heard, True, _MOST + 1)
            uses = self._index.uses_of_beginning(word) if found else 0
        return tuple(other for other, count in found if count > uses and other != word)[:_MOST]
