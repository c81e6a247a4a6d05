"""From what a reader types to what it names: codes and names in any case, script and, nearly, any spelling."""

from __future__ import annotations

from typing import NamedTuple

from desktop.domain import address
from desktop.domain.address import Address, PageKind
from desktop.domain.folding import folded
from desktop.errors import AddressError, AmbiguousNameError, UnknownNameError
from desktop.library.library import Library
from desktop.library.rows import Row, Spelled


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
        AmbiguousNameError: where several countries bear the name.
        UnknownNameError: with the nearest names.
    """
    exact = _exact(library, text, kind)
    if exact is not None:
        return "/".join(exact.parts)
    raise UnknownNameError(text, kind.value, nearest(library, text, kind))


def page_named(library: Library, text: str) -> Address:
    """Returns the page that an address, or the code or name of a country, organization, topic or relation, stands for.

    Raises AddressError for a text that begins like an address and is none, AmbiguousNameError for a name of several
    countries, UnknownNameError, with the nearest names, for any other that stands for nothing. The page at an address
    may yet be missing.
    """
    try:
        return address.parse(text)
    except AddressError:
        if text.startswith(address.SCHEME):
            raise
    exact = _exact(library, text, None)
    if exact is not None:
        return exact
    raise UnknownNameError(text, "page", nearest(library, text, PageKind.COUNTRY) or nearest(library, text, None))


def _exact(library: Library, text: str, kind: PageKind | None) -> Address | None:
    """Returns the page that a text names; None where it names none. Raises AmbiguousNameError for several countries.

    A code and a title stand for their page alone, whatever else is called so in some language.
    """
    wanted = folded(text)
    rows = [row for row in library.named(wanted) if kind is None or row[2] == kind]
    for _, shown, row_kind, key, title, _ in rows:
        if row_kind != PageKind.COUNTRY or folded(title) == wanted or _is_code(shown):
            return Address(PageKind(row_kind), tuple(key.split("/")))
    if kind not in (None, PageKind.COUNTRY):
        return None
    bearers = {str(row[3]): str(row[4]) for row in rows}
    bearers |= {one.iso3: one.title for one in library.spelled(wanted) if folded(one.name) == wanted}
    # Both Congos are called so, though no set gives the name to either without a remark in English.
    bearers |= {str(one.iso3): one.name for one in library.countries() if folded(one.name.partition(" (")[0]) == wanted}
    if len(bearers) > 1:
        raise AmbiguousNameError(text, tuple(f"{title} ({code})" for code, title in bearers.items()))
    return next(map(address.country, bearers), None)


def _is_code(shown: str) -> bool:
    return len(shown) <= _LONGEST_CODE and shown.isascii() and (shown.isupper() or shown.isdecimal())


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
    if kind in (None, PageKind.COUNTRY) and max(scores.values(), default=0.0) < _NEAR:
        for one in library.all_spellings():
            scores[one.title] = max(scores.get(one.title, 0.0), fuzz.ratio(wanted, folded(one.name)))
    best = max(scores.values(), default=0.0)
    near = [title for title, score in scores.items() if score >= max(_NEAR, best - _AS_NEAR)]
    return tuple(sorted(near, key=lambda title: (-scores[title], title)))[:most]


def find(library: Library, text: str, limit: int = 50) -> list[Found]:
    """Returns the pages with a name in which a word begins with a text: exact names first, other languages after."""
    wanted = folded(text)
    if not wanted:
        return []
    known = [_found(row) for row in library.named_like(wanted, limit)]
    exactly = {(str(row[2]), str(row[3])) for row in library.named(wanted)}
    exact = [one for one in known if (one.address.kind.value, "/".join(one.address.parts)) in exactly]
    abroad = [_found_abroad(one) for one in library.spelled(wanted) if folded(one.name) == wanted]
    begun = [_found_abroad(one) for one in library.spelled_like(wanted, limit)] if len(known) < limit else []
    first: dict[Address, Found] = {}
    for one in (*exact, *abroad, *known, *begun):
        first.setdefault(one.address, one)
    return list(first.values())[:limit]


def _found(row: Row) -> Found:
    _, shown, kind, key, title, _ = row
    # A relation is found under both orders of its countries, which tells nothing that its title does not.
    new_words = set(folded(shown).split()) - set(folded(title).split())
    return Found(Address(PageKind(kind), tuple(key.split("/"))), title, shown if new_words else "")


def _found_abroad(one: Spelled) -> Found:
    return Found(address.country(one.iso3), one.title, one.name)
