"""The pages of the world and its regions."""

from desktop.domain import address
from desktop.domain.address import PageKind
from desktop.domain.country import WORLD_REGION, Region
from desktop.domain.prose import BulletList, Citation, Inline, Text
from desktop.library.library import Library
from desktop.library.names import unknown
from desktop.summary.assembly import OUR_TABLES, Page, assemble, path_to_region
from desktop.summary.document import PageBlock, PageSection, Table, link_run, text_run


def world_page(library: Library) -> Page:
    """Returns the page from which everything can be reached."""
    countries = len(library.countries())
    led = library.titles(PageKind.COUNTRY)
    topics = library.titles(PageKind.TOPIC)
    apart = tuple(link_run(address.country(c.iso3), c.name) for c in library.countries(""))
    summary = (
        Text(f"{countries} countries and territories with a code in ISO 3166-1, by the regions of UN M49 "),
        Citation(OUR_TABLES),
        Text(". A listing says nothing on the status of a territory."),
    )
    document = assemble(
        library,
        address.WORLD,
        "World",
        "Contents",
        summary,
        (),
        (
            PageSection("Begin here", (BulletList(tuple(link_run(t.address, t.title) for t in led)),) if led else ()),
            PageSection("Regions", (_region_table(library, library.regions(WORLD_REGION)),)),
            PageSection("Outside the regions", (BulletList(apart),) if apart else ()),
            PageSection("Topics", (BulletList(tuple(link_run(t.address, t.title) for t in topics)),) if topics else ()),
            PageSection(
                "Organizations",
                (BulletList(tuple(link_run(address.organization(o.key), o.name) for o in library.organizations())),),
            ),
        ),
    )
    return Page(document, (), path_to_region(library, WORLD_REGION))


def region_page(library: Library, code: str) -> Page:
    """Returns the page of a UN M49 region. Raises UnknownNameError where there is none."""
    region = library.region(code)
    if region is None:
        raise unknown(library, code, PageKind.REGION)
    if code == WORLD_REGION:
        return world_page(library)
    within = library.regions(code)
    countries = library.countries(code)
    blocks: list[PageBlock] = []
    if countries:
        blocks.append(
            Table(
                ("Country or territory", "ISO 3166-1", "Relations here"),
                tuple(
                    (
                        link_run(address.country(one.iso3), one.name),
                        text_run(one.iso3),
                        text_run(str(len(library.partners(one.iso3)) or "–")),
                    )
                    for one in countries
                ),
            )
        )
    summary = (Text(f"{region.name} as UN M49 draws it (code {code}) "), Citation(OUR_TABLES), Text("."))
    document = assemble(
        library,
        address.region(code),
        region.name,
        "Region",
        summary,
        (),
        (
            PageSection("Regions within", (_region_table(library, within),) if within else ()),
            PageSection("Countries", tuple(blocks)),
        ),
    )
    return Page(document, (), path_to_region(library, code))


def _region_table(library: Library, regions: list[Region]) -> Table:
    return Table(
        ("Region", "Countries and territories"),
        tuple((_region_link(region), text_run(str(_count(library, region)))) for region in regions),
    )


def _region_link(region: Region) -> tuple[Inline, ...]:
    return link_run(address.region(region.code), region.name)


def _count(library: Library, region: Region) -> int:
    return len(library.countries(region.code)) + sum(_count(library, part) for part in library.regions(region.code))
