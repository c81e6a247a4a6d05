"""The palette as a reader uses it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain import address
from desktop.errors import WriteError
from desktop.gui.main_window import MainWindow
from desktop.gui.search.delegate import beside, fitted
from desktop.gui.search.model import Heading, Offered, PaletteModel, Role
from desktop.gui.search.palette import Palette
from desktop.library.library import Library
from desktop.library.search.engine import Hit
from desktop.library.search.snippets import Part, text_of
from tests.gui.conftest import OpenWindow

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def palette(qtbot: QtBot, window: MainWindow) -> Palette:
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    found = window.findChild(Palette)
    assert isinstance(found, Palette)
    qtbot.waitUntil(lambda: found.is_ready)
    return found


def rows(palette: Palette) -> list[str]:
    model = palette.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_pages_are_found_as_one_types_and_enter_opens_the_best(window: MainWindow, palette: Palette) -> None:
    assert palette.field.hasFocus()
    QTest.keyClicks(palette.field, "tapi")
    assert rows(palette)[:2] == ["Topics", "The TAPI pipeline"]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.navigator.address == address.topic("tapi")
    assert not palette.isVisible()


def test_with_ctrl_enter_opens_in_a_new_tab(window: MainWindow, palette: Palette) -> None:
    here = window.navigator.address
    QTest.keyClicks(palette.field, "tapi")
    QTest.keyClick(palette.field, Qt.Key.Key_Return, CTRL)
    assert (window.tabs.titles[1:], window.tabs.front) == (["The TAPI pipeline"], 0)
    assert window.navigator.address == here
    assert not palette.isVisible()
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    QTest.keyClick(palette.field, Qt.Key.Key_Return, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert (len(window.tabs.titles), window.navigator.address) == (3, address.topic("tapi"))


def test_headings_are_stepped_over_and_the_ends_are_ends(palette: Palette) -> None:
    QTest.keyClicks(palette.field, "neutral")
    seen = []
    for _ in range(12):
        seen.append(palette.list.currentIndex().row())
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
    chosen = [palette.list.model().index(row, 0).data(Role.ROW) for row in seen]
    assert not any(isinstance(row, Heading) for row in chosen)
    assert seen == sorted(seen)
    for _ in range(20):
        QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == 1


def test_commands_are_run_by_words_of_their_names(window: MainWindow, palette: Palette) -> None:
    QTest.keyClicks(palette.field, "text larg")
    assert rows(palette)[:2] == ["Commands", "Text larger"]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.detail.zoom == 110


def test_tab_completes_an_operator(palette: Palette) -> None:
    QTest.keyClicks(palette.field, "coun")
    QTest.keyClick(palette.field, Qt.Key.Key_Tab)
    assert palette.field.text() == "country:"
    QTest.keyClicks(palette.field, "TKM gas")
    assert "A year of gas" in rows(palette)


def test_an_empty_field_tells_the_operators_and_nonsense_is_said_to_be_nothing(palette: Palette) -> None:
    palette.field.clear()
    assert "Operators" in palette.remark.text()
    palette.field.setText("qqqqzzzz")
    assert rows(palette) == []
    assert palette.remark.text() == "Nothing was found."


def test_escape_leaves_and_the_words_are_there_again_selected(
    qtbot: QtBot, window: MainWindow, palette: Palette
) -> None:
    QTest.keyClicks(palette.field, "gas")
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    assert palette.field.selectedText() == "gas"


def test_rows_are_spoken_with_their_kind_and_words(palette: Palette) -> None:
    QTest.keyClicks(palette.field, "tapi")
    index = palette.list.currentIndex()
    assert str(index.data(Qt.ItemDataRole.AccessibleTextRole)).startswith("The TAPI pipeline, topic.")
    assert QAccessible.queryAccessibleInterface(palette.field).text(QAccessible.Text.Name) == "Find everything"
    assert not palette.grab().isNull()


def test_the_model_keeps_the_rules_of_models() -> None:
    model = PaletteModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    hits = [Hit(address.topic("tapi"), "TAPI", "topic", (), 1.0), Hit(address.country("TKM"), "T", "country", (), 0.9)]
    model.show_found(hits, [Offered("Quit", "Ctrl+Q", "quit")])
    assert [model.index(row).data() for row in range(model.rowCount())] == [
        "Topics", "TAPI", "Countries", "T", "Commands", "Quit"
    ]  # fmt: skip
    model.show_found([], [])
    assert model.step(-1, 1) == -1


def test_the_index_is_compiled_off_the_thread_of_the_window(qtbot: QtBot, window: MainWindow) -> None:
    window.travel.find_all("tapi")
    palette = window.findChild(Palette)
    assert isinstance(palette, Palette)
    if not palette.is_ready:
        assert "Preparing" in palette.remark.text()
    qtbot.waitUntil(lambda: palette.is_ready)
    assert "The TAPI pipeline" in rows(palette)
    QApplication.sendPostedEvents()


def test_a_screen_reader_is_told_what_was_found_and_each_row_one_steps_to(qtbot: QtBot, palette: Palette) -> None:
    with qtbot.waitSignal(palette.announced) as found:
        QTest.keyClicks(palette.field, "afgh")
    count = sum(not isinstance(palette.list.model().index(row, 0).data(Role.ROW), Heading) for row in
                range(palette.list.model().rowCount()))  # fmt: skip
    assert count > 2
    assert str(found.args[0]).startswith(f"{count} results. Afghanistan, country.")
    assert str(found.args[0]).endswith(f"1 of {count}")
    with qtbot.waitSignal(palette.announced) as stepped:
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert str(stepped.args[0]).startswith(str(palette.list.currentIndex().data()))
    assert str(stepped.args[0]).endswith(f"2 of {count}")


def test_a_screen_reader_is_told_that_nothing_was_found(qtbot: QtBot, palette: Palette) -> None:
    with qtbot.waitSignal(palette.announced) as found:
        palette.field.setText("qqqqzzzz")
    assert found.args == ["Nothing was found."]


LONG = tuple(
    Part(text, is_match)
    for text, is_match in (("…before " * 12, False), ("needle", True), (" after" * 30, False), ("…", False))
)


@pytest.mark.parametrize("width", [120, 200, 400, 900])
def test_a_snippet_that_is_cut_says_so_at_both_ends_and_keeps_its_match(palette: Palette, width: int) -> None:
    metrics = palette.list.fontMetrics()
    shown = fitted(LONG, width, metrics)
    text = text_of(shown)
    assert [part.text for part in shown if part.is_match] == ["needle"]
    assert text.startswith("…")
    assert text.endswith("…")
    assert "……" not in text
    assert metrics.horizontalAdvance(text) <= width


def test_a_snippet_that_fits_is_whole(palette: Palette) -> None:
    assert fitted(LONG[1:2], 400, palette.list.fontMetrics()) == LONG[1:2]


def test_a_hit_opens_its_page_where_the_words_stand(qtbot: QtBot, window: MainWindow, palette: Palette) -> None:
    with qtbot.waitSignal(window.navigator.fragment_requested) as asked:
        QTest.keyClicks(palette.field, "length of the railway kind:claim")
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.navigator.address == address.relation("AFG", "TKM")
    assert asked.args == ["fact-length-of-the-railway"]
    assert "#" not in rows(palette)[0]


def test_why_the_search_cannot_be_opened_stays_in_sight_as_one_types(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise WriteError("the cache cannot be written")

    monkeypatch.setattr("desktop.library.search.opening.open_searcher", fail)
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    palette = window.findChild(Palette)
    qtbot.waitUntil(lambda: palette.remark.text() == "the cache cannot be written")
    QTest.keyClicks(palette.field, "tapi")
    assert palette.remark.text() == "the cache cannot be written"


def test_why_a_search_failed_stays_in_sight(palette: Palette, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise WriteError("the index cannot be read")

    monkeypatch.setattr(palette._searcher, "search", fail)
    QTest.keyClicks(palette.field, "tapi")
    assert palette.remark.text() == "the index cannot be read"


def test_before_anything_is_typed_the_pages_read_last_and_common_commands_are_offered(
    window: MainWindow, palette: Palette
) -> None:
    assert rows(palette)[0] == "Commands"
    palette.reject()
    window.navigator.go_to(address.topic("tapi"))
    window.navigator.go_to(address.relation("TKM", "AFG"))
    window.travel.find_all()
    palette.field.clear()
    assert rows(palette)[:4] == ["Read last", "The TAPI pipeline", "Turkmenistan", "Commands"]
    assert "Light or dark" in rows(palette)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.navigator.address == address.topic("tapi")


def test_words_that_name_a_command_are_not_read_as_a_typing_error(
    qtbot: QtBot, open_window: OpenWindow, shipped_library: Library
) -> None:
    window = open_window(shipped_library)
    window.travel.find_all("dakr")
    palette = window.findChild(Palette)
    assert isinstance(palette, Palette)
    qtbot.waitUntil(lambda: palette.is_ready, timeout=60_000)
    assert "these are results for" in palette.remark.text()
    palette.field.setText("dark")
    assert rows(palette) == ["Commands", "Dark colours", "Light or dark"]
    assert "results for" not in palette.remark.text()


def test_enter_pressed_while_the_index_is_made_opens_the_page_once_it_is_there(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.travel.find_all()
    palette = window.findChild(Palette)
    assert isinstance(palette, Palette)
    assert not palette.is_ready
    QTest.keyClicks(palette.field, "tapi")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.navigator.address == address.topic("tapi"))
    assert not palette.isVisible()


def test_an_address_gives_way_to_the_title_beside_it(palette: Palette) -> None:
    metrics = palette.list.fontMetrics()
    title, where = "Railway from Aqina to Andkhoy opened", "chancery:event/ev-andkhoy-railway-opened-in-2021"
    both = metrics.horizontalAdvance(title + "00" + where)
    assert beside(title, where, both, metrics) == where
    shorter = beside(title, where, both - 60, metrics)
    assert "…" in shorter
    assert metrics.horizontalAdvance(title + "00" + shorter) <= both - 60
    assert beside(title, where, metrics.horizontalAdvance(title) + 40, metrics) == ""
