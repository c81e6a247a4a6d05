"""A dependency, what came after a former state, and who is no state to the sets, on the page of two."""

import pytest

from desktop.domain import address
from desktop.domain.prose import plain_text
from desktop.library.library import Library
from desktop.summary.belonging import state_fact
from desktop.summary.document import Document, NoteBlock
from desktop.summary.page import open_page


def pair(library: Library, side: str, other: str) -> Document:
    return open_page(library, address.relation(side, other)).document


def facts(document: Document) -> dict[str, str]:
    return {fact.label: "; ".join(plain_text(value.inlines) for value in fact.values) for fact in document.facts}


def notes(document: Document, heading: str) -> str:
    blocks = next(section.blocks for section in document.sections if section.heading == heading)
    return " ".join(plain_text(block.inlines) for block in blocks if isinstance(block, NoteBlock))


@pytest.mark.parametrize(("side", "other"), [("GRL", "DNK"), ("DNK", "GRL"), ("GRL", "FRA")])
def test_a_dependency_is_told_with_whomever_it_stands(shipped_library: Library, side: str, other: str) -> None:
    document = pair(shipped_library, side, other)
    assert facts(document)["Dependency"] == "Greenland: part of the Kingdom of Denmark"
    assert "Diplomatic relations" not in facts(document)
    assert {source.key for source in document.sources} >= {"factbook-all"}


def test_what_came_after_a_former_state_is_told_from_either_side(shipped_library: Library) -> None:
    told = "Russia, on what was the territory of the Soviet Union"
    assert facts(pair(shipped_library, "SUN", "RUS"))["What came after"] == told
    assert facts(pair(shipped_library, "RUS", "SUN"))["What came after"] == told
    assert "What came after" not in facts(pair(shipped_library, "SUN", "FRA"))


def test_two_states_are_no_dependency_of_each_other(shipped_library: Library) -> None:
    assert not {"Dependency", "What came after"} & facts(pair(shipped_library, "FRA", "DEU")).keys()


def test_where_no_event_is_recorded_it_says_whom_the_sets_do_not_count(shipped_library: Library) -> None:
    told = notes(pair(shipped_library, "ISR", "PSE"), "Key dates")
    assert told.startswith("No event of the two is recorded. ")
    assert "do not count Palestine as a state" in told
    assert notes(pair(shipped_library, "TUV", "TCD"), "Key dates") == "No event of the two is recorded."


@pytest.mark.parametrize(
    ("code", "label", "state"), [("ALA", "Part of", "Finland"), ("NFK", "Territory of", "Australia")]
)
def test_a_part_of_a_state_without_a_profile_says_of_which(
    shipped_library: Library, code: str, label: str, state: str
) -> None:
    facts = open_page(shipped_library, address.country(code)).document.facts
    (found,) = [one for one in facts if one.label == label]
    assert plain_text(found.values[0].inlines) == state
    assert [source.key for source in found.values[0].sources] == ["country-codes"]


@pytest.mark.parametrize("code", ["GIB", "IOT", "MYT", "FLK", "TWN", "ESH", "ATA", "BMU", "FIN"])
def test_nothing_is_told_twice_nor_of_what_others_claim(shipped_library: Library, code: str) -> None:
    assert state_fact(shipped_library, code) == ()


def test_a_part_and_its_state_say_so_on_their_page(shipped_library: Library) -> None:
    facts = open_page(shipped_library, address.relation("ALA", "FIN")).document.facts
    (found,) = [one for one in facts if one.label == "Dependency"]
    assert plain_text(found.values[0].inlines) == "The Åland Islands: part of Finland"
