"""`search`: results for reading and for programs."""

import json

import pytest

from desktop.cli.arguments import parser
from desktop.cli.typed import WITH_VALUE
from tests.cli.conftest import Call, assert_one_sentence


def test_results_are_grouped_by_kind(call: Call) -> None:
    said = call("search", "turkmenistan")
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[:2] == ["Countries", "  Turkmenistan chancery:country/TKM"]
    assert {"Relations", "Events"} <= set(lines)


def test_json_is_one_array_the_best_first(call: Call) -> None:
    found = json.loads(call("search", "turkmenistan", "--format", "json").out)
    assert found[0]["address"] == "chancery:country/TKM"
    assert [list(one) for one in found] == [["address", "title", "kind", "snippet", "score"]] * len(found)
    assert [one["score"] for one in found] == sorted((one["score"] for one in found), reverse=True)
    assert json.loads(call("search", "zzzzzz", "--format", "json").out) == []


def test_a_limit_is_kept(call: Call) -> None:
    assert len(json.loads(call("search", "turkmenistan", "--limit", "2", "--format", "json").out)) == 2
    said = call("search", "turkmenistan", "--limit", "0")
    assert (said.code, said.out) == (2, "")
    assert "write 1 or more" in said.err


def test_words_may_be_one_or_several_arguments(call: Call) -> None:
    assert call("search", "afghanistan", "turkmenistan").out == call("search", "afghanistan turkmenistan").out


def test_what_is_not_understood_is_said_on_standard_error(call: Call) -> None:
    said = call("search", "TAPI after:20")
    assert said.err == "chancery: after: “20” is not a date; write 1995, 1995-12 or 1995-12-12\n"
    assert "The TAPI pipeline" in said.out


def test_a_mended_error_is_said_on_standard_error(call: Call) -> None:
    said = call("search", "turkmenistna")
    assert said.err.startswith("chancery: nothing is called so; these are results for: turkmenistan")
    assert "chancery:country/TKM" in said.out


def test_words_that_are_lacking_and_mistyped_operators_are_said_on_standard_error(call: Call) -> None:
    said = call("search", "tapi", "xyzzy")
    assert said.err == "chancery: nothing has all the words; these results are without “xyzzy”\n"
    assert "The TAPI pipeline" in said.out
    said = call("search", "tapi", "knd:topic")
    assert said.err == "chancery: knd: is read as kind:\n"
    assert call("search", "kind:").err == "chancery: kind: takes a value, such as kind:topic\n"


@pytest.mark.parametrize(
    "words",
    [
        ("afghanistan", "-pipeline"),
        ("-pipeline", "afghanistan"),
        ("afghanistan", "--limit", "20", "-pipeline"),
        ("--format", "json", "--", "afghanistan", "-pipeline"),
        ("-pipeline", "afghanistan", "--format=json"),
    ],
)
def test_a_word_after_a_dash_is_not_wanted_wherever_it_stands(call: Call, words: tuple[str, ...]) -> None:
    said = call("search", *words)
    with_it = call("search", "afghanistan", *(("--format", "json") if "json" in " ".join(words) else ()))
    assert (said.code, said.err) == (0, "")
    assert "topic/tapi" in with_it.out
    assert "topic/tapi" not in said.out
    assert "country/AFG" in said.out


def test_an_unknown_option_of_search_is_refused(call: Call) -> None:
    said = call("search", "gas", "--formt", "json")
    assert said.code == 2
    assert "unrecognized arguments: --formt" in said.err
    assert "expected one argument" in call("search", "gas", "--limit").err
    assert call("search", "-h").code == 0


def test_the_options_that_take_a_value_are_those_of_the_parser() -> None:
    subparsers = next(action for action in parser()._actions if action.choices)
    command = subparsers.choices["search"]  # type: ignore[call-overload,index]
    valued = {option for action in command._actions if action.nargs != 0 for option in action.option_strings}
    assert {*valued, "--content"} == set(WITH_VALUE)


def test_nothing_found_is_said_and_no_error(call: Call) -> None:
    assert call("search", "zzzzzz") == (0, "nothing was found\n", "")


@pytest.mark.parametrize("query", ['"', "-", ":", "kind:", "\x1b[31m", "NEAR(a b)", "a" * 5000])
def test_no_query_is_refused(call: Call, query: str) -> None:
    said = call("search", "--", query)
    assert said.code == 0
    assert "\x1b" not in said.out + said.err


def test_matches_are_bold_where_colour_is_wanted(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLICOLOR_FORCE", "1")
    said = call("search", "afghanistan").out
    assert "  \x1b[1mAfghanistan\x1b[0m chancery:country/AFG" in said.splitlines()
    assert said.count("\x1b[1m") == said.count("\x1b[0m")


def test_a_file_is_written_whole_and_not_twice(call: Call, tmp_path: object) -> None:
    file = f"{tmp_path}/found.json"
    assert call("search", "TAPI", "--output", file).code == 0
    assert_one_sentence(call("search", "TAPI", "--output", file))


def test_an_address_gives_its_page(call: Call) -> None:
    said = call("search", "chancery:topic/tapi")
    assert (said.code, said.err) == (0, "")
    assert said.out == "Topics\n  The TAPI pipeline chancery:topic/tapi\n"
    assert call("search", "<chancery:topic/tapi>.").out == said.out
    (found,) = json.loads(call("search", "chancery:links/topic/tapi", "--format", "json").out)
    assert (found["address"], found["kind"]) == ("chancery:links/topic/tapi", "links")


@pytest.mark.parametrize("query", ["chancery:topic/tapii", "chancery:", "chancery:toppic/tapi"])
def test_an_address_that_leads_nowhere_is_a_wrong_call(call: Call, query: str) -> None:
    said = call("search", query)
    assert (said.code, said.out) == (2, "")
    assert_one_sentence(said)
