"""Ten thousand actions drawn at random, with a fixed seed, over the whole library: no exception, and memory."""

import gc
import os
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.library.store import LibraryStore
from tests.allocated import in_use
from tests.benchmarks.conftest import Report, resident
from tests.benchmarks.test_walk import CHECKOUT, opened
from tests.monkey import Monkey, answer_files

ACTIONS, WARM_UP, SEED = int(os.environ.get("CHANCERY_ACTIONS", "10000")), 500, 2026
MOST_MORE = 15
"""MiB in use at the end beyond what was in use half way, with all caches full; which pages are kept is chance."""
IGNORED = r"This plugin does not support (propagateSizeHints\(\)|raise\(\)|grabbing the keyboard)"


@pytest.mark.qt_log_ignore(IGNORED, extend=True)
def test_ten_thousand_actions_at_random(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, report: Report
) -> None:
    answer_files(monkeypatch)
    library = LibraryStore(CHECKOUT / "data", paths.cache_folder()).open().library
    window = opened(library, qtbot, tmp_path)
    monkey = Monkey(window, SEED)
    slowest, what = 0.0, ""
    half_way = 0.0
    for number in range(ACTIONS):
        if number == WARM_UP or number % max(1, ACTIONS // 4) == 0:
            gc.collect()
            report(f"{resident():.0f} MiB, {in_use():.0f} of them in use, after {number:,} actions")
        if number == ACTIONS // 2:
            half_way = in_use()
        start = time.perf_counter()
        done = monkey.act()
        took = time.perf_counter() - start
        if took > slowest:
            slowest, what = took, done
    gc.collect()
    window.notebook.desk.settle()
    at_the_end = in_use()
    report(f"{resident():.0f} MiB, {at_the_end:.0f} of them in use, after {ACTIONS:,} actions, and no exception")
    report(f"slowest, with what it had the window do: {slowest * 1000:.0f} ms ({what})")
    assert at_the_end < half_way + MOST_MORE
    assert window.navigator.page is not None
    assert window.close()
    library.close()
