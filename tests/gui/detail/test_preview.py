"""Resting on a link shows where it leads, in short."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.domain import address
from desktop.gui.actions import Command
from desktop.gui.main_window import MainWindow
from tests.gui.conftest import OpenWindow, place_of, point_at

TKM, TAPI = address.country("TKM"), address.topic("tapi")


def words(window: MainWindow) -> str:
    card = window.detail.previews.card
    return card.label.text() if card.isVisible() else ""


def test_resting_on_a_link_shows_title_kind_and_first_sentence_of_its_page(qtbot: QtBot, window: MainWindow) -> None:
    point_at(window.detail.browser, place_of(window.detail.browser, "pipeline"))
    assert words(window) == "", "not while the pointer only passes by"
    qtbot.waitUntil(lambda: "The TAPI pipeline" in words(window))
    assert "Topic" in words(window)
    assert window.navigator.address == TKM
    browser, card = window.detail.browser, window.detail.previews.card
    assert browser.rect().contains(card.geometry())
    point_at(browser, QPoint(3, 3))
    assert words(window) == ""


def test_a_link_reached_with_tab_shows_it_too_and_escape_takes_it_away(qtbot: QtBot, window: MainWindow) -> None:
    browser = window.detail.browser
    browser.setFocus()
    while browser.focused_link != str(TAPI):
        QTest.keyClick(browser, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: "The TAPI pipeline" in words(window))
    QTest.keyClick(browser, Qt.Key.Key_Escape)
    assert words(window) == ""
    QTest.keyClick(browser, Qt.Key.Key_Return)
    assert window.navigator.address == TAPI


def test_a_source_reached_with_tab_shows_its_card(qtbot: QtBot, window: MainWindow) -> None:
    browser = window.detail.browser
    browser.setFocus()
    QTest.keyClick(browser, Qt.Key.Key_Tab)
    assert browser.focused_link == str(address.source("one"))
    qtbot.waitUntil(lambda: words(window) != "")
    assert "Source 1 · press report" in words(window)


def test_the_card_goes_where_the_text_is_laid_out_anew(qtbot: QtBot, window: MainWindow) -> None:
    point_at(window.detail.browser, place_of(window.detail.browser, "pipeline"))
    qtbot.waitUntil(lambda: words(window) != "")
    window.resize(900, 700)
    qtbot.waitUntil(lambda: words(window) == "")


def test_a_card_reached_with_tab_is_told_to_a_screen_reader(qtbot: QtBot, window: MainWindow) -> None:
    browser, said = window.detail.browser, list[str]()
    window.detail.previews.announced.connect(said.append)
    browser.setFocus()
    QTest.keyClick(browser, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: words(window) != "")
    (source,) = said
    assert described(window) == source
    assert source.startswith(
        "Source 1 · press report; Report <one> & more; The Daily, 21 January 2021; read on 23 November 2026; "
        "Cited for: A neutral state between the Caspian Sea and the Amu Darya; and in 7 other places of this page; "
    )
    while browser.focused_link != str(TAPI):
        QTest.keyClick(browser, Qt.Key.Key_Tab)
    assert described(window) == "", "not of the link before"
    qtbot.waitUntil(lambda: "The TAPI pipeline" in words(window))
    assert described(window) == said[-1]
    assert described(window).startswith("Topic; The TAPI pipeline; ")
    QTest.keyClick(browser, Qt.Key.Key_Escape)
    assert described(window) == ""


def test_a_card_under_the_pointer_interrupts_no_screen_reader(qtbot: QtBot, window: MainWindow) -> None:
    said: list[str] = []
    window.detail.previews.announced.connect(said.append)
    point_at(window.detail.browser, place_of(window.detail.browser, "pipeline"))
    qtbot.waitUntil(lambda: "The TAPI pipeline" in words(window))
    assert (said, described(window)) == ([], "")


def described(window: MainWindow) -> str:
    spoken = QAccessible.queryAccessibleInterface(window.detail.browser)
    return spoken.text(QAccessible.Text.Description)


def test_scrolling_takes_the_card_away_and_keeps_it_away(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(700, 500)
    browser = window.detail.browser
    point_at(browser, place_of(browser, "pipeline"))
    qtbot.waitUntil(lambda: words(window) != "")
    bar = browser.verticalScrollBar()
    bar.setValue(bar.value() + 40)
    assert words(window) == ""
    point_at(browser, place_of(browser, "pipeline"))
    bar.setValue(bar.value() - 20)
    assert not window.detail.previews._resting.isActive()


def test_the_card_goes_with_the_page(qtbot: QtBot, window: MainWindow) -> None:
    point_at(window.detail.browser, place_of(window.detail.browser, "pipeline"))
    qtbot.waitUntil(lambda: words(window) != "")
    window.navigator.go_to(address.country("AFG"))
    assert words(window) == ""


def test_previews_can_be_switched_off_which_is_remembered(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    window.resize(1200, 800)
    assert window.actions_by_command[Command.SHOW_PREVIEWS].isChecked()
    window.actions_by_command[Command.SHOW_PREVIEWS].trigger()
    point_at(window.detail.browser, place_of(window.detail.browser, "pipeline"))
    previews = window.detail.previews
    qtbot.waitUntil(lambda: not previews._resting.isActive())
    assert words(window) == ""
    window.close()
    again = open_window()
    assert not again.actions_by_command[Command.SHOW_PREVIEWS].isChecked()
    assert not again.detail._shows_previews


def test_words_of_data_are_escaped_in_the_card(qtbot: QtBot, window: MainWindow) -> None:
    assert "&lt;b&gt;recognized&lt;/b&gt;" in window.detail._preview("chancery:event/ev-neutral", QTextCursor())
    assert window.detail._preview("chancery:country/ZZZ", QTextCursor()) == ""
    assert window.detail._preview("https://example.org/", QTextCursor()) == ""


def test_words_of_data_are_escaped_in_the_card_of_a_source(qtbot: QtBot, window: MainWindow) -> None:
    told = window.detail._preview("chancery:source/one", QTextCursor(window.detail.browser.document()))
    assert "<b>Report &lt;one&gt; &amp; more</b>" in told
