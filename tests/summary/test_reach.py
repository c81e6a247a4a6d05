"""What a page says of how far it reaches: until when its sets are, and what is not recorded."""

import pytest

from desktop.domain.address import parse
from desktop.domain.days import typed_days
from desktop.domain.prose import NoteBlock, plain_text
from desktop.library.library import Library
from desktop.summary.document import Document, Table
from desktop.summary.page import open_page
from desktop.summary.period import Period, within
from desktop.summary.set_ends import where_sets_end


def document(library: Library, where: str) -> Document:
    return open_page(library, parse(f"chancery:{where}")).document


def notes(shown: Document, heading: str) -> str:
    (section,) = [one for one in shown.sections if one.heading == heading]
    return " ".join(plain_text(block.inlines) for block in section.blocks if isinstance(block, NoteBlock))


def later_than(typed: str) -> Period:
    return Period(typed_days(typed).first)


def fact(shown: Document, label: str) -> str:
    return "; ".join(plain_text(value.inlines) for one in shown.facts if one.label == label for value in one.values)


@pytest.mark.parametrize("where", ["relation/RUS/UKR", "relation/FRA/DEU", "country/USA", "country/SUN"])
def test_events_of_sets_say_where_their_sets_end(shipped_library: Library, where: str) -> None:
    said = notes(document(shipped_library, where), "Key dates")
    assert "2003 for wars between states, 2014 for militarized disputes and 2018 for obligations of alliance" in said


def test_events_that_people_wrote_have_no_end(shipped_library: Library) -> None:
    assert "reach to" not in notes(document(shipped_library, "country/TKM"), "Key dates")
    assert where_sets_end(shipped_library.events(["ev-unga95"])) == ""


def test_a_country_says_with_whom_its_written_events_are(shipped_library: Library) -> None:
    assert "events with Turkmenistan." in notes(document(shipped_library, "country/USA"), "Key dates")
    assert "events with" not in notes(document(shipped_library, "country/SUN"), "Key dates")
    assert "events with" not in notes(document(shipped_library, "country/TKM"), "Key dates")


def test_a_pair_between_which_all_was_written_of_another_says_of_whom(shipped_library: Library) -> None:
    said = notes(document(shipped_library, "relation/KAZ/UZB"), "Key dates")
    assert "Those written for this edition are events with Turkmenistan." in said
    assert "events with" not in notes(document(shipped_library, "relation/KAZ/TKM"), "Key dates")
    later = within(shipped_library, open_page(shipped_library, parse("chancery:relation/IND/PAK")), later_than("2016"))
    assert "It was written for this edition, as an event with Turkmenistan." in notes(later.document, "Key dates")


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("relation/FRA/DEU", "each had an embassy in the other as of November 2021"),
        ("relation/IND/PAK", "each had a high commission in the other as of November 2021"),
        ("relation/GBR/AUS", "each had a high commission in the other as of November 2021"),
        (
            "relation/ARG/VAT",
            "Argentina had an embassy to the Holy See and the Holy See had an apostolic nunciature in Argentina as of",
        ),
        ("relation/FRA/VAT", "the Holy See had an apostolic nunciature in France as of November 2021"),
        ("relation/CHN/TWN", "not recorded: neither since when"),
        ("relation/TUV/TCD", "not recorded: neither since when, nor in what state, nor whether there are any"),
    ],
)
def test_a_pair_without_an_article_says_that_its_relations_are_not_recorded(
    shipped_library: Library, where: str, said: str
) -> None:
    assert said in fact(document(shipped_library, where), "Diplomatic relations")


def test_a_pair_with_an_article_says_since_when_alone(shipped_library: Library) -> None:
    told = fact(document(shipped_library, "relation/TKM/AFG"), "Diplomatic relations")
    assert told
    assert "not recorded" not in told


def test_a_pair_of_which_no_event_is_recorded_says_so(shipped_library: Library) -> None:
    assert notes(document(shipped_library, "relation/TUV/TCD"), "Key dates") == "No event of the two is recorded."


def test_missions_of_the_data_set_are_told_as_of_its_month(shipped_library: Library) -> None:
    shown = document(shipped_library, "relation/RUS/UKR")
    assert "had missions with each other as of November 2021" in plain_text(shown.summary)
    assert "as of November 2021" in notes(shown, "Missions")


@pytest.mark.parametrize("key", ["OTS", "UN", "G77"])
def test_an_organization_does_not_claim_to_list_all_that_take_part(shipped_library: Library, key: str) -> None:
    shown = document(shipped_library, f"organization/{key}")
    assert "A country that is not listed is not recorded" in notes(shown, "Countries")


def test_an_article_on_an_organization_says_from_whose_side_it_is_told(shipped_library: Library) -> None:
    assert document(shipped_library, "organization/UN").subtitle == "Organization, told from the side of Turkmenistan"
    assert document(shipped_library, "organization/OPEC").subtitle == "Organization"


def test_a_pair_is_titled_in_the_order_asked_for(shipped_library: Library) -> None:
    assert document(shipped_library, "relation/FRA/DEU").title == "France and Germany"
    assert document(shipped_library, "relation/DEU/FRA").title == "Germany and France"
    assert plain_text(document(shipped_library, "relation/FRA/DEU").summary).startswith("France and Germany share")


def test_the_page_of_the_united_nations_has_both_observers_and_a_year_of_every_member(shipped_library: Library) -> None:
    shown = document(shipped_library, "organization/UN")
    (table,) = (
        block
        for section in shown.sections
        if section.heading == "Countries"
        for block in section.blocks
        if isinstance(block, Table)
    )
    rows = {plain_text(name): (plain_text(status).strip(), plain_text(since)) for name, status, since in table.rows}
    assert [name for name, (status, _) in rows.items() if status == "observer"] == ["Holy See", "Palestine"]
    assert [name for name, (status, since) in rows.items() if status == "member" and not since] == []
    assert (rows["Germany"][1], rows["India"][1], rows["Ukraine"][1]) == ("by 1973", "by 1946", "by 1946")
    assert "it is the year of that vote" in notes(shown, "Countries")
