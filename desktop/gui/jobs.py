"""Work off the GUI thread: it returns a value, tells its progress, and can be cancelled between steps."""

from collections.abc import Callable
from contextlib import suppress
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, SignalInstance
from shiboken6 import isValid
from typing_extensions import override

Progress = Callable[[int, int], None]
Work = Callable[[Progress], Any]


class CancelledError(Exception):
    """The reader does not want the result any more."""


class Job(QObject):
    """One piece of work; exactly one of `succeeded`, `failed` and `cancelled` is emitted, in the GUI thread."""

    progressed = Signal(int, int)
    """So many steps of so many are done."""
    succeeded = Signal(object)
    """Carries what the work returned."""
    failed = Signal(object)
    """Carries the exception that the work raised."""
    cancelled = Signal()
    """The work stopped because `cancel` was called."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        """Takes work that is handed a function for its progress, and should call it often."""
        super().__init__(parent)
        self._work = work
        self._wish_to_stop = Event()

    def start(self, pool: QThreadPool | None = None) -> None:
        """Begins in a thread of the pool."""
        (pool or QThreadPool.globalInstance()).start(_Runner(self))

    def cancel(self) -> None:
        """Asks the work to stop at its next step."""
        self._wish_to_stop.set()

    def run(self) -> None:
        """Does the work in the thread that calls."""
        try:
            result = self._work(self._tell_progress)
        except CancelledError:
            self._tell(self.cancelled)
        except Exception as error:  # every failure of a worker is told where the job was begun
            self._tell(self.failed, error)
        else:
            self._tell(self.succeeded, result)

    def _tell_progress(self, done: int, total: int) -> None:
        if self._wish_to_stop.is_set():
            raise CancelledError
        self._tell(self.progressed, done, total)

    def _tell(self, signal: SignalInstance, *what: object) -> None:
        # The window may have closed meanwhile, and Qt deleted this object with it: then nobody listens any more.
        with suppress(RuntimeError):
            if isValid(self):
                signal.emit(*what)


class WorkQueue(QObject):
    """Small pieces of work, done one after the other in a thread of their own.

    One object tells of all of them: one for each could be gone while its thread still tells of it.
    """

    finished = Signal(object)
    """A piece is done; carries what it returned, or the exception that it raised."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Has nothing to do yet."""
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def put(self, work: Callable[[], object]) -> None:
        """Adds a piece of work."""
        self._pool.start(_Piece(self, work))

    def wait(self) -> None:
        """Waits until all is done; what listens to `finished` is told by the event loop, as always."""
        self._pool.waitForDone()


class _Piece(QRunnable):
    def __init__(self, queue: WorkQueue, work: Callable[[], object]) -> None:
        super().__init__()
        self._queue = queue
        self._work = work

    @override
    def run(self) -> None:
        result: object
        try:
            result = self._work()
        except Exception as error:  # told where the work was asked for
            result = error
        self._queue.finished.emit(result)


class _Runner(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    @override
    def run(self) -> None:
        self._job.run()
