"""Both palettes can be read, and the window follows the system between them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication

from desktop.domain.event import EventKind
from desktop.gui import theme
from desktop.gui.app import apply_theme
from desktop.gui.main_window import MainWindow
from desktop.gui.settings import ThemeChoice
from desktop.gui.theme import DARK, LIGHT, Theme

TEXT, GRAPHICS = 4.5, 3.0
BOTH = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS = ("paper", "panel", "selection")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_the_guideline_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@BOTH
@pytest.mark.parametrize("ground", [*GROUNDS, "found"])
@pytest.mark.parametrize("colour", ["ink", "muted", "link", "warning"])
def test_text_can_be_read(palette: Theme, colour: str, ground: str) -> None:
    assert contrast(getattr(palette, colour), getattr(palette, ground)) >= TEXT


@BOTH
def test_text_on_the_accent_can_be_read(palette: Theme) -> None:
    assert contrast(palette.on_accent, palette.accent) >= TEXT


@BOTH
@pytest.mark.parametrize("ground", ["sea", "land"])
def test_a_country_can_be_made_out_on_the_globe(palette: Theme, ground: str) -> None:
    assert contrast(palette.accent, getattr(palette, ground)) >= GRAPHICS


@BOTH
@pytest.mark.parametrize("ground", GROUNDS)
def test_accent_and_marks_of_events_can_be_made_out(palette: Theme, ground: str) -> None:
    faint = {
        name: contrast(colour, getattr(palette, ground))
        for name, colour in {"accent": palette.accent, **palette.kinds}.items()
        if contrast(colour, getattr(palette, ground)) < GRAPHICS
    }
    assert faint == {}


@BOTH
def test_every_kind_of_event_has_a_colour_of_its_own(palette: Theme) -> None:
    assert set(palette.kinds) == set(EventKind)
    assert len(set(palette.kinds.values())) == len(EventKind)


@BOTH
def test_the_palette_of_qt_shows_the_theme(application: QApplication, palette: Theme) -> None:
    theme.apply(application, palette)
    assert theme.current() is palette
    assert application.palette().color(QPalette.ColorRole.Base) == QColor(palette.paper)
    assert application.palette().color(QPalette.ColorRole.Link) == QColor(palette.link)


def test_the_system_is_followed_only_where_the_reader_chose_so(
    application: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Qt's screen for tests has no scheme of its own, so its answer is given here.
    monkeypatch.setattr(QStyleHints, "colorScheme", lambda _hints: Qt.ColorScheme.Dark)
    for choice, expected in ((ThemeChoice.SYSTEM, DARK), (ThemeChoice.LIGHT, LIGHT), (ThemeChoice.DARK, DARK)):
        apply_theme(application, choice)
        assert theme.current() is expected
    monkeypatch.setattr(QStyleHints, "colorScheme", lambda _hints: Qt.ColorScheme.Light)
    apply_theme(application, ThemeChoice.SYSTEM)
    assert theme.current() is LIGHT


def test_the_whole_window_changes_its_colours(window: MainWindow, application: QApplication) -> None:
    for choice, palette in ((ThemeChoice.DARK, DARK), (ThemeChoice.LIGHT, LIGHT)):
        apply_theme(application, choice)
        paper = window.detail.browser.viewport().grab().toImage()
        assert paper.pixelColor(2, paper.height() // 2) == QColor(palette.paper)
        tree = window.tree_panel.tree.viewport().grab().toImage()
        assert tree.pixelColor(2, tree.height() - 2) == QColor(palette.panel)
        timeline = window.timeline_panel.timeline.grab().toImage()
        assert timeline.pixelColor(timeline.width() // 2, timeline.height() - 12) == QColor(palette.paper)
        assert palette.ink in window.detail.browser.toHtml()
