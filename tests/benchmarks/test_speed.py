"""The speeds that a reader feels, as ratios taken in one run; nothing here fails by the clock."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from pypdf import PdfReader

from desktop import paths
from desktop.domain import address
from desktop.domain.address import PageKind
from desktop.library.library import Library
from desktop.library.store import LibraryStore
from desktop.summary.linked import with_links
from desktop.summary.page import open_page
from desktop.summary.to_pdf import Brief, Paper, write
from tests.benchmarks.conftest import Report

CHECKOUT = Path(__file__).parent.parent.parent
RUNS = 15
BARE_WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication(sys.argv)
window = QMainWindow()
window.show()
QTimer.singleShot(0, application.quit)
application.exec()
"""
OUR_WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.gui.app import run_window
from desktop.cli.access import store_for
from argparse import Namespace
application = QApplication(sys.argv)
QTimer.singleShot(0, application.quit)
sys.exit(run_window(store_for(Namespace(content=None)), ""))
"""


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True, env=_environment(), timeout=60)
    return time.perf_counter() - start


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPATH": str(CHECKOUT)}


def ratio(name: str, ours: list[str], bare: list[str], report: Report) -> float:
    """Runs two commands in turn and returns the median of their ratios, pair by pair."""
    for command in (ours, bare):
        seconds(command)
    pairs = [(seconds(ours), seconds(bare)) for _ in range(RUNS)]
    found = statistics.median(one / other for one, other in pairs)
    mine, theirs = (statistics.median(column) * 1000 for column in zip(*pairs, strict=True))
    report(f"{name}: {mine:.0f} ms against {theirs:.0f} ms, {found:.2f} times")
    return found


def test_a_summary_against_a_bare_interpreter_with_sqlite(report: Report) -> None:
    bare = [sys.executable, "-c", "import sqlite3"]
    assert ratio("summary TKM", [sys.executable, "main.py", "summary", "TKM"], bare, report) > 0


def test_a_page_of_paper_against_a_bare_interpreter_with_sqlite(report: Report, tmp_path: Path) -> None:
    bare = [sys.executable, "-c", "import sqlite3"]
    ours = [sys.executable, "main.py", "summary", "TKM", "--force", "--output", str(tmp_path / "turkmenistan.pdf")]
    assert ratio("summary TKM on one page of paper", ours, bare, report) > 0


def test_printing_again_and_again(report: Report) -> None:
    library = LibraryStore(CHECKOUT / "data", paths.cache_folder()).open().library
    told = {
        Brief.ONE_PAGE: [address.country(code) for code in ("TKM", "FRA", "CHN", "WSM", "XKX", "KAZ", "BRA", "KEN")],
        Brief.FULL: [address.country(code) for code in ("TKM", "FRA", "CHN")],
        Brief.BILATERAL: [address.relation("TKM", "AFG"), address.relation("FRA", "DEU")],
    }
    for brief, addresses in told.items():
        for paper in Paper:
            times = []
            for where in addresses:
                page = open_page(library, where)
                start = time.perf_counter()
                write(library, page, brief, paper)
                times.append(time.perf_counter() - start)
            report(
                f"{brief} on {paper}: median {statistics.median(times) * 1000:.0f} ms, most {max(times) * 1000:.0f} ms"
            )
    library.close()


def test_the_window_against_a_bare_one(report: Report) -> None:
    LibraryStore(CHECKOUT / "data", paths.cache_folder()).open().library.close()
    found = ratio("first window", [sys.executable, "-c", OUR_WINDOW], [sys.executable, "-c", BARE_WINDOW], report)
    assert found > 0


def test_compiling_and_opening(tmp_path: Path, report: Report) -> None:
    start = time.perf_counter()
    library = LibraryStore(CHECKOUT / "data", tmp_path).open().library
    built = time.perf_counter() - start
    size = next(tmp_path.glob("library-*.sqlite")).stat().st_size
    report(f"compiling the library: {built:.2f} s, {size / 1024:,.0f} KiB")
    times = []
    pages = [address.country("TKM"), *(p.address for p in library.titles(PageKind.RELATION))]
    for where in pages * 3:
        start = time.perf_counter()
        open_page(library, where)
        times.append(time.perf_counter() - start)
    times.sort()
    median, late = times[len(times) // 2] * 1000, times[int(len(times) * 0.95)] * 1000
    report(f"opening a page: median {median:.1f} ms, 95 % {late:.1f} ms")
    library.close()
    assert times[0] > 0


def test_a_book_of_a_continent_and_of_all(report: Report, tmp_path: Path) -> None:
    """Pages a second and the largest memory of two books, the second of which should not need more of it a page."""
    for name, words in (("a book of Europe", ["--region", "Europe"]), ("a book of all", ["--all"])):
        file = tmp_path / "book.pdf"
        called = [sys.executable, "main.py", "summary", *words, "--brief", "book", "--force", "--output", str(file)]
        start = time.perf_counter()
        with subprocess.Popen(called, cwd=CHECKOUT, env=_environment(), stderr=subprocess.DEVNULL) as running:
            _, code, used = os.wait4(running.pid, 0)
            running.returncode = os.waitstatus_to_exitcode(code)
        taken = time.perf_counter() - start
        assert running.returncode == 0
        pages = len(PdfReader(file).pages)
        report(
            f"{name}: {pages} pages in {taken:.1f} s ({used.ru_utime + used.ru_stime:.1f} s of the processor), "
            f"{used.ru_maxrss / 1024:,.0f} MiB, {used.ru_maxrss / 1024 / pages:.1f} MiB a page"
        )


def test_telling_what_links_to_a_page_and_what_is_related_to_it(shipped_library: Library, report: Report) -> None:
    times = {}
    for where in (
        "country/TKM",
        "country/USA",
        "relation/AFG/TKM",
        "relation/DEU/FRA",
        "topic/tapi",
        "organization/UN",
    ):
        page = open_page(shipped_library, address.parse(where))
        bare = page._replace(document=page.document._replace(links=()))
        runs = []
        for _ in range(RUNS):
            start = time.process_time()
            told = with_links(shipped_library, bare)
            runs.append(time.process_time() - start)
        assert told.document.links == page.document.links
        times[where] = statistics.median(runs) * 1000
    report("links: " + ", ".join(f"{where} {taken:.1f} ms" for where, taken in times.items()))
