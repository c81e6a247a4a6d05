"""What a template sets of a brief in a form: the values of what is shown, and what is said of the rest."""

from __future__ import annotations

from desktop.domain.naming import enumerated
from desktop.summary.paper.filling import Filling, Form, Shown, is_gone, shown_items
from desktop.summary.paper.heights import listed_width
from desktop.summary.paper.nodes import Node
from desktop.summary.paper.sections import Section

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

Listed = list[tuple[str, dict[str, str]]]
"""Sources as they are listed: the key of each, and its values."""
_FEW_SOURCES = 3
"""So many stand in one column."""
_NOT_SET = ("sources", "lead-keys", "pages", "described")
_OF_SECTION = ("kind", "heading", "intro", "heads", "shares", "chart")


def values_shown(data: dict[str, Any], filling: Filling, form: Form) -> dict[str, Any]:
    """Returns what the template sets: the shown items alone, the numbers of the sources, and what is left out."""
    left, right, below = (
        [_section(one, count, form) for one, count in zip(sections, counts, strict=True)]
        for sections, counts in zip(filling.parts, form.shown, strict=True)
    )
    cited = [key for key in filling.cited(form.shown, form.order) if key in data["sources"]]
    return {key: value for key, value in data.items() if key not in _NOT_SET} | {
        "left": left,
        "right": right,
        "below": below if form.order is None else [below[place] for place in form.order],
        "turned": form.turned,
        "numbers": {key: number for number, key in enumerate(cited, start=1)},
        "left-out": _left_out(filling, form.shown),
    }


def _section(section: Section, count: int, form: Form) -> dict[str, Any] | None:
    """Returns what is shown of a section; None where all of it gives way."""
    if is_gone(section, count):
        return None
    cells = [item["cells"] for item in shown_items(section, count)]
    if section["kind"] == "events":
        cells = [_event(*one, is_described=form.is_described) for one in cells]
    return {key: section[key] for key in _OF_SECTION if key in section} | {
        "items": cells,
        "more": max(0, section["total"] - count),
    }


def _event(
    date: list[Node], title: list[Node], description: list[Node], cited: list[Node], *, is_described: bool
) -> list[list[Node]]:
    is_told = is_described and any(node.get("t", "x") for node in description)
    return [date, title, description if is_told else [], cited]


def _left_out(filling: Filling, shown: Shown) -> str:
    """Returns what the counts beside headings mean, and which sections have no heading here that would bear one."""
    pairs = [
        pair
        for sections, counts in zip(filling.parts, shown, strict=True)
        for pair in zip(sections, counts, strict=True)
    ]
    gone = [one["heading"] for one, count in pairs if is_gone(one, count) and not one.get("extra")]
    is_cut = any(one["total"] > count and not is_gone(one, count) for one, count in pairs)
    counts = " Counts such as “3 more”: told in the full summary." if is_cut else ""
    return counts + (f" Left out for want of room: {enumerated(gone)}." if gone else "")


def in_columns(listed: Listed) -> list[Listed]:
    """Returns sources in two columns that are about as long; few in one, none in none."""
    if len(listed) <= _FEW_SOURCES:
        return [listed] if listed else []
    widths = [listed_width(source) for _, source in listed]
    half, wide = 0, 0.0
    while wide + widths[half] / 2 < sum(widths) / 2:
        wide += widths[half]
        half += 1
    return [listed[:half], listed[half:]]
