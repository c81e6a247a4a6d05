"""The notebook as one JSON file or one Markdown file, and back: what is read is taken whole or refused whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from desktop.errors import Diagnostic, NotebookError, WriteError
from desktop.library.files import irregular, write_whole
from desktop.library.notebook import markdown
from desktop.library.notebook.contents import Contents
from desktop.library.notebook.entries import Entry, EntryError, decoded, encoded

FORMAT = "chancery-notebook"
SUFFIXES = (".md", ".json")
_ENTRIES = re.compile(r'"entries"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")


def save(contents: Contents, file: Path) -> None:
    """Writes a notebook into a file, as Markdown or JSON by its ending; raises WriteError where that fails."""
    text = to_json(contents) if file.suffix.lower() == ".json" else markdown.written(contents)
    try:
        write_whole(file, text.encode())
    except OSError as error:
        raise WriteError(f"{file} cannot be written ({error.strerror or error})") from error


def load(file: Path) -> list[Entry]:
    """Returns the entries of a file that `save` wrote, or that was written like one.

    Raises NotebookError, with file, line and mend, where it is another file or has a fault.
    """
    if kind := irregular(file):
        raise NotebookError(f"{file} is {kind}; choose a file that Chancery exported")
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise NotebookError(f"{file} cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError:
        raise _fault(file, 0, "the file is not text in UTF-8", "choose a file that Chancery exported") from None
    found = _from_json(text, file) if file.suffix.lower() == ".json" else _from_markdown(text, file)
    entries: dict[str, Entry] = {}
    for line, entry in found:
        if entry.id in entries:
            raise _fault(file, line, f"the id {entry.id} is there twice", "remove one of the two entries")
        entries[entry.id] = entry
    return list(entries.values())


def to_json(contents: Contents) -> str:
    """Returns a notebook as JSON, an entry a line."""
    rows = ",\n  ".join(json.dumps(encoded(entry), ensure_ascii=False) for entry in contents)
    return f'{{\n "format": "{FORMAT}",\n "version": 1,\n "entries": [\n  {rows}\n ]\n}}\n'


def _from_json(text: str, file: Path) -> Iterator[tuple[int, Entry]]:
    mend = "choose a file that Chancery exported"
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        raise _fault(file, error.lineno, f"the JSON ends or breaks here ({error.msg})", mend) from None
    except RecursionError:
        raise _fault(file, 0, "the JSON is nested too deeply", mend) from None
    start = _ENTRIES.search(text)
    if not isinstance(whole, dict) or whole.get("format") != FORMAT or not start:
        raise _fault(file, 1, "this is no notebook", mend)
    if whole.get("version") != 1 or not isinstance(whole.get("entries"), list):
        raise _fault(file, 1, f"this Chancery does not know version {whole.get('version')!r}", "use a newer one")
    place, decoder = start.end(), json.JSONDecoder()
    for _ in whole["entries"]:
        between = _BETWEEN.match(text, place)
        place = between.end() if between else place
        line = text.count("\n", 0, place) + 1
        value, place = decoder.raw_decode(text, place)
        try:
            yield line, decoded(value)
        except EntryError as error:
            raise _fault(file, line, str(error), error.mend) from None


def _from_markdown(text: str, file: Path) -> Iterator[tuple[int, Entry]]:
    for line, value in markdown.read(text):
        try:
            if isinstance(value, EntryError):
                raise value
            yield line, decoded(value)
        except EntryError as error:
            raise _fault(file, line, str(error), error.mend) from None


def _fault(file: Path, line: int, message: str, mend: str) -> NotebookError:
    return NotebookError(f"{Diagnostic(file.name, line, message, mend)}; nothing was imported")
