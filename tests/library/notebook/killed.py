"""Writes into a notebook until it is killed, again and again, and says what was lost: `killed.py FOLDER KILLS SEED`.

A process of its own, since it forks: each writer tells through a pipe which change is in the file, and is killed at a
random moment of the next ones. Prints one JSON object.
"""

import json
import os
import random
import select
import signal
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from desktop.library.notebook import plans
from desktop.library.notebook.entries import Note
from desktop.library.notebook.notebook import Notebook

MADE = "2026-11-25T09:30:00Z"
LONGEST = 0.012
"""Seconds that a writer has at most after its first change."""


def clock() -> datetime:
    return datetime(2026, 11, 25, 12, tzinfo=UTC)


def note(number: int) -> Note:
    return Note(f"{number:016x}", "chancery:country/TKM", "T", MADE, MADE, f"{number}" + " text" * (number % 40))


def write_on(folder: Path, first: int, tell: int) -> None:
    """Adds, edits, undoes and does again, one note after the other; a number is told when its note is there to stay."""
    notebook = Notebook(folder, clock)
    number = first
    while True:
        made = note(number)
        notebook.change("Add", plans.keep(made))
        notebook.change("Edit", plans.keep(replace(made, text="half")))
        notebook.undo()
        os.write(tell, number.to_bytes(4, "big"))
        number += 1


def main(folder: Path, kills: int, seed: int) -> dict[str, int]:
    """Returns how many changes were told, lost and broken, and how often the file was thought damaged."""
    chance = random.Random(seed)
    outcome = {"kills": 0, "told": 0, "lost": 0, "broken": 0, "damaged": 0, "left_behind": 0}
    first = 0
    for _ in range(kills):
        hear, tell = os.pipe()
        writer = os.fork()
        if not writer:
            os.close(hear)
            write_on(folder, first, tell)
        os.close(tell)
        wait = chance.random() * LONGEST
        if chance.random() < 0.8:
            select.select([hear], [], [], 20)
        begun = time.perf_counter()
        while time.perf_counter() - begun < wait:
            pass
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
        told = b""
        while piece := os.read(hear, 65536):
            told += piece
        os.close(hear)
        last = int.from_bytes(told[-4:], "big") if told else first - 1
        notebook = Notebook(folder, clock)
        kept = {entry.id: entry for entry in notebook.state.contents}
        outcome["kills"] += 1
        outcome["told"] += last + 1 - first
        outcome["damaged"] += bool(notebook.remark)
        outcome["lost"] += sum(kept.get(note(number).id) != note(number) for number in range(last + 1))
        later = [entry for entry in kept.values() if int(entry.id, 16) > last]
        whole = (note(last + 1), replace(note(last + 1), text="half"))
        outcome["broken"] += len(later) > 1 or any(entry not in whole for entry in later)
        first = last + 1 + len(later)
        if later:
            notebook.change("Mend", plans.keep(note(last + 1)))
        notebook.close()
    left = {file.name for file in folder.iterdir()} - {"notebook.sqlite", "copies"}
    outcome["left_behind"] = len(left)
    return outcome


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
