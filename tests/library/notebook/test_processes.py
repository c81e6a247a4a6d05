"""Several processes at one notebook, and processes that are killed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.library.notebook.conftest import OpenNotebook

CHECKOUT = Path(__file__).parent.parent.parent.parent
KILLS = int(os.environ.get("CHANCERY_KILLS", "200"))
"""How often a writer is killed; ten thousand take some minutes."""

WRITER = """
import sys
from pathlib import Path
from desktop.library.notebook import plans
from desktop.library.notebook.notebook import Notebook
from tests.library.notebook.conftest import note
sys.stdin.read(1)
notebook = Notebook(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    notebook.change("Add", plans.keep(note(f"{sys.argv[2]} {number}")))
print(notebook.remark)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the writers are forked")
def test_whenever_a_writer_is_killed_no_change_is_lost(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.library.notebook.killed", str(tmp_path), str(KILLS), "1"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    outcome = json.loads(done.stdout)
    assert outcome["kills"] == KILLS
    assert outcome["told"] > KILLS // 2
    assert {name: outcome[name] for name in ("lost", "broken", "damaged", "left_behind")} == {
        "lost": 0,
        "broken": 0,
        "damaged": 0,
        "left_behind": 0,
    }


def test_processes_that_start_and_write_at_once_lose_nothing(tmp_path: Path, open_notebook: OpenNotebook) -> None:
    folder = tmp_path / "made by the first"
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder), str(number), "40"],
            cwd=CHECKOUT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(4)
    ]
    said = [writer.communicate("\n")[0].strip() for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * 4
    assert said == [""] * 4
    texts = sorted(one.text for one in open_notebook(folder).state.contents.notes)
    assert texts == sorted(f"{writer} {number}" for writer in range(4) for number in range(40))
