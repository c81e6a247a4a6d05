"""Writing whole: the file that was there or the new one, whatever happens."""

import errno
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.library.files import write_together, write_whole

CHECKOUT = Path(__file__).parent.parent.parent


def test_a_new_file_is_there_and_nothing_else(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", b"new")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a", b"new")]


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old and longer")
    write_whole(tmp_path / "a", b"new")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a", b"new")]


def test_others_may_read_the_file_as_the_umask_says(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write_whole(tmp_path / "a", b"new")
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(mask)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640


def test_a_private_file_stays_private(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o600)
    write_whole(tmp_path / "a", b"new")
    assert ((tmp_path / "a").stat().st_mode & 0o777, (tmp_path / "a").read_bytes()) == (0o600, b"new")


def test_a_link_still_leads_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "link").symlink_to("a")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "a").read_bytes() == b"new"


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_whole(tmp_path / "pipe", b"new")
        assert os.read(reader, 10) == b"new"
    finally:
        os.close(reader)
    assert (tmp_path / "pipe").is_fifo()


def test_the_longest_name_of_a_file_can_be_written(tmp_path: Path) -> None:
    write_whole(tmp_path / ("n" * 255), b"new")
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"new"]


def test_a_folder_that_cannot_be_synced_does_not_make_a_written_file_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def not_readable(*values: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("desktop.library.files.os.open", not_readable)
    write_whole(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"


@pytest.mark.parametrize("call", ["fsync", "chmod", "replace"])
def test_a_full_disk_keeps_the_old_file_and_leaves_no_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def no_space(*values: object, **options: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "a").write_bytes(b"old")
    with monkeypatch.context() as patch:
        patch.setattr(os, call, no_space)
        with pytest.raises(OSError, match="No space"):
            write_whole(tmp_path / "a", b"new")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a", b"old")]


FULL_DISK = """
import resource, sys
from pathlib import Path
from desktop.library.files import write_whole
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))
try:
    write_whole(Path(sys.argv[1]), b"n" * 300_000)
except OSError as error:
    print(error.strerror)
"""


def test_a_disk_that_fills_up_in_the_middle_keeps_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    command = [sys.executable, "-c", FULL_DISK, str(tmp_path / "a")]
    assert "large" in subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=True).stdout
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a", b"old")]


@pytest.mark.parametrize("name", ["nowhere/a", "file/a"])
def test_a_place_that_cannot_be_written_is_an_error_of_the_system(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"old")
    with pytest.raises(OSError, match="directory"):
        write_whole(tmp_path / name, b"new")


WRITER = """
import sys
from pathlib import Path
from desktop.library.files import write_whole
number = 0
while True:
    number += 1
    write_whole(Path(sys.argv[1]), bytes([65 + number % 26]) * (50_000 + number % 7 * 10_000))
    print(number, flush=True)
"""


def test_a_writer_killed_at_any_moment_leaves_a_whole_file(tmp_path: Path) -> None:
    chance = random.Random(20261124)
    file = tmp_path / "a"
    for _ in range(30):
        child = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(file)], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        for _ in range(chance.randint(1, 25)):
            child.stdout.readline()
        child.kill()
        child.communicate()
        assert child.returncode == -signal.SIGKILL
        data = file.read_bytes()
        assert len(set(data)) == 1
        assert len(data) % 10_000 == 0
        assert 50_000 <= len(data) <= 110_000


def test_files_that_belong_together_are_all_written_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {tmp_path / name: f"new {name}".encode() for name in "abc"}
    for file in files:
        file.write_bytes(b"old")
    synced: list[int] = []

    def full_at_the_third(handle: int) -> None:
        synced.append(handle)
        if len(synced) == 3:
            raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full_at_the_third)
        with pytest.raises(OSError, match="No space left"):
            write_together(files)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"a": b"old", "b": b"old", "c": b"old"}
    write_together(files)
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == files


def test_a_rename_that_fails_puts_back_what_was_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {tmp_path / name: f"new {name}".encode() for name in "abc"}
    for file in files:
        file.write_bytes(b"old")
    (tmp_path / "a").unlink()
    replace = os.replace

    def locked(source: Path, place: Path) -> None:
        if Path(place).name == "c":
            raise OSError(errno.EPERM, "Operation not permitted", str(place))
        replace(source, place)

    with monkeypatch.context() as patch:
        patch.setattr("os.replace", locked)
        with pytest.raises(OSError, match="not permitted"):
            write_together(files)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"b": b"old", "c": b"old"}


def test_a_pipe_is_written_only_when_the_files_are(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        with pytest.raises(OSError, match="directory"):
            write_together({tmp_path / "pipe": b"new", tmp_path / "nowhere" / "a": b"new"})
        assert os.read(reader, 10) == b""
    finally:
        os.close(reader)
