"""The Markdown of an article turned into prose, with everything that is not part of the format refused."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from desktop.content.findings import Findings
from desktop.domain import address
from desktop.domain.prose import (
    Block,
    BulletList,
    Citation,
    CitedSource,
    Emphasis,
    Inline,
    Link,
    Paragraph,
    Section,
    Strong,
    Text,
    cited,
    runs,
)
from desktop.errors import AddressError

_CITATION = re.compile(r"\[(@[^\[\]]+)\]")
_CITED = re.compile(r"@([A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*)(?:,\s*(.+))?")
_ALLOWED = (
    "paragraphs, “-” lists of one level, ## headings, *emphasis*, **strong**, [links](chancery:…) and [@citations]"
)


def _citation_rule(state: StateInline, silent: bool) -> bool:
    match = _CITATION.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = match[1]
    state.pos = match.end()
    return True


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark")
    parser.inline.ruler.before("link", "citation", _citation_rule)
    # Every link gets as far as `_target`, which refuses what is not allowed; else it would stay as text.
    parser.validateLink = lambda _: True  # type: ignore[method-assign, assignment]
    return parser


_PARSER = _parser()


class _Reader:
    """Walks the tokens of one article."""

    def __init__(self, file: Path, first_line: int, findings: Findings) -> None:
        self._file = file
        self._first_line = first_line
        self._findings = findings
        self.lines: dict[str, int] = {}

    def sections(self, text: str) -> tuple[Section, ...]:
        env: dict[str, Any] = {}
        tokens = iter(_PARSER.parse(text, env))
        for reference in env.get("references", {}).values():
            line = self._first_line + reference["map"][0]
            self._fault(line, "a link reference is not part of the format", f"use only {_ALLOWED}")
        done: list[Section] = []
        heading, blocks = "", list[Block]()
        for token in tokens:
            line = self._line(token)
            match token.type:
                case "heading_open":
                    if token.tag != "h2":
                        self._fault(line, f"a heading of level {token.tag[1]}", "write section headings with ##")
                    if heading or blocks:
                        done.append(Section(heading, tuple(blocks)))
                    blocks = []
                    heading = next(tokens).content
                    if heading in [section.heading for section in done]:
                        self._fault(line, f"the heading “{heading}” stands twice", "join the two sections")
                case "inline":
                    blocks.append(Paragraph(self._run(token, line)))
                case "bullet_list_open":
                    blocks.append(BulletList(tuple(self._items(tokens))))
                case "paragraph_open" | "paragraph_close" | "heading_close":
                    pass
                case _:
                    self._not_allowed(token, line)
        if heading or blocks:
            done.append(Section(heading, tuple(blocks)))
        return tuple(done)

    def _items(self, tokens: Iterator[Token]) -> Iterator[tuple[Inline, ...]]:
        paragraphs = 0
        for token in tokens:
            if token.type == "bullet_list_close":
                return
            if token.type == "list_item_open":
                paragraphs = 0
            if token.type == "inline":
                paragraphs += 1
                if paragraphs > 1:
                    self._fault(self._line(token), "a list item of two paragraphs", "join them or make two items")
                yield self._run(token, self._line(token))
            elif token.type == "bullet_list_open":
                self._not_allowed(token, self._line(token))
                list(self._items(tokens))
            elif token.type not in ("list_item_open", "list_item_close", "paragraph_open", "paragraph_close"):
                self._not_allowed(token, self._line(token))

    def _run(self, token: Token, line: int) -> tuple[Inline, ...]:
        inlines = self._inlines(iter(token.children or ()), line)
        if not inlines:
            self._fault(line, "an empty paragraph", "write something or remove it")
        elif not cited(inlines):
            self._fault(line, "a paragraph or list item without a source", "cite one: [@key]")
        return inlines

    def _inlines(self, tokens: Iterator[Token], line: int, closing: str = "") -> tuple[Inline, ...]:
        found: list[Inline] = []
        for token in tokens:
            match token.type:
                case "text":
                    _append_text(found, token.content)
                case "softbreak":
                    _append_text(found, " ")
                    line += 1
                case "citation":
                    found.append(self._citation(token.content, line))
                case "em_open":
                    found.append(Emphasis(self._inlines(tokens, line, "em_close")))
                case "strong_open":
                    found.append(Strong(self._inlines(tokens, line, "strong_close")))
                case "link_open":
                    target = str(token.attrGet("href"))
                    children = self._inlines(tokens, line, "link_close")
                    found.append(Link(self._target(target, line), children))
                case other if other == closing:
                    return tuple(found)
                case _:
                    self._not_allowed(token, line)
        return tuple(found)

    def _citation(self, text: str, line: int) -> Citation:
        sources = []
        for part in text.split(";"):
            match = _CITED.fullmatch(part.strip())
            if match:
                sources.append(CitedSource(match[1], (match[2] or "").strip()))
                self.lines.setdefault(match[1], line)
            else:
                self._fault(line, f"“[{text}]” is not a citation", "write [@key], [@key, p. 3] or [@one; @two]")
        return Citation(tuple(sources))

    def _target(self, target: str, line: int) -> str:
        if target.startswith(address.SCHEME):
            try:
                known = str(address.parse(target))
                self.lines.setdefault(known, line)
                return known
            except AddressError as error:
                self._fault(line, str(error), "correct the link")
        elif not target.startswith(("https://", "http://")):
            self._fault(line, f"a link to “{target}”", "link to a chancery: address or to http(s)")
        return target

    def _not_allowed(self, token: Token, line: int) -> None:
        name = token.type.removesuffix("_open").replace("_", " ")
        if token.nesting >= 0:  # a closing token has no line, and its opening one was named
            self._fault(line, f"{name} is not part of the format", f"use only {_ALLOWED}")

    def _fault(self, line: int, message: str, mend: str) -> None:
        self._findings.add(self._file, line, message, mend)

    def _line(self, token: Token) -> int:
        return self._first_line + (token.map[0] if token.map else 0)


def _append_text(found: list[Inline], text: str) -> None:
    if not text:
        return
    last = found[-1] if found else None
    if isinstance(last, Text):
        found[-1] = Text(last.text + text)
    else:
        found.append(Text(text))


def read_sections(
    text: str, file: Path, first_line: int, findings: Findings, lines: dict[str, int] | None = None
) -> tuple[Section, ...]:
    """Reads the body of an article.

    Args:
        text: Markdown of the format that `CONTRIBUTING.md` describes.
        file: the file that a fault names.
        first_line: line of the file on which the body begins.
        findings: where faults go; a paragraph without a source is one.
        lines: is told the first line of each source key and each address that the text names.

    Returns:
        The sections; the lead comes first with an empty heading.
    """
    reader = _Reader(file, first_line, findings)
    sections = reader.sections(text)
    if lines is not None:
        lines.update(reader.lines)
    return sections


def read_run(text: str, file: Path, line: int, findings: Findings) -> tuple[Inline, ...]:
    """Reads one run of text, such as the summary of an article; it needs a source as well."""
    sections = _Reader(file, line, findings).sections(text)
    found = [run for section in sections for block in section.blocks for run in runs(block)]
    if len(found) != 1:
        findings.add(file, line, "this text is one sentence or two, without headings or lists", "shorten it")
    return found[0] if found else ()
