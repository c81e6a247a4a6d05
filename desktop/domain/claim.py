"""Claims: what can be said as subject, property, value, time, source and whose view it is."""

from enum import StrEnum


class Property(StrEnum):
    """What a claim says of its subject."""

    RELATIONS = "diplomatic-relations"
    MISSION = "mission"
    MEMBERSHIP = "membership"
    LAND_BORDER = "land-border"
    NAME = "name"
    STATUS = "status"
    OFFICE = "office"
    TRADE = "trade"
    FIGURE = "figure"
    TEXT = "text"


TIMED = frozenset(
    {Property.RELATIONS, Property.MISSION, Property.MEMBERSHIP, Property.LAND_BORDER, Property.NAME, Property.STATUS}
)
"""Properties whose every value states since when and until when it holds (EDTF interval `valid`)."""

NEEDS_VIEW = frozenset({Property.STATUS})
"""Properties whose every value names whose view it is; for the others the view is that of the sources."""


class Confidence(StrEnum):
    """How well a value is supported."""

    CORROBORATED = "corroborated"
    """At least two sources by different publishers say so, not all of them tertiary."""
    REPORTED = "reported"
    """A source says so."""
    TERTIARY = "tertiary"
    """Only an encyclopedia says so."""
    INFERRED = "inferred"
    """Derived from another statement; the note says how."""
