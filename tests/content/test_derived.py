"""Derived tables: their rows, and a loud fault with file and line for each cell that is wrong."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.content.derived import SPECS, DerivedTable, read_derived
from desktop.content.findings import Findings
from desktop.content.loader import read_content
from desktop.errors import Diagnostic

SMALL_FIGURES = Path(__file__).parent.parent / "small_figures"
ENTITIES = {"AFG", "ATA", "CIV", "LIE", "TKM"}
Edit = Callable[[str, str, str], int]
Write = Callable[[str, str | bytes], Path]
Refusal = Callable[[], tuple[Diagnostic, ...]]


@pytest.fixture
def world(world: Path) -> Path:
    """A copy of the small world with a few rows of every derived table."""
    return shutil.copytree(SMALL_FIGURES, world, dirs_exist_ok=True)


def read(world: Path) -> tuple[dict[str, DerivedTable], tuple[Diagnostic, ...]]:
    findings = Findings(world)
    tables = read_derived(world / "tables", ENTITIES, findings)
    return {table.spec.table: table for table in tables}, findings.sorted()


def test_every_table_is_read_whole_with_numbers_as_numbers(world: Path) -> None:
    tables, faults = read(world)
    assert faults == ()
    assert set(tables) == {spec.table for spec in SPECS.values()}
    assert tables["land_border"].rows[1:3] == (("CIV", "LIE", 41), ("LIE", "CIV", 45.5))
    assert tables["trade_partner"].rows[1] == ("CIV", "import", "LIE", None, "2023")
    assert tables["mission"].rows[2] == ("LIE", "CIV", "embassy", "Abidjan", "ATA TKM", "Q1", "")
    assert tables["outline"].rows[6] == ("LIE", "shape", "95 471")
    assert tables["un_roll_call"].rows[4] == (5, "2001-10-09", 56, "R/56/1", "hr", "y-yy")


def test_the_columns_are_those_of_the_files_that_are_shipped() -> None:
    folder = Path(__file__).parents[2] / "data" / "tables"
    for name, spec in SPECS.items():
        with (folder / name).open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == [column.name for column in spec.columns]
        assert set(spec.found_by) <= {column.name for column in spec.columns}


@pytest.mark.parametrize("name", SPECS)
def test_a_table_that_is_not_there_is_no_fault(name: str, world: Path) -> None:
    (world / "tables" / name).unlink()
    tables, faults = read(world)
    assert faults == ()
    assert set(tables) == {spec.table for file, spec in SPECS.items() if file != name}


def test_a_world_without_derived_tables_has_none(tmp_path: Path, findings: Findings) -> None:
    assert read_derived(tmp_path, ENTITIES, findings) == ()
    assert not findings


def test_a_table_of_columns_alone_has_no_rows(world: Path, write: Write) -> None:
    write("tables/land_borders.csv", "entity,neighbour,km\n")
    tables, faults = read(world)
    assert (tables["land_border"].rows, faults) == ((), ())


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("country_facts.csv", "TKM,capital", "tkm,capital", "entity can’t be “tkm”"),
        ("country_facts.csv", "TKM,capital", "TKM,Capital city", "property can’t be “Capital city”"),
        ("country_facts.csv", "TKM,capital", "TKM,", "property can’t be “”"),
        ("country_facts.csv", "Ashgabat", "A" * 1001, "value can’t be “" + "A" * 60 + "”"),
        ("country_facts.csv", "Ashgabat", '"Ash\ngabat"', "value can’t be"),
        ("country_facts.csv", "people,2024", "people,24", "year can’t be “24”"),
        ("place_names_cldr.csv", "LIE,Vaduz", "XXX,Vaduz", "there is no country “XXX”"),
        ("place_names_cldr.csv", "LIE,Vaduz", "LIE,", "place can’t be “”"),
        ("land_borders.csv", "CIV,ATA,7", "CIV,ATA,7 km", "km can’t be “7 km”"),
        ("land_borders.csv", "CIV,ATA,7", "CIV,ATA,nan", "km can’t be “nan”"),
        ("land_borders.csv", "CIV,ATA,7", "CIV,ATA,1e3", "km can’t be “1e3”"),
        ("land_borders.csv", "CIV,ATA,7", "CIV,ATAX,7", "neighbour can’t be “ATAX”"),
        ("trade_partners.csv", "CIV,export", "CIV,exports", "flow can’t be “exports”"),
        ("trade_partners.csv", "LIE,31", "LIE,31%", "share can’t be “31%”"),
        ("trade_partners.csv", "LIE,31", "WLD,31", "there is no country “WLD”"),
        ("participations.csv", "CIV,UN", "CIV,u n", "organization can’t be “u n”"),
        ("igo_memberships.csv", "CIV,OLD", "CIV,old", "organization can’t be “old”"),
        ("igo_memberships.csv", "member,1920", "Member,1920", "status can’t be “Member”"),
        ("igo_memberships.csv", "1920,1950", "1920,50", "last_year can’t be “50”"),
        ("missions.csv", "ATA TKM", "ATA;TKM", "accredited_to can’t be “ATA;TKM”"),
        ("missions.csv", "Q1", "1", "wikidata can’t be “1”"),
        ("missions.csv", "Q1,", "Q1,perhaps", "doubt can’t be “perhaps”"),
        ("missions.csv", "CIV,LIE", "XXX,LIE", "there is no country “XXX”"),
        ("contiguity.csv", "LIE,4", "LIE,land", "type can’t be “land”"),
        ("contiguity.csv", "1975-06", "June 1975", "start can’t be “June 1975”"),
        ("contiguity.csv", "1975-06", "1975-13", "start can’t be “1975-13”"),
        ("contiguity.csv", "1975-05", "1975-05-32", "end can’t be “1975-05-32”"),
        ("alliances.csv", "defense", "defense pact", "obligation can’t be “defense pact”"),
        ("alliances.csv", "1960,1970", "196,1970", "first_year can’t be “196”"),
        ("disputes.csv", "1971-03", "1971-3", "start can’t be “1971-3”"),
        ("disputes.csv", "1971-06,4", "1971-06,four", "hostility_one can’t be “four”"),
        ("disputes.csv", "12,CIV,LIE", "12,CIV,SUN", "there is no country “SUN”"),
        ("wars.csv", "1970-02,100", "1970-02,many", "deaths can’t be “many”"),
        ("leaders.csv", "1991-10-27", "27.10.1991", "start can’t be “27.10.1991”"),
        ("igo_organizations.csv", "OLD,", "old,", "key can’t be “old”"),
        ("igo_organizations.csv", "1900", "c. 1900", "founded can’t be “c. 1900”"),
        ("outlines.csv", "LIE,shape", "XXX,shape", "there is no country “XXX”"),
        ("outlines.csv", "LIE,shape", ",shape", "“shape” is of an entity"),
        ("outlines.csv", ",water", "LIE,water", "“water” is of the world and names no entity"),
        ("outlines.csv", "LIE,shape,95 471", "LIE,shape,95", "points can’t be “95”"),
        ("outlines.csv", "LIE,shape,95 471", "LIE,shape,1801 471", "points can’t be “1801 471”"),
        ("outlines.csv", "LIE,shape,95 471", "LIE,shape,95 901", "points can’t be “95 901”"),
        ("outlines.csv", "LIE,shape,95 471", "LIE,shape,٩٥ ٤٧١", "points can’t be “٩٥ ٤٧١”"),
        ("outlines.csv", "LIE,shape,95 471", "LIE,shape,95 471 95 472", "the ring has two points"),
        ("outlines.csv", "LIE,shape,95 471", "LIE,shape,95 471 95 471", "the ring comes to 95 471 twice"),
        ("outlines.csv", "LIE,shape,95 471", "LIE,shape,0 0 0 9 9 9 0 0", "the ring comes to 0 0 twice"),
        ("outlines.csv", "LIE,shape,95 471", "LIE,shape,0 900 0 0 900 900", "the ring comes to 0 900 twice"),
        ("outlines.csv", "LIE,shape,95 471", "LIE,shape,1800 0 0 9 -1800 0", "the ring comes to -1800 0 twice"),
        ("outlines.csv", "LIE,shape,95 471", "LIE,shape,0 0 10 0 10 10 0 10", "the ring is not clockwise"),
        ("outlines.csv", "LIE,shape,95 471", "LIE,shape,0 0 0 10 0 20", "the ring is not clockwise"),
        (
            "outlines.csv",
            "LIE,shape,95 471",
            "LIE,shape,-90 -890 -90 890 90 890 90 -890",
            "the ring has a step of more than 90",
        ),
        ("un_voters.csv", "0,AFG", "first,AFG", "position can’t be “first”"),
        ("un_voters.csv", "0,AFG", "0,YUG", "there is no country “YUG”"),
        ("un_roll_calls.csv", "2001-10-09", "2001", "date can’t be “2001”"),
        ("un_roll_calls.csv", "me nu", "me,nu", "7 cells instead of 6"),
        ("un_roll_calls.csv", "nayy", "naxy", "votes can’t be “naxy”"),
        ("un_roll_calls.csv", ",nayy", "", "5 cells instead of 6"),
    ],
)
def test_a_faulty_cell_is_named_with_its_line(
    name: str, old: str, new: str, message: str, world: Path, edit: Edit
) -> None:
    line = edit(f"tables/{name}", old, new) + new.count("\n")
    tables, (fault,) = read(world)
    assert (fault.file, fault.line) == (f"tables/{name}", line)
    assert fault.message.startswith(message)
    assert fault.mend == "correct this row, or import the set again"
    assert SPECS[name].table not in tables, "a table with a fault was used"
    assert len(tables) == len(SPECS) - 1


@pytest.mark.parametrize(
    ("rows", "line", "message"),
    [
        (["LIE,shape," + " ".join(["9 9"] * 20_001)], 8, "the ring has 20,001 points"),
        (["LIE,shape,95 471"] * 20_001, 20_008, "LIE has more than 20,000 rings"),
    ],
    ids=["points", "rings"],
)
def test_more_of_an_outline_than_a_library_counts_is_a_fault(
    rows: list[str], line: int, message: str, world: Path, edit: Edit
) -> None:
    edit("tables/outlines.csv", "LIE,shape,95 471", "\n".join(rows))
    tables, (fault,) = read(world)
    assert (fault.file, fault.line) == ("tables/outlines.csv", line)
    assert fault.message.startswith(message)
    assert "outline" not in tables


def test_a_ring_over_the_antimeridian_or_around_a_pole_is_one(world: Path, edit: Edit) -> None:
    around = "-1800 -800 -900 -800 0 -800 900 -800"
    edit("tables/outlines.csv", "LIE,shape,95 471", f"LIE,shape,{around}\nLIE,shape,1790 0 1790 10 -1790 10 -1790 0")
    assert read(world)[1] == ()


@pytest.mark.parametrize("header", ["", "entity,km,neighbour", "entity,neighbour", "entity;neighbour;km"])
def test_other_columns_are_refused_and_the_right_ones_named(header: str, world: Path, edit: Edit) -> None:
    edit("tables/land_borders.csv", "entity,neighbour,km", header)
    tables, (fault,) = read(world)
    assert (fault.file, fault.line) == ("tables/land_borders.csv", 1)
    assert fault.message.startswith("the columns are")
    assert fault.mend == "write entity,neighbour,km"
    assert "land_border" not in tables


def test_a_table_of_another_kind_is_given_up_after_twenty_faults(world: Path, write: Write) -> None:
    write("tables/land_borders.csv", "entity,neighbour,km\n" + "CIV,LIE,far\n" * 500)
    tables, faults = read(world)
    assert [fault.line for fault in faults] == list(range(2, 22))
    assert "land_border" not in tables


@pytest.mark.parametrize("rest", ['CIV,LIE,"4"1', 'CIV,LIE,"41'])
def test_broken_quotes_are_a_fault(world: Path, write: Write, rest: str) -> None:
    write("tables/land_borders.csv", f"entity,neighbour,km\nCIV,TKM,1\n{rest}\n")
    tables, (fault,) = read(world)
    assert (fault.file, fault.line) == ("tables/land_borders.csv", 3)
    assert fault.message.startswith("not valid CSV")
    assert "land_border" not in tables


def test_a_table_that_is_a_link_is_not_read(world: Path, tmp_path: Path) -> None:
    file = world / "tables" / "land_borders.csv"
    file.rename(tmp_path / "elsewhere.csv")
    file.symlink_to(tmp_path / "elsewhere.csv")
    tables, _ = read(world)
    assert "land_border" not in tables


def test_the_loader_reads_derived_tables_and_refuses_content_with_a_fault_in_one(
    world: Path, edit: Edit, refusal: Refusal
) -> None:
    assert len(read_content(world).derived) == len(SPECS)
    line = edit("tables/leaders.csv", "TKM,First", "XXX,First")
    (fault,) = refusal()
    assert (fault.file, fault.line, fault.message) == ("tables/leaders.csv", line, "there is no country “XXX”")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("un_roll_calls.csv", "nayy", "nay"),
        ("un_roll_calls.csv", "nayy", "nayyy"),
        ("country_facts.csv", "1960-08-07", "next year"),
        ("leaders.csv", "1991-10-27", "1991-02-30"),
    ],
)
def test_what_the_builder_cannot_use_is_refused_at_its_line(
    world: Path, edit: Edit, refusal: Refusal, name: str, old: str, new: str
) -> None:
    line = edit(f"tables/{name}", old, new)
    assert (f"tables/{name}", line) in [(fault.file, fault.line) for fault in refusal()]
