"""What a reader makes, as frozen rows, and the one form in which they are kept, exported and imported."""

from __future__ import annotations

import os
import re
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from desktop.domain import address
from desktop.errors import AddressError

COLOURS = ("yellow", "green", "blue", "pink")
"""The colours of highlights."""
_ID = re.compile(r"[0-9a-f]{16}")
_ADDRESS = re.compile(r"chancery:[A-Za-z0-9/_.#-]{1,190}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A page kept under a folder.

    Attributes:
        id: sixteen hexadecimal digits.
        address: the page, such as `chancery:country/TKM`; kept as text, so that it outlives pages and kinds of pages.
        title: what the reader calls it.
        made: the moment in UTC, `2026-11-25T09:30:00Z`.
        folder: names from the top, parted by `/`; "" for none.
    """

    id: str
    address: str
    title: str
    made: str
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A text on a page, an event, or a heading (the address's fragment); `quote` is the passage it is about, if any."""

    id: str
    address: str
    title: str
    made: str
    changed: str
    text: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A marked passage, with what stood before and after it, so that it is found again in a changed text."""

    id: str
    address: str
    title: str
    made: str
    quote: str
    before: str
    after: str
    colour: str


@dataclass(frozen=True, slots=True)
class ReadLater:
    """A page to be read later."""

    id: str
    address: str
    title: str
    made: str


Entry = Bookmark | Note | Highlight | ReadLater


class EntryKind(StrEnum):
    """The kinds of entries by the names that files use."""

    BOOKMARK = "bookmark"
    NOTE = "note"
    HIGHLIGHT = "highlight"
    READ_LATER = "read-later"


CLASSES: dict[EntryKind, type[Entry]] = {
    EntryKind.BOOKMARK: Bookmark,
    EntryKind.NOTE: Note,
    EntryKind.HIGHLIGHT: Highlight,
    EntryKind.READ_LATER: ReadLater,
}
_KINDS = {made: kind for kind, made in CLASSES.items()}


class EntryError(ValueError):
    """Something that is no entry; `mend` says what to do about it."""

    def __init__(self, message: str, mend: str) -> None:
        self.mend = mend
        super().__init__(message)


def new_id() -> str:
    """Returns an id that no other entry has, here or in another reader's notebook."""
    return os.urandom(8).hex()


def moment(when: datetime) -> str:
    """Returns a moment as entries write it."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def kind_of(entry: Entry) -> EntryKind:
    """Returns the kind of an entry."""
    return _KINDS[type(entry)]


def last_change(entry: Entry) -> str:
    """Returns when an entry was changed last, as far as it knows."""
    return entry.changed if isinstance(entry, Note) else entry.made


def page_of(text: str) -> str:
    """Returns what addresses of one page have in common: no fragment, and a pair's codes in alphabetical order."""
    try:
        return str(address.parse(text).canonical)
    except AddressError:
        return text.partition("#")[0]


def tidied(entry: Entry) -> Entry:
    """Returns an entry in the one spelling that all forms keep: titles on one line, no blanks at the ends of lines."""
    changes: dict[str, Any] = {"title": _line(entry.title) or entry.address}
    match entry:
        case Bookmark():
            changes["folder"] = folder_path(entry.folder)
        case Note():
            changes |= {"text": _lines(entry.text), "quote": _lines(entry.quote)}
        case Highlight():
            changes["quote"] = _lines(entry.quote)
    return replace(entry, **changes)


def folder_path(text: str) -> str:
    """Returns a folder's path without blanks and empty names: “ Energy // TAPI” becomes “Energy/TAPI”."""
    return "/".join(filter(None, (_line(name) for name in text.split("/"))))


def encoded(entry: Entry) -> dict[str, str]:
    """Returns an entry as a plain mapping."""
    return {"kind": kind_of(entry).value, **asdict(entry)}


def decoded(value: object) -> Entry:
    """Returns the entry of a plain mapping, tidied.

    Raises EntryError where the mapping is not one that `encoded` gives.
    """
    if not isinstance(value, dict):
        raise EntryError("an entry is not an object", "write it as {…}")
    try:
        kind = EntryKind(value.get("kind", ""))
    except ValueError:
        raise EntryError(f"no entry is of the kind “{value.get('kind')}”", f"use {', '.join(EntryKind)}") from None
    made = CLASSES[kind]
    wanted = {field.name for field in fields(made)} | {"kind"}
    if set(value) != wanted:
        odd = sorted(map(str, set(value) ^ wanted))[0]
        raise EntryError(f"a {kind} with “{odd}” " + ("too much", "missing")[odd in wanted], "give it its fields alone")
    for name, text in value.items():
        if not isinstance(text, str) or (not text.isprintable() and _broken(text)):
            raise EntryError(f"“{name}” is not a text", "write it as a text in quotation marks")
    for name, form in (("id", _ID), ("address", _ADDRESS), ("made", _MOMENT), ("changed", _MOMENT)):
        if name in value and not form.fullmatch(value[name]):
            raise EntryError(f"“{value[name][:40]}” cannot be an entry's {name}", f"export one to see what {name} is")
    if kind is EntryKind.HIGHLIGHT and value["colour"] not in COLOURS:
        raise EntryError(f"no highlight is “{value['colour'][:40]}”", f"use {', '.join(COLOURS)}")
    return tidied(made(**{name: text for name, text in value.items() if name != "kind"}))


def _broken(text: str) -> bool:
    """Whether a text holds half a character, which no file can."""
    return any("\ud800" <= character <= "\udfff" for character in text)


def _line(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")
    return "\n".join(line.rstrip() for line in plain.split("\n")).strip("\n")
