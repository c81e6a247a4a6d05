"""Keeps the index of a search beside the library it was compiled from; a damaged or missing one is compiled again."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from desktop.errors import DamagedLibraryError
from desktop.library.files import write_whole
from desktop.library.library import Library
from desktop.library.search.engine import Searcher
from desktop.library.search.entries import entries
from desktop.library.search.index import INDEX_VERSION, Index, compiled
from desktop.library.store import checksum


def open_searcher(library: Library, cache: Path) -> Searcher:
    """Returns a searcher of a library, its index compiled first where none is kept, which takes less than two seconds.

    An index that cannot be kept in the cache is held in memory. Raises DamagedLibraryError where the library cannot be
    read.
    """
    start = f"index-{INDEX_VERSION:08x}-{library.edition().content[:16]}"
    for file in sorted(cache.glob(f"{start}-*.sqlite")):
        index = _opened(file)
        if index is not None:
            return Searcher(library, index)
    data = compiled(entries(library), library.places())
    file = cache / f"{start}-{zlib.crc32(data):08x}.sqlite"
    with suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
        write_whole(file, data)
        for other in _others(cache, file):
            # One that is open elsewhere may stay on systems that do not let go of it; the next one removes it.
            with suppress(OSError):
                other.unlink()
    index = _opened(file) if file.is_file() else None
    return Searcher(library, index or _in_memory(data))


def _opened(file: Path) -> Index | None:
    """Returns the index in a file, whose name ends in its CRC-32; None where it is gone or damaged."""
    try:
        if f"{checksum(file):08x}" != file.stem.rpartition("-")[2]:
            return None
        uri = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
        return Index(sqlite3.connect(uri, uri=True, check_same_thread=False))
    except (OSError, sqlite3.Error, DamagedLibraryError):
        return None


def _in_memory(data: bytes) -> Index:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.deserialize(data)
    return Index(connection)


def _others(cache: Path, kept: Path) -> Iterator[Path]:
    return (file for file in cache.glob("index-*.sqlite") if file != kept)
