"""Addresses: read, written, and refused with a sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain import address
from desktop.domain.address import WORLD, Address, PageKind, parse
from desktop.errors import AddressError

codes = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=3)
slugs = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
addresses = st.one_of(
    st.just(WORLD),
    st.builds(address.country, codes),
    st.tuples(codes, codes).filter(lambda pair: pair[0] != pair[1]).map(lambda pair: address.relation(*pair)),
    st.builds(address.organization, st.from_regex(r"[A-Z0-9][A-Z0-9-]{0,9}", fullmatch=True)),
    st.builds(address.topic, slugs),
    st.builds(address.event, slugs),
    st.builds(address.links, st.builds(address.topic, slugs) | st.builds(address.country, codes)),
    st.builds(address.region, st.from_regex(r"[0-9]{3}", fullmatch=True)),
    st.builds(address.source, st.from_regex(r"[A-Za-z0-9]{1,8}([-_.][A-Za-z0-9]{1,8}){0,2}", fullmatch=True)),
)


@settings(deadline=None, max_examples=200)
@given(addresses, st.from_regex(r"[a-z0-9-]{0,12}", fullmatch=True))
def test_every_address_reads_back_as_itself(where: Address, fragment: str) -> None:
    whole = where._replace(fragment=fragment)
    assert parse(str(whole)) == whole
    assert parse(str(whole).removeprefix("chancery:")) == whole
    assert whole.page == where


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=40) | st.text("chanerytouilgpdsw:/#-.AFTKM01", max_size=40))
def test_any_text_is_an_address_or_an_address_error(text: str) -> None:
    try:
        where = parse(text)
    except AddressError:
        return
    assert parse(str(where)) == where


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("chancery:country/TKM", "chancery:country/TKM"),
        ("chancery://country/TKM/", "chancery:country/TKM"),
        ("  country/tkm\n", "chancery:country/TKM"),
        ("relation/tkm/AFG", "chancery:relation/TKM/AFG"),
        ("organization/UN-RC", "chancery:organization/UN-RC"),
        ("region/143", "chancery:region/143"),
        ("world", "chancery:world"),
        ("topic/tapi#the-money", "chancery:topic/tapi#the-money"),
        ("source/Anceschi_2010.a", "chancery:source/Anceschi_2010.a"),
        ("links/relation/tkm/AFG", "chancery:links/relation/TKM/AFG"),
    ],
)
def test_the_ways_to_write_an_address(text: str, wanted: str) -> None:
    assert str(parse(text)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "",
        "chancery:",
        "country",
        "country/",
        "country/TK",
        "country/TKMX",
        "links",
        "links/world",
        "links/links/country/TKM",
        "country/TKM/AFG",
        "country/T M",
        "country//TKM",
        "relation/TKM",
        "relation/AFG/TKM/IRN",
        "topic/TAPI",
        "topic/-tapi",
        "topic/../../etc/passwd",
        "organization/un",
        "region/14",
        "event/a--b",
        "world/TKM",
        "nowhere/TKM",
        "https://example.org/country/TKM",
        "file:///etc/passwd",
        "topic/tapi#<b>",
        "topic/ta\npi",
        "event/" + "a" * 200,
    ],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(AddressError):
        parse(text)


def test_a_refusal_says_what_was_asked_and_what_one_looks_like() -> None:
    with pytest.raises(AddressError, match="“nowhere/X” is not an address; one looks like chancery:country/TKM"):
        parse("nowhere/X")
    with pytest.raises(AddressError, match="names one country twice"):
        parse("relation/TKM/tkm")
    with pytest.raises(AddressError, match="is not an address of an event"):
        parse("event/A")
    with pytest.raises(AddressError, match="is not an address of a topic"):
        parse("topic/A")


def test_a_pair_has_one_page_and_two_sides() -> None:
    near, far = parse("relation/AFG/TKM"), parse("relation/TKM/AFG#border")
    assert near != far
    assert near.canonical == far.canonical == Address(PageKind.RELATION, ("AFG", "TKM"))


def test_the_one_address_of_any_other_page_only_loses_its_fragment() -> None:
    assert parse("topic/tapi#money").canonical == parse("topic/tapi")
    assert parse("country/TKM").canonical == parse("country/TKM")
