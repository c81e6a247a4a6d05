"""Plain shapes: sizes and rectangles in logical pixels, y growing downwards."""

from typing import NamedTuple


class Size(NamedTuple):
    """Width and height in pixels."""

    width: float
    height: float


class Rect(NamedTuple):
    """A rectangle by its left upper corner, in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x at which it ends."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y at which it ends."""
        return self.y + self.height

    def contains(self, x: float, y: float) -> bool:
        """Says whether a point lies inside."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def overlaps(self, other: "Rect") -> bool:
        """Says whether two rectangles share more than an edge."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def grown(self, by: float) -> "Rect":
        """Returns the rectangle with `by` pixels more on every side."""
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def mirrored(self, width: float) -> "Rect":
        """Returns the rectangle as it lies in a view of that width that reads from right to left."""
        return self._replace(x=width - self.right)
