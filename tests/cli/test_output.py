"""Where output goes: files that are whole, pipes that may close, terminals with and without colour."""

import io
import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.cli.console import Console, encodable
from desktop.summary.to_text import NARROWEST, WIDEST
from tests.cli.conftest import CHECKOUT, Call, assert_one_sentence

SMALL = ("--content", "tests/small_world")


@pytest.mark.parametrize("words", [("summary", "TKM", "--format", "html"), ("list", "countries", "--format", "csv")])
def test_a_file_holds_what_would_have_been_printed(call: Call, tmp_path: Path, words: tuple[str, ...]) -> None:
    file = tmp_path / "out"
    printed = call(*words).out
    said = call(*words, "--output", file)
    assert (said.code, said.out, said.err) == (0, "", f"wrote {file}\n")
    assert file.read_bytes() == printed.encode()
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_exists_is_overwritten_only_by_force(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "out.md"
    file.write_text("mine")
    said = call("summary", "TKM", "--format", "markdown", "--output", file)
    assert_one_sentence(said)
    assert "--force" in said.err
    assert file.read_text() == "mine"
    assert call("summary", "TKM", "--format", "markdown", "--output", file, "--force").code == 0
    assert file.read_text(encoding="utf-8").startswith("# Turkmenistan")


@pytest.mark.parametrize("place", ["nowhere/out", "file/out", "x" * 300])
@pytest.mark.parametrize("words", [("summary", "TKM"), ("list", "topics"), ("cite", "TKM"), ("search", "tapi")])
def test_a_place_that_cannot_be_written_is_said_in_one_sentence(
    call: Call, tmp_path: Path, words: tuple[str, ...], place: str
) -> None:
    (tmp_path / "file").write_text("mine")
    said = call(*words, "--output", tmp_path / place)
    assert_one_sentence(said, code=5)
    assert str(tmp_path) in said.err
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


@pytest.mark.parametrize("there", [True, False])
def test_a_page_goes_into_a_folder_that_is_there_or_named_as_one(call: Call, tmp_path: Path, there: bool) -> None:
    folder = tmp_path / "pages"
    if there:
        folder.mkdir()
    said = call("summary", "TKM", "--output", folder if there else f"{folder}/")
    assert (said.code, said.err) == (0, f"wrote {folder / 'TKM.txt'}\n")
    assert (folder / "TKM.txt").read_text(encoding="utf-8") == call("summary", "TKM").out
    assert_one_sentence(call("summary", "TKM", "--output", f"{folder}/"))


def test_a_folder_that_cannot_be_made_is_said_in_one_sentence(call: Call, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    said = call("summary", "TKM", "AFG", "--output", tmp_path / "file" / "pages")
    assert_one_sentence(said, code=5)
    assert "cannot be made" in said.err
    # To name a file for a folder is another fault, which no room on the disk mends.
    assert_one_sentence(call("summary", "TKM", "AFG", "--output", tmp_path / "file"))


def test_a_list_and_a_book_are_files(call: Call, tmp_path: Path) -> None:
    for words in (("list", "countries"), ("summary", "--all", "--brief", "book")):
        for folder in (tmp_path, tmp_path / "not there"):
            said = call(*words, "--output", f"{folder}/")
            assert_one_sentence(said)
            assert "name" in said.err
    assert list(tmp_path.iterdir()) == []


def test_an_empty_name_of_a_file_is_refused(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = call("summary", "TKM", "--output", "")
    assert_one_sentence(said)
    assert "the name is empty" in said.err
    assert list(tmp_path.iterdir()) == []


def test_a_dash_stands_for_standard_output(call: Call) -> None:
    assert call("summary", "TKM", "--output", "-") == call("summary", "TKM")


@pytest.mark.parametrize("words", [(*SMALL, "list", "topics"), ("list", "sources", "--format", "json"), ("--help",)])
def test_a_closed_pipe_is_no_error(compiled: None, words: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as pipe:
        done = subprocess.run(
            [sys.executable, "main.py", *words], cwd=CHECKOUT, stdout=pipe, stderr=subprocess.PIPE, text=True
        )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_first_line_can_be_taken_of_a_long_list(compiled: None) -> None:
    shell = f"set -o pipefail; {sys.executable} main.py list sources --format json | head -1"
    done = subprocess.run(["bash", "-c", shell], cwd=CHECKOUT, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "[\n", "")


FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")


@FULL
@pytest.mark.parametrize("variables", [{}, {"PYTHONUNBUFFERED": "1"}])
@pytest.mark.parametrize(
    "words",
    [
        ("summary", "TKM"),
        ("summary", "TKM", "--format", "pdf"),
        ("relation", "TKM", "AFG", "--format", "json"),
        ("list", "countries"),
        ("cite", "TKM"),
        ("search", "tapi"),
        ("completion", "bash"),
        ("check",),
        ("--help",),
        ("--version",),
    ],
)
def test_a_full_disk_behind_standard_output_is_said_in_one_sentence(
    words: tuple[str, ...], variables: dict[str, str]
) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "main.py", *SMALL, *words],
            cwd=CHECKOUT,
            env=os.environ | variables,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert (done.returncode, done.stderr) == (5, "chancery: the output cannot be written (No space left on device)\n")


@FULL
def test_a_full_disk_behind_a_file_is_said_in_one_sentence(call: Call) -> None:
    for words in (("summary", "TKM"), ("list", "topics"), ("cite", "TKM"), ("search", "tapi")):
        assert_one_sentence(call(*words, "--output", "/dev/full", "--force"), code=5)


@FULL
def test_messages_that_cannot_be_written_change_no_exit_code(tmp_path: Path) -> None:
    for words, code in ((("summary", "Turkmenistn"), 2), (("summary", "TKM", "--output", str(tmp_path / "page")), 0)):
        with Path("/dev/full").open("wb") as full:
            called = [sys.executable, "main.py", *SMALL, *words]
            assert subprocess.run(called, cwd=CHECKOUT, stderr=full).returncode == code
    assert (tmp_path / "page").stat().st_size


@pytest.mark.parametrize(
    ("words", "closed", "code"),
    [
        ("summary TKM", ">&-", 5),
        ("--help", ">&-", 5),
        ("summary TKM --format pdf", ">&-", 5),
        ("summary TKM --output page", ">&-", 0),
        ("summary Turkmenistn", "2>&-", 2),
        ("summary -", "<&-", 2),
    ],
)
def test_a_stream_that_is_closed_from_the_start_is_no_fault_of_the_program(
    tmp_path: Path, words: str, closed: str, code: int
) -> None:
    shell = f"{sys.executable} {CHECKOUT / 'main.py'} --content {CHECKOUT / 'tests' / 'small_world'} {words} {closed}"
    done = subprocess.run(["bash", "-c", shell], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    if code == 5:
        assert done.stderr == "chancery: the output cannot be written (the stream is closed)\n"


def test_ctrl_c_stops_without_a_traceback(compiled: None) -> None:
    child = subprocess.Popen(
        [sys.executable, "main.py", "list", "sources", "--format", "json"],
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        bufsize=1,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a job in the background is born deaf to it
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "[\n"  # it is printing now, and cannot end before the pipe is emptied
    child.send_signal(signal.SIGINT)
    _, err = child.communicate()
    assert (child.returncode, err) == (130, "chancery: stopped\n")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
@pytest.mark.parametrize("words", [("summary", "TKM"), ("list", "countries"), ("summary", "Türkmenistn"), ("--help",)])
def test_a_poor_encoding_gets_near_characters(program: Call, encoding: str, words: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "main.py", *SMALL, *words],
        cwd=CHECKOUT,
        env=os.environ | {"PYTHONIOENCODING": encoding},
        capture_output=True,
    )
    said = done.stdout.decode(encoding) + done.stderr.decode(encoding)
    assert done.returncode == (2 if "Türkmenistn" in words else 0)
    assert "Traceback" not in said
    assert "urkmenistan" in said


def test_an_argument_that_is_no_text_is_refused() -> None:
    done = subprocess.run(
        [sys.executable, "main.py", *SMALL, "summary", b"\xff\xfe"], cwd=CHECKOUT, capture_output=True
    )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


class Terminal:
    """A terminal of this test's own, to run a command in."""

    def __init__(self) -> None:
        self._here, self._there = pty.openpty()

    def run(self, *words: str, **variables: str) -> str:
        done = subprocess.run(
            [sys.executable, "main.py", *SMALL, *words],
            cwd=CHECKOUT,
            env=os.environ | {"TERM": "xterm", "LC_ALL": "C.UTF-8"} | variables,
            stdout=self._there,
            stderr=subprocess.PIPE,
            check=True,
        )
        assert done.stderr == b""
        os.close(self._there)
        seen = b""
        while True:
            try:
                seen += os.read(self._here, 65536)
            except OSError:
                return seen.decode()

    def close(self) -> None:
        os.close(self._here)


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    try:
        opened = Terminal()
    except OSError as error:
        pytest.skip(f"this system has no terminal to give ({error})")
    yield opened
    opened.close()


SHORT = ("relation", "ATA", "CIV")


def test_a_terminal_gets_bold_headings(terminal: Terminal) -> None:
    assert "\x1b[1mANTARCTICA" in terminal.run(*SHORT)


@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}])
def test_a_terminal_that_wants_no_colour_gets_none(terminal: Terminal, variables: dict[str, str]) -> None:
    seen = terminal.run(*SHORT, **variables)
    assert "ANTARCTICA" in seen
    assert "\x1b" not in seen


def test_a_terminal_that_has_only_ascii_gets_near_signs(terminal: Terminal) -> None:
    seen = terminal.run(*SHORT, LC_ALL="C")
    assert seen.isascii()
    assert "\r\n====" in seen


def test_a_terminal_is_believed_where_python_is_told_of_its_signs(terminal: Terminal) -> None:
    assert "════" in terminal.run(*SHORT, LC_ALL="C", PYTHONIOENCODING="utf-8")


def test_degrees_and_bars_have_near_signs_in_ascii() -> None:
    assert encodable("39° N ██▌ 488 km²", io.TextIOWrapper(io.BytesIO(), encoding="ascii")) == "39 deg N ##- 488 km2"


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [({}, False), ({"CLICOLOR_FORCE": "1"}, True), ({"CLICOLOR_FORCE": "0"}, False), ({"NO_COLOR": ""}, False)],
)
def test_a_pipe_gets_colour_only_when_forced(program: Call, variables: dict[str, str], coloured: bool) -> None:
    said = program(*SMALL, *SHORT, **variables)
    assert ("\x1b" in said.out) is coloured
    assert re.sub(r"\x1b\[\dm", "", said.out) == program(*SMALL, *SHORT).out


def test_a_file_gets_no_colour_even_when_forced(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLICOLOR_FORCE", "1")
    call(*SHORT, "--output", tmp_path / "out")
    assert b"\x1b" not in (tmp_path / "out").read_bytes()


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="this system has no folder that takes no files")
@pytest.mark.parametrize("form", ["pdf", "text"])
@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("/proc/x.out", "cannot be written (the folder /proc takes no files)"),
        ("{tmp}/none/x.out", "cannot be written (there is no folder {tmp}/none)"),
        ("{tmp}/file/x.out", "cannot be written ({tmp}/file is no folder)"),
        ("/proc/x/", "cannot be made (the folder /proc takes no files)"),
    ],
)
def test_a_file_that_cannot_be_made_names_the_folder_to_blame(
    call: Call, tmp_path: Path, form: str, place: str, why: str
) -> None:
    (tmp_path / "file").write_text("in the way")
    output = place.format(tmp=tmp_path)
    said = call("summary", "TKM", "--format", form, "--output", output)
    assert (said.code, said.out) == (5, "")
    assert said.err == f"chancery: {output.rstrip('/')} {why.format(tmp=tmp_path)}\n"


def test_a_link_that_leads_nowhere_is_blamed_on_where_it_leads(call: Call, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "none" / "x.txt")
    said = call("summary", "TKM", "--output", tmp_path / "link")
    assert (said.code, said.err) == (
        5,
        f"chancery: {tmp_path / 'link'} cannot be written (there is no folder {tmp_path / 'none'})\n",
    )


def test_help_says_how_wide_a_page_is(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    said = " ".join(call("--help").out.split())
    assert f"never less than {NARROWEST} columns and never more than {WIDEST}" in said
    for wished, width in (("20", NARROWEST), ("400", WIDEST)):
        monkeypatch.setenv("COLUMNS", wished)
        assert max(map(len, call("summary", "TKM").out.splitlines())) == width


@pytest.mark.parametrize(("wished", "width"), [("50", 50), ("0", 80), ("many", 80), ("", 80), ("99999", 80)])
def test_a_pipe_is_as_wide_as_columns_says(
    call: Call, monkeypatch: pytest.MonkeyPatch, wished: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", wished)
    assert max(map(len, call("summary", "TKM").out.splitlines())) == width


def test_progress_is_silent_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    console = Console(sys.stdout, sys.stderr)
    console.progress(1, 6)
    assert capsys.readouterr() == ("", "")
    assert console.width == 80
