"""Writing a file so that it is there whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path


def write_whole(file: Path, data: bytes) -> None:
    """Writes a file beside its place, syncs it and renames it into place.

    Whatever happens, the place holds the old file or the new one, and no part of it is left behind. A file that is
    replaced keeps its permissions, a link still leads to it, and a device or a pipe is written to as it is.
    Raises OSError where it cannot be written.
    """
    place = Path(os.path.realpath(file))
    if place.exists() and not place.is_file():
        place.write_bytes(data)  # renamed over, /dev/null would be a file for the whole system
        return
    temporary = place.with_name(f".{place.name[:40]}.{os.urandom(6).hex()}")
    try:
        with temporary.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if place.exists():
            temporary.chmod(place.stat().st_mode & 0o777)
        temporary.replace(place)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(place.parent)


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
