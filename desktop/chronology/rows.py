"""Where axis, eras, bands of lanes and curve lie, from top to bottom."""

import math
from typing import NamedTuple

from desktop.chronology.text import MeasureText


class Rows(NamedTuple):
    """Heights, in pixels from the top of the view.

    Attributes:
        line: height of a line of text.
        em: width of a digit.
        major_y: top of the upper row of labels of the axis.
        minor_y: top of the lower row.
        axis_y: the line below the axis' labels.
        eras_y: top of the band of eras, which ends at `lanes_y`.
        lanes_y: top of the lanes.
        lanes_height: pixels for all lanes.
        curve_y: top of the curve, which reaches down to `bottom`.
        bottom: the last pixel used.
    """

    line: float
    em: float
    major_y: float
    minor_y: float
    axis_y: float
    eras_y: float
    lanes_y: float
    lanes_height: float
    curve_y: float
    bottom: float

    @classmethod
    def of(cls, height: float, measure_text: MeasureText, eras: int = 0, curve: bool = False) -> "Rows":
        """Returns the rows of a view.

        A low view has a single row of labels, of years, and neither eras nor a curve.

        Args:
            height: pixels of the view.
            measure_text: tells the room that text takes.
            eras: how many rows of eras are wanted below the axis.
            curve: a curve is wanted below the lanes.
        """
        digit = measure_text("0")
        line, em = max(1.0, digit.height), max(1.0, digit.width)
        major_y = round(0.25 * line)
        minor_y = round(major_y + line)
        axis_y = round((major_y if height < 6 * line else minor_y) + 1.2 * line)
        eras_y = axis_y + round(0.15 * line)
        lanes_y = round(axis_y + 0.35 * line)
        eras = min(eras, int((height / line - _LEAST_WITH_ERAS) // 1.25) + 1)
        if eras > 0:
            lanes_y = round(eras_y + (1.25 * eras + 0.2) * line)
        bottom = max(lanes_y, height - round(0.25 * line))
        curve_y = bottom
        if curve and height >= _LEAST_WITH_CURVE * line:
            curve_y = bottom - round(min(4 * line, 0.26 * height))
        return cls(line, em, major_y, minor_y, axis_y, eras_y, lanes_y, max(0.0, curve_y - lanes_y), curve_y, bottom)

    @property
    def has_minor_row(self) -> bool:
        """Whether there is room for the lower row of labels."""
        return self.axis_y > self.minor_y + self.line

    @property
    def has_eras(self) -> bool:
        """Whether there is room for eras."""
        return self.lanes_y > self.eras_y + self.line

    @property
    def has_curve(self) -> bool:
        """Whether there is room for a curve."""
        return self.bottom > self.curve_y


class Shelves(NamedTuple):
    """The lanes of one band, from its top to its bottom.

    Attributes:
        labelled: number of lanes with labels.
        labelled_height: pixels from one of them to the next.
        bare: number of lanes without labels, below.
        bare_height: pixels from one of those to the next.
        bare_y: where those without begin, in pixels from the top of the band.
        counts_y: where the counts of what found no lane begin.
        counts_height: pixels for the counts; 0 where everything has a lane, less than a line for bars without numbers.
    """

    labelled: int
    labelled_height: float
    bare: int
    bare_height: float
    bare_y: float
    counts_y: float
    counts_height: float

    @classmethod
    def of(cls, height: float, line: float, items: int, crowding: float) -> "Shelves":
        """Returns the lanes for so many items.

        Args:
            height: pixels of the band.
            line: height of a line of text.
            items: how many items it may have to show.
            crowding: how many items, each with its label, lie on average beside each other on one day.
        """
        lane, bare_lane = math.ceil(_LANE * line), math.ceil(_BARE_LANE * line)
        most = max(1, int(height // lane))
        bare = min(_MOST_BARE, int(height * _SHARE_BARE // bare_lane))
        if items <= most or crowding <= _SPARSE * most or crowding >= _DENSE * (most + bare) or most < _LEAST_FOR_BARE:
            bare = 0
        dense = crowding >= _DENSE * most and most >= _LEAST_FOR_BARE
        counts_height = math.ceil((_COUNTS_DENSE if dense else _COUNTS) * line) if items > most else 0
        if counts_height and height - counts_height < lane <= height - math.ceil(_COUNTS_THIN * line):
            # One lane with a title says more than numbers of what is not there.
            counts_height = math.ceil(_COUNTS_THIN * line)
        room = max(0.0, height - counts_height)
        gap = round(_BARE_GAP * line) if bare else 0
        labelled = min(items, max(1 if not counts_height else 0, int((room - gap - bare * bare_lane) // lane)))
        air = (room - gap - bare * bare_lane) // max(1, labelled)
        labelled_height = max(float(lane), min(air, math.floor(lane * _MOST_AIR)))
        bare_y = labelled * labelled_height + gap
        return cls(labelled, labelled_height, bare, bare_lane, bare_y, height - counts_height, counts_height)

    @property
    def lanes(self) -> int:
        """The number of lanes."""
        return self.labelled + self.bare

    def lane_middle(self, lane: int) -> float:
        """Returns the middle of a lane, those with labels counted first, in pixels from the top of the band."""
        if lane < self.labelled:
            return (lane + 0.5) * self.labelled_height
        return self.bare_y + (lane - self.labelled + 0.5) * self.bare_height


_LEAST_WITH_ERAS = 7.5
_LEAST_WITH_CURVE = 11.0
"""Least heights of a view with eras and with a curve, in lines of text."""
_LANE = 1.32
_BARE_LANE = 0.67
_BARE_GAP = 0.3
_COUNTS = 1.25
_COUNTS_DENSE = 2.4
_COUNTS_THIN = 0.55
"""Heights of lanes with and without labels, of the gap between them, and of the counts, in lines of text; thin
counts have no room for numbers."""
_SHARE_BARE = 0.28
"""The share of a crowded band that lanes without labels take."""
_MOST_BARE = 3
"""More lanes without labels would be too many dots to read, and to draw in time."""
_SPARSE = 0.3
"""Where less than this share of the lanes is taken on average, all lanes have labels."""
_LEAST_FOR_BARE = 4
"""Fewest lanes of a band of which some are given up for ones without labels, or for higher counts."""
_DENSE = 3.0
"""Where so many times more items than lanes lie on a day, lanes without labels would show few of the rest."""
_MOST_AIR = 1.35
