"""Clicks that wish for a new tab, as in a browser: with the middle button, or with Ctrl."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from desktop.domain.address import Address


class NewTabClicks(QObject):
    """Takes such clicks from a widget before it sees them."""

    tab_requested = Signal(object, bool)
    """The reader wishes to see the page at this `Address` in a new tab; whether that comes to the front at once."""
    address_requested = Signal(object)
    """The reader chose in the context menu to see the page at this `Address`."""
    menu_requested = Signal(object, object)
    """A `QMenu` is about to be shown for the page at this `Address`; whoever can do more with it adds to it."""

    def __init__(
        self,
        watched: QWidget,
        address_at: Callable[[QPoint], Address | None],
        has_menu: bool,
        chosen: Callable[[], Address | None] | None = None,
    ) -> None:
        """Watches a widget.

        Args:
            watched: the widget.
            address_at: returns the page that a place in the widget leads to.
            has_menu: offers a context menu of its own where there is such a page.
            chosen: returns the page of what is selected, for which the menu is asked by a key; that in the middle of
                the widget where it is None.
        """
        super().__init__(watched)
        self._watched, self._address_at, self._has_menu = watched, address_at, has_menu
        self._chosen = chosen
        self._pressed: Address | None = None
        watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            match event.type():
                case QEvent.Type.MouseButtonPress | QEvent.Type.MouseButtonDblClick if _wishes(event):
                    self._pressed = self._address_at(event.position().toPoint())
                    return self._pressed is not None
                case QEvent.Type.MouseButtonRelease if self._pressed is not None:
                    pressed, self._pressed = self._pressed, None
                    if self._address_at(event.position().toPoint()) == pressed:
                        in_front = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                        self.tab_requested.emit(pressed, in_front)
                    return True
        if self._has_menu and isinstance(event, QContextMenuEvent):
            by_key = event.reason() is QContextMenuEvent.Reason.Keyboard and self._chosen is not None
            where = self._chosen() if by_key and self._chosen else self._address_at(event.pos())
            if where is not None:
                self._offer(where, event.globalPos())
                return True
        return super().eventFilter(watched, event)

    def _offer(self, where: Address, place: QPoint) -> None:
        menu = QMenu(self._watched)
        menu.setObjectName("link_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("&Open")).triggered.connect(lambda: self.address_requested.emit(where))
        menu.addAction(self.tr("Open in new &tab")).triggered.connect(lambda: self.tab_requested.emit(where, False))
        self.menu_requested.emit(menu, where)
        menu.popup(place)


def _wishes(event: QMouseEvent) -> bool:
    with_key = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return event.button() == Qt.MouseButton.MiddleButton or (event.button() == Qt.MouseButton.LeftButton and with_key)
