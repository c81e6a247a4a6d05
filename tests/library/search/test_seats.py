"""Countries asked for by their capitals, in English and in every language that the tables know."""

import random

import pytest

from desktop.domain import address
from desktop.domain.folding import folded
from desktop.library.library import Library
from desktop.library.search.engine import Searcher
from desktop.library.search.snippets import text_of
from desktop.summary.page import open_page

BEST = 2
"""The place at which a country has to stand for its capital, or better."""
SECOND = {("Kingston", "NFK"): 2}
"""Capitals of two countries: Jamaica's matters more than that of Norfolk Island."""
OTHERWISE = {
    ("Accra", "Ga"): "beginning of Gabon and the Gambia, of two letters",
    ("Amman", "عمّان"): "Oman, without the sign of the doubled letter",
    ("Damascus", "Şam"): "beginning of Samoa without the cedilla",
    ("Harare", "Salisbury"): "prime minister of the United Kingdom",
    ("Juba", "Cuba"): "Cuba",
    ("Lome", "Rómẽ"): "Rome without accents",
    ("Rome", "Rim"): "“Rim” of associations of the Indian Ocean",
}
"""Names of capitals in other languages that mean something else first, and what."""
SAMPLE = 400


def rank_of(searcher: Searcher, query: str, iso3: str) -> int:
    found = [hit.address.page for hit in searcher.search(query, BEST).hits]
    where = address.country(iso3)
    return found.index(where) + 1 if where in found else 0


def test_every_capital_finds_its_country_first(searcher: Searcher, shipped_library: Library) -> None:
    named = [(one.name, one.iso3) for one in shipped_library.world.capitals.all]
    assert len(named) >= 231
    later = {(name, iso3): rank for name, iso3 in named if (rank := rank_of(searcher, name, iso3)) != 1}
    assert later == SECOND


def test_and_by_what_other_languages_call_it(searcher: Searcher, shipped_library: Library) -> None:
    capitals = {(one.form, one.iso3): one.name for one in shipped_library.world.capitals.all}
    abroad = [
        (capitals[folded(place), iso3], name, iso3)
        for iso3, place, names in shipped_library.places_of_countries()
        if (folded(place), iso3) in capitals
        for name in names
    ]
    assert len(abroad) > 10_000
    some = [one for one in abroad if one[:2] in OTHERWISE] + random.Random(1).sample(abroad, SAMPLE)
    missed = {(capital, name) for capital, name, iso3 in some if not rank_of(searcher, name, iso3)}
    assert missed == set(OTHERWISE)


@pytest.mark.parametrize("query", ["Ashgabat", "Ашхабад", "ashgabatt", "阿什哈巴德"])
def test_the_hit_shows_the_capital_and_leads_to_its_line(searcher: Searcher, query: str) -> None:
    first = searcher.search(query).hits[0]
    assert str(first.address) == "chancery:country/TKM#fact-capital"
    assert text_of(first.snippet) == "Capital: Ashgabat"
    assert [part.text for part in first.snippet if part.is_match] == ["Ashgabat"]


def test_of_several_capitals_each_is_marked_alone(searcher: Searcher) -> None:
    first = searcher.search("Sucre").hits[0]
    assert text_of(first.snippet) == "Capital: La Paz; Sucre"
    assert [part.text for part in first.snippet if part.is_match] == ["Sucre"]


@pytest.mark.parametrize("iso3", ["TKM", "USA", "ZAF"])
def test_the_lines_by_which_a_country_is_found_are_on_its_page(
    searcher: Searcher, shipped_library: Library, iso3: str
) -> None:
    (found,) = searcher.search(f'kind:country country:{iso3} "languages"').hits
    labels = {
        address.anchor_of_fact(one.label) for one in open_page(shipped_library, address.country(iso3)).document.facts
    }
    assert {"fact-capital", "fact-form-of-government", "fact-languages"} <= labels
    assert found.address.fragment == "fact-languages"


def test_a_beginning_finds_a_country_behind_what_begins_so_itself(searcher: Searcher) -> None:
    found = [str(hit.address) for hit in searcher.search("canb").hits]
    assert found[0] == "chancery:country/AUS#fact-capital"
    assert str(searcher.search("roman").hits[0].address) == "chancery:country/ROU"
