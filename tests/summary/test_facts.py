"""Facts: series, disagreement, numbers with their units, and whose view it is."""

import pytest

from desktop.domain import address
from desktop.domain.claim import Confidence, Property
from desktop.domain.prose import CitedSource, plain_text
from desktop.library.library import Library
from desktop.library.rows import Claim, ClaimValue
from desktop.summary.document import Fact
from desktop.summary.facts import facts_of, label_of, quantity, since, value_of


def value(said: int | float | str, unit: str = "", **more: str) -> ClaimValue:
    fields = {"as_of": "", "valid": "", "view": "", "note": ""} | more
    return ClaimValue(
        said,
        unit,
        fields["as_of"],
        fields["valid"],
        fields["view"],
        Confidence(fields.get("confidence", "reported")),
        fields["note"],
        (CitedSource("one"),),
    )


def claim(prop: Property, *values: ClaimValue, **more: str) -> Claim:
    fields = {"label": "", "organization": "", "sender": "", "host": "", "disagreement": ""} | more
    return Claim("id", address.country("TKM"), prop, *(fields[key] for key in fields), values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("number", "unit", "written"),
    [
        (0, "", "0"),
        (804, "km", "804 km"),
        (1148, "km", "1,148 km"),
        (-1148, "", "-1,148"),
        (999_999, "t", "999,999 t"),
        (1_000_000, "t", "1 million t"),
        (1_400_000, "t a year", "1.4 million t a year"),
        (337_000, "t", "337,000 t"),
        (12_340_000, "", "12.34 million"),
        (12_345_678, "", "12,345,678"),
        (1_500_000_000, "m³", "1.5 billion m³"),
        (-2_000_000, "", "-2 million"),
        (2.5, "%", "2.5 %"),
        (1234.5, "", "1,234.5"),
        ("Embassy", "", "Embassy"),
    ],
)
def test_numbers_are_written_for_reading(number: int | float | str, unit: str, written: str) -> None:
    assert quantity(value(number, unit)) == written


@pytest.mark.parametrize("valid", ["", "/..", "../..", "/", "../"])
def test_an_interval_with_no_known_end_says_nothing(valid: str) -> None:
    assert since(valid) == ""


def test_an_interval_says_since_when_and_until_when() -> None:
    assert since("1992-03-02/..") == "since 2 March 1992"
    assert "1992" in since("1992/1995")
    assert "1995" in since("1992/1995")


def test_relations_are_told_by_their_date() -> None:
    dated = value_of(claim(Property.RELATIONS), value("established", valid="1992-02-21/.."))
    assert (plain_text(dated.inlines), dated.date) == ("since 21 February 1992", "")
    undated = value_of(claim(Property.RELATIONS), value("established", valid="/.."))
    assert plain_text(undated.inlines) == "established, date not known"
    severed = value_of(claim(Property.RELATIONS), value("severed", valid="1998/.."))
    assert (plain_text(severed.inlines), severed.date) == ("severed", "since 1998")


def test_the_date_spoken_of_goes_before_validity() -> None:
    assert value_of(claim(Property.FIGURE), value(1, as_of="2023", valid="1992/..")).date == "2023"


@pytest.mark.parametrize(
    ("confidence", "remark"),
    [("corroborated", ""), ("reported", ""), ("tertiary", "only in an encyclopedia"), ("inferred", "inferred")],
)
def test_weak_support_is_remarked(confidence: str, remark: str) -> None:
    assert value_of(claim(Property.FIGURE), value(1, confidence=confidence)).remark == remark


def test_labels_are_those_of_the_author_or_of_the_property() -> None:
    assert label_of(claim(Property.FIGURE, label="Length"), {}) == "Length"
    assert label_of(claim(Property.MISSION, sender="TKM"), {"TKM": "Turkmenistan"}) == "Mission of Turkmenistan"
    assert label_of(claim(Property.MISSION, sender="TKM"), {}) == "Mission of TKM"
    assert label_of(claim(Property.LAND_BORDER), {}) == "Land border"
    assert label_of(claim(Property.OFFICE), {}) == "Office"


def test_relations_status_and_missions_come_first_and_memberships_not_at_all() -> None:
    order = [
        Property.TRADE,
        Property.MISSION,
        Property.MEMBERSHIP,
        Property.FIGURE,
        Property.STATUS,
        Property.RELATIONS,
    ]
    facts = facts_of([claim(prop, value(1), label=prop.value) for prop in order], {})
    assert [fact.label for fact in facts] == ["diplomatic-relations", "status", "mission", "trade", "figure"]


def of_pair(library: Library) -> dict[str, Fact]:
    claims = library.claims(address.relation("AFG", "TKM"))
    return {fact.label: fact for fact in facts_of(claims, {"TKM": "Turkmenistan"})}


def test_values_that_differ_stand_side_by_side_each_with_its_source(small_library: Library) -> None:
    railway = of_pair(small_library)["Length of the railway"]
    assert railway.disagreement == "Reports give 30 km, an encyclopedia 38 km."
    assert [(plain_text(one.inlines), one.sources[0].key) for one in railway.values] == [
        ("30 km", "one"),
        ("38 km", "wp"),
    ]


def test_a_series_is_no_disagreement(small_library: Library) -> None:
    fuel = of_pair(small_library)["Fuel delivered"]
    assert fuel.disagreement == ""
    assert [(plain_text(one.inlines), one.date) for one in fuel.values] == [
        ("1.4 million t", "2019"),
        ("337,000 t", "2020"),
    ]


def test_status_says_whose_view_it_is(small_library: Library) -> None:
    (court,) = facts_of(small_library.claims(address.country("TKM")), {})
    assert court.label == "International Criminal Court"
    assert court.values[0].view == "Turkmenistan"
