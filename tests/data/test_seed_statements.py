"""Each of the 22 statements of the starting article stands on its page, in one place, with a source."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from desktop.domain.address import parse
from desktop.domain.dates import in_words
from desktop.domain.prose import BulletList, NoteBlock, Paragraph, cited, plain_text, runs
from desktop.library.library import Library
from desktop.summary.document import Document, EventList
from desktop.summary.page import open_page


class Statement(NamedTuple):
    """Patterns that all stand in one passage of the page, which cites at least one of the sources."""

    number: int
    name: str
    where: str
    patterns: tuple[str, ...]
    sources: frozenset[str]


class Passage(NamedTuple):
    """A paragraph, list item, value of a fact or event, and the keys cited at it."""

    text: str
    sources: frozenset[str]


def told(number: int, name: str, where: str, patterns: tuple[str, ...], *sources: str) -> Statement:
    return Statement(number, name, where, patterns, frozenset(sources))


NEUTRAL = (r"neutrality rules out", r"defence organizations", r"not (receiving )?military aid")
LEVER = (r"rival interests of regional powers", r"concessions", r"energy")
NARCOTICS = (r"large amounts", r"narcotics", r"Russia and Europe")
SEATS = (r"permanent representative", r"New York", r"Vienna", r"Geneva")
TAPI = (r"intergovernmental agreement", r"framework agreement", r"signed in Ashgabat", r"11 December 2010")
ANDKHOY = (r"Andkhoy", r"14 January 2021", r"Mazar-i-Sharif, Kunduz and Sherkhan Bandar to Tajikistan")

STATEMENTS = (
    told(1, "neutrality bars alliances, not aid", "country/TKM", NEUTRAL, "wp-seed"),
    told(1, "neutrality bars alliances, not aid", "topic/permanent-neutrality", NEUTRAL, "wp-seed"),
    told(2, "main trade", "country/TKM", (r"trade is heavy", r"Russia and Iran", r"Afghan border"), "wp-seed"),
    told(2, "trade with Russia", "relation/RUS/TKM", (r"one of the main trading partners",), "wp-seed", "trend-ratif"),
    told(2, "trade with Iran", "relation/IRN/TKM", (r"leading trading partner",), "wp-seed", "caspinst-irn"),
    told(2, "Afghan trade grows", "relation/AFG/TKM", (r"trade across it was growing",), "wp-seed", "tp-afgtrade"),
    told(3, "playing on rivals", "country/TKM", LEVER, "wp-seed"),
    told(3, "playing on rivals", "topic/gas-exports", LEVER, "wp-seed"),
    told(4, "narcotics on the way", "country/TKM", NARCOTICS, "wp-seed", "incsr-98"),
    told(4, "narcotics on the way", "topic/narcotics-and-border-security", NARCOTICS, "wp-seed", "incsr-98"),
    told(
        5,
        "gas to Iran cut",
        "relation/IRN/TKM",
        (r"cut on 1 January 2017", r"over arrears", r"limited", r"full stop"),
        "reuters-irn17",
        "bs-irn17",
    ),
    told(
        6,
        "liquefied gas by rail, then road",
        "relation/AFG/TKM",
        (r"buys liquefied petroleum gas", r"trains", r"Ymamnazar or Torghundi", r"road tankers"),
        "wp-seed",
        "tp-afgtrade",
    ),
    told(7, "three seats of the UN", "organization/UN", SEATS, "wp-seed"),
    told(7, "three seats of the UN", "organization/UN-VIENNA", SEATS, "wp-seed"),
    told(7, "three seats of the UN", "organization/UN-GENEVA", SEATS[:3], "wp-seed", "diva-unrcca"),
    told(
        8,
        "the UN in Ashgabat",
        "organization/UN-RC",
        (r"resident coordinator", r"in Ashgabat", r"UNDP, UNICEF, UNFPA, WHO and UNODC"),
        "wp-seed",
        "trend-un26",
    ),
    told(9, "TAPI agreed in 2010", "topic/tapi", TAPI, "ians-tapi10", "ahal-tapi13", "wp-seed"),
    told(9, "TAPI agreed in 2010", "relation/AFG/TKM", TAPI, "ians-tapi10", "ahal-tapi13"),
    told(9, "TAPI agreed in 2010", "relation/PAK/TKM", TAPI, "ians-tapi10", "ahal-tapi13", "wp-seed"),
    told(9, "TAPI agreed in 2010", "relation/IND/TKM", TAPI, "ians-tapi10", "eoi-ind"),
    told(10, "railway to Andkhoy, then Tajikistan", "topic/andkhoy-railway", ANDKHOY, "people-andkhoy", "ap-andkhoy"),
    told(10, "railway to Andkhoy, then Tajikistan", "relation/AFG/TKM", ANDKHOY, "people-andkhoy", "ap-andkhoy"),
    told(10, "railway to Andkhoy, then Tajikistan", "relation/TJK/TKM", ANDKHOY, "people-andkhoy", "ap-andkhoy"),
    told(
        11,
        "Serdar (Dostluk) field",
        "relation/AZE/TKM",
        (r"commercial cooperation has grown", r"Serdar", r"Dostluk", r"memorandum on the field"),
        "wp-seed",
        "trend-dostluk",
    ),
    told(
        12,
        "students in Belarus",
        "relation/BLR/TKM",
        (r"Belarusian universities", r"12,000 and 13,000 Turkmen students a year"),
        "wp-seed",
    ),
    told(
        13,
        "German sales",
        "relation/DEU/TKM",
        (r"Siemens has sold medical equipment", r"Claas farm machinery"),
        "wp-seed",
        "glos-claas",
    ),
    told(
        14, "India and TAPI", "relation/IND/TKM", (r"sell gas to India through TAPI", r"frames"), "wp-seed", "modi-15"
    ),
    told(
        15,
        "limit to the friendship with Iran",
        "relation/IRN/TKM",
        (r"limit to the friendship", r"theocracy in Iran", r"secular dictatorship in Turkmenistan"),
        "wp-seed",
    ),
    told(
        16,
        "Eni in Italy's relations",
        "relation/ITA/TKM",
        (r"ties centre on Eni", r"Caspian oil", r"production sharing agreement"),
        "wp-seed",
    ),
    told(
        17,
        "Oguz Han university",
        "relation/JPN/TKM",
        (r"Japan has a large part in running the Oguz Han", r"university in Ashgabat"),
        "wp-seed",
    ),
    told(
        18,
        "plants paid for by JBIC",
        "relation/JPN/TKM",
        (r"loans", r"\(JBIC\), a state bank", r"several large plants", r"Kawasaki and Sumitomo"),
        "wp-seed",
    ),
    told(
        19,
        "Romania's corridor",
        "relation/ROU/TKM",
        (r"main interest", r"corridor to its Black Sea ports", r"Lapis Lazuli"),
        "wp-seed",
    ),
    told(
        20,
        "Korean plants",
        "relation/KOR/TKM",
        (r"Hyundai, LG and other Korean companies", r"large contracts to build industrial plants"),
        "wp-seed",
    ),
    told(
        21,
        "Ukrainian bridges",
        "relation/TKM/UKR",
        (r"Ukrainian companies have built", r"rail and road bridges", r"Amu Darya at Türkmenabat"),
        "wp-seed",
    ),
    told(
        22,
        "American calls for reform",
        "relation/TKM/USA",
        (r"privatization", r"freer markets", r"fiscal reform", r"laws and regulations", r"trade and investment"),
        "wp-usa",
        "wp-seed",
    ),
)


def passages(document: Document) -> Iterator[Passage]:
    for fact in document.facts:
        for value in fact.values:
            text = " ".join((fact.label, plain_text(value.inlines), value.date, value.view, value.note))
            yield Passage(text, _keys(value.sources))
    for section in document.sections:
        for block in section.blocks:
            match block:
                case EventList(events):
                    for event in events:
                        text = f"{in_words(event.date.text)} {event.title} {event.description}"
                        yield Passage(text, _keys(event.sources))
                case Paragraph() | BulletList() | NoteBlock():
                    for run in runs(block):
                        yield Passage(plain_text(run), _keys(cited(run)))


def _keys(sources: tuple[tuple[str, str], ...]) -> frozenset[str]:
    return frozenset(key for key, _ in sources)


def places(document: Document, patterns: tuple[str, ...]) -> list[Passage]:
    """Returns the passages in which all the patterns stand."""
    return [
        passage
        for passage in passages(document)
        if all(re.search(pattern, passage.text, re.IGNORECASE) for pattern in patterns)
    ]


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda one: f"{one.number} {one.name}, {one.where}")
def test_a_statement_of_the_starting_article_is_told_on_its_page_with_a_source(
    shipped_library: Library, statement: Statement
) -> None:
    document = open_page(shipped_library, parse(statement.where)).document
    found = places(document, statement.patterns)
    assert found, "no single passage has all the words"
    assert any(passage.sources & statement.sources for passage in found), [sorted(one.sources) for one in found]
    assert statement.sources <= set(document.numbers()), "a source of the statement is not in the page's list"


def test_all_22_statements_are_looked_for() -> None:
    assert {statement.number for statement in STATEMENTS} == set(range(1, 23))


def test_a_statement_is_not_found_on_a_page_that_does_not_tell_it(shipped_library: Library) -> None:
    other = open_page(shipped_library, parse("relation/KEN/TKM")).document
    assert list(passages(other))
    assert [statement for statement in STATEMENTS if places(other, statement.patterns)] == []


def test_words_in_two_paragraphs_are_not_one_passage(shipped_library: Library) -> None:
    iran = open_page(shipped_library, parse("relation/IRN/TKM")).document
    assert places(iran, (r"theocracy",))
    assert places(iran, (r"arbitration",))
    assert places(iran, (r"theocracy", r"arbitration")) == []
