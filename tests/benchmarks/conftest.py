"""What all benchmarks share: they say what they found, and nothing fails by the clock."""

from collections.abc import Callable
from pathlib import Path

import pytest

Report = Callable[[str], None]


@pytest.fixture
def report(capsys: pytest.CaptureFixture[str]) -> Report:
    """Says a line at once, past what pytest captures."""

    def say(line: str) -> None:
        with capsys.disabled():
            print(f"\n  {line}", end="", flush=True)

    return say


def resident() -> float:
    """Returns the memory in use, in MiB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 2**20
