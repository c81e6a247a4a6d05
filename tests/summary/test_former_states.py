"""Former states: whom they met, and what came after them, by whose account."""

from desktop.domain import address
from desktop.domain.prose import plain_text
from desktop.library.library import Library
from desktop.summary.document import Document, Table
from desktop.summary.page import open_page


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
