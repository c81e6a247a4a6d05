"""`cite`: a page, an event or a source, and the sources of a page."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call, assert_one_sentence


def test_a_page_is_cited_in_apa_unless_another_style_is_named(call: Call) -> None:
    plain = call("cite", "TKM").out
    assert plain == call("cite", "Turkmenistan", "--style", "apa").out
    assert plain.startswith("Turkmenistan. (")
    assert plain.endswith(" In Chancery: An Offline Encyclopedia. chancery:country/TKM\n")
    assert call("cite", "TKM", "--style", "mla").out.startswith("“Turkmenistan.” Chancery: An Offline Encyclopedia, ")


def test_the_address_of_a_source_stands_for_the_source(call: Call) -> None:
    sources = json.loads(call("cite", "TKM", "--sources", "--format", "csl-json").out)
    assert len(sources) > 1
    (found,) = json.loads(call("cite", f"chancery:source/{sources[0]['id']}", "--format", "csl-json").out)
    assert found == sources[0]


def test_an_address_with_a_fragment_stands_for_the_statement_there(call: Call) -> None:
    border = "chancery:relation/TKM/AFG#fact-land-border"
    assert call("cite", border, "--style", "chicago").out.startswith(
        "Chancery: An Offline Encyclopedia. 2026. “Land Border,” in “Turkmenistan and Afghanistan.”"
    )
    assert call("cite", border).out.endswith(f" {border}\n")
    (item,) = json.loads(call("cite", border, "--format", "csl-json").out)
    assert (item["title"], item["URL"]) == ("Land border, in “Turkmenistan and Afghanistan”", border)
    sources = json.loads(call("cite", border, "--sources", "--format", "csl-json").out)
    assert [source["id"] for source in sources] == ["two", "one"]


def test_a_statement_without_sources_says_so(call: Call) -> None:
    page = call("cite", "chancery:event/ev-neutral#fact-kind", "--sources")
    assert (page.code, page.out) == (0, "")
    assert page.err == "this statement names no sources\n"


@pytest.mark.parametrize(
    ("name", "begins"), [("a.bib", "@"), ("a.ris", "TY  - "), ("a.json", "[\n"), ("a.txt", "“"), ("a", "“")]
)
def test_the_ending_of_the_file_chooses_the_format(call: Call, tmp_path: Path, name: str, begins: str) -> None:
    style = ("--style", "mla") if begins == "“" else ()
    assert call("cite", "TKM", *style, "--output", tmp_path / name).code == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    assert_one_sentence(call("cite", "TKM", "--output", tmp_path / name))


def test_ris_has_its_own_line_ends_in_a_file_alone(call: Call, tmp_path: Path) -> None:
    printed = call("cite", "TKM", "--format", "ris").out
    assert "\r" not in printed
    assert call("cite", "TKM", "--output", tmp_path / "a.ris").code == 0
    assert (tmp_path / "a.ris").read_bytes() == printed.replace("\n", "\r\n").encode()


@pytest.mark.parametrize(
    "words",
    [
        ("Nowhereland",),
        ("chancery:event/ev-none",),
        ("chancery:country/TKM#nowhere",),
        ("chancery:source/one#nowhere",),
        ("chancery:event/ev-neutral#nowhere", "--sources"),
        ("TKM", "--style", "mla", "--format", "bibtex"),
    ],
)
def test_a_wrong_call_is_told_in_one_sentence(call: Call, words: tuple[str, ...]) -> None:
    assert_one_sentence(call("cite", *words))
