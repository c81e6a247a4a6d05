"""Work that is broken off: no half file, exit code 130; progress where a person sees it, and none in a pipe."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.conftest import CHECKOUT

ALL = ("summary", "--all", "--format", "pdf", "--output")
LONGEST = 60


def start(folder: Path, err: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "main.py", *ALL, str(folder)], cwd=CHECKOUT, stdout=subprocess.DEVNULL, stderr=err
    )


def wait_for_files(folder: Path, count: int) -> None:
    """Returns when so many files are there, or fails."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        if folder.is_dir() and len([one for one in folder.iterdir() if one.suffix == ".pdf"]) >= count:
            return
        time.sleep(0.02)  # another process writes them, and nothing tells when
    raise AssertionError("no file was written in time")


def wait_for_share(terminal: int, share: int) -> None:
    """Returns when a terminal shows that so much of a book is set, in per cent and less than all; or fails."""
    shown = ""
    while not any(share < int(found) < 100 for found in re.findall(r"Setting the book (\d+) %", shown)):
        assert "wrote" not in shown
        shown += os.read(terminal, 1000).decode()


def assert_whole(folder: Path) -> None:
    files = list(folder.iterdir())
    assert 0 < len(files) < 200
    for file in files:
        assert file.suffix == ".pdf", file
        assert len(PdfReader(file).pages) == 1


@pytest.mark.parametrize("moment", [0.0, 0.05, 0.15])
def test_what_is_written_before_control_c_is_whole(compiled: None, tmp_path: Path, moment: float) -> None:
    folder = tmp_path / "briefs"
    with start(folder, subprocess.PIPE) as running:
        wait_for_files(folder, 2)
        time.sleep(moment)  # wherever in the work it is broken off
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=LONGEST)
    assert running.returncode == 130
    assert said.decode() == "chancery: stopped\n"
    assert_whole(folder)


def test_a_book_that_is_broken_off_leaves_nothing(compiled: None, tmp_path: Path) -> None:
    file = tmp_path / "book.pdf"
    called = [sys.executable, "main.py", "summary", "--all", "--brief", "book", "--output", str(file)]
    with subprocess.Popen(called, cwd=CHECKOUT, stderr=subprocess.PIPE) as running:
        time.sleep(1.5)  # while pages are read
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=LONGEST)
    assert (running.returncode, said.decode()) == (130, "chancery: stopped\n")
    assert list(tmp_path.iterdir()) == []


def test_a_book_tells_how_far_it_is_while_it_is_set_and_can_be_broken_off_then(
    compiled: None, tmp_path: Path, terminal: tuple[int, int]
) -> None:
    seen, written = terminal
    file = tmp_path / "book.pdf"
    words = ("summary", "--region", "Western Asia", "--brief", "book", "--output", str(file))
    with subprocess.Popen([sys.executable, "main.py", *words], cwd=CHECKOUT, stderr=written) as running:
        # The first third of the work is to read the pages.
        wait_for_share(seen, 40)
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=LONGEST) == 130
    assert list(tmp_path.iterdir()) == []


def test_a_terminal_shows_how_far_the_work_is(compiled: None, tmp_path: Path, terminal: tuple[int, int]) -> None:
    seen, written = terminal
    folder = tmp_path / "briefs"
    with start(folder, written) as running:
        wait_for_files(folder, 8)
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=LONGEST) == 130
    shown = os.read(seen, 100_000).decode()
    steps = shown.split("\r")
    assert "Writing pages 0 %" in steps
    assert any(step.startswith("Writing pages ") and step not in ("", "Writing pages 0 %") for step in steps)
    # The sentence stands on a line of its own, not behind the bar.
    assert "\r\x1b[Kchancery: stopped" in shown


def test_a_pipe_gets_no_bar(compiled: None, tmp_path: Path) -> None:
    called = [sys.executable, "main.py", "summary", "TKM", "AFG", "--format", "pdf", "--output", str(tmp_path / "two")]
    done = subprocess.run(called, cwd=CHECKOUT, capture_output=True, text=True, timeout=LONGEST)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"wrote 2 PDF files to {tmp_path / 'two'}\n")
