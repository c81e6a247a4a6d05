"""Changes to a notebook, worked out on what it holds at the moment at which they are made.

Each function returns a plan; a plan is handed the contents, and returns the entries that change, before and after.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from desktop.library.notebook.contents import Contents
from desktop.library.notebook.entries import (
    Bookmark,
    Entry,
    ReadLater,
    decoded,
    encoded,
    folder_path,
    last_change,
    page_of,
)

Change = tuple[Entry | None, Entry | None]
"""An entry before and after; None stands for an entry that is not there."""
Plan = Callable[[Contents], Sequence[Change]]


def keep(entry: Entry) -> Plan:
    """Adds an entry, or puts it in the place of the one with its id; a page is in a folder, and on the list, once.

    Raises EntryError where the entry is none that could be read again.
    """
    kept = decoded(encoded(entry))

    def plan(contents: Contents) -> Sequence[Change]:
        before = contents.get(kept.id)
        if before == kept or (before is None and _twin(contents, kept)):
            return ()
        return ((before, kept),)

    return plan


def remove(ids: Collection[str]) -> Plan:
    """Removes entries."""

    def plan(contents: Contents) -> Sequence[Change]:
        return [(entry, None) for entry in map(contents.get, ids) if entry is not None]

    return plan


def move(ids: Collection[str], folder: str) -> Plan:
    """Puts bookmarks into a folder; one whose page is there already becomes one with it."""
    path = folder_path(folder)

    def plan(contents: Contents) -> Sequence[Change]:
        chosen = [entry for entry in map(contents.get, ids) if isinstance(entry, Bookmark)]
        return _moved(contents, [(one, path) for one in chosen])

    return plan


def rename_folder(folder: str, name: str) -> Plan:
    """Gives a folder another path, with all that is in it; folders of one path become one."""
    old, new = folder_path(folder), folder_path(name)

    def plan(contents: Contents) -> Sequence[Change]:
        below = [one for one in contents.bookmarks if is_within(one.folder, old)]
        return _moved(contents, [(one, folder_path(new + one.folder[len(old) :])) for one in below])

    return plan


def remove_folder(folder: str) -> Plan:
    """Removes a folder with all that is in it."""

    def plan(contents: Contents) -> Sequence[Change]:
        return [(one, None) for one in contents.bookmarks if is_within(one.folder, folder)]

    return plan


def merge(entries: Iterable[Entry]) -> Plan:
    """Takes in entries of an export: new ones are added, of two versions of one the later stays."""
    incoming = tuple(entries)

    def plan(contents: Contents) -> Sequence[Change]:
        changes: list[Change] = []
        places = {place for entry in contents if (place := _place(entry))}
        for entry in incoming:
            mine, place = contents.get(entry.id), _place(entry)
            if mine is None and place in places and place is not None:
                continue
            if mine is None or (type(mine) is type(entry) and last_change(entry) > last_change(mine)):
                changes.append((mine, entry))
                places |= {place} if place else set()
        return changes

    return plan


def is_within(folder: str, above: str) -> bool:
    """Says whether a folder is another one or lies in it; all lie in ""."""
    return not above or folder == above or folder.startswith(above + "/")


def _moved(contents: Contents, moves: Sequence[tuple[Bookmark, str]]) -> list[Change]:
    leaving = {one.id for one, _ in moves}
    places = {_place(one) for one in contents.bookmarks if one.id not in leaving}
    changes: list[Change] = []
    for one, folder in moves:
        there = replace(one, folder=folder)
        if _place(there) in places:
            changes.append((one, None))
        elif there != one:
            changes.append((one, there))
        places.add(_place(there))
    return changes


def _twin(contents: Contents, entry: Entry) -> bool:
    place = _place(entry)
    return place is not None and any(_place(other) == place for other in contents.on_page(entry.address))


def _place(entry: Entry) -> tuple[str, ...] | None:
    """Returns what can be there once; None for what can be there often."""
    match entry:
        case Bookmark():
            return ("bookmark", entry.folder, page_of(entry.address))
        case ReadLater():
            return ("read-later", page_of(entry.address))
    return None
