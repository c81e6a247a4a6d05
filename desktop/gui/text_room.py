"""Room for the text: what stands beside it gives way in a narrow window, and comes back in a wide one."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QDockWidget, QMainWindow, QStyle, QWidget
from typing_extensions import override

from desktop.gui.actions import Actions, Command
from desktop.gui.detail.pane import DetailPane

_LEAST_TEXT = 56
"""Narrowest page that panes beside it leave, in times the width of a letter of the window."""
_HANDLE = 1
"""Pixels between a pane and the page, where they are parts of one splitter."""
_SHOWN = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)


class TextRoom(QObject):
    """Folds the panes beside the page while the window is too narrow for them, and shows them when it is not.

    What the reader asks for in a narrow window stays until the window was wide enough once, or the reader hides it; the
    others give way to it. What the reader wishes at the next start is not changed by what is folded.
    """

    def __init__(self, window: QMainWindow, page: DetailPane, actions: Actions) -> None:
        """Folds nothing; see `watch`.

        Args:
            window: holds the panes and the page.
            page: needs room, and gets the cursor of a pane that is folded.
            actions: show and hide the panes, and tell whether the text stands alone.
        """
        super().__init__(window)
        self._window, self._page, self._actions = window, page, actions
        self._panes: dict[Command, QWidget] = {}
        self._folded: set[Command] = set()
        self._widths: dict[Command, int] = {}
        self._width_of_window = 0
        self._asked: set[Command] = set()
        self._put_away: set[Command] = set()
        self._is_open = False
        self._is_moving = False
        window.installEventFilter(self)
        # After those who show what the text alone had hidden.
        actions.bind_checked(Command.TEXT_ALONE, lambda _: self.fit())

    def watch(self, command: Command, pane: QWidget) -> None:
        """Lets a pane give way from now on; the later it is watched, the sooner it does."""
        self._panes[command] = pane
        pane.installEventFilter(self)
        if isinstance(pane, QDockWidget):
            pane.topLevelChanged.connect(self.fit)

    def obey(self, command: Command) -> None:
        """Leaves a pane as wide as the reader made it, until the window was wide enough for all of them once."""
        self._asked.add(command)
        self._widths.pop(command, None)

    def is_wished(self, command: Command) -> bool:
        """Says whether a pane is shown, or would be in a wider window."""
        pane = self._panes.get(command)
        return pane is not None and (command in self._folded or not pane.isHidden())

    @Slot()
    def fit(self) -> None:
        """Folds the panes for which there is no room, and shows those for which there is some again."""
        if self._is_moving or not self._is_open or self._actions[Command.TEXT_ALONE].isChecked():
            return
        # Panes give of their width too where the page has none to give, and would then seem to need less.
        is_squeezed = self._page.width() < self._least
        separator = self._window.style().pixelMetric(QStyle.PixelMetric.PM_DockWidgetSeparatorExtent)
        widths = {}
        for command, pane in self._panes.items():
            if not self.is_wished(command) or (isinstance(pane, QDockWidget) and pane.isFloating()):
                continue
            if command not in self._widths or not (is_squeezed or command in self._folded):
                self._widths[command] = pane.width()
            widths[command] = self._widths[command] + (separator if isinstance(pane, QDockWidget) else _HANDLE)
        self._width_of_window = self._window.width()
        shown = self._those_with_room(widths)
        for command in widths:
            if command in shown and command in self._folded:
                self._folded.remove(command)
                self._set_visible(command, True)
            elif command not in shown and command not in self._folded:
                self._folded.add(command)
                self._set_visible(command, False)

    @property
    def _least(self) -> int:
        return _LEAST_TEXT * self._window.fontMetrics().averageCharWidth()

    def _those_with_room(self, widths: Mapping[Command, int]) -> set[Command]:
        room = self._window.width() - self._least

        def fits(commands: Iterable[Command]) -> bool:
            return sum(widths[command] for command in commands) <= room

        if fits(widths):
            self._asked.clear()
            return set(widths)
        # Those asked for have room in any case, so the others are the last to get some.
        kept = [command for command in widths if command in self._asked]
        for command in (command for command in widths if command not in self._asked):
            if not fits([*kept, command]):
                break
            kept.append(command)
        return set(kept)

    def _set_visible(self, command: Command, visible: bool) -> None:
        pane = self._panes[command]
        had_cursor = any(one.hasFocus() for one in pane.findChildren(QWidget))
        self._is_moving = True
        pane.setVisible(visible)
        if visible and isinstance(pane, QDockWidget):
            # As wide as it was; Qt knows what it was squeezed to on the way.
            self._window.resizeDocks([pane], [self._widths[command]], Qt.Orientation.Horizontal)
        self._is_moving = False
        self._actions[command].setChecked(visible)
        if had_cursor and not visible:
            self._page.browser.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
                # What is shown with the window nobody has asked for.
                self._is_open = event.type() is QEvent.Type.Show
            if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
                self.fit()
            elif event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
                QTimer.singleShot(0, self, self.fit)
        elif event.type() is QEvent.Type.Resize:
            self._on_resized(watched)
        elif event.type() in _SHOWN and not self._is_moving:
            self._on_shown_or_hidden(watched, event.type() is QEvent.Type.ShowToParent)
        return super().eventFilter(watched, event)

    def _on_resized(self, pane: QObject) -> None:
        """Remembers how wide the reader makes a pane; in a window that is being resized it may be squeezed."""
        if self._window.width() == self._width_of_window and not self._is_moving:
            command = self._command_of(pane)
            if command not in self._folded:
                self._widths[command] = self._panes[command].width()

    def _command_of(self, pane: QObject) -> Command:
        return next(command for command, one in self._panes.items() if one is pane)

    def _on_shown_or_hidden(self, pane: QObject, shown: bool) -> None:
        command = self._command_of(pane)
        self._folded.discard(command)
        if not shown:
            self._asked.discard(command)
            if self._actions[Command.TEXT_ALONE].isChecked():
                self._put_away.add(command)
        elif self._is_open and command not in self._put_away:
            self.obey(command)
        if shown:
            self._put_away.discard(command)
        # Once it has its width.
        QTimer.singleShot(0, self, self.fit)
