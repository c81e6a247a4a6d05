"""Obligations that states took on in alliances, pacts and consultation treaties: ATOP, version 5, to 2018.

Treaties of many states count for each pair of them: a row is an obligation, not an ally.
"""

from collections import defaultdict
from pathlib import Path

from desktop.datasets.derived import Table, table
from desktop.datasets.raw_csv import locate, read
from desktop.datasets.spells import Spell, merged, runs
from desktop.datasets.state_codes import PairPart, StateCodes, years

FIRST_YEAR = 1815
LAST_YEAR = 2018
OBLIGATIONS = {
    "atop_defense": "defense",
    "atop_offense": "offense",
    "atop_neutral": "neutrality",
    "atop_nonagg": "nonaggression",
    "atop_consul": "consultation",
}
UNION_REPUBLICS = frozenset(
    {"ARM", "AZE", "BLR", "EST", "GEO", "KAZ", "KGZ", "LTU", "LVA", "MDA", "TJK", "TKM", "UKR", "UZB"}
)
SOVEREIGNTY = 1990
"""From then on the republics made treaties with Russia while the Soviet Union still stood."""


def alliances(raw: Path, states: StateCodes) -> Table:
    """Returns the spells of each pair and obligation, whichever of the two owed it; no last year to the set's end."""
    # A set of years is one number, a bit a year: 273,000 rows fit into a few megabytes.
    owed: defaultdict[tuple[str, str, str], int] = defaultdict(int)
    for row in read(locate(raw, "atop_alliance.csv"), ("ccode1", "ccode2", "year", *OBLIGATIONS)):
        one, other = sorted((states.checked(row, "ccode1"), states.checked(row, "ccode2")))
        year = 1 << (row.number("year", FIRST_YEAR, LAST_YEAR) - FIRST_YEAR)
        for field, obligation in OBLIGATIONS.items():
            if row.number(field, 0, 1):
                owed[one, other, obligation] |= year
    spells: defaultdict[tuple[str, str, str], list[Spell]] = defaultdict(list)
    for (one, other, obligation), bits in owed.items():
        for first, last in runs(FIRST_YEAR + bit for bit in range(bits.bit_length()) if bits >> bit & 1):
            for part in states.pairs(one, other, *years(first, last)):
                spells[(*_partners(part), obligation)].append((part.first.year, part.last.year))
    return table(
        ("one", "other", "obligation", "first_year", "last_year"),
        {
            (*pair, str(first), "" if last == LAST_YEAR else str(last))
            for pair, found in spells.items()
            for first, last in merged(found)
        },
    )


def _partners(part: PairPart) -> tuple[str, str]:
    one, other = part.one, part.other
    if part.first.year >= SOVEREIGNTY and "SUN" in (one, other) and {one, other} & UNION_REPUBLICS:
        one, other = ("RUS" if entity == "SUN" else entity for entity in (one, other))
    return min(one, other), max(one, other)
