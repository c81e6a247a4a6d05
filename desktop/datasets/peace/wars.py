"""Wars between states: Correlates of War, version 4, to 2003."""

from collections import defaultdict
from datetime import date
from pathlib import Path

from desktop.datasets.derived import Table
from desktop.datasets.peace.war_names import WAR_NAMES
from desktop.datasets.raw_csv import locate, read
from desktop.datasets.state_codes import StateCodes

UNKNOWN = -9
FIELDS = ("warnum", "ccode1", "year", "sidea1", "batdeath1")


def wars(raw: Path, states: StateCodes) -> Table:
    """Returns who fought on which side, 1 or 2, in which years, and how many of its soldiers died in battle.

    A state that changed sides has two rows. `deaths` is empty where they are not known. A war is the state's in which
    it began, or, where that one has no page, the one's in which it ended.
    """
    spans: defaultdict[tuple[int, str, int], list[int]] = defaultdict(list)
    deaths: dict[tuple[int, str, int], int] = {}
    for row in read(locate(raw, "cow_war_inter.csv"), FIELDS):
        war, side = row.number("warnum", 0, 9_999), row.number("sidea1", 1, 2)
        if war not in WAR_NAMES:
            raise row.fault(f"war {war} has no name", "add it to WAR_NAMES")
        part = war, states.checked(row, "ccode1"), side
        spans[part].append(row.year("year"))
        lost = row.number("batdeath1", UNKNOWN, 99_999_999)
        if deaths.setdefault(part, lost) != lost:
            raise row.fault(f"batdeath1 is {lost}, but {deaths[part]} above", "make the two rows agree")
    rows: set[tuple[str, ...]] = set()
    for (war, code, side), found in spans.items():
        first, last = min(found), max(found)
        entity = states.at(code, date(first, 12, 31)) or states.at(code, date(last, 12, 31))
        lost = deaths[war, code, side]
        if entity:
            killed = "" if lost < 0 else str(lost)
            rows.add((str(war), WAR_NAMES[war], entity, str(side), str(first), str(last), killed))
    header = ("id", "name", "entity", "side", "start", "end", "deaths")
    return Table(header, sorted(rows, key=lambda cells: (int(cells[0]), cells[3], cells[2])))
