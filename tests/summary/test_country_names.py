"""The names of a country in all languages, on its page and on one of their own, as every writer shows them."""

import json

import pytest

from desktop.domain import address
from desktop.domain.prose import plain_text
from desktop.errors import UnknownNameError
from desktop.library.library import Library
from desktop.summary import to_html, to_json, to_markdown, to_text
from desktop.summary.document import Table
from desktop.summary.page import Page, open_page


@pytest.fixture(scope="module")
def names(figures_library: Library) -> Page:
    return open_page(figures_library, address.names("TKM"))


def test_the_page_of_a_country_has_its_names_in_official_languages_and_leads_to_all(figures_library: Library) -> None:
    page = open_page(figures_library, address.country("TKM"))
    (fact,) = [fact for fact in page.document.facts if fact.label == "Names"]
    own, every = (plain_text(value.inlines) for value in fact.values)
    assert own == "تركمانستان (Arabic), Туркменистан (Russian), Türkmenistan (Turkmen)"
    assert every == "names in 5 languages"
    assert str(address.names("TKM")) in to_markdown.write(page.document)
    assert [source.key for value in fact.values for source in value.sources] == ["cldr", "cldr"]


def test_a_country_without_names_of_the_set_has_no_such_line(figures_library: Library) -> None:
    assert "Names" not in [fact.label for fact in open_page(figures_library, address.country("ATA")).document.facts]
    page = open_page(figures_library, address.names("ATA"))
    assert plain_text(page.document.summary) == "This edition has no list of the names of Antarctica by language."


def test_the_page_of_names_lists_every_language_by_its_english_name(names: Page) -> None:
    official, every = [section for section in names.document.sections if isinstance(section.blocks[0], Table)]
    assert (official.heading, every.heading) == ("In official languages", "In all languages")
    assert isinstance(every.blocks[0], Table)
    rows = [tuple(plain_text(cell) for cell in row) for row in every.blocks[0].rows]
    assert rows == [
        ("Arabic", "ar", "تركمانستان"),
        ("French", "fr", "Turkménistan"),
        ("Russian", "ru", "Туркменистан"),
        ("Turkmen", "tk", "Türkmenistan"),
        ("Uzbek (Cyrillic)", "uz-Cyrl", "Туркманистон"),
    ]
    assert [str(step.address) for step in names.path][-2:] == ["chancery:country/TKM", "chancery:names/TKM"]


def test_other_names_by_which_a_country_is_found_stand_below(figures_library: Library) -> None:
    page = open_page(figures_library, address.names("CIV"))
    (others,) = [section for section in page.document.sections if section.heading == "Also found as"]
    assert "Ivory Coast" in str(others.blocks)
    assert "CIV" not in to_text.write(page.document, 80).partition("Also found as")[2].partition("Sources")[0]


def test_json_has_the_name_of_each_language(figures_library: Library, names: Page) -> None:
    expected = {
        "ar": "تركمانستان",
        "fr": "Turkménistan",
        "ru": "Туркменистан",
        "tk": "Türkmenistan",
        "uz-Cyrl": "Туркманистон",
    }
    assert json.loads(to_json.write(names))["names"] == expected
    assert json.loads(to_json.write(open_page(figures_library, address.country("TKM"))))["names"] == expected
    assert json.loads(to_json.write(open_page(figures_library, address.WORLD)))["names"] == {}


def test_names_from_right_to_left_stand_apart_from_what_is_around_them(names: Page) -> None:
    assert '<bdi lang="ar">تركمانستان</bdi>' in to_html.write(names.document)
    assert '<bdi lang="tk">Türkmenistan</bdi>' in to_html.write(names.document)
    assert "\u2068تركمانستان\u2069 |" in to_markdown.write(names.document)
    assert "\u2068" not in to_text.write(names.document, 80)


def test_there_are_no_names_of_a_country_that_is_none(figures_library: Library) -> None:
    with pytest.raises(UnknownNameError):
        open_page(figures_library, address.names("XXX"))


def test_names_that_stand_on_the_page_are_not_said_to_be_missing(shipped_library: Library) -> None:
    document = open_page(shipped_library, address.names("SUN")).document
    assert [section.heading for section in document.sections] == ["Also found as"]
    assert plain_text(document.summary).endswith("by language; other names that find it stand below.")
