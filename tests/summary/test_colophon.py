"""Every format says which edition it is of, when it was made and how to cite it."""

import io
import json
import re

import docx
import pytest

from desktop.domain.address import parse
from desktop.library.library import Library
from desktop.summary.colophon import choice_in_words, cite_as, colophon
from desktop.summary.names_in import NamesIn
from desktop.summary.page import Page, open_page
from desktop.summary.writers import FORMATS, written

DAY = "18 November 2026"


@pytest.fixture(autouse=True)
def _at_one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")


def words_of(page: Page, form: str) -> str:
    made = written(page, form)
    if isinstance(made, bytes):
        made = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(made)).paragraphs)
    return re.sub(r"\s+", " ", made.replace("\\", "").replace("`", ""))


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "json"])
@pytest.mark.parametrize("where", ["country/TKM", "relation/TKM/AFG", "organization/UN", "event/ev-border"])
def test_a_copy_says_its_edition_its_day_and_how_to_cite_it(small_library: Library, form: str, where: str) -> None:
    page = open_page(small_library, parse(f"chancery:{where}"))
    edition = f"edition of 24 November 2026 ({small_library.edition().content[:8]})"
    said = words_of(page, form)
    assert f"Chancery, {edition}. Content CC BY-SA 4.0." in said
    assert f"Cite as: “{page.document.title}”, Chancery, {edition}, chancery:{where}; printed {DAY}." in said


def test_json_has_them_as_fields(small_library: Library) -> None:
    page = open_page(small_library, parse("chancery:relation/TKM/AFG"))
    found = json.loads(written(page, "json"))
    edition = small_library.edition()
    assert found["edition"] == {"checked": edition.checked, "content": edition.content}
    assert found["printed"] == "2026-11-18"
    assert found["cite_as"] == cite_as(page.document)


def test_a_page_with_names_in_another_language_is_cited_by_its_english_title(shipped_library: Library) -> None:
    page = open_page(shipped_library, parse("chancery:country/TKM"))
    renamed = NamesIn(shipped_library, "ru").page(page)
    assert renamed.document.title == "Туркменистан"
    assert "“Turkmenistan”" in cite_as(renamed.document)


def test_a_page_that_nobody_checked_does_not_say_that_it_was(small_library: Library) -> None:
    page = open_page(small_library, parse("chancery:event/ev-border"))
    assert "Compared with" not in " ".join(colophon(page.document))
    assert "Compared with" in " ".join(colophon(open_page(small_library, parse("chancery:country/TKM")).document))


@pytest.mark.parametrize(
    ("left_out", "selected", "said"),
    [
        ("", "ab", ""),
        ("ab", None, "Left out by choice: a and b. "),
        ("abcd", None, "Left out by choice: a, b, c and d. "),
        ("abcde", None, "Left out by choice: 5 sections. "),
        ("x", "abcd", "Selected sections: a, b, c and d. "),
        ("x", "abcde", "Selected sections: 5 of 6. "),
        ("xyz", "", "Selected sections: none of 3. "),
    ],
)
def test_a_copy_says_what_was_chosen_of_it_and_no_long_list(left_out: str, selected: str | None, said: str) -> None:
    assert choice_in_words(left_out, selected) == said
