"""The timeline as a reader uses it: a real widget, real events."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.chronology.backdrop import Backdrop, Series
from desktop.domain.dates import EdtfDate, Precision, day_number
from desktop.domain.event import EventKind
from desktop.gui import theme
from desktop.gui.timeline.card import Details
from desktop.gui.timeline.widget import TimelineWidget
from tests.gui.timeline.conftest import EVENTS, UNDATED, Item, on_day, place_of


def grabbed(timeline: TimelineWidget) -> QImage:
    return timeline.grab().toImage()


def test_all_events_are_in_view_at_first(timeline: TimelineWidget) -> None:
    assert {mark.id for mark in timeline.scene().marks} == {item.id for item in EVENTS}


def test_a_click_selects_the_event_and_asks_for_it(timeline: TimelineWidget, wishes: list[str]) -> None:
    QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=place_of(timeline, "on-1995-12-12"))
    assert timeline.selected_event == "on-1995-12-12"
    assert wishes == ["on-1995-12-12"]


def test_a_click_beside_the_events_asks_for_nothing(timeline: TimelineWidget, wishes: list[str]) -> None:
    QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(500, 210))
    assert wishes == []


def test_selecting_from_outside_asks_for_nothing(timeline: TimelineWidget, wishes: list[str]) -> None:
    timeline.select_event("in-2001")
    assert timeline.selected_event == "in-2001"
    assert wishes == []


def test_an_event_that_is_not_shown_cannot_be_selected(timeline: TimelineWidget) -> None:
    timeline.select_event("elsewhere")
    assert timeline.selected_event is None
    timeline.show_events(EVENTS, "elsewhere")
    assert timeline.selected_event is None


def test_keys_move_the_selection_through_time_and_enter_opens_it(timeline: TimelineWidget, wishes: list[str]) -> None:
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(timeline, key)
    assert timeline.selected_event == "on-1995-12-12"
    assert wishes == []
    QTest.keyClick(timeline, Qt.Key.Key_Return)
    assert wishes == ["on-1995-12-12"]


def test_the_selection_stops_at_the_first_and_the_last_event(timeline: TimelineWidget) -> None:
    QTest.keyClick(timeline, Qt.Key.Key_End)
    QTest.keyClick(timeline, Qt.Key.Key_Right)
    assert timeline.selected_event == "on-2015-12-13"
    for _ in range(9):
        QTest.keyClick(timeline, Qt.Key.Key_Left)
    assert timeline.selected_event == "on-1991-10-27"
    QTest.keyClick(timeline, Qt.Key.Key_End)
    QTest.keyClick(timeline, Qt.Key.Key_Home)
    assert timeline.selected_event == "on-1991-10-27"


def test_a_selected_event_out_of_view_is_brought_into_view(timeline: TimelineWidget) -> None:
    timeline.select_event("on-1991-10-27")
    for _ in range(6):
        QTest.keyClick(timeline, Qt.Key.Key_Plus)
    assert timeline.scene().mark("on-2015-12-13") is None
    QTest.keyClick(timeline, Qt.Key.Key_End)
    assert timeline.scene().mark("on-2015-12-13") is not None


def test_in_a_right_to_left_window_the_left_key_goes_on_in_time(timeline: TimelineWidget) -> None:
    timeline.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    timeline.select_event("on-1991-10-27")
    QTest.keyClick(timeline, Qt.Key.Key_Left)
    assert timeline.selected_event == "on-1995-12-12"
    assert place_of(timeline, "on-1991-10-27").x() > place_of(timeline, "on-2015-12-13").x()


def test_keys_with_alt_are_left_to_the_window(timeline: TimelineWidget) -> None:
    QTest.keyClick(timeline, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert timeline.selected_event is None


def test_hovering_readies_a_card_with_escaped_text(timeline: TimelineWidget) -> None:
    QTest.mouseMove(timeline, place_of(timeline, "in-2001"))
    assert timeline.cursor().shape() is Qt.CursorShape.PointingHandCursor
    assert "Pipeline &lt;agreed&gt;" in timeline.toolTip()
    assert "Known to the year: it lies somewhere within it" in timeline.toolTip()
    assert "energy" in timeline.toolTip()
    QTest.mouseMove(timeline, QPoint(500, 210))
    assert timeline.toolTip() == ""
    assert timeline.cursor().shape() is Qt.CursorShape.OpenHandCursor


CROWD = tuple(on_day("2000-01-01", f"Visit {number}")._replace(id=f"c{number}") for number in range(40))


def test_up_and_down_go_to_the_nearest_event_of_the_next_lane(timeline: TimelineWidget) -> None:
    timeline.show_events(CROWD)
    timeline.select_event("c0")
    lanes = {mark.id: mark.lane for mark in timeline.scene().marks}
    seen = [lanes["c0"]]
    for _ in range(3):
        QTest.keyClick(timeline, Qt.Key.Key_Down)
        assert timeline.selected_event is not None
        seen.append({mark.id: mark.lane for mark in timeline.scene().marks}[timeline.selected_event])
    assert seen == sorted(set(seen))
    QTest.keyClick(timeline, Qt.Key.Key_Up)
    assert {mark.id: mark.lane for mark in timeline.scene().marks}[timeline.selected_event] < seen[-1]


def test_up_and_down_come_to_an_end_where_an_event_stands_in_two_bands(timeline: TimelineWidget) -> None:
    timeline.resize(1000, 400)
    in_both = ("First", "Third")
    bands = {"on-1991-10-27": ("First",), "in-2001": in_both, "on-2015-12-13": in_both, "on-1995-12-12": ("Second",)}
    more = [on_day(f"{year}-05-05", f"Talks {year}") for year in (1997, 1999)]
    timeline.show_events([*EVENTS, *more])
    timeline.group_by(lambda item: bands.get(item.id, ("Second",)), "Others")
    assert [rule.name for rule in timeline.scene().bands] == ["First", "Second", "Third"]
    timeline.select_event("on-1991-10-27")
    seen = []
    for key in (*[Qt.Key.Key_Down] * 8, *[Qt.Key.Key_Up] * 8):
        QTest.keyClick(timeline, key)
        seen.append(timeline.selected_event)
    assert seen[0] == "on-1995-12-12"
    assert seen[5] == seen[6] == seen[7]
    assert seen[7] in ("in-2001", "on-2015-12-13")
    assert seen[8] in ("on-1995-12-12", "on-1997-05-05", "on-1999-05-05")
    assert seen[13] == seen[14] == seen[15]


def test_a_click_on_a_small_count_lists_its_events_and_opens_one(
    qtbot: QtBot, timeline: TimelineWidget, wishes: list[str]
) -> None:
    timeline.show_events(CROWD[:20])
    (cluster,) = timeline.scene().clusters
    place = QPointF(cluster.rect.x + cluster.rect.width / 2, cluster.rect.y + 3).toPoint()
    QTest.mouseMove(timeline, place)
    assert f">{cluster.counted} more events; click to list them<" in timeline.toolTip()
    QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=place)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert len(menu.actions()) == cluster.counted
    listed = menu.actions()[0]
    assert listed.text().startswith("1 January 2000: Visit ")
    listed.trigger()
    menu.close()
    qtbot.waitUntil(lambda: len(wishes) == 1)
    assert timeline.selected_event == wishes[0]
    assert timeline.scene().mark(wishes[0]) is not None


def test_a_large_count_at_the_closest_zoom_opens_as_a_list(qtbot: QtBot, timeline: TimelineWidget) -> None:
    timeline.show_events([on_day("2000-01-01", f"Visit {number}")._replace(id=f"c{number}") for number in range(300)])
    timeline.zoom_to_days(day_number(2000, 1, 1), day_number(2000, 1, 1))
    closest = timeline.scale
    (cluster,) = timeline.scene().clusters
    place = QPointF(cluster.middle, cluster.rect.y + 3).toPoint()
    QTest.mouseMove(timeline, place)
    assert f">{cluster.counted} more events; click to list them<" in timeline.toolTip()
    assert timeline.toolTip().count("1 January 2000: Visit ") == 5
    assert f"and {cluster.counted - 5} more" in timeline.toolTip()
    QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=place)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions()]
    assert len(texts) == 201
    assert texts[-1] == f"{cluster.counted - 200} more: the table (T) lists all"
    assert timeline.scale == closest
    menu.close()


def test_what_began_before_the_view_is_counted_and_a_click_goes_back_to_it(timeline: TimelineWidget) -> None:
    first, last = day_number(1990, 1, 1), day_number(2020, 1, 1)
    lasting = EdtfDate("1990/2020", Precision.DAY, first, last, first, last)
    wars = [Item(f"w{number}", f"War {number}", EventKind.WAR, lasting) for number in range(60)]
    timeline.show_events([*EVENTS, *wars])
    timeline.zoom_to_days(day_number(2004, 1, 1), day_number(2004, 12, 31))
    (cluster,) = timeline.scene().clusters
    place = QPointF(cluster.middle, cluster.rect.y + 3).toPoint()
    QTest.mouseMove(timeline, place)
    words = "more events began earlier and last until here; click to go back to where they begin"
    assert f">{cluster.counted} {words}<" in timeline.toolTip()
    QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=place)
    assert timeline.scale.first_day < first < day_number(2004, 12, 31) < timeline.scale.last_day


def test_a_click_on_a_large_count_zooms_into_it(timeline: TimelineWidget) -> None:
    timeline.show_events((*CROWD, *(one._replace(id=f"d{one.id}") for one in CROWD), *EVENTS))
    span = timeline.scale.span
    cluster = max(timeline.scene().clusters, key=lambda one: one.counted)
    timeline.open_cluster(cluster)
    assert timeline.scale.span < span


def test_in_a_right_to_left_window_bands_have_their_names_at_the_right(timeline: TimelineWidget) -> None:
    timeline.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    timeline.resize(1000, 300)
    timeline.group_by(lambda item: (item.kind.value,), "Others")
    for item in EVENTS:
        rect = timeline.event_rect(item.id)
        assert rect.isValid()
        assert rect.right() < 950
        assert timeline.target_at(rect.center().x(), rect.center().y()) == item.id
    rule = timeline.scene().bands[0]
    assert timeline.band_name_at(990, rule.top + 5) == rule.name
    assert timeline.band_name_at(10, rule.top + 5) is None


def test_what_lies_hidden_behind_the_names_of_bands_is_not_reached(timeline: TimelineWidget, wishes: list[str]) -> None:
    timeline.resize(1000, 300)
    first, last = day_number(1985, 1, 1), day_number(2020, 1, 1)
    long = Item("long", "Long war", EventKind.VISIT, EdtfDate("1985/2020", Precision.DAY, first, last, first, last))
    timeline.show_events([*EVENTS, long])
    timeline.group_by(lambda item: (item.kind.value,), "Others")
    timeline.zoom_to_days(day_number(1995, 1, 1), day_number(1999, 1, 1))
    mark = timeline.scene().mark("long")
    assert mark is not None
    assert mark.rect.x < -200
    behind = QPoint(20, round(mark.rect.y + mark.rect.height / 2))
    QTest.mouseMove(timeline, QPoint(900, 290))
    QTest.mouseMove(timeline, behind)
    assert timeline.toolTip() == ""
    assert timeline.cursor().shape() is Qt.CursorShape.PointingHandCursor
    before = timeline.scale
    QTest.mouseDClick(timeline, Qt.MouseButton.LeftButton, pos=behind)
    assert wishes == []
    assert timeline.scale == before


def test_the_card_follows_what_a_zoom_brings_under_the_pointer(qtbot: QtBot, timeline: TimelineWidget) -> None:
    place = place_of(timeline, "in-2001")
    QTest.mouseMove(timeline, place)
    assert "Pipeline" in timeline.toolTip()
    timeline.zoom_to_days(day_number(2014, 1, 1), day_number(2018, 1, 1))
    assert not timeline.event_rect("in-2001").isValid()
    qtbot.waitUntil(lambda: timeline.toolTip() == "")
    assert timeline.cursor().shape() is Qt.CursorShape.OpenHandCursor


def test_what_is_pointed_at_elsewhere_only_interrupts_a_band_that_stands_out(timeline: TimelineWidget) -> None:
    timeline.resize(1000, 300)
    timeline.group_by(lambda item: (item.kind.value,), "Others")
    timeline.emphasise_band("energy")
    assert timeline.emphasised == {"in-2001"}
    timeline.point_at(frozenset({"on-2015-12-13"}))
    assert timeline.emphasised == {"on-2015-12-13"}
    timeline.point_at(None)
    assert timeline.emphasised == {"in-2001"}
    timeline.emphasise(frozenset({"on-1995-12-12"}))
    assert timeline.emphasised == {"on-1995-12-12"}
    QTest.keyClick(timeline, Qt.Key.Key_Escape)
    assert timeline.emphasised is None


def test_a_curve_says_who_says_so_and_the_figure_of_the_year(timeline: TimelineWidget) -> None:
    series = Series("Same vote", ((2000, 0.25), (2002, 0.75)), "Share of <roll calls>")
    timeline.resize(1000, 400)
    timeline.show_events(EVENTS, backdrop=Backdrop((), series))
    curve = timeline.scene().curve
    assert curve is not None
    y = round(curve.rect.y + curve.rect.height / 2)
    for year, figure in ((2000, "2000: 25 %"), (2002, "2002: 75 %"), (2001, None)):
        QTest.mouseMove(timeline, QPoint(round(timeline.scale.x_of(day_number(year, 7, 1))), y))
        assert "Share of &lt;roll calls&gt;" in timeline.toolTip()
        assert "%" not in timeline.toolTip() if figure is None else figure in timeline.toolTip()


def test_the_card_names_who_tells_of_the_event(qtbot: QtBot) -> None:
    widget = TimelineWidget(details_of=lambda item: Details(source=f"<{item.id}> of 2016"))
    qtbot.addWidget(widget)
    widget.resize(1000, 220)
    widget.show_events(EVENTS)
    QTest.mouseMove(widget, place_of(widget, "in-2001"))
    assert "&lt;in-2001&gt; of 2016" in widget.toolTip()


def test_the_next_steps_are_prepared_while_nothing_happens(qtbot: QtBot, timeline: TimelineWidget) -> None:
    timeline.show_events(CROWD)
    qtbot.waitUntil(lambda: not timeline.prepare_next())
    timeline.zoom_in()
    qtbot.waitUntil(lambda: not timeline.prepare_next())


def test_a_page_without_events_says_so(timeline: TimelineWidget) -> None:
    timeline.show_events([])
    image = grabbed(timeline)
    paper = QColor(theme.current().paper)
    centre = [image.pixelColor(x, y) for x in range(300, 700) for y in range(90, 130)]
    assert any(colour != paper for colour in centre)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Plus, Qt.Key.Key_0):
        QApplication.sendEvent(timeline, _key(key))
    assert timeline.selected_event is None


def test_events_of_unknown_date_are_reached_and_mentioned(timeline: TimelineWidget) -> None:
    timeline.show_events(EVENTS)
    without = grabbed(timeline)
    timeline.show_events([*EVENTS, UNDATED])
    timeline.select_event(None)
    assert grabbed(timeline) != without
    QTest.keyClick(timeline, Qt.Key.Key_End)
    assert timeline.selected_event == "u"


@pytest.mark.parametrize("size", [(1, 1), (3, 300), (300, 3), (40, 30)])
def test_any_size_is_painted(qtbot: QtBot, size: tuple[int, int]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 400)
    timeline = TimelineWidget(window)
    timeline.setGeometry(0, 0, *size)
    window.show()
    qtbot.waitExposed(window)
    timeline.show_events([*EVENTS, UNDATED])
    timeline.select_event("in-2001")
    timeline.zoom_in()
    image = grabbed(timeline)
    assert (image.width(), image.height()) == size


def test_a_change_of_palette_repaints_in_its_colours(timeline: TimelineWidget) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before = application.palette()
    try:
        for chosen in (theme.DARK, theme.LIGHT):
            theme.apply(application, chosen)
            assert grabbed(timeline).pixelColor(500, 200) == QColor(chosen.paper)
    finally:
        application.setPalette(before)


def test_larger_type_takes_higher_rows(timeline: TimelineWidget) -> None:
    line = timeline.scene().rows.line
    font = timeline.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    timeline.setFont(font)
    assert timeline.scene().rows.line == pytest.approx(2 * line, rel=0.1)
    assert not grabbed(timeline).isNull()


def _key(key: Qt.Key) -> QKeyEvent:
    return QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
