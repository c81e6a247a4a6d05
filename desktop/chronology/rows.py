"""Where axis and lanes lie, from top to bottom."""

from typing import NamedTuple

from desktop.chronology.arrangement import Shelves
from desktop.chronology.text import MeasureText


class Rows(NamedTuple):
    """Heights, in pixels from the top of the view.

    Attributes:
        line: height of a line of text.
        em: width of a digit.
        minor_y: top of the lower row of labels; that of the upper row is `major_y`.
        axis_y: the line below the axis' labels.
        lanes_y: top of the first lane.
        lanes_height: pixels for all lanes.
        shelves: the lanes.
    """

    line: float
    em: float
    major_y: float
    minor_y: float
    axis_y: float
    lanes_y: float
    lanes_height: float
    shelves: Shelves = Shelves(0, 0, 0.0, 0.0, 0.0, False)

    @classmethod
    def of(cls, height: float, measure_text: MeasureText) -> "Rows":
        """Returns the rows of a view `height` pixels high; a low one has a single row of labels, of years."""
        digit = measure_text("0")
        line, em = max(1.0, digit.height), max(1.0, digit.width)
        major_y = round(0.25 * line)
        minor_y = round(major_y + line)
        low = height < 6 * line
        axis_y = round((major_y if low else minor_y) + 1.2 * line)
        lanes_y = round(axis_y + 0.35 * line)
        lanes_height = max(0.0, height - lanes_y - round(0.25 * line))
        return cls(line, em, major_y, minor_y, axis_y, lanes_y, lanes_height)

    def with_shelves(self, shelves: Shelves) -> "Rows":
        """Returns the rows with these lanes."""
        return self._replace(shelves=shelves)

    @property
    def has_minor_row(self) -> bool:
        """Whether there is room for the lower row of labels."""
        return self.axis_y > self.minor_y + self.line

    @property
    def bar_height(self) -> float:
        """Height of a mark that carries its label inside."""
        return round(1.16 * self.line)

    def lane_middle(self, lane: int) -> float:
        """Returns the y of the middle of a lane."""
        shelves = self.shelves
        if lane < shelves.labelled:
            return self.lanes_y + (lane + 0.5) * shelves.labelled_height
        return self._bare_y + (lane - shelves.labelled + 0.5) * shelves.bare_height

    @property
    def cluster_y(self) -> float:
        """The top of the numbers of what found no lane."""
        return round(self._bare_y + self.shelves.bare * self.shelves.bare_height + 0.1 * self.line)

    @property
    def _bare_y(self) -> float:
        shelves = self.shelves
        return self.lanes_y + shelves.labelled * shelves.labelled_height + bool(shelves.bare) * shelves.gap
