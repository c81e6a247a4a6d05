"""What stands for one item."""

from typing import NamedTuple

from desktop.chronology.geometry import Rect
from desktop.chronology.item import TimelineItem
from desktop.chronology.outline import Form, Outline
from desktop.chronology.text import ELLIPSIS
from desktop.domain.escaping import plain
from desktop.domain.event import EventKind


class Mark(NamedTuple):
    """One item as drawn; lengths in pixels.

    Attributes:
        id: the item.
        kind: its kind.
        form: a day, a stretch in which it lies somewhere, or a stretch it lasts.
        rect: all that is drawn of it, its label aside.
        core: of a span, the part of which the writer is sure.
        lane: its lane, 0 nearest to the axis, those of a band after those of the band above.
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
        title: the whole of what the label is the beginning of; "" for a label that is whole.
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
    title: str = ""

    @property
    def middle(self) -> float:
        """The x of its middle."""
        return self.rect.x + self.rect.width / 2


class Row(NamedTuple):
    """Where a mark goes: its lane, the middle of that, and the height that a mark has there."""

    lane: int
    middle: float
    height: float


def height_of(form: Form, line: float, inside: bool) -> float:
    """Returns the height of a mark in pixels, `line` being that of a line of text."""
    if inside:
        return float(round(1.16 * line))
    return float(round((0.56 if form is Form.POINT else 0.44) * line))


def mark_of(
    item: TimelineItem, outline: Outline, origin: float, row: Row, inside: bool, label: str, label_rect: Rect | None
) -> Mark:
    """Returns the mark of an item in a view that begins `origin` pixels from day 0."""
    _, _, earliest, latest, _, _, approximate, uncertain = item.date
    form, left, right, core_left, core_right, fade_left, fade_right = outline
    lane, middle, height = row
    top = float(round(middle - height / 2))
    core = None
    if (form is _SPAN or (inside and form is _POINT)) and core_left < core_right:
        core = Rect(core_left - origin, top, core_right - core_left, height)
    return Mark(
        item.id,
        item.kind,
        form,
        Rect(left - origin, top, right - left, height),
        core,
        lane,
        fade_left,
        fade_right,
        earliest is None,
        latest is None,
        approximate,
        uncertain,
        inside,
        False,
        label,
        label_rect,
        False,
        plain(item.title) if label.endswith(ELLIPSIS) else "",
    )


_SPAN, _POINT = Form.SPAN, Form.POINT
