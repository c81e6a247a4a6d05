"""The tables of the whole world that are shipped: codes, shares, borders and dates, and a page for every pair."""

import csv
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.datasets.factbook_organizations import ENDED, UNCONFIRMED
from desktop.domain import address
from desktop.domain.prose import plain_text
from desktop.library.library import Library
from desktop.summary.page import Page, open_page
from desktop.summary.to_json import page_object
from tests.pairs import some_pairs, walk
from tests.raw_sets import SOURCES, needs_sources

TABLES = Path(__file__).parents[2] / "data" / "tables"

# Borders that one profile names and the other does not: departments, special regions, and a disputed territory.
ONE_SIDED = {
    ("BRA", "GUF"),
    ("SUR", "GUF"),
    ("HKG", "CHN"),
    ("MAC", "CHN"),
    ("ESH", "DZA"),
    ("ESH", "MAR"),
    ("ESH", "MRT"),
}
DIFFERENT = {("DEU", "POL"): (447, 467), ("ISR", "JOR"): (327, 307), ("MEX", "USA"): (3155, 3111)}
FIGURES = {"un_voting", "border", "missions", "trade", "shared_organizations", "alliances", "disputes"}


def rows(name: str) -> list[dict[str, str]]:
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


MEMBERS = sorted(row["iso3"] for row in rows("countries") if row["un_status"] != "none")
PAIRS = list(combinations(MEMBERS, 2))
pairs = st.sampled_from(PAIRS)


def pair_page(library: Library, one: str, other: str) -> Page:
    return open_page(library, address.relation(one, other))


@pytest.mark.parametrize(("profile", "key"), sorted(ENDED))
def test_a_membership_left_out_as_ended_has_an_event_with_its_sources(
    shipped_library: Library, profile: str, key: str
) -> None:
    event = shipped_library.event(ENDED[profile, key])
    assert event is not None
    assert key in event.organizations
    assert len(event.sources) > 1
    (left,) = event.participants
    assert {(row["system"], row["code"]): row["entity"] for row in rows("crosswalk")}["gec", profile] == left.iso3
    assert (left.iso3, key) not in {(row["entity"], row["organization"]) for row in rows("participations")}


@pytest.fixture(scope="module")
def codes() -> set[str]:
    return {row["iso3"] for row in rows("countries")} | {row["code"] for row in rows("entities")}


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("country_facts", "entity"),
        ("demonyms", "entity"),
        ("belongings", "entity state"),
        ("land_borders", "entity neighbour"),
        ("trade_partners", "entity partner"),
        ("participations", "entity"),
        ("igo_memberships", "entity"),
        ("missions", "sender host accredited_to"),
        ("contiguity", "one other"),
        ("alliances", "one other"),
        ("disputes", "one other"),
        ("wars", "entity"),
        ("leaders", "entity"),
        ("un_voters", "entity"),
        ("crosswalk", "entity"),
        ("entities", "successors"),
        ("country_names", "iso3"),
    ],
)
def test_every_code_of_a_country_is_known(codes: set[str], name: str, columns: str) -> None:
    found = {code for row in rows(name) for column in columns.split() for code in row[column].split()}
    assert len(found) > 15
    assert found - codes == set()


def test_every_organization_that_a_row_names_has_a_name(shipped_library: Library) -> None:
    known = {row.key for row in shipped_library.organizations()}
    for name in ("participations", "igo_memberships"):
        assert {row["organization"] for row in rows(name)} - known == set()


def test_a_code_of_the_crosswalk_without_an_entity_says_why() -> None:
    assert [row for row in rows("crosswalk") if not row["entity"] and not row["note"]] == []


def test_nothing_stands_between_a_country_and_itself() -> None:
    for name, one, other in (
        ("land_borders", "entity", "neighbour"),
        ("trade_partners", "entity", "partner"),
        ("contiguity", "one", "other"),
        ("alliances", "one", "other"),
        ("disputes", "one", "other"),
    ):
        assert [row for row in rows(name) if row[one] == row[other]] == [], name


@pytest.mark.parametrize("name", ["contiguity", "alliances", "disputes"])
def test_a_pair_stands_in_one_order(name: str) -> None:
    assert [row for row in rows(name) if row["one"] > row["other"]] == []


def test_shares_of_trade_lie_within_0_and_100_and_sum_to_no_more() -> None:
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for row in rows("trade_partners"):
        if row["share"]:
            assert 0 <= float(row["share"]) <= 100, row
            sums[row["entity"], row["flow"]] += float(row["share"])
    assert len(sums) > 400
    assert {key: total for key, total in sums.items() if total > 101} == {}


def test_a_country_has_the_shares_of_a_flow_of_one_year() -> None:
    years = {(row["entity"], row["flow"], row["year"]) for row in rows("trade_partners")}
    assert [key for key, times in Counter(key[:2] for key in years).items() if times > 1] == []


def test_neighbours_are_mutual_but_for_a_listed_few() -> None:
    lengths = {(row["entity"], row["neighbour"]): float(row["km"]) for row in rows("land_borders")}
    assert min(lengths.values()) > 0
    assert {pair for pair in lengths if pair[::-1] not in lengths} == ONE_SIDED
    differ = {
        pair: (km, lengths[pair[::-1]])
        for pair, km in lengths.items()
        if pair < pair[::-1] and lengths.get(pair[::-1], km) != km
    }
    assert differ == DIFFERENT


def test_two_neighbours_by_land_are_contiguous_in_the_other_set() -> None:
    """Two sets of different authors; what they differ in is listed by hand."""
    by_land = {(row["one"], row["other"]) for row in rows("contiguity") if row["type"] == "1" and not row["end"]}
    members = set(MEMBERS)
    borders = {tuple(sorted((row["entity"], row["neighbour"]))) for row in rows("land_borders")}
    borders = {pair for pair in borders if members.issuperset(pair)}
    assert len(borders) > 280
    assert len(borders & by_land) / len(borders) > 0.95


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        ("contiguity", "start", "end"),
        ("disputes", "start", "end_earliest"),
        ("disputes", "start", "end_latest"),
        ("disputes", "end_earliest", "end_latest"),
        ("wars", "start", "end"),
        ("leaders", "start", "end"),
        ("alliances", "first_year", "last_year"),
        ("igo_memberships", "first_year", "last_year"),
        ("igo_organizations", "founded", "ended"),
    ],
)
def test_nothing_ends_before_it_begins(name: str, start: str, end: str) -> None:
    found = rows(name)
    assert all(row[start] for row in found)
    assert [row for row in found if row[end] and row[start][: len(row[end])] > row[end][: len(row[start])]] == []
    assert all("1600" < row[start] < "2027" for row in found)


def test_no_date_is_later_than_the_end_of_its_set() -> None:
    for name, column, last in (
        ("un_roll_calls", "date", "2020-01-14"),
        ("alliances", "last_year", "2018"),
        ("disputes", "start", "2014-12-31"),
        ("igo_memberships", "first_year", "2014"),
        ("leaders", "start", "2015-12-31"),
    ):
        assert max(row[column] for row in rows(name)) <= last, name


def test_every_roll_call_has_a_vote_a_voter_and_all_votes_are_there() -> None:
    calls, voters = rows("un_roll_calls"), rows("un_voters")
    assert [int(row["position"]) for row in voters] == list(range(202))
    assert {len(row["votes"]) for row in calls} == {len(voters)}
    assert (len(calls), sum(len(row["votes"]) - row["votes"].count("-") for row in calls)) == (6203, 870_109)
    assert [row["date"][:7] for row in calls] == sorted(row["date"][:7] for row in calls)


@settings(max_examples=200, deadline=None)
@given(pairs)
def test_voting_is_symmetric_and_its_parts_fit_its_whole(shipped_library: Library, pair: tuple[str, str]) -> None:
    world = shipped_library.world
    found = world.voting(*pair)
    assert found == world.voting(*pair[::-1])
    if found is not None:
        assert sum(part.roll_calls for _, part in found.by_year) == found.total.roll_calls
        assert sum(part.same for _, part in found.by_year) == found.total.same
        for part in (found.total, *dict(found.by_year).values(), *dict(found.by_issue).values()):
            assert 0 <= part.same <= part.roll_calls


@settings(max_examples=100, deadline=None)
@given(pairs)
def test_a_pair_has_the_same_figures_from_both_sides(shipped_library: Library, pair: tuple[str, str]) -> None:
    page, turned = pair_page(shipped_library, *pair), pair_page(shipped_library, *pair[::-1])
    assert page.document.title != turned.document.title  # each is titled from its own side
    assert labels(page) == labels(turned)
    assert [event.id for event in page.events] == [event.id for event in turned.events]
    one, other = page_object(page), page_object(turned)
    for key in ("un_voting", "alliances", "disputes", "border"):
        assert one[key] == other[key]
    assert sorted(map(str, one["missions"])) == sorted(map(str, other["missions"]))
    for flow in ("exports_share", "imports_share"):
        assert sorted(map(str, one["trade"][flow])) == sorted(map(str, other["trade"][flow]))


def labels(page: Page) -> list[str]:
    return sorted(
        f"{fact.label}: {plain_text(value.inlines)} {value.date}"
        for fact in page.document.facts
        for value in fact.values
    )


def test_there_are_195_members_and_observers_and_18915_pairs() -> None:
    assert (len(MEMBERS), len(PAIRS)) == (195, 18_915)


def test_pairs_open_and_are_written_and_none_is_an_empty_page(shipped_library: Library) -> None:
    pairs = some_pairs(shipped_library, others=300)
    done = walk(shipped_library, pairs)
    assert done.faults == ()
    assert set(done.milliseconds) == set(pairs)
    assert len(pairs) == 5 * 194 - 10 + 300
    # The two observers have no vote in the set, and Palestine no list of organizations in the Factbook.
    assert {pair for pair in done.untold if "PSE" not in pair and "VAT" not in pair} == set()
    assert len(done.untold) < 100


FIVE = [
    # pair, border in km, same votes, roll calls, first and last year, shared organizations, missions, disputes
    ("FRA", "DEU", 418, 3896, 4658, (1973, 2020), 82, 14, 12),
    ("IND", "PAK", 3190, 4921, 5996, (1947, 2020), 58, 2, 35),
    ("ETH", "ERI", 1033, 1853, 2009, (1993, 2020), 37, 0, 8),
    ("PER", "ECU", 1529, 5171, 5879, (1946, 2020), 56, 0, 27),
    ("WSM", "FJI", None, 3190, 3675, (1977, 2019), 36, 0, 0),
]


@pytest.mark.parametrize(("one", "other", "km", "same", "calls", "years", "shared", "missions", "disputes"), FIVE)
def test_five_pairs_far_from_turkmenistan_have_the_figures_of_their_sets(
    shipped_library: Library,
    one: str,
    other: str,
    km: int | None,
    same: int,
    calls: int,
    years: tuple[int, int],
    shared: int,
    missions: int,
    disputes: int,
) -> None:
    page = pair_page(shipped_library, one, other)
    found = json.loads(json.dumps(page_object(page)))
    assert set(found) >= FIGURES
    votes = found["un_voting"]
    assert (votes["agreement"], votes["roll_calls"]) == (same / calls, calls)
    assert (votes["first_year"], votes["last_year"]) == years
    assert len(votes["by_issue"]) == 6
    assert sum(year["roll_calls"] for year in votes["by_year"]) == calls
    assert (found["border"] and found["border"]["by"]) == ({one: km, other: km} if km else None)
    assert len(found["shared_organizations"]) == shared
    assert len(found["missions"]) == missions
    assert len(found["disputes"]) == disputes
    assert {mission["as_of"] for mission in found["missions"]} <= {"2021-11"}
    facts = {fact["label"]: fact["value"] for fact in found["facts"]}
    said = f"{round(same / calls * 100)} % of {calls:,} roll calls"
    assert facts["Same vote in the UN General Assembly"] == said
    assert facts.get("Land border", "").partition(" – ")[0] == (f"{km:,} km" if km else "")
    assert ("The Factbook’s profiles of" in facts.get("Land border", "")) is bool(km)


@pytest.mark.parametrize(
    ("one", "other", "shares"),
    [
        (
            "FRA",
            "DEU",
            {("FRA", "export"): 11, ("FRA", "import"): 15, ("DEU", "export"): 8, ("DEU", "import"): 5},
        ),
        ("IND", "PAK", {}),
        ("PER", "ECU", {("ECU", "export"): 3, ("ECU", "import"): 4}),
        ("WSM", "FJI", {("WSM", "import"): 9, ("FJI", "export"): 4}),
    ],
)
def test_the_shares_of_trade_are_told_both_ways(
    shipped_library: Library, one: str, other: str, shares: dict[tuple[str, str], int]
) -> None:
    found = page_object(pair_page(shipped_library, one, other))["trade"]
    told = {(share["entity"], flow): share for flow in ("export", "import") for share in found[f"{flow}s_share"]}
    assert {key: share["share"] for key, share in told.items()} == shares
    assert {share["year"] for share in told.values()} <= {"2023"}


def raw_rows(name: str) -> Iterator[dict[str, str]]:
    with gzip.open(SOURCES / name, "rt", encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


# Of the ten countries: names of the sets of votes and missions, numbers of the Correlates of War, file of the Factbook.
RAW: dict[str, tuple[tuple[str, ...], tuple[str, ...], str]] = {
    "FRA": (("France",), ("220",), "europe/fr"),
    "DEU": (("Germany", "Federal Republic of Germany"), ("255", "260"), "europe/gm"),
    "IND": (("India",), ("750",), "south-asia/in"),
    "PAK": (("Pakistan",), ("770",), "south-asia/pk"),
    "ETH": (("Ethiopia",), ("530",), "africa/et"),
    "ERI": (("Eritrea",), ("531",), "africa/er"),
    "PER": (("Peru",), ("135",), "south-america/pe"),
    "ECU": (("Ecuador",), ("130",), "south-america/ec"),
    "WSM": (("Samoa",), ("990",), "australia-oceania/ws"),
    "FJI": (("Fiji",), ("950",), "australia-oceania/fj"),
}
both_ways = pytest.mark.parametrize("pair", [row[:2] for row in FIVE], ids="-".join)


@pytest.fixture(scope="module")
def raw_votes() -> dict[str, dict[str, str]]:
    """The votes of the ten countries by roll call, read without the importer."""
    of_name = {name: code for code, (names, _, _) in RAW.items() for name in names}
    votes: dict[str, dict[str, str]] = defaultdict(dict)
    for row in raw_rows("un-votes/votes.csv.gz"):
        if row["country"] in of_name:
            votes[of_name[row["country"]]][row["rcid"]] = row["vote"]
    return votes


@needs_sources
@both_ways
def test_agreement_in_votes_is_that_of_the_raw_set(
    shipped_library: Library, raw_votes: dict[str, dict[str, str]], pair: tuple[str, str]
) -> None:
    one, other = (raw_votes[code] for code in pair)
    both = one.keys() & other.keys()
    found = shipped_library.world.voting(*pair)
    assert found is not None
    assert found.total == (sum(one[call] == other[call] for call in both), len(both))


@needs_sources
@both_ways
def test_borders_and_trade_are_those_of_the_raw_profiles(shipped_library: Library, pair: tuple[str, str]) -> None:
    for code, partner in (pair, pair[::-1]):
        profile = json.loads((SOURCES / "factbook" / f"{RAW[code][2]}.json").read_text("utf-8"))
        (name, *_), _, _ = RAW[partner]
        borders = profile["Geography"]["Land boundaries"].get("border countries", {}).get("text", "")
        (km,) = re.findall(rf"\b{name} ([\d,]+) km", borders) or [""]
        found = shipped_library.world.border_by(code, partner)
        assert found == (int(km.replace(",", "")) if km else None)
        for flow in ("Exports", "Imports"):
            text = profile["Economy"][f"{flow} - partners"]["text"]
            shares = re.findall(rf"(?:^|, ){name} (\d+)%", text)
            told = [
                f"{share.share:g}"
                for share in shipped_library.world.trade(code, partner)
                if (share.entity, share.flow) == (code, flow.lower().removesuffix("s"))
            ]
            assert told == shares, (code, partner, text)


@needs_sources
def test_missions_of_ten_countries_are_those_of_the_raw_set(shipped_library: Library) -> None:
    names = {names[0]: code for code, (names, _, _) in RAW.items()}
    raw = Counter(
        (names[row["operator"]], names[row["country"]], row["type"])
        for row in raw_rows("embassies/missions.csv.gz")
        if row["operator"] in names and row["country"] in names
    )
    found = Counter(
        (mission.sender, mission.host, mission.type)
        for sender in RAW
        for host in RAW
        for mission in shipped_library.world.missions(sender, host)
    )
    assert sum(found.values()) > 20
    assert found == raw


@needs_sources
@both_ways
def test_obligations_year_by_year_are_those_of_the_raw_set(shipped_library: Library, pair: tuple[str, str]) -> None:
    flags = {
        "atop_defense": "defense",
        "atop_offense": "offense",
        "atop_neutral": "neutrality",
        "atop_nonagg": "nonaggression",
        "atop_consul": "consultation",
    }
    raw = {
        (obligation, int(row["year"]))
        for row in raw_rows("peace-science/atop_alliance.csv.gz")
        if between(pair, row)
        for flag, obligation in flags.items()
        if row[flag] == "1"
    }
    found = {
        (one.obligation, year)
        for one in shipped_library.world.obligations(*pair)
        for year in range(int(one.first_year), int(one.last_year or 2018) + 1)
    }
    assert found == raw


@needs_sources
@both_ways
def test_disputes_are_those_of_the_raw_set(shipped_library: Library, pair: tuple[str, str]) -> None:
    raw = {
        row["dispnum"]: int(row["hostlev"])
        for row in raw_rows("peace-science/cow_mid_ddydisps.csv.gz")
        if between(pair, row)
    }
    assert {one.id for one in shipped_library.world.disputes(*pair)} == set(raw)


def between(pair: tuple[str, str], row: dict[str, str]) -> bool:
    """Says whether a row of a set of the field is of these two; Prussia, which had Germany's number, is not."""
    one, other = (RAW[code][1] for code in pair)
    ours = {row["ccode1"], row["ccode2"]}
    return bool(ours & set(one) and ours & set(other)) and not ("255" in ours and int(row["year"]) < 1871)


@needs_sources
@pytest.mark.parametrize("code", ["FRA", "IND", "PER", "FJI"])
def test_spells_of_membership_are_those_of_the_raw_set(code: str) -> None:
    (number,) = RAW[code][1]
    raw = Counter(
        (row["igo"].lower(), row["status"], row["first_year"], row["last_year"].replace("2014", ""))
        for row in raw_rows("igo-memberships/spells.csv.gz")
        if row["ccode"] == number
    )
    found = Counter(
        (row["organization"].lower(), row["status"], row["first_year"], row["last_year"])
        for row in rows("igo_memberships")
        if row["entity"] == code
    )
    assert sum(found.values()) > 50
    years = Counter[Any]({row[1:]: 0 for row in raw})
    years.update(row[1:] for row in raw.elements())
    assert Counter(row[1:] for row in found.elements()) == years


def test_an_organization_whose_name_is_not_confirmed_says_so_on_its_page(shipped_library: Library) -> None:
    for key in sorted(UNCONFIRMED):
        (fact,) = open_page(shipped_library, address.organization(key)).document.facts
        assert fact.values[0].remark == "name not confirmed at a second place"
    confirmed = page_object(open_page(shipped_library, address.organization("OPEC")))
    assert [fact["label"] for fact in confirmed["facts"]] == []
    told = page_object(open_page(shipped_library, address.organization("PROSUR")))["facts"]
    assert [(fact["label"], fact["remark"]) for fact in told] == [("Full name", "name not confirmed at a second place")]


def test_whom_the_sets_count_as_a_state_is_known_without_their_list(shipped_library: Library) -> None:
    with (TABLES / "crosswalk.csv").open(encoding="utf-8", newline="") as table:
        numbered = {row["entity"] for row in csv.DictReader(table) if row["system"] == "cow"} - {""}
    # What the importer makes of one number by its date.
    numbered |= {"SUN", "YUG", "SCG"}
    world = shipped_library.world
    assert {one.iso3 for one in shipped_library.countries() if world.is_in_state_system(one.iso3)} == numbered
    assert not numbered & {"PSE", "VAT", "COK", "GRL"}
