"""Tables derived from open data sets: read whole, each cell checked for its shape and each code for being known."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from desktop.content.edtf_dates import read_date
from desktop.content.findings import Findings
from desktop.content.rings import Rings
from desktop.content.text_files import read_text
from desktop.domain.dates import civil, day_number

LARGEST_BYTES = 16 * 1024 * 1024
_MOST_FAULTS = 20
"""A table with more faults than these is not of this format at all."""


class Column(NamedTuple):
    """A column: its name, whether numbers stand in it, and what a cell has to look like."""

    name: str
    pattern: str
    numeric: bool = False


class Spec(NamedTuple):
    """What a derived table has: its name in the library, its columns, its source, and the columns it is found by."""

    table: str
    columns: tuple[Column, ...]
    source: str
    found_by: tuple[str, ...]


def _word(name: str) -> Column:
    return Column(name, r"[a-z][a-z0-9-]*")


def _text(name: str) -> Column:
    return Column(name, r"[^\n]{0,1000}")


def _number(name: str) -> Column:
    return Column(name, r"(-?\d{1,15}(\.\d{1,6})?)?", numeric=True)


ENTITY = r"[A-Z]{3}"
_ENTITY_OR_NONE = rf"({ENTITY})?"
_YEAR = r"(\d{4})?"
_DATE = r"(-?\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?[~?%]?)?"
_KEY = r"[A-Z0-9][A-Z0-9-]*"


def _entity(name: str) -> Column:
    return Column(name, ENTITY)


_LANGUAGE = r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-[a-z0-9]{5,8})?"
"""A tag of BCP 47: language, script, country or region, variant."""
_NAME = r"[^\n]{1,150}"
_CURRENCY = r"[A-Z][A-Z][A-Z]"
"""A code of ISO 4217; `ENTITY` is that of a country, which has to be known."""

_TENTHS = r"-?(1800|1[0-7]\d\d|\d{1,3}) -?(900|[1-8]?\d?\d)"
"""Longitude and latitude in tenths of a degree."""


SPECS = {
    "country_facts.csv": Spec(
        "figure",
        (_entity("entity"), _word("property"), _text("value"), _text("unit"), Column("year", _YEAR), _text("note")),
        "factbook-all",
        ("entity",),
    ),
    "languages.csv": Spec("language", (Column("code", _LANGUAGE), _text("name")), "cldr", ("code",)),
    "country_names_cldr.csv": Spec(
        "spelling",
        (_entity("iso3"), Column("language", _LANGUAGE), _text("name"), Column("official", "(yes)?")),
        "cldr",
        ("iso3",),
    ),
    "place_names_cldr.csv": Spec(
        "place_name", (_entity("entity"), Column("place", _NAME), Column("name", _NAME)), "cldr", ("entity",)
    ),
    "place_names_geonames.csv": Spec(
        "other_place_name", (_entity("entity"), Column("place", _NAME), Column("name", _NAME)), "geonames", ("entity",)
    ),
    "currencies.csv": Spec(
        "currency", (_entity("entity"), Column("code", _CURRENCY), _text("name")), "country-codes", ("entity",)
    ),
    "currency_tender.csv": Spec(
        "tender",
        (_entity("entity"), Column("code", _CURRENCY), _text("name"), Column("since", _DATE)),
        "cldr",
        ("entity",),
    ),
    "belongings.csv": Spec(
        "belonging", (_entity("entity"), _text("status"), _entity("state")), "country-codes", ("entity", "state")
    ),
    "demonyms.csv": Spec(
        "demonym",
        (_entity("entity"), Column("form", "adjective|noun"), Column("name", r"[^\n,;/()]{2,40}")),
        "factbook-all",
        ("entity",),
    ),
    "land_borders.csv": Spec(
        "land_border", (_entity("entity"), _entity("neighbour"), _number("km")), "factbook-all", ("entity",)
    ),
    "trade_partners.csv": Spec(
        "trade_partner",
        (
            _entity("entity"),
            Column("flow", "export|import"),
            _entity("partner"),
            _number("share"),
            Column("year", _YEAR),
        ),
        "factbook-all",
        ("entity", "partner"),
    ),
    "participations.csv": Spec(
        "participation",
        (_entity("entity"), Column("organization", _KEY), _text("status")),
        "factbook-all",
        ("entity", "organization"),
    ),
    "missions.csv": Spec(
        "mission",
        (
            _entity("sender"),
            _entity("host"),
            _text("type"),
            _text("city"),
            Column("accredited_to", rf"({ENTITY}( {ENTITY})*)?"),
            Column("wikidata", r"(Q\d+)?"),
            Column("doubt", "(inferred|unclear)?"),
        ),
        "embassies",
        ("sender", "host"),
    ),
    "igo_memberships.csv": Spec(
        "igo_membership",
        (
            _entity("entity"),
            Column("organization", _KEY),
            _word("status"),
            Column("first_year", _YEAR),
            Column("last_year", _YEAR),
        ),
        "cow-igo",
        ("entity", "organization"),
    ),
    "contiguity.csv": Spec(
        "contiguity",
        (_entity("one"), _entity("other"), _number("type"), Column("start", _DATE), Column("end", _DATE)),
        "cow-contiguity",
        ("one", "other"),
    ),
    "alliances.csv": Spec(
        "alliance",
        (
            _entity("one"),
            _entity("other"),
            _word("obligation"),
            Column("first_year", _YEAR),
            Column("last_year", _YEAR),
        ),
        "atop",
        ("one", "other"),
    ),
    "disputes.csv": Spec(
        "dispute",
        (
            _text("id"),
            _entity("one"),
            _entity("other"),
            Column("start", _DATE),
            Column("end_earliest", _DATE),
            Column("end_latest", _DATE),
            _number("hostility_one"),
            _number("hostility_other"),
            _number("fatality"),
            Column("pairs", r"[1-9]\d{0,3}", numeric=True),
        ),
        "cow-mid",
        ("one", "other"),
    ),
    "wars.csv": Spec(
        "war",
        (
            _text("id"),
            _text("name"),
            _entity("entity"),
            _text("side"),
            Column("start", _DATE),
            Column("end", _DATE),
            _number("deaths"),
        ),
        "cow-war",
        ("entity", "id"),
    ),
    "leaders.csv": Spec(
        "leader",
        (_entity("entity"), _text("name"), Column("start", _DATE), Column("end", _DATE)),
        "archigos",
        ("entity",),
    ),
    "igo_organizations.csv": Spec(
        "igo",
        (Column("key", _KEY), _text("name"), Column("founded", _YEAR), Column("ended", _YEAR)),
        "cow-igo",
        ("key",),
    ),
    "outlines.csv": Spec(
        "outline",
        (
            Column("entity", _ENTITY_OR_NONE),
            Column("kind", "land|water|shape|hole"),
            Column("points", rf"{_TENTHS}( {_TENTHS})*"),
        ),
        "natural-earth",
        ("entity",),
    ),
    "un_voters.csv": Spec("un_voter", (_number("position"), _entity("entity")), "un-votes", ("entity",)),
    "un_roll_calls.csv": Spec(
        "un_roll_call",
        (
            _number("rcid"),
            Column("date", r"\d{4}-\d\d(-\d\d)?"),
            _number("session"),
            _text("resolution"),
            Column("issues", r"([a-z-]+( [a-z-]+)*)?"),
            Column("votes", r"[yna-]+"),
        ),
        "un-votes",
        (),
    ),
}
"""The tables an edition may have, by file; each is optional, since an edition may be of one country alone."""


class DerivedTable(NamedTuple):
    """The rows of one derived table, cells in the order of its columns; an empty cell of a number is None."""

    spec: Spec
    rows: tuple[tuple[str | float | int | None, ...], ...]


def read_derived(
    folder: Path, entities: set[str], findings: Findings, tick: Callable[[], None] = lambda: None
) -> tuple[DerivedTable, ...]:
    """Reads every derived table that is there; one with faults is noted and left out.

    Args:
        folder: the folder of the tables.
        entities: codes of the countries that rows may speak of.
        findings: where faults go.
        tick: is called after each table.
    """
    found: list[DerivedTable] = []
    voters = 0
    for name, spec in SPECS.items():
        tick()
        file = folder / name
        if file.is_file() and not file.is_symlink():
            table = _read(file, spec, entities, findings, voters)
            if table is not None:
                found.append(table)
                voters = len(table.rows) if spec.table == "un_voter" else voters
    return tuple(found)


def _read(file: Path, spec: Spec, entities: set[str], findings: Findings, voters: int) -> DerivedTable | None:
    text = read_text(file, findings, LARGEST_BYTES)
    if text is None:
        return None
    wanted = [column.name for column in spec.columns]
    reader = csv.reader(io.StringIO(text), strict=True)
    checks = [_check_of(column, entities) for column in spec.columns]
    rows: list[tuple[str | float | int | None, ...]] = []
    rings = Rings()
    faults = 0
    try:
        header = next(reader, [])
        if header != wanted:
            findings.add(file, 1, f"the columns are {', '.join(header)}", f"write {','.join(wanted)}")
            return None
        for cells in reader:
            try:
                if len(cells) != len(wanted):
                    raise ValueError(f"{len(cells)} cells instead of {len(wanted)}")
                rows.append(tuple(check(cell) for check, cell in zip(checks, cells, strict=True)))
                _check_row(spec, cells, voters, rings)
            except ValueError as error:
                findings.add(file, reader.line_num, str(error), "correct this row, or import the set again")
                faults += 1
                if faults >= _MOST_FAULTS:
                    return None
    except csv.Error as error:
        findings.add(file, reader.line_num, f"not valid CSV: {error}", "import the set again")
        return None
    return None if faults else DerivedTable(spec, tuple(rows))


def _check_row(spec: Spec, cells: list[str], voters: int, rings: Rings) -> None:
    """Checks what one cell alone does not tell. Raises ValueError."""
    if spec.table == "un_roll_call" and voters and len(cells[-1]) != voters:
        raise ValueError(f"{len(cells[-1])} votes, but un_voters.csv has {voters} voters")
    if spec.table == "figure" and cells[1] == "independence":
        read_date(cells[2])
    if spec.table == "outline":
        entity, kind, points = cells
        if bool(entity) != (kind in ("shape", "hole")):
            raise ValueError(f"“{kind}” is {'of the world and names no' if entity else 'of an'} entity")
        rings.add(entity, points)


def _check_of(column: Column, entities: set[str]) -> Callable[[str], str | float | int | None]:
    # Otherwise a digit of any script would be one.
    pattern = re.compile(column.pattern, re.ASCII)

    def check(cell: str) -> str | float | int | None:
        if not pattern.fullmatch(cell):
            raise ValueError(f"{column.name} can’t be “{cell[:60]}”")
        if column.pattern in (ENTITY, _ENTITY_OR_NONE) and cell and cell not in entities:
            raise ValueError(f"there is no country “{cell}”")
        if column.pattern == _DATE and cell and not _is_of_calendar(cell):
            raise ValueError(f"{column.name} can’t be “{cell[:60]}”, which is no day of the calendar")
        if column.numeric:
            return (float(cell) if "." in cell else int(cell)) if cell else None
        return cell

    return check


def _is_of_calendar(date: str) -> bool:
    """Says whether a date is one of the calendar; the EDTF library is too slow for the many that are asked here."""
    year, month, day = (*(int(part) for part in date.strip("~?%").lstrip("-").split("-")), 1, 1)[:3]
    year = -year if date.startswith("-") else year
    return civil(day_number(year, month, day)) == (year, month, day)
