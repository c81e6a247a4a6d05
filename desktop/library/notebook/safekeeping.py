"""Copies of the notebook, and what is done when its file is damaged: set aside, never overwritten."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import date, datetime
from pathlib import Path

from desktop.domain.values import NamedTuple
from desktop.errors import NotebookError
from desktop.library.files import irregular, write_whole
from desktop.library.notebook import tables
from desktop.library.notebook.entries import Entry, last_change

DAYS, MONTHS = 7, 12
"""How many daily copies are kept, and from how many months one each."""
_COPIES = "copies"
_PREFIX = "notebook-"
_SUFFIX = ".sqlite"
BESIDE = ("-wal", "-shm")
"""Endings of the files that SQLite keeps beside a database."""
_LOOKED_FOR = (*BESIDE, "-journal")
"""Those that it opens where they are, with that of a way of writing which the notebook does not use."""


class NoRoomForCopyError(OSError):
    """The copy in which a file is read together with its log cannot be written."""


class Recovered(NamedTuple):
    """What could be had again of a damaged or missing notebook.

    Attributes:
        entries: all of them.
        copy: the day of the copy that they come from; None where the damaged file still held them all, or none.
        rescued: how many come from the damaged file and are not, or are older, in the copy.
    """

    entries: tuple[Entry, ...]
    copy: date | None
    rescued: int


def obstacle(file: Path) -> str:
    """Returns what stands in the place of a notebook or its log and is no file, in a sentence; "" for nothing."""
    for ending in ("", *_LOOKED_FOR):
        place = file.with_name(file.name + ending)
        if found := irregular(place):
            return f"{place} is {found}, so no notes can be kept; move it elsewhere"
    return ""


def keep_copy(connection: sqlite3.Connection, folder: Path, today: date) -> None:
    """Keeps a copy of the notebook for this day, unless there is one, and removes those no longer wanted.

    The copy is there whole or not at all. Raises OSError or sqlite3.Error where it cannot be written.
    """
    copies = folder / _COPIES
    copy = copies / f"{_PREFIX}{today.isoformat()}{_SUFFIX}"
    if copy.exists():
        return
    copies.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(":memory:")) as inside:
        connection.backup(inside)
        data = inside.serialize()
    write_whole(copy, tables.without_log(data))
    for day in superfluous(copy_days(folder)):
        (copies / f"{_PREFIX}{day.isoformat()}{_SUFFIX}").unlink(missing_ok=True)


def copy_days(folder: Path) -> list[date]:
    """Returns the days of the copies in a notebook's folder, the newest first."""
    days = []
    for file in (folder / _COPIES).glob(f"{_PREFIX}*{_SUFFIX}"):
        with suppress(ValueError):
            days.append(date.fromisoformat(file.name[len(_PREFIX) : -len(_SUFFIX)]))
    return sorted(days, reverse=True)


def superfluous(days: Iterable[date]) -> list[date]:
    """Returns the days whose copies need not be kept: all but the last seven, and a month's first of twelve."""
    ordered = sorted(days)
    first_of_month: dict[tuple[int, int], date] = {}
    for day in ordered:
        first_of_month.setdefault((day.year, day.month), day)
    kept = {*ordered[-DAYS:], *list(first_of_month.values())[-MONTHS:]}
    return [day for day in ordered if day not in kept]


def recovered(file: Path) -> Recovered:
    """Returns what can be had of a damaged or missing notebook from its own file and from the newest good copy."""
    readable, all_there = _readable(file)
    if all_there:
        return Recovered(tuple(readable), None, 0)
    for day in copy_days(file.parent):
        copy = file.parent / _COPIES / f"{_PREFIX}{day.isoformat()}{_SUFFIX}"
        try:
            kept = {entry.id: entry for entry in read_copy(copy)}
        except (OSError, sqlite3.Error, NotebookError):
            continue
        newer = [e for e in readable if e.id not in kept or last_change(e) > last_change(kept[e.id])]
        kept |= {entry.id: entry for entry in newer}
        return Recovered(tuple(kept.values()), day, len(newer))
    return Recovered(tuple(readable), None, len(readable))


def read_copy(file: Path) -> list[Entry]:
    """Returns the entries of a file without writing anything beside it.

    Where a log stands beside it, both are read from a copy among the system's temporary files.

    Raises OSError where it cannot be read or is no file, NoRoomForCopyError where that copy cannot be written,
    sqlite3.Error or DamagedNotebookError where it is damaged.
    """
    with _copy_of(file) as connection:
        return tables.check(connection)


def set_aside(file: Path, now: datetime) -> Path:
    """Gives a damaged file, with its log, another name beside it, and leaves it under its own as well.

    Returns the name. Raises OSError where that cannot be done.
    """
    stem = f"{file.stem}-damaged-{now:%Y-%m-%dT%H%M%S}"
    number = 0
    while (aside := file.with_name(f"{stem}{f'-{number}' if number else ''}{file.suffix}")).exists():
        number += 1
    for ending in ("-wal", ""):
        source = file.with_name(file.name + ending)
        if source.exists():
            _link(source, aside.with_name(aside.name + ending))
    return aside


def put_new(file: Path, entries: Sequence[Entry]) -> None:
    """Puts a new notebook with entries in the place of a file that was set aside.

    Raises OSError or sqlite3.Error where it cannot be written; the old file is there then.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        tables.prepare(connection)
        connection.execute("BEGIN")
        tables.write(connection, [(None, entry) for entry in entries])
        connection.execute("COMMIT")
        data = connection.serialize()
    # The old log first: beside the new file it would be taken for that file's own.
    for ending in BESIDE:
        file.with_name(file.name + ending).unlink(missing_ok=True)
    write_whole(file, data)


def _readable(file: Path) -> tuple[list[Entry], bool]:
    with suppress(OSError, sqlite3.Error), _copy_of(file) as connection:
        return tables.readable_entries(connection)
    return [], False


@contextmanager
def _copy_of(file: Path) -> Iterator[sqlite3.Connection]:
    """Opens a file, with what its log holds, so that neither is written to."""
    log = file.with_name(file.name + "-wal")
    for one in (file, log):
        if found := irregular(one):
            raise OSError(None, f"it is {found}", str(one))
    if not log.exists() or not log.stat().st_size:
        # In memory, as the disk may be full.
        with closing(tables.in_memory(file.read_bytes())) as connection:
            yield connection
        return
    # Rarely needed, and not on the way to the first window.
    import tempfile

    parts = {one.name: one.read_bytes() for one in (file, log)}
    with ExitStack() as stack:
        try:
            scratch = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            for name, data in parts.items():
                (scratch / name).write_bytes(data)
        except OSError as error:
            raise NoRoomForCopyError(error.errno, error.strerror, error.filename) from error
        connection = stack.enter_context(closing(tables.connect(scratch / file.name)))
        # What SQLite else keeps beside the file would want more room.
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        yield connection


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # a file system without links
        write_whole(target, source.read_bytes())
