"""The library with other names of countries, for prints that tell them in the language of who reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop.domain.country import Country
from desktop.domain.escaping import isolated
from desktop.library.library import Library


class RenamedLibrary(Library):
    """Answers like the library that it was made of, with the names given; a country without one keeps its own."""

    def __init__(self, library: Library, names: Mapping[str, str]) -> None:
        """Takes the library, whose connection it shares, and names by ISO 3166-1 alpha-3 codes.

        Names that are written from right to left are given of a single country alone: in a list with figures, which is
        one text, they would turn its order.
        """
        self._connection, self._on_damage = library._connection, library._on_damage
        self._names = names
        self._listed = {code: name for code, name in names.items() if isolated(name) == name}

    def country(self, iso3: str) -> Country | None:
        """Returns a country under its other name."""
        found = super().country(iso3)
        return found._replace(name=self._names.get(iso3, found.name)) if found else None

    def countries(self, area: str | None = None) -> list[Country]:
        """Returns countries in the order of their own names."""
        return [one._replace(name=self._names.get(one.iso3, one.name)) for one in super().countries(area)]

    def country_names(self, codes: Iterable[str]) -> dict[str, str]:
        """Returns the other names of countries."""
        return {code: self._listed.get(code, name) for code, name in super().country_names(codes).items()}
