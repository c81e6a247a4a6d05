"""The content, the library that is compiled from it, and the cache in which that is kept."""

from __future__ import annotations

import os
import shlex
import shutil
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from desktop import paths
from desktop.cli.access import store_for
from desktop.cli.health.findings import Finding, State, hindrance, nearest, unreadable
from desktop.errors import ChanceryError

_LITTLE_ROOM = 100_000_000
"""Bytes below which the compiled library, its index and a print may soon have no room."""


def content(arguments: Namespace) -> Iterator[Finding]:
    """Yields a finding on the content; where it can be read, one on the compiled library too."""
    folder: Path = arguments.content or paths.content_folder()
    named = "" if arguments.content is None else f"--content {shlex.quote(str(folder))} "
    check = f"chancery {named}check"
    try:
        if folder.is_dir():
            _refuse_closed(folder)
        files = paths.content_files(folder) if folder.is_dir() else []
    except OSError as error:
        closed = error.filename or folder
        yield Finding("content", State.FAULT, f"{closed} cannot be read ({error.strerror}); make it readable")
        return
    if not files:
        mend = "install Chancery again" if arguments.content is None else "name another folder with --content"
        yield Finding("content", State.FAULT, f"{folder} holds no content; {mend}")
        return
    closed_files = [file for file in files if unreadable(file)]
    if closed_files:
        said = (
            f"{len(closed_files)} of {len(files)} files cannot be read, such as {closed_files[0]}; make them readable"
        )
        yield Finding("content", State.FAULT, said)
        return
    said = f"{len(files)} files in {folder} can be read; what they say is looked at by: {check}"
    yield Finding("content", State.WELL, said)
    yield _library(arguments, check)


def _refuse_closed(folder: Path) -> None:
    """Raises OSError for a folder that cannot be read, which looking for files passes over."""

    def refuse(error: OSError) -> None:
        raise error

    for _, folders, _ in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]


def _library(arguments: Namespace, check: str) -> Finding:
    store = store_for(arguments)
    try:
        kept = store.condition()
    except ChanceryError as error:
        return Finding("library", State.FAULT, str(error))
    is_kept = not hindrance(Path(store.cache))
    each_time = "each command compiles it in some seconds, as the cache cannot be written"
    if not kept.file:
        next_time = "the next command does that in some seconds" if is_kept else each_time
        return Finding("library", State.REMARK, f"not compiled yet; {next_time}")
    if kept.hindrance:
        said = f"{kept.file} cannot be read ({kept.hindrance}), so commands compile the library each time"
        return Finding("library", State.REMARK, f"{said}; make it readable, or delete it")
    if kept.edition is None:
        again = ", and the next command compiles it again" if is_kept else f"; {each_time}"
        return Finding("library", State.FAULT, f"{kept.file} is damaged; delete it{again}")
    if not kept.is_current:
        next_time = "the next command compiles it again" if is_kept else each_time
        said = f"compiled from other content than stands there now; {next_time}"
        return Finding("library", State.REMARK, f"{said}; whether the content has faults is told by: {check}")
    from desktop.summary.colophon import edition_in_words

    return Finding("library", State.WELL, f"{edition_in_words(kept.edition)}, whole, in {kept.file}")


def cache(arguments: Namespace) -> Finding:
    """Returns whether the cache can be written and has room."""
    folder = Path(store_for(arguments).cache)
    hindering = hindrance(folder)
    if hindering:
        said = f"{folder} cannot be written ({hindering}), so commands may compile the library each time"
        return Finding("cache", State.REMARK, f"{said}; make it writable, or name another with XDG_CACHE_HOME")
    free = shutil.disk_usage(nearest(folder)).free
    room = f"{free / 1e9:,.1f} GB free" if free >= 1e9 else f"{free // 1_000_000} MB free"
    if free < _LITTLE_ROOM:
        return Finding("cache", State.REMARK, f"{folder} has little room, {room}; free some")
    return Finding("cache", State.WELL, f"{folder} can be written, {room}")
