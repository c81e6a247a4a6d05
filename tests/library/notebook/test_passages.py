"""A marked passage is found again where it was meant, although the text around it changed."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.library.notebook.passages import CONTEXT, find_passage


@given(st.text(), st.text(min_size=1).filter(str.strip), st.text())
def test_a_passage_is_found_in_its_own_text(before: str, quote: str, after: str) -> None:
    text = before + quote.strip() + after
    found = find_passage(text, quote, before[-CONTEXT:], after[:CONTEXT])
    assert found is not None
    assert text[slice(*found)].split() == quote.split()


def test_of_several_places_the_one_with_the_same_surroundings_is_taken() -> None:
    text = "Gas to China rose. Gas to Iran fell. Then gas again: Gas to Turkey."
    found = find_passage("New lead. " + text, "Gas to", "fell. Then gas again: ", " Turkey.")
    assert found is not None
    assert ("New lead. " + text)[found[0] :] == "Gas to Turkey."


def test_other_breaks_of_lines_do_not_hide_a_passage() -> None:
    assert find_passage("one\u00a0two\nthree", "one two three", "", "") == (0, 13)


def test_what_is_no_longer_there_is_not_found() -> None:
    assert find_passage("text", "gone", "", "") is None
    assert find_passage("text", " ", "", "") is None
