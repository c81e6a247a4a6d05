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
from desktop.gui.search.delegate import beside, elided, fitted, line_of
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


def spoken(palette: Palette) -> str:
    return str(palette.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


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
    assert rows(palette)[:3] == ["Commands", "Dark colours", "Light or dark"]
    assert palette.list.currentIndex().row() == 1
    assert palette.remark.text().startswith("No page is called so; these are results for: ")
    assert len(rows(palette)) > 4


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("zoom", ["Text larger", "Text smaller", "Text in its own size"]),
        ("night mode", ["Dark colours", "Light or dark"]),
        ("fullscreen", ["Text alone"]),
        ("exit", ["Quit"]),
        ("font", ["Text larger", "Text smaller", "Text in its own size"]),
    ],
)
def test_commands_are_found_by_other_words_too(palette: Palette, typed: str, names: list[str]) -> None:
    palette.field.setText(typed)
    found = rows(palette)
    start = found.index("Commands") + 1
    assert found[start : start + len(names)] == names


def test_a_command_by_its_name_goes_before_one_by_other_words(palette: Palette) -> None:
    palette.field.setText("text")
    found = rows(palette)
    named = [name for name in found[found.index("Commands") + 1 :] if "ext" in name]
    assert named[:4] == ["Text larger", "Text smaller", "Text in its own size", "Text alone"]


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


def test_values_are_rows_with_what_they_stand_for_and_arrows_and_enter_choose_one(
    window: MainWindow, palette: Palette
) -> None:
    here = window.navigator.address
    palette.field.setText("kind:")
    assert rows(palette)[:3] == ["Complete", "kind:country", "kind:relation"]
    assert "Nothing was found" not in palette.remark.text()
    assert spoken(palette) == "kind:country, countries and territories"
    for _ in range(2):
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert palette.field.text() == "kind:topic "
    assert palette.field.cursorPosition() == len("kind:topic ")
    assert "The TAPI pipeline" in rows(palette)
    assert not any(row.startswith("kind:") for row in rows(palette))
    QTest.keyClicks(palette.field, "tapi")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.navigator.address == address.topic("tapi") != here


def test_tab_takes_the_value_that_is_chosen(palette: Palette) -> None:
    palette.field.setText("country:")
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    second = str(palette.list.currentIndex().data())
    QTest.keyClick(palette.field, Qt.Key.Key_Tab)
    assert palette.field.text() == f"{second} "
    palette.field.setText("org:")
    assert rows(palette)[0] == "Complete"
    assert spoken(palette).count(", ") >= 1


def test_a_value_that_is_whole_leaves_the_first_place_to_what_it_finds(palette: Palette) -> None:
    palette.field.setText("gas country:TKM")
    assert rows(palette)[0] != "Complete"
    palette.field.setText("gas country:AF")
    assert rows(palette)[:2] == ["Complete", "country:AFG"]
    palette.field.setText("gas")
    assert "Complete" not in rows(palette)


def test_a_value_is_completed_in_the_midst_of_a_query(palette: Palette) -> None:
    palette.field.setText("kind:topi gas")
    palette.field.setCursorPosition(len("kind:topi"))
    QTest.keyClick(palette.field, Qt.Key.Key_Tab)
    assert palette.field.text() == "kind:topic gas"
    assert palette.field.cursorPosition() == len("kind:topic ")


def test_that_words_are_lacking_is_said(palette: Palette) -> None:
    palette.field.setText("tapi xyzzy")
    assert palette.remark.text() == "Nothing has all the words; these results are without “xyzzy”."
    assert "The TAPI pipeline" in rows(palette)


def test_a_name_from_right_to_left_leaves_the_line_from_left_to_right(palette: Palette) -> None:
    name, text = Part("ترکمنستان", True), Part("12 December 1995", False)
    # Qt's line does not keep the layout alive.
    layout = line_of((name, Part(" · ", False), text), palette.list.font())
    line = layout.lineAt(0)
    metrics = palette.list.fontMetrics()
    assert line.naturalTextWidth() > metrics.horizontalAdvance(text.text)
    # Written from right to left, the text would stand before the name, and its number on the other side of it.
    begin = line.cursorToX(len(name.text) + len("\u200e · "))
    begin_of_text = begin[0] if isinstance(begin, tuple) else begin
    assert begin_of_text == pytest.approx(line.naturalTextWidth() - metrics.horizontalAdvance(text.text), abs=3)


def test_a_title_is_cut_before_its_address_is_gone(palette: Palette) -> None:
    metrics = palette.list.fontMetrics()
    title = (Part("Joint Communique on the ", False), Part("Establishment", True), Part(" of relations" * 9, False))
    where = "chancery:source/us-prc79"
    shown = beside(text_of(title), where, 500, metrics)
    assert shown == where
    room = 500 - metrics.horizontalAdvance(f"{shown}00")
    cut = elided(title, room, metrics)
    assert text_of(cut).endswith("…")
    assert metrics.horizontalAdvance(text_of(cut)) <= room
    assert [part.text for part in cut if part.is_match] == ["Establishment"]
    assert elided(title[:1], room, metrics) == title[:1]


def test_an_address_gives_way_to_the_title_beside_it(palette: Palette) -> None:
    metrics = palette.list.fontMetrics()
    title, where = "Railway from Aqina to Andkhoy opened", "chancery:event/ev-andkhoy-railway-opened-in-2021"
    both = metrics.horizontalAdvance(title + title + "00" + where)
    assert beside(title, where, both, metrics) == where
    narrow = metrics.horizontalAdvance(title + "00" + where) - 60
    shorter = beside(title, where, narrow, metrics)
    assert "…" in shorter
    assert metrics.horizontalAdvance(title + "00" + shorter) <= narrow
    least = beside(title, where, metrics.horizontalAdvance(title), metrics)
    assert metrics.horizontalAdvance(title) * 0.3 < metrics.horizontalAdvance(least)


@pytest.mark.parametrize(("before", "after"), [(" ", "\n"), ("", "."), ("<", ">")])
def test_a_pasted_address_is_the_one_row_and_enter_opens_it(
    window: MainWindow, palette: Palette, before: str, after: str
) -> None:
    QApplication.clipboard().setText(f"{before}chancery:relation/TKM/AFG#facts{after}")
    palette.field.clear()
    palette.field.paste()
    assert rows(palette) == ["Relations", "Turkmenistan and Afghanistan"]
    assert palette.remark.isHidden()
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.navigator.address == address.relation("TKM", "AFG")


def test_a_pasted_address_that_leads_nowhere_says_so(window: MainWindow, palette: Palette) -> None:
    here = window.navigator.address
    palette.field.setText("chancery:topic/tapii")
    assert rows(palette) == []
    assert palette.remark.text() == "No topic is called “tapii”; did you mean The TAPI pipeline (tapi)?"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert window.navigator.address == here
