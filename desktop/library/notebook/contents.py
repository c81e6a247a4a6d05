"""Everything in a notebook at one moment, and the questions asked of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from desktop.domain.folding import folded
from desktop.library.notebook.entries import Bookmark, Entry, Highlight, Note, ReadLater, last_change, page_of


class Contents:
    """The entries of a notebook; a value that does not change."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        """Holds entries, each id once."""
        self._entries = {entry.id: entry for entry in entries}

    def __iter__(self) -> Iterator[Entry]:
        """Returns the entries in the order in which they were made."""
        return iter(sorted(self._entries.values(), key=lambda entry: (entry.made, entry.id)))

    def __len__(self) -> int:
        """Returns the number of entries."""
        return len(self._entries)

    def __eq__(self, other: object) -> bool:
        """Says whether the other holds the same entries."""
        return isinstance(other, Contents) and self._entries == other._entries

    __hash__ = None  # type: ignore[assignment]  # compared in tests, never a key

    def get(self, entry_id: str) -> Entry | None:
        """Returns the entry with an id."""
        return self._entries.get(entry_id)

    def changed(self, changes: Iterable[tuple[Entry | None, Entry | None]]) -> Contents:
        """Returns the contents after changes, each an entry before and after; None stands for none."""
        entries = dict(self._entries)
        for before, after in changes:
            if before is not None:
                entries.pop(before.id, None)
            if after is not None:
                entries[after.id] = after
        return Contents(entries.values())

    @cached_property
    def bookmarks(self) -> tuple[Bookmark, ...]:
        """The bookmarks by folder, then by title; those in no folder come first."""
        found = (entry for entry in self if isinstance(entry, Bookmark))
        return tuple(sorted(found, key=lambda one: (folded_path(one.folder), folded(one.title), one.made)))

    @cached_property
    def folders(self) -> tuple[str, ...]:
        """The paths of all folders, those above included."""
        paths = {
            "/".join(names[:depth])
            for names in (one.folder.split("/") for one in self.bookmarks if one.folder)
            for depth in range(1, len(names) + 1)
        }
        return tuple(sorted(paths, key=folded_path))

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The notes, the one changed last first."""
        found = [entry for entry in self if isinstance(entry, Note)]
        return tuple(sorted(found, key=lambda note: (note.changed, note.id), reverse=True))

    @cached_property
    def highlights(self) -> tuple[Highlight, ...]:
        """The highlights, the newest first."""
        return tuple(entry for entry in reversed(list(self)) if isinstance(entry, Highlight))

    @cached_property
    def read_later(self) -> tuple[ReadLater, ...]:
        """The pages to be read later, the oldest first."""
        return tuple(entry for entry in self if isinstance(entry, ReadLater))

    def on_page(self, where: str) -> tuple[Entry, ...]:
        """Returns what concerns the page at an address, whichever side of a pair it is told from."""
        return tuple(self._by_page.get(page_of(where), ()))

    def search(self, text: str) -> tuple[Entry, ...]:
        """Returns the entries in which every word of a text occurs, in any case and with or without accents.

        The entries that changed last come first; a text without words finds all.
        """
        words = folded(text).split()
        return tuple(entry for entry, known in self._texts if all(word in known for word in words))

    @cached_property
    def _by_page(self) -> dict[str, list[Entry]]:
        pages: dict[str, list[Entry]] = defaultdict(list)
        for entry in self:
            pages[page_of(entry.address)].append(entry)
        return pages

    @cached_property
    def _texts(self) -> list[tuple[Entry, str]]:
        latest = sorted(self, key=lambda entry: (last_change(entry), entry.id), reverse=True)
        return [(entry, folded(" ".join(_words(entry)))) for entry in latest]


def folded_path(folder: str) -> tuple[str, ...]:
    """Returns what folders are sorted by: name by name, so that one stands before those in it."""
    return tuple(folded(name) for name in folder.split("/")) if folder else ()


def _words(entry: Entry) -> tuple[str, ...]:
    match entry:
        case Bookmark():
            return (entry.title, entry.folder)
        case Note():
            return (entry.text, entry.quote, entry.title)
        case Highlight():
            return (entry.quote, entry.title)
        case ReadLater():
            return (entry.title,)
