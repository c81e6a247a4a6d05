"""Collecting the faults of a check, so that one run lists them all."""

from pathlib import Path

from desktop.errors import Diagnostic


class Findings:
    """The faults found so far, in files below one folder."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._diagnostics: list[Diagnostic] = []

    def add(self, file: Path, line: int, message: str, mend: str) -> None:
        """Notes one fault; `line` counts from 1, 0 is the file as a whole."""
        try:
            shown = file.relative_to(self._root)
        except ValueError:
            shown = file
        self._diagnostics.append(Diagnostic(shown.as_posix(), line, message, mend))

    def __bool__(self) -> bool:
        """True once there is a fault."""
        return bool(self._diagnostics)

    def of(self, file: Path) -> bool:
        """True once there is a fault in this file."""
        return any(fault.file == file.relative_to(self._root).as_posix() for fault in self._diagnostics)

    def sorted(self) -> tuple[Diagnostic, ...]:
        """Returns the faults by file and line, each once."""
        return tuple(sorted(set(self._diagnostics)))
