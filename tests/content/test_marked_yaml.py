"""YAML and JSON as plain strings, with the line of every value; no tags, anchors or aliases."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.content.findings import Findings
from desktop.content.marked_yaml import Marked, read_marked
from desktop.errors import Diagnostic

FILE = Path("/content/events/a.yaml")
printable = st.characters(max_codepoint=0xFFFF, exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"])


def _read(text: str, first_line: int = 1) -> tuple[Marked | None, tuple[Diagnostic, ...]]:
    findings = Findings(Path("/content"))
    return read_marked(text, FILE, findings, first_line), findings.sorted()


def _value(text: str) -> object:
    marked, faults = _read(text)
    assert not faults
    assert marked is not None
    return marked.value


def test_scalars_stay_the_text_that_was_written() -> None:
    text = "[1995-12-12, 007, 1_000, 0x1F, 1e5, .inf, NO, yes, true, 12:30, \"null\", '~', 1.50]"
    assert _value(text) == [
        "1995-12-12", "007", "1_000", "0x1F", "1e5", ".inf", "NO", "yes", "true", "12:30", "null", "~", "1.50",
    ]  # fmt: skip


def test_nothing_written_is_none() -> None:
    assert _value("{a: , b: ~, c: null, d: ''}") == {"a": None, "b": None, "c": None, "d": ""}
    assert _value("") is None
    assert _value("# a remark\n") is None


def test_every_part_knows_its_line() -> None:
    marked, _ = _read("# remark\n- id: a\n\n  names:\n  - one\n  - two\n- id: b\n  text: >\n    long\n    text\n")
    assert marked is not None
    assert [
        marked.line(path)
        for path in [(0,), (0, "id"), (0, "names"), (0, "names", 0), (0, "names", 1), (1,), (1, "id"), (1, "text")]
    ] == [2, 2, 4, 5, 6, 7, 7, 8]


def test_a_part_that_is_not_there_has_the_line_of_what_is_around_it() -> None:
    marked, _ = _read("a: 1\nb:\n  c: 2\n")
    assert marked is not None
    assert marked.line(("b", "missing", 3)) == 2
    assert marked.line(("missing",)) == 1


def test_lines_count_from_where_the_document_begins_in_its_file() -> None:
    marked, _ = _read("a: 1\nb: 2\n", first_line=2)
    assert marked is not None
    assert (marked.line(("a",)), marked.line(("b",))) == (2, 3)
    _, faults = _read("a: 1\nb: [\n", first_line=10)
    assert faults[0].line in (11, 12)
    _, faults = _read("a: 1\na: 2\n", first_line=10)
    assert faults[0].line == 11


def test_json_is_read_as_well() -> None:
    assert _value('[\n\t{"id": "a\\u00fc\\n", "n": [1, true]}\n]') == [{"id": "aü\n", "n": ["1", "true"]}]


@settings(deadline=None, max_examples=100)
@given(st.recursive(st.text(printable, max_size=8), lambda inner: st.lists(inner, max_size=3), max_leaves=6))
def test_json_as_other_programs_write_it_reads_back(value: object) -> None:
    assert _value(json.dumps(value)) == value


def test_json_may_write_a_character_beyond_the_first_plane_as_two_escapes() -> None:
    marked = read_marked(json.dumps(["🇹🇲"]), Path("/content/sources/a.json"), Findings(Path("/content")))
    assert marked is not None
    assert marked.value == ["🇹🇲"]


def test_a_repeated_field_is_a_fault_on_its_second_line() -> None:
    _, faults = _read("a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n")
    assert [(fault.file, fault.line, fault.message) for fault in faults] == [
        ("events/a.yaml", 5, "the field “c” stands here twice")
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: 1\nb: [1, 2\nc: 3\n", 3), ("a: 1\n\tb: 2\n", 2), ("- a\n---\n- b\n", 2), ('a: "x\n', 2), ("a: b: c\n", 1)],
)
def test_broken_syntax_is_one_fault_at_its_line(text: str, line: int) -> None:
    marked, faults = _read(text)
    assert marked is None
    (fault,) = faults
    assert fault.line == line
    assert fault.message.startswith("not valid YAML or JSON")
    assert fault.mend


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- a\n- !!python/object/apply:os.system [echo]\n", 2),
        ("- a\n- b: !!int 1\n", 2),
        ("- a\n- !custom b\n", 2),
        ("- !!binary aGk=\n", 1),
        ("a: !!set {x, y}\n", 1),
        ("%TAG ! tag:example.org,2000:\n---\n- !x y\n", 3),
    ],
)
def test_tags_are_refused_at_their_line(text: str, line: int) -> None:
    _, faults = _read(text)
    assert [fault.line for fault in faults] == [line]
    assert "tag" in faults[0].message


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- a\n- &name b\n", 2),
        ("- &name a\n- *name\n", 1),
        ("- &name [*name]\n", 1),
        ("a: &base {x: 1}\nb:\n  <<: *base\n", 1),
    ],
)
def test_anchors_and_aliases_are_refused_at_their_line(text: str, line: int) -> None:
    _, faults = _read(text)
    assert faults
    assert faults[0].line == line
    assert "anchor" in faults[0].message or "alias" in faults[0].message


def test_an_alias_that_multiplies_is_not_unfolded() -> None:
    lines = ["a: &a [x, x, x, x]"]
    lines += [f"{name}: &{name} [*{before}, *{before}, *{before}, *{before}]" for before, name in ("ab", "bc", "cd")]
    marked, faults = _read("\n".join(lines))
    assert faults
    assert marked is None or len(marked.lines) < 50


@pytest.mark.parametrize("depth", [14, 100, 900, 5000, 100_000])
def test_deep_nesting_is_refused(depth: int) -> None:
    _, faults = _read("[" * depth + "]" * depth)
    assert len(faults) == 1
    assert "nest" in faults[0].message
    assert faults[0].line == 1


def test_as_deep_as_records_go_is_allowed() -> None:
    assert _value("[" * 12 + "]" * 12)


def test_a_field_is_named_by_a_word() -> None:
    _, faults = _read("a: 1\n? [b, c]\n: 2\n")
    assert [fault.line for fault in faults] == [2]
    assert "Node" not in faults[0].message


@pytest.mark.parametrize("escape", ["\\0", "\\e[31m", "\\x9b", "\\u202e", "\\uFEFF"])
def test_a_character_that_a_file_may_not_hold_is_refused_written_as_an_escape_too(escape: str) -> None:
    _, faults = _read(f'a: 1\nb: "x{escape}y"\n')
    assert [fault.line for fault in faults] == [2]
    assert "not allowed" in faults[0].message


@settings(deadline=None, max_examples=200)
@given(st.text("ab:-[]{},\"'\n !?|>#%@\\1~", max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    marked, faults = _read(text)
    assert marked is not None or faults
    assert all(1 <= fault.line <= text.count("\n") + 2 for fault in faults)
