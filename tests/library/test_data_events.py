"""Events out of derived tables: once each, dated as their sets are, and never beside an authored one of that day."""

from desktop.domain.event import EventKind
from desktop.library.data_events import ends_of_states, first_votes, independences, terms, wars
from desktop.library.library import Library
from desktop.library.rows import Event

NAMES = {"FRA": "France", "DEU": "Germany", "TKM": "Turkmenistan"}


def test_a_war_stands_once_with_all_that_fought_in_it() -> None:
    rows = [
        ("106", "World War I", "FRA", "1", "1914-08-03", "1918-11-11", 1),
        ("106", "World War I", "DEU", "2", "1914-08-01", "1918-11-11", 1),
    ]
    (event,) = wars(rows, NAMES)
    assert event.description.endswith("set: France on the one side, Germany on the other.")
    assert event.date == "1914-08-01/1918-11-11"
    assert event.participants == (("FRA", "side 1"), ("DEU", "side 2"))


def test_a_state_that_changed_sides_is_named() -> None:
    parts = (("FRA", "1"), ("DEU", "2"), ("TKM", "1"), ("TKM", "2"))
    (event,) = wars([("9", "A War", code, side, "2001", "2003", 1) for code, side in parts], NAMES)
    assert event.description.endswith("Germany and Turkmenistan on the other; Turkmenistan changed sides.")


def test_a_war_of_which_one_side_has_no_end_has_no_known_end() -> None:
    rows = [("9", "Long War", "FRA", "1", "2001", "2003", 1), ("9", "Long War", "DEU", "2", "2002", "", None)]
    (event,) = wars(rows, NAMES)
    assert (event.date, event.kind) == ("2001/", EventKind.WAR)


def test_an_independence_says_from_whom() -> None:
    (event,) = independences([("TKM", "independence", "1991-10-27", "", "", "from the Soviet Union; more")], NAMES)
    assert event.date == "1991-10-27"
    assert event.description.count("from the Soviet Union") == 1
    assert "more" not in event.description


def test_what_people_wrote_is_not_told_again_by_a_set(shipped_library: Library) -> None:
    ids = [event.id for event in shipped_library.events_of_country("TKM")]
    assert "ev-independence" in ids
    assert "ds-independence-tkm" not in ids
    assert "ds-leader-tkm" not in " ".join(ids)
    assert "ds-independence-fji" in [event.id for event in shipped_library.events_of_country("FJI")]


def test_of_a_leader_in_office_when_the_set_ends_only_the_beginning_is_told() -> None:
    rows = [("FRA", "Chirac", "1995-05-17", "2007-05-16"), ("FRA", "Hollande", "2012-05-15", "")]
    past, present = terms(rows, NAMES)
    assert (past.date, past.title) == ("1995-05-17/2007-05-16", "Chirac, effective leader of France")
    assert (present.date, present.title) == ("2012-05-15", "Hollande, new effective leader of France")


def test_the_first_vote_of_each_member_is_told_once() -> None:
    roll_calls = [("1", "1946-01", 1, "R/1/1", "", "y-"), ("2", "1973-11", 28, "", "", "ny")]
    first, later = first_votes([(0, "FRA"), (1, "DEU")], roll_calls, NAMES)
    assert (first.id, first.date) == ("ds-first-vote-fra", "1946-01")
    assert first.description.endswith("a vote of France on R/1/1.")
    assert (later.id, later.date) == ("ds-first-vote-deu", "1973-11")


def test_the_end_of_a_state_names_what_came_after() -> None:
    (event,) = ends_of_states([("DDR", "East Germany", "1949/1990-10-03", ("DEU",)), ("RVN", "South Vietnam", "", ())])
    assert (event.date, event.participants) == ("1990-10-03", (("DDR", ""), ("DEU", "successor")))


def test_the_end_of_a_state_is_not_that_for_those_who_left_before() -> None:
    states = [("YUG", "Yugoslavia", "1918-12-01/2003", ("HRV", "SCG")), ("SCG", "Serbia and Montenegro", "2003/", ())]
    (event,) = ends_of_states(states)
    assert event.participants == (("YUG", ""), ("SCG", "successor"))


def test_leaders_of_a_country_with_an_article_are_told_by_people(shipped_library: Library) -> None:
    assert not [event.id for event in shipped_library.events_of_country("TKM") if event.id.startswith("ds-leader")]
    assert [event.id for event in shipped_library.events_of_country("GHA") if event.id.startswith("ds-leader")]


def test_an_independence_is_the_factbooks_and_a_disputed_status_stays_labelled() -> None:
    rows = [
        ("DEU", "independence", "1871-01-18", "", "", "German Empire founded; unified again 3 October 1990"),
        ("FRA", "independence", "2008", "", "", "from Elsewhere; status disputed"),
    ]
    founded, declared = independences(rows, NAMES, {"FRA"})
    assert founded.title == "Independence of Germany, by the Factbook; German Empire founded"
    assert declared.title == "Independence of France, by the Factbook; status disputed"


def test_no_title_asserts_a_disputed_status_unlabelled(shipped_library: Library) -> None:
    titles = {
        event.id: event.title for code in ("XKX", "TWN", "CHN", "ETH") for event in told_of(shipped_library, code)
    }
    assert titles["ds-independence-xkx"] == "Independence of Kosovo, by the Factbook; status disputed"
    assert titles["ds-independence-chn"] == "Independence of China, by the Factbook; People’s Republic proclaimed"
    assert "Republic of China in the seat of China" in titles["ds-first-vote-twn"]
    assert "King of Italy/Emperor of Ethiopia, effective leader of Ethiopia" in titles.values()
    assert [title for title in titles.values() if " leads " in title] == []


def told_of(library: Library, code: str) -> list[Event]:
    return [event for event in library.events_of_country(code) if event.id.startswith("ds-")]
