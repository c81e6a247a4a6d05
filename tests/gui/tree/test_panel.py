"""The left pane as a reader uses it: browsing, and finding pages by name."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain import address
from desktop.domain.address import Address
from desktop.gui import icons
from desktop.gui.tree.delegate import shortened
from desktop.gui.tree.filter import FoundPagesModel
from desktop.gui.tree.model import Role
from desktop.gui.tree.panel import TreePanel
from desktop.library.library import Library
from desktop.summary.page import open_page

TKM = address.country("TKM")


@pytest.fixture
def panel(qtbot: QtBot, small_library: Library) -> TreePanel:
    panel = TreePanel(small_library, icons.icon)
    qtbot.addWidget(panel)
    panel.resize(320, 500)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.focus_filter()
    return panel


@pytest.fixture
def wishes(panel: TreePanel) -> list[Address]:
    seen: list[Address] = []
    panel.address_requested.connect(seen.append)
    return seen


def press(key: Qt.Key) -> None:
    """Presses a key where the keyboard's focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def found(panel: TreePanel) -> list[Address]:
    model = panel.found_list.model()
    assert isinstance(model, FoundPagesModel)
    return [wish for row in range(model.rowCount()) if (wish := model.address_at(model.index(row, 0)))]


def click_row(view: QWidget, at: QPoint) -> None:
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)


@pytest.mark.parametrize("text", ["turkmen", "TÜRKMEN", "Туркм", "土库曼", "TKM", "tm", "795"])
def test_a_country_is_found_in_any_language_script_and_code(panel: TreePanel, text: str) -> None:
    panel.filter_field.setText(text)
    assert panel.found_list.isVisible()
    assert found(panel)[0] == TKM


def test_what_matched_stands_beside_the_title(panel: TreePanel) -> None:
    panel.filter_field.setText("Туркм")
    first = panel.found_list.model().index(0, 0)
    texts = [first.data(), first.data(Qt.ItemDataRole.AccessibleTextRole)]
    assert texts == ["Turkmenistan", "Turkmenistan, country, Туркменистан"]
    panel.grab()


def test_why_a_page_is_found_is_told_though_the_name_is_long(panel: TreePanel) -> None:
    metrics = panel.found_list.fontMetrics()
    name = "Independent State of Papua New Guinea"
    shown = shortened(name, metrics.horizontalAdvance("Independent State…"), metrics)
    assert shown.endswith("…")
    assert name.startswith(shown.removesuffix("…"))
    assert len(shown) > len("Independent")
    assert shortened("TKM", metrics.horizontalAdvance("TKM"), metrics) == "TKM"
    assert shortened(name, metrics.horizontalAdvance("Ind"), metrics) == ""


def test_what_matched_is_shown_in_full_under_the_mouse(panel: TreePanel) -> None:
    panel.filter_field.setText("Туркм")
    first = panel.found_list.model().index(0, 0)
    assert first.data(Qt.ItemDataRole.ToolTipRole) == "Turkmenistan (Туркменистан)"
    panel.filter_field.setText("TAPI pip")
    assert panel.found_list.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole) is None


def test_topics_and_organizations_are_found_too(panel: TreePanel) -> None:
    panel.filter_field.setText("pipeline")
    assert found(panel) == [address.topic("tapi")]
    panel.filter_field.setText("nations")
    assert found(panel) == [address.organization("UN")]


@pytest.mark.parametrize("text", ["xyzzy", "<b>bold</b>", "%", "—", "'; DROP TABLE name"])
def test_nothing_found_is_said_in_words(panel: TreePanel, text: str) -> None:
    panel.filter_field.setText(text)
    label = panel.findChild(QLabel, "nothing_found")
    assert label.isVisible()
    assert label.text() == (
        f"No country, partner, organization or topic is called “{text}”. "
        "Ctrl+K looks through everything else, too. Esc shows the tree."
    )
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_what_is_called_nearly_so_is_offered_and_said_to_be_no_more(panel: TreePanel, wishes: list[Address]) -> None:
    label = panel.findChild(QLabel, "nearly_found")
    panel.filter_field.setText("Turkmenstan")
    assert found(panel) == [TKM]
    assert (label.isVisible(), label.text()) == (True, "Nothing is called “Turkmenstan”. Nearly so:")
    panel.filter_field.setText("Turkmen")
    assert not label.isVisible()
    panel.filter_field.setText("Turkmenstan")
    press(Qt.Key.Key_Return)
    assert wishes == [TKM]
    assert not label.isVisible()
    assert panel.shown_list is panel.tree


@pytest.mark.parametrize("text", ["Ashgabat", "ashga"])
def test_a_country_is_found_by_its_capital(qtbot: QtBot, figures_library: Library, text: str) -> None:
    panel = TreePanel(figures_library, icons.icon)
    qtbot.addWidget(panel)
    panel.filter_field.setText(text)
    model = panel.found_list.model()
    row = next(model.index(row, 0) for row in range(model.rowCount()) if found(panel)[row] == TKM)
    assert row.data(Role.DETAIL) == "Capital: Ashgabat"
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "Turkmenistan, country, Capital: Ashgabat"


@pytest.mark.parametrize("text", ["turkmen", "xyzzy"])
def test_escape_gives_the_tree_back(panel: TreePanel, text: str) -> None:
    panel.filter_field.setText(text)
    assert not panel.tree.isVisible()
    press(Qt.Key.Key_Escape)
    assert panel.filter_field.text() == ""
    assert panel.tree.isVisible()


def test_escape_in_the_list_gives_the_tree_back_and_keeps_the_keyboard_in_the_pane(panel: TreePanel) -> None:
    panel.filter_field.setText("turkmen")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Escape)
    assert panel.tree.isVisible()
    assert QApplication.focusWidget() in (panel.filter_field, panel.tree)


def test_spaces_alone_leave_the_tree(panel: TreePanel) -> None:
    panel.filter_field.setText("  ")
    assert panel.tree.isVisible()


def test_the_arrow_keys_lead_from_the_field_into_the_list_and_back(panel: TreePanel) -> None:
    panel.filter_field.setText("a")
    assert len(found(panel)) > 1
    press(Qt.Key.Key_Down)
    assert panel.found_list.hasFocus()
    press(Qt.Key.Key_Down)
    assert panel.found_list.currentIndex().row() == 1
    press(Qt.Key.Key_Up)
    assert panel.found_list.hasFocus()
    press(Qt.Key.Key_Up)
    assert panel.filter_field.hasFocus()


def test_the_down_key_leads_from_the_empty_field_into_the_tree(panel: TreePanel) -> None:
    press(Qt.Key.Key_Down)
    assert panel.tree.hasFocus()


def test_enter_in_the_field_opens_the_best_page(panel: TreePanel, wishes: list[Address]) -> None:
    panel.filter_field.setText("turkmen")
    press(Qt.Key.Key_Return)
    assert wishes == [TKM]


def test_enter_in_the_field_opens_nothing_where_nothing_is_found(panel: TreePanel, wishes: list[Address]) -> None:
    press(Qt.Key.Key_Return)
    panel.filter_field.setText("xyzzy")
    press(Qt.Key.Key_Return)
    assert wishes == []


def test_enter_in_the_list_opens_the_chosen_page(panel: TreePanel, wishes: list[Address]) -> None:
    panel.filter_field.setText("a")
    for _ in range(2):
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert wishes == [found(panel)[1]]


def test_a_click_on_a_result_opens_it(panel: TreePanel, wishes: list[Address]) -> None:
    panel.filter_field.setText("a")
    row = panel.found_list.model().index(1, 0)
    click_row(panel.found_list.viewport(), panel.found_list.visualRect(row).center())
    assert set(wishes) == {found(panel)[1]}


def test_a_page_is_selected_in_the_tree_without_asking_for_it(
    panel: TreePanel, wishes: list[Address], small_library: Library
) -> None:
    for where in (address.topic("tapi"), address.relation("AFG", "TKM"), address.region("143"), TKM):
        panel.show_page(open_page(small_library, where))
        assert panel.tree.model().address_at(panel.tree.currentIndex()) == where
        assert panel.tree.viewport().rect().contains(panel.tree.visualRect(panel.tree.currentIndex()))
    assert wishes == []


def test_the_page_of_an_event_selects_the_nearest_page_above(panel: TreePanel, small_library: Library) -> None:
    panel.show_page(open_page(small_library, address.event("ev-neutral")))
    assert panel.tree.currentIndex().data() == "Turkmenistan"


def test_a_click_on_a_country_opens_it_and_a_click_on_a_group_unfolds_it(
    panel: TreePanel, wishes: list[Address], small_library: Library
) -> None:
    panel.show_page(open_page(small_library, TKM))
    tree = panel.tree
    country = tree.currentIndex()
    click_row(tree.viewport(), tree.visualRect(country).center())
    assert wishes == [TKM]
    partners = tree.model().index(0, 0, country)
    click_row(tree.viewport(), tree.visualRect(partners).center())
    assert tree.isExpanded(partners)
    assert wishes == [TKM]


def test_enter_opens_the_row_of_the_tree(panel: TreePanel, wishes: list[Address], small_library: Library) -> None:
    panel.show_page(open_page(small_library, address.relation("TKM", "AFG")))
    panel.tree.setFocus()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Up)
    group = panel.tree.currentIndex()
    press(Qt.Key.Key_Return)
    assert not panel.tree.isExpanded(group)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Enter)
    assert wishes == [address.relation("TKM", "AFG"), TKM]


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_code_is_drawn_at_the_far_side_of_its_row(
    panel: TreePanel, small_library: Library, direction: Qt.LayoutDirection
) -> None:
    panel.setLayoutDirection(direction)
    panel.show_page(open_page(small_library, address.region("143")))
    country = panel.tree.model().index_of(TKM, None)
    panel.tree.setExpanded(country.parent(), True)
    row = panel.tree.visualRect(country)
    edge = 40
    far = row.left() if direction is Qt.LayoutDirection.RightToLeft else row.right() - edge
    image = panel.tree.viewport().grab().toImage()
    colours = {image.pixel(far + x, y) for x in range(edge) for y in range(row.top(), row.bottom())}
    assert len(colours) > 1


def test_the_found_pages_keep_qts_rules(qapp: QApplication, small_library: Library) -> None:
    model = FoundPagesModel(small_library, icons.icon)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(model.rowCount()))
    for text in ("a", "turkmen", "xyzzy", "", "un"):
        model.look_for(text)
    assert len(resets) == 5
    assert resets[2:4] == [0, 0]
    assert resets[0] > resets[1] > 0
    assert model.address_at(model.index(-1, 0)) is None
    assert tester.model() is model


def test_a_name_of_two_countries_in_some_language_lists_both(
    qtbot: QtBot, application: QApplication, shipped_library: Library
) -> None:
    panel = TreePanel(shipped_library, icons.icon)
    qtbot.addWidget(panel)
    panel.filter_field.setText("Конго")
    shown = [panel.found_list.model().index(row, 0) for row in range(2)]
    assert {index.data(Role.ADDRESS) for index in shown} == {address.country("COD"), address.country("COG")}
    panel.filter_field.setText("i-Turkmenistan")
    (found,) = [panel.found_list.model().index(row, 0) for row in range(panel.found_list.model().rowCount())]
    assert (found.data(), found.data(Role.DETAIL)) == ("Turkmenistan", "i-Turkmenistan")


@pytest.mark.parametrize(("before", "after"), [("", "\n"), ("", "."), ("<", ">")])
def test_a_pasted_address_is_found_and_enter_opens_its_place(
    panel: TreePanel, wishes: list[Address], before: str, after: str
) -> None:
    QApplication.clipboard().setText(f"{before}chancery:topic/tapi#works{after}")
    panel.filter_field.paste()
    assert found(panel) == [address.topic("tapi")._replace(fragment="works")]
    assert panel.found_list.model().index(0, 0).data() == "The TAPI pipeline"
    press(Qt.Key.Key_Return)
    assert wishes == [address.topic("tapi")._replace(fragment="works")]


def test_an_address_that_leads_nowhere_says_so(panel: TreePanel, wishes: list[Address]) -> None:
    panel.filter_field.setText("chancery:topic/tapii")
    label = panel.findChild(QLabel, "nothing_found")
    assert isinstance(label, QLabel)
    assert label.isVisible()
    assert label.text() == "No topic is called “tapii”; did you mean The TAPI pipeline (tapi)?"
    press(Qt.Key.Key_Return)
    assert wishes == []
