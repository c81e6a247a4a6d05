"""A notebook's file that is damaged, gone, or another's: what of it is saved, and what is said."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from desktop.errors import NotebookError
from desktop.library.notebook import plans
from desktop.library.notebook.notebook import FILE, Notebook
from tests.conftest import CHECKOUT, IRREGULAR, put_irregular
from tests.library.notebook.conftest import Clock, OpenNotebook, bookmark, keep, note, without_rights


def damaged(folder: Path) -> list[Path]:
    return sorted(folder.glob("notebook-damaged-*"))


@pytest.mark.parametrize("data", [b"x", b"\0" * 5000, b"SQLite format 3\0" + b"\xff" * 4080, b"# My notes\n" * 900])
def test_another_file_in_its_place_is_set_aside_and_the_newest_copy_opened(
    notebook: Notebook, clock: Clock, folder: Path, open_notebook: OpenNotebook, data: bytes
) -> None:
    keep(notebook, note("yesterday"))
    yesterday = notebook.state.contents
    clock.pass_days(1)
    keep(notebook, note("today"))
    notebook.close()
    (folder / FILE).write_bytes(data)
    again = open_notebook()
    assert again.state.contents == yesterday
    assert [file.read_bytes() for file in damaged(folder)] == [data]
    assert again.remark == (
        f"the notebook was damaged and is set aside as {damaged(folder)[0].name}; its copy of 26 November 2026 is open"
    )
    keep(again, note("goes on"))
    assert len(open_notebook().state.contents) == 2


def test_a_damaged_newest_copy_is_passed_over(
    notebook: Notebook, clock: Clock, folder: Path, open_notebook: OpenNotebook
) -> None:
    for number in range(3):
        keep(notebook, note(str(number)))
        clock.pass_days(1)
    notebook.close()
    (folder / FILE).write_bytes(b"x" * 9000)
    (folder / "copies" / "notebook-2026-11-27.sqlite").write_bytes(b"x" * 9000)
    again = open_notebook()
    assert [one.text for one in again.state.contents.notes] == ["0"]
    assert "26 November" in again.remark


@pytest.mark.parametrize("gone", [True, False])
def test_a_notebook_that_is_gone_or_empty_comes_back_from_its_copy(
    notebook: Notebook, clock: Clock, folder: Path, open_notebook: OpenNotebook, gone: bool
) -> None:
    keep(notebook, note("kept"))
    clock.pass_days(1)
    notebook.close()
    open_notebook().close()
    (folder / FILE).unlink() if gone else (folder / FILE).write_bytes(b"")
    again = open_notebook()
    assert [one.text for one in again.state.contents.notes] == ["kept"]
    assert again.remark == "the notebook was gone, so its copy of 26 November 2026 is open"


def test_a_file_put_in_its_place_while_it_is_open_gets_the_next_change(
    notebook: Notebook, folder: Path, open_notebook: OpenNotebook
) -> None:
    keep(notebook, note("before"))
    other = open_notebook(folder.with_name("other"))
    keep(other, note("from elsewhere"))
    other.close()
    other.file.replace(notebook.file)
    keep(notebook, note("after"))
    assert {one.text for one in open_notebook().state.contents.notes} == {"from elsewhere", "after"}


def test_a_notebook_of_a_newer_version_is_left_alone(
    notebook: Notebook, folder: Path, open_notebook: OpenNotebook
) -> None:
    keep(notebook, note())
    notebook.close()
    with closing(sqlite3.connect(folder / FILE)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = (folder / FILE).read_bytes()
    newer = open_notebook()
    assert "newer Chancery" in newer.remark
    with pytest.raises(NotebookError, match="newer Chancery"):
        keep(newer, note())
    newer.close()
    assert (folder / FILE).read_bytes() == before


def test_no_changed_byte_goes_unnoticed_and_none_loses_a_note(
    notebook: Notebook, clock: Clock, folder: Path, open_notebook: OpenNotebook
) -> None:
    """The bytes of the header, some in a row and one in 61 are changed, each alone."""
    keep(notebook, *(note(f"{number} " + "word " * 60) for number in range(12)))
    clock.pass_days(1)
    keep(notebook, note("only today"), bookmark(folder="Energy"))
    notebook.undo()
    notebook.redo()
    wanted = notebook.state.contents
    notebook.close()
    good = (folder / FILE).read_bytes()
    offsets = sorted({*range(100), *range(0, len(good), 61), *range(4096, 4120)})
    noticed = 0
    for offset in offsets:
        for file in (*damaged(folder), *folder.glob("notebook.sqlite-*")):
            file.unlink()
        bad = bytearray(good)
        bad[offset] ^= 0x41
        (folder / FILE).write_bytes(bad)
        again = open_notebook()
        contents = again.state.contents
        again.close()
        if "newer" in again.remark:
            assert (folder / FILE).read_bytes() == bad
        elif again.remark:
            noticed += 1
            assert [file.read_bytes() for file in damaged(folder)] == [bad], offset
            assert len(contents) >= 12, offset
            # What can no longer be read is at most what stood on the page of the byte.
            assert all(entry == wanted.get(entry.id) for entry in contents), offset
        else:
            assert contents == wanted, offset
            assert not damaged(folder)
    assert noticed > len(offsets) // 4


def test_notes_of_today_outlive_damage_to_the_log_of_changes(
    notebook: Notebook, clock: Clock, folder: Path, open_notebook: OpenNotebook
) -> None:
    keep(notebook, note("old"))
    clock.pass_days(1)
    keep(notebook, note("from today"), note("gone again"))
    notebook.change("Delete", plans.remove([notebook.state.contents.notes[0].id]))
    wanted = notebook.state.contents
    notebook.close()
    data = (folder / FILE).read_bytes()
    place = data.rfind(b'["Add"')
    (folder / FILE).write_bytes(data[:place] + b"#" + data[place + 1 :])
    again = open_notebook()
    assert again.state.contents == wanted
    assert again.remark.endswith("all that could be read of it is open: 2 entries")


def test_notes_of_today_are_read_from_the_log_of_changes_where_their_own_page_is_damaged(
    notebook: Notebook, clock: Clock, folder: Path, open_notebook: OpenNotebook
) -> None:
    keep(notebook, note("from today"), note("gone again"))
    notebook.change("Delete", plans.remove([notebook.state.contents.notes[0].id]))
    wanted = notebook.state.contents
    assert notebook._connection is not None
    (page,) = notebook._connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'entry'").fetchone()
    notebook.close()
    data = bytearray((folder / FILE).read_bytes())
    data[(page - 1) * 4096 : page * 4096] = b"#" * 4096
    (folder / FILE).write_bytes(data)
    again = open_notebook()
    assert again.state.contents == wanted
    assert again.remark.endswith("its copy of 25 November 2026 is open, with 1 later entry that could still be read")


def test_a_damaged_file_that_cannot_be_set_aside_is_read_and_left(
    open_to_all: Path, open_notebook: OpenNotebook
) -> None:
    writer = open_notebook(open_to_all)
    keep(writer, note("kept"))
    writer.close()
    (open_to_all / FILE).write_bytes(b"x" * 5000)
    (open_to_all / FILE).chmod(0o444)
    open_to_all.chmod(0o555)
    with without_rights():
        reader = open_notebook(open_to_all)
        assert "damaged" in reader.remark
        with pytest.raises(NotebookError):
            keep(reader, note())
        reader.close()
    assert (open_to_all / FILE).read_bytes() == b"x" * 5000


_OPENED = """import sys
from pathlib import Path
from desktop.library.notebook.notebook import Notebook
notebook = Notebook(Path(sys.argv[1]))
print(notebook.remark, len(notebook.state.contents), notebook.state.hindrance == notebook.remark, sep="\\n")
notebook.close()
"""


@pytest.mark.skipif(os.name == "nt", reason="this system has no such files")
@pytest.mark.parametrize("kind", IRREGULAR)
@pytest.mark.parametrize("ending", ["", "-wal", "-journal"])
def test_what_is_no_file_is_neither_waited_for_nor_touched(
    notebook: Notebook, folder: Path, kind: str, ending: str
) -> None:
    keep(notebook, note("kept"))
    notebook.close()
    if not ending:
        (folder / FILE).rename(folder / "mine.sqlite")
    place = folder / f"{FILE}{ending}"
    put_irregular(kind, place)
    before = {one.name: one.stat(follow_symlinks=False).st_mtime_ns for one in folder.iterdir()}
    # In a process of its own, which can be ended where it waits.
    words = [sys.executable, "-c", _OPENED, str(folder)]
    done = subprocess.run(words, cwd=CHECKOUT, capture_output=True, text=True, timeout=30)
    what = "a folder" if kind == "folder" else "no regular file"
    assert done.stdout.splitlines() == [f"{place} is {what}, so no notes can be kept; move it elsewhere", "0", "True"]
    assert done.stderr == ""
    assert {one.name: one.stat(follow_symlinks=False).st_mtime_ns for one in folder.iterdir()} == before


@pytest.mark.skipif(os.name == "nt", reason="this system has no such files")
def test_notes_can_be_kept_once_what_was_no_file_is_gone(folder: Path, open_notebook: OpenNotebook) -> None:
    put_irregular("folder", folder / FILE)
    notebook = open_notebook()
    with pytest.raises(NotebookError, match="is a folder, so no notes can be kept"):
        keep(notebook, note("lost"))
    (folder / FILE).rmdir()
    keep(notebook, note("kept"))
    assert [one.text for one in open_notebook().state.contents.notes] == ["kept"]


@pytest.mark.skipif(os.name == "nt", reason="this system has no such files")
def test_a_copy_that_is_no_file_is_passed_over(
    notebook: Notebook, clock: Clock, folder: Path, open_notebook: OpenNotebook
) -> None:
    keep(notebook, note("kept"))
    clock.pass_days(1)
    notebook.close()
    open_notebook().close()
    (folder / FILE).unlink()
    put_irregular("pipe", folder / "copies" / "notebook-2027-01-01.sqlite")
    words = [sys.executable, "-c", _OPENED, str(folder)]
    done = subprocess.run(words, cwd=CHECKOUT, capture_output=True, text=True, timeout=30)
    assert done.stdout.splitlines()[1] == "1"
