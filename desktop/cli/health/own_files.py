"""The reader's own files: the notebook, and the settings of the window."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from desktop import paths
from desktop.cli.console import is_there
from desktop.cli.health.findings import Finding, State, beginning, hindrance, unreadable
from desktop.errors import DamagedNotebookError
from desktop.library.files import irregular


def notebook() -> Finding:
    """Returns how the notebook is; it is read whole."""
    from desktop.domain.dates import in_words
    from desktop.library.notebook import safekeeping
    from desktop.library.notebook.notebook import FILE

    file = paths.data_folder() / FILE
    try:
        copies = safekeeping.copy_days(file.parent)
    except OSError:
        copies = []
    copy = f"the copy of {in_words(copies[0].isoformat())}" if copies else ""
    hindering = hindrance(file)
    if not is_there(file):
        if copy:
            return Finding("notebook", State.REMARK, f"{file} is gone; the window opens {copy} in its place")
        if hindering:
            said = f"none yet, and none can be kept as {file} ({hindering}); make the folder writable"
            return Finding("notebook", State.REMARK, said)
        return Finding("notebook", State.WELL, f"none yet; the first note or bookmark makes {file}")
    if obstacle := safekeeping.obstacle(file):
        return Finding("notebook", State.FAULT, obstacle)
    try:
        count = _count(file)
    except safekeeping.NoRoomForCopyError as error:
        said = f"{file} was not looked at: it is read with its log from a copy, which cannot be written"
        said += f" ({error.strerror or error}); free some room for temporary files, or name a folder with TMPDIR"
        return Finding("notebook", State.REMARK, said)
    except OSError as error:
        said = f"{file} cannot be read ({error.strerror or error}); make it readable"
        return Finding("notebook", State.FAULT, said)
    except (sqlite3.Error, DamagedNotebookError) as error:
        opens = copy or "what can still be read of it"
        said = f"{file} is damaged ({error}); open the window, which sets it aside and opens {opens}"
        return Finding("notebook", State.FAULT, said)
    if count is None:
        return Finding("notebook", State.REMARK, f"{file} is of a newer Chancery, and this one leaves it as it is")
    entries = f"{count:,} entr{'y' if count == 1 else 'ies'} in {file}"
    if hindering:
        said = f"{entries} can be read, but not written ({hindering}); make it writable"
        return Finding("notebook", State.REMARK, said)
    return Finding("notebook", State.WELL, f"{entries}, read and written; {copy or 'no copy yet'}")


def _count(file: Path) -> int | None:
    """Returns how many entries a notebook has; None where it is of a newer version.

    Raises as `safekeeping.read_copy` does.
    """
    from desktop.library.notebook import safekeeping, tables

    tables.check_header(file)
    with closing(tables.in_memory(file.read_bytes())) as connection:
        is_newer = tables.is_newer(connection)
    if is_newer:
        return None
    return len(safekeeping.read_copy(file)) if beginning(file) else 0


def settings() -> Finding:
    """Returns how the file of the window's settings is."""
    file = paths.settings_folder() / paths.SETTINGS_FILE
    if kind := irregular(file):
        said = f"{file} is {kind}, so the window cannot keep what you choose; move it elsewhere"
        return Finding("settings", State.REMARK, said)
    if is_there(file) and unreadable(file):
        said = f"{file} cannot be read, so the window forgets what you choose; make it readable, or delete it"
        return Finding("settings", State.REMARK, said)
    hindering = hindrance(file)
    if hindering:
        said = f"{file} cannot be written ({hindering}), so the window forgets what you choose; make it writable"
        return Finding("settings", State.REMARK, said)
    return Finding("settings", State.WELL, str(file) if is_there(file) else f"none yet; the window makes {file}")
