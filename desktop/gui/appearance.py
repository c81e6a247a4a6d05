"""How the window looks, as the reader chose: colours, width of the text, order of the tree, what is shown at all."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMainWindow, QToolBar, QWidget

from desktop.chronology.facets import Facet
from desktop.gui import theme
from desktop.gui.actions import Actions, Command
from desktop.gui.detail.pane import DetailPane
from desktop.gui.settings import ReadingWidth, Settings, ThemeChoice
from desktop.gui.timeline.panel import TimelinePanel
from desktop.gui.tree.panel import TreePanel
from desktop.library.ranking import PartnerOrder

_THEMES = {
    Command.THEME_SYSTEM: ThemeChoice.SYSTEM,
    Command.THEME_LIGHT: ThemeChoice.LIGHT,
    Command.THEME_DARK: ThemeChoice.DARK,
}
_WIDTHS = {
    Command.WIDTH_NARROW: ReadingWidth.NARROW,
    Command.WIDTH_MEDIUM: ReadingWidth.MEDIUM,
    Command.WIDTH_WIDE: ReadingWidth.WIDE,
}
_ORDERS = {Command(f"partners_by_{order}"): order for order in PartnerOrder}


class Appearance(QObject):
    """Carries out what the reader chooses, and remembers it for the next start."""

    def __init__(
        self,
        window: QMainWindow,
        actions: Actions,
        settings: Settings,
        apply_theme: Callable[[ThemeChoice], None],
        tree_panel: TreePanel,
        detail: DetailPane,
        timeline_panel: TimelinePanel,
    ) -> None:
        """Binds its commands; `restore` brings back what was chosen before.

        Args:
            window: whose bars can be hidden.
            actions: hold the commands.
            settings: where the choices are remembered.
            apply_theme: paints the application in other colours.
            tree_panel: shows partners in an order.
            detail: shows text in a size and a width.
            timeline_panel: parts its lanes.
        """
        super().__init__(window)
        self._window, self._actions, self._settings = window, actions, settings
        self._apply_theme = apply_theme
        self._tree_panel, self._detail, self._timeline_panel = tree_panel, detail, timeline_panel
        self._panes: dict[Command, QWidget] = {
            Command.SHOW_TREE: tree_panel,
            Command.SHOW_TIMELINE: timeline_panel,
        }
        for command, what in (
            (Command.ZOOM_IN, detail.zoom_in),
            (Command.ZOOM_OUT, detail.zoom_out),
            (Command.ZOOM_RESET, detail.reset_zoom),
            (Command.THEME_OTHER, self._choose_other_theme),
        ):
            actions.bind(command, what)
        for command, choice in _THEMES.items():
            actions.bind(command, partial(self._choose_theme, choice))
        for command, width in _WIDTHS.items():
            actions.bind(command, partial(self._choose_width, width))
        for command, order in _ORDERS.items():
            actions.bind(command, partial(self._choose_order, order))
        actions.bind_checked(Command.TEXT_ALONE, self._show_text_alone)
        actions.bind_checked(Command.SHOW_PREVIEWS, self._choose_previews)
        for command, pane in self._panes.items():
            actions.bind_checked(command, pane.setVisible)
        detail.zoom_changed.connect(self._on_zoom_changed)
        timeline_panel.lanes_changed.connect(self._on_lanes_changed)

    def restore(self) -> None:
        """Brings back what was chosen at an earlier start."""
        settings = self._settings
        for command in self._panes:
            self._actions[command].setChecked(True)
        self._check(_THEMES, settings.theme)
        self._check(_ORDERS, settings.partner_order)
        self._check(_WIDTHS, settings.reading_width)
        self._tree_panel.order_partners(settings.partner_order)
        self._detail.set_reading_width(settings.reading_width)
        self._actions[Command.SHOW_PREVIEWS].setChecked(settings.shows_previews)
        self._detail.show_previews(settings.shows_previews)
        self._timeline_panel.show_among_all(settings.among_all)
        if settings.lanes is not None:
            self._timeline_panel.part_lanes_by(settings.lanes)

    def _check(self, choices: Mapping[Command, object], chosen: object) -> None:
        self._actions[next(command for command, choice in choices.items() if choice is chosen)].setChecked(True)

    def _choose_theme(self, choice: ThemeChoice) -> None:
        self._settings.theme = choice
        self._apply_theme(choice)

    def _choose_other_theme(self) -> None:
        other = ThemeChoice.LIGHT if theme.current().dark else ThemeChoice.DARK
        self._choose_theme(other)
        self._check(_THEMES, other)

    def _choose_width(self, width: ReadingWidth) -> None:
        self._settings.reading_width = width
        self._detail.set_reading_width(width)

    def _choose_order(self, order: PartnerOrder) -> None:
        self._settings.partner_order = order
        self._tree_panel.order_partners(order)

    def _choose_previews(self, wished: bool) -> None:
        self._settings.shows_previews = wished
        self._detail.show_previews(wished)

    def _show_text_alone(self, alone: bool) -> None:
        """Leaves the page alone on the screen, or brings back what was shown beside it."""
        window = self._window
        for command, part in self._panes.items():
            part.setVisible(not alone and self._actions[command].isChecked())
        for bar in (window.menuBar(), window.statusBar(), *window.findChildren(QToolBar)):
            bar.setVisible(not alone)
        self._detail.browser.setFocus()
        # Once the text has taken all the room there is.
        QTimer.singleShot(
            0, self, lambda: self._detail.hint.say(self.tr("F11 or Esc brings the rest back") if alone else "")
        )

    def _on_zoom_changed(self, per_cent: int) -> None:
        self._settings.zoom = per_cent
        self._window.statusBar().showMessage(self.tr("Text at {zoom} %").format(zoom=per_cent), 2000)

    def _on_lanes_changed(self, facet: Facet | None) -> None:
        self._settings.lanes = facet
