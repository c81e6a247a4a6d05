"""Heads of state and government are read with their titles, without the capitals of the Factbook, or refused."""

import pytest

from desktop.datasets.crosswalk import DatasetError
from desktop.datasets.factbook_heads import heads, in_small_letters
from desktop.datasets.factbook_profiles import Profile
from desktop.library.library import Library


def read(state: str, government: str = "", gec: str = "XX") -> list[tuple[str, str, str]]:
    parts = {"chief of state": {"text": state}, "head of government": {"text": government}}
    return list(heads(Profile(gec, "xx.json", {"Government": {"Executive branch": parts}})))


def test_title_name_and_since_when_are_told_apart() -> None:
    assert read("King FREDERIK X (since 14 January 2024)", "Prime Minister Mette FREDERIKSEN (since June 2019)") == [
        ("head-of-state", "King Frederik X", "since 14 January 2024"),
        ("head-of-government", "Prime Minister Mette Frederiksen", "since June 2019"),
    ]
    assert read("", "President Denis SASSOU-Nguesso (since 1997)") == [
        ("head-of-government", "President Denis Sassou-Nguesso", "since 1997")
    ]
    assert read("") == []


def test_who_represents_a_head_of_state_is_named_with_it() -> None:
    text = "King CHARLES III (since 8 September 2022); represented by Governor General Mary SIMON (since 26 July 2021)"
    assert read(text)[0][1:] == (
        "King Charles III",
        "since 8 September 2022; represented by Governor General Mary Simon",
    )


@pytest.mark.parametrize(
    "text",
    ["President", "President A B", "A B (since 2020); C D (since 2021)", "President A B (since the last election)"],
)
def test_a_text_of_another_form_is_refused(text: str) -> None:
    with pytest.raises(DatasetError, match=r"^xx\.json: .*is not one holder with a date.*add a reviewed reading"):
        read(text)


def test_a_reviewed_reading_is_taken_as_long_as_the_text_is_the_one_read() -> None:
    assert read("President (vacant)", gec="HA") == [("head-of-state", "President (vacant)", "")]
    with pytest.raises(DatasetError, match="no longer has"):
        read("President A B (since 2027)", gec="HA")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("President XI Jinping", "President Xi Jinping"),
        ("King CARL XVI Gustaf", "King Carl XVI Gustaf"),
        ("Tuimaleali'IFANO Sualauvi II", "Tuimaleali'ifano Sualauvi II"),
        ("TUIMALEALI'IFANO", "Tuimaleali'ifano"),
        ("Michelle O'NEILL", "Michelle O'Neill"),
        ("Mary McALEESE", "Mary McAleese"),
        ("Muhammad al-BASHIR", "Muhammad al-Bashir"),
        ("President Donald J. TRUMP", "President Donald J. Trump"),
        ("UK High Commissioner Iona THOMAS", "UK High Commissioner Iona Thomas"),
        ("Faustin-Archange TOUADÉRA", "Faustin-Archange Touadéra"),
    ],
)
def test_names_lose_the_capitals_by_which_a_person_is_called(written: str, said: str) -> None:
    assert in_small_letters(written) == said


def test_no_head_of_the_shipped_table_is_left_in_capitals(shipped_library: Library) -> None:
    told = [
        one.value
        for country in shipped_library.countries()
        for one in shipped_library.world.figures(country.iso3)
        if one.property.startswith("head-of-")
    ]
    assert len(told) > 450
    shouted = {
        word
        for value in told
        for word in value.translate({45: " ", 44: " "}).split()
        if len(word) > 3 and word.isupper()
    }
    assert shouted == set()
