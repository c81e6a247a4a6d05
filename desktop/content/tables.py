"""The tables of the content: countries, their names, regions and organizations, as CSV."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

from desktop.content.edtf_dates import read_date
from desktop.content.findings import Findings
from desktop.content.text_files import read_text
from desktop.domain.codes import M49, Alpha2, Numeric, alpha2, alpha3, m49, numeric
from desktop.domain.country import WORLD_REGION, Country, CountryName, EntityKind, Organization, Region, UnStatus

RowT = TypeVar("RowT")
FILES = ("countries.csv", "country_names.csv", "regions.csv", "organizations.csv")
MORE_ORGANIZATIONS = ("organizations_igo.csv", "igo_organizations.csv")
"""Organizations that data sets name; where several name one, the first table that does counts."""
ENTITIES = "entities.csv"
"""Former states and disputed entities, which have no code in ISO 3166-1; not every edition has them."""
DESCRIPTION = "datapackage.json"
"""The Frictionless description of the tables; `tests/data` validates it."""


class Tables(NamedTuple):
    """What the tables hold, in the order of the files."""

    countries: tuple[Country, ...]
    names: tuple[CountryName, ...]
    regions: tuple[Region, ...]
    organizations: tuple[Organization, ...]


def read_tables(folder: Path, findings: Findings) -> Tables:
    """Reads the four tables; rows with faults are noted and left out."""
    countries = _read(folder / "countries.csv", _COUNTRY_FIELDS, _country, findings)
    if (folder / ENTITIES).is_file():
        countries += _read(folder / ENTITIES, _ENTITY_FIELDS, _entity, findings)
    names = _read(folder / "country_names.csv", ("iso3", "language", "name"), _country_name, findings)
    regions = _read(folder / "regions.csv", ("code", "name", "parent"), _region, findings)
    organizations = _read(folder / "organizations.csv", ("key", "name", "short_name"), _organization, findings)
    organizations += _more_organizations(folder, {row.key for _, row in organizations}, findings)
    _check(folder, countries, names, regions, organizations, findings)
    return Tables(
        tuple(row for _, row in countries),
        tuple(row for _, row in names),
        tuple(row for _, row in regions),
        tuple(row for _, row in organizations),
    )


_ENTITY_FIELDS = ("code", "name", "formal_name", "kind", "area", "valid", "successors")
_COUNTRY_FIELDS = ("iso3", "iso2", "numeric", "name", "formal_name", "un_status", "area")


def _country(cells: dict[str, str]) -> Country:
    return Country(
        alpha3(cells["iso3"]),
        alpha2(cells["iso2"]),
        numeric(cells["numeric"]),
        _named(cells["name"]),
        cells["formal_name"],
        UnStatus(cells["un_status"]),
        m49(cells["area"]) if cells["area"] else M49(""),
    )


def _entity(cells: dict[str, str]) -> Country:
    if cells["valid"]:
        read_date(cells["valid"])
    return Country(
        alpha3(cells["code"]),
        Alpha2(""),
        Numeric(""),
        _named(cells["name"]),
        cells["formal_name"],
        UnStatus.NONE,
        m49(cells["area"]),
        EntityKind(cells["kind"]),
        cells["valid"],
        tuple(alpha3(code) for code in cells["successors"].split()),
    )


def _country_name(cells: dict[str, str]) -> CountryName:
    if not re.fullmatch(r"[a-z]{2,3}", cells["language"]):
        raise ValueError(f"“{cells['language']}” is not a code of ISO 639")
    return CountryName(alpha3(cells["iso3"]), cells["language"], _named(cells["name"]))


def _region(cells: dict[str, str]) -> Region:
    return Region(m49(cells["code"]), _named(cells["name"]), m49(cells["parent"]) if cells["parent"] else M49(""))


def _more_organizations(folder: Path, known: set[str], findings: Findings) -> list[tuple[int, Organization]]:
    reviewed, historic = (folder / name for name in MORE_ORGANIZATIONS)
    found: list[tuple[int, Organization]] = []
    if reviewed.is_file():
        found += _read(reviewed, ("key", "name", "short_name", "remark"), _organization, findings)
    if historic.is_file():
        found += _read(historic, ("key", "name", "founded", "ended"), _historic_organization, findings)
    added: dict[str, tuple[int, Organization]] = {}
    for line, row in found:
        if row.key not in known:
            added.setdefault(row.key, (line, row))
    return list(added.values())


def _historic_organization(cells: dict[str, str]) -> Organization:
    return _organization({**cells, "short_name": cells["key"]})


def _organization(cells: dict[str, str]) -> Organization:
    if not re.fullmatch(r"[A-Z0-9][A-Z0-9-]*", cells["key"]):
        raise ValueError(f"“{cells['key']}” is not a key of an organization (capitals, digits and hyphens)")
    return Organization(cells["key"], _named(cells["name"]), _named(cells["short_name"]), cells.get("remark", ""))


def _named(text: str) -> str:
    if not text:
        raise ValueError("the name is empty")
    return text


def _read(
    file: Path, fields: tuple[str, ...], make: Callable[[dict[str, str]], RowT], findings: Findings
) -> list[tuple[int, RowT]]:
    if not file.is_file():
        findings.add(file, 0, "the table is missing", f"add it with the columns {', '.join(fields)}")
        return []
    text = read_text(file, findings)
    if text is None:
        return []
    return list(_rows(file, text, fields, make, findings))


def _rows(
    file: Path, text: str, fields: tuple[str, ...], make: Callable[[dict[str, str]], RowT], findings: Findings
) -> Iterator[tuple[int, RowT]]:
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        header = next(reader, [])
        if tuple(header) != fields:
            findings.add(file, 1, f"the columns are {', '.join(header) or 'none'}", f"write {','.join(fields)}")
            return
        for cells in reader:
            line = reader.line_num
            if len(cells) != len(fields):
                findings.add(file, line, f"{len(cells)} cells instead of {len(fields)}", "write one cell a column")
                continue
            try:
                yield line, make({field: cell.strip() for field, cell in zip(fields, cells, strict=True)})
            except ValueError as error:
                findings.add(file, line, str(error), "correct this row")
    except csv.Error as error:
        findings.add(file, reader.line_num, f"not valid CSV: {error}", "correct the quotes in this row")


def _check(
    folder: Path,
    countries: list[tuple[int, Country]],
    names: list[tuple[int, CountryName]],
    regions: list[tuple[int, Region]],
    organizations: list[tuple[int, Organization]],
    findings: Findings,
) -> None:
    # What a faulty table lacks would only be named as a second fault of the rows that refer to it.
    sound = {name for name in FILES if not findings.of(folder / name)}
    _check_unique(folder / "countries.csv", [(line, row.iso3) for line, row in countries], findings)
    _check_unique(folder / "countries.csv", [(line, row.iso2) for line, row in countries if row.iso2], findings)
    _check_unique(folder / "countries.csv", [(line, row.numeric) for line, row in countries if row.numeric], findings)
    _check_unique(folder / "country_names.csv", [(line, "/".join(row)) for line, row in names], findings)
    _check_unique(folder / "regions.csv", [(line, row.code) for line, row in regions], findings)
    _check_unique(folder / "organizations.csv", [(line, row.key) for line, row in organizations], findings)
    parents = {row.code: row.parent for _, row in regions}
    for line, country in countries:
        if "regions.csv" in sound and country.area and country.area not in parents:
            findings.add(folder / "countries.csv", line, f"unknown region {country.area}", "add it to regions.csv")
    known = {row.iso3 for _, row in countries}
    for line, country in countries:
        for code in country.successors:
            if code not in known:
                findings.add(folder / ENTITIES, line, f"unknown country {code}", "correct the successors")
    for line, name in names:
        if "countries.csv" in sound and name.iso3 not in known:
            findings.add(folder / "country_names.csv", line, f"unknown country {name.iso3}", "add it to countries.csv")
    for line, region in regions:
        if "regions.csv" in sound and not _leads_to_world(region.code, parents):
            findings.add(
                folder / "regions.csv", line, f"region {region.code} does not lie in the world", "correct its parent"
            )


def _leads_to_world(code: M49, parents: dict[M49, M49]) -> bool:
    for _ in range(len(parents)):
        if code == WORLD_REGION:
            return True
        code = parents.get(code, M49(""))
    return code == WORLD_REGION


def _check_unique(file: Path, keys: list[tuple[int, str]], findings: Findings) -> None:
    first: dict[str, int] = {}
    for line, key in keys:
        if key in first:
            findings.add(file, line, f"{key} stands on line {first[key]} too", "keep one of the two rows")
        first.setdefault(key, line)
