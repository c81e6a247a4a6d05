"""A walk over 2,000 pages in the real window: how long until each is painted, what comes after, and the memory."""

import gc
import os
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desktop import paths
from desktop.domain import address
from desktop.domain.address import Address, PageKind
from desktop.gui.app import apply_theme, make_application
from desktop.gui.housekeeping import Housekeeping
from desktop.gui.main_window import MainWindow
from desktop.gui.settings import Settings
from desktop.library.library import Library
from desktop.library.store import LibraryStore
from tests.benchmarks.conftest import Report, resident
from tests.benchmarks.frames import Timing, in_words

CHECKOUT = Path(__file__).parent.parent.parent
PAGES, WARM_UP, SEED = int(os.environ.get("CHANCERY_PAGES", "2000")), 100, 6
"""Pages that are timed, and those before them."""
WIDTH, HEIGHT = 1400, 900
FRAME = 1000 / 60
"""Milliseconds."""


class Paints(QObject):
    """Notes when a widget was painted last."""

    painted = False

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.painted = True
        return False


def every_page(library: Library) -> list[list[Address]]:
    """All pages but those of pairs, by kind."""
    titles = (PageKind.TOPIC, PageKind.ORGANIZATION, PageKind.RELATION)
    kinds = [[one.address for one in library.titles(kind)] for kind in titles]
    countries = [one.iso3 for one in library.countries()]
    kinds.append([address.country(code) for code in countries])
    kinds.append([address.names(code) for code in countries])
    events = [event.id for code in countries[::4] for event in library.events_of_country(code)]
    kinds.append([address.event(one) for one in dict.fromkeys(events)])
    return kinds


def walk(library: Library, pages: int, chance: Random) -> Iterator[Address]:
    """Yields pages: a third are pairs of any two countries, the others of all kinds alike."""
    kinds = every_page(library)
    countries = [one.iso3 for one in library.countries()]
    for _ in range(pages):
        if chance.random() < 1 / 3:
            yield address.relation(*chance.sample(countries, 2))
        else:
            yield chance.choice(chance.choice(kinds))


def settle() -> list[float]:
    """Lets the window do what it put off; returns how long each turn of its event loop took, in milliseconds."""
    turns = []
    for _ in range(400):
        start = time.perf_counter()
        # One turn at a time: how long each takes is what is measured.
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        turns.append((time.perf_counter() - start) * 1000)
        if len(turns) > 2 and max(turns[-2:]) < 0.2:
            break
    return turns


def now() -> Timing:
    return Timing(time.perf_counter() * 1000, time.thread_time() * 1000)


def since(began: Timing, until: Timing | None = None) -> Timing:
    ended = until or now()
    return Timing(ended.clock - began.clock, ended.processor - began.processor)


def until(paints: Paints) -> None:
    """Lets the event loop turn until a widget was painted, a second at most: a page may be the one that is open."""
    start = time.perf_counter()
    while not paints.painted and time.perf_counter() - start < 1:
        # No signal tells of a widget that is painted already.
        QCoreApplication.processEvents()


def share_within(timings: list[Timing], column: int) -> float:
    return sum(one[column] <= FRAME for one in timings) / len(timings)


class TimedWindow(MainWindow):
    """Notes when what was painted went to the screen."""

    updated: Callable[[], object] = staticmethod(lambda: None)

    @override
    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() is QEvent.Type.UpdateRequest:
            self.updated()
        return handled


def opened(library: Library, qtbot: QtBot, folder: Path) -> TimedWindow:
    """Returns a window as a start of the program opens it, with settings and notebook of its own."""
    application = make_application()
    settings = Settings(folder / "settings")
    apply_theme(application, settings.theme)
    window = TimedWindow(library, settings, partial(apply_theme, application), lambda _: None, folder / "notebook")
    qtbot.addWidget(window)
    window.resize(WIDTH, HEIGHT)
    window.start_at("")
    with qtbot.waitExposed(window):
        window.show()
    Housekeeping(window.navigator.page_changed, window)
    return window


@pytest.mark.qt_log_level_fail("CRITICAL")
def test_a_walk_over_2000_pages(qtbot: QtBot, tmp_path: Path, report: Report) -> None:
    library = LibraryStore(CHECKOUT / "data", paths.cache_folder()).open().library
    window = opened(library, qtbot, tmp_path)
    paints = Paints()
    window.detail.browser.viewport().installEventFilter(paints)
    moments: list[Timing] = []
    # When the text is on the screen, and before the rest of it is laid out in the same turn of the event loop.
    window.updated = lambda: moments.append(now()) if paints.painted else None
    beside = Paints()
    window.timeline_panel.timeline.installEventFilter(beside)
    text: dict[PageKind, list[Timing]] = {}
    whole: list[Timing] = []
    turns: list[float] = []
    memory: list[float] = []
    for number, where in enumerate(walk(library, PAGES + WARM_UP, Random(SEED))):
        if number >= WARM_UP and (number - WARM_UP) % max(1, PAGES // 4) == 0:
            gc.collect()
            memory.append(resident())
        paints.painted = beside.painted = False
        moments.clear()
        began = now()
        window.navigator.go_to(where)
        until(paints)
        seen = since(began, moments[0] if moments else None)
        if not window.timeline_panel.is_folded:
            until(beside)
        if number >= WARM_UP and paints.painted:
            text.setdefault(where.kind, []).append(seen)
            whole.append(since(began))
        turns += settle()
    gc.collect()
    memory.append(resident())
    every = [one for some in text.values() for one in some]
    for kind, some in text.items():
        report(f"{kind.value}, {len(some)} pages: {in_words(some)}")
    report(f"from go_to until the text is painted: {in_words(every)}")
    report(f"{share_within(every, 0):.1%} within a frame of the clock, {share_within(every, 1):.1%} of the processor")
    report(f"until the timeline is painted too: {in_words(whole)}")
    turns.sort()
    report(f"turns of the event loop after that: 99 % {turns[int(len(turns) * 0.99)]:.1f}, longest {turns[-1]:.1f} ms")
    held = ", ".join(f"{one:.0f}" for one in memory)
    report(f"MiB of memory after {WARM_UP} pages and after each fourth of {PAGES} more: {held}")
    window.close()
    library.close()
