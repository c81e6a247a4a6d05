"""Operators of a search: from `country:tur` to the entries of Turkey, Turkmenistan and others that begin so."""

from __future__ import annotations

from typing import NamedTuple

from desktop.domain.address import PageKind, parse
from desktop.domain.escaping import plain
from desktop.domain.event import EventKind
from desktop.domain.folding import folded
from desktop.library.library import Library
from desktop.library.search.expressions import all_of, any_of, beginning, named, phrase
from desktop.library.search.index import Index, Window
from desktop.library.search.query import Filter
from desktop.library.search.tags import CLAIM, tag

KINDS = (*(kind.value for kind in PageKind if kind is not PageKind.WORLD), CLAIM, *(kind.value for kind in EventKind))
"""What `kind:` takes: kinds of pages, claims, and kinds of events."""
FIELDS = {"country": "country", "with": "country", "kind": "kind", "org": "org", "topic": "topic"}
_PAGES = {"org": PageKind.ORGANIZATION, "topic": PageKind.TOPIC}
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
    return plain(f"{one.operator}:{one.value} names nothing")


def values(library: Library, index: Index, operator: str, text: str) -> list[Value]:
    """Returns the values of an operator that a text names; where none is called just so, those that begin with it.

    Countries are named by code or in any language, organizations and topics by key or by words of their names.
    """
    match FIELDS[operator]:
        case "kind":
            wanted = text.lower()
            exact = [kind for kind in KINDS if kind == wanted]
            return [Value(kind, "") for kind in exact or KINDS if kind.startswith(wanted)]
        case "country":
            return _countries(library, index, folded(text))
        case _:
            return _pages(index, _PAGES[operator], folded(text))


def _countries(library: Library, index: Index, text: str) -> list[Value]:
    known = [one for one in index.called(text) if one.kind == PageKind.COUNTRY]
    if known:
        return [Value(_part(one.address), one.title) for one in known]
    abroad = [one for one in library.spelled(text) if folded(one.name) == text]
    begun = [] if abroad else index.called_like(text, PageKind.COUNTRY, _MOST)
    if begun:
        return [Value(_part(one.address), one.title) for one in begun]
    found = abroad or library.spelled_like(text, _MOST)
    return [Value(iso3, title) for iso3, title in {one.iso3: one.title for one in found}.items()]


def _pages(index: Index, kind: PageKind, text: str) -> list[Value]:
    exact = [one for one in index.called(text) if one.kind == kind]
    words = text.split() or [""]
    asked = [beginning(word, True) for word in words if word]
    found = exact or index.matching(
        all_of([*([named(all_of(asked))] if asked else []), phrase(tag("kind", kind))]), Window(), _MOST
    )
    return [Value(_part(one.address), one.title) for one in found]


def _part(where: str) -> str:
    """Returns the code or key of an address with one part."""
    return parse(where).parts[0]
