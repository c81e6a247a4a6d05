"""Prose as a tree: what an author may write, and nothing more."""

from __future__ import annotations

import re

from desktop.domain.values import NamedTuple


class Text(NamedTuple):
    """Plain words; `language` is a tag of BCP 47 where it is not that of the page, whose direction may differ."""

    text: str
    language: str = ""


class Emphasis(NamedTuple):
    """Words in italics."""

    children: tuple[Inline, ...]


class Strong(NamedTuple):
    """Words in bold."""

    children: tuple[Inline, ...]


class Link(NamedTuple):
    """Words that lead to a page of the encyclopedia or, only after a click, to the web.

    `target` is an address (`chancery:…`) or an http(s) URL.
    """

    target: str
    children: tuple[Inline, ...]


class CitedSource(NamedTuple):
    """One source within a citation; `locator` is a page or article, empty for the whole."""

    key: str
    locator: str = ""


class Citation(NamedTuple):
    """The sources that a statement rests on."""

    sources: tuple[CitedSource, ...]


Inline = Text | Emphasis | Strong | Link | Citation


class Paragraph(NamedTuple):
    """Running text."""

    inlines: tuple[Inline, ...]


class BulletList(NamedTuple):
    """Items of one level, each a run of text."""

    items: tuple[tuple[Inline, ...], ...]


class NoteBlock(NamedTuple):
    """A remark of the encyclopedia itself, such as a disagreement or what is not known; set apart."""

    inlines: tuple[Inline, ...]


Block = Paragraph | BulletList | NoteBlock


class Section(NamedTuple):
    """A heading and what stands under it; the lead of an article has an empty heading."""

    heading: str
    blocks: tuple[Block, ...]


def plain_text(inlines: tuple[Inline, ...]) -> str:
    """Returns the words alone, without citations."""
    return _TOO_MUCH_SPACE.sub("", "".join(map(_plain, inlines))).strip()


_TOO_MUCH_SPACE = re.compile(r" +(?=[ .,;:)])")
"""Where a citation stood."""


def _plain(inline: Inline) -> str:
    # Long tables are read cell by cell for what their columns need; a match would take twice the time.
    if isinstance(inline, Text):
        return inline.text
    return "" if isinstance(inline, Citation) else "".join(map(_plain, inline.children))


def cited(inlines: tuple[Inline, ...]) -> tuple[CitedSource, ...]:
    """Returns every source cited in a run of text, in order, repeats included."""
    found: list[CitedSource] = []
    collect_cited(inlines, found)
    return tuple(found)


def collect_cited(inlines: tuple[Inline, ...], found: list[CitedSource]) -> None:
    """Adds every source cited in a run of text to those found before."""
    # A page has hundreds of runs, and most cite nothing; a match would take twice the time.
    for inline in inlines:
        if isinstance(inline, Text):
            continue
        if isinstance(inline, Citation):
            found += inline.sources
        else:
            collect_cited(inline.children, found)


def runs(block: Block) -> tuple[tuple[Inline, ...], ...]:
    """Returns the runs of text in a block: one of a paragraph, one an item of a list."""
    return block.items if isinstance(block, BulletList) else (block.inlines,)
