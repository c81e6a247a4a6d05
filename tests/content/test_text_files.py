"""One text file: its size, its encoding and its characters."""

from pathlib import Path

import pytest

from desktop.content.findings import Findings
from desktop.content.text_files import LARGEST_BYTES, read_text


def test_a_text_comes_back_as_it_is_with_line_feeds(tmp_path: Path, findings: Findings) -> None:
    file = tmp_path / "a.md"
    file.write_bytes("Türkmen\r\nمی‌خواهم\n\t🇹🇲".encode())
    assert read_text(file, findings) == "Türkmen\nمی‌خواهم\n\t🇹🇲"
    assert not findings


def test_a_file_may_have_as_many_bytes_as_the_limit_and_no_more(tmp_path: Path, findings: Findings) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"a" * LARGEST_BYTES)
    assert read_text(file, findings) is not None
    file.write_bytes(b"a" * (LARGEST_BYTES + 1))
    assert read_text(file, findings) is None
    ((name, line, message, mend),) = findings.sorted()
    assert (name, line) == ("a.md", 0)
    assert "2,097,153 bytes" in message
    assert mend


@pytest.mark.parametrize("raw", [b"a\nb\n\xff", b"a\nb\n\xc3", b"a\nb\n\xed\xa0\x80", b"a\nb\n\xc0\xaf"])
def test_what_is_not_utf_8_is_refused_at_its_line(raw: bytes, tmp_path: Path, findings: Findings) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(raw)
    assert read_text(file, findings) is None
    (fault,) = findings.sorted()
    assert (fault.file, fault.line) == ("a.md", 3)
    assert "byte 4 is not UTF-8" in fault.message


@pytest.mark.parametrize(
    "character",
    list("\x00\x07\x0b\x0c\r\x1b\x7f\x85\x9b\u2028\u2029\u202e\u2066\ufeff"),
)
def test_controls_and_overrides_are_refused_at_their_line(character: str, tmp_path: Path, findings: Findings) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(f"a\r\nb\nc{character}d\n".encode())
    assert read_text(file, findings) is None
    (fault,) = findings.sorted()
    assert fault.line == 3
    assert f"U+{ord(character):04X}" in fault.message


def test_what_cannot_be_read_is_a_fault_and_not_an_error(tmp_path: Path, findings: Findings) -> None:
    (tmp_path / "folder.md").mkdir()
    assert read_text(tmp_path / "folder.md", findings) is None
    assert read_text(tmp_path / "missing.md", findings) is None
    assert [fault.file for fault in findings.sorted()] == ["folder.md", "missing.md"]
