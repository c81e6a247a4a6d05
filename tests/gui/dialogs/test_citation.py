"""Citing from the window: the dialog, and the context menu of a citation number."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMenu, QPushButton, QRadioButton, QTextEdit
from pytestqt.qtbot import QtBot

from desktop.domain import address
from desktop.domain.address import Address
from desktop.gui.actions import Command
from desktop.gui.dialogs.citation import CitationDialog
from desktop.gui.main_window import MainWindow
from desktop.summary.citing.forms import FORMS
from tests.gui.conftest import OpenWindow, place_of

PAIR = address.relation("TKM", "AFG")
STYLES = [number for number, form in enumerate(FORMS) if form.style]


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> CitationDialog:
    return opened(qtbot, window)


def opened(qtbot: QtBot, window: MainWindow) -> CitationDialog:
    window.actions_by_command[Command.CITE].trigger()
    found = window.findChildren(CitationDialog)
    assert len(found) == 1
    qtbot.waitUntil(lambda: ready(found[0]))
    return found[0]


def ready(dialog: CitationDialog) -> bool:
    return button(dialog, "Copy").isEnabled()


def button(dialog: CitationDialog, words: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.text().replace("&", "").startswith(words))


def shown(dialog: CitationDialog) -> str:
    preview = dialog.findChild(QTextEdit, "citation_preview")
    assert preview is not None
    return preview.toPlainText()


def choose(qtbot: QtBot, dialog: CitationDialog, form: int) -> None:
    box = dialog.findChild(QComboBox, "citation_form")
    assert box is not None
    box.setCurrentIndex(form)
    qtbot.waitUntil(lambda: ready(dialog))


def outcome(dialog: CitationDialog) -> str:
    label = dialog.findChild(QLabel, "citation_outcome")
    assert label is not None
    return label.text()


def test_what_is_shown_is_what_is_copied_with_its_italics(qtbot: QtBot, dialog: CitationDialog) -> None:
    assert shown(dialog).startswith("Turkmenistan. (")
    QTest.keyClick(button(dialog, "Copy"), Qt.Key.Key_Space)
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == shown(dialog)
    assert "<i>Chancery: An Offline Encyclopedia</i>" in clipboard.mimeData().html()
    assert outcome(dialog) == "Copied."


def test_every_form_can_be_chosen_and_is_remembered_by_the_window(
    qtbot: QtBot, window: MainWindow, dialog: CitationDialog
) -> None:
    previews = []
    for number in (*range(1, len(FORMS)), 2):
        choose(qtbot, dialog, number)
        previews.append(shown(dialog))
    assert len(set(previews)) == len(FORMS) - 1
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(CitationDialog))
    assert shown(opened(qtbot, window)).startswith("“Turkmenistan.”")


def test_all_sources_of_the_page_are_saved(qtbot: QtBot, dialog: CitationDialog, tmp_path: Path) -> None:
    sources = next(one for one in dialog.findChildren(QRadioButton) if "sources of this page" in one.text())
    sources.setChecked(True)
    choose(qtbot, dialog, len(FORMS) - 1)
    with qtbot.waitSignal(dialog.saved):
        dialog.save_to(tmp_path / "a.json")
    items = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert len(items) > 1
    assert f"{len(items)} sources" in sources.text()


def test_a_file_that_cannot_be_written_is_told_and_the_dialog_stays(dialog: CitationDialog, tmp_path: Path) -> None:
    dialog.save_to(tmp_path / "no such folder" / "a.txt")
    assert "cannot be written (No such file or directory)" in outcome(dialog)
    assert dialog.isVisible()


def radio(dialog: CitationDialog, name: str) -> QRadioButton:
    found = dialog.findChild(QRadioButton, name)
    assert found is not None
    return found


def parts(dialog: CitationDialog) -> QComboBox:
    found = dialog.findChild(QComboBox, "cited_part")
    assert found is not None
    return found


def open_menu(window: MainWindow, words: str) -> QMenu:
    browser = window.detail.browser
    spot = place_of(browser, words)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, browser.viewport().mapToGlobal(spot))
    QApplication.sendEvent(browser.viewport(), event)
    (menu,) = browser.findChildren(QMenu, "page_menu")
    return menu


def cite_at(qtbot: QtBot, window: MainWindow, words: str) -> CitationDialog:
    """Chooses from the menu over words of the page to cite what stands there."""
    return cite_by(qtbot, window, open_menu(window, words), "cite_statement")


def cite_by(qtbot: QtBot, window: MainWindow, menu: QMenu, name: str) -> CitationDialog:
    """Chooses the action of a menu that has this name, and returns the dialog that it opens."""
    citing = menu.findChild(QAction, name)
    assert citing is not None
    citing.trigger()
    menu.close()
    (dialog,) = window.findChildren(CitationDialog)
    qtbot.waitUntil(lambda: ready(dialog))
    return dialog


def test_an_event_is_cited_on_its_own_page_and_where_it_is_selected(qtbot: QtBot, window: MainWindow) -> None:
    event = window.timeline_panel.timeline.events[0]
    window.timeline_panel.timeline.select_event(event.id)
    dialog = opened(qtbot, window)
    assert parts(dialog).currentText() == f"Event: {event.title}"
    radio(dialog, "cite_part").setChecked(True)
    qtbot.waitUntil(lambda: ready(dialog))
    assert f"chancery:event/{event.id}" in shown(dialog)
    dialog.close()
    qtbot.waitUntil(lambda: not window.findChildren(CitationDialog))
    window.navigator.go_to(address.event(event.id))
    dialog = opened(qtbot, window)
    assert radio(dialog, "cite_whole").text().replace("&", "") == "This event"
    assert not [
        number for number in range(parts(dialog).count()) if parts(dialog).itemText(number).startswith("Event:")
    ]


@pytest.mark.parametrize(
    ("where", "words", "part", "leads_to", "sources"),
    [
        (PAIR, "Land border", "Land border", "chancery:relation/TKM/AFG#fact-land-border", 2),
        (PAIR, "30 km or 38 km", "Transport", "chancery:relation/TKM/AFG#transport", 2),
        (address.country("TKM"), "is planned with", "Trade", "chancery:country/TKM#trade", 3),
    ],
)
def test_what_stands_at_a_place_is_cited_from_its_menu(
    qtbot: QtBot, window: MainWindow, where: Address, words: str, part: str, leads_to: str, sources: int
) -> None:
    window.navigator.go_to(where)
    dialog = cite_at(qtbot, window, words)
    assert radio(dialog, "cite_part").isChecked()
    assert parts(dialog).currentText() == part
    assert shown(dialog).endswith(leads_to)
    assert radio(dialog, "cite_sources_of_part").text().replace("&", "") == f"The {sources} sources of that part"
    radio(dialog, "cite_sources_of_part").setChecked(True)
    choose(qtbot, dialog, len(FORMS) - 1)
    assert len(json.loads(shown(dialog))) == sources


def test_with_the_keyboard_the_menu_cites_what_has_the_link_in_focus(qtbot: QtBot, window: MainWindow) -> None:
    window.navigator.go_to(PAIR)
    browser = window.detail.browser
    browser.setFocus()
    cursor = browser.document().find("Land border")
    browser.setTextCursor(cursor)
    QTest.keyClick(browser, Qt.Key.Key_Tab)
    assert browser.focused_link.startswith("chancery:source/")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), browser.mapToGlobal(QPoint(1, 1)))
    QApplication.sendEvent(browser.viewport(), event)
    (menu,) = browser.findChildren(QMenu, "page_menu")
    citing = menu.findChild(QAction, "cite_statement")
    assert citing is not None
    assert citing.text().replace("&", "") == "Cite “Land border”…"
    menu.close()


def test_an_event_of_a_list_is_cited_from_its_menu(qtbot: QtBot, window: MainWindow) -> None:
    page = window.navigator.page
    assert page is not None
    (event, *_) = page.key_dates
    dialog = cite_at(qtbot, window, event.title)
    assert parts(dialog).currentText() == f"Event: {event.title}"
    assert shown(dialog).endswith(f"chancery:event/{event.id}")


def test_the_summary_has_no_place_of_its_own_and_neither_has_the_list_of_sources(window: MainWindow) -> None:
    for words in ("A neutral state", "An encyclopedia article"):
        menu = open_menu(window, words)
        assert menu.findChild(QAction, "cite_statement") is None
        menu.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_choosing_a_part_cites_it(qtbot: QtBot, window: MainWindow, dialog: CitationDialog) -> None:
    assert radio(dialog, "cite_whole").isChecked()
    parts(dialog).setCurrentIndex(parts(dialog).findText("Trade"))
    qtbot.waitUntil(lambda: ready(dialog))
    assert radio(dialog, "cite_part").isChecked()
    assert shown(dialog).startswith("Trade. (2026). In “Turkmenistan,” ")


def test_a_source_stands_for_itself_and_has_no_parts(qtbot: QtBot, window: MainWindow) -> None:
    window.navigator.go_to(address.source("one"))
    dialog = opened(qtbot, window)
    visible = [one.objectName() for one in dialog.findChildren(QRadioButton) if one.isVisible()]
    assert visible == ["cite_whole"]
    assert shown(dialog).startswith("Report <one> & more.")


def test_the_dialog_can_be_used_without_seeing_it(dialog: CitationDialog) -> None:
    for kind in (QComboBox, QTextEdit):
        assert all(one.accessibleName() for one in dialog.findChildren(kind))
    marked = [one.text() for one in (*dialog.findChildren(QPushButton), *dialog.findChildren(QRadioButton))]
    letters = [text[text.index("&") + 1].lower() for text in marked if "&" in text]
    assert len(letters) == len(set(letters)), marked


def test_closing_while_a_long_list_is_written_waits_for_nothing(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_command[Command.CITE].trigger()
    (dialog,) = window.findChildren(CitationDialog)
    dialog.reject()
    qtbot.waitUntil(lambda: not window.findChildren(CitationDialog))


@pytest.mark.parametrize("by_keyboard", [False, True])
def test_the_menu_of_a_citation_number_copies_that_source(
    qtbot: QtBot, application: QApplication, window: MainWindow, by_keyboard: bool
) -> None:
    browser = window.detail.browser
    browser.setFocus()
    place = to_first_citation(window)
    reason = QContextMenuEvent.Reason.Keyboard if by_keyboard else QContextMenuEvent.Reason.Mouse
    spot = QPoint(1, 1) if by_keyboard else place
    QApplication.sendEvent(browser.viewport(), QContextMenuEvent(reason, spot, browser.viewport().mapToGlobal(spot)))
    (menu,) = browser.findChildren(QMenu, "page_menu")
    copying = menu.findChild(QAction, "copy_citation")
    assert copying is not None
    assert menu.actions()[0] is copying
    QGuiApplication.clipboard().clear()
    copying.trigger()
    menu.close()
    qtbot.waitUntil(lambda: bool(QGuiApplication.clipboard().text()))
    page = window.navigator.page
    assert page is not None
    titles = [source.title for source in page.document.sources]
    assert any(title in QGuiApplication.clipboard().text() for title in titles)


def to_first_citation(window: MainWindow) -> QPoint:
    """Selects the first citation number, as the Tab key does, and returns where it stands."""
    browser = window.detail.browser
    cursor = QTextCursor(browser.document())
    while not cursor.charFormat().anchorHref().startswith("chancery:source/"):
        assert cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
    end = cursor.position()
    cursor.setPosition(end - 1)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    browser.setTextCursor(cursor)
    browser.ensureCursorVisible()
    return browser.cursorRect(cursor).center() - QPoint(3, 0)


def test_elsewhere_the_menu_has_no_citation(qtbot: QtBot, open_window: OpenWindow) -> None:
    browser = open_window().detail.browser
    spot = QPoint(2, 2)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, browser.viewport().mapToGlobal(spot))
    QApplication.sendEvent(browser.viewport(), event)
    (menu,) = browser.findChildren(QMenu, "page_menu")
    assert menu.findChild(QAction, "copy_citation") is None
    menu.close()


def event_menu(window: MainWindow, by: QContextMenuEvent.Reason, spot: QPoint) -> QMenu:
    timeline = window.timeline_panel.timeline
    QApplication.sendEvent(timeline, QContextMenuEvent(by, spot, QPoint(0, 0)))
    menu = timeline.findChild(QMenu, "link_menu")
    assert menu is not None
    return menu


def test_an_event_is_cited_from_the_menu_of_the_timeline(qtbot: QtBot, window: MainWindow) -> None:
    spot = window.timeline_panel.timeline.event_rect("ev-neutral").center()
    dialog = cite_by(qtbot, window, event_menu(window, QContextMenuEvent.Reason.Mouse, spot), "cite_event")
    title = next(one.title for one in window.timeline_panel.timeline.events if one.id == "ev-neutral")
    assert title in shown(dialog)
    assert "event/ev-neutral" in shown(dialog)


def test_an_event_is_cited_from_the_menu_of_the_table(qtbot: QtBot, window: MainWindow) -> None:
    panel = window.timeline_panel
    panel.show_table(True)
    panel.table.select_event("ev-neutral")
    by_name = {action.objectName(): action for action in panel.table.actions()}
    with qtbot.waitSignal(panel.citation_requested) as copied:
        by_name["copy_citation"].trigger()
    assert copied.args == ["ev-neutral"]
    by_name["cite_event"].trigger()
    (dialog,) = window.findChildren(CitationDialog)
    qtbot.waitUntil(lambda: ready(dialog))
    assert "event/ev-neutral" in shown(dialog)


def test_the_citation_of_the_selected_event_is_copied_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    timeline = window.timeline_panel.timeline
    timeline.select_event("ev-neutral")
    menu = event_menu(window, QContextMenuEvent.Reason.Keyboard, QPoint(1, 1))
    copying = menu.findChild(QAction, "copy_citation")
    assert copying is not None
    QGuiApplication.clipboard().setText("before")
    copying.trigger()
    menu.close()
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() != "before")
    assert "event/ev-neutral" in QGuiApplication.clipboard().text()
    assert window.statusBar().currentMessage() == "Copied the citation in APA"


def test_no_event_is_offered_by_keys_where_none_is_selected(window: MainWindow) -> None:
    timeline = window.timeline_panel.timeline
    assert timeline.selected_event is None
    QApplication.sendEvent(
        timeline, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, timeline.rect().center(), QPoint(0, 0))
    )
    assert timeline.findChild(QMenu, "link_menu") is None
