"""The lower pane: the timeline under a line that names it and zooms it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop.gui.icons import IconFor
from desktop.gui.timeline.widget import TimelineWidget
from desktop.summary.page import Page


class TimelinePanel(QWidget):
    """Shows the events of a page."""

    event_requested = Signal(str)
    """The reader wishes to see the event of this id."""

    def __init__(self, icon_for: IconFor, parent: QWidget | None = None) -> None:
        """Shows nothing yet."""
        super().__init__(parent)
        self.setObjectName("timeline_panel")
        self._icon_for = icon_for
        self.timeline = TimelineWidget(self)
        self._title = QLabel(self)
        self._title.setObjectName("timeline_title")
        self._buttons = (
            (self._button(self.tr("Show more time"), self.timeline.zoom_out), "zoom-out"),
            (self._button(self.tr("Show all events"), self.timeline.zoom_to_fit), "zoom-fit"),
            (self._button(self.tr("Show less time"), self.timeline.zoom_in), "zoom-in"),
        )
        line = QHBoxLayout()
        line.setContentsMargins(14, 4, 8, 4)
        line.addWidget(self._title, 1)
        for button, _ in self._buttons:
            line.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(line)
        layout.addWidget(self.timeline, 1)
        self.timeline.event_requested.connect(self.event_requested)
        self.timeline.page_requested.connect(self.event_requested)
        self.icons_changed()

    def show_page(self, page: Page) -> None:
        """Shows the events of a page; one that is shown already is only selected."""
        chosen = page.selected_event
        if chosen is not None and any(event.id == chosen for event in self.timeline.events):
            self.timeline.select_event(chosen)
            return
        self.timeline.show_events(page.events, chosen)
        count = len(page.events)
        events = self.tr("1 event") if count == 1 else self.tr("{count} events").format(count=count)
        self._title.setText(self.tr("Timeline · {events}").format(events=events) if count else self.tr("Timeline"))
        for button, _ in self._buttons:
            button.setEnabled(count > 0)

    def icons_changed(self) -> None:
        """Draws the icons in the colours of the theme that is in force now."""
        for button, name in self._buttons:
            button.setIcon(self._icon_for(name))

    def _button(self, name: str, on_click: object) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(on_click)
        return button
