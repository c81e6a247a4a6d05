"""The Frictionless description of the tables says what is in them, and its checks hold of every row."""

import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.content.loader import Content
from desktop.content.tables import DESCRIPTION, FILES

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def described(shipped: Path) -> dict[str, Any]:
    """Resources of the description by name."""
    return {resource["name"]: resource for resource in package(shipped)["resources"]}


@pytest.fixture
def tables(shipped: Path, described: dict[str, Any]) -> dict[str, Rows]:
    return {name: read(shipped / "tables" / resource["path"])[1] for name, resource in described.items()}


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
            elif field["type"] != "string":
                yield f"{column} is read as text, not as {field['type']}"
            elif not re.fullmatch(rules.get("pattern", ".*"), cell) or cell not in rules.get("enum", [cell]):
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


def repeated(columns: list[str], rows: Rows) -> Iterator[str]:
    for value, times in Counter(cells(columns, row) for row in rows).items():
        if times > 1:
            yield f"{columns}: {value} stands {times} times"


def cells(columns: list[str], row: dict[str, str]) -> tuple[str, ...]:
    return tuple(row[column] for column in columns)


def test_every_table_is_described_and_nothing_else(shipped: Path, described: dict[str, Any]) -> None:
    assert sorted(resource["path"] for resource in described.values()) == sorted(FILES)
    assert {file.name for file in (shipped / "tables").iterdir()} == {*FILES, DESCRIPTION}


@pytest.mark.parametrize("name", ["countries", "country-names", "regions", "organizations"])
def test_the_fields_are_the_columns_in_their_order(shipped: Path, described: dict[str, Any], name: str) -> None:
    fields = described[name]["schema"]["fields"]
    header, rows = read(shipped / "tables" / described[name]["path"])
    assert [field["name"] for field in fields] == header
    assert all(field["title"] for field in fields)
    assert len(rows) > 20


@pytest.mark.parametrize("name", ["countries", "country-names", "regions", "organizations"])
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
        ("country-names", lambda rows: rows[0].update(iso3="XXX"), "there is no ('XXX',)"),
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


def test_every_table_says_its_licence_and_where_it_comes_from(
    shipped: Path, described: dict[str, Any], content: Content
) -> None:
    (codes,) = [source for source in content.sources if source.id == "country-codes"]
    for name, resource in described.items():
        (licence,) = resource["licenses"]
        (source,) = resource["sources"]
        if name == "organizations":
            assert licence["name"] == "CC-BY-SA-4.0"
            assert source == {"title": "Chancery"}
        else:
            assert licence["name"] == "ODC-PDDL-1.0"
            assert source["path"] == codes.URL
            assert codes.title in source["title"]
    licences = [resource["licenses"][0] for resource in described.values()]
    assert all(licence in package(shipped)["licenses"] for licence in licences)
    assert "Attribution-ShareAlike 4.0 International" in (shipped.parent / "LICENSE-CONTENT").read_text("utf-8")


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
