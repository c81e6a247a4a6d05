"""The same page gives the same bytes, whatever surrounds it, and those of the golden files."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.library.rows import Edition
from desktop.summary import to_html, to_json, to_markdown, to_text
from desktop.summary.page import Page

TESTS = Path(__file__).parent.parent
WRITERS: dict[str, Callable[[Page], str]] = {
    "text": lambda page: to_text.write(page.document),
    "markdown": lambda page: to_markdown.write(page.document),
    "html": lambda page: to_html.write(page.document),
    "json": to_json.write,
}
GOLDEN = {
    "relation.txt": ("text", "relation/TKM/AFG"),
    "country.md": ("markdown", "country/TKM"),
    "event.html": ("html", "event/ev-border"),
    "country.json": ("json", "country/TKM"),
}


@pytest.fixture(autouse=True)
def _at_one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")


@pytest.mark.parametrize("form", WRITERS)
def test_writing_twice_gives_the_same(small_pages: dict[str, Page], form: str) -> None:
    for page in small_pages.values():
        assert WRITERS[form](page) == WRITERS[form](page)


@pytest.mark.parametrize("form", WRITERS)
def test_hash_seed_time_zone_and_locale_change_nothing(form: str) -> None:
    def printed(seed: str, zone: str, locale: str) -> bytes:
        words = ["--content", "tests/small_world", "summary", "TKM", "--format", form]
        surroundings = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONUTF8": "1"}
        return subprocess.run(
            [sys.executable, "main.py", *words],
            cwd=TESTS.parent,
            env=os.environ | surroundings,
            capture_output=True,
            check=True,
        ).stdout

    first = printed("0", "UTC", "C")
    assert b"neutral" in first
    assert printed("1", "Asia/Ashgabat", "C.UTF-8") == first
    assert printed("31337", "America/Los_Angeles", "tr_TR.UTF-8") == first


@pytest.mark.parametrize("name", GOLDEN)
def test_a_page_is_written_as_its_golden_file_has_it(
    small_pages: dict[str, Page], name: str, pytestconfig: pytest.Config
) -> None:
    form, where = GOLDEN[name]
    page = small_pages[f"chancery:{where}"]
    # An edition of its own, since the hash would change with each file of the small world.
    edition = Edition("2026-11-24", "0123456789abcdef")
    written = WRITERS[form](page._replace(document=page.document._replace(edition=edition)))
    file = TESTS / "golden" / name
    if pytestconfig.getoption("--update-golden"):
        file.write_text(written, encoding="utf-8")
    assert written == file.read_text(encoding="utf-8")
