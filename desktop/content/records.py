"""Events, claims and sources of the content: lists of records in YAML or JSON files."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import BaseModel

from desktop.content.findings import Findings
from desktop.content.marked_yaml import Marked, read_marked
from desktop.content.models import ClaimFile, ClaimRecord, EventRecord, SourceRecord, read_record
from desktop.content.text_files import read_text
from desktop.domain import address
from desktop.domain.address import Address
from desktop.errors import AddressError
from desktop.paths import content_files

ModelT = TypeVar("ModelT", bound=BaseModel)


class Place(NamedTuple):
    """Where a record stands, so that a fault found later can name it."""

    file: Path
    line: int


class Claim(NamedTuple):
    """A claim, its subject, and where it stands."""

    subject: Address
    record: ClaimRecord
    place: Place


def read_events(folder: Path, findings: Findings) -> list[tuple[EventRecord, Place]]:
    """Reads every event below a folder; those with faults are noted and left out."""
    return [found for file in _files(folder, "*.yaml") for found in _read_list(EventRecord, file, findings)]


def read_sources(folder: Path, findings: Findings) -> list[tuple[SourceRecord, Place]]:
    """Reads every CSL-JSON source below a folder; those with faults are noted and left out."""
    return [found for file in _files(folder, "*.json") for found in _read_list(SourceRecord, file, findings)]


def read_claims(folder: Path, findings: Findings) -> list[Claim]:
    """Reads every claim below a folder; a file with faults is noted and left out."""
    return [claim for file in _files(folder, "*.yaml") for claim in _read_claim_file(file, findings)]


def _files(folder: Path, pattern: str) -> list[Path]:
    return [file for file in content_files(folder) if file.match(pattern)]


def _marked(file: Path, findings: Findings) -> Marked | None:
    text = read_text(file, findings)
    return read_marked(text, file, findings) if text is not None else None


def _read_list(model: type[ModelT], file: Path, findings: Findings) -> Iterator[tuple[ModelT, Place]]:
    marked = _marked(file, findings)
    if marked is None:
        return
    if not isinstance(marked.value, list) or not marked.value:
        findings.add(file, 1, "the file is not a list of records", "begin each record with “- ” (in JSON, use [ … ])")
        return
    for index, value in enumerate(marked.value):
        record = read_record(model, marked, value, (index,), file, findings)
        if record is not None:
            yield record, Place(file, marked.line((index,)))


def _read_claim_file(file: Path, findings: Findings) -> Iterator[Claim]:
    marked = _marked(file, findings)
    if marked is None:
        return
    read = read_record(ClaimFile, marked, marked.value, (), file, findings)
    if read is None:
        return
    try:
        subject = address.parse(read.subject)
    except AddressError as error:
        findings.add(file, marked.line(("subject",)), str(error), "write subject: country/TKM or relation/AFG/TKM")
        return
    if subject != subject.canonical:
        wanted = str(subject.canonical).removeprefix(address.SCHEME)
        findings.add(file, marked.line(("subject",)), f"the subject is {read.subject}", f"write subject: {wanted}")
    for index, record in enumerate(read.claims):
        yield Claim(subject.canonical, record, Place(file, marked.line(("claims", index))))
