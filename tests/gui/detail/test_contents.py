"""The contents beside a page, in the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain import address
from desktop.gui.actions import Command
from desktop.gui.detail.contents import ContentsPanel
from desktop.gui.main_window import MainWindow
from desktop.library.library import Library
from tests.gui.conftest import OpenWindow

PAIR = address.relation("TKM", "AFG")


@pytest.fixture
def reading(qtbot: QtBot, open_window: OpenWindow, shipped_library: Library) -> MainWindow:
    """A roomy window on a long page."""
    window = open_window(shipped_library, PAIR)
    window.resize(1400, 800)
    qtbot.waitUntil(window.detail.contents.isVisible)
    return window


def lines(contents: ContentsPanel) -> list[str]:
    return [contents.list.item(row).text() for row in range(contents.list.count())]


def row_of(contents: ContentsPanel, text: str) -> int:
    return lines(contents).index(text)


def click(contents: ContentsPanel, text: str) -> None:
    place = contents.list.visualItemRect(contents.list.item(row_of(contents, text))).center()
    QTest.mouseClick(contents.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_contents_are_the_headings_of_the_page_in_its_order(reading: MainWindow) -> None:
    page = reading.navigator.page
    assert page is not None
    headings = [section.heading for section in page.document.every_section if section.heading]
    assert lines(reading.detail.contents) == ["Facts", *headings, "Sources"]


@pytest.mark.parametrize(("text", "anchor"), [("Facts", "facts"), ("Transport", "transport"), ("Sources", "sources")])
def test_a_click_goes_to_a_section_and_leaves_the_keys_with_the_text(
    qtbot: QtBot, reading: MainWindow, text: str, anchor: str
) -> None:
    contents, browser = reading.detail.contents, reading.detail.browser
    browser.setFocus()
    contents.list.scrollToItem(contents.list.item(row_of(contents, text)))
    click(contents, text)
    qtbot.waitUntil(lambda: contents.section_read == anchor)
    assert browser.verticalScrollBar().value() > 0
    assert browser.hasFocus()


def test_enter_goes_there_and_on_into_the_text(qtbot: QtBot, reading: MainWindow) -> None:
    contents = reading.detail.contents
    contents.list.setFocus(Qt.FocusReason.TabFocusReason)
    contents.list.setCurrentRow(row_of(contents, "Trade and investment"))
    QTest.keyClick(contents.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: contents.section_read == "trade-and-investment")
    assert reading.detail.browser.hasFocus()


def test_what_is_read_is_marked_as_one_scrolls(qtbot: QtBot, reading: MainWindow) -> None:
    contents, bar = reading.detail.contents, reading.detail.browser.verticalScrollBar()
    seen = []
    for step in range(0, bar.maximum() + 1, 150):
        bar.setValue(step)
        qtbot.waitUntil(lambda: not contents._later.isActive())
        if contents.section_read and contents.section_read not in seen:
            seen.append(contents.section_read)
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: contents.section_read == "sources")
    page = reading.navigator.page
    assert page is not None
    order = [heading.anchor for heading in page.document.contents]
    assert seen == [anchor for anchor in order if anchor in seen]
    assert len(seen) > len(order) / 2
    bar.setValue(0)
    qtbot.waitUntil(lambda: contents.section_read in ("", "facts"))


def test_a_key_hides_them_and_the_next_start_remembers(
    qtbot: QtBot, reading: MainWindow, open_window: OpenWindow, shipped_library: Library
) -> None:
    action = reading.actions_by_command[Command.SHOW_CONTENTS]
    assert action.isChecked()
    QTest.keyClick(reading, Qt.Key.Key_F7)
    assert not reading.detail.contents.isVisible()
    reading.close()
    again = open_window(shipped_library, PAIR)
    again.resize(1400, 800)
    assert not again.actions_by_command[Command.SHOW_CONTENTS].isChecked()
    assert not again.detail.contents.isVisible()
    QTest.keyClick(again, Qt.Key.Key_F7)
    qtbot.waitUntil(again.detail.contents.isVisible)


def test_a_page_of_few_sections_has_none(qtbot: QtBot, reading: MainWindow) -> None:
    reading.navigator.go_to(address.region("143"))
    assert not reading.detail.contents.isVisible()
    reading.navigator.go_back()
    qtbot.waitUntil(reading.detail.contents.isVisible)


def test_the_text_alone_is_without_them(qtbot: QtBot, reading: MainWindow) -> None:
    QTest.keyClick(reading, Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: not reading.detail.contents.isVisible())
    QTest.keyClick(reading, Qt.Key.Key_F11)
    qtbot.waitUntil(reading.detail.contents.isVisible)


def test_they_give_way_in_a_narrow_window_and_come_back(qtbot: QtBot, reading: MainWindow) -> None:
    reading.resize(760, 700)
    qtbot.waitUntil(lambda: not reading.detail.contents.isVisible())
    reading.resize(1400, 800)
    qtbot.waitUntil(reading.detail.contents.isVisible)


def test_they_give_way_to_large_type(qtbot: QtBot, reading: MainWindow) -> None:
    reading.detail.set_zoom(300)
    assert not reading.detail.contents.isVisible()
    reading.detail.set_zoom(100)
    assert reading.detail.contents.isVisible()


def test_at_double_type_no_word_is_cut(
    qtbot: QtBot, application: QApplication, open_window: OpenWindow, shipped_library: Library
) -> None:
    font = QFont(application.font())
    font.setPointSizeF(font.pointSizeF() * 2)
    application.setFont(font)
    window = open_window(shipped_library, PAIR)
    window.resize(2400, 1300)
    contents = window.detail.contents
    qtbot.waitUntil(contents.isVisible)
    assert contents.width() > 300
    metrics, room = contents.list.fontMetrics(), contents.list.viewport().width()
    words = (word for line in lines(contents) for word in line.split())
    assert max(metrics.horizontalAdvance(word) for word in words) < room - 20


def test_a_screen_reader_hears_what_they_are_and_where_one_is(qtbot: QtBot, reading: MainWindow) -> None:
    contents = reading.detail.contents
    name = QAccessible.queryAccessibleInterface(contents.list).text(QAccessible.Text.Name)
    assert name == "Contents of this page"
    click(contents, "Energy")
    qtbot.waitUntil(lambda: contents.section_read == "energy")
    cell = QAccessible.queryAccessibleInterface(contents.list).child(row_of(contents, "Energy"))
    assert cell.text(QAccessible.Text.Name) == "Energy, being read"


def test_the_keys_reach_them_from_pane_to_pane(reading: MainWindow) -> None:
    reading.detail.browser.setFocus()
    QTest.keyClick(reading, Qt.Key.Key_F6)
    assert reading.detail.contents.list.hasFocus()
