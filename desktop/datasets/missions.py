"""Imports the diplomatic missions of the database of embassies, drawn from Wikidata in November 2021.

The set is incomplete: a mission that is absent is not recorded, which does not mean that there is none.
"""

from collections.abc import Callable
from pathlib import Path

from desktop.datasets.crosswalk import Crosswalk
from desktop.datasets.derived import Tables, table
from desktop.datasets.raw_csv import Row, locate, read

SYSTEM = "wikidata-name"
AS_OF = "2021-11"
HEADER = ("sender", "host", "type", "city", "accredited_to", "wikidata")
FIELDS = ("wikidata", "type", "operator", "city", "country", "accredited_to")

TYPES = {
    "apostolic nunciature": "apostolic nunciature",
    "assistant high commission": "assistant high commission",
    "australian high commission": "high commission",
    "british high commission": "high commission",
    "consular agency": "consular agency",
    "consular office": "consular office",
    "consulate": "consulate",
    "consulate general": "consulate general",
    "de facto consulate": "de facto consulate",
    "de facto embassy": "de facto embassy",
    "diplomatic mission": "diplomatic mission",
    "embassy": "embassy",
    "high commission": "high commission",
    "honorary consulate": "honorary consulate",
    "interests section": "interests section",
    "liaison office": "liaison office",
    "permanent mission": "permanent mission",
    "quebec government office": "government office",
    "taipei economic and cultural representative office": "de facto consulate",
}
"""The set's types, and ours."""

TERRITORIES = frozenset({"BMU", "HKG", "MAC"})
"""They host missions and are covered by some, but an office that they run abroad is not a state's."""


def derive(raw: Path, crosswalk: Crosswalk, progress: Callable[[int, int], None]) -> Tables:
    """Returns `missions.csv`: one row a mission, `accredited_to` being what it covers beside its host.

    Left out are missions of operators that are not states, and those that the set puts into the sending state
    itself without another state that they are accredited to. Raises DatasetError.
    """
    progress(0, 1)
    rows = {mission for row in read(locate(raw, "missions.csv"), FIELDS) if (mission := _mission(row, crosswalk))}
    progress(1, 1)
    return {"missions.csv": table(HEADER, rows)}


def _mission(row: Row, crosswalk: Crosswalk) -> tuple[str, ...] | None:
    sender = row.looked_up(crosswalk.entity, SYSTEM, row.name("operator"))
    host = row.looked_up(crosswalk.entity, SYSTEM, row.name("country"))
    covered = _covered(row, crosswalk, host)
    kind = TYPES.get(row.text("type"))
    if kind is None:
        raise row.fault(f"“{row.text('type')[:40]}” is not a known type of mission", "add it to TYPES")
    item = row.text("wikidata")
    if not item.startswith("Q") or not item[1:].isdecimal() or not item.isascii():
        raise row.fault(f"“{item[:40]}” is not an item of Wikidata", "write its number as Q42")
    city = row.name("city") if row.text("city") else ""
    if not sender or not host or sender in TERRITORIES or (sender == host and not covered):
        return None
    return sender, host, kind, city, " ".join(sorted(covered)), item


def _covered(row: Row, crosswalk: Crosswalk, host: str | None) -> set[str]:
    listed = row.name("accredited_to") if row.text("accredited_to") else ""
    names = [name.strip() for name in listed.split(";")]
    entities = {row.looked_up(crosswalk.entity, SYSTEM, name) for name in names if name}
    return {entity for entity in entities if entity and entity != host}
