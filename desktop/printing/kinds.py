"""Two letters for each kind of event, by which print tells kinds apart where colours are greys or look alike."""

from __future__ import annotations

from desktop.domain.event import EventKind

LETTERS = {
    EventKind.STATEHOOD: "St",
    EventKind.WAR: "Wa",
    EventKind.AGREEMENT: "Ag",
    EventKind.VISIT: "Vi",
    EventKind.RECOGNITION: "Re",
    EventKind.MEMBERSHIP: "Mb",
    EventKind.MEDIATION: "Md",
    EventKind.STATEMENT: "Sm",
    EventKind.INFRASTRUCTURE: "In",
    EventKind.ENERGY: "En",
    EventKind.TRADE: "Tr",
    EventKind.DISPUTE: "Di",
    EventKind.INCIDENT: "Ic",
    EventKind.CONFLICT: "Co",
    EventKind.OFFICE: "Of",
}
"""They stand before each title and in the legend."""


def lettered(title: str, kind: EventKind) -> str:
    """Returns a title after the letters of its kind."""
    return f"{LETTERS[kind]} {title}"


def parted(line: str, kind: EventKind) -> tuple[str, str]:
    """Returns the letters of a line that begins a title, and what follows them; no letters for a line that goes on."""
    letters = LETTERS[kind]
    return (letters, line[len(letters) + 1 :]) if line.startswith(f"{letters} ") else ("", line)
