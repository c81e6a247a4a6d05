"""Why a hit answers whose own words do not show it."""

import pytest

from desktop.library.search.engine import Searcher
from desktop.library.search.snippets import text_of


def why(searcher: Searcher, query: str, where: str) -> str:
    """Returns the snippet of a hit with its matches between asterisks."""
    (hit,) = [hit for hit in searcher.search(query, 60).hits if str(hit.address.page) == f"chancery:{where}"]
    return "".join(f"*{part.text}*" if part.is_match else part.text for part in hit.snippet)


@pytest.mark.parametrize(
    ("query", "where", "begins"),
    [
        ("france april 2008", "event/ev-kouchner08", "Takes part: *France* · 10 *April* *2008*: Foreign Minister"),
        ("Berdimuhammedow France", "event/ev-kouchner08", "Takes part: *France* · 10 April 2008: "),
        ("UK and USA", "event/ds-war-151", "Takes part: *United Kingdom*, *United States* · 1950–1953: "),
        ("sao tome", "event/ds-obligations-begin-swz-2001", "Takes part: *São Tomé and Príncipe* · 2001: "),
        ("turkmen iranian border", "topic/water-and-borders", "Concerns: *Iran* · *Turkmenistan* has land *borders*"),
    ],
)
def test_a_hit_that_does_not_name_a_country_says_how_it_has_to_do_with_it(
    searcher: Searcher, query: str, where: str, begins: str
) -> None:
    assert why(searcher, query, where).startswith(begins)


@pytest.mark.parametrize("query", ["france", "frankreich", "niyazov france", "kind:visit france"])
def test_what_is_seen_already_is_not_said_once_more(searcher: Searcher, query: str) -> None:
    hits = searcher.search(query, 40).hits
    told = [(hit.title, text_of(hit.snippet).partition(" · ")) for hit in hits if "Takes part" in text_of(hit.snippet)]
    assert len(told) < len(hits)
    assert not any("France" in f"{title} {text}" for title, (_, _, text) in told)
