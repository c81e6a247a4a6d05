"""From what a reader types to what it names: codes and names in any case, script and, nearly, any spelling."""

from __future__ import annotations

from typing import NamedTuple

from desktop.domain import address
from desktop.domain.address import Address, PageKind
from desktop.domain.folding import folded
from desktop.errors import AddressError, UnknownNameError
from desktop.library.library import Library


class Found(NamedTuple):
    """A page found by name.

    Attributes:
        address: where it is.
        title: what it is called.
        matched: the name or code that matched, where that is not the title.
    """

    address: Address
    title: str
    matched: str


def resolve(library: Library, text: str, kind: PageKind) -> str:
    """Returns the code or key of a country, organization or topic.

    Args:
        library: where to look.
        text: a code or a name, in any case and script.
        kind: what is looked for.

    Raises:
        UnknownNameError: with the nearest names.
    """
    exact = [row for row in library.named(folded(text)) if row[2] == kind]
    if exact:
        return str(exact[0][3])
    raise UnknownNameError(text, kind.value, nearest(library, text, kind))


def page_named(library: Library, text: str) -> Address:
    """Returns the page that an address, or the code or name of a country, organization, topic or relation, stands for.

    Raises AddressError for a text that begins like an address and is none, UnknownNameError, with the nearest names,
    for any other that stands for nothing. The page at an address may yet be missing.
    """
    try:
        return address.parse(text)
    except AddressError:
        if text.startswith(address.SCHEME):
            raise
    exact = library.named(folded(text))
    if exact:
        return Address(PageKind(exact[0][2]), tuple(exact[0][3].split("/")))
    raise UnknownNameError(text, "page", nearest(library, text, PageKind.COUNTRY) or nearest(library, text, None))


_NEAR, _AS_NEAR = 70, 12
"""Least likeness of a suggestion in per cent, and how much less than the best one may have."""
_SHARED_WORDS = 0.95
"""What whole words in common weigh against the likeness of the whole."""
_LONGEST_CODE = 3


def nearest(library: Library, text: str, kind: PageKind | None, most: int = 3) -> tuple[str, ...]:
    """Returns the titles of a kind, or of any where it is None, that are spelt most like a text, best first."""
    from rapidfuzz import fuzz

    wanted = folded(text)
    scores: dict[str, float] = {}
    for row in library.all_names():
        if kind is None or row[2] == kind:
            likeness = fuzz.ratio(wanted, row[0])
            if len(row[0]) > _LONGEST_CODE:
                likeness = max(likeness, _SHARED_WORDS * fuzz.token_set_ratio(wanted, row[0]))
            scores[row[4]] = max(scores.get(row[4], 0.0), likeness)
    best = max(scores.values(), default=0.0)
    near = [title for title, score in scores.items() if score >= max(_NEAR, best - _AS_NEAR)]
    return tuple(sorted(near, key=lambda title: (-scores[title], title)))[:most]


def find(library: Library, text: str, limit: int = 50) -> list[Found]:
    """Returns the pages with a name in which a word begins with a text, exact names first."""
    wanted = folded(text)
    if not wanted:
        return []
    found = []
    for _, shown, kind, key, title, _ in library.named_like(wanted, limit):
        where = Address(PageKind(kind), tuple(key.split("/")))
        # A relation is found under both orders of its countries, which tells nothing that its title does not.
        new_words = set(folded(shown).split()) - set(folded(title).split())
        found.append(Found(where, title, shown if new_words else ""))
    return found
