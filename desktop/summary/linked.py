"""What links to a page, and which pages have something in common with it: computed, each with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Set
from itertools import combinations

from desktop.domain import address
from desktop.domain.address import LINKED, SCHEME, Address, PageKind, anchor_of
from desktop.domain.dates import in_words
from desktop.domain.later import Later
from desktop.domain.naming import in_sentence
from desktop.domain.prose import Inline, Text
from desktop.library.library import Library
from desktop.library.links import CONCERNS, KEY_DATE, PAIR, PROSE, TOPIC
from desktop.library.rows import ArticleLink, Event, known_address
from desktop.summary.assembly import Page, assemble, comma_list, titled
from desktop.summary.document import LinkedPage, LinkList, link_run, text_run

LINKS_HERE, RELATED = "What links here", "Related pages"
MOST_SHOWN = 6
_MOST_LISTED = 200
_FEW = 6
"""An event of more countries than these ties no two of them."""
_NAMED, _OF_TOPIC, _AKIN = 3.0, 1.0, 6.0
"""What a link of its own article weighs, a topic in common, and all organizations or members in common; an event
weighs one, shared among those that took part with the country it is seen from."""
_HOW = {
    TOPIC: "among its topics",
    KEY_DATE: "among its key dates",
    CONCERNS: "among those it concerns",
    PAIR: "on relations between the two",
}
_LISTED = {TOPIC: "one of its topics", CONCERNS: "concerned by it", PAIR: "one of the two"}

Reasons = dict[str, tuple[float, list[str]]]
"""What each page, by its address, weighs, and why, in words."""


def with_links(library: Library, page: Page) -> Page:
    """Returns a page with the first of what links to it and of what is related to it."""
    where = page.document.address
    if where.kind not in LINKED:
        return page
    links = Later.of(lambda: [one for one in _link_lists(library, page, MOST_SHOWN) if one.pages])
    return page._replace(document=page.document._replace(links=links))


def links_page(library: Library, page: Page) -> Page:
    """Returns the page that lists all links to a page, and all that is related to it."""
    subject = page.document.address
    where = address.links(subject)
    here, related = _link_lists(library, page, _MOST_LISTED)
    name = in_sentence(page.document.title) if subject.kind is PageKind.COUNTRY else page.document.title
    said = (
        f"{_counted(here.total, 'article')} of this edition {'links' if here.total == 1 else 'link'} to ",
        f", and {_counted(related.total, 'other page')} {'has' if related.total == 1 else 'have'} something in common "
        "with it.",
    )
    lists = [one for one in (here, related) if one.pages]
    shown = [one._replace(total=len(one.pages)).section for one in lists]
    title = f"Links to {name}"
    summary = (Text(said[0]), *link_run(subject, name), Text(said[1]))
    document = assemble(library, where, title, "Links", summary, (), shown)
    return Page(document, page.events, (*page.path, titled(library, where)))


def _counted(number: int, what: str) -> str:
    return f"{number or 'No'} {what}{'' if number == 1 else 's'}"


def _link_lists(library: Library, page: Page, most: int) -> tuple[LinkList, LinkList]:
    where = page.document.address
    linking = _in_order(library.links_to(where), page)
    left_out = {str(where.canonical), *(one.where for one in linking)}
    if where.kind is PageKind.RELATION:
        left_out |= {str(address.country(code)) for code in where.parts}
    ranked = [(-round(weight, 6), one, why) for one, (weight, why) in _related(library, page).items()]
    ranked = sorted(one for one in ranked if one[1] not in left_out)
    here = [(one.where, _places(where, one)) for one in linking[:most]]
    related = [(one, text_run(", ".join(why))) for _, one, why in ranked[:most]]
    whole = address.links(where)
    return (
        LinkList(LINKS_HERE, _pages(library, where, here), len(linking), whole),
        LinkList(RELATED, _pages(library, where, related), min(len(ranked), _MOST_LISTED), whole),
    )


def _in_order(linking: list[ArticleLink], page: Page) -> list[ArticleLink]:
    """Returns links that stand in a text first, of these the most, and of alike ones in the order of partners."""
    order = {partner.iso3: place for place, partner in enumerate(page.partners)}

    def rank(one: ArticleLink) -> tuple[bool, int, int, str]:
        codes = one.where.rpartition(_RELATION)[2].split("/")
        return not one.is_in_prose, -one.told.count('["'), min(order.get(code, len(order)) for code in codes), one.where

    return sorted(linking, key=rank)


def _pages(library: Library, where: Address, found: list[tuple[str, tuple[Inline, ...]]]) -> tuple[LinkedPage, ...]:
    addresses = [_seen_from(where, known_address(one)) for one, _ in found]
    return tuple(
        LinkedPage(one, titled(library, one.canonical).title, why)
        for one, (_, why) in zip(addresses, found, strict=True)
    )


def _seen_from(where: Address, other: Address) -> Address:
    """Returns the address of a pair from the side of the page that leads to it."""
    is_other_side = other.kind is PageKind.RELATION and other.parts[1] == where.parts[0]
    return other._replace(parts=other.parts[::-1]) if is_other_side else other


def _places(where: Address, one: ArticleLink) -> tuple[Inline, ...]:
    """Returns where an article links: its headings, each a link to that place, and what else it has there."""
    origin = _seen_from(where, known_address(one.where))
    places = one.places
    headings = dict.fromkeys(place.heading for place in places if place.how == PROSE)
    told = [
        link_run(origin._replace(fragment=anchor_of(heading)), heading) if heading else text_run("its summary and lead")
        for heading in headings
    ]
    others = [text_run(_HOW[place.how]) for place in places if place.how != PROSE]
    return (*((Text("in "), *comma_list(told)) if told else ()), *(text_run(", ") if told and others else ()),
            *comma_list(others))  # fmt: skip


def _related(library: Library, page: Page) -> Reasons:
    where = page.document.address
    if where.kind is PageKind.EVENT:
        return _of_event(page)
    found: Reasons = {}
    for other, weight, count in _by_events(library, where):
        found[other] = (weight, [f"{count} event{'s' if count > 1 else ''} in common"])
    for other, count in library.sharing_topics(where):
        _add(found, other, _OF_TOPIC * count, f"{count} topic{'s' if count > 1 else ''} in common")
    for link in library.links_from(where):
        if not link.where.startswith(_EVENT):
            how = "" if link.is_in_prose else _LISTED[link.places[0].how]
            _add(found, link.where, _NAMED, how or "named in this article")
    things = "countries" if where.kind is PageKind.ORGANIZATION else "organizations"
    for one in library.akin_to(where):
        _add(found, one.where, _AKIN * one.shared / one.total, f"{one.shared} {things} in common")
    return found


def _add(found: Reasons, other: str, weight: float, reason: str) -> None:
    before, reasons = found.get(other, (0.0, []))
    found[other] = (before + weight, [*reasons, reason])


def _by_events(library: Library, where: Address) -> Iterator[tuple[str, float, int]]:
    """Yields what is tied to a page by its events: with which weight, and by how many."""
    # The page of a great power has some thousand ties: they are plain texts, and counted by how much each weighs.
    tie = _TIES.get(where.kind)
    written: Set[str] = set() if tie else library.written_relations()
    tied: dict[int, list[str]] = {1: []}
    for countries, pages in library.ties_of_events(where):
        codes = countries.split(" ")
        if len(codes) > 1:
            found = tie(where, codes) if tie else _written_pairs(codes, written)
            tied.setdefault(len(codes) - 1, []).extend(found)
        if pages:
            tied[1].extend(pages.split(" "))
    weights: dict[str, float] = {}
    counts: dict[str, int] = {}
    for others, names in tied.items():
        for other, count in Counter(names).items():
            weights[other] = weights.get(other, 0) + count / others
            counts[other] = counts.get(other, 0) + count
    return ((other, weight, counts[other]) for other, weight in weights.items())


_COUNTRY, _RELATION, _EVENT = (f"{SCHEME}{kind}/" for kind in (PageKind.COUNTRY, PageKind.RELATION, PageKind.EVENT))


def _countries(_: Address, codes: list[str]) -> Iterable[str]:
    return map(_COUNTRY.__add__, codes)


def _other_pairs(where: Address, codes: list[str]) -> Iterator[str]:
    for code in codes:
        if code in where.parts:
            continue
        for side in where.parts:
            yield f"{_RELATION}{code}/{side}" if code < side else f"{_RELATION}{side}/{code}"


_TIES: dict[PageKind, Callable[[Address, list[str]], Iterable[str]]] = {
    PageKind.COUNTRY: _countries,
    PageKind.RELATION: _other_pairs,
}
"""Which pages the countries of an event tie to a page of a kind."""


def _written_pairs(codes: list[str], written: Set[str]) -> Iterator[str]:
    """Yields the pairs with an article; of an event of many countries none."""
    if len(codes) <= _FEW:
        pairs = (f"{_RELATION}{one}/{other}" for one, other in combinations(sorted(codes), 2))
        yield from (pair for pair in pairs if pair in written)


def _of_event(page: Page) -> Reasons:
    """Returns the other events of a page that have its topics or organizations, or its countries and kind."""
    this = next((event for event in page.events if event.id == page.selected_event), None)
    found: Reasons = {}
    if this is None:
        return found
    topics, organizations, codes = set(this.topics), set(this.organizations), _codes(this.participants)
    for event in page.events:
        if event.id == this.id:
            continue
        shared = [
            (weight * len(both), f"{len(both)} {what}{'s' if len(both) > 1 else ''} in common")
            for weight, what, both in (
                (2.0, "topic", topics.intersection(event.topics)),
                (1.0, "organization", organizations.intersection(event.organizations)),
            )
            if both
        ]
        if event.kind is this.kind and codes == _codes(event.participants):
            shared.append((0.5, "the same kind and countries"))
        if shared:
            weight = sum(weight for weight, _ in shared) + 1 / (1 + _days_between(this, event) / 365)
            found[_EVENT + event.id] = (weight, [in_words(event.date.text), *(reason for _, reason in shared)])
    return found


def _codes(participants: Iterable[tuple[str, str]]) -> set[str]:
    return {code for code, _ in participants}


def _days_between(one: Event, other: Event) -> int:
    days = [next((day for day in (event.date.earliest, event.date.latest) if day is not None), 0) for event in
            (one, other)]  # fmt: skip
    return abs(days[0] - days[1])
