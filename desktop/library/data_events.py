"""Events that derived tables hold, from independence to wars and terms of office; dated as their sets are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from desktop.domain.event import EventKind
from desktop.domain.folding import folded
from desktop.domain.naming import enumerated, in_sentence
from desktop.domain.values import NamedTuple

SEATS = {"TWN": "of the Republic of China in the seat of China at the UN, which the set counts under Taiwan"}
"""Voters that the set of votes names otherwise than they sat: General Assembly resolution 2758 changed that seat's."""
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Rows = Iterable[tuple[Any, ...]]
else:
    Rows = Iterable
MOST_NAMED = 4


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


def independences(figures: Rows, names: dict[str, str], disputed: Collection[str] = ()) -> Iterator[DataEvent]:
    """Yields the independence of each country whose profile dates it, as the profile's; `disputed` are codes."""
    for entity, prop, date, _, _, note in figures:
        if prop == "independence" and date and entity in names:
            name, said = in_sentence(names[entity]), note.split(";")[0]
            of_whom = f" {said}" if said.startswith("from ") else ""
            remarks = [said] if said and not of_whom else []
            remarks += ["status disputed"] if entity in disputed else []
            yield DataEvent(
                f"ds-independence-{entity.lower()}",
                date,
                EventKind.STATEHOOD,
                "; ".join([f"Independence of {name}, by the Factbook", *remarks]),
                "; ".join([f"The Factbook dates the independence of {name}{of_whom} to this day or year", *remarks])
                + ".",
                ((entity, ""),),
                "factbook-all",
            )


def wars(rows: Rows, names: dict[str, str]) -> Iterator[DataEvent]:
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
                f"War between states, no. {number} of the Correlates of War set{_sides(sides, names)}.",
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
                f"{name}, {'' if end else 'new '}effective leader of {in_sentence(names[entity])}",
                "By the Archigos set, with the name as it spells it: who held power in effect, by whatever right. The "
                "set ends in 2015.",
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
            name = in_sentence(names.get(entity, entity))
            seat = SEATS.get(entity, "")
            yield DataEvent(
                f"ds-first-vote-{entity.lower()}",
                date,
                EventKind.MEMBERSHIP,
                f"First recorded vote {seat or f'of {name} in the UN General Assembly'}",
                f"The first roll call in which the set records a vote of {name}{on}."
                + (f" It is a vote {seat}." if seat else ""),
                ((entity, ""),),
                "un-votes",
            )


def ends_of_states(states: Iterable[tuple[str, str, str, tuple[str, ...]]]) -> Iterator[DataEvent]:
    """Yields the end of each former state, with what came after; a state is its code, name, dates and successors.

    Where a former state began in the year in which another ended, the others had left before.
    """
    held = list(states)
    begun = {code: valid.partition("/")[0] for code, _, valid, _ in held}
    for code, name, valid, after in held:
        end = valid.partition("/")[2]
        if end and end != "..":
            successors = tuple(one for one in after if begun.get(one) == end) or after
            yield DataEvent(
                f"ds-end-{code.lower()}",
                end,
                EventKind.STATEHOOD,
                f"End of {in_sentence(name)} as a state",
                f"The profiles of the Factbook date what came after {in_sentence(name)} from then.",
                ((code, ""), *((successor, "successor") for successor in successors)),
                "factbook-all",
            )


def _sides(sides: Iterable[tuple[str, str]], names: dict[str, str]) -> str:
    """Says who fought on which side, or how many of those that have a page."""
    of: dict[str, list[str]] = {}
    for code, side in sides:
        of.setdefault(side, []).append(in_sentence(names.get(code, code)))
    if len(of) != 2:
        return ""
    told = [enumerated(sorted(one)) if len(one) <= MOST_NAMED else f"{len(one)} states" for one in of.values()]
    counted = " (of those with a page here)" if any(len(one) > MOST_NAMED for one in of.values()) else ""
    both = set.intersection(*map(set, of.values()))
    changed = f"; {enumerated(sorted(both))} changed sides" if both else ""
    return f": {told[0]} on the one side, {told[1]} on the other{counted}{changed}"


def _interval(start: str, end: str) -> str:
    """Returns one date where start and end are the same, else the interval; `start` may sort before a finer date."""
    if not end or start == end:
        return start
    return f"{start}/{end}" if start[: len(end)] <= end[: len(start)] else start
