"""How exactly a date is known, in words."""

import pytest
from hypothesis import given, settings

from desktop.chronology.exports.exactness import Span, beginning, ending, exactness
from desktop.content.edtf_dates import read_date
from desktop.domain.dates import EdtfDate
from tests.chronology.exports.conftest import dates


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1995-12-12", "Known to the day."),
        ("1995-12", "Known to the month: it lies somewhere within it."),
        ("2016-22", "Known to the season: it lies somewhere within it."),
        ("1993-05~", "Known to the month: it lies somewhere within it. The date is approximate."),
        ("2017?", "Known to the year: it lies somewhere within it. The date is doubted."),
        ("199X%", "Known to the decade: it lies somewhere within it. The date is approximate and doubted."),
        ("2000-12-10/2000-12-12", "It lasted; its beginning and end are known to the day."),
        ("2000-12-10/2004", "It lasted; its beginning is known to the day, its end to the year."),
        ("2015-12-13/..", "Its beginning is known to the day; its end is open."),
        ("2015/", "Its beginning is known to the year; its end is not known."),
        ("../2015-12", "Its end is known to the month; its beginning is open."),
        ("/2015", "Its end is known to the year; its beginning is not known."),
        ("/..", "Neither its beginning nor its end is known."),
    ],
)
def test_precision_open_ends_and_doubts_are_said(text: str, said: str) -> None:
    assert exactness(read_date(text)) == said


@settings(deadline=None)
@given(dates)
def test_the_ends_of_a_date_lie_within_its_days_and_are_as_exact_as_it_is(date: EdtfDate) -> None:
    spans = [span for span in (beginning(date), ending(date)) if span]
    assert all(span.first <= span.last for span in spans)
    if date.earliest is not None:
        assert spans[0].first == date.earliest
    if date.latest is not None:
        assert spans[-1].last == date.latest
    if not date.is_interval:
        assert [span.precision for span in spans] == [date.precision]


def test_a_leap_year_and_a_decade_with_three_of_them_are_no_longer_than_their_names() -> None:
    assert Span(1, 366).precision == "year"
    assert Span(1, 3653).precision == "decade"
    assert Span(1, 3654).precision == "century"
