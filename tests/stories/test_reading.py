"""A reader reads: whichever pane they use, the three agree."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain import address
from desktop.domain.address import Address
from desktop.gui.main_window import MainWindow
from tests.gui.conftest import OpenWindow, click_on

TKM, AFG, TAPI = address.country("TKM"), address.country("AFG"), address.topic("tapi")
TKM_AFG = address.relation("TKM", "AFG")
ALT = Qt.KeyboardModifier.AltModifier


def assert_panes_agree(window: MainWindow, where: Address, row: str) -> None:
    """All three panes show one page; `row` is the name that is selected in the tree."""
    page = window.navigator.page
    assert page is not None
    assert page.document.address == where
    assert window.windowTitle() == f"{page.document.title} – Chancery"
    assert page.document.title in window.detail.browser.toPlainText()
    assert window.tree_panel.tree.currentIndex().data() == row
    timeline = window.timeline_panel.timeline
    assert timeline.selected_event == page.selected_event
    assert {event.id for event in page.events} <= {event.id for event in timeline.events}


def click_row(window: MainWindow, *names: str) -> None:
    """Opens the tree down to a row, from the one that is selected, and clicks on it."""
    tree = window.tree_panel.tree
    model, index = tree.model(), tree.currentIndex()
    for name in names:
        tree.expand(index)
        index = next(
            below for row in range(model.rowCount(index)) if (below := model.index(row, 0, index)).data() == name
        )
    tree.scrollTo(index)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(index).center())


def click_event(window: MainWindow, event_id: str) -> None:
    timeline = window.timeline_panel.timeline
    QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=timeline.event_rect(event_id).center())


def test_the_encyclopedia_opens_on_turkmenistan_with_its_partners_and_dates(shipped_window: MainWindow) -> None:
    assert_panes_agree(shipped_window, TKM, "Turkmenistan")
    tree = shipped_window.tree_panel.tree
    assert tree.isExpanded(tree.currentIndex())
    assert tree.currentIndex().model().rowCount(tree.currentIndex()) == 4
    assert len(shipped_window.timeline_panel.timeline.events) > 50
    assert shipped_window.message_bar.sentence == ""


def test_a_partner_picked_in_the_tree_is_shown_everywhere(window: MainWindow) -> None:
    click_row(window, "Partners", "Afghanistan")
    assert_panes_agree(window, TKM_AFG, "Afghanistan")
    events = {event.id for event in window.timeline_panel.timeline.events}
    assert events == {"ev-border", "ev-talks", "ev-open"}


def test_a_link_followed_in_the_text_is_shown_everywhere(window: MainWindow) -> None:
    click_on(window.detail.browser, "pipeline")
    assert_panes_agree(window, TAPI, "The TAPI pipeline")


def test_an_event_picked_in_the_timeline_is_marked_where_the_page_tells_of_it(window: MainWindow) -> None:
    click_event(window, "ev-neutral")
    assert window.navigator.address == TKM
    assert window.timeline_panel.timeline.selected_event == "ev-neutral"
    (marked,) = window.detail.browser.extraSelections()
    assert "Neutrality" in marked.cursor.selectedText()


def test_a_double_click_on_an_event_opens_its_page_everywhere(window: MainWindow) -> None:
    timeline = window.timeline_panel.timeline
    place = timeline.event_rect("ev-neutral").center()
    QTest.mouseDClick(timeline, Qt.MouseButton.LeftButton, pos=place)
    assert_panes_agree(window, address.event("ev-neutral"), "Turkmenistan")


def test_an_event_of_which_the_page_does_not_tell_is_opened_at_once(window: MainWindow) -> None:
    window.navigator.go_to(TAPI)
    told = window.detail.browser.toHtml()
    untold = next(event.id for event in window.timeline_panel.events if event.id not in told)
    click_event(window, untold)
    assert window.navigator.address == address.event(untold)


def test_an_event_picked_in_the_timeline_leaves_the_timeline_where_it_was(window: MainWindow) -> None:
    timeline = window.timeline_panel.timeline
    timeline.zoom_in()
    before = timeline.scale
    click_event(window, "ev-talks")
    assert timeline.scale == before
    assert timeline.selected_event == "ev-talks"


def test_a_page_found_by_name_is_shown_everywhere(window: MainWindow) -> None:
    QTest.keyClicks(window.tree_panel.filter_field, "pipel")
    QTest.keyClick(window.tree_panel.filter_field, Qt.Key.Key_Return)
    assert_panes_agree(window, TAPI, "The TAPI pipeline")


def test_a_heading_of_another_page_is_scrolled_to(window: MainWindow) -> None:
    window.resize(600, 420)
    window.navigator.go_to(AFG)
    window.navigator.go_to(TKM._replace(fragment="trade"))
    assert window.detail.scroll_position > 0
    assert_panes_agree(window, TKM, "Turkmenistan")


def read_three_pages(window: MainWindow) -> None:
    click_on(window.detail.browser, "pipeline")
    window.navigator.go_to(AFG)


@pytest.mark.parametrize("pane", ["page_text", "country_tree", "timeline", "tree_filter"])
def test_alt_and_the_arrows_go_back_and_forward_from_every_pane(window: MainWindow, pane: str) -> None:
    read_three_pages(window)
    widget = window.findChild(QWidget, pane)
    widget.setFocus()
    for key, where in (
        (Qt.Key.Key_Left, TAPI),
        (Qt.Key.Key_Left, TKM),
        (Qt.Key.Key_Left, TKM),
        (Qt.Key.Key_Right, TAPI),
        (Qt.Key.Key_Right, AFG),
        (Qt.Key.Key_Right, AFG),
    ):
        QTest.keyClick(widget, key, ALT)
        assert window.navigator.address == where


@pytest.mark.parametrize("over", ["page_text", "country_tree", "timeline", "tree_filter", "navigation", "path"])
def test_the_side_buttons_of_the_mouse_go_back_and_forward_over_every_part(window: MainWindow, over: str) -> None:
    """Presses reach the handle of the window, as they do from a real mouse."""
    read_three_pages(window)
    part = window.findChild(QWidget, over)
    at = part.mapTo(window, part.rect().center())
    for button, where in (
        (Qt.MouseButton.XButton1, TAPI),
        (Qt.MouseButton.BackButton, TKM),
        (Qt.MouseButton.XButton2, TAPI),
        (Qt.MouseButton.ForwardButton, AFG),
    ):
        QTest.mouseClick(window.windowHandle(), button, pos=at)
        assert window.navigator.address == where
    row = window.tree_panel.tree.currentIndex().data()
    assert_panes_agree(window, AFG, row)
    assert row == "Afghanistan"


def test_two_quick_presses_of_a_side_button_are_two_steps(window: MainWindow) -> None:
    read_three_pages(window)
    timeline = window.timeline_panel.timeline
    scale = timeline.scale
    at = timeline.mapTo(window, QPoint(5, 5))
    QTest.mouseDClick(window.windowHandle(), Qt.MouseButton.BackButton, pos=at)
    assert window.navigator.address == TKM
    window.navigator.go_forward()
    window.navigator.go_forward()
    assert timeline.scale == scale


def test_going_back_returns_to_the_place_in_the_text(window: MainWindow) -> None:
    window.resize(600, 420)
    window.detail.scroll_to(90)
    window.navigator.go_to(TAPI)
    QTest.keyClick(window.detail.browser, Qt.Key.Key_Left, ALT)
    assert window.detail.scroll_position == 90


def test_the_buttons_of_the_toolbar_go_where_they_say(window: MainWindow) -> None:
    read_three_pages(window)
    for name, where in (("back", TAPI), ("forward", AFG), ("home", TKM), ("world", address.WORLD)):
        buttons = window.findChild(QWidget, "navigation").findChildren(QWidget)
        button = next(button for button in buttons if button.actions() and button.actions()[0].objectName() == name)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert window.navigator.address == where


def test_a_page_that_is_missing_leaves_all_panes_as_they_were(window: MainWindow) -> None:
    window.navigator.go_to(address.topic("missing"))
    assert_panes_agree(window, TKM, "Turkmenistan")
    assert window.message_bar.sentence == "No topic is called “missing”"


def test_the_next_start_continues_where_the_last_one_ended(open_window: OpenWindow) -> None:
    first = open_window()
    click_event(first, "ev-talks")
    first.close()
    assert_panes_agree(open_window(), address.event("ev-talks"), "Afghanistan")


def test_two_windows_at_once_do_not_disturb_each_other(open_window: OpenWindow) -> None:
    one, other = open_window(), open_window()
    one.navigator.go_to(TAPI)
    # What must not happen cannot be waited for: it would happen in this turn.
    QApplication.processEvents()
    assert_panes_agree(one, TAPI, "The TAPI pipeline")
    assert_panes_agree(other, TKM, "Turkmenistan")
