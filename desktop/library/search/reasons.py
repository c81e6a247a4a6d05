"""Why an entry was found whose own words do not show it: who took part, and what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from desktop.domain.address import PageKind
from desktop.domain.escaping import plain
from desktop.domain.folding import folded
from desktop.library.library import Library
from desktop.library.rows import Event, known_address
from desktop.library.search.entries import OF_KIND
from desktop.library.search.index import Candidate
from desktop.library.search.snippets import Part, Snippet, matches, text_of
from desktop.library.search.tags import CLAIM
from desktop.library.search.units import Unit

_TAKES_PART, _CONCERNS, _KIND = "Takes part", "Concerns", "Kind"
_OF_COUNTRY = {
    PageKind.EVENT.value: _TAKES_PART,
    PageKind.TOPIC.value: _CONCERNS,
    PageKind.SOURCE.value: _CONCERNS,
    CLAIM: _CONCERNS,
}
"""How a country has to do with an entry of a kind that does not name it."""


def reason(library: Library, candidate: Candidate, units: Sequence[Unit], shown: Sequence[Snippet]) -> Snippet:
    """Returns why an entry answers, as far as what is shown of it does not say so; nothing where it says enough.

    Args:
        library: knows what countries and organizations are called.
        candidate: the entry.
        units: what was asked for.
        shown: the title and the text that are shown, the matches told apart.
    """
    label = _OF_COUNTRY.get(candidate.kind, "")
    text = " ".join(map(text_of, shown))
    unseen = [unit for unit in units if label and not any(_is_in(text, words.split()) for words in unit.texts)]
    names = library.country_names(dict.fromkeys(unit.iso3 for unit in unseen if unit.iso3)).values()
    if names:
        return _told(label, names)
    if candidate.kind == PageKind.EVENT and unseen and not any(part.is_match for part in chain(*shown)):
        event = library.event(known_address(candidate.address).parts[0])
        wanted = tuple(word for unit in unseen for words in unit.texts for word in words.split())
        return _of_event(library, event, wanted) if event else ()
    return ()


def _of_event(library: Library, event: Event, wanted: tuple[str, ...]) -> Snippet:
    """Returns who takes part or the kind of an event by which it was found; nothing where it is neither."""
    named = library.organization_names(event.organizations)
    named |= library.country_names(participant.iso3 for participant in event.participants)
    found = [name for key, name in named.items() if any(_begun(f"{key} {name}", wanted))]
    if found:
        return _told(_TAKES_PART, found)
    return (
        _told(_KIND, (event.kind.value,)) if any(_begun(f"{event.kind} {OF_KIND.get(event.kind, '')}", wanted)) else ()
    )


def _is_in(text: str, words: Sequence[str]) -> bool:
    return matches(text, words) == len(words)


def _begun(text: str, wanted: tuple[str, ...]) -> Iterator[bool]:
    return (word.startswith(wanted) for word in folded(text).split())


def _told(label: str, names: Iterable[str]) -> Snippet:
    parts = [part for name in names for part in (Part(", ", False), Part(plain(name), True))]
    return (Part(f"{label}: ", False), *parts[1:])
