"""The currencies of a country: who names them, since when, and where the sets differ."""

import pytest

from desktop.domain import address
from desktop.domain.prose import plain_text
from desktop.library.library import Library
from desktop.summary.document import Fact
from desktop.summary.page import open_page

DIFFER = "The sets do not name the same currencies."


def currency(library: Library, code: str) -> Fact | None:
    facts = open_page(library, address.country(code)).document.facts
    return next((fact for fact in facts if fact.label == "Currency"), None)


def told(fact: Fact | None) -> list[tuple[str, str, list[str]]]:
    values = fact.values if fact else ()
    return [(plain_text(value.inlines), value.date, [source.key for source in value.sources]) for value in values]


def test_a_currency_has_its_code_since_when_and_every_set_that_names_it(figures_library: Library) -> None:
    fact = currency(figures_library, "CIV")
    assert told(fact) == [("CFA Franc BCEAO (XOF)", "since 4 December 1958", ["country-codes", "cldr", "factbook-all"])]
    assert fact
    assert fact.disagreement == ""


def test_a_code_that_only_the_factbook_has_stands_beside_the_others(figures_library: Library) -> None:
    fact = currency(figures_library, "TKM")
    assert told(fact) == [
        ("Turkmenistan New Manat (TMT)", "since 1 January 2009", ["country-codes", "cldr"]),
        ("manat (TMM)", "2017", ["factbook-all"]),
    ]
    assert fact
    assert fact.disagreement == DIFFER


def test_two_sets_that_name_different_currencies_are_both_shown(figures_library: Library) -> None:
    fact = currency(figures_library, "LIE")
    assert told(fact) == [("Swiss Franc (CHF)", "", ["country-codes"]), ("Euro (EUR)", "", ["cldr"])]
    assert fact
    assert fact.disagreement == DIFFER


def test_a_name_without_a_code_is_shown_where_there_is_nothing_else(figures_library: Library) -> None:
    assert told(currency(figures_library, "ATA")) == [("US dollar", "", ["factbook-all"])]
    assert currency(figures_library, "AFG") is None


@pytest.mark.parametrize(
    ("code", "named", "differ"),
    [
        ("FRA", ["Euro (EUR)"], False),
        ("PAN", ["Balboa (PAB)", "US Dollar (USD)"], False),
        ("THA", ["Baht (THB)"], False),
        ("TUR", ["Turkish Lira (TRY)"], False),
        ("XKX", ["Euro (EUR)"], False),
        ("TKM", ["Turkmenistan New Manat (TMT)", "Turkmenistani manat (TMM)"], True),
        ("BGR", ["Euro (EUR)", "leva (BGN)"], True),
    ],
)
def test_shipped_currencies(shipped_library: Library, code: str, named: list[str], differ: bool) -> None:
    fact = currency(shipped_library, code)
    assert [name for name, _, _ in told(fact)] == named
    assert fact
    assert bool(fact.disagreement) is differ


def test_every_country_of_the_united_nations_has_a_currency_with_a_source(shipped_library: Library) -> None:
    members = [one.iso3 for one in shipped_library.countries() if one.un_status != "none"]
    facts = [currency(shipped_library, code) for code in members]
    assert len(facts) == 195
    assert all(fact and all(value.sources for value in fact.values) for fact in facts)
    # More would mean that a set has changed, or is misread.
    assert sum(bool(fact and fact.disagreement) for fact in facts) < 20
