"""Snippets: the right paragraph, cut at words, with matches told apart whatever their accents."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.escaping import plain
from desktop.library.search.snippets import Part, snippet, text_of


def matches(parts: tuple[Part, ...]) -> list[str]:
    return [part.text for part in parts if part.is_match]


def test_the_paragraph_with_most_of_the_words_is_shown() -> None:
    lines = ["On gas alone.", "Gas goes to China.", "China alone."]
    assert text_of(snippet(lines, ["gas", "china"])) == "Gas goes to China."


def test_accents_and_beginnings_match() -> None:
    assert matches(snippet(["Bridges at Türkmenabat, of Turkmen make"], ["turkmen"])) == ["Türkmenabat", "Turkmen"]


def test_a_long_paragraph_is_cut_at_words_around_the_match() -> None:
    parts = snippet([f"{'before ' * 40}needle{' after' * 40}"], ["needle"])
    text = text_of(parts)
    assert text.startswith("…before")
    assert text.endswith("after…")
    assert matches(parts) == ["needle"]
    assert len(text) <= 170


def test_markup_and_controls_are_text_or_nothing() -> None:
    assert text_of(snippet(["<b>x</b> \x1b[31mred\u202e needle"], ["needle"])) == "<b>x</b> [31mred needle"


@given(st.lists(st.text(max_size=400), max_size=4), st.lists(st.text("abcä 土", min_size=1, max_size=4), max_size=3))
def test_a_snippet_is_a_part_of_one_paragraph(lines: list[str], wanted: list[str]) -> None:
    text = text_of(snippet(lines, wanted))
    assert any(text.removeprefix("…").removesuffix("…") in plain(line) or text in plain(line) for line in [*lines, ""])
