"""A page in a sentence."""

import pytest

from desktop.domain import address
from desktop.domain.address import Address
from desktop.library.library import Library
from desktop.summary.in_short import LONGEST, first_sentence, in_short
from desktop.summary.page import open_page


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One. Two.", "One."),
        ("It is No. 5 of St. Kitts. Then more.", "It is No. 5 of St. Kitts."),
        ("About 3.5 per cent e.g. of it. Next.", "About 3.5 per cent e.g. of it."),
        ("Who? They.", "Who?"),
        ("No end", "No end"),
        ("", ""),
    ],
)
def test_the_first_sentence_ends_where_a_reader_thinks(text: str, sentence: str) -> None:
    assert first_sentence(text) == sentence


def test_a_very_long_sentence_is_cut_at_a_word() -> None:
    cut = first_sentence("word, " * 200)
    assert len(cut) <= LONGEST
    assert cut.endswith("word…")


@pytest.mark.parametrize(
    "where", [address.country("TKM"), address.topic("tapi"), address.relation("TKM", "AFG"), address.organization("UN")]
)
def test_pages_of_all_kinds_have_a_title_a_kind_and_a_sentence(small_library: Library, where: Address) -> None:
    found = in_short(open_page(small_library, where).document)
    assert found.title
    assert found.kind
    assert found.sentence.endswith((".", "…"))
