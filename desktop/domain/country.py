"""Countries, the regions they lie in, and the organizations they belong to, as the tables of the content list them."""

import re
from enum import StrEnum

from desktop.domain.codes import M49, Alpha2, Alpha3, Numeric
from desktop.domain.values import NamedTuple

WORLD_REGION = M49("001")
"""UN M49 code of the world, the root of all regions."""


class UnStatus(StrEnum):
    """How a country stands to the United Nations, in the UN's own view (UNTERM)."""

    MEMBER = "member"
    OBSERVER = "observer"
    NONE = "none"


class EntityKind(StrEnum):
    """Why a country, territory or state stands in the tables; it says nothing of anyone's recognition."""

    LISTED = "listed"
    """It has a code in ISO 3166-1."""
    DISPUTED = "disputed"
    """It has none, and who holds it or whether it is a state is disputed."""
    FORMER = "former"
    """It was a state and is none any more."""


class Country(NamedTuple):
    """A country or territory of ISO 3166-1, or another entity; a code says nothing of its status.

    Attributes:
        iso3: ISO 3166-1 alpha-3 code; of another entity the ISO 3166-3 or a user-assigned one.
        iso2: ISO 3166-1 alpha-2 code; "" for another entity.
        numeric: ISO 3166-1 numeric code, the same as its UN M49 code; "" for another entity.
        name: short English name.
        formal_name: long English name; "" where the UN lists none.
        un_status: member or observer state of the UN, or neither.
        area: UN M49 code of the smallest region it lies in; "" for Antarctica.
        kind: why it stands here.
        valid: of a former state, when it existed (EDTF interval).
        successors: of a former state, the codes of what came after.
    """

    iso3: Alpha3
    iso2: Alpha2
    numeric: Numeric
    name: str
    formal_name: str
    un_status: UnStatus
    area: M49
    kind: EntityKind = EntityKind.LISTED
    valid: str = ""
    successors: tuple[str, ...] = ()


class CountryName(NamedTuple):
    """Another name of a country, with the ISO 639 code of its language."""

    iso3: Alpha3
    language: str
    name: str


class Region(NamedTuple):
    """A region of UN M49 and the one around it; the world has none around it."""

    code: M49
    name: str
    parent: M49


class Organization(NamedTuple):
    """An organization, programme or format that countries take part in; `remark` says what its name lacks, or ""."""

    key: str
    name: str
    short_name: str
    remark: str = ""

    @property
    def has_ended(self) -> bool:
        """Whether it is no more, by its name."""
        return tells_an_end(self.name)


def tells_an_end(name: str) -> bool:
    """Says whether a name says until when something was: UN Mission in Liberia (2003–2018), NAFTA (to 2020)."""
    return re.search(r"\((?:\d{4}–|to )\d{4}\)$", name) is not None
