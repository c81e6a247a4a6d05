"""The Frictionless description of the tables says what is in them, and its checks hold of every row."""

import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.content.derived import SPECS
from desktop.content.loader import Content
from desktop.content.tables import DESCRIPTION, ENTITIES, FILES, MORE_ORGANIZATIONS

Rows = list[dict[str, str]]
FORMS = {"string": ".*", "integer": r"-?\d+", "number": r"-?\d+(\.\d+)?", "year": r"\d{4}"}
NAMES = [
    "countries",
    "country-names",
    "regions",
    "organizations",
    "entities",
    "crosswalk",
    "country-names-cldr",
    "languages",
    "belongings",
    "currencies",
    "currency-tender",
    "place-names-cldr",
    "place-names-geonames",
    "country-facts",
    "demonyms",
    "land-borders",
    "trade-partners",
    "organizations-igo",
    "participations",
    "igo-organizations",
    "igo-memberships",
    "missions",
    "contiguity",
    "alliances",
    "disputes",
    "wars",
    "leaders",
    "outlines",
    "un-voters",
    "un-roll-calls",
]
RETRIEVED = {
    "wp-ussr-names": "2026-11-25",
    "cldr": "2026-11-25",
    "geonames": "2026-11-27",
    "natural-earth": "2026-11-27",
}
"""When a set was fetched, where that was not on the day of the others."""
OF_CODES = ("entity", "neighbour", "partner", "sender", "host", "one", "other")
LARGEST = 15_000_000


@pytest.fixture(scope="module")
def described(shipped: Path) -> dict[str, Any]:
    """Resources of the description by name."""
    return {resource["name"]: resource for resource in package(shipped)["resources"]}


@pytest.fixture(scope="module")
def read_once(shipped: Path, described: dict[str, Any]) -> dict[str, Rows]:
    return {name: read(shipped / "tables" / resource["path"])[1] for name, resource in described.items()}


@pytest.fixture
def tables(read_once: dict[str, Rows]) -> dict[str, Rows]:
    """The rows of each table, which a test may spoil at either end."""
    return {name: [*map(dict, rows[:2]), *rows[2:-1], *map(dict, rows[2:][-1:])] for name, rows in read_once.items()}


def package(shipped: Path) -> dict[str, Any]:
    return json.loads((shipped / "tables" / DESCRIPTION).read_text("utf-8"))


def read(file: Path) -> tuple[list[str], Rows]:
    with file.open(encoding="utf-8", newline="") as opened:
        reader = csv.DictReader(opened, strict=True)
        rows = list(reader)
        return list(reader.fieldnames or ()), rows


def faults(name: str, described: dict[str, Any], tables: dict[str, Rows]) -> Iterator[str]:
    """Yields what in a table contradicts its description, after the Data Package standard."""
    schema, rows = described[name]["schema"], tables[name]
    for field in schema["fields"]:
        column, rules = field["name"], field.get("constraints", {})
        for row in rows:
            cell = row[column]
            if cell in schema["missingValues"]:
                if rules.get("required"):
                    yield f"{column} is missing in {row}"
            elif not re.fullmatch(FORMS[field["type"]], cell) or not allowed(cell, rules):
                yield f"{column} can't be “{cell}”"
        if rules.get("unique"):
            yield from repeated([column], rows)
    yield from repeated(schema["primaryKey"], rows)
    for key in schema.get("foreignKeys", []):
        target = tables[key["reference"].get("resource", name)]
        known = {cells(key["reference"]["fields"], row) for row in target}
        for row in rows:
            wanted = cells(key["fields"], row)
            if any(wanted) and wanted not in known:
                yield f"{key['fields']}: there is no {wanted}"


def allowed(cell: str, rules: dict[str, Any]) -> bool:
    return (
        re.fullmatch(rules.get("pattern", ".*"), cell) is not None
        and cell in rules.get("enum", [cell])
        and ("minimum" not in rules or float(cell) >= rules["minimum"])
        and ("maximum" not in rules or float(cell) <= rules["maximum"])
    )


def repeated(columns: list[str], rows: Rows) -> Iterator[str]:
    for value, times in Counter(cells(columns, row) for row in rows).items():
        if times > 1:
            yield f"{columns}: {value} stands {times} times"


def cells(columns: list[str], row: dict[str, str]) -> tuple[str, ...]:
    return tuple(row[column] for column in columns)


def test_every_table_is_described_and_nothing_else(shipped: Path, described: dict[str, Any]) -> None:
    files = {resource["path"] for resource in described.values()}
    assert files == {*FILES, *MORE_ORGANIZATIONS, *SPECS, ENTITIES, "crosswalk.csv"}
    assert {file.name for file in (shipped / "tables").iterdir()} == {*files, DESCRIPTION}
    assert list(described) == NAMES


def test_the_tables_are_compact(shipped: Path) -> None:
    assert sum(file.stat().st_size for file in (shipped / "tables").iterdir()) < LARGEST


@pytest.mark.parametrize("name", NAMES)
def test_the_fields_are_the_columns_in_their_order(shipped: Path, described: dict[str, Any], name: str) -> None:
    fields = described[name]["schema"]["fields"]
    header, rows = read(shipped / "tables" / described[name]["path"])
    assert [field["name"] for field in fields] == header
    assert all(field["title"] for field in fields)
    assert len(rows) > 10


@pytest.mark.parametrize("name", NAMES)
def test_every_row_is_as_described(described: dict[str, Any], tables: dict[str, Rows], name: str) -> None:
    assert list(faults(name, described, tables)) == []


@pytest.mark.parametrize(
    ("name", "spoil", "said"),
    [
        ("countries", lambda rows: rows[0].update(numeric="4"), "numeric can't be “4”"),
        ("countries", lambda rows: rows[0].update(un_status="partner"), "un_status can't be “partner”"),
        ("countries", lambda rows: rows[0].update(name=""), "name is missing"),
        ("countries", lambda rows: rows[0].update(area="999"), "there is no ('999',)"),
        ("countries", lambda rows: rows[0].update(iso2=rows[1]["iso2"]), "('AF',) stands 2 times"),
        ("country-names", lambda rows: rows.append(rows[0]), "stands 2 times"),
        ("land-borders", lambda rows: rows[0].update(km="91 km"), "km can't be “91 km”"),
        ("land-borders", lambda rows: rows[0].update(km="-91"), "km can't be “-91”"),
        ("trade-partners", lambda rows: rows[0].update(share="101"), "share can't be “101”"),
        ("trade-partners", lambda rows: rows[0].update(year=""), "year is missing"),
        ("participations", lambda rows: rows[0].update(organization="XXX"), "there is no ('XXX',)"),
        ("igo-memberships", lambda rows: rows.append(rows[0]), "stands 2 times"),
        ("igo-memberships", lambda rows: rows[0].update(first_year="66"), "first_year can't be “66”"),
        ("disputes", lambda rows: rows[0].update(hostility_one="4.5"), "hostility_one can't be “4.5”"),
        ("un-voters", lambda rows: rows[0].update(position="1"), "('1',) stands 2 times"),
        ("un-roll-calls", lambda rows: rows[0].update(votes="yn"), "votes can't be “yn”"),
        ("regions", lambda rows: rows[1].update(parent="998"), "there is no ('998',)"),
        ("organizations", lambda rows: rows[0].update(key="un"), "key can't be “un”"),
    ],
)
def test_a_row_that_is_not_as_described_is_noticed(
    described: dict[str, Any], tables: dict[str, Rows], name: str, spoil: Callable[[Rows], None], said: str
) -> None:
    spoil(tables[name])
    found = list(faults(name, described, tables))
    assert any(said in fault for fault in found), found


@pytest.mark.parametrize("name", NAMES)
def test_every_code_of_a_country_is_in_one_of_the_two_tables_of_them(tables: dict[str, Rows], name: str) -> None:
    """A foreign key of the standard leads to one table alone."""
    known = {row["iso3"] for row in tables["countries"]} | {row["code"] for row in tables["entities"]}
    found = {row[column] for row in tables[name] for column in OF_CODES if row.get(column)}
    found |= {
        code for row in tables[name] for code in (row.get("accredited_to") or row.get("successors") or "").split()
    }
    if name == "country-names":
        found |= {row["iso3"] for row in tables[name]}
    assert found - known == set()


def test_every_table_says_its_licence_and_where_it_comes_from(
    shipped: Path, described: dict[str, Any], content: Content
) -> None:
    records = {source.id: source for source in content.sources}
    named = set()
    for name, resource in described.items():
        assert len(resource["licenses"]) == 1, name
        assert resource["licenses"][0] in package(shipped)["licenses"]
        assert resource["sources"], name
        for source in resource["sources"]:
            if source == {"title": "Chancery"}:
                assert resource["licenses"][0]["name"] == "CC-BY-SA-4.0", name
                continue
            record = records[source["name"]]
            assert (source["title"], source["path"]) == (record.title, record.URL), name
            assert source["accessed"] == RETRIEVED.get(source["name"], "2026-11-23")
            named.add(source["name"])
    assert named >= {spec.source for spec in SPECS.values()}
    assert "Attribution-ShareAlike 4.0 International" in (shipped.parent / "LICENSE-CONTENT").read_text("utf-8")


def test_a_derived_table_names_the_source_that_its_pages_cite(described: dict[str, Any]) -> None:
    by_path = {resource["path"]: resource for resource in described.values()}
    for file, spec in SPECS.items():
        assert [source["name"] for source in by_path[file]["sources"]] == [spec.source], file


@pytest.mark.parametrize(
    ("name", "licence"),
    [
        ("countries", "ODC-PDDL-1.0"),
        ("organizations", "CC-BY-SA-4.0"),
        ("land-borders", "other-pd"),
        ("missions", "CC0-1.0"),
        ("country-names-cldr", "Unicode-3.0"),
        ("currencies", "ODC-PDDL-1.0"),
        ("un-roll-calls", "MIT"),
        ("alliances", "other-at"),
    ],
)
def test_a_table_has_the_terms_of_its_set(described: dict[str, Any], name: str, licence: str) -> None:
    assert described[name]["licenses"][0]["name"] == licence


@pytest.mark.parametrize(("name", "column"), [("land-borders", "km"), ("trade-partners", "share")])
def test_a_measure_says_its_unit(described: dict[str, Any], name: str, column: str) -> None:
    (field,) = [field for field in described[name]["schema"]["fields"] if field["name"] == column]
    assert field["unit"]


def test_the_description_follows_version_2_of_the_data_package_standard(
    shipped: Path, described: dict[str, Any]
) -> None:
    profiles = "https://datapackage.org/profiles/2.0/"
    assert package(shipped)["$schema"] == profiles + "datapackage.json"
    for name, resource in described.items():
        assert re.fullmatch(r"[a-z0-9-]+", name)
        assert (resource["$schema"], resource["type"]) == (profiles + "dataresource.json", "table")
        assert resource["encoding"] == "utf-8"
        schema = resource["schema"]
        assert schema["$schema"] == profiles + "tableschema.json"
        columns = [field["name"] for field in schema["fields"]]
        assert set(schema["primaryKey"]) <= set(columns)
        for key in schema.get("foreignKeys", []):
            target = described[key["reference"].get("resource", name)]["schema"]
            assert set(key["fields"]) <= set(columns)
            assert set(key["reference"]["fields"]) == set(target["primaryKey"])
