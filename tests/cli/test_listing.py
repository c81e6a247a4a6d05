"""`list`: rows for reading, for programs and for spreadsheets."""

import csv
import io
import json
from pathlib import Path

import pytest

from desktop.cli.arguments import LISTS, NEED_COUNTRY
from tests.cli.conftest import Call, assert_one_sentence

COLUMNS = {
    "countries": ["iso3", "iso2", "numeric", "name", "un_status", "address"],
    "partners": ["iso3", "name", "neighbour", "weight", "address"],
    "events": ["date", "in_words", "kind", "title", "participants", "description", "sources", "id"],
    "organizations": ["key", "name", "address"],
    "topics": ["title", "address"],
    "sources": ["key", "publisher", "issued", "title", "tertiary", "url"],
}
ROWS = {"countries": 5, "partners": 2, "events": 7, "organizations": 1, "topics": 1, "sources": 4}


def words(what: str) -> list[str]:
    return [what, "TKM"] if what in NEED_COUNTRY else [what]


@pytest.mark.parametrize("what", LISTS)
def test_text_has_a_row_for_each(call: Call, what: str) -> None:
    said = call("list", *words(what))
    assert (said.code, said.err) == (0, "")
    assert len(said.out.splitlines()) == 1 + ROWS[what]


def test_columns_of_text_stand_below_each_other(call: Call) -> None:
    head, *lines = call("list", "countries").out.splitlines()
    start = head.index("un status")
    assert {line[start - 2 : start] for line in lines} == {"  "}
    assert {line[start:].split()[0] for line in lines} == {"member", "none"}
    assert {line.split()[-1].partition("/")[0] for line in lines} == {"chancery:country"}


@pytest.mark.parametrize("what", LISTS)
def test_json_is_one_array(call: Call, what: str) -> None:
    found = json.loads(call("list", *words(what), "--format", "json").out)
    assert isinstance(found, list)
    assert len(found) == ROWS[what]
    assert all(isinstance(entry, dict) for entry in found)


@pytest.mark.parametrize("what", ["partners", "events"])
def test_json_of_nothing_is_an_empty_array(call: Call, what: str) -> None:
    assert call("list", what, "ATA", "--format", "json").out == "[]\n"
    assert call("list", what, "ATA").out == "nothing is recorded\n"


def test_events_and_sources_in_json_are_those_of_the_pages(call: Call) -> None:
    page = json.loads(call("summary", "TKM", "--format", "json").out)
    assert json.loads(call("list", "events", "TKM", "--format", "json").out) == page["events"]
    sources = json.loads(call("list", "sources", "--format", "json").out)
    assert sorted(source["id"] for source in sources) == ["country-codes", "one", "two", "wp"]


@pytest.mark.parametrize("what", LISTS)
def test_csv_reads_back(call: Call, what: str) -> None:
    text = call("list", *words(what), "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert list(rows[0]) == COLUMNS[what]
    assert len(rows) == ROWS[what]
    assert None not in {key for row in rows for key in row}
    assert text.count("\r\n") == ROWS[what] + 1


@pytest.mark.parametrize("what", ["partners", "events"])
def test_csv_of_nothing_still_names_its_columns(call: Call, what: str) -> None:
    rows = list(csv.reader(io.StringIO(call("list", what, "ATA", "--format", "csv").out, newline="")))
    assert rows == [COLUMNS[what]]


def test_csv_keeps_quotes_commas_and_letters(call: Call) -> None:
    rows = list(csv.DictReader(io.StringIO(call("list", "sources", "--format", "csv").out, newline="")))
    one = {row["key"]: row for row in rows}["one"]
    assert (one["title"], one["publisher"], one["issued"]) == ("Report <one> & more", "The Daily", "21 January 2021")
    assert (one["tertiary"], one["url"]) == ("no", "https://example.org/one?a=1&b=2")
    countries = csv.DictReader(io.StringIO(call("list", "countries", "--format", "csv").out, newline=""))
    assert "Côte d’Ivoire" in [row["name"] for row in countries]


@pytest.mark.parametrize("title", ["=cmd|' /C calc'!A0", "+1+cmd", "-2+3", "@SUM(A1)", '=HYPERLINK("http://a", "b")'])
def test_no_cell_is_a_formula_for_a_spreadsheet(call: Call, content: Path, title: str) -> None:
    file = content / "events" / "all.yaml"
    text = file.read_text(encoding="utf-8").replace("title: A year of gas", f"title: {json.dumps(title)}")
    file.write_text(text, encoding="utf-8")
    said = call("list", "events", "TKM", "--format", "csv", content=content)
    assert said.code == 0, said.err
    titles = [row["title"] for row in csv.DictReader(io.StringIO(said.out, newline=""))]
    assert "'" + title in titles
    assert not [cell for cell in titles if cell[0] in "=+-@\t\r"]
    found = json.loads(call("list", "events", "TKM", "--format", "json", content=content).out)
    assert title in [event["title"] for event in found]


@pytest.mark.parametrize("what", NEED_COUNTRY)
def test_a_list_of_a_country_needs_one(call: Call, what: str) -> None:
    said = call("list", what)
    assert_one_sentence(said)
    assert f"chancery list {what} TKM" in said.err


def test_a_list_of_the_world_takes_no_country(call: Call) -> None:
    assert_one_sentence(call("list", "countries", "TKM"))


def test_a_list_not_known_is_refused_with_those_there_are(call: Call) -> None:
    said = call("list", "rivers")
    assert (said.code, said.out) == (2, "")
    assert all(name in said.err for name in LISTS)
