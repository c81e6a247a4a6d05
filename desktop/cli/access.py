"""The library as the commands open it."""

from __future__ import annotations

from desktop import paths
from desktop.cli.console import Console
from desktop.library.library import Library
from desktop.library.store import LibraryStore

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from desktop.library.search.engine import Searcher


def store_for(arguments: Namespace) -> LibraryStore:
    """Returns the store of the content that the command line names, or of that shipped."""
    if arguments.content is None:
        return LibraryStore(paths.content_path(), paths.cache_path())
    import hashlib

    folder = arguments.content.resolve()
    name = hashlib.sha256(str(folder).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return LibraryStore(folder, paths.cache_folder() / f"content-{name}")


def open_library(arguments: Namespace, console: Console) -> Library:
    """Returns the library, compiled first where that is needed; says what a reader should know of it.

    Raises ContentError where the content has faults and no earlier edition is kept.
    """
    return _opened(store_for(arguments), console)


def open_searcher(arguments: Namespace, console: Console) -> Searcher:
    """Returns a searcher of the library, which is opened like `open_library` does."""
    store = store_for(arguments)
    return store.searcher(_opened(store, console))


def _opened(store: LibraryStore, console: Console) -> Library:
    opened = store.open(console.progress)
    if opened.remark:
        console.complain(opened.remark)
    if opened.faults:
        console.complain("list the faults with: chancery check")
    return opened.library
