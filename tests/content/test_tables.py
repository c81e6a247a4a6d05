"""The tables: their rows, and a fault with file and line for each that is wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.content.findings import Findings
from desktop.content.tables import read_tables
from desktop.domain.country import UnStatus
from desktop.errors import Diagnostic

Edit = Callable[[str, str, str], int]


def _faults(world: Path) -> tuple[Diagnostic, ...]:
    findings = Findings(world)
    read_tables(world / "tables", findings)
    return findings.sorted()


def test_rows_come_in_the_order_of_the_files(world: Path, findings: Findings) -> None:
    tables = read_tables(world / "tables", findings)
    assert not findings
    assert [row.iso3 for row in tables.countries] == ["AFG", "ATA", "CIV", "LIE", "TKM"]
    assert tables.countries[0].numeric == "004"
    assert tables.countries[1].un_status is UnStatus.NONE
    assert tables.countries[1].area == ""
    assert tables.countries[2].name == "Côte d’Ivoire"
    assert [(row.code, row.parent) for row in tables.regions][:2] == [("001", ""), ("002", "001")]
    assert ("TKM", "tk", "Türkmenistan") in tables.names
    assert [row.key for row in tables.organizations] == ["UN"]


def test_a_cell_with_a_comma_or_quotes_is_quoted(world: Path, edit: Edit, findings: Findings) -> None:
    edit("tables/organizations.csv", "UN,United Nations,UN", 'UN," The ""United"", Nations ",UN')
    assert read_tables(world / "tables", findings).organizations[0].name == 'The "United", Nations'
    assert not findings


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("countries.csv", "TKM,TM", "TKMX,TM", "“TKMX” is not a code of ISO 3166-1 alpha-3"),
        ("countries.csv", "TKM,TM", "TKM,TMX", "alpha-2"),
        ("countries.csv", "AF,004", "AF,4", "“4” is not a code of ISO 3166-1 numeric"),
        ("countries.csv", "795,Turkmenistan,", "795,,", "the name is empty"),
        ("countries.csv", "none", "maybe", "'maybe'"),
        ("countries.csv", "member,143", "member,14", "UN M49"),
        ("countries.csv", "member,143", "member,999", "unknown region 999"),
        ("countries.csv", "TKM,TM", "TKM,AF", "AF stands on line 2 too"),
        ("countries.csv", "795", "004", "004 stands on line 2 too"),
        ("country_names.csv", "CIV,en", "XXX,en", "unknown country XXX"),
        ("country_names.csv", "CIV,en", "CIV,EN", "“EN” is not a code of ISO 639"),
        ("country_names.csv", "CIV,en,Ivory Coast", "CIV,en,", "the name is empty"),
        ("country_names.csv", "TKM,tk,T", "TKM,tk,Türkmenistan\nTKM,tk,T", "stands on line 5 too"),
        ("regions.csv", "155,Western Europe,150", "155,Western Europe,15", "UN M49"),
        ("regions.csv", "155,Western Europe,150", "155,Western Europe,155", "155 does not lie in the world"),
        ("regions.csv", "155,Western Europe,150", "155,Western Europe,", "155 does not lie in the world"),
        ("regions.csv", "155,Western Europe,150", "155,Western Europe,150\n155,Again,150", "stands on line 9 too"),
        ("organizations.csv", "UN,United", "u n,United", "“u n” is not a key of an organization"),
        ("organizations.csv", "UN,United Nations,UN", "UN,United Nations", "2 cells instead of 3"),
        ("organizations.csv", "UN,United Nations,UN", "UN,United Nations,UN,x", "4 cells instead of 3"),
        ("organizations.csv", "UN,United Nations,UN", 'UN,"Uni"ted,UN', "not valid CSV"),
        ("organizations.csv", "UN,United Nations,UN", 'UN,"United,UN', "not valid CSV"),
    ],
)
def test_a_faulty_row_is_refused_at_its_line(
    name: str, old: str, new: str, message: str, world: Path, edit: Edit
) -> None:
    line = edit(f"tables/{name}", old, new) + new.count("\n") * (message.startswith("stands"))
    faults = _faults(world)
    assert (f"tables/{name}", line) in [(fault.file, fault.line) for fault in faults if message in fault.message], (
        faults
    )
    assert all(fault.mend for fault in faults)


@pytest.mark.parametrize(
    "header", ["", "key,name", "name,key,short_name", "Key,Name,Short_name", "key;name;short_name"]
)
def test_other_columns_are_refused_and_the_right_ones_named(header: str, world: Path, edit: Edit) -> None:
    edit("tables/organizations.csv", "key,name,short_name", header)
    (fault,) = _faults(world)
    assert (fault.file, fault.line) == ("tables/organizations.csv", 1)
    assert fault.message.startswith("the columns are")
    assert fault.mend == "write key,name,short_name"


@pytest.mark.parametrize("name", ["countries.csv", "country_names.csv", "regions.csv", "organizations.csv"])
def test_a_missing_table_is_the_one_fault_that_is_named(name: str, world: Path) -> None:
    (world / "tables" / name).unlink()
    (fault,) = _faults(world)
    assert (fault.file, fault.line, fault.message) == (f"tables/{name}", 0, "the table is missing")
    assert fault.mend.startswith("add it with the columns")


def test_a_row_that_cannot_be_read_is_not_named_again_by_those_that_need_it(world: Path, edit: Edit) -> None:
    line = edit("tables/regions.csv", "002,Africa,001", "002,Africa")
    assert [(fault.file, fault.line) for fault in _faults(world)] == [("tables/regions.csv", line)]
