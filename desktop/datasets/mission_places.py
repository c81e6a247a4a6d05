"""Finds the capital of which a mission's place is a part: the set often names a district instead of the city."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from math import cos, hypot, radians
from statistics import median
from typing import NamedTuple

from desktop.domain.folding import folded

NEAR = 4.0
"""Kilometres from the middle of a capital's embassies within which its district is taken for a part of it."""
_FEWEST = 3
"""Embassies with coordinates that make a middle."""
_NAMES_THE_CITY = tuple(
    map(
        re.compile,
        (
            r"(.+?)(?: City| Capital)? Municipality",
            r"(.+) City",
            r"City of (.+)",
            r"(.+) District [IVX]+",
            r"(.+) (?:[IVX]+|\d+)",
            r"(.+) commune",
            r"\d+(?:st|nd|rd|th) arrondissement of (.+)",
            r".+, (.+)",
            r"(.+?)-.+",
        ),
    )
)
"""How the set names a capital or a part of it by its name: Oslo Municipality, Budapest District VI, Berlin-Mitte."""
_IS_DISTRICT = re.compile(r".+(?: District|-ku|-guyok)|(?:(?:London|Royal) Borough|City) of .+|Municipio [IVX]+")
"""Names of districts that do not name their city; other places, such as suburbs, are towns of their own."""
_LARGER = frozenset({("LBN", "Matn District"), ("BWA", "South-East District")})
"""Districts of the country beside or around the capital, which near embassies may be in without being in the city."""
_DEGREE = 111.2
"""Kilometres of a degree of latitude."""


class Place(NamedTuple):
    """Where a mission stands: the country, the city as the set names it, and where known latitude and longitude."""

    country: str
    city: str
    at: tuple[float, float] | None


class Places:
    """Names the capital in place of its districts."""

    def __init__(self, places: Iterable[Place], capitals: Mapping[str, Iterable[str]]) -> None:
        """Takes the places of embassies, and the capitals of each country."""
        self._capitals = {code: {folded(one): one for one in found} for code, found in capitals.items()}
        held = list(places)
        found: dict[tuple[str, str], list[tuple[float, float]]] = {}
        for one in held:
            if one.at and folded(one.city) in self._capitals.get(one.country, ()):
                found.setdefault((one.country, folded(one.city)), []).append(one.at)
        self._middles = {
            key: (median(north for north, _ in spots), median(east for _, east in spots))
            for key, spots in found.items()
            if len(spots) >= _FEWEST
        }
        self._districts = dict(self._placed(held))

    def city(self, place: Place, *, is_embassy: bool) -> str:
        """Returns the capital that a place is or is a part of, else the place as the set names it.

        Only embassies are placed by coordinates: a consulate's district may be one of another city, and its coordinates
        those of the country.
        """
        capitals = self._capitals.get(place.country, {})
        if folded(place.city) in capitals:
            return place.city
        for form in _NAMES_THE_CITY:
            if (found := form.fullmatch(place.city)) and folded(found[1]) in capitals:
                return found[1]
        return self._districts.get(place[:2], place.city) if is_embassy else place.city

    def _placed(self, places: Iterable[Place]) -> Iterator[tuple[tuple[str, str], str]]:
        """Yields the districts of which most embassies with coordinates stand near the middle of a capital, with it."""
        spots: dict[tuple[str, str], list[tuple[float, float]]] = {}
        for one in places:
            if one.at and _IS_DISTRICT.fullmatch(one.city) and one[:2] not in _LARGER:
                spots.setdefault(one[:2], []).append(one.at)
        for key, found in spots.items():
            for folded_name, name in self._capitals.get(key[0], {}).items():
                middle = self._middles.get((key[0], folded_name))
                if middle and sum(_distance(spot, middle) <= NEAR for spot in found) * 2 > len(found):
                    yield key, name


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    narrowed = cos(radians((one[0] + other[0]) / 2))
    return _DEGREE * hypot(one[0] - other[0], (one[1] - other[1]) * narrowed)
