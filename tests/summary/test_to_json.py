"""A page as JSON: the keys that others rely on, and what stands behind them."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from desktop import paths
from desktop.summary.memberships import Membership, StatusValue
from desktop.summary.page import Page
from desktop.summary.to_json import dumped, page_object, write

PAGE = {
    *("schema", "address", "title", "kind", "summary", "checked", "edition", "printed", "period", "cite_as", "facts"),
    *("sections", "events", "partners", "organizations", "figures", "sources", "names", "linked_from", "related"),
}
RELATION = {"un_voting", "border", "missions", "trade", "shared_organizations", "alliances", "disputes"}
FACT = {"label", "value", "date", "view", "remark", "sources", "disagreement"}
SECTION = {"heading", "text", "sources"}
EVENT = {"id", "date", "kind", "title", "description", "participants", "organizations", "sources"}
PARTNER = {"iso3", "name", "address"}
FIGURE = {"property", "value", "unit", "year", "note", "sources"}
ORGANIZATION = {"key", "name", "status", "since", "by"}


def read(pages: dict[str, Page], where: str) -> dict[str, Any]:
    page: dict[str, Any] = json.loads(write(pages[f"chancery:{where}"]))
    return page


def test_every_page_has_exactly_the_keys_of_the_contract(shipped_pages: dict[str, Page]) -> None:
    for where, page in shipped_pages.items():
        found = json.loads(write(page))
        assert set(found) == (PAGE | RELATION if found["kind"] == "relation" else PAGE)
        assert found["address"] == where
        assert found["kind"] == where.removeprefix("chancery:").split("/")[0]
        for name, keys in (
            ("facts", FACT),
            ("sections", SECTION),
            ("events", EVENT),
            ("partners", PARTNER),
            ("organizations", ORGANIZATION),
            ("figures", FIGURE),
        ):
            assert all(set(entry) == keys for entry in found[name]), name
        keys = {source["id"] for source in found["sources"]}
        assert {key for fact in found["facts"] for key in fact["sources"]} <= keys
        assert {key for figure in found["figures"] for key in figure["sources"]} <= keys


def shipped_schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((paths.resources_folder() / "json" / "page.schema.json").read_text("utf-8"))
    return found


def closed(schema: Any) -> Any:
    """Returns a schema in which no object has more fields than it names: what we write today, field by field."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: closed(one) for key, one in schema.items()}
    return {"additionalProperties": False} | found if schema.get("type") == "object" else found


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    found = closed(shipped_schema())
    # The form of a source is CSL-JSON's, not ours.
    found["properties"]["sources"]["items"]["additionalProperties"] = True
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


def test_the_schema_that_is_shipped_takes_fields_that_a_later_edition_adds(small_pages: dict[str, Page]) -> None:
    page = read(small_pages, "relation/AFG/TKM")
    page["more"] = 1
    for entry in (page["edition"], *page["facts"], *page["events"], *page["sections"], *page["missions"]):
        entry["more"] = 1
    shipped = Draft202012Validator(shipped_schema())
    assert [fault.message for fault in shipped.iter_errors(page)] == []
    assert not shipped.is_valid(page | {"schema": 2})


def test_every_page_keeps_to_the_schema_that_is_shipped(
    shipped_pages: dict[str, Page], small_pages: dict[str, Page], schema: Draft202012Validator
) -> None:
    for where, page in {**shipped_pages, **small_pages}.items():
        faults = [fault.message for fault in schema.iter_errors(json.loads(write(page)))]
        assert faults == [], where


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"schema": 2}, "1 was expected"),
        ({"printed": "yesterday"}, "does not match"),
        ({"un_voting": None}, "False schema"),
        ({"more": 1}, "Additional properties"),
        ({"facts": [{"label": "Capital"}]}, "is a required property"),
    ],
)
def test_the_schema_refuses_what_is_not_the_contract(
    small_pages: dict[str, Page], schema: Draft202012Validator, changed: dict[str, Any], fault: str
) -> None:
    page = read(small_pages, "country/TKM")
    assert schema.is_valid(page)
    assert any(fault in one.message for one in schema.iter_errors(page | changed))


def test_a_fact_has_its_sources_by_key(small_pages: dict[str, Page]) -> None:
    facts = read(small_pages, "relation/AFG/TKM")["facts"]
    border = {"label": "Land border", "value": "804 km", "date": "2023", "view": "", "remark": ""}
    assert border | {"sources": ["one", "two"], "disagreement": []} in facts


def test_a_status_says_whose_view_it_is(small_pages: dict[str, Page]) -> None:
    facts = {fact["label"]: fact for fact in read(small_pages, "country/TKM")["facts"]}
    assert facts["International Criminal Court"]["view"] == "Turkmenistan"


def test_values_that_differ_stand_in_the_fact_they_differ_from(small_pages: dict[str, Page]) -> None:
    (railway,) = [fact for fact in read(small_pages, "relation/AFG/TKM")["facts"] if "railway" in fact["label"]]
    assert (railway["value"], railway["sources"]) == ("30 km", ["one"])
    other = {"value": "38 km", "date": "", "view": "", "remark": "only in an encyclopedia", "sources": ["wp"]}
    assert railway["disagreement"] == [other]


def test_a_series_has_a_fact_for_each_value(small_pages: dict[str, Page]) -> None:
    fuel = [fact for fact in read(small_pages, "relation/AFG/TKM")["facts"] if fact["label"] == "Fuel delivered"]
    assert [(fact["value"], fact["date"], fact["disagreement"]) for fact in fuel] == [
        ("1.4 million t", "2019", []),
        ("337,000 t", "2020", []),
    ]


def test_partners_organizations_and_events_of_a_country(small_pages: dict[str, Page]) -> None:
    page = read(small_pages, "country/TKM")
    assert page["partners"][0] == {
        "iso3": "AFG",
        "name": "Afghanistan",
        "address": "chancery:relation/TKM/AFG",
    }
    assert page["organizations"] == [
        {"key": "UN", "name": "United Nations", "status": "member", "since": "1992-03-02", "by": ""}
    ]
    talks = page["events"][2]
    assert (talks["id"], talks["date"], talks["kind"]) == ("ev-talks", "2000-12-10/2000-12-12", "mediation")
    assert (talks["participants"], talks["organizations"], talks["sources"]) == (["AFG", "TKM"], ["UN"], ["two"])


def test_figures_of_a_country_are_plain_numbers_with_unit_and_year(shipped_pages: dict[str, Page]) -> None:
    page = read(shipped_pages, "country/TKM")
    (gas,) = (figure for figure in page["figures"] if figure["property"] == "gas-production")
    assert gas["unit"] == "m3"
    assert (float(gas["value"]) > 1e10, 2020 < int(gas["year"]) < 2027) == (True, True)
    assert read(shipped_pages, "organization/UN")["figures"] == []


@pytest.mark.parametrize(
    ("valid", "since"),
    [("1992-03-02/..", "1992-03-02"), ("1992/2001", "1992"), ("../2016", ""), ("../..", ""), ("/..", "")],
)
def test_an_open_beginning_is_told_as_not_known(small_pages: dict[str, Page], valid: str, since: str) -> None:
    held = Membership("UN", "United Nations", (StatusValue("member", valid, ()),))
    (shown,) = page_object(small_pages["chancery:country/TKM"]._replace(organizations=(held,)))["organizations"]
    assert shown["since"] == since


def test_sources_are_csl_json_in_order_of_their_numbers(small_pages: dict[str, Page]) -> None:
    sources = read(small_pages, "country/TKM")["sources"]
    assert [source["id"] for source in sources] == ["one", "two", "country-codes", "wp"]
    assert sources[0]["issued"] == {"date-parts": [[2021, 1, 21]]}
    assert sources[3]["custom"] == {"tertiary": True}


def test_texts_are_plain_without_citations_and_markup(small_pages: dict[str, Page]) -> None:
    page = read(small_pages, "country/TKM")
    assert page["summary"] == "A neutral state between the Caspian Sea and the Amu Darya."
    trade = {section["heading"]: section["text"] for section in page["sections"]}["Trade"]
    assert trade == "- Gas is sold abroad.\n- A pipeline is planned with Afghanistan."


@pytest.mark.parametrize("value", [[], {"é": "土\u2028"}])
def test_json_is_indented_unescaped_and_ends_its_line(value: object) -> None:
    text = dumped(value)
    assert json.loads(text) == value
    assert text.endswith("\n")
    assert "\\u" not in text
