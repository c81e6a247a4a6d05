"""Outlines as the library holds them: where their middle is, how far they reach, and the rings themselves."""

import pytest

from desktop.domain.sphere import vector
from desktop.library.library import Library
from desktop.library.outlines import SMALL, is_small, outline_of, packed, unpacked

SQUARE = "0 0 0 100 100 100 100 0"
"""Ten degrees wide, in tenths."""


def test_rings_are_read_as_they_were_written() -> None:
    rings = [(False, [vector(10, 20), vector(30, 40)]), (True, [vector(-170, -80)])]
    found = unpacked(packed(rings))
    assert found.spans == ((False, 0, 2), (True, 2, 3))
    places = list(zip(found.x, found.y, found.z, strict=True))
    assert places == [pytest.approx(one, abs=1e-7) for _, ring in rings for one in ring]
    assert unpacked(packed([])).spans == ()


def test_the_middle_is_that_of_the_area() -> None:
    outline = outline_of([("shape", SQUARE), ("hole", "10 10 10 20 20 20 20 10")])
    assert (outline.longitude, outline.latitude) == pytest.approx((5, 5), abs=0.1)
    assert outline.area == pytest.approx(100, rel=0.01)
    assert outline.reach == pytest.approx(7.1, abs=0.1)
    assert not is_small(outline)
    assert [is_hole for is_hole, _, _ in unpacked(outline.rings).spans] == [False, True]


def test_parts_far_away_move_no_middle_but_are_kept() -> None:
    outline = outline_of([("shape", SQUARE), ("shape", "1700 0 1700 50 1750 50 1750 0")])
    assert (outline.longitude, outline.latitude) == pytest.approx((5, 5), abs=0.1)
    assert len(unpacked(outline.rings).spans) == 2


def test_islands_over_the_antimeridian_have_their_middle_among_them() -> None:
    outline = outline_of([("shape", "1750 0"), ("shape", "-1750 0"), ("shape", "1790 0 1790 3 1793 0")])
    assert abs(outline.longitude) > 176
    assert 0 < outline.area < SMALL
    assert is_small(outline)
    assert 4 < outline.reach < 12


def test_a_table_that_has_holes_alone_breaks_nothing() -> None:
    assert is_small(outline_of([("hole", SQUARE)]))


def test_the_library_has_land_and_outlines(figures_library: Library, small_library: Library) -> None:
    assert list(figures_library.outlines(["TKM", "ATA", "AFG"])) == ["TKM", "AFG"]
    assert [is_hole for is_hole, _, _ in unpacked(figures_library.land()).spans] == [False, False, True]
    assert small_library.outlines(["TKM"]) == {}
    assert small_library.land() == b""


@pytest.mark.parametrize(
    ("code", "longitude", "latitude"),
    [("TKM", 59, 39), ("FRA", 2, 46), ("USA", -104, 45), ("RUS", 94, 66), ("FJI", 178, -18), ("NZL", 171, -42),
     ("ATA", 20, -87), ("VAT", 12, 42), ("KIR", -175, -1), ("CHL", -71, -37), ("XKX", 21, 43), ("SJM", 18, 79)],
)  # fmt: skip
def test_the_middle_of_a_country_is_where_an_atlas_has_it(
    shipped_library: Library, code: str, longitude: float, latitude: float
) -> None:
    outline = shipped_library.outlines([code])[code]
    assert outline.latitude == pytest.approx(latitude, abs=4)
    if code != "ATA":
        assert outline.longitude == pytest.approx(longitude, abs=4)
