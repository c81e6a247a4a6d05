"""The country profiles of the World Factbook as they lie on the disk: read carefully, text without its markup."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from desktop.datasets.crosswalk import DatasetError

LARGEST_PROFILE = 2_000_000
"""Bytes; the longest profile of the last edition has about 150,000."""
MOST_PROFILES = 1_000


class Profile(NamedTuple):
    """One file: its GEC code in capitals, its name below the folder, and what it says by section and field."""

    gec: str
    file: str
    sections: dict[str, object]

    def text(self, section: str, field: str, *parts: str) -> str:
        """Returns a field, or a part of one, as plain text; empty where the profile has none."""
        node: object = self.sections
        for key in (section, field, *parts):
            if not isinstance(node, dict):
                return ""
            node = node.get(key, "")
        if isinstance(node, dict):
            node = node.get("text", "")
        if not isinstance(node, str):
            raise self.error(section, field, "is not a text", "restore the profile from its edition")
        return plain(node)

    def parts(self, section: str, field: str) -> tuple[str, ...]:
        """Returns the names of the parts of a field, in the order of the profile."""
        fields = self.sections.get(section)
        node = fields.get(field) if isinstance(fields, dict) else None
        return tuple(str(key) for key in node) if isinstance(node, dict) else ()

    def error(self, section: str, field: str, what: str, mend: str) -> DatasetError:
        """Makes the error that names this file, the field, what is wrong, and the mend."""
        return DatasetError(f"{self.file}: “{section} › {field}” {what}; {mend}")


def plain(markup: str) -> str:
    """Returns the text of a fragment of HTML: no tags, no entities, single spaces."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", markup)).split())


def without_brackets(text: str) -> str:
    """Returns the text without what stands in round brackets, however deep; a bracket left open stays."""
    before = ""
    while before != text:
        before, text = text, re.sub(r"\s*\([^()]*\)", "", text)
    return text


def split_outside_brackets(text: str, separators: str) -> tuple[str, ...]:
    """Splits a list at its separators, but not at those inside round brackets."""
    pieces = [""]
    depth = 0
    for character in text:
        depth = max(0, depth + (character == "(") - (character == ")"))
        if character in separators and not depth:
            pieces.append("")
        else:
            pieces[-1] += character
    return tuple(piece.strip() for piece in pieces if piece.strip())


def read_profiles(folder: Path, progress: Callable[[int, int], None]) -> tuple[Profile, ...]:
    """Reads every profile below the folder, sorted by code. Raises DatasetError for a file that is none."""
    files = sorted(file for file in folder.glob("*/*.json") if file.parent.name != "meta")
    if not files:
        raise DatasetError(f"{folder}: no profiles (REGION/CODE.json) in this folder; name the folder of the Factbook")
    if len(files) > MOST_PROFILES:
        raise DatasetError(f"{folder}: {len(files)} profiles where some 260 are expected; name the folder itself")
    profiles: dict[str, Profile] = {}
    for number, file in enumerate(files, 1):
        profile = _read_profile(folder, file)
        if profile.gec in profiles:
            raise DatasetError(f"{profile.file}: {profiles[profile.gec].file} has the same code; keep one of the two")
        profiles[profile.gec] = profile
        progress(number, len(files))
    return tuple(profiles[gec] for gec in sorted(profiles))


def _read_profile(folder: Path, file: Path) -> Profile:
    name = file.relative_to(folder).as_posix()
    if not re.fullmatch(r"[a-z]{2}", file.stem):
        raise DatasetError(f"{name}: the name is not a GEC code of two letters; rename or remove the file")
    try:
        if file.stat().st_size > LARGEST_PROFILE:
            raise DatasetError(f"{name}: larger than {LARGEST_PROFILE} bytes; a profile is not, restore it")
        sections = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise DatasetError(f"{name}: cannot be read ({error.strerror}); allow reading it") from error
    except UnicodeDecodeError as error:
        raise DatasetError(f"{name}: not UTF-8 at byte {error.start}; restore the profile") from error
    except json.JSONDecodeError as error:
        raise DatasetError(f"{name}:{error.lineno}: not valid JSON ({error.msg}); restore the profile") from error
    except RecursionError as error:
        raise DatasetError(f"{name}: nested too deeply; restore the profile") from error
    if not isinstance(sections, dict):
        raise DatasetError(f"{name}:1: not an object of sections; restore the profile")
    return Profile(file.stem.upper(), name, sections)
