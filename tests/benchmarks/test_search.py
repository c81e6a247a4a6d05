"""Search as one types, beside other engines over the same entries, as ratios taken in one run."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.library.library import Library
from desktop.library.search.engine import Searcher
from desktop.library.search.entries import Entry, entries
from desktop.library.search.opening import open_searcher
from tests.benchmarks.rivals import RIVALS, Ask
from tests.library.search.answers import ABBREVIATIONS, CLAIMS, EVENTS, NAMES, PAIRS, TOPICS

QUERIES = [query for query, _ in (*NAMES, *ABBREVIATIONS, *TOPICS, *PAIRS, *EVENTS, *CLAIMS) if ":" not in query][:60]
TYPED = [query[:length] for query in QUERIES for length in range(1, len(query) + 1) if query[length - 1] != " "]
SOME = TYPED[::6]
"""What the others are asked: a beginning of one letter takes some of them seconds."""
RUNS = 3
Report = Callable[[str], None]


@pytest.fixture
def report(capsys: pytest.CaptureFixture[str]) -> Report:
    def say(line: str) -> None:
        with capsys.disabled():
            print(f"\n  {line}", end="")

    return say


@pytest.fixture(scope="module")
def found(shipped_library: Library) -> list[Entry]:
    return list(entries(shipped_library))


@pytest.fixture(scope="module")
def searcher(shipped_library: Library, tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return open_searcher(shipped_library, tmp_path_factory.mktemp("index"))


def milliseconds(ask: Ask, texts: list[str], count: int = RUNS) -> tuple[float, float]:
    """Returns the median and the 95th percentile of a query, each the median of some runs."""
    runs = []
    for _ in range(count):
        times = []
        for text in texts:
            start = time.perf_counter()
            ask(text)
            times.append((time.perf_counter() - start) * 1000)
        times.sort()
        runs.append((times[len(times) // 2], times[int(len(times) * 0.95)]))
    median, late = (statistics.median(column) for column in zip(*runs, strict=True))
    return median, late


def test_a_keystroke_over_the_whole_library(searcher: Searcher, report: Report) -> None:
    median, late = milliseconds(lambda text: len(searcher.search(text, 20).hits), TYPED)
    report(f"{len(QUERIES)} queries, {len(TYPED)} keystrokes: median {median:.2f} ms, 95 % {late:.2f} ms")
    assert median > 0


def test_compiling_the_index(shipped_library: Library, tmp_path: Path, report: Report) -> None:
    start = time.perf_counter()
    open_searcher(shipped_library, tmp_path).close()
    taken = time.perf_counter() - start
    report(f"compiling the index: {taken:.2f} s, {next(tmp_path.iterdir()).stat().st_size / 1024:,.0f} KiB")
    start = time.perf_counter()
    open_searcher(shipped_library, tmp_path).close()
    report(f"opening it again: {(time.perf_counter() - start) * 1000:.1f} ms")


@pytest.mark.parametrize("name", RIVALS)
def test_beside(name: str, found: list[Entry], searcher: Searcher, tmp_path: Path, report: Report) -> None:
    rival = RIVALS[name]
    ask = rival.index(found, tmp_path / "index")
    assert ask("gas pipeline") > 0
    texts = SOME if rival.takes_beginnings else QUERIES
    theirs, theirs_late = milliseconds(ask, texts, 1)
    ours, ours_late = milliseconds(lambda text: len(searcher.search(text, 20).hits), texts)
    what = f"{len(texts)} keystrokes" if rival.takes_beginnings else f"{len(texts)} whole queries"
    report(
        f"{name}, {what}: median {theirs:.2f} ms, 95 % {theirs_late:.2f} ms; ours {ours:.2f} and {ours_late:.2f} ms, "
        f"{ours / theirs:.2f} and {ours_late / theirs_late:.2f} times that"
    )
