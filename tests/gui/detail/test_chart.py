"""The picture of a chart: drawn in both themes, at any size, with bars as high as the shares."""

import pytest
from PySide6.QtGui import QColor, QFont, QImage
from pytestqt.qtbot import QtBot

from desktop.domain import address
from desktop.gui.detail.chart import charts_of, draw
from desktop.gui.detail.rich_text import CHART_TYPE, Type, chart_size
from desktop.gui.theme import DARK, LIGHT, Theme
from desktop.library.library import Library
from desktop.summary.document import Bar, BarChart, BarGroup, Chart, ChartPoint
from desktop.summary.page import open_page

AGREED = Chart(
    "Share of the same vote by year",
    "roll calls",
    tuple(ChartPoint(year, (year - 1946) / 74, 10) for year in range(1946, 2021)),
)
themes = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def picture(chart: Chart, theme: Theme, width: int = 600, height: int = 160, ratio: float = 1.0) -> QImage:
    return draw(chart, theme, QFont("Noto Sans", 9), width, height, ratio)


def inked(image: QImage, colour: str, x: int) -> int:
    """How many pixels of a column have exactly this colour."""
    wanted = QColor(colour)
    return sum(image.pixelColor(x, y) == wanted for y in range(image.height()))


def columns(image: QImage, colour: str) -> list[int]:
    """How many pixels of each column have exactly this colour."""
    return [inked(image, colour, x) for x in range(image.width())]


def blank(image: QImage) -> bool:
    return all(image.pixelColor(x, y).alpha() == 0 for x in range(image.width()) for y in range(image.height()))


@themes
def test_bars_have_the_colour_of_the_theme_and_rise_with_the_shares(qtbot: QtBot, theme: Theme) -> None:
    bars = columns(picture(AGREED, theme), theme.accent)
    left, right = max(bars[60:150]), max(bars[-100:])
    assert 0 < left < right
    assert right > 100, "the highest bar does not fill the plot"


@themes
def test_the_scale_is_drawn_in_the_quiet_colours(qtbot: QtBot, theme: Theme) -> None:
    image = picture(AGREED, theme)
    assert sum(columns(image, theme.line)) > 300
    scale = [image.pixelColor(x, y) for x in range(40) for y in range(image.height())]
    assert any(colour.alpha() > 0 for colour in scale), "no word stands beside the plot"
    years = [image.pixelColor(x, y) for x in range(60, 600) for y in range(148, 160)]
    assert any(colour.alpha() > 0 for colour in years), "no year stands below the plot"


def test_the_themes_differ_and_the_ground_is_clear(qtbot: QtBot) -> None:
    light, dark = picture(AGREED, LIGHT), picture(AGREED, DARK)
    assert light != dark
    assert light.pixelColor(599, 0).alpha() == dark.pixelColor(599, 0).alpha() == 0


@themes
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize(("width", "height"), [(1, 1), (30, 300), (80, 40), (240, 100), (3000, 500)])
def test_any_size_can_be_drawn(qtbot: QtBot, theme: Theme, width: int, height: int, ratio: float) -> None:
    image = picture(AGREED, theme, width, height, ratio)
    assert (image.width(), image.height()) == (round(width * ratio), round(height * ratio))
    assert image.devicePixelRatio() == ratio
    assert width != 240 or any(columns(image, theme.accent)), "no bar is to be seen"


def test_a_year_without_votes_leaves_a_gap(qtbot: QtBot) -> None:
    chart = Chart("", "", (ChartPoint(1990, 1.0, 1), ChartPoint(1999, 1.0, 1)))
    bars = columns(picture(chart, LIGHT), LIGHT.accent)
    first, last = bars.index(max(bars)), len(bars) - 1 - bars[::-1].index(max(bars))
    empty = [x for x in range(first, last) if not bars[x]]
    assert len(empty) > (last - first) / 2


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_one_year_alone_is_drawn(qtbot: QtBot, share: float) -> None:
    image = picture(Chart("", "", (ChartPoint(2000, share, 1),)), LIGHT)
    assert not blank(image)
    assert (max(columns(image, LIGHT.accent)) > 0) is (share > 0)


def test_a_chart_without_years_is_blank(qtbot: QtBot) -> None:
    assert blank(picture(Chart("", "", ()), LIGHT, 60, 40))


def test_the_charts_of_a_page_are_found_in_their_order(figures_library: Library) -> None:
    (chart,) = charts_of(open_page(figures_library, address.relation("CIV", "LIE")).document)
    assert [point.year for point in chart.points] == [1990, 1993]
    assert charts_of(open_page(figures_library, address.relation("AFG", "ATA")).document) == ()


BARS = BarChart(
    "Shares",
    (BarGroup("Exports to", (Bar("Germany", 10, "10 %"), Bar("A long name of a country", 5, "5 %"))),
     BarGroup("Imports from", (Bar("Italy", 20, "20 %"),))),
)  # fmt: skip


@themes
@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_bars_that_lie_are_as_long_as_their_values(qtbot: QtBot, theme: Theme, ratio: float) -> None:
    image = draw(BARS, theme, QFont("Noto Sans", 9), 600, 60, ratio)
    middle = image.width() // 2
    wanted = QColor(theme.accent)

    def longest(row: int, first: int, last: int) -> int:
        return sum(image.pixelColor(x, row) == wanted for x in range(first, last))

    line = image.height() / BARS.lines()
    germany, long_name = (longest(round(line * (number + 0.5)), 0, middle) for number in (1, 2))
    italy = longest(round(line * 1.5), middle, image.width())
    assert germany == pytest.approx(2 * long_name, abs=4)
    assert italy == pytest.approx(2 * germany, abs=4)
    assert all(image.pixelColor(image.width() - 1, y).alpha() == 0 for y in range(image.height())), "nothing is cut"


def test_groups_of_bars_stand_below_each_other_where_there_is_no_room_beside(qtbot: QtBot) -> None:
    letters = Type("serif", "sans", 12, 16, room=240)
    width, height = chart_size(letters, BARS)
    assert height > chart_size(letters._replace(room=600), BARS)[1]
    font = QFont("Noto Sans")
    font.setPixelSize(round(letters.pixels * CHART_TYPE))
    image = draw(BARS, LIGHT, font, width, height, 1.0)
    lengths = [sum(image.pixelColor(x, round(height * (row + 0.5) / 5)) == QColor(LIGHT.accent) for x in range(width))
               for row in range(5)]  # fmt: skip
    assert lengths[0] == lengths[3] == 0, "these are the names of the groups"
    assert lengths[4] == pytest.approx(2 * lengths[1], abs=4)
    assert lengths[1] > 10


def test_bars_without_length_are_drawn_all_the_same(qtbot: QtBot) -> None:
    nothing = BarChart("Shares", (BarGroup("", (Bar("Italy", 0.0, "0 %"),)),))
    assert not draw(nothing, LIGHT, QFont("Noto Sans", 9), 300, 20, 1.0).isNull()
