"""vis-timeline in a Chromium without a window: fetched by npm into a folder of the test's, timed by its own page."""

import json
import shutil
import subprocess
import threading
from collections.abc import Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

from desktop.domain.dates import day_number
from tests.benchmarks.frames import AT_X, WIDTH, Timing, in_words, moves
from tests.benchmarks.made_events import FIRST, LAST, MadeEvent

PACKAGES = ("vis-timeline@8.5.4",)
PAGE = Path(__file__).parent / "vis_timeline.html"
_DAY = 86_400_000
_UNIX = day_number(1970, 1, 1)
_SECONDS = 45
"""After so long the page ends its motion where it is."""
_CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")


class Found(NamedTuple):
    """What the page found: the time to the first picture in milliseconds, that of each frame, and the marks at last."""

    opened: float
    frames: list[Timing]
    shown: int

    @property
    def words(self) -> str:
        """One line of it."""
        return f"opened in {self.opened:.0f} ms, {len(self.frames)} frames without painting: {in_words(self.frames)}"


def missing() -> str | None:
    """Says what is not here that is needed; None where nothing is."""
    if _chromium() is None:
        return "there is no Chromium"
    return None if shutil.which("npm") else "there is no npm"


def vis_timeline(events: Sequence[MadeEvent], folder: Path) -> Found | str:
    """Moves through the events in vis-timeline.

    Args:
        events: what it shows.
        folder: where npm may write.

    Returns: what its page found, or why it found nothing.
    """
    install = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), *PACKAGES]
    if subprocess.run(install, capture_output=True, timeout=180, check=False).returncode:
        return "npm could not fetch vis-timeline"
    shutil.copy(PAGE, folder / "index.html")
    work = {"items": [_item(event) for event in events], "views": _views(), "seconds": _SECONDS}
    (folder / "work.json").write_text(json.dumps(work), "utf-8")
    with _Server(folder) as server:
        browser = subprocess.Popen(
            [
                str(_chromium()), "--headless=new", "--no-sandbox", "--disable-gpu",
                f"--user-data-dir={folder}/profile", "--window-size=1600,500", f"http://127.0.0.1:{server.server_port}/index.html",
            ],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            server.answered.wait(_SECONDS * 3)
        finally:
            browser.terminate()
            browser.wait(30)
    found = server.answer
    if "frames" not in found:
        return f"vis-timeline did not answer: {found.get('error', 'too slow')}"
    return Found(found["opened"], [Timing(taken, taken) for taken in found["frames"]], found["shown"])


class _Server(ThreadingHTTPServer):
    """Serves a folder to this machine alone and takes one answer."""

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
        self.answered = threading.Event()
        self.answer: dict[str, Any] = {}
        self._thread = threading.Thread(target=self.serve_forever)

    def __enter__(self) -> "_Server":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Handler(SimpleHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        self.server.answer = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(204)
        self.end_headers()
        self.server.answered.set()

    def log_message(self, *_: object) -> None:
        pass


def _chromium() -> str | None:
    return next(filter(None, map(shutil.which, _CHROMIUMS)), None)


def _item(event: MadeEvent) -> dict[str, object]:
    first, last = event.date.earliest, event.date.latest
    assert first is not None
    assert last is not None
    item: dict[str, object] = {"id": event.id, "content": event.title, "start": (first - _UNIX) * _DAY}
    return item | ({"end": (last + 1 - _UNIX) * _DAY} if last > first else {"type": "point"})


def _views() -> list[tuple[float, float]]:
    """Returns the windows in milliseconds that our motion goes through."""
    left, right = float(FIRST - _UNIX) * _DAY, float(LAST - _UNIX) * _DAY
    found = []
    for move in moves():
        at = left + (right - left) * AT_X / WIDTH
        dx = move.dx * (right - left) / WIDTH
        left, right = at - (at - left) / move.factor - dx, at + (right - at) / move.factor - dx
        found.append((left, right))
    return found
