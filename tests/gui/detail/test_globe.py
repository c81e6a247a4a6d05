"""The globe in the window: its picture, when it is drawn, and where it has no room."""

from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QFont, QImage, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain import address
from desktop.gui import icons
from desktop.gui.detail import pane as pane_module
from desktop.gui.detail.badge import Paint, draw_badge
from desktop.gui.detail.globe import draw_globe, globe_size
from desktop.gui.detail.pane import DetailPane
from desktop.gui.detail.rich_text import GLOBE, Type, rich_text
from desktop.gui.theme import DARK, LIGHT, Theme
from desktop.library.library import Library
from desktop.summary.globe import Globe, globe_of
from desktop.summary.page import open_page

PIXELS = 20.0
themes = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def globe(library: Library, code: str) -> Globe:
    found = globe_of(open_page(library, address.country(code)).document)
    assert found is not None
    return found


def painted(image: QImage, colour: str) -> int:
    """How many pixels have exactly this colour."""
    wanted = QColor(colour)
    return sum(image.pixelColor(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


@themes
def test_sea_land_and_the_country_have_the_colours_of_the_theme(
    qtbot: QtBot, shipped_library: Library, theme: Theme
) -> None:
    image = draw_globe(globe(shipped_library, "RUS"), theme, PIXELS, 1.0)
    assert painted(image, theme.sea) > 1000
    assert painted(image, theme.land) > 1000
    assert painted(image, theme.accent) > 500
    assert image.pixelColor(0, 0).alpha() == 0


def test_a_globe_is_as_sharp_as_the_screen(qtbot: QtBot, shipped_library: Library) -> None:
    image = draw_globe(globe(shipped_library, "VAT"), LIGHT, PIXELS, 2.0)
    assert (image.width() // 2, image.height() // 2) == globe_size(PIXELS)
    assert image.devicePixelRatio() == 2


def test_a_place_that_is_small_is_a_dot_in_a_ring(qtbot: QtBot, shipped_library: Library) -> None:
    image = draw_globe(globe(shipped_library, "VAT"), LIGHT, 100, 1.0)
    middle = image.width() - 360, 360
    along = [image.pixelColor(middle[0] + x, middle[1]) == QColor(LIGHT.accent) for x in range(60)]
    assert along[0], "there is no dot"
    assert not all(along)
    assert any(along[20:]), "there is no ring"


@themes
def test_of_a_pair_one_is_filled_and_the_other_framed_as_their_badges_are(
    qtbot: QtBot, shipped_library: Library, theme: Theme
) -> None:
    pair = globe_of(open_page(shipped_library, address.relation("CHN", "RUS")).document)
    assert pair is not None
    both = draw_globe(pair, theme, PIXELS, 1.0)
    turned = draw_globe(pair._replace(marked=pair.marked[::-1]), theme, PIXELS, 1.0)
    for image in (both, turned):
        assert painted(image, theme.accent) > 200
        assert painted(image, theme.paper) > 200
    assert both != turned
    filled, framed = (
        draw_badge("RU · RUS", theme, QFont(), PIXELS, 1.0, paint) for paint in (Paint.FILLED, Paint.FRAMED)
    )
    assert painted(filled, theme.accent) > painted(filled, theme.paper)
    assert painted(framed, theme.paper) > painted(framed, theme.accent)


@pytest.mark.parametrize(
    ("where", "paints"),
    [
        ("relation/TKM/AFG", [Paint.FILLED, Paint.FRAMED]),
        ("relation/NZL/ESP", [Paint.ALONE, Paint.ALONE]),
        ("country/TKM", [Paint.ALONE]),
    ],
)
def test_badges_are_a_legend_where_a_globe_shows_two(
    qtbot: QtBot,
    application: QApplication,
    shipped_library: Library,
    monkeypatch: pytest.MonkeyPatch,
    where: str,
    paints: list[Paint],
) -> None:
    told: list[Paint] = []

    def draw(*args: Any) -> QImage:
        told.append(args[-1])
        return draw_badge(*args)

    monkeypatch.setattr(pane_module, "draw_badge", draw)
    pane = DetailPane(icons.icon, 100)
    qtbot.addWidget(pane)
    pane.resize(900, 600)
    pane.show_page(open_page(shipped_library, address.parse(f"chancery:{where}")))
    with qtbot.waitExposed(pane):
        pane.show()
    qtbot.waitUntil(lambda: len(told) >= len(paints))
    assert told == paints


def test_a_country_without_an_outline_or_a_narrow_page_shows_none(shipped_library: Library) -> None:
    with_globe, without = (open_page(shipped_library, address.country(code)).document for code in ("TKM", "SUN"))
    letters = Type("serif", "sans", 12, 16)
    assert GLOBE in rich_text(with_globe, LIGHT, letters)
    assert 'alt="Globe with Turkmenistan marked, around 39° N, 59° E"' in rich_text(with_globe, LIGHT, letters)
    assert GLOBE not in rich_text(without, LIGHT, letters)
    assert GLOBE not in rich_text(with_globe, LIGHT, letters._replace(room=250))


def test_the_globe_is_drawn_once_and_after_the_text(
    qtbot: QtBot, application: QApplication, shipped_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def draw(*wished: object) -> QImage:
        told.append("globe")
        return QImage(4, 4, QImage.Format.Format_ARGB32)

    monkeypatch.setattr(pane_module, "draw_globe", draw)
    pane = DetailPane(icons.icon, 100)
    qtbot.addWidget(pane)
    pane.browser.page_painted.connect(lambda: told.append("text"))
    pane.resize(900, 600)
    pane.show_page(open_page(shipped_library, address.country("TKM")))
    with qtbot.waitExposed(pane):
        pane.show()
    qtbot.waitUntil(lambda: "globe" in told)
    pane.browser.viewport().repaint()
    pane.browser.verticalScrollBar().setValue(40)
    pane.browser.viewport().repaint()
    assert told == ["text", "globe"]
    image = pane.browser.document().resource(QTextDocument.ResourceType.ImageResource.value, QUrl(GLOBE))
    assert isinstance(image, QImage)
    assert image.width() == 4
