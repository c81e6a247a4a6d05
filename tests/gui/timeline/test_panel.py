"""The lower pane as a reader uses it: bands, filters, range, table, strip."""

import csv
import io
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialogButtonBox, QFileDialog, QLabel, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from desktop.chronology.facets import Facet
from desktop.domain import address
from desktop.domain.dates import day_number
from desktop.gui.actions import Command
from desktop.gui.dialogs.export import ExportDialog
from desktop.gui.main_window import MainWindow
from desktop.gui.timeline.card import beginning_of
from desktop.gui.timeline.legend import Legend
from desktop.gui.timeline.panel import TimelinePanel
from desktop.gui.timeline.viewport import DayRange
from desktop.library.library import Library
from tests.gui.conftest import OpenWindow, go_to
from tests.gui.timeline.conftest import chip_buttons, chips, hidden, shown


def test_a_slash_leads_to_the_filter_and_words_narrow_the_events(qtbot: QtBot, panel: TimelinePanel) -> None:
    panel.timeline.setFocus()
    QTest.keyClick(panel.timeline, Qt.Key.Key_Slash)
    assert panel.filter_field.hasFocus()
    QTest.keyClicks(panel.filter_field, "afghan talks")
    qtbot.waitUntil(lambda: shown(panel) == {"ev-talks"})
    assert chips(panel) == ["“afghan talks”"]
    assert hidden(panel) == "6 hidden by the filter"
    QTest.keyClick(panel.filter_field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(shown(panel)) == 7)
    assert panel.timeline.hasFocus()
    assert not panel.chips.isVisible()


def test_filters_are_chips_that_a_click_takes_away(panel: TimelinePanel) -> None:
    panel.toggle_filter(Facet.KIND, "Visit")
    panel.toggle_filter(Facet.KIND, "Energy")
    assert shown(panel) == {"ev-season", "ev-year"}
    assert chips(panel) == ["Kind: Energy", "Kind: Visit"]
    next(chip for chip in chip_buttons(panel) if chip.text().startswith("\u2068Kind: Energy")).click()
    assert shown(panel) == {"ev-season"}
    clear = next(button for button in panel.chips.findChildren(QToolButton) if button.text() == "Show all")
    clear.click()
    assert len(shown(panel)) == 7


def test_filtering_keeps_the_days_in_view(panel: TimelinePanel) -> None:
    panel.timeline.zoom_in()
    before = panel.timeline.scale
    panel.toggle_filter(Facet.PARTNER, "Liechtenstein")
    assert shown(panel) == {"ev-unsure", "ev-season"}
    assert panel.timeline.scale == before


def test_the_filter_menu_counts_the_events_of_each_name(panel: TimelinePanel) -> None:
    panel.toggle_filter(Facet.PARTNER, "Afghanistan")
    panel.filter_menu.aboutToShow.emit()
    menus = {action.text(): action.menu() for action in panel.filter_menu.actions()}
    assert {"Kind", "With", "Date known", "Sourced by"} <= set(menus)
    partners = menus["With"]
    assert isinstance(partners, QMenu)
    entries = {action.text(): action.isChecked() for action in partners.actions()}
    assert entries == {"Afghanistan\t3": True, "Liechtenstein\t2": False}
    partners.actions()[0].trigger()
    assert len(shown(panel)) == 7


def test_another_page_begins_without_filters(window: MainWindow, panel: TimelinePanel) -> None:
    panel.toggle_filter(Facet.KIND, "Visit")
    panel.timeline.choose_range(DayRange(1, 2))
    go_to(window, address.relation("TKM", "AFG"))
    assert shown(panel) == {"ev-border", "ev-talks", "ev-open"}
    assert panel.timeline.chosen_range is None
    assert not panel.chips.isVisible()


def test_going_back_brings_filter_range_and_days_back(window: MainWindow, panel: TimelinePanel) -> None:
    panel.toggle_filter(Facet.KIND, "Visit")
    panel.timeline.choose_range(DayRange(day_number(2016, 1, 1), day_number(2016, 12, 31)))
    panel.timeline.zoom_to_days(day_number(2015, 1, 1), day_number(2017, 1, 1))
    before = panel.timeline.scale
    window.navigator.go_to(address.relation("TKM", "AFG"))
    window.navigator.go_back()
    assert shown(panel) == {"ev-season"}
    assert panel.timeline.chosen_range == DayRange(day_number(2016, 1, 1), day_number(2016, 12, 31))
    assert panel.timeline.scale.first_day == pytest.approx(before.first_day)
    assert panel.timeline.scale.span == pytest.approx(before.span)


def test_going_back_from_an_event_leaves_the_filter_on(window: MainWindow, panel: TimelinePanel) -> None:
    panel.toggle_filter(Facet.KIND, "Visit")
    panel.timeline.select_event("ev-season")
    panel.timeline.setFocus()
    QTest.keyClick(panel.timeline, Qt.Key.Key_Return)
    assert window.navigator.address == address.event("ev-season")
    window.navigator.go_back()
    assert shown(panel) == {"ev-season"}


def test_a_filter_without_a_hit_says_so_and_escape_takes_it_away(qtbot: QtBot, panel: TimelinePanel) -> None:
    panel.filter_field.setText("zzzz")
    qtbot.waitUntil(lambda: not shown(panel))
    assert "No event fits" in panel.timeline.empty_sentence
    panel.timeline.setFocus()
    QTest.keyClick(panel.timeline, Qt.Key.Key_Escape)
    assert len(shown(panel)) == 7


def test_hits_outside_of_the_view_are_brought_into_it(panel: TimelinePanel) -> None:
    panel.timeline.zoom_to_days(day_number(1993, 1, 1), day_number(1994, 1, 1))
    panel.toggle_filter(Facet.KIND, "Visit")
    assert panel.timeline.scene().mark("ev-season") is not None


def test_an_event_opened_from_elsewhere_takes_the_filters_away_that_hide_it(
    window: MainWindow, panel: TimelinePanel
) -> None:
    panel.toggle_filter(Facet.KIND, "Visit")
    go_to(window, address.event("ev-neutral"))
    assert panel.timeline.selected_event == "ev-neutral"
    assert len(shown(panel)) == 7


def test_a_drag_with_shift_chooses_a_range_that_narrows_the_table(panel: TimelinePanel) -> None:
    timeline = panel.timeline
    panel.show_table(True)
    panel.show_table(False)
    left = round(timeline.scale.x_of(day_number(1999, 1, 1)))
    right = round(timeline.scale.x_of(day_number(2003, 1, 1)))
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mousePress(timeline, Qt.MouseButton.LeftButton, shift, QPoint(left, 100))
    QTest.mouseMove(timeline, QPoint((left + right) // 2, 100))
    QTest.mouseMove(timeline, QPoint(right, 100))
    QTest.mouseRelease(timeline, Qt.MouseButton.LeftButton, shift, QPoint(right, 100))
    assert {event.id for event in panel.events} == {"ev-talks", "ev-year"}
    assert hidden(panel) == "2 of 7 events in the range"
    panel.show_table(True)
    assert panel.table.ids() == ["ev-talks", "ev-year"]
    panel.show_table(False)
    timeline.setFocus()
    QTest.keyClick(timeline, Qt.Key.Key_Escape)
    assert timeline.chosen_range is None


def test_t_shows_the_same_events_as_a_table_and_enter_opens_one(window: MainWindow, panel: TimelinePanel) -> None:
    panel.timeline.setFocus()
    panel.timeline.select_event("ev-year")
    QTest.keyClick(panel.timeline, Qt.Key.Key_T)
    assert panel.table.hasFocus()
    assert set(panel.table.ids()) == shown(panel)
    assert panel.table.currentIndex().data() == "A year of gas"
    QTest.keyClick(panel.table, Qt.Key.Key_T)
    assert panel.timeline.hasFocus()


def test_the_table_is_copied_as_text_parted_by_tabs(panel: TimelinePanel) -> None:
    panel.show_table(True)
    panel.table.setFocus()
    panel.table.selectRow(0)
    QTest.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["Date", "Event", "Kind", "With", "Sources"]
    assert lines[1].split("\t")[:4] == ["about May 1993", "Border agreed about May", "agreement", "Afghanistan"]
    assert len(lines) == 2


def test_bands_are_remembered_and_named_beside_the_lanes(open_window: OpenWindow) -> None:
    window = open_window()
    window.resize(1200, 900)
    window.timeline_panel.part_lanes_by(Facet.KIND)
    names = [rule.name for rule in window.timeline_panel.timeline.scene().bands]
    assert len(names) > 2
    assert set(names) <= {event.kind.value.capitalize() for event in window.timeline_panel.events} | {"Others"}
    window.close()
    again = open_window()
    assert again.timeline_panel.lanes is Facet.KIND
    again.timeline_panel.part_lanes_by(None)
    assert [rule.name for rule in again.timeline_panel.timeline.scene().bands] == [""]


def test_a_band_says_how_many_events_it_holds(window: MainWindow, panel: TimelinePanel) -> None:
    window.resize(1200, 900)
    panel.part_lanes_by(Facet.PARTNER)
    place = QRect(0, round(panel.timeline.scene().bands[0].top), 90, 16)
    with_three = panel.timeline.grab(place).toImage()
    panel.toggle_filter(Facet.EXACTNESS, "an interval")
    assert {rule.name for rule in panel.timeline.scene().bands} == {"Afghanistan"}
    with_two = panel.timeline.grab(place).toImage()
    panel.clear()
    assert panel.timeline.grab(place).toImage() == with_three != with_two


def test_the_pointer_reads_the_whole_of_a_cut_name_of_a_band(open_window: OpenWindow, shipped_library: Library) -> None:
    window = open_window(shipped_library, address.country("TKM"))
    window.resize(1280, 860)
    timeline = window.timeline_panel.timeline
    window.timeline_panel.part_lanes_by(Facet.ORGANIZATION)
    read = {}
    for rule in timeline.scene().bands:
        QTest.mouseMove(timeline, QPoint(12, round(rule.top + 8)))
        read[rule.name] = timeline.toolTip()
    assert read["United Nations"] == ""
    assert "Commonwealth of Independent States 4" in read["Commonwealth of Independent States"]


def test_a_click_on_the_name_of_a_band_lets_its_events_stand_out(window: MainWindow, panel: TimelinePanel) -> None:
    window.resize(1200, 900)
    panel.part_lanes_by(Facet.PARTNER)
    timeline = panel.timeline
    rule = timeline.scene().bands[0]
    before = timeline.grab().toImage()
    QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(10, round(rule.top + 8)))
    assert timeline.grab().toImage() != before
    timeline.setFocus()
    QTest.keyClick(timeline, Qt.Key.Key_Escape)
    timeline.clearFocus()
    QApplication.sendPostedEvents()
    assert timeline.grab().toImage() == before


@pytest.mark.parametrize("remove", ["chip", "all"])
def test_the_focus_goes_back_to_the_events_when_the_last_chip_is_taken_away(panel: TimelinePanel, remove: str) -> None:
    panel.toggle_filter(Facet.KIND, "Visit")
    panel.toggle_filter(Facet.KIND, "Energy")
    if remove == "all":
        clear = next(one for one in panel.chips.findChildren(QToolButton) if one.text() == "Show all")
        clear.setFocus()
        QTest.keyClick(clear, Qt.Key.Key_Space)
    else:
        last = chip_buttons(panel)[1]
        last.setFocus()
        QTest.keyClick(last, Qt.Key.Key_Space)
        (left,) = chip_buttons(panel)
        assert left.hasFocus()
        QTest.keyClick(left, Qt.Key.Key_Space)
    assert not panel.chips.isVisible()
    assert panel.timeline.hasFocus()


def test_a_drag_makes_no_new_chips_and_the_table_is_filled_only_where_it_is_seen(panel: TimelinePanel) -> None:
    panel.timeline.choose_range(DayRange(day_number(1999, 1, 1), day_number(2001, 1, 1)))
    (chip,) = chip_buttons(panel)
    resets: list[int] = []
    panel.table.model().modelReset.connect(lambda: resets.append(1))
    for year in range(2002, 2010):
        panel.timeline.choose_range(DayRange(day_number(1999, 1, 1), day_number(year, 1, 1)))
    assert chip_buttons(panel) == [chip]
    assert "2009" in chip.text()
    assert resets == []
    panel.show_table(True)
    panel.toggle_filter(Facet.KIND, "Visit")
    assert len(resets) == 2


def test_from_the_table_of_a_page_without_events_a_button_leads_back(window: MainWindow, panel: TimelinePanel) -> None:
    panel.show_table(True)
    go_to(window, address.source("country-codes"))
    assert not panel.events
    button = panel.tools.table_button
    assert panel.shown_view is panel.table
    assert button.isEnabled()
    button.click()
    assert panel.shown_view is panel.timeline
    assert not button.isEnabled()


def test_the_card_of_an_event_names_publisher_and_date_of_its_source(panel: TimelinePanel) -> None:
    QTest.mouseMove(panel.timeline, panel.timeline.event_rect("ev-neutral").center())
    assert "Source: The Daily, 21 January 2021, and 1 more" in panel.timeline.toolTip()


def test_the_card_of_an_event_tells_what_happened_who_took_part_and_how_exactly_the_date_is_known(
    panel: TimelinePanel,
) -> None:
    QTest.mouseMove(panel.timeline, panel.timeline.event_rect("ev-season").center())
    card = panel.timeline.toolTip()
    for words in (
        "A visit in summer",
        "Only the season is known.",
        "Known to the season: it lies somewhere within it.",
        "Took part: Turkmenistan, Liechtenstein",
    ):
        assert words in card


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("It rained. " * 18, "It rained. " * 18),
        ("It rained. " * 30, "It rained. " * 17 + "It rained."),
        ("and so on " * 30, "and so on " * 19 + "and so on…"),
    ],
)
def test_a_long_description_is_cut_at_a_sentence_else_at_a_word(text: str, kept: str) -> None:
    assert beginning_of(text.strip()) == kept.strip()


def test_a_range_drawn_over_years_is_of_whole_years(panel: TimelinePanel) -> None:
    timeline = panel.timeline
    timeline.zoom_to_days(day_number(1800, 1, 1), day_number(2025, 1, 1))
    ends = (day_number(1999, 2, 20), day_number(2003, 9, 9))
    first, last = (QPoint(round(timeline.scale.x_of(day)), 100) for day in ends)
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mousePress(timeline, Qt.MouseButton.LeftButton, shift, first)
    QTest.mouseMove(timeline, (first + last) / 2)
    QTest.mouseMove(timeline, last)
    QTest.mouseRelease(timeline, Qt.MouseButton.LeftButton, shift, last)
    assert timeline.chosen_range == DayRange(day_number(1999, 1, 1), day_number(2003, 12, 31))
    assert chips(panel) == ["1 January 1999 – 31 December 2003"]


def test_the_strip_moves_and_stretches_the_view(panel: TimelinePanel) -> None:
    timeline, strip = panel.timeline, panel.overview
    for _ in range(3):
        timeline.zoom_in()
    span, first = timeline.scale.span, timeline.scale.first_day
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert timeline.scale.first_day > first
    assert timeline.scale.span == pytest.approx(span)
    QTest.keyClick(strip, Qt.Key.Key_Down)
    assert timeline.scale.span > span
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(30, 8))
    assert timeline.scale.first_day < first


def test_dragging_beside_the_brush_draws_another(panel: TimelinePanel) -> None:
    timeline, strip = panel.timeline, panel.overview
    timeline.zoom_to_days(day_number(2016, 1, 1), day_number(2016, 12, 31))
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPoint(100, 8))
    QTest.mouseMove(strip, QPoint(200, 8))
    QTest.mouseMove(strip, QPoint(300, 8))
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=QPoint(300, 8))
    assert timeline.scale.last_day < day_number(2005, 1, 1)
    assert strip.grab().toImage().size().width() == strip.width()


def test_the_legend_explains_the_kinds_on_the_page_and_every_shape_also_to_a_screen_reader(
    qtbot: QtBot, panel: TimelinePanel
) -> None:
    button = next(one for one in panel.tools.findChildren(QToolButton) if "colours" in one.accessibleName())
    button.click()
    legend = QApplication.activePopupWidget()
    assert isinstance(legend, Legend)
    qtbot.waitUntil(legend.hasFocus)
    spoken = QAccessible.queryAccessibleInterface(legend)
    assert spoken.text(QAccessible.Text.Name) == "Legend"
    for words in ("visit, recognition", "a full dot: a day", "a dashed edge: date doubted", "Gregorian"):
        assert words in spoken.text(QAccessible.Text.Description)
    said = [spoken.child(at).text(QAccessible.Text.Name) for at in range(spoken.childCount())]
    assert "visit" in said
    assert "edges that fade: about" in said
    assert not legend.grab().isNull()
    QTest.keyClick(legend, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None


def legend_of(panel: TimelinePanel) -> list[str]:
    """Opens the legend, looks at it, and closes it again."""
    panel.tools.legend_button.click()
    legend = QApplication.activePopupWidget()
    assert isinstance(legend, Legend)
    words = [label.text() for label in legend.findChildren(QLabel)]
    assert not legend.grab().isNull()
    legend.close()
    return words


def test_the_legend_explains_only_what_can_be_seen(open_window: OpenWindow, shipped_library: Library) -> None:
    window = open_window(shipped_library, address.country("TKM"))
    window.resize(1280, 860)
    panel = window.timeline_panel
    far = ["the same, seen from afar", "so many events that found no room", "a leader’s term of office", "today"]
    assert set(far) <= set(legend_of(panel))
    panel.timeline.zoom_to_days(day_number(2019, 1, 1), day_number(2019, 2, 1))
    assert not set(far) & set(legend_of(panel))
    panel.toggle_filter(Facet.EXACTNESS, "to the day")
    assert "a month or year in which it lies somewhere" not in legend_of(panel)


def test_terms_of_office_and_votes_lie_behind_the_events_of_a_pair(
    open_window: OpenWindow, shipped_library: Library
) -> None:
    window = open_window(shipped_library, address.relation("IND", "PAK"))
    window.resize(1280, 1000)
    scene = window.timeline_panel.timeline.scene()
    assert {era.era.name.partition(":")[0] for era in scene.eras} == {"IND", "PAK"}
    assert any(era.era.name == "IND: Nehru" for era in scene.eras)
    assert any(era.era.name.endswith("(the set ends in 2015)") for era in scene.eras)
    assert scene.curve is not None
    years = [year for year, _ in scene.curve.series.points]
    assert (years[0], years[-1]) == (1947, 2020)


def test_the_timeline_is_saved_from_its_button_and_from_the_menu(
    qtbot: QtBot, window: MainWindow, panel: TimelinePanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "timeline.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
    panel.toggle_filter(Facet.KIND, "Visit")
    panel.export_requested.emit()
    dialog = window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    forms = dialog.findChildren(QComboBox)[0]
    forms.setCurrentIndex(next(at for at in range(forms.count()) if "CSV" in forms.itemText(at)))
    with qtbot.waitSignal(dialog.saved):
        dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save).click()  # type: ignore[union-attr]
    rows = list(csv.DictReader(io.StringIO(target.read_text("utf-8-sig"))))
    assert [row["id"] for row in rows] == ["ev-season"]
    assert "timeline.csv" in window.statusBar().currentMessage()


def test_a_page_without_events_has_no_timeline_to_save(window: MainWindow) -> None:
    window.navigator.go_to(address.source("one"))
    if window.timeline_panel.timeline.events:
        window.timeline_panel.timeline.show_events([])
    window.actions_by_command[Command.SAVE_TIMELINE].trigger()
    assert window.message_bar.sentence == "There are no events to save on this page."
