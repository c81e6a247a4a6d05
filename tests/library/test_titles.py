"""What a page is called without opening it, and where a pasted address leads."""

import pytest

from desktop.domain import address
from desktop.domain.address import Address, parse
from desktop.errors import AddressError, UnknownNameError
from desktop.library.library import Library
from desktop.library.names import page_named
from desktop.library.titles import is_address, page_at, title_at
from desktop.summary.page import open_page
from tests.library.search.answers import ANSWERS

EVERY_KIND = (
    *(address.WORLD, address.region("143"), address.names("GMB"), address.relation("TKM", "AFG"), address.day("02-29")),
    *(address.links(address.country("GMB")), address.links(address.topic("tapi")), address.source("unsc-1244")),
)


@pytest.mark.parametrize("where", sorted({*EVERY_KIND, *(parse(expected) for _, expected in ANSWERS)}))
def test_a_page_is_called_as_it_calls_itself(shipped_library: Library, where: Address) -> None:
    title = open_page(shipped_library, where).document.title
    assert title_at(shipped_library, where) == page_at(shipped_library, str(where)).title == title


def test_an_address_is_read_as_it_is_pasted(small_library: Library) -> None:
    for text in ("chancery:topic/tapi", " chancery:topic/tapi\n", "CHANCERY:topic/tapi", "chancery://topic/tapi"):
        assert is_address(text)
        assert page_at(small_library, text).address == address.topic("tapi")
    for text in ("chancery:topic/tapi.", "<chancery:topic/tapi>", "<Chancery:topic/tapi>.", "(chancery:topic/tapi),"):
        assert is_address(text)
        assert page_at(small_library, text).address == page_named(small_library, text) == address.topic("tapi")
    assert page_at(small_library, "chancery:country/tkm#facts.").address == parse("country/TKM#facts")
    assert page_at(small_library, "chancery:country/tkm#facts").address == parse("country/TKM#facts")
    assert not any(map(is_address, ("", "tapi", "chancery:topic/tapi gas", "topic/tapi", "https://example.org")))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("chancery:topic/tapii", "no topic is called “tapii”; did you mean The TAPI pipeline"),
        ("chancery:country/TKN", "no country is called “TKN”"),
        ("chancery:names/QQQ", "no country is called “QQQ”"),
        ("chancery:relation/TKM/QQQ", "no country is called “QQQ”"),
        ("chancery:event/nowhere", "no event is called “nowhere”"),
        ("chancery:source/nowhere", "no source is called “nowhere”"),
        ("chancery:region/999", "no region is called “999”"),
        ("chancery:organization/QQQQ", "no organization is called “QQQQ”"),
        ("chancery:links/topic/tapii", "no topic is called “tapii”"),
    ],
)
def test_an_address_of_no_page_says_so_as_its_page_would(small_library: Library, text: str, sentence: str) -> None:
    with pytest.raises(UnknownNameError) as told:
        page_at(small_library, text)
    assert str(told.value).startswith(sentence)
    with pytest.raises(UnknownNameError) as of_page:
        open_page(small_library, parse(text))
    assert str(of_page.value) == str(told.value)


@pytest.mark.parametrize("text", ["chancery:", "chancery:tapi", "chancery:day/02-30", "chancery:relation/TKM/TKM"])
def test_what_is_no_address_is_refused(small_library: Library, text: str) -> None:
    with pytest.raises(AddressError, match=r"address|one country twice"):
        page_at(small_library, text)
