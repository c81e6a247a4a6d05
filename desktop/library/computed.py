"""Rows of the library that are computed from derived tables: places, ballots of the UN, and outlines.

The builder writes the other derived tables as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from desktop.library import voting
from desktop.library.outlines import outline_of

Cells = Sequence[str | float | int | None]
Derived = Mapping[str, Sequence[Cells]]
"""Rows of derived tables by the name of the table."""
Rows = list[tuple[object, ...]]


def computed(derived: Derived) -> Iterator[tuple[str, Rows]]:
    """Yields the name of a table of the library and rows for it, as often as there are any."""
    yield "place", _places(derived)
    yield from _voting(derived.get("un_voter", ()), derived.get("un_roll_call", ()))
    yield "outline", _outlines(derived.get("outline", ()))


def _places(derived: Derived) -> Rows:
    """Returns the names of places in other languages, each place once."""
    named: dict[tuple[str, str], list[str]] = {}
    for entity, place, name in (*derived.get("place_name", ()), *derived.get("other_place_name", ())):
        named.setdefault((str(place), str(entity)), []).append(str(name))
    return [(entity, place, "\n".join(names)) for (place, entity), names in sorted(named.items())]


def _voting(voters: Sequence[Cells], roll_calls: Sequence[Cells]) -> Iterator[tuple[str, Rows]]:
    """Yields each voter's ballots as masks over all roll calls, and the masks of years and issues."""
    if not voters or not roll_calls:
        return
    columns = voting.columns([str(row[-1]) for row in roll_calls])
    ordered = sorted(voters, key=lambda row: int(row[0] or 0))
    yield (
        "ballots",
        [
            (entity, *map(voting.packed, voting.masks_of(column)))
            for (_, entity), column in zip(ordered, columns, strict=True)
        ],
    )
    sets = voting.sets_of((str(date), str(issues)) for _, date, _, _, issues, _ in roll_calls)
    yield "roll_call_set", [("year", str(year), voting.packed(mask)) for year, mask in sets.by_year]
    yield "roll_call_set", [("issue", name, voting.packed(mask)) for name, mask in sets.by_issue]


def _outlines(rows: Sequence[Cells]) -> Rows:
    """Returns the outline of each entity, and under no code that of all land."""
    found: dict[str, list[tuple[str, str]]] = {}
    for entity, kind, points in rows:
        found.setdefault(str(entity), []).append((str(kind), str(points)))
    return [(entity, *outline_of(rings)) for entity, rings in sorted(found.items())]
