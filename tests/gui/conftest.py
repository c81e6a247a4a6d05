"""Windows over real libraries, and a hand that clicks on words."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QThreadPool
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTextBrowser, QToolTip
from pytestqt.qtbot import QtBot

from desktop.domain.address import Address
from desktop.gui.app import apply_theme, make_application
from desktop.gui.main_window import MainWindow
from desktop.gui.settings import Settings
from desktop.library.library import Library

OpenWindow = Callable[..., MainWindow]


def pytest_itemcollected(item: pytest.Item) -> None:
    """Passes over what Qt's screen for tests says it cannot do with windows."""
    ignored = r"This plugin does not support (propagateSizeHints\(\)|raise\(\)|grabbing the keyboard)"
    item.add_marker(pytest.mark.qt_log_ignore(ignored, extend=True))


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    """The application as the window's start makes it; its colours and layout are given back, no thread works on."""
    font, palette, direction = qapp.font(), qapp.palette(), qapp.layoutDirection()
    yield make_application()
    # Windows end while their style sheet is in force: Qt would go on to style those that outlive it where they stood.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QToolTip.hideText()
    # What Qt's clipboard without a screen still holds at the end would be deleted after Python itself.
    QGuiApplication.clipboard().clear()
    qapp.setStyleSheet("")
    qapp.setPalette(palette)
    qapp.setFont(font)
    qapp.setLayoutDirection(direction)
    assert QThreadPool.globalInstance().waitForDone(2000), "a thread works on"
    if QGuiApplication.mouseButtons() is not Qt.MouseButton.NoButton:
        # A double click of QTest leaves its button held, which a test of whatever file comes next would find.
        QTest.mouseRelease(QPushButton(), Qt.MouseButton.LeftButton)


@pytest.fixture
def type_twice_as_large(application: QApplication) -> None:
    """Windows opened from now on have letters twice as large."""
    font = application.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    application.setFont(font)


@pytest.fixture
def settings_folder(tmp_path: Path) -> Path:
    return tmp_path / "settings"


@pytest.fixture
def opened_urls() -> list[str]:
    """What was opened in the reader's browser."""
    return []


@pytest.fixture
def open_window(
    qtbot: QtBot,
    application: QApplication,
    small_library: Library,
    settings_folder: Path,
    opened_urls: list[str],
) -> OpenWindow:
    """Opens a window as a start of the program does."""

    def opened(library: Library = small_library, where: Address | None = None) -> MainWindow:
        settings = Settings(settings_folder)
        apply_theme(application, settings.theme)
        window = MainWindow(library, settings, partial(apply_theme, application), opened_urls.append)
        qtbot.addWidget(window)
        window.start_at("" if where is None else str(where))
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return opened


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    """A roomy window over the small library, on its country."""
    window = open_window()
    window.resize(1200, 800)
    return window


def go_to(window: MainWindow, where: Address) -> None:
    """Opens a page in all three panes; else tree and timeline follow when the text is painted."""
    window.navigator.go_to(where)
    assert window.timeline_panel.title


def place_of(browser: QTextBrowser, words: str) -> QPoint:
    """Returns where words stand in the viewport of a browser, scrolled into view."""
    cursor = browser.document().find(words)
    assert not cursor.isNull(), f"“{words}” is not on the page"
    cursor.setPosition(cursor.selectionStart() + 1)
    browser.setTextCursor(cursor)
    browser.ensureCursorVisible()
    return browser.cursorRect(cursor).center()


def click_on(browser: QTextBrowser, words: str) -> None:
    """Clicks on words of the text."""
    QTest.mouseClick(browser.viewport(), Qt.MouseButton.LeftButton, pos=place_of(browser, words))


def point_at(browser: QTextBrowser, spot: QPoint) -> None:
    """Moves the pointer to a spot of the viewport from elsewhere: where it is already, it would not move."""
    QTest.mouseMove(browser.viewport(), QPoint(1, 1))
    QTest.mouseMove(browser.viewport(), spot)
