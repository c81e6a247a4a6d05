"""A search as a reader makes it: what is found, what the snippet shows, and what no text can break."""

import subprocess
import sys
from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain import address
from desktop.domain.address import PageKind, parse
from desktop.domain.days import typed_days
from desktop.domain.escaping import plain
from desktop.library.library import Library
from desktop.library.search.days import day_asked
from desktop.library.search.engine import Hit, Searcher
from desktop.library.search.entries import entries
from desktop.library.search.filters import KINDS
from desktop.library.search.query import OPERATORS
from desktop.library.search.snippets import text_of
from desktop.summary.page import open_page
from tests.conftest import CHECKOUT

ALL = 100_000
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

pieces = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["turkmen", "TAPI", "Türkmenabat", "土库曼", "united nations"]),
    st.sampled_from(['"', "-", "(", "*", "NEAR(", "AND", "NOT", "§", "name:"]),
    st.builds("{}:{}".format, st.sampled_from(OPERATORS), st.text(max_size=8)),
    st.builds("{}:{}".format, st.sampled_from(OPERATORS), st.sampled_from(["TKM", "1995", "event"])),
    st.builds("-{}".format, st.text(max_size=8)),
    st.builds('"{}"'.format, st.text(max_size=12)),
)
queries = st.lists(pieces, max_size=6).map(" ".join)


def keys(hits: Iterable[Hit]) -> set[tuple[str, str]]:
    return {(hit.kind, str(hit.address.canonical)) for hit in hits}


@given(query=queries, limit=st.integers(-1, 30))
@settings(unhurried, max_examples=150)
def test_no_text_raises_and_what_is_found_can_be_opened(
    small_library: Library, small_searcher: Searcher, query: str, limit: int
) -> None:
    found = small_searcher.search(query, limit)
    assert len(found.hits) <= max(limit, 0)
    assert len(keys(found.hits)) == len(found.hits)
    assert [hit.score for hit in found.hits] == sorted((hit.score for hit in found.hits), reverse=True)
    for hit in found.hits:
        assert open_page(small_library, hit.address).document.title
        assert text_of(hit.snippet) == plain(text_of(hit.snippet))
        assert all(part.text for part in hit.snippet)
    for remark in found.remarks:
        assert remark == plain(remark)


@given(query=queries)
@settings(unhurried, max_examples=60)
def test_no_text_raises_on_what_is_shipped(searcher: Searcher, query: str) -> None:
    for hit in searcher.search(query, 3).hits:
        assert hit.title


@given(cursor=st.integers(-3, 40), query=queries)
@settings(unhurried, max_examples=60)
def test_a_completion_is_put_where_the_piece_stood(small_searcher: Searcher, query: str, cursor: int) -> None:
    for one in small_searcher.complete(query, cursor):
        assert 0 <= one.start <= one.end <= len(query)
        assert one.applied(query) == query[: one.start] + one.text + query[one.end :]


@given(word=st.sampled_from(["gas", "embassy", "turkmenistan", "visit", "pipeline", "border", "xyzzy", "first"]))
@settings(unhurried, max_examples=8)
def test_what_is_unwanted_and_what_is_wanted_are_the_whole(searcher: Searcher, word: str) -> None:
    base = "kind:event after:1991"
    everything = keys(searcher.search(base, ALL).hits)
    with_it, without = (keys(searcher.search(f'{base} {sign}"{word}"', ALL).hits) for sign in ("", "-"))
    assert with_it | without == everything
    assert not with_it & without


@given(year=st.integers(1800, 2030), kind=st.sampled_from(["event", "war", "visit", "claim", "source"]))
@settings(unhurried, max_examples=15)
def test_nothing_dated_is_lost_between_after_and_before(
    searcher: Searcher, shipped_library: Library, year: int, kind: str
) -> None:
    everything = keys(searcher.search(f"kind:{kind} after:0001", ALL).hits)
    after, before = (searcher.search(f"kind:{kind} {side}:{year}", ALL).hits for side in ("after", "before"))
    assert keys(after) | keys(before) == everything
    first = typed_days(str(year)).first
    for hits, is_after in ((after, True), (before, False)):
        for event in shipped_library.events(hit.address.parts[0] for hit in hits[:100] if hit.kind == PageKind.EVENT):
            end = event.date.latest if is_after else event.date.earliest
            assert end is None or (end >= first) == is_after


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("turkmenabat", "Türkmenabat"),
        ("UAE", "UAE"),
        ("土库曼斯坦", "土库曼斯坦"),
        ("resolution 50 80", "80"),
        ("lapis lazulli", "Lazuli"),
        ('"permanent neutrality" kind:topic', "permanent"),
        ("samoa fiji", "Samoa"),
    ],
)
def test_a_snippet_shows_the_match(searcher: Searcher, query: str, shown: str) -> None:
    best = searcher.search(query).hits[0]
    assert shown in [part.text for part in best.snippet if part.is_match]


@pytest.mark.parametrize("words", ["", "xyzzy", "xyzzy kazakhstan", "russia"])
def test_a_phrase_holds_even_where_words_are_lacking(searcher: Searcher, words: str) -> None:
    with_phrase = keys(searcher.search('"natural gas"', ALL).hits)
    found = keys(searcher.search(f'{words} "natural gas"', ALL).hits)
    assert found
    assert found <= with_phrase


def test_a_mended_typing_error_is_told(searcher: Searcher) -> None:
    assert searcher.search("turkmenbshi").read_as == "turkmenbashi"
    assert searcher.search("turkmenbashi").read_as == ""


def test_a_pair_is_told_from_the_side_named_first(searcher: Searcher) -> None:
    assert [str(searcher.search(query).hits[0].address) for query in ("fiji samoa", "samoa fiji")] == [
        "chancery:relation/FJI/WSM",
        "chancery:relation/WSM/FJI",
    ]


def test_every_country_is_found_by_its_name_and_codes(searcher: Searcher, shipped_library: Library) -> None:
    for country in shipped_library.countries():
        for text in (country.name, country.iso3, country.iso2, country.formal_name):
            if text:
                found = [hit.address.parts for hit in searcher.search(text, 5).hits if hit.kind == PageKind.COUNTRY]
                assert (country.iso3,) in found, text


def test_operators_ask_for_their_values(searcher: Searcher, shipped_library: Library) -> None:
    hits = searcher.search("country:Türkmenistan with:افغانستان kind:event", 30).hits
    assert len(hits) > 20
    for event in shipped_library.events(hit.address.parts[0] for hit in hits):
        assert {"TKM", "AFG"} <= {participant.iso3 for participant in event.participants}
    assert {hit.kind for hit in searcher.search("org:UN kind:claim").hits} == {"claim"}
    assert keys(searcher.search("kind:topic", 50).hits) == {
        ("topic", str(titled.address)) for titled in shipped_library.titles(PageKind.TOPIC)
    }


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_that_is_offered_finds_something(searcher: Searcher, kind: str) -> None:
    assert searcher.search(f"kind:{kind}").hits


@pytest.mark.parametrize(
    ("query", "remark"),
    [
        ("gas country:atlantis", "country:atlantis names nothing"),
        ("gas after:20", "after: “20” is not a date; write 1995, 1995-12 or 1995-12-12"),
        ("gas kind:", ""),
        ("gas before:", ""),
        ("gas contry:TKM", "contry: is read as country:"),
        ("gas -knd:event", "knd: is read as kind:"),
        ('gas contry:"saudi arabia"', "contry: is read as country:"),
        ('gas "no contry:TKM"', ""),
    ],
)
def test_what_is_not_understood_is_said(searcher: Searcher, query: str, remark: str) -> None:
    found = searcher.search(query)
    assert " ".join(found.remarks) == remark
    assert bool(found.hits) == ("atlantis" not in query and "no contry" not in query)


@pytest.mark.parametrize(
    ("query", "remark"),
    [
        ("kind:", "kind: takes a value, such as kind:topic"),
        ("after: with:", "after: takes a value, such as after:1995 with: takes a value, such as with:AFG"),
        ("title:gas", "title: is no operator; there are country:, with:, kind:, org:, topic:, after:, before:"),
        ("kind:gass", "kind:gass names nothing; kinds are country, relation, topic,"),
    ],
)
def test_what_asks_for_nothing_is_said_with_what_would(searcher: Searcher, query: str, remark: str) -> None:
    assert " ".join(searcher.search(query).remarks).startswith(remark)


@pytest.mark.parametrize("query", ["https://en.wikipedia.org", "chancery:topic/tapi", "12:30", "gas:", '"title:gas"'])
def test_a_colon_alone_makes_no_operator(searcher: Searcher, query: str) -> None:
    assert "operator" not in " ".join(searcher.search(query).remarks)


def test_a_mistyped_operator_asks_for_what_was_meant(searcher: Searcher) -> None:
    assert searcher.search("contry:TKM gas").hits == searcher.search("country:TKM gas").hits


def test_results_that_lack_words_say_which(searcher: Searcher) -> None:
    found = searcher.search("foo bar baz qux")
    assert found.lacks
    assert found.remarks == ("nothing has all the words; these results are without “baz”, “qux”",)
    assert not searcher.search("gas pipeline").lacks
    assert searcher.search("gas pipeline").remarks == ()
    some = searcher.search("niyazov clinton")
    assert not some.lacks
    assert some.remarks == ("few results have all the words; the others lack some",)


def test_matches_in_titles_are_told_apart(searcher: Searcher) -> None:
    hits = searcher.search("turkmenabat").hits
    title = next(hit.marked for hit in hits if hit.kind == PageKind.EVENT)
    assert [part.text for part in title if part.is_match] == ["Türkmenabat"]
    for hit in searcher.search("gas", 50).hits:
        assert text_of(hit.marked) == plain(hit.title)


@pytest.mark.parametrize("query", ["german", "turkmenabat", "neutrality", "niyazov", "french", "uzbek gas"])
def test_what_was_found_by_its_words_shows_them(searcher: Searcher, query: str) -> None:
    for hit in searcher.search(query, 12).hits:
        assert any(part.is_match for part in (*hit.marked, *hit.snippet)), hit.title


def test_a_country_found_by_another_name_shows_that_as_it_is_written(searcher: Searcher) -> None:
    hits = searcher.search("german kind:country").hits
    namibia = next(hit for hit in hits if hit.address.parts == ("NAM",))
    assert text_of(namibia.snippet) == "German South-West Africa · Capital: Windhoek"


@pytest.mark.parametrize("query", ["12 December", "december 12", "12/12"])
def test_after_the_page_of_a_day_comes_what_happened_on_it(
    searcher: Searcher, shipped_library: Library, query: str
) -> None:
    hits = searcher.search(query).hits
    on_day = {str(address.event(event.id)) for event in shipped_library.events_on("12-12")}
    assert str(hits[0].address) == "chancery:day/12-12"
    assert {str(hit.address) for hit in hits[1 : len(on_day) + 1]} == on_day
    assert str(hits[1].address) == "chancery:event/ev-unga95"
    assert text_of(hits[1].snippet).startswith("12 December 1995: ")


def test_a_number_beside_words_is_no_code_of_a_country(searcher: Searcher) -> None:
    assert "DZA" not in {code for unit in searcher.search("12 december", 5).hits for code in unit.address.parts}
    assert str(searcher.search("12").hits[0].address) == "chancery:country/DZA"


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("gas cou", "gas country:"),
        ("-wi", "-with:"),
        ("gas country:turkm", "gas country:TKM"),
        ("country:Тур", "country:TKM"),
        ("kind:vis", "kind:visit"),
        ("org:shanghai", "org:SCO"),
        ("topic:lapis", "topic:lapis-lazuli"),
        ("after:", "after:1995"),
    ],
)
def test_operators_and_values_are_completed(searcher: Searcher, typed: str, completed: str) -> None:
    assert searcher.complete(typed, len(typed))[0].applied(typed) == completed


def test_a_value_that_is_a_code_may_still_become_another(searcher: Searcher) -> None:
    assert [one.text for one in searcher.complete("country:tur", 11)][:2] == ["TUR", "TKM"]


def test_a_search_that_finds_something_imports_no_matcher_of_typing_errors() -> None:
    program = (
        "import sys; from desktop.cli import main\n"
        "main(['--content', 'tests/small_world', 'search', 'turkmenistan'])\n"
        "print([name for name in sys.modules if name.startswith(('rapidfuzz', 'PySide6'))])"
    )
    command = [sys.executable, "-c", program]
    subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True)
    again = subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True, text=True)
    assert again.stdout.splitlines()[-1] == "[]"


def test_addresses_of_hits_are_written_as_the_rest_of_the_program_reads_them(searcher: Searcher) -> None:
    for hit in searcher.search("gas", 50).hits:
        assert parse(str(hit.address)) == hit.address


@pytest.mark.parametrize(
    ("query", "where"),
    [
        ("petrol delivered to afghanistan", "relation/AFG/TKM#fact-petrol-delivered-to-afghanistan"),
        ("embassy of kazakhstan in ashgabat kind:claim", "relation/KAZ/TKM#missions"),
        ("hari river dam kind:topic", "topic/water-and-borders#the-hari-river-and-the-dostluk-dam"),
        ("russia swap azerbaijan kind:country", "country/TKM#energy"),
        ("turkmenistan", "country/TKM"),
        ("caspian sea", "topic/caspian-sea"),
        ("french", "country/FRA"),
    ],
)
def test_a_hit_leads_to_where_the_words_stand(searcher: Searcher, query: str, where: str) -> None:
    assert str(searcher.search(query).hits[0].address) == f"chancery:{where}"


def test_every_place_that_an_entry_leads_to_is_on_its_page(shipped_library: Library) -> None:
    places: dict[str, set[str]] = {}
    for entry in entries(shipped_library):
        for line in entry.lines:
            if line.anchor:
                places.setdefault(str(entry.address), set()).add(line.anchor)
    assert sum(map(len, places.values())) > 800
    for where, anchors in places.items():
        document = open_page(shipped_library, parse(where)).document
        present = {"facts", *(fact.anchor for fact in document.facts), *(one.anchor for one in document.sections)}
        assert anchors <= present, (where, anchors - present)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("法国德国", ("法国", "德国")),
        ("土库曼斯坦天然气", ("土库曼斯坦", "天然气")),
        ("天然气土库曼斯坦", ("天然气", "土库曼斯坦")),
        ("土库曼", ("土库曼",)),
        ("天然气", ("天然气",)),
        ("几内亚比绍", ("几内亚比绍",)),
        ("turkmenistan", ("turkmenistan",)),
        ("туркменистангаз", ("туркменистангаз",)),
    ],
)
def test_names_that_are_written_without_spaces_are_parted(
    searcher: Searcher, word: str, parts: tuple[str, ...]
) -> None:
    assert searcher._countries.parted(word) == parts


@given(word=st.text("法国德土库曼斯坦天然气中日本フランスドイツ한국프랑스ไทย", max_size=40))
@settings(unhurried, max_examples=80)
def test_parting_loses_and_adds_nothing(searcher: Searcher, word: str) -> None:
    assert "".join(searcher._countries.parted(word)) == word


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 december", "12-12"),
        ("dec 5", "12-05"),
        ("5 12", "12-05"),
        ("5 13", "05-13"),
        ("29 february", "02-29"),
        ("30 february", ""),
        ("12 december 1995", ""),
        ("0 1", ""),
        ("de 5", ""),
        ("99 99", ""),
    ],
)
def test_a_day_of_the_year_is_told_from_other_words(text: str, day: str) -> None:
    assert day_asked(text) == day


def test_a_people_that_several_share_finds_them_all(searcher: Searcher) -> None:
    assert {hit.address.parts[0] for hit in searcher.search("korean kind:country").hits[:2]} == {"KOR", "PRK"}
    assert searcher.search("country:french kind:relation").hits


def test_an_address_leads_to_its_page_and_nothing_else(small_searcher: Searcher) -> None:
    found = small_searcher.search(" chancery:relation/TKM/AFG#facts ")
    (hit,) = found.hits
    assert (str(hit.address), hit.kind) == ("chancery:relation/TKM/AFG#facts", "relation")
    assert (hit.title, found.remarks) == ("Turkmenistan and Afghanistan", ())
    found = small_searcher.search("chancery:topic/tapii")
    assert found.hits == ()
    assert found.remarks[0].startswith("no topic is called “tapii”; did you mean The TAPI pipeline")
