"""Dates that run on by themselves after a drag was let go in motion."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStyle, QWidget

_FRAME = 16
"""Milliseconds from one picture to the next."""
_FRICTION = 0.93
"""What is left of the speed after one picture."""
_LEAST_SPEED = 0.03
"""Pixels a millisecond below which the motion ends."""


class Glide:
    """The motion, ever slower; there is none where the desktop asks for no animations."""

    def __init__(self, widget: QWidget, move: Callable[[float], bool]) -> None:
        """Is at rest.

        Args:
            widget: what moves; its style tells whether anything may.
            move: moves by so many pixels; False where nothing moves any more.
        """
        self._widget = widget
        self._move = move
        self._speed = 0.0
        self._timer = QTimer(widget)
        self._timer.setInterval(_FRAME)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_moving(self) -> bool:
        """Whether anything moves."""
        return self._timer.isActive()

    def start(self, speed: float) -> None:
        """Moves by so many pixels a millisecond; ends the motion where that is too slow to be seen."""
        style = self._widget.style()
        allowed = style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self._widget) > 0
        self._speed = speed if allowed and abs(speed) >= _LEAST_SPEED else 0.0
        if self._speed:
            self._timer.start()
        else:
            self._timer.stop()

    def stop(self) -> None:
        """Ends the motion."""
        self._speed = 0.0
        self._timer.stop()

    def _go_on(self) -> None:
        self.start(self._speed * _FRICTION if self._move(self._speed * _FRAME) else 0.0)
