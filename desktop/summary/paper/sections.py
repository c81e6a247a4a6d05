"""What a brief is made of: sections whose items give way one by one until the page holds them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence

from desktop.domain.dates import in_words
from desktop.domain.importance import importance_of
from desktop.domain.prose import CitedSource, Inline, NoteBlock, Text
from desktop.library.rows import Event
from desktop.summary.document import Fact, FactValue, citing
from desktop.summary.paper.nodes import Node, Nodes, keys

LEVELS = 12
"""How many steps there are from the richest form of a brief to the poorest."""
WELL_AT = 4
"""The level at which each section has what a reader should find on any page; what is still richer is for room left."""
_LONGEST_NOTE = 40
_TOLD_WHOLE = ("Area", "Capital", "Land border")
"""Facts of which every note stands, however long: they tell what is disputed, and a value without them takes a side."""
_DISPUTED = re.compile(r"(?i)disput|recogni|occupi")
"""What a note says, of whatever fact, that stands for the same reason."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Item = dict[str, Any]
    Section = dict[str, Any]
else:
    Item = Section = dict
Items = list[Item]


def section(
    kind: str,
    heading: str,
    items: Items,
    most: int,
    least: int,
    *,
    intro: tuple[Inline, ...] = (),
    heads: tuple[str, ...] = (),
    shares: tuple[float, ...] = (),
    nodes: Nodes,
    total: int | None = None,
    well: int | None = None,
    is_first: bool = False,
    is_free: bool = False,
    group: str = "",
) -> list[Section]:
    """Returns a section with how many of its items each level shows; none where there is nothing to show.

    Args:
        kind: how the items are laid out: `facts`, `run`, `text`, `bullets`, `table` or `events`.
        heading: its heading.
        items: what it holds, the most important first, or in order of time.
        most: how many items the richest level shows.
        least: how many the poorest shows.
        intro: a sentence before the items.
        heads: of a table, the heads of its columns.
        shares: of a table, how the first columns share the width that the others leave; () for the first alone.
        nodes: turns prose into values.
        total: how many there are in all, where the page itself tells more than `items`.
        well: how many a reader should find; the others stand only where all sections have as many. None for `most`.
        is_first: whether it has as many as a reader should find before other sections have more than their least.
        is_free: whether it may stand in either column, wherever there is room.
        group: the name under which free sections stay together; "" for a section on its own.
    """
    if not items and not intro:
        return []
    most, least = min(most, len(items)), min(least, len(items))
    enough = max(least, most if well is None else min(well, most))
    caps = [
        *(most + (enough - most) * level // WELL_AT for level in range(WELL_AT)),
        *(enough + (least - enough) * step // (LEVELS - 1 - WELL_AT) for step in range(LEVELS - WELL_AT)),
    ]
    if is_first:
        caps[WELL_AT:-1] = [enough] * (LEVELS - WELL_AT - 1)
    return [
        {
            "kind": kind,
            "heading": heading,
            "intro": (shown := nodes.run(intro)),
            "k": keys(shown),
            "heads": [nodes.text(head) for head in heads],
            "shares": list(shares) or [1.0],
            "items": items,
            "caps": caps,
            "total": len(items) if total is None else total,
            "free": (group or heading) if is_free else "",
        }
    ]


def item(nodes: Nodes, *cells: tuple[Inline, ...], of: str = "") -> Item:
    """Returns an item of a section from its cells; the first is `of` a country, whose page in a book it names."""
    first, *others = (nodes.run(cell) for cell in cells)
    return item_of([first + nodes.page_of(of), *others])


def item_of(cells: list[list[Node]]) -> Item:
    """Returns an item of a section from cells of nodes, with the sources that they cite."""
    return {"cells": cells, "k": [key for cell in cells for key in keys(cell)]}


def fact_item(nodes: Nodes, fact: Fact) -> Item:
    """Returns a line of the fact box in one run: its values with dates, views and short remarks."""
    value: list[Node] = []
    for number, one in enumerate(fact.values):
        longest = len(one.note) if fact.label in _TOLD_WHOLE else _LONGEST_NOTE
        value += [{"t": "; " if number else ""}, *fact_value(nodes, one, longest)]
    return item_of([[{"t": nodes.text(fact.label)}], value])


def fact_value(nodes: Nodes, value: FactValue, longest_note: int) -> list[Node]:
    """Returns a value with what is said of it.

    A note that is longer than so many characters is left out, unless it says that the value is disputed.
    """
    said = f" ({'; '.join(value.said)})" if value.said else ""
    is_told = len(value.note) <= longest_note or _DISPUTED.search(value.note)
    note = f" – {value.note}" if value.note and is_told else ""
    return [*nodes.run(value.inlines), {"t": nodes.text(said + note)}, *nodes.cited(value.sources)]


def event_items(nodes: Nodes, events: Iterable[Event]) -> Items:
    """Returns events: date, title, description and sources; `p` is their place, whichever of them are shown."""
    found = []
    for place, event in enumerate(events):
        others = "".join(f" (another date: {in_words(other.date)})" for other in event.alternatives)
        sources: tuple[CitedSource, ...] = tuple(
            dict.fromkeys((*event.sources, *(source for other in event.alternatives for source in other.sources)))
        )
        described = [{"t": nodes.text(event.description + others)}]
        told = [[{"t": nodes.text(in_words(event.date.text))}], [{"t": nodes.text(event.title)}], described]
        found.append(item_of([*told, nodes.cited(sources)]) | {"p": place})
    return found


def ranked_event_items(
    nodes: Nodes, events: Sequence[Event], named: Container[str] = (), *, keeps_last: bool = False
) -> Items:
    """Returns events given in order of time as items, the most important first.

    Before these come those that the article names, by their ids, and before all the last one if it is kept.
    """
    last = len(events) - 1

    def rank(place: int) -> tuple[bool, bool, int, int]:
        # Of two that are alike the later one goes first, as on the page.
        return keeps_last and place == last, events[place].id in named, importance_of(events[place]), place

    items = event_items(nodes, events)
    return [items[place] for place in sorted(range(len(events)), key=rank, reverse=True)]


def words(text: str, sources: tuple[CitedSource, ...] = ()) -> tuple[Inline, ...]:
    """Returns plain words, with what they rest on."""
    return citing((Text(text),), sources)


def followed(run: tuple[Inline, ...], notes: Iterable[NoteBlock]) -> tuple[Inline, ...]:
    """Returns a run with notes after it, which a brief has in one paragraph."""
    for note in notes:
        run = (*run, *(words(" ") if run else ()), *note.inlines)
    return run


def source_keys(brief: dict[str, Any]) -> list[str]:
    """Returns the keys of all sources that the values of a brief may cite, in order, repeats included."""
    found = [*brief["head"]["keys"], *brief["lead-keys"]]
    for one in (*brief["left"], *brief["right"], *brief["below"]):
        found += [*one["k"], *(key for shown in one["items"] for key in shown["k"])]
    return found
