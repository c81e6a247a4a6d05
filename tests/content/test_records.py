"""Lists of events, claims and sources: their files, their places, and their subjects."""

from pathlib import Path

import pytest

from desktop.content.findings import Findings
from desktop.content.records import read_claims, read_events, read_sources

EVENT = """\
- id: {id}
  date: 1995
  kind: visit
  title: A visit
  description: One.
  participants: [TKM]
  sources: [one]
"""
CLAIM = "- id: {id}\n  property: text\n  label: Word\n  values:\n  - value: yes\n    sources: [one]\n"


def test_records_are_read_from_every_file_below_with_their_places(tmp_path: Path, findings: Findings) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "b.yaml").write_text("# remark\n" + EVENT.format(id="b") + EVENT.format(id="c"))
    (tmp_path / "deep" / "er" / "a.yaml").write_text(EVENT.format(id="a"))
    (tmp_path / "other.txt").write_text("not read")
    found = [(record.id, place.file.name, place.line) for record, place in read_events(tmp_path, findings)]
    assert found == [("b", "b.yaml", 2), ("c", "b.yaml", 9), ("a", "a.yaml", 1)]
    assert not findings


def test_a_record_with_a_fault_is_left_out_and_the_others_stay(tmp_path: Path, findings: Findings) -> None:
    broken = EVENT.format(id="b").replace("visit\n", "banquet\n", 1)
    (tmp_path / "a.yaml").write_text(EVENT.format(id="a") + broken + EVENT.format(id="c"))
    assert [record.id for record, _ in read_events(tmp_path, findings)] == ["a", "c"]
    assert [(fault.file, fault.line) for fault in findings.sorted()] == [("a.yaml", 10)]


@pytest.mark.parametrize("text", ["", "# nothing\n", "[]", "{}", "a: b", "word", "id: a\n"])
def test_a_file_that_is_no_list_is_refused(text: str, tmp_path: Path, findings: Findings) -> None:
    (tmp_path / "a.yaml").write_text(text)
    assert read_events(tmp_path, findings) == []
    (fault,) = findings.sorted()
    assert (fault.file, fault.line, fault.message) == ("a.yaml", 1, "the file is not a list of records")
    assert "begin each record with" in fault.mend


def test_an_entry_that_is_no_record_is_refused_at_its_line(tmp_path: Path, findings: Findings) -> None:
    (tmp_path / "a.json").write_text('[\n"one",\n["two"],\nnull\n]')
    assert read_sources(tmp_path, findings) == []
    assert [fault.line for fault in findings.sorted()] == [2, 3, 4]


def test_claims_share_the_subject_of_their_file(tmp_path: Path, findings: Findings) -> None:
    (tmp_path / "a.yaml").write_text(
        "subject: relation/AFG/TKM\nclaims:\n" + CLAIM.format(id="a") + CLAIM.format(id="b")
    )
    claims = read_claims(tmp_path, findings)
    assert [(claim.record.id, str(claim.subject), claim.place.line) for claim in claims] == [
        ("a", "chancery:relation/AFG/TKM", 3),
        ("b", "chancery:relation/AFG/TKM", 9),
    ]
    assert not findings


@pytest.mark.parametrize(
    ("subject", "message", "mend"),
    [
        ("relation/TKM/AFG", "the subject is relation/TKM/AFG", "write subject: relation/AFG/TKM"),
        ("country/TKM#border", "the subject is country/TKM#border", "write subject: country/TKM"),
        ("relation/TKM", "not an address of a relation", "country/TKM or relation/AFG/TKM"),
        ("relation/TKM/TKM", "one country twice", "country/TKM or relation/AFG/TKM"),
        ("Turkmenistan", "is not an address", "country/TKM or relation/AFG/TKM"),
    ],
)
def test_a_subject_that_is_no_page_is_refused_at_its_line(
    subject: str, message: str, mend: str, tmp_path: Path, findings: Findings
) -> None:
    (tmp_path / "a.yaml").write_text(f"# remark\nsubject: {subject}\nclaims:\n" + CLAIM.format(id="a"))
    read_claims(tmp_path, findings)
    (fault,) = findings.sorted()
    assert (fault.file, fault.line) == ("a.yaml", 2)
    assert message in fault.message
    assert mend in fault.mend


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path, findings: Findings) -> None:
    assert read_events(tmp_path / "none", findings) == read_sources(tmp_path / "none", findings) == []
    assert read_claims(tmp_path / "none", findings) == []
    assert not findings
