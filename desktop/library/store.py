"""Keeps the compiled library in the cache: current, undamaged, written whole or not at all."""

from __future__ import annotations

import json
import os
import sqlite3
import time
import zlib
from collections.abc import Callable
from functools import partial

from desktop.domain.values import NamedTuple
from desktop.errors import ChanceryError, ContentError, DamagedLibraryError
from desktop.library.library import Library
from desktop.library.rows import Edition
from desktop.library.schema import SCHEMA_VERSION
from desktop.paths import content_files

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from desktop.library.search.engine import Searcher

Progress = Callable[[int, int], None]
_STAMP = "library.json"
_DAY = 86_400
_PLAIN = frozenset("/.-_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
"""What stands in an address as it does in a path; `pathlib` writes any other path, but its import takes time."""
_SETTLED = 2
"""Seconds in which two writes may leave a file with the same times; some file systems keep them no finer."""
_STATEMENTS = 512
"""How many compiled queries a connection keeps: those of all pages, with lists of some lengths."""


def _no_progress(done: int, total: int) -> None:
    """Tells no one."""


class Opened(NamedTuple):
    """A library, and what the reader should be told about how it was opened.

    Attributes:
        library: the library.
        remark: one sentence, "" where all is as it should be.
        faults: of content that was refused, so that an older library is in use.
    """

    library: Library
    remark: str = ""
    faults: ContentError | None = None


class Condition(NamedTuple):
    """How a compiled library is that was looked at and left as it is.

    Attributes:
        file: where it is; "" where none is kept that this version can use.
        is_current: whether it is of the content as it is now.
        edition: what it was compiled from; None where it is damaged or cannot be read.
        hindrance: why the file cannot be read, in a few words; "" where it can.
    """

    file: str
    is_current: bool
    edition: Edition | None
    hindrance: str = ""


class LibraryStore:
    """The compiled library of one folder of content."""

    def __init__(self, content: str | os.PathLike[str], cache: str | os.PathLike[str]) -> None:
        """Reads nothing yet.

        Args:
            content: the folder of the content.
            cache: the folder in which the compiled library is kept; made when it is needed.
        """
        self._content = os.fspath(content)
        self._cache = os.fspath(cache)

    @property
    def cache(self) -> str:
        """The folder in which the compiled library is kept."""
        return self._cache

    def condition(self) -> Condition:
        """Looks at the library that is kept, all of it, and changes nothing.

        Raises ChanceryError where the content cannot be read.
        """
        # A pipe would be waited for.
        stamp = self._read_stamp() if os.path.isfile(self._in_cache(_STAMP)) else None
        file = self._file_of(stamp) if stamp else ""
        if not stamp or not file or not os.path.exists(file):
            return Condition("", False, None)
        is_current = stamp.get("fingerprint") == self._fingerprint() or stamp.get("content") == self._hash()
        if not os.path.isfile(file):
            return Condition(file, is_current, None, "it is no regular file")
        edition = None
        try:
            if checksum(file) == stamp.get("crc32"):
                library = Library(sqlite3.connect(f"{_uri_of(file)}?mode=ro&immutable=1", uri=True))
                try:
                    edition = library.edition()
                finally:
                    library.close()
        except OSError as error:
            return Condition(file, is_current, None, error.strerror or str(error))
        except (DamagedLibraryError, sqlite3.Error):
            edition = None
        return Condition(file, is_current, edition)

    def open_current(self) -> Library | None:
        """Returns the library where one is kept that is whole and of this very content; takes a few milliseconds."""
        stamp = self._read_stamp()
        if not stamp or stamp.get("fingerprint") != self._fingerprint():
            return None
        return self._open_kept(stamp)

    def open(self, progress: Progress = _no_progress) -> Opened:
        """Returns the library, compiled first where that is needed.

        Args:
            progress: told about the compilation; what it raises cancels it and comes out here.

        Raises:
            ContentError: the content has faults and there is no earlier library.
        """
        current = self.open_current()
        if current is not None:
            return Opened(current)
        stamp = self._read_stamp()
        fingerprint, content_hash = self._fingerprint(), self._hash()
        if stamp and stamp.get("content") == content_hash:
            kept = self._open_kept(stamp)
            if kept is not None:
                self._write_stamp({**(self._read_stamp() or stamp), "fingerprint": fingerprint})
                return Opened(kept)
        from pathlib import Path

        from desktop.library.builder import build

        try:
            compiled = build(Path(self._content), content_hash, progress)
        except ContentError as faults:
            last_good = self._open_kept(stamp) if stamp else None
            if last_good is None:
                raise
            return Opened(last_good, f"{faults}, so the last good edition stays in use", faults)
        return self._keep(compiled, fingerprint, content_hash)

    def searcher(self, library: Library) -> Searcher:
        """Returns a searcher of a library of this store; the first one of an edition takes less than two seconds.

        Raises DamagedLibraryError where the library cannot be read.
        """
        from pathlib import Path

        from desktop.library.search.opening import open_searcher

        return open_searcher(library, Path(self._cache))

    def _keep(self, compiled: bytes, fingerprint: str, content_hash: str) -> Opened:
        name = f"library-{SCHEMA_VERSION:08x}-{content_hash[:16]}.sqlite"
        stamp = {
            "fingerprint": fingerprint,
            "content": content_hash,
            "file": name,
            "crc32": zlib.crc32(compiled),
            "schema": SCHEMA_VERSION,
        }
        try:
            os.makedirs(self._cache, exist_ok=True)
            _write(self._in_cache(name), compiled)
            _write(self._in_cache(_STAMP), json.dumps(stamp, indent=1).encode())
        except OSError as error:
            remark = f"the compiled library could not be kept in {self._cache} ({error.strerror})"
            return Opened(self._in_memory(compiled), f"{remark}, so the next start compiles it again")
        self._remove_others(name)
        return Opened(self._open_kept(stamp) or self._in_memory(compiled))

    def _open_kept(self, stamp: dict[str, Any]) -> Library | None:
        """Returns the library of a stamp, or None where it is gone, damaged or of another version."""
        file, expected = self._file_of(stamp), stamp.get("crc32")
        if not file:
            return None
        try:
            # Every write changes the state; what a failing disk changes is looked for once a day.
            state = [expected, *_state(file), int(time.time()) // _DAY]
            if stamp.get("whole") != state:
                if checksum(file) != expected:
                    return None
                if _age(file) > _SETTLED:
                    self._write_stamp({**stamp, "whole": state})
            return self._opened_file(file, partial(self._write_stamp, {**stamp, "whole": None}))
        except (OSError, ValueError, DamagedLibraryError, sqlite3.Error):
            return None

    def _file_of(self, stamp: dict[str, Any]) -> str:
        """Returns the library that a stamp tells of; "" where it names none, or one of another version."""
        name = stamp.get("file")
        if not isinstance(name, str) or stamp.get("schema") != SCHEMA_VERSION or os.path.basename(name) != name:
            return ""
        return self._in_cache(name)

    @staticmethod
    def _in_memory(compiled: bytes) -> Library:
        connection = sqlite3.connect(":memory:", check_same_thread=False, cached_statements=_STATEMENTS)
        connection.deserialize(compiled)
        return Library(connection)

    @staticmethod
    def _opened_file(file: str, on_damage: Callable[[], None]) -> Library:
        uri = f"{_uri_of(file)}?mode=ro&immutable=1"
        connection = sqlite3.connect(uri, uri=True, check_same_thread=False, cached_statements=_STATEMENTS)
        return Library(connection, on_damage)

    def _read_stamp(self) -> dict[str, Any] | None:
        try:
            with open(self._in_cache(_STAMP), "rb") as file:
                stamp = json.load(file)
        except (OSError, ValueError, RecursionError):
            return None
        return stamp if isinstance(stamp, dict) else None

    def _write_stamp(self, stamp: dict[str, Any]) -> None:
        from contextlib import suppress

        # The stamp only saves time: without it the content is read again at the next start.
        with suppress(OSError):
            _write(self._in_cache(_STAMP), json.dumps(stamp, indent=1).encode())

    def _in_cache(self, name: str) -> str:
        return os.path.join(self._cache, name)

    def _remove_others(self, name: str) -> None:
        """Removes earlier editions, and what a process that was killed while writing left behind."""
        from contextlib import suppress
        from pathlib import Path

        cache = Path(self._cache)
        left_behind = [file for start in (".library*", ".index*") for file in cache.glob(start) if _age(file) > _DAY]
        for other in (*cache.glob("library-*.sqlite"), *left_behind):
            if other.name != name:
                # One that is open elsewhere may stay on systems that do not let go of it; the next one removes it.
                with suppress(OSError):
                    other.unlink()

    def _fingerprint(self) -> str:
        """Tells names, sizes and times of all files: when it is the same, the content is taken to be the same."""
        parts = [self._content, str(SCHEMA_VERSION)]
        pending = [self._content]
        while pending:
            folder = pending.pop()
            try:
                with os.scandir(folder) as entries:
                    listed = sorted(entries, key=lambda entry: entry.name)
                for entry in listed:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        pending.append(entry.path)
                    else:
                        status = entry.stat(follow_symlinks=False)
                        parts.append(f"{entry.path} {status.st_size} {status.st_mtime_ns}")
            except OSError as error:
                raise ChanceryError(f"the content in {folder} cannot be read ({error.strerror})") from error
        listing = "\n".join(parts).encode("utf-8", "surrogateescape")
        return f"{zlib.crc32(listing):08x}-{len(parts)}"

    def _hash(self) -> str:
        import hashlib
        from pathlib import Path

        content = Path(self._content)
        digest = hashlib.sha256(f"schema {SCHEMA_VERSION}\n".encode())
        for file in content_files(content):
            name = file.relative_to(content).as_posix()
            try:
                digest.update(f"{name}\n{file.stat().st_size}\n".encode("utf-8", "surrogateescape"))
                digest.update(file.read_bytes())
            except OSError:
                # The loader names an unreadable file; here it only must not look like a readable one.
                digest.update(b"unreadable")
        return digest.hexdigest()


def _uri_of(file: str) -> str:
    """Returns the path of a file as SQLite takes it in an address."""
    # What “..” leads to behind a link only the system knows.
    absolute = file if os.path.isabs(file) else os.path.join(os.getcwd(), file)
    if absolute[0] == "/" and _PLAIN.issuperset(absolute):
        return f"file://{absolute}"
    from pathlib import Path

    return Path(absolute).as_uri()


def _write(file: str, data: bytes) -> None:
    # What this imports takes longer than opening a library that is current, which writes nothing.
    from pathlib import Path

    from desktop.library.files import write_whole

    write_whole(Path(file), data)


def _age(file: str | os.PathLike[str]) -> float:
    """Returns the seconds since a file was written; 0 where it is gone."""
    try:
        return time.time() - os.stat(file).st_mtime
    except OSError:
        return 0.0


def _state(file: str | os.PathLike[str]) -> tuple[int, int, int, int]:
    """Returns what the file system tells of a file that changes with it: its number, size and times, in nanoseconds."""
    status = os.stat(file)
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def checksum(file: str | os.PathLike[str]) -> int:
    """Returns the CRC-32 of a file.

    It is read in pieces, since a buffer that stays in the processor's cache takes less than half the time of a whole.
    """
    piece = bytearray(65536)
    view = memoryview(piece)
    crc = 0
    with open(file, "rb", buffering=0) as stream:
        while count := stream.readinto(piece):
            crc = zlib.crc32(view[:count], crc)
    return crc
