"""The window; where there is none to open, the page on the terminal and a word on why."""

import os
import socket
import sys
from argparse import Namespace
from contextlib import closing

from desktop.cli import OK, USAGE
from desktop.cli.access import open_library, store_for
from desktop.cli.console import Console
from desktop.domain import address
from desktop.errors import ChanceryError
from desktop.library.names import page_named

FIRST_PAGE = address.country("TKM")
"""What the window opens on before the reader has been anywhere."""
_BROKEN_QT = (6, 12, 0)


def run(arguments: Namespace, console: Console) -> int:
    """Opens the window; without a display, prints the page that it would have opened on.

    Returns 2 where a link that another program follows has no page, of which the window says so too: nobody reads what
    is printed there. Any other wish that has none is refused before Qt is loaded; raises ChanceryError for it.
    """
    hindrance = missing_display()
    fault = _fault_of(arguments, console) if arguments.address and hindrance is None else None
    hindrance = hindrance or missing_qt()
    if hindrance is None:
        if fault is not None:
            # Before the window, which may be closed only hours later.
            console.complain(str(fault))
        from desktop.gui.app import run_window

        code = run_window(store_for(arguments), arguments.address)
        return USAGE if fault else code
    from desktop.cli.summary import on_console
    from desktop.summary.page import open_page

    library = open_library(arguments, console)
    page = open_page(library, page_named(library, arguments.address) if arguments.address else FIRST_PAGE)
    # Said only now: where there is no such page, none is printed.
    console.complain(hindrance)
    console.write(on_console(page, console))
    return OK


def _fault_of(arguments: Namespace, console: Console) -> ChanceryError | None:
    """Returns why a link has no page; None where it has one, or where only the window can compile the library.

    Raises ChanceryError where a wish that was typed has none.
    """
    from desktop.summary.page import open_page

    wish = arguments.address
    is_followed = address.pasted(wish).startswith(address.SCHEME) and not console.is_read
    try:
        library = store_for(arguments).open_current()
        if library is None and not is_followed:
            library = open_library(arguments, console)
        if library is not None:
            with closing(library):
                open_page(library, page_named(library, wish))
    except ChanceryError as error:
        if is_followed:
            return error
        raise
    return None


def missing_display() -> str | None:
    """Returns why no window can be shown, and what is done instead, in a sentence; None where one can."""
    reason = no_display()
    return f"{reason}, so the page is printed here" if reason else None


def no_display() -> str | None:
    """Returns why no window can be shown, in a sentence; None where one can."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM") or os.environ.get("WAYLAND_DISPLAY"):
        return None
    display = os.environ.get("DISPLAY", "")
    if not display:
        return "there is no display (DISPLAY and WAYLAND_DISPLAY are not set)"
    if display.startswith(":") and not _answers(display[1:].partition(".")[0]):
        return f"the display {display} does not answer"
    return None


def _answers(number: str) -> bool:
    """Says whether an X server listens; Qt would end the whole program where none does."""
    path = f"/tmp/.X11-unix/X{number}"
    for name in ("\0" + path, path):
        with socket.socket(socket.AF_UNIX) as probe:
            try:
                probe.connect(name)
            except OSError:
                continue
            return True
    return False


def missing_qt() -> str | None:
    """Returns why Qt cannot be used, in a sentence; None where it can."""
    from importlib import import_module

    try:
        unsound = unsound_qt(import_module("PySide6").__version_info__[:3], sys.version_info[:2])
        if unsound:
            return unsound
        import_module("desktop.gui.app")
    except ImportError as error:
        return f"Qt cannot be loaded ({error}), so the page is printed here; on Debian, .ci/system-packages installs it"
    return None


def unsound_qt(qt: tuple[int, ...], python: tuple[int, int]) -> str | None:
    """Returns why a version of PySide6 cannot be used with one of Python; None where it can.

    PySide6 6.12.0 loses a reference to None in every call that returns nothing on Python 3.11 and older,
    and after some thousands of calls the interpreter aborts.
    """
    if qt == _BROKEN_QT and python < (3, 12):
        return (
            "PySide6 6.12.0 crashes on Python 3.11, so the page is printed here; "
            "install another with: pip install 'PySide6-Essentials<6.12'"
        )
    return None
