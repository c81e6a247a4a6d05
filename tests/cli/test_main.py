"""The whole command line: help whose examples run, and the page on the terminal where no window can be."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import __version__
from desktop.cli import main
from desktop.cli.arguments import parser
from desktop.cli.typed import in_order
from desktop.cli.window import missing_display, unsound_qt
from tests.cli.conftest import CHECKOUT, SMALL_WORLD, Call, assert_one_sentence

COMMANDS = ("summary", "relation", "list", "open", "check", "completion")


def examples() -> list[str]:
    """Every example of every help, as it would be typed."""
    subparsers = next(action for action in parser()._actions if action.choices)
    helps = [parser().format_help(), *(one.format_help() for one in subparsers.choices.values())]  # type: ignore[union-attr]
    lines = [line for text in helps for line in re.findall(r"^  (chancery(?: .+)?)$", text, re.MULTILINE)]
    return list(dict.fromkeys(line.split("   ")[0].split("  ")[0] for line in lines))


def test_every_command_has_a_help_with_examples(call: Call) -> None:
    for command in COMMANDS:
        said = call(command, "--help")
        assert said.code == 0
        assert "examples:\n  chancery " in said.out
    assert len(examples()) > 12


@pytest.mark.parametrize("example", examples())
def test_the_examples_of_the_help_run(
    call: Call, example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(SMALL_WORLD, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    words = shlex.split(example)[1:]
    if "--language" in words:
        tables = tmp_path / "data" / "tables"
        (tables / "languages.csv").write_text("code,name\nru,Russian\n", "utf-8")
        (tables / "country_names_cldr.csv").write_text("iso3,language,name,official\nTKM,ru,Туркменистан,\n", "utf-8")
    said = call(*words, content=tmp_path / "data" if "--language" in words else SMALL_WORLD)
    assert said.code == 0, said.err
    if "--output" in words:
        assert said.out == ""
        assert (tmp_path / words[words.index("--output") + 1]).stat().st_size > 100
    else:
        assert said.out


def test_help_names_every_command_and_the_exit_codes(call: Call) -> None:
    said = call("--help")
    assert "None" not in said.out
    assert said.code == 0
    assert all(re.search(rf"^    {command} ", said.out, re.MULTILINE) for command in COMMANDS)
    assert "exit codes: 0" in said.out
    assert "faulty content or a fault that doctor finds, 5" in " ".join(said.out.split())
    assert "5 output that cannot be written" in said.out


def test_the_version_is_that_of_the_package(call: Call) -> None:
    said = call("--version")
    assert (said.code, said.out) == (0, f"Chancery {__version__}\n")


@pytest.mark.parametrize("words", [("fly",), ("relation", "TKM"), ("summary", "TKM", "--format", "rtf")])
def test_a_wrong_call_ends_with_2_and_says_how_to_call(call: Call, words: tuple[str, ...]) -> None:
    said = call(*words)
    assert_one_sentence(said)
    assert said.err.endswith(" --help\n")


def test_options_are_not_shortened(call: Call) -> None:
    assert call("summary", "TKM", "--form", "json").code == 2


def test_content_that_is_not_there_is_said_in_one_sentence(call: Call, tmp_path: Path) -> None:
    said = call("summary", "TKM", content=tmp_path / "nowhere")
    assert_one_sentence(said)
    assert "nowhere" in said.err


def test_without_a_display_the_page_is_printed_and_the_reason_said(program: Call, compiled: None) -> None:
    said = program()
    assert said.code == 0
    assert said.out.startswith("TURKMENISTAN\n")
    assert said.out == program("summary", "TKM").out
    assert said.err.startswith("chancery: there is no display")
    assert said.err.count("\n") == 1


def test_without_a_display_an_unknown_page_is_told_alone(call: Call) -> None:
    said = call("open", "Turkmenistn")
    assert_one_sentence(said)
    assert "did you mean Turkmenistan?" in said.err


@pytest.mark.parametrize(
    ("words", "listed"), [("relation TKM XYZ", "countries"), ("open chancery:topic/xyz", "topics")]
)
def test_where_nothing_is_near_the_list_is_named(call: Call, words: str, listed: str) -> None:
    said = call(*words.split())
    assert_one_sentence(said)
    assert said.err.endswith(f"; list them with: chancery list {listed}\n")


def test_a_display_that_does_not_answer_is_none(program: Call, compiled: None) -> None:
    said = program("open", "chancery:topic/tapi", DISPLAY=":54321")
    assert said.code == 0
    assert "chancery:topic/tapi" in said.out
    assert "display :54321 does not answer" in said.err


def test_a_page_wished_for_that_is_not_there_is_said(call: Call) -> None:
    for wish in ("Turkmenistn", "chancery:nothing", "chancery:topic/none"):
        said = call("open", wish)
        assert (said.code, said.out) == (2, "")
        assert "Traceback" not in said.err


@pytest.mark.parametrize("before", [(), ("--content", str(SMALL_WORLD))])
def test_an_address_alone_opens_it(call: Call, before: tuple[str, ...]) -> None:
    assert "TAPI" in call("chancery:topic/tapi").out
    assert in_order([*before, "chancery:topic/tapi"]) == [*before, "open", "chancery:topic/tapi"]
    assert in_order([*before, "summary", "chancery:topic/tapi"]) == [*before, "summary", "chancery:topic/tapi"]
    assert in_order([*before]) == [*before]
    said = call("chancery:topic/none")
    assert (said.code, said.out) == (2, "")


@pytest.mark.parametrize("is_open", [True, False])
def test_an_address_without_a_page_ends_with_2_beside_an_open_window_too(
    call: Call, monkeypatch: pytest.MonkeyPatch, is_open: bool
) -> None:
    wished: list[str] = []

    def run_window(_: object, wish: str) -> int:
        wished.append(wish)
        return 0

    # For a link a library that is not compiled yet is left to the window.
    assert call("search", "tapi").code == 0
    if is_open:
        monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
        monkeypatch.setattr("desktop.gui.app.run_window", run_window)
    faulty = ["chancery:foo/bar", "chancery:topic/none", "Turkmenistn"]
    for wish in faulty:
        said = call("open", wish)
        assert (said.code, said.out) == (2, "")
        assert_one_sentence(said)
    # A link may come from another program, where nobody reads what is printed.
    assert wished == (faulty[:2] if is_open else [])
    if is_open:
        assert call("open", "chancery:topic/tapi").code == 0


_REFUSED = """import sys
from desktop.cli import main
code = main(["--content", "tests/small_world", "open", *sys.argv[1:]])
print(*[name for name in sys.modules if name.startswith(("PySide6", "desktop.gui"))])
sys.exit(code)
"""


@pytest.mark.parametrize("compiled_before", [True, False])
def test_a_name_without_a_page_is_refused_with_the_nearest_before_qt_is_loaded(
    call: Call, tmp_path: Path, compiled_before: bool
) -> None:
    assert call("search", "tapi").code == 0
    display = {"QT_QPA_PLATFORM": "offscreen"} | ({} if compiled_before else {"XDG_CACHE_HOME": str(tmp_path)})
    words = [sys.executable, "-c", _REFUSED, "Turkmenistn"]
    done = subprocess.run(words, cwd=CHECKOUT, env=os.environ | display, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (2, "\n")
    assert done.stderr.startswith("chancery: ")
    assert done.stderr.endswith("did you mean Turkmenistan?\n")
    assert done.stderr.count("\n") == 1


def test_a_link_without_a_page_is_refused_too_where_somebody_reads_it(call: Call, terminal: tuple[int, int]) -> None:
    assert call("search", "tapi").code == 0
    seen, written = terminal
    words = [sys.executable, "-c", _REFUSED, "chancery:topic/none"]
    display = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(words, cwd=CHECKOUT, env=display, stdout=subprocess.PIPE, stderr=written, timeout=60)
    assert (done.returncode, done.stdout) == (2, b"\n")
    assert os.read(seen, 4096).decode().startswith("chancery: no topic is called “none”; list them with: ")


@pytest.mark.parametrize("variable", ["WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_another_platform_than_x_is_a_display(monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    assert missing_display() is not None
    monkeypatch.setenv(variable, "offscreen")
    assert missing_display() is None


@pytest.mark.parametrize(
    ("qt", "python", "sound"),
    [
        ((6, 12, 0), (3, 11), False),
        ((6, 12, 0), (3, 10), False),
        ((6, 12, 0), (3, 12), True),
        ((6, 12, 0), (3, 14), True),
        ((6, 11, 3), (3, 11), True),
        ((6, 8, 0), (3, 11), True),
    ],
)
def test_the_qt_that_crashes_is_refused(qt: tuple[int, ...], python: tuple[int, int], sound: bool) -> None:
    said = unsound_qt(qt, python)
    assert (said is None) is sound
    assert said is None or "pip install" in said


def test_the_working_folder_does_not_matter(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert call("summary", "TKM").code == 0
    assert list(tmp_path.iterdir()) == []


def test_the_words_of_the_process_are_read_where_none_are_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["chancery", "--content", str(SMALL_WORLD), "list", "topics"])
    assert main() == 0
    assert "The TAPI pipeline" in capsys.readouterr().out
