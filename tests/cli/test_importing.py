"""`import`: tables derived again, compared, and written whole or not at all."""

import errno
import os
import re
import shutil
from pathlib import Path

import pytest

from desktop.cli.importing import PACKAGED
from tests.cli.conftest import CHECKOUT, Call, assert_one_sentence
from tests.raw_sets import SOURCES, needs_sources

SAMPLES = CHECKOUT / "tests" / "datasets" / "samples"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of what is shipped."""
    return Path(shutil.copytree(CHECKOUT / "data", tmp_path / "data"))


def test_a_set_of_a_python_package_needs_no_path_and_says_what_changed(call: Call, content: Path) -> None:
    file = content / "tables" / "languages.csv"
    file.write_text("code,name\ntk,Turkman\n", encoding="utf-8")
    said = call("import", "cldr", content=content)
    assert said.code == 0
    assert re.search(r"^languages\.csv: (\d+) rows, \1 added, 1 removed$", said.out, re.MULTILINE)
    assert "tk,Turkmen\n" in file.read_text(encoding="utf-8")
    again = call("import", "cldr", content=content).out
    assert again.count("unchanged") == len(again.splitlines()) == 4


def test_a_set_of_a_python_package_takes_no_path(call: Call, tmp_path: Path) -> None:
    said = call("import", "cldr", tmp_path)
    assert said.code == 2
    assert_one_sentence(said)
    assert f"cldr comes with the Python package {PACKAGED['cldr']}; name no path" in said.err


def test_any_other_set_needs_a_path_that_is_there(call: Call, tmp_path: Path) -> None:
    said = call("import", "missions")
    assert (said.code, "import missions needs a path" in said.err) == (2, True)
    said = call("import", "missions", tmp_path / "nowhere")
    assert (said.code, "there is no" in said.err) == (2, True)


def test_a_sample_that_would_leave_the_content_without_countries_is_refused_whole(call: Call, content: Path) -> None:
    file = content / "tables" / "countries.csv"
    before = file.read_bytes()
    said = call("import", "country-codes", SAMPLES / "country_codes", content=content)
    assert said.code == 2
    assert "there is no country" in said.err
    assert file.read_bytes() == before


@needs_sources
def test_the_outlines_that_are_shipped_come_out_again(call: Call, content: Path) -> None:
    file = content / "tables" / "outlines.csv"
    before = file.read_bytes()
    said = call("import", "natural-earth", SOURCES / "natural-earth", content=content)
    assert (said.code, "rows, unchanged" in said.out) == (0, True)
    assert file.read_bytes() == before


def test_outlines_that_name_no_known_country_are_refused_and_nothing_is_written(call: Call, content: Path) -> None:
    (content / "tables" / "crosswalk.csv").write_text("system,code,entity,note\n", encoding="utf-8")
    before = (content / "tables" / "outlines.csv").read_bytes()
    said = call("import", "natural-earth", SAMPLES / "natural_earth", content=content)
    assert said.code == 2
    assert_one_sentence(said)
    assert "“795” of natural-earth is not in crosswalk.csv" in said.err
    assert (content / "tables" / "outlines.csv").read_bytes() == before


def test_no_room_for_a_trial_is_said_and_changes_nothing(
    call: Call, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {file: file.read_bytes() for file in content.rglob("*") if file.is_file()}
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    said = call("import", "cldr", content=content)
    assert_one_sentence(said, code=5)
    assert "TMPDIR" in said.err
    assert before == {file: file.read_bytes() for file in content.rglob("*") if file.is_file()}


def test_what_is_no_content_is_not_looked_at(call: Call, content: Path) -> None:
    (content / "topics" / ".#tapi.md").symlink_to("nobody@nowhere.1234")
    assert call("import", "cldr", content=content).code == 0


def test_a_table_that_may_not_be_replaced_is_named_and_the_others_stay(
    call: Call, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("languages.csv", "place_names_cldr.csv"):
        file = content / "tables" / name
        file.write_text("\n".join(file.read_text(encoding="utf-8").splitlines()[:-1]) + "\n", encoding="utf-8")
    before = {file: file.read_bytes() for file in content.rglob("*") if file.is_file()}
    replace = os.replace

    def locked(source: Path, place: Path) -> None:
        if Path(place).name == "languages.csv":
            raise OSError(errno.EPERM, "Operation not permitted", str(place))
        replace(source, place)

    monkeypatch.setattr("os.replace", locked)
    said = call("import", "cldr", content=content)
    assert_one_sentence(said, code=5)
    assert f"{content / 'tables' / 'languages.csv'} cannot be written (Operation not permitted)" in said.err
    assert before == {file: file.read_bytes() for file in content.rglob("*") if file.is_file()}


def test_a_disk_that_fills_while_tables_are_written_changes_none(
    call: Call, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (content / "tables" / "languages.csv").write_text("code,name\ntk,Turkman\n", encoding="utf-8")
    before = {file: file.read_bytes() for file in content.rglob("*") if file.is_file()}
    asked: list[int] = []

    def full_at_the_last(handle: int) -> None:
        asked.append(handle)
        if len(asked) == 4:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full_at_the_last)
    said = call("import", "cldr", content=content)
    assert_one_sentence(said, code=5)
    assert "cannot be written (No space left on device)" in said.err
    assert len(asked) == 4
    assert before == {file: file.read_bytes() for file in content.rglob("*") if file.is_file()}
