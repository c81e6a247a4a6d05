"""What `doctor` says of a thing, and how it looks at files and folders."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from desktop.cli.console import is_there
from desktop.domain.values import NamedTuple


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


def beginning(file: Path, length: int = 1) -> bytes:
    """Returns the first bytes of a file.

    Raises OSError where it cannot be read, or is no regular file: a pipe would be waited for.
    """
    if not file.is_file():
        reason = "it is a folder" if file.is_dir() else "it is no regular file" if file.exists() else "it is not there"
        raise OSError(None, reason, str(file))
    with file.open("rb") as stream:
        return stream.read(length)


def unreadable(file: Path) -> str:
    """Returns why a file cannot be read, in a few words; "" where it can."""
    try:
        beginning(file)
    except OSError as error:
        return error.strerror or str(error)
    return ""


def hindrance(place: Path) -> str:
    """Returns why a file or folder cannot be written or made, in a few words; "" where it can."""
    there = nearest(place)
    if there != place and not there.is_dir():
        return f"{there} is no folder"
    parts: Iterable[Path] = (there, there.parent) if there == place and not there.is_dir() else (there,)
    closed = next((f"{part} may only be read" for part in parts if not os.access(part, os.W_OK)), "")
    return closed or ("no room is left" if not shutil.disk_usage(there).free else "")


def nearest(place: Path) -> Path:
    """Returns a place, or the nearest folder above it that is there."""
    return next((one for one in (place, *place.parents) if is_there(one)), Path(place.anchor))
