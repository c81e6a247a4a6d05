"""The colours of the kinds of events on white paper, which the light theme of the window shares."""

from desktop.domain.event import EventKind

ON_PAPER = {
    EventKind.STATEHOOD: "#1f3f66",
    EventKind.WAR: "#4a0d12",
    EventKind.AGREEMENT: "#17695f",
    EventKind.VISIT: "#2f6fb0",
    EventKind.RECOGNITION: "#6f4bb0",
    EventKind.MEMBERSHIP: "#4453b8",
    EventKind.MEDIATION: "#3a7d8c",
    EventKind.STATEMENT: "#666d76",
    EventKind.INFRASTRUCTURE: "#8a5a2b",
    EventKind.ENERGY: "#a86500",
    EventKind.TRADE: "#4b7a21",
    EventKind.DISPUTE: "#c2562a",
    EventKind.INCIDENT: "#96305f",
    EventKind.CONFLICT: "#b3232e",
    EventKind.OFFICE: "#5f6f2b",
}
"""As `#rrggbb`; each keeps a contrast of at least 3 to 1 on white."""
