"""The beginning and end of obligations of alliance as events: one for each country, year and direction.

The set in use names no treaties. So that a treaty of many states does not fill a timeline with an event for each
partner, all that begins or ends for a country in a year is one event, with every partner in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from desktop.domain.event import EventKind
from desktop.domain.naming import in_sentence
from desktop.domain.values import NamedTuple
from desktop.library.data_events import DataEvent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

OBLIGATIONS = {
    "defense": "defence",
    "offense": "offence",
    "neutrality": "neutrality",
    "nonaggression": "non-aggression",
    "consultation": "consultation",
}
"""The obligations of the set in words, in the set's order."""
MOST_NAMED = 3
_BEGIN, _END = "begin", "end"
_NO_ALLY = (
    "Obligations of either side, treaties of many states included. An obligation does not make an ally; the set, as it "
    "is used here, names no treaty."
)


class _Spell(NamedTuple):
    """An obligation between two; `last_year` is "" where it lasts to the end of the set."""

    one: str
    other: str
    obligation: str
    first_year: str
    last_year: str


class _Change(NamedTuple):
    """A year in which obligations begin or end."""

    direction: str
    year: str


def obligations(
    rows: Iterable[tuple[Any, ...]], names: Mapping[str, str], successors: Mapping[str, Collection[str]]
) -> Iterator[DataEvent]:
    """Yields what began or ended for each country in a year; `successors` are those of each former state.

    Where a successor carries on what a former state owed, in the year of the change, nothing begins or ends.
    """
    by_country: defaultdict[tuple[_Change, str], defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for change, one, other, obligation in _changes([_Spell(*row) for row in rows], successors):
        by_country[change, one][other].add(obligation)
        by_country[change, other][one].add(obligation)
    for (change, owner), owed in sorted(by_country.items()):
        # Of the two countries of a pair the one with more partners tells of it on the pair's page.
        lesser = {partner for partner in owed if _told_by(by_country, change, owner, partner) == owner}
        yield _event(change, owner, owed, names, lesser)


def _told_by(
    by_country: Mapping[tuple[_Change, str], Mapping[str, set[str]]], change: _Change, one: str, other: str
) -> str:
    return min((one, other), key=lambda code: (-len(by_country[change, code]), code))


def _changes(
    spells: Collection[_Spell], successors: Mapping[str, Collection[str]]
) -> Iterator[tuple[_Change, str, str, str]]:
    begun = {(spell.one, spell.other, spell.obligation, spell.first_year) for spell in spells}
    ended = {(spell.one, spell.other, spell.obligation, spell.last_year) for spell in spells if spell.last_year}
    predecessors: defaultdict[str, list[str]] = defaultdict(list)
    for former, after in successors.items():
        for code in after:
            predecessors[code].append(former)

    def handed_over(spell: _Spell, year: str, kin: Mapping[str, Collection[str]], held: Collection[object]) -> bool:
        ones, others = (spell.one, *kin.get(spell.one, ())), (spell.other, *kin.get(spell.other, ()))
        pairs = {(one, other) for one in ones for other in others} - {(spell.one, spell.other)}
        return any((min(pair), max(pair), spell.obligation, year) in held for pair in pairs)

    for spell in spells:
        pair = spell.one, spell.other, spell.obligation
        if not handed_over(spell, spell.first_year, predecessors, ended):
            yield _Change(_BEGIN, spell.first_year), *pair
        if spell.last_year and not handed_over(spell, spell.last_year, successors, begun):
            yield _Change(_END, spell.last_year), *pair


def _event(
    change: _Change, owner: str, owed: Mapping[str, set[str]], names: Mapping[str, str], also_with: set[str]
) -> DataEvent:
    partners = sorted(owed, key=lambda code: names.get(code, code))
    counts = {
        words: sum(obligation in held for held in owed.values())
        for obligation, words in OBLIGATIONS.items()
        if any(obligation in held for held in owed.values())
    }
    single = len(counts) == len(partners) == 1
    noun, verb = ("obligation", f"{change.direction}s") if single else ("obligations", change.direction)
    few = len(partners) <= MOST_NAMED
    whom = _listed(names.get(code, code) for code in partners) if few else f"{len(partners)} states"
    told = ", ".join(f"{words} with {number}" for words, number in counts.items())
    when = "first" if change.direction == _BEGIN else "last"
    return DataEvent(
        f"ds-obligations-{change.direction}-{owner.lower()}-{change.year}",
        change.year,
        EventKind.AGREEMENT,
        # Who it is with comes first: all else is alike in most of these titles, which a timeline cuts.
        f"{whom} with {in_sentence(names.get(owner, owner))}: {noun} of {_listed(counts)} {verb}",
        f"Obligations under treaties of alliance that the ATOP set has {when} in {change.year}: {told}.",
        ((owner, ""), *((code, "") for code in partners)),
        "atop",
        note=_NO_ALLY,
        owner=owner,
        also_with=tuple(sorted(also_with)),
    )


def _listed(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
