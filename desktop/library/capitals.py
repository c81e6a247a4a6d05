"""Capitals of countries, as the Factbook names them, and the countries whose they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.domain.folding import folded
from desktop.domain.values import NamedTuple

LABEL = "Capital"
"""What the line of the fact box with the capital is called."""
_BETWEEN = "; "


class Capital(NamedTuple):
    """A capital of a country: a folded form of its name, the name as it is written, and the code of the country."""

    form: str
    name: str
    iso3: str

    @property
    def words(self) -> str:
        """The folded words by which the name is known wherever it is written."""
        return folded(self.name.partition(",")[0])


class Capitals:
    """Finds countries by their capitals."""

    def __init__(self, named: Iterable[tuple[str, str]]) -> None:
        """Takes the codes of countries, each with the name of its capital or, as its profile has them, of several."""
        self.all = [
            Capital(form, name, iso3)
            for iso3, value in named
            for name in value.split(_BETWEEN)
            for form in dict.fromkeys(_forms(name))
        ]

    def called(self, text: str) -> list[Capital]:
        """Returns the capitals that have a folded text for a name."""
        return [one for one in self.all if one.form == text]

    def begun(self, text: str) -> list[Capital]:
        """Returns the capitals of which a name begins with a folded text."""
        return [one for one in self.all if one.form.startswith(text)]


def _forms(name: str) -> Iterator[str]:
    """Yields what readers call a capital, folded: also Washington without its district, and St. for Saint."""
    yield folded(name)
    yield folded(name.partition(",")[0])
    if name.startswith(_SAINT):
        yield folded(f"St {name.removeprefix(_SAINT)}")


_SAINT = "Saint "
