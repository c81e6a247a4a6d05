"""The reader's notebook: one file, every change one transaction that can be undone."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

from desktop.domain.dates import in_words
from desktop.domain.values import NamedTuple
from desktop.errors import DamagedNotebookError, NotebookError
from desktop.library.notebook import safekeeping, tables
from desktop.library.notebook.contents import Contents
from desktop.library.notebook.plans import Change, Plan

FILE = "notebook.sqlite"
_DAMAGE = frozenset({"SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR", "SQLITE_FORMAT", "SQLITE_MISMATCH"})
"""What SQLite answers where a file is damaged, and not just out of reach."""
Clock = Callable[[], datetime]


class State(NamedTuple):
    """A notebook at one moment.

    Attributes:
        contents: what it holds.
        undo: the name of the change that can be undone next; "" for none.
        redo: the name of the change that can be done again next; "" for none.
        hindrance: why nothing can be written, in a sentence; "" where all is well.
    """

    contents: Contents
    undo: str = ""
    redo: str = ""
    hindrance: str = ""


class Notebook:
    """The notebook in a folder; one thread at a time may use it, and other processes may use the same file."""

    def __init__(self, folder: Path, clock: Clock = lambda: datetime.now(UTC)) -> None:
        """Opens the notebook, made on the first change that needs it.

        Never fails: a damaged file is set aside and the newest good copy opened, what cannot be written is read, and
        what is no file is left alone; `remark` tells so.

        Args:
            folder: where the file and its copies are kept.
            clock: tells the time, by which copies and files set aside are named.
        """
        self._file = folder / FILE
        self._clock = clock
        self._connection: sqlite3.Connection | None = None
        self._identity: tuple[int, int] | None = None
        self._version = -1
        self._copied: date | None = None
        self._state = State(Contents())
        self.remark = ""
        """What the reader should be told about how it was opened; "" where all is as it should be."""
        self._open()

    @property
    def state(self) -> State:
        """What the notebook holds, as far as this window knows; see `refresh`."""
        return self._state

    @property
    def file(self) -> Path:
        """The notebook's file."""
        return self._file

    def refresh(self) -> State:
        """Returns what the notebook holds, with what other windows have changed."""
        try:
            if self._replaced():
                self._open()
            elif self._connection is not None and tables.data_version(self._connection) != self._version:
                with tables.transaction(self._connection):
                    self._load(self._connection)
        except (DamagedNotebookError, sqlite3.Error):
            self._open()
        return self._state

    def change(self, label: str, plan: Plan, *, continuing: bool = False) -> State:
        """Makes a change, whole or not at all.

        Args:
            label: what the change is called when it can be undone, such as “Add bookmark”.
            plan: works the change out, on what the file holds at that moment.
            continuing: the change goes on with the last one, where that was to the same entry and of the same name,
                so that both are undone as one.

        Raises:
            NotebookError: nothing was written, and why.
        """

        def work(connection: sqlite3.Connection, contents: Contents) -> Sequence[Change]:
            parts = plan(contents)
            if parts:
                tables.log(connection, label, parts, continuing)
            return parts

        return self._transact(work)

    def undo(self) -> State:
        """Takes the last change back; raises NotebookError where nothing could be written."""

        def work(connection: sqlite3.Connection, _: Contents) -> Sequence[Change]:
            last = tables.last_done(connection)
            if last is None:
                return ()
            tables.log_again(connection, last, undone=True)
            return [(after, before) for before, after in reversed(last.parts)]

        return self._transact(work)

    def redo(self) -> State:
        """Makes the change again that was taken back last; raises NotebookError where nothing could be written."""

        def work(connection: sqlite3.Connection, _: Contents) -> Sequence[Change]:
            last = tables.last_undone(connection)
            if last is None:
                return ()
            tables.log_again(connection, last, undone=False)
            return last.parts

        return self._transact(work)

    def close(self) -> None:
        """Lets the file go."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _transact(self, work: Callable[[sqlite3.Connection, Contents], Sequence[Change]]) -> State:
        if self._connection is None or self._replaced():
            self._open()
        connection = self._connection
        if connection is None:
            raise NotebookError(self._state.hindrance)
        self._keep_copy(connection)
        try:
            with tables.transaction(connection, "IMMEDIATE"):
                if tables.data_version(connection) != self._version:
                    self._load(connection)
                changes = work(connection, self._state.contents)
                tables.write(connection, changes)
                state = self._state_of(connection, self._state.contents.changed(changes))
        except (sqlite3.Error, DamagedNotebookError) as error:
            if isinstance(error, DamagedNotebookError) or _is_damage(error):
                self._open()
                raise NotebookError(f"{self.remark or error}; please do it again") from error
            raise NotebookError(f"{_reason(self._file, error)}; nothing in it has changed") from error
        self._state = state
        # Out of the log and into the file at once, so that one file has all, and a log that stayed behind when a file
        # was put in its place holds nothing; what hinders that loses nothing.
        with suppress(sqlite3.Error):
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return state

    def _open(self) -> None:
        self.close()
        self.remark = ""
        if obstacle := safekeeping.obstacle(self._file):
            self.remark = obstacle
            self._state = State(Contents(), hindrance=obstacle)
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            if not self._restore_missing():
                self._connect()
        except (OSError, sqlite3.Error, DamagedNotebookError) as error:
            self.close()
            if isinstance(error, DamagedNotebookError) or _is_damage(error):
                self._recover()
            else:
                self._read_only(_reason(self._file, error))
        if self._connection is not None:
            self._keep_copy(self._connection)

    def _connect(self) -> None:
        tables.check_header(self._file)
        connection = tables.connect(self._file)
        self._connection = connection
        if tables.is_newer(connection):
            self.close()
            self.remark = f"the notebook {self._file} is of a newer Chancery than this one, which leaves it as it is"
            self._state = State(Contents(), hindrance=self.remark)
            return
        tables.check_unless_new(connection)
        tables.prepare(connection)
        self._identity = _identity(self._file)
        with tables.transaction(connection):
            self._load(connection)

    def _keep_copy(self, connection: sqlite3.Connection) -> None:
        """Keeps the copy of a day before its first change; one that cannot be kept now is kept at the next."""
        today = self._clock().astimezone().date()
        if today != self._copied:
            with suppress(OSError, sqlite3.Error):
                safekeeping.keep_copy(connection, self._file.parent, today)
                self._copied = today

    def _load(self, connection: sqlite3.Connection) -> None:
        self._version = tables.data_version(connection)
        self._state = self._state_of(connection, Contents(tables.read_entries(connection)))

    @staticmethod
    def _state_of(connection: sqlite3.Connection, contents: Contents) -> State:
        done, undone = tables.last_done(connection), tables.last_undone(connection)
        return State(contents, done.label if done else "", undone.label if undone else "")

    def _restore_missing(self) -> bool:
        """Opens the newest copy where the file is gone or empty; False where there is nothing to restore."""
        if self._file.exists() and self._file.stat().st_size:
            return False
        had = safekeeping.recovered(self._file)
        if had.copy is None:
            return False
        safekeeping.put_new(self._file, had.entries)
        self._connect()
        self.remark = f"the notebook was gone, so its copy of {in_words(had.copy.isoformat())} is open"
        return True

    def _recover(self) -> None:
        had = safekeeping.recovered(self._file)
        if had.copy is not None:
            what = f"its copy of {in_words(had.copy.isoformat())} is open"
            if had.rescued:
                later = "1 later entry" if had.rescued == 1 else f"{had.rescued} later entries"
                what += f", with {later} that could still be read"
        else:
            what = f"all that could be read of it is open: {_counted(len(had.entries))}"
        try:
            aside = safekeeping.set_aside(self._file, self._clock().astimezone())
            safekeeping.put_new(self._file, had.entries)
            self._connect()
        except (OSError, sqlite3.Error, DamagedNotebookError) as error:
            self.close()
            hindrance = f"the notebook is damaged and could not be set aside ({_cause(error)})"
            self._state = State(Contents(had.entries), hindrance=hindrance)
            self.remark = f"{hindrance}; {what}, but nothing can be written"
            return
        self.remark = f"the notebook was damaged and is set aside as {aside.name}; {what}"

    def _read_only(self, reason: str) -> None:
        """Shows what can be read of a notebook that cannot be written."""
        try:
            entries = safekeeping.read_copy(self._file) if self._file.exists() else []
        except (OSError, sqlite3.Error, DamagedNotebookError):
            entries = list(safekeeping.recovered(self._file).entries)
        self._state = State(Contents(entries), hindrance=reason)
        self.remark = reason

    def _replaced(self) -> bool:
        """Whether another file stands where this one stood: what were written into this one, no one would read."""
        return self._connection is not None and _identity(self._file) != self._identity


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        status = os.stat(file)  # noqa: PTH116  # before every change, and a third of the time of Path's
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _is_damage(error: BaseException) -> bool:
    name = getattr(error, "sqlite_errorname", "") or ""
    return any(name == code or name.startswith(code + "_") for code in _DAMAGE)


def _cause(error: BaseException) -> str:
    return getattr(error, "strerror", None) or str(error)


def _reason(file: Path, error: BaseException) -> str:
    if (getattr(error, "sqlite_errorname", "") or "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return f"the notebook {file} is in use by another program"
    return f"the notebook {file} cannot be written ({_cause(error)})"


def _counted(count: int) -> str:
    return f"{count} {'entry' if count == 1 else 'entries'}"
