"""Lines of a fixed width, whatever script is set in them."""

import textwrap

import pytest
import wcwidth
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop.domain.escaping import for_terminal
from desktop.summary.text_layout import padded, width_of, wrapped

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=120).map(for_terminal)


@pytest.mark.parametrize(("text", "width"), [("", 0), ("abc", 3), ("“–”", 3), ("土库曼", 6), ("u\u0308", 1)])
def test_width_is_counted_in_cells(text: str, width: int) -> None:
    assert width_of(text) == width


def test_words_are_broken_between_and_joined_by_no_break_spaces() -> None:
    assert list(wrapped("one two three", 8, "- ", "  ")) == ["- one", "  two", "  three"]
    assert list(wrapped("one two\u00a0three four", 10)) == ["one", "two\u00a0three", "four"]
    assert list(wrapped("", 10)) == []


def test_a_word_wider_than_a_line_is_cut() -> None:
    assert list(wrapped("abcdefghij", 4)) == ["abcd", "efgh", "ij"]
    assert list(wrapped("土库曼斯坦", 4)) == ["土库", "曼斯", "坦"]


@example("\U000e0000", 8)
@example("a \u0301 b", 8)
@settings(deadline=None, max_examples=200)
@given(texts, st.integers(8, 60))
def test_no_line_is_wider_than_asked_and_no_word_is_lost(text: str, width: int) -> None:
    lines = list(wrapped(text, width, "- ", "  "))
    assert all(width_of(line) <= width for line in lines)
    assert "".join(line[2:] for line in lines).replace(" ", "") == text.replace(" ", "")


@given(st.lists(st.text("abcdé–1,", min_size=1, max_size=8), min_size=1, max_size=40), st.integers(12, 40))
def test_lines_break_where_the_standard_library_breaks_them(words: list[str], width: int) -> None:
    text = " ".join(words)
    by_hand = textwrap.wrap(text, width, initial_indent="  • ", subsequent_indent="    ", break_on_hyphens=False)
    assert list(wrapped(text, width, "  • ", "    ")) == by_hand


@settings(deadline=None, max_examples=200)
@given(texts)
def test_width_is_that_of_the_terminal(text: str) -> None:
    cells = wcwidth.wcswidth(text)
    assert width_of(text) == cells or cells < 0


def test_padding_fills_up_to_the_width_and_never_cuts() -> None:
    assert padded("土", 4) == "土  "
    assert padded("abcdef", 4) == "abcdef"
