"""TimelineJS, held against a schema of its documentation."""

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from desktop.chronology.exports.collection import Collection, Reference
from desktop.chronology.exports.to_timelinejs import LIMIT, write
from desktop.domain.dates import day_number, in_words
from desktop.domain.escaping import plain
from desktop.domain.prose import CitedSource
from tests.chronology.exports.conftest import collection, collections, event

SCHEMA = jsonschema.Draft202012Validator(json.loads((Path(__file__).parent / "timelinejs.schema.json").read_text()))


def slides(these: Collection) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(write(these).text)["events"]
    return found


class Tags(HTMLParser):
    """The tags and words of a piece of HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str | None] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("1995-12-12", {"year": 1995, "month": 12, "day": 12}, None),
        ("1995-12", {"year": 1995, "month": 12}, None),
        ("1995~", {"year": 1995}, None),
        ("2016-22", {"year": 2016, "month": 6}, {"year": 2016, "month": 8}),
        ("2016-24", {"year": 2016, "month": 12}, {"year": 2017, "month": 2}),
        ("199X", {"year": 1990}, {"year": 1999}),
        ("19XX", {"year": 1900}, {"year": 1999}),
        (
            "2000-12-10/2000-12-12",
            {"year": 2000, "month": 12, "day": 10},
            {"year": 2000, "month": 12, "day": 12},
        ),
        ("2000-12-10/2004", {"year": 2000, "month": 12, "day": 10}, {"year": 2004}),
        ("2000-12-10/2000", {"year": 2000, "month": 12, "day": 10}, None),
        ("2015-12-13/..", {"year": 2015, "month": 12, "day": 13}, None),
        ("/2015", {"year": 2015}, None),
        ("0000", {"year": -1}, None),
        ("-0043-03-15", {"year": -44, "month": 3, "day": 15}, None),
        ("-0001/0001", {"year": -2}, {"year": 1}),
    ],
)
def test_a_date_has_no_more_parts_than_are_known(date: str, start: dict[str, int], end: dict[str, int] | None) -> None:
    (slide,) = slides(collection(event(date)))
    assert (slide["start_date"], slide.get("end_date")) == (start, end)
    assert slide["display_date"] == in_words(date)


def test_a_date_of_which_nothing_is_known_is_left_out_and_told() -> None:
    lost = event("/..", "ev-lost")
    export = write(collection(event("1995", "ev-kept"), lost))
    assert [slide["unique_id"] for slide in json.loads(export.text)["events"]] == ["ev-kept"]
    assert export.left_out == (lost,)
    assert export.remark == f"1 of 2 events is left out: {LIMIT}"


def test_a_slide_says_how_exactly_the_date_is_known_and_links_its_sources() -> None:
    told = event("1993-05~", sources=(CitedSource("one"), CitedSource("two")))
    references = {"one": Reference("The <one>", "https://example.org/?a=1&b=2"), "two": Reference("The two", "")}
    (slide,) = slides(collection(told, references=references))
    body = Tags(slide["text"]["text"])
    assert slide["text"]["headline"] == "A visit"
    assert slide["group"] == "visit"
    assert "about May 1993. Known to the month: it lies somewhere within it. The date is approximate." in body.words
    assert body.links == ["https://example.org/?a=1&b=2"]
    assert body.words.endswith("Sources:The <one>The two")


@settings(deadline=None, max_examples=60)
@given(collections())
def test_any_collection_fulfils_the_schema_and_keeps_its_events(these: Collection) -> None:
    export = write(these)
    timeline = json.loads(export.text)
    SCHEMA.validate(timeline)
    held = [slide["unique_id"] for slide in timeline["events"]]
    assert sorted(held + [lost.id for lost in export.left_out]) == sorted(one.id for one in these.events)


@settings(deadline=None, max_examples=60)
@given(collections())
def test_no_date_lies_outside_the_days_that_are_known(these: Collection) -> None:
    by_id = {one.id: one.date for one in these.events}
    for slide in slides(these):
        date = by_id[slide["unique_id"]]
        for name in ("start_date", "end_date"):
            if name in slide:
                year, month, day = (slide[name].get(part, 1) for part in ("year", "month", "day"))
                number = day_number(year if year > 0 else year + 1, month, day)
                assert date.earliest is None or date.earliest <= number
                assert date.latest is None or number <= date.latest


@settings(deadline=None, max_examples=60)
@given(collections())
def test_nasty_words_are_words_and_never_markup(these: Collection) -> None:
    words = {one.id: one for one in these.events}
    for slide in slides(these):
        headline, body = Tags(slide["text"]["headline"]), Tags(slide["text"]["text"])
        assert headline.tags == []
        assert headline.words == plain(words[slide["unique_id"]].title)
        assert set(body.tags) <= {"p", "b", "ul", "li", "a"}
        assert set(body.links) <= {"https://example.org/?a=1&b=2"}
