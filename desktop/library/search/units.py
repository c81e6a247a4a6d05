"""Words of a query as they belong together: “united arab emirates”, “uae” and “ОАЭ” are one country."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from desktop.domain.address import PageKind
from desktop.domain.folding import folded
from desktop.domain.values import NamedTuple
from desktop.library.library import Library
from desktop.library.search.expressions import all_of, any_of, beginning, phrase
from desktop.library.search.index import Candidate, Index
from desktop.library.search.other_forms import OtherForms
from desktop.library.search.tags import tag


class Unit(NamedTuple):
    """One or more words that are asked for together.

    Attributes:
        text: the words as typed, folded.
        others: other words that stand for the same, folded.
        iso3: the country that they name; "" where they name none.
        is_last: whether more of the last word may come.
        is_exact: whether it has to stand as it is typed.
        is_place: whether the others are whole names of places, where they may else be beginnings.
    """

    text: str
    others: tuple[str, ...] = ()
    iso3: str = ""
    is_last: bool = False
    is_exact: bool = False
    is_place: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """All texts that stand for it."""
        return (self.text, *self.others)

    @property
    def expression(self) -> str:
        """The expression of FTS5 for it."""
        if self.is_exact:
            return phrase(self.text)
        typed = all_of(beginning(word, self.is_last) for word in self.text.split())
        meant = self.others if not self.iso3 else ()
        others = [phrase(text) if self.is_place else _all_beginning(text) for text in meant]
        country = (phrase(tag("country", self.iso3)),) if self.iso3 else ()
        return any_of((typed, *others, *country))


def _all_beginning(text: str) -> str:
    return all_of(beginning(word, True) for word in text.split())


class Countries:
    """Finds which country words name, in English or in any other language."""

    def __init__(self, library: Library, index: Index) -> None:
        """Looks into a library and its index."""
        self._library = library
        self._index = index
        self._all: dict[str, Candidate] = {}
        self._known: dict[str, str] = {}

    def entry(self, iso3: str) -> Candidate | None:
        """Returns the entry of a country."""
        return self._entries().get(iso3)

    def _entries(self) -> dict[str, Candidate]:
        if not self._all:
            found = self._index.of_kind(PageKind.COUNTRY)
            self._all = {candidate.address.rpartition("/")[2]: candidate for candidate in found}
        return self._all

    def named(self, text: str) -> str:
        """Returns the code of the country that a folded text names; "" where it names none, or several alike."""
        if text not in self._known:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            self._known[text] = self._named(text)
        return self._known[text]

    def _named(self, text: str) -> str:
        for candidate in self._index.called(text):
            if candidate.kind == PageKind.COUNTRY:
                return candidate.address.rpartition("/")[2]
        if len(text) < _SHORTEST_NAME and text.isascii():
            return ""
        abroad = {one.iso3 for one in self._library.spelled(text) if folded(one.name) == text}
        return abroad.pop() if len(abroad) == 1 else ""

    def parted(self, word: str) -> tuple[str, ...]:
        """Returns the names of countries that stand in a word without spaces between, and what is left of it.

        Only scripts that are written so are parted: a word in any other, or one that begins a name, stays whole.
        """
        if word.isascii() or not _UNSPACED.search(word) or self._begins_a_name(word):
            return (word,)
        parts, rest, at = list[str](), "", 0
        while at < len(word):
            end = self._end_of_name(word, at)
            if end > at:
                parts += [one for one in (rest, word[at:end]) if one]
                rest, at = "", end
            else:
                rest, at = rest + word[at], at + 1
        parts += [rest] if rest else []
        return tuple(parts)

    def _end_of_name(self, word: str, at: int) -> int:
        """Returns where the longest name that begins at a place ends; the place where none does."""
        longest = at
        for end in range(at + _SHORTEST_UNSPACED, min(len(word), at + _LONGEST_UNSPACED) + 1):
            text = word[at:end]
            if self.named(text) and not _GOES_ON.match(word[end : end + 1]):
                longest = end
            if not self._begins_a_name(text):
                break
        return longest

    def _begins_a_name(self, text: str) -> bool:
        return bool(self._library.spelled_begun(text, 1) or self._index.called_like(text, PageKind.COUNTRY, 1))

    def begun(self, text: str) -> str:
        """Returns the code of the country, the one that matters most, of which a name begins so; "" for none."""
        if len(text) < _SHORTEST_NAME and text.isascii():
            return ""
        found = self._index.called_like(text, PageKind.COUNTRY, 1)
        if found:
            return found[0].address.rpartition("/")[2]
        return next((one.iso3 for one in self._library.spelled_begun(text, 1)), "")

    def named_by_adjective(self, word: str) -> str:
        """Returns the code of the country whose name ends a word by an ending: “iranian”, “japanese”, “american”."""
        for ending in _ENDINGS:
            stem = word.removesuffix(ending)
            if stem != word and len(stem) >= _SHORTEST_NAME and (found := self.named(stem)):
                return found
        return ""


_SHORTEST_UNSPACED, _LONGEST_UNSPACED = 2, 30
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""A letter of a script that is written without spaces: Thai, Lao, Burmese, Khmer, Han, kana, and often Hangul."""
_GOES_ON = re.compile(
    "[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e\u0eb0-\u0ebd\u0ec8-\u0ecd\u102b-\u103e\u1160-\u11ff\u17b6-\u17d3\u3099\u30fc]"
)
"""What only goes on with the letter before, so that no name ends there."""
_ROMAN = {"1": "i", "2": "ii", "3": "iii"}
_ENDINGS = ("n", "i", "an", "ian", "ese", "s")
_SHORTEST_NAME, _LONGEST_NAME, _MOST_KNOWN = 3, 5, 4096
"""Letters of a name that is looked for in all languages, words of the longest name, and texts remembered."""


def units(words: Sequence[str], countries: Countries, forms: OtherForms) -> tuple[Unit, ...]:
    """Returns the words as units, the longest names of countries and places first taken together.

    Words that only join others are left out, where there are others.
    """
    found = tuple(dict.fromkeys(_units(words, countries, forms)))
    return tuple(unit for unit in found if unit.text not in _SILENT) or found


_SILENT = frozenset(
    (
        *("a", "an", "and", "at", "between", "by", "for", "from", "in", "of", "on", "s", "the", "to", "versus", "vs"),
        *("with", "are", "did", "do", "does", "has", "have", "how", "is", "was", "were", "what", "when", "where"),
        *("which", "who", "why"),
    )
)


def exactly(text: str) -> Unit:
    """Returns a phrase as a unit."""
    return Unit(text, is_exact=True)


def _units(words: Sequence[str], countries: Countries, forms: OtherForms) -> Iterator[Unit]:
    at = 0
    while at < len(words):
        for end in range(min(len(words), at + _LONGEST_NAME), at, -1):
            text = " ".join(words[at:end])
            # 12 is the code of Algeria, but beside other words a day, a year or a resolution.
            iso3 = "" if text.isdecimal() and len(words) > 1 else countries.named(text)
            if iso3 or forms.place(text):
                break
        else:
            end, text = at + 1, words[at]
            iso3 = countries.named_by_adjective(text)
        entry = countries.entry(iso3)
        if entry:
            others: tuple[str, ...] = (entry.names.partition("\n")[0],)
        else:
            others = forms.of(text, end == len(words)) or _forms(text)
        is_place = not entry and forms.names_place(text, end == len(words))
        others = tuple(one for one in others if one != text)
        yield Unit(text, others, iso3, end == len(words), is_place=is_place)
        at = end


def _forms(word: str) -> tuple[str, ...]:
    """Returns other forms of a word: without the ending of the plural, which finds both, and a Roman number."""
    if word in _ROMAN:
        return (_ROMAN[word],)
    return (word[:-1],) if len(word) > _LONGEST_NAME and word.endswith("s") and not word.endswith("ss") else ()
