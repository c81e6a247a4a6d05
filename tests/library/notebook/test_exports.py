"""Export and import: what goes out comes in again, twice is once, and a faulty file changes nothing."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from desktop.errors import NotebookError, WriteError
from desktop.library.notebook import plans
from desktop.library.notebook.contents import Contents
from desktop.library.notebook.entries import Bookmark, Entry, Highlight, Note, ReadLater
from desktop.library.notebook.exports import SUFFIXES, load, save, to_json
from desktop.library.notebook.markdown import written
from desktop.library.notebook.notebook import Notebook
from tests.library.notebook.conftest import ENTRIES, MADE, bookmark, highlight, note, read_later

ONE_OF_EACH = (
    Bookmark("00000000000000a1", "chancery:topic/tapi", "TAPI [pipeline]", MADE, "Energy/Gas"),
    ReadLater("00000000000000a2", "chancery:country/AFG", "Afghanistan", MADE),
    Note("00000000000000a3", "chancery:country/TKM#energy", "Turkmenistan", MADE, MADE, "> Ask.\n\n  ## Twice", "gas"),
    Highlight("00000000000000a4", "chancery:country/TKM", "Turkmenistan", MADE, "neutral", "-->", "\n", "green"),
)
MARKDOWN = """# Notebook of Chancery

## Bookmarks


### Energy/Gas

- [TAPI \\[pipeline\\]](chancery:topic/tapi) <!-- {"id": "00000000000000a1", "made": "2026-11-25T09:30:00Z"} -->

## Read later

- [Afghanistan](chancery:country/AFG) <!-- {"id": "00000000000000a2", "made": "2026-11-25T09:30:00Z"} -->

## Notes

- [Turkmenistan](chancery:country/TKM#energy) <!-- {"id": "00000000000000a3", "made": "2026-11-25T09:30:00Z", \
"changed": "2026-11-25T09:30:00Z"} -->

  > gas

  \\> Ask.

    ## Twice


## Highlights

- [Turkmenistan](chancery:country/TKM) <!-- {"id": "00000000000000a4", "made": "2026-11-25T09:30:00Z", \
"before": "--\\u003e", "after": "\\n", "colour": "green"} -->

  > neutral

"""


@pytest.fixture(params=SUFFIXES)
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return tmp_path / f"notebook{request.param}"


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(st.lists(ENTRIES, unique_by=lambda entry: entry.id))
def test_what_is_exported_is_imported_as_it_was(
    suffix: str, tmp_path_factory: pytest.TempPathFactory, entries: list[Entry]
) -> None:
    file = tmp_path_factory.getbasetemp() / f"round{suffix}"
    save(Contents(entries), file)
    assert Contents(load(file)) == Contents(entries)


def test_markdown_is_as_documented() -> None:
    assert written(Contents(ONE_OF_EACH)) == MARKDOWN


def test_markdown_stays_one_list_for_other_programs() -> None:
    html = MarkdownIt().render(written(Contents(ONE_OF_EACH)))
    assert html.count("<li>") == 4
    assert "<p>&gt; Ask.</p>" in html


def test_json_is_as_documented() -> None:
    made = json.loads(to_json(Contents(ONE_OF_EACH)))
    assert (made["format"], made["version"]) == ("chancery-notebook", 1)
    assert made["entries"][0] == {
        "kind": "bookmark",
        "id": "00000000000000a1",
        "address": "chancery:topic/tapi",
        "title": "TAPI [pipeline]",
        "made": MADE,
        "folder": "Energy/Gas",
    }


def test_markdown_saved_by_an_editor_of_another_system_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"\xef\xbb\xbf" + written(Contents(ONE_OF_EACH)).replace("\n", "\r\n").encode())
    assert Contents(load(file)) == Contents(ONE_OF_EACH)


def test_a_text_changed_in_the_markdown_is_imported_changed(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(MARKDOWN.replace("Ask.", "Asked."))
    assert "Asked." in next(entry.text for entry in load(file) if isinstance(entry, Note))


def test_importing_twice_changes_nothing(notebook: Notebook, file: Path) -> None:
    save(Contents([*ONE_OF_EACH, bookmark(), bookmark(), note(), highlight(), read_later()]), file)
    once = notebook.change("Import", plans.merge(load(file)))
    assert len(once.contents) == 8
    again = notebook.change("Import again", plans.merge(load(file)))
    assert again.contents == once.contents
    assert again.undo == "Import"
    assert notebook.undo().contents == Contents()


@given(st.lists(ENTRIES, unique_by=lambda entry: entry.id), st.lists(ENTRIES, unique_by=lambda entry: entry.id))
def test_any_import_done_twice_is_done_once(mine: list[Entry], theirs: list[Entry]) -> None:
    merge = plans.merge(theirs)
    once = Contents(mine).changed(merge(Contents(mine)))
    assert merge(once) == []
    assert {entry.id for entry in mine} <= {entry.id for entry in once}


def test_of_two_versions_of_a_note_the_later_stays(notebook: Notebook) -> None:
    mine = note("mine")
    days = ("2020-01-01T00:00:00Z", "2030-01-01T00:00:00Z")
    older, newer = (Note(mine.id, mine.address, mine.title, MADE, day, day) for day in days)
    notebook.change("Add", plans.keep(mine))
    assert notebook.change("Import", plans.merge([older])).contents == Contents([mine])
    assert notebook.change("Import", plans.merge([newer])).contents == Contents([newer])


ENTRY = (
    f'{{"kind": "read-later", "id": "00000000000000a2", "address": "chancery:world", "title": "W", "made": "{MADE}"}}'
)


def whole(*entries: str) -> str:
    return '{"format": "chancery-notebook", "version": 1, "entries": [\n' + ",\n".join(entries) + "\n]}"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.json", "", "a.json:1: the JSON ends or breaks here"),
        ("a.json", "[" * 100_000, "nested too deeply"),
        ("a.json", "[]", "a.json:1: this is no notebook — choose"),
        ("a.json", '{"bookmarks": []}', "this is no notebook"),
        ("a.json", whole(ENTRY).replace('"version": 1', '"version": 7'), "does not know version 7"),
        ("a.json", whole(ENTRY, ENTRY), "a.json:3: the id 00000000000000a2 is there twice — remove one"),
        ("a.json", whole(ENTRY, "7"), "a.json:3: an entry is not an object"),
        (
            "a.json",
            whole(ENTRY.replace("read-later", "tab")),
            "a.json:2: no entry is of the kind “tab” — use book",
        ),
        ("a.json", whole(ENTRY.replace('"title": "W", ', "")), "a read-later with “title” missing"),
        ("a.json", whole(ENTRY.replace('"W"', '"W", "x": "y"')), "a read-later with “x” too much"),
        ("a.json", whole(ENTRY.replace('"W"', "null")), "“title” is not a text"),
        ("a.json", whole(ENTRY.replace('"W"', '"\\ud800"')), "“title” is not a text"),
        ("a.json", whole(ENTRY.replace("chancery:world", "file:///etc/passwd")), "cannot be an entry's address"),
        ("a.json", whole(ENTRY.replace("00000000000000a2", "1")), "“1” cannot be an entry's id"),
        ("a.json", whole(ENTRY)[:-30], "the JSON ends or breaks here"),
        ("a.md", "", "a.md:1: this is no notebook — a notebook begins with"),
        ("a.md", "# My diary\n", "this is no notebook"),
        ("a.md", "# Notebook of Chancery\n\nHello\n", "a.md:3: this stands under no heading"),
        ("a.md", "# Notebook of Chancery\n## Notes\n\nHello\n", "a.md:4: this is no entry — write"),
        ("a.md", "# Notebook of Chancery\n## Notes\n- [a](b) <!-- {x} -->\n", "a.md:3: the comment is not JSON"),
        ("a.md", MARKDOWN.replace('"green"', '"mauve"'), "no highlight is “mauve” — use yellow"),
        ("a.md", MARKDOWN.replace("## Highlights", "## Bookmarks"), "a bookmark has no text of its own"),
    ],
)
def test_a_foreign_or_faulty_file_is_refused_whole_with_line_and_mend(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(NotebookError) as refused:
        load(tmp_path / name)
    assert said in str(refused.value)
    assert str(refused.value).endswith("nothing was imported")
    assert "\n" not in str(refused.value)


@given(st.data())
def test_a_file_with_something_cut_out_is_refused_or_read_but_breaks_nothing(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    file = tmp_path_factory.getbasetemp() / data.draw(st.sampled_from(["cut.md", "cut.json"]))
    save(Contents(ONE_OF_EACH), file)
    raw = file.read_bytes()
    start = data.draw(st.integers(0, len(raw)))
    file.write_bytes(raw[:start] + data.draw(st.binary(max_size=5)) + raw[start + data.draw(st.integers(0, 40)) :])
    with suppress(NotebookError):
        assert {type(entry) for entry in load(file)} <= {type(entry) for entry in ONE_OF_EACH}


def test_what_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotebookError, match="cannot be read"):
        load(tmp_path / "gone.md")
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(NotebookError, match="is a folder; choose a file that Chancery exported"):
        load(tmp_path / "folder.md")
    (tmp_path / "a.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(NotebookError, match="not text in UTF-8"):
        load(tmp_path / "a.md")


def test_an_export_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="cannot be written"):
        save(Contents(), tmp_path / "no such folder" / "a.md")
    if Path("/dev/full").exists():
        with pytest.raises(WriteError, match="No space left"):
            save(Contents(), Path("/dev/full"))
