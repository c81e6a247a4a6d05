"""The honest width of a date at one zoom, in pixels from day 0: never less than what it may mean."""

from enum import Enum
from typing import NamedTuple

from desktop.chronology.item import extent_of
from desktop.domain.dates import EdtfDate, Precision


class Form(Enum):
    """How a date is drawn: a day, a stretch of time somewhere in which it lies, or a stretch it lasts."""

    POINT = "point"
    BAND = "band"
    SPAN = "span"


class Outline(NamedTuple):
    """A date as a stretch of pixels; at a zoom of `z` pixels a day, day `d` begins at `d * z`.

    Attributes:
        form: how it is drawn.
        left: where what is drawn begins, with what fades out.
        right: where it ends.
        core_left: of a span, where it has begun for sure.
        core_right: of a span, until where it lasts for sure; not greater than `core_left` where nothing is sure.
        fade_left: pixels that fade in at the left: an open beginning or an approximate date.
        fade_right: pixels that fade out at the right.
    """

    form: Form
    left: float
    right: float
    core_left: float
    core_right: float
    fade_left: float
    fade_right: float


def form_of(date: EdtfDate) -> Form:
    """Returns the form in which a date is drawn."""
    if date.is_interval:
        return Form.SPAN
    return Form.POINT if date.precision is Precision.DAY else Form.BAND


def outline_of(date: EdtfDate, pixels_per_day: float, line: float) -> Outline | None:
    """Returns how a date lies at a zoom; None where it has no known day.

    Args:
        date: the date.
        pixels_per_day: the zoom.
        line: height of a line of text in pixels, by which least widths and fading ends are measured.
    """
    text, precision, earliest, latest, _, _, approximate, _ = date
    if earliest is not None and latest is not None and not approximate and "/" not in text:
        # Most dates, in each frame; what follows comes to the same for them, in three times the time.
        left, right = earliest * pixels_per_day, (latest + 1) * pixels_per_day
        form, least = (_POINT, _LEAST_POINT * line) if precision is _DAY else (_BAND, _LEAST_BAND * line)
        short = least - (right - left)
        if short > 0:
            left, right = left - short / 2, right + short / 2
        return Outline(form, left, right, left, right, 0.0, 0.0)
    form = form_of(date)
    extent = extent_of(date)
    if extent is None:
        return None
    left, right = extent.first * pixels_per_day, (extent.last + 1) * pixels_per_day
    about_left, about_right = _about(date, pixels_per_day, line)
    core_left, core_right = left, right
    if date.begin_latest is not None and not extent.open_start:
        core_left = date.begin_latest * pixels_per_day + about_left
    if date.end_earliest is not None and not extent.open_end:
        core_right = (date.end_earliest + 1) * pixels_per_day - about_right
    least = _LEAST[form] * line
    if right - left < least:
        middle = (left + right) / 2
        left, right = middle - least / 2, middle + least / 2
        core_left, core_right = (left, right) if core_left < core_right else (right, left)
    fade_left = _OPEN_END * line if extent.open_start else about_left
    fade_right = _OPEN_END * line if extent.open_end else about_right
    # What is told to have begun long before, or to last, goes on for sure; of an unknown end nothing is sure.
    if text.startswith("../"):
        core_left = left - fade_left
    if text.endswith("/.."):
        core_right = right + fade_right
    return Outline(form, left - fade_left, right + fade_right, core_left, core_right, fade_left, fade_right)


def _about(date: EdtfDate, pixels_per_day: float, line: float) -> tuple[float, float]:
    """Returns how far an approximate date reaches beyond its days at either end: half the width of what is marked."""
    if not date.approximate:
        return 0.0, 0.0
    begin, slash, end = date.text.partition("/")
    days = [_days(date.earliest, date.begin_latest), _days(date.end_earliest, date.latest)]
    if not slash:
        begin, end, days = "~", "~", [_days(date.earliest, date.latest)] * 2
    reach_left, reach_right = (
        max(days[at] * pixels_per_day / 2, _LEAST_FADE * line) if set(text) & _MARKS_ABOUT else 0.0
        for at, text in enumerate((begin, end))
    )
    return reach_left, reach_right


def _days(first: int | None, last: int | None) -> int:
    return last - first + 1 if first is not None and last is not None else 0


_MARKS_ABOUT = {"~", "%"}
_LEAST_FADE = 0.5
"""Least width of a fading end, in lines."""
_DAY, _POINT, _BAND = Precision.DAY, Form.POINT, Form.BAND
"""Named here, since an Enum takes longer to look a member up than a frame has time."""
_LEAST_POINT, _LEAST_BAND = 0.56, 0.4
_LEAST = {Form.POINT: _LEAST_POINT, Form.BAND: _LEAST_BAND, Form.SPAN: 0.8}
"""Least widths drawn, in lines."""
_OPEN_END = 2.5
"""How far an open end is drawn, in lines."""
