"""One window for a reader: a second start hands its wish to the first and ends.

Through a socket in a folder of the reader's own, never over the network; where the system has none of that kind, each
start opens a window.
"""

import hashlib
import socket
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_PATIENCE = 1.5
"""Seconds that a second start waits for the first."""
_LONGEST = 4096
"""Bytes of a wish, at most."""
_TAKEN = b"taken"
_LONGEST_PATH = 100
"""Bytes that the path of a socket may have; the systems allow 104 or 108."""


def door_for(settings_folder: Path, runtime_folder: Path) -> Path:
    """Returns where the window with these settings listens."""
    key = hashlib.sha256(str(settings_folder.resolve()).encode()).hexdigest()[:12]
    return runtime_folder / f"window-{key}"


def hand_over(door: Path, wish: str) -> bool:
    """Hands a wish to the window that is open; False where there is none, or none that answers.

    Args:
        door: where that window would listen.
        wish: an address, a code or a name; "" to bring the window to the front.
    """
    if not _can_listen(door):
        return False
    with socket.socket(socket.AF_UNIX) as link, suppress(OSError):
        link.settimeout(_PATIENCE)
        link.connect(str(door))
        link.sendall(wish.replace("\n", " ").encode(errors="replace")[:_LONGEST] + b"\n")
        return link.recv(len(_TAKEN)) == _TAKEN
    return False


class Door(QObject):
    """Takes the wishes of later starts."""

    wished = Signal(str)
    """A later start wishes to see this; "" for the window alone."""

    def __init__(self, door: Path, parent: QObject | None = None) -> None:
        """Listens; what a window left behind when it crashed is cleared away first."""
        super().__init__(parent)
        self._door = door
        self._listening: socket.socket | None = None
        self._made: tuple[int, int] | None = None
        self._links: dict[QSocketNotifier, tuple[socket.socket, bytes]] = {}
        if _can_listen(door):
            self._listen()

    @property
    def is_open(self) -> bool:
        """Whether later starts can be heard; where they can't, each opens a window of its own."""
        return self._listening is not None

    def close(self) -> None:
        """Listens no more."""
        for notifier in list(self._links):
            self._forget(notifier)
        if self._listening is not None:
            self._notifier.setEnabled(False)
            self._listening.close()
            self._listening = None
            # A later window may have put its own door in the place of this one.
            if _identity(self._door) == self._made:
                self._door.unlink(missing_ok=True)

    def _listen(self) -> None:
        listening = socket.socket(socket.AF_UNIX)
        try:
            self._door.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._door.unlink(missing_ok=True)
            listening.bind(str(self._door))
            self._made = _identity(self._door)
            self._door.chmod(0o600)
            listening.listen()
        except OSError:
            listening.close()
            return
        listening.setblocking(False)
        self._listening = listening
        self._notifier = QSocketNotifier(listening.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_knock)

    def _on_knock(self) -> None:
        assert self._listening is not None
        try:
            link, _ = self._listening.accept()
        except OSError:
            return
        link.setblocking(False)
        notifier = QSocketNotifier(link.fileno(), QSocketNotifier.Type.Read, self)
        self._links[notifier] = link, b""
        notifier.activated.connect(lambda: self._on_words(notifier))

    def _on_words(self, notifier: QSocketNotifier) -> None:
        link, before = self._links[notifier]
        try:
            heard = link.recv(_LONGEST)
        except OSError:
            heard = b""
        words = before + heard
        if heard and b"\n" not in words and len(words) <= _LONGEST:
            self._links[notifier] = link, words
            return
        if b"\n" in words:
            with suppress(OSError):
                link.sendall(_TAKEN)
        self._forget(notifier)
        if b"\n" in words:
            self.wished.emit(words.partition(b"\n")[0].decode(errors="replace"))

    def _forget(self, notifier: QSocketNotifier) -> None:
        link, _ = self._links.pop(notifier)
        notifier.setEnabled(False)
        notifier.deleteLater()
        link.close()


def _identity(file: Path) -> tuple[int, int] | None:
    """Returns what tells a file from any other, also from a later one of its name; None where there is none."""
    try:
        found = file.lstat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _can_listen(door: Path) -> bool:
    return hasattr(socket, "AF_UNIX") and len(str(door).encode()) <= _LONGEST_PATH
