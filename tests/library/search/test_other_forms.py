"""Other words for one: places in other languages, and names in other transliterations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.folding import folded
from desktop.library.search.engine import Searcher
from desktop.library.search.sounds import sound


@pytest.mark.parametrize(
    "spellings",
    [
        ("Berdimuhamedov", "Berdymukhamedov", "Berdymukhammedov", "Berdimuhammedow", "Berdymoukhamedoff"),
        ("Niyazov", "Nyýazow", "Niazoff"),
        ("Turkmenbashi", "Türkmenbaşy", "Turkmenbashy"),
        ("Tadjik republic", "Tadzhik republic"),
    ],
)
def test_transliterations_of_a_name_sound_alike(spellings: tuple[str, ...]) -> None:
    assert len({" ".join(map(sound, folded(one).split())) for one in spellings}) == 1


@pytest.mark.parametrize("pair", [("ashgabat", "baghdad"), ("caspian", "captain"), ("minister", "ministry")])
def test_other_words_do_not(pair: tuple[str, str]) -> None:
    assert sound(pair[0]) != sound(pair[1])


@given(st.text(max_size=30))
def test_no_text_is_too_odd_to_have_a_sound(text: str) -> None:
    for word in folded(text).split():
        heard = sound(word)
        assert not heard or heard.isascii()


@pytest.mark.parametrize("spelling", ["Berdymukhamedov", "berdymukhammedov", "Berdimuhammedow", "berdymukhamm"])
def test_the_commonest_spellings_of_a_president_find_what_he_did(searcher: Searcher, spelling: str) -> None:
    hits = searcher.search(spelling).hits
    assert {"event", "claim"} <= {hit.kind for hit in hits}
    assert "chancery:event/ev-serdar22" in {str(hit.address) for hit in hits}


def test_a_spelling_that_stands_in_titles_is_found_beside_the_usual_one(searcher: Searcher) -> None:
    found = searcher.search("berdymukhammedov", 100)
    assert "chancery:source/rfe-kaz17" in {str(hit.address) for hit in found.hits[:3]}
    assert found.read_as == ""


def test_a_spelling_that_nothing_has_is_told(searcher: Searcher) -> None:
    assert searcher.search("Berdimuhammedow").read_as == "berdimuhamedov"


@pytest.mark.parametrize("name", ["Ашхабад", "عشق آباد", "阿什哈巴德", "Aschgabat"])
def test_the_capital_is_found_by_its_name_in_other_languages(searcher: Searcher, name: str) -> None:
    found = searcher.search(name)
    assert [hit.address for hit in found.hits] == [hit.address for hit in searcher.search("ashgabat").hits]
    assert (found.read_as, found.remarks) == ("", ())


def test_the_beginning_of_a_place_in_another_language_finds_what_names_it(searcher: Searcher) -> None:
    found = searcher.search("ашха")
    assert str(found.hits[0].address) == "chancery:topic/un-and-ashgabat"
    assert "chancery:country/TKM#fact-capital" in {str(hit.address) for hit in searcher.search("ашха", 100).hits}
    assert found.read_as == ""


def test_a_name_of_a_place_with_a_slip_is_mended(searcher: Searcher) -> None:
    assert searcher.search("Ashkhabod").read_as == "ashgabat"
    assert searcher.search("Ашхобад").read_as == "ashgabat"


def test_a_common_word_is_no_place_and_no_other_spelling(searcher: Searcher) -> None:
    for word in ("gas", "minister", "turkmen", "railway", "oil", "niyazov"):
        assert searcher._forms.of(word, False) == (), word


def test_a_name_of_a_place_finds_whole_words_alone(searcher: Searcher) -> None:
    first = searcher.search("Kairo").hits[0]
    assert str(first.address.page) == "chancery:country/EGY"
