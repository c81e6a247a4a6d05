"""What a profile says of its country and others: land borders, trade partners, organizations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from desktop.datasets.crosswalk import Crosswalk, DatasetError
from desktop.datasets.factbook_organizations import ENDED, HOMONYMS, MISSIONS, ORGANIZATIONS
from desktop.datasets.factbook_profiles import Profile, split_outside_brackets, without_brackets

BORDER_FIELDS = ("entity", "neighbour", "km")
TRADE_FIELDS = ("entity", "flow", "partner", "share", "year")
PARTICIPATION_FIELDS = ("entity", "organization", "status")
NAMES = "factbook-name"
"""The system of the crosswalk that holds the names of neighbours and partners as the profiles spell them."""

STATUSES = {
    "": "member",
    "2024": "member",
    "Chinese Taipei": "member",
    "accession candidate": "candidate",
    "associate": "associate",
    "associate member": "associate",
    "associate observer": "observer",
    "associated member": "associate",
    "candidate": "candidate",
    "candidate country": "candidate",
    "candidates": "candidate",
    "compliant country": "member",
    "compliant country, suspended": "suspended",
    "cooperating state": "partner",
    "correspondent": "correspondent",
    "de facto member": "de-facto",
    "dialogue member": "dialogue-partner",
    "dialogue partner": "dialogue-partner",
    "enhanced engagement": "partner",
    "excluded from formal participation since 1962": "excluded",
    "implementing country": "member",
    "national committees": "national-body",
    "NGOs": "national-body",
    "nonregional member": "member",
    "nonregional members": "member",
    "observer": "observer",
    "participating member, has not signed the 1993 CIS charter": "participant",
    "partner": "partner",
    "partners": "partner",
    "pending member": "candidate",
    "permanent": "permanent",
    "regional": "member",
    "sectoral dialogue partner": "dialogue-partner",
    "signatory": "signatory",
    "subbureau": "subbureau",
    "subscriber": "subscriber",
    "suspended": "suspended",
    "temporarily suspended": "suspended",
    "temporary": "",
}
"""The bracketed remarks and the status each stands for.

`contributor` (to a peacekeeping mission) and `elected` (to the Human Rights Council) come from the organization, not
from a remark. A temporary seat in the Security Council is left out: the profiles still list terms that are over.
"""
_BORDER_PARTS = ("border countries", "regional borders", "border sovereign base areas")
_SEGMENT = re.compile(
    r"(?:[;,]\s*|\s+and\s+|^)"  # “; ”, “, ” or “ and ” before the next
    r"([^\d(;]+?)(?:\s*\([^)]*\))?"  # the neighbour, and where: “China (southeast)”
    r"\s+(\d[\d,]*(?:\.\d+)?) km(?:\s*\([^)]*\))?"  # “327 km (20 km are within the Dead Sea)”
)
_ASSOCIATE_OF_CIS = "associate member, has not ratified the 1993 CIS charter"
_KEYS = {spelling: row.key for row in ORGANIZATIONS for spelling in row.spellings}


def borders(profile: Profile, entity: str, crosswalk: Crosswalk) -> Iterator[tuple[str, Decimal]]:
    """Yields the neighbour and the length in km of each segment of a border, as this side has it."""
    for part in _BORDER_PARTS:
        text = profile.text("Geography", "Land boundaries", part)
        position = 0
        while position < len(text):
            match = _SEGMENT.match(text, position)
            if not match:
                raise profile.error(
                    "Geography", "Land boundaries", f"breaks off at “{text[position : position + 40]}”", "correct it"
                )
            position = match.end()
            neighbour = named(profile, crosswalk, match[1].strip())
            if neighbour and neighbour != entity:
                yield neighbour, Decimal(match[2].replace(",", ""))


def partners(profile: Profile, entity: str, crosswalk: Crosswalk) -> Iterator[tuple[str, str, str, str, str]]:
    """Yields each trade partner with its share in per cent; the share is empty where only the partner is named."""
    for flow, field in (("export", "Exports - partners"), ("import", "Imports - partners")):
        text = profile.text("Economy", field)
        if not text:
            continue
        match = re.fullmatch(r"(.+?)\s*\((\d{4})(?: est\.)?\)", text)
        if not match:
            raise profile.error("Economy", field, f"does not end with its year (“{text[-40:]}”)", "add the year")
        found = _shares(profile, field, match[1])
        if sum((Decimal(share) for _, share in found if share), Decimal(0)) > 101:
            raise profile.error("Economy", field, "has shares of more than 100 per cent together", "correct them")
        for name, share in found:
            partner = named(profile, crosswalk, name)
            if partner and partner != entity:
                yield entity, flow, partner, share, match[2]


def _shares(profile: Profile, field: str, text: str) -> list[tuple[str, str]]:
    if "%" not in text:
        names = text.removeprefix("almost entirely ").split(",")
        return [(name.strip(), "") for name in names]
    found: list[tuple[str, str]] = []
    # A name may have a comma of its own: “Congo, Republic of the 5%”.
    for piece in re.split(r"(?<=%),\s*", text):
        match = re.fullmatch(r"([^%\d]+?) (\d{1,3}(?:\.\d+)?)%", piece)
        if not match or Decimal(match[2]) > 100:
            raise profile.error("Economy", field, f"has no name and share in “{piece[:40]}”", "correct it")
        found.append((match[1], match[2]))
    return found


def participations(profile: Profile, entity: str) -> Iterator[tuple[str, str, str]]:
    """Yields each organization with the status that its bracketed remark stands for."""
    section, field = "Government", "International organization participation"
    text = profile.text(section, field)
    # Afghanistan's list is headed by a remark on who takes its seats.
    text = re.sub(r"^[^,:]*:\s*", "", text)
    found: dict[str, str] = {}
    for piece in split_outside_brackets(text, ",;"):
        name = without_brackets(piece)
        if name == "none":
            continue
        key = HOMONYMS.get((name, profile.gec)) or _KEYS.get(re.sub(r"\s+", " ", name))
        if key is None:
            raise profile.error(section, field, f"has the unknown organization “{name[:40]}”", "add it to the table")
        status = _status(profile, piece[len(name) :])
        if key in MISSIONS:
            status = "contributor"
        elif key == "UNHRC":
            status = "elected"
        if status and (profile.gec, key) not in ENDED and (key not in found or status == "member"):
            found[key] = status
    if "EU candidate country" in profile.text(section, field, "note"):
        found["EU"] = "candidate"
    for key, status in found.items():
        yield entity, key, status


def _status(profile: Profile, remark: str) -> str:
    words = ", ".join(re.findall(r"\(([^()]*)\)", remark))
    if words.startswith(_ASSOCIATE_OF_CIS):
        return "associate"
    if words not in STATUSES:
        raise profile.error(
            "Government", "International organization participation", f"has the unknown status “{words}”", "add it"
        )
    return STATUSES[words]


def named(profile: Profile, crosswalk: Crosswalk, name: str) -> str | None:
    """Returns the entity of a name, or None for one that is left out. Raises DatasetError naming the profile."""
    try:
        return crosswalk.entity(NAMES, name)
    except DatasetError as error:
        raise DatasetError(f"{profile.file}: {error}") from None
