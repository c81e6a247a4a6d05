"""Of what is disputed the reader learns who says what, since when and by which source; the pages take no side."""

import csv
import re
from collections import defaultdict
from pathlib import Path

import pytest

from desktop.content.loader import Content
from desktop.content.models import ClaimRecord, ClaimValue
from desktop.domain import address
from desktop.domain.address import PageKind
from desktop.domain.claim import Property
from desktop.domain.prose import cited, plain_text
from desktop.library.library import Library
from desktop.summary.document import Document, Fact
from desktop.summary.page import open_page
from desktop.summary.status import status_facts_of_pair

TABLES = Path(__file__).parents[2] / "data" / "tables"
LISTED = ("TWN", "PSE", "ESH")
"""Entities of ISO 3166-1 whose own status is disputed."""
OTHER_SIDES = (
    ("CHN", "Status of Taiwan"),
    ("CYP", "Status of Northern Cyprus"),
    ("GEO", "Status of Abkhazia"),
    ("GEO", "Status of South Ossetia"),
    ("ISR", "Status of Jerusalem"),
    ("ISR", "Status of Palestine"),
    ("MAR", "Status of Western Sahara"),
    ("MDA", "Status of Transnistria"),
    ("RUS", "Status of Crimea"),
    ("SOM", "Status of Somaliland"),
    ("SRB", "Status of Kosovo"),
    ("UKR", "Status of Crimea"),
)
JUDGEMENTS = r"\b(?:so-called|puppet|pseudo|regime|illegitimate|separatist|breakaway|rightful|liberated|terroris\w+)\b"


def rows(table: str) -> list[dict[str, str]]:
    with (TABLES / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


DISPUTED = (*LISTED, *(row["code"] for row in rows("entities.csv") if row["kind"] == "disputed"))


def country(library: Library, code: str) -> Document:
    return open_page(library, address.country(code)).document


def status_facts(document: Document) -> list[Fact]:
    return [fact for fact in document.facts if any(value.view for value in fact.values)]


def own_status(document: Document) -> Fact:
    (found,) = [fact for fact in document.facts if fact.label == f"Status of {document.title}"]
    return found


def status_claims(content: Content) -> list[tuple[str, ClaimRecord]]:
    """Returns the claims of status of countries and other entities, each with the entity's code."""
    return [
        (claim.subject.parts[0], claim.record)
        for claim in content.claims
        if claim.record.property is Property.STATUS and claim.subject.kind is PageKind.COUNTRY
    ]


def disputed_status(content: Content) -> list[tuple[str, ClaimRecord]]:
    return [(code, record) for code, record in status_claims(content) if record.disagreement]


def test_the_disputed_entities_are_those_of_the_table_and_three_of_iso_3166() -> None:
    assert set(DISPUTED) >= {"TWN", "PSE", "ESH", "XKX", "XNC", "XAB", "XOS", "XTN", "XSL"}


@pytest.mark.parametrize("code", DISPUTED)
def test_a_disputed_entity_shows_whose_views_there_are_of_its_status(shipped_library: Library, code: str) -> None:
    fact = own_status(country(shipped_library, code))
    assert len({value.view for value in fact.values}) >= 2
    assert fact.disagreement
    for value in fact.values:
        assert value.view, plain_text(value.inlines)
        assert value.sources, plain_text(value.inlines)


@pytest.mark.parametrize(("code", "label"), OTHER_SIDES)
def test_the_page_of_a_party_shows_the_views_of_the_others_too(shipped_library: Library, code: str, label: str) -> None:
    (fact,) = [fact for fact in country(shipped_library, code).facts if fact.label == label]
    assert len({value.view for value in fact.values}) >= 2
    assert fact.disagreement


OTHERS = ("CHN", "FRA", "MAR", "SRB", "ISR", "GEO", "TKM", "USA", "ETH", "SUN", "BRA", "FJI")


@pytest.mark.parametrize("code", DISPUTED)
def test_every_page_of_two_says_first_that_the_status_of_one_is_disputed(shipped_library: Library, code: str) -> None:
    name = shipped_library.country_names((code,))[code]
    for other in {*OTHERS, *DISPUTED} - {code}:
        page = open_page(shipped_library, address.relation(code, other)).document
        (fact,) = [fact for fact in page.facts if fact.label == f"Status of {name}"]
        assert page.facts.index(fact) < 4, "before any figure"
        assert fact.disagreement
        assert all(value.sources or cited(value.inlines) for value in fact.values)


def test_no_page_of_two_of_any_country_lacks_the_note(shipped_library: Library) -> None:
    every = [country.iso3 for country in shipped_library.countries()]
    assert len(every) > 250
    for code in DISPUTED:
        label = f"Status of {shipped_library.country_names((code,))[code]}"
        for other in every:
            if other != code:
                assert label in [fact.label for fact in status_facts_of_pair(shipped_library, code, other)], other


@pytest.mark.parametrize(("one", "other"), [("CHN", "TWN"), ("ESH", "MAR"), ("SRB", "XKX"), ("RUS", "UKR")])
def test_the_two_sides_of_a_dispute_have_all_views_on_the_page_of_the_two(
    shipped_library: Library, one: str, other: str
) -> None:
    facts = status_facts(open_page(shipped_library, address.relation(one, other)).document)
    assert any(len({value.view for value in fact.values}) >= 2 for fact in facts)


@pytest.mark.parametrize("code", DISPUTED)
def test_all_of_disputed_status_are_called_so(shipped_library: Library, code: str) -> None:
    assert country(shipped_library, code).subtitle.startswith("Entity of disputed status")


def test_a_dispute_is_told_alike_wherever_it_stands(content: Content) -> None:
    told: dict[str | None, set[object]] = defaultdict(set)
    for _, record in disputed_status(content):
        values = frozenset((str(value.value), value.view, str(value.valid)) for value in record.values)
        told[record.label].add((values, record.disagreement))
    assert len(told) >= 11
    assert {label: len(versions) for label, versions in told.items() if len(versions) > 1} == {}


@pytest.mark.parametrize("code", DISPUTED)
def test_no_figure_on_a_disputed_entity_is_shown_without_its_status(shipped_library: Library, code: str) -> None:
    shown = shipped_library.world.figures(code)
    listed = [row for row in rows("country_facts.csv") if row["entity"] == code]
    assert len(shown) == len(listed)
    if shown:
        assert own_status(country(shipped_library, code)).disagreement


def test_what_the_tables_call_disputed_has_a_claim_of_status_on_the_same_page(shipped_library: Library) -> None:
    called = {
        row["entity"]
        for row in rows("country_facts.csv")
        if re.search(r"\bdisputed\b", f"{row['value']} {row['note']}")
    }
    assert called >= {"ESH", "ISR", "XKX"}
    assert [code for code in sorted(called) if not status_facts(country(shipped_library, code))] == []


@pytest.mark.parametrize("code", DISPUTED)
def test_independence_is_given_only_as_disputed_or_as_a_view(code: str) -> None:
    for row in rows("country_facts.csv"):
        if row["entity"] == code and row["property"] == "independence":
            assert "disputed" in row["note"], row


@pytest.mark.parametrize("code", DISPUTED)
def test_the_summary_names_a_disputed_entity_as_disputed(shipped_library: Library, code: str) -> None:
    assert re.search(r"\bdisputed?\b", plain_text(country(shipped_library, code).summary))


def test_an_entity_of_disputed_status_is_called_so_below_its_name(shipped_library: Library) -> None:
    for code in set(DISPUTED) - set(LISTED):
        assert "disputed" in country(shipped_library, code).subtitle, code


def dated(value: ClaimValue) -> bool:
    known = value.as_of is not None or (value.valid is not None and value.valid.text not in ("/..", "../.."))
    return known or bool(re.search(r"\b(?:Undated|[Uu]ndated|edition)\b", value.note or ""))


def test_every_view_of_a_status_is_dated_or_called_undated(content: Content) -> None:
    assert [
        f"{record.id}: {value.value}"
        for _, record in disputed_status(content)
        for value in record.values
        if not dated(value)
    ] == []


def test_the_sides_of_a_dispute_do_not_rest_on_the_same_sources_alone(content: Content) -> None:
    for _, record in disputed_status(content):
        resting: dict[str | None, set[str]] = defaultdict(set)
        for value in record.values:
            resting[value.view].update(source.key for source in value.sources)
        assert len(resting) >= 2, record.id
        assert len({frozenset(keys) for keys in resting.values()}) >= 2, record.id


def test_a_status_is_told_in_words_that_take_no_side(content: Content) -> None:
    texts = [
        (record.id, str(text))
        for _, record in disputed_status(content)
        for text in (record.label, record.disagreement, *(text for v in record.values for text in (v.value, v.note)))
        if text
    ]
    assert len(texts) > 100
    assert [(where, text) for where, text in texts if re.search(JUDGEMENTS, text, re.IGNORECASE)] == []
    for _, record in disputed_status(content):
        assert str(record.disagreement).startswith("The parties differ on "), record.id
