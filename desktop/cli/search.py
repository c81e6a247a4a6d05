"""`search QUERY`: pages that answer it, grouped by kind, or as JSON the best first."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from itertools import chain, groupby

from desktop.cli import OK
from desktop.cli.access import open_library, open_searcher
from desktop.cli.console import Console, deliver
from desktop.domain.escaping import for_terminal, isolated, plain
from desktop.library.search.engine import GROUPS, Hit, Results, addressed
from desktop.library.search.snippets import Part, Snippet, text_of
from desktop.library.titles import is_address
from desktop.summary.text_layout import wrapped
from desktop.summary.to_json import dumped
from desktop.summary.to_text import PLAIN, TERMINAL, Marks

_TITLE_INDENT, _INDENT = "  ", "    "


def run(arguments: Namespace, console: Console) -> int:
    """Prints what answers a query; says where a typing error was mended and what could not be understood.

    Raises AddressError or UnknownNameError for an address that leads nowhere.
    """
    query = " ".join(arguments.query)
    if is_address(query):
        # A library alone knows its pages: no index has to be there.
        found = Results((addressed(open_library(arguments, console), query),), "", ())
    else:
        found = open_searcher(arguments, console).search(query, arguments.limit)
    for remark in found.remarks:
        console.complain(remark)
    if found.read_as:
        console.complain(f"nothing is called so; these are results for: {found.read_as}")
    form = arguments.format or ("json" if arguments.output and arguments.output.suffix.lower() == ".json" else "text")
    if form == "json":
        text = dumped([_plain(hit) for hit in found.hits])
    else:
        text = _text(found, console.width, TERMINAL if console.has_colour and not arguments.output else PLAIN)
    deliver(console, text, arguments.output, arguments.force)
    return OK


def _plain(hit: Hit) -> dict[str, str | float]:
    return {
        "address": str(hit.address),
        "title": hit.title,
        "kind": hit.kind,
        "snippet": text_of(hit.snippet),
        "score": hit.score,
    }


def _text(found: Results, width: int, marks: Marks) -> str:
    """Returns the hits in groups of a kind, the group with the best hit first."""
    if not found.hits:
        return "nothing was found\n"
    return "\n".join(chain.from_iterable(_group(kind, found.hits, width, marks) for kind in _kinds(found))) + "\n"


def _kinds(found: Results) -> Sequence[str]:
    return list(dict.fromkeys(hit.kind for hit in found.hits))


def _group(kind: str, hits: Sequence[Hit], width: int, marks: Marks) -> Iterator[str]:
    if kind != hits[0].kind:
        yield ""
    yield f"{marks.strong}{GROUPS[kind]}{marks.off}"
    for hit in hits:
        if hit.kind == kind:
            title = hit.marked or (Part(hit.title, False),)
            yield from _marked_lines((*title, Part(f" {hit.address}", False)), width, marks, _TITLE_INDENT)
            if text_of(hit.snippet) not in ("", plain(hit.title)):
                yield from _marked_lines(hit.snippet, width, marks, _INDENT)


def _marked_lines(snippet: Snippet, width: int, marks: Marks, first: str) -> Iterator[str]:
    """Yields the lines of a text, with the matches set apart; the first line has an indent of its own."""
    parts = [(isolated(for_terminal(part.text)), part.is_match) for part in snippet]
    text = "".join(part for part, _ in parts)
    is_strong = [is_match for part, is_match in parts for _ in part]
    at = 0
    for number, line in enumerate(wrapped(text, width, first, _INDENT)):
        indent = _INDENT if number else first
        shown = line.removeprefix(indent)
        at = text.index(shown, at)
        runs = groupby(zip(shown, is_strong[at : at + len(shown)], strict=True), key=lambda one: one[1])
        yield indent + "".join(_marked("".join(c for c, _ in run), strong, marks) for strong, run in runs)
        at += len(shown)


def _marked(text: str, is_strong: bool, marks: Marks) -> str:
    return f"{marks.strong}{text}{marks.off}" if is_strong else text
