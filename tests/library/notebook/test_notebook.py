"""The notebook's file: what is kept, undone, copied, and what happens when it cannot be written."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import paths
from desktop.errors import NotebookError
from desktop.library.notebook import plans, tables
from desktop.library.notebook.contents import Contents
from desktop.library.notebook.notebook import FILE, Notebook
from desktop.library.notebook.safekeeping import copy_days, superfluous
from tests.library.notebook.conftest import (
    Clock,
    OpenNotebook,
    bookmark,
    highlight,
    keep,
    note,
    read_later,
    without_rights,
)

CHECKOUT = Path(__file__).parent.parent.parent.parent


def test_the_notebook_is_in_the_readers_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert paths.data_folder() == tmp_path / "chancery"


def test_everything_is_there_at_the_next_start(notebook: Notebook, open_notebook: OpenNotebook) -> None:
    made = [bookmark(), note(), highlight(), read_later()]
    keep(notebook, *made)
    notebook.close()
    again = open_notebook()
    assert again.state.contents == Contents(made)
    assert again.remark == ""


def test_after_each_change_the_one_file_has_all(
    notebook: Notebook, tmp_path: Path, open_notebook: OpenNotebook
) -> None:
    keep(notebook, note("first"), note("second"))
    (tmp_path / "taken").mkdir()
    shutil.copyfile(notebook.file, tmp_path / "taken" / FILE)
    assert open_notebook(tmp_path / "taken").state.contents == notebook.state.contents


def test_changes_are_undone_and_done_again_across_a_restart(notebook: Notebook, open_notebook: OpenNotebook) -> None:
    first, second = note("first"), note("second")
    keep(notebook, first, second)
    notebook.change("Delete note", plans.remove([first.id]))
    notebook.close()
    again = open_notebook()
    assert again.state.undo == "Delete note"
    assert again.undo().contents == Contents([first, second])
    assert again.undo().contents == Contents([first])
    assert again.state.redo == "Add"
    assert again.redo().contents == Contents([first, second])
    assert again.redo().contents == Contents([second])
    assert again.redo().contents == Contents([second])


def test_what_was_undone_is_gone_after_another_change(notebook: Notebook) -> None:
    keep(notebook, note("first"))
    notebook.undo()
    keep(notebook, note("second"))
    assert notebook.state.redo == ""


def test_typing_on_is_undone_as_one_change(notebook: Notebook) -> None:
    first = note("a")
    keep(notebook, first)
    for text in ("ab", "abc", "abcd"):
        notebook.change("Edit note", plans.keep(replace(first, text=text)), continuing=True)
    assert notebook.undo().contents == Contents([first])
    assert notebook.redo().contents == Contents([replace(first, text="abcd")])


def test_typing_on_after_undoing_leaves_nothing_to_be_done_again(notebook: Notebook) -> None:
    first = note("a")
    keep(notebook, first)
    notebook.change("Edit note", plans.keep(replace(first, text="ab")), continuing=True)
    notebook.undo()
    notebook.change("Edit note", plans.keep(replace(first, text="ax")), continuing=True)
    assert notebook.state.redo == ""
    assert notebook.undo().contents == Contents([first])


def test_the_log_of_changes_stays_bounded(notebook: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_CHANGES", 5)
    for number in range(20):
        keep(notebook, note(str(number)))
    while notebook.state.undo:
        notebook.undo()
    assert len(notebook.state.contents) == 15


def test_a_change_in_one_window_is_seen_in_the_other(open_notebook: OpenNotebook) -> None:
    one, other = open_notebook(), open_notebook()
    keep(one, note("from one"))
    assert len(other.state.contents) == 0
    assert other.refresh().contents == one.state.contents
    keep(other, note("from the other"))
    assert one.refresh().contents == other.state.contents
    assert one.undo().contents != other.state.contents
    assert other.refresh().contents == one.state.contents


def test_a_change_starts_from_what_the_other_window_left(open_notebook: OpenNotebook) -> None:
    one, other = open_notebook(), open_notebook()
    keep(one, bookmark(folder="Energy"))
    other.change("Rename", plans.rename_folder("Energy", "Gas"))
    assert other.state.contents.folders == ("Gas",)


def test_a_page_is_in_a_folder_once_whichever_side_it_is_told_from(notebook: Notebook) -> None:
    keep(notebook, bookmark("A", "chancery:relation/TKM/AFG", "X"), bookmark("B", "chancery:relation/AFG/TKM", "X"))
    assert [one.title for one in notebook.state.contents.bookmarks] == ["A"]
    keep(notebook, bookmark("B", "chancery:relation/AFG/TKM", "Y"))
    notebook.change("Rename folder", plans.rename_folder("Y", "X"))
    assert [one.title for one in notebook.state.contents.bookmarks] == ["A"]
    assert [one.folder for one in notebook.undo().contents.bookmarks] == ["X", "Y"]


def test_a_folder_is_renamed_and_removed_with_those_in_it_alone(notebook: Notebook) -> None:
    keep(notebook, bookmark(folder="Gas"), bookmark(folder="Gas/TAPI"), bookmark(folder="Gasoline"))
    notebook.change("Rename folder", plans.rename_folder("Gas", "Energy/Gas"))
    assert notebook.state.contents.folders == ("Energy", "Energy/Gas", "Energy/Gas/TAPI", "Gasoline")
    notebook.change("Delete folder", plans.remove_folder("Energy"))
    assert notebook.state.contents.folders == ("Gasoline",)


def test_search_finds_every_word_in_any_case_and_with_or_without_accents() -> None:
    one, two = note("Über das Türkmenbaşy quota"), note("quota", changed="2026-11-26T09:30:00Z")
    contents = Contents([one, two, bookmark("Quota page"), highlight("of the quota")])
    assert contents.search("uber QUOTA") == (one,)
    assert contents.search("quota")[0] == two
    assert len(contents.search("quota")) == 4
    assert contents.search("nowhere") == ()


def test_what_concerns_a_page_is_found_from_both_sides_and_every_heading() -> None:
    one, two = note(where="chancery:relation/TKM/AFG#energy"), note(where="chancery:relation/AFG/TKM")
    assert set(Contents([one, two, note()]).on_page("chancery:relation/TKM/AFG")) == {one, two}


# Copies


def test_one_copy_a_day_is_kept_and_holds_what_there_was(notebook: Notebook, clock: Clock, folder: Path) -> None:
    keep(notebook, note("today"))
    clock.pass_days(1)
    keep(notebook, note("tomorrow"))
    keep(notebook, note("later tomorrow"))
    assert copy_days(folder) == [date(2026, 11, 26), date(2026, 11, 25)]
    with closing(sqlite3.connect(folder / "copies" / "notebook-2026-11-26.sqlite")) as copy:
        assert [entry.text for entry in tables.check(copy)] == ["today"]  # type: ignore[union-attr]
    assert sorted(file.name for file in (folder / "copies").iterdir()) == [
        "notebook-2026-11-25.sqlite",
        "notebook-2026-11-26.sqlite",
    ]


def test_copies_of_seven_days_and_of_a_years_months_are_kept(notebook: Notebook, clock: Clock, folder: Path) -> None:
    for number in range(150):
        clock.pass_days(3)
        if number % 5:
            keep(notebook, note(str(number)))
    days = copy_days(folder)
    assert len(days) == 7 + 11
    assert len({(day.year, day.month) for day in days}) == 12


@given(st.sets(st.dates(date(2020, 1, 1), date(2024, 1, 1))))
def test_the_newest_copies_and_one_of_every_late_month_stay(days: set[date]) -> None:
    kept = days - set(superfluous(days))
    assert kept >= set(sorted(days)[-7:])
    months = sorted({(day.year, day.month) for day in days})[-12:]
    assert {(day.year, day.month) for day in kept} >= set(months)
    assert len(kept) <= 7 + 12


# Where nothing can be written


@pytest.mark.parametrize("with_log", [False, True])
def test_a_read_only_folder_is_read_and_left_as_it_is(
    open_to_all: Path, open_notebook: OpenNotebook, with_log: bool
) -> None:
    writer = open_notebook(open_to_all)
    keep(writer, note("kept"))
    if with_log:
        with closing(sqlite3.connect(writer.file)) as second:
            second.execute("BEGIN")
            second.execute("SELECT count(*) FROM entry").fetchone()
            assert writer._connection is not None
            writer._connection.execute("PRAGMA busy_timeout = 20")
            keep(writer, note("in the log"))
            left = {file.name: file.read_bytes() for file in open_to_all.iterdir() if file.is_file()}
        wanted = writer.state.contents
        writer.close()
        for name, data in left.items():
            (open_to_all / name).write_bytes(data)
    else:
        wanted = writer.state.contents
        writer.close()
    before = {file.name: file.read_bytes() for file in open_to_all.iterdir() if file.is_file()}
    for file in open_to_all.iterdir():
        file.chmod(0o444 if file.is_file() else 0o555)
    open_to_all.chmod(0o555)
    with without_rights():
        reader = open_notebook(open_to_all)
        assert reader.state.contents == wanted
        with pytest.raises(NotebookError, match="cannot be written"):
            keep(reader, note("not kept"))
        assert reader.state.contents == wanted
        reader.close()
    assert {file.name: file.read_bytes() for file in open_to_all.iterdir() if file.is_file()} == before


def test_a_folder_that_can_be_written_again_is_written_without_a_restart(
    tmp_path: Path, open_notebook: OpenNotebook
) -> None:
    (tmp_path / "chancery").write_text("in the way")
    notebook = open_notebook()
    assert "cannot be written" in notebook.remark
    with pytest.raises(NotebookError):
        keep(notebook, note())
    (tmp_path / "chancery").unlink()
    keep(notebook, note())
    assert len(notebook.state.contents) == 1
    assert notebook.state.hindrance == ""


def test_a_full_disk_refuses_the_change_and_loses_nothing(notebook: Notebook, open_notebook: OpenNotebook) -> None:
    keep(notebook, note("kept"))
    before = notebook.state
    assert notebook._connection is not None
    pages = notebook._connection.execute("PRAGMA page_count").fetchone()[0]
    notebook._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(NotebookError, match=r"disk is full.*nothing in it has changed"):
        keep(notebook, note("long " * 20_000))
    assert notebook.state == before
    assert open_notebook().state.contents == before.contents
    notebook._connection.execute("PRAGMA max_page_count = 100000")
    keep(notebook, note("long " * 20_000))
    assert len(open_notebook().state.contents) == 2


FILLING = """
import resource, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from desktop.errors import NotebookError
from desktop.library.notebook import plans
from desktop.library.notebook.notebook import Notebook
from tests.library.notebook.conftest import note
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
notebook = Notebook(Path(sys.argv[1]))
kept = refused = 0
for number in range(60):
    try:
        notebook.change("Add", plans.keep(note(f"{number} " + "x" * 3000)))
        kept += 1
    except NotebookError:
        refused += 1
print(kept, refused, len(notebook.state.contents))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
@pytest.mark.parametrize("limit", [0, 1000, 4096, 30_000, 33_000, 70_000, 150_000])
def test_where_files_cannot_grow_what_was_kept_stays(
    notebook: Notebook, open_notebook: OpenNotebook, folder: Path, limit: int
) -> None:
    keep(notebook, note("from before"))
    notebook.close()
    done = subprocess.run(
        [sys.executable, "-c", FILLING, str(folder), str(limit), str(CHECKOUT)],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    kept, refused, seen = map(int, done.stdout.split())
    assert refused
    assert kept + refused == 60
    again = open_notebook()
    assert len(again.state.contents) == seen == kept + 1
    assert again.remark == ""
    keep(again, note("there is room again"))


def test_a_notebook_in_use_is_not_waited_for_without_end(
    notebook: Notebook, open_notebook: OpenNotebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(notebook, note())
    with closing(sqlite3.connect(notebook.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert notebook._connection is not None
        notebook._connection.execute("PRAGMA busy_timeout = 20")
        with pytest.raises(NotebookError, match="in use by another program"):
            keep(notebook, note())
        assert len(notebook.refresh().contents) == 1
