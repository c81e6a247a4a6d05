"""`doctor`: what the program needs on this computer, looked at without changing anything."""

from __future__ import annotations

import os
import platform
import sqlite3
import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from desktop import __version__, paths
from desktop.cli import OK, USAGE
from desktop.cli.console import Console
from desktop.cli.health.content import cache, content
from desktop.cli.health.findings import Finding, State
from desktop.cli.health.own_files import notebook, settings
from desktop.cli.health.packages import packages
from desktop.cli.health.prints import prints
from desktop.domain.escaping import for_terminal

_LOAD = "import ctypes, sys; [ctypes.CDLL(file) for file in sys.argv[1:]]"
_LONGEST = 20
"""Seconds in which another process has to say whether Qt can be loaded."""


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
    yield from packages()
    yield _sqlite()
    yield from content(arguments)
    yield cache(arguments)
    yield prints()
    yield notebook()
    yield settings()
    yield from _window()
    yield _terminal(console)


def _program() -> Finding:
    place = paths.project_file()
    where = f"checkout {place.parent}" if place else "installed"
    system = f"{platform.system()} {platform.machine()}"
    said = f"Chancery {__version__} ({where}), Python {platform.python_version()}, {system}"
    return Finding("program", State.WELL, said)


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

    Another process loads what a window needs, and nothing is shown. It is isolated: in the working folder may stand
    a `ctypes.py` of someone else's.
    """
    from importlib.util import find_spec

    found = find_spec("PySide6")
    if not sys.platform.startswith("linux") or found is None or not found.submodule_search_locations:
        return ""
    folder = Path(found.submodule_search_locations[0])
    files = [folder / "QtWidgets.abi3.so", folder / "Qt" / "plugins" / "platforms" / "libqxcb.so"]
    words = [sys.executable, "-I", "-c", _LOAD, *(str(file) for file in files if file.is_file())]
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
