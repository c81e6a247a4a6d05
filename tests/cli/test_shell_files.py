"""What shells and `man` read of the command line: shipped, up to date, and understood by those programs."""

import shutil
import subprocess
import tomllib
from argparse import ArgumentParser
from pathlib import Path

import pytest

from desktop.cli.arguments import SHELLS, parser
from tests.cli.conftest import CHECKOUT, Call, assert_one_sentence
from tests.shell_files import FILES, MAN_PAGE, commands, texts

COMPLETIONS = CHECKOUT / "resources" / "completions"
SAY_REPLIES = """
source "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
COMPREPLY=()
_shtab_chancery
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture(params=["bash", "fish"])
def replies(request: pytest.FixtureRequest) -> object:
    """Returns what a shell offers for a line of words, the last of which is being typed."""
    shell = str(request.param)
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    file = COMPLETIONS / FILES[shell]

    def of(*words: str) -> list[str]:
        if shell == "bash":
            called = [program, "--norc", "-c", SAY_REPLIES, "bash", str(file), *words]
        else:
            called = [program, "--no-config", "-c", f"source {file}; complete -C '{' '.join(words)}'"]
        done = subprocess.run(called, capture_output=True, text=True, timeout=60)
        assert done.stderr == ""
        return [line.split("\t")[0].strip() for line in done.stdout.splitlines()]

    return of


def every_parser() -> list[ArgumentParser]:
    root = parser()
    return [root, *commands(root).values()]


def test_the_files_are_those_of_the_parser() -> None:
    for file, text in texts().items():
        assert file.read_text(encoding="utf-8") == text, f"{file.name} is of another parser; run: make shell-files"


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_can_read_its_file(shell: str) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    done = subprocess.run([program, "-n", COMPLETIONS / FILES[shell]], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


def test_commands_options_and_choices_are_offered(replies) -> None:  # type: ignore[no-untyped-def]
    assert replies("chancery", "sum") == ["summary"]
    assert set(replies("chancery", "summary", "TKM", "--pa")) == {"--partner", "--paper"}
    assert set(replies("chancery", "list", "so")) == {"sources"}
    assert set(replies("chancery", "summary", "--format", "do")) == {"docx"}


def test_codes_of_countries_and_keys_of_topics_are_offered_in_any_case(replies) -> None:  # type: ignore[no-untyped-def]
    assert set(replies("chancery", "summary", "TK")) == {"TKL", "TKM"}
    assert set(replies("chancery", "summary", "TKM", "--partner", "afg")) == {"AFG"}
    assert "tapi" in replies("chancery", "summary", "ta")
    assert "TJK" in replies("chancery", "relation", "TKM", "TJ")


def test_regions_languages_and_sections_are_offered_in_one_word(replies) -> None:  # type: ignore[no-untyped-def]
    assert set(replies("chancery", "summary", "--region", "Central")) == {"central-america", "central-asia"}
    assert "pt-PT" in replies("chancery", "summary", "TKM", "--language", "pt")
    assert set(replies("chancery", "summary", "TKM", "--without", "open")) == {"open-questions"}
    assert set(replies("chancery", "summary", "TKM", "--without", "what")) == {"what-links-here"}
    assert set(replies("chancery", "summary", "TKM", "--sections", "part")) == {"partners"}


def test_the_file_of_a_shell_is_printed(call: Call) -> None:
    for shell in SHELLS:
        said = call("completion", shell)
        assert (said.code, said.err) == (0, "")
        assert said.out == (COMPLETIONS / FILES[shell]).read_text(encoding="utf-8")
    assert call("completion", "tcsh").code == 2


def test_a_file_that_is_missing_is_said_so(call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("desktop.paths.resources_folder", lambda: tmp_path)
    said = call("completion", "bash")
    assert_one_sentence(said)
    assert "is missing" in said.err


def test_every_command_and_option_stands_in_the_manual_page() -> None:
    page = MAN_PAGE.read_text(encoding="utf-8").replace("\\-", "-")
    for name in commands(parser()):
        assert f"\n.SS {name}\n" in page
    for one in every_parser():
        for option in one._option_string_actions:
            assert f"\\fB{option}\\fR" in page, option


def test_the_manual_page_is_set_without_warnings() -> None:
    program = shutil.which("groff")
    if program is None:
        pytest.skip("groff is not installed")
    done = subprocess.run([program, "-man", "-Tutf8", "-ww", "-z", MAN_PAGE], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_package_brings_them_to_where_shells_and_man_look() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    placed = {target: CHECKOUT / source for source, target in wheel["shared-data"].items()}
    assert placed["share/man/man1/chancery.1"] == MAN_PAGE
    for shell, folder in (
        ("bash", "share/bash-completion/completions"),
        ("zsh", "share/zsh/site-functions"),
        ("fish", "share/fish/vendor_completions.d"),
    ):
        assert placed[f"{folder}/{FILES[shell]}"] == COMPLETIONS / FILES[shell]
    assert all(file.is_file() for file in placed.values())
    assert "resources/completions" in wheel["force-include"]
