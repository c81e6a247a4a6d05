"""The line over the timeline: what it shows, a field that filters, and its buttons."""

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QCursor, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget
from typing_extensions import override

from desktop.chronology.facets import Facet
from desktop.gui.icons import IconFor
from desktop.gui.timeline.filter_menu import FilterMenu
from desktop.gui.widgets.fitting_label import FittingLabel

LANES = (None, Facet.KIND, Facet.PARTNER, Facet.TOPIC, Facet.ORGANIZATION)
"""What lanes can be parted by."""


class ToolRow(QWidget):
    """Says what is shown and offers what can be done with it; does nothing of it by itself."""

    lanes_requested = Signal(object)
    """The reader wishes the lanes to be parted by this `Facet`, or by none."""

    def __init__(self, icon_for: IconFor, parent: QWidget | None = None) -> None:
        """Has nothing to say yet."""
        super().__init__(parent)
        self._icon_for = icon_for
        self._icons: dict[QToolButton, str] = {}
        self.title = FittingLabel(self)
        self.title.setObjectName("timeline_title")
        self.filter_field = self._make_field()
        self.filter_menu = FilterMenu(self)
        self._lane_actions = dict(self._make_lane_actions())
        self.filter_button = self._button("filter", self.tr("Choose which events are shown"), self.filter_menu)
        self.lanes_button = self._button("lanes", self.tr("Part the lanes"), self._lanes_menu)
        self.among_button = self._button("among", self.tr("Show the other events of the country too, dimmed"))
        self.table_button = self._button("table", self.tr("Show the events as a table (T)"))
        self.legend_button = self._button("legend", self.tr("What colours and shapes mean"))
        self.export_button = self._button("export", self.tr("Save the timeline as a picture, PDF or data"))
        self.zoom_out_button = self._button("zoom-out", self.tr("Show more time"))
        self.zoom_fit_button = self._button("zoom-fit", self.tr("Show all events"))
        self.zoom_in_button = self._button("zoom-in", self.tr("Show less time"))
        for button in (self.table_button, self.among_button):
            button.setCheckable(True)
        self._line = line = QHBoxLayout(self)
        line.setContentsMargins(14, 4, 8, 4)
        line.setSpacing(2)
        line.addWidget(self.title, 1)
        line.addWidget(self.filter_field)
        for button in self._icons:
            line.addWidget(button)
        self.icons_changed()

    def icons_changed(self) -> None:
        """Draws the icons in the colours of the theme that is in force now."""
        for button, name in self._icons.items():
            button.setIcon(self._icon_for(name))

    def check_lanes(self, facet: Facet | None) -> None:
        """Checks what the lanes are parted by, and asks for nothing."""
        self._lane_actions[facet].setChecked(True)

    def enable(self, has_events: bool, has_others: bool) -> None:
        """Offers what can be done with the page's events.

        Args:
            has_events: there are any.
            has_others: they are those of two, beside whom the first has events with others.
        """
        zooms = self.zoom_out_button, self.zoom_fit_button, self.zoom_in_button
        for button in (*zooms, self.export_button, self.legend_button):
            button.setEnabled(has_events)
        # The way back from an empty table stays open.
        self.table_button.setEnabled(has_events or self.table_button.isChecked())
        self.among_button.setEnabled(has_others)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._needed(spared=True), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_room = self.width() >= self._needed(spared=False)
        for button in self._spared:
            button.setVisible(has_room)

    @property
    def _spared(self) -> tuple[QToolButton, ...]:
        """What gives way in a narrow window: keys, wheel and the window's menu do the same."""
        return self.export_button, self.zoom_out_button, self.zoom_fit_button, self.zoom_in_button

    def _needed(self, spared: bool) -> int:
        """Returns the pixels that all parts take, or those that cannot be spared."""
        margins = self._line.contentsMargins()
        buttons = [one.sizeHint().width() for one in self._icons if not (spared and one in self._spared)]
        widths = [self.title.minimumSizeHint().width(), self.filter_field.minimumWidth(), *buttons]
        return sum(widths) + self._line.spacing() * (len(widths) - 1) + margins.left() + margins.right()

    def _make_field(self) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName("timeline_filter")
        field.setPlaceholderText(self.tr("Filter events ( / )"))
        field.setAccessibleName(self.tr("Filter events by words"))
        field.setClearButtonEnabled(True)
        field.setMaximumWidth(24 * self.fontMetrics().averageCharWidth())
        field.setMinimumWidth(5 * self.fontMetrics().averageCharWidth())
        return field

    def _make_lane_actions(self) -> Iterator[tuple[Facet | None, QAction]]:
        self._lanes_menu = QMenu(self)
        group = QActionGroup(self._lanes_menu)
        names = {
            None: self.tr("One band for all"),
            Facet.KIND: self.tr("By kind"),
            Facet.PARTNER: self.tr("By country"),
            Facet.TOPIC: self.tr("By topic"),
            Facet.ORGANIZATION: self.tr("By organization"),
        }
        for facet in LANES:
            action = self._lanes_menu.addAction(names[facet])
            action.setCheckable(True)
            action.setChecked(facet is None)
            action.triggered.connect(lambda _=False, facet=facet: self.lanes_requested.emit(facet))
            group.addAction(action)
            yield facet, action

    def _button(self, icon: str, name: str, menu: QMenu | None = None) -> QToolButton:
        button = QToolButton(self)
        self._icons[button] = icon
        button.setAutoRaise(True)
        side = max(16, round(self.fontMetrics().height() * 0.95))
        button.setIconSize(QSize(side, side))
        button.setToolTip(name)
        button.setAccessibleName(name)
        if menu is not None:
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            menu.aboutToHide.connect(lambda: let_go(button))
        return button


def let_go(button: QToolButton) -> None:
    """Lets a button look as if nothing pointed at it once what it opened has closed, unless the pointer is over it.

    Qt sends no leave event where the pointer left the button while something that it opened had all of the mouse.
    """

    def look_again() -> None:
        is_under = button.rect().contains(button.mapFromGlobal(QCursor.pos()))
        button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, is_under)
        button.update()

    QTimer.singleShot(0, button, look_again)
