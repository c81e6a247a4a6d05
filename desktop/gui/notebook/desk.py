"""The notebook as the window uses it: changes are made in a thread of their own, one after the other."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from desktop.errors import ChanceryError
from desktop.gui.jobs import WorkQueue
from desktop.library.notebook.contents import Contents
from desktop.library.notebook.notebook import Notebook, State
from desktop.library.notebook.plans import Plan


class _Done(NamedTuple):
    """What came of a wish.

    Attributes:
        state: what the notebook holds after it.
        remark: how the notebook was opened, or why nothing was changed; "" where all is as it should be.
        said: what was to be said of the change once it is made; "" where nothing was.
        is_made: whether nothing hindered it.
    """

    state: State
    remark: str
    said: str
    is_made: bool


class NotebookDesk(QObject):
    """Holds the latest state, and asks for changes without waiting for the disk."""

    changed = Signal()
    """The notebook holds something else; see `state`."""
    failed = Signal(str)
    """Something could not be done, or the reader should know how the notebook was opened; carries one sentence."""

    told = Signal(str)
    """A change is made and safe on the disk; carries what was to be said then."""

    def __init__(self, open_notebook: Callable[[], Notebook], parent: QObject | None = None) -> None:
        """Begins to open a notebook."""
        super().__init__(parent)
        self._open_notebook = open_notebook
        self._notebook: Notebook | None = None
        self._told = ""
        self._closed = False
        self._queue = WorkQueue(self)
        self._queue.finished.connect(self._on_finished)
        self.state = State(Contents())
        """What the notebook holds, as far as the window knows."""
        self.refresh()

    def refresh(self) -> None:
        """Looks for what other windows have changed."""
        self._do(Notebook.refresh)

    def change(self, label: str, plan: Plan, *, continuing: bool = False, said: str = "") -> None:
        """Makes a change; see `Notebook.change`. Once it is made, `told` carries what is to be said then."""
        self._do(lambda notebook: notebook.change(label, plan, continuing=continuing), said)

    def undo(self) -> None:
        """Takes the last change back."""
        self._do(Notebook.undo)

    def redo(self) -> None:
        """Makes the change again that was taken back last."""
        self._do(Notebook.redo)

    def settle(self) -> None:
        """Waits until all that was asked for is done, and tells what came of it."""
        self._queue.wait()
        QCoreApplication.sendPostedEvents(self)

    def close(self) -> None:
        """Waits for the last change, and lets the notebook go."""
        self._closed = True
        self.settle()
        if self._notebook is not None:
            self._notebook.close()
            self._notebook = None

    def _do(self, ask: Callable[[Notebook], State], said: str = "") -> None:
        if self._closed:
            return

        def work() -> _Done:
            if self._notebook is None:
                self._notebook = self._open_notebook()
            notebook = self._notebook
            try:
                return _Done(ask(notebook), notebook.remark, said, is_made=True)
            except ChanceryError as error:
                return _Done(notebook.state, str(error), said, is_made=False)

        self._queue.put(work)

    @Slot(object)
    def _on_finished(self, done: _Done | Exception) -> None:
        if isinstance(done, Exception):
            self.failed.emit(self.tr("The notebook could not be used ({error}).").format(error=done))
            return
        before, self.state = self.state, done.state
        if self.state != before:
            self.changed.emit()
        # What hinders a note that saves itself while one types is told once; a change that the reader was to be told of
        # is told of each time.
        if done.remark and (done.remark != self._told or (done.said and not done.is_made)):
            self.failed.emit(done.remark)
        self._told = done.remark
        if done.said and done.is_made:
            self.told.emit(done.said)
