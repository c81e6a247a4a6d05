"""The timeline for screen readers: a list whose items are its events."""

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleInterface,
    QAccessibleSelectionInterface,
    QColor,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget
from typing_extensions import override

from desktop.chronology.item import TimelineItem
from desktop.gui.timeline.card import spoken_name, spoken_place
from desktop.gui.timeline.widget import TimelineWidget

Relations = list[tuple[QAccessibleInterface, QAccessible.RelationFlag]]
Cast = QAccessibleActionInterface | QAccessibleSelectionInterface | shiboken6.VoidPtr

_NO_INTERFACE = shiboken6.VoidPtr(0)
"""What `interface_cast` answers where there is nothing: for None and for 0, PySide 6.11 hands Qt a wild pointer."""


def install_factory() -> None:
    """Teaches Qt to describe timelines; called once, after the QApplication is made."""
    QAccessible.installFactory(_interface_of)


def _interface_of(_class_name: str, described: QObject) -> QAccessibleInterface | None:
    return AccessibleTimeline(described) if isinstance(described, TimelineWidget) else None


class AccessibleTimeline(QAccessibleWidget):
    """A timeline as a list of its events, by date, of which one can be selected."""

    def __init__(self, timeline: TimelineWidget) -> None:
        """Describes a timeline as long as it lives."""
        super().__init__(timeline, QAccessible.Role.List)
        self._timeline = timeline
        events = DescribedEvents(timeline)
        self._events = events
        self._selection = EventSelection(timeline, events)
        # Not bound methods of this object, which Qt deletes before the widget has told its end.
        timeline.view_changed.connect(lambda: events.forget_others())
        timeline.destroyed.connect(lambda: events.forget_all())

    @override
    def childCount(self) -> int:
        return self._events.count

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # stub: None is missing
        return self._events.at(index)

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        place = self._timeline.mapFromGlobal(QPoint(x, y))
        target = self._timeline.target_at(place.x(), place.y())
        return self._events.of(target if isinstance(target, str) else None)

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        place = self._events.place_of(child.event_id) if isinstance(child, AccessibleEvent) else None
        return -1 if place is None else place

    @override
    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return self._events.of(self._timeline.selected_event)

    @override
    def interface_cast(self, wanted: QAccessible.InterfaceType) -> Cast:  # type: ignore[override]  # stub: says int
        if wanted is QAccessible.InterfaceType.SelectionInterface:
            return self._selection
        found: Cast | None = super().interface_cast(wanted)  # type: ignore[assignment]
        return _NO_INTERFACE if found is None else found


class DescribedEvents:
    """The events of a timeline, each described when first asked for and as long as it is shown."""

    def __init__(self, timeline: TimelineWidget) -> None:
        """Describes none yet."""
        self._timeline = timeline
        self._chronicle = timeline.chronicle
        self._described: dict[str, AccessibleEvent] = {}

    @property
    def count(self) -> int:
        """How many events are shown."""
        return len(self._timeline.chronicle.all_items)

    def item_at(self, place: int) -> TimelineItem | None:
        """Returns the event at a place, those without a date after all others; None where there is none."""
        return self._timeline.chronicle.all_items[place] if 0 <= place < self.count else None

    def place_of(self, event_id: str) -> int | None:
        """Returns the place of an event; None where it is not shown."""
        return self._timeline.chronicle.place_by_id.get(event_id)

    def at(self, place: int) -> "AccessibleEvent | None":
        """Returns the description of the event at a place."""
        item = self.item_at(place)
        return self._describe(item.id) if item else None

    def of(self, event_id: str | None) -> "AccessibleEvent | None":
        """Returns the description of an event that is shown."""
        return None if event_id is None or self.place_of(event_id) is None else self._describe(event_id)

    def forget_others(self) -> None:
        """Drops the descriptions of events that are shown no more; never while one of them is asked something."""
        if self._chronicle is not self._timeline.chronicle:
            self._chronicle = self._timeline.chronicle
            self._forget([event_id for event_id in self._described if self.place_of(event_id) is None])

    def forget_all(self) -> None:
        """Drops every description, as its timeline ends."""
        self._forget(list(self._described))

    def _describe(self, event_id: str) -> "AccessibleEvent":
        """Returns the one description of an event; Qt holds bare pointers to it, so it is kept here."""
        if event_id not in self._described:
            made = AccessibleEvent(self._timeline, self, event_id)
            self._described[event_id] = made
            made.registered = QAccessible.registerAccessibleInterface(made)
        return self._described[event_id]

    def _forget(self, event_ids: list[str]) -> None:
        for event_id in event_ids:
            # Held until Qt has deleted it; without this reference Python would delete it first.
            described = self._described.pop(event_id)
            QAccessible.deleteAccessibleInterface(described.registered)


class EventSelection(QAccessibleSelectionInterface):
    """The selected event of a timeline, for a screen reader that asks or selects."""

    def __init__(self, timeline: TimelineWidget, events: DescribedEvents) -> None:
        """Tells of the selection of a timeline."""
        super().__init__()
        self._timeline = timeline
        self._events = events

    @override
    def selectedItemCount(self) -> int:
        return len(self.selectedItems())

    @override
    def selectedItems(self) -> list[QAccessibleInterface]:
        selected = self._events.of(self._timeline.selected_event)
        return [selected] if selected else []

    @override
    def selectedItem(self, selectionIndex: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return self._events.of(self._timeline.selected_event) if selectionIndex == 0 else None

    @override
    def isSelected(self, childItem: QAccessibleInterface) -> bool:
        return isinstance(childItem, AccessibleEvent) and childItem.event_id == self._timeline.selected_event

    @override
    def select(self, childItem: QAccessibleInterface) -> bool:
        if isinstance(childItem, AccessibleEvent):
            self._timeline.select_event(childItem.event_id)
        return self.isSelected(childItem)

    @override
    def unselect(self, childItem: QAccessibleInterface) -> bool:
        return self.isSelected(childItem) and self.clear()

    @override
    def selectAll(self) -> bool:
        return False

    @override
    def clear(self) -> bool:
        self._timeline.select_event(None)
        return True


class EventActions(QAccessibleActionInterface):
    """What a screen reader can do with an event: what Return does, and moving the focus to it."""

    def __init__(self, timeline: TimelineWidget, event_id: str) -> None:
        """Acts on an event of a timeline."""
        super().__init__()
        self._timeline = timeline
        self._event_id = event_id

    @override
    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction(), QAccessibleActionInterface.setFocusAction()]

    @override
    def doAction(self, actionName: str) -> None:
        if actionName not in self.actionNames():
            return
        self._timeline.setFocus()
        self._timeline.select_event(self._event_id)
        if actionName == QAccessibleActionInterface.pressAction():
            # Later, as another page may end this description, on whose behalf Qt is still waiting here.
            QTimer.singleShot(0, self._timeline.open_selected)

    @override
    def keyBindingsForAction(self, actionName: str) -> list[str]:
        return ["Return"] if actionName == QAccessibleActionInterface.pressAction() else []


class AccessibleEvent(QAccessibleInterface):
    """An event as an item of the list."""

    def __init__(self, timeline: TimelineWidget, events: DescribedEvents, event_id: str) -> None:
        """Describes an event of a timeline; invalid while the timeline shows others."""
        super().__init__()
        self.event_id = event_id
        self.registered = 0
        self._timeline = timeline
        self._events = events
        self._actions = EventActions(timeline, event_id)

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
    def interface_cast(self, wanted: QAccessible.InterfaceType) -> Cast:  # type: ignore[override]  # stub: says int
        return self._actions if wanted is QAccessible.InterfaceType.ActionInterface else _NO_INTERFACE

    @override
    def text(self, t: QAccessible.Text) -> str:
        place, item = self._events.place_of(self.event_id), self._item()
        if place is None or item is None:
            return ""
        if t is QAccessible.Text.Name:
            return spoken_name(item)
        return spoken_place(place + 1, self._events.count) if t is QAccessible.Text.Description else ""

    @override
    def setText(self, t: QAccessible.Text, text: str) -> None:
        """Nothing of an event can be changed here."""

    @override
    def rect(self) -> QRect:
        place = self._timeline.event_rect(self.event_id)
        return QRect(self._timeline.mapToGlobal(place.topLeft()), place.size()) if place.isValid() else QRect()

    @override
    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    @override
    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        chosen = self._timeline.selected_event == self.event_id
        _set(state, "selectable", True)
        _set(state, "focusable", True)
        _set(state, "selected", chosen)
        _set(state, "focused", chosen and self._timeline.hasFocus())
        _set(state, "offscreen", not self._timeline.event_rect(self.event_id).isValid())
        _set(state, "invalid", self._item() is None)
        return state

    @override
    def foregroundColor(self) -> QColor:
        return self._timeline.palette().text().color()

    @override
    def backgroundColor(self) -> QColor:
        return self._timeline.palette().base().color()

    def _item(self) -> TimelineItem | None:
        place = self._events.place_of(self.event_id)
        return None if place is None else self._events.item_at(place)


def _set(state: QAccessible.State, flag: str, value: bool) -> None:
    setattr(state, flag, int(value))
