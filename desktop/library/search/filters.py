"""Operators of a search: from `country:tur` to the entries of Turkey, Turkmenistan and others that begin so."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.address import PageKind, parse
from desktop.domain.escaping import plain
from desktop.domain.event import EventKind
from desktop.domain.folding import folded
from desktop.domain.values import NamedTuple
from desktop.library.library import Library
from desktop.library.rows import Spelled
from desktop.library.search.expressions import all_of, any_of, beginning, named, phrase
from desktop.library.search.index import Index, Window
from desktop.library.search.query import Filter
from desktop.library.search.tags import CLAIM, tag

_KINDS_OF_PAGES = (
    PageKind.COUNTRY,
    PageKind.RELATION,
    PageKind.TOPIC,
    PageKind.ORGANIZATION,
    PageKind.EVENT,
    PageKind.SOURCE,
    PageKind.REGION,
    PageKind.NAMES,
)
KINDS = (*(kind.value for kind in _KINDS_OF_PAGES), CLAIM, *(kind.value for kind in EventKind))
"""What `kind:` takes: kinds of pages, claims, and kinds of events."""
_TITLES: dict[str, str] = {
    PageKind.COUNTRY: "countries and territories",
    PageKind.RELATION: "relations of two countries",
    PageKind.TOPIC: "topics",
    PageKind.ORGANIZATION: "organizations",
    PageKind.EVENT: "events of all kinds",
    PageKind.SOURCE: "sources",
    PageKind.REGION: "regions of UN M49",
    PageKind.NAMES: "names of a country in other languages",
    CLAIM: "claims: single statements with their sources",
}
FIELDS = {"country": "country", "with": "country", "kind": "kind", "org": "org", "topic": "topic"}
_PAGES = {"country": PageKind.COUNTRY, "org": PageKind.ORGANIZATION, "topic": PageKind.TOPIC}
_MOST = 40


class Value(NamedTuple):
    """A value that an operator takes: what is typed for it, and what it is called."""

    text: str
    title: str


def expression(library: Library, index: Index, one: Filter) -> str:
    """Returns the expression of FTS5 for an operator; "" where nothing is called so."""
    field = FIELDS[one.operator]
    tags = [phrase(tag(field, value.text)) for value in values(library, index, one.operator, one.value)]
    return any_of(tags) if tags else ""


def unknown(one: Filter) -> str:
    """Returns what to say of a value that nothing is called."""
    listed = f"; kinds are {', '.join(KINDS)}" if one.operator == "kind" else ""
    return plain(f"{one.operator}:{one.value} names nothing{listed}")


def values(library: Library, index: Index, operator: str, text: str) -> list[Value]:
    """Returns the values of an operator that a text names; where none is called just so, those that begin with it.

    Countries are named by code or in any language, organizations and topics by key or by words of their names.
    """
    return _exact(library, index, operator, text) or _begun(library, index, operator, text)


def completions(library: Library, index: Index, operator: str, text: str) -> list[Value]:
    """Returns the values of an operator that a text names or may become, those named by it first."""
    found = (*_exact(library, index, operator, text), *_begun(library, index, operator, text))
    return list({value.text: value for value in found}.values())


def _exact(library: Library, index: Index, operator: str, text: str) -> list[Value]:
    field = FIELDS[operator]
    if field == "kind":
        return [_of_kind(kind) for kind in KINDS if kind == text.lower()]
    wanted = folded(text)
    found = [Value(_part(one.address), one.title) for one in index.called(wanted) if one.kind == _PAGES[field]]
    if not found and field == "country":
        return _of_countries(one for one in library.spelled(wanted) if folded(one.name) == wanted)
    return found


def _begun(library: Library, index: Index, operator: str, text: str) -> list[Value]:
    field = FIELDS[operator]
    if field == "kind":
        return [_of_kind(kind) for kind in KINDS if kind.startswith(text.lower())]
    wanted = folded(text)
    if field == "country":
        begun = index.called_like(wanted, PageKind.COUNTRY, _MOST)
        found = [Value(_part(one.address), one.title) for one in begun]
        return found or _of_countries(library.spelled_like(wanted, _MOST))
    words = [beginning(word, True) for word in wanted.split()]
    of_kind = phrase(tag("kind", _PAGES[field]))
    asked = all_of([named(all_of(words)), of_kind] if words else [of_kind])
    return [Value(_part(one.address), one.title) for one in index.matching(asked, Window(), _MOST)]


def _of_kind(kind: str) -> Value:
    return Value(kind, _TITLES.get(kind) or f"events: {kind}")


def _of_countries(found: Iterable[Spelled]) -> list[Value]:
    return [Value(iso3, title) for iso3, title in {one.iso3: one.title for one in found}.items()]


def _part(where: str) -> str:
    """Returns the code or key of an address with one part."""
    return parse(where).parts[0]
