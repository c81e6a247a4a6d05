"""Militarized disputes as events: once for each pair that a dispute set against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

from desktop.domain.event import EventKind
from desktop.domain.naming import at_start, in_sentence
from desktop.library.conflicts import (
    USE_OF_FORCE,
    WHAT_IS_COUNTED,
    Dispute,
    War,
    levels_in_words,
)
from desktop.library.data_events import DataEvent, Rows

Pair = tuple[str, str]


def disputes(rows: Rows, names: Mapping[str, str], wars: Mapping[Pair, list[War]]) -> Iterator[DataEvent]:
    """Yields the disputes; a pair may enter one twice. `wars` are those of each pair, in the order of the codes."""
    for number, one, other, start, earliest, latest, mine, theirs, fatality, pairs in rows:
        dispute = Dispute(number, start, earliest, latest, (mine, theirs), fatality, pairs)
        named = names.get(one, one), names.get(other, other)
        names_of = in_sentence(named[0]), in_sentence(named[1])
        war = dispute.war_in(wars.get((one, other), ()))
        yield DataEvent(
            f"ds-dispute-{number}-{one.lower()}-{other.lower()}-{start}",
            dispute.date,
            EventKind.CONFLICT if dispute.highest >= USE_OF_FORCE else EventKind.DISPUTE,
            _title(dispute, at_start(named[0]), names_of[1]),
            _description(dispute, *names_of),
            ((one, ""), (other, "")),
            "cow-mid",
            note=_note(war),
            ends_from="" if dispute.ends_surely else earliest,
        )


def wars_of_pairs(rows: Rows) -> dict[Pair, list[War]]:
    """Returns the wars in which each two fought at one time, from the rows of the table of wars."""
    fighters: defaultdict[tuple[str, str], list[tuple[Any, ...]]] = defaultdict(list)
    for number, name, *part in rows:
        fighters[number, name].append(tuple(part))
    found: defaultdict[Pair, list[War]] = defaultdict(list)
    for (number, name), parts in fighters.items():
        for (one, side, start, end, _), (other, against, begin, close, _) in combinations(sorted(parts), 2):
            first, last = max(start, begin), min(end or "9999", close or "9999")
            if one != other and first[:4] <= last[:4]:
                found[one, other].append(War(number, name, first, last.replace("9999", ""), side == against))
    return found


def _title(dispute: Dispute, one: str, other: str) -> str:
    """Returns the title; the number, which tells a reader least, is left to the description."""
    if not dispute.is_of_two:
        return f"{one} and {other} on opposite sides of a militarized dispute of several states"
    return f"{levels_in_words(one, other, dispute.levels)}: militarized dispute"


def _description(dispute: Dispute, one: str, other: str) -> str:
    said = f"Militarized dispute no. {dispute.id} of the Correlates of War project, {dispute.time}"
    # The title of a dispute of two says what each of them did.
    return f"{said}." if dispute.is_of_two else f"{said}; {levels_in_words(one, other, dispute.levels)}."


def _note(war: War | None) -> str:
    known = f" In these years the set of wars has the two on opposite sides of {war.in_sentence}." if war else ""
    return f"{WHAT_IS_COUNTED}{known}"
