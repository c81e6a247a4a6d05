"""`summary` and `relation`: pages by every kind of name, in every format."""

import json
import subprocess
import sys

import pytest

from desktop.library.library import Library
from tests.cli.conftest import CHECKOUT, Call, assert_one_sentence


@pytest.mark.parametrize(
    "name", ["TKM", "tkm", "TM", "795", "turkmenistan", "TURKMENISTAN", "Türkmenistan", "Туркменистан", "土库曼斯坦"]
)
def test_a_country_is_found_by_every_kind_of_name(call: Call, name: str) -> None:
    said = call("summary", name)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("TURKMENISTAN\n")
    assert "chancery:country/TKM" in said.out


def test_a_name_not_known_gets_suggestions(call: Call) -> None:
    said = call("summary", "Turkmenistn")
    assert_one_sentence(said)
    assert "“Turkmenistn”" in said.err
    assert "did you mean Turkmenistan?" in said.err


@pytest.mark.parametrize("name", ["Qwrtzpsdf", "", " ", "%", "\x00"])
def test_a_name_like_no_other_is_refused(call: Call, name: str) -> None:
    assert_one_sentence(call("summary", name))


def test_a_name_cannot_send_commands_to_the_terminal(call: Call) -> None:
    said = call("summary", "\x1b[31mred\x07")
    assert_one_sentence(said)
    assert "\x1b" not in said.err
    assert "\x07" not in said.err


def test_a_relation_is_printed_from_either_side(call: Call) -> None:
    one, other = call("relation", "TKM", "Afghanistan"), call("relation", "AF", "turkmenistan")
    assert one.code == other.code == 0
    assert one.out.startswith("TURKMENISTAN AND AFGHANISTAN\n")
    assert other.out.startswith("AFGHANISTAN AND TURKMENISTAN\n")
    assert "chancery:relation/TKM/AFG" in one.out
    assert "chancery:relation/AFG/TKM" in other.out
    assert "≠ Reports give 30 km, an encyclopedia 38 km." in one.out


def test_a_relation_has_two_countries(call: Call) -> None:
    said = call("relation", "TKM", "Turkmenistan")
    assert_one_sentence(said)
    assert "one country" in said.err


def test_a_partner_not_known_gets_suggestions(call: Call) -> None:
    said = call("relation", "TKM", "Afganistan")
    assert_one_sentence(said)
    assert "did you mean Afghanistan?" in said.err


@pytest.mark.parametrize(
    ("form", "begin"), [("text", "TURKMENISTAN"), ("markdown", "# Turkmenistan"), ("html", "<!DOCTYPE"), ("json", "{")]
)
def test_every_format_has_its_writer(call: Call, form: str, begin: str) -> None:
    said = call("summary", "TKM", "--format", form)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(begin)
    assert said.out.endswith("\n")


def test_json_is_the_page_of_the_country(call: Call) -> None:
    page = json.loads(call("summary", "TKM", "--format", "json").out)
    assert (page["address"], page["kind"], page["title"]) == ("chancery:country/TKM", "country", "Turkmenistan")
    assert [partner["iso3"] for partner in page["partners"]] == ["AFG", "LIE"]


@pytest.mark.parametrize(
    ("options", "period"),
    [((), ""), (("--from", "1995", "--to", "2000-06"), "1995/2000-06"), (("--to", "1800"), "../1800")],
)
def test_json_says_of_which_time_its_events_are(call: Call, options: tuple[str, ...], period: str) -> None:
    assert json.loads(call("summary", "TKM", "--format", "json", *options).out)["period"] == period


@pytest.mark.usefixtures("compiled")
def test_a_page_on_the_terminal_needs_none_of_the_slower_modules_of_python() -> None:
    program = (
        "import sys; from desktop.cli import main; code = main(['summary', 'TKM']); "
        "print(code, *sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    code, *loaded = done.stderr.split()
    assert code == "0"
    assert "sqlite3" in loaded
    assert {"argparse", "typing", "pathlib", "locale", "contextlib", "dataclasses"}.isdisjoint(loaded)


def test_the_shipped_countries_all_print(call: Call, shipped_library: Library) -> None:
    codes = [country.iso3 for country in shipped_library.countries()]
    assert len(codes) > 240
    for code in codes:
        said = call("summary", code, content=CHECKOUT / "data")
        assert (said.code, said.err) == (0, "")
        assert f"chancery:country/{code}" in said.out


def test_a_place_that_a_page_has_not_is_told_with_the_nearest(call: Call) -> None:
    assert call("summary", "chancery:relation/TKM/AFG#fact-land-border").code == 0
    said = call("summary", "chancery:relation/TKM/AFG#fact-land-boarder")
    assert (said.code, said.out) == (2, "")
    assert "has no place #fact-land-boarder; did you mean #fact-land-border" in said.err
