"""The statements of a page that have an address of their own: the lines of its fact box and its sections."""

from collections.abc import Iterator

from desktop.domain import address
from desktop.domain.address import FACTS, SOURCES, Address, anchor_of_fact
from desktop.domain.prose import CitedSource, cited
from desktop.domain.values import NamedTuple
from desktop.errors import AddressError, either
from desktop.library.library import Library
from desktop.library.rows import Event, Source
from desktop.summary.document import Document, EventList, Fact, sources_of_block

_OF_FACTS = anchor_of_fact("")
_OF_SOURCE = "source-"
_LIKENESS, _MOST_NEAR = 0.6, 3
"""Least likeness of a place that may have been meant, from 0 to 1, and how many such places are named."""


class Statement(NamedTuple):
    """A part of a page that can be cited.

    Attributes:
        label: what it is called.
        address: where it stands, with the fragment that leads there.
        sources: what it rests on, in the order of their numbers.
    """

    label: str
    address: Address
    sources: tuple[Source, ...]


def statements(document: Document) -> tuple[Statement, ...]:
    """Returns the statements of a page in the order in which it lists them: the facts, then the sections."""
    keys: dict[str, set[str]] = {}
    labels: dict[str, str] = {}
    for anchor, label, sources in _parts(document):
        labels.setdefault(anchor, label)
        keys.setdefault(anchor, set()).update(source.key for source in sources)
    return tuple(
        Statement(
            label,
            document.address._replace(fragment=anchor),
            tuple(source for source in document.sources if source.key in keys[anchor]),
        )
        for anchor, label in labels.items()
    )


def statement_at(document: Document, fragment: str) -> Statement | None:
    """Returns the statement to which a fragment leads; None for the page as a whole, its beginning or its sources.

    Raises AddressError, with what is near, where the page has no such place.
    """
    if fragment in ("", SOURCES):
        return None
    found = {one.address.fragment: one for one in statements(document)}
    if fragment in found:
        return found[fragment]
    raise _no_place(document, fragment)


def check_place(document: Document, fragment: str) -> None:
    """Raises AddressError, with what is near, where a fragment leads nowhere on a page."""
    if not has_place(document, fragment):
        raise _no_place(document, fragment)


def _no_place(document: Document, fragment: str) -> AddressError:
    near = nearest_places(document, fragment)
    mend = f"did you mean {either(near)}?" if near else f"leave out #{fragment} for the whole page"
    return AddressError(f"“{document.title}” has no place #{fragment}; {mend}")


def has_place(document: Document, fragment: str) -> bool:
    """Says whether a fragment leads anywhere on a page: to a fact, a section, the sources or one of them."""
    of_sources = (SOURCES, *(f"{_OF_SOURCE}{number}" for number, _ in enumerate(document.sources, 1)))
    return fragment in ("", *of_sources) or any(anchor == fragment for anchor, _, _ in _parts(document))


def nearest_places(document: Document, fragment: str) -> tuple[str, ...]:
    """Returns the fragments of a page, each with its sign, that are most like one that it has not; best first."""
    from difflib import get_close_matches

    # What all facts have in common would make any two alike.
    anchors = [anchor for anchor, _, _ in _parts(document)] + ([SOURCES] if document.sources else [])
    bare = {anchor.removeprefix(_OF_FACTS): anchor for anchor in anchors}
    near = get_close_matches(fragment.removeprefix(_OF_FACTS), bare, n=_MOST_NEAR, cutoff=_LIKENESS)
    return tuple(f"#{bare[one]}" for one in near)


def listed_events(document: Document) -> Iterator[Event]:
    """Yields the events that stand in lists of a page; each has a page, and so an address, of its own."""
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, EventList):
                yield from block.events


def of_event(library: Library, event: Event) -> Statement:
    """Returns an event as a statement, which stands on its own page; sources of another date are among its own."""
    cited_there = (*event.sources, *(source for other in event.alternatives for source in other.sources))
    keys = dict.fromkeys(source.key for source in cited_there)
    return Statement(event.title, address.event(event.id), tuple(library.sources_of(keys)))


def _parts(document: Document) -> Iterator[tuple[str, str, tuple[CitedSource, ...]]]:
    if document.facts:
        yield FACTS, "Facts", tuple(source for fact in document.facts for source in _sources_of_fact(fact))
    for fact in document.facts:
        yield fact.anchor, fact.label, _sources_of_fact(fact)
    for section in document.every_section:
        if section.heading:
            yield (
                section.anchor,
                section.heading,
                tuple(source for block in section.blocks for source in sources_of_block(block)),
            )


def _sources_of_fact(fact: Fact) -> tuple[CitedSource, ...]:
    return tuple(source for value in fact.values for source in (*cited(value.inlines), *value.sources))
