"""Results on standard output, messages on standard error, and files that are written whole."""

from __future__ import annotations

import os
from io import UnsupportedOperation

from desktop.domain.escaping import for_terminal
from desktop.errors import ChanceryError, WriteError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import TextIO

_ASCII = str.maketrans(
    {
        "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "•": "*", "·": "-", "═": "=", "─": "-",
        "≠": "!", "»": ">", "\u00a0": " ", "°": " deg", "×": "x",
        "▁": "_", "▂": ".", "▃": ":", "▄": "-", "▅": "=", "▆": "+", "▇": "*", "█": "#",
        "▏": "", "▎": "", "▍": "-", "▌": "-", "▋": "=", "▊": "=", "▉": "#",
    }
)  # fmt: skip


class Console:
    """Where a command prints."""

    def __init__(self, out: TextIO, err: TextIO) -> None:
        """Prints to two streams."""
        self._out = out
        self._err = err
        self._shows_progress = False

    @property
    def width(self) -> int:
        """Columns for text: those that COLUMNS wishes for, else those of the terminal, else 80."""
        wished = os.environ.get("COLUMNS", "")
        if wished.isdecimal() and len(wished) < 5 and int(wished) > 0:
            return int(wished)
        try:
            # A terminal that does not know how wide it is says 0.
            return os.get_terminal_size(self._out.fileno()).columns or 80 if self._out.isatty() else 80
        except (OSError, ValueError):
            return 80

    @property
    def encoding(self) -> str:
        """How results are encoded."""
        return _encoding_of(self._out)

    @property
    def is_terminal(self) -> bool:
        """Whether results go to a person at a terminal."""
        return self._out.isatty()

    @property
    def is_read(self) -> bool:
        """Whether messages go to a person at a terminal."""
        return self._err.isatty()

    @property
    def has_colour(self) -> bool:
        """Whether headings may be set apart with control sequences; see no-color.org and bixense.com/clicolors."""
        if os.environ.get("NO_COLOR"):
            return False
        if os.environ.get("CLICOLOR_FORCE", "0") not in ("", "0"):
            return True
        return self._out.isatty() and os.environ.get("TERM") != "dumb"

    def write(self, text: str) -> None:
        """Prints a result; characters that the stream cannot encode are replaced by near ones.

        Raises WriteError where it cannot be written, BrokenPipeError where nobody reads it any more.
        """
        self._send(self._out.write, encodable(text, self._out))

    def write_bytes(self, data: bytes) -> None:
        """Prints a result that is no text; raises as `write` does."""
        self._send(self._out.flush)
        self._send(self._out.buffer.write, data)

    def say(self, text: str) -> None:
        """Prints a message, in place of the progress that stands there; one that cannot be written is lost."""
        begin = "\r\x1b[K" if self._shows_progress else ""
        self._shows_progress = False
        try:
            self._err.write(f"{begin}{encodable(for_terminal(text), self._err)}\n")
        except OSError:
            let_go(self._err)

    def complain(self, sentence: str) -> None:
        """Prints what went wrong, in one sentence."""
        self.say(f"chancery: {sentence}")

    def progress(self, done: int, total: int, what: str = "Compiling the library") -> None:
        """Tells a person at a terminal how far something is; silent in a pipe."""
        if self.is_read:
            self._shows_progress = done != total
            end = "" if self._shows_progress else "\r\x1b[K"
            self._err.write(f"\r{what} {done * 100 // max(1, total)} %{end}")
            self._err.flush()

    def flush(self) -> None:
        """Sends out what is printed, so that a full disk or a closed pipe is noticed here; raises as `write` does."""
        self._send(self._out.flush)

    def _send(self, how: Callable[..., object], *what: object) -> None:
        try:
            how(*what)
        except BrokenPipeError:
            raise
        except UnsupportedOperation as error:  # the stream of nothing that stands in for one that was closed
            raise WriteError("the output cannot be written (the stream is closed)") from error
        except OSError as error:
            let_go(self._out)
            raise WriteError(f"the output cannot be written ({error.strerror or error})") from error


def deliver(console: Console, result: str | bytes, file: Path | None, force: bool) -> None:
    """Prints a result, or writes it to a file, whole.

    Args:
        console: where it is printed when `file` is None or `-`.
        result: a text, or the bytes of a PDF.
        file: the file.
        force: whether a file that exists may be overwritten.

    Raises:
        ChanceryError: where the file exists and may not be overwritten.
        WriteError: where it cannot be written.
    """
    if file is None or str(file) == "-":
        if isinstance(result, str):
            console.write(result)
        else:
            console.write_bytes(result)
        return
    refuse_to_overwrite(file, force)
    write_file(file, result)
    console.say(f"wrote {file}")


def refuse_to_overwrite(file: Path, force: bool) -> None:
    """Raises ChanceryError where a file is a folder, or exists and may not be overwritten."""
    if is_folder(file):
        raise ChanceryError(f"{file} is a folder; name a file")
    if is_there(file) and not force:
        raise ChanceryError(f"{file} exists already; add --force to overwrite it")


def is_folder(place: Path) -> bool:
    """Says whether a place is a folder; not where that cannot be told, since writing there tells why."""
    return os.path.isdir(place)  # noqa: PTH112  # Path.is_dir raises where a name is too long or a folder closed


def is_there(place: Path) -> bool:
    """Says whether a place is a file or folder; like `is_folder`, not where that cannot be told."""
    return os.path.exists(place)  # noqa: PTH110


def write_file(file: Path, result: str | bytes) -> None:
    """Writes a file whole. Raises WriteError where it cannot be written."""
    from desktop.library.files import write_whole

    try:
        write_whole(file, result if isinstance(result, bytes) else result.encode())
    except OSError as error:
        raise WriteError(f"{file} cannot be written ({hindrance(file, error)})") from error


def hindrance(place: Path, error: OSError) -> str:
    """Returns why a file or folder cannot be made, naming the folder that is to blame; else what the system says."""
    import errno

    said = error.strerror or str(error)
    # As the reader wrote it, but for a link, which is written to where it leads.
    written_to = os.path.realpath(place) if os.path.islink(place) else os.path.abspath(place)  # noqa: PTH100, PTH114
    folder = os.path.dirname(written_to)  # noqa: PTH120
    if is_there(place):
        return said
    if not os.path.isdir(folder):  # noqa: PTH112
        return f"{folder} is no folder" if os.path.exists(folder) else f"there is no folder {folder}"  # noqa: PTH110
    if error.errno == errno.ENOENT:
        # What the system says of a folder of its own that takes no files would send the reader to look for it.
        return f"the folder {folder} takes no files"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"the folder {folder} takes no files: {said}"
    return said


def let_go(stream: TextIO) -> None:
    """Keeps Python from complaining, at its end, that what a stream of this process leads to is gone or full."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _is_for_ascii(stream: TextIO) -> bool:
    """Says whether a terminal is said to have no more than ASCII; Python itself takes the locale C for UTF-8.

    Of the names that may say so it leaves `LC_ALL` alone as it was.
    """
    is_set = os.environ.get("PYTHONIOENCODING") or os.environ.get("PYTHONUTF8")
    return not is_set and os.environ.get("LC_ALL") in ("C", "POSIX") and stream.isatty()


def _encoding_of(stream: TextIO) -> str:
    return "ascii" if _is_for_ascii(stream) else stream.encoding or "utf-8"


def encodable(text: str, stream: TextIO) -> str:
    """Returns a text whose characters a stream can encode, near ones in place of the others."""
    encoding = _encoding_of(stream)
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        import unicodedata

        bare = "".join(c for c in unicodedata.normalize("NFKD", text.translate(_ASCII)) if not unicodedata.combining(c))
        return bare.encode(encoding, "replace").decode(encoding)
    except LookupError:
        return text
    return text
