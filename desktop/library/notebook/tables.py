"""The notebook's tables: every row with its checksum, and a tally over all of them."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop.domain.values import NamedTuple
from desktop.errors import DamagedNotebookError
from desktop.library.notebook.entries import Entry, EntryError, decoded, encoded
from desktop.library.notebook.plans import Change

APPLICATION_ID = 0x43684E62
"""What tells a notebook from other SQLite files: “ChNb”."""
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE entry (id TEXT PRIMARY KEY, body BLOB NOT NULL, crc INTEGER NOT NULL)",
        "CREATE TABLE change (number INTEGER PRIMARY KEY, body BLOB NOT NULL, undone INTEGER NOT NULL, "
        "crc INTEGER NOT NULL)",
        "CREATE TABLE tally (count INTEGER NOT NULL, total INTEGER NOT NULL)",
        "INSERT INTO tally VALUES (0, 0)",
        f"PRAGMA application_id = {APPLICATION_ID}",
    ),
)
"""What leads from each version to the next; the version of a file is the number of those it has been through."""
VERSION = len(MIGRATIONS)
_LOG_FORM = slice(18, 20)
"""Where the header says whether a log belongs to the file: 1 and 1 for none, 2 and 2 for one."""
_MAGIC = b"SQLite format 3\0"
MOST_CHANGES = 500
"""How many changes can be undone."""


class LoggedChange(NamedTuple):
    """A change in the undo log: its number, its name, and its entries before and after."""

    number: int
    label: str
    parts: tuple[Change, ...]


def connect(file: Path) -> sqlite3.Connection:
    """Opens a file of SQLite; transactions are begun by hand.

    Raises sqlite3.Error where the file cannot be opened.
    """
    uri = f"{file.absolute().as_uri()}?mode=rwc"
    return _careful(sqlite3.connect(uri, uri=True, isolation_level=None, timeout=5, check_same_thread=False))


def in_memory(data: bytes) -> sqlite3.Connection:
    """Opens the bytes of a file; raises sqlite3.Error where they are none of SQLite's."""
    connection = _careful(sqlite3.connect(":memory:", isolation_level=None))
    if data:
        connection.deserialize(without_log(data))
    return connection


def without_log(data: bytes) -> bytes:
    """Returns the bytes of a file with its header saying that no log belongs to it."""
    return data[: _LOG_FORM.start] + b"\x01\x01" + data[_LOG_FORM.stop :] if len(data) > _LOG_FORM.stop else data


def _careful(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def check_header(file: Path) -> None:
    """Raises DamagedNotebookError where a file is not one of SQLite, which takes a short one for new and empty."""
    if file.exists():
        with file.open("rb") as stream:
            if stream.read(len(_MAGIC)) not in (b"", _MAGIC):
                raise DamagedNotebookError("the file is no notebook")


def prepare(connection: sqlite3.Connection) -> None:
    """Gives a new or older file the tables of this version, and every change the care it needs."""
    if connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete":
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    if version_of(connection) >= VERSION:
        return
    with transaction(connection, "IMMEDIATE"):
        # Asked again: another window may have been faster.
        for step in MIGRATIONS[version_of(connection) :]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")


@contextmanager
def transaction(connection: sqlite3.Connection, form: str = "DEFERRED") -> Iterator[None]:
    """Does what is within whole or not at all, on one state of the file; IMMEDIATE where it writes."""
    connection.execute(f"BEGIN {form}")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # SQLite may have ended the transaction itself.
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def version_of(connection: sqlite3.Connection) -> int:
    """Returns which version a file has; 0 for one without tables."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def data_version(connection: sqlite3.Connection) -> int:
    """Returns a number that changes whenever another connection has changed the file."""
    version: int = connection.execute("PRAGMA data_version").fetchone()[0]
    return version


def is_newer(connection: sqlite3.Connection) -> bool:
    """Says whether a sound file was written by a later version than this one."""
    sound = version_of(connection) > VERSION and connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
    return bool(sound)


def check_unless_new(connection: sqlite3.Connection) -> None:
    """Checks a file, unless it has no tables yet; raises DamagedNotebookError where it is damaged."""
    with transaction(connection):
        if version_of(connection) or connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            check(connection)


def check(connection: sqlite3.Connection) -> list[Entry]:
    """Returns the entries of a file that holds all that was written into it, and nothing else.

    Raises DamagedNotebookError where it does not.
    """
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise DamagedNotebookError("the file is no notebook")
    if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        raise DamagedNotebookError("the file of the notebook is damaged")
    for number, body, undone, crc in connection.execute("SELECT number, body, undone, crc FROM change"):
        if _crc_of_change(number, body, undone) != crc:
            raise DamagedNotebookError("a change in the notebook's log is damaged")
    return read_entries(connection)


def read_entries(connection: sqlite3.Connection) -> list[Entry]:
    """Returns the entries; raises DamagedNotebookError where one is missing or not as it was written."""
    rows = connection.execute("SELECT id, body, crc FROM entry").fetchall()
    entries = [entry for entry in (_entry(*row) for row in rows) if entry is not None]
    tally = connection.execute("SELECT count, total FROM tally").fetchall()
    if len(entries) != len(rows) or tally != [(len(rows), sum(crc for _, _, crc in rows))]:
        raise DamagedNotebookError("entries of the notebook are damaged")
    return entries


def readable_entries(connection: sqlite3.Connection) -> tuple[list[Entry], bool]:
    """Returns every entry of a damaged file that is as it was written, and whether these are all there were."""
    with suppress(sqlite3.Error, DamagedNotebookError):
        return read_entries(connection), True
    found = _logged_entries(connection)
    # From both ends, as a damaged page in the middle ends a walk.
    for order in ("ASC", "DESC"):
        with suppress(sqlite3.Error, OverflowError):
            for row in connection.execute(f"SELECT id, body, crc FROM entry NOT INDEXED ORDER BY rowid {order}"):
                entry = _entry(*row)
                if entry is not None:
                    found[entry.id] = entry
    return list(found.values()), False


def _logged_entries(connection: sqlite3.Connection) -> dict[str, Entry]:
    """Returns what the changes of the log that can still be read have led to."""
    found: dict[str, Entry] = {}
    with suppress(sqlite3.Error, OverflowError):
        for number, body, undone, crc in connection.execute("SELECT number, body, undone, crc FROM change"):
            if undone or _crc_of_change(number, body, undone) != crc:
                continue
            for before, after in _parts(body):
                if before is not None:
                    found.pop(before.id, None)
                if after is not None:
                    found[after.id] = after
    return found


def write(connection: sqlite3.Connection, changes: Iterable[Change]) -> None:
    """Writes changes within the transaction that is open."""
    count = total = 0
    for before, after in changes:
        if before is not None:
            connection.execute("DELETE FROM entry WHERE id = ?", (before.id,))
            count, total = count - 1, total - zlib.crc32(_body(before))
        if after is not None:
            body = _body(after)
            connection.execute("INSERT INTO entry VALUES (?, ?, ?)", (after.id, body, zlib.crc32(body)))
            count, total = count + 1, total + zlib.crc32(body)
    connection.execute("UPDATE tally SET count = count + ?, total = total + ?", (count, total))


def log(connection: sqlite3.Connection, label: str, parts: Sequence[Change], continuing: bool) -> None:
    """Notes a change as the next that can be undone; what was undone before cannot be done again after it.

    One that is `continuing` becomes one with the last change, where that was of the same name to the same entry.
    """
    connection.execute("DELETE FROM change WHERE undone = 1")
    last = last_done(connection)
    number = last.number if last else 0
    if continuing and last and last.label == label and len(last.parts) == len(parts) == 1:
        (before, middle), (same, after) = last.parts[0], parts[0]
        if middle is not None and middle == same:
            _put_change(connection, LoggedChange(number, label, ((before, after),)), 0)
            return
    _put_change(connection, LoggedChange(number + 1, label, tuple(parts)), 0)
    connection.execute("DELETE FROM change WHERE number <= ?", (number + 1 - MOST_CHANGES,))


def log_again(connection: sqlite3.Connection, change: LoggedChange, undone: bool) -> None:
    """Puts a logged change in the place of the one with its number."""
    _put_change(connection, change, int(undone))


def last_done(connection: sqlite3.Connection) -> LoggedChange | None:
    """Returns the change that can be undone next."""
    return _change(connection, "undone = 0 ORDER BY number DESC")


def last_undone(connection: sqlite3.Connection) -> LoggedChange | None:
    """Returns the change that can be done again next."""
    return _change(connection, "undone = 1 ORDER BY number ASC")


def _change(connection: sqlite3.Connection, which: str) -> LoggedChange | None:
    row = connection.execute(f"SELECT number, body, undone, crc FROM change WHERE {which} LIMIT 1").fetchone()
    if row is None:
        return None
    number, body, undone, crc = row
    if _crc_of_change(number, body, undone) != crc:
        raise DamagedNotebookError("a change in the notebook's log is damaged")
    return LoggedChange(number, json.loads(body)[0], _parts(body))


def _parts(body: bytes) -> tuple[Change, ...]:
    return tuple((before and decoded(before), after and decoded(after)) for before, after in json.loads(body)[1])


def _put_change(connection: sqlite3.Connection, change: LoggedChange, undone: int) -> None:
    parts = [[before and encoded(before), after and encoded(after)] for before, after in change.parts]
    body = json.dumps([change.label, parts]).encode()
    row = (change.number, body, undone, _crc_of_change(change.number, body, undone))
    connection.execute("INSERT OR REPLACE INTO change VALUES (?, ?, ?, ?)", row)


def _crc_of_change(number: object, body: object, undone: object) -> int:
    return zlib.crc32(body, zlib.crc32(f"{number} {undone}".encode())) if isinstance(body, bytes) else -1


def _body(entry: Entry) -> bytes:
    return json.dumps(encoded(entry)).encode()


def _entry(entry_id: object, body: object, crc: object) -> Entry | None:
    """Returns the entry of a row; None where the row is not as it was written."""
    if not isinstance(body, bytes) or zlib.crc32(body) != crc:
        return None
    try:
        entry = decoded(json.loads(body))
    except EntryError:
        return None
    return entry if entry.id == entry_id else None
