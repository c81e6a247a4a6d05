"""A reader without a mouse, or without sight: everything is reached with keys, and everything has a name."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain import address
from desktop.gui.main_window import MainWindow

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> str:
    """Presses a key where the focus is; returns the name of what has the focus then."""
    QTest.keyClick(focused(), key, modifiers)
    return focused().objectName()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_tab_leads_from_the_filter_over_tree_and_page_to_the_timeline(window: MainWindow) -> None:
    window.tree_panel.filter_field.setFocus()
    assert press(Qt.Key.Key_Tab) == "country_tree"
    assert press(Qt.Key.Key_Tab) == "page_text"
    links = window.detail.browser.toHtml().count("<a href")
    for _ in range(links + 1):
        if press(Qt.Key.Key_Tab) != "page_text":
            break
    assert focused().objectName() == "timeline"
    assert press(Qt.Key.Key_Backtab, SHIFT) == "page_text"


def test_a_walk_with_keys_alone(window: MainWindow) -> None:
    assert press_in(window, Qt.Key.Key_L, CTRL) == "tree_filter"
    QTest.keyClicks(focused(), "afghan")
    press(Qt.Key.Key_Return)
    assert window.navigator.address == address.country("AFG")
    assert focused().objectName() == "page_text"
    assert press_in(window, Qt.Key.Key_L, CTRL) == "tree_filter"
    assert press(Qt.Key.Key_Tab) == "country_tree"
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return):
        press(key)
    assert window.navigator.address == address.relation("AFG", "TKM")
    assert press(Qt.Key.Key_F6) == "page_text"
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    assert window.navigator.address == address.source("two")
    press(Qt.Key.Key_Left, ALT)
    assert press(Qt.Key.Key_F6) == "contents_list"
    assert press(Qt.Key.Key_F6) == "timeline"
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    assert window.navigator.address == address.event("ev-border")
    for _ in range(2):
        press(Qt.Key.Key_Left, ALT)
    assert window.navigator.address == address.country("AFG")
    press(Qt.Key.Key_Home, ALT)
    assert window.navigator.address == address.country("TKM")


def press_in(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> str:
    QTest.keyClick(window, key, modifiers)
    return focused().objectName()


def test_words_are_found_with_keys_alone(window: MainWindow) -> None:
    assert press_in(window, Qt.Key.Key_F, CTRL) == "find_field"
    QTest.keyClicks(focused(), "gas")
    first = window.detail.browser.textCursor().selectionStart()
    press(Qt.Key.Key_F3)
    assert window.detail.browser.textCursor().selectionStart() > first
    assert press(Qt.Key.Key_Escape) == "page_text"


def test_the_text_is_made_larger_and_smaller_with_keys(window: MainWindow) -> None:
    for key, zoom in ((Qt.Key.Key_Equal, 110), (Qt.Key.Key_Plus, 120), (Qt.Key.Key_Minus, 110), (Qt.Key.Key_0, 100)):
        QTest.keyClick(window, key, CTRL)
        assert window.detail.zoom == zoom


def test_everything_that_can_have_the_focus_has_a_name(window: MainWindow) -> None:
    window.tree_panel.filter_field.setText("a")
    window.detail.start_find()
    window.say("A sentence.")
    reached = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(reached) > 12
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in reached
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_tab_goes_all_the_way_round(window: MainWindow) -> None:
    window.navigator.go_to(address.country("AFG"))
    window.tree_panel.filter_field.setFocus()
    seen = ["tree_filter"]
    for _ in range(60):
        seen.append(press(Qt.Key.Key_Tab))
        if seen[-1] == "tree_filter":
            break
    assert seen[-1] == "tree_filter"
    assert {"country_tree", "page_text", "timeline", "path"} <= set(seen)
