"""Imports the diplomatic missions of the database of embassies, drawn from Wikidata in November 2021.

The set is incomplete: a mission that is absent is not recorded, which does not mean that there is none.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from desktop.datasets.crosswalk import Crosswalk
from desktop.datasets.derived import Tables, table
from desktop.datasets.mission_places import Place, Places
from desktop.datasets.raw_csv import Row, locate, read

SYSTEM = "wikidata-name"
AS_OF = "2021-11"
HEADER = ("sender", "host", "type", "city", "accredited_to", "wikidata", "doubt")
FIELDS = ("wikidata", "type", "operator", "city", "country", "accredited_to", "latitude", "longitude")

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

EMBASSIES = frozenset({"embassy", "high commission"})
"""What a state sends to a government, of which there is one to each."""
_IN_CAPITALS = EMBASSIES | {"apostolic nunciature", "de facto embassy"}
HOLY_SEE, ITALY = "VAT", "ITA"
INFERRED, UNCLEAR = "inferred", "unclear"
"""Doubts of whether an embassy in Italy is to the Holy See: by what the sender has beside it, or with no answer."""

TERRITORIES = frozenset({"BMU", "HKG", "MAC"})
"""They host missions and are covered by some, but an office that they run abroad is not a state's."""


class _Mission(NamedTuple):
    sender: str
    host: str
    kind: str
    city: str
    listed: frozenset[str]
    wikidata: str
    at: tuple[float, float] | None
    doubt: str = ""

    @property
    def covered(self) -> frozenset[str]:
        return self.listed - {self.host}

    @property
    def place(self) -> Place:
        return Place(self.host, self.city, self.at)

    @property
    def is_embassy_in_italy(self) -> bool:
        return self.host == ITALY and self.kind in EMBASSIES


def capitals_of(facts: Iterable[Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Returns the capitals of each country in the rows of the table of facts."""
    return {entity: tuple(value.split("; ")) for entity, prop, value, *_ in facts if prop == "capital"}


def derive(
    raw: Path,
    crosswalk: Crosswalk,
    progress: Callable[[int, int], None],
    capitals: Mapping[str, tuple[str, ...]],
) -> Tables:
    """Returns `missions.csv`: one row a mission, `accredited_to` being what it covers beside its host.

    Left out are missions of operators that are not states, and those that the set puts into the sending state
    itself without another state that they are accredited to. Embassies to the Holy See, which the set puts into
    Italy as they stand in Rome, have the Holy See as their host; a district of a capital is told as the capital.
    Raises DatasetError.
    """
    progress(0, 1)
    missions = [mission for row in read(locate(raw, "missions.csv"), FIELDS) if (mission := _mission(row, crosswalk))]
    places = Places((one.place for one in missions if one.kind in EMBASSIES), capitals)
    missions = [one._replace(city=places.city(one.place, is_embassy=one.kind in _IN_CAPITALS)) for one in missions]
    by_sender: dict[str, list[_Mission]] = {}
    for mission in missions:
        by_sender.setdefault(mission.sender, []).append(mission)
    found = [_hosted(mission, by_sender[mission.sender]) for mission in missions]
    rows: set[tuple[str, ...]] = {
        (one.sender, one.host, one.kind, one.city, " ".join(sorted(one.covered)), one.wikidata, one.doubt)
        for one in found
    }
    progress(1, 1)
    return {"missions.csv": table(HEADER, rows)}


def _hosted(mission: _Mission, of_sender: Iterable[_Mission]) -> _Mission:
    """Returns a mission with the state that it is sent to, which in Rome need not be Italy.

    The Holy See receives no embassy that is also one to Italy. Of an embassy in Italy the set either lists what it is
    accredited to, or nothing; then what else the sender has there tells, or nothing does.
    """
    if not mission.is_embassy_in_italy:
        return mission
    if mission.listed:
        is_to_holy_see = HOLY_SEE in mission.listed and ITALY not in mission.listed
        return mission._replace(host=HOLY_SEE) if is_to_holy_see else mission
    others = [one for one in of_sender if one is not mission]
    if any(HOLY_SEE in one.listed for one in others):
        return mission
    in_italy = [one for one in others if one.host == ITALY]
    if any(one.kind == "de facto embassy" or (one.is_embassy_in_italy and ITALY in one.listed) for one in in_italy):
        return mission._replace(host=HOLY_SEE, doubt=INFERRED)
    return mission._replace(doubt=UNCLEAR)


def _mission(row: Row, crosswalk: Crosswalk) -> _Mission | None:
    sender = row.looked_up(crosswalk.entity, SYSTEM, row.name("operator"))
    host = row.looked_up(crosswalk.entity, SYSTEM, row.name("country"))
    listed = _listed(row, crosswalk)
    kind = TYPES.get(row.text("type"))
    if kind is None:
        raise row.fault(f"“{row.text('type')[:40]}” is not a known type of mission", "add it to TYPES")
    item = row.text("wikidata")
    if not item.startswith("Q") or not item[1:].isdecimal() or not item.isascii():
        raise row.fault(f"“{item[:40]}” is not an item of Wikidata", "write its number as Q42")
    city = row.name("city") if row.text("city") else ""
    if not sender or not host or sender in TERRITORIES or (sender == host and not listed - {host}):
        return None
    return _Mission(sender, host, kind, city, listed, item, _coordinates(row))


def _coordinates(row: Row) -> tuple[float, float] | None:
    north, east = row.text("latitude"), row.text("longitude")
    if not north or not east:
        return None
    try:
        return float(north), float(east)
    except ValueError:
        raise row.fault(f"“{north[:20]}, {east[:20]}” are not coordinates", "write two numbers of degrees") from None


def _listed(row: Row, crosswalk: Crosswalk) -> frozenset[str]:
    listed = row.name("accredited_to") if row.text("accredited_to") else ""
    names = [name.strip() for name in listed.split(";")]
    entities = {row.looked_up(crosswalk.entity, SYSTEM, name) for name in names if name}
    return frozenset(entity for entity in entities if entity)
