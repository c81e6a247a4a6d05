"""Frames of panning and zooming, each timed by itself."""

import time
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtGui import QImage

WIDTH, HEIGHT = 1600, 400
STEPS = 200
"""Frames of each kind of motion."""
ZOOM, PAN = 1.05, 16.0
"""How much one frame magnifies, and the pixels that it moves."""
AT_X = WIDTH * 0.7
"""Where the pointer of the one who zooms is."""
FRAME = 1 / 60


class Timing(NamedTuple):
    """What one frame took, in milliseconds: on the clock, and of the processor, which neighbours do not lengthen."""

    clock: float
    processor: float


class Move(NamedTuple):
    """One step of motion: a factor of zoom and pixels to the right."""

    factor: float
    dx: float


def moves() -> Iterator[Move]:
    """Yields the motion: in, along, and out again."""
    for move in (Move(ZOOM, 0.0), Move(1.0, -PAN), Move(1 / ZOOM, 0.0)):
        yield from [move] * STEPS


def timed(
    draw: Callable[[QImage], None], step: Callable[[Move], None], between: Callable[[float], None]
) -> list[Timing]:
    """Draws after each step of the motion.

    Args:
        draw: draws the whole into a picture in memory.
        step: moves.
        between: is called after each frame with the moment at which the next one is due; it is not timed.
    """
    canvas = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    draw(canvas)
    found = []
    for move in moves():
        clock, processor = time.perf_counter(), time.thread_time()
        step(move)
        draw(canvas)
        found.append(Timing((time.perf_counter() - clock) * 1000, (time.thread_time() - processor) * 1000))
        between(clock + FRAME)
    return found


def below(timings: Sequence[Timing], share: float) -> float:
    """Returns the milliseconds of the clock below which a share of the frames lies."""
    return _below([one.clock for one in timings], share)


def in_words(timings: Sequence[Timing]) -> str:
    """Says how long the frames took."""
    clock, processor = ([one[column] for one in timings] for column in (0, 1))
    said = f"median {_below(clock, 0.5):.1f}, 95 % {_below(clock, 0.95):.1f}, longest {max(clock):.1f} ms"
    if clock == processor:
        return said
    return (
        f"{said}; of the processor {_below(processor, 0.5):.1f}, {_below(processor, 0.95):.1f}, {max(processor):.1f} ms"
    )


def _below(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
