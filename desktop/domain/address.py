"""Addresses: `chancery:relation/AFG/TKM` and the value it stands for.

Tree, links, history, timeline, command line and the desktop's link handler all speak them.
"""

from __future__ import annotations

import re
from enum import StrEnum

from desktop.domain.values import NamedTuple
from desktop.errors import AddressError

SCHEME = "chancery:"


class PageKind(StrEnum):
    """What a page is about; the first part of an address."""

    WORLD = "world"
    REGION = "region"
    COUNTRY = "country"
    NAMES = "names"
    """The names of a country in all languages."""
    RELATION = "relation"
    ORGANIZATION = "organization"
    TOPIC = "topic"
    EVENT = "event"
    DAY = "day"
    """A day of the year, `MM-DD`."""
    SOURCE = "source"
    LINKS = "links"
    """All that links to another page or is related to it, `links/topic/tapi`."""


_DAY_OF_YEAR = (
    r"(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9])"
)
_PART_PATTERNS = {
    PageKind.WORLD: (),
    PageKind.REGION: (r"[0-9]{3}",),
    PageKind.COUNTRY: (r"[A-Z]{3}",),
    PageKind.NAMES: (r"[A-Z]{3}",),
    PageKind.RELATION: (r"[A-Z]{3}", r"[A-Z]{3}"),
    PageKind.ORGANIZATION: (r"[A-Z0-9][A-Z0-9-]*",),
    PageKind.TOPIC: (r"[a-z0-9]+(?:-[a-z0-9]+)*",),
    PageKind.EVENT: (r"[a-z0-9]+(?:-[a-z0-9]+)*",),
    PageKind.DAY: (_DAY_OF_YEAR,),
    PageKind.SOURCE: (r"[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*",),
}
LINKED = (PageKind.COUNTRY, PageKind.RELATION, PageKind.ORGANIZATION, PageKind.TOPIC, PageKind.EVENT)
"""The kinds of pages that others link to or are related to."""
FACTS, SOURCES = "facts", "sources"
"""The fragments of the fact box and of the list of sources."""
_FRAGMENT = r"[a-z0-9-]*"
_OPENS, _CLOSES = "<([{\"'“‘«", ">)]}\"'”’».,;:!?"
"""What may stand around an address in a text, and ends none."""
_LONGEST = 200


class Address(NamedTuple):
    """Where a page is.

    `parts` are the codes or keys behind the kind; of a relation the two countries, the first being
    the side it is told from. `fragment` names a heading on the page.
    """

    kind: PageKind
    parts: tuple[str, ...] = ()
    fragment: str = ""

    def __str__(self) -> str:
        text = SCHEME + "/".join((self.kind, *self.parts))
        return f"{text}#{self.fragment}" if self.fragment else text

    @property
    def page(self) -> Address:
        """The same address without its fragment."""
        return self._replace(fragment="") if self.fragment else self

    @property
    def canonical(self) -> Address:
        """The one address of the page: no fragment, and the codes of a pair in alphabetical order."""
        if self.kind is PageKind.RELATION:
            return Address(self.kind, tuple(sorted(self.parts)))
        if self.kind is PageKind.LINKS:
            return links(self.subject.canonical)
        return self.page

    @property
    def subject(self) -> Address:
        """The page whose links this one lists; of any other kind the page itself."""
        return Address(PageKind(self.parts[0]), self.parts[1:]) if self.kind is PageKind.LINKS else self.page


WORLD = Address(PageKind.WORLD)


def country(iso3: str) -> Address:
    """Returns the address of the country with that ISO 3166-1 alpha-3 code."""
    return Address(PageKind.COUNTRY, (iso3,))


def names(iso3: str) -> Address:
    """Returns the address of the names that a country has in all languages."""
    return Address(PageKind.NAMES, (iso3,))


def relation(side: str, other: str) -> Address:
    """Returns the address of the relation of two countries, told from the first one's side."""
    return Address(PageKind.RELATION, (side, other))


def organization(key: str) -> Address:
    """Returns the address of an organization."""
    return Address(PageKind.ORGANIZATION, (key,))


def topic(slug: str) -> Address:
    """Returns the address of a topic."""
    return Address(PageKind.TOPIC, (slug,))


def event(event_id: str) -> Address:
    """Returns the address of an event."""
    return Address(PageKind.EVENT, (event_id,))


def day(month_and_day: str) -> Address:
    """Returns the address of a day of the year, given as `MM-DD`."""
    return Address(PageKind.DAY, (month_and_day,))


def region(code: str) -> Address:
    """Returns the address of a UN M49 region."""
    return Address(PageKind.REGION, (code,))


def source(key: str) -> Address:
    """Returns the address of a source."""
    return Address(PageKind.SOURCE, (key,))


def links(where: Address) -> Address:
    """Returns the address of all that links to a page of a kind in `LINKED`."""
    return Address(PageKind.LINKS, (where.kind.value, *where.parts))


def anchor_of(heading: str) -> str:
    """Returns the fragment of a heading: “Trade and investment” becomes `trade-and-investment`."""
    return re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-")


def anchor_of_fact(label: str) -> str:
    """Returns the fragment of a line of the fact box."""
    return f"fact-{anchor_of(label)}"


def pasted(text: str) -> str:
    """Returns a text that a reader typed or pasted; of an address with its scheme no more than that.

    What ends a sentence or puts an address into brackets or quotes is left out, and the scheme is in small letters.
    """
    body = text.strip()
    bare = body.lstrip(_OPENS)
    if bare[: len(SCHEME)].lower() != SCHEME:
        return body
    return SCHEME + bare[len(SCHEME) :].rstrip(_CLOSES)


def parse(text: str) -> Address:
    """Reads an address, with or without the leading `chancery:`.

    Country codes may be in any case. Raises AddressError when the text is not an address.
    """
    body = text.strip()
    if len(body) > _LONGEST:
        raise AddressError(f"an address has at most {_LONGEST} characters; this one has {len(body)}")
    body = body.removeprefix(SCHEME).removeprefix("//")
    path, _, fragment = body.partition("#")
    kind_text, *parts = path.strip("/").split("/")
    try:
        kind = PageKind(kind_text)
    except ValueError:
        raise AddressError(f"“{text}” is not an address; one looks like chancery:country/TKM") from None
    if kind is PageKind.LINKS:
        subject = parse("/".join(parts)) if parts else WORLD
        if subject.kind not in LINKED:
            raise AddressError(f"“{text}” names no page that others link to; write chancery:links/country/TKM, say")
        return links(subject)._replace(fragment=_fragment(text, fragment))
    if kind in (PageKind.COUNTRY, PageKind.NAMES, PageKind.RELATION):
        parts = [part.upper() for part in parts]
    patterns = _PART_PATTERNS[kind]
    if len(parts) != len(patterns) or not all(
        re.fullmatch(pattern, part) for pattern, part in zip(patterns, parts, strict=True)
    ):
        article = "an" if kind.value[0] in "aeiou" else "a"
        raise AddressError(f"“{text}” is not an address of {article} {kind.value}")
    if kind is PageKind.RELATION and parts[0] == parts[1]:
        raise AddressError(f"“{text}” names one country twice; a relation has two")
    return Address(kind, tuple(parts), _fragment(text, fragment))


def _fragment(text: str, fragment: str) -> str:
    if fragment and not re.fullmatch(_FRAGMENT, fragment):
        raise AddressError(f"“{text}” has a fragment with other characters than a-z, 0-9 and -")
    return fragment
