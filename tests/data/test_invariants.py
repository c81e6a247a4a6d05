"""What holds of the whole shipped content: nothing lost, nothing undated, nothing without an article."""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from desktop.content.articles import Article
from desktop.content.links import OF_THE_TABLES
from desktop.content.loader import Content
from desktop.content.models import EventRecord, SourceRecord
from desktop.domain import address
from desktop.domain.address import Address, PageKind
from desktop.domain.claim import Property
from desktop.domain.country import EntityKind, Organization, UnStatus
from desktop.domain.dates import day_number
from desktop.domain.prose import Citation, Emphasis, Inline, Link, Strong, Text, cited, runs
from desktop.library.library import Library
from desktop.summary.page import open_page
from desktop.summary.references import issued_words, publisher

# Every country with which the starting facts record a relation of Turkmenistan.
CODES = (
    "AFG ARE ARM AZE BGD BLR BWA CAN CHE CHN CUB DEU DNK ESP FRA GBR GEO GRD HUN IND IRN IRQ ISR ITA JPN KAZ KEN KGZ "
    "KOR LIE MYS OMN PAK POL PRK QAT ROU RUS RWA SAU SWE TJK TUR UKR USA UZB VAT"
)
PARTNERS = frozenset(CODES.split())
NEIGHBOURS = {"AFG": 804, "IRN": 1148, "KAZ": 413, "UZB": 1793}
EVENTS = 296


def linked(article: Article) -> set[str]:
    """Returns the ids of the events to which the prose of an article leads."""
    prefix = str(address.event(""))
    texts = [article.summary, *(run for section in article.sections for block in section.blocks for run in runs(block))]
    return {target.removeprefix(prefix) for run in texts for target in targets(run) if target.startswith(prefix)}


def targets(run: tuple[Inline, ...]) -> Iterator[str]:
    for inline in run:
        match inline:
            case Link(target, _):
                yield target
            case Emphasis(children) | Strong(children):
                yield from targets(children)
            case Text() | Citation():
                pass


def concerns(event: EventRecord, where: Address) -> bool:
    codes = {participant.iso3 for participant in event.participants}
    match where.kind:
        case PageKind.COUNTRY | PageKind.RELATION:
            return codes.issuperset(where.parts)
        case PageKind.ORGANIZATION:
            return where.parts[0] in event.organizations
        case _:
            return where.parts[0] in event.topics


def test_every_event_of_the_files_is_in_the_library_once(
    shipped: Path, content: Content, shipped_library: Library
) -> None:
    written = [
        line.removeprefix("- id: ").strip()
        for file in sorted((shipped / "events").glob("*.yaml"))
        for line in file.read_text("utf-8").splitlines()
        if line.startswith("- id: ")
    ]
    assert len(written) >= EVENTS
    assert len(set(written)) == len(written)
    assert sorted(event.id for event in content.events) == sorted(written)
    assert sorted(event.id for event in shipped_library.events(written)) == sorted(written)


def test_turkmenistans_timeline_shows_every_event_it_took_part_in_once(
    content: Content, shipped_library: Library
) -> None:
    shown = Counter(event.id for event in open_page(shipped_library, address.country("TKM")).events)
    authored = {event.id for event in content.events if concerns(event, address.country("TKM"))}
    assert {event_id for event_id in shown if not event_id.startswith("ds-")} == authored
    assert set(shown.values()) == {1}


def test_every_event_has_participants_and_sources_that_are_known(content: Content, shipped_library: Library) -> None:
    for event in shipped_library.events(event.id for event in content.events):
        assert event.participants, event.id
        assert event.sources, event.id
        for source in event.sources:
            assert shipped_library.source(source.key) is not None, f"{event.id}: {source.key}"


def test_every_paragraph_list_item_and_summary_cites_a_source(content: Content) -> None:
    assert len(content.articles) >= 99
    for article in content.articles:
        assert cited(article.summary), article.address
        blocks = [block for section in article.sections for block in section.blocks]
        assert blocks, article.address
        for block in blocks:
            for run in runs(block):
                assert cited(run), f"{article.address}: {run}"


def test_every_value_of_a_fact_rests_on_a_source(content: Content, shipped_library: Library) -> None:
    subjects = {claim.subject.canonical for claim in content.claims}
    shown = [claim for subject in subjects for claim in shipped_library.claims(subject)]
    assert sorted(claim.id for claim in shown) == sorted(claim.record.id for claim in content.claims)
    assert [claim.id for claim in shown if not all(value.sources for value in claim.values)] == []


def test_every_partner_of_the_facts_has_an_article_and_stands_among_the_partners(
    content: Content, shipped_library: Library
) -> None:
    assert len(PARTNERS) == 47
    relations = {article.address.canonical for article in content.articles if article.address.kind is PageKind.RELATION}
    assert {code for code in PARTNERS if address.relation("TKM", code).canonical not in relations} == set()
    assert {partner.iso3 for partner in shipped_library.partners("TKM")} >= PARTNERS


def test_the_neighbours_lead_the_partners(shipped_library: Library) -> None:
    partners = shipped_library.partners("TKM")
    assert {partner.iso3 for partner in partners if partner.neighbour} == set(NEIGHBOURS)
    assert {partner.iso3 for partner in partners[:4]} == set(NEIGHBOURS)


def test_every_organization_of_the_table_has_an_article_and_a_membership(
    content: Content, own_organizations: tuple[Organization, ...]
) -> None:
    written = {
        article.address.parts[0] for article in content.articles if article.address.kind is PageKind.ORGANIZATION
    }
    held = {claim.record.organization for claim in content.claims if claim.record.property is Property.MEMBERSHIP}
    assert held == written
    assert written < {row.key for row in content.tables.organizations}


def test_no_event_lies_after_the_day_on_which_the_articles_were_checked(
    content: Content, shipped_library: Library
) -> None:
    checked = shipped_library.edition().checked
    assert checked == max(article.head.checked.text for article in content.articles)
    last = day_number(*(int(part) for part in checked.split("-")))
    for event in content.events:
        for date in (event.date, *(other.date for other in event.date_alternatives)):
            assert date.earliest is not None, event.id
            assert date.earliest <= last, f"{event.id} begins after {checked}"
            assert date.end_earliest is None or date.end_earliest <= last, f"{event.id} ends after {checked}"


def test_no_value_speaks_of_a_time_after_the_articles_were_checked(content: Content) -> None:
    last = max(article.head.checked.latest for article in content.articles)
    for claim in content.claims:
        for value in claim.record.values:
            for date in (value.as_of, value.valid):
                if date is not None and date.earliest is not None:
                    assert date.earliest <= last, f"{claim.record.id}: {date.text}"


def test_every_article_says_the_day_on_which_it_was_checked(content: Content) -> None:
    for article in content.articles:
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", article.head.checked.text), article.address


def test_every_key_event_concerns_its_page_or_is_told_in_its_prose(content: Content) -> None:
    events = {event.id: event for event in content.events}
    strays = [
        f"{article.address}: {key}"
        for article in content.articles
        for key in article.head.key_events
        if not concerns(events[key], article.address) and key not in linked(article)
    ]
    assert strays == []


def test_key_events_stand_once_and_none_before_one_that_it_followed(content: Content) -> None:
    dates = {event.id: event.date for event in content.events}
    for article in content.articles:
        named = article.head.key_events
        assert len(set(named)) == len(named), article.address
        for one, after in pairwise(named):
            assert dates[one].earliest <= dates[after].latest, f"{article.address}: {after} stands after {one}"


def test_the_date_of_relations_is_that_of_the_event(content: Content) -> None:
    begun = {
        participant.iso3: event
        for event in content.events
        if event.title.endswith(" establish diplomatic relations")
        for participant in event.participants
        if participant.iso3 != "TKM" and len(event.participants) == 2
    }
    compared = 0
    for claim in content.claims:
        (other, *_) = [code for code in claim.subject.parts if code != "TKM"] or [""]
        if claim.record.property is Property.RELATIONS and other in begun:
            event = begun[other]
            dates = {event.date.text, *(one.date.text for one in event.date_alternatives)}
            assert {value.valid.text.partition("/")[0] for value in claim.record.values} == dates, claim.record.id
            compared += 1
    assert compared >= 15


SAID_OTHERWISE = {
    "TKM": ("Turkmen", "Ashgabat Declaration"), "USA": ("US ", "US-"), "GBR": ("British", "Britain"), "ARE": ("UAE",),
    "TJK": ("Tajik",), "KAZ": ("Kazakh",), "UZB": ("Uzbek",), "IND": ("TAPI",), "PAK": ("TAPI",),
}  # fmt: skip


def test_a_title_stands_alone_on_the_page_of_whoever_took_part(content: Content, shipped: Path) -> None:
    """Of an event of one or two states the title names each of them, in whatever form."""
    forms: dict[str, set[str]] = {}
    with (shipped / "tables" / "demonyms.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            forms.setdefault(row["entity"], set()).add(row["name"])
    names = {country.iso3: country.name for country in content.tables.countries}
    compared = 0
    for event in content.events:
        codes = [one.iso3 for one in event.participants]
        for code in codes if len(codes) <= 2 else []:
            told = (names[code], *SAID_OTHERWISE.get(code, ()), *forms.get(code, ()))
            by_organization = event.organizations and len(codes) == 1 and event.title.startswith("UN ")
            assert by_organization or any(one in event.title for one in told), f"{event.id}: {event.title} ({code})"
            compared += 1
    assert compared >= 400


def test_every_source_has_a_title_a_publisher_or_site_and_a_date_or_is_called_undated(
    content: Content, shipped_library: Library
) -> None:
    for record in content.sources:
        source = shipped_library.source(record.id)
        assert source is not None, record.id
        assert source.title, record.id
        assert publisher(source.csl), record.id
        words = issued_words(source.csl)
        assert (words == "undated") is (record.issued is None), record.id
        assert record.issued is None or re.search(r"\b(19|20)\d\d$", words), f"{record.id}: {words}"


def test_no_source_was_read_before_it_was_published_or_after_the_articles_were_checked(
    content: Content, shipped_library: Library
) -> None:
    last = max(article.head.checked.text for article in content.articles)
    for record in content.sources:
        read = record.accessed.date_parts[0]
        assert len(read) == 3, record.id
        # A data set may have been fetched since, and so may a source of an event; no article rests on it.
        in_articles = any(where.kind is not PageKind.EVENT for where in shipped_library.cited_at(record.id))
        if in_articles and record.id not in OF_THE_TABLES:
            assert "{:04}-{:02}-{:02}".format(*read) <= last, record.id
        if record.issued is not None:
            assert record.issued.date_parts[0] <= read[: len(record.issued.date_parts[0])], record.id


def encyclopedic(record: SourceRecord) -> bool:
    return record.type == "entry-encyclopedia" or bool(
        re.search(r"\bwikipedia\.org/|\bacademic\.ru/", record.URL or "", re.IGNORECASE)
    )


def test_encyclopedias_and_only_they_are_marked_as_tertiary(content: Content) -> None:
    tertiary = {record.id for record in content.sources if record.custom.tertiary}
    assert tertiary == {record.id for record in content.sources if encyclopedic(record)}
    assert "wp-seed" in tertiary


def test_the_countries_are_the_193_members_two_observers_and_the_other_territories_of_iso_3166(
    content: Content,
) -> None:
    countries = [country for country in content.tables.countries if country.kind is EntityKind.LISTED]
    counted = Counter(country.un_status for country in countries)
    assert counted == {UnStatus.MEMBER: 193, UnStatus.OBSERVER: 2, UnStatus.NONE: 54}
    assert {country.iso3 for country in countries if country.un_status is UnStatus.OBSERVER} == {"PSE", "VAT"}
    assert all(country.formal_name for country in countries if country.un_status is not UnStatus.NONE)


def test_former_states_and_disputed_entities_have_no_code_of_iso_3166_1(content: Content) -> None:
    others = [row for row in content.tables.countries if row.kind is not EntityKind.LISTED]
    assert Counter(row.kind for row in others) == {EntityKind.FORMER: 9, EntityKind.DISPUTED: 6}
    assert all((row.iso2, row.numeric, row.un_status) == ("", "", UnStatus.NONE) for row in others)
    assert len(content.tables.countries) == 264
    assert {row.iso3 for row in others if row.successors} == {row.iso3 for row in others if row.kind == "former"}


@pytest.mark.parametrize("column", ["iso3", "iso2", "numeric", "name"])
def test_codes_and_names_of_countries_are_unique(shipped: Path, column: str) -> None:
    with (shipped / "tables" / "countries.csv").open(encoding="utf-8", newline="") as file:
        cells = [row[column] for row in csv.DictReader(file)]
    assert len(cells) == 249
    assert [cell for cell, times in Counter(cells).items() if times > 1] == []
    if column == "numeric":
        assert [cell for cell in cells if not re.fullmatch(r"\d{3}", cell)] == []


def test_only_antarctica_lies_in_no_region(content: Content) -> None:
    assert [country.iso3 for country in content.tables.countries if not country.area] == ["ATA"]


@pytest.mark.parametrize(
    ("iso3", "name"),
    [
        ("CIV", "Côte d’Ivoire"),
        ("STP", "São Tomé and Príncipe"),
        ("CUW", "Curaçao"),
        ("REU", "Réunion"),
        ("ALA", "Åland Islands"),
        ("BLM", "Saint Barthélemy"),
    ],
)
def test_names_of_countries_keep_their_diacritics(shipped_library: Library, iso3: str, name: str) -> None:
    country = shipped_library.country(iso3)
    assert country is not None
    assert country.name == name


def test_countries_are_known_by_the_names_of_their_own_languages(content: Content) -> None:
    names = {(name.iso3, name.language, name.name) for name in content.tables.names}
    assert names >= {
        ("TKM", "tk", "Türkmenistan"),
        ("TKM", "ru", "Туркменистан"),
        ("UZB", "uz", "Oʻzbekiston"),
        ("KAZ", "kk", "Қазақстан"),
        ("IRN", "fa", "ایران"),
        ("TUR", "tr", "Türkiye"),
        ("CIV", "fr", "Côte d’Ivoire"),
    }


def test_names_are_composed_characters_without_stray_spaces(content: Content) -> None:
    tables = content.tables
    names = [row.name for row in (*tables.countries, *tables.names, *tables.regions, *tables.organizations)]
    assert len(names) > 1600
    assert [
        name for name in names if not unicodedata.is_normalized("NFC", name) or name != " ".join(name.split())
    ] == []


def test_land_borders_have_one_length_wherever_they_are_given(content: Content) -> None:
    codes = {country.name: str(country.iso3) for country in content.tables.countries}
    of_the_country, elsewhere = dict[str, int](), dict[str, set[int]]()
    for claim in content.claims:
        if claim.record.property is not Property.LAND_BORDER:
            continue
        (value,) = claim.record.values
        assert value.unit == "km", claim.record.id
        if claim.subject == address.country("TKM"):
            of_the_country[codes[claim.record.label.removeprefix("Land border with ")]] = value.value
        elif claim.subject.kind is PageKind.RELATION:
            (other,) = [code for code in claim.subject.parts if code != "TKM"]
            elsewhere.setdefault(other, set()).add(value.value)
    assert of_the_country == NEIGHBOURS
    assert elsewhere == {code: {length} for code, length in NEIGHBOURS.items()}
