"""The parts of a page that can be cited, and what each rests on."""

import pytest

from desktop.domain import address
from desktop.domain.address import FACTS, SOURCES, Address
from desktop.errors import AddressError
from desktop.library.library import Library
from desktop.library.search.entries import entries
from desktop.summary.document import Document
from desktop.summary.page import open_page
from desktop.summary.statements import check_place, has_place, listed_events, of_event, statement_at, statements

PAIR = address.relation("TKM", "AFG")


def document(library: Library, where: Address = PAIR) -> Document:
    return open_page(library, where).document


def keys_at(library: Library, fragment: str, where: Address = PAIR) -> list[str]:
    found = statement_at(document(library, where), fragment)
    assert found is not None
    return [source.key for source in found.sources]


def test_a_fact_and_a_section_rest_on_what_they_cite_alone(small_library: Library) -> None:
    assert keys_at(small_library, "fact-land-border") == ["two", "one"]
    assert keys_at(small_library, "fact-length-of-the-railway") == ["one", "wp"]
    assert keys_at(small_library, "trade", address.country("TKM")) == ["one", "two", "wp"]
    facts = keys_at(small_library, FACTS)
    assert set(keys_at(small_library, "fact-land-border")) < set(facts)


def test_every_line_of_the_contents_but_the_sources_can_be_cited(small_library: Library) -> None:
    page = document(small_library)
    anchors = [one.address.fragment for one in statements(page)]
    assert {heading.anchor for heading in page.contents} - {SOURCES} < set(anchors)
    assert len(anchors) == len(set(anchors))
    assert all(one.address.page == PAIR for one in statements(page))


def test_the_page_itself_is_no_statement_and_an_unknown_place_is_told_with_what_is_near(small_library: Library) -> None:
    page = document(small_library)
    assert statement_at(page, "") is None
    assert statement_at(page, SOURCES) is None
    with pytest.raises(AddressError, match=r"did you mean #fact-land-border\?"):
        statement_at(page, "fact-land-boarder")
    with pytest.raises(AddressError, match="leave out #xyzzy for the whole page"):
        statement_at(page, "xyzzy")
    with pytest.raises(AddressError, match=r"did you mean #sources\?"):
        statement_at(page, "sourcs")


def test_a_page_has_the_places_of_its_contents_its_facts_and_each_of_its_sources(small_library: Library) -> None:
    page = document(small_library)
    for place in (
        "",
        *(heading.anchor for heading in page.contents),
        "fact-land-border",
        f"source-{len(page.sources)}",
    ):
        assert has_place(page, place), place
        check_place(page, place)
    for place in ("nowhere", "fact-", "source-0", f"source-{len(page.sources) + 1}"):
        assert not has_place(page, place), place
        with pytest.raises(AddressError, match=f"has no place #{place}"):
            check_place(page, place)


def test_every_address_that_search_hands_out_can_be_cited(small_library: Library) -> None:
    found = {(entry.address, line.anchor) for entry in entries(small_library) for line in entry.lines if line.anchor}
    assert len(found) > 10
    for where, anchor in found:
        assert statement_at(document(small_library, where), anchor), f"{where}#{anchor}"


def test_an_event_of_a_list_is_a_statement_on_its_own_page(small_library: Library) -> None:
    (event, *_) = listed_events(document(small_library, address.country("TKM")))
    found = of_event(small_library, event)
    assert found.address == address.event(event.id)
    assert {source.key for source in found.sources} >= {source.key for source in event.sources}
