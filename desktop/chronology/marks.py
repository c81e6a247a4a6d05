"""What stands for one item."""

from dataclasses import dataclass

from desktop.chronology.arrangement import Arranged
from desktop.chronology.geometry import Rect
from desktop.chronology.item import extent_of
from desktop.chronology.outline import Form
from desktop.chronology.rows import Rows
from desktop.domain.event import EventKind


@dataclass(frozen=True, slots=True)
class Mark:
    """One item as drawn; lengths in pixels.

    Attributes:
        id: the item.
        kind: its kind.
        form: a day, a stretch in which it lies somewhere, or a stretch it lasts.
        rect: all that is drawn of it, its label aside.
        core: of a span, the part of which the writer is sure.
        lane: its lane, 0 nearest to the axis.
        fade_left: pixels over which it fades in.
        fade_right: pixels over which it fades out.
        open_start: it began no one knows when.
        open_end: it ends no one knows when, or lasts.
        approximate: its date is said with "about"; it fades at both ends.
        uncertain: its date is doubted.
        inside: its label stands inside of it.
        selected: it is the selected one.
        label: the text of its label, shortened to its room; "" for none.
        label_rect: where the label is written; None for none.
        lifted: the label covers other marks and wants a ground of its own.
    """

    id: str
    kind: EventKind
    form: Form
    rect: Rect
    core: Rect | None
    lane: int
    fade_left: float
    fade_right: float
    open_start: bool
    open_end: bool
    approximate: bool
    uncertain: bool
    inside: bool
    selected: bool
    label: str = ""
    label_rect: Rect | None = None
    lifted: bool = False


def mark_of(one: Arranged, lane: int, origin: float, rows: Rows, selected: bool) -> Mark:
    """Returns the mark of an item, as yet without label, in a view that begins `origin` pixels from day 0."""
    outline, date = one.outline, one.item.date
    extent = extent_of(date)
    assert extent is not None
    height = rows.bar_height if one.inside else _height(outline.form, rows)
    top = round(rows.lane_middle(lane) - height / 2)
    core = None
    if outline.form is Form.SPAN and outline.core_left < outline.core_right:
        core = Rect(outline.core_left - origin, top, outline.core_right - outline.core_left, height)
    return Mark(
        one.item.id,
        one.item.kind,
        outline.form,
        Rect(outline.left - origin, top, outline.right - outline.left, height),
        core,
        lane,
        outline.fade_left,
        outline.fade_right,
        extent.open_start,
        extent.open_end,
        date.approximate,
        date.uncertain,
        one.inside,
        selected,
    )


def _height(form: Form, rows: Rows) -> float:
    return float(round({Form.POINT: 0.56, Form.BAND: 0.44, Form.SPAN: 0.44}[form] * rows.line))
