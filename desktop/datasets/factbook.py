"""The World Factbook: facts of each country, its borders, trade partners and organizations, as tables."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from desktop.datasets.crosswalk import Crosswalk, DatasetError
from desktop.datasets.factbook_demonyms import FIELDS as DEMONYM_FIELDS
from desktop.datasets.factbook_demonyms import demonyms
from desktop.datasets.factbook_facts import FIELDS as FACT_FIELDS
from desktop.datasets.factbook_facts import Fact, facts, merged, number
from desktop.datasets.factbook_figures import figures
from desktop.datasets.factbook_figures import merged as merged_figures
from desktop.datasets.factbook_organizations import FIELDS as ORGANIZATION_FIELDS
from desktop.datasets.factbook_organizations import rows as organization_rows
from desktop.datasets.factbook_profiles import Profile, read_profiles
from desktop.datasets.factbook_relations import (
    BORDER_FIELDS,
    PARTICIPATION_FIELDS,
    TRADE_FIELDS,
    borders,
    participations,
    partners,
)

Tables = dict[str, tuple[tuple[str, ...], list[tuple[str, ...]]]]
"""Header and sorted rows by file name."""
CODES = "gec"
"""The system of the crosswalk that maps the profiles: their codes (GEC, once FIPS 10-4) in capitals."""


def derive(raw: Path, crosswalk: Crosswalk, progress: Callable[[int, int], None]) -> Tables:
    """Derives the tables from the folder of profiles (REGION/CODE.json).

    Raises DatasetError where a profile is missing its form, or names what the crosswalk does not know.
    """
    told: list[tuple[Profile, Fact]] = []
    counted: list[tuple[Profile, Fact]] = []
    lengths: dict[tuple[str, str], Decimal] = {}
    trade_rows: dict[tuple[str, str, str], tuple[str, ...]] = {}
    called: set[tuple[str, ...]] = set()
    participation_rows: dict[tuple[str, str], tuple[str, ...]] = {}
    for profile in read_profiles(raw, progress):
        entity = _entity(profile, crosswalk)
        if entity is None:
            continue
        told += [(profile, fact) for fact in facts(profile, entity)]
        counted += [(profile, fact) for fact in figures(profile, entity)]
        called.update(demonyms(profile, entity))
        for neighbour, km in borders(profile, entity, crosswalk):
            # Segments add up, of one profile (Ceuta and Melilla) as of several (the West Bank and the Gaza Strip).
            lengths[entity, neighbour] = lengths.get((entity, neighbour), Decimal(0)) + km
        for partner in partners(profile, entity, crosswalk):
            _keep(profile, trade_rows, partner[:3], partner)
        for participation in participations(profile, entity):
            _keep(profile, participation_rows, participation[:2], participation)
    return {
        "country_facts.csv": (FACT_FIELDS, sorted(map(tuple, (*merged(told), *merged_figures(counted))))),
        "demonyms.csv": (DEMONYM_FIELDS, sorted(called)),
        "land_borders.csv": (BORDER_FIELDS, [(*pair, number(lengths[pair])) for pair in sorted(lengths)]),
        "organizations_igo.csv": (ORGANIZATION_FIELDS, organization_rows()),
        "participations.csv": (PARTICIPATION_FIELDS, sorted(participation_rows.values())),
        "trade_partners.csv": (TRADE_FIELDS, sorted(trade_rows.values())),
    }


KeyT = TypeVar("KeyT", bound=tuple[str, ...])
RowT = TypeVar("RowT", bound=tuple[str, ...])


def _entity(profile: Profile, crosswalk: Crosswalk) -> str | None:
    try:
        return crosswalk.entity(CODES, profile.gec)
    except DatasetError as error:
        raise DatasetError(f"{profile.file}: {error}") from None


def _keep(profile: Profile, rows: dict[KeyT, RowT], key: KeyT, row: RowT) -> None:
    """Keeps a row; the profiles of the parts of one entity may say the same, but not different things."""
    if rows.setdefault(key, row) != row:
        raise DatasetError(f"{profile.file}: says {', '.join(row)}, which {', '.join(rows[key])} contradicts; keep one")
