"""Which article links to which page, and which organizations and countries have most in common."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from desktop.domain import address
from desktop.domain.address import LINKED, SCHEME, Address, PageKind, parse
from desktop.domain.prose import Citation, Emphasis, Inline, Link, Section, Strong, Text, runs
from desktop.domain.values import NamedTuple

MOST_AKIN = 6
"""How many others are kept that an organization shares members with, or a country organizations."""
_FEWEST_AKIN = 3


class Place(NamedTuple):
    """Where in an article a link stands: how, and, in its prose, under which heading; the lead has an empty one."""

    how: str
    heading: str


PROSE, TOPIC, KEY_DATE, CONCERNS, PAIR = "prose", "topic", "key-date", "concerns", "pair"
"""How an article links: in its text, as one of its topics or key dates, as whom its topic or its relation is on."""


class Linking(NamedTuple):
    """An article, as far as it links."""

    address: Address
    summary: tuple[Inline, ...]
    sections: tuple[Section, ...]
    topics: Iterable[str]
    key_events: Iterable[str]
    countries: Iterable[str]
    organizations: Iterable[str]


def links(articles: Iterable[Linking]) -> Iterator[tuple[str, str, str]]:
    """Yields target, origin and places (JSON) of all links between pages; none leads from a page to itself."""
    for article in articles:
        found: dict[Address, dict[Place, None]] = {}
        for target, place in _links_of(article):
            if target.kind in LINKED and target != article.address:
                found.setdefault(target, {})[place] = None
        for target, places in found.items():
            yield str(target), str(article.address), json.dumps(list(places), ensure_ascii=False)


def _links_of(article: Linking) -> Iterator[tuple[Address, Place]]:
    yield from ((target, Place(PROSE, "")) for target in _targets(article.summary))
    for section in article.sections:
        for block in section.blocks:
            for run in runs(block):
                yield from ((target, Place(PROSE, section.heading)) for target in _targets(run))
    if article.address.kind is PageKind.RELATION:
        yield from ((address.country(code), Place(PAIR, "")) for code in article.address.parts)
    yield from ((address.topic(slug), Place(TOPIC, "")) for slug in article.topics)
    yield from ((address.country(code), Place(CONCERNS, "")) for code in article.countries)
    yield from ((address.organization(key), Place(CONCERNS, "")) for key in article.organizations)
    yield from ((address.event(event), Place(KEY_DATE, "")) for event in article.key_events)


def _targets(run: tuple[Inline, ...]) -> Iterator[Address]:
    for inline in run:
        match inline:
            case Link(target, children):
                if target.startswith(SCHEME):
                    yield parse(target).canonical
                yield from _targets(children)
            case Emphasis(children) | Strong(children):
                yield from _targets(children)
            case Text() | Citation():
                pass


def akin(participations: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, int, int]]:
    """Yields subject, other, what they share and what the two have together, for those that share the largest part.

    Args:
        participations: country and organization of each; organizations are alike by their countries, and the other way.
    """
    pairs = sorted(set(participations))
    countries = {code: place for place, code in enumerate(sorted({code for code, _ in pairs}))}
    bodies = {key: place for place, key in enumerate(sorted({key for _, key in pairs}))}
    members: dict[str, int] = dict.fromkeys(bodies, 0)
    joined: dict[str, int] = dict.fromkeys(countries, 0)
    for code, key in pairs:
        members[key] |= 1 << countries[code]
        joined[code] |= 1 << bodies[key]
    for masks, named in ((members, address.organization), (joined, address.country)):
        for one, mine in masks.items():
            shared = [(other, (mine & theirs).bit_count(), (mine | theirs).bit_count()) for other, theirs in
                      masks.items() if other != one]  # fmt: skip
            nearest = sorted(shared, key=lambda found: (-found[1] / found[2], found[0]))[:MOST_AKIN]
            yield from (
                (str(named(one)), str(named(other)), count, total)
                for other, count, total in nearest
                if count >= _FEWEST_AKIN
            )
