"""`open_page`: the one thing that window, command line and print ask of the encyclopedia."""

from desktop.domain.address import Address, PageKind
from desktop.library.library import Library
from desktop.summary.area_pages import region_page, world_page
from desktop.summary.assembly import Membership, Page
from desktop.summary.country_page import country_page
from desktop.summary.record_pages import event_page, source_page
from desktop.summary.relation_page import relation_page
from desktop.summary.subject_pages import organization_page, topic_page

__all__ = ["Membership", "Page", "open_page"]


def open_page(library: Library, where: Address) -> Page:
    """Returns the page at an address. Raises UnknownNameError where the library has nothing of that name."""
    match where.kind:
        case PageKind.WORLD:
            return world_page(library)
        case PageKind.REGION:
            return region_page(library, where.parts[0])
        case PageKind.COUNTRY:
            return country_page(library, where.parts[0])
        case PageKind.RELATION:
            return relation_page(library, where)
        case PageKind.ORGANIZATION:
            return organization_page(library, where.parts[0])
        case PageKind.TOPIC:
            return topic_page(library, where.parts[0])
        case PageKind.EVENT:
            return event_page(library, where.parts[0])
        case PageKind.SOURCE:
            return source_page(library, where.parts[0])
