"""The shape of records: what is accepted, and the line and mend of what is not."""

from pathlib import Path
from typing import TypeVar

import pytest
from pydantic import BaseModel

from desktop.content.findings import Findings
from desktop.content.marked_yaml import read_marked
from desktop.content.models import ClaimFile, EventRecord, SourceRecord, read_record
from desktop.domain.claim import Confidence, Property
from desktop.errors import Diagnostic

RecordT = TypeVar("RecordT", bound=BaseModel)

FILE = Path("/content/a.yaml")
EVENT = """\
id: ev-a
date: 1995-12-12
kind: visit
title: A visit
description: One comes.
participants: [TKM, AFG: host, {iso3: LIE, role: guest}]
sources: [one, {key: two, locator: p. 3}]
"""
CLAIM = """\
subject: country/TKM
claims:
- id: a
  property: figure
  label: Number
  values:
  - value: 38
    as_of: 2020
    sources: [one]
"""
SOURCE = (
    '{\n"id": "one",\n"type": "report",\n"title": "T",\n"publisher": "P",\n"accessed": {"date-parts": [[2026, 11]]}\n}'
)


def _read(model: type[RecordT], text: str) -> tuple[RecordT | None, tuple[Diagnostic, ...]]:
    findings = Findings(Path("/content"))
    marked = read_marked(text, FILE, findings)
    assert marked is not None
    return read_record(model, marked, marked.value, (), FILE, findings), findings.sorted()


def test_an_event_is_read_with_its_short_forms() -> None:
    event, faults = _read(EventRecord, EVENT)
    assert not faults
    assert event is not None
    assert [(one.iso3, one.role) for one in event.participants] == [("TKM", None), ("AFG", "host"), ("LIE", "guest")]
    assert [(one.key, one.locator) for one in event.sources] == [("one", None), ("two", "p. 3")]
    assert event.date.text == "1995-12-12"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("38", 38),
        ("-4", -4),
        ("1.50", 1.5),
        ("007", 7),
        ("about 38", "about 38"),
        ("1e5", "1e5"),
        (".inf", ".inf"),
        ("nan", "nan"),
        ("true", "true"),
        ("9" * 400, "9" * 400),
    ],
)
def test_a_value_is_a_number_only_where_it_is_written_as_one(written: str, value: object) -> None:
    file, faults = _read(ClaimFile, CLAIM.replace("value: 38", f"value: {written}"))
    assert not faults
    assert file is not None
    found = file.claims[0].values[0].value
    assert (found, type(found)) == (value, type(value))


def test_a_claim_is_read_with_its_property_and_confidence() -> None:
    text = CLAIM.replace("    sources", "    confidence: tertiary\n    sources")
    file, faults = _read(ClaimFile, text)
    assert not faults
    assert file is not None
    assert (file.claims[0].property, file.claims[0].values[0].confidence) == (Property.FIGURE, Confidence.TERTIARY)


def test_a_source_is_read_by_the_names_of_csl() -> None:
    text = SOURCE.replace('"publisher": "P"', '"container-title": "C", "custom": {"tertiary": true}')
    source, faults = _read(SourceRecord, text)
    assert not faults
    assert source is not None
    assert (source.container_title, source.publisher, source.custom.tertiary) == ("C", None, True)
    assert source.accessed.date_parts == [[2026, 11]]


def test_a_source_may_name_persons_and_bodies_as_its_authors() -> None:
    authors = '"author": [{"family": "Anceschi", "given": "Luca"}, {"literal": "World Bank"}]'
    source, faults = _read(SourceRecord, SOURCE.replace('"publisher": "P"', f'"publisher": "P", {authors}'))
    assert not faults
    assert source is not None
    dumped = source.model_dump(by_alias=True, exclude_none=True)
    assert dumped["author"] == [{"family": "Anceschi", "given": "Luca"}, {"literal": "World Bank"}]


@pytest.mark.parametrize(
    ("old", "new", "line", "message", "mend"),
    [
        ("id: ev-a", "id: Ev A", 1, "id: string should match pattern", "correct the value"),
        ("id: ev-a", "id: " + "a" * 81, 1, "at most 80 characters", "shorten the text"),
        ("date: 1995-12-12", "date: 12.12.1995", 2, "“12.12.1995” is not a date", "write EDTF"),
        ("date: 1995-12-12", "date: [1995]", 2, "a date is a text", "correct the value"),
        ("date: 1995-12-12\n", "", 1, "the field “date” is missing", "add date:"),
        ("kind: visit", "kind: banquet", 3, "kind: input should be 'statehood'", "use one of the words named"),
        ("kind: visit", "colour: red\nkind: visit", 3, "the field “colour” is unknown", "id, date, kind"),
        ("title: A visit", "title: A", 4, "at least 3 characters", ""),
        ("title: A visit", "title:", 4, "title", ""),
        ("description: One comes.", "description: |\n  One\n  two", 5, "description", "correct the value"),
        ("TKM, AFG", "Turkmenistan, AFG", 6, "participants.0.iso3", "correct the value"),
        ("[TKM, AFG: host, {iso3: LIE, role: guest}]", "[]", 6, "at least 1 item", "add at least one entry"),
        ("[TKM, AFG: host, {iso3: LIE, role: guest}]", "\n- TKM\n- afg", 8, "participants.1.iso3", "correct"),
        ("[one, {key: two, locator: p. 3}]", "[]", 7, "at least 1 item", "add at least one entry"),
        ("[one, {key: two, locator: p. 3}]", "[one two]", 7, "sources.0.key", "correct the value"),
    ],
)
def test_a_faulty_event_is_refused_at_the_line_of_the_fault(
    old: str, new: str, line: int, message: str, mend: str
) -> None:
    assert old in EVENT
    event, faults = _read(EventRecord, EVENT.replace(old, new))
    assert event is None
    (fault,) = faults
    assert (fault.file, fault.line) == ("a.yaml", line)
    assert message in fault.message
    assert fault.mend
    assert mend in fault.mend


@pytest.mark.parametrize(
    ("old", "new", "line", "message", "mend"),
    [
        ("as_of: 2020", "valid: /..\n    view: [x]", 9, "view: input should be a valid string", "correct the value"),
        ("property: figure", "property: membership", 3, "since when", "add valid:"),
        ("property: figure", "property: status", 3, "since when it holds", "add valid:"),
        ("  label: Number\n", "", 3, "a figure claim has a label", "add label:"),
        ("as_of: 2020", "valid: 2020", 8, "“2020” is a date, not an interval", "2001/2008"),
        ("as_of: 2020", "as_of: 2020-13", 8, "“2020-13” is not a date", "write EDTF"),
        ("    sources: [one]\n", "", 7, "the field “sources” is missing", "add sources:"),
        ("property: figure", "property: colour", 4, "property: input should be", "use one of the words named"),
        ("subject: country/TKM\n", "", 1, "the field “subject” is missing", "add subject:"),
    ],
)
def test_a_faulty_claim_is_refused_at_the_line_of_the_fault(
    old: str, new: str, line: int, message: str, mend: str
) -> None:
    assert old in CLAIM
    file, faults = _read(ClaimFile, CLAIM.replace(old, new))
    assert file is None
    (fault,) = faults
    assert fault.line == line
    assert message in fault.message
    assert mend in fault.mend


@pytest.mark.parametrize(
    ("kind", "message", "mend"),
    [
        ("mission", "a mission has a sender and a host", "add sender: and host:"),
        ("membership", "a membership names the organization", "add organization:"),
    ],
)
def test_a_claim_without_its_parties_is_refused(kind: str, message: str, mend: str) -> None:
    _, faults = _read(ClaimFile, CLAIM.replace("figure", kind).replace("as_of: 2020", "valid: /.."))
    assert [fault.line for fault in faults] == [3]
    assert message in faults[0].message
    assert mend in faults[0].mend


def test_a_status_without_a_view_is_refused() -> None:
    text = CLAIM.replace("property: figure", "property: status").replace("as_of: 2020", "valid: /..")
    _, faults = _read(ClaimFile, text)
    assert ["view: with" in fault.mend for fault in faults] == [True]
    _, faults = _read(ClaimFile, text.replace("    sources", "    view: TKM\n    sources"))
    assert not faults


def test_the_mend_of_an_unknown_field_does_not_name_the_fields_of_another_record() -> None:
    _, (fault,) = _read(ClaimFile, CLAIM.replace("as_of:", "asof:"))
    assert fault.line == 8
    assert "the field “asof” is unknown" in fault.message
    assert "subject" not in fault.mend


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('"publisher": "P",\n', "", 1, "a source names its publisher or site"),
        ('"title": "T"', '"title": ""', 4, "title: string should have at least 1 character"),
        ('"type": "report"', '"type": "Report!"', 3, "type: string should match"),
        ('"publisher": "P"', '"publisher": "P",\n"URL": "file:///etc/passwd"', 6, "URL: string should match"),
        ('"publisher": "P"', '"publisher": "P",\n"URL": "javascript:alert(1)"', 6, "URL: string should match"),
        ('"publisher": "P"', '"publisher": "P",\n"DOI": "10.1/x"', 6, "the field “DOI” is unknown"),
        (
            '"publisher": "P"',
            '"publisher": "P", "custom": {"sentence-title": "Another"}',
            1,
            "the sentence-title has other words than the title",
        ),
        ('"publisher": "P"', '"publisher": "P", "author": [{"given": "Luca"}]', 5, "an author has a family name"),
        ('"publisher": "P"', '"publisher": "P", "author": []', 5, "author"),
        ('"accessed": {"date-parts": [[2026, 11]]}', '"language": "en"', 1, "the field “accessed” is missing"),
        ("[[2026, 11]]", "[]", 6, "date-parts"),
        ("[[2026, 11]]", "[[]]", 6, "date-parts"),
        ("[[2026, 11]]", "[[2026, 13]]", 6, "date-parts"),
        ("[[2026, 11]]", "[[2026, 2, 30]]", 6, "date-parts"),
        ("[[2026, 11]]", "[[99999999999]]", 6, "date-parts"),
        ("[[2026, 11]]", '[["May"]]', 6, "date-parts"),
    ],
)
def test_a_faulty_source_is_refused_at_the_line_of_the_fault(old: str, new: str, line: int, message: str) -> None:
    assert old in SOURCE
    source, faults = _read(SourceRecord, SOURCE.replace(old, new))
    assert source is None
    assert [fault.line for fault in faults] == [line]
    assert message in faults[0].message
    assert faults[0].mend


def test_every_fault_of_a_record_is_listed() -> None:
    text = EVENT.replace("kind: visit", "kind: banquet").replace("1995-12-12", "x").replace("TKM", "tkm")
    _, faults = _read(EventRecord, text)
    assert [fault.line for fault in faults] == [2, 3, 6]


def test_a_record_does_not_change_once_it_is_read() -> None:
    event, _ = _read(EventRecord, EVENT)
    assert event is not None
    with pytest.raises(ValueError, match="frozen"):
        event.title = "Another"  # type: ignore[misc]
