"""`check`: what the content holds, or every fault with its place."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import SMALL_WORLD, Call


def test_good_content_is_counted(call: Call) -> None:
    said = call("check")
    assert (said.code, said.err) == (0, "")
    assert "no faults" in said.out.splitlines()[0]
    assert re.search(r"^ +7 events$", said.out, re.MULTILINE)
    assert re.search(r"^ +4 sources$", said.out, re.MULTILINE)


def test_a_folder_named_goes_before_the_content_in_use(call: Call, tmp_path: Path) -> None:
    said = call("check", SMALL_WORLD, content=tmp_path)
    assert said.code == 0
    assert str(SMALL_WORLD) in said.out


def test_every_fault_is_listed_with_file_line_and_mend(call: Call, content: Path) -> None:
    events = content / "events" / "all.yaml"
    text = events.read_text(encoding="utf-8")
    events.write_text(text.replace("date: 2001", "date: 2001-99").replace("kind: visit", "kind: trip"), "utf-8")
    (content / "topics" / "tapi.md").write_text("no front matter\n", encoding="utf-8")
    said = call("check", content)
    assert (said.code, said.out) == (2, "")
    *faults, last = said.err.splitlines()
    assert [re.match(r"[a-z/.]+:\d+(?=: .+ — .+)", fault) for fault in faults].count(None) == 0
    places = [fault.split(": ")[0] for fault in faults]
    assert places == ["events/all.yaml:10", "events/all.yaml:52", "topics/tapi.md:1"]
    assert last == "chancery: the content has 3 faults; mend what stands above"


def test_a_folder_that_is_not_there_is_a_fault(call: Call, tmp_path: Path) -> None:
    said = call("check", tmp_path / "nowhere")
    assert (said.code, said.out) == (2, "")
    assert "no such folder" in said.err


def test_what_the_content_says_cannot_move_the_cursor(call: Call, content: Path) -> None:
    (content / "events" / "\x1b[2Jevil.txt").write_text("", encoding="utf-8")
    said = call("check", content)
    assert said.code == 2
    assert "evil.txt" in said.err
    assert "\x1b" not in said.err


def test_faulty_content_cannot_be_summarized_and_says_why(call: Call, content: Path) -> None:
    (content / "topics" / "tapi.md").write_text("no front matter\n", encoding="utf-8")
    said = call("summary", "TKM", content=content)
    assert (said.code, said.out) == (2, "")
    assert "topics/tapi.md:1" in said.err


@pytest.mark.parametrize("words", [("summary", "TKM"), ("list", "topics")])
def test_content_that_became_faulty_is_answered_from_the_last_good_edition(
    call: Call, content: Path, words: tuple[str, ...]
) -> None:
    good = call(*words, content=content)
    (content / "topics" / "tapi.md").write_text("no front matter\n", encoding="utf-8")
    said = call(*words, content=content)
    assert (said.code, said.out) == (0, good.out)
    assert "last good edition" in said.err
    assert "chancery check" in said.err
