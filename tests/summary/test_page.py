"""Every address opens a page, every link on it leads somewhere, and a name that is not known is said to be so."""

import pytest

from desktop.domain import address
from desktop.domain.address import PageKind, parse
from desktop.domain.later import Later
from desktop.domain.prose import Link, NoteBlock, plain_text
from desktop.errors import UnknownNameError
from desktop.library.library import Library
from desktop.summary.document import Document, Table
from desktop.summary.page import Page, open_page
from tests.summary.conftest import ONE_OF_EACH_KIND, targets, targets_of


def opened(library: Library, where: str) -> Page:
    return open_page(library, parse(where))


def headings(document: Document) -> list[str]:
    return [section.heading for section in document.sections]


def test_there_is_an_example_of_every_kind() -> None:
    assert set(ONE_OF_EACH_KIND) == set(PageKind)


@pytest.mark.parametrize(("kind", "where"), ONE_OF_EACH_KIND.items())
def test_every_kind_of_page_opens(small_library: Library, kind: PageKind, where: str) -> None:
    page = opened(small_library, where)
    assert page.document.address == parse(where)
    assert page.document.address.kind is kind
    assert page.document.title
    assert page.document.sections
    assert page.path[0].address == address.WORLD


@pytest.mark.parametrize(
    "where",
    [
        "region/999",
        "country/XXX",
        "relation/TKM/XXX",
        "relation/XXX/TKM",
        "organization/NONE",
        "topic/none",
        "event/none",
        "source/none",
    ],
)
def test_a_page_of_a_name_not_known_is_an_error_that_names_it(small_library: Library, where: str) -> None:
    with pytest.raises(UnknownNameError) as unknown:
        opened(small_library, where)
    assert unknown.value.name in where
    assert unknown.value.name.upper() in ("999", "XXX", "NONE")


def test_the_region_of_the_world_is_the_page_of_the_world(small_library: Library) -> None:
    assert opened(small_library, "region/001").document == opened(small_library, "world").document


def test_a_fragment_does_not_make_another_page(small_library: Library) -> None:
    assert opened(small_library, "country/TKM#trade") == opened(small_library, "country/TKM")


def test_both_sides_of_a_pair_read_the_same(small_library: Library) -> None:
    one = opened(small_library, "relation/AFG/TKM")
    other = opened(small_library, "relation/TKM/AFG")
    assert one.document.title == "Afghanistan and Turkmenistan"
    assert other.document.title == "Turkmenistan and Afghanistan"
    assert one.document.summary == other.document.summary
    assert one.document.facts == other.document.facts
    assert headings(one.document) == headings(other.document)
    assert {source.key for source in one.document.sources} == {source.key for source in other.document.sources}
    assert one.events == other.events
    assert set(targets(one.document)) == set(targets(other.document))
    articles = ("", "Transport", "Topics", "Key dates")
    assert [section for section in one.document.sections if section.heading in articles] == [
        section for section in other.document.sections if section.heading in articles
    ]


def test_a_pair_is_told_from_the_side_one_came_from(small_library: Library) -> None:
    one = opened(small_library, "relation/AFG/TKM")
    other = opened(small_library, "relation/TKM/AFG")
    assert [titled.title for titled in one.path[-2:]] == ["Afghanistan", "Turkmenistan"]
    assert [titled.title for titled in other.path[-2:]] == ["Turkmenistan", "Afghanistan"]
    assert str(other.document.address) == "chancery:relation/TKM/AFG"


def test_a_pair_of_which_nothing_is_recorded_has_a_page_that_says_so(small_library: Library) -> None:
    page = opened(small_library, "relation/ATA/CIV")
    assert "records nothing" in str(page.document.summary)
    assert (page.events, page.document.facts) == ((), ())


def test_a_pair_without_article_shows_its_events(small_library: Library) -> None:
    page = opened(small_library, "relation/LIE/TKM")
    assert [event.id for event in page.events] == ["ev-season", "ev-unsure"]
    assert "2 events" in str(page.document.summary)
    assert "Key dates" in headings(page.document)


def test_a_country_leads_to_its_partners_organizations_and_topics(small_library: Library) -> None:
    page = opened(small_library, "country/TKM")
    assert [partner.iso3 for partner in page.partners] == ["AFG", "LIE"]
    (held,) = page.organizations
    assert (held.key, held.name, held.status, held.since) == ("UN", "United Nations", "member", "1992-03-02/..")
    wanted = {"chancery:relation/TKM/AFG", "chancery:relation/TKM/LIE", "chancery:organization/UN"}
    assert wanted | {"chancery:topic/tapi"} <= set(targets(page.document))
    assert [titled.title for titled in page.path] == ["World", "Asia", "Central Asia", "Turkmenistan"]


def test_a_country_without_anything_recorded_says_so(small_library: Library) -> None:
    page = opened(small_library, "country/ATA")
    assert "Nothing is recorded yet" in str(tuple(page.document.sections))
    assert [titled.title for titled in page.path] == ["World", "Antarctica"]


def test_an_organization_lists_its_countries_with_status_and_date(small_library: Library) -> None:
    document = opened(small_library, "organization/UN").document
    (table,) = [block for section in document.sections for block in section.blocks if isinstance(block, Table)]
    assert "chancery:country/AFG" in set(targets(table))
    assert "2 March 1992" in str(table)


def test_an_event_is_selected_among_those_of_its_pair(small_library: Library) -> None:
    page = opened(small_library, "event/ev-talks")
    assert page.selected_event == "ev-talks"
    assert [event.id for event in page.events] == ["ev-border", "ev-talks", "ev-open"]


def test_an_event_says_where_sources_differ_on_its_date(small_library: Library) -> None:
    date = opened(small_library, "event/ev-border").document.facts[0]
    assert [value.inlines[0].text for value in date.values] == ["about May 1993", "1994"]  # type: ignore[union-attr]
    assert date.disagreement
    undisputed = opened(small_library, "event/ev-talks").document.facts[0]
    assert undisputed.disagreement == ""


def test_a_source_lists_every_page_that_rests_on_it(small_library: Library) -> None:
    document = opened(small_library, "source/wp").document
    found = set(targets(document.sections[-1]))
    assert found == {str(where) for where in small_library.cited_at("wp")}
    assert len(found) == 4


def test_sources_are_numbered_as_a_reader_meets_them(small_pages: dict[str, Page]) -> None:
    document = small_pages["chancery:country/TKM"].document
    assert document.numbers() == {"one": 1, "two": 2, "country-codes": 3, "wp": 4}


def test_every_link_of_the_small_world_leads_to_a_page(small_pages: dict[str, Page]) -> None:
    # Names in all languages come with a data set, which the small world is without; none of its days has two events.
    # Nor has a page more links than are shown.
    missing = {PageKind.NAMES, PageKind.DAY, PageKind.LINKS}
    assert {page.document.address.kind for page in small_pages.values()} == set(PageKind) - missing


def test_every_link_of_what_is_shipped_leads_to_a_page(shipped_pages: dict[str, Page]) -> None:
    assert len(shipped_pages) > 400
    assert {page.document.address.kind for page in shipped_pages.values()} == set(PageKind)


def test_no_link_leads_anywhere_but_to_pages_and_the_web(shipped_pages: dict[str, Page]) -> None:
    found = {target for page in shipped_pages.values() for target in targets_of(page.document)}
    assert [target for target in found if not target.startswith(("chancery:", "https://", "http://"))] == []


def test_every_country_and_every_region_that_is_shipped_can_be_reached(
    shipped_library: Library, shipped_pages: dict[str, Page]
) -> None:
    countries = {str(address.country(country.iso3)) for country in shipped_library.countries()}
    assert len(countries) > 240
    assert countries - set(shipped_pages) == set()
    for kind in (PageKind.TOPIC, PageKind.ORGANIZATION, PageKind.RELATION):
        assert {str(titled.address) for titled in shipped_library.titles(kind)} - canonical(shipped_pages) == set()


def canonical(pages: dict[str, Page]) -> set[str]:
    return {str(parse(where).canonical) for where in pages}


def test_every_page_that_is_shipped_rests_on_sources_or_says_that_it_holds_nothing(
    shipped_pages: dict[str, Page],
) -> None:
    bare = [page.document for page in shipped_pages.values() if not page.document.sources]
    assert {document.address.kind for document in bare} <= {
        PageKind.RELATION,
        PageKind.ORGANIZATION,
        PageKind.SOURCE,
        PageKind.LINKS,
    }
    for document in bare:
        if document.address.kind not in (PageKind.SOURCE, PageKind.LINKS):
            assert "This edition" in str(document.summary), document.address


def test_every_event_that_is_shipped_has_a_source_on_its_page(shipped_pages: dict[str, Page]) -> None:
    events = [page for page in shipped_pages.values() if page.selected_event]
    assert len(events) > 200
    assert [page.document.address for page in events if not page.document.sources] == []


def test_the_events_of_a_page_stand_in_order_of_time(shipped_pages: dict[str, Page]) -> None:
    assert max(len(page.events) for page in shipped_pages.values()) > 50
    for page in shipped_pages.values():
        begun = [event.date.earliest for event in page.events if event.date.earliest is not None]
        assert begun == sorted(begun)


def test_links_have_words(shipped_pages: dict[str, Page]) -> None:
    def wordless(value: object) -> bool:
        if isinstance(value, Link):
            return not value.children
        return isinstance(value, tuple | Later) and any(wordless(part) for part in value)

    assert [where for where, page in shipped_pages.items() if wordless(page.document)] == []


def test_the_source_of_the_tables_says_what_rests_on_it(small_library: Library) -> None:
    document = open_page(small_library, address.source("country-codes")).document
    (section,) = [section for section in document.sections if section.heading == "Pages that rest on it"]
    assert "names, codes and regions of all countries" in str(section.blocks)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("UNMIL", "it records 35 countries that took part in it"),
        ("NAFTA", "it records 3 countries that took part in it"),
        ("UNAMA", "it records one country that takes part in it"),
    ],
)
def test_an_organization_that_ended_is_told_of_in_the_past(shipped_library: Library, key: str, words: str) -> None:
    document = open_page(shipped_library, address.organization(key)).document
    assert words in plain_text(document.summary)
    (note,) = [block for one in document.sections for block in one.blocks if isinstance(block, NoteBlock)][:1]
    assert ("others may have taken part" in plain_text(note.inlines)) == ("took" in words)


def test_an_organization_that_ended_is_none_of_today(shipped_library: Library) -> None:
    held = {one.organization for one in shipped_library.world.participations("MEX")}
    assert held.isdisjoint({"NAFTA", "LATIN-UNION"})
    assert "UN" in held
    shared = {one.key for one in shipped_library.world.shared_organizations("ARM", "RUS")}
    assert "EAEC" not in shared
    assert "CSTO" in shared
