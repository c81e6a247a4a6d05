"""Narrowing the events down and widening them again: menus, chips, counts, strip, Esc."""

from collections import Counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.chronology.facets import Facet
from desktop.domain import address
from desktop.domain.dates import day_number
from desktop.gui.main_window import MainWindow
from desktop.gui.timeline.legend import Legend
from desktop.gui.timeline.panel import TimelinePanel
from desktop.gui.timeline.viewport import DayRange
from desktop.library.library import Library
from tests.gui.conftest import OpenWindow
from tests.gui.timeline.conftest import chips, hidden, shown, title

LATER = DayRange(day_number(2010, 1, 1), day_number(2026, 12, 31))


def open_kinds(panel: TimelinePanel) -> QMenu:
    """Opens the funnel's list of kinds, as a click on the funnel and the key Right do."""
    panel.filter_menu.popup(panel.tools.filter_button.mapToGlobal(QPoint(0, 20)))
    first = panel.filter_menu.actions()[0]
    panel.filter_menu.setActiveAction(first)
    QTest.keyClick(panel.filter_menu, Qt.Key.Key_Right)
    kinds = first.menu()
    assert isinstance(kinds, QMenu)
    assert kinds.isVisible()
    return kinds


def click_line(menu: QMenu, name: str) -> None:
    line = next(action for action in menu.actions() if action.text().startswith(name))
    QTest.mouseMove(menu, menu.actionGeometry(line).center())
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(line).center())


def test_several_kinds_are_ticked_without_opening_the_menu_again(panel: TimelinePanel) -> None:
    kinds = open_kinds(panel)
    click_line(kinds, "Visit")
    click_line(kinds, "Energy")
    assert kinds.isVisible()
    assert chips(panel) == ["Kind: Energy", "Kind: Visit"]
    click_line(kinds, "Visit")
    assert chips(panel) == ["Kind: Energy"]
    QTest.keyClick(kinds, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert chips(panel) == ["Kind: Energy"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_keys_tick_kinds_and_leave_the_menu_open(panel: TimelinePanel, key: Qt.Key) -> None:
    kinds = open_kinds(panel)
    names = [action.text().partition("\t")[0] for action in kinds.actions()]
    for action in kinds.actions()[:2]:
        kinds.setActiveAction(action)
        QTest.keyClick(kinds, key)
    assert kinds.isVisible()
    assert chips(panel) == sorted(f"Kind: {name}" for name in names[:2])
    QTest.keyClick(kinds, Qt.Key.Key_Escape)
    assert not panel.filter_menu.isVisible()


@pytest.mark.parametrize("in_table", [False, True])
def test_escape_gives_up_one_thing_at_a_time(panel: TimelinePanel, in_table: bool) -> None:
    panel.toggle_filter(Facet.KIND, "Visit")
    panel.toggle_filter(Facet.KIND, "Energy")
    panel.timeline.choose_range(LATER)
    panel.choose_partner(address.relation("TKM", "LIE"))
    panel.show_table(in_table)
    panel.shown_view.setFocus()
    QTest.keyClick(panel.shown_view, Qt.Key.Key_Escape)
    assert panel.timeline.emphasised is None
    assert panel.timeline.chosen_range == LATER
    QTest.keyClick(panel.shown_view, Qt.Key.Key_Escape)
    assert panel.timeline.chosen_range is None
    assert shown(panel) == {"ev-season", "ev-year"}
    QTest.keyClick(panel.shown_view, Qt.Key.Key_Escape)
    assert len(shown(panel)) == 7
    assert panel.timeline.emphasised is None
    assert title(panel) == "Timeline · 7 events"


def test_the_header_and_the_chips_agree_on_what_is_hidden(panel: TimelinePanel) -> None:
    panel.toggle_filter(Facet.KIND, "Visit")
    panel.toggle_filter(Facet.KIND, "Energy")
    assert title(panel) == "Timeline · 2 of 7 events"
    assert hidden(panel) == "5 hidden by the filter"
    panel.timeline.choose_range(LATER)
    assert title(panel) == "Timeline · 2 of 7 events"
    assert hidden(panel) == "1 of 7 events in the range, 5 hidden by the filter"
    panel.choose_partner(address.relation("TKM", "LIE"))
    assert title(panel) == "Timeline · 2 of 7 events, 1 with Liechtenstein"
    panel.clear()
    panel.timeline.choose_range(LATER)
    assert hidden(panel) == "3 of 7 events in the range"


def lowest_pixels(strip: QWidget) -> list[str]:
    """Returns the colours of a line through all bars of the strip."""
    picture = strip.grab().toImage()
    return [picture.pixelColor(x, picture.height() - 3).name() for x in range(picture.width())]


def test_the_strip_draws_what_the_filter_admits_over_all_events_and_tints_the_range(panel: TimelinePanel) -> None:
    before = lowest_pixels(panel.overview)
    panel.toggle_filter(Facet.KIND, "Visit")
    filtered = lowest_pixels(panel.overview)
    bars = Counter(now for now, then in zip(filtered, before, strict=True) if now != then)
    (_, faint), (_, strong) = bars.most_common()
    assert faint > strong > 0
    panel.clear()
    assert lowest_pixels(panel.overview) == before
    panel.timeline.choose_range(LATER)
    ranged = lowest_pixels(panel.overview)
    tinted = [x for x, (now, then) in enumerate(zip(ranged, before, strict=True)) if now != then]
    assert 400 < tinted[0] < tinted[-1]
    assert len(tinted) > 0.8 * (tinted[-1] - tinted[0])


def test_a_button_is_dark_again_once_its_menu_has_closed_elsewhere(qtbot: QtBot, panel: TimelinePanel) -> None:
    tools = panel.tools

    def point_at(button: QWidget) -> None:
        QCursor.setPos(button.mapToGlobal(button.rect().center()))
        QTest.mouseMove(button)
        qtbot.waitUntil(button.underMouse)

    def leave(button: QToolButton) -> None:
        QCursor.setPos(panel.mapToGlobal(QPoint(5, 5)))
        popup = QApplication.activePopupWidget()
        assert popup is not None
        popup.close()
        qtbot.waitUntil(lambda: not button.underMouse())

    for button, menu in ((tools.filter_button, panel.filter_menu), (tools.lanes_button, tools.lanes_button.menu())):
        point_at(button)
        menu.popup(button.mapToGlobal(QPoint(0, 20)))
        leave(button)
    point_at(tools.legend_button)
    tools.legend_button.click()
    assert isinstance(QApplication.activePopupWidget(), Legend)
    leave(tools.legend_button)


def test_a_narrow_pane_says_the_count_in_fewer_words(window: MainWindow, panel: TimelinePanel, qtbot: QtBot) -> None:
    label = panel.tools.title
    panel.choose_partner(address.relation("TKM", "LIE"))
    label.resize(label.fontMetrics().horizontalAdvance("7 events") + 8, label.height())
    assert label.text() == "7 events"
    assert label.toolTip() == "Timeline · 7 events, 2 with Liechtenstein"
    label.resize(label.fontMetrics().horizontalAdvance("7 ev…") + 4, label.height())
    assert label.text().endswith("…")
    label.resize(600, label.height())
    assert label.text() == "Timeline · 7 events, 2 with Liechtenstein"
    assert label.toolTip() == ""


@pytest.mark.parametrize(("name", "event"), [("about", "ev-border"), ("doubted", "ev-unsure")])
def test_dates_said_with_about_and_doubted_ones_are_found_by_the_filter(
    panel: TimelinePanel, name: str, event: str
) -> None:
    panel.filter_menu.aboutToShow.emit()
    known = next(action.menu() for action in panel.filter_menu.actions() if action.text() == "Date known")
    assert isinstance(known, QMenu)
    next(action for action in known.actions() if action.text() == f"{name}\t1").trigger()
    assert shown(panel) == {event}


def test_what_is_hidden_is_said_in_full_however_many_chips_there_are(
    open_window: OpenWindow, shipped_library: Library
) -> None:
    window = open_window(shipped_library, address.country("TKM"))
    window.resize(900, 700)
    panel = window.timeline_panel
    for name in ("Visit", "Agreement", "Recognition", "Infrastructure", "Membership"):
        panel.toggle_filter(Facet.KIND, name)
    panel.timeline.choose_range(LATER)
    # Chips are laid out in the next turn, and tell nobody.
    QApplication.processEvents()
    label = panel.chips.findChild(QLabel, "timeline_hidden")
    assert isinstance(label, QLabel)
    assert label.text().endswith("hidden by the filter")
    assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()
    assert panel.chips.rect().contains(label.geometry())
