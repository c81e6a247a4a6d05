"""The page of a day of the year."""

import pytest

from desktop.domain.address import parse
from desktop.errors import AddressError
from desktop.library.library import Library
from desktop.summary.page import open_page
from desktop.summary.to_text import write


def test_a_day_tells_what_happened_on_it_in_any_year(shipped_library: Library) -> None:
    page = open_page(shipped_library, parse("day/12-12"))
    years = [event.date.text[:4] for event in page.events]
    assert "1995" in years
    assert years == sorted(years)
    assert all(event.date.text.endswith("-12-12") for event in page.events)
    assert page.document.title == "12 December"


def test_only_dates_known_to_the_day_count(small_library: Library) -> None:
    assert [event.id for event in open_page(small_library, parse("day/12-12")).events] == ["ev-neutral"]
    assert open_page(small_library, parse("day/12-10")).events == ()


def test_a_day_without_events_says_so(small_library: Library) -> None:
    page = open_page(small_library, parse("day/02-29"))
    assert "No event of this edition" in " ".join(write(page.document, 80).split())


def test_an_event_leads_to_its_day_where_there_are_others(shipped_library: Library) -> None:
    event = next(
        event for event in open_page(shipped_library, parse("day/12-12")).events if event.date.text[:4] == "1995"
    )
    text = write(open_page(shipped_library, parse(f"event/{event.id}")).document, 80)
    assert "12 December in any year" in " ".join(text.split())


@pytest.mark.parametrize("day", ["02-30", "04-31", "13-01", "00-10", "1-1", "12-32"])
def test_a_day_that_is_in_no_calendar_is_no_address(day: str) -> None:
    with pytest.raises(AddressError):
        parse(f"chancery:day/{day}")
