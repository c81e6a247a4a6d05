"""`list`: rows for reading, for programs and for spreadsheets."""

import csv
import io
import json
from pathlib import Path

import icalendar
import pytest

from desktop.chronology.exports.to_csv import COLUMNS as EVENT_COLUMNS
from desktop.cli.arguments import EVENT_FORMATS, LISTS, NEED_COUNTRY
from tests.cli.conftest import Call, assert_one_sentence

COLUMNS = {
    "countries": ["iso3", "iso2", "numeric", "name", "un_status", "address"],
    "partners": ["iso3", "name", "neighbour", "weight", "address"],
    "events": list(EVENT_COLUMNS),
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


def test_columns_of_events_that_programs_know_stand_first() -> None:
    assert EVENT_COLUMNS[:8] == (
        *("date", "in_words", "kind", "title", "participants", "description", "sources", "id"),
    )


def test_events_in_a_calendar_are_those_of_the_country(call: Call) -> None:
    said = call("list", "events", "TKM", "--format", "ical")
    calendar = icalendar.Calendar.from_ical(said.out)
    assert (said.code, said.err) == (0, "")
    assert calendar["NAME"] == "Events of Turkmenistan"
    listed = json.loads(call("list", "events", "TKM", "--format", "json").out)
    assert [entry["URL"] for entry in calendar.events] == [f"chancery:event/{event['id']}" for event in listed]


def test_events_of_timelinejs_are_those_of_the_country(call: Call) -> None:
    said = call("list", "events", "TKM", "--format", "timelinejs")
    assert (said.code, said.err) == (0, "")
    slides = json.loads(said.out)["events"]
    assert len(slides) == ROWS["events"]
    assert {slide["display_date"] for slide in slides} >= {"12 December 1995", "about May 1993", "summer 2016"}


def test_an_ending_of_ics_is_a_calendar_and_is_overwritten_only_by_force(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "events.ics"
    assert call("list", "events", "TKM", "--output", file).code == 0
    written = file.read_bytes()
    assert len(icalendar.Calendar.from_ical(written).events) == ROWS["events"]
    assert_one_sentence(call("list", "events", "AFG", "--output", file))
    assert file.read_bytes() == written
    assert call("list", "events", "AFG", "--output", file, "--force").code == 0
    assert file.read_bytes() != written


def test_events_that_a_calendar_cannot_hold_are_told_on_standard_error(call: Call, content: Path) -> None:
    file = content / "events" / "all.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("date: 2001\n", "date: '-0001'\n"), encoding="utf-8")
    said = call("list", "events", "TKM", "--format", "ical", content=content)
    assert said.code == 0
    assert said.err.startswith("1 of 7 events is left out: ")
    assert said.out.count("BEGIN:VEVENT") == ROWS["events"] - 1


@pytest.mark.parametrize("form", EVENT_FORMATS)
def test_no_events_are_an_empty_file_of_the_format(call: Call, form: str) -> None:
    said = call("list", "events", "ATA", "--format", form)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(("BEGIN:VCALENDAR", "{"))
    assert "ev-" not in said.out


@pytest.mark.parametrize("form", [*EVENT_FORMATS, "csv"])
def test_an_export_is_the_same_bytes_whatever_surrounds_it(program: Call, form: str) -> None:
    words = ("--content", "tests/small_world", "list", "events", "TKM", "--format", form)
    one = program(*words, PYTHONHASHSEED="1", TZ="Asia/Ashgabat", LC_ALL="C")
    assert one.code == 0
    assert one == program(*words, PYTHONHASHSEED="2", TZ="America/New_York", LC_ALL="C.UTF-8")


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--from", "2001"), ["ev-open", "ev-season", "ev-unsure", "ev-year"]),
        (("--to", "1995-12-11"), ["ev-border"]),
        (("--to", "1995-12-12"), ["ev-border", "ev-neutral"]),
        (("--from", "2000-12-12", "--to", "2000-12"), ["ev-talks"]),
        (("--from", "2000-12-13", "--to", "2000-12"), []),
        (("--from", "2001-06", "--to", "2001-06"), ["ev-year"]),
        (("--from", "2030"), ["ev-open"]),
        (("--kind", "visit"), ["ev-season"]),
        (("--kind", "visit", "--kind", "energy", "--to", "2005"), ["ev-year"]),
    ],
)
@pytest.mark.parametrize("form", ["json", "csv", "ical", "timelinejs"])
def test_events_are_chosen_by_date_and_kind_in_every_format(
    call: Call, form: str, options: tuple[str, ...], found: list[str]
) -> None:
    said = call("list", "events", "TKM", "--format", form, *options)
    assert said.code == 0
    names = ("ev-border", "ev-neutral", "ev-open", "ev-season", "ev-talks", "ev-unsure", "ev-year")
    assert [name for name in names if name in said.out] == found


def test_dates_that_end_before_they_begin_are_refused(call: Call) -> None:
    assert_one_sentence(call("list", "events", "TKM", "--from", "2001", "--to", "2000"))


@pytest.mark.parametrize("date", ["yesterday", "1995-13", "1995-02-30", "95", "1995/1996", ""])
def test_a_date_that_is_none_is_refused_with_those_that_are(call: Call, date: str) -> None:
    said = call("list", "events", "TKM", "--from", date)
    assert (said.code, said.out) == (2, "")
    assert "write 1995, 1995-12 or 1995-12-12" in said.err


@pytest.mark.parametrize(
    "words", [("--format", "ical"), ("--format", "timelinejs"), ("--from", "1995"), ("--kind", "visit")]
)
def test_what_is_for_events_is_refused_for_other_lists(call: Call, words: tuple[str, ...]) -> None:
    said = call("list", "countries", *words)
    assert_one_sentence(said)
    assert "list events" in said.err
