"""Reads a whole folder of content, or refuses it whole with every fault listed."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from desktop.content.articles import FOLDERS, Article, read_articles
from desktop.content.derived import SPECS, DerivedTable, read_derived
from desktop.content.findings import Findings
from desktop.content.links import Parts, check_links
from desktop.content.models import EventRecord, SourceRecord
from desktop.content.records import Claim, read_claims, read_events, read_sources
from desktop.content.style import check_spelling
from desktop.content.tables import DESCRIPTION, ENTITIES, FILES, MORE_ORGANIZATIONS, Tables, read_tables
from desktop.errors import ContentError
from desktop.paths import content_files

_SUFFIXES = dict.fromkeys(FOLDERS, ".md") | {"events": ".yaml", "claims": ".yaml", "sources": ".json"}
_MOST_FILES = 20_000
TICKS = 6 + len(SPECS)
"""How many steps the reading of a folder has."""


class Content(NamedTuple):
    """The whole content, checked: every key in it is known."""

    tables: Tables
    articles: tuple[Article, ...]
    events: tuple[EventRecord, ...]
    claims: tuple[Claim, ...]
    sources: tuple[SourceRecord, ...]
    derived: tuple[DerivedTable, ...]


def read_content(root: Path, tick: Callable[[], None] = lambda: None) -> Content:
    """Reads the folder `data/` of the format that `CONTRIBUTING.md` describes.

    Args:
        root: the folder.
        tick: is called `TICKS` times on the way; what it raises stops the reading.

    Raises:
        ContentError: the content has faults; it lists every one.
    """
    findings = Findings(root)
    if not root.is_dir():
        findings.add(
            root, 0, f"there is no such folder: {root}", "name the folder that holds tables/, articles, events/ …"
        )
        raise ContentError(findings.sorted())
    _check_files(root, findings)
    tick()
    tables = read_tables(root / "tables", findings)
    tick()
    articles = read_articles(root, findings)
    tick()
    events = read_events(root / "events", findings)
    tick()
    claims = read_claims(root / "claims", findings)
    tick()
    sources = read_sources(root / "sources", findings)
    tick()
    parts = Parts(tables, articles, events, claims, sources)
    entities = {str(row.iso3) for row in tables.countries}
    derived = read_derived(root / "tables", entities, findings, tick)
    prose = (*FOLDERS, "events", "claims")
    check_spelling([file for file in content_files(root) if file.relative_to(root).parts[0] in prose], findings)
    # A record with a fault was left out; what refers to it would only be named as a second fault.
    if not findings:
        check_links(parts, findings)
    if findings:
        raise ContentError(findings.sorted())
    return Content(
        parts.tables,
        tuple(parts.articles),
        tuple(record for record, _ in parts.events),
        tuple(parts.claims),
        tuple(record for record, _ in parts.sources),
        derived,
    )


def _check_files(root: Path, findings: Findings) -> None:
    files = content_files(root)
    if len(files) > _MOST_FILES:
        findings.add(root, 0, f"the folder has {len(files):,} files, the limit is {_MOST_FILES:,}", "name data/ itself")
    for file in files:
        folder, *rest = file.relative_to(root).parts
        if not rest:
            findings.add(file, 0, "this file is not part of the format", "move it out of the content")
        elif len(rest) > 1 and folder in (*FOLDERS, "tables"):
            findings.add(file, 0, f"files of {folder} stand in no folder of their own", f"move it to {folder}/")
        elif folder == "tables":
            if file.name not in (*FILES, *MORE_ORGANIZATIONS, DESCRIPTION, ENTITIES, *SPECS, "crosswalk.csv"):
                findings.add(file, 0, "there is no such table", f"use one of {', '.join(FILES)}")
        elif folder not in _SUFFIXES:
            findings.add(
                file, 0, f"there is no folder “{folder}” in the format", f"use {', '.join(_SUFFIXES)} or tables"
            )
        elif file.suffix != _SUFFIXES[folder]:
            findings.add(file, 0, f"files in {folder} end in {_SUFFIXES[folder]}", "rename or remove it")
