"""`completion SHELL`: what a shell reads to complete commands, options, codes and files."""

from __future__ import annotations

from argparse import Namespace

from desktop import paths
from desktop.cli import OK
from desktop.cli.console import Console
from desktop.errors import ChanceryError

FILES = {"bash": "chancery", "zsh": "_chancery", "fish": "chancery.fish"}
"""The file of each shell, by the name under which the shell looks for it."""


def run(arguments: Namespace, console: Console) -> int:
    """Prints the file of a shell."""
    file = paths.resources_folder() / "completions" / FILES[arguments.shell]
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ChanceryError(f"the file {file} is missing; install Chancery again") from None
    console.write(text)
    return OK
