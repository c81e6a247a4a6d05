"""Former states: whom they met, and what came after them, by whose account."""

import pytest

from desktop.domain import address
from desktop.domain.country import EntityKind
from desktop.domain.days import typed_days
from desktop.domain.prose import NoteBlock, plain_text
from desktop.library.library import Library
from desktop.summary import to_text
from desktop.summary.assembly import KEY_DATES
from desktop.summary.document import Document, Table
from desktop.summary.in_brief import in_brief
from desktop.summary.page import open_page
from desktop.summary.period import Period, within
from desktop.summary.then import is_outside
from desktop.summary.to_pdf import Brief


def table(document: Document, heading: str) -> dict[str, str]:
    (section,) = [section for section in document.sections if section.heading == heading]
    (found,) = [block for block in section.blocks if isinstance(block, Table)]
    return {plain_text(row[0]): plain_text(row[1]) for row in found.rows}


def test_a_former_state_names_those_with_whom_it_took_part_in_most_events(shipped_library: Library) -> None:
    page = open_page(shipped_library, address.country("SUN"))
    met = table(page.document, "Partners")
    shared = [event for event in page.events if "USA" in {one.iso3 for one in event.participants}]
    assert met["United States"] == str(len(shared))
    assert len(met) == 10


def test_what_came_after_has_the_date_of_its_own_profile(shipped_library: Library) -> None:
    after = table(open_page(shipped_library, address.country("SUN")).document, "What came after")
    assert after["Estonia"].startswith("24 February 1918 (from Soviet Russia")
    assert after["Kazakhstan"].startswith("16 December 1991")


def test_of_those_with_as_many_events_one_that_met_it_alone_comes_first(shipped_library: Library) -> None:
    page = open_page(shipped_library, address.country("DDR"))
    met = list(table(page.document, "Partners").items())

    def parties(code: str) -> list[int]:
        together = [{one.iso3 for one in event.participants} for event in page.events]
        return sorted(len(codes) for codes in together if code in codes)

    assert len(parties("CSK")) == len(parties("BEL"))
    assert parties("CSK") < parties("BEL")
    assert met.index(("Czechoslovakia", "3")) < met.index(("Belgium", "3")), "not in the order of their codes"


def notes(library: Library, *codes: str) -> str:
    where = address.relation(*codes) if len(codes) == 2 else address.country(*codes)
    (section,) = [one for one in open_page(library, where).document.sections if one.heading == KEY_DATES]
    return " ".join(plain_text(block.inlines) for block in section.blocks if isinstance(block, NoteBlock))


def test_a_period_and_a_brief_keep_what_to_know_of_names_of_then(shipped_library: Library) -> None:
    page = open_page(shipped_library, address.relation("DDR", "DEU"))
    of_years = within(shipped_library, page, Period(typed_days("1950").first, typed_days("1995").last))
    assert "is called Germany here" in to_text.write(of_years.document).replace("\n    ", " ")
    for codes, brief, told in (
        (("CSK", "DEU"), Brief.BILATERAL, "The Federal Republic of Germany of before 3 October 1990"),
        (("YUG",), Brief.ONE_PAGE, "dissolved in 1992"),
    ):
        where = address.relation(*codes) if len(codes) == 2 else address.country(*codes)
        short = in_brief(shipped_library, open_page(shipped_library, where), brief)
        assert told in " ".join(to_text.write(short.document).split())


@pytest.mark.parametrize("codes", [("DDR",), ("CSK",), ("DDR", "DEU"), ("DEU", "SUN")])
def test_pages_with_the_federal_republic_of_before_unity_say_that_it_is_called_germany(
    shipped_library: Library, codes: tuple[str, ...]
) -> None:
    assert "The Federal Republic of Germany of before 3 October 1990 is called Germany here" in notes(
        shipped_library, *codes
    )


def test_no_page_of_states_of_today_speaks_of_then(shipped_library: Library) -> None:
    assert "Federal Republic" not in notes(shipped_library, "DEU", "FRA")
    assert "outside of it" not in notes(shipped_library, "RUS")


def test_yugoslavia_ends_by_the_factbook_and_its_two_federal_republics_are_told_apart(shipped_library: Library) -> None:
    assert "dissolved in 1992" in notes(shipped_library, "YUG")
    page = open_page(shipped_library, address.country("YUG"))
    (end,) = [event for event in page.events if event.id == "ds-end-yug"]
    assert (end.date.text, [one.iso3 for one in end.participants]) == ("2003", ["YUG", "SCG"])


def test_events_are_of_the_state_of_their_month_and_what_is_outside_of_its_time_is_said(
    shipped_library: Library,
) -> None:
    outside = {}
    for country in shipped_library.countries():
        if country.kind is EntityKind.FORMER:
            events = open_page(shipped_library, address.country(country.iso3)).events
            outside[country.iso3] = [event.id for event in events if is_outside(event, country)]
            assert bool(outside[country.iso3]) == ("so dated by its set" in notes(shipped_library, country.iso3))
    assert {code: len(events) for code, events in outside.items() if events} == {"DDR": 1, "ZAN": 2}
