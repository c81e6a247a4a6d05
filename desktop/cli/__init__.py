"""The command line: one command a file, and nothing imported that the command does not need."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from desktop.cycles import SELDOM

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import NoReturn, TextIO

    from desktop.cli.console import Console

OK, UNEXPECTED, USAGE, UNWRITABLE = 0, 1, 2, 5
"""Exit codes: done; a fault of this program; a wrong call, an unknown name, faulty content or a fault that `doctor`
finds; output that cannot be written."""

_LISTS = {
    "country": "chancery list countries",
    "language": "chancery summary chancery:names/TKM",
    "organization": "chancery list organizations",
    "topic": "chancery list topics",
    "source": "chancery list sources",
    "page": "chancery list countries (or organizations, topics)",
}
"""How to see all names of a kind, by what was wanted."""


def start() -> NoReturn:
    """Runs the command that this process was started for, and ends the process with its exit code."""
    gc.set_threshold(SELDOM)
    sys.stdin, sys.stdout, sys.stderr = _there(sys.stdin), _there(sys.stdout), _there(sys.stderr, os.O_WRONLY)
    code = main()
    # The process ends: nobody needs to look through all objects once more.
    gc.freeze()
    sys.exit(code)


def _there(stream: TextIO | None, mode: int = os.O_RDONLY) -> TextIO:
    """Returns a stream of this process; for one that was closed when it began, one of nothing.

    What can only be read refuses to be written, so that a result which nobody can get is no success.
    """
    return stream or os.fdopen(os.open(os.devnull, mode), "w" if mode else "r", encoding="utf-8")


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code.

    Args:
        argv: the words after the program's name; those of this process where None.
    """
    from desktop.cli.console import Console, let_go
    from desktop.errors import ChanceryError, ContentError, UnknownNameError, WriteError

    console = Console(sys.stdout, sys.stderr)
    try:
        return _run(sys.argv[1:] if argv is None else argv, console)
    except ContentError as error:
        for diagnostic in error.diagnostics:
            console.say(str(diagnostic))
        console.complain(f"{error}; mend what stands above")
        return USAGE
    except UnknownNameError as error:
        listed = _LISTS.get(error.wanted, "")
        console.complain(str(error) + (f"; list them with: {listed}" if listed and not error.suggestions else ""))
        return USAGE
    except ChanceryError as error:
        console.complain(str(error))
        return UNWRITABLE if isinstance(error, WriteError) else USAGE
    except KeyboardInterrupt:
        console.complain("stopped")
        return 130
    except BrokenPipeError:
        let_go(sys.stdout)
        return OK
    except OSError as error:
        console.complain(f"{error.filename or 'a file'} cannot be read ({error.strerror or error})")
        return USAGE


def _run(argv: Sequence[str], console: Console) -> int:
    from desktop.cli.plain import plain_call

    arguments = plain_call(argv) or _parsed(argv, console)
    if getattr(arguments, "into_folder", False) and arguments.command not in ("summary", "relation"):
        from desktop.errors import ChanceryError

        raise ChanceryError(f"{arguments.output} is named like a folder; name a file")
    match arguments.command:
        case "summary" | "relation":
            from desktop.cli.summary import run
        case "list":
            from desktop.cli.listing import run
        case "search":
            from desktop.cli.search import run
        case "cite":
            from desktop.cli.citing import run
        case "import":
            from desktop.cli.importing import run
        case "completion":
            from desktop.cli.completion import run
        case "doctor":
            from desktop.cli.doctor import run
        case "check":
            from desktop.cli.check import run
        case _:
            from desktop.cli.window import run
    code: int = run(arguments, console)
    console.flush()
    return code


def _parsed(argv: Sequence[str], console: Console) -> Namespace:
    from desktop.cli.arguments import parser
    from desktop.cli.typed import in_order

    argv = in_order(argv)
    try:
        return parser(argv).parse_args(argv)
    except SystemExit:  # help is printed, and a closed pipe is noticed here
        console.flush()
        raise
