"""`doctor`: what the program needs on this computer, looked at without changing anything."""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from enum import StrEnum
from pathlib import Path

from desktop import __version__, paths
from desktop.cli import OK, USAGE
from desktop.cli.access import store_for
from desktop.cli.console import Console, is_there
from desktop.domain.escaping import for_terminal
from desktop.domain.values import NamedTuple
from desktop.errors import ChanceryError, DamagedNotebookError

_LITTLE_ROOM = 100_000_000
"""Bytes below which the compiled library, its index and a print may soon have no room."""
_WINDOW = "pyside6-essentials"
"""What only a window needs, as packages are named where capitals do not count."""
_FONTS = tuple(f"Noto{family}-{cut}.ttf" for family in ("Sans", "Serif") for cut in ("Regular", "Italic", "Bold"))
"""Without these no page is set; the others are for names in other scripts."""
_PRINTS = ("fonts/coverage.txt", "paper/brief.typ", "paper/document.typ", "paper/book.typ", "paper/poster.typ")
_IS_FONT = (b"\0\1\0\0", b"OTTO")
_LOAD = "import ctypes, sys; [ctypes.CDLL(file) for file in sys.argv[1:]]"
_LONGEST = 20
"""Seconds in which another process has to say whether Qt can be loaded."""


class State(StrEnum):
    """How a thing is: as it should be; worth knowing, and no command fails by it; broken."""

    WELL = "well"
    REMARK = "remark"
    FAULT = "fault"


class Finding(NamedTuple):
    """What was looked at, how it is, and a sentence on it that names the mend."""

    subject: str
    state: State
    said: str


def run(arguments: Namespace, console: Console) -> int:
    """Prints what is well and what is not, a line each; returns 2 where something that commands need is broken."""
    found = list(_findings(arguments, console))
    if arguments.format == "json":
        import json

        told = [{"subject": one.subject, "state": one.state.value, "said": one.said} for one in found]
        console.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    else:
        console.write("".join(f"{one.state:<6}  {one.subject:<9}  {for_terminal(one.said)}\n" for one in found))
    faults = sum(one.state is State.FAULT for one in found)
    if faults:
        console.complain(f"{faults} fault{'s stand' if faults > 1 else ' stands'} above, with what mends it")
    return USAGE if faults else OK


def _findings(arguments: Namespace, console: Console) -> Iterator[Finding]:
    yield _program()
    yield from _packages()
    yield _sqlite()
    yield from _content(arguments)
    yield _cache(arguments)
    yield _prints()
    yield _notebook()
    yield _settings()
    yield from _window()
    yield _terminal(console)


def _program() -> Finding:
    place = paths.project_file()
    where = f"checkout {place.parent}" if place else "installed"
    system = f"{platform.system()} {platform.machine()}"
    said = f"Chancery {__version__} ({where}), Python {platform.python_version()}, {system}"
    return Finding("program", State.WELL, said)


def _packages() -> Iterator[Finding]:
    """Compares the Python packages that are installed with what the project asks for; imports none of them."""
    from importlib import metadata

    try:
        from packaging.requirements import Requirement
        from packaging.utils import canonicalize_name
    except ImportError:
        said = "packaging is missing, so the others were not looked at; install it with: pip install packaging"
        yield Finding("packages", State.FAULT, said)
        return
    every = [Requirement(line) for line in paths.requirements()]
    wanted = [one for one in every if one.marker is None or one.marker.evaluate({"extra": ""})]
    if not wanted:
        yield Finding("packages", State.REMARK, "nothing here tells which are needed; install Chancery with pip")
        return
    fitting = []
    for one in wanted:
        mend = f"install it with: pip install '{one.name}{one.specifier}'"
        try:
            version = metadata.version(one.name)
        except metadata.PackageNotFoundError:
            said = f"{one.name} is missing"
        else:
            if one.specifier.contains(version, prereleases=True):
                fitting.append(f"{one.name} {version}")
                continue
            said = f"{one.name} {version} does not fit"
        if canonicalize_name(one.name) == _WINDOW:
            yield Finding("packages", State.REMARK, f"{said}: the window cannot open, commands work; {mend}")
        else:
            yield Finding("packages", State.FAULT, f"{said}; {mend}")
    if fitting:
        said = f"{len(fitting)} of {len(wanted)} are there and fit: {', '.join(fitting)}"
        yield Finding("packages", State.WELL, said)


def _sqlite() -> Finding:
    version = sqlite3.sqlite_version
    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.execute("CREATE VIRTUAL TABLE tried USING fts5(text, tokenize = 'ascii')")
    except sqlite3.Error as error:
        said = (
            f"SQLite {version} cannot index text ({error}), so nothing can be searched; use a Python that brings FTS5"
        )
        return Finding("sqlite", State.FAULT, said)
    return Finding("sqlite", State.WELL, f"SQLite {version}, with full-text search")


def _content(arguments: Namespace) -> Iterator[Finding]:
    folder: Path = arguments.content or paths.content_folder()
    named = "" if arguments.content is None else f"--content {folder} "
    check = f"chancery {named}check"
    try:
        files = paths.content_files(folder) if folder.is_dir() else []
    except OSError as error:
        yield Finding("content", State.FAULT, f"{folder} cannot be read ({error.strerror}); make it readable")
        return
    if not files:
        mend = "install Chancery again" if arguments.content is None else "name another folder with --content"
        yield Finding("content", State.FAULT, f"{folder} holds no content; {mend}")
        return
    unreadable = [file for file in files if not _can_be_read(file)]
    if unreadable:
        said = f"{len(unreadable)} of {len(files)} files cannot be read, such as {unreadable[0]}; make them readable"
        yield Finding("content", State.FAULT, said)
        return
    said = f"{len(files)} files in {folder} can be read; what they say is looked at by: {check}"
    yield Finding("content", State.WELL, said)
    yield _library(arguments, check)


def _library(arguments: Namespace, check: str) -> Finding:
    try:
        kept = store_for(arguments).condition()
    except ChanceryError as error:
        return Finding("library", State.FAULT, str(error))
    if not kept.file:
        said = f"not compiled yet; the next command does that, in some seconds, if this finds no fault: {check}"
        return Finding("library", State.REMARK, said)
    if kept.edition is None:
        mend = "delete it, and the next command compiles it again"
        return Finding("library", State.FAULT, f"{kept.file} is damaged; {mend}")
    from desktop.summary.colophon import edition_in_words

    edition = edition_in_words(kept.edition)
    if not kept.is_current:
        said = f"the content has changed since the {edition}; the next command compiles it, if this finds no fault: "
        return Finding("library", State.REMARK, said + check)
    return Finding("library", State.WELL, f"{edition}, whole, in {kept.file}")


def _cache(arguments: Namespace) -> Finding:
    folder = Path(store_for(arguments).cache)
    hindrance = _hindrance(folder)
    if hindrance:
        said = f"{folder} cannot be written ({hindrance}), so commands may compile the library each time"
        return Finding("cache", State.REMARK, f"{said}; make it writable, or name another with XDG_CACHE_HOME")
    free = shutil.disk_usage(_nearest(folder)).free
    room = f"{free / 1e9:,.1f} GB free" if free >= 1e9 else f"{free // 1_000_000} MB free"
    if free < _LITTLE_ROOM:
        return Finding("cache", State.REMARK, f"{folder} has little room, {room}; free some")
    return Finding("cache", State.WELL, f"{folder} can be written, {room}")


def _prints() -> Finding:
    folder = paths.resources_folder()
    wanted = [folder / "fonts" / name for name in _FONTS] + [folder / name for name in _PRINTS]
    fonts = [file for file in (folder / "fonts").glob("*.?tf") if _beginning(file) in _IS_FONT]
    lacking = [file for file in wanted if file not in fonts and (file.suffix == ".ttf" or not _can_be_read(file))]
    if lacking:
        said = f"{lacking[0]} is missing or damaged, so no PDF can be made; install Chancery again"
        return Finding("prints", State.FAULT, said)
    return Finding("prints", State.WELL, f"{len(fonts)} fonts and the templates of PDFs are in {folder}")


def _notebook() -> Finding:
    from desktop.domain.dates import in_words
    from desktop.library.notebook import safekeeping, tables
    from desktop.library.notebook.notebook import FILE

    file = paths.data_folder() / FILE
    try:
        copies = safekeeping.copy_days(file.parent)
    except OSError:
        copies = []
    copy = f"the copy of {in_words(copies[0].isoformat())}" if copies else ""
    hindrance = _hindrance(file)
    if not is_there(file):
        if copy:
            return Finding("notebook", State.REMARK, f"{file} is gone; the window opens {copy} in its place")
        if hindrance:
            said = f"none yet, and none can be kept as {file} ({hindrance}); make the folder writable"
            return Finding("notebook", State.REMARK, said)
        return Finding("notebook", State.WELL, f"none yet; the first note or bookmark makes {file}")
    try:
        tables.check_header(file)
        with closing(tables.in_memory(file.read_bytes())) as connection:
            is_newer = tables.is_newer(connection)
        if is_newer:
            return Finding("notebook", State.REMARK, f"{file} is of a newer Chancery, and this one leaves it as it is")
        count = len(safekeeping.read_copy(file)) if file.stat().st_size else 0
    except OSError as error:
        said = f"{file} cannot be read ({error.strerror or error}); make it readable"
        return Finding("notebook", State.FAULT, said)
    except (sqlite3.Error, DamagedNotebookError) as error:
        opens = copy or "what can still be read of it"
        said = f"{file} is damaged ({error}); open the window, which sets it aside and opens {opens}"
        return Finding("notebook", State.FAULT, said)
    entries = f"{count:,} entr{'y' if count == 1 else 'ies'} in {file}"
    if hindrance:
        said = f"{entries} can be read, but not written ({hindrance}); make it writable"
        return Finding("notebook", State.REMARK, said)
    return Finding("notebook", State.WELL, f"{entries}, read and written; {copy or 'no copy yet'}")


def _settings() -> Finding:
    file = paths.settings_folder() / paths.SETTINGS_FILE
    hindrance = _hindrance(file)
    if is_there(file) and not _can_be_read(file):
        said = f"{file} cannot be read, so the window forgets what you choose; make it readable, or delete it"
        return Finding("settings", State.REMARK, said)
    if hindrance:
        said = f"{file} cannot be written ({hindrance}), so the window forgets what you choose; make it writable"
        return Finding("settings", State.REMARK, said)
    return Finding("settings", State.WELL, str(file) if is_there(file) else f"none yet; the window makes {file}")


def _window() -> Iterator[Finding]:
    from desktop.cli.window import no_display

    reason = no_display()
    names = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")
    display = next((f"{name}={os.environ[name]}" for name in names if os.environ.get(name)), "that of the system")
    said = f"none: the window cannot open, commands work; {reason}" if reason else display
    yield Finding("display", State.REMARK if reason else State.WELL, said)
    lacking = _unloaded()
    if lacking:
        said = f"the window cannot open, commands work; install what Qt does not find: {lacking}"
        yield Finding("qt", State.REMARK, said)


def _unloaded() -> str:
    """Returns which library of the system Qt does not find; "" where it finds all, or that cannot be told.

    Another process loads what a window needs, and nothing is shown.
    """
    from importlib.util import find_spec

    found = find_spec("PySide6")
    if not sys.platform.startswith("linux") or found is None or not found.submodule_search_locations:
        return ""
    folder = Path(found.submodule_search_locations[0])
    files = [folder / "QtWidgets.abi3.so", folder / "Qt" / "plugins" / "platforms" / "libqxcb.so"]
    words = [sys.executable, "-c", _LOAD, *(str(file) for file in files if file.is_file())]
    with suppress(OSError, subprocess.TimeoutExpired):
        done = subprocess.run(words, capture_output=True, text=True, timeout=_LONGEST, check=False)
        if done.returncode == 1 and "OSError: " in done.stderr:
            return done.stderr.rpartition("OSError: ")[2].strip()
    return ""


def _terminal(console: Console) -> Finding:
    names = ("LC_ALL", "LC_CTYPE", "LANG")
    locale = next((f"{name}={os.environ[name]}" for name in names if os.environ.get(name)), "no locale set")
    to = "a terminal" if console.is_terminal else "a pipe or file"
    colour = "colour" if console.has_colour else "no colour"
    said = f"{locale}, signs in {console.encoding}; {to}, {console.width} columns, {colour}"
    return Finding("terminal", State.WELL, said)


def _can_be_read(file: Path) -> bool:
    return _beginning(file) is not None


def _beginning(file: Path) -> bytes | None:
    try:
        with file.open("rb") as stream:
            return stream.read(4)
    except OSError:
        return None


def _hindrance(place: Path) -> str:
    """Returns why a file or folder cannot be written or made, in a few words; "" where it can."""
    there = _nearest(place)
    if there != place and not there.is_dir():
        return f"{there} is no folder"
    parts: Iterable[Path] = (there, there.parent) if there == place and not there.is_dir() else (there,)
    closed = next((f"{part} may only be read" for part in parts if not os.access(part, os.W_OK)), "")
    return closed or ("no room is left" if not shutil.disk_usage(there).free else "")


def _nearest(place: Path) -> Path:
    """Returns a place, or the nearest folder above it that is there."""
    return next((one for one in (place, *place.parents) if is_there(one)), Path(place.anchor))
