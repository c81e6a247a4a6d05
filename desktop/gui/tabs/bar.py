"""The strip of tabs over the panes."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QToolButton, QWidget
from typing_extensions import override

from desktop.gui.icons import IconFor

_WIDEST, _NARROWEST = 26, 12
"""Width of a tab in characters, at most and at least."""


class TabBar(QTabBar):
    """Tabs that can be dragged, closed with the middle button, and are no wider than a title needs."""

    def __init__(self, icon_for: IconFor, parent: QWidget | None = None) -> None:
        """Has no tabs yet."""
        super().__init__(parent)
        self._icon_for = icon_for
        self._pressed = -1
        self.setObjectName("tabs")
        self.setAccessibleName(self.tr("Tabs"))
        self.setMovable(True)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setSelectionBehaviorOnRemove(QTabBar.SelectionBehavior.SelectRightTab)

    def add(self, place: int, title: str) -> None:
        """Adds a tab at a place."""
        self.insertTab(place, "")
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setObjectName("close_tab")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side = max(12, round(self.fontMetrics().height() * 0.8))
        button.setIconSize(QSize(side, side))
        button.setIcon(self._icon_for("close"))
        button.clicked.connect(lambda: self._close(button))
        self.setTabButton(place, QTabBar.ButtonPosition.RightSide, button)
        self.name(place, title)

    def name(self, place: int, title: str) -> None:
        """Gives a tab another title."""
        # A single “&” would name a key.
        self.setTabText(place, title.replace("&", "&&"))
        self.setTabToolTip(place, title)
        self.setAccessibleTabName(place, title)
        said = self.tr("Close the tab {title}").format(title=title)
        button = self.tabButton(place, QTabBar.ButtonPosition.RightSide)
        button.setToolTip(said)
        button.setAccessibleName(said)

    def icons_changed(self) -> None:
        """Draws the icons in the colours of the theme that is in force now."""
        for button in self.findChildren(QToolButton, "close_tab"):
            button.setIcon(self._icon_for("close"))

    @override
    def tabSizeHint(self, index: int) -> QSize:
        hint = super().tabSizeHint(index)
        letter = self.fontMetrics().averageCharWidth()
        return QSize(min(max(hint.width(), _NARROWEST * letter), _WIDEST * letter), hint.height())

    @override
    def minimumTabSizeHint(self, index: int) -> QSize:
        return QSize(_NARROWEST * self.fontMetrics().averageCharWidth(), super().minimumTabSizeHint(index).height())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pressed = self.tabAt(event.position().toPoint())
        else:
            super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            released = self.tabAt(event.position().toPoint())
            if released >= 0 and released == self._pressed:
                self.tabCloseRequested.emit(released)
            self._pressed = -1
        else:
            super().mouseReleaseEvent(event)

    def _close(self, button: QToolButton) -> None:
        for place in range(self.count()):
            if self.tabButton(place, QTabBar.ButtonPosition.RightSide) is button:
                self.tabCloseRequested.emit(place)
                return


class TabStrip(QWidget):
    """The tabs and a button for another; out of sight while there is only one tab."""

    tab_wished = Signal()
    """The reader wishes for another tab."""

    def __init__(self, icon_for: IconFor, parent: QWidget | None = None) -> None:
        """Has no tabs yet."""
        super().__init__(parent)
        self.setObjectName("tab_strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._is_allowed = True
        self.bar = TabBar(icon_for, self)
        self._new = QToolButton(self)
        self._new.setAutoRaise(True)
        self._new.setText("+")
        self._new.setToolTip(self.tr("New tab (Ctrl+T)"))
        self._new.setAccessibleName(self.tr("New tab"))
        self._new.clicked.connect(self.tab_wished)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 3, 8, 0)
        layout.setSpacing(4)
        layout.addWidget(self.bar)
        layout.addWidget(self._new)
        layout.addStretch(1)
        self.show_where_needed()

    def allow(self, allowed: bool) -> None:
        """Says whether the strip may be seen at all."""
        self._is_allowed = allowed
        self.show_where_needed()

    def show_where_needed(self) -> None:
        """Shows the strip where there are several tabs, and hides it where there is one."""
        self.setVisible(self._is_allowed and self.bar.count() > 1)
