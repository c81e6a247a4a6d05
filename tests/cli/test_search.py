"""`search`: results for reading and for programs."""

import json

import pytest

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


def test_nothing_found_is_said_and_no_error(call: Call) -> None:
    assert call("search", "zzzzzz") == (0, "nothing was found\n", "")


@pytest.mark.parametrize("query", ['"', "-", ":", "kind:", "\x1b[31m", "NEAR(a b)", "a" * 5000])
def test_no_query_is_refused(call: Call, query: str) -> None:
    said = call("search", "--", query)
    assert said.code == 0
    assert "\x1b" not in said.out + said.err


def test_matches_are_bold_where_colour_is_wanted(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLICOLOR_FORCE", "1")
    assert "\x1b[1mAfghanistan\x1b[0m" in call("search", "afghanistan").out


def test_a_file_is_written_whole_and_not_twice(call: Call, tmp_path: object) -> None:
    file = f"{tmp_path}/found.json"
    assert call("search", "TAPI", "--output", file).code == 0
    assert_one_sentence(call("search", "TAPI", "--output", file))
