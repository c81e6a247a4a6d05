"""Articles: front matter, body, and a file name that is their address."""

from pathlib import Path

import pytest

from desktop.content.articles import read_articles
from desktop.content.findings import Findings
from desktop.content.models import TopicHead
from desktop.errors import Diagnostic

ARTICLE = "---\ntitle: A title\nsummary: A summary [@one].\nchecked: 2026-11-24\n---\nText [@one].\n"


def _faults(root: Path, name: str, text: str = ARTICLE) -> tuple[Diagnostic, ...]:
    file = root / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text.encode())
    findings = Findings(root)
    read_articles(root, findings)
    return findings.sorted()


def test_an_article_of_each_kind_has_the_address_of_its_file(tmp_path: Path, findings: Findings) -> None:
    for name in ("countries/TKM.md", "relations/AFG-TKM.md", "organizations/UN-RC.md", "topics/gas-exports.md"):
        assert not _faults(tmp_path, name)
    articles = read_articles(tmp_path, findings)
    assert [str(article.address) for article in articles] == [
        "chancery:country/TKM",
        "chancery:relation/AFG/TKM",
        "chancery:organization/UN-RC",
        "chancery:topic/gas-exports",
    ]
    assert [article.place.line for article in articles] == [1, 1, 1, 1]


def test_front_matter_and_body_are_read(tmp_path: Path, findings: Findings) -> None:
    text = ARTICLE.replace("checked", "countries: [AFG]\nkey_events: [ev-a]\nchecked")
    assert not _faults(tmp_path, "topics/tapi.md", text + "\n## Heading\n\nMore [@one].\n")
    (article,) = read_articles(tmp_path, findings)
    assert isinstance(article.head, TopicHead)
    assert (article.head.title, article.head.countries, article.head.key_events) == ("A title", ["AFG"], ["ev-a"])
    assert article.head.checked.text == "2026-11-24"
    assert [section.heading for section in article.sections] == ["", "Heading"]


def test_line_ends_of_windows_make_no_difference(tmp_path: Path) -> None:
    assert not _faults(tmp_path, "countries/TKM.md", ARTICLE.replace("\n", "\r\n"))


@pytest.mark.parametrize(
    ("name", "message", "mend"),
    [
        ("countries/Turkmenistan.md", "“Turkmenistan.md” is not a name", "rename it like TKM.md"),
        ("countries/AFG-TKM.md", "is not a name", "rename it like TKM.md"),
        ("countries/tkm.md", "the file is called “tkm.md”", "rename it TKM.md"),
        ("relations/TKM.md", "is not a name", "rename it like AFG-TKM.md"),
        ("relations/TKM-TKM.md", "is not a name", "rename it like AFG-TKM.md"),
        ("relations/TKM-AFG.md", "the file is called “TKM-AFG.md”", "rename it AFG-TKM.md"),
        ("relations/AFG_TKM.md", "is not a name", "rename it like AFG-TKM.md"),
        ("organizations/un.md", "is not a name", "rename it like UN.md"),
        ("topics/TAPI.md", "is not a name", "rename it like tapi.md"),
        ("topics/ta pi.md", "is not a name", "rename it like tapi.md"),
        ("topics/tapi#a.md", "the file is called “tapi#a.md”", "rename it tapi.md"),
    ],
)
def test_a_misnamed_article_is_refused_as_a_whole_file(name: str, message: str, mend: str, tmp_path: Path) -> None:
    (fault,) = _faults(tmp_path, name)
    assert (fault.file, fault.line) == (name, 0)
    assert message in fault.message
    assert mend in fault.mend


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("Text [@one].\n", 1, "no front matter"),
        ("", 1, "no front matter"),
        ("---\ntitle: A\n", 1, "no front matter"),
        ("\n" + ARTICLE, 1, "no front matter"),
        (ARTICLE.replace("title: A title", "title: [A"), 3, "not valid YAML"),
        (ARTICLE.replace("title: A title\n", ""), 2, "the field “title” is missing"),
        (ARTICLE.replace("2026-11-24", "today"), 4, "“today” is not a date"),
        (ARTICLE.replace("checked", "colour: red\nchecked"), 4, "the field “colour” is unknown"),
        (ARTICLE.replace("checked", "countries: [AFG]\nchecked"), 4, "the field “countries” is unknown"),
        (ARTICLE.replace("checked", "title: B\nchecked"), 4, "the field “title” stands here twice"),
        (ARTICLE.replace("A summary [@one].", "A summary."), 3, "without a source"),
        (ARTICLE.replace("Text [@one].\n", ""), 6, "the article is empty"),
        (ARTICLE.replace("Text [@one].", "Text."), 6, "without a source"),
        (ARTICLE + "\n# Title\n", 8, "a heading of level 1"),
        (ARTICLE.replace("Text", "Te\x07xt"), 6, "U+0007"),
    ],
)
def test_a_faulty_article_is_refused_at_the_line_of_the_fault(
    text: str, line: int, message: str, tmp_path: Path
) -> None:
    faults = _faults(tmp_path, "countries/TKM.md", text)
    assert [(fault.file, fault.line) for fault in faults] == [("countries/TKM.md", line)], faults
    assert message in faults[0].message
    assert faults[0].mend
