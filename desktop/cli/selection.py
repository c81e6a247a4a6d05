"""Which pages `summary` and `relation` are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.domain import address
from desktop.domain.address import Address, PageKind
from desktop.domain.codes import M49
from desktop.domain.country import WORLD_REGION, Region
from desktop.domain.folding import folded
from desktop.errors import ChanceryError, UnknownNameError
from desktop.library.library import Library
from desktop.library.names import page_named, resolve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace


def addresses_of(library: Library, arguments: Namespace) -> list[Address]:
    """Returns the pages asked for, each once and at least one.

    Raises UnknownNameError for a name that nothing bears, ChanceryError where none is named.
    """
    if arguments.command == "relation":
        return [_pair(library, arguments.country, arguments.partner)]
    if arguments.all and arguments.region:
        raise ChanceryError("--all and --region are two choices; leave one of them out")
    if arguments.all and arguments.countries:
        raise ChanceryError(f"--all is every country already; leave out --all, or {arguments.countries[0]}")
    named = [_page(library, name, arguments.partner) for name in _names(arguments.countries)]
    codes: list[str] = [country.iso3 for country in library.countries()] if arguments.all else []
    if arguments.region:
        codes += countries_of_region(library, arguments.region)
    other = resolve(library, arguments.partner, PageKind.COUNTRY) if arguments.partner and codes else ""
    found = [*named, *(address.relation(code, other) if other else address.country(code) for code in codes
                       if code != other)]  # fmt: skip
    if not found:
        raise ChanceryError("name a country, such as: chancery summary TKM (or --all, or --region NAME)")
    return list(dict.fromkeys(found))


def _names(typed: Iterable[str]) -> Iterator[str]:
    """Yields the names typed; for a dash the lines of standard input, so that another program can choose."""
    for name in typed:
        if name != "-":
            yield name
            continue
        import sys

        yield from filter(None, map(str.strip, sys.stdin))


def countries_of(library: Library, addresses: Iterable[Address]) -> list[str]:
    """Returns the codes of countries, and for a region or the world of all countries in it, each once.

    Raises ChanceryError for a page of another kind.
    """
    codes: dict[str, None] = {}
    for where in addresses:
        match where.kind:
            case PageKind.COUNTRY:
                codes[where.parts[0]] = None
            case PageKind.REGION | PageKind.WORLD:
                region = where.parts[0] if where.parts else str(WORLD_REGION)
                codes |= dict.fromkeys(countries_of_region(library, region))
            case _:
                raise ChanceryError("a book is made of countries; name countries or a region, or add --all")
    return list(codes)


def region_named(library: Library, name: str) -> Region:
    """Returns a region of UN M49 by its name or code, the world among them. Raises UnknownNameError."""
    regions = _regions(library)
    chosen = _called(regions, name)
    if chosen is None:
        from difflib import get_close_matches

        near = get_close_matches(folded(name), [folded(one.name) for one in regions], n=3)
        raise UnknownNameError(name, "region", tuple(one.name for one in regions if folded(one.name) in near))
    return chosen


def countries_of_region(library: Library, name: str) -> list[str]:
    """Returns the countries of a region and of the regions within it, by name. Raises UnknownNameError."""
    within = [region_named(library, name).code]
    regions = _regions(library)
    for code in within:
        within += [one.code for one in regions if one.parent == code]
    return [country.iso3 for country in library.countries() if country.area in within]


def _regions(library: Library) -> list[Region]:
    regions = [Region(M49(WORLD_REGION), "World", M49(""))]
    for region in regions:
        regions += library.regions(region.code)
    return regions


def _called(regions: Iterable[Region], name: str) -> Region | None:
    return next((one for one in regions if name == one.code or folded(one.name) == folded(name)), None)


def _page(library: Library, name: str, partner: str | None) -> Address:
    if partner:
        return _pair(library, name, partner)
    try:
        return page_named(library, name)
    except UnknownNameError:
        region = _called(_regions(library), name)
        if region is None:
            raise
        return address.WORLD if region.code == WORLD_REGION else address.region(region.code)


def _pair(library: Library, one: str, two: str) -> Address:
    side, other = (resolve(library, name, PageKind.COUNTRY) for name in (one, two))
    if side == other:
        raise ChanceryError(f"“{one}” and “{two}” are one country; a relation has two")
    return address.relation(side, other)
