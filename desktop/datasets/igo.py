"""Imports who belonged to which intergovernmental organization: Correlates of War, version 3, 1816 to 2014.

Up to 1965 the set looks every fifth year: a first year before 1966 can be up to four years late.
"""

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from desktop.datasets.crosswalk import Crosswalk
from desktop.datasets.derived import Table, Tables, table
from desktop.datasets.organization_names import organization_name
from desktop.datasets.raw_csv import locate, read
from desktop.datasets.spells import Spell, merged
from desktop.datasets.state_codes import COW, StateCodes, years

LAST_YEAR = 2014
STATUSES = ("member", "associate", "observer")


def derive(raw: Path, crosswalk: Crosswalk, progress: Callable[[int, int], None]) -> Tables:
    """Returns `igo_memberships.csv`, with no last year where the set ends, and `igo_organizations.csv`.

    A number that stood for several states is split by year. Raises DatasetError.
    """
    progress(0, 2)
    organizations = _organizations(locate(raw, "organizations.csv"))
    progress(1, 2)
    keys = {row[0] for row in organizations.rows}
    memberships = _memberships(locate(raw, "spells.csv"), StateCodes(crosswalk, COW), keys)
    progress(2, 2)
    return {"igo_memberships.csv": memberships, "igo_organizations.csv": organizations}


def _organizations(file: Path) -> Table:
    rows: dict[str, tuple[str, ...]] = {}
    for row in read(file, ("ioname", "longorgname", "sdate", "deaddate")):
        key = row.name("ioname").upper()
        if key in rows:
            raise row.fault(f"{key} stands there twice", "keep one of the two rows")
        ended = str(row.year("deaddate")) if row.text("deaddate") else ""
        name = organization_name(key, row.text("longorgname"))
        if not name or not name.isprintable():
            raise row.fault(f"{key} has no readable name", "write it as longorgname")
        rows[key] = (key, name, str(row.year("sdate")), ended)
    return table(("key", "name", "founded", "ended"), set(rows.values()))


def _memberships(file: Path, states: StateCodes, keys: set[str]) -> Table:
    spells: defaultdict[tuple[str, str, str], list[Spell]] = defaultdict(list)
    for row in read(file, ("ccode", "igo", "status", "first_year", "last_year")):
        code = states.checked(row, "ccode")
        key, status = row.text("igo").upper(), row.text("status")
        if key not in keys:
            raise row.fault(f"{key[:40]} is not in organizations.csv", "add it there")
        if status not in STATUSES:
            raise row.fault(f"“{status[:40]}” is not a status", f"write {', '.join(STATUSES)}")
        first, last = row.number("first_year", 1800, LAST_YEAR), row.number("last_year", 1800, LAST_YEAR)
        if last < first:
            raise row.fault("last_year is before first_year", "put the two in their order")
        for part in states.parts(code, *years(first, last)):
            spells[part.entity, key, status].append((part.first.year, part.last.year))
    return table(
        ("entity", "organization", "status", "first_year", "last_year"),
        {
            (*membership, str(first), "" if last == LAST_YEAR else str(last))
            for membership, found in spells.items()
            for first, last in merged(found)
        },
    )
