"""The house keeps its shape: layers, bounds of what it rests on, and what a printed summary may import."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from desktop.cli.arguments import parser

CHECKOUT = Path(__file__).parent.parent.parent
README = CHECKOUT / "README.md"


def project() -> dict[str, object]:
    with (CHECKOUT / "pyproject.toml").open("rb") as file:
        found: dict[str, object] = tomllib.load(file)["project"]
    return found


def test_layers_are_walked_down_only() -> None:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run([sys.executable, "-c", program, "--no-cache"], cwd=CHECKOUT, capture_output=True, text=True)
    analyzed = re.search(r"Analyzed (\d+) files", done.stdout)
    assert analyzed, done.stdout + done.stderr
    assert int(analyzed[1]) > 100
    assert re.search(r"Contracts: [2-9]\d* kept, 0 broken", done.stdout), done.stdout
    assert done.returncode == 0


COSTLY = (
    "PySide6",
    "babel",
    "pydantic",
    "yaml",
    "edtf",
    "markdown_it",
    "rapidfuzz",
    "platformdirs",
    "icalendar",
    "citeproc",
    "lxml",
    "typst",
    "pikepdf",
    "sqlite3.dump",
)


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_a_printed_summary_imports_nothing_costly(form: str) -> None:
    program = (
        "import sys; from desktop.cli import main\n"
        f"code = main(['--content', 'tests/small_world', 'summary', 'TKM', '--format', '{form}'])\n"
        "print(code, *sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )

    def loaded() -> set[str]:
        done = subprocess.run(
            [sys.executable, "-c", program], cwd=CHECKOUT, env=os.environ, capture_output=True, text=True, check=True
        )
        code, *names = done.stderr.split()
        assert code == "0"
        return set(names)

    first = loaded()
    assert {"pydantic", "yaml"} <= first, "the first start compiles"
    assert "babel" not in first
    again = loaded()
    assert "sqlite3" in again
    assert again.isdisjoint(COSTLY)


def accepted(python: str, version: str) -> bool:
    """Whether the project lets that version of PySide6 be installed with that Python."""
    wanted = [Requirement(line) for line in project()["dependencies"]]  # type: ignore[attr-defined]
    bounds = [
        one.specifier
        for one in wanted
        if one.name == "PySide6-Essentials"
        and (
            one.marker is None or one.marker.evaluate({"python_version": python, "python_full_version": f"{python}.1"})
        )
    ]
    assert len(bounds) == 1
    return bounds[0].contains(version)


@pytest.mark.parametrize(
    ("python", "version", "wanted"),
    [
        ("3.11", "6.12.0", False),
        ("3.11", "6.12.1", False),
        ("3.11", "6.11.3", True),
        ("3.11", "6.8.0", True),
        ("3.12", "6.12.0", True),
        ("3.14", "6.12.0", True),
        ("3.12", "6.7.3", False),
        ("3.12", "7.0.0", False),
    ],
)
def test_qt_that_crashes_on_python_3_11_is_not_installed_there(python: str, version: str, wanted: bool) -> None:
    assert accepted(python, version) is wanted


def test_every_dependency_has_bounds_on_both_sides() -> None:
    for line in project()["dependencies"]:  # type: ignore[attr-defined]
        operators = {one.operator for one in Requirement(line).specifier}
        assert operators == {">=", "<"}, line


def test_the_linter_looks_at_the_whole_package() -> None:
    with (CHECKOUT / "pyproject.toml").open("rb") as file:
        settings = tomllib.load(file)["tool"]["importlinter"]
    packages = {f"desktop.{one.parent.name}" for one in (CHECKOUT / "desktop").glob("*/__init__.py")}
    layers = {name for layer in settings["contracts"][0]["layers"] for name in layer.split(" | ")}
    assert packages == layers


def test_the_readme_names_every_command() -> None:
    text = README.read_text(encoding="utf-8")
    commands = next(action.choices for action in parser()._actions if action.choices)
    assert len(commands or ()) >= 5
    for command in commands or ():
        assert re.search(rf"(chancery|main\.py) {command}\b", text), command


def test_the_timeline_can_be_lifted_out_with_two_folders_and_five_files() -> None:
    code = (
        "import sys, desktop.gui.timeline.widget; print(*sorted(name for name in sys.modules if name[:7] == 'desktop'))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    needed = {name for name in done.stdout.split() if name.count(".") > 1}
    outside = {name for name in needed if not name.startswith(("desktop.chronology.", "desktop.gui.timeline"))}
    domain = {f"desktop.domain.{name}" for name in ("dates", "escaping", "event", "values")}
    assert outside == domain | {"desktop.gui.theme"}
