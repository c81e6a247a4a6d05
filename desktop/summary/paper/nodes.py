"""Runs of prose as plain values for the typesetter, so that no word of data is ever read as its markup."""

from __future__ import annotations

import re
from collections.abc import Container

from desktop.domain.claim import Confidence
from desktop.domain.prose import Citation, CitedSource, Emphasis, Inline, Link, Strong, Text
from desktop.library.rows import Source
from desktop.summary.citations import closed_up
from desktop.summary.facts import REMARKS
from desktop.summary.paper.glyphs import Glyphs
from desktop.summary.references import reference
from desktop.summary.unbroken import unbroken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Node = dict[str, Any]
else:
    Node = dict
"""One of `{"t": text, "g"?: language, "w"?: whether no word is parted}`, `{"e": nodes}`, `{"b": nodes}`,
`{"l": URL, "n": nodes}`, `{"c": [{"k": key, "p": locator}]}` and `{"r": code of a country, whose page is named}`; the
templates in `resources/paper` know no others."""

_FIGURE_OF = re.compile(r"(?<=[^\W\d_]) (?=[0-9][0-9.,]*\u00a0(?:%|km))")
"""The space between a country and its figure in a list, at which no line ends either."""
_WITH_FIGURE = re.compile(r"[^\W\d_]\u00a0[0-9][0-9.,]*\u00a0(?:%|km)")
"""A country and its figure, whose name is not parted either."""
_PER_CENT = re.compile(r"(?<=[0-9])[ \u00a0]per cent\b")
_TERTIARY = REMARKS[Confidence.TERTIARY]
_NOT_IN_ADDRESS = str.maketrans({"<": "%3C", ">": "%3E", '"': "%22"})
_LANGUAGE = re.compile(r"[a-z]{2,3}(?=[-_]|$)")


class Nodes:
    """Turns runs of prose into nodes.

    Links to the web stay; of those between pages only the ones within the same print, since a page that is handed to
    somebody else would lead nowhere.
    """

    def __init__(
        self,
        glyphs: Glyphs,
        printed: Container[str] = (),
        most_cited: int | None = None,
        is_brief: bool | None = None,
        in_book: Container[str] = (),
    ) -> None:
        """Takes how runs are turned into nodes.

        Args:
            glyphs: the gate that text passes.
            printed: the addresses of all pages in the print.
            most_cited: how many sources a mark names. A brief on one page names the first source of a statement
                alone; all of them stand in the full summary.
            is_brief: whether “per cent” is written as a sign, which a brief does throughout; None for whether
                `most_cited` is given.
            in_book: codes of the countries that have a page in the same book, which is named beside them.
        """
        self.names_encyclopedias = False
        self._is_brief = most_cited is not None if is_brief is None else is_brief
        self.glyphs = glyphs
        self._printed = printed
        self._in_book = in_book
        self._most_cited = most_cited

    def run(self, run: tuple[Inline, ...]) -> list[Node]:
        """Returns a run as nodes."""
        return [node for inline in closed_up(run) for node in self._inline(inline)]

    def cited(self, sources: tuple[CitedSource, ...]) -> list[Node]:
        """Returns the mark of a citation; none where nothing is cited."""
        if not sources:
            return []
        return [{"c": [{"k": source.key, "p": self.text(source.locator)} for source in sources[: self._most_cited]]}]

    def page_of(self, code: str) -> list[Node]:
        """Returns on which page of the book a country stands; nothing where it is in none."""
        return [{"r": code}] if code in self._in_book else []

    def text(self, text: str) -> str:
        """Returns text that has passed the gate, in which no line ends between a number and its unit."""
        kept = unbroken(self.glyphs.text(text))
        self.names_encyclopedias |= _TERTIARY in kept
        if self._is_brief:
            kept = _FIGURE_OF.sub("\u00a0", _PER_CENT.sub("\u00a0%", kept))
        return kept

    def heading(self, text: str) -> str:
        """Returns text for a heading, which is never empty: a reader that speaks would have nothing to name it by."""
        return self.text(text).strip() or "–"

    def source(self, source: Source) -> dict[str, str]:
        """Returns a source as it stands in the list: its line, and its address on the web."""
        return {"line": self.text(reference(source.csl, source.tertiary)), "url": web(source.csl.get("URL", ""))}

    def _inline(self, inline: Inline) -> list[Node]:
        match inline:
            case Text(text, language):
                found = _LANGUAGE.match(language)
                code = found[0] if found and found[0] != "und" else ""
                node: Node = {"t": (said := self.text(text))}
                if code:
                    node["g"] = code
                elif self._is_brief and _WITH_FIGURE.search(said):
                    node["w"] = True
                return [node]
            case Citation(sources):
                return self.cited(sources)
            case Emphasis(children):
                return [{"e": self.run(children)}]
            case Strong(children):
                return [{"b": self.run(children)}]
            case Link(target, children):
                where = web(target) or (target if target in self._printed else "")
                return [{"l": where, "n": self.run(children)}] if where else self.run(children)


def web(target: str) -> str:
    """Returns an address on the web; "" for any other."""
    if not target.startswith(("http://", "https://")) or not target.isprintable():
        return ""
    # What no address may hold would end it early in what the typesetter writes.
    return target.translate(_NOT_IN_ADDRESS)


def keys(nodes: list[Node]) -> list[str]:
    """Returns the keys of the sources that nodes cite."""
    found = []
    for node in nodes:
        found += [cite["k"] for cite in node.get("c", ())]
        for inside in ("e", "b", "n"):
            found += keys(node.get(inside, []))
    return found
