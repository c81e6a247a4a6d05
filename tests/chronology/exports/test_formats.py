"""The table of formats, as a dialog and the command line use it."""

import subprocess
import sys

import pytest

from desktop.chronology.exports.collection import collect
from desktop.chronology.exports.formats import FORMATS
from desktop.library.library import Library
from desktop.summary.references import reference
from tests.conftest import CHECKOUT


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_what_a_library_holds(small_library: Library, name: str) -> None:
    events = small_library.events_of_country("TKM")
    these = collect(small_library, "Events of Turkmenistan", events, lambda one: reference(one.csl, one.tertiary))
    export = FORMATS[name].write(these)
    assert (export.left_out, export.remark) == ((), "")
    assert all(event.date.text in export.text or name == "timelinejs" for event in events)
    assert "https://example.org/one" in export.text.replace("\r\n ", "")
    assert export.text.encode(FORMATS[name].encoding)


def test_only_a_table_begins_with_a_mark_that_spreadsheets_want() -> None:
    marked = [form.name for form in FORMATS.values() if "é".encode(form.encoding).startswith(b"\xef\xbb\xbf")]
    assert marked == ["csv"]


def test_each_format_is_under_its_own_name_and_suffix() -> None:
    assert [form.name for form in FORMATS.values()] == list(FORMATS)
    assert len({form.suffix for form in FORMATS.values()}) == len(FORMATS)
    assert all(form.suffix.startswith(".") and "/" in form.media_type for form in FORMATS.values())


def test_asking_for_the_formats_imports_no_writer() -> None:
    program = (
        "import sys; from desktop.chronology.exports.formats import FORMATS; "
        "print(*sorted(set(sys.modules) & {'icalendar', 'csv', 'json', 'PySide6'}))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert done.stdout == "\n"
