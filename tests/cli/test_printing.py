"""`summary --format pdf`: one file, several, a book; nothing half written, nothing overwritten unasked."""

import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from desktop import paths
from desktop.chronology.exports import formats
from desktop.cli.arguments import BRIEFS, CITATION_FORMATS, EVENT_FORMATS, LIST_FORMATS, STYLES
from desktop.library.notebook import plans
from desktop.library.notebook.entries import Note
from desktop.library.notebook.notebook import FILE, Notebook
from desktop.summary import to_pdf
from desktop.summary.citing import forms
from tests.cli.conftest import CHECKOUT, Call, assert_one_sentence
from tests.conftest import put_irregular

PDF = ("summary", "TKM", "--format", "pdf")


def test_the_forms_of_the_command_line_are_those_of_the_writers() -> None:
    assert tuple(to_pdf.Brief) == BRIEFS
    assert tuple(form for form in formats.FORMATS if form not in LIST_FORMATS) == EVENT_FORMATS
    assert (forms.FORMATS, forms.STYLES) == (CITATION_FORMATS, STYLES)


def test_a_country_goes_on_one_page_of_the_paper_named(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "turkmenistan.pdf"
    said = call("summary", "TKM", "--paper", "letter", "--output", file)
    assert (said.code, said.out, said.err) == (0, "", f"wrote {file}\n")
    (page,) = PdfReader(file).pages
    assert round(float(page.mediabox.height)) == 792
    assert list(tmp_path.iterdir()) == [file]


def test_a_pair_is_printed_from_either_command(call: Call, tmp_path: Path) -> None:
    one, other = tmp_path / "one.pdf", tmp_path / "other.pdf"
    assert call("summary", "TKM", "--partner", "AFG", "--output", one).code == 0
    assert call("relation", "TKM", "AFG", "--output", other).code == 0
    assert len(PdfReader(one).pages) <= 2
    assert [page.extract_text() for page in PdfReader(one).pages] == [
        page.extract_text() for page in PdfReader(other).pages
    ]


def test_several_countries_become_several_files_without_progress_in_a_pipe(call: Call, tmp_path: Path) -> None:
    folder = tmp_path / "briefs"
    said = call("summary", "TKM", "AFG", "--format", "pdf", "--output", folder)
    assert (said.code, said.err) == (0, f"wrote 2 PDF files to {folder}\n")
    assert sorted(file.name for file in folder.iterdir()) == ["AFG.pdf", "TKM.pdf"]


def test_several_countries_can_be_written_in_any_format(call: Call, tmp_path: Path) -> None:
    assert call("summary", "TKM", "AFG", "--format", "markdown", "--output", tmp_path / "md").code == 0
    assert (tmp_path / "md" / "AFG.md").read_text(encoding="utf-8").startswith("# Afghanistan")


def test_all_files_are_refused_where_one_exists(call: Call, tmp_path: Path) -> None:
    (tmp_path / "TKM.pdf").write_text("mine")
    said = call("summary", "AFG", "TKM", "--format", "pdf", "--output", tmp_path)
    assert_one_sentence(said)
    assert "--force" in said.err
    assert [file.name for file in tmp_path.iterdir()] == ["TKM.pdf"]
    assert call("summary", "AFG", "TKM", "--format", "pdf", "--output", tmp_path, "--force").code == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("summary", "TKM", "AFG"), "--output DIR"),
        (("summary",), "name a country"),
        (("summary", "--region", "Nowhere at all"), "no region"),
        (("summary", "TKM", "--brief", "poster", "--format", "html"), "--brief poster is for PDF"),
        (("summary", "TKM", "--brief", "one-page", "--format", "json"), "always holds the whole page"),
        (("summary", "UN", "--brief", "one-page"), "is made of a country, not of an organization"),
        (("summary", "UN", "--brief", "one-page", "--output", "x.pdf"), "is made of a country"),
        (("summary", "UN", "--brief", "book", "--output", "x.pdf"), "made of countries"),
        (("summary", "TKM", "--from", "2000", "--to", "1990"), "--from is later"),
        (("summary", "TKM", "--partner", "Turkmenistan"), "one country"),
        (("summary", "TKM", "AFG", "--output", "both.pdf"), "is named like a file"),
        (("summary", "TKM", "--format", "html", "--output", "x.pdf"), "does not go with the ending"),
        (("summary", "TKM", "--brief", "book", "--output", "x.html"), "does not go with the ending"),
        (("summary", "TKM", "--output", "x.xyz"), "“.xyz” is the ending of no format"),
        (("summary", "TKM", "--output", "x.odt"), "write x.docx"),
        (("summary", "TKM", "--brief", "one-page", "--output", "x.xyz"), "“.xyz” is the ending of no format"),
        (("sumary", "relation"), "choose from 'summary', 'relation'"),
        (("summary", "chancery:names/TKM", "--brief", "one-page"), "not of a page of names"),
        (("summary", "TKM", "--format", "odt"), "docx is, and opens in the same programs"),
        (("summary", "TKM", "--from", "soon"), "“soon” is not a date"),
        (("summary", "TKM", "--all"), "leave out --all, or TKM"),
        (("summary", "--all", "--region", "Asia"), "leave one of them out"),
        (("summary", "UN", "--brief", "topic", "--output", "x.pdf"), "is made of a topic, not of an organization"),
    ],
)
def test_what_cannot_be_printed_is_said_in_a_sentence(call: Call, words: tuple[str, ...], told: str) -> None:
    said = call(*words)
    assert_one_sentence(said)
    assert told in said.err


def test_a_brief_is_told_in_any_format_for_readers(call: Call, tmp_path: Path) -> None:
    told = call("summary", "TKM", "--brief", "one-page")
    assert (told.code, told.err) == (0, "")
    whole = call("summary", "TKM").out
    assert told.out.splitlines()[0] == whole.splitlines()[0]
    assert len(told.out) < len(whole)
    file = tmp_path / "brief.html"
    assert call("summary", "TKM", "--brief", "one-page", "--output", file).code == 0
    assert "in brief" in file.read_text(encoding="utf-8")
    folder = tmp_path / "texts"
    assert call("summary", "TKM", "AFG", "--brief", "one-page", "--format", "text", "--output", folder).code == 0
    assert (folder / "TKM-one-page.txt").read_text(encoding="utf-8") == told.out
    assert call("summary", "TKM", "--brief", "full").out == whole


def test_a_brief_of_some_years_says_so(call: Call) -> None:
    said = call("summary", "TKM", "--brief", "one-page", "--from", "1990", "--to", "1999").out
    assert said.splitlines()[1] == "Country, in brief; events from 1990 to 1999 alone"


def test_names_are_read_from_standard_input(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("TKM\n\n  Afghanistan \n"))
    said = call("summary", "-", "--output", tmp_path)
    assert said.code == 0, said.err
    assert sorted(file.name for file in tmp_path.iterdir()) == ["AFG.txt", "TKM.txt"]


def test_a_book_is_made_of_a_region_by_its_name(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "book.pdf"
    said = call("summary", "Central Asia", "--brief", "book", "--output", file)
    assert said.code == 0, said.err
    book = PdfReader(file)
    assert "Central Asia" in book.pages[0].extract_text()
    assert "Turkmenistan" in [one.title for one in book.outline if not isinstance(one, list)]


def test_a_region_may_be_written_in_one_word_as_shells_offer_it(call: Call) -> None:
    assert call("summary", "--region", "central-asia").out == call("summary", "--region", "Central Asia").out


def test_a_region_is_written_whole(call: Call, tmp_path: Path) -> None:
    said = call("summary", "--region", "asia", "--format", "text", "--output", tmp_path / "asia")
    assert said.code == 0
    assert {file.stem for file in (tmp_path / "asia").iterdir()} >= {"TKM", "AFG"}


def test_a_book_has_title_contents_a_page_a_country_index_and_sources(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "book.pdf"
    assert call("summary", "TKM", "AFG", "--brief", "book", "--output", file).code == 0
    book = PdfReader(file)
    pages = [page.extract_text() for page in book.pages]
    assert ["Contents" in pages[1], "Afghanistan" in pages[2], "Turkmenistan" in pages[3]] == [True] * 3
    assert pages[-2].startswith("Index of names")
    assert pages[-1].startswith("Sources")
    titles = [one.title for one in book.outline if not isinstance(one, list)]
    assert titles == ["Contents", "Afghanistan", "Turkmenistan", "Index of names", "Sources"]


def test_a_book_is_the_same_whatever_order_sets_of_words_have(compiled: None, tmp_path: Path) -> None:
    # Their names in more than one language differ by an accent or a capital alone.
    words = [sys.executable, "main.py", "summary", "BEN", "SWZ", "HTI", "--brief", "book", "--output"]
    for seed in "12":
        surroundings = os.environ | {"PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1764028800"}
        subprocess.run([*words, str(tmp_path / seed)], cwd=CHECKOUT, env=surroundings, check=True, capture_output=True)
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_a_period_keeps_the_events_that_can_have_happened_in_it(call: Call) -> None:
    told = json.loads(call("summary", "TKM", "--format", "json").out)["events"]
    kept = json.loads(call("summary", "TKM", "--format", "json", "--to", "1996-12").out)["events"]
    assert 0 < len(kept) < len(told)
    assert [event for event in told if event in kept] == kept
    latest = max(told, key=lambda event: str(event["date"]))
    assert latest["title"] not in call("summary", "TKM", "--to", "1996-12").out


def test_a_pdf_goes_down_a_pipe_but_not_to_a_terminal(compiled: None, program: Call) -> None:
    done = subprocess.run([sys.executable, "main.py", *PDF], cwd=CHECKOUT, capture_output=True)
    assert done.stdout.startswith(b"%PDF-")
    try:
        main, other = pty.openpty()
    except OSError as error:  # as in a container without /dev/pts
        pytest.skip(f"there is no terminal to give: {error}")
    with os.fdopen(other, "wb") as terminal:
        refused = subprocess.run(
            [sys.executable, "main.py", *PDF], cwd=CHECKOUT, stdout=terminal, stderr=subprocess.PIPE, text=True
        )
    os.close(main)
    assert refused.returncode == 2
    assert refused.stderr == (
        "chancery: a PDF is not for a terminal; name a file with --output, such as --output summary.pdf\n"
    )


def keep_note(text: str) -> None:
    moment = "2026-11-24T09:30:00Z"
    notebook = Notebook(paths.data_folder())
    notebook.change("Add note", plans.keep(Note("0" * 16, "chancery:country/TKM", "T", moment, moment, text)))
    notebook.close()


def test_notes_are_told_only_where_they_are_asked_for(call: Call, tmp_path: Path) -> None:
    keep_note("Ask about the valve.")
    assert "valve" not in call("summary", "TKM").out
    said = call("summary", "TKM", "--notes")
    assert "THE READER’S OWN NOTES" in said.out.upper()
    assert "Ask about the valve." in said.out
    assert call("summary", "TKM", "--notes", "--output", tmp_path / "page.pdf").code == 0
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "page.pdf").pages)
    assert "Ask about the valve." in text


def test_a_word_processor_gets_the_notes_as_well(call: Call, tmp_path: Path) -> None:
    keep_note("Ask about the valve.")
    for name, options in (("page.docx", ["--notes"]), ("bare.docx", [])):
        assert call("summary", "TKM", *options, "--output", tmp_path / name).code == 0
    told = [
        "\n".join(one.text for one in Document(str(tmp_path / name)).paragraphs) for name in ("page.docx", "bare.docx")
    ]
    assert ["Ask about the valve." in words for words in told] == [True, False]


def test_a_brief_of_another_kind_is_refused_before_anything_is_written(call: Call, tmp_path: Path) -> None:
    said = call("summary", "TKM", "chancery:relation/TKM/AFG", "--brief", "one-page", "--output", tmp_path / "briefs")
    assert_one_sentence(said)
    assert "not of a relation" in said.err
    assert not (tmp_path / "briefs").exists()


def test_a_reader_without_a_notebook_gets_the_page_as_it_is_and_no_notebook(call: Call) -> None:
    assert call("summary", "TKM", "--notes").out == call("summary", "TKM").out
    assert not (paths.data_folder() / FILE).exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_a_notebook_that_is_a_pipe_is_not_waited_for() -> None:
    put_irregular("pipe", paths.data_folder() / FILE)
    words = [sys.executable, "main.py", "--content", "tests/small_world", "summary", "TKM", "--notes"]
    done = subprocess.run(words, cwd=CHECKOUT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0
    assert "Turkmenistan" in done.stdout
    assert "notebook.sqlite is no regular file, so no notes can be kept; move it elsewhere" in done.stderr


def test_a_timeline_is_printed_as_a_poster(call: Call, tmp_path: Path) -> None:
    assert call("summary", "TKM", "--brief", "poster", "--output", tmp_path / "poster.pdf").code == 0
    assert round(float(PdfReader(tmp_path / "poster.pdf").pages[0].mediabox.width)) == 1191


def test_a_poster_of_days_without_events_is_refused(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "poster.pdf"
    assert_one_sentence(call("summary", "TKM", "--brief", "poster", "--to", "1200", "--output", file))
    assert not file.exists()


@pytest.mark.parametrize("options", [["TKM", "AFG"], ["TKM", "AFG", "--format", "pdf"], ["--all"]])
@pytest.mark.parametrize("is_there", [True, False])
def test_several_pages_go_to_a_folder_whose_name_has_a_dot(
    call: Call, tmp_path: Path, options: list[str], is_there: bool
) -> None:
    folder = tmp_path / "briefs.2026"
    if is_there:
        folder.mkdir()
    said = call("summary", *options, "--output", folder)
    assert (said.code, said.out) == (0, "")
    assert {file.suffix for file in folder.iterdir()} == {".pdf" if "pdf" in options else ".txt"}


def test_one_page_still_wants_an_ending_that_is_known(call: Call, tmp_path: Path) -> None:
    assert_one_sentence(call("summary", "TKM", "--output", tmp_path / "page.2026"))
    assert_one_sentence(call("summary", "TKM", "AFG", "--output", tmp_path / "page.pdf"))
