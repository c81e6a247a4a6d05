"""A page for a word processor, read back by the parser of XML and, where it is installed, by LibreOffice."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from desktop.summary.document import Document
from desktop.summary.page import Page
from desktop.summary.to_docx import write
from tests.summary.conftest import HOSTILE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MOMENT = 1_764_000_000
SUFFICES = 3.0


class Read:
    """What stands in a file."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None
            self.names = archive.namelist()
            self.parts = {
                name: ElementTree.fromstring(archive.read(name))
                for name in archive.namelist()
                if name.endswith((".xml", ".rels"))
            }
        self.body = self.parts["word/document.xml"]
        self.styles = {style.get(f"{W}styleId") for style in self.parts["word/styles.xml"].iter(f"{W}style")}

    def paragraphs(self, style: str) -> list[str]:
        return [
            "".join(text.text or "" for text in one.iter(f"{W}t"))
            for one in self.body.iter(f"{W}p")
            if (named := one.find(f"{W}pPr/{W}pStyle")) is not None and named.get(f"{W}val") == style
        ]


def assert_sound(document: Document, paper: str = "a4") -> Read:
    """Every style and every target of a link is there, tables are whole, and their headings are marked as such."""
    read = Read(write(document, MOMENT, paper))
    assert {one.get(f"{W}val") for one in read.body.iter(f"{W}pStyle")} <= read.styles
    bookmarks = [one.get(f"{W}name") for one in read.body.iter(f"{W}bookmarkStart")]
    assert bookmarks == [f"source-{number}" for number in range(1, len(document.sources) + 1)]
    links = list(read.body.iter(f"{W}hyperlink"))
    assert {one.get(f"{W}anchor") for one in links} - {None} <= set(bookmarks)
    outside = {
        one.get("Id"): one.get("Target", "")
        for one in read.parts["word/_rels/document.xml.rels"]
        if one.get("TargetMode") == "External"
    }
    assert all(target.startswith(("http://", "https://")) for target in outside.values())
    assert {one.get(f"{R}id") for one in links} - {None} == set(outside)
    for table in read.body.iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        assert all(len(row.findall(f"{W}tc")) == columns for row in rows)
        assert all(cell.findall(f"{W}p") for cell in table.iter(f"{W}tc"))
        style = table.find(f"{W}tblPr/{W}tblStyle")
        assert style is not None
        headed = rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert headed == (style.get(f"{W}val") == "Rows")
    return read


def test_all_pages_of_the_small_world_are_sound(small_pages: dict[str, Page]) -> None:
    for page in small_pages.values():
        document = page.document
        read = assert_sound(document)
        assert read.paragraphs("Heading1") == [document.title]
        headings = [section.heading for section in document.sections if section.heading]
        assert read.paragraphs("Heading2") == headings + ["Sources"] * bool(document.sources)
        assert len(read.paragraphs("ListNumber")) == len(document.sources)


def test_a_country_shows_its_code_facts_and_a_footer_with_the_pages_number(small_pages: dict[str, Page]) -> None:
    document = small_pages["chancery:country/TKM"].document
    read = assert_sound(document)
    assert read.paragraphs("Badge") == ["TM · TKM"]
    assert not [name for name in read.names if "thumbnail" in name], "the template has a picture of another page"
    assert read.paragraphs("TableLabel")[: len(document.facts)] == [fact.label for fact in document.facts]
    (foot,) = [part for name, part in read.parts.items() if name.startswith("word/footer")]
    assert [one.get(f"{W}instr") for one in foot.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]
    assert "chancery:country/TKM" in "".join(foot.itertext())


def test_the_file_names_its_title_its_language_and_the_moment(small_pages: dict[str, Page]) -> None:
    read = assert_sound(small_pages["chancery:country/TKM"].document)
    told = {one.tag.rpartition("}")[2]: one.text for one in read.parts["docProps/core.xml"]}
    assert (told["title"], told["creator"], told["language"]) == ("Turkmenistan", "Chancery", "en-GB")
    assert told["created"] == "2025-11-24T16:00:00Z"
    (language,) = read.parts["word/styles.xml"].findall(f".//{W}docDefaults//{W}lang")
    assert language.get(f"{W}val") == "en-GB"


@pytest.mark.parametrize(("paper", "height"), [("a4", 16838), ("letter", 15840)])
def test_the_paper_is_the_one_named(small_pages: dict[str, Page], paper: str, height: int) -> None:
    (size,) = assert_sound(small_pages["chancery:topic/tapi"].document, paper).body.iter(f"{W}pgSz")
    assert abs(int(size.get(f"{W}h", "")) - height) < SUFFICES


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_shows_as_text(document_of: Callable[[str], Document], text: str) -> None:
    read = assert_sound(document_of(text))
    assert read.paragraphs("Heading1") == [text]


def test_signs_that_xml_cannot_hold_are_left_out(document_of: Callable[[str], Document]) -> None:
    assert assert_sound(document_of("a\x00b\x1bc\ufffed\u202ee")).paragraphs("Heading1") == ["abcde"]


def test_no_line_ends_between_a_number_and_its_unit_or_a_day_and_its_month(
    document_of: Callable[[str], Document],
) -> None:
    (title,) = assert_sound(document_of("5.5 % of 1,148 km since 12 May 1999")).paragraphs("Heading1")
    assert title == "5.5\u00a0% of 1,148\u00a0km since 12\u00a0May 1999"


def test_the_same_page_and_moment_give_the_same_bytes(small_pages: dict[str, Page]) -> None:
    document = small_pages["chancery:relation/AFG/TKM"].document
    assert write(document, MOMENT) == write(document, MOMENT)
    assert write(document, MOMENT) != write(document, MOMENT + 3600)


def test_another_word_processor_reads_the_page(small_pages: dict[str, Page], tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    document = small_pages["chancery:country/TKM"].document
    (tmp_path / "page.docx").write_bytes(write(document, MOMENT))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [office, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", tmp_path]
    subprocess.run([*convert, tmp_path / "page.docx"], check=True, capture_output=True, timeout=120)
    said = (tmp_path / "page.txt").read_text(encoding="utf-8-sig")
    assert said.startswith(document.title)
    assert all(fact.label in said for fact in document.facts)
