"""The timeline for screen readers: a list whose items are its events."""

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QAccessibleWidget
from typing_extensions import override

from desktop.chronology.item import TimelineItem
from desktop.gui.timeline.card import spoken_name
from desktop.gui.timeline.widget import TimelineWidget

Relations = list[tuple[QAccessibleInterface, QAccessible.RelationFlag]]


def install_factory() -> None:
    """Teaches Qt to describe timelines; called once, after the QApplication is made."""
    QAccessible.installFactory(_interface_of)


def _interface_of(_class_name: str, described: QObject) -> QAccessibleInterface | None:
    return AccessibleTimeline(described) if isinstance(described, TimelineWidget) else None


class AccessibleTimeline(QAccessibleWidget):
    """A timeline as a list of its events, by date."""

    def __init__(self, timeline: TimelineWidget) -> None:
        """Describes a timeline as long as it lives."""
        super().__init__(timeline, QAccessible.Role.List)
        self._timeline = timeline
        children: dict[str, AccessibleEvent] = {}
        self._children = children
        timeline.destroyed.connect(lambda: _forget(children))

    @override
    def childCount(self) -> int:
        return len(self._timeline.events)

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # stub: None is missing
        events = self._timeline.events
        return self._child(events[index]) if 0 <= index < len(events) else None

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        place = self._timeline.mapFromGlobal(QPoint(x, y))
        found = self._timeline.scene().item_at(self._timeline.scene_x(place.x()), place.y())
        return next((self._child(item) for item in self._timeline.events if item.id == found), None)

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        ids = [item.id for item in self._timeline.events]
        for event_id, known in self._children.items():
            if known is child and event_id in ids:
                return ids.index(event_id)
        return -1

    @override
    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        chosen = self._timeline.selected_event
        return next((self._child(item) for item in self._timeline.events if item.id == chosen), None)

    def _child(self, item: TimelineItem) -> QAccessibleInterface:
        """Returns the one description of an event; Qt holds bare pointers to it, so it lives as long as the list."""
        if item.id not in self._children:
            made = AccessibleEvent(self._timeline, item.id)
            self._children[item.id] = made
            made.registered = QAccessible.registerAccessibleInterface(made)
        return self._children[item.id]


class AccessibleEvent(QAccessibleInterface):
    """An event as an item of the list."""

    def __init__(self, timeline: TimelineWidget, event_id: str) -> None:
        """Describes an event of a timeline; invalid while the timeline shows others."""
        super().__init__()
        self._timeline = timeline
        self._event_id = event_id
        self.registered = 0

    @override
    def isValid(self) -> bool:
        return self._item() is not None

    @override
    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    @override
    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._timeline.window().windowHandle()

    @override
    def relations(self, match: QAccessible.RelationFlag = QAccessible.RelationFlag.AllRelations) -> Relations:
        return []

    @override
    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._timeline)

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    @override
    def childCount(self) -> int:
        return 0

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    @override
    def text(self, t: QAccessible.Text) -> str:
        item = self._item()
        return spoken_name(item) if item is not None and t == QAccessible.Text.Name else ""

    @override
    def setText(self, t: QAccessible.Text, text: str) -> None:
        """Nothing of an event can be changed here."""

    @override
    def rect(self) -> QRect:
        place = self._timeline.event_rect(self._event_id)
        return QRect(self._timeline.mapToGlobal(place.topLeft()), place.size()) if place.isValid() else QRect()

    @override
    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    @override
    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        chosen = self._timeline.selected_event == self._event_id
        _set(state, "selectable", True)
        _set(state, "focusable", True)
        _set(state, "selected", chosen)
        _set(state, "focused", chosen and self._timeline.hasFocus())
        _set(state, "offscreen", not self._timeline.event_rect(self._event_id).isValid())
        _set(state, "invalid", self._item() is None)
        return state

    @override
    def foregroundColor(self) -> QColor:
        return self._timeline.palette().text().color()

    @override
    def backgroundColor(self) -> QColor:
        return self._timeline.palette().base().color()

    def _item(self) -> TimelineItem | None:
        return next((item for item in self._timeline.events if item.id == self._event_id), None)


def _set(state: QAccessible.State, flag: str, value: bool) -> None:
    setattr(state, flag, int(value))


def _forget(children: dict[str, AccessibleEvent]) -> None:
    for child in children.values():
        QAccessible.deleteAccessibleInterface(child.registered)
    children.clear()
