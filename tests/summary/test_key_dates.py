"""Key dates where no article names them: the most important, in order of time, and a note that says how."""

from collections import Counter

import pytest

from desktop.domain import address
from desktop.domain.event import EventKind
from desktop.domain.prose import NoteBlock, plain_text
from desktop.library.library import Library
from desktop.library.rows import Event
from desktop.summary.assembly import KEY_DATES, MOST_KEY_DATES
from desktop.summary.document import EventList
from desktop.summary.page import open_page


def key_dates(library: Library, code: str) -> tuple[list[Event], str]:
    """The key dates of a country and the note below them."""
    page = open_page(library, address.country(code))
    (section,) = [one for one in page.document.sections if one.heading == KEY_DATES]
    (events,) = [list(block.events) for block in section.blocks if isinstance(block, EventList)]
    return events, " ".join(plain_text(block.inlines) for block in section.blocks if isinstance(block, NoteBlock))


def test_the_independence_of_a_country_is_among_its_key_dates(shipped_library: Library) -> None:
    titles = [event.title for event in key_dates(shipped_library, "IND")[0]]
    assert "Independence of India, by the Factbook" in titles
    assert "First recorded vote of India in the UN General Assembly" in titles
    assert "Second Kashmir War" in titles


@pytest.mark.parametrize("code", ["IND", "ETH", "FRA"])
def test_no_kind_takes_all_the_room(shipped_library: Library, code: str) -> None:
    events, note = key_dates(shipped_library, code)
    assert len(events) == MOST_KEY_DATES
    assert max(Counter(event.kind for event in events).values()) <= MOST_KEY_DATES // 2
    assert "chosen by kind" in note
    assert "latest" not in note


@pytest.mark.parametrize("code", ["IND", "FRA", "FJI"])
def test_key_dates_stand_in_the_order_of_the_timeline(shipped_library: Library, code: str) -> None:
    everything = [event.id for event in shipped_library.events_of_country(code)]
    chosen = [event.id for event in key_dates(shipped_library, code)[0]]
    assert chosen == [event for event in everything if event in chosen]


def test_key_dates_that_an_article_names_are_not_chosen_again(shipped_library: Library) -> None:
    events, note = key_dates(shipped_library, "TKM")
    assert "chosen by kind" not in note
    assert EventKind.STATEHOOD in {event.kind for event in events}
