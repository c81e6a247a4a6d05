"""Where sources differ, the reader sees each value with the sources that give it."""

import re
from typing import NamedTuple

import pytest

from desktop.content.loader import Content
from desktop.domain.address import parse
from desktop.domain.prose import plain_text
from desktop.library.library import Library
from desktop.summary.document import FactValue
from desktop.summary.page import open_page
from desktop.summary.to_text import write


class Disagreement(NamedTuple):
    """A fact of a page by its label, and the values it shows: a pattern and a source that gives it."""

    where: str
    label: str
    values: tuple[tuple[str, str], ...]


MEMORANDUM = (("21 January 2021", "trend-dostluk"), (r"in 2020$", "wp-seed"))
LENGTH = (("^30 km", "people-andkhoy"), ("^38 km", "wp-seed"))
STUDENTS = (
    ("^12,000 to 13,000 students a year", "wp-seed"),
    ("^8,000 students 2017", "ctv-stud17"),
    ("^9,788 students 2019–2020", "azat-stud22"),
    ("^8,738 students 2020–2021", "azat-stud22"),
    ("^6,600 students 2021–2022", "azat-stud22"),
    ("^4,000 students 2025", "nca-blr25"),
)
DRUGS = (("^21 February 1996", "incsr-98"), ("^18 June 1996", "incsr-96"))
SEABED = (("2 December 2014", "law-kazcasp"), ("7 November 2014", "eri-kazcasp"))
SWAP = (("^10 bcm a year", "ifp-iraq"), ("^9 bcm a year", "mir-iraq"))

DISAGREEMENTS = (
    Disagreement("country/TKM", "Memorandum", MEMORANDUM),
    Disagreement("topic/caspian-sea", "Memorandum", MEMORANDUM),
    Disagreement("relation/AFG/TKM", "Length of the Aqina-Andkhoy", LENGTH),
    Disagreement("topic/andkhoy-railway", "Length from Aqina to Andkhoy", LENGTH),
    Disagreement("relation/BLR/TKM", "Turkmen students", STUDENTS),
    Disagreement("topic/students-abroad", "Turkmen students", STUDENTS),
    Disagreement("relation/ITA/TKM", "Where Eni", (("in the Caspian", "wp-seed"), ("onshore", "bs-eni14"))),
    Disagreement("topic/foreign-firms", "Where Eni", (("^Caspian Sea", "wp-seed"), ("on land", "bs-eni14"))),
    Disagreement(
        "relation/TKM/TUR",
        "Recognition by Turkey",
        (("^16 December 1991", "dik-tur23"), ("^27 October 1991", "caliber-tur")),
    ),
    Disagreement(
        "relation/AZE/TKM",
        "Diplomatic relations",
        (("^since 9 June 1992", "mfaaz-30"), ("^since 9 July 1992", "ramb-aze")),
    ),
    Disagreement(
        "relation/ISR/TKM", "Diplomatic relations", (("^since 1993", "ooda-isr23"), ("^since 1991", "medline-isr"))
    ),
    Disagreement("relation/KAZ/TKM", "Signing of the Caspian seabed agreement", SEABED),
    Disagreement("topic/caspian-sea", "Agreement on the seabed with Kazakhstan", SEABED),
    Disagreement(
        "relation/IRN/TKM",
        "Cut in gas",
        (("limited .*Turkmenistan", "bs-irn17"), ("full stop.*Iran", "reuters-irn17")),
    ),
    Disagreement(
        "topic/gas-exports",
        "Gas to Iran from 1 January 2017",
        (("^limited .*Turkmenistan", "bs-irn17"), ("^stopped in full .*Iran", "reuters-irn17")),
    ),
    Disagreement("organization/EU", "Interim trade agreement", (("1998", "eeas-old"), ("August 2010", "eeas-tkm"))),
    Disagreement("country/TKM", "Accession to the UN drug convention", DRUGS),
    Disagreement("organization/UN", "Turkmen accession to the drug convention", DRUGS),
    Disagreement("topic/narcotics-and-border-security", "Accession to the UN drug convention", DRUGS),
    Disagreement("topic/un-and-ashgabat", "Accession to the UN drug convention", DRUGS),
    Disagreement("relation/IRQ/TKM", "Turkmen gas planned for Iraq", SWAP),
    Disagreement("relation/IRN/TKM", "Agreed gas swap to Iraq", SWAP),
    Disagreement("topic/gas-exports", "Swap through Iran for Iraq", SWAP),
)

OTHER_DATES = (
    ("ev-dostluk21", "2021-01-21", "2020", "wp-seed"),
    ("ev-recog-tur", "1991-12-16", "1991-10-27", "caliber-tur"),
    ("ev-rel-aze", "1992-06-09", "1992-07-09", "ramb-aze"),
    ("ev-rel-isr", "1993", "1991", "medline-isr"),
    ("ev-kazcasp14", "2014-12-02", "2014-11-07", "eri-kazcasp"),
    ("ev-drug96", "1996-02-21", "1996-06-18", "incsr-96"),
)


def words(value: FactValue) -> str:
    return " ".join(part for part in (plain_text(value.inlines), value.date, value.view) if part)


def keys(value: FactValue) -> set[str]:
    return {source.key for source in value.sources}


@pytest.mark.parametrize("one", DISAGREEMENTS, ids=lambda one: f"{one.label} at {one.where}")
def test_a_fact_on_which_sources_differ_shows_each_value_with_its_source(
    shipped_library: Library, one: Disagreement
) -> None:
    document = open_page(shipped_library, parse(one.where)).document
    (fact,) = [fact for fact in document.facts if fact.label.startswith(one.label) and fact.disagreement]
    assert len(fact.values) == len(one.values)
    for pattern, source in one.values:
        (value,) = [value for value in fact.values if re.search(pattern, words(value), re.IGNORECASE)]
        assert source in keys(value)
    assert len({frozenset(keys(value) | {value.view}) for value in fact.values}) > 1
    printed = " ".join(write(document).split())
    assert fact.disagreement in printed


@pytest.mark.parametrize(("event_id", "date", "other", "source"), OTHER_DATES)
def test_an_event_that_sources_date_differently_keeps_both_dates(
    shipped_library: Library, event_id: str, date: str, other: str, source: str
) -> None:
    event = shipped_library.event(event_id)
    assert event is not None
    assert event.date.text == date
    found = {alternative.date: {one.key for one in alternative.sources} for alternative in event.alternatives}
    assert source in found[other]


def test_another_date_never_rests_on_all_the_sources_of_the_first(content: Content) -> None:
    dated = [event for event in content.events if event.date_alternatives]
    assert len(dated) >= len(OTHER_DATES)
    for event in dated:
        others = {source.key for other in event.date_alternatives for source in other.sources}
        assert {source.key for source in event.sources} - others, f"{event.id}: nothing left for {event.date.text}"
        dates = [event.date.text, *(other.date.text for other in event.date_alternatives)]
        assert len(set(dates)) == len(dates), event.id


def test_wherever_sources_differ_there_are_two_values_that_differ_in_source_or_view(content: Content) -> None:
    differing = [claim.record for claim in content.claims if claim.record.disagreement]
    faults = []
    for record in differing:
        given = [(frozenset(source.key for source in value.sources), value.view) for value in record.values]
        said = {(value.value, str(value.as_of), str(value.valid)) for value in record.values}
        if len(set(given)) < 2 or len(said) < len(record.values):
            faults.append(record.id)
    assert len(differing) >= 20
    assert faults == []
