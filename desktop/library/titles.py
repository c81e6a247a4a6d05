"""What the page at an address is called, and whether there is one, without opening it."""

from __future__ import annotations

from desktop.domain import address
from desktop.domain.address import Address, PageKind
from desktop.domain.days import day_in_words
from desktop.domain.naming import in_sentence, title_of
from desktop.library.library import Library
from desktop.library.names import Found, page_named, unknown


def title_at(library: Library, where: Address) -> str:
    """Returns what the page at an address is called; its code or key where there is none."""
    match where.kind:
        case PageKind.WORLD:
            return "World"
        case PageKind.LINKS:
            return f"Links to {in_sentence(title_at(library, where.subject))}"
        case PageKind.NAMES:
            return f"Names of {in_sentence(library.country_names(where.parts)[where.parts[0]])}"
        case PageKind.COUNTRY | PageKind.RELATION:
            names = library.country_names(where.parts)
            return title_of(names[code] for code in where.parts)
        case PageKind.DAY:
            return day_in_words(where.parts[0])
    return _title_of_key(library, where.kind, where.parts[0]) or where.parts[0]


def _title_of_key(library: Library, kind: PageKind, key: str) -> str:
    """Returns the title of what has a key; "" where nothing has it."""
    match kind:
        case PageKind.ORGANIZATION:
            body = library.organization(key)
            return body.name if body else ""
        case PageKind.TOPIC:
            article = library.article(address.topic(key))
            return article.title if article else ""
        case PageKind.REGION:
            region = library.region(key)
            return region.name if region else ""
        case PageKind.EVENT:
            event = library.event(key)
            return event.title if event else ""
        case _:
            source = library.source(key)
            return source.title if source else ""


def is_address(text: str) -> bool:
    """Says whether a text that a reader typed or pasted is meant as an address, and as nothing besides."""
    return len(text.split()) == 1 and address.pasted(text).startswith(address.SCHEME)


def page_at(library: Library, text: str) -> Found:
    """Returns the page to which an address leads that a reader typed or pasted; its fragment is not looked at.

    Raises AddressError for a text that is no address, UnknownNameError, with the nearest names, where no page is there.
    """
    where = page_named(library, text)
    page = where.subject
    match page.kind:
        case PageKind.WORLD | PageKind.DAY:
            pass
        case PageKind.COUNTRY | PageKind.NAMES | PageKind.RELATION:
            for code in page.parts:
                if library.country(code) is None:
                    raise unknown(library, code, PageKind.COUNTRY)
        case _:
            if not _title_of_key(library, page.kind, page.parts[0]):
                raise unknown(library, page.parts[0], page.kind)
    return Found(where, title_at(library, where), "")
