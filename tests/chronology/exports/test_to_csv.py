"""CSV, read back by Python's own reader."""

import csv
import io

import pytest
from hypothesis import given, settings

from desktop.chronology.exports.collection import Collection, Reference
from desktop.chronology.exports.to_csv import COLUMNS, write
from desktop.domain.escaping import for_csv
from desktop.domain.prose import CitedSource
from desktop.library.rows import DateAlternative, Participant
from tests.chronology.exports.conftest import collection, collections, event


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_holds_all_that_is_known_of_an_event() -> None:
    told = event(
        "1993-05~",
        participants=(Participant("TKM", ""), Participant("AFG", "host")),
        organizations=("UN", "ECO"),
        topics=("tapi",),
        note="Sources differ.",
        sources=(CitedSource("one"),),
        alternatives=(DateAlternative("1994", (CitedSource("two"),)),),
    )
    references = {
        "one": Reference("The one", "https://example.org/1"),
        "two": Reference("The two", "https://example.org/2"),
    }
    assert read(write(collection(told, references=references)).text) == [
        {
            "date": "1993-05~",
            "in_words": "about May 1993",
            "kind": "visit",
            "title": "A visit",
            "participants": "TKM AFG",
            "description": "They meet.",
            "sources": "one",
            "id": "ev-one",
            "earliest": "1993-05-01",
            "latest": "1993-05-31",
            "roles": "AFG: host",
            "organizations": "UN ECO",
            "topics": "tapi",
            "other_dates": "1994",
            "note": "Sources differ.",
            "confidence": "reported",
            "source_urls": "https://example.org/1 https://example.org/2",
            "address": "chancery:event/ev-one",
        }
    ]


@pytest.mark.parametrize(
    ("date", "earliest", "latest"),
    [
        ("2015-12-13/..", "2015-12-13", ""),
        ("/2015", "", "2015-12-31"),
        ("/..", "", ""),
        ("0000", "0000-01-01", "0000-12-31"),
        ("-0043-03-15", "'-0043-03-15", "'-0043-03-15"),
    ],
)
def test_what_is_open_is_empty_and_no_year_is_too_early(date: str, earliest: str, latest: str) -> None:
    (row,) = read(write(collection(event(date))).text)
    assert (row["earliest"], row["latest"]) == (earliest, latest)


@settings(deadline=None, max_examples=60)
@given(collections())
def test_every_event_is_a_row_whose_words_come_back(these: Collection) -> None:
    export = write(these)
    rows = read(export.text)
    assert export.left_out == ()
    assert [row["id"] for row in rows] == [one.id for one in these.events]
    assert [row["title"] for row in rows] == [for_csv(one.title) for one in these.events]
    assert export.text.count("\r\n") == len(rows) + 1
    assert all(tuple(row) == COLUMNS for row in rows)


@settings(deadline=None, max_examples=60)
@given(collections())
def test_no_cell_is_a_formula(these: Collection) -> None:
    cells = [cell for row in read(write(these).text) for cell in row.values()]
    assert not [cell for cell in cells if cell[:1] in ("=", "@", "＝", "＠", "\t", "\r")]
    assert all(cell[1:].isdigit() for cell in cells if cell[:1] in ("+", "-") and "." not in cell and "," not in cell)
