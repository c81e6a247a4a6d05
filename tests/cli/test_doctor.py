"""`doctor`: what is well and what is not, with nothing written and nothing loaded that only a window needs."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from argparse import Namespace
from pathlib import Path

import pytest

from desktop import paths
from desktop.cli.access import store_for
from desktop.cli.health.prints import TEMPLATES
from desktop.library.notebook import plans
from desktop.library.notebook.entries import Note
from desktop.library.notebook.notebook import Notebook
from desktop.library.store import LibraryStore
from tests.cli.conftest import CHECKOUT, SMALL_WORLD, Call, Said

MOMENT = "2026-11-24T09:30:00Z"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own, with nothing in it yet."""
    folder = tmp_path / "own" / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


@pytest.fixture
def noted() -> Path:
    """A notebook with one note."""
    notebook = Notebook(paths.data_folder())
    notebook.change("Add note", plans.keep(Note("0" * 16, "chancery:country/TKM", "T", MOMENT, MOMENT, "Valve?")))
    notebook.close()
    return notebook.file


def told(said: Said) -> dict[str, str]:
    """Returns the line on each subject, the first where there are several."""
    found: dict[str, str] = {}
    for line in said.out.splitlines():
        found.setdefault(line.split()[1], line)
    return found


def states(said: Said) -> dict[str, str]:
    return {subject: line.split()[0] for subject, line in told(said).items()}


def everything_in(*folders: Path) -> dict[Path, tuple[int, int]]:
    """Returns each file and folder with its size and time."""
    return {
        file: (file.lstat().st_size, file.lstat().st_mtime_ns)
        for folder in folders
        for file in (folder, *folder.rglob("*"))
        if file.exists()
    }


def test_what_is_well_is_said_in_a_line_each(call: Call, noted: Path) -> None:
    assert call("list", "topics").code == 0
    said = call("doctor")
    assert (said.code, said.err) == (0, "")
    lines = told(said)
    assert set(lines) >= {
        "program",
        "packages",
        "sqlite",
        "content",
        "library",
        "cache",
        "prints",
        "notebook",
        "settings",
    }
    assert {state for subject, state in states(said).items() if subject not in ("display", "qt")} == {"well"}
    assert f"chancery --content {SMALL_WORLD} check" in lines["content"]
    assert "edition of " in lines["library"]
    assert f"1 entry in {noted}" in lines["notebook"]
    assert "typst 0." in lines["packages"]


def test_a_missing_display_is_a_remark(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    said = call("doctor")
    assert said.code == 0
    assert "none: the window cannot open, commands work" in told(said)["display"]
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert states(call("doctor"))["display"] == "well"


def test_programs_get_the_same_as_json(call: Call) -> None:
    call("list", "topics")
    found = json.loads(call("doctor", "--format", "json").out)
    lines = [f"{one['state']:<6}  {one['subject']:<9}  {one['said']}" for one in found]
    assert lines == call("doctor").out.splitlines()


@pytest.mark.parametrize("is_compiled", [True, False])
def test_nothing_is_written_and_nothing_compiled(call: Call, cache: Path, noted: Path, is_compiled: bool) -> None:
    if is_compiled:
        assert call("list", "topics").code == 0
    home = Path(os.environ["HOME"])
    before = everything_in(cache, home)
    said = call("doctor")
    assert said.code == 0
    assert states(said)["library"] == ("well" if is_compiled else "remark")
    assert everything_in(cache, home) == before


def test_neither_qt_nor_the_typesetter_is_loaded() -> None:
    program = (
        "import sys; from desktop.cli import main\ncode = main(['--content', 'tests/small_world', 'doctor'])\n"
        "print(code, *sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=CHECKOUT, capture_output=True, text=True)
    code, *names = done.stderr.split()
    assert code == "0"
    assert set(names).isdisjoint({"PySide6", "typst", "pydantic", "yaml", "lxml", "pikepdf", "docx", "babel"})


def test_it_works_without_any_package_and_names_what_to_install() -> None:
    called = [sys.executable, "-S", "main.py", "--content", "tests/small_world", "doctor"]
    done = subprocess.run(called, cwd=CHECKOUT, capture_output=True, text=True)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert "fault   packages   packaging is missing" in done.stdout
    assert "pip install packaging" in done.stdout
    assert "well    prints" in done.stdout


@pytest.mark.parametrize(
    ("wanted", "code", "line"),
    [
        ("typst>=99", 2, "does not fit; install it with: pip install 'typst>=99'"),
        ("nothing-of-this-name<2,>=1", 2, "nothing-of-this-name is missing; install it with: pip install"),
        ("pyside6-essentials>=99", 0, "does not fit: the window cannot open, commands work; install it with"),
        ("no-such-thing", 2, "no-such-thing is missing; install it with: pip install no-such-thing"),
        ("PySide6-Essentials>=99", 0, "does not fit: the window cannot open, commands work; install it with"),
        ("nothing-of-this-name; python_version < '3'", 0, "nothing here tells which are needed"),
    ],
)
def test_a_package_that_does_not_fit_is_named_with_its_mend(
    call: Call, monkeypatch: pytest.MonkeyPatch, wanted: str, code: int, line: str
) -> None:
    monkeypatch.setattr(paths, "requirements", lambda: [wanted])
    said = call("doctor")
    assert said.code == code
    assert line in told(said)["packages"]
    assert states(said)["packages"] == ("fault" if code else "remark")
    assert said.err == ("chancery: 1 fault stands above, with what mends it\n" if code else "")


@pytest.mark.parametrize("metadata", [None, "", "Name: tried\n", "Name: tried\nVersion: latest\n"])
def test_a_package_whose_description_is_damaged_is_to_be_installed_again(
    call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, metadata: str | None
) -> None:
    description = tmp_path / "site" / "tried-1.0.dist-info"
    description.mkdir(parents=True)
    if metadata is not None:
        (description / "METADATA").write_text(metadata)
    monkeypatch.setattr(sys, "path", [str(description.parent), *sys.path])
    monkeypatch.setattr(paths, "requirements", lambda: ["tried>=1"])
    said = call("doctor")
    assert said.code == 2
    assert "tried is damaged; install it again with: pip install --force-reinstall 'tried>=1'" in told(said)["packages"]
    (description / "METADATA").write_text("Name: tried\nVersion: 1.0\n")
    assert "tried 1.0" in told(call("doctor"))["packages"]


def test_a_damaged_library_is_a_fault_until_it_is_deleted(call: Call, cache: Path) -> None:
    call("list", "topics")
    (file,) = cache.rglob("library-*.sqlite")
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    file.write_bytes(data)
    said = call("doctor")
    assert said.code == 2
    assert f"{file} is damaged; delete it" in told(said)["library"]
    file.unlink()
    said = call("doctor")
    assert (said.code, states(said)["library"]) == (0, "remark")
    assert "not compiled yet" in told(said)["library"]


@pytest.mark.parametrize("stamp", ["{", "[]", {"file": "../outside.sqlite"}, {"file": 1}, {"schema": 1}])
def test_a_broken_stamp_is_no_library(call: Call, cache: Path, stamp: str | dict[str, object]) -> None:
    call("list", "topics")
    (file,) = cache.rglob("library.json")
    (library,) = cache.rglob("library-*.sqlite")
    shutil.copyfile(library, file.parent.parent / "outside.sqlite")
    file.write_text(stamp if isinstance(stamp, str) else json.dumps(json.loads(file.read_text()) | stamp))
    said = call("doctor")
    assert (said.code, states(said)["library"]) == (0, "remark")
    assert "not compiled yet; the next command does that in some seconds" in told(said)["library"]


def test_content_that_has_changed_is_said_and_its_check_named(call: Call, cache: Path, tmp_path: Path) -> None:
    content = Path(shutil.copytree(SMALL_WORLD, tmp_path / "my content"))
    call("list", "topics", content=content)
    (content / "events" / "broken.yaml").write_text("- [")
    said = call("doctor", content=content)
    assert (said.code, states(said)["library"]) == (0, "remark")
    assert "compiled from other content than stands there now; the next command compiles it again" in said.out
    for subject in ("content", "library"):
        assert f"chancery --content '{content}' check" in told(said)[subject]
    assert call("check", content=content).code == 2


def test_a_library_that_cannot_be_read_is_not_called_damaged(
    call: Call, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call("list", "topics")

    def refuse(_: object) -> int:
        raise PermissionError(13, "Permission denied")

    (file,) = cache.rglob("library-*.sqlite")
    with monkeypatch.context() as patch:  # whoever runs the tests may be allowed to read anything
        patch.setattr("desktop.library.store.checksum", refuse)
        said = call("doctor")
    assert (said.code, states(said)["library"]) == (0, "remark")
    assert f"{file} cannot be read (Permission denied), so commands compile the library each" in told(said)["library"]
    file.unlink()
    file.mkdir()
    said = call("doctor")
    assert (said.code, states(said)["library"]) == (0, "remark")
    assert f"{file} cannot be read (it is no regular file)" in told(said)["library"]


def test_nothing_is_promised_of_a_cache_that_cannot_be_written(
    call: Call, cache: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for when in ("not compiled yet", "compiled from other content"):
        with monkeypatch.context() as patch:
            patch.setattr(os, "access", lambda _place, mode: mode != os.W_OK)
            line = told(call("doctor", content=content))["library"]
        assert when in line
        assert "each command compiles it in some seconds, as the cache cannot be written" in line
        assert "the next command" not in line
        call("list", "topics", content=content)
        (content / "topics" / "tapi.md").write_text("changed")


def test_a_folder_of_the_content_that_is_closed_is_a_fault(
    call: Call, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed, scandir = content / "topics", os.scandir

    def scan(place: str | Path) -> object:
        if Path(place) == closed:
            raise PermissionError(13, "Permission denied", str(place))
        return scandir(place)

    monkeypatch.setattr(os, "scandir", scan)
    said = call("doctor", content=content)
    assert said.code == 2
    assert f"{closed} cannot be read (Permission denied); make it readable" in told(said)["content"]


def test_content_written_again_as_it_was_is_no_change(call: Call, cache: Path, content: Path) -> None:
    call("list", "topics", content=content)
    for file in content.rglob("*.md"):
        file.write_bytes(file.read_bytes())
        os.utime(file, (0, 0))
    assert states(call("doctor", content=content))["library"] == "well"


@pytest.mark.parametrize("kind", ["missing", "empty", "file"])
def test_a_folder_without_content_is_a_fault(call: Call, tmp_path: Path, kind: str) -> None:
    place = tmp_path / kind
    if kind == "empty":
        place.mkdir()
    elif kind == "file":
        place.write_text("no content")
    said = call("doctor", content=place)
    assert said.code == 2
    assert f"{place} holds no content; name another folder with --content" in told(said)["content"]


def test_a_home_that_cannot_be_written_is_remarked(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    for variable in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "file" / "below"))
    said = call("doctor")
    assert said.code == 0
    for subject in ("cache", "notebook", "settings"):
        assert states(said)[subject] == "remark"
        assert f"{tmp_path / 'file'} is no folder" in told(said)[subject]


def test_a_home_that_may_only_be_read_is_remarked(call: Call, noted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Whoever runs the tests may be allowed to write anywhere.
    monkeypatch.setattr(os, "access", lambda _place, mode: mode != os.W_OK)
    said = call("doctor")
    assert said.code == 0
    assert [states(said)[subject] for subject in ("cache", "notebook", "settings")] == ["remark"] * 3
    assert f"1 entry in {noted} can be read, but not written" in told(said)["notebook"]


def test_little_room_is_remarked(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage("/")
    for free, words in ((5_000_000, "little room, 5 MB free"), (0, "no room is left")):
        monkeypatch.setattr(shutil, "disk_usage", lambda _, left=free: usage._replace(free=left))
        said = call("doctor")
        assert (said.code, states(said)["cache"]) == (0, "remark")
        assert words in told(said)["cache"]


@pytest.mark.parametrize("kind", ["garbage", "cut", "changed", "folder"])
def test_a_damaged_notebook_is_a_fault_and_stays_as_it_is(call: Call, noted: Path, kind: str) -> None:
    data = noted.read_bytes()
    noted.unlink()
    match kind:
        case "garbage":
            noted.write_bytes(b"no notebook")
        case "cut":
            noted.write_bytes(data[: len(data) // 2])
        case "changed":
            noted.write_bytes(data.replace(b"Valve?", b"Value?"))
        case _:
            noted.mkdir()
    before = everything_in(noted.parent)
    said = call("doctor")
    assert said.code == 2
    assert str(noted) in told(said)["notebook"]
    assert ("is a folder, so no notes can be kept; move it" if kind == "folder" else "open the window") in told(said)[
        "notebook"
    ]
    assert everything_in(noted.parent) == before


def test_a_notebook_that_is_gone_has_a_copy(call: Call, noted: Path) -> None:
    noted.unlink()
    said = call("doctor")
    assert (said.code, states(said)["notebook"]) == (0, "remark")
    assert "is gone; the window opens the copy of" in told(said)["notebook"]


def test_a_notebook_of_a_newer_version_is_left_alone(call: Call, noted: Path) -> None:
    with sqlite3.connect(noted) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    said = call("doctor")
    assert (said.code, states(said)["notebook"]) == (0, "remark")
    assert "of a newer Chancery" in told(said)["notebook"]


def test_settings_that_cannot_be_read_are_remarked(call: Call) -> None:
    (paths.settings_folder() / paths.SETTINGS_FILE).mkdir(parents=True)
    said = call("doctor")
    assert (said.code, states(said)["settings"]) == (0, "remark")
    assert "is a folder, so the window cannot keep what you choose" in told(said)["settings"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_pipes_in_the_place_of_files_are_not_waited_for(cache: Path, resources: Path) -> None:
    for folder, name in ((paths.data_folder(), "notebook.sqlite"), (paths.settings_folder(), paths.SETTINGS_FILE)):
        folder.mkdir(parents=True)
        os.mkfifo(folder / name)
    kept = store_for(Namespace(content=SMALL_WORLD))
    kept.open().library.close()
    for file in (*Path(kept.cache).iterdir(), resources / "fonts" / "NotoSans-Bold.ttf"):
        file.unlink()
        os.mkfifo(file)
    program = (
        "import sys; from pathlib import Path; from desktop import paths; from desktop.cli import main\n"
        "paths.resources_folder = lambda: Path(sys.argv[1])\n"
        "sys.exit(main(['--content', 'tests/small_world', 'doctor']))"
    )
    words = [sys.executable, "-c", program, str(resources)]
    done = subprocess.run(words, cwd=CHECKOUT, capture_output=True, text=True, timeout=60)
    said = Said(done.returncode, done.stdout, done.stderr)
    assert said.code == 2
    assert {subject: states(said)[subject] for subject in ("library", "prints", "notebook", "settings")} == {
        "library": "remark",
        "prints": "fault",
        "notebook": "fault",
        "settings": "remark",
    }
    for subject in ("notebook", "settings"):
        assert "is no regular file" in told(said)[subject]


def test_a_notebook_with_a_log_is_read_from_a_copy(call: Call, noted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    notebook = Notebook(noted.parent)
    reader = sqlite3.connect(noted, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM entry").fetchone()  # while it reads, the log stays
    notebook.change("Add note", plans.keep(Note("1" * 16, "chancery:country/LIE", "L", MOMENT, MOMENT, "In the log")))
    files = {file: file.read_bytes() for file in noted.parent.glob("notebook.sqlite*")}
    reader.close()
    notebook.close()
    for file, data in files.items():
        file.write_bytes(data)
    noted.with_name(f"{noted.name}-shm").unlink()
    before = everything_in(noted.parent)
    assert "2 entries in" in told(call("doctor"))["notebook"]
    monkeypatch.setattr(tempfile, "tempdir", str(noted.parent / "not there"))
    said = call("doctor")
    assert (said.code, states(said)["notebook"]) == (0, "remark")
    assert "from a copy, which cannot be written (No such file or directory)" in told(said)["notebook"]
    assert everything_in(noted.parent) == before


@pytest.fixture
def resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the resources that a test may change, in the place of those shipped."""
    folder = Path(shutil.copytree(paths.resources_folder(), tmp_path / "resources"))
    monkeypatch.setattr(paths, "resources_folder", lambda: folder)
    return folder


def test_a_font_that_is_missing_or_cut_is_a_fault(call: Call, resources: Path) -> None:
    assert states(call("doctor"))["prints"] == "well"
    font = resources / "fonts" / "NotoSerif-Bold.ttf"
    data = font.read_bytes()
    for length in (0, 8, 12, 40, 1000, len(data) // 2, len(data) - 4):
        font.write_bytes(data[:length])
        said = call("doctor")
        assert (said.code, "NotoSerif-Bold.ttf is missing or damaged" in told(said)["prints"]) == (2, True), length
    font.unlink()
    assert states(call("doctor"))["prints"] == "fault"


def test_a_cut_font_of_another_script_is_remarked(call: Call, resources: Path) -> None:
    font = resources / "fonts" / "NotoSansThai-Regular.ttf"
    font.write_bytes(font.read_bytes()[:1000])
    said = call("doctor")
    assert (said.code, states(said)["prints"]) == (0, "remark")
    assert "NotoSansThai-Regular.ttf is damaged" in told(said)["prints"]


def test_every_template_that_is_shipped_is_looked_at(call: Call, resources: Path) -> None:
    templates = sorted((resources / "paper").iterdir())
    assert [file.name for file in templates] == [f"{name}.typ" for name in TEMPLATES]
    for file in templates:
        data = file.read_bytes()
        file.unlink()
        said = call("doctor")
        assert (said.code, f"{file} is missing or damaged" in told(said)["prints"]) == (2, True)
        file.write_bytes(data)


def test_nothing_of_the_working_folder_is_run(tmp_path: Path) -> None:
    (tmp_path / "ctypes.py").write_text("from pathlib import Path\nPath('run').touch()\n")
    words = [sys.executable, CHECKOUT / "main.py", "--content", SMALL_WORLD, "doctor"]
    assert subprocess.run(words, cwd=tmp_path, capture_output=True).returncode == 0
    assert not (tmp_path / "run").exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere Qt brings all it needs")
def test_a_library_of_the_system_that_qt_does_not_find_is_remarked(tmp_path: Path) -> None:
    package = tmp_path / "PySide6"
    package.mkdir()
    (package / "__init__.py").write_text("raise RuntimeError('this is not to be loaded')")
    (package / "QtWidgets.abi3.so").write_bytes(b"no library")
    done = subprocess.run(
        [sys.executable, "main.py", "--content", "tests/small_world", "doctor"],
        cwd=CHECKOUT,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    (line,) = [line for line in done.stdout.splitlines() if line.split()[1] == "qt"]
    assert line.startswith("remark  qt")
    assert "QtWidgets.abi3.so" in line


def test_what_a_look_says_is_what_opening_does(tmp_path: Path, content: Path) -> None:
    store = LibraryStore(content, tmp_path / "cache")
    assert store.condition() == ("", False, None, "")
    store.open().library.close()
    assert store.condition().is_current
    (content / "topics" / "tapi.md").touch()
    current = store.open_current()
    assert (current is None, store.condition().is_current) == (True, True)
