"""The importer of CLDR, against what Babel says when it is asked in another way."""

import csv
import json
import random
from collections import defaultdict

import babel
import pytest
from babel import Locale

from desktop.cli.importing import written
from desktop.datasets.cldr import LONGEST_NAME, SYSTEM, derive, english_name, tag
from desktop.datasets.crosswalk import Crosswalk, DatasetError, Mapping
from desktop.datasets.derived import Tables
from desktop.domain.folding import folded
from tests.datasets.conftest import TABLES


def unseen(done: int, total: int) -> None:
    """Takes progress that nobody looks at."""


def edition() -> str:
    """The version of Babel whose names are shipped."""
    description = json.loads((TABLES / "datapackage.json").read_text("utf-8"))
    (told,) = [one["description"] for one in description["resources"] if one["name"] == "country-names-cldr"]
    return str(told).partition(" in Babel ")[2].partition(", ")[0]


of_this_edition = pytest.mark.skipif(babel.__version__ != edition(), reason=f"the shipped names are of {edition()}")


def rows(name: str) -> list[dict[str, str]]:
    with (TABLES / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def tables(shipped_crosswalk: Crosswalk) -> Tables:
    return derive(shipped_crosswalk, unseen)


@of_this_edition
def test_an_import_gives_the_very_tables_that_are_shipped(tables: Tables) -> None:
    for name, table in tables.items():
        assert written(table) == (TABLES / name).read_text(encoding="utf-8"), name


@of_this_edition
def test_the_shipped_names_are_those_that_babel_gives_for_each_language() -> None:
    codes = {row["iso3"]: row["iso2"] for row in rows("countries.csv")} | {"XKX": "XK"}
    named: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows("country_names_cldr.csv"):
        named[row["language"]][codes[row["iso3"]]] = row["name"]
    assert len(named) > 280
    for language, names in named.items():
        told = Locale.parse(language.replace("-", "_")).territories
        assert {code: " ".join(told[code].split()) for code in names} == names, language
    # Nothing is lost: what a language has and the table has not, its parent or English has alike.
    for language in random.Random(47).sample(sorted(named), 60):
        chain = [language.rpartition("-")[0], "en-001", "es-419", "pt-PT", "zh-Hant-HK", "no", "fr", "hi", "en"]
        told = Locale.parse(language.replace("-", "_")).territories
        for code in codes.values():
            if code in told and told[code] != code and code not in named[language]:
                assert told[code] in {named.get(other, {}).get(code) for other in chain}, (language, code)


def test_every_country_of_iso_3166_1_is_named_in_a_hundred_languages_and_kosovo_too() -> None:
    languages: dict[str, set[str]] = defaultdict(set)
    for row in rows("country_names_cldr.csv"):
        languages[row["iso3"]].add(row["language"])
    assert {row["iso3"] for row in rows("countries.csv")} | {"XKX"} == set(languages)
    assert min(map(len, languages.values())) > 100
    assert {row["code"] for row in rows("languages.csv")} == set.union(*languages.values())


def test_a_variety_has_only_the_names_in_which_it_differs(tables: Tables) -> None:
    found = {(row[0], row[1]): row[2] for row in tables["country_names_cldr.csv"].rows}
    assert found["TKM", "es"] == "Turkmenistán"
    assert ("TKM", "es-419") not in found
    assert ("TKM", "zh-Hant") in found
    assert not any(language in ("nb", "es-AR", "en-AG", "az-Latn", "zh-Hans") for _, language in found)
    assert all(len(name) <= LONGEST_NAME for name in found.values())


def test_official_languages_are_marked(tables: Tables) -> None:
    official = {(row[0], row[1]) for row in tables["country_names_cldr.csv"].rows if row[3]}
    assert {language for iso3, language in official if iso3 == "TKM"} == {"tk"}
    assert {language for iso3, language in official if iso3 == "CHE"} == {"de", "fr", "it"}
    assert {language for iso3, language in official if iso3 == "NOR"} == {"nn", "no"}


def test_tender_is_that_of_today_with_the_day_since_when(tables: Tables) -> None:
    tender = [row for row in tables["currency_tender.csv"].rows if row[0] in ("TKM", "PAN")]
    assert tender == [
        ("PAN", "PAB", "Panamanian Balboa", "1903-11-04"),
        ("PAN", "USD", "US Dollar", "1903-11-18"),
        ("TKM", "TMT", "Turkmenistani Manat", "2009-01-01"),
    ]


def test_a_territory_that_the_crosswalk_does_not_know_is_an_error() -> None:
    with pytest.raises(DatasetError, match=r"of cldr is not in crosswalk\.csv; add a row"):
        derive(Crosswalk((Mapping(SYSTEM, "TM", "TKM", ""),)), unseen)


def test_progress_goes_up_to_its_total(shipped_crosswalk: Crosswalk) -> None:
    steps: list[tuple[int, int]] = []
    derive(shipped_crosswalk, lambda done, total: steps.append((done, total)))
    assert steps == sorted(steps)
    assert steps[-1][0] == steps[-1][1] > 1000


@pytest.mark.parametrize(
    ("locale", "language"),
    [("tk", "tk"), ("zh_Hant_HK", "zh-Hant-HK"), ("be_TARASK", "be-tarask"), ("es_419", "es-419")],
)
def test_identifiers_of_locales_become_tags_of_bcp_47(locale: str, language: str) -> None:
    assert tag(locale) == language


@pytest.mark.parametrize(
    ("locale", "name"),
    [
        ("tk", "Turkmen"),
        ("zh_Hant_HK", "Chinese (Traditional, Hong Kong SAR China)"),
        ("lld", "Ladin"),
        ("skr_PK", "Saraiki (Pakistan)"),
    ],
)
def test_a_language_has_an_english_name_even_where_cldr_has_none(locale: str, name: str) -> None:
    assert english_name(locale) == name


def test_places_are_named_as_the_time_zones_after_them(tables: Tables) -> None:
    names = defaultdict(set)
    for entity, place, name in tables["place_names_cldr.csv"].rows:
        names[entity, place].add(name)
    assert {"Ашхабад", "عشق آباد", "Achkhabad", "阿什哈巴德"} <= names["TKM", "Ashgabat"]
    assert "Ashgabat" not in names["TKM", "Ashgabat"]
    assert {"Kiew", "Kiev"} <= names["UKR", "Kyiv"]
    assert "Аден" in names["YEM", "Aden"]
    assert len(names) > 350
    told = {Locale.parse(code).time_zones["Asia/Ashgabat"]["city"] for code in ("de", "ru", "fa", "zh", "tr", "hy")}
    assert set(map(folded, told)) <= set(map(folded, names["TKM", "Ashgabat"]))
