"""Marks of a timeline as plain shapes for the typesetter; what fades does so in steps, as not all viewers blend."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from desktop.chronology.geometry import Rect
from desktop.chronology.marks import Mark
from desktop.chronology.outline import Form
from desktop.chronology.pages.sheet import Arrow

Shape = dict[str, Any]
"""`f` form (`box`, `round`, `left`, `right`), `x`, `y`, `w`, `h` in points, `k` kind, `s` how much lighter than the
colour of the kind in per cent, `o` its outline: "" for none, `firm` or `doubted`."""

_STEPS = 6
_SOLID, _LIGHT, _GROUND, _PALE = 0, 60, 82, 90


def shapes_of(mark: Mark) -> Iterator[Shape]:
    """Yields a mark from behind to before: where it fades, all that it may be, what is sure of it."""
    kind, rect = str(mark.kind), mark.rect
    fades = mark.fade_left > 0 or mark.fade_right > 0
    light, solid = (_PALE, _GROUND) if mark.inside else (_LIGHT, _SOLID)
    outline = "doubted" if mark.uncertain else ("firm" if mark.form is Form.BAND and not fades else "")
    if mark.form is Form.POINT and not fades and not mark.inside:
        yield _shape("round", rect, kind, light if mark.uncertain else solid, "doubted" if mark.uncertain else "")
        return
    left, right = rect.x + mark.fade_left, rect.right - mark.fade_right
    yield from _faded(rect, mark.fade_left, kind, light, to_left=True)
    yield from _faded(rect, mark.fade_right, kind, light, to_left=False)
    if right > left:
        yield _shape("box", rect._replace(x=left, width=right - left), kind, light, outline)
    if mark.core is not None:
        begin, end = max(mark.core.x, left), min(mark.core.right, right)
        if end > begin:
            yield _shape("box", mark.core._replace(x=begin, width=end - begin), kind, solid, "")


def arrow_of(arrow: Arrow) -> Shape:
    """Returns the arrow of what goes on beyond a page."""
    return _shape("left" if arrow.to_left else "right", arrow.rect, str(arrow.kind), _SOLID, "")


def _faded(rect: Rect, width: float, kind: str, light: int, *, to_left: bool) -> Iterator[Shape]:
    step = width / _STEPS
    for number in range(_STEPS if width > 0 else 0):
        x = rect.x + width - (number + 1) * step if to_left else rect.right - width + number * step
        shade = round(light + (100 - light) * (number + 1) / (_STEPS + 1))
        yield _shape("box", rect._replace(x=x, width=step), kind, shade, "")


def _shape(form: str, rect: Rect, kind: str, shade: int, outline: str) -> Shape:
    x, y, width, height = (round(side, 2) for side in rect)
    return {"f": form, "x": x, "y": y, "w": width, "h": height, "k": kind, "s": shade, "o": outline}
