"""A reader who hears the timeline: what the desktop's screen readers are told of it, asked as they ask."""

import json
import os
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import CHECKOUT, SMALL_WORLD

SECONDS = 300
"""How long the whole walk may last; a slow machine needs some 20."""
CLIENT = Path(__file__).parent / "at_spi_client.py"
SYSTEM_PYTHON = "/usr/bin/python3"
SCREEN = (1280, 800)
NAMES = [
    "Border agreed about May, about May 1993, known to the month, agreement",
    "Neutrality <b>recognized</b> & welcomed, 12 December 1995, recognition",
    "Three days of talks, 10–12 December 2000, mediation",
    "A year of gas, 2001, known to the year, energy",
    "Building begins, since 13 December 2015, infrastructure",
    "A visit in summer, summer 2016, known to the season, visit",
    "A quarrel of uncertain year, perhaps 2017, known to the year, dispute",
]
SAID = [f"{name}; list item; {place} of 7" for place, name in enumerate(NAMES, 1)]


def what_is_missing() -> str:
    if sys.platform != "linux":
        return "only Linux desktops speak AT-SPI"
    missing = [tool for tool in ("Xvfb", "dbus-run-session", "xdotool") if not shutil.which(tool)]
    if not Path("/usr/share/dbus-1/services/org.a11y.Bus.service").exists():
        missing.append("at-spi2-core")
    binding = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    if (
        not shutil.which(SYSTEM_PYTHON)
        or subprocess.run([SYSTEM_PYTHON, "-c", binding], capture_output=True).returncode
    ):
        missing.append("gir1.2-atspi-2.0")
    return f"no {', '.join(missing)}; `.ci/system-packages test` installs it" if missing else ""


@contextmanager
def display() -> Iterator[str]:
    """A virtual display that no one else uses."""
    ready, write_end = os.pipe()
    size = f"{SCREEN[0]}x{SCREEN[1]}x24"
    # With a reset, the default, it would turn clients away for a moment after the first one has left.
    command = ["Xvfb", "-displayfd", str(write_end), "-noreset", "-screen", "0", size, "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write_end], stderr=subprocess.DEVNULL) as server:
        os.close(write_end)
        try:
            assert select.select([ready], [], [], SECONDS)[0], "the virtual display does not start"
            yield f":{int(os.read(ready, 16))}"
        finally:
            os.close(ready)
            server.terminate()


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a screen reader was told on one walk over the timeline of the small world's country."""
    if reason := what_is_missing():
        pytest.skip(reason)
    home = tmp_path_factory.mktemp("reader")
    folders = {"XDG_RUNTIME_DIR": home, "XDG_CACHE_HOME": home / "cache", "XDG_CONFIG_HOME": home / "config"}
    environment = {
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "HOME": str(home),
        **{variable: str(folder) for variable, folder in folders.items()},
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    opening = [sys.executable, "main.py", "--content", str(SMALL_WORLD), "open", "TKM"]
    command = ["dbus-run-session", "--", SYSTEM_PYTHON, str(CLIENT), str(home / "told"), *opening]
    with display() as name, (home / "log").open("w") as log:
        environment["DISPLAY"] = name
        reader = subprocess.Popen(
            command, cwd=CHECKOUT, env=environment, stdout=subprocess.PIPE, stderr=log, start_new_session=True
        )
        try:
            # The bus and all that it started hold the pipe as well: its end is the end of the last of them.
            reader.communicate(timeout=SECONDS)
        except BaseException:
            os.killpg(reader.pid, signal.SIGKILL)
            reader.wait()
            raise
    assert reader.returncode == 0, (home / "log").read_text()
    return json.loads((home / "told").read_text())


def test_the_timeline_is_a_list_that_says_how_many_events_it_has(told: dict[str, Any]) -> None:
    assert told["timeline"]["said"] == "Timeline; list; 7 events"
    assert told["timeline"]["children"] == 7


def test_each_event_is_said_with_its_date_in_words_and_its_position(told: dict[str, Any]) -> None:
    assert [event["said"] for event in told["events"]] == SAID
    assert [event["index"] for event in told["events"]] == list(range(7))


def test_each_event_is_where_the_screen_shows_it(told: dict[str, Any]) -> None:
    left, top, width, height = told["timeline"]["extents"]
    assert 0 <= left < left + width <= SCREEN[0]
    assert 0 <= top < top + height <= SCREEN[1]
    for event in told["events"]:
        x, y, wide, high = event["extents"]
        assert wide > 0, event["name"]
        assert high > 0, event["name"]
        assert left <= x < x + wide <= left + width, event["name"]
        assert top <= y < y + high <= top + height, event["name"]
    assert told["under"] == NAMES


def test_each_event_can_be_seen_focused_selected_and_pressed(told: dict[str, Any]) -> None:
    for event in told["events"]:
        assert {"showing", "visible", "focusable", "selectable"} <= set(event["states"])
        assert not {"focused", "selected"} & set(event["states"])
        assert event["actions"] == ["Press", "SetFocus"]


def test_keys_move_the_focus_from_event_to_event_and_each_move_is_announced(told: dict[str, Any]) -> None:
    assert told["on focus"] == "Timeline; list; 7 events"
    assert told["on key"] == [["Right", SAID[0]], ["Right", SAID[1]], ["End", SAID[6]], ["Left", SAID[5]]]
    assert told["selected"]["said"] == SAID[5]
    assert {"focused", "selected"} <= set(told["selected"]["states"])


def test_a_screen_reader_can_select_an_event(told: dict[str, Any]) -> None:
    assert told["on select"]["said"] == SAID[3]
    assert "selected" in told["on select"]["states"]


def test_pressing_an_event_opens_its_page(told: dict[str, Any]) -> None:
    assert told["on press"]["title"] == "Neutrality <b>recognized</b> & welcomed – Chancery"
    assert [event["said"] for event in told["on press"]["events"] if "selected" in event["states"]] == SAID[1:2]


def test_another_page_brings_its_own_events_and_ends_the_others(told: dict[str, Any]) -> None:
    assert told["elsewhere"] == [
        "Timeline; list; 2 events",
        f"{NAMES[5]}; list item; 1 of 2",
        f"{NAMES[6]}; list item; 2 of 2",
    ]
    assert told["gone"] == [True] * 5 + [False] * 2
