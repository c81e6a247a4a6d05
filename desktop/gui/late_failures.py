"""Tells of what fails after a page was opened: its parts are read in turns of the event loop, where nobody waits."""

import sys
from collections.abc import Callable
from types import TracebackType

from desktop.errors import ChanceryError


def tell_of_late_failures(tell: Callable[[ChanceryError], None]) -> None:
    """Has failures that a reader can act upon told in the window; all others go where they went before.

    Args:
        tell: says in the window what went wrong.
    """
    before = sys.excepthook

    def on_failure(kind: type[BaseException], failure: BaseException, trace: TracebackType | None) -> None:
        if isinstance(failure, ChanceryError):
            tell(failure)
        else:
            before(kind, failure, trace)

    sys.excepthook = on_failure
