"""Zoom in steps: lanes and labels stay as they are until the zoom has grown by the square root of two."""

import math


def level_of(pixels_per_day: float) -> int:
    """Returns the highest level that is not closer than a zoom."""
    level = math.floor(2 * math.log2(pixels_per_day))
    return level + 1 if density_of(level + 1) <= pixels_per_day else level


def density_of(level: int) -> float:
    """Returns the pixels that a day takes at the farthest zoom of a level."""
    return float(2 ** (level / 2))
