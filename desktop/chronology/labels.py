"""Where the titles stand: right of a mark, left of it at the right edge of the view, or inside a wide one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.chronology.arrangement import LABEL_GAP, LABEL_TAIL, Arranged
from desktop.chronology.geometry import Rect
from desktop.chronology.marks import Mark
from desktop.chronology.rows import Rows
from desktop.chronology.text import MeasureText, elided

_LEAST = 5.0
"""A label shorter than so many digits says nothing and is left out."""
_LONGEST_SELECTED = 60.0
_SELECTED_GAP = 1.3


def write_labels(
    marks: Sequence[Mark], arranged: Sequence[Arranged], width: float, rows: Rows, measure_text: MeasureText
) -> list[Mark]:
    """Returns the marks, which come from left to right, with their labels; no two labels overlap.

    Args:
        marks: the marks in view.
        arranged: the item of each.
        width: pixels in view.
        rows: where the lanes lie.
        measure_text: tells the room that text takes.
    """
    written: list[Mark] = []
    taken: dict[int, float] = {}
    for mark, one in zip(marks, arranged, strict=True):
        labelled = _labelled(mark, one, taken.get(mark.lane, 0.0), width, rows, measure_text)
        written.append(labelled)
        label_end = labelled.label_rect.right if labelled.label_rect else 0.0
        taken[mark.lane] = max(taken.get(mark.lane, 0.0), mark.rect.right, label_end)
    chosen = next((index for index, mark in enumerate(written) if mark.selected), None)
    if chosen is None:
        return written
    lifted = _written_out(written, chosen, arranged[chosen].text, width, rows, measure_text)
    return [
        lifted if index == chosen else _out_of_way(mark, arranged[index].text, lifted, rows, measure_text)
        for index, mark in enumerate(written)
    ]


def _labelled(mark: Mark, one: Arranged, taken: float, width: float, rows: Rows, measure_text: MeasureText) -> Mark:
    if mark.inside:
        left = max(mark.rect.x + mark.fade_left, 0.0) + LABEL_GAP * rows.em
        right = min(mark.rect.right - mark.fade_right, width) - LABEL_GAP * rows.em
        return _with_label(mark, one.text, left, right - left, rows, measure_text)
    left, edge = mark.rect.right + LABEL_GAP * rows.em, width - LABEL_GAP * rows.em
    room = one.label_room - (LABEL_GAP + LABEL_TAIL) * rows.em
    whole = measure_text(one.text).width
    if left + min(room, whole) > edge and room > 0:
        start = mark.rect.x - LABEL_GAP * rows.em - whole
        if start >= taken + LABEL_TAIL * rows.em:
            return _with_label(mark, one.text, start, whole, rows, measure_text)
    return _with_label(mark, one.text, left, min(room, edge - left), rows, measure_text)


def _with_label(mark: Mark, text: str, left: float, room: float, rows: Rows, measure_text: MeasureText) -> Mark:
    whole = measure_text(text, mark.selected).width
    if room < min(whole, _LEAST * rows.em):
        return mark
    label = elided(text, room, measure_text, mark.selected)
    if not label:
        return mark
    taken = measure_text(label, mark.selected)
    return replace(mark, label=label, label_rect=_label_rect(mark, left, taken.width, rows))


def _label_rect(mark: Mark, left: float, width: float, rows: Rows) -> Rect:
    return Rect(left, round(mark.rect.y + (mark.rect.height - rows.line) / 2), width, rows.line)


def _written_out(
    marks: Sequence[Mark], chosen: int, text: str, width: float, rows: Rows, measure_text: MeasureText
) -> Mark:
    """Gives the selected mark its title in full, over its neighbours if need be."""
    mark = marks[chosen]
    if mark.inside and mark.label == text:
        return mark
    gap = _SELECTED_GAP * rows.em
    label = elided(text, min(width - 2 * gap, _LONGEST_SELECTED * rows.em), measure_text, True)
    taken = measure_text(label, True).width
    right, left = mark.rect.right + gap, mark.rect.x - gap - taken
    if mark.inside:
        right = left = max(mark.rect.x + mark.fade_left, 0.0) + gap
    others = [other.rect for other in marks if other is not mark]
    for start in (right, left):
        rect = _label_rect(mark, start, taken, rows)
        if start >= gap and rect.right <= width and not _any_overlap(rect, others):
            return replace(mark, label=label, label_rect=rect)
    start = right if right + taken <= width or left < gap else left
    rect = _label_rect(mark, max(gap, min(start, width - gap - taken)), taken, rows)
    return replace(mark, label=label, label_rect=rect if label else None, lifted=bool(label))


def _any_overlap(rect: Rect, others: Iterable[Rect]) -> bool:
    return any(rect.overlaps(other) for other in others)


def _out_of_way(mark: Mark, text: str, chosen: Mark, rows: Rows, measure_text: MeasureText) -> Mark:
    if not mark.label_rect:
        return mark
    reserved = [chosen.rect]
    if chosen.label_rect:
        reserved.append(chosen.label_rect.grown(LABEL_GAP * rows.em))
    in_way = [rect for rect in reserved if mark.label_rect.overlaps(rect)]
    covered = mark.rect.overlaps(reserved[-1])
    if not in_way and not covered:
        return mark
    bare = replace(mark, label="", label_rect=None)
    if covered:
        return bare
    room = min(rect.x for rect in in_way) - LABEL_GAP * rows.em - mark.label_rect.x
    return _with_label(bare, text, mark.label_rect.x, room, rows, measure_text)
