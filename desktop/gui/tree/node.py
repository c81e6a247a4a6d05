"""One row of the country tree, and what stands below it."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain import address
from desktop.domain.address import Address, PageKind
from desktop.domain.claim import Property
from desktop.domain.country import WORLD_REGION, EntityKind
from desktop.library.library import Library
from desktop.library.ranking import PartnerOrder, ranked_partners


class Node:
    """A region, a country, a group of pages of a country, or one of these pages.

    `children` is None until they are asked for. A group has no address.
    """

    __slots__ = ("address", "children", "detail", "icon", "may_have_children", "parent", "row", "spoken", "title")

    def __init__(
        self,
        title: str,
        icon: str,
        where: Address | None,
        detail: str = "",
        may_have_children: bool = False,
        spoken: str = "",
    ) -> None:
        """Stands alone until a parent adopts it."""
        self.title = title
        self.icon = icon
        self.address = where
        self.detail = detail
        self.may_have_children = may_have_children
        self.spoken = spoken or title
        self.parent: Node | None = None
        self.row = 0
        self.children: list[Node] | None = None

    @property
    def holds_partners(self) -> bool:
        """Whether this is the group of a country's partners."""
        return self.address is None and self.icon == "relation"

    def adopt(self, children: list[Node]) -> None:
        """Takes the rows below."""
        for row, child in enumerate(children):
            child.parent, child.row = self, row
        self.children = children


class NodeSource:
    """Makes nodes out of the library's rows."""

    def __init__(self, library: Library) -> None:
        """Reads one library."""
        self._library = library
        self.partner_order = PartnerOrder.NEIGHBOURS

    def root(self) -> Node:
        """Returns the invisible node above all."""
        return Node("", "world", address.WORLD, may_have_children=True)

    def children(self, node: Node) -> list[Node]:
        """Returns the nodes below one, without adopting them."""
        where = node.address
        if where is None:
            return self._of_group(node)
        match where.kind:
            case PageKind.WORLD:
                return [*self._region_nodes(WORLD_REGION), *self._country_nodes("")]
            case PageKind.REGION:
                return [*self._region_nodes(where.parts[0]), *self._country_nodes(where.parts[0])]
            case PageKind.COUNTRY:
                return list(self._groups(where.parts[0]))
            case _:
                return []

    def _region_nodes(self, code: str) -> Iterator[Node]:
        for region in self._library.regions(code):
            yield Node(region.name, "region", address.region(region.code), may_have_children=True)

    def _country_nodes(self, area: str) -> Iterator[Node]:
        for country in self._library.countries(area):
            related = self._library.has_partners(country.iso3)
            detail = country.iso3 if country.kind is EntityKind.LISTED else country.kind.value
            yield Node(country.name, "country", address.country(country.iso3), detail, related)

    def _groups(self, iso3: str) -> Iterator[Node]:
        where = address.country(iso3)
        partners = len(self._library.partners(iso3))
        if partners:
            yield _group("Partners", "relation", partners)
        held = [claim for claim in self._library.claims(where) if claim.property is Property.MEMBERSHIP]
        if held:
            yield _group("Organizations", "organization", len(held))
        topics = self._library.topics_of_country(iso3)
        if topics:
            yield _group("Topics", "topic", len(topics))
        spellings = len(self._library.spellings(iso3))
        if spellings:
            yield Node("Names", "names", address.names(iso3), str(spellings), spoken=f"Names, {spellings}")

    def _of_group(self, node: Node) -> list[Node]:
        country = node.parent.address if node.parent else None
        if country is None:
            return []
        iso3 = country.parts[0]
        if node.holds_partners:
            return [
                Node(
                    partner.name,
                    "relation",
                    address.relation(iso3, partner.iso3),
                    figure,
                    spoken=f"{partner.name}, {figure}" if figure else partner.name,
                )
                for partner, figure in ranked_partners(self._library, iso3, self.partner_order)
            ]
        if node.icon == "organization":
            held = [claim for claim in self._library.claims(country) if claim.property is Property.MEMBERSHIP]
            names = self._library.organization_names(claim.organization for claim in held)
            return [
                Node(
                    names[claim.organization],
                    "organization",
                    address.organization(claim.organization),
                    spoken=f"{names[claim.organization]}, {claim.values[0].value}",
                )
                for claim in held
            ]
        return [Node(topic.title, "topic", topic.address) for topic in self._library.topics_of_country(iso3)]


def _group(title: str, icon: str, count: int) -> Node:
    return Node(title, icon, None, str(count), True, f"{title}, {count}")
