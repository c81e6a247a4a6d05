"""The timeline's frames at 1600 × 400 with up to a million events, labels included, beside others in the same run."""

import importlib.util
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from desktop.chronology.chronicle import Chronicle
from desktop.domain import address
from desktop.domain.importance import importance_of
from desktop.gui.timeline.widget import TimelineWidget
from desktop.library.store import LibraryStore
from desktop.printing.backdrops import backdrop_of
from desktop.summary.page import open_page
from tests.benchmarks import browser
from tests.benchmarks.conftest import Report
from tests.benchmarks.frames import AT_X, HEIGHT, WIDTH, Move, Timing, below, in_words, timed
from tests.benchmarks.made_events import MadeEvent, made_events

CHECKOUT = Path(__file__).parent.parent.parent
SIZES = (300, 10_000, 100_000, 1_000_000)
"""A country's, and what the timeline is to bear."""


@pytest.fixture
def timeline(qtbot: QtBot) -> TimelineWidget:
    widget = TimelineWidget(importance=importance_of)
    qtbot.addWidget(widget)
    widget.resize(WIDTH, HEIGHT)
    widget.show()
    return widget


@pytest.mark.parametrize("count", SIZES)
def test_panning_and_zooming(count: int, timeline: TimelineWidget, report: Report) -> None:
    events = made_events(count)
    start = time.perf_counter()
    timeline.show_events(events)
    report(f"{count:,} events: shown after {(time.perf_counter() - start) * 1000:.0f} ms")
    for name, between in (("prepared in between", preparing(timeline)), ("all in the frame", idle)):
        report(f"{count:,} events, {name}: {in_words(frames(timeline, events, between))}")
    assert timeline.scene().marks


@pytest.mark.parametrize("count", [10_000, 100_000])
def test_memory(count: int, report: Report) -> None:
    tracemalloc.start()
    try:
        events = made_events(count)
        before = tracemalloc.get_traced_memory()[0]
        tracemalloc.reset_peak()
        chronicle = Chronicle(events)
        after, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    ours, theirs = (after - before) / count, before / count
    report(f"{count:,} events: {ours:.0f} bytes each for their order, {(peak - before) / count:.0f} while it is found")
    report(f"  {theirs:.0f} for the events themselves, {ours + theirs:.0f} for all")
    assert len(chronicle) == count


@pytest.mark.parametrize("code", ["TKM", "FRA"])
def test_opening_the_timeline_of_a_country(code: str, timeline: TimelineWidget, tmp_path: Path, report: Report) -> None:
    library = LibraryStore(CHECKOUT / "data", tmp_path).open().library
    page = open_page(library, address.country(code))
    backdrop = backdrop_of(library, page)
    canvas = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    timeline.render(canvas)
    found = []
    for _ in range(15):
        timeline.show_events(())
        clock, processor = time.perf_counter(), time.thread_time()
        timeline.show_events(page.events, None, backdrop)
        timeline.render(canvas)
        found.append(Timing((time.perf_counter() - clock) * 1000, (time.thread_time() - processor) * 1000))
    report(f"timeline of {code}, {len(page.events)} events, shown and painted: first {found[0].clock:.1f} ms")
    report(f"  then {in_words(found)}")
    library.close()
    assert page.events


@pytest.mark.skipif(importlib.util.find_spec("pyqtgraph") is None, reason="pyqtgraph is not installed")
@pytest.mark.parametrize("count", SIZES[1:])
def test_beside_the_scatter_of_pyqtgraph(count: int, timeline: TimelineWidget, qtbot: QtBot, report: Report) -> None:
    import pyqtgraph

    events = made_events(count)
    timeline.show_events(events)
    ours = frames(timeline, events, preparing(timeline))
    plot = pyqtgraph.PlotWidget()
    qtbot.addWidget(plot)
    plot.resize(WIDTH, HEIGHT)
    days = [event.date.earliest for event in events]
    plot.addItem(pyqtgraph.ScatterPlotItem(x=days, y=[number % 12 for number in range(count)], size=8, pen=None))
    plot.show()
    plot.setXRange(min(days), max(days), padding=0)
    view = plot.getViewBox()

    def step(move: Move) -> None:
        (left, right), _ = view.viewRange()
        at = left + (right - left) * AT_X / WIDTH
        dx = move.dx * (right - left) / WIDTH
        plot.setXRange(at - (at - left) / move.factor - dx, at + (right - at) / move.factor - dx, padding=0)

    def draw(canvas: QImage) -> None:
        painter = QPainter(canvas)
        plot.render(painter)
        painter.end()

    theirs = timed(draw, step, idle)
    report(f"{count:,} events, pyqtgraph's scatter, no labels: {in_words(theirs)}")
    report(compared("pyqtgraph", ours, theirs))
    assert theirs


@pytest.mark.skipif(browser.missing() is not None, reason=str(browser.missing()))
@pytest.mark.parametrize("count", [1_000, 10_000])
def test_beside_vis_timeline(count: int, timeline: TimelineWidget, tmp_path: Path, report: Report) -> None:
    events = made_events(count)
    timeline.show_events(events)
    ours = frames(timeline, events, preparing(timeline))
    found = browser.vis_timeline(events, tmp_path)
    if isinstance(found, str):
        # A sentence of why the other program could not run; it is no dependency of ours.
        pytest.skip(found)
    report(f"{count:,} events, vis-timeline, {found.words}")
    # Where time was up before the motion was through, ours is taken as far as theirs came.
    report(compared("vis-timeline", ours[: len(found.frames)], found.frames))
    assert found.frames


def frames(timeline: TimelineWidget, events: Sequence[MadeEvent], between: Callable[[float], None]) -> list[Timing]:
    """Shows the events as if for the first time and moves through them."""
    timeline.show_events(())
    timeline.show_events(events)

    def step(move: Move) -> None:
        before = timeline.scale
        timeline.zoom_at(move.factor, AT_X) if move.factor != 1.0 else timeline.pan(move.dx)
        # A frame in which nothing moves would cost nothing and flatter the rest.
        assert timeline.scale != before

    return timed(timeline.render, step, between)


def preparing(timeline: TimelineWidget) -> Callable[[float], None]:
    """Does between frames what the event loop does while it has nothing else to do."""

    def until(due: float) -> None:
        while time.perf_counter() < due and timeline.prepare_next():
            pass

    return until


def idle(due: float) -> None:
    """Leaves all work to the frames."""


def compared(name: str, ours: Sequence[Timing], theirs: Sequence[Timing]) -> str:
    """Says how many times longer the others take."""
    return (
        f"  {name} takes {below(theirs, 0.5) / below(ours, 0.5):.1f} times ours at the median, "
        f"{below(theirs, 0.95) / below(ours, 0.95):.1f} times at 95 %"
    )
