"""`open_page`: the one thing that window, command line and print ask of the encyclopedia."""

from __future__ import annotations

from desktop.domain.address import Address, PageKind
from desktop.library.library import Library
from desktop.summary.assembly import Page

__all__ = ["Page", "open_page"]


def open_page(library: Library, where: Address) -> Page:
    """Returns the page at an address. Raises UnknownNameError where the library has nothing of that name."""
    from desktop.summary.linked import links_page, with_links

    page = _page(library, where.subject)
    return links_page(library, page) if where.kind is PageKind.LINKS else with_links(library, page)


def _page(library: Library, where: Address) -> Page:
    # Each kind is imported when it is first asked for: one printed summary needs one of them.
    match where.kind:
        case PageKind.WORLD | PageKind.REGION:
            from desktop.summary.area_pages import region_page, world_page

            return world_page(library) if where.kind is PageKind.WORLD else region_page(library, where.parts[0])
        case PageKind.COUNTRY:
            from desktop.summary.country_page import country_page

            return country_page(library, where.parts[0])
        case PageKind.NAMES:
            from desktop.summary.country_names import names_page

            return names_page(library, where.parts[0])
        case PageKind.RELATION:
            from desktop.summary.relation_page import relation_page

            return relation_page(library, where)
        case PageKind.ORGANIZATION | PageKind.TOPIC:
            from desktop.summary.subject_pages import organization_page, topic_page

            make = organization_page if where.kind is PageKind.ORGANIZATION else topic_page
            return make(library, where.parts[0])
        case PageKind.DAY:
            from desktop.summary.day_page import day_page

            return day_page(library, where.parts[0])
        case PageKind.EVENT | PageKind.SOURCE:
            from desktop.summary.record_pages import event_page, source_page

            show = event_page if where.kind is PageKind.EVENT else source_page
            return show(library, where.parts[0])
        case PageKind.LINKS:
            raise AssertionError("a page of links is made of the page that it is about")
