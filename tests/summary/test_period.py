"""A page of which some years are told: what lies in them, and a word where nothing does."""

import pytest

from desktop.domain.address import parse
from desktop.domain.days import typed_days
from desktop.domain.prose import BulletList, NoteBlock, plain_text
from desktop.library.library import Library
from desktop.summary.document import EventList, PageSection
from desktop.summary.page import open_page
from desktop.summary.period import Period, within


def told(library: Library, where: str, heading: str, period: Period) -> PageSection:
    page = within(library, open_page(library, parse(f"chancery:{where}")), period)
    (found,) = [section for section in page.document.sections if section.heading == heading]
    return found


def lines(section: PageSection) -> list[str]:
    return [plain_text(run) for block in section.blocks if isinstance(block, BulletList) for run in block.items]


def note(section: PageSection) -> str:
    return " ".join(plain_text(block.inlines) for block in section.blocks if isinstance(block, NoteBlock))


def years(first: str, last: str = "") -> Period:
    return Period(typed_days(first).first if first else None, typed_days(last).last if last else None)


@pytest.mark.parametrize(
    ("period", "span"),
    [
        (years("2010"), "from 2010"),
        (years("", "1950"), "up to 1950"),
        (years("1995", "2000-06"), "from 1995 to June 2000"),
        (Period(), ""),
    ],
)
def test_a_period_is_said_in_words(period: Period, span: str) -> None:
    assert period.span == span
    assert period.said == (f"events {span} alone" if span else "")


def test_a_list_that_is_empty_in_a_period_says_so(shipped_library: Library) -> None:
    for where in ("country/TKM", "relation/FRA/DEU", "topic/tapi"):
        section = told(shipped_library, where, "Key dates", years("2030"))
        reach = "" if where.startswith("topic") else " Data sets reach to 2003 for wars between states, "
        assert note(section).startswith(f"None recorded from 2030.{reach}")
        assert not any(isinstance(block, EventList) for block in section.blocks)


def test_wars_and_disputes_are_those_of_the_period(shipped_library: Library) -> None:
    everything = lines(told(shipped_library, "relation/FRA/DEU", "Disputes and wars", Period()))
    later = lines(told(shipped_library, "relation/FRA/DEU", "Disputes and wars", years("1935", "1950")))
    assert any(line.startswith("Franco-Prussian War") for line in everything)
    assert any(line.startswith("World War II") for line in later)
    assert not any("1870" in line or "1914" in line for line in later)


def test_where_none_is_left_stands_how_far_the_sets_reach(shipped_library: Library) -> None:
    section = told(shipped_library, "relation/FRA/DEU", "Disputes and wars", years("2010"))
    assert lines(section) == []
    assert note(section).startswith("None recorded from 2010. Wars between states up to 2003")


def test_obligations_that_had_ended_or_had_not_begun_are_left_out(shipped_library: Library) -> None:
    heading = "Obligations of alliance"
    assert lines(told(shipped_library, "relation/FRA/DEU", heading, years("", "1930"))) == [
        "Defence, 1925–1936",
        "Non-aggression, 1925–1936",
    ]
    late = lines(told(shipped_library, "relation/FRA/DEU", heading, years("2010")))
    assert late
    assert all(line.endswith("1954 to at least 2018") for line in late)
    assert note(told(shipped_library, "relation/FRA/DEU", heading, years("", "1900"))).startswith("None recorded up to")


def test_a_section_that_a_page_has_not_is_not_made_up(shipped_library: Library) -> None:
    page = open_page(shipped_library, parse("chancery:relation/TKM/AFG"))
    shown = within(shipped_library, page, years("1800", "1810"))
    held, kept = ([section.heading for section in one.document.sections] for one in (page, shown))
    assert kept == held
