"""Tabs as readers of browsers know them; tree, timeline and page show the one in front."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton

from desktop.domain import address
from desktop.gui.actions import Command
from desktop.gui.main_window import MainWindow
from desktop.gui.navigator import History, Visit
from desktop.gui.settings import Settings
from desktop.gui.tabs.keeping import from_text, to_text
from tests.gui.conftest import OpenWindow, place_of

TKM, AFG, TAPI = address.country("TKM"), address.country("AFG"), address.topic("tapi")
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
NONE = Qt.KeyboardModifier.NoModifier


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


def three(window: MainWindow) -> None:
    """Turkmenistan, the pipeline and Afghanistan in three tabs, the last in front."""
    window.tabs.open(AFG)
    window.tabs.open(TAPI)
    window.tabs.bring_to_front(1)
    assert window.tabs.titles == ["Turkmenistan", "Afghanistan", "The TAPI pipeline"]


def test_one_tab_needs_no_strip(window: MainWindow) -> None:
    assert window.tabs.titles == ["Turkmenistan"]
    assert not window.tabs.strip.isVisible()
    window.tabs.open(AFG)
    assert window.tabs.strip.isVisible()
    assert window.tabs.bar.accessibleName() == "Tabs"


@pytest.mark.parametrize(
    ("button", "modifiers", "in_front"),
    [(MIDDLE, NONE, False), (LEFT, CTRL, False), (LEFT, CTRL | SHIFT, True), (MIDDLE, SHIFT, True)],
)
def test_a_link_opens_in_a_new_tab(
    window: MainWindow, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier, in_front: bool
) -> None:
    spot = place_of(window.detail.browser, "pipeline")
    QTest.mouseClick(window.detail.browser.viewport(), button, modifiers, spot)
    assert window.tabs.titles == ["Turkmenistan", "The TAPI pipeline"]
    assert window.navigator.address == (TAPI if in_front else TKM)
    assert not window.navigator.can_go_back


def test_ctrl_and_enter_open_the_link_with_the_focus_in_a_new_tab(window: MainWindow) -> None:
    window.detail.browser.setFocus()
    press(window, Qt.Key.Key_Tab)
    press(window, Qt.Key.Key_Return, CTRL)
    assert len(window.tabs.titles) == 2
    assert window.navigator.address == TKM


def test_the_menu_of_a_link_opens_it_in_a_new_tab(window: MainWindow) -> None:
    browser = window.detail.browser
    spot = place_of(browser, "pipeline")
    QApplication.sendEvent(browser.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, QPoint(0, 0)))
    menu = browser.findChild(QMenu, "page_menu")
    next(one for one in menu.actions() if one.objectName() == "open_in_new_tab").trigger()
    menu.close()
    assert window.tabs.titles == ["Turkmenistan", "The TAPI pipeline"]


def test_rows_of_the_tree_and_what_is_found_open_in_new_tabs(window: MainWindow) -> None:
    window.navigator.go_to(AFG)
    tree = window.tree_panel.tree
    spot = tree.visualRect(tree.currentIndex()).center()
    QTest.mouseClick(tree.viewport(), MIDDLE, NONE, spot)
    tree.setFocus()
    press(window, Qt.Key.Key_Return, CTRL)
    window.tree_panel.filter_field.setText("tapi")
    window.tree_panel.filter_field.setFocus()
    press(window, Qt.Key.Key_Return, CTRL)
    assert window.tabs.titles == ["Afghanistan", "Afghanistan", "Afghanistan", "The TAPI pipeline"]
    assert window.navigator.address == AFG


def test_an_event_of_the_timeline_opens_in_a_new_tab(window: MainWindow) -> None:
    timeline = window.timeline_panel.timeline
    spot = timeline.event_rect("ev-neutral").center()
    title = next(event.title for event in timeline.events if event.id == "ev-neutral")
    QTest.mouseClick(timeline, LEFT, CTRL, spot)
    assert window.tabs.titles == ["Turkmenistan", title]
    assert window.navigator.address == TKM
    assert timeline.selected_event is None
    QTest.mouseClick(timeline, MIDDLE, SHIFT, spot)
    assert window.tabs.titles == ["Turkmenistan", title, title]
    assert window.navigator.address == address.event("ev-neutral")


def test_an_event_of_the_timeline_has_a_menu(window: MainWindow) -> None:
    timeline = window.timeline_panel.timeline
    for name, titles in (("Open in new &tab", 2), ("&Open", 2)):
        spot = timeline.event_rect("ev-neutral").center()
        QApplication.sendEvent(timeline, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, QPoint(0, 0)))
        menu = timeline.findChild(QMenu, "link_menu")
        next(one for one in menu.actions() if one.text() == name).trigger()
        menu.close()
        assert len(window.tabs.titles) == titles
        QApplication.sendPostedEvents(menu, QEvent.Type.DeferredDelete)
    assert window.navigator.address == address.event("ev-neutral")


def test_a_row_of_the_tree_has_a_menu_of_its_own(window: MainWindow) -> None:
    tree = window.tree_panel.tree
    spot = tree.visualRect(tree.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, QPoint(0, 0))
    QApplication.sendEvent(tree.viewport(), event)
    menu = tree.findChild(QMenu, "link_menu")
    menu.actions()[1].trigger()
    menu.close()
    assert window.tabs.titles == ["Turkmenistan", "Turkmenistan"]


def test_a_page_that_does_not_exist_opens_no_tab(window: MainWindow) -> None:
    window.tabs.open(address.country("ZZZ"))
    assert window.tabs.titles == ["Turkmenistan"]
    assert "ZZZ" in window.message_bar.sentence


def test_links_of_a_page_open_one_after_the_other_beside_it(window: MainWindow) -> None:
    window.tabs.open_start()
    window.tabs.bring_to_front(0)
    for where in (AFG, TAPI):
        window.tabs.open(where)
    assert window.tabs.titles == ["Turkmenistan", "Afghanistan", "The TAPI pipeline", "Turkmenistan"]


def test_all_panes_show_the_tab_in_front(window: MainWindow) -> None:
    three(window)
    for key, where in ((Qt.Key.Key_PageDown, TAPI), (Qt.Key.Key_PageDown, TKM), (Qt.Key.Key_PageUp, TAPI)):
        press(window, key, CTRL)
        assert window.navigator.address == where
        assert window.windowTitle() == f"{window.tabs.titles[window.tabs.front]} – Chancery"
        assert window.timeline_panel.title == window.tabs.titles[window.tabs.front]
    press(window, Qt.Key.Key_1, ALT)
    assert window.tree_panel.tree.shown_address() == TKM


def test_keys_go_from_tab_to_tab(window: MainWindow) -> None:
    three(window)
    for key, modifiers, front in (
        (Qt.Key.Key_Tab, CTRL, 2),
        (Qt.Key.Key_Tab, CTRL, 0),
        (Qt.Key.Key_Backtab, CTRL | SHIFT, 2),
        (Qt.Key.Key_1, ALT, 0),
        (Qt.Key.Key_9, ALT, 2),
        (Qt.Key.Key_2, ALT, 1),
        (Qt.Key.Key_7, ALT, 1),
    ):
        press(window, key, modifiers)
        assert window.tabs.front == front


def test_each_tab_has_its_own_history_and_place(window: MainWindow) -> None:
    window.resize(900, 500)
    window.detail.scroll_to(120)
    window.tabs.open(AFG, in_front=True)
    assert window.detail.scroll_position == 0
    window.navigator.go_to(TAPI)
    assert window.navigator.can_go_back
    window.tabs.bring_to_front(0)
    assert window.detail.scroll_position == 120
    assert not window.navigator.can_go_back
    window.tabs.bring_to_front(1)
    window.navigator.go_back()
    assert window.navigator.address == AFG


def test_a_tab_behind_costs_no_page(window: MainWindow) -> None:
    pages: list[object] = []
    window.navigator.page_changed.connect(pages.append)
    window.tabs.open(AFG)
    assert pages == []


def test_a_new_tab_is_the_start_page_in_front_at_the_end(window: MainWindow) -> None:
    window.navigator.go_to(AFG)
    press(window, Qt.Key.Key_T, CTRL)
    assert window.tabs.titles == ["Afghanistan", "Turkmenistan"]
    assert window.navigator.address == TKM


def test_in_a_new_tab_one_types_what_to_open(window: MainWindow) -> None:
    press(window, Qt.Key.Key_T, CTRL)
    field = window.tree_panel.filter_field
    assert field.hasFocus()
    QTest.keyClicks(field, "afghan")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.tabs.titles == ["Turkmenistan", "Afghanistan"]


def test_a_new_tab_leaves_a_hidden_tree_hidden(window: MainWindow) -> None:
    window.actions_by_command[Command.SHOW_TREE].trigger()
    press(window, Qt.Key.Key_T, CTRL)
    assert len(window.tabs.titles) == 2
    assert not window.tree_panel.isVisible()


def test_tabs_are_closed_with_keys_buttons_and_the_middle_button_and_opened_again(window: MainWindow) -> None:
    three(window)
    press(window, Qt.Key.Key_W, CTRL)
    assert window.navigator.address == TAPI
    window.tabs.bring_to_front(0)
    QTest.mouseClick(window.tabs.bar, MIDDLE, NONE, window.tabs.bar.tabRect(1).center())
    assert window.tabs.titles == ["Turkmenistan"]
    press(window, Qt.Key.Key_T, CTRL | SHIFT)
    assert (window.tabs.titles, window.navigator.address) == (["Turkmenistan", "The TAPI pipeline"], TAPI)
    press(window, Qt.Key.Key_T, CTRL | SHIFT)
    assert window.tabs.titles == ["Turkmenistan", "Afghanistan", "The TAPI pipeline"]
    assert not window.actions_by_command[Command.REOPEN_TAB].isEnabled()
    buttons = [one for one in window.tabs.bar.findChildren(QToolButton) if "Afghanistan" in one.accessibleName()]
    QTest.mouseClick(buttons[0], LEFT)
    assert window.tabs.titles == ["Turkmenistan", "The TAPI pipeline"]


def test_the_last_tab_gives_way_to_the_start_page_and_does_not_close_the_window(window: MainWindow) -> None:
    window.navigator.go_to(AFG)
    press(window, Qt.Key.Key_W, CTRL)
    assert window.navigator.address == TKM
    assert not window.navigator.can_go_back
    press(window, Qt.Key.Key_W, CTRL)
    assert window.isVisible()
    assert window.statusBar().currentMessage() == "This is the last tab; Ctrl+Q closes the window"
    press(window, Qt.Key.Key_T, CTRL | SHIFT)
    assert window.navigator.address == AFG
    window.navigator.go_back()
    assert window.navigator.address == TKM


def test_a_dragged_tab_stays_itself(window: MainWindow) -> None:
    three(window)
    window.tabs.bar.moveTab(0, 2)
    assert window.tabs.titles == ["Afghanistan", "The TAPI pipeline", "Turkmenistan"]
    assert window.tabs.front == 0
    press(window, Qt.Key.Key_9, ALT)
    assert window.navigator.address == TKM
    assert window.tabs.bar.currentIndex() == 2


def test_a_click_on_a_tab_brings_it_to_the_front(window: MainWindow) -> None:
    three(window)
    QTest.mouseClick(window.tabs.bar, LEFT, NONE, window.tabs.bar.tabRect(2).center() - QPoint(20, 0))
    assert window.navigator.address == TAPI


def test_a_long_title_is_cut_and_told_in_full(window: MainWindow) -> None:
    window.tabs.open(address.event("ev-neutral"))
    title = window.tabs.titles[1]
    assert window.tabs.bar.tabToolTip(1) == title
    assert window.tabs.bar.tabRect(1).width() <= 26 * window.fontMetrics().averageCharWidth() + 4
    spoken = QAccessible.queryAccessibleInterface(window.tabs.bar).child(1).text(QAccessible.Text.Name)
    assert spoken == title


def test_tabs_are_there_again_at_the_next_start(open_window: OpenWindow) -> None:
    first = open_window()
    three(first)
    first.navigator.go_to(address.event("ev-neutral"))
    assert first.close()
    again = open_window()
    assert again.tabs.titles == first.tabs.titles
    assert again.tabs.front == 1
    assert again.navigator.address == address.event("ev-neutral")
    again.navigator.go_back()
    assert again.navigator.address == AFG


def test_a_wish_at_the_start_comes_before_the_tabs_of_the_last_one(open_window: OpenWindow) -> None:
    first = open_window()
    first.tabs.open(AFG)
    assert first.close()
    again = open_window(where=TAPI)
    assert again.navigator.address == TAPI
    assert again.tabs.titles == ["Turkmenistan", "Afghanistan", "The TAPI pipeline"]


def test_a_tab_whose_page_is_no_more_is_passed_over(open_window: OpenWindow, settings_folder: Path) -> None:
    Settings(settings_folder).tabs = to_text([History(address.country("ZZZ")), History(AFG), History(TKM)], 0)
    window = open_window()
    assert window.tabs.titles == ["Afghanistan", "Turkmenistan"]
    assert window.message_bar.sentence == ""


def test_a_later_start_opens_its_wish_in_a_tab_of_its_own(window: MainWindow) -> None:
    window.answer("chancery:topic/tapi")
    assert window.tabs.titles == ["Turkmenistan", "The TAPI pipeline"]
    window.answer("chancery:topic/tapi")
    assert len(window.tabs.titles) == 2


def test_the_text_alone_hides_the_tabs(window: MainWindow) -> None:
    window.tabs.open(AFG)
    press(window, Qt.Key.Key_F11)
    assert not window.tabs.strip.isVisible()
    press(window, Qt.Key.Key_F11)
    assert window.tabs.strip.isVisible()


def test_tabs_as_text_are_the_same_tabs() -> None:
    tabs = [History(TKM, 7, [Visit(AFG, 3)], []), History(TAPI, 0, [], [Visit(TKM, 9), Visit(AFG)])]
    found, front = from_text(to_text(tabs, 1))
    assert front == 1
    assert [(one.here, one.scroll, one.back, one.forward) for one in found] == [
        (one.here, one.scroll, one.back, one.forward) for one in tabs
    ]


@pytest.mark.parametrize(
    "text",
    ["", "null", "[]", "{", '{"tabs": 3, "front": 0}', '{"tabs": [[]], "front": 0}', "[" * 100_000,
     '{"front": 0, "tabs": [{"here": "chancery:country/TKM", "back": [], "forward": []}]}',
     '{"front": 0, "tabs": [{"here": [1, 2], "back": [], "forward": []}]}',
     '{"front": 0, "tabs": [{"here": ["nonsense", 2], "back": [], "forward": []}]}'],
)  # fmt: skip
def test_nonsense_in_the_settings_is_no_tab(text: str) -> None:
    assert from_text(text) == ([], 0)
