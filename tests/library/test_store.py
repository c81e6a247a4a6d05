"""The compiled library in the cache: current, whole or not there, and never lost for a fault in the content."""

import errno
import json
import os
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desktop.domain import address
from desktop.errors import ChanceryError, ContentError, DamagedLibraryError
from desktop.library import store
from desktop.library.builder import STEPS
from desktop.library.library import Library
from desktop.library.store import LibraryStore, checksum
from tests.library.conftest import Openings

CHECKOUT = Path(__file__).parent.parent.parent
Edit = Callable[[str, str, str], None]


def title_of_topic(library: Library) -> str:
    return library.topic_titles(["tapi"])["tapi"]


def files_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir()) if folder.is_dir() else []


def test_the_first_start_compiles(open_store: Openings) -> None:
    opened = open_store()
    assert open_store.steps[-1] == (STEPS, STEPS)
    assert (opened.remark, opened.faults) == ("", None)
    assert title_of_topic(opened.library) == "The TAPI pipeline"
    assert files_in(open_store.cache) == [open_store.kept.name, "library.json"]


def test_the_second_start_compiles_nothing_and_writes_nothing(
    open_store: Openings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_SETTLED", 3600)  # however slow the machine, the library is young
    open_store()
    before = [(name, (open_store.cache / name).stat().st_mtime_ns) for name in files_in(open_store.cache)]
    opened = open_store()
    assert not open_store.compiled
    assert title_of_topic(opened.library) == "The TAPI pipeline"
    assert [(name, (open_store.cache / name).stat().st_mtime_ns) for name in files_in(open_store.cache)] == before


def test_open_current_answers_only_once_a_library_is_kept(open_store: Openings) -> None:
    kept = LibraryStore(open_store.content, open_store.cache)
    assert kept.open_current() is None
    open_store()
    current = kept.open_current()
    assert current is not None
    current.close()


def test_a_file_that_was_only_touched_is_not_compiled_again(open_store: Openings) -> None:
    open_store()
    file = open_store.content / "topics/tapi.md"
    os.utime(file, ns=(1, 1))
    kept = LibraryStore(open_store.content, open_store.cache)
    assert kept.open_current() is None
    open_store()
    assert not open_store.compiled
    current = kept.open_current()
    assert current is not None
    current.close()


def test_content_that_changed_is_compiled_again_and_the_old_library_removed(open_store: Openings, edit: Edit) -> None:
    open_store()
    old = open_store.kept
    edit("topics/tapi.md", "The TAPI pipeline", "The TAPI line")
    opened = open_store()
    assert open_store.compiled
    assert title_of_topic(opened.library) == "The TAPI line"
    assert open_store.kept != old


def test_a_file_that_was_renamed_is_noticed(open_store: Openings) -> None:
    open_store()
    (open_store.content / "topics/tapi.md").rename(open_store.content / "topics/pipe.md")
    with pytest.raises(KeyboardInterrupt):
        LibraryStore(open_store.content, open_store.cache).open(interrupt_at(0))


def test_hidden_files_are_no_content(open_store: Openings) -> None:
    open_store()
    (open_store.content / "topics/.tapi.md.swp").write_bytes(b"\x00")
    open_store()
    assert not open_store.compiled


@pytest.mark.parametrize("place", [n / 23 for n in range(24)])
def test_a_byte_that_changed_is_noticed_wherever_it_is(open_store: Openings, place: float) -> None:
    open_store()
    data = bytearray(open_store.kept.read_bytes())
    data[int(place * (len(data) - 1))] ^= 0x10
    open_store.kept.write_bytes(data)
    assert_rebuilt(open_store)


@pytest.mark.parametrize("length", [0, 1, 100, 4096, -4096, -1])
def test_a_file_that_lost_its_end_is_noticed(open_store: Openings, length: int) -> None:
    open_store()
    open_store.kept.write_bytes(open_store.kept.read_bytes()[:length])
    assert_rebuilt(open_store)


def test_a_library_that_was_found_whole_is_read_again_only_when_it_changed(
    open_store: Openings, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []

    def counted(file: Path) -> int:
        read.append(file)
        return checksum(file)

    monkeypatch.setattr(store, "checksum", counted)
    open_store()
    assert len(read) == 1
    open_store()
    assert len(read) == 2, "a change right after the first reading would not show in the times of the file"
    monkeypatch.setattr(store, "_SETTLED", -1)
    open_store()
    open_store()
    assert len(read) == 3
    open_store.kept.write_bytes(open_store.kept.read_bytes() + b"\0")
    assert_rebuilt(open_store)


def test_what_changed_unseen_is_found_on_another_day_and_what_cannot_be_read_at_the_next_start(
    open_store: Openings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The stamp is given the state of the damaged file, as if a failing disk had changed it."""

    def damage() -> None:
        data = bytearray(open_store.kept.read_bytes())
        data[4096:] = b"\xff" * (len(data) - 4096)
        open_store.kept.write_bytes(data)
        stamp = json.loads(open_store.stamp.read_bytes())
        stamp["whole"] = [stamp["crc32"], *store._state(open_store.kept), int(store.time.time()) // 86_400]
        open_store.stamp.write_text(json.dumps(stamp))

    open_store()
    damage()
    library = open_store().library
    assert not open_store.compiled
    with pytest.raises(DamagedLibraryError, match="start again, and it is compiled anew"):
        library.countries()
    assert_rebuilt(open_store)
    damage()
    now = store.time.time()
    monkeypatch.setattr(store.time, "time", lambda: now + 86_400)
    assert_rebuilt(open_store)


def test_a_text_in_place_of_the_library_is_noticed(open_store: Openings) -> None:
    open_store()
    open_store.kept.write_text("to be or not to be\n" * 5000)
    assert_rebuilt(open_store)


def test_a_library_that_is_gone_is_compiled_again(open_store: Openings) -> None:
    open_store()
    open_store.kept.unlink()
    assert_rebuilt(open_store)


@pytest.mark.parametrize(
    "stamp",
    [
        None,
        b"",
        b"\xff\xfe\x00",
        b"null",
        b"[]",
        b"{}",
        b"[" * 100_000,
        b'{"fingerprint": 1}',
        {"file": 3},
        {"file": ""},
        {"file": ".."},
        {"file": "\0"},
        {"file": "\ud800"},
        {"file": "../library.json"},
        {"crc32": "none"},
        {"crc32": None},
        {"schema": 0},
        {"schema": "1"},
    ],
    ids=lambda stamp: repr(stamp)[:24],
)
def test_a_stamp_that_says_nothing_true_is_noticed(
    open_store: Openings, stamp: bytes | dict[str, object] | None
) -> None:
    open_store()
    if stamp is None:
        open_store.stamp.unlink()
    elif isinstance(stamp, dict):
        open_store.stamp.write_text(json.dumps(json.loads(open_store.stamp.read_bytes()) | stamp))
    else:
        open_store.stamp.write_bytes(stamp)
    assert_rebuilt(open_store)


@pytest.mark.parametrize("pragma", ["user_version = 999", "application_id = 7"])
def test_a_library_of_another_version_is_compiled_again(open_store: Openings, pragma: str) -> None:
    open_store()
    with closing(sqlite3.connect(open_store.kept)) as connection:
        connection.execute(f"PRAGMA {pragma}")
    stamp = json.loads(open_store.stamp.read_bytes())
    open_store.stamp.write_text(json.dumps(stamp | {"crc32": zlib.crc32(open_store.kept.read_bytes())}))
    assert_rebuilt(open_store)


def assert_rebuilt(open_store: Openings) -> None:
    """The damage is mended at this start, and the next one has nothing to do."""
    opened = open_store()
    assert open_store.compiled
    assert title_of_topic(opened.library) == "The TAPI pipeline"
    open_store()
    assert not open_store.compiled


@pytest.mark.parametrize("below", ["", "deeper/still"])
def test_a_file_in_place_of_the_cache_keeps_the_library_in_memory(open_store: Openings, below: str) -> None:
    open_store.cache.write_text("not a folder")
    open_store.cache = open_store.cache / below
    opened = open_store()
    assert title_of_topic(opened.library) == "The TAPI pipeline"
    assert str(open_store.cache) in opened.remark
    assert opened.faults is None


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write into a read-only folder")
def test_a_read_only_cache_keeps_the_library_in_memory(open_store: Openings) -> None:
    open_store.cache.mkdir(mode=0o555)
    opened = open_store()
    assert title_of_topic(opened.library) == "The TAPI pipeline"
    assert "could not be kept" in opened.remark
    assert files_in(open_store.cache) == []


FULL_DISK = """
import resource, sys
from pathlib import Path
from desktop.library.store import LibraryStore
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
opened = LibraryStore(Path(sys.argv[1]), Path(sys.argv[2])).open()
print(opened.library.topic_titles(["tapi"])["tapi"], "/", opened.remark)
"""
"""Lets no file of the process grow, which the system reports as it does a full disk."""


def test_a_full_disk_leaves_nothing_half_written(open_store: Openings) -> None:
    command = [sys.executable, "-c", FULL_DISK, str(open_store.content), str(open_store.cache)]
    said = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=True).stdout
    assert said.startswith("The TAPI pipeline / ")
    assert "could not be kept" in said
    assert files_in(open_store.cache) == []


def test_a_full_disk_keeps_the_old_library(open_store: Openings, edit: Edit, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store()
    before = {name: (open_store.cache / name).read_bytes() for name in files_in(open_store.cache)}
    edit("topics/tapi.md", "The TAPI pipeline", "The TAPI line")
    with monkeypatch.context() as patch:
        patch.setattr("desktop.library.files.os.fsync", no_space)
        opened = open_store()
        assert title_of_topic(opened.library) == "The TAPI line"
        assert os.strerror(errno.ENOSPC) in opened.remark
    assert {name: (open_store.cache / name).read_bytes() for name in files_in(open_store.cache)} == before
    assert not open_store().remark


def no_space(handle: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_faulty_content_leaves_the_last_good_library_in_use(open_store: Openings, edit: Edit) -> None:
    open_store()
    before = open_store.kept.read_bytes()
    edit("events/all.yaml", "date: 2001", "date: 2001-99")
    for _ in range(2):
        opened = open_store()
        assert "last good edition" in opened.remark
        assert opened.faults is not None
        assert [fault.file for fault in opened.faults.diagnostics] == ["events/all.yaml"]
        event = opened.library.event("ev-year")
        assert event is not None
        assert event.date.text == "2001"
        assert open_store.kept.read_bytes() == before
    edit("events/all.yaml", "date: 2001-99", "date: 2002")
    mended = open_store()
    assert (mended.remark, mended.faults) == ("", None)


def test_faulty_content_without_an_earlier_library_is_refused(open_store: Openings, edit: Edit) -> None:
    edit("events/all.yaml", "date: 2001", "date: 2001-99")
    with pytest.raises(ContentError):
        open_store()
    assert files_in(open_store.cache) == []


def test_faulty_content_with_a_damaged_library_is_refused(open_store: Openings, edit: Edit) -> None:
    open_store()
    open_store.kept.write_bytes(b"damaged")
    edit("events/all.yaml", "date: 2001", "date: 2001-99")
    with pytest.raises(ContentError):
        open_store()


def test_a_folder_of_content_that_is_not_there_is_named(open_store: Openings, tmp_path: Path) -> None:
    open_store.content = tmp_path / "nowhere"
    with pytest.raises(ChanceryError, match="nowhere"):
        open_store()


def interrupt_at(step: int) -> Callable[[int, int], None]:
    def progress(done: int, total: int) -> None:
        if done == step:
            raise KeyboardInterrupt

    return progress


@pytest.mark.parametrize("step", range(STEPS + 1))
def test_cancelling_leaves_nothing_behind(open_store: Openings, step: int) -> None:
    with pytest.raises(KeyboardInterrupt):
        LibraryStore(open_store.content, open_store.cache).open(interrupt_at(step))
    assert files_in(open_store.cache) == []
    open_store()
    assert open_store.compiled


def test_two_processes_that_compile_at_once_both_succeed(content: Path, cache: Path, open_store: Openings) -> None:
    program = (
        "import sys; from pathlib import Path; from desktop.library.store import LibraryStore\n"
        "from desktop.library import builder\n"
        "print('ready', flush=True); sys.stdin.readline()\n"
        "opened = LibraryStore(Path(sys.argv[1]), Path(sys.argv[2])).open()\n"
        "print(len(opened.library.countries()), opened.remark)\n"
        "opened.library.close()"
    )
    children = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(content), str(cache)],
            cwd=CHECKOUT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for child in children:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    assert [child.communicate() for child in children] == [("5 \n", "")] * 4
    open_store()
    assert not open_store.compiled
    assert files_in(cache) == [open_store.kept.name, "library.json"]


def test_a_library_that_is_open_survives_the_next_edition(open_store: Openings, edit: Edit) -> None:
    older = open_store().library
    edit("topics/tapi.md", "The TAPI pipeline", "The TAPI line")
    newer = open_store().library
    assert [title_of_topic(library) for library in (older, newer)] == ["The TAPI pipeline", "The TAPI line"]
    assert older.article(address.country("TKM")) is not None


def test_the_library_cannot_be_written_to(open_store: Openings) -> None:
    opened = open_store()
    with pytest.raises(sqlite3.OperationalError):
        opened.library._connection.execute("DELETE FROM event")


@pytest.mark.parametrize("name", ["plain", "with a space", "тетрадь", "100%41", "a#b", "a?b=c", "c;d&e", "“quoted”"])
def test_a_cache_of_any_name_is_found_again(content: Path, tmp_path: Path, name: str) -> None:
    with closing(LibraryStore(content, tmp_path / name).open().library):
        pass
    found = LibraryStore(str(content), f"{tmp_path}/{name}").open_current()
    assert found is not None
    found.close()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there that few readers have")
def test_a_cache_behind_a_link_and_above_it_is_that_of_the_system(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere" / "deep").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere" / "deep", target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    for cache in (f"{tmp_path}/link/../cache", "link/../relative"):
        with closing(LibraryStore(content, cache).open().library):
            pass
        found = LibraryStore(content, cache).open_current()
        assert found is not None
        found.close()
    assert {one.name for one in (tmp_path / "elsewhere").iterdir()} == {"deep", "cache", "relative"}
