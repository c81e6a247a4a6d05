"""Compiling: the same content gives the same bytes, and faulty content none."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.errors import ContentError
from desktop.library.builder import STEPS, build, examine

CHECKOUT = Path(__file__).parent.parent.parent


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
