"""Which pages `summary` and `relation` are asked for."""

from __future__ import annotations

from argparse import Namespace

from desktop.domain import address
from desktop.domain.address import Address, PageKind
from desktop.domain.codes import M49
from desktop.domain.country import WORLD_REGION, Region
from desktop.domain.folding import folded
from desktop.errors import ChanceryError, UnknownNameError
from desktop.library.library import Library
from desktop.library.names import page_named, resolve


def addresses_of(library: Library, arguments: Namespace) -> list[Address]:
    """Returns the pages asked for, each once and at least one.

    Raises UnknownNameError for a name that nothing bears, ChanceryError where none is named.
    """
    if arguments.command == "relation":
        return [_pair(library, arguments.country, arguments.partner)]
    named = [_page(library, name, arguments.partner) for name in arguments.countries]
    codes: list[str] = [country.iso3 for country in library.countries()] if arguments.all else []
    if arguments.region:
        codes += countries_of_region(library, arguments.region)
    other = resolve(library, arguments.partner, PageKind.COUNTRY) if arguments.partner and codes else ""
    found = [*named, *(address.relation(code, other) if other else address.country(code) for code in codes
                       if code != other)]  # fmt: skip
    if not found:
        raise ChanceryError("name a country, such as: chancery summary TKM (or --all, or --region NAME)")
    return list(dict.fromkeys(found))


def countries_of_region(library: Library, name: str) -> list[str]:
    """Returns the countries of a region and of the regions within it, by name. Raises UnknownNameError."""
    regions = [Region(M49(WORLD_REGION), "World", M49(""))]
    for region in regions:
        regions += library.regions(region.code)
    chosen = [one.code for one in regions if name == one.code or folded(one.name) == folded(name)]
    if not chosen:
        from difflib import get_close_matches

        near = get_close_matches(folded(name), [folded(one.name) for one in regions], n=3)
        raise UnknownNameError(name, "region", tuple(one.name for one in regions if folded(one.name) in near))
    for code in chosen:
        chosen += [one.code for one in regions if one.parent == code and one.code not in chosen]
    return [country.iso3 for country in library.countries() if country.area in chosen]


def _page(library: Library, name: str, partner: str | None) -> Address:
    return _pair(library, name, partner) if partner else page_named(library, name)


def _pair(library: Library, one: str, two: str) -> Address:
    side, other = (resolve(library, name, PageKind.COUNTRY) for name in (one, two))
    if side == other:
        raise ChanceryError(f"“{one}” and “{two}” are one country; a relation has two")
    return address.relation(side, other)
