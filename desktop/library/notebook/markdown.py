"""The notebook as Markdown that reads well, and from which it can be read again.

An entry is an item of a list, `- [title](address) <!-- {…} -->`, whose comment holds what a reader need not see. Quotes
and texts are indented below it, so that whatever they hold stays part of the item.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from desktop.library.notebook.contents import Contents
from desktop.library.notebook.entries import Entry, EntryError, EntryKind, encoded

HEADING = "# Notebook of Chancery"
_SECTIONS = {
    EntryKind.BOOKMARK: "## Bookmarks",
    EntryKind.READ_LATER: "## Read later",
    EntryKind.NOTE: "## Notes",
    EntryKind.HIGHLIGHT: "## Highlights",
}
_FOLDER = "### "
_VISIBLE = ("kind", "title", "address", "folder", "quote", "text")
_ITEM = re.compile(r"- \[((?:[^\\\]]|\\.)*)\]\(([^()\s]*)\) <!-- (\{.*\}) -->")
_INDENT = "  "


def written(contents: Contents) -> str:
    """Returns the notebook as Markdown."""
    lines = [HEADING]
    for kind, heading in _SECTIONS.items():
        # Grouped by folder, as the bookmarks stand in the menu.
        entries: list[Entry] = [*contents.bookmarks] if kind is EntryKind.BOOKMARK else list(contents)
        values = [value for value in map(encoded, entries) if value["kind"] == kind]
        lines += ["", heading, ""] if values else []
        folder = ""
        for value in values:
            if value.get("folder", "") != folder:
                folder = value["folder"]
                lines += ["", _FOLDER + folder, ""]
            lines += _item(value)
    return "\n".join(lines) + "\n"


def read(text: str) -> Iterator[tuple[int, dict[str, str] | EntryError]]:
    """Returns each entry with its line, as a plain mapping; or what stands there that is none."""
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    if lines[0].rstrip() != HEADING:
        yield 1, EntryError("this is no notebook", f"a notebook begins with “{HEADING}”")
        return
    kind, folder, place = None, "", 1
    sections = {heading: kind for kind, heading in _SECTIONS.items()}
    while place < len(lines):
        line, number = lines[place].rstrip(), place + 1
        place += 1
        if line in sections:
            kind, folder = sections[line], ""
        elif line.startswith(_FOLDER) and kind is EntryKind.BOOKMARK:
            folder = line.removeprefix(_FOLDER)
        elif line and kind is None:
            yield number, EntryError("this stands under no heading", f"put it under one of {', '.join(sections)}")
            return
        elif line:
            end = place
            while end < len(lines) and (not lines[end].strip() or lines[end].startswith(_INDENT)):
                end += 1
            assert kind is not None
            yield number, _mapping(kind, folder, line, lines[place:end])
            place = end


def _item(value: dict[str, str]) -> list[str]:
    hidden = {name: text for name, text in value.items() if name not in _VISIBLE}
    # A comment ends where “-->” stands in it.
    comment = json.dumps(hidden, ensure_ascii=False).replace(">", "\\u003e")
    title = re.sub(r"([\\\[\]])", r"\\\1", value["title"])
    lines = [f"- [{title}]({value['address']}) <!-- {comment} -->"]
    quote, text = value.get("quote", ""), value.get("text", "")
    body = [f"> {line}".rstrip() for line in quote.split("\n")] if quote else []
    body += [""] if quote and text else []
    # A text may begin with what would make it a quote, or take a mark away from it.
    body += [re.sub(r"^([>\\])", r"\\\1", line) for line in text.split("\n")] if text else []
    return lines + (["", *(f"{_INDENT}{line}".rstrip() for line in body), ""] if body else [])


def _mapping(kind: EntryKind, folder: str, line: str, below: list[str]) -> dict[str, str] | EntryError:
    item = _ITEM.fullmatch(line)
    if not item:
        return EntryError("this is no entry", "write “- [title](address) <!-- {…} -->”, and indent texts by two blanks")
    title, where, comment = item.groups()
    try:
        hidden = json.loads(comment)
    except (json.JSONDecodeError, RecursionError):
        return EntryError("the comment is not JSON", "take it over from an export")
    value = {"kind": kind.value, "title": re.sub(r"\\(.)", r"\1", title), "address": where, **hidden}
    body = [one.removeprefix(_INDENT) for one in below]
    while body and not body[0].strip():
        del body[0]
    if kind is EntryKind.BOOKMARK:
        value["folder"] = folder
    if kind in (EntryKind.NOTE, EntryKind.HIGHLIGHT):
        count = next((number for number, one in enumerate(body) if not one.startswith(">")), len(body))
        value["quote"] = "\n".join(one[1:].removeprefix(" ") for one in body[:count])
        body = body[count:]
    if kind is EntryKind.NOTE:
        value["text"] = "\n".join(re.sub(r"^\\([>\\])", r"\1", one) for one in body)
    elif any(one.strip() for one in body):
        return EntryError(f"a {kind} has no text of its own", "move the text below it into a note")
    return value
