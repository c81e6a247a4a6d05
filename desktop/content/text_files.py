"""Reading one text file of the content, with its size and encoding checked."""

import re
from pathlib import Path

from desktop.content.findings import Findings

LARGEST_BYTES = 2 * 1024 * 1024
FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]")


def read_text(file: Path, findings: Findings, largest_bytes: int = LARGEST_BYTES) -> str | None:
    """Returns the text of a file, or None with a fault noted.

    Faults: larger than `largest_bytes`, unreadable, not UTF-8, or holding control characters or
    bidirectional overrides. Line ends come back as line feeds.
    """
    try:
        size = file.stat().st_size
        if size > largest_bytes:
            findings.add(
                file, 0, f"the file has {size:,} bytes, the limit is {largest_bytes:,}", "split it into smaller files"
            )
            return None
        raw = file.read_bytes()
    except OSError as error:
        findings.add(file, 0, f"the file cannot be read ({error.strerror})", "check its permissions")
        return None
    try:
        text = raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        findings.add(file, line, f"byte {error.start} is not UTF-8", "save the file in the encoding UTF-8")
        return None
    forbidden = FORBIDDEN.search(text)
    if forbidden:
        line = text.count("\n", 0, forbidden.start()) + 1
        findings.add(
            file, line, f"the character U+{ord(forbidden[0]):04X} is not allowed in content", "remove this character"
        )
        return None
    return text
