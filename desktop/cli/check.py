"""`check [DIR]`: the content with every fault, or its counts."""

from argparse import Namespace
from pathlib import Path

from desktop import paths
from desktop.cli import OK
from desktop.cli.console import Console


def run(arguments: Namespace, console: Console) -> int:
    """Prints what the content holds. Raises ContentError, which lists every fault, where it has any."""
    # The one command that looks at content without a library: what it reports is of the files themselves.
    from desktop.library.builder import counts

    folder: Path = arguments.folder or arguments.content or paths.content_folder()
    found = counts(folder)
    console.write(f"{folder}: no faults\n")
    for name, number in found.items():
        console.write(f"{number:7,} {name}\n")
    return OK
