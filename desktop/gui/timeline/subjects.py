"""What the events of a page are about, by the names that a reader knows."""

from collections.abc import Iterable, Sequence

from desktop.chronology.facets import Facet, Facets
from desktop.domain.address import PageKind
from desktop.library.library import Library
from desktop.library.rows import Event, Source
from desktop.summary.page import Page


def facets_of(library: Library, page: Page) -> dict[str, Facets]:
    """Returns the facets of each event of a page by its id; the countries that the page is of are no partners there."""
    events = page.events
    own = set(page.document.address.parts) if page.document.address.kind in _OF_COUNTRIES else set()
    countries = library.country_names({one.iso3 for event in events for one in event.participants})
    organizations = library.organization_names({key for event in events for key in event.organizations})
    topics = library.topic_titles({slug for event in events for slug in event.topics})
    keys = {cited.key for event in events for cited in event.sources}
    publishers = {source.key: publisher_of(source) for source in library.sources_of(sorted(keys))}
    return {
        event.id: {
            Facet.KIND: (event.kind.value.capitalize(),),
            Facet.PARTNER: _named((one.iso3 for one in event.participants if one.iso3 not in own), countries),
            Facet.ORGANIZATION: _named(event.organizations, organizations),
            Facet.TOPIC: _named(event.topics, topics),
            Facet.EXACTNESS: (exactness_of(event),),
            Facet.PUBLISHER: _named((cited.key for cited in event.sources), publishers),
        }
        for event in events
    }


def exactness_of(event: Event) -> str:
    """Says how exactly the date of an event is known."""
    if event.date.is_interval:
        return "an interval"
    return f"to the {event.date.precision.value}"


def publisher_of(source: Source) -> str:
    """Returns who published a source, or the site on which it stands."""
    for field in ("publisher", "container-title"):
        if name := source.csl.get(field):
            return str(name)
    return source.title


def words_of(event: Event, facets: Facets) -> str:
    """Returns all that a filter's text is looked for in."""
    names = (name for facet in (Facet.PARTNER, Facet.ORGANIZATION, Facet.TOPIC) for name in facets[facet])
    # Descriptions from data sets name the set, whose words would then match everything in it.
    told = "" if event.id.startswith(_FROM_DATA) else event.description
    return " ".join((event.title, told, event.kind.value, event.date.text, *names))


def _named(keys: Iterable[str], names: dict[str, str]) -> Sequence[str]:
    return tuple(dict.fromkeys(names.get(key, key) for key in keys))


_FROM_DATA = "ds-"
"""How the ids of events begin that come from data sets."""
_OF_COUNTRIES = (PageKind.COUNTRY, PageKind.RELATION)
