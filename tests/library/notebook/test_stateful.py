"""Whatever a reader does in two windows, the notebook holds what a plain dictionary would."""

import copy
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop.library.notebook import plans
from desktop.library.notebook.contents import Contents
from desktop.library.notebook.entries import Bookmark, Entry, Note, page_of, tidied
from desktop.library.notebook.exports import load, save
from desktop.library.notebook.notebook import Notebook
from tests.library.notebook.conftest import ENTRIES, TEXTS, Clock

Model = dict[str, Entry]


def place(entry: Entry) -> object:
    match entry:
        case Bookmark():
            return (entry.folder, page_of(entry.address))
        case Note():
            return entry.id
    return (type(entry).__name__, page_of(entry.address)) if type(entry).__name__ == "ReadLater" else entry.id


class NotebookMachine(RuleBasedStateMachine):
    """Two windows on one file; the model is a dictionary and a list of its earlier states."""

    @initialize()
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.windows = [Notebook(self.folder, Clock()), Notebook(self.folder, Clock())]
        self.model: Model = {}
        self.before: list[Model] = []
        self.after: list[Model] = []

    def teardown(self) -> None:
        for window in self.windows:
            window.close()
        shutil.rmtree(self.folder)

    def expect(self, model: Model) -> None:
        if model != self.model:
            self.before.append(self.model)
            self.after.clear()
            self.model = model

    @rule(entry=ENTRIES, window=st.integers(0, 1))
    def add(self, entry: Entry, window: int) -> None:
        model = copy.copy(self.model)
        if entry.id in model or all(place(entry) != place(other) for other in model.values()):
            model[entry.id] = entry
        self.windows[window].change("Add", plans.keep(entry))
        self.expect(model)

    @precondition(lambda self: self.model)
    @rule(data=st.data(), text=TEXTS, window=st.integers(0, 1))
    def edit(self, data: st.DataObject, text: str, window: int) -> None:
        entry = self.model[data.draw(st.sampled_from(sorted(self.model)))]
        edited = tidied(replace(entry, **{"text" if isinstance(entry, Note) else "title": text}))
        self.windows[window].change("Edit", plans.keep(edited))
        self.expect({**self.model, entry.id: edited})

    @precondition(lambda self: self.model)
    @rule(data=st.data(), window=st.integers(0, 1))
    def delete(self, data: st.DataObject, window: int) -> None:
        gone = data.draw(st.sampled_from(sorted(self.model)))
        self.windows[window].change("Delete", plans.remove([gone]))
        self.expect({entry_id: entry for entry_id, entry in self.model.items() if entry_id != gone})

    @precondition(lambda self: any(isinstance(entry, Bookmark) for entry in self.model.values()))
    @rule(data=st.data(), folder=st.sampled_from(["", "A", "A/B", "C"]), window=st.integers(0, 1))
    def move(self, data: st.DataObject, folder: str, window: int) -> None:
        ids = sorted(entry.id for entry in self.model.values() if isinstance(entry, Bookmark))
        one = self.model[data.draw(st.sampled_from(ids))]
        moved = replace(one, folder=folder)  # type: ignore[call-arg]
        model = {entry_id: entry for entry_id, entry in self.model.items() if entry_id != one.id}
        if all(place(moved) != place(other) for other in model.values()):
            model[one.id] = moved
        self.windows[window].change("Move", plans.move([one.id], folder))
        self.expect(model)

    @rule(window=st.integers(0, 1))
    def undo(self, window: int) -> None:
        self.windows[window].undo()
        if self.before:
            self.after.append(self.model)
            self.model = self.before.pop()

    @rule(window=st.integers(0, 1))
    def redo(self, window: int) -> None:
        self.windows[window].redo()
        if self.after:
            self.before.append(self.model)
            self.model = self.after.pop()

    @rule(suffix=st.sampled_from([".md", ".json"]), window=st.integers(0, 1))
    def leave_and_come_back_through_a_file(self, suffix: str, window: int) -> None:
        file = self.folder / f"out{suffix}"
        save(self.windows[window].refresh().contents, file)
        self.windows[window].change("Clear", plans.remove(list(self.model)))
        self.expect({})
        kept = {}
        for entry in load(file):
            if all(place(entry) != place(other) for other in kept.values()):
                kept[entry.id] = entry
        self.windows[1 - window].change("Import", plans.merge(load(file)))
        self.expect(kept)

    @rule(window=st.integers(0, 1))
    def start_again(self, window: int) -> None:
        self.windows[window].close()
        self.windows[window] = Notebook(self.folder, Clock())

    @invariant()
    def both_windows_hold_what_the_model_holds(self) -> None:
        for window in getattr(self, "windows", ()):
            assert window.refresh().contents == Contents(self.model.values())
            assert bool(window.state.undo) == bool(self.before)
            assert bool(window.state.redo) == bool(self.after)
            assert window.remark == ""


NotebookMachine.TestCase.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
TestNotebook = NotebookMachine.TestCase
