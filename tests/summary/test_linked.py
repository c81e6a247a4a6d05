"""What links to a page and what is related to it: nothing missing, nothing dead, and each with its reason."""

from collections.abc import Iterator

import pytest

from desktop.domain import address
from desktop.domain.address import LINKED, SCHEME, Address, PageKind, parse
from desktop.domain.prose import Link, plain_text
from desktop.library.library import Library
from desktop.library.rows import Article, known_address
from desktop.summary import to_html, to_json, to_markdown, to_text
from desktop.summary.document import LinkedPage
from desktop.summary.linked import LINKS_HERE, MOST_SHOWN, RELATED
from desktop.summary.page import Page, open_page
from tests.summary.conftest import targets


def listed(page: Page, heading: str) -> list[LinkedPage]:
    return [found for one in page.document.links if one.heading == heading for found in one.pages]


def written_links(article: Article) -> Iterator[Address]:
    """Yields the pages that the prose of an article links to."""
    for target in targets((article.summary, article.sections)):
        where = parse(target).canonical if target.startswith(SCHEME) else address.WORLD
        if where.kind in LINKED and where != article.address:
            yield where


def test_every_link_of_an_article_is_told_where_it_leads(shipped_library: Library) -> None:
    linked = {(target, article.address) for article in shipped_library.articles() for target in written_links(article)}
    assert len(linked) > 500
    for target in {target for target, _ in linked}:
        told = {known_address(one.where) for one in shipped_library.links_to(target) if one.is_in_prose}
        assert told == {origin for aimed, origin in linked if aimed == target}, target


def test_what_is_told_of_both_ends_is_the_same(shipped_library: Library) -> None:
    articles = [article.address for article in shipped_library.articles()]
    forth = {(one.where, str(origin), one.told) for origin in articles for one in shipped_library.links_from(origin)}
    back = {
        (where, one.where, one.told)
        for where in {target for target, _, _ in forth}
        for one in shipped_library.links_to(known_address(where))
    }
    assert forth == back


def test_no_page_links_to_itself_or_lists_another_twice(shipped_pages: dict[str, Page]) -> None:
    for page in shipped_pages.values():
        found = [one.address.canonical for links in page.document.links for one in links.pages]
        assert len(set(found)) == len(found), page.document.address
        assert page.document.address.canonical not in found


def test_every_page_that_is_listed_can_be_opened_and_has_that_title(
    shipped_library: Library, shipped_pages: dict[str, Page]
) -> None:
    found = {
        (one.address.canonical, one.title)
        for page in shipped_pages.values()
        for links in page.document.links
        for one in links.pages
    }
    assert len(found) > 400
    for where, title in found:
        # An article may have a title of its own, in another order.
        assert set(open_page(shipped_library, where).document.title.split()) == set(title.split()), where


def test_every_reason_says_something(shipped_pages: dict[str, Page]) -> None:
    for page in shipped_pages.values():
        for links in page.document.links:
            assert links.pages
            assert len(links.pages) == min(links.total, MOST_SHOWN)
            for one in links.pages:
                assert plain_text(one.why).strip(), (page.document.address, one.address)


def test_a_reason_leads_to_the_section_where_the_link_stands(shipped_library: Library) -> None:
    page = open_page(shipped_library, address.topic("tapi"))
    (afghan,) = [one for one in listed(page, LINKS_HERE) if one.address == parse("relation/AFG/TKM")]
    links = [inline for inline in afghan.why if isinstance(inline, Link)]
    assert [parse(link.target) for link in links] == [parse("relation/AFG/TKM#energy")]
    there = open_page(shipped_library, afghan.address).document
    (section,) = [section for section in there.sections if section.anchor == "energy"]
    assert "chancery:topic/tapi" in {str(parse(target).page) for target in targets(section)}


def test_related_pages_are_the_same_from_both_sides_of_an_event(shipped_library: Library) -> None:
    whole = open_page(shipped_library, parse("links/country/FRA")).document
    (related,) = [section for section in whole.sections if section.heading == RELATED]
    for where in [parse(target) for target in targets(related)][:20]:
        back = open_page(shipped_library, address.links(where)).document
        assert "chancery:country/FRA" in set(targets(back)), where


def test_what_is_cut_is_counted_and_can_be_seen_whole(shipped_library: Library) -> None:
    page = open_page(shipped_library, address.country("TKM"))
    (here,) = [one for one in page.document.links if one.heading == LINKS_HERE]
    assert here.total > len(here.pages) == MOST_SHOWN
    assert f"• and {here.total - MOST_SHOWN} more\n" in to_text.write(page.document)
    (more,) = [target for target in targets(here.section) if target.startswith("chancery:links/")]
    assert parse(more) == address.links(address.country("TKM"))._replace(fragment="what-links-here")
    whole = open_page(shipped_library, parse(more)).document
    assert whole.title == "Links to Turkmenistan"
    (section,) = [one for one in whole.sections if one.anchor == "what-links-here"]
    (items,) = section.blocks
    assert len(items.items) == here.total


def test_a_pair_of_which_nothing_is_known_has_no_such_sections(shipped_library: Library) -> None:
    assert open_page(shipped_library, parse("relation/TUV/TCD")).document.links == ()
    whole = open_page(shipped_library, parse("links/relation/TUV/TCD")).document
    assert plain_text(whole.summary).startswith("No articles of this edition link to Tuvalu and Chad")


def test_the_two_countries_of_a_pair_are_not_told_again(shipped_pages: dict[str, Page]) -> None:
    for page in shipped_pages.values():
        where = page.document.address
        if where.kind is PageKind.RELATION:
            told = {str(one.address) for one in listed(page, RELATED)}
            assert not told & {f"chancery:country/{code}" for code in where.parts}


@pytest.mark.parametrize("write", [to_html.write, to_markdown.write, to_text.write])
def test_every_writer_tells_them(shipped_library: Library, write: object) -> None:
    document = open_page(shipped_library, address.topic("tapi")).document
    text = write(document) if callable(write) else ""
    for heading in (LINKS_HERE, RELATED):
        assert heading in text
    assert "Transport corridors" in text


def test_json_has_them_as_values(shipped_library: Library) -> None:
    found = to_json.page_object(open_page(shipped_library, address.topic("tapi")))
    assert {"address": "chancery:relation/AFG/TKM", "title": "Afghanistan and Turkmenistan",
            "why": "in Energy, among its topics"} in found["linked_from"]  # fmt: skip
    assert {one["address"] for one in found["related"]} >= {"chancery:topic/transport-corridors"}
