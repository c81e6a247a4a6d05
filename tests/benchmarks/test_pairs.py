"""Every pair of the members and observers of the UN, opened once and written as text and as JSON."""

import statistics
import time
from pathlib import Path

from desktop.library.store import LibraryStore
from tests.benchmarks.conftest import Report
from tests.pairs import all_pairs, peak_memory, walk

CHECKOUT = Path(__file__).parent.parent.parent


def test_all_pairs_open_and_are_written(tmp_path: Path, report: Report) -> None:
    before, start = peak_memory(), time.perf_counter()
    library = LibraryStore(CHECKOUT / "data", tmp_path).open().library
    report(f"library: {time.perf_counter() - start:.2f} s, peak memory {peak_memory():.0f} MiB ({before:.0f} before)")
    pairs = all_pairs(library)
    start = time.perf_counter()
    done = walk(library, pairs)
    taken = time.perf_counter() - start
    slowest = max(done.milliseconds, key=done.milliseconds.__getitem__)
    median = statistics.median(done.milliseconds.values())
    report(f"{len(done.milliseconds):,} pairs in {taken:.0f} s, median {median:.1f} ms")
    report(f"slowest {'/'.join(slowest)}: {done.milliseconds[slowest]:.0f} ms; peak memory {peak_memory():.0f} MiB")
    report(f"pairs of which nothing is recorded: {len(done.untold)}")
    library.close()
    assert done.faults == ()
    assert set(done.milliseconds) == set(pairs)
    assert len(pairs) == 195 * 194 / 2
    assert all({"PSE", "VAT"} & set(pair) for pair in done.untold)
