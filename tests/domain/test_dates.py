"""Dates: the count of days against `datetime`, and every form of EDTF in words."""

import calendar
import datetime
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.dates import EdtfDate, Precision, civil, day_number, in_words

years = st.integers(-9999, 9999)
numbers = st.integers(-4_000_000, 4_000_000)


@settings(deadline=None, max_examples=200)
@given(st.dates())
def test_days_are_counted_as_datetime_counts_them(day: datetime.date) -> None:
    assert day_number(day.year, day.month, day.day) == day.toordinal()
    assert civil(day.toordinal()) == (day.year, day.month, day.day)


@settings(deadline=None, max_examples=200)
@given(years.filter(lambda year: year <= 0), st.integers(1, 12), st.integers(1, 28))
def test_before_the_year_1_the_calendar_repeats_every_400_years(year: int, month: int, day: int) -> None:
    cycles = 1 + -year // 400
    later = datetime.date(year + 400 * cycles, month, day)
    assert day_number(year, month, day) == later.toordinal() - 146_097 * cycles


@settings(deadline=None, max_examples=200)
@given(numbers)
def test_a_day_is_found_again_by_its_number(number: int) -> None:
    year, month, day = civil(number)
    assert 1 <= month <= 12
    assert 1 <= day <= 31
    assert day_number(year, month, day) == number


@settings(deadline=None, max_examples=200)
@given(numbers)
def test_the_next_number_is_the_next_day(number: int) -> None:
    assert civil(number) < civil(number + 1)


@settings(deadline=None, max_examples=200)
@given(years)
def test_a_year_has_366_days_when_it_is_a_leap_year(year: int) -> None:
    length = day_number(year + 1, 1, 1) - day_number(year, 1, 1)
    assert length == (366 if calendar.isleap(year) else 365)


def test_the_days_around_the_beginning() -> None:
    assert [civil(number) for number in (-366, -365, 0, 1)] == [(-1, 12, 31), (0, 1, 1), (0, 12, 31), (1, 1, 1)]
    assert civil(day_number(0, 2, 29)) == (0, 2, 29)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1995-12-12", "12 December 1995"),
        ("1995-02-01", "1 February 1995"),
        ("1995-12", "December 1995"),
        ("1995", "1995"),
        ("0800", "800"),
        ("1994-05~", "about May 1994"),
        ("1994-05-03~", "about 3 May 1994"),
        ("2017?", "perhaps 2017"),
        ("2017%", "perhaps about 2017"),
        ("2016-21", "spring 2016"),
        ("2016-22", "summer 2016"),
        ("2016-23", "autumn 2016"),
        ("2016-24~", "about winter 2016"),
        ("199X", "1990s"),
        ("19XX", "a year in 1900–1999"),
        ("190X", "a year in 1900–1909"),
        ("199X?", "perhaps the 1990s"),
        ("-004X", "a year in 50–41 BCE"),
        ("000X", "a year from 1 BCE to 9 CE"),
        ("2001-21", "spring 2001"),
        ("2001-XX", "2001 (month not known)"),
        ("2001-XX~", "about 2001 (month not known)"),
        ("2001-XX-XX", "2001 (month and day not known)"),
        ("2001-02-XX", "February 2001 (day not known)"),
        ("0000", "1 BCE"),
        ("-0044", "45 BCE"),
        ("-0044-03-15", "15 March 45 BCE"),
        ("-0001-XX", "2 BCE (month not known)"),
        ("Y20000", "20,000"),
        ("Y-170000002~", "about 170,000,003 BCE"),
        ("1985-04-12T23:20:30Z", "12 April 1985, 23:20:30 UTC"),
        ("1985-04-12T23:20:30", "12 April 1985, 23:20:30 local time"),
        ("1985-04-12T23:20:30+04:30", "12 April 1985, 23:20:30 UTC+04:30"),
    ],
)
def test_a_date_in_words(text: str, words: str) -> None:
    assert in_words(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1992-03-02/..", "since 2 March 1992"),
        ("Y-20000/-0044", "20,001–45 BCE"),
        ("2004-01-01T10:10:10Z/2004-01-02", "from 1 January 2004, 10:10:10 UTC to 2 January 2004"),
        ("2016/", "from 2016, end not known"),
        ("../2016", "until 2016"),
        ("/2016-05~", "until about May 2016, start not known"),
        ("../2016~", "until about 2016"),
        ("199X/..", "since the 1990s"),
        ("2016-24~/..", "since about winter 2016"),
        ("/..", "since a date not known"),
        ("../", "until a date not known"),
        ("../..", "without a given start or end"),
        ("/", "dates not known"),
        ("2018-02-01/2018-02-03", "1–3 February 2018"),
        ("2018-01-30/2018-02-03", "30 January – 3 February 2018"),
        ("2018-12-30/2019-01-03", "30 December 2018 – 3 January 2019"),
        ("1995-11/1995-12", "November – December 1995"),
        ("1995-11/1996-01", "November 1995 – January 1996"),
        ("1995-22/1995-23", "summer – autumn 1995"),
        ("2001/2008", "2001–2008"),
        ("2001~/2008", "from about 2001 to 2008"),
        ("1994?/1996", "from perhaps 1994 to 1996"),
        ("1994%/1996", "from perhaps about 1994 to 1996"),
        ("2014-05-03~/2014", "from about 3 May 2014, ending within that year"),
        ("2014/2014~", "from 2014, ending about that year"),
        ("2014-05-03/2014-05%", "from 3 May 2014, ending perhaps about that month"),
        ("2014-05-03/2014?", "from 3 May 2014, ending perhaps within that year"),
        ("2014/2014-05", "from some time in 2014 to May 2014"),
        ("2014-05/2014-05-03", "from some time in May 2014 to 3 May 2014"),
        ("2014-05-03/2014-06", "3 May 2014 – June 2014"),
        ("2001-05~/2001-08?", "from about May 2001 to perhaps August 2001"),
        ("2001-05/2001-08-02", "May 2001 – 2 August 2001"),
        ("2014-05-03/2014-05-03", "3 May 2014"),
        ("2014/2014", "2014"),
        ("2014-05-XX/2014-05", "from May 2014 (day not known), ending within that month"),
        ("1871-06/1871", "from June 1871, ending within that year"),
        ("1871-06-19/1871", "from 19 June 1871, ending within that year"),
        ("1871-06-19/1871-06", "from 19 June 1871, ending within that month"),
        ("1871-06/1872", "June 1871 – 1872"),
        ("199X/2001", "from the 1990s to 2001"),
        ("19XX/2001", "from a year in 1900–1999 to 2001"),
        ("2001-21/2002", "spring 2001 – 2002"),
        ("2001-21/2001", "from spring 2001, ending within that year"),
        ("-0044/-0042", "45–43 BCE"),
        ("-0044-03-15/-0044-03-17", "15–17 March 45 BCE"),
        ("-0001/0001", "2 BCE – 1 CE"),
    ],
)
def test_an_interval_in_words(text: str, words: str) -> None:
    assert in_words(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "1995-13",
        "1995-00",
        "1995-12-32",
        "1995-20",
        "2001-22-05",
        "19X5",
        "1XXX",
        "XXXX",
        "2001-XX-05",
        "199X-05",
        "1994/soon",
        "２０１７",
    ],
)
def test_a_text_that_is_no_date_comes_back_unchanged(text: str) -> None:
    assert in_words(text) == text


@settings(deadline=None, max_examples=200)
@given(st.text("0123456789X-/.?~%", max_size=24))
def test_putting_into_words_never_fails(text: str) -> None:
    assert isinstance(in_words(text), str)


points = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["2014", "2001", "0044", "-0044", "0000", "199X", "190X", "19XX", "-004X"]),
        st.sampled_from(["", "", "-05", "-11", "-21", "-24", "-XX"]),
        st.sampled_from(["", "", "-03", "-28", "-XX"]),
        st.sampled_from(["", "", "~", "?", "%"]),
    ),
).filter(lambda text: in_words(text) != text or text.isdigit())
ends = points | st.sampled_from(["", ".."])
intervals = st.builds("{}/{}".format, ends, ends)


@settings(deadline=None, max_examples=1000)
@given(points | intervals)
def test_words_are_plain_english_and_lose_no_mark(text: str) -> None:
    words = in_words(text)
    start, _, end = text.partition("/")
    said = start if start == end else text  # an interval of one point is said as that point
    assert words
    assert words.split(" ") == words.split()
    assert re.search(r"[/~?%X]|\.\.", words) is None
    assert words.count("about") == said.count("~") + said.count("%")
    assert words.count("perhaps") == said.count("?") + said.count("%")
    if "-XX" in text or text.startswith("/") or text.endswith("/"):
        assert "not known" in words


@settings(deadline=None, max_examples=500)
@given(points, points)
def test_no_two_points_are_said_with_the_same_words(one: str, other: str) -> None:
    assert (in_words(one) == in_words(other)) == (one == other)


def test_a_decade_and_a_century_are_not_said_with_the_same_words() -> None:
    assert in_words("190X") != in_words("19XX")


def test_only_a_text_with_a_slash_is_an_interval() -> None:
    assert EdtfDate("1992/..", Precision.YEAR, 1, None).is_interval
    assert not EdtfDate("1992", Precision.YEAR, 1, 365).is_interval
