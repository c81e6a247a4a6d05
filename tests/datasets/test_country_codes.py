"""The importer of country-codes: a sample by hand, what it refuses, and the raw set read another way."""

import csv
import re
from pathlib import Path

import pytest

from desktop.cli.importing import written
from desktop.datasets.country_codes import CLAIMED_BY_OTHERS, FORMAL_NAMES, NAMES, UN_STATUSES, derive
from desktop.datasets.crosswalk import DatasetError
from desktop.datasets.derived import Tables
from desktop.domain.folding import folded
from tests.datasets.conftest import TABLES


def unseen(done: int, total: int) -> None:
    """Takes progress that nobody looks at."""


@pytest.fixture(scope="module")
def tables(samples: Path) -> Tables:
    return derive(samples / "country_codes", unseen)


def test_a_country_has_its_codes_names_standing_and_region(tables: Tables) -> None:
    found = {row[0]: row for row in tables["countries.csv"].rows}
    assert found["AFG"] == ("AFG", "AF", "004", "Afghanistan", "Islamic Republic of Afghanistan", "member", "034")
    assert found["ATA"] == ("ATA", "AQ", "010", "Antarctica", "", "none", "")
    assert found["ATG"][3] == "Antigua and Barbuda"
    assert found["LCA"][3] == "Saint Lucia"
    assert found["COK"][4:6] == ("Cook Islands", "none")
    assert found["VAT"][3:6] == ("Holy See", "Holy See", "observer")
    assert found["CIV"][4:6] == ("Republic of Côte d’Ivoire", "member")


def test_regions_have_the_one_around_them_and_only_the_world_has_none(tables: Tables) -> None:
    regions = {code: (name, parent) for code, name, parent in tables["regions.csv"].rows}
    assert regions["001"] == ("World", "")
    assert regions["002"] == ("Africa", "001")
    assert regions["017"] == ("Middle Africa", "202")
    assert [code for code, (_, parent) in regions.items() if not parent] == ["001"]
    assert {parent for _, parent in regions.values() if parent} <= set(regions)


def test_a_country_may_have_several_currencies_or_none(tables: Tables) -> None:
    found = tables["currencies.csv"].rows
    assert [row for row in found if row[0] == "PAN"] == [("PAN", "PAB", "Balboa"), ("PAN", "USD", "US Dollar")]
    assert {row[0] for row in found}.isdisjoint({"ATA", "TUR"})


def test_a_part_or_territory_has_its_state_unless_others_claim_it(tables: Tables, raw_sets: Path) -> None:
    assert tables["belongings.csv"].rows == [("COK", "associated with", "GBR")]
    found = {row[0]: row[1:] for row in derive(raw_sets / "country-codes", unseen)["belongings.csv"].rows}
    assert (found["ALA"], found["GUM"]) == (("part of", "FIN"), ("territory of", "USA"))
    assert found.keys().isdisjoint({"UMI", "ATF", "FLK"}), "which another state claims"
    assert set(found).isdisjoint({*CLAIMED_BY_OTHERS, "TWN", "ESH", "PSE", "ATA", "XKX"})


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("AFG,4,AF", "AFG,004x,AF", r"country-codes\.csv:2: ISO3166-1-numeric is “004x”"),
        ("AFG,4,AF", "Afg,4,AF", r":2: “Afg” is not a code of ISO 3166-1 alpha-3"),
        ("AFG,4,AF", "AFG,10,AF", r":3: the code 010 stands in an earlier row too"),
        ("AFG,4,AF", "AFG,4,AQ", r":3: the code AQ stands in an earlier row too"),
        (",UK\n", ",United Kingdom\n", r":11: GBR has “United Kingdom” where “UK” was; look again at what is chosen"),
        ("Asia,145,Western Asia", "Asia,145,West Asia", ""),
        ("Asia,34,Southern Asia", "Asie,34,Southern Asia", r":15: the region 142 is Asia in 001, elsewhere another"),
        ("Afghani,AFN", "Afghani,", r":2: the currency “Afghani” has no code"),
        ("Afghani,AFN", "Afghani,Afn", r":2: “Afn” is not a code of ISO 4217"),
        ('"Balboa,US Dollar"', "Balboa", r":13: “PAB,USD” and “Balboa” are not as many"),
        (",Afghanistan\n", ",\n", r":2: CLDR display name is empty"),
        ("Global Code", "Globe", r":1: the column Global Code does not stand there once"),
        ("Associated with GB", "Associated with XX", r":8: “XX” is no state of the set; correct its code"),
        ("COK,COK,184,CK", "COK,COK,184,C", r":8: “C” is not a code of ISO 3166-1 alpha-2"),
    ],
)
def test_what_does_not_fit_is_named_with_its_line(
    samples: Path, tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    text = (samples / "country_codes" / "country-codes.csv").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "country-codes.csv").write_text(text.replace(old, new, 1), encoding="utf-8")
    if not sentence:
        assert ("145", "West Asia", "142") in derive(tmp_path, unseen)["regions.csv"].rows
        return
    with pytest.raises(DatasetError, match=sentence):
        derive(tmp_path, unseen)


def test_a_set_without_a_country_whose_name_is_chosen_here_is_refused(samples: Path, tmp_path: Path) -> None:
    lines = (samples / "country_codes" / "country-codes.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / "country-codes.csv").write_text("".join(line for line in lines if ",VAT," not in line), "utf-8")
    with pytest.raises(DatasetError, match="has no country VAT, whose name is chosen here"):
        derive(tmp_path, unseen)


def test_the_raw_set_gives_the_very_tables_that_are_shipped(raw_sets: Path) -> None:
    tables = derive(raw_sets / "country-codes", unseen)
    for name, table in tables.items():
        assert written(table) == (TABLES / name).read_text(encoding="utf-8"), name


def words(name: str) -> set[str]:
    return set(folded(name.replace("St.", "Saint")).split()) - {"and", "the"}


def test_the_shipped_tables_agree_with_an_independent_reading(raw_sets: Path) -> None:
    with (raw_sets / "country-codes" / "country-codes.csv").open(encoding="utf-8", newline="") as stream:
        raw = {row["ISO3166-1-Alpha-3"]: row for row in csv.DictReader(stream)}
    with (TABLES / "countries.csv").open(encoding="utf-8", newline="") as stream:
        shipped = {row["iso3"]: row for row in csv.DictReader(stream)}
    assert set(raw) == set(shipped)
    for iso3, row in shipped.items():
        told = raw[iso3]
        assert (row["iso2"], int(row["numeric"])) == (told["ISO3166-1-Alpha-2"], int(told["ISO3166-1-numeric"]))
        areas = [told[f"{level} Code"] for level in ("Intermediate Region", "Sub-region", "Region")]
        assert row["area"] == next((area.zfill(3) for area in areas if area), "")
        if iso3 not in NAMES:
            assert words(row["name"]) == words(told["CLDR display name"])
        if iso3 not in FORMAL_NAMES:
            assert words(row["formal_name"]) == words(told["UNTERM English Formal"])
        if iso3 not in UN_STATUSES:
            assert (row["un_status"] == "member") is bool(re.fullmatch(r"[^*]+", told["UNTERM English Short"]))
    assert sum(row["un_status"] == "member" for row in shipped.values()) == 193
    assert sorted(iso3 for iso3, row in shipped.items() if row["un_status"] == "observer") == ["PSE", "VAT"]
    codes = {(iso3, code) for iso3, row in raw.items() for code in row["ISO4217-currency_alphabetic_code"].split(",")}
    with (TABLES / "currencies.csv").open(encoding="utf-8", newline="") as stream:
        assert {(row["entity"], row["code"]) for row in csv.DictReader(stream)} == {pair for pair in codes if pair[1]}
