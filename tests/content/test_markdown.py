"""The Markdown of articles: what the format allows, and a fault with its line for all else."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.content.findings import Findings
from desktop.content.markdown import read_run, read_sections
from desktop.domain.prose import (
    BulletList,
    Citation,
    CitedSource,
    Emphasis,
    Inline,
    Link,
    Paragraph,
    Section,
    Strong,
    Text,
)
from desktop.errors import Diagnostic

ONE = Citation((CitedSource("one"),))


def _sections(text: str) -> tuple[Section, ...]:
    findings = Findings(Path("/content"))
    sections = read_sections(text, Path("/content/topics/a.md"), 10, findings)
    assert not findings, findings.sorted()
    return sections


def _faults(text: str) -> tuple[Diagnostic, ...]:
    findings = Findings(Path("/content"))
    read_sections(text, Path("/content/topics/a.md"), 10, findings)
    return findings.sorted()


def _run(text: str) -> tuple[Inline, ...]:
    ((_, (block,)),) = _sections(text)
    assert isinstance(block, Paragraph)
    return block.inlines


def test_an_article_has_a_lead_and_sections() -> None:
    text = "Lead [@one].\n\n## First\n\nText [@one].\n\n- a [@one]\n- b [@one]\n\n## Second\n\nMore [@one].\n"
    assert _sections(text) == (
        Section("", (Paragraph((Text("Lead "), ONE, Text("."))),)),
        Section(
            "First",
            (Paragraph((Text("Text "), ONE, Text("."))), BulletList(((Text("a "), ONE), (Text("b "), ONE)))),
        ),
        Section("Second", (Paragraph((Text("More "), ONE, Text("."))),)),
    )


def test_words_are_emphasized_strong_or_linked() -> None:
    assert _run("*a **b*** [c *d*](https://x.org) [e](chancery:relation/tkm/afg) <https://y.org> [@one]") == (
        Emphasis((Text("a "), Strong((Text("b"),)))),
        Text(" "),
        Link("https://x.org", (Text("c "), Emphasis((Text("d"),)))),
        Text(" "),
        Link("chancery:relation/TKM/AFG", (Text("e"),)),
        Text(" "),
        Link("https://y.org", (Text("https://y.org"),)),
        Text(" "),
        ONE,
    )


def test_a_citation_has_one_source_or_several_with_their_places() -> None:
    assert _run("a [@one, p. 3, note 2; @two_b.c-d]") == (
        Text("a "),
        Citation((CitedSource("one", "p. 3, note 2"), CitedSource("two_b.c-d"))),
    )


def test_a_citation_counts_inside_other_words() -> None:
    assert _run("*a [@one]*") == (Emphasis((Text("a "), ONE)),)


def test_lines_of_one_paragraph_are_joined_by_a_space() -> None:
    assert _run("one\ntwo [@one]") == (Text("one two "), ONE)


def test_what_looks_like_markup_and_is_not_stays_text() -> None:
    assert _run("2 * 3 < 7 & a_b \\*c\\* &lt;d&gt; | [x] @e [@one]") == (Text("2 * 3 < 7 & a_b *c* <d> | [x] @e "), ONE)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("# Title\n\na [@one]", 10, "a heading of level 1"),
        ("a [@one]\n\n### Deep\n\na [@one]", 12, "a heading of level 3"),
        ("## A\n\na [@one]\n\n## A\n\na [@one]", 14, "stands twice"),
        ("a [@one]\n\n> b [@one]\n", 12, "blockquote"),
        ("a [@one]\n\n1. b [@one]\n", 12, "ordered list"),
        ("a [@one]\n\n- b [@one]\n  - c [@one]\n", 13, "bullet list"),
        ("a [@one]\n\n- b [@one]\n  > c [@one]\n", 13, "blockquote"),
        ("a [@one]\n\n```\nb\n```\n", 12, "fence"),
        ("a [@one]\n\n    b\n", 12, "code block"),
        ("a [@one]\n\n***\n", 12, "hr"),
        ("a [@one]\n\n<div>b</div>\n", 12, "html block"),
        ("a [@one]\n<b>b</b>", 11, "html inline"),
        ("a [@one]\n`b`", 11, "code inline"),
        ("a [@one]\n![b](c.png)", 11, "image"),
        ("a [@one]  \nb", 10, "hardbreak"),
        ("a [@one]\n[b](file:///etc/passwd)", 11, "file:///etc/passwd"),
        ("a [@one]\n[b](javascript:alert(1))", 11, "javascript:alert(1)"),
        ("a [@one]\n[b](data:text/html,x)", 11, "data:text/html,x"),
        ("a [@one]\n[b](ftp://x.org)", 11, "ftp://x.org"),
        ("a [@one]\n[b](/etc/passwd)", 11, "/etc/passwd"),
        ("a [@one]\n[b](other.md)", 11, "other.md"),
        ("a [@one]\n[b](chancery:nowhere/X)", 11, "chancery:nowhere/X"),
        ("a [@one]\n[b](chancery:country/TK)", 11, "not an address of a country"),
        ("a [@one]\n[@ 3]", 11, "not a citation"),
        ("a [@one; two]", 10, "not a citation"),
        ("a [@one;]", 10, "not a citation"),
        ("a [@one]\n\nb\n\nc [@one]", 12, "without a source"),
        ("a [@one]\n\n- b [@one]\n- c\n", 13, "without a source"),
        ("a [@one]\n\n[b]: https://x.org\n", 12, "reference"),
        ("a [@one]\n*b\n`c`* [@one]", 12, "code inline"),
    ],
)
def test_what_is_not_part_of_the_format_is_refused_at_its_line(text: str, line: int, words: str) -> None:
    faults = _faults(text)
    assert [fault.line for fault in faults if words in fault.message] == [line], faults
    assert {fault.file for fault in faults} == {"topics/a.md"}
    assert all(fault.mend for fault in faults)
    assert all(fault.line == line for fault in faults), faults


def test_every_fault_of_an_article_is_listed() -> None:
    faults = _faults("a\n\n# b\n\n![c](d) [@one]\n\n- e\n")
    assert [(fault.line, fault.message.split()[-1]) for fault in faults] == [
        (10, "source"),
        (12, "1"),
        (14, "format"),
        (16, "source"),
    ]


def test_an_item_of_two_paragraphs_is_not_two_items() -> None:
    findings = Findings(Path("/content"))
    sections = read_sections("- a [@one]\n\n  b [@one]\n", Path("/content/topics/a.md"), 10, findings)
    assert findings or sections == (Section("", (BulletList(((Text("a "), ONE, Text(" b "), ONE),)),)),)


def test_a_summary_is_one_run_with_a_source() -> None:
    findings = Findings(Path("/content"))
    assert read_run("A *state* [@one].", Path("/content/a.md"), 3, findings) == (
        Text("A "),
        Emphasis((Text("state"),)),
        Text(" "),
        ONE,
        Text("."),
    )
    assert not findings


@pytest.mark.parametrize("text", ["No source.", "", "## Heading", "- a [@one]\n- b [@one]", "a [@one]\n\nb [@one]"])
def test_a_summary_of_another_shape_is_refused_at_its_line(text: str) -> None:
    findings = Findings(Path("/content"))
    read_run(text, Path("/content/a.md"), 3, findings)
    assert findings
    assert findings.sorted()[0].line == 3
    assert findings.sorted()[0].mend


@settings(deadline=None, max_examples=200)
@given(st.text("ab @[]()<>*_`#->!\n\\&;:/1.|~=", max_size=60))
def test_any_text_is_prose_with_sources_or_a_list_of_faults(text: str) -> None:
    findings = Findings(Path("/content"))
    read_sections(text + " [@one]", Path("/content/a.md"), 10, findings)
    for fault in findings.sorted():
        assert 10 <= fault.line <= 10 + text.count("\n") + 1
        assert fault.mend


@pytest.mark.parametrize("piece", ["[", "![", "[@", "*a **b ", "> ", "- ", "`", "<a ", "[a](", "&#x"])
def test_a_thousandfold_piece_of_markup_does_no_harm(piece: str) -> None:
    findings = Findings(Path("/content"))
    read_sections(piece * 1000, Path("/content/a.md"), 10, findings)
    assert findings
