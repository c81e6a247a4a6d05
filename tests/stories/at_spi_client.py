"""A screen reader without a voice: opens the window, walks over its timeline and writes down what it is told.

It asks through libatspi, the library that Orca asks through, and types with xdotool. The system's Python runs it, which
has the bindings of that library, on a bus and a display of its own:

    dbus-run-session python3 at_spi_client.py WRITTEN.json COMMAND THAT OPENS THE WINDOW
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

SECONDS = 120
"""How long any one thing is waited for."""
Node = Atspi.Accessible


class Listener:
    """What has been told since the start, newest last: each thing that took the focus, as it would be said."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self._listener = Atspi.EventListener.new(self._hear)
        self._listener.register("object:state-changed:focused")

    def after(self, done: Callable[[], object], until: str = "") -> list[str]:
        """Does something and returns what is then heard, up to a word that begins so."""
        before = len(self.heard)
        done()
        wait_for(f"“{until}” after {self.heard}", lambda: any(word.startswith(until) for word in self.heard[before:]))
        return self.heard[before:]

    def _hear(self, event: Any) -> None:
        if event.detail1:
            self.heard.append(said(event.source))


def wait_for(what: str, found: Callable[[], Any]) -> Any:
    """Returns what is found, as soon as it is; meanwhile events are heard."""
    late: list[bool] = []
    GLib.timeout_add_seconds(SECONDS, late.append, True)
    tick = GLib.timeout_add(20, lambda: True)
    while not late:
        if answer := tried(found):
            GLib.source_remove(tick)
            return answer
        GLib.MainContext.default().iteration(True)
    raise SystemExit(f"waited {SECONDS} s for {what}, in vain")


def tried(found: Callable[[], Any]) -> Any:
    try:
        return found()
    except GLib.Error:  # it went while it was asked
        return None


def said(node: Node) -> str:
    """Returns what a screen reader says by default: name, role, description."""
    words = (Atspi.Accessible.get_name(node), Atspi.Accessible.get_role_name(node), node.get_description())
    return "; ".join(word for word in words if word)


def children(node: Node) -> Iterator[Node]:
    for index in range(node.get_child_count()):
        if (child := node.get_child_at_index(index)) is not None:
            yield child


def find(node: Node, role: Atspi.Role, name: str) -> Node | None:
    if node.get_role() == role and name in Atspi.Accessible.get_name(node):
        return node
    return next((found for child in children(node) if (found := find(child, role, name))), None)


def described(node: Node) -> dict[str, Any]:
    place = Atspi.Component.get_extents(node, Atspi.CoordType.SCREEN)
    states = node.get_state_set()
    has_actions = "Action" in node.get_interfaces()
    return {
        "said": said(node),
        "name": Atspi.Accessible.get_name(node),
        "role": Atspi.Accessible.get_role_name(node),
        "description": Atspi.Accessible.get_description(node),
        "index": node.get_index_in_parent(),
        "children": node.get_child_count(),
        "extents": [place.x, place.y, place.width, place.height],
        "states": sorted(state.value_nick for state in states.get_states()),
        "actions": [Atspi.Action.get_action_name(node, at) for at in range(Atspi.Action.get_n_actions(node))]
        if has_actions
        else [],
    }


def under_its_middle(timeline: Node, event: Node) -> str:
    """Returns the name of what lies on the screen where the middle of an event is."""
    place = Atspi.Component.get_extents(event, Atspi.CoordType.SCREEN)
    middle = place.x + place.width // 2, place.y + place.height // 2
    found = Atspi.Component.get_accessible_at_point(timeline, *middle, Atspi.CoordType.SCREEN)
    return Atspi.Accessible.get_name(found)


def type_key(key: str) -> None:
    subprocess.run(["xdotool", "key", key], check=True, timeout=SECONDS)


def give_keyboard_to(title: str) -> None:
    """Stands in for a window manager, of which a bare display has none."""
    search = ["search", "--sync", "--onlyvisible", "--name", title]
    subprocess.run(["xdotool", *search, "windowfocus", "--sync"], check=True, timeout=SECONDS)


def find_window(desktop: Node, opened: "subprocess.Popen[bytes]") -> Node | None:
    if opened.poll() is not None:
        raise SystemExit(f"the program ended with {opened.returncode} before its window was seen")
    return find(desktop, Atspi.Role.FRAME, "Chancery")


def walk(opened: "subprocess.Popen[bytes]") -> dict[str, Any]:
    listener = Listener()
    desktop = Atspi.get_desktop(0)
    window = wait_for("the window", lambda: find_window(desktop, opened))
    timeline = wait_for("the timeline", lambda: find(window, Atspi.Role.LIST, "Timeline"))
    wait_for("its events", timeline.get_child_count)
    give_keyboard_to("Turkmenistan")
    wait_for("the window to be active", lambda: window.get_state_set().contains(Atspi.StateType.ACTIVE))
    told: dict[str, Any] = {"timeline": described(timeline), "events": [described(one) for one in children(timeline)]}
    told["under"] = [under_its_middle(timeline, one) for one in children(timeline)]

    told["on focus"] = listener.after(lambda: Atspi.Component.grab_focus(timeline), "Timeline")[-1]
    keys = ("Right", "Right", "End", "Left")
    told["on key"] = [[key, *listener.after(lambda key=key: type_key(key))] for key in keys]
    told["selected"] = described(Atspi.Selection.get_selected_child(timeline, 0))

    Atspi.Selection.select_child(timeline, 3)
    told["on select"] = described(timeline.get_child_at_index(3))
    title = Atspi.Accessible.get_name(window)
    Atspi.Action.do_action(timeline.get_child_at_index(1), 0)
    wait_for("another page", lambda: Atspi.Accessible.get_name(window) != title)
    told["on press"] = {
        "title": Atspi.Accessible.get_name(window),
        "events": [described(one) for one in children(timeline)],
    }

    before = list(children(timeline))
    type_key("ctrl+l")
    subprocess.run(["xdotool", "type", "Liech"], check=True, timeout=SECONDS)
    type_key("Return")
    wait_for("the page of another country", lambda: "Liechtenstein" in Atspi.Accessible.get_name(window))
    told["elsewhere"] = [said(timeline), *map(said, children(timeline))]
    told["gone"] = [one.get_state_set().contains(Atspi.StateType.DEFUNCT) for one in before]
    return told


def main(written: Path, command: list[str]) -> None:
    Atspi.init()
    with subprocess.Popen(command) as opened:
        try:
            written.write_text(json.dumps(walk(opened)))
        finally:
            opened.terminate()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
