"""Where the scene lies in its widget: beside the names of the bands, and mirrored where one reads from the right."""

from typing import NamedTuple

from PySide6.QtCore import QRectF

from desktop.chronology.geometry import Rect


class Frame(NamedTuple):
    """The widget and the part of it in which the scene is.

    Attributes:
        width: pixels of the widget.
        height: pixels of the widget.
        gutter: pixels for the names of the bands, at the side where one begins to read.
        mirrored: time runs from right to left.
    """

    width: float
    height: float
    gutter: float
    mirrored: bool

    @property
    def scene_width(self) -> float:
        """Pixels of the scene."""
        return self.width - self.gutter

    @property
    def scene_left(self) -> float:
        """Where in the widget the scene begins."""
        return 0.0 if self.mirrored else self.gutter

    @property
    def gutter_left(self) -> float:
        """Where in the widget the names of the bands begin."""
        return self.scene_width if self.mirrored else 0.0

    def scene_x(self, x: float) -> float:
        """Returns the x in the scene of an x in the widget; beyond the scene where that is over the names."""
        return self.scene_width - x if self.mirrored else x - self.gutter

    def over_names(self, x: float) -> bool:
        """Says whether an x in the widget is over the names of the bands."""
        return 0 <= x - self.gutter_left < self.gutter

    def shown(self, rect: Rect) -> QRectF:
        """Returns where in the widget a rectangle of the scene is shown."""
        placed = rect.mirrored(self.scene_width) if self.mirrored else rect
        return QRectF(*placed).translated(self.scene_left, 0)
