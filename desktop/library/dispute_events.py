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
    level_in_words,
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
            note=f"In these years the set of wars has the two on opposite sides of the {war.name}." if war else "",
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
    """Returns the title; the number, which tells a reader least, comes last."""
    if not dispute.is_of_two:
        return f"{one} and {other} on opposite sides of dispute no. {dispute.id}"
    mine, theirs = map(level_in_words, dispute.levels)
    if mine == theirs:
        return f"{mine.capitalize()}: {one} and {other}, dispute no. {dispute.id}"
    return f"{levels_in_words(one, other, dispute.levels)}: dispute no. {dispute.id}"


def _description(dispute: Dispute, one: str, other: str) -> str:
    among = "" if dispute.is_of_two else " of several states"
    return (
        f"Militarized dispute no. {dispute.id}{among} as the Correlates of War project counts them, {dispute.time}; "
        f"highest levels: {levels_in_words(one, other, dispute.levels)}. {WHAT_IS_COUNTED}"
    )
