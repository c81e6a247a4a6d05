"""EDTF of levels 0 and 1: every form read, no date more precise than its text, anything else refused."""

import calendar
import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.content.edtf_dates import DateFault, read_date
from desktop.domain.dates import Precision, civil

marks = st.sampled_from(["", "?", "~", "%"])
years = st.integers(-9999, 9999).map(lambda year: f"{'-' if year < 0 else ''}{abs(year):04}")
days = st.dates().map(datetime.date.isoformat)
months = st.dates().map(lambda day: day.isoformat()[:7])
seasons = st.tuples(years, st.integers(21, 24)).map(lambda parts: f"{parts[0]}-{parts[1]}")
blurred = st.one_of(
    st.integers(0, 999).map(lambda n: f"{n:03}X"),
    st.integers(0, 99).map(lambda n: f"{n:02}XX"),
    st.integers(0, 9999).map(lambda n: f"{n:04}-XX"),
    st.integers(0, 9999).map(lambda n: f"{n:04}-XX-XX"),
    months.map(lambda month: f"{month}-XX"),
)
points = st.tuples(days | months | years | seasons | blurred, marks).map("".join)


@settings(deadline=None, max_examples=100)
@given(points)
def test_a_date_of_any_form_keeps_its_text_and_covers_its_days_in_order(text: str) -> None:
    date = read_date(text)
    assert date.text == text
    assert not date.is_interval
    assert date.earliest is not None
    assert date.latest is not None
    assert date.earliest <= date.latest
    assert date.begin_latest is date.end_earliest is None
    assert date.approximate == text.endswith(("~", "%"))
    assert date.uncertain == text.endswith(("?", "%"))


@settings(deadline=None, max_examples=100)
@given(st.dates())
def test_a_day_is_that_day_a_month_all_of_it_and_a_year_all_of_it(day: datetime.date) -> None:
    text = day.isoformat()
    last = calendar.monthrange(day.year, day.month)[1]
    number, month, year = read_date(text), read_date(text[:7]), read_date(text[:4])
    assert number.earliest == number.latest == day.toordinal()
    assert (month.earliest, month.latest) == (day.replace(day=1).toordinal(), day.replace(day=last).toordinal())
    assert year.earliest == datetime.date(day.year, 1, 1).toordinal()
    assert year.latest == datetime.date(day.year, 12, 31).toordinal()
    assert [date.precision for date in (number, month, year)] == [Precision.DAY, Precision.MONTH, Precision.YEAR]


@settings(deadline=None, max_examples=60)
@given(points, points)
def test_an_interval_runs_from_its_first_day_to_its_last_or_is_refused(start: str, end: str) -> None:
    first, last = read_date(start), read_date(end)
    assert first.earliest is not None
    assert last.latest is not None
    if first.earliest > last.latest:
        with pytest.raises(DateFault, match="ends before it begins") as caught:
            read_date(f"{start}/{end}")
        assert caught.value.mend == "put the earlier date first"
        return
    span = read_date(f"{start}/{end}")
    assert (span.earliest, span.begin_latest) == (first.earliest, first.latest)
    assert (span.end_earliest, span.latest) == (last.earliest, last.latest)
    coarseness = list(Precision)
    assert coarseness.index(span.precision) == max(map(coarseness.index, (first.precision, last.precision)))
    assert span.approximate == (first.approximate or last.approximate)
    assert span.uncertain == (first.uncertain or last.uncertain)


@settings(deadline=None, max_examples=60)
@given(points, st.sampled_from(["", ".."]))
def test_an_open_end_is_no_day(text: str, open_end: str) -> None:
    point = read_date(text)
    since, until = read_date(f"{text}/{open_end}"), read_date(f"{open_end}/{text}")
    assert (since.earliest, since.begin_latest, since.end_earliest, since.latest) == (
        point.earliest,
        point.latest,
        None,
        None,
    )
    assert (until.earliest, until.begin_latest, until.end_earliest, until.latest) == (
        None,
        None,
        point.earliest,
        point.latest,
    )


@pytest.mark.parametrize("text", ["/", "../", "/..", "../.."])
def test_an_interval_open_on_both_sides_has_no_days(text: str) -> None:
    date = read_date(text)
    assert (date.text, date.earliest, date.latest, date.is_interval) == (text, None, None, True)


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2000-02-29", Precision.DAY, (2000, 2, 29), (2000, 2, 29)),
        ("0000-02-29", Precision.DAY, (0, 2, 29), (0, 2, 29)),
        ("-0044-03-15", Precision.DAY, (-44, 3, 15), (-44, 3, 15)),
        ("9999-12-31", Precision.DAY, (9999, 12, 31), (9999, 12, 31)),
        ("1900-02", Precision.MONTH, (1900, 2, 1), (1900, 2, 28)),
        ("2000-02-XX", Precision.MONTH, (2000, 2, 1), (2000, 2, 29)),
        ("2016-21", Precision.SEASON, (2016, 3, 1), (2016, 5, 31)),
        ("2016-22", Precision.SEASON, (2016, 6, 1), (2016, 8, 31)),
        ("2016-23", Precision.SEASON, (2016, 9, 1), (2016, 11, 30)),
        ("2001-XX", Precision.YEAR, (2001, 1, 1), (2001, 12, 31)),
        ("2001-XX-XX", Precision.YEAR, (2001, 1, 1), (2001, 12, 31)),
        ("-0044", Precision.YEAR, (-44, 1, 1), (-44, 12, 31)),
        ("199X", Precision.DECADE, (1990, 1, 1), (1999, 12, 31)),
        ("19XX", Precision.CENTURY, (1900, 1, 1), (1999, 12, 31)),
        ("-004X", Precision.DECADE, (-49, 1, 1), (-40, 12, 31)),
        ("-01XX", Precision.CENTURY, (-199, 1, 1), (-100, 12, 31)),
        ("-0001-XX", Precision.YEAR, (-1, 1, 1), (-1, 12, 31)),
        ("-0001-12-XX", Precision.MONTH, (-1, 12, 1), (-1, 12, 31)),
        ("Y20000", Precision.YEAR, (20_000, 1, 1), (20_000, 12, 31)),
        ("Y-170000002", Precision.YEAR, (-170_000_002, 1, 1), (-170_000_002, 12, 31)),
        ("1985-04-12T23:20:30Z", Precision.DAY, (1985, 4, 12), (1985, 4, 12)),
        ("1985-04-12T23:20:30", Precision.DAY, (1985, 4, 12), (1985, 4, 12)),
        ("1985-04-12T23:20:30+04:30", Precision.DAY, (1985, 4, 12), (1985, 4, 12)),
    ],
)
def test_the_precision_and_the_days_of_each_form(
    text: str, precision: Precision, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    date = read_date(text)
    assert date.earliest is not None
    assert date.latest is not None
    assert (date.precision, civil(date.earliest), civil(date.latest)) == (precision, first, last)


def test_a_winter_is_longer_than_its_december() -> None:
    winter = read_date("2016-24")
    assert winter.earliest is not None
    assert winter.latest is not None
    assert winter.latest - winter.earliest >= 89


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "..",
        "soon",
        "12.12.1995",
        "12/12/1995",
        "1995-1",
        "1995-13",
        "1995-00",
        "1995-20",
        "1995-25",
        "1995-02-30",
        "1995-04-31",
        "1995-12-00",
        "1900-02-29",
        "2001-02-29",
        "-0000",
        "995",
        "19955",
        "Y1995",
        "Y1234567890",
        "-004X-XX",
        "-00XX-01",
        "1985-04-12T25:20:30Z",
        "1985-04-31T12:00:00Z",
        "1X95",
        "XXXX",
        "20XX-12",
        "1995-XX-12",
        "1995-12-12T10:00",
        "1995-12~-12",
        "1995??",
        "?1995",
        " 1995",
        "1995\n",
        "１９９５",
        "1995/1996/1997",
        "1996/1995",
        "1995-12-12/1995-12-11",
        "soon/1995",
        "1995/soon",
        ".../1995",
        "[1995,1996]",
        "{1995}",
    ],
)
def test_a_text_that_is_no_date_is_refused_with_a_mend(text: str) -> None:
    with pytest.raises(DateFault) as caught:
        read_date(text)
    assert str(caught.value)
    assert caught.value.mend


@settings(deadline=None, max_examples=100)
@given(st.text("0123456789X-/.?~%TY", max_size=24) | st.text(max_size=12))
def test_any_text_is_a_date_or_a_fault(text: str) -> None:
    try:
        date = read_date(text)
    except DateFault:
        return
    assert date.text == text
    assert date.earliest is None or date.latest is None or date.earliest <= date.latest
