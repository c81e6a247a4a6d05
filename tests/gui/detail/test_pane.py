"""The middle pane as a reader uses it: following links, zooming, finding words, looking at sources."""

import re

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain import address
from desktop.domain.address import Address
from desktop.domain.prose import Link, Paragraph, Text
from desktop.gui import icons, theme
from desktop.gui.detail.pane import DetailPane
from desktop.gui.settings import LARGEST_ZOOM, SMALLEST_ZOOM
from desktop.library.library import Library
from desktop.summary.document import PageSection
from desktop.summary.page import open_page
from tests.gui.conftest import click_on, place_of, point_at

TKM = address.country("TKM")


@pytest.fixture
def pane(qtbot: QtBot, application: QApplication, small_library: Library) -> DetailPane:
    """A pane that is lower than its page."""
    pane = DetailPane(icons.icon, 100)
    qtbot.addWidget(pane)
    pane.resize(500, 260)
    pane.show_page(open_page(small_library, TKM))
    with qtbot.waitExposed(pane):
        pane.show()
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    return pane


@pytest.fixture
def wishes(pane: DetailPane) -> list[object]:
    """What the pane asks for, pages and web sites in one list."""
    asked: list[object] = []
    pane.address_requested.connect(asked.append)
    pane.url_requested.connect(asked.append)
    return asked


def turn_wheel(pane: DetailPane, dy: int, modifiers: Qt.KeyboardModifier) -> None:
    """Turns the wheel over the text; what the text ignores goes on to the pane, as Qt does with a real wheel."""
    at = QPointF(100, 100)
    for widget in (pane.browser.viewport(), pane):
        event = QWheelEvent(
            at, widget.mapToGlobal(at), QPoint(), QPoint(0, dy), Qt.MouseButton.NoButton, modifiers,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)
        if event.isAccepted():
            return


def word_at_top(pane: DetailPane) -> float:
    """How much of the text, as a share, is above the view."""
    block, share = pane.browser.place
    return (block + share) / pane.browser.document().blockCount()


def test_words_that_are_marked_stay_so_where_the_look_stays_the_same(pane: DetailPane) -> None:
    pane.browser.selectAll()
    QApplication.sendEvent(pane, QEvent(QEvent.Type.StyleChange))
    assert pane.browser.textCursor().hasSelection()


def test_another_theme_draws_the_page_once(pane: DetailPane, application: QApplication) -> None:
    drawn: list[str] = []
    pane.browser.finish()
    pane.browser.text_shown.connect(lambda: drawn.append(pane.browser.toHtml()))
    theme.apply(application, theme.DARK)
    pane.browser.finish()
    assert len(drawn) == 1
    assert theme.DARK.ink in drawn[-1]


@pytest.mark.parametrize(
    ("words", "where"),
    [("pipeline", address.topic("tapi")), ("Afghanistan", address.relation("AFG", "TKM"))],
)
def test_a_click_on_a_link_asks_for_its_page(
    pane: DetailPane, wishes: list[object], words: str, where: Address
) -> None:
    click_on(pane.browser, words)
    assert wishes == [where]


def test_a_click_on_a_web_site_asks_for_the_browser_and_nothing_else(pane: DetailPane, wishes: list[object]) -> None:
    before = pane.browser.toHtml()
    click_on(pane.browser, "publisher's site")
    assert wishes == ["https://example.org/a?b=1&c=2"]
    assert pane.browser.toHtml() == before


def test_enter_on_a_link_reached_with_tab_asks_for_its_page(pane: DetailPane, wishes: list[object]) -> None:
    pane.browser.setFocus()
    QTest.keyClick(pane.browser, Qt.Key.Key_Tab)
    QTest.keyClick(pane.browser, Qt.Key.Key_Return)
    assert wishes == [address.source("one")]


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "/etc/passwd",
        "javascript:alert(1)",
        "ftp://example.org/",
        "mailto:someone@example.org",
        "chancery:country/nowhere/at/all",
        "chancery:../../etc/passwd",
        "HTTPS:example.org",
        "data:text/html,x",
        "",
    ],
)
def test_any_other_link_does_nothing(
    pane: DetailPane, wishes: list[object], small_library: Library, target: str
) -> None:
    page = open_page(small_library, TKM)
    section = PageSection("", (Paragraph((Link(target, (Text("doubtful"),)),)),))
    pane.show_page(page._replace(document=page.document._replace(sections=(section,))))
    before = pane.browser.toHtml()
    click_on(pane.browser, "doubtful")
    assert wishes == []
    assert pane.browser.toHtml() == before


def test_the_path_leaves_out_the_farthest_pages_where_it_is_narrow_and_keeps_the_name_of_the_page(
    pane: DetailPane,
) -> None:
    label, place = pane.path_label, pane.path_place
    whole = label.whole_width
    place.resize(whole, place.height())
    assert ">World</a>" in label.text()
    assert label.toolTip() == ""
    place.resize(whole - 20, place.height())
    assert ">World</a>" not in label.text()
    assert "…" in label.text()
    assert label.text().endswith("<b>Turkmenistan</b>")
    assert "World › Asia" in label.toolTip()
    place.resize(place.minimumSizeHint())
    assert label.text().count("›") == 1
    assert re.search("<b>T[a-z]+…</b>$", label.text())


@pytest.mark.parametrize("where", [TKM, address.relation("TKM", "AFG")])
def test_a_page_in_large_type_beside_a_wide_tree_does_not_scroll_sideways(
    pane: DetailPane, shipped_library: Library, where: Address
) -> None:
    pane.resize(420, 500)
    pane.set_zoom(220)
    pane.show_page(open_page(shipped_library, where))
    pane.browser.finish()
    pane.resize(400, 500)
    # Qt lays out anew in the turn after a change of size, and tells nobody.
    QApplication.processEvents()
    pane.browser.finish()
    assert pane.browser.horizontalScrollBar().maximum() == 0


def test_the_path_leads_up(pane: DetailPane, wishes: list[object]) -> None:
    assert ">Asia</a>" in pane.path_label.text()
    assert pane.path_label.text().endswith("<b>Turkmenistan</b>")
    pane.path_label.linkActivated.emit("chancery:region/142")
    assert wishes == [address.region("142")]


def test_a_page_is_shown_from_its_top_and_asks_for_nothing(
    pane: DetailPane, wishes: list[object], small_library: Library
) -> None:
    pane.scroll_to(80)
    assert pane.scroll_position == 80
    pane.show_page(open_page(small_library, address.topic("tapi")))
    assert pane.scroll_position == 0
    assert "The TAPI pipeline" in pane.browser.toPlainText()
    assert wishes == []


def test_a_heading_is_brought_to_the_top(pane: DetailPane) -> None:
    pane.show_fragment("trade")
    assert pane.scroll_position > 0
    assert 0 <= pane.browser.cursorRect(pane.browser.document().find("Trade")).top() < 30


def test_headings_grow_with_the_text(pane: DetailPane) -> None:
    def sizes() -> dict[int, float]:
        found: dict[int, float] = {}
        block = pane.browser.document().begin()
        while block.isValid():
            if block.text().strip("\ufffc "):
                size = block.begin().fragment().charFormat().font().pointSizeF()
                found.setdefault(block.blockFormat().headingLevel(), size)
            block = block.next()
        return found

    small = sizes()
    pane.set_zoom(200)
    large = sizes()
    assert small[1] > small[2] > small[0]
    assert large == pytest.approx({level: 2 * size for level, size in small.items()}, rel=0.02)


def test_zooming_goes_by_steps_and_back_to_the_own_size(pane: DetailPane) -> None:
    told: list[int] = []
    pane.zoom_changed.connect(told.append)
    pane.zoom_in()
    pane.zoom_in()
    pane.zoom_out()
    pane.reset_zoom()
    pane.reset_zoom()
    assert told == [110, 120, 110, 100]


def test_zooming_makes_the_type_larger(pane: DetailPane) -> None:
    before = pane.browser.document().size().height()
    pane.set_zoom(200)
    assert pane.browser.document().size().height() > 1.5 * before


@pytest.mark.parametrize(("wished", "zoom"), [(10_000, LARGEST_ZOOM), (1, SMALLEST_ZOOM), (-5, SMALLEST_ZOOM)])
def test_zooming_stays_within_bounds(pane: DetailPane, wished: int, zoom: int) -> None:
    pane.set_zoom(wished)
    assert pane.zoom == zoom
    pane.zoom_in()
    pane.zoom_out()
    assert SMALLEST_ZOOM <= pane.zoom <= LARGEST_ZOOM


@pytest.mark.parametrize("zoom", [70, 150, 250])
@pytest.mark.parametrize("share", [0.0, 0.4, 0.8])
def test_zooming_keeps_the_place_of_the_reader(pane: DetailPane, share: float, zoom: int) -> None:
    pane.scroll_to(round(share * pane.browser.verticalScrollBar().maximum()))
    before = word_at_top(pane)
    pane.set_zoom(zoom)
    assert word_at_top(pane) == pytest.approx(before, abs=0.04)
    pane.set_zoom(100)
    assert word_at_top(pane) == pytest.approx(before, abs=0.04)


def test_ctrl_and_the_wheel_zoom_by_whole_steps(pane: DetailPane) -> None:
    for dy, zoom in ((120, 110), (15, 120), (-120, 110), (0, 110)):
        turn_wheel(pane, dy, Qt.KeyboardModifier.ControlModifier)
        assert pane.zoom == zoom
    assert pane.scroll_position == 0
    turn_wheel(pane, -120, Qt.KeyboardModifier.NoModifier)
    assert pane.zoom == 110
    assert pane.scroll_position > 0


def look_for(pane: DetailPane, text: str) -> None:
    pane.start_find()
    pane.find_bar.field.setText(text)


def test_the_find_bar_comes_with_the_cursor_in_its_field(pane: DetailPane) -> None:
    assert not pane.find_bar.isVisible()
    pane.start_find()
    assert pane.find_bar.isVisible()
    assert pane.find_bar.field.hasFocus()


def test_finding_counts_and_selects_the_places_one_after_the_other(pane: DetailPane) -> None:
    look_for(pane, "GAS")
    places = pane.browser.toPlainText().lower().count("gas")
    assert places > 1
    starts = []
    for number in range(places + 1):
        assert pane.find_bar.count_text == f"{number % places + 1} of {places}"
        cursor = pane.browser.textCursor()
        assert cursor.selectedText().lower() == "gas"
        starts.append(cursor.selectionStart())
        QTest.keyClick(pane.find_bar.field, Qt.Key.Key_Return)
    assert starts[:-1] == sorted(set(starts))
    assert starts[-1] == starts[0]


def test_finding_backwards_goes_round_as_well(pane: DetailPane) -> None:
    look_for(pane, "gas")
    first = pane.browser.textCursor().selectionStart()
    pane.find_bar.find_previous()
    assert pane.browser.textCursor().selectionStart() == pane.browser.toPlainText().lower().rindex("gas")
    place, _, count = pane.find_bar.count_text.partition(" of ")
    assert place == count
    pane.find_bar.find_next()
    assert pane.browser.textCursor().selectionStart() == first


def test_typing_on_narrows_the_place_instead_of_leaving_it(pane: DetailPane) -> None:
    look_for(pane, "per")
    start = pane.browser.textCursor().selectionStart()
    pane.find_bar.field.setText("perm")
    assert pane.browser.textCursor().selectionStart() == start
    assert pane.browser.textCursor().selectedText() == "perm"


def test_what_is_not_on_the_page_is_said_not_to_be_found(pane: DetailPane) -> None:
    look_for(pane, "gas")
    pane.find_bar.field.setText("xyzzy")
    assert pane.find_bar.count_text == "not found"
    pane.find_bar.field.clear()
    assert pane.find_bar.count_text == ""


def test_another_page_is_counted_anew(pane: DetailPane, small_library: Library) -> None:
    look_for(pane, "sold abroad")
    assert pane.find_bar.count_text == "1 of 1"
    pane.show_page(open_page(small_library, address.topic("tapi")))
    assert pane.find_bar.count_text == "not found"


def marked(pane: DetailPane) -> list[str]:
    return [one.cursor.selectedText() for one in pane.browser.extraSelections()]


def test_every_place_is_marked_while_the_find_bar_is_there(pane: DetailPane, small_library: Library) -> None:
    look_for(pane, "gas")
    assert len(marked(pane)) == pane.browser.toPlainText().lower().count("gas")
    pane.find_bar.field.setText("")
    assert marked(pane) == []
    pane.find_bar.field.setText("gas")
    pane.show_page(open_page(small_library, address.topic("tapi")))
    assert {one.lower() for one in marked(pane)} == {"gas"}
    QTest.keyClick(pane.find_bar.field, Qt.Key.Key_Escape)
    assert marked(pane) == []
    pane.start_find()
    assert {one.lower() for one in marked(pane)} == {"gas"}


def test_places_stay_marked_in_text_of_another_size(pane: DetailPane) -> None:
    look_for(pane, "gas")
    before = marked(pane)
    pane.zoom_in()
    assert marked(pane) == before
    pane.find_bar.find_next()
    assert " of " in pane.find_bar.count_text


def test_a_find_bar_that_is_hidden_leaves_a_page_in_pieces(pane: DetailPane, shipped_library: Library) -> None:
    look_for(pane, "gas")
    QTest.keyClick(pane.find_bar.field, Qt.Key.Key_Escape)
    pane.show_page(open_page(shipped_library, address.country("FRA")))
    assert not pane.browser.is_whole


def test_capitals_and_whole_words_count_where_the_reader_wants_them_to(pane: DetailPane) -> None:
    text = pane.browser.toPlainText()
    look_for(pane, "turkmen")
    assert len(marked(pane)) == text.lower().count("turkmen")
    pane.find_bar.exact_case.click()
    assert len(marked(pane)) == text.count("turkmen") < text.count("Turkmen")
    pane.find_bar.exact_case.click()
    pane.find_bar.whole_words.click()
    assert len(marked(pane)) == len(re.findall(r"\bturkmen\b", text, re.IGNORECASE)) < text.lower().count("turkmen")


def test_escape_closes_the_find_bar_and_returns_to_the_page(pane: DetailPane) -> None:
    look_for(pane, "gas")
    QTest.keyClick(pane.find_bar.field, Qt.Key.Key_Escape)
    assert not pane.find_bar.isVisible()
    assert pane.browser.hasFocus()
    assert pane.browser.textCursor().selectedText().lower() == "gas"


def test_the_pointer_on_a_citation_shows_its_source(qtbot: QtBot, pane: DetailPane) -> None:
    hovered: list[str] = []
    pane.link_hovered.connect(hovered.append)
    pane.preview_with(lambda _: None, {"one": 1234}.__getitem__)
    area = pane.browser.viewport().rect()
    spots = (QPoint(x, y) for y in range(0, area.height(), 2) for x in range(0, area.width(), 2))
    citation = next(spot for spot in spots if pane.browser.anchorAt(spot) == "chancery:source/one")
    point_at(pane.browser, citation)
    assert hovered == ["chancery:source/one"]
    qtbot.waitUntil(pane.previews.card.isVisible)
    told = pane.previews.card.label.text()
    for words in (
        "Source 1 · press report",
        "Report &lt;one&gt; &amp; more",
        "The Daily, 21 January 2021; read on 23 November 2026",
        "A neutral state between the Caspian Sea and the Amu Darya",
        "1,234 statements of this edition rest on it",
    ):
        assert words in told
    point_at(pane.browser, place_of(pane.browser, "pipeline"))
    assert hovered[-1] == "chancery:topic/tapi"
    assert not pane.previews.card.isVisible()


def test_the_card_tells_for_what_the_number_that_is_rested_on_stands(qtbot: QtBot, pane: DetailPane) -> None:
    pane.resize(700, 700)
    spot = place_of(pane.browser, "is planned with Afghanistan")
    line = (QPoint(x, spot.y() + down) for x in range(spot.x(), 700) for down in (-6, -3, 0))
    point_at(pane.browser, next(one for one in line if pane.browser.anchorAt(one) == "chancery:source/one"))
    qtbot.waitUntil(pane.previews.card.isVisible)
    told = pane.previews.card.label.text()
    assert "A pipeline is planned with Afghanistan" in told
    assert "other places of this page" in told


def test_the_card_of_a_source_comes_where_previews_of_pages_are_not_wanted(qtbot: QtBot, pane: DetailPane) -> None:
    pane.show_previews(False)
    pane.previews.rest_on("chancery:source/one")
    qtbot.waitUntil(pane.previews.card.isVisible)
    assert "The Daily" in pane.previews.card.label.text()


def test_leaving_a_link_says_so(pane: DetailPane) -> None:
    hovered: list[str] = []
    pane.link_hovered.connect(hovered.append)
    point_at(pane.browser, place_of(pane.browser, "pipeline"))
    QTest.mouseMove(pane.browser.viewport(), QPoint(2, 2))
    assert hovered == ["chancery:topic/tapi", ""]


def test_a_pane_without_a_page_can_be_zoomed(qtbot: QtBot, application: QApplication) -> None:
    pane = DetailPane(icons.icon, 100)
    qtbot.addWidget(pane)
    pane.set_zoom(150)
    assert pane.scroll_position == 0


def test_right_to_left_keeps_the_page_readable(pane: DetailPane) -> None:
    pane.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert pane.browser.horizontalScrollBar().maximum() == 0
    assert not pane.grab().isNull()


@pytest.mark.parametrize("zoom", [180, 250])
def test_a_chart_is_no_wider_than_the_text_and_grows_with_it(
    qtbot: QtBot, pane: DetailPane, figures_library: Library, zoom: int
) -> None:
    pane.show_page(open_page(figures_library, address.relation("TKM", "AFG")))
    pane.set_zoom(zoom)
    pane.resize(420, 600)
    qtbot.waitUntil(lambda: not pane._later.isActive())
    narrow = widest_picture(pane)
    assert 0 < narrow <= pane.browser.viewport().width()
    pane.resize(1900, 600)
    qtbot.waitUntil(lambda: widest_picture(pane) > 1.05 * narrow)


def widest_picture(pane: DetailPane) -> float:
    block, widths = pane.browser.document().begin(), [0.0]
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            image = at.fragment().charFormat().toImageFormat()
            if at.fragment().charFormat().isImageFormat() and image.name().startswith("chart:"):
                widths.append(image.width())
            at += 1
        block = block.next()
    return max(widths)


def test_a_badge_shows_the_codes_of_both_sides(pane: DetailPane, figures_library: Library) -> None:
    page = open_page(figures_library, address.relation("TKM", "AFG"))
    assert page.document.codes == ("TM · TKM", "AF · AFG")
    pane.show_page(page)
    for number in range(2):
        kind = QTextDocument.ResourceType.ImageResource
        image = pane.browser.document().resource(kind, QUrl(f"badge:{number}"))
        assert isinstance(image, QImage)
        assert image.height() >= 15
