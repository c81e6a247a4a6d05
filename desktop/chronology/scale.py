"""How days become pixels: one straight line, moved by panning and stretched by zooming."""

from typing import NamedTuple

SHORTEST_SPAN = 10.0
MOST_PIXELS_A_DAY = 180.0
"""Days in view at the closest zoom, which are more where a day would be wider than so many pixels."""
LONGEST_SPAN = 20_000 * 365.2425
"""Days in view at the farthest zoom."""


class Scale(NamedTuple):
    """Days in view and the pixels they take.

    A day number stands for the moment the day begins, so that day `d` covers the days `d` to `d + 1`.

    Attributes:
        first_day: day at x = 0.
        pixels_per_day: pixels that one day takes.
        width: pixels in view, at least 1.
    """

    first_day: float
    pixels_per_day: float
    width: float

    @classmethod
    def fitted(cls, first_day: float, last_day: float, width: float, margin: float = 0.0) -> "Scale":
        """Returns the scale that shows two days and all between them.

        Args:
            first_day: first day to see.
            last_day: last day to see, the whole of it.
            width: pixels in view.
            margin: pixels to leave free at either side; given up where they would leave no room.
        """
        width = max(1.0, width)
        days = max(1.0, last_day + 1 - first_day)
        room = max(width - 2 * margin, width / 2)
        density = _within_limits(room / days, width)
        middle = first_day + days / 2
        return cls(middle - width / density / 2, density, width)

    @property
    def last_day(self) -> float:
        """The day at the right edge."""
        return self.day_at(self.width)

    @property
    def span(self) -> float:
        """How many days are in view."""
        return self.width / self.pixels_per_day

    def x_of(self, day: float) -> float:
        """Returns the pixel at which a day begins."""
        return (day - self.first_day) * self.pixels_per_day

    def day_at(self, x: float) -> float:
        """Returns the day under a pixel."""
        return self.first_day + x / self.pixels_per_day

    def zoomed(self, factor: float, at_x: float) -> "Scale":
        """Returns the scale magnified by a factor, as far as the limits allow; the date under `at_x` stays there."""
        density = _within_limits(self.pixels_per_day * factor, self.width)
        return Scale(self.day_at(at_x) - at_x / density, density, self.width)

    def panned(self, dx: float) -> "Scale":
        """Returns the scale whose dates have moved `dx` pixels to the right."""
        return self._replace(first_day=self.first_day - dx / self.pixels_per_day)

    def resized(self, width: float) -> "Scale":
        """Returns the scale for another width in pixels; the middle date and the zoom stay, within the limits."""
        width = max(1.0, width)
        density = _within_limits(self.pixels_per_day, width)
        middle = self.day_at(self.width / 2)
        return Scale(middle - width / density / 2, density, width)

    def centred_on(self, day: float) -> "Scale":
        """Returns the scale with a day in the middle."""
        return self._replace(first_day=day - self.span / 2)

    def kept_over(self, first_day: float, last_day: float) -> "Scale":
        """Returns the scale moved as little as needed for its middle to lie between two days."""
        middle = self.first_day + self.span / 2
        wished = min(max(middle, first_day), last_day + 1)
        return self if wished == middle else self.centred_on(wished)


def _within_limits(density: float, width: float) -> float:
    return min(max(density, width / LONGEST_SPAN), min(width / SHORTEST_SPAN, MOST_PIXELS_A_DAY))
