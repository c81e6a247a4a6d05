"""`--without` and `--sections`: what of a page is printed, in every form that has sections."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from desktop.cli.sections import headings
from tests.cli.conftest import Call, assert_one_sentence

Told = Callable[..., str]
FORMS = ("text", "markdown", "html", "docx")


def test_sections_are_left_out_by_their_headings_in_any_case(call: Call, tmp_path: Path) -> None:
    without = ["--without", "most ties recorded", "--without", "Strip of time"]
    for name, options in (("whole.pdf", []), ("short.pdf", without)):
        assert call("summary", "TKM", *options, "--output", tmp_path / name).code == 0
    whole, short = (PdfReader(tmp_path / name).pages[0].extract_text() for name in ("whole.pdf", "short.pdf"))
    said = "Left out by choice: Most ties recorded and Strip of time."
    assert (said in " ".join(whole.split()), said in " ".join(short.split())) == (False, True)
    for part in ("most kinds first", "by year, at most"):
        assert (part in whole, part in short) == (True, False)


def test_a_section_that_a_print_has_not_is_refused_with_those_it_has(call: Call, tmp_path: Path) -> None:
    said = call("summary", "TKM", "--without", "Cuisine", "--output", tmp_path / "page.pdf")
    assert_one_sentence(said)
    assert "Cuisine" in said.err
    assert "Profile;" in said.err
    assert not (tmp_path / "page.pdf").exists()


@pytest.fixture(params=FORMS)
def told(request: pytest.FixtureRequest, call: Call, tmp_path: Path) -> Told:
    """Returns the words of Turkmenistan's page in one format, with options."""

    def of(*options: str) -> str:
        file = tmp_path / "page"
        said = call("summary", "TKM", "--format", request.param, "--output", file, "--force", *options)
        assert said.code == 0, said.err
        if request.param != "docx":
            return " ".join(file.read_text("utf-8").split())
        document = Document(str(file))
        rows = [cell.text for table in document.tables for cell in table._cells]
        return " ".join([*(one.text for one in document.paragraphs), *rows])

    return of


def test_every_format_but_json_leaves_sections_out(told: Told) -> None:
    whole, short = told(), told("--without", "partners", "--without", "Facts")
    assert len(short) < len(whole)
    assert ("Partners" in whole, short.count("Partners")) == (True, 1)
    assert "Left out by choice: Facts and Partners. " in short
    names = ("Partners", "Facts", "Trade", "Topics", "Missions")
    many = told(*(word for name in names for word in ("--without", name)))
    assert "Left out by choice: 5 sections. " in many


def test_every_format_but_json_has_the_selected_sections_alone(told: Told) -> None:
    whole, selected = told(), told("--sections", "PARTNERS", "--sections", "facts")
    assert "Selected sections: Facts and Partners. " in selected
    assert "Left out" not in selected
    for part in ("A neutral state between the Caspian Sea", "Central Asia", "Liechtenstein", "Cite as:"):
        assert part in selected, part
    for part in ("A year of gas", "The TAPI pipeline"):
        assert (part in whole, part in selected) == (True, False)


@pytest.mark.parametrize("option", ["--without", "--sections"])
def test_json_and_books_hold_all_sections(call: Call, tmp_path: Path, option: str) -> None:
    for form in (("--format", "json"), ("--brief", "book", "--output", str(tmp_path / "book.pdf"))):
        said = call("summary", "TKM", option, "Partners", *form)
        assert_one_sentence(said)
        assert f"{option} is not for" in said.err


def test_sections_are_chosen_in_one_way_at_a_time(call: Call) -> None:
    said = call("summary", "TKM", "--sections", "Partners", "--without", "Facts")
    assert_one_sentence(said)
    assert "leave one of them out" in said.err


def test_a_page_of_all_its_sections_is_no_selection(call: Call) -> None:
    page = ("relation", "TKM", "AFG")
    names = call(*page, "--sections", "Cuisine").err.rpartition("which has: ")[2].strip().split("; ")
    assert len(names) > 2
    chosen = [word for name in names for word in ("--sections", name)]
    assert call(*page, *chosen).out == call(*page).out
    most = " ".join(call(*page, *chosen[2:]).out.split())
    assert f"Selected sections: {len(names) - 1} of {len(names)}. " in most


def test_a_print_has_the_selected_sections_alone(call: Call, tmp_path: Path) -> None:
    def told(form: str, *options: str) -> str:
        file = tmp_path / "print.pdf"
        assert call("summary", "TKM", "--brief", form, *options, "--output", file, "--force").code == 0
        return " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())

    for form, name, stays, goes in (
        ("one-page", "Most ties recorded", "most kinds first", "by year, at most"),
        ("full", "Partners", "Relations since", "Central Asia"),
    ):
        whole, selected = told(form), told(form, "--sections", name.upper())
        assert (stays in whole, stays in selected) == (True, True)
        assert (goes in whole, goes in selected) == (True, False)
        assert f"Selected sections: {name}." in selected


def test_a_brief_as_text_has_the_selected_sections_of_the_brief(call: Call) -> None:
    said = call("summary", "TKM", "--brief", "one-page", "--sections", "facts")
    assert said.code == 0
    assert "TKM, 795" in said.out
    assert "Most ties recorded" not in said.out


def test_of_several_pages_each_loses_the_sections_that_it_has(call: Call, tmp_path: Path) -> None:
    said = call("summary", "TKM", "LIE", "--without", "Partners", "--output", tmp_path / "pages")
    assert said.code == 0
    assert "Partners\n─" not in (tmp_path / "pages" / "TKM.txt").read_text("utf-8")
    for form in ("text", "pdf"):
        unknown = call(
            "summary", "TKM", "LIE", "--without", "Cuisine", "--format", form, "--output", tmp_path / "others"
        )
        assert_one_sentence(unknown)
        assert "“Cuisine” is no section of any of these 2 pages" in unknown.err
        assert not (tmp_path / "others").exists()


@pytest.mark.parametrize("form", ["text", "pdf"])
def test_pages_that_have_none_of_the_selected_sections_are_not_written(call: Call, tmp_path: Path, form: str) -> None:
    folder = tmp_path / "pages"
    options = ("--brief", "full", "--format", form, "--sections", "Topics", "--output", folder)
    said = call("summary", "LIE", "TKM", "CIV", *options)
    (written,) = folder.iterdir()
    assert written.stem == "TKM-full"
    assert (said.code, said.err) == (
        0,
        f"wrote {written}\n2 of 3 pages have none of these sections and were not written\n",
    )
    assert "1 of 2 pages has none" in call("summary", "LIE", "TKM", *options, "--force").err


def test_the_beginning_of_one_heading_stands_for_it(call: Call, tmp_path: Path) -> None:
    names = call("summary", "TKM", "--sections", "Cuisine").err.rpartition("which has: ")[2].strip().split("; ")
    assert [name for name in names if name.startswith("Part")] == ["Partners"]
    for option in ("--sections", "--without"):
        assert call("summary", "TKM", option, "part").out == call("summary", "TKM", option, "Partners").out
        assert call("summary", "TKM", option, "part", "--output", tmp_path / option / "").code == 0
    said = call("summary", "TKM", "--sections", "T")
    assert_one_sentence(said)
    assert "“T” begins several sections of Turkmenistan: " in said.err
    assert "Topics or Trade; type more of it" in said.err or "Trade or Topics; type more of it" in said.err
    for word in ("", "rtners"):
        assert "is no section of Turkmenistan" in call("summary", "TKM", "--sections", word).err


def test_a_heading_typed_in_full_is_no_beginning_of_another() -> None:
    assert headings(["Trade"], ["Trade in gas", "trade"]) == {"trade"}
    assert headings(["Trade"], ["Trade in gas", "Travel"]) == {"Trade in gas"}
    assert headings(["Trade"], ["Trade in gas", "Trade in oil"]) == set()


@pytest.mark.parametrize("option", ["--without", "--sections"])
def test_a_timeline_on_paper_has_no_sections_to_choose(call: Call, tmp_path: Path, option: str) -> None:
    for brief in ("poster", "one-sheet"):
        said = call("summary", "TKM", option, "Partners", "--brief", brief, "--output", tmp_path / "sheet.pdf")
        assert_one_sentence(said)
        assert f"--brief {brief} has no sections to choose; leave {option} out" in said.err


def test_of_several_pages_each_has_the_selected_sections_that_it_has(call: Call, tmp_path: Path) -> None:
    said = call("summary", "TKM", "LIE", "--sections", "Topics", "--sections", "Facts", "--output", tmp_path / "pages")
    assert (said.code, "not written" in said.err) == (0, False)
    texts = {file.stem: file.read_text("utf-8") for file in (tmp_path / "pages").iterdir()}
    assert "Selected sections: Facts and Topics." in texts["TKM"]
    assert "Selected sections: Facts." in texts["LIE"]
    unknown = call("summary", "TKM", "LIE", "--sections", "Cuisine", "--output", tmp_path / "others")
    assert_one_sentence(unknown)
    assert "“Cuisine” is no section of any of these 2 pages" in unknown.err
    assert not (tmp_path / "others").exists()


def test_a_page_without_sections_says_so(call: Call) -> None:
    said = call("summary", "chancery:day/01-01", "--sections", "Partners")
    assert_one_sentence(said)
    assert "1 January has no sections to choose in this form" in said.err
