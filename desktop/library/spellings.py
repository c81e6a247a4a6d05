"""Names of countries in every language, packed for the library: each spelling once, and found from each of its words.

Three hundred languages name a country, yet many alike: “Aruba” is kept once, with all languages that write it so.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from desktop.domain.folding import folded
from desktop.domain.values import NamedTuple


class Spelling(NamedTuple):
    """A name of a country as some languages write it; the tags of languages have spaces between.

    Attributes:
        iso3: the country.
        place: its place among the spellings of the country.
        name: the name.
        languages: all languages that write it so.
        official: those of them that are official there.
    """

    iso3: str
    place: int
    name: str
    languages: str
    official: str


def spellings(rows: Iterable[tuple[str, str, str, str]]) -> Iterator[Spelling]:
    """Yields the spellings of each country, the one of most languages first.

    Takes rows of country, language, name, and “yes” where the language is official there.
    """
    for iso3, of_country in groupby(sorted(rows), key=lambda row: row[0]):
        found: dict[str, list[tuple[str, bool]]] = {}
        for _, language, name, official in of_country:
            found.setdefault(name, []).append((language, bool(official)))
        for place, (name, tags) in enumerate(sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))):
            languages = " ".join(tag for tag, _ in tags)
            yield Spelling(iso3, place, name, languages, " ".join(tag for tag, is_official in tags if is_official))


def starts(found: Iterable[Spelling], named: set[tuple[str, str]]) -> Iterator[tuple[str, str, int]]:
    """Yields from where a spelling is found: its folded text from each word on, its country and its place there.

    Args:
        found: the spellings, those of a country in one go.
        named: country and folded name, where the country is found by that name and its words already.
    """
    known = {(iso3, start) for iso3, name in named for start in _starts_of(name)}
    for _, of_country in groupby(found, key=lambda spelling: spelling.iso3):
        words = [(spelling, folded(spelling.name).split()) for spelling in of_country]
        for first in range(max(len(text) for _, text in words)):
            for spelling, text in words:
                start = " ".join(text[first:])
                # A whole name is kept even where another one ends with it: it is what a reader may type in full.
                if start and (spelling.iso3, start) not in (known if first else named):
                    named.add((spelling.iso3, start))
                    known.add((spelling.iso3, start))
                    yield start, spelling.iso3, spelling.place


def _starts_of(text: str) -> Iterator[str]:
    """Returns a folded text from each of its words on."""
    words = text.split()
    return (" ".join(words[first:]) for first in range(len(words)))
