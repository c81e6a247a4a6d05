"""Names as they stand in a sentence."""

import pytest

from desktop.domain.naming import at_start, enumerated, in_sentence, possessive, title_of


@pytest.mark.parametrize(
    "name",
    [
        *("United States", "Netherlands", "Gambia", "Holy See", "Soviet Union", "Caribbean", "Isle of Man"),
        *("Marshall Islands", "Central African Republic", "Congo (Democratic Republic)", "Caribbean Netherlands"),
        *("French Southern Territories", "British Indian Ocean Territory", "U.S. Virgin Islands", "Philippines"),
    ],
)
def test_some_names_take_an_article(name: str) -> None:
    assert in_sentence(name) == f"the {name}"
    assert at_start(name) == f"The {name}"


@pytest.mark.parametrize(
    "name",
    [
        *("France", "Côte d’Ivoire", "Saint Kitts and Nevis", "South Georgia and South Sandwich Islands", "Dominica"),
        *("Bosnia and Herzegovina", "Czechia", "Western Asia", "Southern Asia", "East Germany", "Palestine", ""),
    ],
)
def test_others_take_none(name: str) -> None:
    assert in_sentence(name) == at_start(name) == name


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "b and c", "d"], "a, b and c, and d"),
    ],
)
def test_words_are_enumerated_as_one_says_them(parts: list[str], said: str) -> None:
    assert enumerated(parts) == said


def test_a_title_names_the_second_country_as_a_sentence_does() -> None:
    assert title_of(["Gambia"]) == "Gambia"
    assert title_of(iter(["United States", "Gambia"])) == "United States and the Gambia"
    assert title_of(["Svalbard and Jan Mayen", "Norway"]) == "Svalbard and Jan Mayen, and Norway"


def test_what_a_country_of_plural_name_owns_has_no_second_s() -> None:
    assert possessive("the Cook Islands") == "the Cook Islands’"
    assert possessive("the Netherlands") == "the Netherlands’s"
    assert possessive("Honduras") == "Honduras’s"
