"""Work off the GUI thread: told in the GUI thread, exactly once, and cancelled between steps."""

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from PySide6.QtCore import QThread, QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.gui.jobs import CancelledError, Job, Progress, WorkQueue

PATIENCE = 20.0


def recorded(job: Job) -> list[tuple[object, ...]]:
    """Everything that a job tells, in order."""
    told: list[tuple[object, ...]] = []
    for name in ("progressed", "succeeded", "failed", "cancelled"):
        getattr(job, name).connect(lambda *arguments, name=name: told.append((name, *arguments)))
    return told


@pytest.fixture
def pool(qapp: QApplication) -> Iterator[QThreadPool]:
    """A pool of its own, in which nothing is left to do."""
    pool = QThreadPool()
    yield pool
    assert pool.waitForDone(1000)
    assert pool.activeThreadCount() == 0


def three_steps(tell: Progress) -> str:
    for step in range(3):
        tell(step + 1, 3)
    return "done"


def test_success_carries_the_result_after_the_progress(qapp: QApplication) -> None:
    job = Job(three_steps)
    told = recorded(job)
    job.run()
    assert told == [("progressed", 1, 3), ("progressed", 2, 3), ("progressed", 3, 3), ("succeeded", "done")]


def test_failure_carries_the_exception(qapp: QApplication) -> None:
    fault = ValueError("no such luck")

    def fail(tell: Progress) -> None:
        tell(1, 2)
        raise fault

    job = Job(fail)
    told = recorded(job)
    job.run()
    assert told == [("progressed", 1, 2), ("failed", fault)]


def test_cancelling_stops_the_work_at_its_next_step(qapp: QApplication) -> None:
    done: list[int] = []

    def work(tell: Progress) -> None:
        for step in range(5):
            tell(step, 5)
            done.append(step)
            if step == 1:
                job.cancel()

    job = Job(work)
    told = recorded(job)
    job.run()
    assert done == [0, 1]
    assert told == [("progressed", 0, 5), ("progressed", 1, 5), ("cancelled",)]


def test_work_that_is_over_before_it_hears_of_the_wish_succeeds(qapp: QApplication) -> None:
    job = Job(lambda _tell: "done")
    told = recorded(job)
    job.cancel()
    job.run()
    assert told == [("succeeded", "done")]


def test_the_pool_works_in_another_thread_and_tells_in_this_one(qtbot: QtBot, pool: QThreadPool) -> None:
    threads: dict[str, QThread] = {}

    def work(tell: Progress) -> int:
        threads["work"] = QThread.currentThread()
        tell(1, 1)
        return 42

    def in_thread_of(name: str) -> Callable[..., None]:
        return lambda *_: threads.update({name: QThread.currentThread()})

    job = Job(work)
    job.progressed.connect(in_thread_of("progress"))
    job.succeeded.connect(in_thread_of("result"))
    with qtbot.waitSignal(job.succeeded) as result:
        job.start(pool)
    assert result.args == [42]
    assert threads["work"] != QThread.currentThread()
    assert threads["progress"] == threads["result"] == QThread.currentThread()


def test_a_failure_in_the_pool_arrives_as_the_same_exception(qtbot: QtBot, pool: QThreadPool) -> None:
    fault = KeyError("lost")

    def fail(tell: Progress) -> None:
        raise fault

    job = Job(fail)
    with qtbot.waitSignal(job.failed) as result:
        job.start(pool)
    assert result.args == [fault]


def test_work_in_the_pool_is_cancelled_from_the_gui_thread(qtbot: QtBot, pool: QThreadPool) -> None:
    begun, cancelled = Event(), Event()

    def work(tell: Progress) -> None:
        begun.set()
        assert cancelled.wait(PATIENCE)
        tell(1, 2)

    job = Job(work)
    told = recorded(job)
    with qtbot.waitSignal(job.cancelled):
        job.start(pool)
        assert begun.wait(PATIENCE)
        job.cancel()
        cancelled.set()
    assert told == [("cancelled",)]


@pytest.mark.parametrize("ending", ["done", "failed", "cancelled", "progress"])
def test_a_job_whose_window_is_gone_ends_in_silence(qapp: QApplication, pool: QThreadPool, ending: str) -> None:
    begun, gone = Event(), Event()
    raised: list[BaseException] = []

    def work(tell: Progress) -> None:
        begun.set()
        assert gone.wait(PATIENCE)
        if ending == "failed":
            raise ValueError("no such luck")
        if ending == "cancelled":
            raise CancelledError
        if ending == "progress":
            tell(1, 2)

    def run() -> None:
        try:
            job.run()
        except BaseException as error:
            raised.append(error)

    job = Job(work)
    pool.start(run)
    assert begun.wait(PATIENCE)
    delete(job)
    gone.set()
    assert pool.waitForDone(int(PATIENCE * 1000))
    assert raised == []


def test_the_common_pool_is_used_where_none_is_given(qtbot: QtBot) -> None:
    job = Job(three_steps)
    with qtbot.waitSignal(job.succeeded):
        job.start()
    assert QThreadPool.globalInstance().waitForDone(1000)


def test_a_queue_does_one_piece_after_the_other_and_tells_in_order(qapp: QApplication, qtbot: QtBot) -> None:
    queue = WorkQueue()
    told: list[object] = []
    done: list[int] = []
    may_begin = Event()
    queue.finished.connect(told.append)

    def piece(number: int) -> int:
        may_begin.wait(PATIENCE)
        assert len(done) == number
        done.append(number)
        return number

    for number in range(20):
        queue.put(lambda number=number: piece(number))  # type: ignore[misc]
    may_begin.set()
    queue.wait()
    assert done == list(range(20))
    qtbot.waitUntil(lambda: told == list(range(20)))


def test_a_piece_that_fails_is_told_and_the_next_is_done(qapp: QApplication, qtbot: QtBot) -> None:
    queue = WorkQueue()
    told: list[object] = []
    queue.finished.connect(told.append)

    def fail() -> None:
        raise OSError("no")

    queue.put(fail)
    queue.put(lambda: "after")
    qtbot.waitUntil(lambda: len(told) == 2)
    assert isinstance(told[0], OSError)
    assert told[1] == "after"
