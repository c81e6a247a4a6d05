"""The selected mark: it keeps its place and its title whatever is in the way."""

from collections.abc import Iterable, Sequence

from desktop.chronology.geometry import Rect
from desktop.chronology.marks import Mark
from desktop.chronology.packer import LABEL_GAP
from desktop.chronology.text import MeasureText, cut

_LONGEST = 60.0
_GAP = 1.3
_LEAST = 5.0
"""A label shorter than so many digits says nothing and is left out."""


def label_rect(mark: Mark, left: float, width: float, line: float) -> Rect:
    """Returns where a label of that width stands that begins at `left` on the height of its mark."""
    return Rect(left, round(mark.rect.y + (mark.rect.height - line) / 2), width, line)


def shortened(text: str, room: float, measure_text: MeasureText, strong: bool = False) -> tuple[str, float]:
    """Returns as much of a title as has room, with its width; "" and 0 where that would say nothing."""
    whole = measure_text(text, strong).width
    if room < min(whole, _LEAST * measure_text("0").width):
        return "", 0.0
    return cut(text, room, measure_text, strong)


def with_label(mark: Mark, text: str, left: float, room: float, measure_text: MeasureText) -> Mark:
    """Returns the mark with as much of its title as has room at a place; as it was where that would say nothing."""
    label, width = shortened(text, room, measure_text, mark.selected)
    if not label:
        return mark
    return mark._replace(label=label, label_rect=label_rect(mark, left, width, measure_text("0").height))


def lift_selected(
    marks: Sequence[Mark], titles: Sequence[str], chosen: int, width: float, measure_text: MeasureText
) -> list[Mark]:
    """Returns the marks with the chosen one's title written out, and no other label in its way.

    Args:
        marks: the marks in view.
        titles: the title of each.
        chosen: which of them is the selected one.
        width: pixels in view.
        measure_text: tells the room that text takes.
    """
    em = measure_text("0").width
    lifted = _written_out(marks, chosen, titles[chosen], width, measure_text)
    reserved = [lifted.rect]
    if lifted.label_rect:
        reserved.append(lifted.label_rect.grown(LABEL_GAP * em))
    return [
        lifted if index == chosen else _out_of_way(mark, titles[index], reserved, measure_text)
        for index, mark in enumerate(marks)
    ]


def _written_out(marks: Sequence[Mark], chosen: int, text: str, width: float, measure_text: MeasureText) -> Mark:
    """Gives the selected mark its title in full, over its neighbours if need be."""
    mark = marks[chosen]
    digit = measure_text("0")
    gap = _GAP * digit.width
    if mark.inside:
        start = max(mark.rect.x + mark.fade_left, 0.0) + LABEL_GAP * digit.width
        room = min(mark.rect.right - mark.fade_right, width) - LABEL_GAP * digit.width - start
        if measure_text(text, True).width <= room:
            return with_label(mark, text, start, room, measure_text)
    label, taken = cut(text, min(width - 2 * gap, _LONGEST * digit.width), measure_text, True)
    right, left = mark.rect.right + gap, mark.rect.x - gap - taken
    if mark.inside:
        right = left = max(mark.rect.x + mark.fade_left, 0.0) + gap
    labels = [other.label_rect for other in marks if other.label_rect and other is not mark]
    others = [other.rect for other in marks if other is not mark]
    # Left of its mark a title is read as that of what stands there, unless there is nothing.
    for start, in_way in ((right, others), (left, others + labels)):
        rect = label_rect(mark, start, taken, digit.height)
        if start >= gap and rect.right <= width and not _any_overlap(rect, in_way):
            return mark._replace(label=label, label_rect=rect)
    start = right if right + taken <= width or left < gap else left
    rect = label_rect(mark, max(gap, min(start, width - gap - taken)), taken, digit.height)
    return mark._replace(label=label, label_rect=rect if label else None, lifted=bool(label))


def _any_overlap(rect: Rect, others: Iterable[Rect]) -> bool:
    return any(rect.overlaps(other) for other in others)


def _out_of_way(mark: Mark, text: str, reserved: Sequence[Rect], measure_text: MeasureText) -> Mark:
    if not mark.label_rect:
        return mark
    in_way = [rect for rect in reserved if mark.label_rect.overlaps(rect)]
    covered = mark.rect.overlaps(reserved[-1])
    if not in_way and not covered:
        return mark
    bare = mark._replace(label="", label_rect=None)
    if covered:
        return bare
    gap = LABEL_GAP * measure_text("0").width
    room = min(rect.x for rect in in_way) - gap - mark.label_rect.x
    return with_label(bare, text, mark.label_rect.x, room, measure_text)
