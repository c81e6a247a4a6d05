"""What the events of a page are about, by the names that a reader knows."""

from collections.abc import Iterable, Sequence, Set

from PySide6.QtCore import QCoreApplication

from desktop.chronology.facets import Facet, Facets
from desktop.gui.timeline.card import Details
from desktop.library.library import Library
from desktop.library.rows import Event, Source
from desktop.summary.references import issued_words


def facets_of(library: Library, events: Sequence[Event], own: Set[str]) -> dict[str, Facets]:
    """Returns the facets of each event by its id; the countries whose events they are, `own`, are no partners there."""
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
            Facet.EXACTNESS: exactness_of(event),
            Facet.PUBLISHER: _named((cited.key for cited in event.sources), publishers),
        }
        for event in events
    }


def exactness_of(event: Event) -> tuple[str, ...]:
    """Says how exactly the date of an event is known, and whether it is said with “about” or doubted."""
    date = event.date
    precision = "an interval" if date.is_interval else f"to the {date.precision.value}"
    doubts = (word for word, said in (("about", date.approximate), ("doubted", date.uncertain)) if said)
    return (precision, *doubts)


def publisher_of(source: Source) -> str:
    """Returns who published a source, or the site on which it stands."""
    for field in ("publisher", "container-title"):
        if name := source.csl.get(field):
            return str(name)
    return source.title


def details_of(library: Library, event: Event) -> Details:
    """Returns what the card of an event tells besides its title, date and kind."""
    countries = library.country_names({one.iso3 for one in event.participants})
    organizations = library.organization_names(set(event.organizations))
    keys = [*(one.iso3 for one in event.participants), *event.organizations]
    names = _named(keys, {**countries, **organizations})
    who = ", ".join(names[:_MOST_NAMED])
    if len(names) > _MOST_NAMED:
        who = _tr("{names} and {count} more").format(names=who, count=len(names) - _MOST_NAMED)
    return Details(event.description, who, source_line(library, event))


def source_line(library: Library, event: Event) -> str:
    """Names who tells of an event and when, in one line: the first of its sources, and how many more there are."""
    sources = {source.key: source for source in library.sources_of(sorted({cited.key for cited in event.sources}))}
    first = next((sources[cited.key] for cited in event.sources if cited.key in sources), None)
    if first is None:
        return ""
    line = _tr("Source: {publisher}, {date}").format(publisher=publisher_of(first), date=issued_words(first.csl))
    others = len(sources) - 1
    return line if not others else _tr("{line}, and {others} more").format(line=line, others=others)


def words_of(event: Event, facets: Facets) -> str:
    """Returns all that a filter's text is looked for in."""
    names = (name for facet in (Facet.PARTNER, Facet.ORGANIZATION, Facet.TOPIC) for name in facets[facet])
    # Descriptions from data sets name the set, whose words would then match everything in it.
    told = "" if event.id.startswith(_FROM_DATA) else event.description
    return " ".join((event.title, told, event.kind.value, event.date.text, *names))


def _named(keys: Iterable[str], names: dict[str, str]) -> Sequence[str]:
    return tuple(dict.fromkeys(names.get(key, key) for key in keys))


_MOST_NAMED = 8
"""Participants that a card names."""
_FROM_DATA = "ds-"
"""How the ids of events begin that come from data sets."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("TimelineSubjects", text)
