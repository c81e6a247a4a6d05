"""`check [DIR]`: the content with every fault, or its counts."""

from argparse import Namespace
from pathlib import Path

from desktop import paths
from desktop.cli import OK
from desktop.cli.console import Console


def run(arguments: Namespace, console: Console) -> int:
    """Prints what the content holds. Raises ContentError, which lists every fault, where it has any."""
    # The one command that looks at content without a library: what it reports is of the files themselves.
    from desktop.library.builder import examine

    folder: Path = arguments.folder or arguments.content or paths.content_folder()
    found = examine(folder)
    console.write(f"{folder}: no faults\n")
    for name, number in found.counts.items():
        console.write(f"{number:7,} {name}\n")
    if found.reading_eases:
        ranked = sorted(found.reading_eases, key=found.reading_eases.__getitem__)
        middle, hardest = ranked[len(ranked) // 2], ranked[0]
        console.write(
            f"{found.reading_eases[middle]:7.0f} reading ease (Flesch, median of {len(ranked)} articles; "
            f"hardest {found.reading_eases[hardest]:.0f}, {hardest})\n"
        )
    return OK
