"""A chart in characters and words, and in what each writer makes of it."""

import json
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain import address
from desktop.summary import to_html, to_json, to_markdown, to_text
from desktop.summary.charts import by_decade, in_words, percent, sparkline
from desktop.summary.document import Chart, ChartPoint, Document, PageSection
from desktop.summary.page import Page
from desktop.summary.text_layout import width_of

AGREED = Chart(
    "Share of the same vote by year",
    "roll calls",
    (ChartPoint(1946, 0.0, 43), ChartPoint(1947, 0.5, 38), ChartPoint(1965, 0.25, 4), ChartPoint(1966, 1.0, 49)),
)
WORDS = "1946–1966; lowest 0 per cent in 1946, highest 100 per cent in 1966 (years with 10 roll calls or more)"
charts = st.dictionaries(
    st.integers(1900, 2030), st.tuples(st.floats(0, 1), st.integers(1, 500)), min_size=1, max_size=60
).map(lambda years: Chart("Shares", "cases", tuple(ChartPoint(year, *years[year]) for year in sorted(years))))


def page_of(chart: Chart) -> Page:
    section = PageSection("Voting", (chart,))
    return Page(Document(address.relation("CIV", "LIE"), "A pair", "Relation", (), (), (section,), (), ""), (), ())


def test_a_bar_grows_with_the_share_and_a_gap_stands_for_years_without() -> None:
    assert sparkline(AGREED) == "▁▅ ▃█"
    assert sparkline(Chart("", "", ())) == ""
    eighths = tuple(ChartPoint(2000 + number, number / 8, 1) for number in range(9))
    assert sparkline(Chart("", "", eighths)) == "▁▂▃▄▅▆▇██"


@settings(max_examples=100, deadline=None)
@given(charts)
def test_every_year_has_a_bar_and_a_higher_share_never_a_lower_one(chart: Chart) -> None:
    bars = sparkline(chart).replace(" ", "")
    assert len(bars) == len(chart.points)
    ordered = sorted(zip((point.share for point in chart.points), bars, strict=True))
    assert [bar for _, bar in ordered] == sorted(bars)
    years = [point.year for point in chart.points]
    gaps = sum(later - earlier > 1 for earlier, later in pairwise(years))
    assert sparkline(chart).count(" ") == gaps


def test_words_name_first_and_last_year_and_the_extremes() -> None:
    assert in_words(AGREED) == WORDS
    assert in_words(Chart("", "", ())) == "no year"


def test_of_equal_extremes_the_earliest_year_is_named() -> None:
    even = Chart("", "", tuple(ChartPoint(year, 0.5, 10) for year in (1990, 1991, 1992)))
    assert in_words(even) == "1990–1992; lowest 50 per cent in 1990, highest 50 per cent in 1990"


def test_a_year_of_few_cases_is_neither_the_lowest_nor_the_highest() -> None:
    points = (ChartPoint(2018, 0.6, 10), ChartPoint(2019, 0.7, 80), ChartPoint(2020, 0.0, 9))
    said = in_words(Chart("", "roll calls", points))
    assert (
        said == "2018–2020; lowest 60 per cent in 2018, highest 70 per cent in 2019 (years with 10 roll calls or more)"
    )
    assert in_words(Chart("", "roll calls", points[2:])) == "2020; no year has 10 roll calls"


@pytest.mark.parametrize(("share", "words"), [(0, "0 per cent"), (0.8364, "84 per cent"), (1, "100 per cent")])
def test_a_share_is_a_whole_number_of_per_cent(share: float, words: str) -> None:
    assert percent(share) == words


def test_a_decade_weighs_its_years_by_their_cases() -> None:
    assert by_decade(AGREED) == (
        ("1940s", ChartPoint(1940, 19 / 81, 81)),
        ("1960s", ChartPoint(1960, 50 / 53, 53)),
    )
    assert by_decade(Chart("", "", (ChartPoint(1999, 0.0, 0),))) == (("1990s", ChartPoint(1990, 0.0, 0)),)


@settings(max_examples=100, deadline=None)
@given(charts)
def test_decades_keep_all_cases_and_lie_between_the_extremes(chart: Chart) -> None:
    decades = by_decade(chart)
    assert sum(point.cases for _, point in decades) == sum(point.cases for point in chart.points)
    shares = [point.share for point in chart.points]
    assert all(min(shares) - 1e-9 <= point.share <= max(shares) + 1e-9 for _, point in decades)


@pytest.mark.parametrize("width", [40, 80, 100])
def test_text_has_words_and_bars_within_its_width(width: int) -> None:
    points = tuple(ChartPoint(year, 0.5, 10) for year in range(1946, 2021))
    lines = to_text.write(page_of(Chart("Share of the same vote by year", "roll calls", points)).document, width)
    assert all(width_of(line) <= width for line in lines.splitlines())
    assert "Share of the same vote by year, 1946–2020;" in " ".join(lines.split())
    assert lines.count("▅") == len(points)


def test_markdown_has_words_and_bars_in_one_line() -> None:
    assert f"Share of the same vote by year, {WORDS}: `▁▅ ▃█`" in to_markdown.write(page_of(AGREED).document)


def test_json_has_the_words_in_the_text_of_the_section() -> None:
    (section,) = json.loads(to_json.write(page_of(AGREED)))["sections"]
    assert section["text"] == f"Share of the same vote by year, {WORDS}"


class Drawing(HTMLParser):
    """The bars of a page of HTML, and the texts of its caption and tips."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.bars: list[dict[str, str | None]] = []
        self.label = ""
        self.said: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append(tag)
        if tag == "rect":
            self.bars.append(dict(attrs))
        if tag == "svg":
            self.label = dict(attrs)["aria-label"] or ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self.said.setdefault(self._open[-1], []).append(data)


def test_html_draws_a_bar_a_year_that_stands_on_the_ground() -> None:
    drawn = Drawing(to_html.write(page_of(AGREED).document))
    assert [(bar["x"], bar["y"], bar["height"]) for bar in drawn.bars] == [
        ("1", "100", "0"),
        ("11", "50", "50"),
        ("191", "75", "25"),
        ("201", "0", "100"),
    ]
    assert drawn.label == f"Share of the same vote by year, {WORDS}"
    assert f"Share of the same vote by year, {WORDS}" in drawn.said["figcaption"]
    assert "1965: 25 per cent of 4 roll calls" in drawn.said["title"]


@pytest.mark.parametrize(
    "write",
    [
        lambda page: to_text.write(page.document),
        lambda page: to_markdown.write(page.document),
        lambda page: to_html.write(page.document),
        to_json.write,
    ],
)
def test_a_chart_without_years_says_so_everywhere(write: Callable[[Page], str]) -> None:
    assert "Share of nothing, no year" in write(page_of(Chart("Share of nothing", "cases", ())))


def test_a_hostile_caption_is_shown_as_text() -> None:
    hostile = Chart("<script>alert(1)</script>\x1b[2J", '"><b>', (ChartPoint(2000, 0.5, 1),))
    html = to_html.write(page_of(hostile).document)
    assert "<script>alert" not in html
    assert '"><b>' not in html
    assert "\x1b" not in to_text.write(page_of(hostile).document)
