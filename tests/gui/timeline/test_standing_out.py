"""Which events stand out: those pointed at in the text, of a partner chosen in the tree, of the two of a page."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.chronology.facets import Facet
from desktop.domain import address
from desktop.gui.main_window import MainWindow
from desktop.gui.timeline.panel import TimelinePanel
from desktop.library.library import Library
from tests.gui.conftest import OpenWindow, go_to, place_of, point_at
from tests.gui.timeline.conftest import shown, title


def test_pointing_at_a_date_in_the_text_marks_its_event(window: MainWindow, panel: TimelinePanel) -> None:
    window.resize(1200, 900)
    browser = window.detail.browser
    place = place_of(browser, "Neutrality")
    before = panel.timeline.grab().toImage()
    point_at(browser, place)
    assert panel.timeline.grab().toImage() != before
    QTest.mouseMove(browser.viewport(), QPoint(1, 1))
    assert panel.timeline.grab().toImage() == before


def test_the_mark_and_the_address_end_when_the_pointer_leaves_the_text(
    window: MainWindow, panel: TimelinePanel
) -> None:
    window.resize(1200, 900)
    browser = window.detail.browser
    place = place_of(browser, "Neutrality")
    before = panel.timeline.grab().toImage()
    label = window.statusBar().findChildren(QLabel)[0]
    for _ in range(2):
        point_at(browser, place)
        assert panel.timeline.grab().toImage() != before
        assert label.text().startswith("chancery:event/")
        QApplication.sendEvent(browser.viewport(), QEvent(QEvent.Type.Leave))
        assert panel.timeline.grab().toImage() == before
        assert label.text() == ""


def test_the_mark_ends_when_the_text_moves_on_below_the_pointer(window: MainWindow, panel: TimelinePanel) -> None:
    browser = window.detail.browser
    before = panel.timeline.grab().toImage()
    point_at(browser, place_of(browser, "Neutrality"))
    assert panel.timeline.grab().toImage() != before
    browser.verticalScrollBar().setValue(browser.verticalScrollBar().value() + 40)
    assert panel.timeline.grab().toImage() == before


def test_pointing_at_a_partner_dims_the_events_without_it(window: MainWindow, panel: TimelinePanel) -> None:
    before = panel.timeline.grab().toImage()
    panel.highlight(str(address.relation("TKM", "AFG")))
    assert panel.timeline.grab().toImage() != before
    panel.highlight("")
    assert panel.timeline.grab().toImage() == before


def walk_to(window: MainWindow, name: str) -> None:
    """Walks down the tree with the keys to a row."""
    tree = window.tree_panel.tree
    tree.setFocus()
    for _ in range(60):
        if tree.currentIndex().data() == name:
            return
        QTest.keyClick(tree, Qt.Key.Key_Down)
    raise AssertionError(f"no row {name}")


def test_walking_to_a_partner_in_the_tree_dims_the_events_with_others(window: MainWindow, panel: TimelinePanel) -> None:
    window.tree_panel.tree.expandAll()
    walk_to(window, "Afghanistan")
    assert window.navigator.address == address.country("TKM")
    assert panel.timeline.emphasised == {"ev-border", "ev-talks", "ev-open"}
    assert title(panel) == "Timeline · 7 events, 3 with Afghanistan"
    panel.toggle_filter(Facet.KIND, "Visit")
    assert panel.timeline.emphasised == {"ev-border", "ev-talks", "ev-open"}
    walk_to(window, "Liechtenstein")
    assert panel.timeline.emphasised == {"ev-unsure", "ev-season"}
    window.tree_panel.tree.setCurrentIndex(QModelIndex())
    assert panel.timeline.emphasised is None
    assert title(panel) == "Timeline · 1 of 7 events"


def test_events_with_a_chosen_partner_have_titles_before_all_others(
    open_window: OpenWindow, shipped_library: Library
) -> None:
    window = open_window(shipped_library, address.country("TKM"))
    window.resize(1280, 860)
    panel = window.timeline_panel
    scale = panel.timeline.scale

    def titled(ids: set[str]) -> int:
        return sum(bool(mark.label) and mark.id in ids for mark in panel.timeline.scene().marks)

    of_two = {event.id for event in shipped_library.events_of_pair("TKM", "IRN")}
    before = titled(of_two)
    panel.choose_partner(address.relation("TKM", "IRN"))
    assert titled(of_two) > len(of_two) / 2 > before
    assert panel.timeline.scale == scale
    panel.choose_partner(address.topic("tapi"))
    assert titled(of_two) == before


def test_the_events_of_two_stand_out_among_all_of_the_first_where_the_reader_wants_them_so(
    open_window: OpenWindow,
) -> None:
    window = open_window(where=address.relation("TKM", "AFG"))
    panel = window.timeline_panel
    of_two = {"ev-border", "ev-talks", "ev-open"}
    assert shown(panel) == of_two
    button = panel.tools.among_button
    button.click()
    assert len(shown(panel)) == 7
    assert panel.timeline.emphasised == of_two
    assert title(panel) == "Timeline · 7 events, 3 with Afghanistan"
    scale = panel.timeline.scale
    go_to(window, address.relation("TKM", "LIE"))
    assert panel.timeline.emphasised == {"ev-unsure", "ev-season"}
    assert panel.timeline.scale == scale
    go_to(window, address.country("TKM"))
    assert panel.timeline.emphasised is None
    assert not button.isEnabled()
    window.close()
    again = open_window(where=address.relation("TKM", "AFG")).timeline_panel
    assert again.timeline.emphasised == of_two
    again.show_among_all(False)
    assert shown(again) == of_two
    assert again.timeline.emphasised is None


def test_pointing_at_a_partner_in_the_text_does_not_end_a_band_that_stands_out(panel: TimelinePanel) -> None:
    panel.part_lanes_by(Facet.KIND)
    panel.timeline.emphasise_band(panel.timeline.scene().bands[0].name)
    before = panel.timeline.emphasised
    panel.highlight(str(address.relation("TKM", "AFG")))
    assert panel.timeline.emphasised == {"ev-border", "ev-talks", "ev-open"}
    panel.highlight("")
    assert panel.timeline.emphasised == before
