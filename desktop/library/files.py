"""Writing files so that they are there whole or not at all."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def irregular(file: Path) -> str:
    """Returns what stands in the place of a file, such as “a folder”; "" where it is a file, or nothing is there.

    To be asked before a file is opened that anybody may have put there: a pipe would be waited for without end.
    """
    if not os.path.exists(file) or os.path.isfile(file):  # noqa: PTH110, PTH113  # Path's raise where one may not look
        return ""
    return "a folder" if file.is_dir() else "no regular file"


def write_whole(file: Path, data: bytes) -> None:
    """Writes a file beside its place, syncs it and renames it into place.

    Whatever happens, the place holds the old file or the new one, and no part of it is left behind. A file that is
    replaced keeps its permissions, a link still leads to it, and a device or a pipe is written to as it is.
    Raises OSError where it cannot be written.
    """
    write_together({file: data})


def write_together(contents: Mapping[Path, bytes]) -> None:
    """Writes files as `write_whole` does, and puts none in its place before all are written.

    Raises OSError where one of them cannot be written; then all are as they were, unless what was replaced already
    cannot be put back either.
    """
    places = {Path(os.path.realpath(file)): data for file, data in contents.items()}
    # Renamed over, /dev/null would be a file for the whole system.
    devices = {place for place in places if place.exists() and not place.is_file()}
    made: dict[Path, Path] = {}
    before: dict[Path, bytes | None] = {}
    try:
        for place in [place for place in places if place not in devices]:
            made[place] = place.with_name(f".{place.name[:40]}.{os.urandom(6).hex()}")
            _write_beside(made[place], place, places[place])
        for place in devices:
            place.write_bytes(places[place])
        for place, temporary in made.items():
            if len(made) > 1:
                before[place] = place.read_bytes() if place.exists() else None
            temporary.replace(place)
    except BaseException:
        for temporary in made.values():
            temporary.unlink(missing_ok=True)
        with suppress(OSError):
            _put_back(before)
        raise
    for folder in {place.parent for place in made}:
        _sync_folder(folder)


def _put_back(before: Mapping[Path, bytes | None]) -> None:
    for place, data in before.items():
        if data is None:
            place.unlink(missing_ok=True)
        elif place.read_bytes() != data:
            write_whole(place, data)


def _write_beside(temporary: Path, place: Path, data: bytes) -> None:
    with temporary.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    if place.exists():
        temporary.chmod(place.stat().st_mode & 0o777)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    # The new file is in place by now; some folders may be written but not read, some file systems do not sync them.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
