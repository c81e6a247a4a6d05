"""The orders in which a reader can have the partners of a country, and the figure that each order goes by."""

from collections.abc import Callable
from enum import StrEnum

from desktop.domain.folding import folded
from desktop.domain.values import NamedTuple
from desktop.library.library import Library
from desktop.library.rows import Partner


class PartnerOrder(StrEnum):
    """What the partners of a country are ordered by; a partner without the figure stands last, ties go by name."""

    NEIGHBOURS = "neighbours"
    """Neighbours first, each part by weight."""
    WEIGHT = "weight"
    """By the weight of the relation; `Partner` says what it counts."""
    NAME = "name"
    """By name, without regard to case and accents."""
    REGION = "region"
    """By the name of the UN M49 region."""
    VOTING = "voting"
    """By the share of the UN roll calls of both with the same vote."""
    TRADE = "trade"
    """By the larger of the partner's shares in the country's own exports and imports."""


class Ranked(NamedTuple):
    """A partner in its place; `figure` says in a word what it stands there by, "" where nothing is known."""

    partner: Partner
    figure: str


def ranked_partners(library: Library, iso3: str, order: PartnerOrder) -> list[Ranked]:
    """Returns the partners of a country in an order."""
    partners = library.partners(iso3)
    match order:
        case PartnerOrder.NEIGHBOURS:
            return [Ranked(partner, "neighbour" if partner.neighbour else "") for partner in partners]
        case PartnerOrder.WEIGHT:
            return _highest_first(partners, lambda partner: partner.weight, str)
        case PartnerOrder.NAME:
            return [Ranked(partner, "") for partner in sorted(partners, key=_by_name)]
        case PartnerOrder.REGION:
            return _by_region(library, partners)
        case PartnerOrder.VOTING:
            tallies = library.world.voting_totals(iso3)
            shares = {code: tally.agreement for code, tally in tallies.items()}
            return _highest_first(partners, lambda partner: shares.get(partner.iso3), _percent_of_one)
        case PartnerOrder.TRADE:
            largest: dict[str, float] = {}
            for share in library.world.trade_partners(iso3):
                if share.share is not None:
                    largest[share.partner] = max(share.share, largest.get(share.partner, 0))
            return _highest_first(
                partners,
                lambda partner: largest.get(partner.iso3),
                lambda share: f"{share:.0f} %" if share >= 1 else "under 1 %",
            )


def _by_name(partner: Partner) -> str:
    return folded(partner.name)


def _highest_first(
    partners: list[Partner], figure_of: Callable[[Partner], float | None], in_words: Callable[[float], str]
) -> list[Ranked]:
    figures = {partner.iso3: figure_of(partner) for partner in partners}
    known = [partner for partner in partners if figures[partner.iso3] is not None]
    unknown = [partner for partner in partners if figures[partner.iso3] is None]
    known.sort(key=lambda partner: (-(figures[partner.iso3] or 0), _by_name(partner)))
    ranked = [Ranked(partner, in_words(figures[partner.iso3] or 0)) for partner in known]
    return ranked + [Ranked(partner, "") for partner in sorted(unknown, key=_by_name)]


def _by_region(library: Library, partners: list[Partner]) -> list[Ranked]:
    names: dict[str, str] = {}
    for country in library.countries():
        region = library.region(country.area)
        names[country.iso3] = region.name if region else ""
    found = [Ranked(partner, names[partner.iso3]) for partner in partners]
    return sorted(found, key=lambda one: (not one.figure, folded(one.figure), _by_name(one.partner)))


def _percent_of_one(share: float) -> str:
    return f"{share:.0%}".replace("%", " %")
