"""iCalendar, read back by two readers that are not ours."""

import datetime

import icalendar
import pytest
import vobject
from hypothesis import given, settings

from desktop.chronology.exports.collection import Collection, Reference
from desktop.chronology.exports.to_icalendar import LIMIT, write
from desktop.domain.escaping import plain
from desktop.domain.prose import CitedSource
from desktop.library.rows import DateAlternative, Participant
from tests.chronology.exports.conftest import collection, collections, event

Day = datetime.date


def read(text: str) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def days_of(entry: icalendar.Event) -> tuple[datetime.date, datetime.date]:
    return entry["DTSTART"].dt, entry["DTEND"].dt


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("1995-12-12", Day(1995, 12, 12), Day(1995, 12, 13)),
        ("1995-12", Day(1995, 12, 1), Day(1996, 1, 1)),
        ("1996-02", Day(1996, 2, 1), Day(1996, 3, 1)),
        ("1995", Day(1995, 1, 1), Day(1996, 1, 1)),
        ("2016-24", Day(2016, 12, 1), Day(2017, 3, 1)),
        ("199X", Day(1990, 1, 1), Day(2000, 1, 1)),
        ("1993-05~", Day(1993, 5, 1), Day(1993, 6, 1)),
        ("2000-12-10/2000-12-12", Day(2000, 12, 10), Day(2000, 12, 13)),
        ("2000-12/2001", Day(2000, 12, 1), Day(2002, 1, 1)),
        ("2015-12-13/..", Day(2015, 12, 13), Day(2015, 12, 14)),
        ("2015/", Day(2015, 1, 1), Day(2016, 1, 1)),
        ("/2015-03", Day(2015, 3, 1), Day(2015, 4, 1)),
        ("0001", Day(1, 1, 1), Day(2, 1, 1)),
        ("9999-12-30", Day(9999, 12, 30), Day(9999, 12, 31)),
    ],
)
def test_an_entry_reaches_over_all_days_that_its_date_names(
    date: str, start: datetime.date, end: datetime.date
) -> None:
    (entry,) = read(write(collection(event(date))).text)
    assert days_of(entry) == (start, end)
    assert str(entry["X-CHANCERY-EDTF"]) == date


@pytest.mark.parametrize("date", ["0000", "-0043-03-15", "-0001/0005", "00XX", "9999", "9999-12-31", "/..", "../.."])
def test_a_date_that_a_calendar_cannot_hold_is_left_out_and_told(date: str) -> None:
    kept, lost = event("1995", "ev-kept"), event(date, "ev-lost")
    export = write(collection(kept, lost))
    assert [str(entry["X-CHANCERY-EDTF"]) for entry in read(export.text)] == ["1995"]
    assert export.left_out == (lost,)
    assert export.remark == f"1 of 2 events is left out: {LIMIT}"


def test_the_description_says_how_exactly_the_date_is_known_and_what_it_rests_on() -> None:
    told = event(
        "1993-05~",
        participants=(Participant("TKM", ""), Participant("AFG", "host")),
        organizations=("UN",),
        note="Sources differ.",
        sources=(CitedSource("one"),),
        alternatives=(DateAlternative("1994", (CitedSource("two"),)),),
    )
    references = {"one": Reference("The one", "https://example.org/1"), "two": Reference("The two", "")}
    (entry,) = read(write(collection(told, references=references)).text)
    assert str(entry["DESCRIPTION"]).split("\n") == [
        "They meet.",
        "Date: about May 1993. Known to the month: it lies somewhere within it. The date is approximate. "
        "This entry covers all days that the date names.",
        "Other dates: 1994 (The two)",
        "Note: Sources differ.",
        "Countries: Turkmenistan, Afghanistan (host)",
        "Organizations: United Nations",
        "Sources:",
        "- The one, https://example.org/1",
        "- The two",
    ]


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2015-12-13/..", "its end is open. This entry covers only the beginning."),
        ("/2015", "its beginning is not known. This entry covers only the end."),
        ("2000-12-10/2000-12-12", "known to the day."),
    ],
)
def test_an_open_end_is_stated(date: str, said: str) -> None:
    (entry,) = read(write(collection(event(date))).text)
    assert str(entry["DESCRIPTION"]).endswith(said)


def test_an_entry_takes_no_time_has_its_kind_and_topics_and_leads_to_its_page() -> None:
    (entry,) = read(write(collection(event("1995", topics=("tapi",)), topics={"tapi": "Gas, pipes"})).text)
    assert entry["TRANSP"] == "TRANSPARENT"
    assert entry["CATEGORIES"].cats == ["visit", "Gas, pipes"]
    assert entry["URL"] == "chancery:event/ev-one"


def test_the_name_of_an_entry_outlives_a_change_of_all_else() -> None:
    (before,) = read(write(collection(event("1995"))).text)
    (after,) = read(write(collection(event("1996-01-02", title="New"), checked="2027-01-01")).text)
    assert before["UID"] == after["UID"]
    assert before["DTSTAMP"].dt == datetime.datetime(2026, 11, 24, tzinfo=datetime.UTC)
    assert after["DTSTAMP"].dt == datetime.datetime(2027, 1, 1, tzinfo=datetime.UTC)


def test_content_that_no_one_has_checked_has_a_fixed_stamp() -> None:
    (entry,) = read(write(collection(event("1995"), checked="")).text)
    assert entry["DTSTAMP"].dt == datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


@settings(deadline=None, max_examples=60)
@given(collections())
def test_every_line_is_within_75_octets_and_whole_letters(these: Collection) -> None:
    octets = write(these).text.encode()
    assert octets.endswith(b"END:VCALENDAR\r\n")
    lines = octets.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not [line for line in lines if b"\n" in line or b"\r" in line]
    for line in lines:
        line.decode()  # a letter that is split between two lines cannot be read


@settings(deadline=None, max_examples=60)
@given(collections())
def test_every_event_is_in_the_calendar_or_told_of(these: Collection) -> None:
    export = write(these)
    held = [str(entry["URL"]).removeprefix("chancery:event/") for entry in read(export.text)]
    assert sorted(held + [lost.id for lost in export.left_out]) == sorted(one.id for one in these.events)
    assert bool(export.remark) is bool(export.left_out)
    assert len(set(held)) == len({str(entry["UID"]) for entry in read(export.text)})


@settings(deadline=None, max_examples=60)
@given(collections())
def test_nasty_words_come_back_as_they_are_from_both_readers(these: Collection) -> None:
    export = write(these)
    lost = {one.id for one in export.left_out}
    expected = [(plain(one.title), one.date.text) for one in these.events if one.id not in lost]
    entries = read(export.text)
    assert [(str(entry["SUMMARY"]), str(entry["X-CHANCERY-EDTF"])) for entry in entries] == expected
    other = list(getattr(vobject.readOne(export.text), "vevent_list", []))
    assert [(entry.summary.value, entry.x_chancery_edtf.value) for entry in other] == expected
    assert [entry.description.value for entry in other] == [str(entry["DESCRIPTION"]) for entry in entries]
    assert [(entry.dtstart.value, entry.dtend.value) for entry in other] == [days_of(entry) for entry in entries]
