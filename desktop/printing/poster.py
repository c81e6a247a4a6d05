"""The timeline of a page as a poster: as many large sheets as its events need, or one that is large enough."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from desktop.chronology.bands import groups_of
from desktop.chronology.colours import ON_PAPER
from desktop.chronology.geometry import Rect
from desktop.chronology.item import extent_of
from desktop.chronology.marks import Row, height_of, mark_of
from desktop.chronology.outline import outline_of
from desktop.chronology.pages.cutting import pages_of
from desktop.chronology.pages.sheet import Line
from desktop.chronology.pages.sheet import Page as Sheet
from desktop.chronology.pages.wording import dated_title, whole_years
from desktop.chronology.ticks import Level
from desktop.domain.dates import EdtfDate, Precision, day_number
from desktop.domain.event import EventKind
from desktop.library.library import Library
from desktop.library.rows import Event
from desktop.printing import behind
from desktop.printing.backdrops import backdrop_of
from desktop.printing.kinds import LETTERS, lettered, parted
from desktop.printing.measure import PaperMeasure
from desktop.printing.shapes import Shape, arrow_of, shapes_of
from desktop.printing.sheets import HEAD, SIDE, SIZES, TOP, TYPE, Footer, filled, one_sheet
from desktop.summary.assembly import Page
from desktop.summary.paper.full import block_values
from desktop.summary.paper.glyphs import Glyphs
from desktop.summary.paper.imprint import imprint, remark
from desktop.summary.paper.nodes import Nodes
from desktop.summary.paper.typeset import PaperError
from desktop.summary.paper.wish import Brief, Wish
from desktop.summary.to_pdf import Values

_SAMPLE_LINE = 10.0
_INDENT = 0.275
"""The width of a space at the beginning of a line of a list, in parts of the size of type."""


def poster(library: Library, page: Page, wish: Wish, progress: Callable[[int, int], None] | None = None) -> Values:
    """Returns what the typesetter is to set.

    Args:
        library: where the page is from.
        page: the page.
        wish: on which paper, which days, with notes or without.
        progress: is told how much of how much is laid out; may raise to give up.

    Raises:
        PaperError: where there are no events in those days.
    """
    if not page.events:
        raise PaperError("this page has no events, of which a poster is made")
    events = [event for event in page.events if wish.period.holds(event)]
    if not events:
        raise PaperError("there are no events in these days")
    nodes = Nodes(Glyphs())
    shown = [event._replace(title=lettered(nodes.text(event.title), event.kind)) for event in events]
    backdrop = backdrop_of(library, page)
    document = page.document
    printed = imprint(document, nodes, wish.paper, ": timeline")
    legend, said = [*_kinds(shown), *_forms()], nodes.text(behind.notes_of(library, page, backdrop))
    # Everything that is measured, so that the typesetter is asked for widths once.
    texts = [*map(dated_title, shown), *behind.texts_of(backdrop), printed["cite"], said]
    footer = Footer(legend, f"{printed['cite']} {said}", PaperMeasure(texts, TYPE))
    groups, days = groups_of(shown, None, None, 1, ""), _days(shown, wish)
    kind = TYPE
    if wish.brief is Brief.SHEET:
        paper, sheet, kind = one_sheet(groups, days, wish.paper, footer, backdrop, progress)
        sheets = [sheet]
    else:
        paper = SIZES[wish.paper]
        sheets = pages_of(groups, *days, footer.room(paper), footer.measure, backdrop, progress)
        if len(sheets) == 1 and (found := filled(groups, days, paper, footer, backdrop, progress)):
            sheets, kind = [found[0]], found[1]
    kinds = {event.id: event.kind for event in shown}
    data: dict[str, Any] = {
        "width": paper.width, "height": paper.height,
        "side": SIDE, "top": TOP, "bottom": footer.height(paper.width), "head": HEAD, "type": kind,
        "kinds": {str(kind): colour for kind, colour in ON_PAPER.items()},
        "legend": legend,
        "behind": said,
        "sheets": [_sheet(one, kinds, kind, nodes) for one in sheets],
    }  # fmt: skip
    data |= printed
    data["notes"] = None
    if wish.notes is not None:
        blocks = [block_values(block, nodes) for block in wish.notes.blocks]
        data["notes"] = {"heading": nodes.heading(wish.notes.heading), "blocks": blocks}
    data["colour"], data["remark"] = wish.colour, remark(nodes)
    return Values("poster", data, data["remark"], ())


def _days(events: list[Event], wish: Wish) -> tuple[int, int]:
    extents = [extent for event in events if (extent := extent_of(event.date))]
    if not extents:
        return day_number(2000, 1, 1), day_number(2000, 12, 31)
    first, last = whole_years(min(extent.first for extent in extents), max(extent.last for extent in extents))
    period = wish.period
    first = first if period.first is None else max(first, period.first)
    last = last if period.last is None else min(last, period.last)
    return (first, last) if first <= last else (last, last)


def _sheet(sheet: Sheet, kinds: Mapping[str, EventKind], size: float, nodes: Nodes) -> dict[str, Any]:
    scene = sheet.scene
    shapes = [shape for mark in scene.marks for shape in shapes_of(mark)] if scene else []
    return {
        "title": nodes.heading(sheet.title),
        "height": sheet.size.height,
        "axis": scene.rows.axis_y if scene else None,
        "ticks": list(_ticks(sheet)),
        "eras": list(behind.eras_of(scene)) if scene else [],
        "curve": behind.curve_of(scene.curve) if scene else None,
        "shapes": [*shapes, *map(arrow_of, sheet.arrows)],
        "words": list(_words(sheet, kinds, size, nodes)),
    }


def _ticks(sheet: Sheet) -> Iterator[dict[str, float]]:
    if sheet.scene is None:
        return
    rows = sheet.scene.rows
    tops = {Level.MAJOR: rows.major_y, Level.MINOR: rows.minor_y, Level.SUB: rows.axis_y - 2.0}
    for tick in sheet.scene.ticks:
        if not 0 <= tick.x <= sheet.scene.size.width:
            continue
        top = tops[tick.level]
        bottom = rows.axis_y + 2.0 if tick.level is Level.SUB else sheet.scene.size.height
        faint = 65 if tick.level is Level.MINOR else 30
        yield {"x": round(tick.x, 2), "y": top, "h": round(bottom - top, 2), "s": faint}


def _words(sheet: Sheet, kinds: Mapping[str, EventKind], size: float, nodes: Nodes) -> Iterator[dict[str, Any]]:
    """Yields the axis, then titles in order of time, then what is listed: as it is read out."""
    if sheet.scene is not None:
        rows = sheet.scene.rows
        for tick in sheet.scene.ticks:
            if tick.label:
                major = tick.level is Level.MAJOR
                yield _word(tick.label, tick.label_x, rows.major_y if major else rows.minor_y, nodes, muted=not major)
        yield from behind.words_of(sheet.scene, nodes)
        for mark in sorted(sheet.scene.marks, key=lambda one: one.rect.x):
            place = mark.label_rect
            if place is not None and mark.label:
                lines = [
                    Line(line, Rect(place.x, place.y + number * rows.line, place.width, rows.line))
                    for number, line in enumerate(mark.label.split("\n"))
                ]
                yield _paragraph(lines, mark.kind, size, nodes)
    # What is listed of one event is one paragraph, unless it goes on in the next column.
    for _, found in groupby(sheet.lines, key=lambda one: (one.item or id(one), one.rect.x)):
        lines = list(found)
        yield _paragraph(lines, kinds.get(lines[0].item), size, nodes)


def _word(text: str, x: float, y: float, nodes: Nodes, *, muted: bool = False) -> dict[str, Any]:
    return {"t": [nodes.text(text)], "x": round(x, 2), "y": round(y, 2), "m": muted, "b": False}


def _paragraph(lines: Sequence[Line], kind: EventKind | None, size: float, nodes: Nodes) -> dict[str, Any]:
    """Returns lines that are read as one, each as far in as it begins, with the space between two.

    `k` are the letters of the kind of event of which they are the beginning; "" for none.
    """
    first = lines[0].rect
    letters, begun = parted(lines[0].text, kind) if kind else ("", lines[0].text)
    return {
        "k": letters,
        "t": [nodes.text(one.lstrip()) for one in (begun, *(one.text for one in lines[1:]))],
        "in": [_INDENT * size * (len(one.text) - len(one.text.lstrip())) for one in lines],
        "x": round(first.x, 2),
        "y": round(first.y, 2),
        "step": round(lines[1].rect.y - first.y, 2) if len(lines) > 1 else 0,
        "m": False,
        "b": lines[0].strong,
    }


def _kinds(events: list[Event]) -> Iterator[dict[str, Any]]:
    for kind in ON_PAPER:
        if any(event.kind is kind for event in events):
            yield _sample(str(kind), kind, _date("2001-01-01", 0, 0)) | {"k": LETTERS[kind]}


def _forms() -> Iterator[dict[str, Any]]:
    """Yields what the forms of marks mean, each drawn as on the sheets."""
    span = EdtfDate("2001-01-01/2001-01-20", Precision.DAY, 0, 19, 0, 19)
    since = EdtfDate("2001-01-01/..", Precision.DAY, 0, None, 0, None)
    month = _date("2001-01", 0, 13)._replace(precision=Precision.MONTH)
    for words, date in (
        ("a day", _date("2001-01-01", 0, 0)),
        ("somewhere within", month),
        ("lasted", span),
        ("end open or not known", since),
        ("about", month._replace(approximate=True)),
        ("date doubted", month._replace(uncertain=True)),
    ):
        yield _sample(words, EventKind.STATEMENT, date)


def _date(text: str, first: int, last: int) -> EdtfDate:
    return EdtfDate(text, Precision.DAY, first, last)


def _sample(words: str, kind: EventKind, date: EdtfDate) -> dict[str, Any]:
    outline = outline_of(date, 1.0, _SAMPLE_LINE)
    assert outline is not None
    row = Row(0, _SAMPLE_LINE / 2, height_of(outline.form, _SAMPLE_LINE, False))
    mark = mark_of(_Sample(words, kind, date), outline, outline.left, row, False, "", None)
    shapes: list[Shape] = list(shapes_of(mark))
    return {"k": "", "words": words, "shapes": shapes, "w": mark.rect.width, "h": _SAMPLE_LINE}


class _Sample:
    """Something dated, for the legend."""

    def __init__(self, title: str, kind: EventKind, date: EdtfDate) -> None:
        self.id, self.title, self.kind, self.date = title, title, kind, date
