"""Kinds of events and their roots in the field's two ontologies."""

from enum import StrEnum

from desktop.domain.values import NamedTuple


class EventKind(StrEnum):
    """What happened, in the words a reader sees."""

    STATEHOOD = "statehood"
    WAR = "war"
    AGREEMENT = "agreement"
    VISIT = "visit"
    RECOGNITION = "recognition"
    MEMBERSHIP = "membership"
    MEDIATION = "mediation"
    STATEMENT = "statement"
    INFRASTRUCTURE = "infrastructure"
    ENERGY = "energy"
    TRADE = "trade"
    DISPUTE = "dispute"
    INCIDENT = "incident"
    CONFLICT = "conflict"
    OFFICE = "office"


class OntologyRoot(NamedTuple):
    """Root of a kind of events: CAMEO number (two digits) and PLOVER name; empty where there is none."""

    cameo: str
    plover: str

    @property
    def in_words(self) -> str:
        """Both roots, that of CAMEO with the codebook's words for its number; "" where there is none."""
        cameo = f"{CAMEO_WORDS[self.cameo]} (CAMEO {self.cameo})" if self.cameo else ""
        plover = f"{self.plover.lower()} (PLOVER)" if self.plover else ""
        return " · ".join(filter(None, (cameo, plover)))


CAMEO_WORDS = {
    "01": "make public statement",
    "04": "consult",
    "05": "engage in diplomatic cooperation",
    "06": "engage in material cooperation",
    "11": "disapprove",
    "19": "fight",
}
"""What the CAMEO codebook 1.1b3 calls the roots that are used here."""


ROOTS = {
    EventKind.STATEHOOD: OntologyRoot("", ""),
    EventKind.WAR: OntologyRoot("19", "ASSAULT"),
    EventKind.AGREEMENT: OntologyRoot("05", "SUPPORT"),
    EventKind.VISIT: OntologyRoot("04", "CONSULT"),
    EventKind.RECOGNITION: OntologyRoot("05", "SUPPORT"),
    EventKind.MEMBERSHIP: OntologyRoot("05", "SUPPORT"),
    EventKind.MEDIATION: OntologyRoot("04", "CONSULT"),
    EventKind.STATEMENT: OntologyRoot("01", ""),
    EventKind.INFRASTRUCTURE: OntologyRoot("06", "COOPERATE"),
    EventKind.ENERGY: OntologyRoot("06", "COOPERATE"),
    EventKind.TRADE: OntologyRoot("06", "COOPERATE"),
    EventKind.DISPUTE: OntologyRoot("11", "ACCUSE"),
    EventKind.INCIDENT: OntologyRoot("", ""),
    EventKind.CONFLICT: OntologyRoot("19", "ASSAULT"),
    EventKind.OFFICE: OntologyRoot("", ""),
}
"""Roots after the CAMEO codebook 1.1b3 and the CAMEO to PLOVER table, draft 0.8 (17 September 2021).

CAMEO 054 (grant diplomatic recognition) and 057 (sign formal agreement) both stand under 05, which
PLOVER calls SUPPORT; PLOVER has no class for 01 (make public statement), and neither ontology one for
an incident without an actor, a change of office, or the beginning or end of a state.
"""
