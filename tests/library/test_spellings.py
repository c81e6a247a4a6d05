"""Names in every language: each spelling once, found from each of its words."""

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.folding import folded
from desktop.library.library import Library
from desktop.library.spellings import Spelling, spellings, starts

ROWS = [
    ("TKM", "fr", "Turkménistan", ""),
    ("TKM", "zu", "i-Turkmenistan", ""),
    ("TKM", "de", "Turkmenistan", ""),
    ("TKM", "af", "Turkmenistan", ""),
    ("TKM", "tk", "Türkmenistan", "yes"),
    ("COG", "pl", "Republika Konga", ""),
    ("COG", "cs", "Konga", ""),
]


def test_a_spelling_stands_once_with_its_languages_the_commonest_first() -> None:
    assert list(spellings(ROWS)) == [
        Spelling("COG", 0, "Konga", "cs", ""),
        Spelling("COG", 1, "Republika Konga", "pl", ""),
        Spelling("TKM", 0, "Turkmenistan", "af de", ""),
        Spelling("TKM", 1, "Turkménistan", "fr", ""),
        Spelling("TKM", 2, "Türkmenistan", "tk", "tk"),
        Spelling("TKM", 3, "i-Turkmenistan", "zu", ""),
    ]


def test_names_that_fold_alike_are_found_once() -> None:
    found = list(starts(spellings(ROWS), set()))
    assert found == [
        ("konga", "COG", 0),
        ("republika konga", "COG", 1),
        ("turkmenistan", "TKM", 0),
        ("i turkmenistan", "TKM", 3),
    ]


def test_what_is_found_already_is_left_out_but_a_whole_name_never_for_a_part_of_another() -> None:
    named = {("TKM", "turkmenistan"), ("COG", "republic of konga")}
    assert list(starts(spellings(ROWS), named)) == [
        ("konga", "COG", 0),
        ("republika konga", "COG", 1),
        ("i turkmenistan", "TKM", 3),
    ]


names = st.tuples(st.sampled_from(["AAA", "BBB"]), st.sampled_from(["de", "fr", "zu"]), st.text("aäbc -’", max_size=9))


@settings(deadline=None, max_examples=200)
@given(st.lists(names, unique_by=lambda row: row[:2]))
def test_every_name_is_found_from_each_of_its_words(rows: list[tuple[str, str, str]]) -> None:
    found = list(starts(spellings([(*row, "") for row in rows]), set()))
    assert len({(start, iso3) for start, iso3, _ in found}) == len(found)
    for iso3, _, name in rows:
        words = folded(name).split()
        assert {" ".join(words[place:]) for place in range(len(words))} <= {
            text for text, code, _ in found if code == iso3
        }


def test_a_library_tells_the_names_of_a_country_by_language(figures_library: Library) -> None:
    told = {tag: one.name for one in figures_library.spellings("TKM") for tag in one.languages.split()}
    assert told == {
        "ar": "تركمانستان",
        "fr": "Turkménistan",
        "ru": "Туркменистан",
        "tk": "Türkmenistan",
        "uz-Cyrl": "Туркманистон",
    }
    assert figures_library.language_names()["uz-Cyrl"] == "Uzbek (Cyrillic)"
    assert figures_library.spellings("ATA") == []
