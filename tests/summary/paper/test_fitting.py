"""Briefs are filled by estimates: how near these are, what is filled, and what happens where they fail."""

from __future__ import annotations

from statistics import fmean
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import address
from desktop.domain.prose import Paragraph, Text
from desktop.library.library import Library
from desktop.summary.document import PageSection
from desktop.summary.page import open_page
from desktop.summary.paper import fitting
from desktop.summary.paper.filling import Filling, Form
from desktop.summary.paper.fitting import fitted
from desktop.summary.paper.glyphs import Glyphs
from desktop.summary.paper.heights import Space, section_heights
from desktop.summary.paper.nodes import Nodes
from desktop.summary.paper.sections import LEVELS, Section, item, section
from desktop.summary.paper.shown import in_columns
from desktop.summary.paper.typeset import PaperError, Setting
from desktop.summary.paper.widths import Lines, ems, words_of
from desktop.summary.to_pdf import Brief, Paper, Wish, values_of

NODES = Nodes(Glyphs())
SOME = ("TKM", "DEU", "UKR", "KEN", "JPN", "PER", "VUT", "TWN", "GRL", "XKX", "SUN", "ESP", "NOR", "MEX")
SPACE = Space(510.0, 754.0)
RATIOS = (1.0, 1.0, 1.0, 1.0)
RUNS = st.text(st.sampled_from("aeinrst E-–/,.(1990) \u00a0"), max_size=200)


def made(kind: str, heading: str, texts: list[str], least: int = 0) -> list[Section]:
    items = [item(NODES, *[(Text(text),)] * (2 if kind == "facts" else 1)) for text in texts]
    return section(kind, heading, items, len(items), least, nodes=NODES)


def brief(left: list[Section], right: list[Section], **values: Any) -> dict[str, Any]:
    head = {"keys": [], "second": [], "third": "", "cited": [], "globe-cited": []}
    empty = {"below": [], "lead": [], "lead-keys": [], "strip": None, "sources": {}, "pages": 1, "notes": None}
    told = {"title": "A", "description": "", "edition": "", "cite": "", "licence": "", "remark": "", "paper": "a4"}
    return {"head": head, "left": left, "right": right, **empty, **told, "colour": True, **values}


def pages(parts: tuple[float, ...]) -> tuple[float, ...]:
    return (max(parts[:2]) + parts[2] + parts[3],)


@given(text=RUNS, width=st.floats(5, 60))
def test_lines_hold_all_words_and_are_no_more_than_words(text: str, width: float) -> None:
    words = words_of(NODES.run((Text(text),)))
    whole = sum(wide for wide, _, _ in words)
    count = Lines(width).add(words).count
    assert count >= whole / width - 1e-6
    if all(wide <= width for wide, _, _ in words):
        assert count <= max(1, len(words))


@pytest.mark.parametrize(("wide", "count"), [(5.0, 1), (10.0, 1), (15.0, 2), (25.0, 3)])
def test_a_word_wider_than_a_line_takes_the_lines_that_it_needs(wide: float, count: int) -> None:
    assert Lines(10).add([(wide, 0.0, 0)]).count == count


@pytest.mark.parametrize(
    ("text", "wide"), [("", 0.0), ("nn", 1.28), ("\u571f\u5e93\u66fc", 3.0), ("\u2013", 0.47), ("\u0e01", 0.57)]
)
def test_signs_are_as_wide_as_those_of_their_script(text: str, wide: float) -> None:
    assert ems(NODES.run((Text(text),))) == pytest.approx(wide, abs=0.01)


@given(text=RUNS, width=st.floats(5, 60), indent=st.floats(0, 2))
def test_words_set_in_two_goes_take_the_lines_of_one(text: str, width: float, indent: float) -> None:
    words = words_of(NODES.run((Text(text),)))
    half = len(words) // 2
    begun = Lines(width, indent).add(words[:half])
    before = begun.count
    assert begun.copy().add(words[half:]).count == Lines(width, indent).add(words).count
    assert begun.count == before


@given(texts=st.lists(RUNS, min_size=1, max_size=8), kind=st.sampled_from(["facts", "text", "bullets", "run", "table"]))
def test_a_section_is_no_shorter_with_one_item_more(texts: list[str], kind: str) -> None:
    for one in made(kind, "Heading", texts):
        heights = section_heights(one, 190.0)
        assert len(heights) == len(one["items"]) + 1
        # The last name of a run takes the place of the count of others.
        grown = heights[:-1] if kind == "run" else heights
        assert grown == sorted(grown)


@given(
    left=st.lists(st.lists(RUNS, min_size=1, max_size=9), max_size=4),
    right=st.lists(st.lists(RUNS, min_size=1, max_size=9), max_size=4),
    room=st.floats(100, 700),
)
def test_a_page_is_filled_until_no_section_finds_room(
    left: list[list[str]], right: list[list[str]], room: float
) -> None:
    data = brief(*([one for texts in side for one in made("facts", "H", texts)] for side in (left, right)))
    filling = Filling(data, SPACE, lists_sources=True)
    shown = filling.filled(RATIOS, room, pages)
    assert pages(filling.estimates(shown))[0] <= room
    for part, sections in enumerate(filling.parts):
        for place, one in enumerate(sections):
            if shown[part][place] == one["caps"][0]:
                continue
            more = [list(counts) for counts in shown]
            more[part][place] += 1
            assert pages(filling.estimates(tuple(map(tuple, more))))[0] > room


def test_levels_are_from_the_richest_to_the_poorest() -> None:
    filling = Filling(brief(made("facts", "H", ["a"] * 9, least=2), []), SPACE, lists_sources=True)
    counts = [filling.at_level(level)[0][0] for level in range(LEVELS)]
    assert (counts[0], counts[-1]) == (9, 2)
    assert counts == sorted(counts, reverse=True)


def test_what_is_guessed_is_near_what_is_laid_out(shipped_library: Library) -> None:
    ratios = []
    for code in SOME:
        wish = Wish(Brief.ONE_PAGE, Paper.LETTER if len(ratios) % 4 else Paper.A4)
        one = fitting._Fitting(values_of(shipped_library, open_page(shipped_library, address.country(code)), wish).data)
        laid_out = one._filled()
        guessed = one._filling.estimates(laid_out.form.shown)
        ratios += [real / guess for real, guess in zip(laid_out.parts[:2], guessed[:2], strict=True) if guess]
    assert 0.98 <= fmean(ratios) <= 1.02
    assert all(0.92 <= ratio <= 1.08 for ratio in ratios), ratios


def test_most_briefs_are_laid_out_once(shipped_library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[dict[str, Any]] = []

    class Counted(Setting):
        def __init__(self, template: str, data: dict[str, Any]) -> None:
            made.append(data)
            super().__init__(template, data)

    monkeypatch.setattr(fitting, "Setting", Counted)
    for code in SOME:
        values_of(shipped_library, open_page(shipped_library, address.country(code)), Wish(Brief.ONE_PAGE)).setting()
    assert len(SOME) <= len(made) <= len(SOME) * 1.5


def test_a_form_that_was_too_long_is_not_the_print(shipped_library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting, "_FIRST_SPARE", -60.0)
    page = open_page(shipped_library, address.country("TKM"))
    one = fitting._Fitting(values_of(shipped_library, page, Wish(Brief.ONE_PAGE)).data)
    printed = one.fitted()
    first, *others = one._tried.values()
    assert not one._fits(first)
    assert printed in [trial.setting for trial in others if one._fits(trial)]


@pytest.mark.parametrize("lines", [2, 60, 1420])
def test_notes_of_any_length_leave_the_columns_on_the_page(shipped_library: Library, lines: int) -> None:
    notes = PageSection("The reader\u2019s own notes", tuple(Paragraph((Text("I saw."),)) for _ in range(lines)))
    page = open_page(shipped_library, address.country("TKM"))
    one = fitting._Fitting(values_of(shipped_library, page, Wish(Brief.ONE_PAGE, notes=notes)).data)
    one.fitted()
    assert one._notes >= 0
    assert (one._notes == 0) == (lines > 2)
    best = one._filled()
    assert best.fixed + max(best.left, best.right) + best.sources <= one._space.height


def test_a_page_that_no_form_fits_is_refused() -> None:
    data = brief(made("text", "H", ["A long sentence of words. " * 400], least=1), [])
    with pytest.raises(PaperError, match="even the shortest form"):
        fitted(data)


def test_a_form_tells_what_it_leaves_out() -> None:
    left = [*made("facts", "First", ["a"] * 4, least=1), *made("facts", "Second", ["b"] * 3)]
    filling = Filling(brief(left, []), SPACE, lists_sources=True)
    from desktop.summary.paper.shown import values_shown

    told = values_shown(brief(left, []), filling, Form(((1, 0), (), ())))
    assert told["left-out"] == " Counts such as “3 more”: told in the full summary. Left out for want of room: Second."
    assert [one and one["more"] for one in told["left"]] == [3, None]
    assert values_shown(brief(left, []), filling, Form(((4, 3), (), ())))["left-out"] == ""


@given(lengths=st.lists(st.integers(0, 300), max_size=40))
def test_sources_stand_in_two_columns_of_about_one_length(lengths: list[int]) -> None:
    listed = [(str(number), {"line": "x" * length}) for number, length in enumerate(lengths)]
    columns = in_columns(listed)
    assert [one for column in columns for one in column] == listed
    assert len(columns) == (2 if len(listed) > 3 else 1 if listed else 0)
    if len(columns) == 2:
        first, second = (sum(len(one["line"]) + 5 for _, one in column) for column in columns)
        assert abs(first - second) <= max(lengths) + 5
