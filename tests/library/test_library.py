"""Queries of the library: what is asked comes back whole, in its order, and nothing else with it."""

import sqlite3
from contextlib import closing

import pytest

from desktop.domain import address
from desktop.domain.address import Address, PageKind
from desktop.domain.claim import Confidence, Property
from desktop.domain.country import UnStatus
from desktop.domain.dates import Precision, day_number
from desktop.domain.event import EventKind
from desktop.domain.prose import Citation, CitedSource, Emphasis, Link, Strong, cited, runs
from desktop.errors import DamagedLibraryError
from desktop.library.library import Library


def test_a_country_comes_with_its_codes(small_library: Library) -> None:
    country = small_library.country("TKM")
    assert country is not None
    assert (country.iso3, country.iso2, country.numeric) == ("TKM", "TM", "795")
    assert (country.name, country.un_status, country.area) == ("Turkmenistan", UnStatus.MEMBER, "143")


@pytest.mark.parametrize("code", ["XXX", "tkm", "", "TM", "' OR 1=1 --"])
def test_a_country_that_is_not_there_is_none(small_library: Library, code: str) -> None:
    assert small_library.country(code) is None


def test_countries_come_by_name(small_library: Library) -> None:
    names = [country.name for country in small_library.countries()]
    assert names == ["Afghanistan", "Antarctica", "Côte d’Ivoire", "Liechtenstein", "Turkmenistan"]
    assert [country.iso3 for country in small_library.countries("143")] == ["TKM"]
    assert small_library.countries("142") == []


def test_regions_lead_down_from_the_world(small_library: Library) -> None:
    assert [region.name for region in small_library.regions("001")] == ["Africa", "Asia", "Europe"]
    assert [region.name for region in small_library.regions("142")] == ["Central Asia", "Southern Asia"]
    region = small_library.region("143")
    assert region is not None
    assert region.parent == "142"
    assert small_library.region("999") is None


def test_names_that_are_not_known_are_answered_with_the_code(small_library: Library) -> None:
    assert small_library.country_names(["TKM", "XXX", "TKM"]) == {"TKM": "Turkmenistan", "XXX": "XXX"}
    assert small_library.organization_names(["UN", "EU"]) == {"UN": "United Nations", "EU": "EU"}
    assert small_library.topic_titles(["tapi"]) == {"tapi": "The TAPI pipeline"}
    assert small_library.country_names([]) == {}


def test_organizations(small_library: Library) -> None:
    organization = small_library.organization("UN")
    assert organization is not None
    assert small_library.organizations() == [organization]
    assert organization.name == "United Nations"
    assert small_library.organization("EU") is None


def test_an_article_keeps_what_its_author_wrote(small_library: Library) -> None:
    article = small_library.article(address.country("TKM"))
    assert article is not None
    assert (article.title, article.checked) == ("Turkmenistan", "2026-11-24")
    assert [section.heading for section in article.sections] == ["", "Trade", "Sources elsewhere"]
    assert cited(article.summary) == (CitedSource("one"), CitedSource("two", "p. 3"))
    inlines = [
        type(inline)
        for section in article.sections
        for block in section.blocks
        for run in runs(block)
        for inline in run
    ]
    assert {Strong, Emphasis, Link, Citation} <= set(inlines)
    assert (article.topics, article.key_events) == (("tapi",), ("ev-neutral", "ev-year"))


def test_one_article_answers_for_both_sides_of_a_pair(small_library: Library) -> None:
    article = small_library.article(address.relation("TKM", "AFG"))
    assert article is not None
    assert article == small_library.article(address.relation("AFG", "TKM"))
    assert small_library.article(address.relation("TKM", "LIE")) is None


def test_titles_and_topics(small_library: Library) -> None:
    topic = (address.topic("tapi"), "The TAPI pipeline")
    assert small_library.titles(PageKind.TOPIC) == [topic]
    assert small_library.titles(PageKind.EVENT) == []
    assert small_library.topics_of_country("AFG") == [topic]
    assert small_library.topics_of_country("LIE") == []
    assert small_library.topics_of_organization("UN") == [topic]
    assert small_library.topics_of_organization("EU") == []


def test_an_event_keeps_all_that_is_known_of_it(small_library: Library) -> None:
    event = small_library.event("ev-border")
    assert event is not None
    assert (event.kind, event.title) == (EventKind.AGREEMENT, "Border agreed about May")
    assert (event.date.text, event.date.precision, event.date.approximate) == ("1993-05~", Precision.MONTH, True)
    assert (event.date.earliest, event.date.latest) == (day_number(1993, 5, 1), day_number(1993, 5, 31))
    assert [tuple(participant) for participant in event.participants] == [("TKM", ""), ("AFG", "host")]
    assert event.sources == (CitedSource("one"),)
    assert [(other.date, other.sources) for other in event.alternatives] == [("1994", (CitedSource("wp"),))]
    assert (event.note, event.topics, event.organizations) == ("Sources differ by a year.", ("tapi",), ())
    assert small_library.event("none") is None


def test_events_come_in_the_order_of_time(small_library: Library) -> None:
    found = [event.id for event in small_library.events_of_country("TKM")]
    assert found == ["ev-border", "ev-neutral", "ev-talks", "ev-year", "ev-open", "ev-season", "ev-unsure"]


def test_events_belong_to_those_who_took_part(small_library: Library) -> None:
    both = [event.id for event in small_library.events_of_pair("AFG", "TKM")]
    assert both == ["ev-border", "ev-talks", "ev-open"]
    assert [event.id for event in small_library.events_of_pair("TKM", "AFG")] == both
    assert [event.id for event in small_library.events_of_country("LIE")] == ["ev-season", "ev-unsure"]
    assert [event.id for event in small_library.events_of_organization("UN")] == ["ev-neutral", "ev-talks"]
    assert small_library.events_of_country("ATA") == []


@pytest.mark.parametrize(
    "where",
    [
        address.country("TKM"),
        address.country("LIE"),
        address.country("ATA"),
        address.relation("TKM", "AFG"),
        address.organization("UN"),
        address.topic("tapi"),
    ],
    ids=str,
)
def test_events_are_counted_and_tie_pages_as_they_are_read(small_library: Library, where: Address) -> None:
    if where.kind is PageKind.RELATION:
        events = small_library.events_of_pair(*where.parts)
    else:
        events = list(small_library.events_about(where))
    told = [
        (tie.countries.split(), [*map(address.parse, tie.others.split())])
        for tie in small_library.ties_of_events(where)
    ]
    assert [countries for countries, _ in told] == [[code for code, _ in event.participants] for event in events]
    assert [others for _, others in told] == [
        [*map(address.topic, event.topics), *map(address.organization, event.organizations)] for event in events
    ]
    ids = [event.id for event in events]
    assert small_library.more_events_about(where, []) == len(ids)
    assert small_library.more_events_about(where, [*ids[:2], "ev-season", "none"]) == len({*ids[2:]} - {"ev-season"})


def test_a_topic_has_the_events_that_name_it_and_those_it_names(small_library: Library) -> None:
    assert [event.id for event in small_library.events_of_topic("tapi")] == ["ev-border", "ev-open"]


def test_events_of_ids_come_by_date_without_those_unknown(small_library: Library) -> None:
    assert [event.id for event in small_library.events(["ev-year", "none", "ev-border"])] == ["ev-border", "ev-year"]
    assert small_library.events([]) == []


def test_claims_keep_their_order_and_their_values(small_library: Library) -> None:
    claims = small_library.claims(address.relation("TKM", "AFG"))
    assert [claim.id for claim in claims] == ["afg-relations", "afg-embassy", "afg-border", "afg-railway", "afg-fuel"]
    railway = claims[3]
    assert railway.property is Property.FIGURE
    assert railway.disagreement == "Reports give 30 km, an encyclopedia 38 km."
    assert [(value.value, value.unit) for value in railway.values] == [(30, "km"), (38, "km")]


def test_confidence_is_that_of_the_sources(small_library: Library) -> None:
    values = {claim.id: claim.values for claim in small_library.claims(address.relation("AFG", "TKM"))}
    assert [value.confidence for value in values["afg-railway"]] == [Confidence.REPORTED, Confidence.TERTIARY]
    assert values["afg-border"][0].confidence is Confidence.CORROBORATED
    year = small_library.event("ev-year")
    assert year is not None
    assert year.confidence is Confidence.TERTIARY


def test_memberships_in_an_organization_come_by_country(small_library: Library) -> None:
    members = small_library.memberships_in("UN")
    assert [str(claim.subject) for claim in members] == ["chancery:country/AFG", "chancery:country/TKM"]
    assert small_library.memberships_in("EU") == []


def test_claims_of_relations_go_by_the_other_country(small_library: Library) -> None:
    for side, other in (("TKM", "AFG"), ("AFG", "TKM")):
        found = small_library.claims_of_relations(side, Property.RELATIONS)
        assert {code: claim.id for code, claim in found.items()} == {other: "afg-relations"}
    assert small_library.claims_of_relations("LIE", Property.RELATIONS) == {}


def test_partners_are_neighbours_first_and_weighed_by_what_is_known(small_library: Library) -> None:
    assert small_library.partners("TKM") == [
        ("AFG", "Afghanistan", True, 10 + 5 * 3 + 3),
        ("LIE", "Liechtenstein", False, 2),
    ]
    assert [partner.iso3 for partner in small_library.partners("AFG")] == ["TKM"]
    assert small_library.has_partners("LIE")
    assert not small_library.has_partners("ATA")


def test_a_source_is_cited_where_articles_events_and_claims_rest_on_it(small_library: Library) -> None:
    source = small_library.source("wp")
    assert source is not None
    assert (source.title, source.tertiary) == ("An encyclopedia article", True)
    assert source.csl["URL"] == "https://example.org/wp"
    assert [str(where) for where in small_library.cited_at("wp")] == [
        "chancery:country/TKM",
        "chancery:event/ev-border",
        "chancery:event/ev-year",
        "chancery:relation/AFG/TKM",
    ]
    assert [one.key for one in small_library.sources()] == ["wp", "country-codes", "one", "two"]
    assert small_library.source("none") is None


def test_the_edition_is_the_last_day_an_article_was_checked(small_library: Library) -> None:
    edition = small_library.edition()
    assert edition.checked == "2026-11-24"
    assert len(edition.content) == 64


def test_an_empty_database_is_no_library() -> None:
    with closing(sqlite3.connect(":memory:")) as connection, pytest.raises(DamagedLibraryError):
        Library(connection)


def test_damage_met_by_a_query_is_named(small_library: Library) -> None:
    damaged = sqlite3.connect(":memory:")
    damaged.deserialize(small_library._connection.serialize())
    damaged.execute("DROP TABLE event")
    with closing(damaged), pytest.raises(DamagedLibraryError, match="event"):
        Library(damaged).event("ev-year")
