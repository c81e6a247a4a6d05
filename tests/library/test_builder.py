"""Compiling: the same content gives the same bytes, and faulty content none."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.errors import ContentError
from desktop.library.builder import STEPS, build, examine
from desktop.library.store import LibraryStore

CHECKOUT = Path(__file__).parent.parent.parent
SMALL_FIGURES = CHECKOUT / "tests" / "small_figures"


def no_progress(done: int, total: int) -> None:
    pass


def test_the_same_content_gives_the_same_bytes(content: Path) -> None:
    assert build(content, "hash", no_progress) == build(content, "hash", no_progress)


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_the_bytes_do_not_depend_on_the_process_or_its_surroundings(content: Path, seed: str) -> None:
    program = (
        "import hashlib, sys; from pathlib import Path; from desktop.library.builder import build\n"
        "print(hashlib.sha256(build(Path(sys.argv[1]), 'hash', lambda *_: None)).hexdigest())"
    )
    environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    other = subprocess.run(
        [sys.executable, "-c", program, str(content)],
        cwd=CHECKOUT,
        env=environment,
        capture_output=True,
        check=True,
        text=True,
    )
    assert other.stdout.strip() == hashlib.sha256(build(content, "hash", no_progress)).hexdigest()


def test_other_words_give_other_bytes(content: Path, edit: Callable[[str, str, str], None]) -> None:
    before = build(content, "hash", no_progress)
    edit("topics/tapi.md", "It was agreed in 2010", "It was agreed in 2011")
    assert build(content, "hash", no_progress) != before


STATEHOOD = """
- id: ev-{kind}-civ
  date: 1960-08-07
  kind: {kind}
  title: Of that day
  description: Something of that day.
  participants: [CIV]
  sources: [one, two]
"""


@pytest.mark.parametrize(("kind", "told"), [("statehood", 0), ("visit", 1)])
def test_only_an_authored_beginning_of_a_state_stands_for_the_one_in_a_table(
    content: Path, kind: str, told: int
) -> None:
    shutil.copytree(SMALL_FIGURES, content, dirs_exist_ok=True)
    with (content / "events" / "all.yaml").open("a") as file:
        file.write(STATEHOOD.format(kind=kind))
    library = LibraryStore(content, content.parent / "cache").open().library
    events = [event.id for event in library.events_of_country("CIV")]
    library.close()
    assert f"ev-{kind}-civ" in events
    assert events.count("ds-independence-civ") == told


def test_progress_goes_from_nothing_to_all_in_single_steps(content: Path) -> None:
    told: list[tuple[int, int]] = []
    build(content, "hash", lambda done, total: told.append((done, total)))
    assert told == [(number, STEPS) for number in range(STEPS + 1)]


@pytest.mark.parametrize("last", range(STEPS + 1))
def test_what_progress_raises_comes_out(content: Path, last: int) -> None:
    def cancel(done: int, total: int) -> None:
        if done == last:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(content, "hash", cancel)


def test_faulty_content_is_refused_with_all_its_faults(content: Path, edit: Callable[[str, str, str], None]) -> None:
    edit("events/all.yaml", "date: 2001", "date: 2001-99")
    edit("claims/TKM.yaml", "property: status", "property: nonsense")
    with pytest.raises(ContentError) as refused:
        build(content, "hash", no_progress)
    assert [(fault.file, fault.line) for fault in refused.value.diagnostics] == [
        ("claims/TKM.yaml", 11),
        ("events/all.yaml", 10),
    ]


def test_counts_tell_how_much_of_each_there_is(content: Path) -> None:
    assert examine(content).counts == {
        "articles on countries": 1,
        "articles on relations": 1,
        "articles on organizations": 1,
        "articles on topics": 1,
        "events": 7,
        "claims": 8,
        "claims on which sources disagree": 2,
        "sources": 4,
        "countries and territories": 5,
        "organizations": 1,
    }
    assert examine(content).reading_eases == {}, "the small world has no long article"
