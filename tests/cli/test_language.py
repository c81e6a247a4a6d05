"""`--language`: names of countries in another language, where a name stands as such; the prose stays English."""

import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop.cli import main
from tests.cli.conftest import Call, Said, assert_one_sentence


@pytest.fixture
def call(compiled: None, capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs a command on the content that is shipped, which has the names, within this process."""

    def run(*words: str | Path) -> Said:
        return Said(main(list(map(str, words))), *capsys.readouterr())

    return run


@pytest.mark.parametrize("language", ["ru", "RU", "Russian", "russian"])
def test_title_partners_and_links_have_their_names_in_the_language(call: Call, language: str) -> None:
    told = json.loads(call("summary", "TKM", "--language", language, "--format", "json").out)
    assert told["title"] == "Туркменистан"
    assert "Афганистан" in {partner["name"] for partner in told["partners"]}
    (partners,) = [section["text"] for section in told["sections"] if section["heading"] == "Partners"]
    assert "Афганистан" in partners
    assert "Afghanistan" not in partners


def test_the_prose_stays_english_and_the_page_says_so(call: Call) -> None:
    plain, told = call("summary", "TKM").out, call("summary", "TKM", "--language", "ru").out
    assert "names of countries in Russian, the prose in English" in told
    summary = json.loads(call("summary", "TKM", "--format", "json").out)["summary"]
    assert summary == json.loads(call("summary", "TKM", "--language", "ru", "--format", "json").out)["summary"]
    assert "names of countries" not in plain


def test_a_relation_is_called_by_both_names(call: Call) -> None:
    told = call("relation", "TKM", "AFG", "--language", "fr").out
    assert told.startswith("TURKMÉNISTAN – AFGHANISTAN\n")


def test_names_are_marked_with_their_language(call: Call) -> None:
    assert '<bdi lang="ru">Афганистан</bdi>' in call("summary", "TKM", "--language", "ru", "--format", "html").out


def test_the_one_page_brief_has_the_names_as_well(call: Call, tmp_path: Path) -> None:
    assert call("summary", "TKM", "--language", "ru", "--output", tmp_path / "ru.pdf").code == 0
    (page,) = PdfReader(tmp_path / "ru.pdf").pages
    told = page.extract_text()
    assert told.startswith("Туркменистан")
    assert "Афганистан" in told


@pytest.mark.parametrize(
    ("language", "near"), [("rusian", "ru (Russian)"), ("portugese", "pt (Portuguese)"), ("xx-nowhere", "list them")]
)
def test_a_language_without_names_is_refused_with_the_nearest(call: Call, language: str, near: str) -> None:
    said = call("summary", "TKM", "--language", language)
    assert_one_sentence(said)
    assert "no language is called" in said.err
    assert near in said.err


def test_a_book_has_its_names_in_the_language_and_says_so(call: Call, tmp_path: Path) -> None:
    said = call("summary", "TKM", "--brief", "book", "--language", "ru", "--output", tmp_path / "book.pdf")
    assert said.code == 0
    front, contents, country, *_ = (page.extract_text() for page in PdfReader(tmp_path / "book.pdf").pages)
    assert "names of countries in Russian" in " ".join(front.split())
    assert "Туркменистан" in contents
    assert country.startswith("Туркменистан")
