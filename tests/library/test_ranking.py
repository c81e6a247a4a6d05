"""The orders of partners: each a whole list, by a figure that the library can show."""

import pytest

from desktop.library.library import Library
from desktop.library.ranking import PartnerOrder, ranked_partners


def order_of(library: Library, iso3: str, order: PartnerOrder) -> list[tuple[str, str]]:
    return [(partner.iso3, figure) for partner, figure in ranked_partners(library, iso3, order)]


@pytest.mark.parametrize("order", PartnerOrder)
@pytest.mark.parametrize("iso3", ["TKM", "FRA", "TWN", "VAT"])
def test_an_order_loses_no_partner_and_adds_none(shipped_library: Library, iso3: str, order: PartnerOrder) -> None:
    ranked = [partner for partner, _ in ranked_partners(shipped_library, iso3, order)]
    assert sorted(ranked) == sorted(shipped_library.partners(iso3))
    assert len(set(ranked)) == len(ranked)


def test_neighbours_lead_where_they_are_wanted(shipped_library: Library) -> None:
    figures = [figure for _, figure in order_of(shipped_library, "TKM", PartnerOrder.NEIGHBOURS)]
    assert figures[:4] == ["neighbour"] * 4
    assert set(figures[4:]) == {""}


def test_the_heaviest_relation_leads(shipped_library: Library) -> None:
    ranked = ranked_partners(shipped_library, "TKM", PartnerOrder.WEIGHT)
    weights = [one.partner.weight for one in ranked]
    assert weights == sorted(weights, reverse=True)
    assert [one.figure for one in ranked] == [str(weight) for weight in weights]


def test_names_go_by_the_alphabet_and_not_by_bytes(shipped_library: Library) -> None:
    names = [one.partner.name for one in ranked_partners(shipped_library, "FRA", PartnerOrder.NAME)]
    place = names.index("Côte d’Ivoire")
    assert names[place - 1 : place + 2] == ["Costa Rica", "Côte d’Ivoire", "Croatia"]


def test_regions_stand_together(shipped_library: Library) -> None:
    regions = [figure for _, figure in order_of(shipped_library, "TKM", PartnerOrder.REGION)]
    assert "Central Asia" in regions
    changes = [one for one, before in zip(regions, ["", *regions], strict=False) if one != before]
    assert len(changes) == len(set(regions))


def test_agreement_in_votes_is_that_of_the_pair(shipped_library: Library) -> None:
    ranked = order_of(shipped_library, "TKM", PartnerOrder.VOTING)
    known = [code for code, figure in ranked if figure]
    agreements = []
    for code in known:
        voting = shipped_library.world.voting("TKM", code)
        assert voting is not None
        assert voting.total.agreement is not None
        agreements.append(voting.total.agreement)
    assert len(agreements) > 30
    assert agreements == sorted(agreements, reverse=True)
    assert ranked[0][1] == f"{agreements[0]:.0%}".replace("%", " %")
    assert all(not figure for _, figure in ranked[len(known) :])


def test_trade_goes_by_the_larger_share_of_the_countrys_own(figures_library: Library) -> None:
    assert order_of(figures_library, "CIV", PartnerOrder.TRADE)[:2] == [("LIE", "31 %"), ("TKM", "12 %")]
    assert ("CIV", "2 %") in order_of(figures_library, "LIE", PartnerOrder.TRADE)


def test_without_figures_partners_stand_by_name(small_library: Library) -> None:
    ranked = order_of(small_library, "TKM", PartnerOrder.VOTING)
    assert ranked == order_of(small_library, "TKM", PartnerOrder.NAME) != []
