"""Events that derived tables hold, from independence to wars and terms of office; dated as their sets are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from desktop.domain.event import EventKind
from desktop.domain.folding import folded

Rows = Iterable[tuple[Any, ...]]


class DataEvent(NamedTuple):
    """An event as a derived table has it; `date` is EDTF, participants are codes with a role.

    Attributes:
        owner: the one country on whose timeline it stands; "" for all that took part.
        also_with: where there is an owner, those on whose page with the owner it stands too.
        ends_from: the first month or year in which it can have ended, where `date` alone does not say so.
    """

    id: str
    date: str
    kind: EventKind
    title: str
    description: str
    participants: tuple[tuple[str, str], ...]
    source: str
    note: str = ""
    owner: str = ""
    also_with: tuple[str, ...] = ()
    ends_from: str = ""


def independences(figures: Rows, names: dict[str, str]) -> Iterator[DataEvent]:
    """Yields the independence of each country whose profile dates it."""
    for entity, prop, date, _, _, note in figures:
        if prop == "independence" and date and entity in names:
            of_whom = f" {note}" if note.startswith("from ") else ""
            yield DataEvent(
                f"ds-independence-{entity.lower()}",
                date,
                EventKind.STATEHOOD,
                f"Independence of {names[entity]}",
                f"The Factbook dates the independence of {names[entity]}{of_whom.split(';')[0]} to this day or year.",
                ((entity, ""),),
                "factbook-all",
            )


def wars(rows: Rows) -> Iterator[DataEvent]:
    """Yields each war between states, once, with all that fought in it; it has no known end while one has none."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row)
    for number, parts in found.items():
        name = parts[0][1] or f"War no. {number} of the Correlates of War"
        starts, ends = [row[4] for row in parts if row[4]], [row[5] for row in parts]
        sides = dict.fromkeys((row[2], f"side {row[3]}") for row in parts)
        if starts:
            yield DataEvent(
                f"ds-war-{number}",
                _interval(min(starts), max(ends)) if all(ends) else f"{min(starts)}/",
                EventKind.WAR,
                name,
                f"War between states, no. {number} of the Correlates of War set; {len(dict(sides))} of the states that "
                "fought in it have a page here.",
                tuple(sides),
                "cow-war",
            )


def terms(rows: Rows, names: dict[str, str]) -> Iterator[DataEvent]:
    """Yields the term of each effective leader; of one still in office when the set ends, only the beginning."""
    for entity, name, start, end in rows:
        if start and entity in names:
            ended = bool(end) and end != start
            yield DataEvent(
                f"ds-leader-{entity.lower()}-{start}-{'-'.join(folded(name).split())}",
                f"{start}/{end}" if ended else start,
                EventKind.OFFICE,
                f"{name} leads {names[entity]}" if end else f"{name} comes to lead {names[entity]}",
                "An effective leader as the Archigos set gives them; the set ends in 2015.",
                ((entity, ""),),
                "archigos",
            )


def first_votes(voters: Rows, roll_calls: Rows, names: dict[str, str]) -> Iterator[DataEvent]:
    """Yields the first vote of each member in the UN General Assembly that the set records."""
    waiting = {int(position): entity for position, entity in voters}
    for _, date, _, resolution, _, votes in roll_calls:
        for position in [position for position in waiting if votes[position] != "-"]:
            entity = waiting.pop(position)
            on = f" on {resolution}" if resolution else ""
            yield DataEvent(
                f"ds-first-vote-{entity.lower()}",
                date,
                EventKind.MEMBERSHIP,
                f"{names.get(entity, entity)} votes in the UN General Assembly",
                f"The first roll call in which the set records a vote of {names.get(entity, entity)}{on}.",
                ((entity, ""),),
                "un-votes",
            )


def ends_of_states(states: Iterable[tuple[str, str, str, tuple[str, ...]]]) -> Iterator[DataEvent]:
    """Yields the end of each former state, with what came after; a state is its code, name, dates and successors."""
    for code, name, valid, successors in states:
        end = valid.partition("/")[2]
        if end and end != "..":
            yield DataEvent(
                f"ds-end-{code.lower()}",
                end,
                EventKind.STATEHOOD,
                f"End of {name} as a state",
                f"The profiles of the Factbook date what came after {name} from then.",
                ((code, ""), *((successor, "successor") for successor in successors)),
                "factbook-all",
            )


def _interval(start: str, end: str) -> str:
    """Returns one date where start and end are the same, else the interval; `start` may sort before a finer date."""
    if not end or start == end:
        return start
    return f"{start}/{end}" if start[: len(end)] <= end[: len(start)] else start
