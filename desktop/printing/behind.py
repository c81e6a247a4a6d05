"""What lies behind the events of a poster, leaders' terms and a curve, as plain values for the typesetter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from desktop.chronology.backdrop import Backdrop, Curve, EraBar
from desktop.chronology.scene import Scene
from desktop.domain.escaping import plain
from desktop.domain.naming import enumerated, in_sentence
from desktop.library.library import Library
from desktop.summary.assembly import Page
from desktop.summary.paper.nodes import Nodes

_FADE_STEPS, _FADE_WIDTH = 6, 3.0
"""A term that goes on fades in so many steps, over so many widths of a digit."""
_LIGHT, _LIGHTER = 90, 83
"""How much lighter than the colour of the terms every second of them is, in per cent."""
_LEAST_TELLING = 8
"""A name cut to fewer signs than these tells nothing but whose it is."""
_SHARES = ((1.0, "100 %"), (0.5, "50 %"))


def texts_of(backdrop: Backdrop | None) -> list[str]:
    """Returns all that may be written of a backdrop, so that it can be measured."""
    if backdrop is None:
        return []
    return [*(era.name for era in backdrop.eras), *((backdrop.series.name, "%") if backdrop.series else ())]


def notes_of(library: Library, page: Page, backdrop: Backdrop | None) -> str:
    """Returns what the footer says of the backdrop of a page: whence it is; "" for none."""
    if backdrop is None:
        return ""
    notes = []
    if backdrop.eras:
        names = [in_sentence(name) for name in library.country_names(page.document.address.parts).values()]
        notes.append(f"Bands: effective leaders of {enumerated(names)} by the Archigos set 4.1, which ends in 2015.")
    if backdrop.series:
        notes.append(f"Curve: {backdrop.series.note[:1].lower()}{backdrop.series.note[1:]}.")
    return " ".join(notes)


def eras_of(scene: Scene) -> Iterator[dict[str, Any]]:
    """Yields the ground of each term, from behind to before; what goes on fades."""
    for bar in scene.eras:
        left, right = max(0.0, bar.rect.x), min(scene.size.width, bar.rect.right)
        shade = _LIGHTER if bar.odd else _LIGHT
        fade = min((right - left) / 3, _FADE_WIDTH * scene.rows.em) if bar.era.lasting else 0.0
        yield _ground(left, bar, right - left - fade, shade, edge=bar.rect.x >= 0)
        for number in range(_FADE_STEPS if fade else 0):
            step = fade / _FADE_STEPS
            lighter = round(shade + (100 - shade) * (number + 1) / (_FADE_STEPS + 1))
            yield _ground(right - fade + number * step, bar, step, lighter, edge=False)


def curve_of(curve: Curve | None) -> dict[str, Any] | None:
    """Returns the ground of a curve, its levels and its pieces as corners."""
    if curve is None:
        return None
    x, y, width, height = (round(side, 2) for side in curve.rect)
    return {
        "x": x, "y": y, "w": width, "h": height,
        "levels": [round(curve.rect.bottom - share * curve.rect.height, 2) for share in (0.0, 0.5, 1.0)],
        "pieces": [
            [[round(min(max(at, 0.0), width), 2), round(level, 2)] for at, level in piece] for piece in curve.pieces
        ],
    }  # fmt: skip


def words_of(scene: Scene, nodes: Nodes) -> Iterator[dict[str, Any]]:
    """Yields the names of the terms, then what the curve is called and its scale."""
    for bar in scene.eras:
        lines = bar.label.split("\n")
        is_whole = " ".join(lines) in map(plain, (bar.era.name, *bar.era.shorter))
        if bar.label_rect is not None and (is_whole or len(bar.label) >= _LEAST_TELLING):
            yield _word(lines, bar.label_rect.x, bar.label_rect.y, nodes) | {"step": round(scene.rows.line, 2)}
    if scene.curve is not None:
        rect, em, line = scene.curve.rect, scene.rows.em, scene.rows.line
        yield _word([scene.curve.series.name], 0.6 * em, rect.y + 1, nodes, plate=True)
        for share, text in _SHARES:
            y = rect.bottom - share * rect.height - line / 2
            top = min(max(y, rect.y), rect.bottom - line)
            yield _word([text], rect.width - (len(text) + 0.8) * em, top, nodes, plate=True)


def _ground(left: float, bar: EraBar, width: float, shade: int, *, edge: bool) -> dict[str, Any]:
    place = {"x": round(left, 2), "y": round(bar.rect.y, 2), "w": round(width, 2), "h": round(bar.rect.height, 2)}
    return place | {"s": shade, "edge": edge}


def _word(lines: Sequence[str], x: float, y: float, nodes: Nodes, *, plate: bool = False) -> dict[str, Any]:
    placed = {"t": [nodes.text(line) for line in lines], "in": [0] * len(lines), "x": round(x, 2), "y": round(y, 2)}
    return placed | {"m": True, "b": False, "plate": plate}
