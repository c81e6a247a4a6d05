"""Prose as JSON in the library, and back: each inline a short list led by a letter."""

from __future__ import annotations

import json
from itertools import starmap

from desktop.domain.prose import (
    Block,
    BulletList,
    Citation,
    CitedSource,
    Emphasis,
    Inline,
    Link,
    NoteBlock,
    Paragraph,
    Section,
    Strong,
    Text,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def dump_run(run: tuple[Inline, ...]) -> str:
    """Returns a run of text as JSON."""
    return _json([_dump(inline) for inline in run])


def load_run(text: str) -> tuple[Inline, ...]:
    """Returns the run of text that `dump_run` wrote."""
    return _load_all(json.loads(text))


def dump_sections(sections: tuple[Section, ...]) -> str:
    """Returns the sections of an article as JSON."""
    return _json([[section.heading, [_dump_block(block) for block in section.blocks]] for section in sections])


def load_sections(text: str) -> tuple[Section, ...]:
    """Returns the sections that `dump_sections` wrote."""
    return tuple(
        Section(heading, tuple(_load_block(block) for block in blocks)) for heading, blocks in json.loads(text)
    )


def _dump_block(block: Block) -> list[Any]:
    match block:
        case Paragraph(inlines):
            return ["p", [_dump(inline) for inline in inlines]]
        case NoteBlock(inlines):
            return ["n", [_dump(inline) for inline in inlines]]
        case BulletList(items):
            return ["l", [[_dump(inline) for inline in item] for item in items]]


def _load_block(value: list[Any]) -> Block:
    kind, inner = value
    if kind == "l":
        return BulletList(tuple(_load_all(item) for item in inner))
    return Paragraph(_load_all(inner)) if kind == "p" else NoteBlock(_load_all(inner))


def _dump(inline: Inline) -> Any:
    match inline:
        case Text(text, language):
            return ["t", text, language] if language else text
        case Emphasis(children):
            return ["e", [_dump(child) for child in children]]
        case Strong(children):
            return ["s", [_dump(child) for child in children]]
        case Link(target, children):
            return ["a", target, [_dump(child) for child in children]]
        case Citation(sources):
            return ["c", [[source.key, source.locator] for source in sources]]


def _load_all(values: list[Any]) -> tuple[Inline, ...]:
    return tuple(_load(value) for value in values)


def _load(value: Any) -> Inline:
    if isinstance(value, str):
        return Text(value)
    # A match of the whole list takes twice the time, and an article has some thousand of them.
    kind, *parts = value
    match kind:
        case "c":
            return Citation(tuple(starmap(CitedSource, parts[0])))
        case "a":
            return Link(parts[0], _load_all(parts[1]))
        case "t":
            return Text(*parts)
        case "e":
            return Emphasis(_load_all(parts[0]))
        case "s":
            return Strong(_load_all(parts[0]))
    raise ValueError(f"not a piece of prose: {value!r}")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
