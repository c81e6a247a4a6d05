"""Whole days, months or years for a stretch of time that is drawn by hand."""

from desktop.domain.dates import civil, day_number

_LEAST = 6.0
"""Pixels that a day, else a month, must take for a hand to mean one."""
_MONTH = 365.2425 / 12


def snapped(first_day: float, last_day: float, pixels_per_day: float) -> tuple[int, int]:
    """Returns the first and the last day of the shortest stretch that holds two moments and is whole in the calendar.

    It is made of days where one takes room enough to be aimed at, else of months, else of years.

    Args:
        first_day: the first moment, as a day number.
        last_day: the second, not before the first.
        pixels_per_day: the zoom.
    """
    first, last = int(first_day // 1), int(last_day // 1)
    if pixels_per_day >= _LEAST:
        return first, last
    (year, month, _), (last_year, last_month, _) = civil(first), civil(last)
    if _MONTH * pixels_per_day < _LEAST:
        month, last_month = 1, 12
    after = (last_year + 1, 1) if last_month == 12 else (last_year, last_month + 1)
    return day_number(year, month, 1), day_number(*after, 1) - 1
