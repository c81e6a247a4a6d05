"""A reader who does anything: actions drawn at random, with a fixed seed, in the real window."""

from collections.abc import Callable
from random import Random

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QThreadPool, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QWidget

from desktop.gui.actions import Command
from desktop.gui.main_window import MainWindow
from desktop.gui.search.palette import Palette

_KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down,
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_Space, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_T, Qt.Key.Key_Slash, Qt.Key.Key_A,
    Qt.Key.Key_F3, Qt.Key.Key_F6, Qt.Key.Key_Delete, Qt.Key.Key_1, Qt.Key.Key_9, Qt.Key.Key_W,
)  # fmt: skip
_MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)
_BUTTONS = (Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton)
_NOT_TRIED = {Command.QUIT, Command.ABOUT, Command.SHORTCUTS, Command.OPEN_ADDRESS}
"""Closes the window, or waits within for a person."""
_WORDS = ("tapi", "turkm", "country:AFG gas", "“", "-", "Ашхабад", "after:1990 war", "xyzzy", "text larg", "dark", "")
_MOST_TABS = 40


class Monkey:
    """Acts on a window; what a dialog asks is answered with Escape."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        """Acts the same each time for the same seed and library."""
        self._window = window
        self._chance = Random(seed)
        # Some dialogs wait in an event loop of their own, within the action that opened them.
        self._answering = QTimer(window)
        self._answering.timeout.connect(self._answer)
        self._answering.start(20)
        self._commands = [command for command in Command if command not in _NOT_TRIED]
        self._acts: tuple[Callable[[], str], ...] = (
            self._press, self._press, self._press, self._click, self._click, self._command, self._command,
            self._type, self._find, self._follow, self._note, self._filter, self._tab, self._menu, self._scroll,
            self._resize, self._highlight,
        )  # fmt: skip

    def act(self) -> str:
        """Does one thing, lets the window react, and says what was done."""
        done = self._chance.choice(self._acts)()
        self._settle()
        return done

    def _answer(self) -> None:
        modal = QApplication.activeModalWidget()
        if isinstance(modal, QDialog) and not isinstance(modal, Palette):
            modal.reject()

    def _settle(self) -> None:
        # Whatever was done has to be over before the next, and nothing tells of everything that can be done.
        for _ in range(3):
            QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for _ in range(6):
            popup = QApplication.activePopupWidget()
            modal = QApplication.activeModalWidget()
            if isinstance(popup, QMenu):
                popup.close()
            elif isinstance(modal, QDialog) and not (isinstance(modal, Palette) and self._chance.random() < 0.5):
                modal.reject()
            else:
                break
            QCoreApplication.processEvents()
        while len(self._window.tabs.titles) > _MOST_TABS:
            self._window.tabs.close(self._chance.randrange(_MOST_TABS))

    def _press(self) -> str:
        key, modifiers = self._chance.choice(_KEYS), self._chance.choice(_MODIFIERS)
        target = QApplication.focusWidget() or self._window
        QTest.keyClick(target, key, modifiers)
        return f"pressed {modifiers} {key}"

    def _click(self) -> str:
        places = [widget for widget in self._places() if widget.isVisible() and widget.width() > 4]
        if not places or QApplication.activeModalWidget() is not None:
            return "clicked nowhere"
        place = self._chance.choice(places)
        spot = QPoint(self._chance.randrange(place.width()), self._chance.randrange(place.height()))
        button, modifiers = self._chance.choice(_BUTTONS), self._chance.choice(_MODIFIERS)
        QTest.mouseMove(place, spot)
        if self._chance.random() < 0.1:
            QTest.mouseDClick(place, button, modifiers, spot)
        else:
            QTest.mouseClick(place, button, modifiers, spot)
        return f"clicked {modifiers} {button} on {place.objectName() or type(place).__name__} at {spot}"

    def _places(self) -> list[QWidget]:
        window = self._window
        return [
            window.detail.browser.viewport(), window.tree_panel.tree.viewport(), window.timeline_panel.timeline,
            window.timeline_panel.overview, window.tabs.bar, window.detail.path_label,
            window.timeline_panel.table.viewport(), window.tree_panel.found_list.viewport(),
        ]  # fmt: skip

    def _command(self) -> str:
        command = self._chance.choice(self._commands)
        action = self._window.actions_by_command[command]
        if action.isEnabled() and QApplication.activeModalWidget() is None:
            action.trigger()
        return f"chose {command.value}"

    def _type(self) -> str:
        words = self._chance.choice(_WORDS)
        target = QApplication.focusWidget()
        if target is not None:
            for letter in words:
                if letter.isascii():
                    QTest.keyClick(target, letter)
        return f"typed {words!r}"

    def _find(self) -> str:
        words = self._chance.choice(_WORDS)
        self._window.travel.find_all(words)
        QThreadPool.globalInstance().waitForDone(5000)
        return f"looked for {words!r}"

    def _follow(self) -> str:
        page = self._window.navigator.page
        partners = [one.iso3 for one in page.partners] if page else []
        if partners and self._chance.random() < 0.5:
            self._window.travel.open_text(f"relation/{self._chance.choice(partners)}/TKM")
        else:
            self._window.actions_by_command[Command.RANDOM].trigger()
        return f"went to {self._window.navigator.address}"

    def _note(self) -> str:
        if QApplication.activeModalWidget() is None:
            self._window.notebook.write_note()
            self._window.notebook.pane.editor.field.insertPlainText(self._chance.choice(_WORDS) + " ")
        return "wrote a note"

    def _filter(self) -> str:
        words = self._chance.choice(_WORDS)
        panels = (self._window.tree_panel.filter_field, self._window.timeline_panel.filter_field)
        self._chance.choice(panels).setText(words)
        return f"filtered by {words!r}"

    def _tab(self) -> str:
        tabs = self._window.tabs
        here = self._window.navigator.address
        if here is not None and self._chance.random() < 0.4:
            tabs.open(here, self._chance.random() < 0.5)
        elif self._chance.random() < 0.5:
            tabs.bring_to_front(self._chance.randrange(len(tabs.titles)))
        else:
            count = len(tabs.titles)
            tabs.bar.moveTab(self._chance.randrange(count), self._chance.randrange(count))
        return f"{len(tabs.titles)} tabs, {tabs.front} in front"

    def _menu(self) -> str:
        place = self._chance.choice(self._places()[:3])
        spot = QPoint(self._chance.randrange(max(1, place.width())), self._chance.randrange(max(1, place.height())))
        reason = self._chance.choice((QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard))
        QApplication.sendEvent(place, QContextMenuEvent(reason, spot, place.mapToGlobal(spot)))
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu) and menu.actions():
            chosen = self._chance.choice(menu.actions())
            if chosen.isEnabled() and chosen.menu() is None:
                chosen.trigger()
        return f"asked for the menu of {place.objectName()}"

    def _scroll(self) -> str:
        bar = self._window.detail.browser.verticalScrollBar()
        bar.setValue(self._chance.randint(0, max(1, bar.maximum())))
        return "scrolled"

    def _resize(self) -> str:
        self._window.resize(self._chance.randint(500, 1600), self._chance.randint(400, 1100))
        return "resized"

    def _highlight(self) -> str:
        browser = self._window.detail.browser
        cursor = browser.textCursor()
        cursor.setPosition(self._chance.randrange(max(1, browser.document().characterCount() - 30)))
        cursor.movePosition(cursor.MoveOperation.Right, cursor.MoveMode.KeepAnchor, self._chance.randint(1, 25))
        browser.setTextCursor(cursor)
        colour = self._chance.choice(("yellow", "green", "blue", "pink"))
        words = cursor.selectedText()
        if words.strip():
            self._window.notebook.highlighter.highlight_requested.emit(words, "", "", colour)
        return f"highlighted {words!r}"


def answer_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the dialogs that ask for a file answer by themselves: with none."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: ("", ""))
