"""Places as vectors, and what rings of them enclose."""

from math import isclose, pi, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.sphere import added, clockwise, dot, enclosed, length, place, unit, vector

OCTANT = [vector(0, 0), vector(90, 0), vector(0, 90)]
"""An eighth of the globe, against the clock."""


@given(st.floats(-179.9, 179.9), st.floats(-89.9, 89.9))
def test_a_place_is_found_again_from_its_vector(longitude: float, latitude: float) -> None:
    one = vector(longitude, latitude)
    assert isclose(length(one), 1)
    assert place(one) == pytest.approx((longitude, latitude), abs=1e-6)
    assert place((3 * one[0], 3 * one[1], 3 * one[2])) == pytest.approx((longitude, latitude), abs=1e-6)


def test_a_ring_against_the_clock_encloses_what_lies_at_its_left() -> None:
    inside = unit(added(OCTANT))
    found = enclosed(OCTANT)
    assert dot(unit(found), inside) == pytest.approx(1)
    # The projection of an eighth of a globe onto each of three planes is a quarter of a circle.
    assert length(found) == pytest.approx(pi / 4 * sqrt(3))
    assert enclosed(OCTANT[::-1]) == pytest.approx([-part for part in found])


def test_a_small_ring_encloses_its_area() -> None:
    square = [vector(x, y) for x, y in ((10, 0), (11, 0), (11, 1), (10, 1))]
    assert length(enclosed(square)) == pytest.approx((pi / 180) ** 2, rel=1e-3)
    assert place(enclosed(square)) == pytest.approx((10.5, 0.5), abs=1e-3)


def test_any_ring_is_turned_clockwise() -> None:
    assert clockwise(OCTANT) == OCTANT[::-1]
    assert clockwise(OCTANT[::-1]) == OCTANT[::-1]


def test_what_has_no_length_has_no_direction() -> None:
    assert unit((0, 0, 0)) == (0, 0, 1)
    assert enclosed([vector(5, 5)]) == (0, 0, 0)
