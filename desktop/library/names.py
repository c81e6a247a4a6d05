"""From what a reader types to what it names: codes and names in any case, script and, nearly, any spelling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.domain import address
from desktop.domain.address import Address, PageKind
from desktop.domain.folding import folded
from desktop.domain.values import NamedTuple
from desktop.errors import AddressError, AmbiguousNameError, UnknownNameError
from desktop.library.capitals import LABEL, Capital
from desktop.library.library import Library
from desktop.library.rows import Row, Spelled


class Found(NamedTuple):
    """A page found by name.

    Attributes:
        address: where it is.
        title: what it is called.
        matched: the name or code that matched, where that is not the title; of a capital, with a word before it.
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
    raise unknown(library, text, kind)


def page_named(library: Library, text: str) -> Address:
    """Returns the page that an address, or the code or name of a country, organization, topic or relation, stands for.

    Raises AddressError for a text that is written like an address and is none, AmbiguousNameError for a name of
    several countries, UnknownNameError, with the nearest names, for any other that stands for nothing. The page at an
    address may yet be missing.
    """
    text = address.pasted(text)
    try:
        return address.parse(text)
    except AddressError as error:
        if text.startswith(address.SCHEME) or text.partition("/")[0] in {kind.value for kind in PageKind}:
            raise _mended(text) or error from None
    exact = _exact(library, text, None)
    if exact is not None:
        return exact
    raise unknown(library, text, None)


def _exact(library: Library, text: str, kind: PageKind | None) -> Address | None:
    """Returns the page that a text names; None where it names none. Raises AmbiguousNameError for several countries.

    A code and a title stand for their page alone, whatever else is called so in some language. What is named by a
    people comes last.
    """
    wanted = folded(text)
    rows = [row for row in library.named(wanted) if kind is None or row[2] == kind]
    for _, shown, row_kind, key, title, _ in rows:
        if row_kind != PageKind.COUNTRY or folded(title) == wanted or is_code(shown):
            return Address(PageKind(row_kind), tuple(key.split("/")))
    if kind not in (None, PageKind.COUNTRY):
        return None
    bearers = {str(row[3]): str(row[4]) for row in rows}
    bearers |= {one.iso3: one.title for one in library.spelled(wanted) if folded(one.name) == wanted}
    # Both Congos are called so, though no set gives the name to either without a remark in English.
    bearers |= {str(one.iso3): one.name for one in library.countries() if folded(one.name.partition(" (")[0]) == wanted}
    if not bearers:
        from desktop.library.peoples import countries_of_people

        bearers = {str(one.iso3): one.name for one, _ in countries_of_people(library, text)}
    if len(bearers) > 1:
        raise AmbiguousNameError(text, tuple(f"{title} ({code})" for code, title in bearers.items()))
    return next(map(address.country, bearers), None)


def is_code(shown: str) -> bool:
    """Says whether a name looks like a code of a country."""
    return len(shown) <= _LONGEST_CODE and shown.isascii() and (shown.isupper() or shown.isdecimal())


def _mended(text: str) -> AddressError | None:
    """Returns the error that names the address meant where the kind of page is misspelt; None where it is not."""
    from rapidfuzz import process

    kind, slash, rest = text.removeprefix(address.SCHEME).partition("/")
    near = process.extractOne(kind, [kind.value for kind in PageKind], score_cutoff=100 * _NEAR)
    try:
        meant = address.parse(f"{near[0]}{slash}{rest}") if near else None
    except AddressError:
        return None
    return AddressError(f"“{text}” is not an address; did you mean {meant}?") if meant else None


_NEAR, _AS_NEAR = 0.72, 0.12
"""Least likeness of a suggestion, 0 to 1, and how much less than the best one may have."""
_BEGINS, _WITHIN, _OTHER_NAME = 0.95, 0.9, 0.1
"""The likeness of a title that begins with the text or has a word that does, and what less another name has of it."""
_PART = 0.95
"""What the likeness of a name's first words, or of words in common, weighs against that of the whole."""
_LONGEST_CODE = 3
_KEYBOARD = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_MOST = 3
_LEAST_OF_CAPITAL = 3
"""Letters from which a text may begin the name of a capital."""


def unknown(library: Library, text: str, kind: PageKind | None) -> UnknownNameError:
    """Returns the error for a text that names no page of a kind, or of any where it is None, with what is near."""
    near = _pair(library, text) if kind is None else ()
    return UnknownNameError(text, kind.value if kind else "page", near or nearest(library, text, kind))


def _pair(library: Library, text: str) -> tuple[str, ...]:
    """Returns the address of the relation of two countries whose codes or names stand on both sides of a slash."""
    found = [[row for row in library.named(folded(part)) if row[2] == PageKind.COUNTRY] for part in text.split("/")]
    if len(found) != 2 or not all(found) or found[0][0][3] == found[1][0][3]:
        return ()
    return (str(address.relation(*(rows[0][3] for rows in found))),)


def nearest(library: Library, text: str, kind: PageKind | None, most: int = _MOST) -> tuple[str, ...]:
    """Returns the titles of a kind, or of any where it is None, that are named most like a text, best first.

    A title whose code or key is what is like the text is followed by that: “Turkmenistan (TKM)”.
    """
    wanted = folded(text)
    # Pairs are named by two words at least; one word would only bring them beside their countries.
    candidates = (row for row in _candidates(library, kind) if " " in wanted or "/" not in row[1])
    best: dict[tuple[str, str], tuple[float, int, str]] = {}
    for name, key, title, rank in candidates:
        likeness = _likeness(wanted, name, name == folded(title))
        if likeness >= _NEAR:
            shown = f"{title} ({key})" if name == folded(key) != folded(title) else title
            best[key, title] = max(best.get((key, title), (0.0, -rank, "")), (likeness, -rank, shown))
    if not best and kind in (None, PageKind.COUNTRY):
        best = {
            (one.iso3, one.title): (likeness, 0, one.title)
            for one in library.all_spellings()
            if (likeness := _likeness(wanted, folded(one.name), False)) >= _NEAR
        }
    found = sorted(set(best.values()), key=lambda one: (-round(one[0], 2), -one[1], one[2]))
    return tuple(dict.fromkeys(shown for likeness, _, shown in found if likeness >= found[0][0] - _AS_NEAR))[:most]


def _candidates(library: Library, kind: PageKind | None) -> Iterator[tuple[str, str, str, int]]:
    """Yields each name, folded, with key, title and rank of what it names; of events and sources the keys alone."""
    if kind is PageKind.EVENT or kind is PageKind.SOURCE:
        yield from ((folded(key), key, title, 0) for key, title in library.titles_of_records(kind))
        return
    for name, _, found, key, title, rank in library.all_names():
        if kind in (None, found):
            yield name, key, title, rank
            if found == PageKind.REGION:
                yield key, key, title, rank


def _likeness(wanted: str, name: str, is_title: bool) -> float:
    """Returns how near a name is to what was typed, 0 to 1; a code is near one letter next to the right one."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import OSA

    if len(wanted) < _LONGEST_CODE:
        return 0.0
    if len(name) <= _LONGEST_CODE:
        return _NEAR if _is_slip(wanted, name) else 0.0
    less = 0 if is_title else _OTHER_NAME
    if name.startswith(wanted):
        return _BEGINS - less
    if len(wanted) <= _LONGEST_CODE:
        return 0.0
    if f" {wanted}" in name:
        return _WITHIN - less
    begins = " ".join(name.split()[: wanted.count(" ") + 1])
    in_part = OSA.normalized_similarity(wanted, begins) if begins != name else 0.0
    if " " in wanted and " " in name:
        in_part = max(in_part, fuzz.token_set_ratio(wanted, name) / 100)
    return max(OSA.normalized_similarity(wanted, name), _PART * in_part - less)


def _is_slip(typed: str, code: str) -> bool:
    """Says whether a code was typed with two letters swapped, one too many, or one that lies beside the right one."""
    from rapidfuzz.distance import OSA

    if len(code) < _LONGEST_CODE or OSA.distance(typed, code) != 1:
        return False
    if len(typed) != len(code):
        return len(typed) > len(code)
    wrong = [one + other for one, other in zip(typed, code, strict=True) if one != other]
    return len(wrong) == 2 or any(wrong[0] in row or wrong[0][::-1] in row for row in _KEYBOARD)


def find(library: Library, text: str, limit: int = 50) -> list[Found]:
    """Returns the pages with a name in which a word begins with a text: exact names first, other languages after.

    A country is found by its capital too: in English, also by the beginning, or as it is written in another language.
    """
    from desktop.library.peoples import countries_of_people

    wanted = folded(text)
    if not wanted:
        return []
    known = [_found(row) for row in library.named_like(wanted, limit)]
    exactly = {(str(row[2]), str(row[3])) for row in library.named(wanted)}
    exact = [one for one in known if (one.address.kind.value, "/".join(one.address.parts)) in exactly]
    abroad = [_found_abroad(one) for one in library.spelled(wanted) if folded(one.name) == wanted]
    peoples = [Found(address.country(one.iso3), one.name, name) for one, name in countries_of_people(library, text)]
    begun = [_found_abroad(one) for one in library.spelled_like(wanted, limit)] if len(known) < limit else []
    capitals = library.world.capitals
    seats = _of_capitals(library, capitals.called(wanted) or _capitals_abroad(library, text))
    seats_begun = _of_capitals(library, capitals.begun(wanted) if len(wanted) >= _LEAST_OF_CAPITAL else [])
    first: dict[Address, Found] = {}
    for one in (*exact, *abroad, *peoples, *seats, *known, *seats_begun, *begun):
        first.setdefault(one.address, one)
    return list(first.values())[:limit]


class NearNames:
    """The names that pages have in English or by their codes, to find what a reader may have meant."""

    def __init__(self, library: Library) -> None:
        """Reads all names; takes some milliseconds."""
        self._rows = library.all_names()
        self._folded = [row[0] for row in self._rows]

    def like(self, text: str, most: int) -> list[Found]:
        """Returns the pages with a name that is nearly a text, the nearest first; takes about a millisecond."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        wanted = folded(text)
        if len(wanted) <= _LONGEST_CODE:
            return []
        near = process.extract(wanted, self._folded, scorer=OSA.normalized_similarity, score_cutoff=_NEAR, limit=None)
        first: dict[Address, Found] = {}
        for _, _, place in near:
            found = _found(self._rows[place])
            first.setdefault(found.address.canonical, found)
        return list(first.values())[:most]


def _capitals_abroad(library: Library, text: str) -> list[Capital]:
    """Returns the capitals that are written so in another language, with capital letters or without."""
    places = {place for form in dict.fromkeys(_as_written(text)) for place in library.places_spelled(form)}
    return [
        one for iso3, name in sorted(places) for one in library.world.capitals.called(folded(name)) if one.iso3 == iso3
    ]


def _as_written(text: str) -> Iterator[str]:
    typed = " ".join(text.split())
    yield from (typed, typed.title())


def _of_capitals(library: Library, found: Sequence[Capital]) -> list[Found]:
    titles = library.country_names(one.iso3 for one in found)
    return [Found(address.country(one.iso3), titles[one.iso3], f"{LABEL}: {one.name}") for one in found]


def _found(row: Row) -> Found:
    _, shown, kind, key, title, _ = row
    # A relation is found under both orders of its countries, which tells nothing that its title does not.
    new_words = set(folded(shown).split()) - set(folded(title).split())
    return Found(Address(PageKind(kind), tuple(key.split("/"))), title, shown if new_words else "")


def _found_abroad(one: Spelled) -> Found:
    return Found(address.country(one.iso3), one.title, one.name)
